"""The folder as it is listed: only answers files, whatever else lies there or happens to it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from interview.desk.interviews import resumed
from interview.desk.way_in.folder import Found, kind_of, look, published, reports, sheets
from interview.engine.step.machine import begin
from interview.flowfiles import load_flow
from interview.session import AnswersFile, Session
from interview.session.contents import FORMAT
from interview.wording.catalog import words
from tests.interview.line.books import book_up_to
from tests.support.offices import SIX
from tests.support.systems import needs_links


def test_a_folder_that_cannot_be_listed_has_none(tmp_path: Path) -> None:
    assert reports(tmp_path / "gone") == []


@needs_links
def test_only_answers_files_are_listed_and_a_link_to_nowhere_is_the_oldest(tmp_path: Path) -> None:
    for name in ("a.nianbao.json", "a.nianbao.json.bak", "a.nianbao.json.lock", "a.docx", "注.txt"):
        (tmp_path / name).write_text("{}")
    (tmp_path / "b.nianbao.json").symlink_to(tmp_path / "gone")
    assert [each.path.name for each in reports(tmp_path)] == ["a.nianbao.json", "b.nianbao.json"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("甲局-2025.nianbao.json", "answers"),
        ("甲局-2025.nianbao.json.bak", "answers"),
        ("甲局-2025.json", "report"),
        ("年报提纲-2025.xlsx", "sheet"),
        ("依申请公开登记.et", "sheet"),
        ("甲局2024年年报.docx", "report"),
        ("登记.pdf", "report"),
        ("x", "report"),
    ],
)
def test_what_a_file_most_likely_is_its_name_says(name: str, kind: str) -> None:
    assert kind_of(Path(name)) == kind


def test_answers_under_another_name_are_known_by_their_first_words(tmp_path: Path) -> None:
    (tmp_path / "回答.JSON").write_text(f'{{"format": "{FORMAT}"}}')
    assert kind_of(tmp_path / "回答.JSON") == "answers"


def test_published_reports_are_listed_by_what_their_names_say(tmp_path: Path) -> None:
    theirs = ["水利局2024年政府信息公开工作年度报告.DOCX", "2023年报.pdf", "信息公开.html", "信息公开.xlsx"]
    ours = [
        "甲局-2025.nianbao.json",
        "甲局-2025.docx",
        "甲局-2025-草稿.docx",
        "年报提纲-2025.xlsx",
        "年报提纲-2025.docx",
    ]
    for name in (*theirs, *ours, "信息公开.pptx", "通知.docx", "甲局-2025年报.nianbao.json.bak"):
        (tmp_path / name).write_text("{}")
    assert {each.path.name for each in published(tmp_path)} == set(theirs)


def test_sheets_are_listed_by_what_their_names_say_and_are_no_reports(tmp_path: Path) -> None:
    theirs = [
        "年报提纲-2025.xlsx",
        "填好的提纲.DOCX",
        "信息公开申请登记表.xlsx",
        "2025台账.csv",
        "依申请公开.xls",
    ]
    for name in (*theirs, "依申请公开年报.xlsx", "登记表.pdf", "通讯录.xlsx"):
        (tmp_path / name).write_text("")
    assert {each.path.name for each in sheets(tmp_path)} == set(theirs)
    assert {each.path.name for each in published(tmp_path)} == {"依申请公开年报.xlsx"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("水利局2024年政府信息公开工作年度报告.docx", "disclosure"),
        ("水利局2024年政府网站工作年度报表.docx", "website"),
        ("甲局-网站报表-2024.docx", "website"),
        ("甲局-2024.docx", "disclosure"),
        ("甲局网站工作年报.docx", ""),
        ("政府信息公开和网站报表.docx", ""),
        ("甲局.docx", ""),
    ],
)
def test_a_name_says_which_report_it_is_or_leaves_it_open(tmp_path: Path, name: str, kind: str) -> None:
    assert Found(tmp_path / name, datetime.now(UTC)).kind == kind


def test_an_answers_file_says_which_report_it_is(tmp_path: Path) -> None:
    for flow, kind in (("website_2018", "website"), ("disclosure_2019", "disclosure")):
        with AnswersFile.create(tmp_path / f"{flow}.nianbao.json", Session(flow, 1)):
            assert look(tmp_path / f"{flow}.nianbao.json", "zh").kind == kind


@pytest.mark.parametrize("name", ["甲局-2025年报.docx", "甲局-2025.docx", "甲局-2025-2.docx"])
def test_a_report_that_we_wrote_is_listed_where_its_answers_are_not_there(tmp_path: Path, name: str) -> None:
    for each in (name, "甲局-2025-草稿.docx", "甲局-2025-变化.docx", "会议-3.docx"):
        (tmp_path / each).write_text("")
    assert [each.path.name for each in published(tmp_path)] == [name]


def test_as_many_questions_are_told_to_be_left_as_when_it_goes_on(tmp_path: Path) -> None:
    flow = load_flow("disclosure_2021")
    state, _ = begin(flow, book_up_to("applications.way", SIX), "applications.way")
    path = tmp_path / "a.nianbao.json"
    with AnswersFile.create(path, Session(flow.id, flow.version, state.book, state.place.question)):
        pass
    again = resumed(path, words("zh"))
    again.desk.close()
    assert look(path, "zh").left == again.state.ahead
