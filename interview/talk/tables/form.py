"""A small table of the form as a grid: its labels as printed, its cells as they stand, its totals.

The layout is the flow's own. A table whose figures stand in one row under heads is turned, so that every group of figures
has a line with its name. Nothing is decided here but how it looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from interview.dataclass import dataclass
from interview.engine.answers.kinds import Count, Money, Parsed, Signed, Value, plain
from interview.engine.answers.problems import Problem
from interview.engine.answers.templates import spoken
from interview.engine.flow.layout import TableLayout
from interview.engine.flow.model import Flow, Section
from interview.engine.flow.part import Help
from interview.engine.flow.question import Tally
from interview.engine.step.implied import known
from interview.engine.step.state import State
from interview.engine.sums.relations import Number
from interview.reading.paste.block import Doubt
from interview.reading.paste.small_block import heard_in, read_small_block
from interview.talk.tables.ledger import GridLine, GridView, PastedCells, few
from interview.wording.catalog import Words
from interview.wording.names import name_of, thing_and_count


@dataclass(frozen=True, slots=True)
class FormLine:
    """One line of figures."""

    label: str
    cells: tuple[str, ...]
    """Addresses."""
    heads: tuple[str, ...]
    """What is printed above each."""
    above: str
    """The heading that the line stands under."""
    across: int
    """How many columns of the narrowest kind a cell takes."""


@dataclass(frozen=True)
class SmallTable:
    """The lines of a section's table.

    Attributes:
        lines: In the order shown; one after the other their cells are in the order printed.
        turned: Whether all lines have the same heads, the last of which is the total.
    """

    section: str
    lines: tuple[FormLine, ...]
    turned: bool

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The addresses, line by line."""
        return tuple(line.cells for line in self.lines)

    def place(self, cell: str) -> tuple[str, int]:
        """The line and the column of a cell."""
        at = next(number for number, line in enumerate(self.lines) if cell in line.cells)
        return str(at), self.lines[at].cells.index(cell)

    def cell(self, row: str, column: int) -> str:
        """The address of a line's cell."""
        return self.lines[int(row)].cells[column]


def small_table(flow: Flow, section: Section, words: Words) -> SmallTable | None:
    """The table of a section whose figures are questions or tallies; None where it has none."""
    if section.table is None or not any(cell.cell in flow.told_kinds for cell in section.table.cells):
        return None
    if any(isinstance(item, Tally) for item in section.items):
        lines = tuple(_turned(flow, section.table, words))
        return SmallTable(section.id, lines, turned=True)
    return SmallTable(section.id, tuple(_printed(flow, section.table, words)), turned=False)


def _printed(flow: Flow, table: TableLayout, words: Words) -> Iterator[FormLine]:
    """Lines as they are printed, each under the label beside it or the heading above it, and under the last heads."""
    for _, row in groupby(table.placed, key=lambda each: each.row):
        figures = [(each.cell.cell, each) for each in row if each.cell.cell]
        if not figures:
            continue
        first, addresses = figures[0][1], tuple(address for address, _ in figures)
        if words.lang == "zh":
            heads = tuple(each.heads[-1].text for _, each in figures if each.heads)
            above = first.before[-2].text if len(first.before) > 1 else first.over
            here = heads if len(heads) == len(addresses) else ()
            yield FormLine(first.label, addresses, here, above, first.cell.across)
        else:
            names = [thing_and_count(flow, address, words) for address in addresses]
            counts = tuple(count for _, count in names)
            yield FormLine(names[0][0], addresses, counts, first.over, first.cell.across)


def _turned(flow: Flow, table: TableLayout, words: Words) -> Iterator[FormLine]:
    """A line for each tally, under the head that is printed above several of them."""
    tallies = {tally.id: tally for tally in flow.tallies}
    printed = [
        (each.cell.cell, [head.text for head in each.heads]) for each in table.placed if each.cell.cell
    ]
    for tally, cells in groupby(printed, key=lambda each: each[0].rpartition(".")[0]):
        of = list(cells)
        addresses = tuple(address for address, _ in of)
        if words.lang == "zh":
            *outer, label, _ = of[0][1]
            yield FormLine(label, addresses, tuple(heads[-1] for _, heads in of), "".join(outer), 1)
        else:
            parts = {f"{tally}.{part.id}": spoken(part.says) for part in tallies[tally].parts}
            heads = tuple(parts.get(address, words.say("name.total")) for address in addresses)
            yield FormLine(tallies[tally].says, addresses, heads, "", 1)


# As it stands --------------------------------------------------------------------------------------------------------


def cells_of(state: State, table: SmallTable) -> dict[str, Number | None]:
    """Every cell that is not computed, None while nothing is known of it."""
    told = known(state.plan)
    return {cell: told[cell] for row in table.rows for cell in row if cell in told}


def _small_grid(state: State, table: SmallTable, words: Words) -> GridView:
    """The grid as it stands."""
    told = cells_of(state, table)
    units = max(line.across * len(line.cells) for line in table.lines)
    lines: list[GridLine] = []
    before: tuple[str, tuple[str, ...]] | None = None
    for at, line in enumerate(table.lines):
        here = (line.above, () if table.turned else line.heads)
        if here != before and any(here):
            title = line.above if words.lang == "zh" else ""
            lines.append(GridLine(title, heads=here[1], across=line.across))
        before = here
        computed = not table.turned and told.keys().isdisjoint(line.cells)
        shown = tuple(_shown(state, cell, line.cells, told) for cell in line.cells)
        depth = 1 if words.lang == "zh" and line.above else 0
        lines.append(GridLine(line.label, str(at), depth, computed, shown, across=line.across))
    heads = table.lines[0].heads if table.turned else ()
    return GridView(heads, (), tuple(lines), (), units, totals=table.turned)


def _shown(state: State, cell: str, row: Sequence[str], told: Mapping[str, Number | None]) -> str:
    """A figure; a total as far as the parts beside it are known."""
    parts = [told[each] for each in row if each in told]
    if cell in told or not parts:
        value = told.get(cell, state.plan.figures[cell].value)
        return "" if value is None else plain(value)
    return plain(sum(part or 0 for part in parts)) if any(part is not None for part in parts) else ""


def first_open(state: State, table: SmallTable) -> tuple[str, int]:
    """The first cell of which nothing is known; the first one where all is."""
    told = cells_of(state, table)
    return table.place(next((cell for cell, value in told.items() if value is None), next(iter(told))))


def stated(state: State, table: SmallTable) -> Iterator[tuple[Tally, int, int]]:
    """The tallies whose counts are all known and do not come to what was said before: (tally, said, sum)."""
    told = cells_of(state, table)
    for tally in state.flow.tallies:
        parts = [told.get(f"{tally.id}.{part.id}") for part in tally.parts]
        answer = state.book.answers.get(tally.control)
        if answer is None or None in parts or answer.origin == "computed":
            continue
        said, total = answer.value.value, sum(int(part or 0) for part in parts)
        if isinstance(said, int) and said != total:
            yield tally, said, total


def _help_of(flow: Flow, cell: str) -> Help:
    """What is to be known of a cell: its question's help, or that of a tally's part."""
    if cell in flow.questions:
        return flow.questions[cell]
    tally = next(each for each in flow.tallies if cell in each.part or cell == each.total)
    return tally.part.get(cell, tally)


class SmallGrid:
    """A small table, as the screen that fills it in knows it."""

    def __init__(self, flow: Flow, table: SmallTable, words: Words) -> None:
        self._flow, self._table, self._words = flow, table, words

    def view(self, state: State) -> GridView:
        """The grid as it stands."""
        return _small_grid(state, self._table, self._words)

    def cells(self, state: State) -> Mapping[str, Number | None]:
        """Every cell that is not computed."""
        return cells_of(state, self._table)

    def cell(self, row: str, column: int) -> str:
        """The address of a cell."""
        return self._table.cell(row, column)

    def place(self, cell: str) -> tuple[str, int]:
        """The row and column of an address."""
        return self._table.place(cell)

    def heard(self, cell: str, text: str) -> Parsed | Problem:
        """What was typed, as the cell's kind."""
        return heard_in(self._flow, cell, text)

    def about(self, cell: str) -> tuple[str, str]:
        """The line and the head of the cell, and what is counted there."""
        row, column = self.place(cell)
        line = self._table.lines[int(row)]
        name = line.label  # a table of labels and figures has no heads
        if line.heads and line.heads[column]:
            name = self._words.say("screen.table_here", row=line.label, column=line.heads[column])
        counted = _help_of(self._flow, cell)
        return name, _first_sentence(counted.counts or counted.why, self._words)

    def help(self, cell: str) -> Help:
        """What there is to say of it."""
        return _help_of(self._flow, cell)

    def read(self, state: State, text: str, at: str) -> PastedCells:  # noqa: ARG002 - what stands in the cells does not matter
        """A pasted block."""
        block = read_small_block(text, self._flow, self._table.rows, at)
        kinds = self._flow.told_kinds
        values = {cell: valued(kinds[cell], number) for cell, number in block.values.items()}
        return PastedCells(values, block.empty, tuple(self._doubt(doubt) for doubt in block.doubts))

    def _doubt(self, doubt: Doubt) -> str:
        details = dict(doubt.details)
        cells = details.get("cells")
        if isinstance(cells, tuple):
            details["cells"] = few([name_of(self._flow, cell, self._words) for cell in cells], self._words)
        if "cell" in details:
            details["cell"] = name_of(self._flow, str(details["cell"]), self._words)
        return self._words.say(f"paste.{doubt.code}", **details)


def _first_sentence(text: str, words: Words) -> str:
    mark = "。" if words.lang == "zh" else ". "
    return text.partition(mark)[0].removesuffix(".")


def valued(kind: str, number: Number) -> Value:
    """A figure as an answer of its kind."""
    if kind == "money":
        return Money(value=Decimal(number))
    return Count(value=int(number)) if kind == "count" else Signed(value=int(number))
