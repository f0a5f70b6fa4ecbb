"""Lists of applications for tests: random ones, their cells, and interviews that hold them."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from interview.engine.answers.kinds import Choice, Count, YesNo
from interview.engine.plan.book import UNSURE, Entry
from interview.engine.plan.ledger.case_list import CARRIED_IN, NEW, counts
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from interview.engine.step.state import State
from tests.support.interviews import flow, steps

_LEDGER = flow("disclosure_2021").ledger
assert _LEDGER is not None
IDS = LedgerIds(_LEDGER)
COLUMNS, ENDINGS = IDS.columns, IDS.endings


def random_list(rng: Random, n: int, *, unsure: bool = False) -> tuple[Entry, ...]:
    """A list of n applications; with some not placed or not sure if wanted."""
    columns, endings = rng.sample(COLUMNS, rng.randrange(1, 4)), rng.sample(ENDINGS, rng.randrange(1, 6))
    listed = tuple(Entry(rng.random() < 0.2, rng.choice(columns), rng.choice(endings)) for _ in range(n))
    return tuple(_unsure(rng, entry) for entry in listed) if unsure else listed


def _unsure(rng: Random, entry: Entry) -> Entry:
    match rng.randrange(8):
        case 0:
            return replace(entry, result=None)
        case 1:
            return replace(entry, result=UNSURE, given="not", step=rng.randrange(5))
        case 2:
            return replace(entry, column=UNSURE)
        case 3:
            return Entry(carried=entry.carried)
        case _:
            return entry


def cells_by_list(listed: tuple[Entry, ...]) -> dict[tuple[str, str], int]:
    """Every cell that a list makes, the zeros too."""
    known = counts(listed)
    return {
        (row, column): known.get((row, column), 0)
        for row in (NEW, CARRIED_IN, *ENDINGS)
        for column in COLUMNS
    }


def state_with(listed: tuple[Entry, ...]) -> State:
    """An interview in which this list was told one by one."""
    state = begin(flow("disclosure_2021"))[0]
    for row, carried in ((NEW, False), (CARRIED_IN, True)):
        n = sum(entry.carried is carried for entry in listed)
        state = steps(state, do.Answer(IDS.any(row), Count(value=n) if n else YesNo(value=False)))
    state = steps(state, do.Answer(IDS.way, Choice(value="one_by_one")))
    return steps(state, *(do.Place(at, entry) for at, entry in enumerate(listed)))
