"""Changing the ledger: the list against its cells, entry by entry, and the way it is asked."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview.engine.answers.kinds import Choice, Count, YesNo
from interview.engine.plan.book import NO, UNSURE, YES, Answer, Entry
from interview.engine.plan.case_list import CARRIED_IN, NEW, counts, is_placed, reconcile, settled_columns
from interview.engine.plan.decision import articles, decide
from interview.engine.plan.ledger import LedgerIds, list_cells
from interview.engine.step import commands as do
from interview.engine.step.machine import State, begin, foresee, step
from interview.engine.step.turns import Note
from interview.engine.step.ways import cells_of
from tests.support.interviews import facts_of, finished, flow, hold, refusal, steps, told
from tests.support.lists import COLUMNS, ENDINGS, IDS, cells_by_list, random_list, state_with
from tests.support.offices import SIX, six_with_carried_in

FEW = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
MANY = settings(FEW, max_examples=2000)
SEEDS = given(seed=st.integers(0, 10**9))


def way(state: State, to: str) -> State:
    return steps(state, do.Answer(IDS.way, Choice(value=to)))


def entries(state: State) -> tuple[Entry, ...]:
    return state.book.entries


class TestReconciling:
    @MANY
    @SEEDS
    def test_a_list_with_its_own_cells_changes_nothing(self, seed: int) -> None:
        listed = random_list(Random(seed), Random(seed).randrange(13), unsure=True)
        assert reconcile(listed, counts(listed), COLUMNS, ENDINGS) == listed
        told_so_far = list_cells(IDS, listed, True)
        assert reconcile(listed, told_so_far, COLUMNS, ENDINGS) == listed

    @MANY
    @SEEDS
    def test_a_list_with_the_cells_it_may_answer_for_changes_nothing(self, seed: int) -> None:
        """Columns with something not placed are so far, so unknown."""
        rng = Random(seed)
        listed = random_list(rng, rng.randrange(13), unsure=True)
        cells: dict[tuple[str, str], int | None] = dict(cells_by_list(listed))
        settled = settled_columns(listed, COLUMNS)
        for row, column in cells:
            if column not in settled:
                cells[row, column] = None
        assert reconcile(listed, cells, COLUMNS, ENDINGS) == listed

    @MANY
    @SEEDS
    def test_the_list_then_says_what_the_cells_say(self, seed: int) -> None:
        rng = Random(seed)
        listed = random_list(rng, rng.randrange(13), unsure=True)
        wanted = cells_by_list(random_list(rng, rng.randrange(13)))
        made = reconcile(listed, wanted, COLUMNS, ENDINGS)
        assert cells_by_list(made) == wanted
        assert all(is_placed(entry) for entry in made)

    @MANY
    @SEEDS
    def test_entries_the_cells_still_hold_stay_as_they_are_in_their_order(self, seed: int) -> None:
        rng = Random(seed)
        listed = random_list(rng, rng.randrange(2, 13))
        gone = rng.randrange(len(listed))
        wanted = cells_by_list(listed)
        column, row = str(listed[gone].column), str(listed[gone].result)
        for key in ((row, column), (CARRIED_IN if listed[gone].carried else NEW, column)):
            wanted[key] -= 1
        made = reconcile(listed, wanted, COLUMNS, ENDINGS)
        assert len(made) == len(listed) - 1
        assert cells_by_list(made) == wanted
        left = [*listed[:gone], *listed[gone + 1 :]]
        assert sorted(map(repr, made)) == sorted(map(repr, left))
        assert [e for e in made if e != listed[gone]] == [e for e in left if e != listed[gone]]

    def test_a_unit_more_is_added_at_the_end(self) -> None:
        listed = (Entry(column="natural", result="granted"),)
        cells = cells_by_list(listed)
        for key in ((NEW, "business"), ("partial", "business")):
            cells[key] = 1
        assert reconcile(listed, cells, COLUMNS, ENDINGS) == (
            *listed,
            Entry(column="business", result="partial"),
        )

    def test_a_result_that_moved_leaves_its_entry_where_it_was(self) -> None:
        listed = (Entry(column="natural", result="granted"), Entry(column="natural", result="partial"))
        cells = cells_by_list(listed)
        cells["granted", "natural"], cells["denied_law", "natural"] = 0, 1
        assert reconcile(listed, cells, COLUMNS, ENDINGS) == (
            Entry(column="natural", result="denied_law"),
            listed[1],
        )

    def test_an_unplaced_entry_takes_the_unit_nobody_knew(self) -> None:
        listed = (Entry(), Entry(column="natural", result="granted"))
        cells = cells_by_list(listed)
        cells[NEW, "legal"], cells["partial", "legal"] = 1, 1
        made = reconcile(listed, cells, COLUMNS, ENDINGS)
        assert made == (Entry(column="legal", result="partial"), listed[1])

    def test_cells_that_do_not_add_up_place_nobody_twice(self) -> None:
        cells = cells_by_list((Entry(column="natural", result="granted"),))
        cells["partial", "natural"] = 3
        assert reconcile((), cells, COLUMNS, ENDINGS) == (Entry(column="natural", result="granted"),)

    def test_with_nothing_known_nothing_changes(self) -> None:
        listed = (Entry(), Entry(carried=True, column=UNSURE), Entry(column="natural", result="granted"))
        unknown = dict.fromkeys(cells_by_list(listed))
        assert reconcile(listed, unknown, COLUMNS, ENDINGS) == listed

    def test_counts_know_an_entry_only_where_it_is_placed(self) -> None:
        listed = (
            Entry(),
            Entry(column="natural"),
            Entry(column="natural", result=UNSURE),
            Entry(True, "legal", "partial"),
        )
        assert counts(listed) == {(NEW, "natural"): 2, (CARRIED_IN, "legal"): 1, ("partial", "legal"): 1}

    def test_no_column_is_settled_while_somebody_is_unknown(self) -> None:
        assert settled_columns((Entry(column=UNSURE, result="granted"),), COLUMNS) == ()
        assert "natural" not in settled_columns((Entry(column="natural"),), COLUMNS)


class TestSwitchingTheWay:
    @FEW
    @SEEDS
    def test_there_and_back_gives_the_same_list(self, seed: int) -> None:
        rng = Random(seed)
        listed = random_list(rng, rng.randrange(1, 11), unsure=rng.random() < 0.5)
        state = state_with(listed)
        other = rng.choice(("by_result", "table"))
        there = way(state, other)
        assert entries(there) == listed
        assert entries(way(there, "one_by_one")) == listed
        third = "table" if other == "by_result" else "by_result"
        assert entries(way(way(there, third), "one_by_one")) == listed
        back, _ = step(there, do.Undo())
        assert back.book == state.book

    @FEW
    @SEEDS
    def test_the_cells_go_along(self, seed: int) -> None:
        rng = Random(seed)
        state = state_with(random_list(rng, rng.randrange(1, 11)))
        cells = cells_of(state.plan, IDS)
        for other in ("by_result", "table", "one_by_one", "table", "by_result"):
            state = way(state, other)
            assert cells_of(state.plan, IDS) == cells, other
            assert not [
                a.id for a in state.plan.open if a.id.startswith("applications.") and a.id != IDS.table
            ], other

    @FEW
    @SEEDS
    def test_a_change_by_result_keeps_the_entries_that_are_still_held(self, seed: int) -> None:
        """One result of one column moves to another; everybody else stays as and where they were."""
        rng = Random(seed)
        listed = random_list(rng, rng.randrange(2, 11))
        state = way(state_with(listed), "table")
        at = rng.randrange(len(listed))
        column, row = str(listed[at].column), str(listed[at].result)
        to = rng.choice([e for e in ENDINGS if e != row])
        now = cells_of(state.plan, IDS)
        state = steps(
            state,
            do.Fill({IDS.cell(row, column): Count(value=(now[row, column] or 0) - 1), IDS.cell(to, column): Count(value=(now[to, column] or 0) + 1)}),
        )  # fmt: skip
        state = way(state, "one_by_one")
        made = entries(state)
        changed = [n for n, (was, is_) in enumerate(zip(listed, made, strict=True)) if was != is_]
        assert len(changed) == 1
        assert (listed[changed[0]].column, listed[changed[0]].result) == (column, row)
        assert made[changed[0]].result == to
        told_now = cells_of(state.plan, IDS)
        assert told_now[to, column] == (now[to, column] or 0) + 1

    def test_cells_that_another_way_cannot_say_are_told_first(self) -> None:
        """Three granted in a column that received none: by result there is nobody to ask about."""
        cells = {
            "applications.new.natural": 1,
            "applications.granted.natural": 1,
            "applications.granted.legal": 3,
        }
        told_cells = {cell: Count(value=count) for cell, count in cells.items()}
        state = steps(begin(flow("disclosure_2021"))[0], do.Fill(told_cells))
        state = told(state, {"applications.any_carried_in": "没有", IDS.table: "是"})
        problem = refusal(state, do.Answer(IDS.way, Choice(value="by_result"))).problem
        assert problem.code == "sets_aside"
        assert foresee(state, do.Answer(IDS.way, Choice(value="by_result"))).loses == (
            "applications.granted.legal",
        )

    def test_none_left_open_in_the_table_does_not_answer_how_many_are_by_result(self) -> None:
        state = steps(
            begin(flow("disclosure_2021"))[0], do.Fill({"applications.new.natural": Count(value=1)})
        )
        state = told(state, {"applications.any_carried_in": "没有", IDS.table: "是"})
        state = told(way(state, "by_result"), {IDS.any(IDS.out): "有"})
        assert IDS.count(IDS.out) in {asked.id for asked in state.plan.open}

    def test_the_same_way_again_changes_nothing(self) -> None:
        state = state_with((Entry(column="natural", result="granted"),))
        assert way(state, "one_by_one").book == state.book

    def test_by_result_before_anything_is_placed_asks_afresh(self) -> None:
        state = told(
            begin(flow("disclosure_2021"))[0],
            {
                "applications.any_new": "3件",
                "applications.any_carried_in": "没有",
                IDS.way: Choice(value="one_by_one"),
            },
        )
        state = way(state, "by_result")
        assert state.plan.get(IDS.who) in state.plan.open

    def test_a_column_that_is_told_by_result_becomes_the_list(self) -> None:
        held = hold(facts_of("disclosure_2021", SIX))
        state = way(held.state, "one_by_one")
        assert [(e.column, e.result) for e in entries(state)] == [
            *[("natural", "granted")] * 4, ("natural", "unable_not_held"), ("business", "unable_not_held"),
        ]  # fmt: skip
        assert finished(state)

    def test_who_losing_a_column_sets_its_figures_aside_and_says_so_first(self) -> None:
        state = hold(facts_of("disclosure_2021", SIX)).state
        only = do.Answer(IDS.who, "个人")
        refused = refusal(state, only).problem
        assert refused.code == "sets_aside"
        after = steps(state, do.Answer(IDS.who, "个人", insist=True))
        assert after.plan.sheet["applications.new.natural"] == 6
        back = steps(after, do.Answer(IDS.who, "个人、企业", insist=True))
        assert back.plan.sheet == state.plan.sheet


class TestTheList:
    def told_one_by_one(self, carried: int = 0) -> State:
        return hold(facts_of("disclosure_2021", six_with_carried_in(carried), way="one_by_one")).state

    def test_removing_takes_the_unit_from_the_cells_and_the_control_figure(self) -> None:
        state = self.told_one_by_one()
        after = steps(state, do.Remove(0))
        assert after.plan.sheet["applications.new.natural"] == 4
        assert after.plan.sheet["applications.granted.natural"] == 3
        assert after.plan.value(IDS.count(NEW)) == Count(value=5)
        assert finished(after)
        assert step(after, do.Undo())[0].book == state.book

    def test_removing_everybody_says_there_were_none(self) -> None:
        state = self.told_one_by_one()
        for _ in range(6):
            state = steps(state, do.Remove(0))
        assert state.plan.value(IDS.any(NEW)) == YesNo(value=False)
        assert finished(state)
        again = told(state, {IDS.any(NEW): "有"})
        assert again.plan.get(IDS.count(NEW)) in again.plan.open

    def test_placing_one_more_raises_the_control_figure(self) -> None:
        after = steps(self.told_one_by_one(), do.Place(6, Entry(column="legal", result="partial")))
        assert after.plan.value(IDS.count(NEW)) == Count(value=7)
        assert after.plan.sheet["applications.partial.legal"] == 1
        assert finished(after)

    def test_a_list_kept_beside_another_way_moves_no_figure(self) -> None:
        state = way(self.told_one_by_one(), "by_result")
        for command in (do.Place(6, Entry(column="legal", result="partial")), do.Remove(0)):
            after = steps(state, command)
            assert after.book.answers == state.book.answers
            assert after.plan.sheet == state.plan.sheet

    def test_editing_keeps_the_place(self) -> None:
        state = self.told_one_by_one()
        after = told(state, {IDS.entry(1, "given"): "没给"})
        assert entries(after)[0] == entries(state)[0]
        assert entries(after)[2:] == entries(state)[2:]
        after = told(after, {IDS.entry(1, "reason"): Choice(value="denied_secret")})
        assert entries(after)[1] == Entry(column="natural", result="denied_secret")

    def test_an_entry_that_turns_out_carried_in_moves_both_control_figures(self) -> None:
        state = self.told_one_by_one()
        after = steps(state, do.Place(2, Entry(carried=True, column="natural", result="granted")))
        assert after.plan.value(IDS.count(NEW)) == Count(value=5)
        assert after.plan.value(IDS.count(CARRIED_IN)) == Count(value=1)
        assert finished(after)

    def test_back_from_after_the_list_reaches_the_last_entry_s_last_question(self) -> None:
        state = steps(self.told_one_by_one(), do.Jump("reconsideration.any"), do.Back())
        assert state.asked is not None
        assert state.asked.id == IDS.entry(5, "reason")

    def test_a_control_figure_below_the_told_list_is_asked_about_and_removing_mends_it(self) -> None:
        state = told(self.told_one_by_one(), {IDS.count(NEW): "4"}, insist=True)
        assert IDS.count(NEW) in {asked.id for asked in state.plan.open}
        assert not finished(state)
        state = steps(state, do.Remove(5), do.Remove(4))
        assert state.plan.value(IDS.count(NEW)) == Count(value=4)
        assert finished(state)

    def test_entries_carried_in_that_are_told_of_later_come_at_the_end_of_what_is_told(self) -> None:
        state = told(self.told_one_by_one(), {IDS.any(CARRIED_IN): "2件"})
        fresh = [a.id for a in state.plan.open if a.entry is not None]
        assert fresh == [IDS.entry(6, "who"), IDS.entry(7, "who")]
        state = told(state, {fresh[0]: "个人"})
        assert entries(state)[6] == Entry(carried=True, column="natural")

    def test_a_strange_entry_is_refused(self) -> None:
        state = self.told_one_by_one()
        for command in (
            do.Place(8, Entry()), do.Place(-1, Entry()), do.Place(0, Entry(column="nobody")),
            do.Place(0, Entry(result="total")), do.Remove(6), do.Remove(-1),
        ):  # fmt: skip
            assert refusal(state, command).problem.code == "no_such_entry"


class TestLabels:
    """A register number or a word of the clerk's own, to tell an application from the others."""

    def two(self) -> State:
        return told(
            begin(flow("disclosure_2021"))[0],
            {
                "applications.any_new": "2件",
                "applications.any_carried_in": "1件",
                IDS.way: Choice(value="one_by_one"),
            },
        )

    def test_one_that_is_not_told_yet_can_have_one_and_the_question_stays(self) -> None:
        state, turns = step(self.two(), do.Label(2, "  2025-07\n号 "))
        assert [entry.label for entry in entries(state)] == ["", "", "2025-07 号"]
        assert state.place.question == IDS.entry(0, "who")
        assert turns[0] == Note("labelled", {"i": 2, "carried": False, "label": "2025-07 号"})
        assert step(state, do.Undo())[0].book == self.two().book
        assert finished_ledger(state) is False

    def test_it_stays_whatever_is_told_and_goes_with_an_empty_one(self) -> None:
        state = steps(self.two(), do.Label(0, "甲"))
        state = told(
            state,
            {IDS.entry(0, "who"): "个人", IDS.entry(0, "given"): "没给", IDS.entry(0, "reason"): "不确定"},
        )
        state = told(state, {IDS.entry(0, "article"): "36条4项"})
        assert entries(state)[0] == Entry(True, "natural", "unable_not_held", label="甲")
        state, turns = step(state, do.Label(0, " "))
        assert entries(state)[0] == Entry(True, "natural", "unable_not_held")
        assert turns[0] == Note("unlabelled", {"i": 1, "carried": True, "label": ""})

    def test_reconciling_keeps_it_where_the_entry_gives_way(self) -> None:
        listed = (
            Entry(column="natural", result="granted", label="甲"),
            Entry(column="natural", result="partial", label="乙"),
        )
        cells = cells_by_list(
            (Entry(column="natural", result="granted"), Entry(column="business", result="partial"))
        )
        made = reconcile(listed, cells, COLUMNS, ENDINGS)
        assert [entry.label for entry in made] == ["甲", "乙"]

    def test_a_revision_for_its_sake_goes_back(self) -> None:
        state = steps(
            told(self.two(), {IDS.entry(0, "who"): "个人"}), do.Revise(IDS.entry(0, "who")), do.Label(0, "甲")
        )
        assert state.place.question == IDS.entry(0, "given")
        assert state.place.back_to is None
        state = steps(state, do.Revise(IDS.entry(1, "who")), do.Label(1, "乙"))
        assert state.place.question == IDS.entry(1, "who"), "it is still to be answered"

    def test_a_stranger_and_one_that_is_too_long_are_refused(self) -> None:
        state = self.two()
        assert refusal(state, do.Label(3, "甲")).problem.code == "no_such_entry"
        assert refusal(state, do.Label(-1, "甲")).problem.code == "no_such_entry"
        assert refusal(state, do.Label(0, "长" * 41)).problem.details == {"length": 41, "max": 40}
        assert entries(steps(state, do.Label(0, "长" * 40)))[0].label == "长" * 40


class TestNotSure:
    def one(self) -> State:
        return told(
            begin(flow("disclosure_2021"))[0],
            {
                "applications.any_new": "1件", "applications.any_carried_in": "没有",
                IDS.way: Choice(value="one_by_one"), IDS.entry(0, "who"): "个人",
            },
        )  # fmt: skip

    def unsure(self, first: str) -> State:
        """Not sure whether it was given, or why it was not."""
        state = self.one()
        if first == "reason":
            state = told(state, {IDS.entry(0, "given"): "没给"})
        return told(state, {IDS.entry(0, first): "不确定"})

    @pytest.mark.parametrize("first", ["given", "reason"])
    def test_the_article_of_the_reply_letter_decides_at_once(self, first: str) -> None:
        state = self.unsure(first)
        assert state.place.question == IDS.entry(0, "article")
        for typed in ("36条4项", "第三十六条第（五）项", "36.4", "三十六条四项"):
            after = told(state, {IDS.entry(0, "article"): typed})
            assert entries(after)[0] == Entry(column="natural", result="unable_not_held"), typed

    def test_an_article_of_several_results_is_parted_by_yes_and_no(self) -> None:
        state = told(self.unsure("reason"), {IDS.entry(0, "article"): "第十四条"})
        assert entries(state)[0].result == UNSURE
        after = told(state, {IDS.entry(0, "step.1"): "没有"})
        assert entries(after)[0] == Entry(column="natural", result="denied_safety")
        after = told(state, {IDS.entry(0, "step.1"): "是", IDS.entry(0, "step.2"): "n"})
        assert entries(after)[0] == Entry(column="natural", result="denied_law")

    def test_the_number_of_an_article_that_is_also_the_number_of_an_option_is_asked_about(self) -> None:
        state = self.unsure("given")
        article = state.plan.get(IDS.entry(0, "article"))
        assert article is not None
        assert len(article.options) > 14
        assert refusal(state, do.Answer(article.id, "14")).problem.code == "ambiguous_option"
        assert refusal(state, do.Answer(article.id, "36")).problem.code == "ambiguous_option"

    def test_one_without_a_reply_letter_may_still_be_open(self) -> None:
        state = told(self.unsure("given"), {IDS.entry(0, "article"): "还没答复"})
        assert entries(state)[0] == Entry(column="natural", result=IDS.out)
        assert finished_ledger(state)

    @pytest.mark.parametrize("first", ["given", "reason"])
    @pytest.mark.parametrize("so_far", [(), ("没写条款",), ("没写条款", "不是"), ("没写条款", "不是", "是")])
    def test_not_sure_leaves_it_open_and_it_comes_back_where_it_stopped(
        self, first: str, so_far: tuple[str, ...]
    ) -> None:
        state = self.unsure(first)
        for answer in so_far:
            assert state.asked is not None
            state = told(state, {state.asked.id: answer})
        stopped = state.place.question
        assert stopped is not None
        state, turns = step(state, do.Answer(stopped, "不确定"))
        assert "unsure" in [turn.code for turn in turns if isinstance(turn, Note)]
        assert not finished(state)
        assert [a.id for a in state.plan.open if a.entry == 0] == [stopped]
        assert state.place.question != stopped
        while state.asked is not None and state.asked.id != stopped:
            state = steps(state, do.Skip())
        assert state.place.question == stopped
        while state.asked is not None and state.asked.entry == 0:
            state = told(state, {state.asked.id: "没写" if state.asked.id.endswith("article") else "是"})
        assert is_placed(entries(state)[0])
        assert (entries(state)[0].step, entries(state)[0].walked) == (None, ())

    def test_not_sure_for_the_second_time_is_left_to_the_review(self) -> None:
        state = told(self.unsure("given"), {IDS.entry(0, "article"): "不确定"})
        asked: list[str] = []
        while state.asked is not None:
            asked.append(state.asked.id)
            again = state.asked.id == IDS.entry(0, "article")
            state = told(state, {state.asked.id: "不确定"}) if again else steps(state, do.Skip())
        assert asked.count(IDS.entry(0, "article")) == 1
        assert IDS.entry(0, "article") in {asked.id for asked in state.plan.open}

    @pytest.mark.parametrize("given", [None, "not", "otherwise"])
    @pytest.mark.parametrize("id", ["disclosure_2019", "disclosure_2021"])
    def test_whatever_is_true_is_found_in_five_questions_from_every_article(
        self, id: str, given: str | None
    ) -> None:
        ledger = flow(id).ledger
        assert ledger is not None
        for article in articles(ledger, given):
            for row in decide(ledger, given, [article.id]).left:
                walked = [article.id]
                while (so_far := decide(ledger, given, walked)).asks:
                    walked.append(YES if row in ledger.named(so_far.steps[-1][0].rows) else NO)
                assert so_far.row == row, (article.id, row)
                assert len(so_far.steps) <= 5, (article.id, row)

    def test_another_answer_on_the_way_takes_back_those_after_it(self) -> None:
        state = told(self.unsure("given"), {IDS.entry(0, "article"): "没写", IDS.entry(0, "step.1"): "是"})
        state = told(state, {IDS.entry(0, "step.2"): "是", IDS.entry(0, "step.1"): "不是"})
        assert entries(state)[0].walked == ("another", "no")
        assert entries(told(state, {IDS.entry(0, "given"): "不确定"}))[0].walked == ("another", "no")
        assert entries(told(state, {IDS.entry(0, "given"): "没给"}))[0].walked == ()

    def test_a_place_of_the_former_list_is_resumed_at_the_same_application(self) -> None:
        """Files of schema 2 stopped at one of 21 questions, with how far in `step`."""
        state = told(self.unsure("given"), {"applications.count_new": "2"})
        listed = (Entry(column="natural", result=None, given=UNSURE, step=7), Entry(column="business"))
        for stopped, asked in (("list.1.step.8", "list.1.article"), ("list.2.step.3", "list.2.given")):
            book = replace(state.book, entries=listed)
            resumed, _ = begin(state.flow, book, f"applications.{stopped}")
            assert resumed.place.question == f"applications.{asked}"

    def test_of_who_keeps_the_cells_so_far(self) -> None:
        state = told(self.one(), {IDS.entry(0, "who"): "不确定", IDS.entry(0, "given"): "全给了"})
        assert state.plan.sheet["applications.granted.natural"] is None
        assert not finished(state)
        assert finished_ledger(told(state, {IDS.entry(0, "who"): "企业"}))

    def test_not_sure_of_a_reason_after_one_was_told(self) -> None:
        state = told(
            self.one(), {IDS.entry(0, "given"): "没给", IDS.entry(0, "reason"): Choice(value="denied_secret")}
        )
        state = told(state, {IDS.entry(0, "reason"): "不确定"})
        assert entries(state)[0] == Entry(column="natural", result=UNSURE, given="not", step=0)
        assert state.place.question == IDS.entry(0, "article")
        assert entries(told(state, {IDS.entry(0, "reason"): "不确定"}))[0].given == "not"

    def test_saying_the_same_first_step_again_keeps_the_reason(self) -> None:
        state = told(
            self.one(), {IDS.entry(0, "given"): "没给", IDS.entry(0, "reason"): Choice(value="denied_secret")}
        )
        assert told(state, {IDS.entry(0, "given"): "没给"}).book == state.book

    def test_still_open_is_an_ending(self) -> None:
        state = told(self.one(), {IDS.entry(0, "given"): Choice(value="open")})
        assert state.plan.sheet["applications.carried_out.natural"] == 1
        assert finished_ledger(state)


def finished_ledger(state: State) -> bool:
    return not [a for a in state.plan.open if a.section == "applications"]


@pytest.mark.parametrize("id", ["disclosure_2019", "disclosure_2021"])
def test_a_filled_table_is_told_in_one_step(id: str) -> None:
    ids = LedgerIds(flow(id).ledger)  # type: ignore[arg-type]
    cells = {cell: Count(value=int(SIX.get(cell, 0))) for cell in ids.inputs()}
    state = steps(begin(flow(id))[0], do.Fill(cells))
    assert state.book.answers[ids.count(NEW)] == Answer(Count(value=6), "computed")
    state = told(state, {ids.table: "是"})
    assert finished_ledger(state)
    assert {c: state.plan.sheet[c] for c in cells} == {c: count.value for c, count in cells.items()}
