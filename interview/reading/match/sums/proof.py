"""What certain figures force of the others, and nothing besides.

The principle: a relation tells a cell only where every other term of it is certain, or bounded so that one number is left
(counts are never below 0: parts of a certain 5 that already make 5 leave 0 for the rest). That a sum would come out is no
proof: another distribution may come out as well. A rule that the report itself breaks somewhere proves nothing in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from math import comb

from interview.dataclass import dataclass
from interview.engine.sums.error_localisation import Bounds, System, all_tightened, tightened
from interview.engine.sums.relations import Relation, Sheet, holds

_MOST_WAYS = 600
"""Ways of placing a row's figures; of seven columns there are 35 at most."""
Ranges = dict[str, Bounds]


@dataclass(frozen=True, slots=True)
class Remainder:
    """What is left of a cell of a row that lost some of its figures."""

    values: frozenset[int | None]
    """What it may be; None where that may be anything."""
    is_told: bool
    """Whether one of the figures that are still there is its own, in every way of placing them."""

    @property
    def value(self) -> int | None:
        """The only number that it can be."""
        return next(iter(self.values)) if len(self.values) == 1 else None


@dataclass(frozen=True)
class Proof:
    """The relations of a form over the certain figures of one report."""

    equations: Sequence[Relation]
    sheet: Sheet
    """The certain figures by address; whatever else is there or not is unknown here."""

    @cached_property
    def trusted(self) -> list[Relation]:
        """The equations of rules that no certain figures break."""
        broken = {each.rule for each in self.equations if holds(each, self.sheet) is False}
        return [each for each in self.equations if each.rule not in broken]

    @cached_property
    def ranges(self) -> Mapping[str, Bounds]:
        """The least and the most of every cell, by what is certain; nothing where that contradicts itself."""
        ranges = System(self.trusted).ranges(self.sheet)
        return ranges if all(may_hold(each, ranges) for each in self.trusted) else {}

    def forced(self, address: str) -> int | None:
        """The one number that a cell can have."""
        bounds = self.ranges.get(address, Bounds())
        return bounds.least if bounds.least == bounds.most else None

    def by(self, address: str) -> tuple[str, ...]:
        """The relations that look at a cell."""
        return tuple(each.id for each in self.trusted if address in each.addresses)

    def of_row(self, addresses: Sequence[str], told: Sequence[int]) -> dict[str, Remainder]:
        """What each cell of a row may be that has lost some of its figures; nothing where no way is left, or too many.

        Args:
            addresses: The row's cells in the order printed.
            told: The figures that are left, in order; which cells they are of is not known.
        """
        if not self.ranges or comb(len(addresses), len(told)) > _MOST_WAYS:
            return {}
        own = [each for each in self.trusted if set(each.addresses) <= set(addresses)]
        ways = [
            way
            for places in combinations(addresses, len(told))
            if (way := self._way(addresses, dict(zip(places, told, strict=True)), own))
        ]
        return {
            address: Remainder(
                frozenset(bounds.least if bounds.least == bounds.most else None for bounds in (way[0][address] for way in ways)),
                all(address in way[1] for way in ways),
            )
            for address in addresses
        } if ways else {}  # fmt: skip

    def may_come_out(self, addresses: Sequence[str], told: Sequence[int]) -> bool:
        """Whether the figures of a row can be placed so that its own sums hold with 0 in all other cells."""
        nothing = dict.fromkeys(addresses, 0)
        return any(
            sums_up(addresses, self.equations, {**nothing, **dict(zip(places, told, strict=True))})
            for places in combinations(addresses, len(told))
        )

    def _way(
        self, addresses: Sequence[str], placed: Mapping[str, int], own: Sequence[Relation]
    ) -> tuple[Ranges, Mapping[str, int]] | None:
        """One way of placing the figures, with what it leaves of the lost cells; None where a relation forbids it."""
        ranges = {each: self.ranges.get(each, Bounds()) for each in addresses}
        if any(not _within(value, ranges[each]) for each, value in placed.items()):
            return None
        narrowed = _narrowed(
            {**ranges, **{each: Bounds(value, value) for each, value in placed.items()}}, own
        )
        return (narrowed, placed) if narrowed is not None else None


def _narrowed(ranges: Ranges, relations: Sequence[Relation]) -> Ranges | None:
    """The ranges after the relations have had their say; None where one of them cannot hold."""
    for _ in range(2):  # what one cell is narrowed to may narrow another of the same sum
        for relation in relations:
            for factor, cell in relation.terms:
                bounds = tightened(relation, factor, cell, ranges)
                if bounds.most is not None and bounds.least > bounds.most:
                    return None
                ranges[cell] = bounds
    return ranges


def _within(value: int, bounds: Bounds) -> bool:
    return bounds.least <= value and (bounds.most is None or value <= bounds.most)


def may_hold(relation: Relation, ranges: Mapping[str, Bounds]) -> bool:
    """Whether some figures within their ranges keep an equation."""
    return all(
        bounds.most is None or bounds.least <= bounds.most for bounds in all_tightened(relation, ranges)
    )


def bears_out(cells: Iterable[str], equations: Sequence[Relation], sheet: Sheet) -> bool:
    """Whether the sums confirm that the figures of a row stand where they were read.

    None of their relations may be unable to hold, and every figure that is not 0 must be in one, besides the row's own, of
    which all is known and which holds.

    Args:
        cells: The row's cells.
        equations: The relations of the form.
        sheet: The certain figures; an unknown one may be any count.
    """
    row = set(cells)
    mine = [each for each in equations if not row.isdisjoint(each.addresses)]
    ranges = {
        address: Bounds(int(value), int(value)) if (value := sheet.get(address)) is not None else Bounds()
        for each in mine for address in each.addresses
    }  # fmt: skip
    confirmed = {
        address for each in mine if not row.issuperset(each.addresses) and holds(each, sheet) for address in each.addresses
    }  # fmt: skip
    return all(may_hold(each, ranges) for each in mine) and all(
        cell in confirmed for cell in row if sheet.get(cell)
    )


def sums_up(cells: Iterable[str], equations: Sequence[Relation], sheet: Sheet) -> bool:
    """Whether a row's own sums hold, every figure that is not 0 in one of them."""
    row = set(cells)
    mine = [each for each in equations if row.issuperset(each.addresses)]
    summed = {address for each in mine for address in each.addresses}
    return all(holds(each, sheet) for each in mine) and all(cell in summed for cell in row if sheet.get(cell))
