"""The ledger of a page printed as text whose narrow columns broke labels over many lines, beside each other: a line a row again.

The name of a group and the labels of its rows stand side by side, a few letters of each on every line. Each word goes on with a
text of the form that was begun and is not ended, or begins the next one; so they are put together letter by letter. Only where
all labels of the ledger come out whole, one after the other, and beside each stands one line of figures, it is told so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from interview.dataclass import dataclass
from interview.reading.extract.lines import Line, Piece
from interview.reading.match.form import Form, FormRow, printed
from interview.reading.match.lines.torn.broken_labels import bare
from interview.reading.match.lines.torn.torn_figures import digits_of
from interview.reading.numbers import looks_like_value

_MOST_LINES = 300
"""Over which a ledger is broken."""
_SLACK = 3
"""Characters by which the pieces of one label may be shifted: every page has its own edge."""


def with_whole_labels(form: Form, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a report, a ledger whose labels were broken beside each other with a line for every row.

    Args:
        form: The form.
        lines: All lines of the report.
    """
    width = len(form.flow.ledger.columns) + 1 if form.flow.ledger else 0
    told = [at for at, line in enumerate(lines) if len(line.pieces) >= width == _count_figures(line) > 0]
    for rows in printed(form, form.ledger_table) if told else ():
        if len(told) != len(rows) or told[-1] - told[0] > _MOST_LINES or _are_whole(rows, lines, told):
            continue
        ledger = _Ledger(form, rows)
        if (read := ledger.read(lines, told[0], told[-1])) is not None:
            first, end, made = read
            return [*lines[:first], *made, *lines[end:]]
    return lines


def _count_figures(line: Line) -> int:
    """How many figures stand behind the words of a line; 0 where anything but whole figures and words does."""
    if line.kind != "text":
        return 0
    figures = [looks_like_value(piece.text) for piece in line.pieces]
    first = figures.index(True) if True in figures else len(figures)
    behind = line.pieces[first:]
    return len(behind) if all(piece.text.isdecimal() for piece in behind) else 0


def _are_whole(rows: Sequence[FormRow], lines: Sequence[Line], told: Sequence[int]) -> bool:
    """Whether every row's label stands on the line of its figures, so that there is nothing to put together."""
    return all(bare(row.labels[0]) in bare(lines[at].text) for row, at in zip(rows, told, strict=True))


@dataclass(slots=True)
class _Begun:
    """A text of the form of which some words were met."""

    text: str
    row: int
    """The row whose label it is; -1 of the name of a group."""
    first: int
    """The line on which it begins."""
    last: int
    """That on which its last word so far stands."""
    start: int
    """Where that stands on its line."""
    done: int = 0
    """How many of its letters were met."""

    @property
    def rest(self) -> str:
        return self.text[self.done :]


class _Ledger:
    """Reads the words of the ledger's lines, one after the other."""

    def __init__(self, form: Form, rows: Sequence[FormRow]) -> None:
        self.rows = rows
        self._labels = [bare(row.labels[0]) for row in rows]
        self._names = [bare(name) for name in form.group_names]

    def read(self, lines: Sequence[Line], first: int, last: int) -> tuple[int, int, list[Line]] | None:
        """Where the rows begin and end, and what they are as lines of their own; None where that is not sure.

        Args:
            lines: The lines of the report.
            first: The first line of the ledger that has figures.
            last: The last one.
        """
        begin = self._begin(lines, first)
        self._begun: list[_Begun] = []
        at = begin
        while at < len(lines) and (at <= last or any(each.rest for each in self._begun)):
            words = [
                (word.group(), piece.start + word.start())
                for piece in lines[at].pieces if not looks_like_value(piece.text)
                for word in re.finditer(r"\S+", piece.text)
            ]  # fmt: skip
            if lines[at].kind != "text" or not all(self._take(*word, at) for word in words):
                return None
            at += 1
        made = list(self._made(lines[begin:at], begin))
        return (begin, at, made) if made else None

    def _begin(self, lines: Sequence[Line], first: int) -> int:
        """The line on which the label of the first row begins: that of its figures, or one above."""
        for at in range(first, max(first - 3, -1), -1):
            words = bare(lines[at].text.split()[0]) if lines[at].text.split() else ""
            if words and self._labels[0].startswith(words):
                return at
        return first

    def _take(self, word: str, start: int, at: int) -> bool:
        """Takes a word as the next piece of a text, or of two that touch each other; False where it is none, or of others too."""
        letters = bare(word)
        if not letters:
            return True
        if len(found := self._homes(letters, start, at)) == 1:
            self._add(found[0], letters, start, at)
            return True
        sizes = range(1, len(letters))
        homes = [
            (self._homes(letters[:size], start, at), self._homes(letters[size:], start + size, at))
            for size in sizes
        ]
        cuts = [
            size
            for size, (one, other) in zip(sizes, homes, strict=True)
            if len(one) == len(other) == 1 and one != other
        ]
        if found or len(cuts) != 1:
            return False
        first, second = homes[cuts[0] - 1]
        self._add(first[0], letters[: cuts[0]], start, at)
        self._add(second[0], letters[cuts[0] :], start + cuts[0], at)
        return True

    def _homes(self, letters: str, start: int, at: int) -> list[_Begun]:
        """The texts that a piece goes on with or, where it goes on with none in its place, begins."""
        going_on = [each for each in self._begun if each.rest.startswith(letters)]
        here = [each for each in going_on if abs(each.start - start) <= _SLACK]
        return here or list(self._next(letters, start, at)) or going_on

    def _add(self, home: _Begun, letters: str, start: int, at: int) -> None:
        if not home.done:
            self._begun.append(home)
        home.done, home.last, home.start = home.done + len(letters), at, start

    def _next(self, letters: str, start: int, at: int) -> Iterator[_Begun]:
        """The texts that a word may begin: the next row's label, the next name of a group."""
        rows = [each.row for each in self._begun if each.row >= 0]
        row = max(rows, default=-1) + 1
        if row < len(self.rows) and self._labels[row].startswith(letters):
            yield _Begun(self._labels[row], row, at, at, start)
        # The name of a group stands beside the first of its rows or, where it was set in the middle, beside any.
        met = {each.text for each in self._begun}
        for name in self._names:
            if name not in met and name.startswith(letters):
                yield _Begun(name, -1, at, at, start)

    def _made(self, lines: Sequence[Line], begin: int) -> Iterator[Line]:
        """The rows as lines; none where one of them is not whole, or has no line of figures of its own."""
        rows = [each for each in self._begun if each.row >= 0]
        apart = all(above.last < below.first for above, below in pairwise(rows))
        if any(each.rest for each in self._begun) or len(rows) != len(self.rows) or not apart:
            return
        stretches = [lines[each.first - begin : each.last + 1 - begin] for each in rows]
        told = [[found for line in stretch if (found := digits_of(line))] for stretch in stretches]
        if any([len(row.columns)] != list(map(len, each)) for each, row in zip(told, self.rows, strict=True)):
            return
        for row, (figures,) in zip(self.rows, told, strict=True):
            yield Line((Piece(row.labels[0], 0, 1), *figures))
