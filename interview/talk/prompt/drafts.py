"""What a paragraph can be begun from: its draft, last year's text, what was written; and what is typed to ask for it.

One model for every face. It writes nothing: drafts are the engine's, what stands in the field is `talk.prompt.field`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import cast

from interview.dataclass import dataclass
from interview.engine.answers.characters import clean_paragraphs
from interview.engine.answers.kinds import Value
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.prose.passage import Bound, Passage
from interview.engine.step import commands as do
from interview.engine.step.turns import Note
from interview.talk.prompt.gaps import gaps
from interview.wording.catalog import Words

NO_TEXT = Passage("")


class Start(Enum):
    """What is wanted of a draft instead of an answer."""

    EDIT = "edit"
    REWORD = "reword"
    LAST = "last"


KEYS: Mapping[Start, str] = {Start.EDIT: "F9", Start.REWORD: "F12", Start.LAST: "Ctrl+L"}
"""The key that asks for it, alike in every face."""
_TYPED = {
    Start.EDIT: ("改", "改一改", "edit"),
    Start.REWORD: ("换", "换个说法", "reword"),
    Start.LAST: ("去年", "上一年", "用去年的", "last year"),
}
_STARTS = {text: start for start, texts in _TYPED.items() for text in texts}


def start_of(text: str) -> Start | None:
    """What a text typed alone in the field of a paragraph asks for; None where it is the paragraph."""
    return _STARTS.get(text.strip().rstrip("。.").lower())


def sign_of(start: Start, lang: str = "zh") -> str:
    """A word that asks for it, as it is said, or for a key that does the same."""
    return _TYPED[start][0 if lang == "zh" else -1]


@dataclass(frozen=True, slots=True)
class Texts:
    """What a paragraph can be begun from; empty passages where there is nothing."""

    draft: Passage = NO_TEXT
    last: Passage = NO_TEXT
    """Last year's text with this year's numbers; a gap where nobody knows one."""
    gaps: Passage = NO_TEXT
    """The same, its places the gaps, each of what stood there last year."""
    none: Passage = NO_TEXT
    """The same, only those gaps of which there is none this year."""
    offered: bool = False
    """Whether Enter on an empty field takes the draft."""
    rewordable: bool = False
    """Whether the draft is what stands, so that another wording is seen at once."""
    untold: tuple[str, ...] = ()
    """Where there is no draft: what the facts are called that it could be made of, and were not told."""

    def of(self, start: Start) -> str:
        """The text that is put into the field; empty where there is none, or another wording is asked for."""
        return {Start.EDIT: self.draft.text, Start.LAST: self.last.text}.get(start, "")

    @property
    def of_all(self) -> tuple[str, ...]:
        """All that there is to begin from."""
        return tuple(filter(None, (self.draft.text, self.last.text)))

    def starts(self, text: str) -> tuple[Start, ...]:
        """What can be asked for while a text stands in the field; nothing that is there already."""
        ways = {
            Start.EDIT: self.draft.text not in {"", text.strip()},
            Start.REWORD: self.rewordable and text.strip() in {"", self.draft.text},
            Start.LAST: self.last.text not in {"", text.strip()},
        }
        return tuple(start for start, can in ways.items() if can)


def texts_of(plan: Plan, asked: Asked) -> Texts:
    """What the paragraph that is asked for can be begun from."""
    if asked.kind != "prose":
        return Texts()
    draft = plan.draft(asked.id) or NO_TEXT
    drafted = asked.answer is None or asked.answer.origin == "inferred"
    return Texts(
        draft,
        plan.last_text(asked.id) or NO_TEXT,
        plan.gaps(asked.id) or NO_TEXT,
        plan.none_left(asked.id) or NO_TEXT,
        asked.answer is None and asked.offer is not None,
        drafted and bool(draft.text),
        () if draft.text else _untold(plan, asked),
    )


def _untold(plan: Plan, asked: Asked) -> tuple[str, ...]:
    facts = (each for each in plan.asked if each.question is not None and each.question.serves == asked.id)
    return tuple(each.question.says for each in facts if each.question is not None and each.answer is None)


def giving(plan: Plan, asked: Asked, meant: str | Value) -> do.Command:
    """What gives an answer: a text that is the draft, word for word, is taken as drafted and goes on following."""
    draft = plan.draft(asked.id) if asked.kind == "prose" else None
    if draft is not None and isinstance(meant, str) and clean_paragraphs(meant).strip() == draft.text:
        return do.Redraft(asked.id)
    return do.Answer(asked.id, meant)


def until_answered(note: Note) -> frozenset[str]:
    """The questions with whose next answer a note is over: that it is taken back, is another again, or was not told."""
    if note.code == "passed_over":
        return frozenset(cast(Sequence[str], note.details["facts"]))
    if "until" in note.details:
        return frozenset(cast(Sequence[str], note.details["until"]))
    undone = note.details if note.code == "undone" else {}
    each = (asked for key in ("taken_back", "again") for asked in cast(Sequence[Asked], undone.get(key, ())))
    return frozenset(asked.id for asked in each)


def rewritten(plan: Plan, note: Note) -> tuple[Asked, ...]:
    """The texts that a note says have followed a change, where they still stand."""
    texts = cast(Sequence[str], note.details["texts"]) if note.code == "texts_follow" else ()
    found = [plan.get(text) for text in texts]
    return tuple(asked for asked in found if asked is not None and asked.answer is not None)


def marks_of(bound: Iterable[Bound], shown: str | None = None) -> tuple[tuple[int, int], ...]:
    """The places of a text that follow a figure or a fact: from, up to; those that are shown whole, where it was cut."""
    marks = tuple((place.start, place.end) for place in bound)
    return (
        marks if shown is None else tuple(each for each in marks if each[1] <= len(shown.removesuffix("…")))
    )


def paragraphs_that_follow(plan: Plan) -> dict[str, tuple[tuple[int, int], ...]]:
    """Of every paragraph of every text, as it is printed, the pieces that follow a figure or a fact."""
    texts = [asked.answer for asked in plan.asked if asked.answer is not None and asked.answer.bound]
    return {
        text: marks
        for answer in texts
        for text, marks in _paragraphs(str(answer.value.value), marks_of(answer.bound))
    }


def _paragraphs(
    text: str, marks: Sequence[tuple[int, int]]
) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
    first = 0
    for paragraph in text.split("\n"):
        last = first + len(paragraph)
        yield paragraph, tuple((s - first, e - first) for s, e in marks if first <= s and e <= last)
        first = last + 1


def how_to_write(asked: Asked, texts: Texts, text: str, words: Words) -> str:
    """The line under the field of a paragraph: how what stands there is given, and what else it can be begun from.

    Args:
        asked: The question.
        texts: What it can be begun from.
        text: What stands in the field.
        words: The language.
    """
    empty_spots = len(gaps(text))
    if empty_spots:
        return words.say("hint.prose_gaps", n=empty_spots)
    ways = [words.say(f"hint.way_{start.value}", key=KEYS[start]) for start in texts.starts(text)]
    also = words.say("hint.way_and").join(ways)
    if texts.offered and not text.strip():
        return words.say("hint.prose_drafted", ways=also)
    empty = not text.strip()
    plain = words.say("hint.prose_optional" if asked.optional and empty else "hint.prose")
    if texts.untold and not asked.optional and empty:
        plain = words.say("hint.prose_undrafted", name=texts.untold[0])
    return words.say("hint.prose_ways", plain=plain, ways=also) if also else plain
