"""Labels and heads that were broken over lines, on one line again: 一、本年新 over 收政府信息公开申请数量 and the figures.

Only what is the beginning of something that the form prints, and is that as a whole with the next pieces, is put together. The
rest of a label stands first on its line, and something beside the first of the pieces or the last: labels by themselves may be
those of figures above and below them. Between bars it may also stand alone below a row with its figures: the end of a page parted
them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from interview.engine.answers.characters import half_width
from interview.reading.extract.lines import Line
from interview.reading.match.form import BESIDE, Form
from interview.reading.match.labels import simplified
from interview.reading.match.records import not_blank, parted
from interview.reading.numbers import looks_like_value

_NOT_WORDS = re.compile(r"[^\w\u4e00-\u9fff]|_")
_MOST_PIECES = 4
_LONGEST = 60
_STEM = 2
"""Characters by which it is seen that a piece may begin something."""


class Printed:
    """What a form prints besides figures, to be known by its beginnings."""

    def __init__(self, form: Form) -> None:
        labels = (label for row in form.rows for label in row.labels)
        above = (
            head for row in form.rows for column in row.columns for head in (*column.labels, *column.group)
        )
        self.texts = frozenset([*form.group_names, *labels, *above, *BESIDE])
        self.stems = frozenset(text[:_STEM] for text in self.texts)

    @cached_property
    def whole(self) -> frozenset[str]:
        """Everything as it is compared."""
        return frozenset(map(bare, self.texts))

    @cached_property
    def begun(self) -> frozenset[str]:
        """Every beginning of it."""
        return frozenset(text[:size] for text in self.whole for size in range(1, len(text)))


@lru_cache(maxsize=20_000)
def bare(text: str) -> str:
    """A text as it is put together: its numbers and letters."""
    return _NOT_WORDS.sub("", simplified(half_width(text)))


@lru_cache(maxsize=8)
def printed_by(form: Form) -> Printed:
    """What a form prints; made once."""
    return Printed(form)


def with_joined_labels(form: Form, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a report, labels that were broken over several on the line of the last piece.

    Args:
        form: The form.
        lines: All lines of the report.
    """
    known = printed_by(form)
    told: list[Line] = []
    at = 0
    while at < len(lines):
        found, many = _joined(known, lines, at)
        told += found
        at += many
    return told if told != list(lines) else lines


def _joined(known: Printed, lines: Sequence[Line], at: int) -> tuple[Sequence[Line], int]:
    """The line at a place with what goes on below it, and how many lines that is."""
    line = lines[at]
    if (rows := _gone_on(known, lines[at : at + 2])) is not None:
        return rows, 2
    text = line.pieces[-1].text if line.pieces and line.kind != "grid" else ""
    *before, last = (text.rsplit(maxsplit=1) if len(text) <= _LONGEST else []) or [""]
    if last in known.texts or last[:_STEM] not in known.stems or bare(last) in known.whole:
        return [line], 1
    for end in range(at + 1, min(at + 1 + _MOST_PIECES, len(lines))):
        below = lines[end]
        if below.kind == "grid" or not below.pieces or bare(last) not in known.begun:
            break
        first = below.pieces[0].text
        if looks_like_value(first) or bare(first) in known.whole:
            break
        last += first
        if bare(last) in known.whole:
            if len(line.pieces) == len(below.pieces) == 1:
                break  # nothing beside it says that it is a row of a table
            begun = (*line.pieces[:-1], *(replace(line.pieces[-1], text=each) for each in before))
            whole = replace(below, pieces=(replace(below.pieces[0], text=last), *below.pieces[1:]))
            return [*([replace(line, pieces=begun)] if begun else []), whole], end + 1 - at
        if len(below.pieces) > 1:
            break
    return [line], 1


def _gone_on(known: Printed, lines: Sequence[Line]) -> Sequence[Line] | None:
    """A row between bars with its label whole, where the rest of it stands in the next row, and no figure; None of any other.

    It stands alone there, or below the label: then what else is there, as the rest of a group's name, stays.
    """
    line, below = lines[0], lines[-1]
    if not line.kind == below.kind == "pipes" or parted(line)[0][-1:] in ([], [line.pieces[-1]]):
        return None
    label = parted(line)[0][-1]
    told = not_blank(below.pieces)
    rests = told if len(told) == 1 else [piece for piece in told if piece.start == label.start]
    whole = [replace(label, text=label.text + rest.text) for rest in rests]
    if any(looks_like_value(piece.text) for piece in told) or bare(label.text) in known.whole:
        return None
    if not whole or bare(whole[0].text) not in known.whole:
        return None
    others = replace(
        below, pieces=tuple(replace(each, text="") if each in rests else each for each in below.pieces)
    )
    row = replace(line, pieces=tuple(whole[0] if each is label else each for each in line.pieces))
    return [row] if len(told) == 1 else [row, others]
