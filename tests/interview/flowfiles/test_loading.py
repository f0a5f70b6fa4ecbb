"""Flows by id, in both languages; the schema for editors."""

from __future__ import annotations

import json

import pytest

from interview.errors import FlowFileError
from interview.flowfiles import DEFAULT, available, flow_for_year, load_flow
from interview.flowfiles.families import family_of
from interview.flowfiles.loading import PACKAGED
from interview.flowfiles.raw import cut
from interview.flowfiles.schema import json_schema


def test_an_unknown_flow_is_refused_and_the_known_ones_named() -> None:
    with pytest.raises(FlowFileError) as refused:
        load_flow("disclosure_1999")
    assert refused.value.details == {"flow": "disclosure_1999", "known": ", ".join(PACKAGED)}


def test_a_flow_is_read_once() -> None:
    assert load_flow(DEFAULT) is load_flow(DEFAULT)


def test_words_are_laid_over_without_touching_what_is_printed() -> None:
    chinese, english = load_flow(DEFAULT), load_flow(DEFAULT, "en")
    assert chinese.questions["rules.issued"].ask == "这一年制发了几件规章？"
    assert english.questions["rules.issued"].ask == "How many rules were issued this year?"
    assert english.questions["overview.proactive"].title == "主动公开"
    assert english.section["profile"].title == "Your office"
    assert chinese.section["profile"].title == "本单位"


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ([{"id": "a", "only_in": "x"}, {"id": "b", "only_in": "y"}, {"id": "c"}], [{"id": "a"}, {"id": "c"}]),
        ({"items": [{"parts": [{"only_in": "y"}, 7]}]}, {"items": [{"parts": [7]}]}),
        ("text", "text"),
    ],
)
def test_what_belongs_to_another_form_is_left_out(raw: object, kept: object) -> None:
    assert cut(raw, "x") == kept


def test_the_schema_describes_a_whole_flow_and_is_json() -> None:
    schema = json.loads(json.dumps(json_schema()))
    assert {"id", "version", "sections", "title"} <= set(schema["required"])
    assert {"Question", "Ledger", "Tally", "Section"} <= set(schema["$defs"])
    assert "is" in schema["$defs"]["Test"]["properties"]


def test_every_year_has_its_form() -> None:
    chosen = [flow_for_year(year) for year in (2008, 2019, 2020, 2021, 2030)]
    assert chosen == ["disclosure_2019"] * 3 + ["disclosure_2021"] * 2
    assert [flow.id for flow in available()] == ["disclosure_2021", "disclosure_2019", "website_2018"]


def test_a_report_keeps_its_own_forms_whatever_the_year() -> None:
    assert [flow_for_year(year, "disclosure_2021") for year in (2020, 2025)] == [
        "disclosure_2019",
        "disclosure_2021",
    ]
    assert [flow_for_year(year, "website_2018") for year in (2008, 2025)] == ["website_2018", "website_2018"]
    assert family_of("nobody's").id == "disclosure"
