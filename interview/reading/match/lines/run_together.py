"""Tables whose cells have run together: 二、上年结转…0000000三、…, and 15130000154 for 151, 3, 0, 0, 0, 0 and 154.

A crawler or a PDF loses the gaps between cells. Labels part the rows; a row's figures are parted where the last of them is
the sum of the others and one way is left to cut them so. Nothing else is parted, and nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from interview.dataclass import dataclass
from interview.engine.answers.characters import half_width
from interview.reading.extract.lines import Line, paragraph
from interview.reading.match.form import SUMMED, Form, FormRow
from interview.reading.match.labels import folded
from interview.reading.match.set_anew import row_of
from interview.reading.match.sums.joint_cuts import Run, cut_together
from interview.reading.numbers import value_of

_FEWEST_ROWS = 2
"""Labels with figures directly behind them that make a line of a table that ran together."""
_FEWEST_LINES = 5
"""Lines that are one row each, a label with its figures directly behind it, which make a table whose rows stayed apart."""
_FIGURES = re.compile(
    r"(?<=[^\W\d_])[0-9][0-9.,]{0,60}?(?=$|[一二三四五六七]、|\d[.．、][^\W\d_]|[(第行规政其])"
    r"|(?<=[)”\"])[0-9][0-9.,]{0,60}?(?=$|[一二三四五六七]、|\d[.．、][^\W\d_]|[(第行规政其])"
)
"""Figures behind a label, up to the next: what follows may begin with a number of its own, 2.其他."""
_PARTS = re.compile(r"(?<=。)|(?=[一二三四五六]、)|(?=第二十条第)")


_GROUPS = re.compile(r"(?=\([一二三四五六七]\))")
"""Where the name of a group within another begins."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A row in the text of a line."""

    begin: int
    end: int
    label: str
    row: FormRow
    digits: str


def apart(form: Form, lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of a report, those of tables that ran together as rows of their own."""
    lines = list(lines)
    texts = list(map(_text, lines))
    found = _tables(form, texts)
    figures = _figures(form, [each for rows in found.values() for each in rows])
    for number, (line, text) in enumerate(zip(lines, texts, strict=True)):
        at = 0
        for each in found.get(number, ()):
            yield from (paragraph(part) for part in _PARTS.split(text[at : each.begin]) if part.strip())
            yield row_of([*([each.label] if each.label else []), *figures[each]], "run")
            at = each.end
        if number in found:
            yield from (paragraph(part) for part in _PARTS.split(text[at:]) if part.strip())
        else:
            yield line


def _tables(form: Form, texts: Sequence[str]) -> dict[int, list[_Found]]:
    """The rows on every line of a table that ran together, by the line's place."""
    found: dict[int, list[_Found]] = {}
    alone: dict[int, list[_Found]] = {}
    for number, text in enumerate(texts):
        if text.isdecimal() or value_of(text).number is not None:
            alone[number] = list(_headed(form, texts[number - 1] if number else "", text))
            continue
        rows = list(_rows(form, text))
        if len(rows) >= _FEWEST_ROWS or any(not each.label for each in rows):
            found[number] = rows
        elif rows and rows[0].end == len(text) and _names_groups(form, text[: rows[0].begin]):
            alone[number] = rows
    told = {number: rows for number, rows in alone.items() if rows}
    return found | (told if len(told) >= _FEWEST_LINES else {})


def _names_groups(form: Form, text: str) -> bool:
    """Whether a text is the names of a row's groups and nothing else, the outer before the inner."""
    return all(folded(part) in form.groups for part in _GROUPS.split(text))


def _headed(form: Form, above: str, text: str) -> Iterator[_Found]:
    """Figures on a line of their own below the heads of a row without a label."""
    row = next((row for heads, row in form.run_heads.items() if above.endswith(heads)), None)
    if row is not None and text.isdecimal():
        yield _Found(0, len(text), "", row, text)


def _text(line: Line) -> str:
    return half_width(line.text) if line.kind == "text" and len(line.pieces) == 1 else ""


def _rows(form: Form, text: str) -> Iterator[_Found]:
    """Every label of the form, or the last heads of a row without one, with figures directly behind it."""
    for figures in _FIGURES.finditer(text):
        if not text.endswith(form.run_ends, 0, figures.start()):
            continue
        before = text[: figures.start()]
        label = next((each for each in form.run_labels if before.endswith(each)), "")
        row = form.run_labels.get(label) or next(
            (row for heads, row in form.run_heads.items() if before.endswith(heads)), None
        )
        if row is not None:
            yield _Found(figures.start() - len(label), figures.end(), label, row, figures[0])


def _figures(form: Form, rows: Sequence[_Found]) -> dict[_Found, list[str]]:
    """The figures of each row, parted where there is one way to; those of a row that stands twice are not."""
    once = [each for each in rows if sum(each.row is other.row for other in rows) == 1]
    summed = [each for each in once if len(each.row.columns) > SUMMED and each.digits.isdecimal()]
    runs = [
        Run(
            tuple(column.address for column in each.row.columns),
            each.digits,
            1 if each.label else each.row.groups,
        )
        for each in summed
    ]
    cut = dict(zip(summed, cut_together(runs, form.equations), strict=True)) if runs else {}
    return {each: list(map(str, cut.get(each) or _noughts(each))) for each in rows}


def _noughts(row: _Found) -> Sequence[str]:
    """The figures of a row that are all 0, for no figure begins with one; else what stands there, whole."""
    whole = len(row.digits) == len(row.row.columns) and set(row.digits) == {"0"}
    return list(row.digits) if whole else [row.digits]
