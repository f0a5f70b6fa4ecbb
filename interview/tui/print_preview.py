"""The report as it is printed, on a terminal: a document in, lines of so many cells out.

Lays a table out by its own grid, in the proportions of the page, parts told by ground rather than by lines. Marks what
differs from the document before. Knows no widget and no plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from types import MappingProxyType

from textual.content import Content

from interview.dataclass import dataclass
from interview.tui.widgets.split_line import underlined
from interview.wording.display_width import width
from interview.wording.wrap import Marks, stiffest, wrapped
from renderers.grid import Slot, expand
from renderers.model import Document, Heading, Paragraph, Table

_INDENT = "    "
_SIGN = "*"
"""Stands before what has just changed, for those who see no colours."""
_CHANGED = "bold $marked on $marked-ground"
_LEAST = 3
"""A column shows one Chinese character and the gap after it, at least."""
_STIFFEST = 6
"""A label's piece of so many cells is not torn, such as （一）."""
_UNKNOWN = "."


NONE: Mapping[str, Marks] = MappingProxyType({})
"""No paragraph has anything that follows."""
_KEPT = 2000
"""So many wrapped texts are kept: from one answer to the next nearly all of a report is the same."""


@lru_cache(maxsize=_KEPT)
def _wrapped(text: str, cells: int) -> tuple[str, ...]:
    return tuple(wrapped(text, cells))


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as lines."""

    lines: tuple[Content, ...] = ()
    heads: tuple[int, ...] = ()
    """The lines where the report's parts begin, in its order."""
    changed: tuple[int, ...] = ()
    """The lines that differ from the document before."""


@dataclass
class _Paper:
    cells: int
    lines: list[Content] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    begins: list[str] = field(default_factory=list)
    """The labels at which parts without a heading are still to begin."""

    def put(self, line: Content, *, changed: bool = False) -> None:
        if changed:
            self.changed.append(len(self.lines))
        self.lines.append(line)


def paper(
    document: Document,
    cells: int,
    nothing: str,
    before: Document | None = None,
    follow: Mapping[str, Marks] = NONE,
    begins: Sequence[str] = (),
) -> Paper:
    """The lines of a document.

    Args:
        document: What to show.
        cells: How wide.
        nothing: What stands in a part that has no text yet.
        before: The document as it was; what differs is marked. None marks nothing.
        follow: Of each paragraph the pieces that follow a figure or a fact, to be underlined.
        begins: The labels of a table at which parts begin, in order, where a form has no headings.
    """
    page = _Paper(cells, begins=[*begins])
    _put_title(page, document.title)
    texts = {each.text for each in before.blocks if isinstance(each, Paragraph)} if before else set()
    tables = {each.name: each for each in before.blocks if isinstance(each, Table)} if before else {}
    empty = False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1 and empty:
            page.put(Content.styled(_INDENT + nothing, "$quiet"))
        empty = isinstance(block, Heading)
        match block:
            case Heading():
                _put_heading(page, block)
            case Paragraph():
                changed = before is not None and block.text not in texts
                _put_paragraph(page, block.text, follow.get(block.text, ()), changed=changed)
            case Table():
                _put_table(page, block, tables.get(block.name))
    if empty:
        page.put(Content.styled(_INDENT + nothing, "$quiet"))
    return Paper(tuple(page.lines), tuple(page.heads), tuple(page.changed))


def _put_title(page: _Paper, title: str) -> None:
    for line in _wrapped(title, page.cells):
        page.put(Content.styled(" " * ((page.cells - width(line)) // 2) + line, "bold $foreground"))
    page.put(Content(""))


def _put_heading(page: _Paper, heading: Heading) -> None:
    if heading.level == 1:
        page.put(Content(""))
        page.heads.append(len(page.lines))
    style = "bold $primary" if heading.level == 1 else "bold $foreground"
    for line in _wrapped(heading.text, page.cells):
        page.put(Content.styled(line, style))


def _put_paragraph(page: _Paper, text: str, follow: Marks, *, changed: bool) -> None:
    indent = _SIGN + _INDENT[1:] if changed else _INDENT
    marks = [(start + len(indent), end + len(indent)) for start, end in follow]
    for line in underlined(indent + text, _CHANGED if changed else "$foreground", marks, page.cells):
        page.put(line, changed=changed)


# Tables ------------------------------------------------------------------------------------------------------------


def _put_table(page: _Paper, table: Table, before: Table | None) -> None:
    grid = expand(table)
    known = expand(before) if before is not None and before.widths == table.widths else ()
    columns = _columns(table, grid, page.cells)
    heights = _heights(grid, columns)
    for row, slots in enumerate(grid):
        old = known[row] if row < len(known) else ()
        if page.begins and any(slot.row == row and slot.cell.text == page.begins[0] for slot in slots):
            page.heads.append(len(page.lines))
            page.begins.pop(0)
        striped = any(slot.cell.role == "figure" for slot in slots)
        for line in range(heights[row]):
            pieces: list[tuple[str, str]] = []
            is_changed = False
            for column, slot in _starts(slots):
                changed = bool(old) and old[column].cell.text != slot.cell.text
                down = sum(heights[slot.row : row]) + line
                ground = " on $surface" if striped and row % 2 and slot.cell.down == 1 else ""
                pieces += _piece(slot, columns, down, ground, changed=changed)
                is_changed |= changed
            page.put(Content.assemble(*pieces), changed=is_changed)


def _starts(slots: tuple[Slot, ...]) -> Iterator[tuple[int, Slot]]:
    """Each cell of a row once, with its first column."""
    return ((at, slot) for at, slot in enumerate(slots) if slot.column == at)


def _columns(table: Table, grid: tuple[tuple[Slot, ...], ...], cells: int) -> list[int]:
    """How many cells each column takes, the gap after it counted: by the page, but every figure fits, and a label's（一）."""
    least = [_LEAST] * len(table.widths)
    for row in grid:
        for at, slot in _starts(row):
            if slot.cell.across == 1 and slot.cell.role == "figure":
                least[at] = max(least[at], width(slot.cell.text) + len(_SIGN) + 1)
            elif slot.cell.across == 1:
                least[at] = max(least[at], min(stiffest(slot.cell.text), _STIFFEST) + 1)
    whole = sum(table.widths)
    columns = [max(low, int(cells * each / whole)) for low, each in zip(least, table.widths, strict=True)]
    while sum(columns) > cells and any(own > low for own, low in zip(columns, least, strict=True)):
        widest = max(range(len(columns)), key=lambda at: (columns[at] - least[at], columns[at]))
        columns[widest] -= 1
    spare = max(cells - sum(columns), 0)
    columns[max(range(len(columns)), key=table.widths.__getitem__)] += spare
    return columns


def _room(slot: Slot, columns: list[int]) -> int:
    return sum(columns[slot.column : slot.column + slot.cell.across]) - 1


def _heights(grid: tuple[tuple[Slot, ...], ...], columns: list[int]) -> list[int]:
    """How many lines each row takes; a label beside several rows makes the last of them higher."""
    heights = [1] * len(grid)
    for row, slots in enumerate(grid):
        for _, slot in _starts(slots):
            last = slot.row + slot.cell.down - 1
            if last == row:
                wanted = len(_wrapped(slot.cell.text, _room(slot, columns)))
                heights[row] = max(heights[row], wanted - sum(heights[slot.row : row]))
    return heights


def _piece(slot: Slot, columns: list[int], down: int, ground: str, *, changed: bool) -> list[tuple[str, str]]:
    """One line of a cell, and the gap after it."""
    room = _room(slot, columns)
    gap = (" ", "$foreground" + ground)
    if slot.cell.role == "figure":
        text = slot.cell.text or _UNKNOWN
        style = (
            _CHANGED
            if changed
            else ("$foreground" if text in {"0", _UNKNOWN} else "bold $foreground") + ground
        )
        line = (_SIGN + text if changed else text) if down == 0 else ""
        return [(line.rjust(room - width(line) + len(line)), style if line else "$foreground" + ground), gap]
    lines = _wrapped(slot.cell.text, room)
    line = lines[down] if down < len(lines) else ""
    spare = room - width(line)
    before = spare // 2 if slot.cell.role == "head" else 0
    style = ("$quiet" if slot.cell.role == "head" else "$foreground") + ground
    return [(" " * before + line + " " * (spare - before), style), gap]
