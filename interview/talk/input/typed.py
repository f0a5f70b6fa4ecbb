"""What a text given at a question means: something else that is asked for, a word on an application, an answer, or none.

One reading for every face; what is then done, and said, is theirs. It changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from interview.engine.answers.kinds import Value
from interview.engine.answers.problems import Problem
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.talk.input.shortcuts import Wish, labelled, wish_of
from interview.talk.input.ways_out import not_after_last, not_over_yet
from interview.talk.prompt.drafts import Start, giving, start_of
from interview.talk.prompt.field import given, known


@dataclass(frozen=True, slots=True)
class Gives:
    """An answer, as the command that gives it."""

    command: do.Command


@dataclass(frozen=True, slots=True)
class Doubted:
    """What speaks against an answer before the engine gets it."""

    problem: Problem
    command: do.Answer
    """What is refused."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A word on the application that the question is about, and what was answered beside it, maybe nothing."""

    answer: str
    label: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a face knows beside the interview."""

    suggest: Mapping[str, str] = field(default_factory=dict)
    """Values to stand in a field that nobody filled yet, by question id."""
    this_year: int = 0
    """The year that it is where the clerk sits; 0 where nobody has said."""


def wanted(asked: Asked, text: str) -> Wish | Start | Noted | None:
    """What is asked for or noted instead of an answer; None where it is one."""
    if (noted := labelled(asked, text)) is not None:
        return Noted(*noted)
    return wish_of(text) or (start_of(text) if asked.kind == "prose" else None)


def answered(plan: Plan, asked: Asked, answer: str | Value, beside: Known) -> Gives | Doubted:
    """An answer typed or picked, as the engine gets it.

    Args:
        plan: The plan of this moment.
        asked: The question.
        answer: A text as it was typed, or what was picked.
        beside: What the face knows.
    """
    there, is_suggested = known(asked, beside.suggest), asked.answer is None and asked.id in beside.suggest
    meant = given(asked, answer, there, is_suggested=is_suggested) if isinstance(answer, str) else answer
    if isinstance(meant, Problem):
        return Doubted(meant, do.Answer(asked.id))
    if (early := not_over_yet(asked, meant, beside.this_year, beside.suggest)) is not None:
        return Doubted(early, do.Answer(asked.id, meant))
    if (late := not_after_last(asked, meant, plan.book.last)) is not None:
        return Doubted(late, do.Answer(asked.id, meant))
    command = giving(plan, asked, meant)
    if isinstance(command, do.Answer) and is_suggested and _is_of_the_other_report(asked, meant, there):
        command = replace(command, beside=True)
    return Gives(command)


def _is_of_the_other_report(asked: Asked, meant: str | Value, there: str) -> bool:
    """Whether what was suggested is the figure of the office's other report, and was taken as it stood."""
    of_another = asked.question is not None and asked.question.sibling is not None
    return of_another and isinstance(meant, str) and meant.strip() == there
