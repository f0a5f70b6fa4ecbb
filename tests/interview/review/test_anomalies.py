"""The known anomalies of the published reports, each found by a rule that is named; `anomalies` prints the table."""

from __future__ import annotations

import pytest

from tests.interview.review.anomalies import (
    WHOLE,
    Anomaly,
    anomalies,
    false_alarms,
    findings,
    is_of_figures,
    reports,
    right,
    table,
)

pytestmark = pytest.mark.skipif(
    not reports(), reason="the published reports (../shared/reports) are not on this machine"
)
DECIDABLE = [each for each in anomalies() if not each.undecidable]


@pytest.mark.parametrize("anomaly", DECIDABLE, ids=lambda each: f"{each.report} {each.says}")
def test_what_is_known_to_be_wrong_is_found(anomaly: Anomaly) -> None:
    assert anomaly.is_found(findings(anomaly.report))


@pytest.mark.parametrize("report", right())
def test_right_figures_give_no_error(report: str) -> None:
    known = {id for each in anomalies() if each.report == report for id in each.found_by(findings(report))}
    wrong = [each.id for each in findings(report) if each.severity == "error" and is_of_figures(each)]
    assert set(wrong) <= known


@pytest.mark.parametrize("report", WHOLE)
def test_whole_reports_have_at_most_one_false_alarm(report: str) -> None:
    assert len(false_alarms(report)) <= 1


def test_every_anomaly_has_rules_or_a_reason() -> None:
    for each in anomalies():
        assert bool(each.rules) != bool(each.undecidable), each.says
        assert each.about in {"figures", "texts"}


def test_the_table_names_every_anomaly() -> None:
    printed = "\n".join(table())
    assert all(each.says in printed for each in anomalies())
    assert "MISSED" not in printed
