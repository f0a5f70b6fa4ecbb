"""Numbers of persons that no published report may hold: identity cards, mobile telephones (T18).

Not every run of digits is one: cells of a table run together, a blank between two figures was lost, pages have numbers of
their own. A number of a person stands in one piece, behind a mark or a word that leads to it, among words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations, islice, pairwise
from typing import Any

from interview.engine.answers.characters import half_width
from interview.review.model import Hit
from interview.review.rule import Need, needs, rule
from interview.review.subject import Subject
from interview.review.text.folded import Folded
from interview.review.text.lexicon import pattern, table

_NEAR = 12
"""So many characters before a number may lead to it."""
_LOOKED_AT = 100
"""So many numbers of a text are looked at: more are no report."""
_APPLICANTS, _LONGEST_ROW = 6, 12
"""So many cells of a row come before its total, and so many digits of a row are told from a number."""
_WORD = re.compile(r"[\u4e00-\u9fff]")


@rule("T18", "error", "left_identity", "left_mobile")
@needs(Need.TEXTS)
def numbers(subject: Subject) -> Iterator[Hit]:
    """The first number of each kind in each passage."""
    for entry in table("personal")["number"]:
        for text in subject.prose:
            some = islice(pattern(entry["says"]).finditer(text.text), _LOOKED_AT)
            found = next((each for each in some if _is_told(entry, text, each)), None)
            if found:
                yield Hit(
                    f"left_{entry['id']}", f"T18.{text.address}.{entry['id']}", (text.span(*found.span()),), text.said(*found.span()),
                )  # fmt: skip


def _is_told(entry: Mapping[str, Any], text: Folded, found: re.Match[str]) -> bool:
    """Whether it is written as one number, among words, and something before it leads to a person's, or it is no row."""
    span = text.span(*found.span())
    if not pattern(entry["written"]).fullmatch(half_width(text.told[span.start : span.end])):
        return False
    before = text.text[max(0, found.start() - _NEAR) : found.start()]
    words = table("personal")
    if pattern(words["of_a_page"]).search(before):
        return False
    if pattern(words["leads"]).search(before):
        return True
    return _has_words(text, found) and not (_WORD.match(before[-1:]) and is_row(found[0]))


def _has_words(text: Folded, found: re.Match[str]) -> bool:
    start = text.text.rfind("\n", 0, found.start()) + 1
    end = text.text.find("\n", found.end())
    return _WORD.search(text.text, start, end if end >= 0 else len(text.text)) is not None


def is_row(digits: str) -> bool:
    """Whether digits may be a row of applications whose cells ran together: counts, and at the end what they come to."""
    return (
        digits.isdecimal()
        and len(digits) <= _LONGEST_ROW
        and any(
            sum(int(digits[start:end]) for start, end in pairwise((0, *cuts))) == int(digits[cuts[-1] :])
            for cuts in combinations(range(1, len(digits)), _APPLICANTS)
        )
    )
