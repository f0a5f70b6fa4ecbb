"""Questions of the program itself: Enter, number, words, y and n, each for every offer."""

from __future__ import annotations

import pytest

from interview.engine.step import commands as do
from interview.talk.offers import Offer, of_ways
from interview.talk.ways_out import WayOut

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
        WayOut("change_it", do.Revise("b")),
    )
    offer = of_ways(ways, ["先记下", "我改一下", "去改"])
    assert (offer.marked, offer.leaves, offer.yes, offer.no) == (1, 1, None, None)


def test_whether_to_set_answers_aside_is_a_yes_or_a_no() -> None:
    ways = (WayOut("sets_yes", do.Answer("a", "1", insist=True)), WayOut("sets_no", None))
    offer = of_ways(ways, ["照改", "不改了"])
    assert (offer.marked, offer.leaves, offer.yes, offer.no) == (1, 1, 0, 1)
