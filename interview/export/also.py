"""The report in the formats that an office publishes besides the Word file, written beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from interview.assemble import assemble
from interview.dataclass import dataclass
from interview.engine.plan.plan import Plan
from interview.errors import InterviewError
from interview.export.files import Written, is_as_written, write_beside
from interview.export.formats import SUFFIXES, render
from interview.export.remarks import Remark, of_fonts
from interview.export.sealed import sealed
from interview.export.styles import named

_ALSO = ("pdf", "html")


@dataclass(frozen=True, slots=True)
class Also:
    """How it went with one format."""

    outcome: Written | InterviewError
    """Where it went, or why it was not written."""
    remarks: tuple[Remark, ...] = ()


def written_before(report: Path) -> list[Path]:
    """The PDF and the web page of a report that lie beside it as they were written before it, or with it."""
    beside = [report.with_suffix(SUFFIXES[to]) for to in _ALSO]
    return [each for each in beside if is_as_written(each)]


def write_also(plan: Plan, report: Path) -> Iterator[Also]:
    """Writes the finished report as PDF and as a web page beside the Word file; one that fails stops no other.

    Over one that was written so before and nobody changed, else an old one would keep the report's name.
    """
    title = assemble(plan).title
    for to in _ALSO:
        try:
            style = named(None, report.parent)
            data = sealed(render(plan, to, style=style), to, title)
            written = write_beside(data, report.with_suffix(SUFFIXES[to]))
        except InterviewError as trouble:
            yield Also(trouble)
        else:
            yield Also(written, of_fonts(to, style))
