"""What an office told of its own in a drafted text: known by the sentences around it, asked again, never told as it stood."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from interview.engine.flow.drafts import Draft
from interview.engine.plan.book import Book, LastYear
from interview.engine.step.machine import begin
from interview.review.last_year.own_sentences import own_sentences
from interview.review.last_year.understood import understood
from interview.review.text.folded import folded
from tests.support.interviews import flow, told

FORM = flow("disclosure_2021")
WORTH, APPRAISAL = "facts.proactive.worth", "facts.supervision.appraisal"
OURS = "全年没有作出行政许可、行政处罚、行政强制决定，也没有收取行政事业性收费。"
SITE = "本年度向社会主动公开政府信息126条，按发布的渠道统计，政府网站86条、微信公众号40条。"
OWN = "把3个村的发放名单公示到了村组。"


def found(text: str, at: str = "overview.proactive") -> list[tuple[str, str]]:
    return [(each.of, each.words) for each in own_sentences([folded(at, text)], FORM)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{SITE}{OWN}{OURS}", [(WORTH, OWN.rstrip("。"))]),
        (f"{SITE}{OWN}另一件。{OURS}", []),
        (f"{SITE}{OURS}", []),
        (f"{OWN}{OURS}", []),
        (f"我局做了很多。{OWN}年年如此。", []),
        (f"{SITE}\n{OWN}\n{OURS}没有完的一句", [(WORTH, OWN.rstrip("。"))]),
    ],
)
def test_the_one_strange_sentence_among_ours_is_the_offices_own(
    text: str, told: list[tuple[str, str]]
) -> None:
    assert found(text) == told


def test_a_report_that_an_earlier_version_drafted_is_known_by_its_wordings() -> None:
    earlier = "本年度主动公开政府信息126条，按发布的渠道统计，政府网站86条。就公众关注的事项发布回应3次。"
    assert found(f"{earlier}{OWN}") == [(WORTH, OWN.rstrip("。"))]


def test_a_wording_around_it_tells_a_thing_too_and_texts_without_such_facts_tell_none() -> None:
    assert found("在社会评议中，群众满意率为96%。", "overview.supervision") == [
        (APPRAISAL, "群众满意率为96%")
    ]
    assert found(OWN, "overview.on_request") == []
    assert found(OWN, "overview.own_1") == []


def test_what_was_done_in_one_year_is_not_said_of_the_next() -> None:
    said = "2024年公开政府信息。全年开展政策解读，落实过期信息清理，以专人负责保障公开工作的日常开展。"
    assert found(said, "overview.opening") == [("values.proactive.done", "")]
    last = LastYear(2024, FORM.id, dict.fromkeys(FORM.cells, 0), {"overview.opening": said}, {})
    known = understood(last, FORM, FORM).last
    assert "values.proactive.done" not in known.facts
    shown = told(begin(FORM, Book(last=known))[0], {"year": "2025"}).plan.last_text("overview.opening")
    assert shown is not None
    assert shown.text == "2025年公开政府信息。"


def test_it_is_asked_again_empty_and_stands_in_the_text_only_where_it_is_told() -> None:
    text = f"{SITE}{OWN}{OURS}"
    last = LastYear(2024, FORM.id, dict.fromkeys(FORM.cells, 0), {"overview.proactive": text}, {})
    state = told(begin(FORM, Book(last=understood(last, FORM, FORM).last))[0], {"year": "2025"})
    asked = state.plan.get(WORTH)
    assert asked is not None
    assert asked.last is None
    shown = state.plan.last_text("overview.proactive")
    assert shown is not None
    assert "村组" not in shown.text
    now = told(state, {WORTH: "开通了入户讲政策的热线"}).plan.last_text("overview.proactive")
    assert now is not None
    assert "开通了入户讲政策的热线。全年没有" in now.text


def test_what_an_answers_file_bound_is_one_sentence_with_all_that_stands_in_it() -> None:
    from interview.engine.prose.passage import Bound

    text = f"{SITE}{OWN}{OURS}"
    start = text.index(OWN)
    last = LastYear(2024, FORM.id, {}, {"overview.proactive": text}, {}, {WORTH: OWN.rstrip("。")})
    last = replace(last, bound={"overview.proactive": (Bound(start, start + len(OWN) - 1, WORTH),)})
    (place,) = (
        each for each in understood(last, FORM, FORM).last.bound["overview.proactive"] if WORTH in each.of
    )
    assert (place.start, place.end, place.of) == (start, start + len(OWN), f"sentence:{WORTH}:")


@pytest.mark.no_cover
@pytest.mark.parametrize("draft", FORM.drafts.values(), ids=[*FORM.drafts])
def test_every_number_of_a_wording_that_was_ever_drafted_is_understood(draft: Draft) -> None:
    counted = {*FORM.cells, *(id for id, each in FORM.questions.items() if each.kind == "count")}
    for wording in draft.known_wordings:
        said, numbers = wording, dict[str, int]()
        for at, address in enumerate(re.findall(r"\{(.+?)\}", wording), start=41):
            said = said.replace(f"{{{address}}}", str(at) if address in counted else "本单位")
            numbers |= {address: at} if address in counted else {}
        figures = dict.fromkeys(FORM.cells, 0) | {a: n for a, n in numbers.items() if a in FORM.cells}
        known = understood(LastYear(2024, FORM.id, figures, {draft.text: said}, {}), FORM, FORM).last
        found = {place.of: said[place.start : place.end] for place in known.bound[draft.text]}
        assert {address: found.get(address) for address in numbers} == {a: str(n) for a, n in numbers.items()}


def test_no_wording_has_a_nought_that_nobody_could_follow_next_year() -> None:
    for draft in FORM.drafts.values():
        for wording in (each for sentence in draft.sentences for each in sentence.wordings if "0件" in each):
            said = re.sub(r"\{.+?\}", "本单位", wording)
            last = LastYear(2024, FORM.id, dict.fromkeys(FORM.cells, 0), {draft.text: said}, {})
            bound = understood(last, FORM, FORM).last.bound[draft.text]
            assert [said[place.start : place.end] for place in bound if not place.of] == [], said
