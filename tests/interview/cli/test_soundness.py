"""An answers file that says what no interview writes: refused at every door alike, by name, with what can be opened instead."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interview.cli import main
from interview.desk.interviews import fresh, resumed
from interview.desk.reports import read_sound
from interview.engine.answers.kinds import Count, Prose, Text, Value, Year
from interview.engine.plan.book import Answer, Book, Entry, LastYear
from interview.errors import SessionFileError
from interview.session import AnswersFile, BegunText, Session
from interview.wording.catalog import words
from tests.interview.cli.stories import OFFICE

FILE = Path(f"{OFFICE}-2025.nianbao.json")
ZH, EN = words("zh"), words("en")
Change = Callable[[dict[str, Any]], object]

BOOK = Book(
    answers={"office.name": Answer(Text(value=OFFICE)), "year": Answer(Year(value=2025))},
    entries=(Entry(column="natural"),),
    last=LastYear(2024, "disclosure_2021", {"fees.amount": 3}),
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def keep(book: Book = BOOK, place: str | None = "office.kind", draft: BegunText | None = None) -> None:
    with AnswersFile.create(FILE, Session("disclosure_2021", 1, book, place, draft)):
        pass


def changed(change: Change) -> None:
    data = json.loads(FILE.read_text(encoding="utf-8"))
    change(data)
    FILE.write_text(json.dumps(data), encoding="utf-8")


def refused() -> SessionFileError:
    with pytest.raises(SessionFileError) as trouble:
        read_sound(FILE)
    return trouble.value


MISFITS: list[tuple[Change, str]] = [
    (
        lambda data: data["answers"]["office.name"].update(value={"kind": "text", "value": "局" * 300_000}),
        "「单位全称」（answers.office.name）写着「局局局局局局局局局局局局局局…」",
    ),
    (lambda data: data["entries"][0].update(column="zzz"), "（entries.1.column）写着「zzz」"),
    (lambda data: data["entries"][0].update(step=-1), "（entries.1.step）写着「-1」"),
    (
        lambda data: data["last"]["figures"].update({"fees.amount": -3}),
        "（last.figures.fees.amount）写着「-3」",
    ),
    (lambda data: data["last"].update(flow="zzz"), "里的last.flow写着「zzz」"),
    (lambda data: data["last"].update(year=9), "里的last.year写着「9」"),
    (lambda data: data.update(flow_version=0), "里的flow_version写着「0」"),
    (
        lambda data: data.update(accepted={"X8": {"reason": " ", "at": "2025-01-01T00:00:00Z"}}),
        "里的accepted.X8写着「 」",
    ),
    (lambda data: data.update(flow="../disclosure_2021"), "用的是叫「../disclosure_2021」的表，这里没有"),
    (lambda data: data.update(flow_version=2), "更新一版的《政府信息公开工作年度报告"),
]


@pytest.mark.parametrize(("change", "said"), MISFITS)
def test_what_does_not_fit_is_named_and_the_version_before_with_it(change: Change, said: str) -> None:
    keep()
    FILE.with_name(f"{FILE.name}.bak").write_bytes(FILE.read_bytes())
    changed(change)
    before = FILE.read_bytes()
    trouble = refused()
    assert said in ZH.error(trouble)
    assert ZH.error(trouble).endswith(
        "上一次存的还在：「云山县水利局-2025.nianbao.json.bak」。拷一份，去掉末尾的 .bak，换个名字就能接着填。"
    )
    assert str(trouble.details["file"]) in EN.error(trouble)
    assert FILE.read_bytes() == before


def test_a_backup_that_does_not_fit_either_is_not_recommended() -> None:
    keep()
    changed(lambda data: data.update(flow="zzz"))
    FILE.with_name(f"{FILE.name}.bak").write_bytes(FILE.read_bytes())
    assert "backup" not in refused().details


def test_every_door_refuses_it_alike(capsys: pytest.CaptureFixture[str]) -> None:
    keep()
    changed(lambda data: data["entries"][0].update(result="zzz"))
    said = ZH.error(refused())
    for arguments in (
        ("export", str(FILE), "--to", "md"), ("explain", str(FILE), "year"), ("check", str(FILE)),
        ("check", str(FILE), "--last", str(FILE)),
    ):  # fmt: skip
        assert main(arguments) == 1
        out, err = capsys.readouterr()
        assert said in out + err
    doors: list[Callable[[], object]] = [
        lambda: resumed(FILE, ZH),
        lambda: fresh(ZH, last_file=str(FILE)),
    ]
    for door in doors:
        with pytest.raises(SessionFileError) as trouble:
            door()
        assert ZH.error(trouble.value) == said
    assert not FILE.with_name(f"{FILE.name}.lock").exists()


@pytest.mark.parametrize("blank", [" ", "\u3000", "\t", "\n\u3000 "])
def test_blanks_around_a_text_that_was_edited_by_hand_are_no_part_of_it(blank: str) -> None:
    texts: dict[str, Value] = {
        "office.name": Text(value=OFFICE),
        "problems": Prose(value="更新不及时。\n解读单一。"),
    }
    aside = {"office.website": Answer(Text(value="www.example.gov.cn"))}
    keep(Book({id: Answer(value) for id, value in texts.items()}, aside))
    before = read_sound(FILE).book

    def padded(told: str) -> str:
        return blank + told.replace("\n", f"{blank}\n{blank}") + blank

    def pad(data: dict[str, Any]) -> None:
        for kept in (*data["answers"].values(), *data["aside"].values()):
            kept["value"]["value"] = padded(kept["value"]["value"])

    changed(pad)
    assert read_sound(FILE).book == before


@pytest.mark.parametrize("told", ["", "　", "甲\u200b局"])
def test_what_is_no_text_without_its_blanks_is_refused_still(told: str) -> None:
    keep()
    changed(lambda data: data["answers"]["office.name"]["value"].update(value=told))
    assert "office.name" in ZH.error(refused())


def test_a_name_that_stands_twice_is_refused_since_one_of_the_two_would_be_lost() -> None:
    keep()
    FILE.write_text(
        FILE.read_text(encoding="utf-8").replace('"aside"', '"answers": {}, "aside"'), encoding="utf-8"
    )
    assert (refused().code, refused().details["where"]) == ("damaged", "answers")


# What has no place and is no misfit -------------------------------------------------------------------------------------


def test_answers_without_a_question_are_set_aside_and_named() -> None:
    nobodys = {f"no.such.{'x' * 300}": Answer(Count(value=3)), "no.other": Answer(Text(value="话"))}
    keep(Book(answers={**BOOK.answers, **nobodys}))
    opened = resumed(FILE, ZH)
    (notice,) = opened.desk.notices()
    opened.desk.close()
    assert opened.state.book.aside == nobodys
    said = ZH.say(f"notice.{notice.code}", **notice.details)
    assert said.startswith("有几个回答，这份表里没有问，或者不是这样答的，先放在一边，没有删：no.such.xxx")
    assert said.endswith("…、no.other。")


def test_a_text_begun_comes_back_at_its_own_question_wherever_the_interview_stopped() -> None:
    keep(place="office.kind", draft=BegunText(question="year", text="202"))
    opened = resumed(FILE, ZH)
    opened.desk.close()
    assert (opened.state.place.question, opened.typed) == ("year", "202")
    assert opened.desk.notices() == ()


def test_a_text_begun_at_a_question_that_is_gone_is_told() -> None:
    keep(draft=BegunText(question="no.such", text="写了一半"))
    opened = resumed(FILE, ZH)
    (notice,) = opened.desk.notices()
    opened.desk.close()
    assert (opened.state.place.question, opened.typed) == ("office.kind", "")
    assert ZH.say(f"notice.{notice.code}", **notice.details).endswith("\n写了一半")
