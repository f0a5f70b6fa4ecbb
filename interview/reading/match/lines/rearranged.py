"""Tables that stand otherwise than the form prints them, as it prints them: rows as columns, one row in several.

A table is turned where what stands before its figures are heads of the form, and what stands above them labels of its rows.
The one row of the table of disputes is put together from rows of its parts, each under or beside the name of its group, where
every figure of it is there once. What is not beyond doubt stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from interview.reading.extract.lines import Kind, Line, Piece
from interview.reading.match.form import Form, FormRow
from interview.reading.match.labels import CUT, best, folded
from interview.reading.match.lines.cut_apart import side_by_side
from interview.reading.match.lines.named_cells import as_printed
from interview.reading.match.records import not_blank, parted
from interview.reading.match.set_anew import new_table, row_of
from interview.reading.numbers import looks_like_value

_TABLES = frozenset({"grid", "pipes", "tabs"})
_LONGEST = 40
"""Characters of a name, at most."""
_NEARLY_ALL = 4
"""Of the five parts of a group, on one line, by which they are its heads."""


def rearranged(form: Form, lines: Sequence[Line]) -> list[Line]:
    """The lines of a report, tables that stand otherwise as the form has them."""
    found: list[Line] = []
    for block in _blocks(as_printed(form, side_by_side(form, lines))):
        found += _turned(block) if _is_turned(form, block) else block
    for row in _in_groups(form):
        found = _put_together(row, found)
    return found


# Rows that are columns ------------------------------------------------------------------------------------------


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Rows of heads with the rows of figures below them in one table; other lines by themselves."""
    block: list[Line] = []
    had_figures = False
    for line in lines:
        has_figures = line.kind in _TABLES and _has_figures(line)
        goes_on = (
            block and line.kind in _TABLES and (line.kind, line.table) == (block[0].kind, block[0].table)
        )
        if not goes_on or (had_figures and not has_figures):
            yield block
            block = []
        block.append(line)
        had_figures = has_figures
    yield block


def _has_figures(line: Line) -> bool:
    """Whether a row has a figure behind its first cell."""
    return any(looks_like_value(piece.text) for piece in line.pieces[1:] if piece.text.strip())


def _is_turned(form: Form, block: Sequence[Line]) -> bool:
    """Whether heads of the form stand before the figures of a block, and labels of its rows above them."""
    rows = [line for line in block if line.kind in _TABLES and _has_figures(line)]
    if not rows or len(rows) == len(block):
        return False
    sides = [parted(line)[0] for line in rows]
    before = [labels[-1].text for labels in sides if labels]
    above = [piece.text for line in block if line not in rows for piece in line.pieces[1:]]
    return (
        len(before) == len(rows)
        and all(folded(text) in form.folded_heads for text in before)
        and any(not _is_label(form, text) for text in before)
        and any(_is_label(form, text) and folded(text) not in form.folded_heads for text in above)
    )


def _is_label(form: Form, text: str) -> bool:
    return max(form.rows_like(text, is_whole=True).values(), default=0.0) >= CUT


def _turned(block: Sequence[Line]) -> list[Line]:
    """A block with its rows as columns; as it was where rows and columns cannot be told."""
    cells = [_cells(line) for line in block]
    if len({len(row) for row in cells}) > 1:
        return list(block)
    kind, table = block[0].kind, block[0].table
    return [Line(tuple(_column(cells, at)), kind, table) for at in range(len(cells[0]))]


def _cells(line: Line) -> list[tuple[Piece, bool]]:
    """The cell at every place of a row, and whether it began in a place before."""
    return [
        (piece, at > piece.start)
        for piece in line.pieces
        for at in range(piece.start, max(piece.end, piece.start + 1))
    ]


def _column(cells: Sequence[Sequence[tuple[Piece, bool]]], at: int) -> Iterator[Piece]:
    """A column of a block as a row: cells merged downwards are one, those merged to the side go on from above."""
    row = 0
    while row < len(cells):
        piece, goes_on = cells[row][at]
        end = row + 1
        while end < len(cells) and cells[end][at][0].above and cells[end][at][0].start == piece.start:
            end += 1
        yield Piece(piece.text, row, end, above=goes_on)
        row = end


# One row in several ---------------------------------------------------------------------------------------------

Place = tuple[int, int]
"""A group of the table of disputes and a part of it, by their numbers."""


class Parts:
    """The groups and the parts of the one row, as they are named."""

    def __init__(self, row: FormRow) -> None:
        self.columns = row.columns
        self.groups = list(dict.fromkeys(column.group for column in row.columns))
        self.parts = list({column.labels[0]: column.labels for column in row.columns}.values())
        self._names = [tuple(map(folded, names)) for names in self.groups]
        named = (name for names in (*self.parts, *self.groups) for name in names)
        self.stems = tuple({folded(name)[:2] for name in named})
        """How any name begins, at least one of which stands on a line that has one."""
        self.places: list[Place] = list(product(range(len(self.groups)), range(len(self.parts))))
        """Every figure that the row has, in order."""

    def part(self, text: str) -> int | None:
        """The part that a text is."""
        return next((at for at, labels in enumerate(self.parts) if best(text, labels) >= CUT), None)

    def group(self, text: str) -> int | None:
        """The group that a text names; None where it names none, or two."""
        mine = folded(text)
        found = [at for at, names in enumerate(self._names) if any(name in mine for name in names)]
        return found[0] if len(found) == 1 else None


@lru_cache(maxsize=8)
def _in_groups(form: Form) -> tuple[Parts, ...]:
    """The one row of each table of a form that has one row alone, in groups."""
    return tuple(Parts(row) for row in form.rows if not row.labels and row.groups > 1)


@dataclass
class _FoundInOneRow:
    """What was found of the one row, line by line."""

    row: Parts
    figures: dict[Place, Piece] = field(default_factory=dict)
    named: set[int] = field(default_factory=set)
    """The lines that name a group or a part."""
    told: list[int] = field(default_factory=list)
    """Those that have a figure."""
    is_twice: bool = False
    """Whether a figure was told in two places."""
    _group: int | None = None
    """The group named last, by a heading."""
    _parts: Sequence[int] = ()
    """The parts on the last row of heads."""
    _groups: Sequence[int] = ()
    """The groups on the last rows of heads."""

    def take(self, at: int, line: Line) -> None:
        """Looks at a line."""
        bare = line.text.replace(" ", "")
        is_under_groups = self._group is not None or len(self._parts) > len(self.row.parts)
        if not is_under_groups and not any(stem in bare for stem in self.row.stems):
            return
        labels, values = parted(line)
        told = not_blank(values)
        texts = [piece.text.strip()[:_LONGEST] for piece in labels]
        parts = [part for text in texts if (part := self.row.part(text)) is not None]
        groups = [group for text in texts if (group := self.row.group(text)) is not None]
        if parts or groups:
            self.named.add(at)
        if not told:
            self._head(groups, parts)
        elif len(texts) - len(parts) - len(groups) <= 1:
            places = list(self._places(groups, parts, len(told)))
            self.is_twice = self.is_twice or any(place in self.figures for place in places)
            self.figures |= dict(zip(places, told, strict=False))
            self.told += [at] * bool(places)
            self._group = self._group if parts else None

    def _head(self, groups: Sequence[int], parts: Sequence[int]) -> None:
        """Remembers what a line without figures names."""
        if len(parts) >= _NEARLY_ALL:
            many, rest = divmod(len(parts), len(self.row.parts))
            self._parts, self._groups = parts, self._groups[-many:] if many > 1 and not rest else ()
        elif groups:
            self._groups = [*self._groups, *(each for each in groups if each not in self._groups)]
        if groups or not parts:
            self._group = groups[0] if len(groups) == 1 else None

    def _places(self, groups: Sequence[int], parts: Sequence[int], told: int) -> Iterator[Place]:
        """Where the figures of a line belong, as far as what stands beside and above them tells it."""
        group = groups[0] if len(groups) == 1 else None if groups else self._group
        if len(parts) == 1 and told == len(self._groups) == len(self.row.groups):
            yield from ((each, parts[0]) for each in self._groups)
        elif len(parts) == told == 1 and group is not None:
            yield group, parts[0]
        elif not parts and told == len(self._parts) == len(self._groups) * len(self.row.parts):
            each = len(self.row.parts)
            yield from ((self._groups[at // each], part) for at, part in enumerate(self._parts))
        elif not parts and group is not None and told == len(self._parts):
            yield from ((group, each) for each in self._parts)


def _put_together(row: Parts, lines: list[Line]) -> list[Line]:
    """The lines with the one row of a table as one, where it is there in several."""
    if any(len(line.pieces) >= len(row.places) == len(not_blank(parted(line)[1])) for line in lines):
        return lines  # it is there
    gathering = _FoundInOneRow(row)
    for at, line in enumerate(lines):
        gathering.take(at, line)
    if gathering.is_twice or gathering.figures.keys() != set(row.places):
        return lines
    first, last = gathering.told[0], gathering.told[-1]
    while first - 1 in gathering.named:
        first -= 1
    gone = gathering.named.union(gathering.told).intersection(range(first, last + 1))
    kind: Kind = "grid" if lines[first].kind == "grid" else "pipes"
    table = new_table(lines)
    made = row_of_groups(row, [gathering.figures[place].text for place in row.places], kind, table)
    return [*lines[:first], *made, *(line for at, line in enumerate(lines[first:], first) if at not in gone)]


def row_of_groups(row: Parts, figures: Sequence[str], kind: Kind, table: int) -> Iterator[Line]:
    """The row as the form prints it, under its heads.

    Args:
        row: Its groups and parts.
        figures: In the order printed.
        kind: Of the lines.
        table: Which table they are of.
    """
    size = len(row.parts)
    groups = (Piece(names[0], at * size, (at + 1) * size) for at, names in enumerate(row.groups))
    yield Line(tuple(groups), kind, table)
    for texts in ([column.labels[0] for column in row.columns], figures):
        yield row_of(texts, kind, table)
