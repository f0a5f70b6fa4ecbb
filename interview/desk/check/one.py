"""One file checked: read, judged, told in plain words. A file that cannot be read is told too, and stops nothing.

What comes out is values alone, so that it can be made in one process and printed in another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from interview.dataclass import dataclass
from interview.desk.check.last_years import LastYears
from interview.desk.reports import is_answers_file, plan_of
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Book, LastYear
from interview.engine.plan.outline.as_told import as_told
from interview.engine.plan.walk import Asked
from interview.engine.sums.relations import Number
from interview.errors import InterviewError, ReportFileError
from interview.flowfiles import available
from interview.review.checking import review
from interview.review.in_print import names_of_form
from interview.review.messages import message
from interview.review.model import Finding, Span
from interview.review.of_interview import judged
from interview.review.subject import Subject, of_plan
from interview.wording.catalog import words
from interview.wording.names import title_of
from interview.wording.refusals import mend_line

UNREADABLE, _UNFINISHED = "unreadable", "unfinished"
"""The rules by which a file that cannot be checked, and one with open questions, is a finding."""
_OF_WORKSHEETS = {".docx", ".xlsx"}


@dataclass(frozen=True, slots=True)
class PrintedFinding:
    """A finding as it is printed."""

    id: str
    rule: str
    severity: str
    message: str
    where: tuple[str | dict[str, Any], ...] = ()
    left: Number | str | None = None
    right: Number | str | None = None
    repairs: tuple[tuple[str, Number, Number], ...] = ()
    """Cell, what it is, what it would be: each alone would mend it, the likeliest first; or, where none would, the two
    that together do."""
    mending: str = ""
    """The likeliest way in plain words."""
    accepted: str | None = None

    @property
    def counts(self) -> bool:
        """Whether it costs the exit code."""
        return self.severity == "error" and self.accepted is None


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one file."""

    file: str
    office: str | None = None
    year: int | None = None
    flow: str | None = None
    findings: tuple[PrintedFinding, ...] = ()
    compared: bool = False
    """Whether last year's report stood beside it."""
    gone: bool = False
    """Whether there is no such file."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of one file, and what was looked at."""

    checked: Checked
    subject: Subject | None = None
    """None where the file cannot be read."""


def checked(path: Path, lang: str, before: LastYears) -> Checked:
    """Checks one file; never raises for what is in it."""
    return examined(path, lang, before).checked


def examined(path: Path, lang: str, before: LastYears) -> Examined:
    """Checks one file and gives what was looked at along; never raises for what is in it."""
    try:
        return _answers(path, lang, before) if is_answers_file(path) else _report(path, lang, before)
    except InterviewError as trouble:
        gone = trouble.code in {"missing", "no_such_file"}
        details = {"file": path.name} | trouble.details
        said = words(lang).error(type(trouble)(trouble.code, **details))
        return Examined(unreadable(path, trouble.code, said, gone=gone))
    except Exception as trouble:  # noqa: BLE001 - whatever a file does to us, the others are still to be checked
        said = words(lang).say("check.unforeseen", file=path.name, cause=type(trouble).__name__)
        return Examined(unreadable(path, "unforeseen", said))


def unreadable(path: Path, code: str, said: str, *, gone: bool = False) -> Checked:
    """A file that could not be checked, as its own finding."""
    return Checked(
        str(path), findings=(PrintedFinding(f"{UNREADABLE}.{code}", UNREADABLE, "error", said),), gone=gone
    )


def _answers(path: Path, lang: str, before: LastYears) -> Examined:
    plan = plan_of(path, lang)
    subject = of_plan(plan)
    if subject.last is None:
        subject = replace(subject, last=before.of(path, plan.flow.id, subject.office, subject.year))
    first = [
        *_unfinished("unfinished", plan.open, plan.flow, lang),
        *_unfinished("unreviewed", plan.unreviewed, plan.flow, lang),
    ]
    return _examined(path, subject, lang, first, judged(plan, subject.last), plan.flow)


def _unfinished(code: str, still: Sequence[Asked], flow: Flow, lang: str) -> Iterator[PrintedFinding]:
    """What the clerk has not done yet: an error, for nothing can be written before."""
    if still:
        said = words(lang).say(f"check.{code}", n=len(still), name=title_of(flow, still[0], words(lang)))
        yield PrintedFinding(code, _UNFINISHED, "error", said, tuple(asked.id for asked in still))


def _report(path: Path, lang: str, before: LastYears) -> Examined:
    from interview.reading.report import read_report
    from interview.review.of_report import of_report

    flows = available(lang)
    report = read_report(path, flows)
    if report.says_nothing and _is_worksheet(path, lang):
        raise ReportFileError("is_worksheet", file=path.name)
    flow = next(each for each in flows if each.id == report.flow)
    subject = of_report(report, flow)
    last: LastYear | None = before.of(path, flow.id, subject.office, subject.year)
    subject = replace(subject, last=last)
    names = as_told(names_of_form(flow.id, lang), Book(outline=report.outline))
    return _examined(path, subject, lang, [], review(subject), names)


def _is_worksheet(path: Path, lang: str) -> bool:
    """Whether a file without a figure or a text of a report is a worksheet of ours, filled in or not."""
    from interview.export.worksheet import lines_on_page
    from interview.reading.filled.tables import tables_of
    from interview.reading.filled.worksheet import filled_in, written_on_page

    if path.suffix.lower() not in _OF_WORKSHEETS:
        return False
    tables = tables_of(path)
    forms = {flow.id: lines_on_page(flow, words(lang)) for flow in available(lang)}
    return (filled_in(tables) or written_on_page(tables, forms)) is not None


def _examined(
    path: Path,
    subject: Subject,
    lang: str,
    first: Iterable[PrintedFinding],
    found: Iterable[Finding],
    names: Flow,
) -> Examined:
    said = [*first, *(printed_finding(each, names, lang) for each in found)]
    result = Checked(
        str(path),
        subject.office or None,
        subject.year,
        subject.flow.id,
        tuple(said),
        subject.last is not None,
    )
    return Examined(result, subject)


def printed_finding(finding: Finding, flow: Flow, lang: str) -> PrintedFinding:
    """A finding as it is printed."""
    alone = [mend for mend in finding.repairs if len(mend.changes) == 1]
    changes = [change for mend in alone or finding.repairs[:1] for change in mend.changes]
    return PrintedFinding(
        finding.id, finding.rule, finding.severity, message(finding, flow, words(lang), alone=True),
        tuple(_place(each) for each in finding.where), finding.left, finding.right,
        tuple((each.cell, each.was, each.should_be) for each in changes),
        mend_line(flow, finding.repairs, words(lang)), finding.accepted,
    )  # fmt: skip


def _place(where: str | Span) -> str | dict[str, Any]:
    if isinstance(where, str):
        return where
    return {"text": where.text, "start": where.start, "end": where.end}
