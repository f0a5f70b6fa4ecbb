"""What certain figures force of the others, and nothing besides.

The principle: a relation tells a cell only where every other term of it is certain, or bounded so that one number is left
(counts are never below 0: parts of a certain 5 that already make 5 leave 0 for the rest). That a sum would come out is no
proof: another distribution may come out as well. A rule that the report itself breaks somewhere proves nothing in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import comb

from interview.engine.relations import Relation, Sheet, holds
from interview.engine.repair import Bounds, System, tightened

_MOST_WAYS = 600
"""Ways of placing a row's figures; of seven columns there are 35 at most."""
Ranges = dict[str, Bounds]


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
        return ranges if all(_may_hold(each, ranges) for each in self.trusted) else {}

    def forced(self, address: str) -> int | None:
        """The one number that a cell can have."""
        bounds = self.ranges.get(address, Bounds())
        return bounds.least if bounds.least == bounds.most else None

    def by(self, address: str) -> tuple[str, ...]:
        """The relations that look at a cell."""
        return tuple(each.id for each in self.trusted if address in each.addresses)

    def of_row(self, addresses: Sequence[str], told: Sequence[int]) -> dict[str, set[int | None]]:
        """What each cell of a row may be that has lost some of its figures; None among it where it may be anything.

        Args:
            addresses: The row's cells in the order printed.
            told: The figures that are left, in order; which cells they are of is not known.
        """
        own = [each for each in self.trusted if set(each.addresses) <= set(addresses)]
        if not self.ranges or comb(len(addresses), len(told)) > _MOST_WAYS:
            return {}
        found: dict[str, set[int | None]] = {address: set() for address in addresses}
        for way in self._ways(addresses, told, own):
            for address, bounds in way.items():
                found[address].add(bounds.least if bounds.least == bounds.most else None)
        return found if all(found.values()) else {}

    def _ways(
        self, addresses: Sequence[str], told: Sequence[int], own: Sequence[Relation]
    ) -> Iterator[Ranges]:
        """Every way of placing the figures in order that no relation forbids, with what it leaves of the lost cells."""
        for places in combinations(addresses, len(told)):
            mine = {each: self.ranges.get(each, Bounds()) for each in addresses}
            placed = dict(zip(places, told, strict=True))
            if any(not _within(value, mine[each]) for each, value in placed.items()):
                continue
            narrowed = _narrowed(
                {**mine, **{each: Bounds(value, value) for each, value in placed.items()}}, own
            )
            if narrowed is not None:
                yield narrowed


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


def _may_hold(relation: Relation, ranges: Mapping[str, Bounds]) -> bool:
    """Whether some figures within their ranges keep an equation."""
    return all(
        bounds.most is None or bounds.least <= bounds.most
        for factor, cell in relation.terms
        for bounds in [tightened(relation, factor, cell, ranges)]
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
    return all(_may_hold(each, ranges) for each in mine) and all(
        cell in confirmed for cell in row if sheet.get(cell)
    )
