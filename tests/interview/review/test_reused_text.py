"""Text kept over from last year's report, or from another place in this one: which, and how much it weighs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from interview.engine.plan.book import LastYear
from interview.review.words import reused_text as kept_over
from interview.review.words.leftovers import leftovers
from tests.interview.review.reports import published

LONG = "全年在门户网站公开信息八十六条，重要政策都配了解读；收到的申请都登记在册，按期答复，没有引起复议和诉讼，公开前逐件审查，过期的及时清理，专人专管，每季度自查一次。"


def kept(texts: Mapping[str, str], last: Mapping[str, str]) -> list[str]:
    return [
        each.id
        for each in kept_over.alike(
            replace(published(texts), last=LastYear(2024, "disclosure_2021", {}, last))
        )
    ]


def test_text_kept_over_from_last_year_is_found_though_its_year_was_changed() -> None:
    new, old = {"problems": f"2025年，{LONG}"}, {"problems": f"2024年，{LONG}"}
    assert kept(new, old) == ["T13.problems"]
    parted = {"problems": f"2025 年，{LONG}"}, {"problems": f"2024 年，{LONG}"}
    assert kept(*parted) == ["T13.problems"], "a year with a blank behind it is no new number either"
    assert kept({**new, "improvements": LONG}, {**old, "improvements": LONG}) == ["T13.all"]
    assert kept({"problems": LONG[::-1]}, old) == []
    assert kept({"problems": "栏目更新慢。"}, {"problems": "栏目更新慢。"}) == []
    assert kept({"problems": "2025" * 40}, {"problems": "2025" * 40}) == []
    assert list(kept_over.alike(published(new))) == []


def test_words_that_stay_with_this_years_numbers_among_them_are_no_mere_change_of_the_year() -> None:
    old = f"2024年，我局公开信息126条，解读4件，开会2次，{LONG}"
    new = f"2025年，我局公开信息98条，解读7件，开会2次，{LONG}"
    assert kept({"problems": new}, {"problems": old}) == []
    both = {"problems": new, "improvements": LONG}
    last = LastYear(2024, "disclosure_2021", {}, {"problems": old, "improvements": LONG})
    found = list(kept_over.alike(replace(published(both), last=last)))
    assert [(each.id, each.code, each.severity) for each in found] == [("T13.all", "T13_numbers", "notice")]


@pytest.mark.parametrize(
    ("now", "before", "code"),
    [
        ({"documents.issued": 0}, {"documents.issued": 0}, "T13_quiet"),
        ({"documents.in_force": 4}, {"documents.in_force": 4}, "T13_quiet"),
        ({"documents.in_force": 5}, {"documents.in_force": 4}, "T13_all"),
        ({"documents.in_force": None}, {"documents.in_force": None}, "T13_all"),
        ({"documents.issued": 3}, {"documents.issued": 3}, "T13_all"),
        ({"documents.issued": 0}, {"documents.issued": 3}, "T13_all"),
        ({"documents.issued": None}, {"documents.issued": 0}, "T13_all"),
        ({"documents.issued": 0}, {}, "T13_all"),
    ],
)
def test_words_about_nothing_that_happened_in_either_year_are_no_error(
    now: dict[str, int | None], before: dict[str, int | None], code: str
) -> None:
    texts = {"problems": LONG, "improvements": LONG}
    last = LastYear(2024, "disclosure_2021", before, texts)
    subject = replace(published(texts), sheet=now, last=last)
    assert [each.code for each in kept_over.alike(subject)] == [code]
    one = [each.code for each in kept_over.alike(replace(subject, cells=None, spans=()))]
    quiet = code == "T13_quiet" or now == {"documents.issued": None}
    assert one == ([] if quiet else ["T13", "T13"]), "what was not asked yet did not happen meanwhile"


def test_all_of_it_is_weighed_together_once_all_is_told() -> None:
    texts = {"problems": LONG, "improvements": LONG}
    still_open = replace(
        published(texts), cells=None, spans=(), last=LastYear(2024, "disclosure_2021", {}, texts)
    )
    assert [each.id for each in kept_over.alike(still_open)] == ["T13.problems", "T13.improvements"]


def test_what_last_years_report_did_not_tell_is_no_part_of_what_was_kept() -> None:
    last = {"proactive": LONG, "requests": LONG}
    assert kept({**last, "problems": "栏目更新慢。"}, last) == ["T13.all"]
    assert kept({**last, "problems": f"今年的事。{LONG[::-1]}"}, last) == ["T13.proactive", "T13.requests"]


def test_a_paragraph_that_stands_twice_is_told_once_in_each_text_wherever_it_stood_first() -> None:
    texts = {
        "overview.management": f"一句。\n{LONG}",
        "problems": f"无。\n{LONG}\n{LONG}",
        "other_matters": "无。",
    }
    assert [(each.code, each.id) for each in leftovers(published(texts))] == [
        ("left_paragraph", "T19.problems.paragraph")
    ]
    assert list(leftovers(published({"problems": LONG, "improvements": "一句。\n一句。"}))) == []


@pytest.mark.parametrize("note", ["备注：", "注:", "（注1：", "说明："])
def test_a_note_may_stand_under_each_table(note: str) -> None:
    noted = f"{note}{LONG}"
    assert list(leftovers(published({"overview.management": noted, "problems": noted}))) == []
    assert list(leftovers(published({"overview.management": f"关注：{LONG}", "problems": f"关注：{LONG}"})))
