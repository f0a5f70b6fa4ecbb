"""What can be done about an answer that was refused: keep it as it stands, change it, change another, change the form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from interview.dataclass import dataclass
from interview.engine.answers.kinds import Choices, Parsed, Value
from interview.engine.answers.problems import Problem
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Entry, LastYear
from interview.engine.plan.last_year.figures import figures_here
from interview.engine.plan.ledger.carried_in import left_open
from interview.engine.plan.ledger.case_list import CARRIED_IN
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.ledger.ledger import FEW
from interview.engine.plan.misfits import odd_part
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.step.validate import parse
from interview.engine.sums.error_localisation import Change


@dataclass(frozen=True, slots=True)
class WayOut:
    """One thing to do about a refusal."""

    code: str
    """Names what to say: insist, as_it_is, means_it, change, change_it, search, sets_yes, sets_no."""
    command: do.Command | None
    """What it does; None leaves everything as it is, for the clerk to think again."""
    keeps_text: bool = False
    """Whether what was typed stays in the field."""


def ways_out(state: State, problem: Problem, refused: do.Answer | do.Fill) -> tuple[WayOut, ...]:
    """The ways out of a problem that may be insisted on; the second one always changes nothing."""
    insisted = replace(refused, insist=True)
    if problem.code == "sets_aside" or isinstance(refused, do.Fill):
        return WayOut("sets_yes", insisted), WayOut("sets_no", None)
    if problem.doubt:
        asked_back = problem.code in {"in_words", "in_words_none"}
        first = WayOut("means_it" if asked_back else "as_it_is", insisted)
        return first, WayOut("change", None, keeps_text=True)
    repairs = cast(Sequence[Change], problem.details.get("repairs", ()))
    others = [change.cell for change in repairs if change.cell != refused.question]
    ways = [WayOut("insist", insisted), WayOut("change", None, keeps_text=True)]
    ways += [WayOut("change_it", do.Revise(cell)) for cell in others]
    kept, _ = step(state, insisted)
    if cast(int, problem.details.get("tied", 0)) > FEW and kept.plan.subtotals(refused.question):
        ways.append(WayOut("search", do.Search(refused.question, refused.given)))
    return tuple(ways)


def not_over_yet(asked: Asked, meant: object, this_year: int, suggest: Mapping[str, str]) -> Problem | None:
    """What speaks against a report year that is not over, in the clerk's own time; the engine knows no time.

    Args:
        asked: The question.
        meant: What the engine would get.
        this_year: The year that it is; 0 where nobody has said.
        suggest: What was suggested by question id: the running year may then be taken, its question says that it is not over.
    """
    year = _year(asked, meant)
    if not this_year or year is None or year < this_year:
        return None
    if year == this_year and suggest.get(asked.id) == str(year):
        return None
    return Problem(
        "year_not_over", asked.id, {"year": year, "last": this_year - 1}, insistable=True, doubt=True
    )


def not_after_last(asked: Asked, meant: object, last: LastYear | None) -> Problem | None:
    """What speaks against a report year that what stands as last year's report is not of a year before."""
    year = _year(asked, meant)
    if last is None or year is None or year > last.year:
        return None
    details = {"year": year, "last": last.year, "next": last.year + 1}
    return Problem("year_not_after_last", asked.id, details, insistable=True, doubt=True)


def carried_in_left_out(plan: Plan, asked: Asked, meant: str | Value) -> Problem | None:
    """What speaks against applicants among whom some are not of whom last year's report left applications open."""
    ids = LedgerIds(plan.flow.ledger) if plan.flow.ledger else None
    if ids is None or asked.id != ids.who or meant == "":
        return None
    gate, heard = plan.get(ids.any(CARRIED_IN)), parse(asked, meant) if isinstance(meant, str) else meant
    picked = heard.value if isinstance(heard, Parsed) else heard
    if (
        gate is None
        or gate.answer is None
        or gate.answer.origin != "carried"
        or not isinstance(picked, Choices)
    ):
        return None
    last, year = plan.book.last, plan.value("year")
    left = left_open(ids, last, figures_here(plan.flow, last), year.value if year else None)
    columns = {column: n for column in ids.columns if (n := left.get(column)) and column not in picked.value}
    if not columns or not picked.value:
        return None
    return Problem("carried_in_left_out", asked.id, {"columns": columns}, insistable=True, doubt=True)


def _year(asked: Asked, meant: object) -> int | None:
    heard = parse(asked, meant) if asked.kind == "year" and isinstance(meant, str) and meant else None
    year = heard.value.value if isinstance(heard, Parsed) else None
    return year if isinstance(year, int) else None


def on_another_form(
    state: State,
    problem: Problem,
    flow_for: Callable[[int], str] | None,
    load: Callable[[str], Flow],
) -> State | None:
    """The same interview on the form of the year that was answered, its year still to be given.

    None where the other form has no place for what was told, or there is no such form. What was done on this form cannot
    be taken back on the other one; to take the new year back leaves the year open.

    Args:
        state: The interview as it stands.
        problem: Why the answer was refused.
        flow_for: Gives the id of the form for a year; None where the form was chosen.
        load: Gives a flow by its id.
    """
    if problem.code != "year_of_another_form" or flow_for is None:
        return None
    year = int(str(problem.details["year"]))
    other = load(flow_for(year))
    if not other.fits(year) or not _has_place_for_all(other, state.book.entries):
        return None
    told = {id: answer for id, answer in state.book.answers.items() if id != problem.question}
    moved = begin(other, replace(state.book, answers=told), problem.question)[0]
    lost = set(told) - set(moved.book.answers)
    return None if lost else replace(moved, place=replace(moved.place, back_to=state.place.back_to))


def _has_place_for_all(flow: Flow, entries: Sequence[Entry]) -> bool:
    return not entries or (
        flow.ledger is not None and all(odd_part(LedgerIds(flow.ledger), entry) is None for entry in entries)
    )
