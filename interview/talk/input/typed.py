"""What a text given at a question means: something else that is asked for, a word on an application, an answer, or none.

One reading for every face; what is then done, and said, is theirs. It changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from interview.dataclass import dataclass
from interview.engine.answers.characters import letters, quoted
from interview.engine.answers.kinds import Parsed, Value, parse_yes_no
from interview.engine.answers.numerals import canonical, is_not_known
from interview.engine.answers.problems import Problem
from interview.engine.answers.vocabulary import AGREED
from interview.engine.plan.book import UNSURE
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.engine.step.validate import declines
from interview.talk.input.in_words import in_words
from interview.talk.input.shortcuts import Wish, labelled, wish_of
from interview.talk.input.ways_out import carried_in_left_out, not_after_last, not_over_yet
from interview.talk.prompt.drafts import Start, giving, start_of, texts_of
from interview.talk.prompt.field import given, known
from interview.talk.prompt.gaps import filled

_LEAST_LETTERS = 3
_A_SENTENCE = 10
"""Letters from which on words without any mark may well be a sentence."""
_MARKS = frozenset("。！？；，、：.!?;,:")
_SENTENCE_ENDS = ("。", "！", "？", ".", "!", "?")


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
    if _leaves_open(asked, text):
        return Wish.LATER
    return wish_of(text) or (start_of(text) if asked.kind == "prose" else None)


def _leaves_open(asked: Asked, text: str) -> bool:
    """Whether somebody says that they do not know what nobody answered yet, where that is no option of its own."""
    may_say_so = any(option.value == UNSURE for option in asked.options)
    return asked.open and not may_say_so and is_not_known(text)


def ends_at_once(text: str) -> bool:
    """Whether Enter gives what is typed alone in the field of a paragraph: something asked for, a yes or a no; more is written on."""
    return bool(wish_of(text) or start_of(text)) or is_not_known(text) or _bare(text) is not None


def _bare(text: str) -> bool | None:
    """Whether a text is no more than a yes or a no, and which."""
    heard = parse_yes_no(text)
    return bool(heard.value.value) if isinstance(heard, Parsed) else None


def _agrees(text: str) -> bool:
    return canonical(text).casefold() in AGREED


def _is_apart(behind: str, stands: str) -> bool:
    """Whether what was typed behind a text is no part of its last word: 「无」 and 「n」."""
    return behind[0].isspace() or stands.endswith(_SENTENCE_ENDS) or behind.isascii()


def _instead_of_a_word(asked: Asked, text: str, there: str) -> Gives | Doubted | None:
    """What a yes or a no means where a paragraph is wanted: that what is shown stands, or nothing yet; it is never the paragraph."""
    stands, typed = there.strip(), text.strip()
    behind = typed.removeprefix(stands) if stands and typed.startswith(stands) else ""
    if _bare(behind) is not None and _is_apart(behind, stands):
        if _agrees(behind):
            return Gives(do.Answer(asked.id, ""))
        doubt = Problem(
            "word_behind", asked.id, {"text": quoted(behind.strip())}, insistable=True, doubt=True
        )
        return Doubted(doubt, do.Answer(asked.id, text))
    if _bare(text) is None or declines(asked, text):
        return None
    if asked.answer is None and asked.offer is not None and _agrees(text):
        return Gives(do.Redraft(asked.id))
    return Doubted(Problem("only_a_word", asked.id, {"text": quoted(text)}), do.Answer(asked.id, text))


def _too_little(asked: Asked, text: str, there: str) -> Doubted | None:
    """That so few words are hardly a paragraph: a number, a year, options picked, or a phrase such as 差不多都办了."""
    if not text.strip() or text.strip() == there.strip() or declines(asked, text):
        return None
    is_phrase = not asked.optional and letters(text) < _A_SENTENCE and not _MARKS.intersection(text)
    if letters(text) >= _LEAST_LETTERS and not is_phrase:
        return None
    shown = quoted(" ".join(text.split()))
    code = "hardly_a_paragraph" if letters(text) < _LEAST_LETTERS else "hardly_a_sentence"
    doubt = Problem(code, asked.id, {"text": shown}, insistable=True, doubt=True)
    return Doubted(doubt, do.Answer(asked.id, text))


def answered(plan: Plan, asked: Asked, answer: str | Value, beside: Known) -> Gives | Doubted:
    """An answer typed or picked, as the engine gets it.

    Args:
        plan: The plan of this moment.
        asked: The question.
        answer: A text as it was typed, or what was picked.
        beside: What the face knows.
    """
    there, is_suggested = known(asked, beside.suggest), asked.answer is None and asked.id in beside.suggest
    if (
        asked.kind == "prose"
        and isinstance(answer, str)
        and (word := _instead_of_a_word(asked, answer, there) or _too_little(asked, answer, there))
    ):
        return word
    if asked.kind == "prose" and isinstance(answer, str) and (gaps := texts_of(plan, asked).gaps).bound:
        answer = filled(gaps, answer)
    if isinstance(answer, str) and (said := in_words(asked, answer)) is not None:
        if not said.sure:
            doubt = Problem(
                "in_words" if said.counts else "in_words_none",
                asked.id,
                {"text": quoted(answer), "number": said.plain},
                insistable=True,
                doubt=True,
            )
            return Doubted(doubt, do.Answer(asked.id, said.plain))
        answer = said.plain
    meant = given(asked, answer, there, is_suggested=is_suggested) if isinstance(answer, str) else answer
    if isinstance(meant, Problem):
        return Doubted(meant, do.Answer(asked.id))
    if (early := not_over_yet(asked, meant, beside.this_year, beside.suggest)) is not None:
        return Doubted(early, do.Answer(asked.id, meant))
    if (late := not_after_last(asked, meant, plan.book.last)) is not None:
        return Doubted(late, do.Answer(asked.id, meant))
    if (left_out := carried_in_left_out(plan, asked, meant)) is not None:
        return Doubted(left_out, do.Answer(asked.id, meant))
    command = giving(plan, asked, meant)
    if isinstance(command, do.Answer) and is_suggested and _is_of_the_other_report(asked, meant, there):
        command = replace(command, beside=True)
    return Gives(command)


def _is_of_the_other_report(asked: Asked, meant: str | Value, there: str) -> bool:
    """Whether what was suggested is the figure of the office's other report, and was taken as it stood."""
    of_another = asked.question is not None and asked.question.sibling is not None
    return of_another and isinstance(meant, str) and meant.strip() == there
