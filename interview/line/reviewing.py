"""The review list: every answer with where it comes from, every finding; made from the plan, never by hand."""

from __future__ import annotations

from dataclasses import dataclass

from interview.engine.machine import State
from interview.engine.walk import Asked
from interview.line.screen import Screen
from interview.review.finding import Finding
from interview.review.live import findings, ways_to_mend
from interview.review.telling import one_line
from interview.wording.catalog import Words
from interview.wording.names import section_name, title_of
from interview.wording.speech import mend_line, told
from interview.wording.tables import cut

_LONGEST = 44


@dataclass(frozen=True, slots=True)
class ReviewList:
    """The lines of a review by their numbers."""

    questions: tuple[Asked, ...]
    findings: tuple[Finding, ...]

    def at(self, number: int) -> Asked | Finding | None:
        """What a number stands for."""
        lines: tuple[Asked | Finding, ...] = (*self.questions, *self.findings)
        return lines[number - 1] if 0 < number <= len(lines) else None


def review(state: State, screen: Screen, words: Words) -> ReviewList:
    """Shows everything that was answered and everything to look at."""
    plan = state.plan
    questions: list[Asked] = []
    for section in sorted(state.flow.sections, key=lambda each: each.part):
        mine = [asked for asked in plan.in_section(section.id) if asked.answer or not asked.subtotal_of]
        if not mine:
            continue
        screen.line()
        screen.line(section_name(section, words))
        rows = []
        for asked in mine:
            questions.append(asked)
            rows.append((f"{len(questions):>3} {title_of(state.flow, asked, words)}", _value(asked, words)))
        screen.rows(rows, margin=0)
    found = findings(plan)
    for number, finding in enumerate(found, start=len(questions) + 1):
        screen.say(f"{number:>3} {one_line(finding, state.flow, words)}", margin=0)
        if mended := mend_line(state.flow, ways_to_mend(plan, finding), words):
            screen.say(mended)
    if plan.kept:
        numbers = {asked.id: number for number, asked in enumerate(questions, start=1)}
        screen.line()
        screen.line(words.say("screen.review_kept"))
        kept = [(f"{numbers[a.id]:>3} {title_of(state.flow, a, words)}", _told(a, words)) for a in plan.kept]
        screen.rows(kept, margin=0)
    return ReviewList(tuple(questions), found)


def _told(asked: Asked, words: Words) -> str:
    """The answer of an answered question, cut to a line."""
    assert asked.answer is not None  # noqa: S101 - only ever of an answered one
    return cut(told(asked, asked.answer.value, words).replace("\n", " "), _LONGEST)


def _value(asked: Asked, words: Words) -> str:
    if asked.answer is None:
        return words.say("review.empty")
    text = _told(asked, words)
    origin = asked.answer.origin
    mark = "" if origin == "typed" else f"（{words.say(f'origin.{origin}')}）"
    return text + mark + (f"（{words.say('ask.again')}）" if asked.unsettled else "")
