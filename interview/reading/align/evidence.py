"""What a section has of its table, whatever tore it: figures in the order read, and labels of rows; `heads` looks at those of columns.

Letters alone are looked at, and their order: a label begins with letters that no other row's has, and the beginnings of all
rows come in the form's order.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from interview.dataclass import dataclass
from interview.reading.align.overlapped import is_overlapped
from interview.reading.extract.lines import Line, Piece
from interview.reading.match.form import FormRow
from interview.reading.match.labels import folded
from interview.reading.numbers import looks_like_value, value_of

_NO_FIGURE = re.compile(r"\d{1,2}[.．、]|\d{1,3}/\d{1,3}|[（(]\d{1,2}[)）]")
"""The number of a label that was torn off it, or of a page."""
_LETTERS = frozenset("无空")
"""Which a cell may say, and a label that was torn down to letters."""
_OVERLAPPED = re.compile(r"(0{1,6})(0|[1-9]\d{0,6})")
_DIGITS = re.compile(r"\d{1,2}")
"""The number of a label between that of a group and its own words, torn onto one line: 不1属于国."""
_SHORTEST = 4
"""Letters by which a label is known, at least."""
_MOSTLY = 0.55
"""Of the pairs of letters of a text that are the form's; a torn label loses some, one of another row has few."""
_AT_THE_EDGE = 2
"""Rows at the end of the ledger whose labels begin at the edge of the page, as those of its groups do."""
_TITLE = "年度报告"
"""What a browser prints on top of every page."""


@dataclass(frozen=True, slots=True)
class Token:
    """A figure where it was read."""

    count: int
    text: str
    is_alone: bool
    """Whether nothing else stands on its line, so that it may be the number of a page."""


class Torn(NamedTuple):
    """The words of a line, and how many figures stand between it and the next."""

    words: tuple[str, ...]
    figures: int


@dataclass(frozen=True, slots=True)
class BetweenHeadings:
    """What stands between two headings."""

    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    """What is no figure, line by line, as it is compared."""
    longest: int = 0
    """The most figures that stand on one line."""
    torn: tuple[Torn, ...] = ()
    """The same words, line by line, parted at their blanks."""
    behind: str = ""
    """What stands behind the last figure."""
    before: tuple[int, ...] = ()
    """How many figures stand before each line of words."""
    widths: tuple[int, ...] = ()
    """How many figures stand on each line that has several; 0 where its blanks alone part them, so that it may be of two rows."""

    lines: tuple[tuple[int, ...], ...] = ()
    """The figures of each line that has several, whatever parts them."""

    @property
    def without_last(self) -> BetweenHeadings:
        """The same as if the last figure stood nowhere."""
        many = len(self.tokens) - 1
        behind = "".join(
            words for words, before in zip(self.words, self.before, strict=True) if before >= many
        )
        return replace(
            self, tokens=self.tokens[:-1], behind=behind.replace("|", ""), before=tuple(min(each, many) for each in self.before)
        )  # fmt: skip

    def has_rows(self, columns: int) -> bool:
        """Whether all lines of figures are whole rows, so that no figure of one is another's."""
        return bool(self.widths) and set(self.widths) == {columns}

    def has_lines(self, rows: int, columns: int) -> bool:
        """Whether there are as many lines of so many figures as a table has rows, and none of several others."""
        return len(self.lines) == rows and {len(line) for line in self.lines} == {columns}


def section_of(lines: Sequence[Line], printed: Collection[str] = ()) -> BetweenHeadings | None:
    """The figures and the words of some lines; None where they cannot be read in order.

    That is where something stands there that is neither, such as 1O or a dash, or a figure above or below its own row.

    Args:
        lines: The lines.
        printed: What the form prints there: a letter that may say that there is nothing (无) and begins a piece of it is none.
    """
    letters = {
        at for at, (line, below) in enumerate(pairwise(lines))
        if line.text in _LETTERS and any(f"{line.text}{folded(below.text)}" in folded(each) for each in printed)
    }  # fmt: skip
    if any(_is_out_of_row(one, other) or _is_out_of_row(other, one) for one, other in pairwise(lines)):
        return None
    tokens: list[Token] = []
    words: list[str] = []
    torn: list[Torn] = []
    widths: list[int] = []
    rows: list[int] = []
    last = 0
    for number, line in enumerate(lines):
        before = len(tokens)
        told = [part for piece in line.pieces if not piece.above for part in _parted(piece.text)]
        words.append("|".join(folded(part) for part in told if not looks_like_value(part)))
        apart = tuple(folded(word) for part in told if not looks_like_value(part) for word in part.split())
        torn += [Torn(apart, 0)] if apart else []
        for part in told:
            if not looks_like_value(part) or _NO_FIGURE.fullmatch(part) or number in letters:
                continue
            count = int(part) if is_overlapped(part) else value_of(part).number
            if not isinstance(count, int) or count < 0:
                return None
            # No figure begins with 0: it overlapped with another, and both were read as one.
            overlapped = _OVERLAPPED.fullmatch(part)
            tokens += [
                Token(int(each), each, len(told) == 1)
                for each in ([*overlapped[1], overlapped[2]] if overlapped else [])
            ] or [Token(count, part, len(told) == 1)]
        torn[-1:] = [Torn(each.words, each.figures + len(tokens) - before) for each in torn[-1:]]
        widths.append(len(tokens) - before)
        rows += [widths[-1] * (line.kind != "text")] * (widths[-1] > 1)
        last = len(words) if len(tokens) > before else last
    starts = list(accumulate(widths, initial=0))[:-1]
    several = (
        tuple(token.count for token in tokens[start : start + many])
        for start, many in zip(starts, widths, strict=True) if many > 1
    )  # fmt: skip
    return BetweenHeadings(
        tuple(tokens), tuple(filter(None, words)), max(widths, default=0), tuple(torn), "".join(words[last:]).replace("|", ""),
        tuple(start for start, told in zip(starts, words, strict=True) if told), tuple(rows), tuple(several),
    )  # fmt: skip


def _is_out_of_row(alone: Line, row: Line) -> bool:
    """Whether a figure alone on its line stands over or under a gap between the figures of the line beside it."""
    if not (alone.kind == row.kind == "text" and len(alone.pieces) == 1 and len(row.pieces) > 1):
        return False
    figure = alone.pieces[0]
    places = [piece for piece in row.pieces if looks_like_value(piece.text)]
    return (
        looks_like_value(figure.text)
        and len(places) > 1
        and places[0].end < figure.start
        and figure.end < places[-1].start
        and not any(piece.start < figure.end and figure.start < piece.end for piece in row.pieces)
    )


def figures_of_lines(lines: Iterable[Line]) -> list[Piece]:
    """What stands on lines in place of figures, in the order read."""
    return [
        Piece(part) for part in _parts(lines) if looks_like_value(part) and not _NO_FIGURE.fullmatch(part)
    ]


def words_of_lines(lines: Iterable[Line]) -> str:
    """What stands on lines besides figures, as one text as it is compared."""
    return "".join(folded(part) for part in _parts(lines) if not looks_like_value(part))


def _parts(lines: Iterable[Line]) -> Iterator[str]:
    yield from (part for line in lines for piece in line.pieces for part in _parted(piece.text) if part)


def without_numbers(tokens: Sequence[Token], columns: int) -> Sequence[Token]:
    """The figures of a table without a row that numbers its columns, 1, 2, 3 and so on: no row of figures is like that."""
    numbers = list(range(1, columns + 1))
    counts = [token.count for token in tokens]
    at = next((at for at in range(len(counts)) if counts[at : at + columns] == numbers), None)
    return tokens if at is None else without_numbers([*tokens[:at], *tokens[at + columns :]], columns)


def _parted(text: str) -> list[str]:
    """The figures of a cell that holds several, each for itself."""
    parts = text.split()
    return parts if all(map(str.isdecimal, parts)) else [text.strip()]


def has_strangers(section: BetweenHeadings, known: Iterable[str], heads: Iterable[str]) -> bool:
    """Whether words stand in a section that are none of the form's, torn or whole: then rows may be that it does not have.

    Args:
        section: The section.
        known: All that the form prints in the table, and around it.
        heads: What it prints above the columns; that may be torn down to single letters.
    """
    pairs = {pair for text in known for pair in _pairs(folded(text))}
    letters = frozenset("".join(map(folded, heads)))

    def is_strange(piece: str) -> bool:
        return (
            len(piece) >= _SHORTEST and not piece.isascii()
            and _TITLE not in piece and not letters.issuperset(piece)
            and sum(pair in pairs for pair in _pairs(piece)) < _MOSTLY * len(_pairs(piece))
        )  # fmt: skip

    pieces = (piece for line in section.words for piece in line.split("|"))
    return any(is_strange(piece) and any(map(is_strange, _DIGITS.split(piece))) for piece in pieces)


def _pairs(text: str) -> list[str]:
    return ["".join(pair) for pair in pairwise(text)]


def has_rows(
    rows: Sequence[FormRow], section: BetweenHeadings, all_rows: Sequence[FormRow], *, in_order: bool = True
) -> bool:
    """Whether the labels of all rows begin in a section, one after the other.

    Those of some rows may stand behind the last figure instead, where they say nothing of any: of rows that follow each other, or
    of any, where every other label stands before its own row's figures.

    Args:
        rows: The rows, in the order printed.
        section: The section.
        all_rows: The rows among which a label is told by its beginning.
        in_order: Whether they must come in the form's order.
    """
    text = "".join(section.words).replace("|", "")
    at, behind = 0, len(text) - len(section.behind)
    pushed: list[int] = []
    places: dict[int, int] = {}
    for number, row in enumerate(rows):
        found = _first(text, at, row, all_rows)
        if in_order and found > behind and number + 1 < len(rows):
            pushed.append(number)
            behind = found
        elif found < 0:
            return not pushed and _stand_at_the_edge(section, at, rows[number:], all_rows)
        else:
            at = found if in_order else 0
            places[number] = found
    follow_each_other = not pushed or pushed == list(range(pushed[0], pushed[-1] + 1))
    return follow_each_other or _stand_before_figures(section, places, rows)


def _stand_before_figures(
    section: BetweenHeadings, places: Mapping[int, int], rows: Sequence[FormRow]
) -> bool:
    """Whether labels stand before all figures of their rows, most of them directly, where each row has as many.

    Args:
        section: The section.
        places: Where labels begin that do not stand behind the last figure, by row.
        rows: All rows.
    """
    columns = len(rows[0].columns)
    ends = list(accumulate(len(line.replace("|", "")) for line in section.words))
    told = {
        row: section.before[bisect_left(ends, place)]
        for row, place in places.items()
        if place <= ends[-1] - len(section.behind)
    }
    directly = sum(before == row * columns for row, before in told.items())
    return all(before <= row * columns for row, before in told.items()) and directly > _MOSTLY * len(rows)


def _stand_at_the_edge(
    section: BetweenHeadings, at: int, rows: Sequence[FormRow], all_rows: Sequence[FormRow]
) -> bool:
    """Whether the labels of a table's last rows stand before a label at a place, with no figure between: those at the edge of a page may be read first.

    That they are the last is for the sums over several rows to say.
    """
    if not at or len(rows) > _AT_THE_EDGE:
        return False
    text = "".join(section.words).replace("|", "")
    ends = list(accumulate(len(line.replace("|", "")) for line in section.words))
    first = bisect_left(section.before, section.before[bisect_left(ends, at)])
    begin = ends[first - 1] if first else 0
    for row in rows:
        begin = _first(text[:at], begin, row, all_rows)
        if begin < 0:
            return False
    return True


def _first(text: str, at: int, row: FormRow, all_rows: Sequence[FormRow]) -> int:
    """Where the first label of a row that begins in a text ends with its beginning; -1 where none does."""
    ends = (
        (place, place + len(begin))
        for begin in _beginnings(row, all_rows)
        if (place := text.find(begin, at)) >= 0
    )
    return min(ends, default=(-1, -1))[1]


def are_all_one(section: BetweenHeadings, cells: int) -> bool:
    """Whether a section has a figure for every cell, and all of them are the same: then their order says nothing."""
    return len(section.tokens) == cells and len({token.count for token in section.tokens}) == 1


def _beginnings(row: FormRow, rows: Sequence[FormRow]) -> Iterator[str]:
    """The first letters of each of a row's labels, as many as no other row's label begins with."""
    others = "\n".join(["", *(folded(label) for other in rows if other is not row for label in other.labels)])
    for label in map(folded, row.labels):
        sizes = range(min(_SHORTEST, len(label)), len(label) + 1)
        size = next((size for size in sizes if f"\n{label[:size]}" not in others), len(label))
        yield label[:size]
