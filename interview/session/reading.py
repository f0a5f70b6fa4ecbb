"""An answers file read and judged; whatever is wrong with it is said, and nothing of it is touched.

Any bytes may come: an empty file, half a file, a picture, a file of a newer program, or one made to break us.
Each is refused with a code of its own, and the backup is named where it would open.
"""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import NoReturn, TypeAlias

from pydantic import ValidationError

from interview.errors import SessionFileError
from interview.regular_file import UnreadError, Why, whole
from interview.session.contents import FileContents
from interview.session.file_names import BACKUP, beside
from interview.session.migration import migrated
from interview.session.model import Session, to_session

MOST_BYTES = 50_000_000
"""A long report with a long log stays below a hundredth of this."""

MOST_PARTS = 250_000
"""Likewise, in commas and brackets. A file of other things may be small enough and still fill the memory once its
parts, or as many faults in them, are laid out."""

_NOTHING = b"\0 \t\r\n"
"""After a power cut a file may be all zero bytes; that is an empty file too."""


Judge: TypeAlias = Callable[[Session], None]
"""Whoever knows the forms may look at what a file says, and refuse it by a SessionFileError of its own."""


def no_judge(session: Session) -> None:
    """Takes whatever the models take."""


def read_contents(path: Path, judge: Judge = no_judge) -> tuple[FileContents, bytes]:
    """What an answers file holds, in the present schema, and its bytes as they are.

    Raises:
        SessionFileError: It cannot be opened. Details: `file`, and `backup` where the version before can be.
    """
    try:
        return _read(path, judge)
    except SessionFileError as refusal:
        refusal.details["file"] = path.name
        backup = beside(path, BACKUP)
        if _opens(backup, judge):
            refusal.details["backup"] = backup.name
        raise


def _opens(path: Path, judge: Judge) -> bool:
    try:
        _read(path, judge)
    except SessionFileError:
        return False
    return True


def _read(path: Path, judge: Judge) -> tuple[FileContents, bytes]:
    data = _bytes(path)
    contents = contents_of(data)
    judge(to_session(contents))
    return contents, data


def contents_of(data: bytes) -> FileContents:
    """What the bytes of an answers file hold.

    Raises:
        SessionFileError: They are not, or no longer, an answers file.
    """
    if not data.strip(_NOTHING):
        raise SessionFileError("empty")
    if parts_of(data) > MOST_PARTS:
        raise SessionFileError("foreign")
    try:
        return FileContents.model_validate(migrated(_json(data)))
    except ValidationError as faults:
        where = ".".join(
            str(part) for part in faults.errors(include_input=False, include_url=False)[0]["loc"]
        )
        raise SessionFileError("damaged", where=where) from None


def parts_of(data: bytes) -> int:
    """How many parts some JSON has at most."""
    return sum(map(data.count, (b",", b"[", b"{")))


_REFUSED: dict[Why, str] = {
    "missing": "missing", "irregular": "not_a_file", "too_large": "too_large", "unreadable": "unreadable",
}  # fmt: skip


def _bytes(path: Path) -> bytes:
    try:
        return whole(path, MOST_BYTES)
    except UnreadError as trouble:
        raise SessionFileError(
            _REFUSED[trouble.why], reason=trouble.reason, most=MOST_BYTES // 1_000_000
        ) from trouble


def _json(data: bytes) -> object:
    text = _text(data)
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_each_once)
    except json.JSONDecodeError as fault:
        code = "truncated" if _ends_early(text, fault.pos) else "not_json"
        raise SessionFileError(code) from None
    except RecursionError:
        raise SessionFileError("foreign") from None
    except (ValueError, ArithmeticError):  # a number of thousands of digits
        raise SessionFileError("damaged", where="") from None


_OF_OTHERS = (b"PK", b"\xd0\xcf", b"%PDF", b"\x89PNG", b"\xff\xd8")
"""How documents and pictures begin."""


def _text(data: bytes) -> str:
    try:
        return data.removeprefix(BOM_UTF8).decode()  # Windows Notepad may have put a mark in front
    except UnicodeDecodeError as fault:
        if data.startswith(_OF_OTHERS):
            raise SessionFileError("foreign") from None
        cut = fault.end == len(data) and data.startswith(b"{")
        raise SessionFileError("truncated" if cut else "not_utf8") from None


def _ends_early(text: str, position: int) -> bool:
    written = text.strip()
    return written.startswith("{") and (position >= len(text.rstrip()) or not written.endswith("}"))


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Names and values; of two under one name JSON would keep the second and drop the other unseen."""
    found = dict(pairs)
    if len(found) < len(pairs):
        ((twice, _),) = Counter(name for name, _ in pairs).most_common(1)
        raise SessionFileError("damaged", where=twice)
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)
