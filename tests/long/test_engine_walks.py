"""Long random walks and lists: 20,000 with NIANBAO_LONG=1, a fiftieth of that otherwise."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from random import Random

from interview.engine.answers.kinds import Choice
from interview.engine.plan.book import Book
from interview.engine.plan.ledger.case_list import reconcile
from interview.engine.plan.plan import Plan
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.session import FileContents, Session, to_book, to_file
from tests.support.interviews import FORMS, flow, steps
from tests.support.lists import COLUMNS, ENDINGS, IDS, cells_by_list, random_list, state_with
from tests.support.walks import command

MOMENT = datetime(2026, 1, 5, tzinfo=UTC)
HOW_MANY = 20_000 if os.environ.get("NIANBAO_LONG") == "1" else 400


def way(state: State, to: str) -> State:
    return steps(state, do.Answer(IDS.way, Choice(value=to)))


def test_every_list_survives_its_own_cells_and_every_other_way() -> None:
    for seed in range(HOW_MANY):
        rng = Random(seed)
        listed = random_list(rng, rng.randrange(1, 11), unsure=rng.random() < 0.4)
        state = state_with(listed)
        assert state.book.entries == listed, seed
        for other in rng.sample(("by_result", "table"), 2):
            there = way(state, other)
            assert way(there, "one_by_one").book.entries == listed, (seed, other)
            assert step(there, do.Undo())[0].book == state.book, (seed, other)
        resumed = begin(state.flow, through_a_file(state), state.place.question)[0]
        assert resumed.book.entries == listed, seed
        assert resumed.place.question == state.place.question, seed
        assert last_of_the_list(state) == len(listed) - 1, seed


def through_a_file(state: State) -> Book:
    session = Session(state.flow.id, state.flow.version, state.book, state.place.question)
    return to_book(FileContents.model_validate_json(to_file(session, MOMENT).model_dump_json(by_alias=True)))


def last_of_the_list(state: State) -> int | None:
    """The entry that Back finds from the question after the list."""
    after = next(asked for asked in state.plan.asked if asked.section == "disputes")
    back, _ = step(step(state, do.Jump(after.id))[0], do.Back())
    return back.asked.entry if back.asked else None


def test_every_list_can_be_brought_to_any_other_list_s_cells() -> None:
    for seed in range(HOW_MANY):
        rng = Random(seed)
        listed = random_list(rng, rng.randrange(13), unsure=True)
        wanted = cells_by_list(random_list(rng, rng.randrange(13)))
        made = reconcile(listed, wanted, COLUMNS, ENDINGS)
        assert cells_by_list(made) == wanted, seed
        assert reconcile(made, wanted, COLUMNS, ENDINGS) == made, seed


def test_no_walk_raises_or_unsettles_a_book() -> None:
    for seed in range(HOW_MANY // 10):
        rng = Random(seed)
        state = begin(flow(FORMS[seed % len(FORMS)]))[0]
        for _ in range(60):
            spec = (rng.randrange(20), rng.randrange(401), rng.randrange(64), rng.randrange(4))
            state, _ = step(state, command(state, spec))
            assert Plan(state.flow, state.book).book == state.book, seed
            assert state.place.question is None or state.asked is not None, seed
