"""Why something was not taken, ready to be said; and what to do about it, where there is more than one thing to do."""

from __future__ import annotations

from collections.abc import Iterable

from interview.dataclass import dataclass
from interview.engine.answers.problems import Problem
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.engine.step.state import State
from interview.engine.step.turns import Refuse, Turn
from interview.talk.input.offers import Offer, of_ways
from interview.talk.input.ways_out import WayOut, ways_out
from interview.talk.prompt.drafts import how_to_write, texts_of
from interview.wording.catalog import Words
from interview.wording.hints import how_to_answer
from interview.wording.refusals import refused


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is said of a problem."""

    said: str
    offer: Offer | None = None
    """What is offered where an answer may be insisted on; None where there is only to answer anew."""
    ways: tuple[WayOut, ...] = ()
    """What each of the things offered does."""


def problem_in(turns: Iterable[Turn]) -> Problem | None:
    """What a command was refused for; None where it was carried out."""
    return next((turn.problem for turn in turns if isinstance(turn, Refuse)), None)


def refusal(state: State, problem: Problem, words: Words, command: do.Command | None = None) -> Refusal:
    """Why not, and the ways out.

    Args:
        state: The interview as it stays.
        problem: Why not.
        words: The language.
        command: What was refused; None where nothing was wanted yet.
    """
    asked = state.asked
    said = (
        _empty(state, asked, words)
        if problem.code == "required" and asked
        else refused(state.flow, problem, words)
    )
    if problem.code == "approximate" and asked and _may_stay_uncounted(asked):
        said += words.say(f"hint.uncounted_{asked.kind}")
    if problem.code == "only_a_word" and asked:
        said += _more_than_a_word(state, asked, str(problem.details["text"]), words)
    if not isinstance(command, do.Answer) or not problem.insistable or asked is None:
        return Refusal(said)
    ways = ways_out(state, problem, command)
    return Refusal(said, of_ways(ways, state.flow, words, asked), ways)


def _may_stay_uncounted(asked: Asked) -> bool:
    """Whether a number is a fact's: where nobody has it, the texts do without."""
    serves = asked.kind == "counts" or (asked.question is not None and asked.question.serves is not None)
    return serves and asked.kind in {"count", "counts"}


def _more_than_a_word(state: State, asked: Asked, text: str, words: Words) -> str:
    """What can be done about a paragraph of one word, which stays in the field."""
    texts = texts_of(state.plan, asked)
    return words.say("hint.agree") if texts.offered else how_to_write(asked, texts, text, words)


def _empty(state: State, asked: Asked, words: Words) -> str:
    """That nothing was given, and once more how it can be: whoever presses Enter on nothing wants to know that."""
    prose = asked.kind == "prose"
    how = (
        how_to_write(asked, texts_of(state.plan, asked), "", words) if prose else how_to_answer(asked, words)
    )
    return words.say("hint.empty", how=how)
