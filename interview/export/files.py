"""Writing an exported file: whole or not at all, beside what is there, never over an answers file.

Unasked only over the same report as we wrote it ourselves, which nobody has open or guards.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Literal

from interview.dataclass import dataclass
from interview.errors import WriteError, cause_of
from interview.export.sealed import is_same_report, report_of

ANSWERS_SUFFIX = ".nianbao.json"
_TRIES = 99
_MOST_BYTES = 20_000_000
"""A larger file is none of ours, and is not read."""
_LEFT_ALONE = {"changed": "changed", "open": "beside"}
"""How a Word file stands that is written beside, and the sentence that says why."""


@dataclass(frozen=True, slots=True)
class Written:
    """Where a file went."""

    path: Path
    instead_of: Path | None = None
    """The name that was wanted, where that file was left alone."""
    code: str = ""
    """Names the sentence that says why: `beside` (another program has it open), `changed` (since it was written), `taken`."""


def write(
    data: bytes, path: Path, *, force: bool = False, beside: bool = False, protected: Collection[Path] = ()
) -> Written:  # fmt: skip
    """Puts the bytes into a file, whole or not at all.

    A Word file of the same report that is as we wrote it, is not open and may be written to is written anew whether
    `force` is given or not.
    A file that another program holds open (Word or WPS on Windows) is left alone and the new one written beside it
    under the next name that is free, or that holds this report as we wrote it.

    Args:
        data: What to write.
        path: Where.
        force: Write over whatever is there.
        beside: Leave a Word file that somebody changed since it was written, or has open now, alone, and write beside it
            as well.
        protected: Files that are never written over, whatever their names.

    Raises:
        WriteError: The file exists and `force` is not given (`export_changed` where it is a Word file that is not, or no
            longer, as we wrote it), it is an answers file, a story or a last-year file, or the folder cannot be written to.
    """
    if _holds_answers(path) or any(_same(path, other) for other in protected):
        raise WriteError("export_over_answers", file=path.name)
    there = _word_file(path, data) if beside or not force else "unknown"
    if there in _LEFT_ALONE and beside and (other := _free(path, data)) != path:
        written = write(data, other, force=True, protected=protected)
        return replace(written, instead_of=path, code=_LEFT_ALONE[there])
    if path.exists() and not force and there != "same":
        raise WriteError("export_changed" if there == "changed" else "export_exists", file=path.name)
    temporary = path.with_name(path.name + ".tmp")
    try:
        if path.is_dir():  # Windows could not tell it from a file that is open
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        temporary.write_bytes(data)
        try:
            temporary.replace(path)
        except PermissionError:
            other = _free(path)
            temporary.replace(other)
            return Written(other, path, "beside")
    except OSError as fault:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise WriteError("export_failed", file=path.name, **cause_of(fault)) from fault
    return Written(path)


def write_beside(data: bytes, path: Path, *, protected: Collection[Path] = ()) -> Written:
    """Puts the bytes into a file, and where there is another one by that name, beside it under the next free name.

    One that is the same report as we wrote it is written anew.

    Raises:
        WriteError: The folder cannot be written to.
    """
    other = path if not path.exists() or _is_ours(path, data) else _free(path, data)
    written = write(data, other, force=True, protected=protected)
    return written if other == path else replace(written, instead_of=path, code="taken")


def _word_file(path: Path, data: bytes) -> Literal["same", "open", "changed", "unknown"]:
    """What is there: this report as we wrote it, open or not; a Word file that is not, or no longer, so; or neither."""
    if path.suffix.lower() != ".docx" or not path.is_file():
        return "unknown"
    from renderers.docx import seal

    try:
        if path.stat().st_size > _MOST_BYTES:
            return "changed"
        there = path.read_bytes()
    except OSError:
        return "unknown"
    if not seal.is_as_written(there):
        return "changed"
    if not seal.is_same_report(there, data) or not path.stat().st_mode & 0o222:
        return "unknown"
    return "open" if _is_open(path) else "same"


def _is_open(path: Path) -> bool:
    """Whether an office program has the file open, by the file that it lays beside it meanwhile.

    Windows keeps an open file by itself; elsewhere the program would go on with what is not there any more.
    """
    name = path.name  # Word leaves out two characters of longer names; LibreOffice; WPS
    beside = (f"~${name}", f"~${name[2:]}", f".~lock.{name}#", f".~{name}")
    return any(path.with_name(each).exists() for each in beside)


def _holds_answers(path: Path) -> bool:
    """By its name, or by the name a link leads to; many file systems take capitals for small letters."""
    return any(name.lower().endswith(ANSWERS_SUFFIX) for name in (path.name, path.resolve().name))


def _same(one: Path, other: Path) -> bool:
    """Whether two paths are one file, whatever it is called."""
    if one.exists() and other.exists():
        return one.samefile(other)
    return one.resolve() == other.resolve()


def _free(path: Path, data: bytes | None = None) -> Path:
    """The next name beside a file that is free, or holds nothing but this report as we wrote it; its own where there is none."""
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, _TRIES))
    return next(
        (name for name in names if not name.exists() or (data is not None and _is_ours(name, data))), path
    )


def _is_ours(path: Path, data: bytes) -> bool:
    """Whether writing these bytes over a file loses nothing: it holds them, or the same report as we wrote it."""
    if _holds(path, data) or _word_file(path, data) == "same":
        return True
    return path.is_file() and path.stat().st_size <= _MOST_BYTES and is_same_report(path.read_bytes(), data)


def is_as_written(path: Path) -> bool:
    """Whether a file is a PDF file or a web page as an interview wrote it."""
    with suppress(OSError):
        return path.stat().st_size <= _MOST_BYTES and report_of(path.read_bytes()) is not None
    return False


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
