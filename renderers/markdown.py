r"""The report as Markdown, for reading, comparing and pasting.

What a person typed must come back as that text: it is escaped, never taken for markup. Tables are plain
pipe tables, rectangular, one line to a row. Markdown has no spans, so a cell is printed where it begins; only
a row label is printed again in each row it covers, because there it says what the figures are. No figure is
printed twice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from renderers.grid import Slot, expand
from renderers.model import Document, Heading, Paragraph, Table
from renderers.text import clean

if TYPE_CHECKING:
    from renderers.model import Block

_ANYWHERE = re.compile(r"[\\`*_\[\]<>#|~&$]")
# These begin a list or a rule, at the start of a paragraph only. A digit cannot be escaped,
# the mark after it can.
_AT_START = re.compile(r"^(?:(?=[-+])|[0-9]+(?=[.)](?: |$)))")


def write_markdown(document: Document) -> str:
    """Writes the whole report as Markdown (with pipe tables), ending in a line break."""
    parts = [_heading(1, document.title)]
    if document.draft:
        parts.append("**草稿**")
    parts.extend(part for block in document.blocks if (part := _block(block)))
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return _heading(block.level + 1, block.text)
        case Paragraph():
            return _AT_START.sub(r"\g<0>\\", _escape(block.text))
        case Table():
            return _table(block)
        case _:
            assert_never(block)


def _heading(level: int, text: str) -> str:
    return f"{'#' * level} {_escape(text)}".rstrip()


def _table(table: Table) -> str:
    lines = [
        _line([_text(slot, row, column) for column, slot in enumerate(slots)])
        for row, slots in enumerate(expand(table))
    ]
    if lines:
        lines.insert(1, _line(["---"] * len(table.widths)))
    return "\n".join(lines)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(slot: Slot, row: int, column: int) -> str:
    here = slot.column == column and (slot.row == row or slot.cell.role == "label")
    return _escape(slot.cell.text) if here else ""


def _escape(text: str) -> str:
    """Makes sure that a text is read as itself."""
    return _ANYWHERE.sub(r"\\\g<0>", clean(text).strip(" "))
