"""Questions of the program itself: Enter, number, words, y and n, each for every offer."""

from __future__ import annotations

import pytest

from interview.engine.answers.problems import Problem
from interview.engine.plan.book import Book
from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from interview.talk.input.offers import Offer, of_ways
from interview.talk.input.ways_out import WayOut, ways_out
from interview.wording.catalog import words
from tests.support.interviews import flow

SETS = Offer(("照改", "不改了"), marked=1, leaves=1, yes=0, no=1)
WAYS = Offer(("照我填的先记下", "我改一下", "去改「公开了·个人」", "去改「涉密·个人」"), marked=1, leaves=1)
PLACES = Offer(("一、总体情况", "二、主动公开政府信息情况", "不跳了"), marked=2, leaves=2)


@pytest.mark.parametrize(
    ("offer", "text", "at"),
    [
        (SETS, "", 1), (SETS, " ", 1), (SETS, "1", 0), (SETS, "２", 1), (SETS, "照改", 0), (SETS, "不改了", 1), (SETS, "不改", 1),
        (SETS, "y", 0), (SETS, "N", 1), (SETS, "是", 0), (SETS, "不", 1), (SETS, "没有", 1), (SETS, "<", 1), (SETS, "上一题", 1),
        (SETS, "3", None), (SETS, "n照改", None), (SETS, "改", None), (SETS, "1、2", None), (SETS, "也许", None),
        (WAYS, "", 1), (WAYS, "4", 3), (WAYS, "照我填的先", 0), (WAYS, "去改「公开了", 2), (WAYS, "去改", None), (WAYS, "y", None),
        (WAYS, "43", None), (PLACES, "", 2), (PLACES, "二", 1), (PLACES, "二、主动公开政府信息情况", 1), (PLACES, "不跳了", 2),
        (PLACES, "n", None), (Offer(("甲", "乙")), "", 0), (Offer(("甲", "乙")), "<", None),
    ],
)  # fmt: skip
def test_what_is_typed_means_one_of_them_or_none(offer: Offer, text: str, at: int | None) -> None:
    assert offer.meant(text) == at


def test_of_ways_out_the_one_that_changes_nothing_is_marked() -> None:
    answer = do.Answer("a", "1", insist=True)
    ways = (
        WayOut("insist", answer),
        WayOut("change", None, keeps_text=True),
        WayOut("change_it", do.Revise("applications.granted.natural")),
    )
    offer = of_ways(ways, flow("disclosure_2021"), words("zh"))
    assert offer.labels == ("照我填的先记下", "我改一下", "去改「公开了·个人」")
    assert (offer.marked, offer.leaves, offer.yes, offer.no) == (1, 1, None, None)


def doubted(id: str, given: str = "水利局") -> Offer:
    """What is offered of an answer that most likely was not meant."""
    state, _ = begin(flow("disclosure_2021"), None, id)
    ways = (WayOut("as_it_is", do.Answer(id, given, insist=True)), WayOut("change", None, keeps_text=True))
    return of_ways(ways, state.flow, words("zh"), state.plan.get(id))


@pytest.mark.parametrize(
    ("id", "text", "answers"),
    [
        ("office.name", "云山县水利局", True), ("year", "2025", True), ("year", "二〇二五年", True), ("year", "不知道", False),
        ("office.name", "", False), ("office.name", "1", False), ("office.name", "就用", False), ("office.name", "改", False),
        ("office.name", "<", False), ("office.name", "撤销", False), ("office.name", "？", False),
    ],
)  # fmt: skip
def test_where_an_answer_was_doubted_the_right_one_is_taken(id: str, text: str, answers: bool) -> None:
    assert doubted(id).answers(text) is answers


@pytest.mark.parametrize(
    ("given", "text", "at"),
    [
        ("n", "n", 1),
        ("n", "N", 1),
        ("y", "y", 0),
        ("水利局", "n", 1),
        ("没有", "没有", 0),
        ("没有", "水利", None),
    ],
)
def test_the_key_n_is_a_no_to_what_is_offered_and_the_same_words_again_are_a_yes(
    given: str, text: str, at: int | None
) -> None:
    assert doubted("office.name", given).meant(text) == at


def test_of_a_year_that_was_doubted_n_is_no_such_key() -> None:
    assert doubted("year", "2099").meant("n") is None


def test_where_there_is_much_to_change_a_number_is_no_answer() -> None:
    assert not WAYS.answers("43")
    assert not SETS.answers("云山县水利局")


def test_whether_to_set_answers_aside_is_a_yes_or_a_no() -> None:
    ways = (WayOut("sets_yes", do.Answer("a", "1", insist=True)), WayOut("sets_no", None))
    offer = of_ways(ways, flow("disclosure_2021"), words("zh"))
    assert (offer.marked, offer.leaves, offer.yes, offer.no) == (1, 1, 0, 1)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("对", 0),
        ("是的", 0),
        ("y", 0),
        ("没有", 0),
        ("", 1),
        ("不是", 1),
        ("n", 1),
        ("有", None),
        ("3件", None),
    ],
)
def test_where_it_is_asked_what_was_meant_a_yes_is_that_whatever_it_is_to_the_question(
    text: str, at: int | None
) -> None:
    state = begin(flow("disclosure_2021"), Book())[0]
    asked = state.plan.get("documents.any_in_force")
    assert asked is not None
    doubt = Problem("in_words_none", asked.id, {"text": "没人动过文件"}, insistable=True, doubt=True)
    ways = ways_out(state, doubt, do.Answer(asked.id, "没有"))
    offer = of_ways(ways, state.flow, words("zh"), asked)
    assert offer.labels == ("是这个意思", "我改一下")
    assert offer.meant(text) == at
    assert offer.answers("3件"), "the right answer may be given at once"


def test_what_is_neither_right_nor_wrong_of_what_was_meant_is_left_to_be_said() -> None:
    offer = Offer(("是这个意思", "我改一下"), marked=1, leaves=1, asks_back=True)
    assert [offer.meant(text) for text in ("嗯", "不对", "有", "别的")] == [0, 1, None, None]
