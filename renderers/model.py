"""The finished report as a tree, the only thing a renderer sees.

Plain frozen dataclasses of text and table cells, in reading order. Nothing here may depend on how the
report was made (no answers, no flows) or on how it is printed (no fonts, no XML).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the report; level 1 is 「一、」, level 2 is 「（一）」."""

    level: Literal[1, 2]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of running text, without line breaks inside."""

    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell of a table, placed after the one before it in its row.

    A cell that spans rows is given once, in its first row; the rows below leave it out.
    """

    text: str
    across: int = 1
    """Grid columns it covers, at least 1."""
    down: int = 1
    """Rows it covers, at least 1."""
    role: Literal["head", "label", "figure"] = "figure"
    """A column head, a row label (set to the left), or a number (centred)."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table on a fixed grid."""

    name: str
    """What a screen reader announces, such as 「收到和处理政府信息公开申请情况」; not printed."""
    widths: tuple[float, ...]
    """Width of each grid column in millimetres; together at most 156, the type area of A4 in GB/T 9704."""
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int
    """Rows at the top that are printed again when the table breaks over a page."""
    dense: bool = False
    """Set small and tight, so that a long table stays on one portrait page."""


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report."""

    title: str
    office: str
    """The publishing office, the author in the file's properties."""
    year: int
    """The year reported on."""
    blocks: tuple[Block, ...]
    draft: bool = False
    """An unfinished report, which must say 草稿 on every page."""
