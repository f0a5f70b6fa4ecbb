"""Last year's report as whoever writes this year's brings it: an answers file, or the report as it was published.

What its texts mean is understood here once; what does not fit is refused, and what cannot be carried over is said. Nothing of it is an
answer yet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from interview.desk.reports import is_answers_file, read_sound
from interview.engine.flow.model import Flow
from interview.engine.plan.book import LastYear
from interview.engine.plan.last_year.figures import left_behind
from interview.errors import ReportFileError, SessionFileError
from interview.flowfiles import available, flow_for_year, load_flow
from interview.flowfiles.families import family_of

if TYPE_CHECKING:
    from interview.session import Notice


@dataclass(frozen=True)
class Before:
    """What the year before left, and what to say of it first."""

    last: LastYear | None = None
    notices: tuple[Notice, ...] = ()


def last_year_of(file: str | None, lang: str) -> Before:
    """Last year's figures and texts, from its answers file or from the report as it was published.

    Raises:
        SessionFileError: The answers file cannot be opened.
        ReportFileError: The report cannot be read, or does not say of which year it is.
    """
    if file is None:
        return Before()
    path = Path(file)
    return _understood(_from_answers(path, lang) if is_answers_file(path) else _from_report(path, lang))


def must_be_of_the_same_report(file: str | None, last: LastYear | None, form: str, lang: str) -> None:
    """Sees that what is to stand as last year's report is of the report that is written.

    Raises:
        ReportFileError: It is another one, whose figures say nothing of these (`other_report`).
    """
    if last is None or file is None or (theirs := family_of(last.flow)) == (ours := family_of(form)):
        return
    raise ReportFileError(
        "other_report", file=Path(file).name, last=theirs.named(lang), form=ours.named(lang)
    )


def must_be_earlier(file: str | None, last: LastYear | None, year: int | None) -> None:
    """Sees that what is to stand as last year's report is of a year before.

    Raises:
        ReportFileError: It is of the same year (`same_year`) or of a later one (`not_last_year`).
    """
    if last is None or file is None or year is None or last.year < year:
        return
    code = "same_year" if last.year == year else "not_last_year"
    raise ReportFileError(code, file=Path(file).name, last=last.year, year=year)


def _understood(before: Before) -> Before:
    """The same, with what its texts say of figures and facts, and where they contradict their own tables."""
    from interview.review.last_year.understood import understood
    from interview.session import Notice

    last = before.last
    assert last is not None  # noqa: S101 - whoever reads a file gives one or raises
    found = understood(last, load_flow(last.flow), load_flow(flow_for_year(last.year + 1, last.flow)))
    if not found.differing:
        return replace(before, last=found.last)
    told = {"n": len(found.differing), "said": found.differing[0]}
    return Before(
        found.last, (*before.notices, Notice("last_differs" if told["n"] != 1 else "last_differs_one", told))
    )


def _from_answers(path: Path, lang: str) -> Before:
    from interview.session.renames import last_year

    session = read_sound(path, lang)
    last = last_year(session, load_flow(session.flow))
    if last is None:
        raise SessionFileError("no_year_yet", file=path.name)
    return Before(last)


def _from_report(path: Path, lang: str) -> Before:
    from interview.reading.convert.to_last_year import as_last_year
    from interview.review.claimed.in_words import read_whole
    from interview.session import Notice

    report = read_whole(path, available(lang))
    last = as_last_year(report)
    if last is None:
        some = any(figure.state == "read" for figure in report.figures.values())
        raise ReportFileError("no_year_in_report" if some else "nothing_in_report", file=path.name)
    known = sum(value is not None for value in last.figures.values())
    if not known and not last.texts:
        raise ReportFileError("nothing_in_report", file=path.name)
    doubtful = sum(
        figure.state == "doubtful" and last.figures[address] is None
        for address, figure in report.figures.items()
    )
    told = {
        "file": path.name,
        "year": last.year,
        "n": known,
        "doubtful": doubtful,
        "all": len(report.figures),
    }
    little = known * 2 < len(report.figures)
    enough = "last_read_doubtful" if doubtful else "last_read"
    code = ("last_read_little" if known else "last_read_texts") if little else enough
    return Before(last, (Notice(code, told),))


def not_carried(flow: Flow, last: LastYear | None, year: int | None) -> tuple[Notice, ...]:
    """What last year's report says in the earlier form and this one cannot take over, each with the reason.

    Nothing where it is of an earlier year than the one before this report's: then no figure of it is taken over.
    """
    before = last is not None and year in {None, last.year + 1}
    groups = left_behind(flow, last) if last is not None and before else ()
    if not groups:
        return ()
    from interview.session import Notice

    listed = (Notice("not_carried", {"says": group.says, "why": group.why}) for group in groups)
    return (Notice("earlier_form", {}), *listed)
