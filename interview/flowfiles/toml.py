"""TOML that anybody may have written: read, or refused with the line, whatever it holds.

The reader we stand on recurses into what is nested, and turns digits into numbers without end: very deep ones overflow the
stack, in some of its versions beyond recovery. So what no story and no flow file needs is found before it sees the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate
from typing import Any

import tomli

MOST_NESTED = 50
"""Brackets within brackets, and names in one key; a flow file needs six, a story four."""
_LONGEST_NUMBER = 100
"""Characters of a number; the largest figure has a dozen."""

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|\#[^\n]*'
    r"|(?P<number>(?<![\w-])[+-]?\d[\w.+-]*)|(?P<mark>[\[\]{}.,=\n])|[\w-]+",
    re.DOTALL,
)
_STEP = {"[": 1, "{": 1, "]": -1, "}": -1}
_STEP_OF_BYTE = {ord(mark): step for mark, step in _STEP.items()}
_NO_BRACKET, _NO_DOT = (bytes(set(range(256)).difference(kept)) for kept in (b"[]{}", b".\n"))


class TomlError(ValueError):
    """A text is no TOML, or none that is wanted here; the message ends with the place, as `(at line 3, column 7)`."""


def parse(text: str, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """What a TOML text says.

    Args:
        text: The text.
        parse_float: Makes a number of digits with a point or an exponent.

    Raises:
        TomlError: It cannot be read, is nested more than fifty deep, or holds a number of more than a hundred characters.
    """
    if _suspicious(text):
        _refuse_excess(text)
    try:
        return tomli.loads(text, parse_float=parse_float)
    except tomli.TOMLDecodeError as fault:
        raise TomlError(str(fault).replace("at end of document", _place(text, len(text)))) from None


def _suspicious(text: str) -> bool:
    """Whether a closer look is needed; it costs a hundred times more than this one."""
    told = text.encode(errors="replace")
    brackets = map(_STEP_OF_BYTE.__getitem__, told.translate(None, _NO_BRACKET))
    return (
        max(accumulate(brackets), default=0) > MOST_NESTED
        or b"." * MOST_NESTED in told.translate(None, _NO_DOT)
        or re.search(rf"[0-9]\w{{{_LONGEST_NUMBER}}}", text) is not None
    )


def _refuse_excess(text: str) -> None:
    deep = names = 0
    for token in _TOKEN.finditer(text):
        mark = token["mark"]
        deep += _STEP.get(mark, 0)
        names = names + 1 if mark == "." else 0 if mark else names
        if deep > MOST_NESTED or names >= MOST_NESTED:
            raise TomlError(f"Nested too deeply ({_place(text, token.start())})")
        if token["number"] and len(token["number"]) > _LONGEST_NUMBER:
            raise TomlError(f"Too many digits ({_place(text, token.start())})")


def _place(text: str, at: int) -> str:
    return f"at line {text.count(chr(10), 0, at) + 1}, column {at - text.rfind(chr(10), 0, at)}"
