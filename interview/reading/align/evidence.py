"""What a section has of its table, whatever tore it: figures in the order read, labels of rows, heads of columns.

Letters alone are looked at, and their order: a label begins with letters that no other row's has, and the beginnings of all
rows come in the form's order. Heads may be torn over lines; what stands on one line must stand in the form's order.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from interview.reading.extract.lines import Line, Piece
from interview.reading.match.form import BESIDE, Column, FormRow
from interview.reading.match.labels import folded
from interview.reading.numbers import looks_like_value, value_of

_NO_FIGURE = re.compile(r"\d{1,2}[.．、]|\d{1,3}/\d{1,3}|[（(]\d{1,2}[)）]")
"""The number of a label that was torn off it, or of a page."""
_OVERLAPPED = re.compile(r"(0{1,6})(0|[1-9]\d{0,6})")
_SHORTEST = 4
"""Letters by which a label is known, at least."""
_STEM = 2
"""Letters by which a head is known."""
_ENOUGH_HEADS = 0.5
_MOSTLY = 0.55
"""Of the pairs of letters of a text that are the form's; a torn label loses some, one of another row has few."""
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
class Section:
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
    widths: tuple[int, ...] = ()
    """How many figures stand on each line that has several; 0 where its blanks alone part them, so that it may be of two rows."""

    def has_rows(self, columns: int) -> bool:
        """Whether all lines of figures are whole rows, so that no figure of one is another's."""
        return bool(self.widths) and set(self.widths) == {columns}


def section_of(lines: Sequence[Line]) -> Section | None:
    """The figures and the words of some lines; None where they cannot be read in order.

    That is where something stands there that is neither, such as 1O or a dash, or a figure above or below its own row.
    """
    if any(_is_out_of_row(one, other) or _is_out_of_row(other, one) for one, other in pairwise(lines)):
        return None
    tokens: list[Token] = []
    words: list[str] = []
    torn: list[Torn] = []
    widths: list[int] = []
    rows: list[int] = []
    last = 0
    for line in lines:
        before = len(tokens)
        told = [part for piece in line.pieces if not piece.above for part in _parted(piece.text)]
        words.append("|".join(folded(part) for part in told if not looks_like_value(part)))
        apart = tuple(folded(word) for part in told if not looks_like_value(part) for word in part.split())
        torn += [Torn(apart, 0)] if apart else []
        for part in told:
            if not looks_like_value(part) or _NO_FIGURE.fullmatch(part):
                continue
            count = value_of(part).number
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
    return Section(
        tuple(tokens), tuple(filter(None, words)), max(widths, default=0), tuple(torn),
        "".join(words[last:]).replace("|", ""), tuple(rows),
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


def has_strangers(section: Section, known: Iterable[str], heads: Iterable[str]) -> bool:
    """Whether words stand in a section that are none of the form's, torn or whole: then rows may be that it does not have.

    Args:
        section: The section.
        known: All that the form prints in the table, and around it.
        heads: What it prints above the columns; that may be torn down to single letters.
    """
    pairs = {pair for text in known for pair in _pairs(folded(text))}
    letters = frozenset("".join(map(folded, heads)))
    pieces = (piece for line in section.words for piece in line.split("|"))
    return any(
        len(piece) >= _SHORTEST and _TITLE not in piece and not letters.issuperset(piece)
        and sum(pair in pairs for pair in _pairs(piece)) < _MOSTLY * len(_pairs(piece))
        for piece in pieces if not piece.isascii()
    )  # fmt: skip


def _pairs(text: str) -> list[str]:
    return ["".join(pair) for pair in pairwise(text)]


def has_rows(
    rows: Sequence[FormRow], section: Section, all_rows: Sequence[FormRow], *, in_order: bool = True
) -> bool:
    """Whether the labels of all rows begin in a section, one after the other.

    Those of rows that follow each other may stand behind the last figure instead, where they say nothing of any.

    Args:
        rows: The rows, in the order printed.
        section: The section.
        all_rows: The rows among which a label is told by its beginning.
        in_order: Whether they must come in the form's order.
    """
    text = "".join(section.words).replace("|", "")
    at, behind = 0, len(text) - len(section.behind)
    pushed: list[int] = []
    for number, row in enumerate(rows):
        found = _first(text, at, row, all_rows)
        if in_order and found >= behind and number + 1 < len(rows):
            pushed.append(number)
            behind = found
        elif found < 0:
            return False
        else:
            at = found if in_order else 0
    return pushed == list(range(pushed[0], pushed[-1] + 1)) if pushed else True


def _first(text: str, at: int, row: FormRow, all_rows: Sequence[FormRow]) -> int:
    """Where the first label of a row that begins in a text ends with its beginning; -1 where none does."""
    ends = (
        (place, place + len(begin))
        for begin in _beginnings(row, all_rows)
        if (place := text.find(begin, at)) >= 0
    )
    return min(ends, default=(-1, -1))[1]


def are_all_one(section: Section, cells: int) -> bool:
    """Whether a section has a figure for every cell, and all of them are the same: then their order says nothing."""
    return len(section.tokens) == cells and len({token.count for token in section.tokens}) == 1


def _beginnings(row: FormRow, rows: Sequence[FormRow]) -> Iterator[str]:
    """The first letters of each of a row's labels, as many as no other row's label begins with."""
    others = {folded(label) for other in rows if other is not row for label in other.labels}
    for label in map(folded, row.labels):
        sizes = range(min(_SHORTEST, len(label)), len(label) + 1)
        size = next(
            (size for size in sizes if not any(other.startswith(label[:size]) for other in others)),
            len(label),
        )
        yield label[:size]


def heads_in_order(columns: Sequence[Column], section: Section) -> bool:
    """Whether enough heads of a table stand in a section, and none of them before one that the form has before it."""
    groups = {folded(group) for column in columns for group in column.group}
    seen: set[int] = set()
    alone: list[int] = []
    for number, line in enumerate(section.words):
        pieces = [piece for piece in line.split("|") if piece not in groups]
        among = len(pieces) > _STEM or _stands_behind(columns, section.words[number - 1 : number + 2])
        found = [at for piece in pieces for at in _heads(columns, piece, among=among)]
        if found != sorted(found):
            return False
        seen.update(found)
        if len(found) == len(pieces) == 1 and pieces[0] == folded(columns[found[0]].labels[0]):
            alone += found
    text = "".join(section.words)
    lost = (at for at, column in enumerate(columns) if column.group and at not in seen)
    return (
        len(seen) > _ENOUGH_HEADS * len(columns)
        and not _against(columns, alone)
        and all(_may_be_torn(columns, folded(columns[at].labels[0]), text, section.words) for at in lost)
    )


def _may_be_torn(columns: Sequence[Column], head: str, text: str, lines: Sequence[str]) -> bool:
    """Whether a head that was not found may still be there, letter by letter, and does not lack among the others of its group."""
    group = {folded(column.labels[0]) for column in columns if column.group}
    among = any(len(group.intersection(line.split("|"))) == len(group) - 1 for line in lines)
    return set(head).issubset(text) and (len(head) > _STEM or not among)


def _stands_behind(columns: Sequence[Column], lines: Sequence[str]) -> bool:
    """Whether a line stands right behind a head on a line of its own, and before another if that is short, so that it is one too."""
    heads = {folded(column.labels[0]) for column in columns}
    return len(lines) == 1 + _STEM and lines[0] in heads and (len(lines[0]) > _STEM or lines[-1] in heads)


def _heads(columns: Sequence[Column], piece: str, *, among: bool) -> list[int]:
    """The columns whose heads begin in a piece of text, in the order of their places.

    A head that is a row's label too, 其他, is one only whole and among others.
    """
    heads = [folded(column.labels[0]) for column in columns]
    places = [
        (piece.find(head[:_STEM]), at) for at, head in enumerate(heads)
        if len(head) > _STEM or (among and piece == head)
    ]  # fmt: skip
    return [at for place, at in sorted(places) if place >= 0]


def _against(columns: Sequence[Column], alone: Sequence[int]) -> bool:
    """Whether heads on lines of their own stand in another order than the form's, the members of a group among themselves."""
    return any(
        before > after and bool(columns[before].group) == bool(columns[after].group)
        for before, after in pairwise(alone)
    )


def borders_of(columns: Sequence[Column], section: Section, rows: int) -> list[int]:
    """How many columns of a table may stand by themselves at its left, their figures read before all others: those to which heads say so.

    The heads of the others stand in order behind the last of these figures and before the next, with none of theirs. 0 is always among them.

    Args:
        columns: The columns.
        section: The section.
        rows: How many rows the table has.
    """
    told: dict[int, str] = {}
    at = len(section.tokens) - sum(each.figures for each in section.torn)
    for each in section.torn:
        told[at] = told.get(at, "") + "".join(each.words)
        at += each.figures
    return [
        0,
        *(
            border
            for border in range(1, len(columns))
            if _begins_at(columns, border, told.get(border * rows, ""))
        ),
    ]


def _begins_at(columns: Sequence[Column], border: int, text: str) -> bool:
    """Whether a text has the heads of the columns from a border on, but for the total's where there are others, and none of those before."""
    for group in sorted({folded(group) for column in columns for group in (*column.group, *BESIDE)}):
        text = text.replace(group, "")
    heads = [folded(column.labels[0]) for column in columns]
    wanted = heads[border:-1] or heads[-1:]
    places = [text.find(head[:_STEM]) if head[:_STEM] in text else text.find(head[:1]) for head in wanted]
    return (
        places[0] >= 0
        and places == sorted(set(places))
        and not any(head[:_STEM] in text for head in heads[:border])
    )


def heads_in_groups(columns: Sequence[Column], words: Sequence[str], torn: Sequence[Torn] = ()) -> bool:
    """Whether the heads of a table whose groups all have the same ones stand in order, group after group.

    Either those of two groups on one line, as far as they are not torn, or all of them letter after letter over many, or torn over
    two lines, each of which has a piece of every head.

    Args:
        columns: The columns.
        words: What stands there, line by line.
        torn: The same, parted at blanks.
    """
    size = len(dict.fromkeys(column.labels[0] for column in columns))
    heads = [tuple(map(folded, column.labels)) for column in columns[:size]]
    groups = {folded(group) for column in columns for group in (*column.group, *BESIDE)}
    text = "".join(words).replace("|", "")
    for group in sorted(groups, key=lambda each: (-len(each), each)):
        text = text.replace(group, "")
    return (
        _in_turn(text, heads, len(columns) // size)
        or any(_in_turn(line.replace("|", ""), heads, 2) for line in words)
        or _stand_above([labels[0] for labels in heads] * (len(columns) // size), torn, groups)
    )


def _stand_above(heads: Sequence[str], torn: Sequence[Torn], groups: Collection[str]) -> bool:
    """Whether heads in order stand in stretches, each on one line or broken over two, and below each its figures.

    Where two stretches of heads follow each other the figures of both do, in whatever order.
    """
    blocks = list(
        _mended([each for each in torn if not set(each.words) <= set(groups) or each.figures], heads)
    )
    return [word for block in blocks for word in block.words] == list(heads) and all(
        len(block.words) == block.figures for block in blocks
    )


def _mended(torn: Sequence[Torn], heads: Sequence[str]) -> Iterator[Torn]:
    """Lines of words as they were before narrow columns broke them: each beginning of a head with the pieces that stand below it."""
    at = 0
    while at < len(torn):
        mended, at = _mended_at(torn, at, heads)
        yield mended


def _mended_at(torn: Sequence[Torn], at: int, heads: Sequence[str]) -> tuple[Torn, int]:
    """The line at a place with all that stands below it of the same heads, and where it ends; itself where that is not sure."""
    words, figures, end = torn[at].words, torn[at].figures, at + 1
    while begun := [word for word in words if word not in heads]:
        rest: list[str] = []
        while len(rest) < len(begun) and end < len(torn) and not figures:
            rest, figures, end = [*rest, *torn[end].words], torn[end].figures, end + 1
        if len(rest) != len(begun) or not all(any(head.startswith(word) for head in heads) for word in begun):
            return torn[at], at + 1
        pieces = iter(rest)
        words = tuple(word if word in heads else word + next(pieces) for word in words)
    return Torn(words, figures), end


def _in_turn(text: str, heads: Sequence[tuple[str, ...]], groups: int) -> bool:
    """Whether a text has the heads of so many groups, whole or cut, one group behind the other."""
    starts = [at for at in range(len(text)) if any(text.startswith(label[:_STEM], at) for label in heads[0])]
    for at in starts:
        end = at
        for _ in range(groups):
            end = _after(text, end, heads) if end >= 0 else end
        if end >= 0:
            return True
    return False


def _after(text: str, at: int, heads: Sequence[tuple[str, ...]]) -> int:
    """Where the heads of a group end that begin at a place; -1 where another one stands. The last, short, may be torn off."""
    for labels in heads:
        size = max(_common(text, at, label) for label in labels)
        if size < _STEM and labels != heads[-1]:
            return -1
        at += size
    return at


def _common(text: str, at: int, label: str) -> int:
    """How many letters of a label stand at a place."""
    return next((size for size in range(len(label), 0, -1) if text.startswith(label[:size], at)), 0)
