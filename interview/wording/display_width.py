"""How many cells of the screen a text takes, and as much of it as so many hold.

Widths are cells, never characters. Nothing here knows a terminal.
"""

from __future__ import annotations

import re

_WIDE = re.compile("[\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]")
"""Chinese characters and punctuation, all two cells wide."""
_RARE = re.compile("[^ -~·…—“”‘’✓↑↓]")
"""What is not surely one cell wide and so is looked up."""


def width(text: str) -> int:
    """How many cells a text takes on the screen."""
    narrow = _WIDE.sub("", text)
    if not _RARE.search(narrow):
        return 2 * len(text) - len(narrow)
    from wcwidth import wcswidth  # ten milliseconds to load, and most texts never need it

    return max(wcswidth(text), 0)


def one_by_one(text: str) -> bool:
    """Whether surely every character of a text takes cells of its own."""
    return not _RARE.search(_WIDE.sub("", text))


def cut(text: str, cells: int) -> str:
    """The beginning of a text that fits into so many cells."""
    if width(text) <= cells:
        return text
    short = text
    while short and width(short) > cells - 1:
        short = short[:-1]
    return short + "…"
