"""Counts that are told at once: facts of one text that one choice opened or last year's told, the figures of a list.

Each stays a question of its own, with its own answer. While none of them is answered one question in their place asks for
all, with last year's numbers in its field; whoever leaves one of those untold is asked for that one alone. Puts nothing into words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from interview.engine.answers.conditions import mentions
from interview.engine.answers.kinds import Count, Counts
from interview.engine.flow.question import Question
from interview.engine.plan.book import Answer
from interview.engine.plan.last_year.lists.model import Listed
from interview.engine.plan.meaning import Several
from interview.engine.plan.walk import Asked, Member, Prompt

MOST = 5
"""So many facts at once still are one look; a list of last year's is as long as it is."""
_OF = re.compile(r"，|, ")
"""Parts what is counted from what is counted of it, in the name of a fact."""


def together(asked: Sequence[Asked], listed: Mapping[str, Listed]) -> Iterator[Asked]:
    """The questions with one in place of those whose counts are told at once.

    Args:
        asked: The questions, each with last year's answer.
        listed: The figures of last year's lists, by their facts.
    """
    for key, run in groupby(asked, key=lambda each: _belongs(each, listed)):
        each = list(run)
        chunks = [each] if not key or key[1] else list(_chunks(each))
        for chunk in chunks:
            members = _members(chunk, listed) if key else ()
            yield from (_as_one(chunk, members, listed),) if members else chunk


def _chunks(each: Sequence[Asked]) -> Iterator[list[Asked]]:
    """Runs as even as can be, none longer than one look takes in."""
    size = -(-len(each) // -(-len(each) // MOST))
    for at in range(0, len(each), size):
        yield list(each[at : at + size])


def _belongs(asked: Asked, listed: Mapping[str, Listed]) -> tuple[str, str, str] | None:
    """The text, the list and the choice that an open count belongs to; None for what is asked alone."""
    question = asked.question
    if question is None or question.serves is None or asked.kind != "count" or asked.answer is not None:
        return None
    if asked.last is not None:
        of = listed.get(asked.id)
        return (of.text, of.list, "") if of is not None else (question.serves, "", "")
    opened_by = _opened_by(question)
    return (question.serves, "", opened_by) if opened_by else None


def told_alone(question: Question) -> bool:
    """Whether another report may tell a count exactly, so that it is asked alone and its number stands in its field."""
    return question.sibling is not None and not question.sibling.near


def _opened_by(question: Question) -> str:
    """The choices, mostly one, that open a count which is not told alone."""
    return "" if told_alone(question) else " ".join(sorted({*mentions(question.when)}))


def _members(chunk: Sequence[Asked], listed: Mapping[str, Listed]) -> tuple[Member, ...]:
    """What is told at once, a list as last year's text calls it; nothing where it is one count alone, or two are called alike."""
    found = tuple(
        Member(each.id, *_called(each.question, each.unit, listed.get(each.id)), each.help)
        for each in chunk
        if each.question
    )
    return found if len({each.name for each in found}) == len(chunk) > 1 else ()


def _called(question: Question, unit: str, of: Listed | None) -> tuple[str, str]:
    """What a count is called beside others, and what it is counted in."""
    return (of.name, of.unit) if of is not None else (_OF.split(question.says)[0], unit)


def _as_one(chunk: Sequence[Asked], members: tuple[Member, ...], listed: Mapping[str, Listed]) -> Asked:
    first = chunk[0]
    of = listed.get(first.id)
    lead = {"lead": of.lead, "total": of.total, "sorts": of.sorts} if of is not None else {}
    prompt = Prompt(
        f"several.{first.id}", "counts", first.section, first.prompt.template, {**first.params, **lead}, first.help,
        unit=first.unit, meaning=Several({each.name: each.id for each in members}), optional=True, question=first.question,
        several=members,
    )  # fmt: skip
    return Asked(prompt, last=_last(chunk, members))


def _last(chunk: Sequence[Asked], members: tuple[Member, ...]) -> Counts | None:
    """Last year's numbers; None where it told none of them."""
    if chunk[0].last is None:
        return None
    told = [each.last.value if each.last is not None else None for each in chunk]
    counts = tuple(n if isinstance(n, int) else None for n in told)
    return Counts(value=tuple(each.name for each in members), counts=counts)


def answers_of(asked: Asked, answer: Answer) -> dict[str, Answer]:
    """The answers to the questions that counts told at once answer; one that is last year's was kept from it."""
    assert isinstance(answer.value, Counts)  # noqa: S101 - `fits` has judged the kind
    kept = dict(asked.last.named) if isinstance(asked.last, Counts) else {}
    return {
        member.id: Answer(Count(value=n), "confirmed" if kept.get(name) == n else answer.origin)
        for member, (name, n) in zip(asked.several, answer.value.named, strict=True)
        if n is not None
    }
