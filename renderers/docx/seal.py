"""The seal of a Word file: a hash over all its parts, kept in its properties, by which it is known to be as it was written.

A file that is may be written anew by the same report unasked: nothing that anybody did to it is lost.

Word and every other program that saves the file writes its parts anew, so the seal no longer fits. The same report has the
same seal. Loads no library, so that a file can be looked at before any is written.
"""

from __future__ import annotations

import re
import zlib
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

if TYPE_CHECKING:
    from collections.abc import Mapping

PROPERTIES = "docProps/core.xml"
_NAME = "nianbao-sha256:"
UNSEALED = _NAME + "0" * 64
"""Stands in the properties in place of the seal while the hash is taken."""
_SEAL = re.compile(rb"nianbao-sha256:[0-9a-f]{64}")
_TITLE = re.compile(rb"<dc:title>([^<]+)</dc:title>")
_STATUS = re.compile(rb"<cp:contentStatus>[^<]+</cp:contentStatus>")
"""Only a draft has one."""
_MOST_BYTES = 50_000_000
"""Of all parts; a report of ours has a hundredth."""


def sealed(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a file with its seal in the properties, where `UNSEALED` stood."""
    return {**parts, PROPERTIES: parts[PROPERTIES].replace(UNSEALED.encode(), _seal_of(parts))}


def is_as_written(data: bytes) -> bool:
    """Whether the bytes are those of a Word file of ours that nobody has changed; any bytes may come."""
    return _properties(data) is not None


def is_same_report(old: bytes, new: bytes) -> bool:
    """Whether a file that is as written is of the report, by its title, that the new one is of, and no less finished.

    Any bytes may come. A finished report is no draft's, and one without a title is of no report that is known.
    """
    was, is_now = _properties(old), _properties(new)
    if was is None or is_now is None:
        return False
    titles = [_TITLE.findall(each) for each in (was, is_now)]
    return titles[0] == titles[1] != [] and (bool(_STATUS.search(was)) or not _STATUS.search(is_now))


def _properties(data: bytes) -> bytes | None:
    """The properties of a file of ours that is as it was written; None of any other."""
    try:
        with ZipFile(BytesIO(data)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > _MOST_BYTES:
                return None
            parts = {name: packed.read(name) for name in packed.namelist()}
    except (
        BadZipFile,
        OSError,
        EOFError,
        RuntimeError,
        ValueError,
        zlib.error,
    ):  # RuntimeError: locked by a password
        return None
    properties = parts.get(PROPERTIES, b"")
    found: list[bytes] = _SEAL.findall(properties)
    if len(found) != 1:
        return None
    unsealed = {**parts, PROPERTIES: properties.replace(found[0], UNSEALED.encode())}
    return properties if found[0] == _seal_of(unsealed) else None


def _seal_of(parts: Mapping[str, bytes]) -> bytes:
    whole = sha256()
    for name in sorted(parts):
        whole.update(f"{name} {len(parts[name])} ".encode())
        whole.update(parts[name])
    return f"{_NAME}{whole.hexdigest()}".encode()
