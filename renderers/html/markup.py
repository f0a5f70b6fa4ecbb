"""The smallest pieces of HTML: every text of the report is cleaned and escaped here, and nowhere else."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from renderers.text import clean

if TYPE_CHECKING:
    from renderers.model import Cell


def text(typed: str) -> str:
    """A text as HTML that shows just that, between tags or in double quotes."""
    return typed if typed.isalnum() else escape(clean(typed))  # as all figures and most labels are


def attributes(**told: str | int) -> str:
    """Attributes of a tag, each with the blank before it; what is empty is left out, an underline behind a name drops."""
    return "".join([f' {name.rstrip("_")}="{value}"' for name, value in told.items() if value])


def spans(cell: Cell) -> dict[str, str | int]:
    """The attributes that say how many columns and rows a cell covers, where it is more than one."""
    if cell.across == cell.down == 1:
        return {}
    over = {"colspan": cell.across, "rowspan": cell.down}
    return {name: count for name, count in over.items() if count > 1}
