"""A block pasted from Excel, WPS, a web page or a published report, read as cells of the ledger.

A figure is taken only where its row and its column are certain: by the labels of the form, by the number of cells, by
the totals that came along. What is not certain is not taken, and each doubt is told by code. Pure: it reads a text and
a ledger, changes nothing, says no sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from functools import lru_cache

from interview.dataclass import dataclass
from interview.engine.answers.characters import half_width
from interview.engine.flow.ledger_form import Ledger
from interview.engine.plan.ledger.ids import LedgerIds
from interview.reading.paste.pieces import Cell, Mark, PastedLine, PastedRow, lines_of, pieces_of

TOTAL = "total"
"""The column of totals."""
_SAID_ENOUGH = 4
"""A name of so many characters is found at the end of a longer text too; a shorter one must stand alone."""
_BEGUN = 6
"""So many characters of a label that was torn are enough to know it."""
_ENUMERATOR = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]{1,2}\)|[0-9]{1,2}[.、)])"
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about a block that the clerk should know."""

    code: str
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Block:
    """What was read."""

    values: Mapping[str, int]
    """By address; only cells that are not computed."""
    empty: int = 0
    """How many of them stood empty, and so are 0."""
    doubts: tuple[Doubt, ...] = ()


Row = tuple[str, tuple[Cell, ...]]
"""A row's id and its figures, one a column."""


def read_block(text: str, ledger: Ledger, at: tuple[str, str]) -> Block:
    """Reads a block.

    Args:
        text: As it was pasted.
        ledger: Whose cells they are.
        at: The row and column where the clerk stands; a block without labels begins there, unless it is the whole table.
    """
    lines = lines_of(text)
    pieces = pieces_of(lines)
    named = [(_row_named(piece.texts, ledger), piece) for piece in pieces]
    if any(row is not None and piece.figures for row, piece in named):
        return _Labelled(ledger, named, _heads(ledger, lines)).read()
    return _bare(ledger, _between_margins(pieces), _lines_between(lines), at)


# Rows with their labels ---------------------------------------------------------------------------------------------


class _Labelled:
    """A block whose rows are named."""

    def __init__(
        self, ledger: Ledger, named: Sequence[tuple[str | None, PastedRow]], heads: list[list[str]]
    ) -> None:
        self.ledger, self.heads = ledger, heads
        self.order = [row.id for row in ledger.rows]
        self.full = [*(column.id for column in ledger.columns), TOTAL]
        self.rows = self._of_this_table(named)
        self.doubts: list[Doubt] = []

    def _of_this_table(
        self, named: Sequence[tuple[str | None, PastedRow]]
    ) -> list[tuple[str | None, PastedRow]]:
        """The rows from the first to the last of the ledger, where those are there; the rest is another table's."""
        ids = [row for row, _ in named]
        first = ids.index(self.order[0]) if self.order[0] in ids else 0
        last = ids.index(self.order[-1], first) if self.order[-1] in ids[first:] else len(ids) - 1
        wide = len(self.full) - 1
        return [
            (row, piece)
            for row, piece in named[first : last + 1]
            if piece.told or (row is not None and len(piece.figures) >= wide)
        ]

    def read(self) -> Block:
        """The cells, and what is doubtful."""
        columns = self._columns()
        if columns is None:
            return Block({}, doubts=(Doubt("columns_doubtful"),))
        rows = self._named_by_place()
        figures = self._cut(rows, columns)
        wrong = [row for row, cells in figures if _total_differs(cells, columns)]
        if len(wrong) * 2 > sum(
            any(isinstance(cell, int) and cell for cell in cells) for _, cells in figures
        ):
            return Block({}, doubts=(Doubt("columns_doubtful"),))
        found = _taken(self.ledger, figures, columns, self.doubts)
        there = {name for name, _ in rows}
        missing = [row.id for row in self.ledger.rows if row.role != "total" and row.id not in there]
        self.doubts += [Doubt("row_missing", {"row": row}) for row in missing]
        return Block(found[0], found[1], tuple(self.doubts))

    def _columns(self) -> list[str] | None:
        """Which columns the figures stand in; None where the heads say something that cannot be followed."""
        widths = Counter(len(cells) for cells in self._tails())
        if len(self.heads) == 1 and len(self.heads[0]) > 1 and set(widths) == {len(self.heads[0])}:
            return self.heads[0]
        said = [column for heads in self.heads for column in heads]
        if not self._heads_as_printed(said):
            return None
        has_total = TOTAL in said or len(self.full) in widths or any(w > len(self.full) for w in widths)
        return self.full if has_total else self.full[:-1]

    def _heads_as_printed(self, said: Sequence[str]) -> bool:
        """Whether the heads stand in the order of the form; on several lines, which are torn at will, each in itself."""
        if len(said) == len(self.heads):  # one a line
            return any(_within(said, order) for order in (self.full, [self.full[0], TOTAL, *self.full[1:-1]]))
        return all(_within(heads, self.full) for heads in self.heads)

    def _tails(self) -> list[tuple[Cell, ...]]:
        """The figures of each row, without what only fills merged cells before them and empty ends after them."""
        pieces = [piece for _, piece in self.rows]
        begins = max((piece.start for piece in pieces), default=0)
        fills = [piece.figures[: begins - piece.start] for piece in pieces]
        framed = len({piece.start + len(piece.figures) for piece in pieces}) == 1
        if framed and all(cell is Mark.EMPTY for fill in fills for cell in fill):
            tails = [piece.figures[begins - piece.start :] for piece in pieces]
        else:
            tails = [piece.figures for piece in pieces]
        return _without_margins(tails, [piece.explicit for piece in pieces], len(self.full))

    def _named_by_place(self) -> list[tuple[str | None, tuple[Cell, ...]]]:
        """Rows whose label was torn are known by their place, where every row of the form is there."""
        rows = list(zip((row for row, _ in self.rows), self._tails(), strict=True))
        for order in (self.order, [row for row in self.order if self.ledger.row[row].role != "total"]):
            if len(order) != len(rows):
                continue
            known = [(row, place) for (row, _), place in zip(rows, order, strict=True) if row is not None]
            if all(row == place for row, place in known) and len(known) * 2 > len(order):
                return [(place, cells) for place, (_, cells) in zip(order, rows, strict=True)]
        return list(rows)

    def _cut(self, rows: Sequence[tuple[str | None, tuple[Cell, ...]]], columns: Sequence[str]) -> list[Row]:
        """The rows that are certain; the others become doubts."""
        twice = {row for row, n in Counter(row for row, _ in rows).items() if n > 1}
        kept: list[Row] = []
        certain = self._next_to_each_other([row for row, _ in rows])
        for at, ((row, cells), (_, piece)) in enumerate(zip(rows, self.rows, strict=True)):
            if row is None:
                if any(cells):
                    self.doubts.append(Doubt("row_unknown", {"text": "".join(piece.texts[-2:])}))
            elif not piece.beside and not certain[at]:
                self._doubt("row_apart", row)
            elif row in twice:
                self._doubt("row_twice", row)
            elif Mark.UNREADABLE in cells:
                self._doubt("row_unreadable", row)
            elif len(cells) != len(columns):
                self._doubt("row_short", row, n=len(cells), wanted=len(columns))
            elif not piece.explicit and _could_be_shifted(cells, columns, self.full):
                self._doubt("row_shifted", row)
            else:
                kept.append((row, cells))
        return kept

    def _next_to_each_other(self, rows: Sequence[str | None]) -> list[bool]:
        """Which rows stand between those that the form prints above and below them.

        Where figures have come loose from their labels, only that shows whose they are.
        """
        order = [None, *self.order, None]
        neighbours = {row: (order[at], order[at + 2]) for at, row in enumerate(self.order)}
        framed = [None, *rows, None]
        return [
            row is not None and (framed[at], framed[at + 2]) == neighbours[row] for at, row in enumerate(rows)
        ]

    def _doubt(self, code: str, row: str, **details: object) -> None:
        doubt = Doubt(code, {"row": row, **details})
        if doubt not in self.doubts:
            self.doubts.append(doubt)


def _without_margins(
    tails: Sequence[tuple[Cell, ...]], explicit: Sequence[bool], most: int
) -> list[tuple[Cell, ...]]:
    """Rows of the same length; columns empty from top to bottom at the ends are margins where there are too many."""
    rows = [list(tail) for tail in tails]
    for row, shows in zip(rows, explicit, strict=True):
        while shows and len(row) > most and row[-1] is Mark.EMPTY:
            row.pop()
    while all(len(row) > most and row[0] is Mark.EMPTY for row in rows):
        for row in rows:
            del row[0]
    return [tuple(row) for row in rows]


def _total_differs(cells: Sequence[Cell], columns: Sequence[str]) -> bool:
    if TOTAL not in columns:
        return False
    figures = dict(zip(columns, cells, strict=True))
    told = figures.pop(TOTAL)
    return isinstance(told, int) and told != _sum(figures.values())


def _sum(cells: Iterable[Cell]) -> int:
    return sum(cell for cell in cells if isinstance(cell, int))


def _could_be_shifted(cells: Sequence[Cell], columns: Sequence[str], full: Sequence[str]) -> bool:
    """Whether, where an empty cell does not show, the figures may stand in other columns."""
    if len(columns) == len(full):
        return _total_differs(cells, columns)
    *parts, last = cells
    return last != 0 and last == _sum(parts)


def _within(said: Sequence[str], order: Sequence[str]) -> bool:
    """Whether heads stand in an order, some maybe left out."""
    rest = iter(order)
    return all(head in rest for head in said)


# Bare figures --------------------------------------------------------------------------------------------------------


def _between_margins(pieces: Sequence[PastedRow]) -> Sequence[PastedRow]:
    """The rows without empty ones below."""
    last = max((at + 1 for at, piece in enumerate(pieces) if piece.told or piece.texts), default=0)
    return pieces[:last]


def _lines_between(lines: Sequence[PastedLine]) -> bool:
    """Whether empty lines stand between others: cells of a column, or only air."""
    filled = [at for at, line in enumerate(lines) if line.cells]
    return bool(filled) and len(filled) < filled[-1] - filled[0] + 1


def _bare(ledger: Ledger, pieces: Sequence[PastedRow], airy: bool, at: tuple[str, str]) -> Block:
    """A block without labels: the whole table, or what begins where the clerk stands."""
    if not pieces or any(piece.texts for piece in pieces):
        return Block({}, doubts=(Doubt("nothing_known"),))
    rows = [piece.figures for piece in pieces]
    widths = {len(row) for row in rows}
    if len(widths) > 1 or (airy and 1 in widths) or any(Mark.UNREADABLE in row for row in rows):
        return Block({}, doubts=(Doubt("ragged"),))
    place = _place(ledger, len(rows), len(rows[0]), at)
    if place is None:
        return Block({}, doubts=(Doubt("no_room", {"rows": len(rows), "columns": len(rows[0])}),))
    ids, columns = place
    figures: list[Row] = list(zip(ids, rows, strict=True))
    sure = all(piece.explicit for piece in pieces)
    full = [*(column.id for column in ledger.columns), TOTAL]
    wrong = [row for row, cells in figures if _total_differs(cells, columns)]
    shifted = not sure and any(_could_be_shifted(cells, columns, full) for _, cells in figures)
    if shifted or len(wrong) * 2 > sum(_sum(cells) > 0 for _, cells in figures):
        return Block({}, doubts=(Doubt("columns_doubtful"),))
    doubts: list[Doubt] = []
    values, empty = _taken(ledger, figures, columns, doubts)
    return Block(values, empty, tuple(doubts))


def _place(
    ledger: Ledger, high: int, wide: int, at: tuple[str, str]
) -> tuple[Sequence[str], Sequence[str]] | None:
    """The rows and columns a block of such a size covers; None where it does not fit."""
    rows = [row.id for row in ledger.rows]
    told = [row.id for row in ledger.rows if row.role != "total"]
    columns = [*(column.id for column in ledger.columns), TOTAL]
    whole = {len(rows): rows, len(told): told}
    if high in whole and wide >= len(columns) - 1:
        return (whole[high], columns[:wide]) if wide <= len(columns) else None
    top, left = rows.index(at[0]), columns.index(at[1])
    covered = rows[top : top + high], columns[left : left + wide]
    fits = (len(covered[0]), len(covered[1])) == (high, wide)
    crosses = any(ledger.row[row].role == "total" for row in covered[0])
    # Beside the whole table a total of results cannot be told from one result more.
    return covered if fits and not crosses and (TOTAL not in covered[1] or left == 0) else None


# Both ----------------------------------------------------------------------------------------------------------------


def _taken(
    ledger: Ledger, rows: Sequence[Row], columns: Sequence[str], doubts: list[Doubt]
) -> tuple[dict[str, int], int]:
    """The cells that are no totals, an empty one as 0, and how many were; totals are compared."""
    ids = LedgerIds(ledger)
    values: dict[str, int] = {}
    empty = 0
    for row, cells in rows:
        if _total_differs(cells, columns):
            told = dict(zip(columns, cells, strict=True))
            doubts.append(
                Doubt("row_total", {"row": row, "told": told.pop(TOTAL), "sum": _sum(told.values())})
            )
        if ledger.row[row].role == "total":
            continue
        for column, cell in zip(columns, cells, strict=True):
            if column != TOTAL:
                values[ids.cell(row, column)] = cell if isinstance(cell, int) else 0
                empty += cell is Mark.EMPTY
    doubts += _totals_of_columns(ledger, rows, columns, values)
    return values, empty


def _totals_of_columns(
    ledger: Ledger, rows: Sequence[Row], columns: Sequence[str], values: Mapping[str, int]
) -> Iterable[Doubt]:
    """The totals of results that came along and differ, where every result did too."""
    ids = LedgerIds(ledger)
    told = dict(rows).get(ids.total)
    if told is None or not all(any(row == result.id for row, _ in rows) for result in ledger.results):
        return
    for column, total in zip(columns, told, strict=True):
        parts = [values[ids.cell(row.id, column)] for row in ledger.results if column != TOTAL]
        if column != TOTAL and isinstance(total, int) and total != sum(parts):
            yield Doubt("column_total", {"column": column, "told": total, "sum": sum(parts)})


# Names ---------------------------------------------------------------------------------------------------------------


def _plain(text: str) -> str:
    """A name without its number, blanks and marks, so that the ways of writing it are equal."""
    return re.sub(r"[\W_]", "", _ENUMERATOR.sub("", half_width(text).strip(), count=1))


@lru_cache(maxsize=4)
def _row_names(rows: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    return {_plain(name): row for row, names in rows for name in names}


def _row_named(texts: Sequence[str], ledger: Ledger) -> str | None:
    """The row that is named last in what is written before the figures."""
    if not texts:
        return None
    names = _row_names(tuple((row.id, (row.label, *row.aliases)) for row in ledger.rows))
    for several in range(1, min(len(texts), 4) + 1):
        if (joined := _plain("".join(texts[-several:]))) in names:
            return names[joined]
    said = _plain("".join(texts))
    ends = [name for name in names if len(name) >= _SAID_ENOUGH and said.endswith(name)]
    if ends:
        return names[max(ends, key=len)]
    last = _plain(texts[-1])
    begun = {row for name, row in names.items() if len(last) >= _BEGUN and name.startswith(last)}
    return begun.pop() if len(begun) == 1 else None


def _heads(ledger: Ledger, lines: Sequence[PastedLine]) -> list[list[str]]:
    """The columns named above the first row, a list for each line that names some."""
    names = {
        _plain(name): column.id for column in ledger.columns for name in (column.label, column.says, *column.aliases)
    }  # fmt: skip
    names |= {_plain(name): TOTAL for name in (ledger.total_label, *ledger.total_aliases)}
    heads: list[list[str]] = []
    for line in lines:
        if any(_plain(cell) not in names and _row_named((cell,), ledger) for cell in line.cells):
            break
        heads.append([names[plain] for cell in line.cells if (plain := _plain(cell)) in names])
    return [each for each in heads if each]
