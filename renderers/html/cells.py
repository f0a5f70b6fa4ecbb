"""What the cells of a table are to each other, for whoever hears it read aloud: which heads and labels belong to a figure.

Neither style nor text is decided here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from renderers.grid import Slot
    from renderers.model import Cell, Table


def groups(table: Table) -> Iterator[Sequence[int]]:
    """The numbers of the rows below the header rows, in groups; a head across the whole table begins one."""
    group: list[int] = []
    for number in range(table.header_rows, len(table.rows)):
        if group and is_banner(table, table.rows[number]):
            yield group
            group = []
        group.append(number)
    if group:
        yield group


def is_banner(table: Table, row: Sequence[Cell]) -> bool:
    """Whether a row is one head across the whole table."""
    return len(row) == 1 and row[0].role == "head" and row[0].across == len(table.widths)


def scope(table: Table, row: int, cell: Cell) -> str:
    """What a head or label heads, as the attribute `scope` has it; empty for a figure, and for one that says nothing.

    A head over several columns is `col` and a label beside several rows is `row`: HTML lets their spans count, while
    `colgroup` and `rowgroup` would reach as far as the whole group of the table.
    """
    if cell.role == "figure" or not cell.text.strip():
        return ""
    if cell.role == "label":
        return "row"
    return "rowgroup" if row >= table.header_rows and is_banner(table, table.rows[row]) else "col"


def blocks_of_heads(grid: Sequence[Sequence[Slot]]) -> list[list[range]]:
    """Of each place the rows of the nearest block of heads above it in its column.

    A row with no head in it has the very list of the row above: what is found for one holds for the other.
    """
    found: list[list[range]] = []
    above = [range(0)] * len(grid[0])
    for number, row in enumerate(grid):
        found.append(above)
        if "head" in [slot.cell.role for slot in row]:
            above = [
                before if slot.cell.role != "head" else range(before.start if before.stop == number else number, number + 1)
                for before, slot in zip(above, row, strict=True)
            ]  # fmt: skip
    return found


def heads_above(grid: Sequence[Sequence[Slot]], block: range, column: int, across: int) -> list[Slot]:
    """The heads that stand in a block of rows above these columns, outermost first.

    Of the heads above only the nearest block counts: a table may have others further up, for other figures.
    """
    found = {
        (above.row, above.column): above
        for row in block
        for above in grid[row][column : column + across]
        if above.cell.role == "head"
    }
    return list(found.values())


def labels_before(grid: Sequence[Sequence[Slot]], slot: Slot) -> list[Slot]:
    """The labels that stand before a figure in any of its rows, outermost first."""
    found = {
        (before.row, before.column): before
        for row in range(slot.row, slot.row + slot.cell.down)
        for before in grid[row][: slot.column]
        if before.cell.role == "label"
    }
    return list(found.values())
