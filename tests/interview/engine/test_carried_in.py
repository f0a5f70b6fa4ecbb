"""A 上年结转 that is not last year's 结转下年度 is asked for its reason, per column, in whatever way the ledger is told."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.engine.answers.kinds import Choice, Count, Text
from interview.engine.answers.problems import Problem
from interview.engine.plan.book import Answer, Book, Entry, LastYear
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.step import commands as do
from interview.engine.step.impact import between
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.step.turns import Note, Refuse
from tests.support.interviews import REASONS, facts_of, finished, flow, hold, refusal, steps

FLOW = flow("disclosure_2021")
assert FLOW.ledger is not None
IDS = LedgerIds(FLOW.ledger)
WHY = IDS.why("natural")
COLUMNS = IDS.columns


def figures(carried: dict[str, int], new: int = 0) -> dict[str, int]:
    """A year whose applications all were granted."""
    came = {column: carried.get(column, 0) + (new if column == "natural" else 0) for column in COLUMNS}
    told = {IDS.cell("carried_in", column): count for column, count in carried.items()}
    told |= {IDS.cell("granted", column): count for column, count in came.items() if count}
    return told | ({IDS.cell("new", "natural"): new} if new else {})


def beginning(left: dict[str, int], *, year: int = 2024, whole: bool = True) -> State:
    """An interview after a year that left these open; `whole` where that is known of every column."""
    known = dict.fromkeys(COLUMNS, 0) if whole else {}
    told = {IDS.cell(IDS.out, column): count for column, count in {**known, **left}.items()}
    return begin(FLOW, Book(last=LastYear(year, FLOW.id, told)))[0]


def held(left: dict[str, int], carried: dict[str, int], new: int = 0, way: str = "by_result") -> State:
    return hold(facts_of("disclosure_2021", figures(carried, new), way=way), beginning(left)).state


def asked_why(state: State) -> set[str]:
    return {asked.explains for asked in state.plan.asked if asked.explains}


@pytest.mark.parametrize("way", ["by_result", "one_by_one", "table"])
def test_a_different_figure_is_asked_for_its_reason_whatever_the_way(way: str) -> None:
    state = begin(FLOW, Book(last=beginning({"natural": 2}).book.last))[0]
    facts = facts_of("disclosure_2021", figures({"natural": 3, "legal": 1}, new=1), way="by_result")
    state = hold(facts, state).state
    state = steps(state, do.Answer(IDS.way, way, insist=True)) if way != "by_result" else state
    assert asked_why(state) == {"N07.natural", "N07.legal"}
    assert state.plan.reasons == {"N07.natural": "上一年漏报了。", "N07.legal": "上一年漏报了。"}


def test_of_many_that_go_by_result_unasked_the_reason_is_asked_once() -> None:
    state = held({"natural": 2}, {"natural": 3}, new=40)
    assert [asked.id for asked in state.plan.asked if asked.explains] == [WHY]


def test_the_same_figure_is_asked_for_no_reason() -> None:
    assert asked_why(held({"natural": 2}, {"natural": 2}, new=3)) == set()


def test_there_were_none_this_year_is_asked_for_its_reason_too() -> None:
    state = held({"natural": 2, "legal": 1}, {})
    assert asked_why(state) == {"N07.natural", "N07.legal"}


def test_without_a_reason_the_report_cannot_be_finished_and_with_one_it_can() -> None:
    state = held({"natural": 2}, {"natural": 3}, new=1)
    answers = {id: told for id, told in state.book.answers.items() if id != WHY}
    without = begin(FLOW, Book(answers, last=state.book.last))[0]
    assert not finished(without)
    assert [asked.id for asked in without.plan.open] == [WHY]
    assert refusal(without, do.Answer(WHY, "")).problem.code == "required"
    assert finished(steps(without, do.Answer(WHY, "上一年漏报1件。")))


def test_the_question_names_both_figures() -> None:
    asked = held({"natural": 2}, {"natural": 3}).plan.get(WHY)
    assert asked is not None
    assert asked.text == "个人：上一年没办完 2 件，这里转来 3 件，为什么？"


def test_it_is_asked_right_after_the_figure() -> None:
    state = hold(
        facts_of("disclosure_2021", figures({"natural": 3, "legal": 1})), beginning({"natural": 2})
    ).state
    order = [asked.id for asked in state.plan.asked]
    last = max(at for at, id in enumerate(order) if id.startswith(IDS.cell("carried_in", "")))
    assert order[last + 1].startswith("applications.why_carried_in.")


def test_a_report_of_an_older_year_asks_for_no_reason() -> None:
    facts = facts_of("disclosure_2021", figures({"natural": 3}))
    assert asked_why(hold(facts, beginning({"natural": 2}, year=2023)).state) == set()


def test_where_only_the_total_is_known_it_is_carried_and_compared() -> None:
    state = steps(beginning({"total": 2}, whole=False), do.Answer("year", "2025"))
    assert state.book.answers[IDS.count("carried_in")] == Answer(Count(value=2), "carried")
    assert IDS.cell("carried_in", "natural") not in state.book.answers
    facts = facts_of("disclosure_2021", figures({"natural": 3}))
    told = hold(facts, steps(state, do.Answer(IDS.count("carried_in"), "3"))).state
    assert asked_why(told) == {"N07.total"}
    assert finished(told)
    same = hold(facts_of("disclosure_2021", figures({"natural": 2})), state).state
    assert asked_why(same) == set()


def test_where_last_year_says_nothing_nothing_is_carried_or_asked() -> None:
    state = steps(beginning({"natural": 2}, whole=False), do.Answer("year", "2025"))
    assert IDS.count("carried_in") not in state.book.answers
    told = hold(facts_of("disclosure_2021", figures({"natural": 3})), state).state
    assert asked_why(told) == {"N07.natural"}, "the column that is known is compared"


def test_a_figure_put_right_takes_its_question_along_without_asking() -> None:
    state = held({"natural": 2}, {"natural": 3}, new=1)
    after = steps(state, do.Answer(IDS.count("carried_in"), "2"))
    assert asked_why(after) == set()
    assert between(state.plan, after.plan).loses == ()


def test_a_reason_given_for_the_finding_is_the_answer_to_the_question() -> None:
    state = held({"natural": 2}, {"natural": 3}, new=1)
    after, turns = step(state, do.Accept("N07.natural", " 机构改革并入。 "))
    assert after.book.answers[WHY] == Answer(Text(value="机构改革并入。"))
    assert after.book.accepted == {}
    assert isinstance(turns[0], Note)
    assert steps(after, do.Undo()).book == state.book
    doubted = refusal(state, do.Answer(WHY, "3"))
    assert (doubted.problem.code, doubted.problem.insistable) == ("no_reason", True)
    taken_back = steps(after, do.Accept("N07.natural", ""))
    assert [asked.id for asked in taken_back.plan.open] == [WHY]
    too_long = step(state, do.Accept("N07.natural", "长" * 300))
    assert too_long[0] is state
    assert isinstance(too_long[1][0], Refuse)
    assert isinstance(too_long[1][0].problem, Problem)


# One by one ----------------------------------------------------------------------------------------------------------


def listing(left: dict[str, int], **more: str) -> State:
    """One new application beside those carried in, told one by one."""
    told = {"year": "2025", "applications.any_new": "1件", **more}
    state = steps(beginning(left), *(do.Answer(id, given) for id, given in told.items()))
    return steps(state, do.Answer(IDS.way, Choice(value="one_by_one")))


def test_who_applied_for_those_carried_in_is_known_from_last_year_and_not_asked() -> None:
    state = listing({"natural": 1, "legal": 2})
    assert state.place.question == IDS.entry(0, "given")
    who = [state.plan.get(IDS.entry(at, "who")) for at in range(4)]
    assert [asked and asked.answer for asked in who] == [
        *(Answer(Choice(value=column), "carried") for column in ("natural", "legal", "legal")), None,
    ]  # fmt: skip
    asked = []
    while state.asked is not None and state.asked.entry is not None:
        asked.append(state.asked.id.removeprefix("applications.list."))
        given = "个人" if state.asked.id.endswith("who") else "全给了"
        state = steps(state, do.Answer(state.asked.id, given))
    assert asked == ["1.given", "2.given", "3.given", "4.who", "4.given"]
    assert state.plan.sheet[IDS.cell("carried_in", "legal")] == 2
    assert asked_why(state) == set()


def test_one_application_that_is_told_gives_no_other_one_the_applicant_that_is_only_supposed() -> None:
    state = steps(listing({"natural": 1, "legal": 1}), do.Place(0, Entry(True, None, "granted")))
    supposed = state.plan.get(IDS.entry(0, "who"))
    assert supposed is not None
    assert supposed.answer == Answer(Choice(value="natural"), "carried")
    after = steps(state, do.Answer(IDS.entry(1, "given"), "全给了"))
    assert after.book.entries == (Entry(True, None, "granted"), Entry(True, "legal", "granted"))
    assert after.plan.get(IDS.entry(0, "who")) == supposed


def test_the_section_says_how_many_of_whom_were_carried_in() -> None:
    _, turns = step(
        steps(beginning({"natural": 1, "legal": 2}), do.Answer("year", "2025")), do.Jump("applications")
    )
    [note] = [turn for turn in turns if isinstance(turn, Note)]
    assert (note.code, note.details) == ("carried_over", {"n": 3, "columns": {"natural": 1, "legal": 2}})
    _, turns = step(steps(beginning({}), do.Answer("year", "2025")), do.Jump("applications"))
    assert [turn.code for turn in turns if isinstance(turn, Note)] == ["carried_none"]


def test_who_says_that_it_was_somebody_else_is_asked_for_the_reason() -> None:
    state = steps(listing({"natural": 1}), do.Answer(IDS.entry(0, "given"), "全给了"))
    state = steps(state, do.Answer(IDS.entry(0, "who"), "企业"))
    assert state.book.entries == (Entry(True, "business", "granted"),)
    state = steps(state, do.Answer(IDS.entry(1, "who"), "个人"), do.Answer(IDS.entry(1, "given"), "全给了"))
    assert asked_why(state) == {"N07.natural", "N07.business"}


@pytest.mark.parametrize("more", [{IDS.count("carried_in"): "3"}, {"year": "2026"}])
def test_where_last_year_does_not_say_who_it_is_asked(more: dict[str, str]) -> None:
    carried = {} if "year" in more else more
    state = listing({"natural": 2}, **carried)
    if "year" in more:
        state = steps(
            state, do.Answer("year", "2026", insist=True), do.Answer("applications.any_carried_in", "2件")
        )
        state = steps(state, do.Answer(IDS.way, Choice(value="one_by_one")))
    who = [asked for asked in state.plan.asked if asked.id.endswith(".who")]
    assert {asked.answer for asked in who} == {None}


def test_many_that_become_few_column_by_column_are_asked_how_to_tell_them() -> None:
    told = {"year": "2025", "applications.any_new": "没有", IDS.who: "个人、律所"}
    state = steps(
        beginning({"natural": 3, "legal": 9}), *(do.Answer(id, given) for id, given in told.items())
    )
    assert state.place.question != IDS.way, "many go by result unasked"
    state = steps(state, do.Answer(IDS.cell("carried_in", "legal"), "1", insist=True))
    assert [asked.id for asked in state.plan.open if asked.section == "applications"] == [IDS.way]
    assert state.place.question == IDS.way


columns = st.dictionaries(st.sampled_from(COLUMNS), st.integers(1, 12), max_size=4)


@settings(deadline=None, max_examples=400 if os.environ.get("NIANBAO_LONG") == "1" else 8)
@given(left=columns, carried=columns, way=st.sampled_from(["by_result", "one_by_one"]))
def test_exactly_the_columns_that_differ_are_asked_about(
    left: dict[str, int], carried: dict[str, int], way: str
) -> None:
    state = held(left, carried, way=way)
    differing = {c for c in COLUMNS if left.get(c, 0) != carried.get(c, 0)}
    assert asked_why(state) == {f"N07.{column}" for column in differing}
    assert state.plan.reasons.keys() <= REASONS.keys()
    assert finished(state)
