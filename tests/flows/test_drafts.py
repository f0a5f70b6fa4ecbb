"""The drafts of both flows: whole sentences whatever was told, long enough, and not the same from every office.

Every fact alone, and 2,000 random offices with NIANBAO_LONG=1, a tenth otherwise.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from statistics import median

import pytest

from interview.engine.answers.kinds import Choice, Choices, Count, Text, Value, YesNo
from interview.engine.plan.book import Book
from interview.engine.plan.plan import Plan
from tests.support.drafted import NAMES, a_fact, drafts_of, fact_questions, held, random_facts, with_facts
from tests.support.interviews import FLOWS, KINDS, flow

pytestmark = pytest.mark.no_cover  # what many cases run through is measured where there are few

HOLES = re.compile(r"[{}]|None|＿|[，。；：、！？]{2}|\d{14}")
"""What no draft may hold: a placeholder, nothing where something should stand, two marks beside each other."""
HOW_MANY = 1000 if os.environ.get("NIANBAO_LONG") == "1" else 100
"""Offices with random facts, for each flow."""
WORDINGS = Path(__file__).parent / "wordings.txt"
UPDATE = os.environ.get("NIANBAO_UPDATE_GOLDEN") == "1" and sys.version_info[:2] == (3, 11)
MOST = 1000
"""Characters of section one (30号)."""
TOLD: dict[str, Value] = {
    "facts.proactive.where": Choices(value=("government_site", "wechat")),
    "facts.proactive.government_site": Count(value=86),
    "facts.proactive.wechat": Count(value=40),
    "facts.proactive.done": Choices(value=("interpretations", "responses")),
    "facts.proactive.interpretations": Count(value=3),
    "facts.proactive.forms": Choices(value=("text", "picture")),
    "facts.proactive.responses": Count(value=2),
    "facts.proactive.worth": Text(value="把惠农补贴的发放名单公示到了每个村组"),
    "facts.management.done": Choices(value=("review", "cleared", "guide")),
    "facts.management.cleared": Count(value=12),
    "facts.management.guide": Count(value=1),
    "facts.platform.has": Choices(value=("column", "accounts", "corners")),
    "facts.platform.columns": Count(value=2),
    "facts.platform.accounts": Count(value=1),
    "facts.platform.corners": Count(value=1),
    "facts.supervision.done": Choices(value=("people", "meetings", "trainings", "assessment")),
    "facts.supervision.people": Count(value=2),
    "facts.supervision.meetings": Count(value=4),
    "facts.supervision.trainings": Count(value=1),
    "facts.supervision.trained": Count(value=26),
    "facts.supervision.assessment": Choice(value="good"),
    "facts.supervision.accountable": YesNo(value=False),
}
"""What a quiet bureau tells."""
_UNTOLD = {"proactive.worth", "platform.corners", "supervision.meetings", "supervision.assessment"}
FIFTEEN: dict[str, Value] = {
    **{fact: value for fact, value in TOLD.items() if fact.removeprefix("facts.") not in _UNTOLD},
    "facts.platform.has": Choices(value=("column", "accounts")),
    "facts.supervision.done": Choices(value=("people", "trainings")),
}
"""What it tells who hurries: fifteen things, and what was ticked to be asked for them."""


@cache
def books(id: str) -> tuple[Book, ...]:
    """Tables of offices of every kind, every third without any figure; no facts."""
    kinds = (*KINDS, *KINDS[:5])
    return tuple(held(id, kind, at if at % 3 else 0).book for at, kind in enumerate(kinds))


def section_one(plan: Plan) -> str:
    return "".join(text for id, text in drafts_of(plan).items() if id.startswith("overview."))


def quiet(name: str, told: Mapping[str, Value] = TOLD) -> str:
    """Section one of a bureau whose tables are all 0, drafted from what it told."""
    return section_one(
        with_facts(flow("disclosure_2021"), held("disclosure_2021", "department", 0).book, {**told}, name)
    )


@pytest.mark.parametrize("id", FLOWS)
def test_no_combination_of_tables_and_facts_leaves_a_hole_in_a_draft(id: str) -> None:
    dice, form = Random(7), flow(id)
    alone = [{each.id: a_fact(each, dice)} for each in fact_questions(form)]
    told = [{}, *alone, *(random_facts(form, dice) for _ in range(HOW_MANY))]
    for at, facts in enumerate(told):
        plan = with_facts(form, books(id)[at % len(books(id))], facts, NAMES[at % len(NAMES)])
        for text, draft in drafts_of(plan).items():
            assert not HOLES.search(draft), (text, draft)
            assert draft.endswith(("。", "！", "？", "…")), (text, draft)
        assert len(section_one(plan)) <= MOST


@pytest.mark.parametrize(
    ("fact", "chosen", "count", "text", "told"),
    [
        ("facts.proactive.done", "responses", "facts.proactive.responses", "overview.proactive", "回应关切"),
        ("facts.management.done", "guide", "facts.management.guide", "overview.management", "指南和目录更新"),
        ("facts.platform.has", "accounts", "facts.platform.accounts", "overview.platform", "政务新媒体账号"),
        (
            "facts.supervision.done",
            "trainings",
            "facts.supervision.trainings",
            "overview.supervision",
            "业务培训",
        ),
    ],
)
def test_what_was_done_and_nobody_counted_is_told_without_a_number(
    fact: str, chosen: str, count: str, text: str, told: str
) -> None:
    book = held("disclosure_2021", "department", 0).book
    done: dict[str, Value] = {fact: Choices(value=(chosen,))}
    uncounted, counted = (
        drafts_of(with_facts(flow("disclosure_2021"), book, facts)).get(text, "")
        for facts in (done, {**done, count: Count(value=17)})
    )
    assert told in uncounted
    assert "17" in counted
    assert counted.count(told) <= uncounted.count(told)


@pytest.mark.parametrize(
    ("chosen", "more", "told", "then"),
    [
        ("assessment", Choice(value="good"), "工作考核", "良好"),
        ("appraisal", Text(value="满意率为96%"), "社会评议", "满意率为96%"),
    ],
)
def test_what_was_done_is_told_though_nobody_said_how_it_came_out(
    chosen: str, more: Value, told: str, then: str
) -> None:
    book = held("disclosure_2021", "department", 0).book
    done: dict[str, Value] = {"facts.supervision.done": Choices(value=(chosen,))}
    without, with_it = (
        drafts_of(with_facts(flow("disclosure_2021"), book, facts)).get("overview.supervision", "")
        for facts in (done, {**done, f"facts.supervision.{chosen}": more})
    )
    assert told in without
    assert then in with_it
    assert with_it.count(told) <= 1


@pytest.mark.parametrize("id", FLOWS)
def test_where_everything_is_told_and_all_of_last_year_s_too_the_drafts_keep_to_the_length(id: str) -> None:
    dice, form = Random(5), flow(id)
    for at in range(HOW_MANY // 5):
        facts = {each.id: a_fact(each, dice) for each in fact_questions(form)}
        facts |= {each.id: Choices(value=tuple(o.value for o in each.options)) for each in fact_questions(form) if each.kind == "choices" and each.options}  # fmt: skip
        plan = with_facts(form, books(id)[at % len(books(id))], facts, NAMES[at % len(NAMES)])
        assert len(section_one(plan)) <= MOST


@pytest.mark.parametrize("id", FLOWS)
def test_every_sentence_is_written_by_some_combination(id: str) -> None:
    dice, form = Random(8), flow(id)
    unwritten = {
        (draft.text, each.id): [_as_pattern(wording) for wording in each.wordings]
        for draft in form.drafts.values()
        for each in draft.sentences
    }
    for at in range(300):
        drafts = drafts_of(with_facts(form, books(id)[at % len(books(id))], random_facts(form, dice)))
        for (text, sentence), patterns in list(unwritten.items()):
            if any(re.search(pattern, drafts.get(text, "")) for pattern in patterns):
                del unwritten[text, sentence]
    assert unwritten == {}


def _as_pattern(wording: str) -> str:
    """The wording with anything in its placeholders."""
    return re.sub(r"\\{.+?\\}", "[^。；]+", re.escape(wording.removesuffix("。")))


@pytest.mark.parametrize("told", [TOLD, FIFTEEN], ids=["much", "fifteen things"])
def test_a_quiet_bureau_has_a_section_one_of_its_own_length_with_its_numbers_in_it(
    told: Mapping[str, Value],
) -> None:
    for name in NAMES:
        text = quiet(name, told)
        assert 600 <= len(text) <= MOST
        assert len(re.findall(r"\d+", text)) >= 10


def test_no_sentence_of_theirs_begins_as_the_one_before_it() -> None:
    quiet_book = held("disclosure_2021", "department", 0).book
    for name in NAMES:
        for text in drafts_of(with_facts(flow("disclosure_2021"), quiet_book, TOLD, name)).values():
            begins = [sentence[:2] for sentence in re.split("[。；]", text.removesuffix("。"))]
            assert all(one != next_one for one, next_one in pairwise(begins)), text


def test_two_offices_with_the_same_answers_share_less_than_half_of_what_they_say() -> None:
    dice = Random(9)
    pieces = {name: _pieces(quiet(name)) for name in NAMES}
    pairs = [tuple(dice.sample(NAMES, 2)) for _ in range(100)]
    shared = [len(pieces[a] & pieces[b]) / min(len(pieces[a]), len(pieces[b])) for a, b in pairs]
    assert median(shared) <= 0.5


def _pieces(text: str) -> set[str]:
    return {text[at : at + 5] for at in range(len(text) - 4)}


def test_the_same_answers_make_the_same_draft() -> None:
    assert quiet(NAMES[0]) == quiet(NAMES[0])


def test_what_was_ever_drafted_is_known_as_ours_for_ever() -> None:
    """A wording that goes belongs in its draft's `was`; a new one is added with NIANBAO_UPDATE_GOLDEN=1 on Python 3.11."""
    known = {
        f"{draft.text}  {wording}"
        for id in FLOWS
        for draft in flow(id).drafts.values()
        for wording in draft.known_wordings
    }
    committed = set(WORDINGS.read_text("utf-8").splitlines())
    if UPDATE:
        WORDINGS.write_text("\n".join(sorted(known | committed)) + "\n", encoding="utf-8")
        committed |= known
    assert not committed - known, "these were drafted once, and no `was` has them"
    assert not known - committed, "these are not listed yet"


@pytest.mark.parametrize("id", FLOWS)
def test_a_sentence_has_four_wordings_unless_it_is_the_office_s_own(id: str) -> None:
    sentences = [each for draft in flow(id).drafts.values() for each in draft.sentences]
    own = [each for each in sentences if re.fullmatch(r"\{[a-z_.]+\}。?", each.wordings[0])]
    assert [each.id for each in sentences if len(set(each.wordings)) < 4 and each not in own] == []


@pytest.mark.parametrize("id", FLOWS)
def test_no_government_calls_itself_a_unit(id: str) -> None:
    dice, form = Random(10), flow(id)
    for kind in ("county_government", "city_government", "province_government", "state_department"):
        for name in NAMES[:10]:
            drafts = drafts_of(with_facts(form, held(id, kind, 0).book, random_facts(form, dice), name))
            assert not re.search("本单位(?!网站)", "".join(drafts.values())), drafts
