"""Whether a report may be finished: the engine's own reasons against it, and errors that nobody mended or explained.

The one gate of every way to a finished report: both faces, a story, an export. It judges by the plan alone and writes
nothing.
"""

from __future__ import annotations

from dataclasses import replace

from interview.engine.answers.problems import Problem
from interview.engine.plan.plan import Plan
from interview.engine.step import commands as do
from interview.engine.step.handlers.sign_off import unfinished as of_the_book
from interview.engine.step.machine import step
from interview.engine.step.state import State, Step
from interview.engine.step.turns import Refuse
from interview.review.model import Finding
from interview.review.of_interview import findings


def to_mend(plan: Plan) -> tuple[Finding, ...]:
    """The findings that stop a finish until they are mended or a reason is given; broken identities are the book's own."""
    return tuple(
        each
        for each in findings(plan)
        if each.severity == "error" and not each.stops and each.accepted is None
    )


def unfinished(plan: Plan) -> Problem | None:
    """Why a report cannot be finished; None where it can.

    Its details are `open`, `broken` and `kept`, ids each, and `errors`, how many findings.
    """
    errors, problem = len(to_mend(plan)), of_the_book(plan)
    if not errors:
        return problem
    details = problem.details if problem else dict.fromkeys(("open", "broken", "kept"), ())
    return replace(problem or Problem("not_finished"), details={**details, "errors": errors})


def finish(state: State) -> Step:
    """Finishes an interview, or says what stands against it and leaves the state as it is."""
    problem = unfinished(state.plan)
    return (state, (Refuse(problem),)) if problem is not None else step(state, do.Finish())
