"""What a text counts off: 一是, 二是, 三是; one after the other, none left out, none twice (T21, levels of numbers)."""

from __future__ import annotations

from collections.abc import Iterator

from interview.dataclass import dataclass
from interview.engine.answers.ordinals import ordinal_value
from interview.review.model import Hit
from interview.review.rule import Need, needs, rule
from interview.review.subject import OPENING, Subject
from interview.review.text.folded import Folded
from interview.review.text.lexicon import pattern, table

_DEEPEST = 4
"""So many lists within each other are followed."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """What counts one thing off: 二是."""

    number: int
    start: int
    end: int


@rule("T21", "warning", "T21_gap", "T21_again")
@needs(Need.TEXTS)
def numbering(subject: Subject) -> Iterator[Hit]:
    """The first number of each style in each passage that leaves one out, or was there before."""
    headed = tuple(_headed(subject))
    for style, words in table("enumerations")["style"].items():
        for text in headed if words.get("heads") else subject.prose:
            odd = _odd(text, _marks(words["says"], text))
            if odd is not None:
                before, mark = odd
                where = text.address if words.get("heads") else text.span(mark.start, mark.end)
                yield Hit(
                    "T21_again" if mark.number <= before.number else "T21_gap", f"T21.{text.address}.{style}", (where,), text.said(mark.start, mark.end), text.said(before.start, before.end),
                )  # fmt: skip


def _headed(subject: Subject) -> Iterator[Folded]:
    """Texts with their sub-headings: the parts as they stand, where there are any; the passages have lost some."""
    if not subject.spans:
        yield from subject.prose
    for span in subject.spans:
        address = f"part.{span.part}" if span.part else OPENING
        yield subject.folded(address, "\n".join(span.paragraphs))


def _marks(says: str, text: Folded) -> list[_Mark]:
    found = pattern(says).finditer(text.text)
    return [_Mark(ordinal_value(each["n"]), *each.span("mark")) for each in found if ordinal_value(each["n"])]


def _odd(text: Folded, marks: list[_Mark]) -> tuple[_Mark, _Mark] | None:
    """The first mark that follows none that is open, with the one before it; lists may stand within lists."""
    open_: list[_Mark] = []
    for mark in marks:
        if mark.number == 1 or not open_:
            open_ = [*open_[-_DEEPEST:], mark]
            continue
        outer = [each for each in open_ if each.number == mark.number - 1]
        if not outer and not _is_told_otherwise(text, open_[-1], mark):
            return open_[-1], mark
        kept = open_.index(outer[-1]) if outer else len(open_) - 1
        open_[kept:] = [mark]
    return None


def _is_told_otherwise(text: Folded, before: _Mark, mark: _Mark) -> bool:
    """Whether the number before a mark is said in other words: 首先 and then 二是; 一是, 二要, 三是."""
    return any(
        ordinal_value(found[found.lastgroup] if found.lastgroup else "一") == mark.number - 1
        for found in pattern(table("enumerations")["otherwise"]).finditer(text.text, before.end, mark.start)
    )
