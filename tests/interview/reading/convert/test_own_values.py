"""Our own JSON goes in as it came out; another program's, or a damaged one, is not taken for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from interview.errors import ReportFileError
from interview.export.values import values_json
from interview.flowfiles import available, load_flow
from interview.flowfiles.loading import PACKAGED
from interview.reading.convert.to_book import imported
from interview.reading.report import read_report
from tests.support.interviews import facts_of, hold
from tests.support.offices import SITE, SIX

OF_FORM = {"website_2018": SITE, "disclosure_2019": {**SIX, "fees.amount": 7}, "disclosure_2021": SIX}


def values_of(id: str) -> str:
    return values_json(hold(facts_of(id, OF_FORM[id])).state.plan)


def told(text: str) -> dict[str, Any]:
    """All that our JSON says, but for where it came from and the facts that no document tells."""
    return {name: part for name, part in json.loads(text).items() if name not in {"origins", "facts"}}


def written(folder: Path, text: str) -> Path:
    (folder / "a.json").write_text(text, encoding="utf-8")
    return folder / "a.json"


@pytest.mark.parametrize("id", PACKAGED)
def test_it_comes_back_as_it_was(tmp_path: Path, id: str) -> None:
    out = values_of(id)
    report = read_report(written(tmp_path, out), available())
    again = imported(report, load_flow(report.flow))
    assert again.plan.open == ()
    assert told(values_json(again.plan)) == told(out)


@pytest.mark.parametrize("without", ["flow", "figures", "office", "origins"])
def test_one_that_lacks_what_ours_has_is_not_ours(tmp_path: Path, without: str) -> None:
    tree = {name: part for name, part in json.loads(values_of("disclosure_2021")).items() if name != without}
    with pytest.raises(ReportFileError) as refused:
        read_report(written(tmp_path, json.dumps(tree)), available())
    assert refused.value.code == "no_report"


@pytest.mark.parametrize("damage", [[], None, "", {"section": "overview"}, [1], [{"section": []}]])
def test_a_damaged_part_costs_no_figure(tmp_path: Path, damage: object) -> None:
    tree = json.loads(values_of("disclosure_2021")) | {"outline": damage, "told": damage, "texts": damage}
    report = read_report(written(tmp_path, json.dumps(tree)), available())
    assert report.figures["applications.new.total"].value == 6
    assert (report.texts, report.outline) == ({}, {})
