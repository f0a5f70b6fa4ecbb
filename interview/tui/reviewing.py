"""The review as rows: what is open, what does not come out, what to look at, what was kept, every answer.

Made from the plan, never by hand. What choosing a row does is data too; `screens/review.py` carries it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from interview.engine import commands as do
from interview.engine.machine import State, step
from interview.engine.plan import Plan
from interview.engine.turns import Refuse
from interview.engine.walk import Asked
from interview.review.finding import Finding
from interview.review.live import findings, questions_of, ways_to_mend
from interview.review.telling import one_line
from interview.tui.widgets.rows import Row
from interview.wording.catalog import Words
from interview.wording.names import name_of, section_name, title_of
from interview.wording.speech import mend_line, refused, told
from interview.wording.tables import cut

_LONGEST = 44
"""So many cells of a long answer are shown."""
_OFFERED = 3
"""At most so many questions of a finding are offered to be changed."""


@dataclass(frozen=True, slots=True)
class Explain:
    """The clerk wants to say why a finding is published as it is."""

    finding: str


@dataclass(frozen=True, slots=True)
class WriteDraft:
    """The clerk wants a draft."""


@dataclass(frozen=True, slots=True)
class Place:
    """A row that leads to a question; the same question may stand in several parts of the review."""

    part: str
    question: str

    @property
    def command(self) -> do.Command:
        """Goes there, and comes back after."""
        return do.Revise(self.question)


def review_rows(state: State, words: Words) -> list[Row]:
    """Everything there is to see before a report is written."""
    plan = state.plan
    rows = [*_endings(state, words)]
    for part, of_part in (
        ("open", _open(plan, words)), ("broken", _findings(plan, words, stops=True)),
        ("look", _findings(plan, words, stops=False)), ("kept", _kept(plan, words)),
    ):  # fmt: skip
        mine = list(of_part)
        if mine:
            rows += [Row(""), Row(words.say(f"screen.review_{part}"), kind="heading"), *mine]
    for section in sorted(state.flow.sections, key=lambda each: each.part):
        asked = [each for each in plan.in_section(section.id) if each.answer is not None]
        if asked:
            rows += [Row(""), Row(section_name(section, words), kind="heading")]
            rows += [_answer("all", each, plan, words) for each in asked]
    return rows


def _endings(state: State, words: Words) -> Iterator[Row]:
    """How the report can be ended from here, the likeliest first."""
    plan = state.plan
    if plan.finishable:
        yield Row(words.say("screen.review_ready"), kind="warm")
        yield Row(words.say("line.finish"), means=do.Finish())
        return
    yield Row(not_finished(state, words), kind="warm")
    following = plan.next_after(None)
    if following is not None:
        yield Row(words.say("line.go_on"), means=do.Jump(following.id))
    yield Row(words.say("line.finish_draft"), means=WriteDraft())


def not_finished(state: State, words: Words) -> str:
    """Why the report cannot be finished yet."""
    _, turns = step(state, do.Finish())
    return next(refused(state.flow, turn.problem, words) for turn in turns if isinstance(turn, Refuse))


def _open(plan: Plan, words: Words) -> Iterator[Row]:
    return (_answer("open", each, plan, words) for each in plan.open)


def _kept(plan: Plan, words: Words) -> Iterator[Row]:
    """What stands as it stood last year, among what changes every year."""
    return (_answer("kept", asked, plan, words) for asked in plan.kept)


def _answer(part: str, asked: Asked, plan: Plan, words: Words) -> Row:
    value = words.say("review.empty")
    if asked.answer is not None:
        value = cut(told(asked, asked.answer.value, words).replace("\n", " "), _LONGEST)
        origin = asked.answer.origin
        marks = [] if origin == "typed" or part == "kept" else [words.say(f"origin.{origin}")]
        marks += [words.say("ask.again")] if asked.unsettled else []
        value = " · ".join([value, *marks])
    return Row(
        title_of(plan.flow, asked, words),
        value,
        means=Place(part, asked.id),
        strong=asked.answer is not None,
        indent=2,
    )


# Findings ----------------------------------------------------------------------------------------------------------


def _findings(plan: Plan, words: Words, *, stops: bool) -> Iterator[Row]:
    for finding in findings(plan):
        if finding.stops == stops:
            yield from _finding(plan, finding, words)


def _finding(plan: Plan, finding: Finding, words: Words) -> Iterator[Row]:
    mended = mend_line(plan.flow, ways_to_mend(plan, finding), words)
    yield Row(one_line(finding, plan.flow, words), below=mended, indent=2)
    for question in questions_of(plan, finding)[:_OFFERED]:
        name = name_of(plan.flow, question, words)
        yield Row(words.say("line.change_it", name=name), means=Place(finding.id, question), indent=4)
    if finding.stops:
        return
    key = "explain_again" if finding.accepted else "explain"
    yield Row(words.say(f"review.{key}"), means=Explain(finding.id), indent=4)
    if finding.accepted:
        yield Row(words.say("screen.review_unsay"), means=do.Accept(finding.id, ""), indent=4)
