"""Columns that are none of the form's and say so themselves: running numbers, units, remarks; gone, so that rows are the form's.

What programs or offices put around the form's columns would pass for a label, or for a figure: 7 | 行政许可 | 件 | 12 | 含转办.
Nothing is taken away that could be a figure of the row: a running number stands before words, row after row; a remark behind
as many figures as the row has. A row that numbers the columns is no row.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from interview.reading.extract.lines import Line
from interview.reading.match.form import Form
from interview.reading.match.labels import folded
from interview.reading.match.records import not_blank
from interview.reading.numbers import looks_like_value

_TABLES = frozenset({"grid", "pipes", "tabs"})
_UNITS = frozenset(["件", "项", "条", "个", "宗", "份", "万元", "件次", "项次"])
_NUMBERS = frozenset(["序号", "编号", "No.", "no"])
_FEWEST_NUMBERS = 5
"""Columns that a row numbers; fewer figures may well be 1, 2 and 3."""
_FEWEST_ROWS = 4
"""Rows with running numbers."""
_LONGEST_NUMBER = 3
"""Digits."""
_TOO_FEW = 2
"""Cells of a row that has no other column."""


def without_running_numbers(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a report without numbers of rows and of columns."""
    told = [line for line in lines if not _numbers_columns(line)]
    numbered = _numbered(told)
    if not numbered:
        return told if len(told) < len(lines) else lines
    return [replace(line, pieces=line.pieces[1:]) if at in numbered else line for at, line in enumerate(told)]


def without_remarks(form: Form, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a report without units and remarks in cells of their own.

    Args:
        form: The form.
        lines: All lines of the report.
    """
    return [_bare(form, line) for line in lines]


def _numbers_columns(line: Line) -> bool:
    """Whether a row of a table numbers its columns from 0 or 1, and says nothing else."""
    if (
        line.kind not in _TABLES
        or len(line.pieces) < _FEWEST_NUMBERS
        or not line.text.replace(" ", "").isdecimal()
    ):
        return False
    told = [piece.text for piece in line.pieces if piece.text]
    if len(told) < _FEWEST_NUMBERS or not all(map(str.isdecimal, told)):
        return False
    counts = [int(text) for text in told if len(text) <= _LONGEST_NUMBER]
    return counts in (list(range(len(told))), list(range(1, len(told) + 1)))


def _numbered(lines: Sequence[Line]) -> Collection[int]:
    """The rows between bars or tabs of which the first cell is a running number, or heads these."""
    rows = [at for at, line in enumerate(lines) if line.kind in {"pipes", "tabs"} and len(line.pieces) > 1]
    if sum(_number(lines[at]) is not None for at in rows) < _FEWEST_ROWS:
        return ()
    stretches: list[list[int]] = [[]]
    for at in rows:
        if not _goes_on(lines, stretches[-1], at):
            stretches.append([])
        stretches[-1].append(at)
    return {at for stretch in stretches if _runs(lines, stretch) for at in stretch}


def _runs(lines: Sequence[Line], stretch: Sequence[int]) -> bool:
    """Whether enough rows of a stretch have numbers, from the first on."""
    numbers = [number for at in stretch if (number := _number(lines[at])) is not None]
    return len(numbers) >= _FEWEST_ROWS and numbers[0] <= 1


def _number(line: Line) -> int | None:
    """The running number that a row may begin with: words stand behind it."""
    text = line.pieces[0].text
    if not text.isdecimal() or len(text) > _LONGEST_NUMBER:
        return None
    return int(text)


def _goes_on(lines: Sequence[Line], stretch: Sequence[int], at: int) -> bool:
    """Whether the first cell of a row is what follows in a stretch of rows: the next number, or what heads numbers."""
    number = _number(lines[at])
    if number is None:
        return lines[at].pieces[0].text in _NUMBERS
    before = [found for each in stretch if (found := _number(lines[each])) is not None]
    return not before or number == before[-1] + 1


def _ends_with_figure(line: Line) -> bool:
    """Whether the last that a row says is a number, and no remark that ends with one: 同比增3."""
    return line.text[-1:].isdecimal() and (
        line.pieces[-1].text.isdecimal() or looks_like_value(line.text.rpartition(" ")[2])
    )


def _bare(form: Form, line: Line) -> Line:
    """A row without the unit that its figures are counted in, and without what is remarked behind them."""
    if line.kind not in _TABLES or len(line.pieces) <= _TOO_FEW:
        return line
    if _ends_with_figure(line) and _UNITS.isdisjoint([piece.text for piece in line.pieces]):
        return line  # as nearly all do
    figures = [looks_like_value(piece.text) and bool(piece.text.strip()) for piece in line.pieces]
    if True not in figures:
        return line
    first = figures.index(True)
    labels = [piece for piece in line.pieces[:first] if piece.text.strip() not in _UNITS]
    widths = form.widths.get(folded(labels[-1].text), frozenset()) if labels else frozenset()
    if not widths:
        return line
    last = len(figures) - 1 - figures[::-1].index(True)
    told = line.pieces[first : last + 1]
    remarks = not_blank(line.pieces[last + 1 :])
    is_whole = len(told) in widths and all(figures[first : last + 1])
    if len(labels) == first and not (remarks and is_whole):
        return line
    behind = (
        [replace(piece, text="") for piece in line.pieces[last + 1 :]]
        if is_whole
        else line.pieces[last + 1 :]
    )
    return replace(line, pieces=(*labels, *told, *behind))
