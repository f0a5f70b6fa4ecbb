"""Tables that have become running text: a form's labels with the figures right after them, as some copies of pages have it.

「…申请数量15130000154二、上年结转…」 is seven cells of a row, neither a telephone number nor a sentence. Rules on words must
not read it as either; who says that a table is not there must know that its words are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from interview.engine.answers.characters import half_width
from interview.engine.flow.model import Flow, Section
from interview.engine.flow.once import once_for_a_form

_NUMBERING = r"(?:[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]{1,2}\)|\d\.)"
_NUMBERED = re.compile(rf"^{_NUMBERING}")
_UNITS = "件条份起宗例项个次元万亿%篇部人年月日期场余多家名"
"""What follows a number that is said, not printed in a cell."""
_MANY = 3
"""So many labels without a mark between them are the heads of a table."""


@once_for_a_form
def labels_of(flow: Flow) -> frozenset[str]:
    """Every label that a form prints in its tables, without blanks."""
    return frozenset().union(*labels_in(flow).values())


@once_for_a_form
def labels_in(flow: Flow) -> Mapping[str, frozenset[str]]:
    """The same by the section that prints them."""
    return {section.id: frozenset(_labels(section)) for section in flow.sections}


def _labels(section: Section) -> Iterator[str]:
    texts = (cell.text for table in section.layouts for cell in table.cells if cell.text)
    return ("".join(text.split()) for text in texts)


def shows(labels: frozenset[str], text: str, pieces: frozenset[str]) -> bool:
    """Whether the words of a section's table are there, in running text or as pieces, whatever became of its figures."""
    return len(labels & pieces) >= _MANY or next(stretches(text, labels), None) is not None


def stretches(text: str, labels: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where a folded text is a table's cells one after the other: where each stretch begins and ends."""
    for found in _cells(labels).finditer(text):
        if found["figure"] is not None or len(_label(labels).findall(found[0])) >= _MANY:
            yield found.span()


@lru_cache(maxsize=16)
def _label(labels: frozenset[str]) -> re.Pattern[str]:
    """Any label, without its number, the longest first."""
    return re.compile("|".join(map(re.escape, _without_numbers(labels))))


@lru_cache(maxsize=16)
def _cells(labels: frozenset[str]) -> re.Pattern[str]:
    """Labels one after the other, some with a figure that is told without a unit.

    Where one could begin is told by one look at a character; only there all the labels are tried.
    """
    begins = re.escape("".join(sorted({each[:1] for each in _without_numbers(labels)})))
    return re.compile(
        rf"(?=[{begins}\d(一二三四五六七八九十])"
        rf"(?:{_NUMBERING}?(?:{_label(labels).pattern})(?P<figure>\d[\d.]*+(?![{_UNITS}]))?)+"
    )


def _without_numbers(labels: frozenset[str]) -> list[str]:
    """Labels without their numbers, the longest first."""
    bare = {_NUMBERED.sub("", half_width(each)) for each in labels}
    return sorted(bare, key=lambda each: (-len(each), each))
