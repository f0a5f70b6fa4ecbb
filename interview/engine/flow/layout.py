"""What the report prints of a section: its table, cell by cell, and its sentences.

Whoever wants to know what stands before or above a cell of a form asks `TableLayout.placed`: it is worked out here alone, once
for each table, from how far cells reach across and down.
"""

# Annotations are not left as strings here: pydantic would compile each of them at every start.

from collections.abc import Sequence
from functools import cached_property
from itertools import dropwhile, takewhile

from pydantic import Field

from interview.dataclass import dataclass
from interview.engine.answers.conditions import Condition
from interview.engine.flow.part import Address, Part


class TableCell(Part):
    """One printed cell: a text, or the figure at an address."""

    text: str = ""
    cell: Address | None = None
    answer: Address | None = None
    """What was told there, as it was told; of a choice every option, the chosen ones marked."""
    or_else: Address | None = None
    """What is printed in place of that where nobody was asked."""
    whether: Condition | None = None
    """是 or 否, whichever holds."""
    blank: bool = False
    """Left empty, to be filled in by hand."""
    or_empty: bool = False
    """Of a figure: left empty, and not 0, while it is not asked for."""
    unit: str = ""
    """Printed after a number that is not 0."""
    across: int = Field(default=1, ge=1)
    down: int = Field(default=1, ge=1)
    head: bool = False

    @property
    def told(self) -> bool:
        """Whether it holds what was told, and no words of the form's own."""
        return bool(self.cell or self.answer or self.whether or self.blank)


class UntiledError(ValueError):
    """The cells of a table leave a place of its grid free, or take one twice.

    Attributes:
        row: In which row, from 1.
    """

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell with the words that the form prints around it."""

    cell: TableCell
    row: int
    """The row that it begins in, from 0."""
    before: tuple[TableCell, ...]
    """The words to its left, the nearest last; those beside several rows, it being one of them, too."""
    group: str
    """The nearest words before its label that stand beside several rows, and not beside all; empty where there are none."""
    heads: tuple[TableCell, ...]
    """The heads above it, the lowest last, up to where figures stand again; what goes over the whole table is none."""
    under: int | None
    """The row of its lowest head."""
    over: str
    """The nearest words above it that go over the whole table; empty where there are none."""

    @property
    def label(self) -> str:
        """What its row is called; empty where nothing stands before it."""
        return self.before[-1].text if self.before else ""

    @property
    def name(self) -> str:
        """What it is called: its row, after the group of that."""
        return f"{self.group}，{self.label}" if self.group else self.label


class TableLayout(Part):
    """A table of the report as printed."""

    name: str
    widths: tuple[float, ...]
    """Of its columns, in millimetres."""
    header_rows: int = 0
    continues: bool = False
    """Whether it is printed as one with the table before it."""
    dense: bool = False
    """Whether it has many columns, and so small letters."""
    rows: tuple[tuple[TableCell, ...], ...]

    @cached_property
    def cells(self) -> tuple[TableCell, ...]:
        """Every cell, in the order printed."""
        return tuple(cell for row in self.rows for cell in row)

    @cached_property
    def placed(self) -> tuple[PlacedCell, ...]:
        """Every cell, in the order printed, with what stands around it.

        Raises:
            UntiledError: The cells do not make a table.
        """
        grid = _tiled(self.rows, len(self.widths))
        starts: dict[int, tuple[int, int]] = {}
        for at, row in enumerate(grid):
            for column, cell in enumerate(row):
                starts.setdefault(id(cell), (at, column))  # cells may be equal, and stand at several places
        return tuple(_placed(grid, cell, *starts[id(cell)]) for cell in self.cells)


_Grid = Sequence[Sequence[TableCell]]
"""The cell at every place of a table, row by row; a merged one at each of its places."""


def _tiled(rows: Sequence[Sequence[TableCell]], wide: int) -> _Grid:
    slots: list[list[TableCell | None]] = [[None] * wide for _ in rows]
    for at, row in enumerate(rows):
        for cell in row:
            column = next((c for c in range(wide) if slots[at][c] is None), wide)
            places = [(at + d, column + a) for d in range(cell.down) for a in range(cell.across)]
            if any(r >= len(slots) or c >= wide or slots[r][c] is not None for r, c in places):
                raise UntiledError(at + 1)
            for r, c in places:
                slots[r][c] = cell
        if None in slots[at]:
            raise UntiledError(at + 1)
    return [[cell for cell in row if cell is not None] for row in slots]


def _placed(grid: _Grid, cell: TableCell, at: int, column: int) -> PlacedCell:
    """A cell that begins at a place of the grid."""
    left = dropwhile(lambda each: each.told, reversed(grid[at][:column]))
    before = tuple(_once([*takewhile(lambda each: not each.told, left)][::-1]))
    heads: list[tuple[int, TableCell]] = []
    for row in range(at - 1, -1, -1):
        above = grid[row][column]
        is_head = above.head and above.across < len(grid[row])
        if (heads or above.head) and not is_head:
            break
        heads += [(row, above)] if is_head else []
    beside = [each.text for each in before[:-1] if 1 < each.down < len(grid)]
    over = (row[0].text for row in reversed(grid[:at]) if row[0].head and row[0].across == len(row))
    return PlacedCell(
        cell,
        at,
        before,
        group=beside[-1] if beside else "",
        heads=tuple(_once([each for _, each in reversed(heads)])),
        under=heads[0][0] if heads else None,
        over=next(over, ""),
    )


def _once(cells: Sequence[TableCell]) -> list[TableCell]:
    """Merged cells that were met at several places, once."""
    return [cell for at, cell in enumerate(cells) if at == 0 or cells[at - 1] is not cell]


class Sentence(Part):
    """A sentence of the report bound to facts; printed while `when` holds and every {placeholder} is known."""

    text: str
    when: Condition | None = None
    about: str = ""
    """Words that any sentence has which says the same: one of last year's text is not told beside it."""
