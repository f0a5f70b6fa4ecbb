"""Last year beside every question: numbers and texts in the field, gates and choices beside it, nothing guessed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.engine.answers.kinds import (
    PICKED,
    Choice,
    Choices,
    Count,
    Money,
    Prose,
    Text,
    Value,
    Year,
    YesNo,
)
from interview.engine.plan.book import Answer, Book, LastYear
from interview.engine.plan.last_year.prefill import memory_of
from interview.engine.plan.last_year.roll_forward import MovedOn
from interview.engine.plan.plan import Plan
from interview.engine.prose.passage import Bound
from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from interview.engine.step.turns import Note
from tests.support.interviews import facts_of, flow, hold, refusal, steps
from tests.support.offices import SIX

EXAMPLES = 60 if os.environ.get("NIANBAO_LONG") == "1" else 20

FLOW = flow("disclosure_2021")
BUSY: dict[str, int | Decimal] = {
    **SIX, "documents.in_force": 4, "documents.issued": 1, "licences.decisions": 12, "fees.amount": Decimal("2.5"),
    "processing_fee.notices": 2, "reconsideration.upheld": 2, "reconsideration.pending": 1,
    "applications.carried_out.natural": 0, "litigation_direct.other": 1,
}  # fmt: skip


def before(
    figures: Mapping[str, int | Decimal | None], year: int = 2024, profile: Mapping[str, str] | None = None
) -> LastYear:
    told = {**dict.fromkeys(FLOW.cells, 0), **figures}
    return LastYear(
        year, FLOW.id, told, {"overview.platform": "人手少。"}, {"office.kind": "township", **(profile or {})}
    )


def beside(last: LastYear | None) -> dict[str, Value | None]:
    """What stands in or beside the questions of an interview that is held through."""
    state = hold(facts_of("disclosure_2021", BUSY), begin(FLOW, Book(last=last))[0]).state
    return {asked.id: asked.last for asked in state.plan.asked}


def test_without_last_year_nothing_stands_beside() -> None:
    assert set(beside(None).values()) == {None}


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("figures", "id", "stands"),
    [
        ({"documents.in_force": 4}, "documents.any_in_force", Count(value=4)),
        ({}, "documents.any_in_force", YesNo(value=False)),
        ({"documents.repealed": 1}, "documents.any_changed", YesNo(value=True)),
        ({"documents.in_force": None}, "documents.any_in_force", None),
        ({"documents.issued": 2, "documents.repealed": None}, "documents.any_changed", YesNo(value=True)),
        ({"licences.decisions": 3, "coercion.decisions": 1}, "decisions.which", Choices(value=("licences", "coercion"))),
        ({}, "decisions.which", Choices(value=())),
        ({"licences.decisions": 3, "coercion.decisions": None}, "decisions.which", None),
        ({"licences.decisions": 3}, "licences.decisions", Count(value=3)),
        ({"fees.amount": Decimal("0.5")}, "fees.amount", Money(value=Decimal("0.5"))),
        ({"licences.decisions": Decimal("2.5")}, "licences.decisions", None),
        ({"reconsideration.total": 3, "reconsideration.upheld": 3}, "reconsideration.any", Count(value=3)),
        ({"reconsideration.total": None, "reconsideration.upheld": 2}, "reconsideration.count", Count(value=2)),
        ({"reconsideration.total": None, "reconsideration.upheld": None}, "reconsideration.any", None),
        ({"reconsideration.total": 0, "reconsideration.upheld": 10}, "reconsideration.any", None),
        ({}, "reconsideration.any", YesNo(value=False)),
        ({}, "reconsideration.count", None),
        ({"reconsideration.upheld": 2}, "reconsideration.upheld", Count(value=2)),
        ({"litigation_direct.corrected": 5}, "litigation_direct.only", Choice(value="corrected")),
        ({"litigation_direct.corrected": 1, "litigation_direct.other": 1}, "litigation_direct.only", None),
        ({"applications.new.natural": 7, "applications.new.total": 7}, "applications.any_new", Count(value=7)),
        ({"applications.new.total": 7}, "applications.any_new", None),
        ({"applications.new.natural": 3, "applications.new.total": None}, "applications.count_new", Count(value=3)),
        ({"applications.new.natural": None, "applications.new.total": None}, "applications.count_new", None),
        ({"applications.new.total": -7}, "applications.any_new", None),
        ({"applications.new.legal": 3}, "applications.who", Choices(value=("legal",))),
        ({"applications.new.legal": None}, "applications.who", None),
        ({"applications.granted.natural": 3}, "applications.which.natural", Choices(value=("granted",))),
        ({"applications.granted.natural": 3}, "applications.granted.natural", Count(value=3)),
        ({}, "applications.granted.natural", None),
        ({"applications.new.natural": 3}, "applications.new.natural", Count(value=3)),
        ({"applications.unable_not_held.business": 2}, "applications.only.business", Choice(value="unable_not_held")),
        ({}, "applications.only.business", None),
        ({"applications.carried_in.total": 2}, "applications.any_carried_in", None),
        ({}, "applications.way", None),
        ({}, "year", None),
    ],
)  # fmt: skip
def test_what_stands_beside_a_question(
    figures: dict[str, int | Decimal | None], id: str, stands: Value | None
) -> None:
    found = beside(before(figures))
    assert id in found
    assert found[id] == stands


def test_texts_and_the_kind_of_office_stand_too() -> None:
    found = beside(before({}, profile={"office.phone": "0795-1"}))
    assert found["overview.platform"] == Prose(value="人手少。")
    assert found["office.phone"] == Text(value="0795-1")
    assert found["office.kind"] == Choice(value="township")
    assert beside(before({}, profile={"office.kind": "kingdom"}))["office.kind"] is None


def test_a_text_stands_there_with_its_years_moved_on_and_pointed_out() -> None:
    last = LastYear(2024, FLOW.id, {}, {"overview.platform": "2024年人手少，2019年以来如此。"})
    state = begin(FLOW, Book(last=last))[0]
    asked = steps(state, do.Answer("year", "2025")).plan.get("overview.platform")
    assert asked is not None
    assert asked.last == Prose(value="2025年人手少，2019年以来如此。")
    assert asked.moved == (MovedOn("2024年", "2025年"), MovedOn("2019年", "2019年"))
    kept = steps(state, do.Answer("year", "2025"), do.Answer("overview.platform", ""))
    assert kept.plan.value("overview.platform") == asked.last
    assert kept.book.answers["overview.platform"].origin == "confirmed"


def test_nothing_is_pointed_out_in_what_was_cut_out_of_a_text() -> None:
    text = "2024年做好公开。2024年有1件行政复议，该件未被纠错。"
    at = text.index("1件")
    bound = {"overview.opening": (Bound(at, at + 1, "reconsideration.total"),)}
    figures = {**dict.fromkeys(FLOW.cells, 0), "reconsideration.upheld": 1, "reconsideration.total": 1}
    last = LastYear(2024, FLOW.id, figures, {"overview.opening": text}, bound=bound)
    state = begin(FLOW, Book(last=last))[0]
    state = steps(state, do.Answer("year", "2025"))
    asked = state.plan.get("overview.opening")
    assert asked is not None
    assert [(each.now, each.times) for each in asked.moved] == [("2025年", 2), ("未被纠错", 1)]
    asked = steps(state, do.Answer("reconsideration.any", "没有")).plan.get("overview.opening")
    assert asked is not None
    assert asked.last == Prose(value="2025年做好公开。")
    assert asked.moved == (MovedOn("2024年", "2025年", 1),)


def test_a_text_that_no_field_takes_is_not_offered() -> None:
    assert beside(before({}, profile={"office.phone": "\ud800"}))["office.phone"] is None


@pytest.mark.parametrize("text", ["无", "无。", "没有", " 无 "])
def test_a_text_that_said_there_was_none_is_not_offered(text: str) -> None:
    last = LastYear(2024, "disclosure_2021", texts={"other_matters": text, "overview.platform": text})
    asked = {each.id: each.last for each in Plan(FLOW, Book({}, last=last)).asked}
    assert (asked["other_matters"], asked["overview.platform"]) == (None, None)


def test_figures_of_an_older_year_do_not_stand_there_but_texts_do() -> None:
    found = beside(before({"licences.decisions": 3}, year=2023))
    assert found["licences.decisions"] is None
    assert found["decisions.which"] is None
    assert found["overview.platform"] is not None


def test_another_report_or_another_year_is_remembered_for_itself() -> None:
    first, second = before({"licences.decisions": 3}), before({"licences.decisions": 4})
    assert [beside(last)["licences.decisions"] for last in (first, second, first)] == [
        Count(value=3), Count(value=4), Count(value=3),
    ]  # fmt: skip
    assert memory_of(FLOW, first, 2025) is memory_of(FLOW, first, 2025)
    assert memory_of(FLOW, first, 2025) is not memory_of(FLOW, first, 2026)
    assert memory_of(FLOW, first, 2025) is not memory_of(FLOW, second, 2025)


def test_a_list_told_one_by_one_has_no_last_year() -> None:
    state = hold(
        facts_of("disclosure_2021", SIX, way="one_by_one"), begin(FLOW, Book(last=before(dict(SIX))))[0]
    ).state
    assert {asked.last for asked in state.plan.asked if asked.entry is not None} == {None}


def test_enter_takes_a_number_of_last_year_but_never_a_gate_or_a_choice() -> None:
    state = begin(FLOW, Book(last=before({"documents.in_force": 4, "licences.decisions": 3})))[0]
    for id in ("documents.any_in_force", "decisions.which"):
        refusal(state, do.Answer(id, ""))
    state = steps(state, do.Answer("documents.any_in_force", "有"), do.Answer("documents.in_force", ""))
    assert state.book.answers["documents.in_force"].origin == "confirmed"


def test_enter_takes_no_number_of_last_year_that_cannot_stand_in_the_field() -> None:
    state = begin(FLOW, Book(last=before({"applications.new.natural": 32, "applications.new.business": 2})))[
        0
    ]
    told = {"applications.any_new": "6件", "applications.way": "按结果", "applications.who": "个人、企业"}
    state = steps(state, do.Answer("year", "2025"), do.Answer("applications.any_carried_in", "没有"))
    state = steps(state, *(do.Answer(id, answer) for id, answer in told.items()))
    asked = state.plan.get("applications.new.natural")
    assert asked is not None
    assert (asked.last, asked.last_that_stands) == (Count(value=32), None)
    assert refusal(state, do.Answer(asked.id, "")).problem.code == "required"


@pytest.mark.parametrize("last", [1, 2, 9])
def test_the_rest_of_a_whole_is_last_years_number_only_where_that_is_the_rest(last: int) -> None:
    was = before({"applications.new.natural": 9, "applications.new.business": last})
    state = begin(FLOW, Book(last=was))[0]
    told = {"applications.any_new": "12件", "applications.way": "按结果", "applications.who": "个人、企业"}
    state = steps(state, do.Answer("year", "2025"), do.Answer("applications.any_carried_in", "没有"))
    state = steps(state, *(do.Answer(id, answer) for id, answer in told.items()))
    state = steps(state, do.Answer("applications.new.natural", "10"))
    asked = state.plan.get("applications.new.business")
    assert asked is not None
    assert asked.last_that_stands == (Count(value=2) if last == 2 else None)


@pytest.mark.parametrize("said", ["跟去年一样", "和上年相同。", "照旧", "同去年一样的"])
def test_as_last_year_takes_last_years_answer_of_any_kind(said: str) -> None:
    was = before({"documents.in_force": 4, "licences.decisions": 3}, profile={"office.name": "云山县水利局"})
    state = begin(FLOW, Book(last=was))[0]
    for id in ("documents.any_in_force", "decisions.which", "licences.decisions", "office.name"):
        state = steps(state, do.Answer(id, said))
    told = state.book.answers
    assert told["documents.any_in_force"] == Answer(YesNo(value=True), "typed")
    assert told["documents.in_force"] == Answer(Count(value=4), "typed")
    assert told["licences.decisions"] == Answer(Count(value=3), "confirmed")
    assert told["decisions.which"] == Answer(Choices(value=("licences",)), "typed")
    assert told["office.name"].value == Text(value="云山县水利局")


def test_as_last_year_is_refused_where_there_is_none_and_is_no_name() -> None:
    state = begin(FLOW, Book())[0]
    for id in ("office.name", "documents.any_in_force", "office.kind"):
        problem = refusal(state, do.Answer(id, "跟去年一样")).problem
        assert (problem.code, problem.details) == ("no_last_year", {"text": "跟去年一样"})
    assert refusal(state, do.Answer("documents.any_in_force", "跟去年差不多")).problem.code == "unsure"


def test_the_offer_of_the_balance_goes_before_last_year() -> None:
    state = begin(FLOW, Book(last=before({"applications.new.business": 9})))[0]
    told = {
        "year": "2025",
        "applications.any_new": "6件",
        "applications.way": "按结果",
        "applications.who": "个人、企业",
    }
    state = steps(state, *(do.Answer(id, given) for id, given in told.items()))
    state = steps(
        state, do.Answer("applications.new.natural", "5"), do.Answer("applications.new.business", "")
    )
    assert state.plan.value("applications.new.business") == Count(value=1)


figures = st.dictionaries(
    st.sampled_from([
        "documents.in_force", "documents.issued", "licences.decisions", "penalties.decisions", "reconsideration.upheld",
        "reconsideration.other", "litigation_direct.corrected",
    ]), st.integers(0, 40),
)  # fmt: skip


@pytest.mark.slow
@settings(deadline=None, max_examples=EXAMPLES)
@given(told=figures, natural=st.integers(0, 30), business=st.integers(0, 30), refused=st.integers(0, 8))
def test_a_year_that_is_just_like_the_last_finds_its_own_answers_there(
    told: dict[str, int], natural: int, business: int, refused: int
) -> None:
    all_told: dict[str, int | Decimal] = {
        **told,
        "applications.new.natural": natural + refused, "applications.new.business": business,
        "applications.granted.natural": natural, "applications.refused_repeat.natural": refused,
        "applications.granted.business": business,
    }  # fmt: skip
    facts = facts_of("disclosure_2021", all_told)
    first = hold(facts).state
    last = LastYear(2024, FLOW.id, dict(first.plan.sheet))
    again = hold(facts, begin(FLOW, Book(last=last))[0]).state.plan
    unknown = {"office.kind", "year", "applications.way"}
    for asked in again.asked:
        assert asked.answer is not None
        if (
            asked.kind in PICKED
            and asked.id not in unknown
            and ".any_carried_in" not in asked.id
            and asked.entry is None
        ):
            assert asked.last is not None, asked.id
        if isinstance(asked.last, Count):
            assert asked.answer.value.value in {True, asked.last.value}, asked.id
        elif asked.last is not None:
            assert asked.answer.value == asked.last, asked.id


@pytest.mark.slow
@settings(deadline=None, max_examples=EXAMPLES)
@given(told=st.dictionaries(st.sampled_from(FLOW.cells), st.none() | st.integers(0, 9), max_size=60))
def test_whatever_last_year_says_nothing_it_left_open_is_offered(told: dict[str, int | None]) -> None:
    last = LastYear(2024, FLOW.id, told)
    plan = Plan(FLOW, hold(facts_of("disclosure_2021", BUSY), begin(FLOW, Book(last=last))[0]).state.book)
    for asked in plan.asked:
        if asked.kind in {"count", "money"} and asked.id in FLOW.cells and asked.last is not None:
            assert asked.last.value == told[asked.id]


# What is taken over ------------------------------------------------------------------------------------------------------

PROFILE = {
    "office.kind": "township", "office.address": "云山镇人民路 1 号", "office.phone": "0795-2501234", "office.postcode": "336400",
    "office.website": "www.example.gov.cn",
}  # fmt: skip


def test_what_seldom_changes_is_taken_over_and_told_in_one_line_not_asked() -> None:
    state, turns = begin(FLOW, Book(last=before({}, profile=PROFILE)))
    [note] = [turn for turn in turns if isinstance(turn, Note)]
    assert (note.code, note.details["questions"]) == (
        "kept_over", ("office.kind", "office.address", "office.phone", "office.postcode")
    )  # fmt: skip
    assert [asked.id for asked in state.plan.asked if asked.open][:3] == [
        "office.name",
        "year",
        "office.website",
    ]
    assert {asked.id: asked.answer.origin for asked in state.plan.asked if asked.answer} == {
        **dict.fromkeys(note.details["questions"], "carried"),  # type: ignore[call-overload]
    }
    state = steps(state, do.Answer("office.name", "云山镇人民政府"), do.Answer("year", "2025"))
    assert state.place.question == "office.website"


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ({"office.kind": "kingdom"}, "office.kind"), ({"office.phone": "电话"}, "office.phone"), ({"office.address": ""}, "office.address"),
        ({"office.postcode": "3364"}, "office.postcode"), ({"office.address": "长" * 101}, "office.address"),
    ],
)  # fmt: skip
def test_what_does_not_fit_any_more_is_asked(told: dict[str, str], asked: str) -> None:
    state = begin(FLOW, Book(last=before({}, profile={**PROFILE, **told})))[0]
    found = state.plan.get(asked)
    assert found is not None
    assert found.open


def test_what_was_taken_over_is_changed_kept_and_never_stored_for_a_report_without_last_year() -> None:
    last = before({}, profile=PROFILE)
    state = begin(FLOW, Book(last=last))[0]
    changed = steps(state, do.Revise("office.phone"), do.Answer("office.phone", "0795-2509999"))
    assert changed.book.answers["office.phone"] == Answer(Text(value="0795-2509999"))
    assert steps(changed, do.Undo()).book.answers["office.phone"].origin == "carried"
    kept = steps(state, do.Revise("office.phone"), do.Answer("office.phone", ""))
    assert kept.book.answers["office.phone"].origin == "confirmed"
    alone = Plan(FLOW, Book(state.book.answers))
    assert not any(id.startswith("office.") for id in alone.book.answers)


def test_an_optional_answer_is_not_taken_over_so_that_it_can_be_left_out() -> None:
    steady = [question.id for question in FLOW.questions.values() if question.steady]
    assert steady[:4] == ["office.kind", "office.address", "office.phone", "office.postcode"]
    assert not any(FLOW.questions[id].optional for id in steady[:4])
    assert {FLOW.questions[id].kind for id in steady[4:]} == {"count"}  # 0 says that there is none


def with_accounts(last: LastYear, told: bool | int) -> Plan:
    """The plan for 2025 where last year's text told so many accounts."""
    text = f"开设政务新媒体账号{told}个。"
    last = replace(
        last,
        texts={"overview.platform": text},
        bound={"overview.platform": (Bound(9, 10, ACCOUNTS),)},
        facts={"facts.platform.has": ("accounts",), ACCOUNTS: told},
    )
    return Plan(FLOW, Book({"year": Answer(Year(value=2025))}, last=last))


ACCOUNTS = "facts.platform.accounts"


def test_a_count_that_seldom_changes_comes_over_with_the_text_that_shows_it() -> None:
    plan = with_accounts(before({}), 3)
    assert plan.book.answers[ACCOUNTS] == Answer(Count(value=3), "carried")
    text = plan.last_text("overview.platform")
    assert text is not None
    assert text.text == "开设政务新媒体账号3个。"


@pytest.mark.parametrize(("year", "told"), [(2023, 3), (2024, -3), (2024, True)])
def test_a_count_of_another_year_or_that_is_none_is_not_taken_over(year: int, told: bool | int) -> None:
    assert ACCOUNTS not in with_accounts(before({}, year), told).book.answers


def test_a_count_that_was_taken_over_and_is_changed_changes_the_text_with_it() -> None:
    last = with_accounts(before({}), 3).book.last
    state = begin(FLOW, Book({"year": Answer(Year(value=2025))}, last=last))[0]
    taken = steps(state, do.Jump("overview.platform"), do.Answer("overview.platform"))
    assert taken.book.answers["overview.platform"].value.value == "开设政务新媒体账号3个。"
    changed = steps(taken, do.Revise(ACCOUNTS), do.Answer(ACCOUNTS, "5"))
    assert changed.book.answers["overview.platform"].value.value == "开设政务新媒体账号5个。"


def test_a_gate_of_an_amount_tells_last_years_amount_as_one_of_a_count_its_count() -> None:
    state = begin(FLOW, Book(last=before({"fees.amount": Decimal("75.45"), "documents.in_force": 4})))[0]
    state = steps(state, do.Answer("year", "2025"))
    told = {id: state.plan.get(id) for id in ("fees.any", "documents.any_in_force")}
    assert [asked and asked.last for asked in told.values()] == [
        Money(value=Decimal("75.45")),
        Count(value=4),
    ]
