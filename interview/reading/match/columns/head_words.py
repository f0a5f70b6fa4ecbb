"""What the words of heads say, in whatever pieces they come: how they stand, where each is named, which group is meant.

Looks at words alone; which column a place is, is decided in `heads`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from interview.reading.extract.lines import Line
from interview.reading.match.form import FormColumn
from interview.reading.match.labels import folded


def are_alone(columns: Sequence[FormColumn], lines: Sequence[Line]) -> bool:
    """Whether every head has a line of its own: how far that is set in, as one in the middle of its page, says nothing."""
    heads = {folded(label) for column in columns for label in column.labels}
    own = [line for line in lines if any(folded(piece.text) in heads for piece in line.pieces)]
    return len(own) > 1 and all(len(line.pieces) == 1 for line in own)


def across(lines: Iterable[Line]) -> list[str]:
    """The pieces of aligned lines from left to right, one under the other where they stand so."""
    pieces = [piece for line in lines if line.kind == "text" for piece in line.pieces]
    return [piece.text for piece in sorted(pieces, key=lambda piece: piece.start)]


def downwards(lines: Iterable[Line]) -> Iterator[str]:
    """What stands between bars, cell by cell: rows with as many cells have the pieces of a head below each other."""
    for _, rows in groupby(lines, lambda line: (line.kind == "pipes", len(line.pieces))):
        yield from (
            piece.text for cell in zip(*(line.pieces for line in rows), strict=True) for piece in cell
        )


def stand_whole(columns: Sequence[FormColumn], lines: Sequence[Line]) -> bool:
    """Whether every head stands by itself, and its group's too, so that the order in which they are named can be trusted."""
    pieces = {folded(piece.text) for line in lines for piece in line.pieces}
    groups = {folded(group) for column in columns for group in column.group[:1]}
    return groups <= pieces and all(folded(column.labels[0]) in pieces for column in columns)


def ungrouped(columns: Sequence[FormColumn], joined: str) -> str:
    """The text with nothing where groups are named: 法人或其他组织 is no 其他."""
    for group in {group for column in columns for group in column.group}:
        joined = joined.replace(folded(group), "|" * len(folded(group)))
    return joined


def last_place(joined: str, name: str, taken: Collection[int]) -> int:
    """Where a name stands for the last time, at a place that no other head has."""
    place = joined.rfind(name)
    while place in taken:
        place = joined.rfind(name, 0, place + len(name) - 1)
    return place


def in_order_named(columns: Sequence[FormColumn], joined: str, places: Mapping[int, int]) -> tuple[int, ...]:
    """The columns in the order named, the members of a group where the group is named."""
    return tuple(sorted(places, key=lambda at: (_group_place(columns[at], joined, places[at]), places[at])))


def _group_place(column: FormColumn, joined: str, own: int) -> int:
    """Where a column's group is named, since its members are printed in a row below; its own place where it has none."""
    places = [joined.rfind(folded(group)) for group in column.group]
    return max(places, default=-1) if column.group and max(places) >= 0 else own


def is_group_above(columns: Sequence[FormColumn], lines: Sequence[Line]) -> bool:
    """Whether a row of cells names a group and no column beside it: then nothing says which columns stand before the group."""
    groups = {folded(group) for column in columns for group in column.group}
    beside = {folded(label) for column in columns if not column.group for label in column.labels}
    rows = [
        {folded(piece.text) for piece in line.pieces} for line in lines
        if line.kind == "pipes" and len(line.pieces) >= len(columns)
    ]  # fmt: skip
    return (
        any(groups & row for row in rows)
        and bool(beside)
        and not any(groups & row and beside & row for row in rows)
    )


def names_beside_twice(columns: Sequence[FormColumn], joined: str, order: Sequence[int]) -> bool:
    """Whether heads in another order than the form's name a column beside a group twice: then one of them may stand before the group."""
    text = ungrouped(columns, joined)
    beside = [folded(column.labels[0]) for column in columns if not column.group]
    return list(order) != sorted(order) and any(text.count(head) > 1 for head in beside)
