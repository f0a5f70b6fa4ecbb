"""Every cell of every whole report, one slip of the hand at a time: is it seen, and is the right cell named?

`pytest -s tests/interview/engine/test_slips_of_the_hand.py` prints the tables.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

import pytest

from interview.engine.answers.kinds import Count
from interview.engine.plan.book import count_of
from interview.engine.plan.ledger.ledger import FEW
from interview.engine.step import commands as do
from interview.engine.step.corrections import mends
from interview.engine.step.machine import step
from interview.engine.step.respondent import Facts, reply
from interview.engine.sums.error_localisation import Change, Mend, System
from interview.engine.sums.relations import Number, compute
from tests.support.interviews import Held, facts_of, flow, hold
from tests.support.offices import SIX
from tests.support.reports import WHOLE, typed

SEED = int(os.environ.get("NIANBAO_SEED", "2026"))


@dataclass
class Tally:
    """What came of the slips of one kind or office."""

    ties: list[int | None] = field(default_factory=list)
    """Of each slip, how many changes are as likely as the true one; None where nothing was seen."""

    @property
    def flagged(self) -> list[int]:
        return [tie for tie in self.ties if tie is not None]

    def share(self, at_most: int) -> float:
        return sum(tie <= at_most for tie in self.flagged) / max(1, len(self.flagged))

    def __str__(self) -> str:
        seen = self.flagged
        return (
            f"{len(self.ties):6} slips, {len(seen) / max(1, len(self.ties)):7.2%} seen; the true cell alone {self.share(1):6.1%}, "
            f"at most {FEW} {self.share(FEW):6.1%}, mean tie {sum(seen) / max(1, len(seen)):.2f}, largest {max(seen, default=0)}"
        )


def slips(true: int, random: Random) -> Iterator[tuple[str, int]]:
    """What hands make of a number, one of each kind."""
    typed, found = (
        str(true),
        [("one more", true + 1), ("one less", true - 1), ("nothing", 0), ("ten times", true * 10)],
    )
    at = random.randrange(len(typed))
    digit = random.choice([each for each in "0123456789" if each != typed[at]])
    found.append(("a digit changed", int(typed[:at] + digit + typed[at + 1 :])))
    if len(typed) > 1:
        at = random.randrange(len(typed))
        found.append(("a digit dropped", int(typed[:at] + typed[at + 1 :])))
        at = random.randrange(len(typed) - 1)
        found.append(("two swapped", int(typed[:at] + typed[at + 1] + typed[at] + typed[at + 2 :])))
    yield from ((kind, given) for kind, given in found if given >= 0 and given != true)


def tie(found: Sequence[Mend], truth: Change) -> int | None:
    """How many changes are as likely as the true one; None where nothing was found to mend."""
    if not found:
        return None
    mine = next(mend for mend in found if mend.changes == (truth,))
    return sum(mend.unlikelihood <= mine.unlikelihood for mend in found)


def printed_sheet(number: str) -> tuple[System, dict[str, Number | None]]:
    """A published report with its totals made right, as a reader would have it."""
    id, figures = typed(number)
    form = flow(id)
    computed = {each.target for each in form.relations if each.computes}
    sheet: dict[str, Number | None] = {a: figures.get(a, 0) for a in form.cells if a not in computed}
    compute(form.relations, sheet)
    return System(form.relations), sheet


@pytest.mark.no_cover
def test_with_printed_totals_the_true_cell_is_named() -> None:
    random = Random(SEED)
    by_kind: dict[str, Tally] = {}
    whole, applications, loose = Tally(), Tally(), Counter[str]()
    cells = 0
    for report in WHOLE:
        system, sheet = printed_sheet(report)
        for cell, true in sheet.items():
            cells += 1
            if not system.covers(cell):
                loose[cell] += 1
                continue
            assert isinstance(true, int)
            for kind, given in slips(true, random):
                found = tie(system.mends({**sheet, cell: given}), Change(cell, given, true))
                for each in (
                    whole,
                    by_kind.setdefault(kind, Tally()),
                    *[applications] * cell.startswith("applications."),
                ):
                    each.ties.append(found)
    print(f"\nprinted totals, seed {SEED}: {whole}\n  applications: {applications}")
    for kind, each in by_kind.items():
        print(f"  {kind:16} {each}")
    print(f"  in no equation: {loose.total()} of {cells} cells: {', '.join(sorted(loose))}")
    assert len(whole.flagged) == len(whole.ties)
    assert whole.share(1) >= 0.85
    assert applications.share(1) == 1
    assert max(whole.flagged) <= 5


@pytest.mark.slow
def test_on_the_interview_s_own_sheet_with_its_subtotals_few_cells_are_left() -> None:
    random = Random(SEED)
    by_kind: dict[str, Tally] = {}
    at_once, searched, asked = Tally(), Tally(), Counter[int]()
    offices: list[tuple[str, str, Mapping[str, Number]]] = [
        *((report, *typed(report)) for report in WHOLE),
        ("six", "disclosure_2021", SIX),
    ]
    for _, id, figures in offices:
        facts = facts_of(id, figures, kind="city_government")
        held = hold(facts)
        for cell, true in counts_told(held):
            for kind, given in slips(true, random):
                first, last, subtotals = looked_for(facts, held, cell, true, given)
                at_once.ties.append(first)
                searched.ties.append(last)
                by_kind.setdefault(kind, Tally()).ties.append(last)
                asked[subtotals] += 1
    print(
        f"\nthe interview's own sheet, seed {SEED}\n  at once:        {at_once}\n  with subtotals: {searched}"
    )
    for kind, each in by_kind.items():
        print(f"  {kind:16} {each}")
    print("  subtotals asked:", ", ".join(f"{n}: {times}" for n, times in sorted(asked.items())))
    assert len(searched.flagged) / len(searched.ties) >= 0.95
    assert searched.share(FEW) >= 0.8


def counts_told(held: Held) -> list[tuple[str, int]]:
    """The counts of the by-result interview, control figures too."""
    return [
        (asked.id, count_of(asked.answer))
        for asked in held.state.plan.asked
        if asked.kind == "count"
        and asked.answer is not None
        and asked.section in {"applications", "disputes"}
    ]


def looked_for(
    facts: Facts, held: Held, cell: str, true: int, given: int
) -> tuple[int | None, int | None, int]:
    """The tie when the slip shows, the tie after the subtotals that are then asked, and how many those are."""
    truth = Change(cell, given, true)
    first = tie(mends(held.state.plan, {cell: given}), truth)
    if first is None or first <= FEW:
        return first, first, 0
    state, _ = step(held.state, do.Search(cell, Count(value=given)))
    subtotals = 0
    while state.asked is not None and state.asked.subtotal_of:
        told = reply(facts, state.asked)
        assert told is not None
        state, _ = step(state, do.Answer(state.asked.id, told))
        subtotals += 1
    return first, tie(mends(state.plan), truth) if subtotals else first, subtotals
