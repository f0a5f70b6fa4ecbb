"""The report in the formats that an office publishes besides the Word file, written beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from interview.dataclass import dataclass
from interview.engine.plan.plan import Plan
from interview.errors import InterviewError
from interview.export.formats import SUFFIXES, render
from interview.export.remarks import Remark, of_fonts
from interview.export.styles import named
from interview.export.writing import Written, write_beside

_ALSO = ("pdf", "html")


@dataclass(frozen=True, slots=True)
class Also:
    """How it went with one format."""

    outcome: Written | InterviewError
    """Where it went, or why it was not written."""
    remarks: tuple[Remark, ...] = ()


def write_also(plan: Plan, report: Path) -> Iterator[Also]:
    """Writes the finished report as PDF and as a web page beside the Word file; one that fails stops no other."""
    for to in _ALSO:
        try:
            style = named(None, report.parent)
            data = render(plan, to, style=style)
            written = write_beside(data, report.with_suffix(SUFFIXES[to]))
        except InterviewError as trouble:
            yield Also(trouble)
        else:
            yield Also(written, of_fonts(to, style))
