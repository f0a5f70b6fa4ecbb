"""The ledger where every figure has the names of its row and of its column beside it, so that its order says nothing.

Its rows may be turned round or shuffled, each kind of applicant may have a table or a list of its own, every figure may have a
row (事项, 申请人, 件数), a column that the form has not may stand among its own. It is printed again as the form has it where each of
its cells is there once, by names that are the form's word for word; where one is missing or told twice nothing is moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from interview.reading.extract.lines import Line, Piece
from interview.reading.match.form import Form, FormRow, printed
from interview.reading.match.labels import folded
from interview.reading.match.records import not_blank, parted
from interview.reading.match.set_anew import new_table, row_of
from interview.reading.numbers import looks_like_value

_COLON = re.compile(r"(?P<label>[^：:]{2,60})[：:]\s{0,9}(?P<figure>[^：:]{1,20}?)[。；;，,]?")
_LABELS = 4
"""Cells before the figures of a row, at most."""
_LONGEST = 120
"""Characters of a line of text that may be of a table."""
_HEADS = 2
"""Columns that a row of heads names, at least."""

Place = tuple[int, int]
"""A row and a column of the ledger, by their numbers."""


def as_printed(form: Form, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a report, a ledger of which only names say what is whose as the form prints it.

    Args:
        form: The form.
        lines: All lines.
    """
    rows, names = _ledger_of(form)
    if not rows:
        return lines
    told = [named for line in lines if (named := _named(line, names)) is not None]
    if len(told) < len(rows) and sum(_listed(line) in names for line in lines) < len(rows):
        return lines
    if [row for row, _ in told] == list(range(len(rows))) and all(
        cells <= len(rows[0].columns) for _, cells in told
    ):
        return lines  # it stands as the form has it
    gathering = _FoundLedger(names, {folded(each.labels[0]): at for at, each in enumerate(rows[0].columns)})
    for at, line in enumerate(lines):
        gathering.take(at, line)
    return list(_printed(rows, lines, gathering)) if gathering.is_to_be_printed else lines


@lru_cache(maxsize=8)
def _ledger_of(form: Form) -> tuple[Sequence[FormRow], Mapping[str, int]]:
    """The rows of a form's ledger, and the number of each by its label."""
    rows = next(printed(form, form.ledger_table))
    return rows, {folded(row.labels[0]): at for at, row in enumerate(rows)}


def _named(line: Line, names: Mapping[str, int]) -> tuple[int, int] | None:
    """The row that a line names, and how many cells stand behind its name."""
    for at, piece in enumerate(line.pieces[:_LABELS]):
        if (name := folded(piece.text)) in names:
            return names[name], len(line.pieces) - at - 1
    return None


def _listed(line: Line) -> str:
    """The name before the colon of a line of a list."""
    found = _COLON.fullmatch(line.text) if len(line.pieces) == 1 and line.text else None
    return folded(found["label"]) if found else ""


@dataclass
class _FoundLedger:
    """What was found of the ledger, line by line."""

    rows: Mapping[str, int]
    columns: Mapping[str, int]
    cells: dict[Place, Piece] = field(default_factory=dict)
    told: list[int] = field(default_factory=list)
    """The lines that have cells or heads."""
    order: list[int] = field(default_factory=list)
    """The rows as they come."""
    is_twice: bool = False
    is_otherwise: bool = False
    """Whether it stands in no way that the form has."""
    _heads: dict[int, tuple[int, int]] = field(default_factory=dict)
    """The columns that rows of heads name, where they stand."""
    _width: int = 0
    """How far the widest of these rows goes; a row that goes on has a cell too many, and nobody knows which."""
    _table: tuple[str, int] = ("", 0)
    _kind: int | None = None
    """The column that a heading or a head by itself names."""

    @property
    def is_to_be_printed(self) -> bool:
        """Whether every cell is there once, and it is not as the form has it."""
        whole = len(self.cells) == len(self.rows) * len(self.columns) and not self.is_twice
        return whole and (self.is_otherwise or self.order != sorted(self.order))

    def take(self, at: int, line: Line) -> None:
        """Looks at a line."""
        if not line.pieces or (len(line.text) > _LONGEST and line.kind == "text"):
            return
        if (line.kind, line.table) != self._table:
            self._table, self._heads, self._width = (line.kind, line.table), {}, 0
        labels, values = parted(line)
        told = not_blank(values)
        if not told:
            self._head(at, line)
        elif labels:
            self._row(at, line, labels, values, told)

    def _head(self, at: int, line: Line) -> None:
        if (listed := _COLON.fullmatch(line.text)) and looks_like_value(listed["figure"]):
            self._single(at, [listed["label"]], Piece(listed["figure"]))
            return
        named = {
            self.columns[name]: (piece.start, piece.end)
            for piece in line.pieces if (name := folded(piece.text)) in self.columns and not piece.above
        }  # fmt: skip
        if len(named) >= _HEADS:
            self._heads |= named
            self._width = max(self._width, line.pieces[-1].end)
            self._kind = None
            self.told.append(at)
        elif named:
            self._heads |= named
            self._kind = next(iter(named))

    def _row(
        self, at: int, line: Line, labels: Sequence[Piece], values: Sequence[Piece], told: Sequence[Piece]
    ) -> None:
        texts = [piece.text for piece in labels]
        row = self.rows.get(folded(texts[-1]))
        if row is not None and len(self._heads) == len(self.columns) and line.pieces[-1].end == self._width:
            places = {piece.start: piece for piece in values if not piece.above}
            cells = {
                column: places[start]
                for column, (start, end) in self._heads.items() if start in places and places[start].end == end
            }  # fmt: skip
            self.is_otherwise = self.is_otherwise or len(values) > len(self.columns)
            self._put(at, row, cells)
        elif len(told) == 1:
            self._single(at, texts, told[0])

    def _single(self, at: int, texts: Sequence[str], figure: Piece) -> None:
        """A figure that is alone with its names: its column's is the last of them, or stands above."""
        row, column = self.rows.get(folded(texts[-1])), self._kind
        if len(texts) > 1 and folded(texts[-1]) in self.columns and folded(texts[-2]) in self.rows:
            row, column = self.rows[folded(texts[-2])], self.columns[folded(texts[-1])]
        if row is not None and column is not None:
            self.is_otherwise = True
            self._put(at, row, {column: figure})

    def _put(self, at: int, row: int, cells: Mapping[int, Piece]) -> None:
        self.is_twice = self.is_twice or any((row, column) in self.cells for column in cells)
        self.cells |= {(row, column): piece for column, piece in cells.items()}
        self.told.append(at)
        self.order.append(row)


def _printed(rows: Sequence[FormRow], lines: Sequence[Line], found: _FoundLedger) -> Iterator[Line]:
    """The lines with the ledger as the form prints it in place of what was found of it."""
    gone, first = set(found.told), found.told[0]
    columns = range(len(rows[0].columns))
    table = new_table(lines)
    heads = [column.labels[0] for column in rows[0].columns]
    for at, line in enumerate(lines):
        if at == first:
            yield row_of(["", *heads], "grid", table)
            for number, row in enumerate(rows):
                cells = [found.cells[number, column].text for column in columns]
                yield row_of([row.labels[0], *cells], "grid", table)
        if at not in gone:
            yield line
