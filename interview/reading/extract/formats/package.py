"""Office Open XML packages: which kind one is, and its parts as streams that no trick makes larger than a report.

A part that is locked, packed in a strange way, or would burst is refused; a document type, behind which entities could
grow without end, wherever it stands. Nothing here knows what a part says.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO, Any, NoReturn
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from interview.errors import ReportFileError

MOST_XML = 40_000_000
"""Bytes of a part, unpacked; a long report has one million."""
MOST_PARTS = 10_000
"""Files in the package; a report with many pictures has two hundred."""
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_DAMAGED = (BadZipFile, EOFError, LookupError, NotImplementedError, OSError, ValueError)
"""What the library raises where a package is none."""


@contextmanager
def opened(data: bytes, damaged: str) -> Iterator[ZipFile]:
    """The package of a file.

    Args:
        data: The file.
        damaged: The refusal where the package or its parts cannot be read.

    Raises:
        ReportFileError: It is damaged, or has more parts than a report.
    """
    if data.count(_ENTRY) > MOST_PARTS:
        raise ReportFileError("bursting")
    try:
        with ZipFile(BytesIO(data)) as package:
            yield package
    except (*_DAMAGED, expat.ExpatError):
        raise ReportFileError(damaged) from None


def has(data: bytes, name: str) -> bool:
    """Whether a file is a package with this part."""
    return name.encode() in data and _lists(data, name)


def _lists(data: bytes, name: str) -> bool:
    try:
        with ZipFile(BytesIO(data)) as package:
            return name in package.namelist()
    except _DAMAGED:
        return False


def parse(package: ZipFile, name: str, reader: Any) -> None:
    """Reads a part, calling the reader's `start`, `end` and `text` as its elements come.

    Raises:
        ReportFileError: It is locked, packed strangely, or would burst.
    """
    entry = package.getinfo(name)
    if entry.flag_bits & _ENCRYPTED:
        raise ReportFileError("encrypted")
    if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise ValueError  # Office packs in no other way, and some would take any memory
    if entry.file_size > MOST_XML:
        raise ReportFileError("bursting")
    with package.open(entry) as part:
        _parsed(part, reader)


def _parsed(part: IO[bytes], reader: Any) -> None:
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.ParseFile(part)


def _refuse(*_declared: object) -> NoReturn:
    raise ValueError
