"""What every change of an interview promises: nothing stale, nothing valid lost, and what followed followed for a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from interview.engine.answers.kinds import Prose
from interview.engine.plan.book import Answer, Book
from interview.engine.plan.ledger.case_list import CARRIED_IN, NEW, counts
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.plan import Plan
from interview.engine.step import commands as do
from interview.engine.step.impact import between
from interview.engine.step.state import State
from interview.engine.step.ways import cells_of

GIVEN = frozenset({"typed", "confirmed", "inferred", "imported", "summed", "beside"})


def nothing_stale(state: State) -> None:
    """The plan that a running interview has is the one its book has."""
    plan, anew = state.plan, Plan(state.flow, Book(**{each: getattr(state.book, each) for each in _PARTS}))
    assert anew.book == state.book == plan.book, "the book is settled"
    assert plan.figures == anew.figures, "no figure is stale"
    assert plan.asked == anew.asked, "no question is stale"
    assert plan.findings == anew.findings, "no finding is stale"
    assert state.place.question is None or state.asked is not None, "only reachable questions are asked"


_PARTS = ("answers", "aside", "entries", "accepted", "last")


def nothing_lost(before: State, after: State, told: do.Command) -> None:
    """Every answer that was given and not replaced is live or set aside."""
    ids = LedgerIds(before.flow.ledger) if before.flow.ledger else None
    touched = set(_addressed(before, after, told))
    retold = ids is not None and (
        isinstance(told, do.Place | do.Remove) or ids.way in touched or (not touched.isdisjoint(ids.inputs())
        and isinstance(told, do.Fill))
    )  # fmt: skip
    now = {**after.book.aside, **after.book.answers}
    for id, answer in {**before.book.aside, **before.book.answers}.items():
        if answer.origin not in GIVEN or id in touched or (retold and ids and id.startswith(ids.prefix)):
            continue
        assert id in now, f"{id} was lost by {told}"
        kept = now[id] == answer or now[id].origin == "computed" or _only_followed(answer, now[id])
        assert kept, f"{id} was changed by {told}"
    _followed(before, after)
    if ids is not None:
        _ledger_kept(before, after, told, ids, touched)
    accepted = {told.finding} if isinstance(told, do.Accept) else set()
    lost = before.book.accepted.keys() - after.book.accepted.keys() - accepted
    assert not lost, f"the reason for {lost} was lost"


def _only_followed(was: Answer, now: Answer) -> bool:
    """Whether a text is another one only as it follows: one that was taken as drafted is drafted anew, of any other its numbers are."""
    if now.origin != was.origin or not isinstance(was.value, Prose) or not isinstance(now.value, Prose):
        return False
    return was.origin == "inferred" or _own_words(was) == _own_words(now)


def _own_words(answer: Answer) -> list[str]:
    """What of a text stands between the places that say a figure or a fact."""
    text, at = str(answer.value.value), 0
    pieces = []
    for place in answer.bound:
        pieces.append(text[at : place.start])
        at = place.end
    return [*pieces, text[at:]]


def _followed(before: State, after: State) -> None:
    """A control figure that followed its counts is what they come to, also where it is back or others are counted now."""
    for control, parts in after.plan.controls.items():
        answer = after.book.answers.get(control)
        as_before = answer == before.book.answers.get(control) and parts == before.plan.controls.get(control)
        if answer is None or answer.origin != "computed" or as_before:
            continue
        figures = [after.plan.sheet[part] for part in parts]
        assert not parts or None in figures or sum(int(f or 0) for f in figures) == answer.value.value, (
            f"{control} followed to another number"
        )


def _addressed(before: State, after: State, told: do.Command) -> Iterator[str]:
    """The answers that a command means to replace."""
    if isinstance(told, do.Fill):
        yield from told.values
        gates = {asked.gate_of: asked.id for asked in before.plan.asked if asked.gate_of}
        yield from (gates[id] for id in told.values if id in gates)
        yield from _following(before, after, told)
    elif isinstance(told, do.Answer | do.Search):
        yield told.question
        asked = before.plan.get(told.question)
        assert asked is not None
        if asked.gate_of:
            yield asked.gate_of
        yield from (other.id for other in before.plan.asked if other.gate_of == asked.id)
        yield from _choosing(before, asked.id)
        control = asked.share.control if asked.share is not None else None
        if control is not None and control not in after.book.answers:  # all of them came to nothing
            yield control
            yield from _choosing(before, control)
        if asked.share is not None and asked.share.control_gate and asked.share.control:
            gate = after.book.answers.get(asked.share.control_gate)
            if gate is not None and gate.origin == "computed":  # all of them came to nothing
                yield from (asked.share.control_gate, asked.share.control)


def _choosing(state: State, count: str) -> Iterator[str]:
    """The choices by which the tally of a count is opened."""
    tally = count.removesuffix(".count")
    for (id, _), cells in state.flow.opened.items():
        if any(cell.startswith(f"{tally}.") for cell in cells):
            yield id


def _following(before: State, after: State, told: do.Fill) -> Iterator[str]:
    """What follows from figures told at once: their gates, the figures that are now 0 with them, the rest of a tally."""
    flow, told_now = before.flow, told.values.keys()
    beside: set[str] = set()
    gates = {gate for (gate, _), cells in flow.opened.items() if not told_now.isdisjoint(cells)}
    for (gate, _), cells in flow.opened.items():
        beside.update(cells if gate in gates else ())
    for tally in flow.tallies:
        parts = {f"{tally.id}.{part.id}" for part in tally.parts}
        if not told_now.isdisjoint(parts):
            beside |= parts
            yield from (f"{tally.id}.{each}" for each in ("any", "count", "only"))
    yield from gates
    # As it was, but a gate or a choice says it now, or it says itself what those said.
    for cell in beside & before.plan.figures.keys():
        was, now = before.plan.figures[cell].value, after.plan.figures[cell].value
        if was is not None and was == now:
            yield cell


def _ledger_kept(before: State, after: State, told: do.Command, ids: LedgerIds, touched: set[str]) -> None:
    entries, now = before.book.entries, after.book.entries
    if isinstance(told, do.Place):
        kept = [*entries[: told.at], told.entry, *entries[told.at + 1 :]]
        assert [*now] == kept, "only the placed entry changes"
    elif isinstance(told, do.Remove):
        assert [*now] == [*entries[: told.at], *entries[told.at + 1 :]], "only the removed entry goes"
    elif isinstance(told, do.Answer) and ids.way in touched:
        _cells_went_along(before, after, ids)
    elif (
        isinstance(told, do.Answer) and (asked := before.plan.get(told.question)) and asked.entry is not None
    ):
        others = [entry for at, entry in enumerate(entries) if at != asked.entry]
        assert [e for at, e in enumerate(now) if at != asked.entry][: len(others)] == others, (
            "the other entries stay"
        )
    else:
        assert now == entries, "the list stays"


def _cells_went_along(before: State, after: State, ids: LedgerIds) -> None:
    """Another way says at least what was known: as cells, or in the list."""
    was, now = cells_of(before.plan, ids), cells_of(after.plan, ids)
    way = after.plan.value(ids.way)
    if way is not None and way.value == "one_by_one":
        listed = counts(after.book.entries)
        balanced = all(_balances(was, ids, column) for column in ids.columns)
        for key, count in was.items():
            assert not count or not balanced or listed.get(key, 0) == count, f"{key} is not in the list"
        return
    assert before.book.entries == after.book.entries, "the list is kept beside"
    told_first = between(before.plan, after.plan).loses
    for key, count in was.items():
        id = ids.cell(*key)
        # Nobody said a 0 of a table that is only done, nor what last year carries.
        unsaid = before.plan.figures[id].origin in {"zero", "carried"}
        if count is None or now[key] is None or unsaid or id in told_first:
            continue
        assert now[key] == count, f"{key} is another by another way"


def _balances(cells: Mapping[tuple[str, str], int | None], ids: LedgerIds, column: str) -> bool:
    rows = [cells[row, column] for row in (NEW, CARRIED_IN)], [cells[row, column] for row in ids.endings]
    return None not in (*rows[0], *rows[1]) and sum(n or 0 for n in rows[0]) == sum(n or 0 for n in rows[1])
