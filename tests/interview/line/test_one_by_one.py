"""Applications told one by one in line mode."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.engine.answers.kinds import Choice, Count, Prose
from interview.engine.plan.book import Entry
from interview.export import render
from tests.interview.line.books import book_up_to, full
from tests.interview.line.talking import (
    ENTER,
    Keys,
    profiled,
    talk,
)  # fmt: skip
from tests.support.offices import SIX


@pytest.mark.no_cover
def test_not_sure_asks_for_the_article_of_the_reply_letter_and_the_rest_by_yes_and_no(tmp_path: Path) -> None:
    book = book_up_to("applications.way", SIX)
    told = talk(
        tmp_path,
        ["1", "个人", "不确定", "36条4项", "个人", "不确定", "没写条款", "n", "n", "n", "是"],
        book=book,
    )
    assert "第 1 件：答复书引的是条例第几条？" in told.said
    assert [entry.result for entry in told.book.entries] == ["unable_not_held", "unable_not_held"]
    assert told.said.count("好，记作「1.本机关不掌握相关政府信息」。") == 2
    assert told.said.count("三、收到和处理政府信息公开申请情况") == 1, "the section is opened once"


@pytest.mark.no_cover
def test_not_sure_leaves_it_open_and_it_comes_back_with_its_number(tmp_path: Path) -> None:
    book = book_up_to("applications.way", SIX)
    told = talk(tmp_path, ["1", "个人", "不确定", "不确定", *[">"] * 60], book=book)
    assert "先空着，回头再定" in told.said
    assert told.said.count("第 1 件：答复书引的是条例第几条？") == 2
    assert told.here is None, "the second time it is left to the review"


@pytest.mark.no_cover
def test_a_word_on_an_application_is_noted_beside_an_answer_or_alone_and_stands_with_its_number(
    tmp_path: Path,
) -> None:
    book = book_up_to("applications.way", SIX)
    told = talk(tmp_path, ["1", "个人 #2025-07", "＃2025-08", "全给了", "#", "!"], book=book)
    assert told.book.entries[0] == Entry(column="natural", result="granted", label="2025-08")
    assert "好，第 1 件（2025-07），记上了。" in told.said
    assert "第 1 件（2025-07）：要的信息，给了吗？" in told.said
    assert "好，第 1 件（2025-08），记上了。" in told.said
    assert "第 2 件，记的字去掉了。" in told.said
    assert "第 1 件（2025-08），给了吗" in told.said, "in the review"
    assert "2025-0" not in str(render(told.state.plan, "md", draft=True)), "never printed"


def test_a_word_that_is_too_long_is_refused_and_an_answer_beside_it_waits(tmp_path: Path) -> None:
    book = book_up_to("applications.way", SIX)
    told = talk(tmp_path, ["1", "个人 #" + "长" * 50], book=book)
    assert "写了 50 个字，这里最多 40 个" in told.said
    assert told.book.entries == (Entry(column="natural"),)
    told = talk(tmp_path, ["1", "火星人 #7", Keys(ENTER)], book=book)
    assert told.here == "applications.list.1.who"
    assert told.book.entries == ()
    assert told.fields[-1] == "火星人 #7"


def test_a_word_that_is_noted_from_the_review_leads_back_there(tmp_path: Path) -> None:
    book = full({"applications.new.natural": 1, "applications.granted.natural": 1}, way="one_by_one")
    shown = talk(tmp_path, ["!"], book=book).said
    number = next(line.split()[0] for line in shown.splitlines() if "第 1 件，谁提出的" in line)
    told = talk(tmp_path / "b", ["!", number, "#2025-07"], book=book)
    assert told.here is None
    assert told.book.entries == (Entry(column="natural", result="granted", label="2025-07"),)


def test_a_sign_in_an_answer_that_is_about_no_application_is_part_of_it(tmp_path: Path) -> None:
    told = talk(tmp_path, ["甲局#2"])
    assert told.value("office.name") == "甲局#2"


def test_what_was_said_is_told_as_the_forms_row(tmp_path: Path) -> None:
    book = book_up_to("applications.way", SIX)
    told = talk(tmp_path, ["1", "1", "1"], book=book)
    assert "好，记作「（一）予以公开」" in told.said


def test_nothing_is_prefilled_where_a_value_is_offered(tmp_path: Path) -> None:
    told = talk(tmp_path, [Keys(ENTER)], book=book_up_to("applications.new.business", SIX))
    assert told.fields[0] == ""
    assert told.origin("applications.new.business") == "inferred"
    assert "那企业就是 1 件？" in told.said


@pytest.mark.no_cover
def test_profiles_are_typed_in_order(tmp_path: Path) -> None:
    told = talk(tmp_path, profiled())
    assert told.here == "documents.any_in_force"
    assert isinstance(told.book.answers["office.kind"].value, Choice)
    assert not isinstance(told.book.answers["year"].value, Count | Prose)
