"""A number of a list and a list, as they stand in a text, and the marks and words that every sort of list goes by."""

from __future__ import annotations

import re

from interview.dataclass import dataclass

PARTS = "，、；：（）(),;:。！？\n"
LEADS = ("其中被", "其中", "被", "具体包括", "包括", "包含", "涵盖", "分别为", "分别是", "含")
"""What may stand before the first of a list and is none of its name."""
SUCH_AS = r"[例比]?如(?![皋东])"
"""What else may, before one of sorts; 如皋 and 如东 are places."""
UNIT = re.compile(r"[ \u3000]?(人次|件次|万元|[件期条條个個份次人名家场篇处项項元])(?![余多餘])")
BETWEEN = frozenset("，、；,;和及以 \u3000")
"""What parts two numbers of a list."""
LONGEST = 24
"""Characters of a name."""
ALIKE = frozenset("条條件篇份")
"""What one list may count in by turns: 会议信息220条、政策文件3302件."""
_LED = re.compile(rf"(?:{'|'.join(LEADS)}|{SUCH_AS}|[：:（(])[，,：:有]?\s?$")


@dataclass(frozen=True, slots=True)
class ListItem:
    """One number of a list."""

    start: int
    end: int
    """Of the number."""
    name: str
    begins: int
    """Where the name begins."""
    unit: str
    stop: int
    of: str = ""
    """What the number is bound to already."""
    left: bool = False
    """Whether it is known to nobody and asked of nobody here: a table may have it."""


@dataclass(frozen=True, slots=True)
class ListRun:
    """The numbers of one list, in order."""

    items: tuple[ListItem, ...]
    sorts: bool = False
    """Whether they are sorts of what was published; a fact of a flow may be among them."""


def is_led(text: str, begins: int) -> bool:
    """Whether words or a mark before a name say that parts of something follow."""
    return _LED.search(text, max(0, begins - LONGEST), begins) is not None


def is_whole(number: str) -> bool:
    """Whether a number has nothing but digits."""
    return number.isascii() and number.isdecimal()
