"""Rows whose figures ran together, cut by all their sums at once: those of each row, and those between the rows.

A row alone is often cut in several ways that its own sum allows. What the rows beside it leave of each column, the balance of what
came in and what was done above all, mostly lets one of them be. A row of which two ways are left stays whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from math import prod

from interview.dataclass import dataclass
from interview.engine.sums.error_localisation import Bounds
from interview.engine.sums.relations import Relation
from interview.reading.match.sums.cuts import TooManyWaysError, all_cuts
from interview.reading.match.sums.proof import Proof, may_hold

Way = tuple[int, ...]

_MOST_WAYS = 300
"""Of one row; what has more says too little."""
_MOST_TOGETHER = 20_000
"""Ways of one half of the rows that are still open, together."""
_MOST_ROUNDS = 4
_BROKEN = 2
"""Sums with other rows that do not come out; a wrong cut breaks as many."""


@dataclass(frozen=True, slots=True)
class Run:
    """Figures without gaps."""

    addresses: tuple[str, ...]
    """The cells that they are of; the last of each sum is its total."""
    digits: str
    sums: int = 1
    """How many sums stand one behind the other, of as many cells each."""

    @property
    def ways(self) -> list[Way]:
        """The ways to cut it so that its own sums come out; none where there are too many."""
        try:
            found = list(islice(self._ways(0, self.sums), _MOST_WAYS + 1))
        except TooManyWaysError:
            return []
        return found if len(found) <= _MOST_WAYS else []

    def _ways(self, start: int, sums: int) -> Iterator[Way]:
        size = len(self.addresses) // self.sums
        if sums == 1:
            yield from all_cuts(self.digits[start:], size)
            return
        for end in range(start + size, len(self.digits) - size * (sums - 1) + 1):
            for way in all_cuts(self.digits[start:end], size):
                yield from (way + rest for rest in self._ways(end, sums - 1))


def cut_together(runs: Sequence[Run], relations: Sequence[Relation]) -> list[Way | None]:
    """The one way to cut each run; None where there is none, or more than one is left.

    Args:
        runs: Every row that ran together; none twice.
        relations: The equations of the form.
    """
    first = options = [run.ways for run in runs]
    for _ in range(_MOST_ROUNDS):
        proof = Proof(relations, _certain(runs, options))
        left = [
            [way for way in ways if _may_be(run, way, proof)] if len(ways) > 1 else ways
            for run, ways in zip(runs, options, strict=True)
        ]
        if left == options:
            break
        options = left
    trusted = Proof(relations, _certain(runs, options)).trusted
    for at, run in enumerate(runs):
        if not options[at] and run.sums == 1:
            options = _by_the_others(at, runs, options, trusted) or options
    options, across = _joined(runs, options, trusted)
    against = _against(relations, _ranges(runs, first))
    shut = {
        address
        for run, before, ways in zip(runs, first, options, strict=True)
        for address in run.addresses
        if before and not ways
    }
    here = frozenset(address for run in runs for address in run.addresses)
    asked = [each for each in relations if 2 * len(here & set(each.addresses)) > len(each.addresses)]
    against += [frozenset(each.addresses) for each in relations if not shut.isdisjoint(each.addresses)]
    return [
        ways[0]
        if len(ways) == 1 and not _is_doubted(run, against) and _is_borne_out(run, asked, across)
        else None
        for run, ways in zip(runs, options, strict=True)
    ]


def _by_the_others(
    at: int, runs: Sequence[Run], options: Sequence[list[Way]], relations: Sequence[Relation]
) -> list[list[Way]]:
    """The ways left where a row that may be cut in too many is what the sums with other rows make it, digit by digit."""
    told = {address for run, ways in zip(runs, options, strict=True) if ways for address in run.addresses}
    cells = runs[at].addresses[:-1]
    sums = [
        next((each for each in relations if {cell} == set(each.addresses) - told), None) for cell in cells
    ]
    linked = [each for each in sums if each is not None]
    rows = [row for row, ways in enumerate(options) if len(ways) > 1]
    if len(linked) < len(cells) or prod(len(options[row]) for row in rows) > _MOST_TOGETHER:
        return []
    certain = _certain(runs, options)
    known = [
        each.constant + sum(factor * certain.get(cell, 0) for factor, cell in each.terms) for each in linked
    ]
    factors = [
        next(factor for factor, its in each.terms if its == cell)
        for cell, each in zip(cells, linked, strict=True)
    ]
    kept: dict[int, dict[Way, None]] = {row: {} for row in (*rows, at)}
    for added, ways in _sums_of(runs, options, rows, linked):
        way = [-(a + b) // factor for a, b, factor in zip(known, added, factors, strict=True)]
        if "".join(map(str, (*way, sum(way)))) == runs[at].digits:
            for row, its in zip((*rows, at), (*ways, (*way, sum(way))), strict=True):
                kept[row][its] = None
    return [list(kept.get(row, ways)) for row, ways in enumerate(options)] if kept[at] else []


def _is_borne_out(run: Run, relations: Sequence[Relation], across: Sequence[Relation]) -> bool:
    """Whether the sums with other rows, most of which are here, bear out all figures of a row but one.

    A row that lost a cell may be left with one way to cut it by its own sum, a false one: then two of its figures are.
    """
    own = frozenset(run.addresses)
    with_others = [
        each for each in relations if own & set(each.addresses) and not own.issuperset(each.addresses)
    ]
    if set(run.digits) == {"0"} or not with_others:
        return True
    borne = {cell for each in across if not own.issuperset(each.addresses) for cell in each.addresses}
    return len(own - borne) <= 1


def _ranges(runs: Sequence[Run], options: Sequence[Sequence[Way]]) -> dict[str, Bounds]:
    """The least and the most of each cell, by the ways that are left."""
    return {
        address: Bounds(min(counts), max(counts)) for run, ways in zip(runs, options, strict=True)
        for address, counts in zip(run.addresses, zip(*ways, strict=True), strict=False)
    }  # fmt: skip


def _against(relations: Sequence[Relation], ranges: Mapping[str, Bounds]) -> list[frozenset[str]]:
    """The cells of each relation that cannot come out, whichever way is the right one of those that are left."""
    return [
        frozenset(each.addresses) for each in relations
        if not may_hold(each, {address: ranges.get(address, Bounds()) for address in each.addresses})
    ]  # fmt: skip


def _is_doubted(run: Run, against: Sequence[frozenset[str]]) -> bool:
    """Whether a row with a lost cell may have been cut: then at least two of its cells are others'. Noughts alone cannot be."""
    broken = sum(not each.isdisjoint(run.addresses) for each in against)
    return broken >= _BROKEN and set(run.digits) != {"0"}


def _certain(runs: Sequence[Run], options: Sequence[Sequence[Way]]) -> dict[str, int]:
    return {
        address: count for run, ways in zip(runs, options, strict=True) if len(ways) == 1
        for address, count in zip(run.addresses, ways[0], strict=True)
    }  # fmt: skip


def _may_be(run: Run, way: Way, proof: Proof) -> bool:
    """Whether what is certain leaves room for the figures of a way."""
    bounds = [(count, proof.ranges.get(address)) for address, count in zip(run.addresses, way, strict=True)]
    return all(
        each is None or (each.least <= count and (each.most is None or count <= each.most))
        for count, each in bounds
    )


def _joined(
    runs: Sequence[Run], options: Sequence[Sequence[Way]], relations: Sequence[Relation]
) -> tuple[list[list[Way]], list[Relation]]:
    """The ways of each run that are part of a whole in which all sums between rows come out, and these sums."""
    found = [list(ways) for ways in options]
    open_runs = [at for at, ways in enumerate(options) if len(ways) > 1]
    told = {address for run, ways in zip(runs, options, strict=True) if ways for address in run.addresses}
    across = [each for each in relations if told.issuperset(each.addresses)]
    certain = _certain(runs, options)
    wanted = tuple(
        -each.constant - sum(factor * certain.get(address, 0) for factor, address in each.terms)
        for each in across
    )
    halves = open_runs[::2], open_runs[1::2]
    if any(prod(len(options[at]) for at in half) > _MOST_TOGETHER for half in halves):
        return found, [each for each in across if certain.keys() >= set(each.addresses)]
    first, second = ([*_sums_of(runs, options, half, across)] for half in halves)
    by_sum: dict[Way, list[Sequence[Way]]] = {}
    for total, ways in second:
        by_sum.setdefault(total, []).append(ways)
    kept: dict[int, set[Way]] = {at: set() for at in open_runs}
    for total, ways in first:
        rest = tuple(want - each for want, each in zip(wanted, total, strict=True))
        for others in by_sum.get(rest, ()):
            for at, way in (*zip(halves[0], ways, strict=True), *zip(halves[1], others, strict=True)):
                kept[at].add(way)
    for at, borne in kept.items():
        found[at] = [way for way in found[at] if way in borne]
    return found, across


def _sums_of(
    runs: Sequence[Run],
    options: Sequence[Sequence[Way]],
    rows: Sequence[int],
    relations: Sequence[Relation],
) -> Iterator[tuple[Way, Sequence[Way]]]:
    """Every choice of a way for each of some rows, with what it adds to each relation."""
    factors: list[Mapping[str, int]] = [
        {address: factor for factor, address in each.terms} for each in relations
    ]
    added = [
        {
            way: tuple(
                sum(
                    each.get(address, 0) * count
                    for address, count in zip(runs[at].addresses, way, strict=True)
                )
                for each in factors
            )
            for way in options[at]
        }
        for at in rows
    ]
    for ways in product(*(options[at] for at in rows)):
        parts = [of_row[way] for of_row, way in zip(added, ways, strict=True)]
        yield tuple(map(sum, zip(*parts, strict=True))) if parts else (0,) * len(relations), ways
