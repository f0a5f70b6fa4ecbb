"""Whether the heads that a section has are the form's, in its order, however they were torn.

They may be torn over lines or down to letters; what stands on one line must stand in the form's order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from interview.reading.align.evidence import BetweenHeadings, Torn
from interview.reading.match.form import BESIDE, FormColumn
from interview.reading.match.labels import folded

_STEM = 2
"""Letters by which a head is known."""
_ENOUGH_HEADS = 0.5


def heads_in_order(columns: Sequence[FormColumn], section: BetweenHeadings) -> bool:
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


def _may_be_torn(columns: Sequence[FormColumn], head: str, text: str, lines: Sequence[str]) -> bool:
    """Whether a head that was not found may still be there, letter by letter, and does not lack among the others of its group."""
    group = {folded(column.labels[0]) for column in columns if column.group}
    among = any(len(group.intersection(line.split("|"))) == len(group) - 1 for line in lines)
    return set(head).issubset(text) and (len(head) > _STEM or not among)


def _stands_behind(columns: Sequence[FormColumn], lines: Sequence[str]) -> bool:
    """Whether a line stands right behind a head on a line of its own, and before another if that is short, so that it is one too."""
    heads = {folded(column.labels[0]) for column in columns}
    return len(lines) == 1 + _STEM and lines[0] in heads and (len(lines[0]) > _STEM or lines[-1] in heads)


def _heads(columns: Sequence[FormColumn], piece: str, *, among: bool) -> list[int]:
    """The columns whose heads begin in a piece of text, in the order of their places.

    A head that is a row's label too, 其他, is one only whole and among others.
    """
    heads = [folded(column.labels[0]) for column in columns]
    places = [
        (piece.find(head[:_STEM]), at) for at, head in enumerate(heads)
        if len(head) > _STEM or (among and piece == head)
    ]  # fmt: skip
    return [at for place, at in sorted(places) if place >= 0]


def _against(columns: Sequence[FormColumn], alone: Sequence[int]) -> bool:
    """Whether heads on lines of their own stand in another order than the form's, the members of a group among themselves."""
    return any(
        before > after and bool(columns[before].group) == bool(columns[after].group)
        for before, after in pairwise(alone)
    )


def borders_of(columns: Sequence[FormColumn], section: BetweenHeadings, rows: int) -> list[int]:
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


def _begins_at(columns: Sequence[FormColumn], border: int, text: str) -> bool:
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


def heads_in_groups(columns: Sequence[FormColumn], words: Sequence[str], torn: Sequence[Torn] = ()) -> bool:
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
