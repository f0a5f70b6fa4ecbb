"""A worksheet: lines with a blank each, grouped, and a register with a row for each application.

Plain frozen dataclasses; every word is in them already. Nothing here knows a form or how it is set.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Blank = Literal["whole", "change", "amount", "text", "choice"]
"""What goes into a blank: a whole number, one that may be below 0, an amount, a text, one of several."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One thing to find out."""

    address: str
    """What it answers; stands in a column that nobody sees, to be read back by."""
    says: str
    blank: Blank
    unit: str = ""
    counts: str = ""
    """What is counted in; the page leaves it out."""
    last: str = ""
    """What it was last year."""
    options: tuple[str, ...] = ()
    given: str = ""
    """What stands in the blank already."""


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """Lines that one person knows."""

    title: str
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A column of the register."""

    text: str
    width: float
    """In millimetres, of 156 together."""
    options: tuple[str, ...] = ()
    """What may stand in it; any text where there are none."""


@dataclass(frozen=True, slots=True)
class Register:
    """A list with one row an application."""

    title: str
    note: str
    heads: tuple[Head, ...]
    rows: int
    """Rows that the workbook has room for."""
    rows_on_page: int


@dataclass(frozen=True, slots=True)
class Worksheet:
    """What to find out before the interview."""

    title: str
    tab: str
    """What the sheet in the workbook is called."""
    note: str
    mark: str
    """Says in the workbook what it is and for which form; stands above the addresses."""
    year: int
    heads: tuple[str, str, str, str, str]
    """Above the things, what is counted in, last year's, the blanks, the units."""
    groups: tuple[SheetGroup, ...]
    register: Register | None
    lists: str
    """What the sheet is called that holds the choices."""
    hints: tuple[tuple[Blank, str], ...] = ()
    """What to write into each sort of blank."""
