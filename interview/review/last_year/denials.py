"""What last year's texts say in words of figures that were 0: 均为自然人, 未发生行政诉讼, 结果维持.

The statements are those that the check holds against the tables (`rules/claims.toml`): whoever writes them is asked about them,
and whoever takes them over has them while they are true. One that last year's own tables deny says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interview.dataclass import dataclass
from interview.engine.prose.derived import WhileNone
from interview.review.claimed import expressions as sums
from interview.review.claimed.against_tables import every_stated
from interview.review.last_year.bound_figures import Bindings
from interview.review.subject import Subject
from interview.review.text.folded import Folded
from interview.review.text.lexicon import table


@dataclass(frozen=True, slots=True)
class Denial:
    """Words of a text that are true while some figures are 0."""

    text: Folded
    start: int
    end: int
    """Of the words, in the folded text."""
    place: str
    """What they say, as a place of the text."""


def denials(subject: Subject, bindings: Bindings) -> Iterator[Denial]:
    """The statements of the texts that last year's tables bear out; those that share words are one.

    Args:
        subject: Last year's report.
        bindings: What its figures are called this year.
    """
    known = [
        (statement, of)
        for statement in table("claims")["statement"]
        if sums.value(statement["zero"], subject) == 0
        and all(of := tuple(map(bindings.address, sums.addresses(statement["zero"], subject.flow))))
    ]
    for text in subject.prose:
        said = sorted(
            (
                *found.span("words" if "words" in found.re.groupindex else 0),
                of,
                "of_what_came" not in statement,
            )
            for statement, of in known
            for found in every_stated(statement, text)
        )
        yield from _as_one(text, said)


_Said = tuple[int, int, tuple[str, ...], bool]
"""From where to where, of which figures, and whether it denies that there was anything."""


def _as_one(text: Folded, said: Sequence[_Said]) -> Iterator[Denial]:
    """未发生行政复议 and 未发生行政复议、行政诉讼 are one place, of the figures of both."""
    at = 0
    while at < len(said):
        start, end, of, denies = said[at]
        at += 1
        while at < len(said) and said[at][0] < end:
            end, of, denies = max(end, said[at][1]), (*of, *said[at][2]), denies or said[at][3]
            at += 1
        place = WhileNone(tuple(dict.fromkeys(of)), text.said(start, end), denies)
        yield Denial(text, start, end, str(place))
