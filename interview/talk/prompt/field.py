"""The field in which an answer is typed: what stands in it when one comes to it, and what the engine gets of it.

One model for every face; the table in docs/conversation.md ("What stands in the field") says it in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from interview.dataclass import dataclass
from interview.desk.other_report import Elsewhere
from interview.engine.answers.kinds import PICKED, show
from interview.engine.answers.problems import Problem
from interview.engine.plan.book import Answer
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.step.validate import DECLINED

__all__ = ["BegunAnswer", "Cursor", "Standing", "Unsent", "given", "known", "standing", "suggested"]

Cursor = Literal["selected", "end", "as_left"] | int
"""Where the cursor is: on the whole text, so that the first key typed replaces it; behind it; where it was left; behind a character."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in a field before a key is pressed."""

    text: str = ""
    cursor: Cursor = "end"
    refused: bool = False
    """Whether it was given and not taken."""

    @property
    def begun(self) -> bool:
        """Whether it was half typed and left: the next key goes on with it."""
        return bool(self.text) and self.cursor == "end"


@dataclass(frozen=True, slots=True)
class BegunAnswer:
    """What was typed for a question and is no answer."""

    text: str
    over: Answer | None
    """The answer that stood when it was typed; it is worth keeping only as long as that."""
    refused: bool = False
    """Whether it was given and not taken."""
    left: bool = False
    """Whether the question was left since."""
    drafted: bool = False
    """Whether a draft was there to be taken when it was given."""


class Unsent:
    """What was typed and not given, question by question, until it is given or given up."""

    def __init__(self) -> None:
        self._begun: dict[str, BegunAnswer] = {}

    def of(self, asked: Asked) -> BegunAnswer | None:
        """What was begun for a question; None where there is nothing, or its answer has changed since."""
        begun = self._begun.get(asked.id)
        if begun is None or begun.over != asked.answer:
            return None
        # 没有 was typed where there was nothing to take: it must not hide the draft that there is now.
        gives_way = begun.refused and begun.left and not begun.drafted and asked.kind == "prose"
        return None if gives_way and asked.offer is not None else begun

    def leave(self, asked: Asked, text: str) -> None:
        """A question is left with this half typed, or refused; an empty text is nothing."""
        was = self._begun.pop(asked.id, None)
        if text:
            refused = was is not None and was.refused and was.text == text
            drafted = was is not None and was.drafted
            self._begun[asked.id] = BegunAnswer(text, asked.answer, refused, left=True, drafted=drafted)

    def refuse(self, asked: Asked, text: str) -> None:
        """This was given and not taken."""
        drafted = asked.kind == "prose" and asked.offer is not None
        self._begun[asked.id] = BegunAnswer(text, asked.answer, refused=True, drafted=drafted)

    def drop(self, question: str) -> None:
        """What was begun for a question was given, or given up."""
        self._begun.pop(question, None)


def known(asked: Asked, suggest: Mapping[str, str]) -> str:
    """What is known of a typed answer: the one given before, a suggestion by question id, or last year's."""
    if asked.kind == "choices" and asked.answer is None and asked.id in suggest:
        return suggest[asked.id]  # of each of them the clerk has told something
    if asked.kind in PICKED or (asked.answer is None and asked.offer is not None):
        return (
            ""  # Enter must never be an answer given in haste; and where something is offered, it takes that
        )
    if asked.answer is None and asked.id in suggest:
        return suggest[asked.id]
    value = asked.answer.value if asked.answer else asked.last_that_stands
    return show(value) if value is not None else ""


def suggested(
    suggest: Mapping[str, str], asked: Asked, elsewhere: Elsewhere | None, plan: Plan
) -> Mapping[str, str]:
    """What may stand in a field that nobody filled yet, with what the office's other report says to the question."""
    if told := _told_beneath(asked, plan):
        return {**suggest, asked.id: told}
    if elsewhere is None or elsewhere.near:
        return suggest
    return {**suggest, asked.id: str(elsewhere.value)}


def _told_beneath(asked: Asked, plan: Plan) -> str:
    """The numbers of the options of which something is told already, as a worksheet does before anybody asks."""
    if asked.kind != "choices" or asked.answer is not None:
        return ""
    opened, answers = plan.flow.opened_facts, plan.book.answers
    told = (any(id in answers for id in opened.get((asked.id, option.value), ())) for option in asked.options)
    return " ".join(str(at) for at, is_told in enumerate(told, start=1) if is_told)


def standing(asked: Asked, suggest: Mapping[str, str], begun: BegunAnswer | None = None) -> Standing:
    """What stands in the field: what was begun, in place of everything else; or what is known.

    In one line what is known or was refused is selected: Enter gives it, the first key replaces it. In paragraphs
    nothing is ever selected, so that no key erases them.
    """
    in_a_line = asked.kind != "prose"
    if begun is not None and begun.text:
        refused: Cursor = "selected" if in_a_line else "end" if begun.left else "as_left"
        return Standing(begun.text, refused if begun.refused else "end", begun.refused)
    there = known(asked, suggest)
    return Standing(there, "selected" if there and in_a_line else "end")


def given(asked: Asked, text: str, there: str, *, is_suggested: bool = False) -> str | Problem:
    """What the engine gets for a text typed into a field.

    Args:
        asked: The question.
        text: What stands in the field now.
        there: What is known of the answer, as `known` says it.
        is_suggested: Whether that was suggested, and is neither this year's answer nor last year's.
    """
    if is_suggested and text.strip():
        return text
    if not there or not (asked.answer or asked.last):
        return text
    if not text.strip():  # emptied on purpose
        return DECLINED if asked.optional else Problem("required", asked.id)
    # An untouched field keeps the answer and its origin: kept, or confirmed from last year.
    return "" if text.strip() == there.strip() else text
