"""A text file that a person wrote for the program, a story or a roster: whole, in UTF-8, of a bounded size. What it says is its reader's."""

from __future__ import annotations

from pathlib import Path

from interview.errors import SessionFileError
from interview.regular_file import UnreadError, Why, whole

_MOST_TEXT = 1_000_000
"""Bytes of a story; one with every figure and long texts has a twentieth."""
_REFUSED: dict[Why, str] = {
    "missing": "no_such_file", "irregular": "not_a_file", "too_large": "text_too_large", "unreadable": "unreadable",
}  # fmt: skip


def read_text(path: Path) -> str:
    """A text file in UTF-8.

    Raises:
        SessionFileError: It is not there, is too large, or is not text.
    """
    try:
        return whole(path, _MOST_TEXT).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SessionFileError("text_not_utf8", file=path.name) from None
    except UnreadError as trouble:
        code = _REFUSED[trouble.why]
        raise SessionFileError(code, file=path.name, reason=trouble.reason, most=_MOST_TEXT // 1000) from None
