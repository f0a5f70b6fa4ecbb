"""A file of a published report to what it says: the one door of this package.

The form is the one whose labels the tables have; the year decides only where there are none. Nothing here knows an
answers file or a face.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from interview.engine.flow.model import Flow
from interview.errors import ReportFileError
from interview.reading.convert.json_figures import figures_of_tree, year_of_tree
from interview.reading.convert.own_values import report_of_values
from interview.reading.extract.files import contents
from interview.reading.extract.lines import Line
from interview.reading.extract.trees.tree import Tree
from interview.reading.first_report import first_of, is_once_more
from interview.reading.headed_rows import opened
from interview.reading.match.answers import denied_in, left_empty, told_in
from interview.reading.match.form import Form, form_of, forms_of
from interview.reading.match.labels import folded
from interview.reading.match.lines.flattened import one_below_the_other
from interview.reading.match.lines.foreign_columns import without_remarks, without_running_numbers
from interview.reading.match.lines.interleaved import parted_rows
from interview.reading.match.lines.one_by_one import put_together
from interview.reading.match.lines.otherwise import as_figures, may_be_otherwise
from interview.reading.match.lines.rearranged import rearranged
from interview.reading.match.lines.run_together import apart
from interview.reading.match.lines.shared_cells import with_cells_of_their_own
from interview.reading.match.lines.torn.broken_labels import with_joined_labels
from interview.reading.match.lines.torn.cut_labels import with_whole_labels_for_cut
from interview.reading.match.lines.torn.last_lines import with_labels_of_last_lines
from interview.reading.match.lines.torn.notes import with_whole_notes
from interview.reading.match.lines.torn.torn_figures import with_whole_figures
from interview.reading.match.lines.torn.torn_labels import with_whole_labels
from interview.reading.match.lines.worded import with_words
from interview.reading.model import ReadFigure, Report
from interview.reading.numbers import looks_like_value, value_of
from interview.reading.prose import ProseRead, prose_of
from interview.reading.tables import figures_in
from interview.reading.title import Title
from interview.reading.whose import Vote, year_of

_SHORTEST_LABEL, _LONGEST_LABEL = 2, 60
_NO_LABEL = 40
"""So long is no label that one form alone has."""


def read_report(path: Path, flows: Sequence[Flow], flow: str | None = None) -> Report:
    """Reads a published report.

    Args:
        path: A .docx, .xlsx, .odt, .ods, .html, .mht, .eml, .txt, .md, .pdf, .ofd, our own .json, or, with LibreOffice, a .doc, .wps or .xls file.
        flows: The forms it may belong to, the newest first.
        flow: The id of the one it belongs to, where somebody says so.

    Raises:
        ReportFileError: It cannot be read, or is no report. Details: `file`.
    """
    chosen = [each for each in flows if flow in {None, each.id}]
    try:
        told = contents(path)
        if told.tree is not None:
            counted = report_of_values(told.tree, chosen, path.stem) or _of_tree(
                told.tree, chosen[0], path.stem
            )
            if counted is not None:
                return counted
        report = report_of_lines(told.lines, flows, flow, path.stem)
    except ReportFileError as refusal:
        refusal.details.setdefault("file", path.name)
        raise
    if told.tree is not None and report.says_nothing:
        raise ReportFileError("no_report", file=path.name)
    return replace(report, has_cells=False) if told.drawn else report


def _of_tree(tree: Tree, flow: Flow, file: str) -> Report | None:
    """A report of which another program kept the figures; None where it kept none by their names."""
    figures = figures_of_tree(form_of(flow), tree)
    if all(figure.state == "missing" for figure in figures.values()):
        return None
    year = year_of(Title(year=year_of_tree(tree)), (), (), file)
    return Report(flow.id, figures, year=year.value, years=year.candidates)


def report_of_lines(
    lines: Sequence[Line], flows: Sequence[Flow], flow: str | None = None, file: str = ""
) -> Report:
    """Reads a report that is already lines.

    Args:
        lines: The lines.
        flows: All forms there are, the newest first.
        flow: The id of the one it belongs to, where somebody says so.
        file: What its file is called, without the ending; it too tells whose it is and of which year.

    Raises:
        ReportFileError: It is no report.
    """
    forms = [form for form in forms_of(flows) if flow in {None, form.flow.id}]
    lines = without_running_numbers(with_whole_notes(lines))
    if may_be_otherwise(lines):
        lines = as_figures(_likeliest(forms, lines), lines)
    lines = one_below_the_other(forms, lines)
    form = _likeliest(forms, lines)
    lines = whole = with_whole_labels_for_cut(form, lines)
    lines = first_of(form.flow, lines, partial(_likeliest, forms))
    rest = whole[len(lines) :]
    second = "" if not rest or is_once_more(lines, rest) else rest[0].text.strip()
    form = _likeliest(forms, lines) if rest else form
    lines = with_cells_of_their_own(form, with_labels_of_last_lines(form, lines))
    lines = with_whole_labels(form, with_whole_figures(form, lines))
    lines = parted_rows(form, with_joined_labels(form, without_remarks(form, lines)))
    lines = rearranged(form, list(apart(form, put_together(form, lines))))
    told = opened(form.flow, lines)
    prose = prose_of(form.flow, told, file)
    year = prose.year.value
    fitting = next((each for each in forms if year is not None and each.flow.fits(year)), form)
    if fitting is not form and not _labels_alone(form, _short_texts(lines)):
        form, prose = fitting, prose_of(fitting.flow, told, file)
    figures = figures_in(form, list(with_words(form, lines)))
    if all(figure.state == "missing" for figure in figures.values()) and not _speaks_of_it(forms, lines):
        raise ReportFileError("no_report")
    for address, text in prose.facts.items():
        number = value_of(text).number
        if address in figures and number is not None:
            figures[address] = ReadFigure("read", number, text)
    return _report(form.flow, lines, prose, figures, second)


def _report(
    flow: Flow, lines: Sequence[Line], prose: ProseRead, figures: Mapping[str, ReadFigure], second: str
) -> Report:
    """What was read, together with what cells say in words and in boxes."""
    told = told_in(flow, lines)
    words = {id: text for id, text in told.items() if isinstance(text, str)}
    stated = words.pop("office.name", "")
    office = Vote(stated) if stated else prose.office
    return Report(
        flow.id,
        {**figures, **left_empty(flow, figures, told)},
        title=prose.title,
        office=office.value or "",
        year=prose.year.value,
        profile={**prose.profile, **words},
        texts=prose.texts,
        spans=prose.spans,
        labels=frozenset(_labels(lines)),
        dated=prose.dated,
        ran_together=any(line.kind == "run" for line in lines),
        chosen={id: chosen for id, chosen in told.items() if isinstance(chosen, tuple)},
        denied=denied_in(flow, lines),
        outline=prose.outline,
        offices=office.candidates,
        years=prose.year.candidates,
        second=second,
        has_cells=any(line.kind == "grid" for line in lines),
    )


def _likeliest(forms: Sequence[Form], lines: Sequence[Line]) -> Form:
    """The form that has most of a report's labels for itself."""
    texts = _short_texts(lines)
    return max(forms, key=lambda each: _votes(each, texts))


def _labels(lines: Sequence[Line]) -> Iterator[str]:
    """Every short piece of text; in some layouts a table is nothing but lines."""
    for line in lines:
        for piece in line.pieces:
            text = "".join(piece.text.split())
            if _SHORTEST_LABEL <= len(text) <= _LONGEST_LABEL and not looks_like_value(text):
                yield text


def _short_texts(lines: Sequence[Line]) -> Sequence[str]:
    """What could be a label, ready to be compared."""
    return [folded(piece.text) for line in lines for piece in line.pieces if len(piece.text) < _NO_LABEL]


def _votes(form: Form, texts: Sequence[str]) -> int:
    """How many times a report has a label that only this form has."""
    there = _labels_alone(form, texts)
    shortest = min(map(len, there), default=_NO_LABEL)
    return sum(any(label in text for label in there) for text in texts if len(text) >= shortest)


def _labels_alone(form: Form, texts: Sequence[str]) -> list[str]:
    """The labels of a report that only this form has."""
    together = "|".join(texts)
    return [label for label in form.alone if label in together]


def _speaks_of_it(forms: Sequence[Form], lines: Sequence[Line]) -> bool:
    """Whether what is said of nothing else than a report in one of these forms stands there."""
    text = folded("".join(line.text for line in lines[:400]))
    return any(word in text for form in forms for word in form.flow.published.said_of_it)
