"""How an office has its report set: page, type and page number. What is not said is as GB/T 9704 has it.

Values alone, for every format that has pages; where they come from (a preset, another file) is not known here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import floor
from typing import Literal

PageNumber = Literal["outer", "centre", "none"]
"""Odd pages right and even pages left, each one character in; in the middle; or no page number."""
TitleForm = Literal["balanced", "office", "line"]
"""Broken into lines about alike; the office above the rest; on one line, in smaller type where need be."""

_MM = 72 / 25.4
_PAGE_WIDTH = 210.0
_TYPE_WIDTH = 156.0


@dataclass(frozen=True, slots=True)
class Margins:
    """The room around the type area of A4, in millimetres."""

    top: float = 37.0
    right: float = 26.0
    bottom: float = 35.0
    left: float = 28.0


@dataclass(frozen=True, slots=True)
class Faces:
    """The fonts, by the names that Word shows."""

    title: str = "方正小标宋简体"
    part: str = "黑体"
    """Of 「一、」."""
    topic: str = "楷体_GB2312"
    """Of 「（一）」."""
    body: str = "仿宋_GB2312"
    digits: str = "Times New Roman"
    page_number: str = "宋体"


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a report."""

    margins: Margins = field(default_factory=Margins)
    faces: Faces = field(default_factory=Faces)
    title_points: float = 22.0
    title_line_points: float = 34.0
    body_points: float = 16.0
    line_points: float = 28.95
    """From one line of text to the next: 22 lines in 225 mm. 29 would be one line less."""
    page_number: PageNumber = "outer"
    dashes: bool = True
    """Whether the page number stands between dashes: — 1 —."""
    title_form: TitleForm = "balanced"

    @property
    def type_width(self) -> float:
        """The width of the type area in points."""
        return (_PAGE_WIDTH - self.margins.left - self.margins.right) * _MM

    @property
    def scale(self) -> float:
        """How wide the type area is, in widths of the one of GB/T 9704, for which tables are given."""
        return self.type_width / (_TYPE_WIDTH * _MM)

    @property
    def title_characters(self) -> int:
        """How many characters of a title fit on a line."""
        return int(self.type_width // self.title_points)

    @property
    def squeeze(self) -> int:
        """How much closer than its width each character stands, in twips, so that a whole number of them fills a line.

        28 characters of 16 pt are 158 mm, and the type area has 156.
        """
        characters = round(self.type_width / self.body_points)
        return min(0, floor((self.type_width / characters - self.body_points) * 20))


GB_T_9704 = Style()
"""Party and government organs (GB/T 9704-2012): A4, 22 lines of 28 characters."""
