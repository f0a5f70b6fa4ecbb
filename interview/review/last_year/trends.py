"""What last year's texts say of their numbers beside the year before, without saying by how much: 9件，同比有所增加.

The year before last is not there to look at: the words are taken as true of last year, and of this year they have to be. Words
that follow nothing known say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from interview.dataclass import dataclass
from interview.engine.prose.derived import Trend
from interview.review.text.folded import Folded

_SAID = re.compile(
    r"[,(](?P<words>(?:数量)?(?:同比|(?:较|比|与)(?:上|去)一?年度?(?:同期)?(?:相比)?),?(?:有所|有了|大幅度?|明显|略有|稳步|持续|显著)?"
    r"(?:(?P<more>增加|增长|上升|提高|增多)|减少|下降|回落|降低))(?=[,;。)])"
)


@dataclass(frozen=True, slots=True)
class TrendPlace:
    """Words that compare a number, by their characters in the folded text."""

    start: int
    end: int
    of: Trend


def trends(text: Folded, meant: Mapping[int, str]) -> Iterator[TrendPlace]:
    """The comparing words of a text.

    Args:
        text: The text.
        meant: The addresses that its numbers say, by where they begin.
    """
    for amount in text.amounts:
        of, found = meant.get(amount.start, ""), _SAID.match(text.text, amount.end)
        if found is not None and of and ":" not in of:
            start, end = found.span("words")
            yield TrendPlace(start, end, Trend(of, text.said(start, end), found["more"] is not None))
