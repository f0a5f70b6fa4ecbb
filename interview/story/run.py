"""Holding the interview with a story, and keeping the transcript.

The same steps as a person takes, answered by `engine.step.respondent`: what a story does not tell is passed over, never made up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from interview.engine.answers.kinds import PICKED, Value, plain
from interview.engine.flow.model import Section
from interview.engine.plan.book import Book, OutlinePart
from interview.engine.plan.drafting.last_texts import GAP
from interview.engine.plan.last_year.figures import figures_here
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.outline.outline import is_own, texts_of, usual
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.respondent import Facts, contradicted, reply
from interview.engine.step.state import State, Step
from interview.engine.step.turns import Finished, Note, Refuse, SectionOpened, Turn
from interview.engine.sums.error_localisation import System
from interview.engine.sums.relations import Number, compute, holds, sides
from interview.errors import StoryError
from interview.review.model import Finding
from interview.review.of_interview import findings
from interview.story.story_file import Story
from interview.talk.report.finish import finish, to_mend


@dataclass(frozen=True)
class Spoken:
    """One line of the transcript: a question and what was answered, or something said."""

    turn: Turn
    plan: Plan


@dataclass(frozen=True)
class ToldStory:
    """A story that was told."""

    state: State
    transcript: tuple[Spoken, ...]
    answers: int
    """How many inputs it took; an Enter counts."""
    finished: bool
    differing: Mapping[str, tuple[Number, Number | None]]
    """Totals the story gave otherwise than they come out: (told, ours)."""

    idle_reasons: tuple[str, ...] = ()
    """Reasons for findings that there are not."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What should be mended or looked at."""
        return findings(self.state.plan)

    @property
    def to_mend(self) -> tuple[Finding, ...]:
        """The errors without a reason, for which there is no report."""
        return to_mend(self.state.plan)


def tell_story(story: Story, book: Book | None = None) -> ToldStory:
    """Holds the interview.

    Raises:
        StoryError: The figures break an identity, or an answer was not taken, or a figure lies in a branch that
            the office's kind closes.
    """
    book = book or Book()
    facts = _facts(story, book)
    _refuse_broken(story, facts)
    state, turns = begin(story.flow, book, passed={})
    telling = _Telling(_arranged(state, story))
    telling.says(turns)
    telling.answer_all(facts)
    _refuse_closed(story, telling.state)
    telling.state, idle = _with_reasons(telling.state, story.reasons)
    if kept := tuple(asked.id for asked in telling.state.plan.unreviewed):
        # What a story leaves out it keeps on purpose: nobody held a key down.
        telling.go(step(telling.state, do.Confirm(kept)))
    finished = any(isinstance(turn, Finished) for turn in telling.go(finish(telling.state)))
    differing = _differing(story, telling.state.plan)
    return ToldStory(telling.state, tuple(telling.lines), telling.answers, finished, differing, idle)


class _Telling:
    """An interview on its way through a story: where it is, and all that was said."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.lines: list[Spoken] = []
        self.answers = 0

    def says(self, turns: Iterable[Turn]) -> None:
        """Keeps what was said, with the plan as it is now."""
        self.lines += [Spoken(turn, self.state.plan) for turn in turns]

    def go(self, made: Step) -> tuple[Turn, ...]:
        """Goes on to where a step led, and keeps what was said."""
        self.state, turns = made
        self.says(turns)
        return turns

    def answer_all(self, facts: Facts) -> None:
        """Answers whatever the story knows; what it does not is passed over."""
        passed: set[str] = set()
        while (asked := self.state.asked) is not None and asked.id not in passed:
            made = self._answered(asked, facts)
            if made is None:
                passed.add(asked.id)
            else:
                self.answers += 1
            self.state, turns = made or step(self.state, do.Skip())
            # It comes back at the end, and there is nothing more to say to it, nor anybody to tell that it will.
            again = self.state.place.question in passed
            self.says(turn for turn in turns if not _is_for_somebody(turn, again=again))
            while (carried := contradicted(facts, self.state.plan)) is not None:
                self.answers += 1
                self.go(_answered(self.state, carried.id, reply(facts, carried) or "", insist=True))

    def _answered(self, asked: Asked, facts: Facts) -> Step | None:
        """The step with the story's answer, or with what an empty Enter takes; None where there is neither."""
        answer = reply(facts, asked)
        if answer is None and _has_something(asked):
            answer = ""
        if answer is not None:
            return _answered(self.state, asked.id, answer)
        if _is_torn(asked) and self.state.plan.draft(asked.id) is not None:
            return step(self.state, do.Redraft(asked.id))
        return None


def _is_for_somebody(turn: Turn, *, again: bool) -> bool:
    """Whether a turn is said to who sits there: that a question comes again, or, when it does, where it stands."""
    return (again and isinstance(turn, SectionOpened)) or (isinstance(turn, Note) and turn.code == "later")


def _has_something(asked: Asked) -> bool:
    """Whether an empty Enter takes something that a story which is silent on it means: last year's, or a draft.

    Never a fact: a story that does not tell it says nothing of it, and last year's is no answer.
    """
    if asked.kind in PICKED or (asked.question is not None and asked.question.serves):
        return False
    return (asked.kind == "prose" and asked.offer is not None) or (
        asked.last is not None and not _is_torn(asked)
    )


def _is_torn(asked: Asked) -> bool:
    """Whether last year's text has a gap, which nobody is there to fill."""
    return asked.kind == "prose" and asked.last is not None and GAP in str(asked.last.value)


def _arranged(state: State, story: Story) -> State:
    """The interview under the story's headings, its parts in the story's order.

    A part that the form has and last year's outline had not is told again under the form's own headings.
    """
    for section in story.flow.sections:
        known = {part.id for part in usual(section)}
        named = {id: text for id, text in story.headings.items() if id in known or is_own(section.id, id)}
        if named:
            parts = _as_named(state.flow.section[section.id], named)
        elif any(id in known and id not in state.flow.questions for id in story.texts):
            parts = usual(section)
        else:
            continue
        state, turns = step(state, do.Arrange(section.id, parts, insist=True))
        if refusal := next((turn for turn in turns if isinstance(turn, Refuse)), None):
            raise StoryError("story_outline", key=section.id, problem=refusal.problem)
    for id in story.texts:
        if id not in state.flow.questions:
            raise StoryError("story_no_heading", key=id)
    return state


def _as_named(section: Section, named: Mapping[str, str]) -> tuple[OutlinePart, ...]:
    """The parts with those that are named in their order among themselves, new ones behind the one named before them.

    Where a text takes another along and is named without a heading, the two are one.
    """
    joined = {text.id for text in texts_of(section) if text.joins and named.get(text.joins) == ""} - {*named}
    here = [part for part in usual(section) if part.id not in joined]
    order = [OutlinePart(id, heading) for id, heading in named.items()]
    known = iter([part for part in order if any(part.id == each.id for each in here)])
    found = [next(known) if part.id in named else part for part in here]
    for at, part in enumerate(order):
        if part in found:
            continue
        behind = found.index(order[at - 1]) + 1 if at else len(found) * bool(part.heading)
        found.insert(behind, part)
    return tuple(found)


def _with_reasons(state: State, reasons: Mapping[str, str]) -> tuple[State, tuple[str, ...]]:
    known = {finding.id for finding in findings(state.plan)}
    for finding, reason in reasons.items():
        state, _ = step(state, do.Accept(finding, reason))
    return state, tuple(finding for finding in reasons if finding not in known)


def _answered(state: State, question: str, answer: str | Value, *, insist: bool = False) -> Step:
    after, turns = step(state, do.Answer(question, answer, insist))
    refusal = next((turn for turn in turns if isinstance(turn, Refuse)), None)
    if refusal is not None and refusal.problem.doubt:  # a story means what it says
        return _answered(state, question, answer, insist=True)
    if refusal is not None:
        raise StoryError("story_refused", question=question, problem=refusal.problem)
    return after, turns


def _facts(story: Story, book: Book) -> Facts:
    """What the respondent knows: the story, and what was carried from last year where the story is silent."""
    figures = dict(story.figures)
    ledger = story.flow.ledger
    if ledger is not None and book.last is not None and book.last.year + 1 == story.year:
        ids, before = LedgerIds(ledger), figures_here(story.flow, book.last)
        for column in ids.columns:
            carried = before.get(ids.cell(ids.out, column))
            if carried is not None:
                figures.setdefault(ids.cell("carried_in", column), carried)
    way = story.answers.get(f"{ledger.id}.way", "by_result") if ledger else ""
    profile = book.last.profile if book.last else {}
    choices = {id for id, question in story.flow.questions.items() if question.kind == "choice"}
    kept = {id: told for id, told in profile.items() if id in choices}
    return Facts(
        story.flow,
        figures,
        {**kept, **story.profile, **story.texts},
        story.year,
        story.answers,
        way,
        story.reasons,
        story.facts,
    )


def _refuse_broken(story: Story, facts: Facts) -> None:
    """Figures that break an identity are refused before anything is asked, with the sums."""
    sheet: dict[str, Number | None] = {}
    computed = {relation.target for relation in story.flow.relations if relation.computes}
    for address in story.flow.cells:
        if address not in computed:
            sheet[address] = facts.known.figure(address)
    compute(story.flow.relations, sheet)
    told_ids = story.flow.told_ids
    broken = [r for r in story.flow.relations if r.id in told_ids and holds(r, sheet) is False]
    if broken:
        system = System(story.flow.told_relations)
        told = story.figures.__contains__
        raise StoryError(
            "story_identity",
            findings=tuple(
                (each, *map(plain, sides(each, sheet)), system.mends(sheet, told, {each.id}))
                for each in broken
            ),
        )


def _refuse_closed(story: Story, state: State) -> None:
    for address, value in story.figures.items():
        figure = state.plan.figures[address]
        if value and figure.value == 0 and figure.origin == "zero":
            raise StoryError("story_closed", key=address, value=plain(value), because=figure.because or "")


def _differing(story: Story, plan: Plan) -> dict[str, tuple[Number, Number | None]]:
    ours = {address: plan.figures[address].value for address in story.totals}
    return {address: (told, ours[address]) for address, told in story.totals.items() if told != ours[address]}
