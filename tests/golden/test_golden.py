"""Whole documents, compared part by part with the ones committed here.

To take new ones: `NIANBAO_UPDATE_GOLDEN=1 pytest tests/golden` on Python 3.11; then read what changed.
"""

from __future__ import annotations

import json
import os
import sys
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from interview.export import render
from interview.flowfiles.loading import PACKAGED
from interview.story import ToldStory, tell_story
from tests.golden.published import available, published, read

HERE = Path(__file__).parent
CASES = sorted(file.parent.relative_to(HERE).as_posix() for file in HERE.glob("*/*/story.toml"))
UPDATE = os.environ.get("NIANBAO_UPDATE_GOLDEN") == "1" and sys.version_info[:2] == (3, 11)

every_case = pytest.mark.parametrize("case", CASES)


@cache
def held(case: str) -> ToldStory:
    return tell_story(read((HERE / case / "story.toml").read_text("utf-8")))


def pretty(xml: bytes) -> bytes:
    parser = etree.XMLParser(remove_blank_text=True, resolve_entities=False)
    return etree.tostring(
        etree.fromstring(xml, parser), pretty_print=True, xml_declaration=True, encoding="UTF-8"
    )


def document_xml(docx: bytes) -> bytes:
    with ZipFile(BytesIO(docx)) as packed:
        return pretty(packed.read("word/document.xml"))


def written(case: str, name: str) -> bytes:
    plan = held(case).state.plan
    if name == "document.xml":
        return document_xml(render(plan, "docx"))
    return render(plan, {"values.json": "json", "report.md": "md", "report.html": "html"}[name])


def test_every_flow_has_a_golden_case() -> None:
    assert {case.split("/")[0] for case in CASES} == {*PACKAGED}


@every_case
def test_a_golden_story_is_told_to_its_end(case: str) -> None:
    told = held(case)
    assert told.finished
    assert told.differing == {}
    assert told.state.flow.id == case.split("/", maxsplit=1)[0]


@every_case
@pytest.mark.parametrize("name", ["values.json", "report.md", "document.xml", "report.html"])
def test_a_golden_document_is_as_it_was(case: str, name: str) -> None:
    file = HERE / case / name
    now = written(case, name)
    if UPDATE:
        file.write_bytes(now)
    assert now.decode().splitlines() == file.read_bytes().decode().splitlines()


@every_case
def test_the_same_answers_give_the_same_bytes(case: str) -> None:
    for to in ("docx", "md", "json", "html"):
        assert render(held(case).state.plan, to) == render(held(case).state.plan, to)


@pytest.mark.parametrize("case", [case for case in CASES if case.split("/")[1].isdigit()])
@pytest.mark.skipif(
    not available(), reason="the published figures (../shared/reports) are not on this machine"
)
def test_golden_figures_are_the_published_ones(case: str) -> None:
    values = json.loads((HERE / case / "values.json").read_text("utf-8"), parse_float=Decimal)["figures"]
    report = published(case.split("/")[1])
    assert report.flow == case.split("/", maxsplit=1)[0]
    assert len(report.figures) >= 51
    wrong = {a: (v, values[a]) for a, v in report.figures.items() if v is not None and values[a] != v}
    assert wrong == {}
    told = {address for address, value in report.figures.items() if value is not None}
    totals = {address for address in values if address.endswith(".total")}
    assert {address for address in values if values[address]} - told - totals == set()
