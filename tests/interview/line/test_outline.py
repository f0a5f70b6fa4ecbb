"""Headings and their order in line mode: a list, a number, a word for each change."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.engine.flow.model import Flow
from interview.engine.plan.outline.as_told import as_told
from interview.engine.plan.outline.outline import texts_of
from interview.flowfiles import load_flow
from interview.wording.catalog import words
from tests.interview.line.books import book_up_to, full
from tests.interview.line.talking import CTRL_S, Keys, Talk, talk
from tests.interview.tui.screens.test_outline import with_a_part_of_its_own

HERE = "overview.on_request"


def headings(told: Talk, section: str = "overview") -> list[str]:
    form: Flow = as_told(load_flow("disclosure_2021"), told.book)
    return [text.title for text in texts_of(form.section[section])]


def give(text: str) -> Keys:
    """A line typed in the field of a text."""
    return Keys(text + CTRL_S)


def test_the_parts_are_listed_by_number_and_an_empty_line_goes_on_with_the_question(tmp_path: Path) -> None:
    told = talk(tmp_path, [give("="), ""], book=book_up_to(HERE))
    assert "3 （二）依申请公开" in told.said
    assert "1 总体情况的开头（没有小标题）" in told.said
    assert "7 （一）存在的主要问题" in told.said
    assert told.said.rindex("依申请公开：这一年办得怎么样？") > told.said.index("3 （二）依申请公开")


def test_a_heading_is_changed_and_one_that_will_not_do_is_asked_for_again(tmp_path: Path) -> None:
    said = [give("小标题"), "3", "1", "主动公开", "规范办理", ""]
    told = talk(tmp_path, said, book=book_up_to(HERE))
    assert "已经有一个「主动公开」了" in told.said
    assert headings(told)[2] == "规范办理"


def test_a_part_is_added_moved_and_taken_out(tmp_path: Path) -> None:
    told = talk(tmp_path, [give("="), "3", "在它下面加一个", "解读回应", ""], book=book_up_to(HERE))
    assert headings(told)[3] == "解读回应"
    moved = talk(
        tmp_path,
        [give("="), "3", "往上挪", "99", "2", "往下挪", "1", "往上挪", "1", "不动它", ""],
        book=book_up_to(HERE),
    )
    assert headings(moved)[1:3] == ["主动公开", "依申请公开"]
    assert "已经到头了" in moved.said
    assert words("zh").say("line.choose") in moved.said
    kept = talk(tmp_path, [give("="), "3", "去掉", ""], book=book_up_to(HERE))
    assert "「依申请公开」是格式里要写的" in kept.said


@pytest.mark.no_cover
@pytest.mark.parametrize(("answer", "stays"), [("", True), ("不改了", True), ("y", False), ("照改", False)])
def test_a_part_with_a_text_goes_after_a_word(tmp_path: Path, answer: str, stays: bool) -> None:
    told = talk(tmp_path, ["=", "7", "去掉", answer, ""], book=with_a_part_of_its_own())
    assert "这些回答先收起来：解读回应" in told.said
    assert ("解读回应" in headings(told)) is stays


def test_what_was_taken_out_is_put_back(tmp_path: Path) -> None:
    told = talk(tmp_path, ["=", "7", "去掉", "y", "7", "回应关切", ""], book=with_a_part_of_its_own())
    assert headings(told)[-1] == "回应关切"
    assert told.value("overview.own_1") == "解读三次。"
    one = talk(tmp_path, ["=", "8", "去掉", "<"], book=full())
    assert headings(one, "problems") == [""]
    two = talk(tmp_path, ["=", "8", "去掉", "8", ""], book=full())
    assert headings(two, "problems") == ["存在的主要问题", "改进情况"]


def test_a_heading_is_given_up_by_a_sign(tmp_path: Path) -> None:
    told = talk(tmp_path, [give("="), "3", "改小标题", "<", ""], book=book_up_to(HERE))
    assert headings(told)[2] == "依申请公开"


def test_what_was_half_typed_waits(tmp_path: Path) -> None:
    told = talk(tmp_path, [Keys("办得不错\n=\n"), ""], book=book_up_to(HERE))
    assert told.fields[-1] == "办得不错"


def test_a_form_without_headings_says_so_and_goes_on_with_its_question(tmp_path: Path) -> None:
    told = talk(tmp_path, ["="], flow="website_2018")
    assert "这份表没有小标题可改" in told.said
    assert told.said.count("填报单位的全称是什么？") == 2
