"""Answers that a text tells in words: all in time, nobody held to account, assessed as good.

The flow says which words tell which answer (`told_by`). A text that tells two answers to a question tells none: next year
asks with this year's beside, and words that nobody confirmed must not stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interview.dataclass import dataclass
from interview.engine.flow.address import subject_of
from interview.engine.flow.drafts import Names
from interview.engine.flow.model import Flow
from interview.engine.flow.question import Question
from interview.engine.prose.derived import While
from interview.engine.prose.ways_of_saying import phrase
from interview.review.text.folded import Folded
from interview.review.text.lexicon import pattern, table

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class ToldAnswer:
    """Words of a text that tell an answer."""

    of: str
    """The question's address."""
    value: str
    """`yes`, `no` or an option."""
    text: Folded
    start: int
    end: int
    """Of the words, in the folded text; of the name of an option alone where that can follow this year's answer."""
    names: str = ""
    """The formatter that says that name."""

    @property
    def place(self) -> str:
        """What the words say, as a place of the text."""
        return self.names or str(While(self.of, self.value, self.text.said(self.start, self.end)))

    @property
    def answer(self) -> bool | str:
        """As it is kept."""
        return {"yes": True, "no": False}.get(self.value, self.value)


def told_answers(texts: Iterable[Folded], flow: Flow) -> tuple[ToldAnswer, ...]:
    """The answers that the texts of one year tell, each question's only where they agree."""
    asked = [question for question in flow.questions.values() if question.told_by]
    names = {each.of: each.id for each in flow.formatters.values() if isinstance(each, Names)}
    found = [
        each
        for text in texts
        for question in asked
        for each in _in_text(text, question, names.get(question.id, ""))
    ]
    values: dict[str, set[str]] = {}
    for each in found:
        values.setdefault(each.of, set()).add(each.value)
    return tuple(each for each in found if len(values[each.of]) == 1)


def _in_text(text: Folded, question: Question, names: str) -> Iterator[ToldAnswer]:
    if subject_of(text.address) != subject_of(str(question.serves)):
        return
    prints = {option.value: option.prints for option in question.options}
    for by in question.told_by:
        at, name = 0, prints.get(by.value, "")
        for start, end in sorted(
            found.span() for way in by.ways for found in phrase(way).finditer(text.text)
        ):
            if start >= at and end - start <= _LONGEST and not _is_more(text, start, question):
                follows = bool(names and name) and text.text.endswith(name, start, end)
                first = end - len(name) if follows else start
                yield ToldAnswer(question.id, by.value, text, first, end, names if follows else "")
                at = end


def _is_more(text: Folded, start: int, question: Question) -> bool:
    """Whether words are about another time or other things, or are denied, by those before them in their clause or sentence."""
    clause = max(text.text.rfind(mark, 0, start) for mark in ",;:。\n") + 1
    if pattern(table("facts")["untold"]).search(text.text, clause, start):
        return True
    sentence = text.text[text.sentence(start)[0] : start]
    return question.known_by is not None and pattern(table("facts")["others"]).search(sentence) is not None
