"""One figure or one number of a real report changed, as hands slip: is it found, and is the right place named?

`python -m tests.interview.review.mutating` prints the table: 1,000 changes of single cells and 200 of numbers in prose
that state a figure, in published reports whose sums come out. NIANBAO_SEED sets the seed.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from interview.engine.sums.relations import Number
from interview.reading.model import ReadFigure
from interview.review.checking import review
from interview.review.model import Finding, Span
from interview.review.places import printed_places
from interview.review.subject import ReportText, Subject
from tests.interview.review.anomalies import WHOLE, published

SEED = int(os.environ.get("NIANBAO_SEED", "2026"))
CELLS, NUMBERS = 1000, 200


@dataclass(frozen=True)
class Outcome:
    """What came of one change."""

    report: str
    kind: str
    """The table's section, or `prose`."""
    place: str
    was: str
    now: str
    found: bool
    """A new error or warning."""
    first: bool
    """The place is among the likeliest ways to mend it, or is what the finding points at first."""
    alone: bool
    """It is the only likeliest way."""


@cache
def consistent() -> tuple[str, ...]:
    """The whole reports of which no sum is broken."""
    return tuple(id for id in WHOLE if not any(each.relation for each in review(published(id))))


def slipped(value: int, dice: random.Random) -> int:
    """Another count, as a hand would type it: one off, a digit changed, lost, doubled, two exchanged; or any."""
    digits = str(value)
    at = dice.randrange(len(digits))
    ways = [
        value + 1, value - 1, value + dice.randrange(2, 60), int(digits[:at] + str(dice.randrange(10)) + digits[at + 1 :]),
        int(digits[:at] + digits[at] + digits[at:]), int((digits[:at] + digits[at + 1 :]) or "0"),
        int(digits[: at - 1] + digits[at] + digits[at - 1] + digits[at + 1 :]) if at else int(f"{digits}0"),
    ]  # fmt: skip
    return dice.choice([each for each in ways if each >= 0 and each != value])


def changed_cells(count: int, seed: int = SEED) -> Iterator[Outcome]:
    """Single cells changed at random; every known cell of every report is as likely."""
    dice = random.Random(seed)
    known = [
        (id, cell) for id in consistent() for cell in printed_places(published(id).flow)
        if isinstance(published(id).sheet.get(cell), int)
    ]  # fmt: skip
    for id, cell in (dice.choice(known) for _ in range(count)):
        subject = published(id)
        was = subject.sheet[cell]
        assert isinstance(was, int)
        now = slipped(was, dice)
        cells = {**(subject.cells or {}), cell: ReadFigure("read", now, str(now))}
        fresh = _new(subject, replace(subject, sheet={**subject.sheet, cell: now}, cells=cells))
        named = [_names(each, cell, was) for each in fresh]
        section = printed_places(subject.flow)[cell].section
        yield Outcome(id, section, cell, str(was), str(now), bool(fresh), any(named), "alone" in named)


def _new(before: Subject, after: Subject) -> list[Finding]:
    """The errors and warnings that a change brought."""
    known = {(each.id, each.left, each.right) for each in review(before)}
    return [
        each for each in review(after)
        if each.severity != "notice" and (each.id, each.left, each.right) not in known
    ]  # fmt: skip


def _names(finding: Finding, cell: str, was: Number) -> str:
    """Whether a finding leads to the cell: by the likeliest repairs, else by the place it points at."""
    if not finding.repairs:
        return "first" if cell in finding.where else ""
    likeliest = [each for each in finding.repairs if each.unlikelihood == finding.repairs[0].unlikelihood]
    right = [each for each in likeliest if [(c.cell, c.should_be) for c in each.changes] == [(cell, was)]]
    return "" if not right else "alone" if len(likeliest) == 1 else "first"


def changed_numbers(count: int, seed: int = SEED) -> Iterator[Outcome]:
    """Numbers in prose that state a figure, and rightly, changed at random."""
    dice = random.Random(seed)
    stated = [(id, place) for id in WHOLE for place in _stated(published(id))]
    for id, place in (dice.choice(stated) for _ in range(count)):
        subject = published(id)
        text = subject.texts[place.text]
        was = text[place.start : place.end]
        now = str(slipped(int(was), dice))
        told = text[: place.start] + now + text[place.end :]
        passages = tuple(
            ReportText(each.address, told if each.address == place.text else each.text)
            for each in subject.passages
        )
        fresh = _new(subject, replace(subject, passages=passages))
        named = any(_covers(where, place) for each in fresh for where in each.where)
        yield Outcome(id, "prose", f"{place.text}:{place.start}", was, now, bool(fresh), named, named)


def _stated(subject: Subject) -> list[Span]:
    """Where whole numbers stand of which a rule knows what figure they state, and nothing is found."""
    doubted = [each for finding in review(subject) for each in finding.where if isinstance(each, Span)]
    found: dict[Span, None] = {}
    for claim in subject.claims:
        span = claim.text.span(claim.amount.start, claim.amount.end)
        text = subject.texts[span.text]
        while span.start < span.end and not text[span.start].isdecimal():
            span = replace(span, start=span.start + 1)
        end = span.start
        while end < span.end and text[end].isdecimal():
            end += 1
        span = replace(span, end=end)
        if (
            span.start < end
            and str(claim.value) == text[span.start : end]
            and not any(_covers(each, span) for each in doubted)
        ):
            found[span] = None
    return list(found)


def _covers(where: str | Span, place: Span) -> bool:
    return isinstance(where, Span) and where.text == place.text and where.start <= place.start < where.end


def rates(outcomes: list[Outcome]) -> Iterator[str]:
    """One line for each kind of place, and one for all."""
    for kind in [*dict.fromkeys(each.kind for each in outcomes), ""]:
        mine = [each for each in outcomes if not kind or each.kind == kind]
        found = [each for each in mine if each.found]
        yield (
            f"{kind or 'all':14}{len(mine):6} changed  found {_share(len(found), len(mine))}  "
            f"of these the right place named {_share(sum(e.first for e in found), len(found))}"
            f", alone {_share(sum(e.alone for e in found), len(found))}"
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:6.1%}" if whole else "     -"


def main() -> None:
    print(f"seed {SEED}; reports {' '.join(consistent())}")
    cells, numbers = list(changed_cells(CELLS)), list(changed_numbers(NUMBERS))
    for outcomes in (cells, numbers):
        print("\n".join(rates(outcomes)))
    missed = Counter(each.place for each in cells if not each.found)
    print("cells not found:", ", ".join(f"{cell} {n}" for cell, n in missed.most_common()))
    print(
        "not named:",
        ", ".join(f"{e.report} {e.place} {e.was}>{e.now}" for e in cells if e.found and not e.first),
    )
    print(
        "numbers not found:",
        ", ".join(f"{e.report} {e.place} {e.was}>{e.now}" for e in numbers if not e.found),
    )


if __name__ == "__main__":
    main()
