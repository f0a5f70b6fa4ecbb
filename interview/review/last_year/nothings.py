"""A 0 of last year's text that says of several things at once that there was none: 行政复议、行政诉讼均为0件.

Each thing is read as if it stood before that number alone. Where one of them is not surely known the number says nothing,
and least of all the last thing alone. How such a list is told is data (`rules/facts.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from interview.dataclass import dataclass
from interview.engine.prose.derived import NoneOf
from interview.review.claimed.claims import Context, claims_in, contexts, of_another_time
from interview.review.last_year.bound_figures import Bindings
from interview.review.text.folded import Folded, folded
from interview.review.text.lexicon import pattern, table

_BETWEEN = re.compile(r"、|以及|和|与|及")
_CLAUSES = re.compile(r"[,;:\n]")


@dataclass(frozen=True, slots=True)
class NothingPlace:
    """A 0 behind a list, by its characters in the folded text."""

    start: int
    end: int
    of: NoneOf | None
    """None where it is not known what the list is of."""


def nothings(text: Folded, bindings: Bindings, year: int | None) -> Iterator[NothingPlace]:
    """Every 0 of a text that is said of several things; one that speaks of another year than `year` is not known."""
    for context in contexts(text):
        things = _things(context) if not context.amount.value else []
        if len(things) > 1:
            found = [_of(text.address, each, bindings) for each in _told_whole(things)]
            known = all(found) and len({*found}) == len(found) and not of_another_time(context, year)
            yield NothingPlace(
                context.amount.start, context.amount.stop, NoneOf(tuple(found)) if known else None
            )


def _things(context: Context) -> list[str]:
    """The things of the list that stands before a number."""
    alike = pattern(table("facts")["alike"]).search(context.left)
    return _BETWEEN.split(_CLAUSES.split(context.left[: alike.start()])[-1]) if alike else []


def _told_whole(things: list[str]) -> Iterator[tuple[str, ...]]:
    """Each thing as it may be meant, the likeliest first: with what stands before the first one or behind the last, or alone."""
    before, of, _ = things[0].rpartition("的")
    _, _, behind = things[-1].rpartition("的") if "的" in things[-1] else ("", "", "")
    for each in things:
        whole = each if each == things[0] else f"{before}{of}{each}"
        yield (whole, f"{each}的{behind}", f"{each}{behind}", each) if behind else (whole, each)


def _of(address: str, ways: tuple[str, ...], bindings: Bindings) -> str:
    """What a thing is; empty where nobody knows."""
    claims = (claim for way in ways for claim in claims_in(folded(address, f"{way}0件。"), None))
    return next(filter(None, (bindings.of(claim, "") for claim in claims)), "")
