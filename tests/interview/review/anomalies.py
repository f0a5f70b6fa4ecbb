"""Which rule finds which of the known anomalies of the published reports: `python -m tests.interview.review.anomalies`.

The reports lie outside the repository (`../shared/reports`); what needs them is skipped where they are absent.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from interview.flowfiles import available
from interview.reading.convert.to_last_year import as_last_year
from interview.reading.report import read_report
from interview.review.checking import review
from interview.review.model import Finding
from interview.review.of_report import of_report
from interview.review.subject import Subject

RAW = Path(__file__).parents[4] / "shared" / "reports" / "raw"
WHOLE = ("000", "001", "002", "004", "006", "007", "008", "009", "010", "011")
"""Reports whose text is whole; of the others only what is known of them is judged."""
BEFORE = {"007": "006", "009": "008"}
OF_FIGURES = ("I", "N", "Y", "K")
"""How the rules on tables begin."""


@dataclass(frozen=True)
class Anomaly:
    """Something known to be wrong in a report."""

    report: str
    about: str
    says: str
    rules: tuple[str, ...] = ()
    """One of these must find it, as an error or a warning, or as a notice where it is worth no more."""
    ids: tuple[str, ...] = ()
    """Where one report has several of a rule: each of these findings must be there."""
    undecidable: str = ""
    notice: bool = False
    """Whether a notice is all that it is worth."""

    def found_by(self, findings: tuple[Finding, ...]) -> tuple[str, ...]:
        """The ids of the findings that are it."""
        mine = [
            each
            for each in findings
            if each.rule in self.rules and (self.notice or each.severity != "notice")
        ]
        return tuple(each.id for each in mine if not self.ids or each.id in self.ids)

    def is_found(self, findings: tuple[Finding, ...]) -> bool:
        found = self.found_by(findings)
        return bool(found) and set(self.ids) <= set(found)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


@cache
def anomalies(about: str | None = None) -> tuple[Anomaly, ...]:
    """What is known to be wrong, of figures, of texts, or all."""
    told = [_anomaly(**each) for each in _data()["anomaly"]]
    return tuple(each for each in told if about in {None, each.about})


def _anomaly(
    rules: Sequence[str] = (), ids: Sequence[str] = (), notice: bool = False, **more: str
) -> Anomaly:
    return Anomaly(rules=tuple(rules), ids=tuple(ids), notice=notice, **more)


def right() -> list[str]:
    """Reports whose figures are right."""
    return [str(each) for each in _data()["right"]]


@cache
def reports() -> tuple[str, ...]:
    return tuple(path.name[:3] for path in sorted(RAW.iterdir())) if RAW.is_dir() else ()


@cache
def published(report: str) -> Subject:
    """A published report to be checked, last year's beside it where that is published too."""
    flows = available()
    path = next(RAW.glob(f"{report}-*"))
    read = read_report(path, flows)
    last = (
        as_last_year(read_report(next(RAW.glob(f"{BEFORE[report]}-*")), flows)) if report in BEFORE else None
    )
    return of_report(read, next(each for each in flows if each.id == read.flow), last)


@cache
def findings(report: str) -> tuple[Finding, ...]:
    """Everything found in a published report."""
    return review(published(report))


def is_of_figures(finding: Finding) -> bool:
    return finding.rule.startswith(OF_FIGURES)


def false_alarms(report: str, about: str | None = None) -> list[Finding]:
    """Errors and warnings of a report that are none of its known anomalies."""
    known = {id for each in anomalies() if each.report == report for id in each.found_by(findings(report))}
    told = [each for each in findings(report) if each.severity != "notice" and each.id not in known]
    return [each for each in told if about is None or is_of_figures(each) == (about == "figures")]


def table(about: str | None = None) -> Iterator[str]:
    """Each anomaly with what found it, and what was found besides."""
    decidable = [each for each in anomalies(about) if not each.undecidable]
    hit = [each for each in decidable if each.is_found(findings(each.report))]
    for each in anomalies(about):
        by = ", ".join(each.found_by(findings(each.report))) or (
            "undecidable: " + each.undecidable if each.undecidable else "MISSED"
        )
        yield f"{each.report}  {each.says}  ->  {by}"
    wrong = {report: false_alarms(report, about) for report in WHOLE}
    for report, alarms in wrong.items():
        yield f"{report}  besides: {', '.join(each.id for each in alarms) or '-'}"
    found = sum(len(each.found_by(findings(each.report))) for each in hit)
    besides = sum(map(len, wrong.values()))
    yield f"{len(hit)} of {len(decidable)} decidable anomalies found, {len(anomalies(about)) - len(decidable)} undecidable"
    yield f"{besides} false alarms in {len(wrong)} whole reports; precision {found / (found + besides):.1%}"


if __name__ == "__main__":
    print("\n".join(table()))
