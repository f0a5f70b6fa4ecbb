"""What last year's texts say in words of figures that were 0, and what becomes of it when they are 0 no more."""

from __future__ import annotations

import pytest

from interview.engine.plan.book import LastYear
from interview.engine.step.state import State
from interview.review.last_year.understood import understood
from tests.interview.engine.drafting.drafted import FLOW, REQUESTS, office
from tests.interview.review.subjects import found, subject
from tests.support.interviews import facts_of, hold

NINE = {"applications.new.natural": 9, "applications.granted.natural": 9}
TWELVE = {
    "applications.new.natural": 10, "applications.new.business": 2, "applications.granted.natural": 8,
    "applications.unable_not_held.natural": 2, "applications.granted.business": 2,
}  # fmt: skip
UPHELD, CORRECTED = {"reconsideration.upheld": 1}, {"reconsideration.corrected": 1}
SUED = {"litigation_direct.upheld": 1}


def this_year(text: str, was: dict[str, int], now: dict[str, int], at: str = REQUESTS) -> State:
    """An interview with this year's tables told, last year's text understood."""
    figures = dict(hold(facts_of("disclosure_2021", was)).state.plan.sheet)
    last = LastYear(2024, FLOW.id, figures, {at: text}, {"office.name": "云山县水利局"})
    return office(now, last=understood(last, FLOW, FLOW).last)


def told(text: str, was: dict[str, int], now: dict[str, int]) -> str | None:
    """Last year's text as it may be taken over, None where a draft is shown in its place."""
    plan = this_year(text, was, now).plan
    asked, passage = plan.get(REQUESTS), plan.last_text(REQUESTS)
    assert asked is not None
    return None if asked.offer is not None or passage is None else passage.text


@pytest.mark.parametrize(
    ("was", "left"),
    [
        ("共收到政府信息公开申请9件，均为自然人申请，予以公开9件。", "共收到政府信息公开申请12件，予以公开10件。"),
        ("共收到政府信息公开申请9件，全部为自然人提出，均予以公开。", "共收到政府信息公开申请12件。"),
        ("收到政府信息公开申请9件（均为自然人），无结转。", "收到政府信息公开申请12件，无结转。"),
        ("收到政府信息公开申请9件，没有企业提出的申请，予以公开9件。", "收到政府信息公开申请12件，予以公开10件。"),
    ],
)  # fmt: skip
def test_words_about_what_came_go_alone_when_they_are_true_no_more(was: str, left: str) -> None:
    assert told(was, NINE, TWELVE) == left
    assert told(was, NINE, NINE) == was, "and stay while they are"


def test_how_a_review_ended_goes_where_this_years_ended_otherwise() -> None:
    said = "收到政府信息公开申请9件。因政府信息公开引发的行政复议1件，结果维持，均已审结。"
    assert told(said, NINE | UPHELD, NINE | UPHELD) == said
    left = told(said, NINE | UPHELD, NINE | CORRECTED)
    assert left == "收到政府信息公开申请9件。因政府信息公开引发的行政复议1件，均已审结。"


@pytest.mark.parametrize(
    ("said", "came"),
    [
        ("全年未收到政府信息公开申请，未发生行政复议、行政诉讼。", NINE),
        ("收到政府信息公开申请0件。无行政诉讼。", SUED),
        ("全年未发生行政复议、行政诉讼。", UPHELD),
        ("办理全程留痕，没有一件引发行政复议。", UPHELD),
        ("全年零复议、零诉讼。", SUED),
    ],
)
def test_where_there_is_what_last_years_text_denies_a_draft_tells_it(said: str, came: dict[str, int]) -> None:
    assert told(said, {}, {}) == said
    assert told(said, {}, came) is None
    kept = this_year(said, {}, came).plan.last_text(REQUESTS)
    assert kept is None or all(words not in kept.text for words in ("未收到", "没有收到", "无行政诉讼"))


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("本年度没有收到政府信息公开申请。畅通受理渠道。", "畅通受理渠道。"),
        (
            "专人办理，逐件登记。\n2024年，未收到政府信息公开申请，未发生行政复议、行政诉讼。",
            "专人办理，逐件登记。",
        ),
    ],
)
def test_the_offices_own_words_beside_a_denial_stay_before_the_draft_that_tells_what_there_is(
    said: str, begins: str
) -> None:
    assert told(said, {}, {}) == said.replace("2024", "2025")
    plan = this_year(said, {}, NINE).plan
    passage, draft, asked = plan.last_text(REQUESTS), plan.draft(REQUESTS), plan.get(REQUESTS)
    assert passage is not None
    assert draft is not None
    assert passage.text == begins + draft.text
    assert [passage.said(each) for each in passage.bound] == [draft.said(each) for each in draft.bound]
    assert asked is not None
    assert asked.offer is None, "Enter does not leave the office's own words out"


@pytest.mark.parametrize(
    ("said", "more", "fewer"),
    [
        ("收到政府信息公开申请9件，同比有所增加，予以公开9件。", "收到政府信息公开申请12件，同比有所增加，予以公开10件。", "收到政府信息公开申请4件，予以公开4件。"),
        ("收到政府信息公开申请9件，较上年明显减少。", "收到政府信息公开申请12件。", "收到政府信息公开申请4件，较上年明显减少。"),
        ("收到政府信息公开申请9件（比上年增长）。", "收到政府信息公开申请12件（比上年增长）。", "收到政府信息公开申请4件。"),
    ],
)  # fmt: skip
def test_that_there_was_more_is_said_while_there_is(said: str, more: str, fewer: str) -> None:
    few = {"applications.new.natural": 4, "applications.granted.natural": 4}
    assert told(said, NINE, TWELVE) == more
    assert told(said, NINE, few) == fewer


def test_what_compares_a_number_that_nobody_knows_stays_as_it_is() -> None:
    said = "收到政府信息公开申请9件，制作展板3块，比上年增加。"
    assert told(said, NINE, NINE) == "收到政府信息公开申请9件，制作展板＿块，比上年增加。"


def test_a_text_of_which_every_sentence_counts_what_there_is_none_of_is_drafted_anew() -> None:
    assert told("受理政府信息公开申请9件，内容多是征地。", NINE, {}) is None
    left = told("专人办理。受理政府信息公开申请9件，内容多是征地。", NINE, {})
    assert left is None or left.startswith("专人办理。")


def test_words_that_last_years_own_table_denies_are_no_place_of_its_text() -> None:
    said = "收到政府信息公开申请12件，均为自然人申请。"
    last = this_year(said, TWELVE, TWELVE).book.last
    assert last is not None
    assert not [each.of for each in last.bound[REQUESTS] if each.of.startswith(("but_for:", "denies:"))]


def test_how_several_cases_ended_goes_without_their_numbers() -> None:
    said = "因政府信息公开引发的行政复议1件，均被维持。"
    assert told(said, NINE | UPHELD, NINE | CORRECTED) == "因政府信息公开引发的行政复议1件。"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("收到政府信息公开申请12件，均为自然人申请。", TWELVE),
        ("收到政府信息公开申请12件，申请人均为企业。", TWELVE),
        ("收到政府信息公开申请12件，均予以公开。", TWELVE),
        ("收到政府信息公开申请9件，上年无结转。", {**NINE, "applications.carried_in.natural": 1, "applications.carried_out.natural": 1}),
        ("收到政府信息公开申请9件，无结转下年度办理的申请。", {**NINE, "applications.granted.natural": 8, "applications.carried_out.natural": 1}),
    ],
)  # fmt: skip
def test_the_check_says_that_they_are_not_so(text: str, figures: dict[str, int]) -> None:
    sheet = dict(hold(facts_of("disclosure_2021", figures)).state.plan.sheet)
    texts = {REQUESTS: text}
    assert found(subject(sheet, year=2025, texts=texts), "X3")
    assert not found(subject({**sheet, **dict.fromkeys(sheet, 0)}, year=2025, texts=texts), "X3")


def test_a_sentence_that_the_report_prints_by_itself_is_not_told_beside_it() -> None:
    other = "other_matters"
    said = "2024年，本机关未收取信息处理费。开展政策宣讲，效果较好。"
    passage = this_year(said, {}, {}, other).plan.last_text(other)
    assert passage is not None
    assert passage.text == "开展政策宣讲，效果较好。"
