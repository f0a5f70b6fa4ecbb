"""Which column of the form each place of a row is, from the heads printed above it.

A table that knows its grid is read by what stands above what. In text the heads are found by their words and taken in
the order printed, which need not be the form's. Where two heads read alike because a line was lost, their place
decides; where too little is left of the heads to say, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import takewhile

from interview.dataclass import dataclass
from interview.reading.extract.lines import Line, Piece
from interview.reading.match.columns.head_words import (
    across,
    are_alone,
    downwards,
    in_order_named,
    is_group_above,
    last_place,
    names_beside_twice,
    stand_whole,
    ungrouped,
)
from interview.reading.match.form import SUMMED, FormColumn, FormRow
from interview.reading.match.labels import LIKE, best, folded, is_of_another_time
from interview.reading.match.records import not_blank

_STEM, _NO_STEM = 2, 99
_ENOUGH = 0.5
"""Of the heads that must be recognised before those between them are taken as the form has them."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The columns of a table as its heads give them."""

    order: tuple[int, ...]
    """The form's columns in the order printed."""
    extents: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    """Where each of them stands, as far as it has a place of its own: grid columns, or places between bars."""
    width: int = 0
    """How wide the row of heads is, in the same measure."""
    named: tuple[int, ...] = ()
    """Those whose own head is there, in the order printed; the others are taken as the form has them."""
    absent: tuple[int, ...] = ()
    """Those of which nothing was found, not even the first letters."""
    other_form: bool = False
    """Whether they are another form's: under them stand no figures of this one."""
    to_be_summed: bool = False
    """Whether only sums that come out can show that the columns are these."""
    lacks_total: bool = False
    """Whether the table has no totals."""
    is_cut: bool = False
    """Whether columns at the right are gone: sums down the others must bear them out."""
    foreign: bool = False
    """Whether heads stand among them that are none of the form's."""
    strangers: tuple[tuple[int, int], ...] = ()
    """Where heads stand that are none of the form's, as far as they have a place of their own in a grid."""


def heads_of(row: FormRow, lines: Sequence[Line], cells: int = 0) -> Heads | None:
    """The heads of a row's table among the lines of labels above it; None where they cannot be told apart.

    Args:
        row: The row of the form.
        lines: The lines of labels above its figures.
        cells: How many cells the row itself has where bars or tabs stand between them.
    """
    if not lines:  # as of most rows, whose heads stand above the first one of their table
        return None
    columns = row.columns
    grids = [line for line in lines if line.kind == "grid"]
    if grids:
        # The end of a page may leave some of them in the grid and some as words.
        return _by_grid(columns, grids) or _by_words(columns, lines)
    return (
        _by_bars(columns, lines)
        or _by_places(columns, [line for line in lines if line.kind == "pipes" and len(line.pieces) == cells])
        or _by_words(columns, lines)
    )


def _by_grid(columns: Sequence[FormColumn], lines: Sequence[Line]) -> Heads | None:
    """The heads of a grid by their places; by their words where they do not stand where they should.

    So they do below a group that reaches over too few columns, or one whose rows were not merged. Where the words come in the
    form's order and the places do not, sums must show which of the two the columns follow.
    """
    placed, standard = _by_extents(columns, lines), tuple(range(len(columns)))
    if placed is not None and placed.order == standard:
        return placed
    told = _by_words(columns, lines)
    if placed is None or told is None or told.order != standard:
        return placed or told
    return replace(told, to_be_summed=True)


def _by_extents(columns: Sequence[FormColumn], lines: Sequence[Line]) -> Heads | None:
    width = max((line.pieces[-1].end for line in lines if line.pieces), default=0)
    # A row of heads that lost a cell says nothing of what stands below what.
    whole = [line for line in lines if line.pieces and line.pieces[-1].end == width]
    extents = _spread(columns, whole)
    if extents and len(extents) == len(columns):
        order = tuple(sorted(extents, key=lambda at: extents[at]))
        return Heads(order, extents, width, order, strangers=tuple(_strangers(extents, whole)))
    return _in_line(columns, lines, width) or (_partly(columns, extents, width) if extents else None)


def _strangers(extents: Mapping[int, tuple[int, int]], lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where the lowest heads stand that head none of the columns."""
    own = list(extents.values())
    for piece in lines[-1].pieces:
        if piece.text.strip() and not any(start < piece.end and piece.start < end for start, end in own):
            yield piece.start, piece.end


def _by_places(columns: Sequence[FormColumn], lines: Sequence[Line]) -> Heads | None:
    """Rows of heads that have as many cells as the rows below: a head stands in the place of its figures."""
    if len(columns) == 1 or not lines:
        return None
    extents = _spread([replace(column, group=()) for column in columns], lines)
    if not extents or len(extents) < len(columns) - 1:
        return None
    return _partly(columns, extents, len(lines[0].pieces))


def _partly(
    columns: Sequence[FormColumn], extents: Mapping[int, tuple[int, int]], width: int
) -> Heads | None:
    """Heads of which some have no place: the form's order, where nothing that is there speaks against it."""
    named = tuple(sorted(extents, key=lambda at: extents[at]))
    if len(named) == len(columns):
        return Heads(named, extents, width, named)
    steady = _gathered(columns, {at: start for at, (start, _) in extents.items()})
    absent = tuple(at for at in range(len(columns)) if at not in extents)
    return Heads(steady, extents, width, named, absent) if steady is not None else None


def _spread(columns: Sequence[FormColumn], lines: Sequence[Line]) -> dict[int, tuple[int, int]] | None:
    """Where each column's own head stands, inside its group's; None where one head could be two columns."""
    pieces = not_blank(piece for line in lines for piece in line.pieces)
    groups = {
        group: [_reach(piece, lines) for piece in pieces if best(piece.text, group) >= LIKE]
        for group in {column.group for column in columns if column.group}
    }
    found: dict[int, tuple[int, int]] = {}
    for at, column in enumerate(columns):
        scored = [
            (best(piece.text, column.labels), piece)
            for piece in pieces
            if _inside(piece, groups.get(column.group, []))
        ]
        top = max((score for score, _ in scored), default=0.0)
        if top < LIKE:
            continue
        places = {(piece.start, piece.end) for score, piece in scored if score == top}
        free = places - set(found.values())
        if len(places) > 1 or not free:
            return None
        found[at] = places.pop()
    return found


def _reach(piece: Piece, lines: Sequence[Line]) -> tuple[int, int]:
    """How far a group's name reaches: over the blank cells behind it, too, where no cells were merged."""
    line = next(line.pieces for line in lines if any(each is piece for each in line.pieces))
    behind = takewhile(lambda each: not each.text.strip(), (each for each in line if each.start >= piece.end))
    return piece.start, max((each.end for each in behind), default=piece.end)


def _inside(piece: Piece, extents: Sequence[tuple[int, int]]) -> bool:
    return not extents or any(start <= piece.start and piece.end <= end for start, end in extents)


def _in_line(columns: Sequence[FormColumn], lines: Sequence[Line], width: int) -> Heads | None:
    """The nearest row with as many heads as there are columns, read in order; with their places where it is whole."""
    for line in reversed(lines):
        named = not_blank(line.pieces)
        for heads in (named, named[1:], named[-len(columns) :]):
            order = _ordered(columns, [piece.text for piece in heads])
            if order is not None:
                places = [(piece.start, piece.end) for piece in heads] if line.pieces[-1].end == width else []
                return Heads(order, dict(zip(order, places, strict=False)), width, order)
    return None


def _by_bars(columns: Sequence[FormColumn], lines: Sequence[Line]) -> Heads | None:
    """One row of heads with bars between; cells below it in the same places are its columns."""
    for line in reversed(lines):
        named = [(at, piece) for at, piece in enumerate(line.pieces) if piece.text.strip()]
        if line.kind != "pipes" or len(named) < len(columns):
            continue
        for heads in (named, named[1:], named[-len(columns) :]):
            order = _ordered(columns, [piece.text for _, piece in heads])
            if order is not None:
                extents = {
                    column: _reach(piece, [line]) for column, (_, piece) in zip(order, heads, strict=True)
                }
                return Heads(order, extents, len(line.pieces), order)
    return None


def _ordered(columns: Sequence[FormColumn], texts: Sequence[str]) -> tuple[int, ...] | None:
    """Which column each text heads, if there are as many and each can be only one; alike ones go by place."""
    if len(texts) != len(columns):
        return None
    scores = [[_likeness(text, column) for column in columns] for text in texts]
    tops = [max(range(len(columns)), key=lambda at: row[at]) for row in scores]
    if all(row[top] >= LIKE for row, top in zip(scores, tops, strict=True)) and len(set(tops)) == len(tops):
        return tuple(tops)
    in_place = [row[at] >= LIKE for at, row in enumerate(scores)]
    return tuple(range(len(columns))) if all(in_place) else None


def _likeness(text: str, column: FormColumn) -> float:
    score = best(text, column.labels)
    # 本年新 is the beginning of two heads: each may be either, and the place decides.
    short = folded(text)
    return max(score, LIKE) if len(short) > _STEM and folded(column.labels[0]).startswith(short) else score


def _by_words(columns: Sequence[FormColumn], lines: Sequence[Line]) -> Heads | None:
    """The heads in the order in which their words come, wherever lines and blanks have torn them."""
    in_lines = [line.text for line in lines]
    readings = [in_lines] if are_alone(columns, lines) else [across(lines), in_lines]
    joined = ["".join(folded(text) for text in texts) for texts in readings]
    if len(columns) == 1:
        now = (each for each in joined if not is_of_another_time(each, columns[0].labels[0]))
        return Heads((0,), named=(0,)) if any(_places(columns, each) for each in now) else None
    if len({column.labels[0] for column in columns}) < len(columns):
        return _repeated(columns, joined[-1]) or _repeated(columns, folded("".join(downwards(lines))))
    on_one = (
        _ordered(columns, [piece.text for piece in each.pieces]) for each in lines if each.kind == "text"
    )
    if (order := next(filter(None, on_one), None)) is not None:
        return Heads(order, named=order)
    for each in joined:
        places = _places(columns, each)
        if len(places) == len(columns) and stand_whole(columns, lines):
            order = in_order_named(columns, each, places)
            is_unsure = is_group_above(columns, lines) or names_beside_twice(columns, each, order)
            return Heads(order, named=order) if not is_unsure else None
        steady = _gathered(columns, places)
        if steady is not None and not stand_elsewhere(columns, lines):
            letters = frozenset(ungrouped(columns, each))
            absent = tuple(
                at
                for at in steady
                if at not in places and not letters.issuperset(folded(columns[at].labels[0]))
            )
            # Of those that stand there whole the form's order is the one printed.
            whole = tuple(_places(columns, each, stem=_NO_STEM))
            return Heads(steady, named=whole, absent=absent)
    return _by_lines(columns, lines)


def stand_elsewhere(columns: Sequence[FormColumn], lines: Sequence[Line]) -> bool:
    """Whether a row of heads with a cell for every member of a group, blank or not, has one at the place of another.

    Args:
        columns: The columns of the table.
        lines: Its lines, those of heads among them.
    """
    own = {folded(column.labels[0]): len(columns) - at for at, column in enumerate(columns) if column.group}
    for line in lines:
        texts = [folded(piece.text) for piece in line.pieces] if line.kind in {"pipes", "tabs"} else []
        found = [(own[text], len(texts) - at) for at, text in enumerate(texts) if text in own]
        if len(found) > 1 and found[0][0] == found[0][1] and any(mine != here for mine, here in found):
            return True
    return False


def _by_lines(columns: Sequence[FormColumn], lines: Sequence[Line]) -> Heads | None:
    """Heads torn over lines: the form's order, if enough are there, none stands otherwise, on its line or on one of its own, and no letter lacks.

    That is no proof; the sums of the rows must be.
    """
    texts = [ungrouped(columns, folded(line.text)) for line in lines]
    found = [_places(columns, text) for text in texts]
    members = [
        at
        for text in texts
        for at, column in enumerate(columns)
        if column.group and text == folded(column.labels[0])
    ]
    steady = members == sorted(members) and all(
        sorted(each, key=lambda at: each[at]) == sorted(each) for each in found
    )
    if not steady or len(set().union(*found)) <= _ENOUGH * len(columns) or len(columns) <= SUMMED:
        return None
    whole = all(set("".join(texts)).issuperset(folded(column.labels[0])) for column in columns)
    return Heads(tuple(range(len(columns))), to_be_summed=True) if whole else None


def any_head(columns: Sequence[FormColumn]) -> str:
    """A pattern for any head of these columns, the longest first."""
    known = {folded(label) for column in columns for label in column.labels}
    return "|".join(map(re.escape, sorted(known, key=lambda label: (-len(label), label))))


def _repeated(columns: Sequence[FormColumn], joined: str) -> Heads | None:
    """Heads that come again in every group: in one order in all of them, the form's where some are torn."""
    found = re.findall(any_head(columns), joined)
    size = len({column.labels[0] for column in columns})
    if len(found) < len(columns):
        return Heads(tuple(range(len(columns)))) if len(found) > size else None
    tokens = found[-len(columns) :]
    starts = range(0, len(columns), size)
    within = {_ordered(columns[start : start + size], tokens[start : start + size]) for start in starts}
    order = within.pop() if len(within) == 1 else None
    return Heads(tuple(start + each for start in starts for each in order)) if order is not None else None


def _places(columns: Sequence[FormColumn], joined: str, stem: int = _STEM) -> dict[int, int]:
    """Where the last mention of each head, or of its first letters, begins in a text without blanks."""
    joined = ungrouped(columns, joined)
    found: dict[int, int] = {}
    for at, column in reversed(list(enumerate(columns))):
        label = folded(column.labels[0])
        names = [label, label[:stem], *map(folded, column.labels[1:])]
        place = next(
            (place for name in names if (place := last_place(joined, name, found.values())) >= 0), -1
        )
        if place >= 0:
            found[at] = place
    return dict(sorted(found.items()))


def _gathered(columns: Sequence[FormColumn], places: Mapping[int, int]) -> tuple[int, ...] | None:
    """The form's own order, where enough heads are found and none of those in a group stands otherwise."""
    standard = tuple(range(len(columns)))
    grouped = [at for at in standard if columns[at].group and at in places]
    apart = [at for at in standard if not columns[at].group and at in places]
    steady = all(sorted(each, key=lambda at: places[at]) == each for each in (grouped, apart))
    return standard if steady and len(places) > _ENOUGH * len(columns) else None
