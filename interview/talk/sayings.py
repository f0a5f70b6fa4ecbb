"""The turns of the conversation as what is said beside the question: a face draws each in its way, and decides none of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from interview.dataclass import dataclass
from interview.engine.flow.model import Section
from interview.engine.plan.walk import Asked
from interview.engine.step.state import State
from interview.engine.step.turns import Ask, Finished, Note, Refuse, Reply, SectionDone, SectionOpened, Turn
from interview.talk.prompt.drafts import rewritten, until_answered
from interview.wording.catalog import Words
from interview.wording.turns import said


@dataclass(frozen=True, slots=True)
class Heard:
    """A question with the answer it got."""

    asked: Asked
    passing: str
    """What is said to it; empty where silence is better."""


@dataclass(frozen=True, slots=True)
class Begins:
    """A section begins."""

    section: Section
    opening: str
    """What is said of it first; empty where there is nothing, or it was said."""


@dataclass(frozen=True, slots=True)
class Ends:
    """Nothing more is open in a section."""

    section: Section
    figures: bool
    """Whether it has figures to show; all 0 is said in words."""
    passing: str


@dataclass(frozen=True, slots=True)
class Passing:
    """Something to know."""

    text: str
    until: frozenset[str]
    """The questions with whose next answer it is over."""


@dataclass(frozen=True, slots=True)
class Follows:
    """A text that followed a change, as it stands now."""

    asked: Asked


Saying = Heard | Begins | Ends | Passing | Follows


def sayings(state: State, turn: Turn, words: Words) -> Iterator[Saying]:
    """What a turn says; the question asked now is shown by `talk.prompt.question`, why something was refused by `talk.input.refusal`."""
    match turn:
        case Reply():
            yield Heard(replace(turn.asked, answer=turn.answer), said(state.plan, turn, words))
        case SectionOpened():
            if state.place.back_to is None:  # else only one answer is looked at again
                section = state.flow.section[turn.section]
                silent = state.plan.section_done(turn.section) or state.comes_back
                yield Begins(section, "" if silent else section.opening)
        case SectionDone():
            section = state.flow.section[turn.section]
            yield Ends(section, not turn.all_zero, said(state.plan, turn, words))
        case Note():
            if turn.code != "review" and (passing := said(state.plan, turn, words)):
                yield Passing(passing, until_answered(turn))
            yield from map(Follows, rewritten(state.plan, turn))
        case Ask() | Refuse() | Finished():
            pass
        case _:
            assert_never(turn)
