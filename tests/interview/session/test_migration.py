"""A file of an earlier schema opens, keeps everything, and is saved in the present one."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from interview.engine.answers.kinds import Choice, Choices, Count, Money, Text, Year, YesNo
from interview.engine.plan.book import Answer, Book, Entry
from interview.engine.plan.plan import Plan
from interview.engine.step.machine import begin
from interview.errors import SessionFileError
from interview.flowfiles import load_flow
from interview.session import AnswersFile, Session, read, to_file
from interview.session.contents import SCHEMA
from interview.session.encoder import Encoder
from interview.session.migration import STEPS, migrated, schema_of
from tests.interview.session.books import NOON
from tests.support.interviews import flow

DATA = Path(__file__).parent / "data"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copy(DATA / "schema-1.nianbao.json", tmp_path))


def test_everything_in_a_file_of_schema_1_is_kept(old: Path) -> None:
    session = read(old)
    assert (session.flow, session.flow_version, session.place) == ("disclosure_2021", 1, "problems")
    assert session.book.answers == {
        "year": Answer(Year(value=2024)),
        "office.name": Answer(Text(value="宜春市林业局")),
        "applications.any_new": Answer(YesNo(value=True)),
        "applications.granted.natural": Answer(Count(value=1), "inferred"),
        "fees.amount": Answer(Money(value=Decimal("3.5"))),
        "applications.results": Answer(Choices(value=("granted", "unable_not_held"))),
    }
    assert session.book.aside == {"rules.issued": Answer(Count(value=2))}
    assert session.book.entries == (
        Entry(column="natural", result="granted"),
        Entry(carried=True, column="unsure", given="part", step=2),
    )
    assert session.book.accepted == {"fees.amount": "财政已核对"}
    assert [line.now for line in session.log] == [2024]
    assert (session.book.last, session.draft, session.finished_at) == (None, None, None)


def test_it_is_saved_in_the_present_schema_with_its_times_and_the_old_one_beside(old: Path) -> None:
    before = read(old)
    bytes_before = old.read_bytes()
    with AnswersFile.open(old) as file:
        assert old.read_bytes() == bytes_before
        file.save(file.session.book, file.session.place)
    told = json.loads(old.read_bytes())
    assert (told["format"], told["schema"]) == ("nianbao-answers", SCHEMA)
    assert told["answers"]["year"] == {
        "value": {"kind": "year", "value": 2024},
        "origin": "typed",
        "at": "2025-01-08T09:12:00+08:00",
    }
    assert read(old) == before
    assert Path(f"{old}.bak").read_bytes() == bytes_before


def test_a_file_of_schema_2_stopped_on_the_former_walk_goes_on_with_the_article(tmp_path: Path) -> None:
    """It knew 21 questions for one who is not sure, and kept how many were answered with no."""
    book = Book(
        {
            "applications.any_new": Answer(YesNo(value=True)), "applications.count_new": Answer(Count(value=2)),
            "applications.any_carried_in": Answer(YesNo(value=False)),
            "applications.way": Answer(Choice(value="one_by_one")),
        },
        entries=(Entry(column="natural", given="not", result="unsure", step=9), Entry(column="business")),
    )  # fmt: skip
    now = Session("disclosure_2021", 1, book, "applications.list.1.step.10")
    told = json.loads(Encoder().bytes_of(to_file(now, NOON)))
    entries = [{k: e[k] for k in ("carried", "column", "result", "given", "step")} for e in told["entries"]]
    del told["passed"]
    file = tmp_path / "甲.nianbao.json"
    file.write_text(json.dumps({**told, "schema": 2, "entries": entries}), encoding="utf-8")
    session = read(file)
    assert session == now
    state, _ = begin(load_flow(session.flow), session.book, session.place, session.passed)
    assert state.place.question == "applications.list.1.article"
    assert state.book.entries == book.entries


def test_nothing_in_a_file_of_schema_2_was_gone_through(tmp_path: Path) -> None:
    file = Path(shutil.copy(DATA / "schema-2.nianbao.json", tmp_path))
    book = read(file).book
    plan = Plan(flow("disclosure_2021"), book)
    assert [asked.id for asked in plan.unreviewed] == ["documents.in_force", "problems"]
    assert not any(answer.reviewed for answer in book.answers.values())
    with AnswersFile.open(file) as opened:
        seen = {id: replace(told, reviewed=id == "problems") for id, told in book.answers.items()}
        opened.save(replace(book, answers=seen), None)
    told = json.loads(file.read_bytes())
    assert (told["schema"], told["reviewed"]) == (SCHEMA, ["problems"])
    assert read(file).book.answers == seen


def test_there_is_a_step_from_every_earlier_schema() -> None:
    assert set(STEPS) == set(range(1, SCHEMA))


@pytest.mark.parametrize(
    "change",
    [
        {"answers": []},
        {"answers": {"year": 2024}},
        {"entries": {}},
        {"entries": [3]},
        {"place": ["year"]},
        {"unknown": 1},
        {"flow": None},
    ],
)
def test_an_old_file_with_a_fault_is_damaged_and_not_a_crash(old: Path, change: dict[str, object]) -> None:
    old.write_text(json.dumps(json.loads(old.read_text("utf-8")) | change), "utf-8")
    with pytest.raises(SessionFileError) as refused:
        read(old)
    assert refused.value.code == "damaged"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ([], "foreign"),
        (None, "foreign"),
        ({}, "foreign"),
        ({"schema": 1, "flow": "disclosure_2021", "figures": {}}, "foreign"),
        ({"schema": 2, "answers": {}}, "foreign"),
        ({"format": "other", "schema": 1, "answers": {}}, "foreign"),
        ({"format": "nianbao-answers"}, "damaged"),
        ({"format": "nianbao-answers", "schema": True}, "damaged"),
        ({"format": "nianbao-answers", "schema": 0}, "damaged"),
        ({"format": "nianbao-answers", "schema": "2"}, "damaged"),
        ({"format": "nianbao-answers", "schema": SCHEMA + 1}, "newer"),
    ],
)
def test_data_of_another_sort_is_named(data: object, code: str) -> None:
    with pytest.raises(SessionFileError) as refused:
        migrated(data)
    assert refused.value.code == code


def test_the_present_schema_needs_no_step() -> None:
    data = {"format": "nianbao-answers", "schema": SCHEMA}
    assert migrated(data) is data
    assert schema_of(data) == SCHEMA
