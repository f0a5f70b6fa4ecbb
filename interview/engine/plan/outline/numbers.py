"""The numbers that headings are printed with, such as （二）, and which headings are printed whatever is told under them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from interview.engine.answers.ordinals import ordinal
from interview.engine.flow.model import Section
from interview.engine.plan.book import Book
from interview.engine.plan.outline.outline import texts_of


def numbers(section: Section, told: Iterable[str]) -> Mapping[str, str]:
    """The number that each part's heading is printed with, such as （二）, by the part's id; empty without a heading.

    They are counted over the parts that a finished report has: those that were told, and those that the flow wants.

    Args:
        section: A section of a form as an office tells it.
        told: The ids of the texts that were told.
    """
    there = {*told}
    parts = [text for text in texts_of(section) if text.id in there or not text.optional]
    return dict(zip((text.id for text in parts), counted([text.title for text in parts]), strict=True))


def headed(section: Section, book: Book) -> Collection[str]:
    """The parts whose headings stand in the report whatever is told under them: the office's own outline, as far as it is wanted."""
    stated = {part.id for part in book.outline.get(section.id, ())}
    return {text.id for text in texts_of(section) if text.id in stated and not text.optional}


def counted(headings: Iterable[str]) -> list[str]:
    """The numbers of headings in a row, such as （二）; empty for one that is empty."""
    found: list[str] = []
    for heading in headings:
        found.append(f"（{ordinal(sum(map(bool, found)) + 1)}）" if heading else "")
    return found
