"""What pasting left behind, what was never filled in, what no published report may hold (T19)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from interview.review.model import Hit, Rewrite, Span
from interview.review.rule import Need, needs, rule
from interview.review.subject import Subject
from interview.review.text.folded import Folded
from interview.review.text.lexicon import pattern, table

_SHOWN = 40
_WORD = re.compile(r"[\u3400-\u9fff]")
_BROKEN_OFF = re.compile(r"[\u3400-\u9fff\d，、,：:]\Z(?<!\d[日号])")
"""No mark that ends a sentence; a date may stand last."""
_PARAGRAPH = re.compile(r"(?<![^\n])(?! {0,9}[（(]? ?(?:[备附]?注|说明)\d? ?[:：])[^\n]{25,}(?![^\n])")
"""Long enough that nobody writes it twice: 无。 and 暂无其他需要报告的事项。 are no such; nor is a note, which may stand under each table."""
_ENDS = 12
_TWICE = frozenset({"repeated", "twice", "doubled", "marks"})
"""What is mended by leaving one of two out."""
_LEFT_OFTEN = frozenset({"left_to_fill", "left_instruction"})
"""What is left in place after place, in the same words: it is said once."""
_AGAIN = re.compile(r"(?P<it>.{1,40}?)[、,，]?(?P=it)")


@rule(
    "T19",
    "error",
    "left_word",
    "left_path",
    "left_to_fill",
    "left_to_fill_often",
    "left_instruction",
    "left_instruction_often",
    "left_hint",
    "left_no_words",
)
@rule(
    "T19",
    "warning",
    "left_paragraph",
    "left_repeated",
    "left_twice",
    "left_doubled",
    "left_marks",
    "left_unit_lost",
    "left_misspelt",
    "left_year",
)
@rule("T19", "notice", "left_unfinished")
@needs(Need.TEXTS)
def leftovers(subject: Subject) -> Iterator[Hit]:
    """The first of each kind in each passage."""
    for entry in table("leftovers")["leftover"]:
        yield from _said_once(_left(entry, subject))
    yield from _paragraphs_twice(subject)
    yield from _hints(subject)
    if not subject.published:  # of a published one these may be the numbers of pages
        yield from _wordless(subject)
        yield from _unfinished(subject)


def _left(entry: Mapping[str, Any], subject: Subject) -> Iterator[Hit]:
    for text in subject.prose:
        told = pattern(entry["says"]).finditer(text.text)
        found = next((each for each in told if not _is_lawful(entry, text, each)), None)
        if found:
            kind = entry["id"]
            span = found.span("at" if "at" in found.groupdict() else 0)
            yield Hit(
                f"left_{kind}", f"T19.{text.address}.{kind}", (text.span(*span),), text.said(*span)[:_SHOWN], rewrite=_once(text, *span) if kind in _TWICE else None,
            )  # fmt: skip


def _said_once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits of one kind, those that are left in the same words as one with all its places."""
    alike: dict[object, list[Hit]] = {}
    for hit in hits:
        alike.setdefault((hit.left if hit.code in _LEFT_OFTEN else hit.id), []).append(hit)
    for first, *others in alike.values():
        where = (*first.where, *(place for each in others for place in each.where))
        often = replace(first, code=f"{first.code}_often", where=where, details={"n": len(where)})
        yield often if others else first


def _once(text: Folded, start: int, end: int) -> Rewrite | None:
    """What stands there twice, written once; None where it is two different marks."""
    span = text.span(start, end)
    was = text.told[span.start : span.end]
    once = _AGAIN.sub(r"\g<it>", was, count=1)
    return Rewrite(span, once, by_table=False) if once != was else None


def _is_lawful(entry: Mapping[str, Any], text: Folded, found: re.Match[str]) -> bool:
    """Whether what looks written twice is two words: with a blank between, or such as 政府 in 县政府政府信息.

    What another rule speaks of, by the sentence around it, is not told twice.
    """
    start, end = text.sentence(found.start())
    if "unless" in entry and pattern(entry["unless"]).search(text.text, start, end):
        return True
    span = text.span(*found.span())
    apart = bool(entry.get("close")) and span.end - span.start > found.end() - found.start()
    return apart or ("lawful" in entry and found["twice"] in entry["lawful"].split())


def _paragraphs_twice(subject: Subject) -> Iterator[Hit]:
    """Paragraphs that stand in the report twice, word for word, wherever: one was pasted and its place not left."""
    seen: set[str] = set()
    for text in subject.prose:
        for found in _PARAGRAPH.finditer(text.text):
            if found[0] in seen:
                where = (text.span(*found.span()),)
                yield Hit(
                    "left_paragraph",
                    f"T19.{text.address}.paragraph",
                    where,
                    text.said(*found.span())[:_SHOWN],
                )
                break
            seen.add(found[0])


def _wordless(subject: Subject) -> Iterator[Hit]:
    """A text of signs and figures alone: an answer that was typed into the wrong field."""
    for address, told in subject.texts.items():
        if told.strip() and not _WORD.search(told):
            where = (Span(address, 0, len(told)),)
            yield Hit("left_no_words", f"T19.{address}.no_words", where, " ".join(told.split())[:_SHOWN])


def _unfinished(subject: Subject) -> Iterator[Hit]:
    """A text of more than a heading or a 无 that ends in the middle of a sentence, as where the copy of last year's broke off."""
    for address, text in subject.texts.items():
        told = text.rstrip()
        if any(mark in told for mark in "，,。") and _BROKEN_OFF.search(told[-3:]):
            where = (Span(address, max(0, len(told) - _ENDS), len(told)),)
            yield Hit("left_unfinished", f"T19.{address}.unfinished", where, told[-_ENDS:])


def _hints(subject: Subject) -> Iterator[Hit]:
    """The form's own hints (30号, annex), in a text or in the bracket of a heading."""
    hint = pattern(table("leftovers")["hint"])
    for text in subject.prose:
        if found := hint.search(text.text):
            yield _hint(text.address, text.span(*found.span()), text.said(*found.span()))
    for span in subject.spans:
        if hint.search(subject.plain(span.heading)):
            yield _hint(f"part.{span.part}", f"part.{span.part}", span.heading.strip())


def _hint(address: str, where: str | Span, told: str) -> Hit:
    return Hit("left_hint", f"T19.{address}.hint", (where,), told)
