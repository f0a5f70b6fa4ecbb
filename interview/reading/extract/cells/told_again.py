"""Rows of text in which what a merged cell says stands once for every column that it covered: once again.

Whoever asks a table of Word for the cells of a row gets a merged one several times. It shows in the heads: the last of them comes
as many times as the last figure of the row. Cells stand behind each other, or each on a line of its own. Tables that know their
cells are `unmerged`'s. Nothing here knows a form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from interview.reading.extract.lines import Line
from interview.reading.numbers import looks_like_value

_SHORTEST = 4
"""Letters of a head; what is longer and stands twice is no piece of two that were torn: 结果 结果."""
_CHINESE = re.compile("[\u4e00-\u9fff]")
_ONE_LABEL = 1
"""Lines without a figure between two rows under the same heads, where every cell has a line of its own."""


def told_once(lines: Sequence[Line]) -> list[Line]:
    """The lines of a report, such words and figures once."""
    found: list[Line] = []
    again = 1
    for has_figures, run in groupby(lines, _has_figures):
        told = list(run)
        if not has_figures:
            if len(told) > _ONE_LABEL or len(told[0].text.split()) > _ONE_LABEL:
                again = _last_again(told)
            found += told
        else:
            found += _once(told, again) if again > 1 else told
    return list(map(_said_once, found))


def _said_once(line: Line) -> Line:
    """A line of text without the words that stand again right behind themselves: labels and heads of merged cells."""
    if line.kind != "text" or " " not in line.text:
        return line
    told = [" ".join(_once_each(piece.text.split(" "))) for piece in line.pieces]
    if told == [piece.text for piece in line.pieces]:
        return line
    pieces = (replace(piece, text=text) for piece, text in zip(line.pieces, told, strict=True))
    return replace(line, pieces=tuple(pieces))


def _once_each(words: Sequence[str]) -> Iterator[str]:
    for word, again in groupby(words):
        yield from [word] if len(word) > _SHORTEST and _CHINESE.search(word) else again


def _has_figures(line: Line) -> bool:
    return line.kind == "text" and bool(line.pieces) and looks_like_value(line.pieces[-1].text)


def _last_again(lines: Sequence[Line]) -> int:
    """How many times the last head comes: on the last line, or on lines of their own before that of a row's label."""
    words = lines[-1].text.split()
    label = lines[-1].text
    above = [line.text for line in lines[:-1] if line.text != label]
    heads = words if len(words) > 1 else above if lines[-2:-1] and lines[-2].text != label else []
    head, run = next(groupby(reversed(heads)), ("", iter(())))
    return len(list(run)) if len(head) >= _SHORTEST else 1


def _once(lines: Sequence[Line], again: int) -> Iterator[Line]:
    """Rows with the last figure once that comes so many times; others as they are."""
    if all(len(line.pieces) == 1 for line in lines):
        is_again = len({line.text for line in lines[-again:]}) == 1 and len(lines) >= again
        yield from lines[: len(lines) - again + 1] if is_again else lines
        return
    for line in lines:
        last = line.pieces[-again:]
        is_again = len(line.pieces) > again and len({piece.text for piece in last}) == 1
        yield Line(line.pieces[: len(line.pieces) - again + 1], line.kind, line.table) if is_again else line
