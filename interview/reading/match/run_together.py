"""Tables whose cells have run together: 二、上年结转…0000000三、…, and 15130000154 for 151, 3, 0, 0, 0, 0 and 154.

A crawler or a PDF loses the gaps between cells. Labels part the rows; a row's figures are parted where the last of them is
the sum of the others and one way is left to cut them so. Nothing else is parted, and nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from interview.engine.answers.characters import half_width
from interview.reading.extract.lines import Line, Piece, paragraph
from interview.reading.match.form import Form
from interview.reading.match.heads import SUMMED
from interview.reading.numbers import value_of

_FEWEST_ROWS = 2
"""Labels with figures directly behind them that make a line of a table that ran together."""
_FIGURES = re.compile(
    r"(?<=[^\W\d_])[0-9][0-9.,]{0,60}?(?=$|[一二三四五六七]、|\d[.．、][^\W\d_]|[(第行规政其])"
    r"|(?<=[)”\"])[0-9][0-9.,]{0,60}?(?=$|[一二三四五六七]、|\d[.．、][^\W\d_]|[(第行规政其])"
)
"""Figures behind a label, up to the next: what follows may begin with a number of its own, 2.其他."""
_PARTS = re.compile(r"(?<=。)|(?=[一二三四五六]、)|(?=第二十条第)")
_MOST_DIGITS = 8
"""Of one figure; the largest seen had seven."""
_MOST_STEPS = 20_000
"""Figures tried for one row; a real one needs a few hundred."""


def cuts(texts: Sequence[str], columns: int) -> list[tuple[int, ...]] | None:
    """The ways to cut figures into as many as there are columns, the last the sum of the others.

    Args:
        texts: The figures as printed; a gap between two of them stays one.
        columns: How many figures there should be, the total last.

    Returns:
        None, one or two ways, two standing for many; None where there are too many to try.
    """
    digits = "".join(texts)
    if not (digits.isascii() and digits.isdigit() and columns <= len(digits) <= columns * _MOST_DIGITS):
        return []
    gaps = [0]
    for text in texts:
        gaps.append(gaps[-1] + len(text))
    found: list[tuple[int, ...]] = []
    for steps, way in enumerate(_cuts(digits, gaps, columns)):
        found += [way] if way else []
        if len(found) > 1:
            break
        if steps > _MOST_STEPS:
            return None
    return found


def _cuts(digits: str, gaps: Sequence[int], columns: int) -> Iterator[tuple[int, ...]]:
    """Every way to cut, and an empty one for every step on a way that leads nowhere."""
    for begin in range(max(gaps[-2], len(digits) - _MOST_DIGITS), len(digits)):
        total = int(digits[begin:])
        waiting: list[tuple[tuple[int, ...], int, int]] = (
            [((), 0, total)] if total or begin == len(digits) - 1 else []
        )
        while waiting and (digits[begin] != "0" or not total):
            parts, start, left = waiting.pop()
            if len(parts) == columns - 1:
                yield (*parts, total) if start == begin and not left else ()
                continue
            yield ()
            for stop in _ends(digits, gaps, start, begin):
                number = int(digits[start:stop])
                if number <= left:
                    waiting.append(((*parts, number), stop, left - number))


def _ends(digits: str, gaps: Sequence[int], start: int, end: int) -> range:
    """Where a figure that begins here may end: a nought stands alone, and none goes on over a gap."""
    last = next((gap for _, gap in pairwise(gaps) if gap > start), end)
    if start >= end:
        return range(0)
    return range(start + 1, start + 2 if digits[start] == "0" else min(end, last, start + _MOST_DIGITS) + 1)


def apart(form: Form, lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of a report, those of tables that ran together as rows of their own."""
    for line in lines:
        text = half_width(line.text) if line.kind == "text" and len(line.pieces) == 1 else ""
        rows = [] if value_of(text).number is not None else list(_rows(form, text))
        if len(rows) < _FEWEST_ROWS:
            yield line
            continue
        at = 0
        for begin, end, row in rows:
            yield from (paragraph(part) for part in _PARTS.split(text[at:begin]) if part.strip())
            yield row
            at = end
        yield from (paragraph(part) for part in _PARTS.split(text[at:]) if part.strip())


def _rows(form: Form, text: str) -> Iterator[tuple[int, int, Line]]:
    """Every label of the form with figures directly behind it: where it begins, where the figures end, and the row."""
    for figures in _FIGURES.finditer(text):
        before = text[: figures.start()]
        label = next((each for each in form.run_labels if before.endswith(each)), "")
        if label:
            yield figures.start() - len(label), figures.end(), _row(label, form.run_labels[label], figures[0])


def _row(label: str, columns: int, digits: str) -> Line:
    """A row with its figures, parted where there is one way to."""
    ways = cuts([digits], columns) if columns > SUMMED else None
    figures = [*map(str, ways[0])] if ways and len(ways) == 1 else [digits]
    return Line(tuple(Piece(text, at, at + 1) for at, text in enumerate([label, *figures])), "run")
