"""The machine: what each command does, on the real flows."""

from __future__ import annotations

from dataclasses import replace

from interview.engine.answers.kinds import Choice, Count, Value, Year, YesNo
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.step import commands as do
from interview.engine.step.impact import Foresight
from interview.engine.step.machine import begin, step
from interview.engine.step.state import Here, State
from interview.engine.step.turns import Note, SectionDone, SectionOpened
from tests.support.flows import question, tally, tiny
from tests.support.interviews import facts_of, finished, flow, hold, refusal, steps, told
from tests.support.offices import SIX


class TestAGateAnsweredYesAndThenZero:
    def test_a_gate_that_opens_only_its_count_is_closed_by_a_zero(self) -> None:
        state = told(
            begin(flow("disclosure_2021"))[0], {"documents.any_in_force": "有", "documents.in_force": "0"}
        )
        assert state.plan.value("documents.any_in_force") == YesNo(value=False)
        assert "documents.in_force" not in state.book.answers

    def test_a_gate_that_opens_more_than_its_count_stays_open(self) -> None:
        """A fee may be received in a year in which no notice was sent."""
        facts = facts_of(
            "disclosure_2021",
            {"processing_fee.received": 300, "processing_fee.demanded": 0, "fees.amount": 1},
        )
        held = hold(facts)
        assert finished(held.state)
        assert held.figures["processing_fee.received"] == 300
        assert held.figures["processing_fee.notices"] == 0

    def test_undo_takes_the_zero_back(self) -> None:
        state = told(begin(flow("disclosure_2021"))[0], {"documents.any_in_force": "有"})
        after = told(state, {"documents.in_force": "0"})
        assert told(after, {}).book != state.book
        assert step(after, do.Undo())[0].book == state.book

    def test_a_gate_answered_with_none_of_them_is_a_no(self) -> None:
        state = told(begin(flow("disclosure_2021"))[0], {"applications.any_new": Count(value=0)})
        assert state.plan.value("applications.any_new") == YesNo(value=False)
        assert "applications.count_new" not in state.book.answers


class TestMovingAbout:
    def test_skip_leaves_the_question_open_and_goes_on(self) -> None:
        state = steps(begin(flow("disclosure_2021"))[0], do.Skip())
        assert state.asked is not None
        assert state.asked.id == "year"
        assert "office.name" in {asked.id for asked in state.plan.open}

    def test_back_at_the_start_stays_there_and_says_so(self) -> None:
        state = begin(flow("disclosure_2021"))[0]
        after, turns = step(state, do.Back())
        assert after.place == state.place
        assert isinstance(turns[0], Note)
        assert turns[0].code == "at_start"

    def test_back_from_the_review_reaches_the_last_question(self) -> None:
        state = steps(finished_office(), do.Jump(None), do.Back())
        assert state.place.question == state.plan.asked[-1].id

    def test_nothing_to_undo_is_said(self) -> None:
        state = begin(flow("disclosure_2021"))[0]
        after, turns = step(state, do.Undo())
        assert after == state
        assert isinstance(turns[0], Note)
        assert turns[0].code == "nothing_to_undo"

    def test_a_revision_from_the_review_comes_back_to_the_review(self) -> None:
        state = steps(finished_office(), do.Jump(None), do.Revise("fees.any"))
        assert state.place.question == "fees.any"
        state = told(state, {"fees.any": "没有"})
        assert state.place.question is None

    def test_a_revision_that_opens_a_branch_asks_it_before_coming_back(self) -> None:
        state = told(
            steps(finished_office(), do.Jump(None), do.Revise("documents.any_changed")),
            {"documents.any_changed": "有"},
        )
        seen = []
        while state.place.question is not None:
            seen.append(state.place.question)
            state = told(state, {state.place.question: "0"})
        assert seen == ["documents.issued", "documents.repealed"]

    def test_a_count_that_is_kept_although_it_does_not_come_out_is_not_asked_again_at_once(self) -> None:
        state = hold(facts_of("disclosure_2021", {"reconsideration.upheld": 2})).state
        state = told(state, {f"reconsideration.{each}": "0" for each in ("corrected", "other", "pending")})
        state = steps(state, do.Jump(None), do.Revise("reconsideration.count"))
        state = told(state, {"reconsideration.count": "3"})
        assert state.place.question == "reconsideration.pending"
        assert told(state, {"reconsideration.pending": "2"}, insist=True).place.question is None

    def test_a_chain_of_revisions_comes_back_to_where_the_first_began(self) -> None:
        state = steps(finished_office(), do.Jump("problems"), do.Revise("fees.any"), do.Revise("year"))
        assert told(state, {"year": "2025"}).place.question == "problems"

    def test_a_revision_that_takes_away_where_it_began_goes_on_with_what_is_open(self) -> None:
        state = hold(facts_of("disclosure_2021", {"documents.in_force": 3})).state
        answers = {id: answer for id, answer in state.book.answers.items() if id != "improvements"}
        state = begin(state.flow, replace(state.book, answers=answers))[0]
        state = steps(state, do.Jump("documents.in_force"), do.Revise("documents.any_in_force"))
        assert state.place.back_to == ("documents.in_force",)
        state = told(state, {"documents.any_in_force": "没有"}, insist=True)
        assert state.place == Here("improvements")

    def test_a_revision_of_the_table_goes_on_after_cells_are_filled_in(self) -> None:
        state = told(
            hold(facts_of("disclosure_2021", SIX)).state, {"applications.way": Choice(value="table")}
        )
        state = told(state, {"applications.table": "是"})
        state = steps(state, do.Jump(None), do.Revise("applications.table"))
        state = steps(state, do.Fill({"applications.granted.natural": Count(value=3)}))
        assert state.place.question == "applications.table"
        assert told(state, {"applications.table": "是"}).place.question is None

    def test_a_search_that_is_refused_stays_where_it_is(self) -> None:
        rows = {"granted": 5, "denied_secret": 5, "denied_law": 5, "denied_safety": 5, "unable_not_held": 20}
        figures = {"applications.new.natural": 40} | {
            f"applications.{row}.natural": n for row, n in rows.items()
        }
        state = hold(facts_of("disclosure_2021", figures)).state
        slip = "applications.unable_not_held.natural"
        state = told(state, {slip: "21"}, insist=True)
        assert state.plan.subtotals(slip)
        assert refusal(state, do.Search(slip, "许多")).problem.question == slip

    def test_a_section_is_jumped_to_by_its_name_and_a_stranger_refused(self) -> None:
        state = begin(flow("disclosure_2021"))[0]
        assert steps(state, do.Jump("disputes")).place.question == "reconsideration.any"
        for command in (do.Jump("nowhere"), do.Revise("nowhere"), do.Jump("")):
            assert refusal(state, command).problem.code == "not_asked"

    def test_an_interview_is_resumed_where_it_stopped(self) -> None:
        book = finished_office().book
        of = flow("disclosure_2021")
        assert begin(of, book, "fees.any")[0].place.question == "fees.any"
        assert begin(of, book, "nowhere")[0].place.question is None
        assert begin(of, book)[0].place.question is None

    def test_sections_are_opened_and_closed_once_and_say_when_all_is_zero(self) -> None:
        said = [turn for told_ in hold(facts_of("disclosure_2021")).told for turn in told_.turns]
        done = [turn.section for turn in said if isinstance(turn, SectionDone)]
        assert done[:4] == ["profile", "proactive", "applications", "disputes"]
        assert len(done) == len(set(done))
        zero = {turn.section for turn in said if isinstance(turn, SectionDone) and turn.all_zero}
        assert {"proactive", "applications", "disputes"} <= zero
        opened = [turn.section for turn in said if isinstance(turn, SectionOpened)]
        assert len(opened) == len(set(opened))


class TestWhatIsLeftOpen:
    """A question that is left open comes back at the end, once; then it is the review's."""

    FORM = tiny(
        question("count", "a"), question("text", "b", optional=True), question("count", "c"),
        question("text", "d", optional=True), question("yes_no", "e"), question("count", "f", when={"of": "e", "is": True}),
    )  # fmt: skip

    def asked(self, state: State, *commands: do.Command) -> list[str | None]:
        """Where the interview stands before and after each of these."""
        places = [state.place.question]
        for command in commands:
            state = steps(state, command)
            places.append(state.place.question)
        return places

    def to_the_review(self, state: State) -> list[str]:
        """What is asked until the review, everything being left open."""
        places: list[str] = []
        while state.place.question is not None:
            places.append(state.place.question)
            state = steps(state, do.Skip())
        return places

    def test_each_comes_back_once_after_all_others_in_the_plan_s_order(self) -> None:
        assert self.to_the_review(begin(self.FORM)[0]) == [*"abcde", *"abcde"]

    def test_the_last_one_is_not_asked_again_at_once(self) -> None:
        state = told(begin(self.FORM)[0], {"a": "1", "b": "甲", "c": "1", "d": "甲"})
        assert self.asked(state, do.Skip()) == ["e", None]

    def test_a_question_knows_that_it_comes_back(self) -> None:
        state = steps(
            begin(self.FORM)[0], do.Skip(), do.Answer("b", "甲"), do.Answer("c", "1"), do.Answer("d", "甲")
        )
        assert (state.place.question, state.comes_back) == ("e", False)
        state = steps(state, do.Answer("e", "没有"))
        assert (state.place.question, state.comes_back) == ("a", True)

    def test_who_says_that_there_is_none_is_not_asked_again(self) -> None:
        state = begin(self.FORM)[0]
        for id, given in {"a": "1", "b": "没有", "c": "1", "d": ""}.items():
            assert state.place.question == id
            state = told(state, {id: given})
        assert self.asked(state, do.Answer("e", "没有")) == ["e", None]

    def test_after_a_step_back_and_a_correction_comes_what_is_next(self) -> None:
        state = steps(begin(self.FORM)[0], do.Answer("a", "1"), do.Skip())
        assert self.asked(state, do.Back(), do.Back(), do.Answer("a", "2")) == ["c", "b", "a", "c"]

    def test_leaving_one_open_again_on_the_way_back_is_not_its_coming_back(self) -> None:
        state = steps(begin(self.FORM)[0], do.Skip(), do.Answer("b", "甲"), do.Answer("c", "1"))
        places = self.asked(
            state, do.Back(), do.Back(), do.Back(), do.Skip(), do.Skip(), do.Answer("e", "没有")
        )
        assert places == ["d", "c", "b", "a", "d", "e", "a"]

    def test_what_a_change_opens_is_asked_although_it_was_left_open_before(self) -> None:
        state = told(begin(self.FORM)[0], {"a": "1", "b": "甲", "c": "1", "d": "甲", "e": "有"})
        state = steps(state, do.Skip())
        assert state.place.question is None
        state = told(state, {"e": "没有"})
        assert told(state, {"e": "有"}).place.question == "f"

    def test_an_answer_that_does_not_come_out_comes_back_once(self) -> None:
        form = tiny(tally(), question("text", "name"))
        state = told(begin(form)[0], {"cases.any": "有", "cases.count": "12", "cases.won": "5"})
        state = told(state, {"cases.lost": "8"}, insist=True)
        assert state.place.question == "name"
        assert self.asked(state, do.Answer("name", "甲"), do.Skip()) == ["name", "cases.lost", None]

    def test_a_section_that_is_gone_to_is_asked_once_more(self) -> None:
        state = begin(self.FORM)[0]
        for _ in range(10):
            state = steps(state, do.Skip())
        assert state.place.question is None
        assert self.to_the_review(steps(state, do.Jump("one"))) == [*"abcde", *"abcde"]
        assert self.to_the_review(steps(state, do.Jump("a"))) == [
            *"ace",
            *"ace",
        ]  # what need not be told was left

    def test_going_to_a_question_by_name_wakes_no_other_on_the_way(self) -> None:
        state = steps(begin(self.FORM)[0], do.Skip(), do.Skip(), do.Jump("e"))
        assert self.asked(state, do.Answer("e", "没有")) == ["e", "c"]

    def test_how_many_are_ahead_counts_each_that_will_be_asked(self) -> None:
        state = begin(self.FORM)[0]
        counts = [state.ahead]
        for command in (
            do.Answer("a", "1"),
            do.Answer("b", "没有"),
            do.Skip(),
            do.Skip(),
            do.Answer("e", "没有"),
        ):
            state = steps(state, command)
            counts.append(state.ahead)
        assert counts == [5, 4, 3, 3, 3, 2]
        assert state.place.question == "c"
        state = steps(state, do.Skip())
        assert (state.place.question, state.ahead) == ("d", 1)
        state = steps(state, do.Skip())
        assert (state.place.question, state.ahead) == (None, 1), "of those that stop a finish"

    def test_a_resumed_interview_asks_what_it_would_have_asked(self) -> None:
        state, places = begin(self.FORM)[0], []
        while state.place.question is not None:
            places.append(state.place.question)
            state = steps(state, do.Skip())
            state, _ = begin(state.flow, state.book, state.place.question, state.place.passed)
        assert places == [*"abcde", *"abcde"]

    def test_undo_brings_back_what_had_been_left_open_then(self) -> None:
        state = steps(begin(self.FORM)[0], do.Skip(), do.Answer("b", "甲"))
        assert steps(state, do.Undo()).place == Here("b", passed={"a": "later"})

    def test_a_question_that_was_only_looked_at_before_its_turn_comes_in_its_turn(self) -> None:
        state = steps(begin(self.FORM)[0], do.Answer("a", "1"), do.Revise("c"), do.Skip())
        assert state.place == Here("b")
        assert steps(state, do.Answer("b", "甲")).place.question == "c"

    def test_one_before_it_or_looked_at_from_the_review_stays_left_open(self) -> None:
        state = steps(begin(self.FORM)[0], do.Jump("c"), do.Revise("a"), do.Skip())
        assert state.place == Here("c", passed={"a": "later"})
        at_review = steps(begin(self.FORM)[0], do.Jump(None), do.Revise("c"), do.Skip())
        assert at_review.place == Here(None, passed={"c": "later"})


class TestAGateThatSaidHowMany:
    GATE, COUNT = "documents.any_in_force", "documents.in_force"

    def sixty(self) -> State:
        return steps(begin(flow("disclosure_2021"))[0], do.Jump(self.GATE), do.Answer(self.GATE, "60件"))

    def test_no_in_its_place_is_taken_without_asking_and_the_count_is_kept_aside(self) -> None:
        none = steps(self.sixty(), do.Answer(self.GATE, "没有"))
        assert none.plan.value(self.GATE) == YesNo(value=False)
        assert self.COUNT in none.book.aside
        assert steps(none, do.Undo()).plan.value(self.COUNT) == Count(value=60)

    def test_what_goes_besides_the_count_is_said_first(self) -> None:
        state = steps(
            begin(flow("disclosure_2021"))[0],
            do.Jump("applications.any_new"), do.Answer("applications.any_new", "6件"),
            do.Answer("applications.any_carried_in", "没有"), do.Answer("applications.way", "按结果说"),
            do.Answer("applications.who", "个人、企业"),
        )  # fmt: skip
        problem = refusal(state, do.Answer("applications.any_new", "没有")).problem
        assert problem.code == "sets_aside"


class TestTheKindOfOffice:
    def city(self) -> State:
        return hold(
            facts_of("disclosure_2021", {"rules.issued": 2, "rules.in_force": 9}, kind="city_government")
        ).state

    def test_closing_the_rules_says_first_what_it_sets_aside(self) -> None:
        refused = refusal(self.city(), do.Answer("office.kind", Choice(value="department"))).problem
        assert refused.code == "sets_aside"
        assert refused.insistable
        change = refused.details["foresight"]
        assert isinstance(change, Foresight)
        assert change.loses == ("rules.which", "rules.issued", "rules.in_force")

    def test_what_was_set_aside_is_zero_for_the_reason_and_comes_back(self) -> None:
        state = self.city()
        closed = told(state, {"office.kind": Choice(value="department")}, insist=True)
        assert closed.plan.sheet["rules.issued"] == 0
        assert closed.plan.figures["rules.issued"].because == "office.kind"
        again, turns = step(closed, do.Answer("office.kind", Choice(value="city_government")))
        assert again.book.answers == state.book.answers
        assert [t.code for t in turns if isinstance(t, Note)] == ["returned", "review"] or "returned" in [
            t.code for t in turns if isinstance(t, Note)
        ]


class TestFilling:
    def test_strange_ids_and_kinds_are_refused_and_nothing_is_changed(self) -> None:
        state = finished_office()
        strange: tuple[dict[str, Value], ...] = (
            {"nobody": Count(value=1)}, {"": Count(value=1)}, {"applications.new.natural": YesNo(value=True)},
            {"applications.new.total": Count(value=1)}, {"fees.any": Count(value=1)}, {"year": Year(value=2018)},
            {"applications.way": Choice(value="table")}, {"fees.any": YesNo(value=True), "nobody": Count(value=1)},
        )  # fmt: skip
        for values in strange:
            assert refusal(state, do.Fill(values)).problem.code == "not_asked"

    def test_a_control_figure_filled_with_zero_closes_its_gate(self) -> None:
        state = told(begin(flow("disclosure_2021"))[0], {"applications.any_new": "有"})
        state = steps(state, do.Fill({"applications.count_new": Count(value=0)}))
        assert state.plan.value("applications.any_new") == YesNo(value=False)

    def test_an_entry_of_the_list_is_told_not_filled(self) -> None:
        state = hold(facts_of("disclosure_2021", SIX, way="one_by_one")).state
        assert (
            refusal(state, do.Fill({"applications.list.1.who": Choice(value="legal")})).problem.code
            == "not_asked"
        )

    def test_plain_answers_are_filled_as_one_step(self) -> None:
        state = begin(flow("disclosure_2021"))[0]
        after = steps(state, do.Fill({"year": Year(value=2025), "fees.any": YesNo(value=False)}))
        assert after.plan.value("year") == Year(value=2025)
        assert step(after, do.Undo())[0].book == state.book

    def test_a_filled_zero_row_closes_its_gate_and_is_asked_afresh_when_it_opens(self) -> None:
        state = begin(flow("disclosure_2021"))[0]
        ledger = flow("disclosure_2021").ledger
        assert ledger is not None
        state = steps(state, do.Fill(dict.fromkeys(LedgerIds(ledger).inputs(), Count(value=0))))
        assert state.plan.value("applications.any_carried_in") == YesNo(value=False)
        state = told(state, {"applications.any_carried_in": "有"})
        assert "applications.count_carried_in" in {asked.id for asked in state.plan.open}


def finished_office() -> State:
    return hold(facts_of("disclosure_2021")).state


def test_a_revision_that_is_skipped_comes_back_to_where_it_came_from() -> None:
    state = hold(facts_of("disclosure_2021", SIX)).state
    state = steps(state, do.Jump(None), do.Revise("office.phone"), do.Skip())
    assert state.place.question is None


def test_a_revision_that_closes_the_question_it_came_from_goes_on_with_the_next_open_one() -> None:
    form = tiny(
        question("yes_no", "gate"), question("count", "n", when={"of": "gate", "is": True}), question("text", "name")
    )  # fmt: skip
    state = steps(begin(form)[0], do.Answer("gate", "有"), do.Revise("gate"), do.Answer("gate", "没有"))
    assert state.place.question == "name"
    assert state.place.back_to is None
