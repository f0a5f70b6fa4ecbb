"""The smallest changes that would mend figures that do not add up.

One cell where one is enough, else two; the likeliest slips first, equally likely ones side by side. Works on any
sheet, an interview's or a published report's, because it knows only linear equations. It proposes and never
changes anything.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from fractions import Fraction

from interview.dataclass import dataclass
from interview.engine.sums.relations import Number, Relation, Sheet, residual, unlikelihood

Vector = dict[str, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One figure that would be different."""

    cell: str
    was: Number
    should_be: Number


@dataclass(frozen=True, slots=True)
class Mend:
    """Changes that together make every equation hold."""

    changes: tuple[Change, ...]
    unlikelihood: int
    """How unlikely the slips are that this supposes; equal numbers are equally likely."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The smallest and largest value that a count can have."""

    least: int = 0
    most: int | None = None
    """None where nothing limits it."""


class System:
    """Equations over figures, ready to say what would mend a sheet.

    Args:
        relations: The ones to keep; only `=` of severity error count, since only they tell a value.
    """

    def __init__(self, relations: Iterable[Relation]) -> None:
        self._equations: list[Relation] = [
            r for r in relations if r.operator == "=" and r.severity == "error"
        ]
        self._where: dict[str, dict[int, int]] = {}
        for number, relation in enumerate(self._equations):
            for factor, address in relation.terms:
                self._where.setdefault(address, {})[number] = factor

    def covers(self, cell: str) -> bool:
        """Whether any equation looks at a figure."""
        return cell in self._where

    def broken(self, sheet: Sheet) -> tuple[Relation, ...]:
        """The equations that do not hold; those with an unknown figure are not judged."""
        return tuple(self._equations[number] for number, off in self._residuals(sheet).items() if off)

    def mends(
        self,
        sheet: Sheet,
        may_change: Callable[[str], bool] = lambda _: True,
        about: Collection[str] | None = None,
    ) -> list[Mend]:
        """Every smallest set of changes that mends the sheet, the likeliest first; none where it is whole.

        Args:
            sheet: Figures by address.
            may_change: Which figures somebody told; the others are given.
            about: The ids of the equations to mend; what else is broken is left as it is.
        """
        residuals = self._residuals(sheet)
        if about is not None:
            residuals = {n: r for n, r in residuals.items() if not r or self._equations[n].id in about}
        if not any(residuals.values()):
            return []
        found = [Mend((change,), _slip(change)) for change in self._single(residuals, sheet, may_change)]
        if not found:
            found = list(self._double(residuals, sheet, may_change))
        return sorted(found, key=lambda mend: mend.unlikelihood)

    def bounds(self, cell: str, sheet: Sheet) -> Bounds:
        """The smallest and largest value a cell can have beside the others, whatever the unknown ones turn out to be.

        Args:
            cell: An address; what the sheet says of it is not looked at.
            sheet: Figures by address; unknown ones are counts, so at least 0.
        """
        return self.ranges({**sheet, cell: None}).get(cell, Bounds())

    def ranges(self, sheet: Sheet) -> dict[str, Bounds]:
        """The smallest and largest value of every cell that an equation looks at, the unknown ones being counts."""
        open_ = Bounds()
        ranges: dict[str, Bounds] = {
            each: Bounds(int(known), int(known)) if (known := sheet.get(each)) is not None else open_
            for each in self._where
        }
        settled = {each for each, bounds in ranges.items() if bounds is not open_}
        unknown = [
            (relation, [(factor, each) for factor, each in relation.terms if each not in settled])
            for relation in self._equations
            if not settled.issuperset(relation.addresses)
        ]
        moved = ranges.keys() - settled
        for _ in self._equations:  # what one tells may tell something to every other that looks at the cell
            since, moved = moved, set[str]()
            for relation, terms in unknown:
                if not (since.isdisjoint(relation.addresses) and moved.isdisjoint(relation.addresses)):
                    moved.update(_narrow(relation, terms, ranges))
            if not moved:
                break
        return ranges

    def _residuals(self, sheet: Sheet) -> dict[int, int]:
        """How far off every equation is whose figures are all known, by its number."""
        known = ((number, residual(each, sheet)) for number, each in enumerate(self._equations))
        return {number: int(left) for number, left in known if left is not None}

    def _judged(self, cell: str, residuals: Mapping[int, int]) -> Iterator[tuple[int, int]]:
        return ((number, factor) for number, factor in self._where[cell].items() if number in residuals)

    def _single(
        self, residuals: Mapping[int, int], sheet: Sheet, may_change: Callable[[str], bool]
    ) -> Iterator[Change]:
        """A cell mends alone when it stands in exactly the broken equations, off by the same in each."""
        broken = {number: off for number, off in residuals.items() if off}
        pivot = min(broken, key=lambda number: len(self._equations[number].terms))
        for factor, cell in self._equations[pivot].terms:
            step = Fraction(-broken[pivot], factor)
            value = sheet[cell]
            if step.denominator != 1 or value is None or value + int(step) < 0 or not may_change(cell):
                continue
            mine = dict(self._judged(cell, residuals))
            if mine.keys() == broken.keys() and all(residuals[n] + f * step == 0 for n, f in mine.items()):
                yield Change(cell, value, value + int(step))

    def _double(
        self, residuals: Mapping[int, int], sheet: Sheet, may_change: Callable[[str], bool]
    ) -> Iterator[Mend]:
        """Two cells: the first settles one of its own equations, the second alone mends what is left."""
        broken = [number for number, off in residuals.items() if off]
        pivot = min(broken, key=lambda number: len(self._equations[number].terms))
        seen: set[frozenset[Change]] = set()
        for _, cell in self._equations[pivot].terms:
            if not may_change(cell):
                continue
            for first in self._steps(cell, residuals, sheet):
                left = dict(residuals)
                for number, factor in self._judged(cell, residuals):
                    left[number] += factor * int(first.should_be - first.was)
                # Never the same cell: it stands in a whole one.
                for second in self._single(left, sheet, may_change):
                    pair = frozenset((first, second))
                    if pair not in seen:
                        seen.add(pair)
                        yield Mend((first, second), _slip(first) + _slip(second))

    def _steps(self, cell: str, residuals: Mapping[int, int], sheet: Sheet) -> Iterator[Change]:
        """The values of a cell that would settle one of its equations."""
        value = sheet[cell]
        for number, factor in self._judged(cell, residuals):
            step = Fraction(-residuals[number], factor)
            if value is None or step == 0 or step.denominator != 1 or value + int(step) < 0:
                continue
            yield Change(cell, value, value + int(step))


def _narrow(relation: Relation, terms: Iterable[tuple[int, str]], ranges: dict[str, Bounds]) -> Iterator[str]:
    """Narrows what some terms of an equation may be, one after the other, and tells which of them it could."""
    ends = _ends(relation, ranges)
    for factor, cell in terms:
        tighter = _left_by(ends, factor, ranges[cell])
        is_sound = tighter.most is None or tighter.least <= tighter.most  # else some other figure is wrong
        if is_sound and tighter is not ranges[cell]:
            ranges[cell] = tighter
            ends = _ends(relation, ranges)
            yield cell


def tightened(relation: Relation, factor: int, cell: str, ranges: Mapping[str, Bounds]) -> Bounds:
    """What one equation leaves of a cell's range: factor * cell = -(constant and the other terms).

    Args:
        relation: The equation.
        factor: The cell's factor in it.
        cell: Its address.
        ranges: What is known of every cell of the equation.
    """
    return _left_by(_ends(relation, ranges), factor, ranges[cell])


def all_tightened(relation: Relation, ranges: Mapping[str, Bounds]) -> Iterator[Bounds]:
    """The same of every cell of the equation, in its order."""
    ends = _ends(relation, ranges)
    return (_left_by(ends, factor, ranges[cell]) for factor, cell in relation.terms)


_Ends = tuple[int, int, int, int]
"""What an equation's terms come to at least, without so many that may be any less; and at most, likewise."""


def _ends(relation: Relation, ranges: Mapping[str, Bounds]) -> _Ends:
    lowest = highest = relation.constant
    bottomless = topless = 0
    for factor, cell in relation.terms:
        low, high = _in_sum(factor, ranges[cell])
        if low is None:
            bottomless += 1
        else:
            lowest += low
        if high is None:
            topless += 1
        else:
            highest += high
    return lowest, bottomless, highest, topless


def _in_sum(factor: int, bounds: Bounds) -> tuple[int | None, int | None]:
    """What a term comes to at least and at most."""
    most = None if bounds.most is None else factor * bounds.most
    return (factor * bounds.least, most) if factor > 0 else (most, factor * bounds.least)


def _left_by(ends: _Ends, factor: int, mine: Bounds) -> Bounds:
    """What the other terms of an equation leave of a cell's range; that itself where they leave all of it."""
    lowest, bottomless, highest, topless = ends
    low, high = _in_sum(factor, mine)
    under = None if bottomless > (low is None) else lowest - (low or 0)
    over = None if topless > (high is None) else highest - (high or 0)
    if factor > 0:
        under, over = over, under
    least, most = mine.least, mine.most
    if under is not None:
        least = max(least, -(under // factor))
    if over is not None:
        exact = -over // factor
        most = exact if most is None else min(most, exact)
    return mine if (least, most) == (mine.least, mine.most) else Bounds(least, most)


def _slip(change: Change) -> int:
    return unlikelihood(change.was, change.should_be)


def told_only(relations: Iterable[Relation]) -> Iterator[Relation]:
    """The equations between told figures alone: computed totals replaced by what they are computed from.

    What follows from the others is left out: it would only be broken along with them.
    """
    relations = list(relations)
    totals = {
        r.target: {address: factor.numerator for factor, address in r.right} for r in relations if r.computes
    }
    basis: list[tuple[str, dict[str, Fraction]]] = []
    for relation in relations:
        if relation.computes or relation.operator != "=" or relation.severity != "error":
            continue
        vector: Vector = {}
        for factor, address in relation.terms:
            for part, weight in _expanded(address, totals).items():
                vector[part] = vector.get(part, 0) + factor * weight
        vector = {address: factor for address, factor in vector.items() if factor}
        if _is_new(vector, basis):
            yield equation(
                relation.id, vector, rule=relation.rule, says=relation.says, constant=relation.constant
            )


def _expanded(address: str, totals: Mapping[str, Vector]) -> Vector:
    if address not in totals:
        return {address: 1}
    found: Vector = {}
    for part, weight in totals[address].items():
        for told, inner in _expanded(part, totals).items():
            found[told] = found.get(told, 0) + weight * inner
    return found


def _is_new(vector: Vector, basis: list[tuple[str, dict[str, Fraction]]]) -> bool:
    """Whether a vector says something the basis does not; it then joins it."""
    rest: dict[str, Fraction] = {address: Fraction(factor) for address, factor in vector.items()}
    for pivot, known in basis:
        if share := rest.get(pivot):
            for address, weight in known.items():
                rest[address] = rest.get(address, Fraction(0)) - share / known[pivot] * weight
    rest = {address: factor for address, factor in rest.items() if factor}
    if not rest:
        return False
    basis.append((next(iter(rest)), rest))
    return True


def equation(
    id: str, vector: Mapping[str, int], *, rule: str = "", says: str = "", constant: int = 0
) -> Relation:
    """A relation that says that a weighted sum of figures is zero."""
    return Relation(
        id=id, rule=rule or id, left=(), right=(), operator="=", says=says,
        terms=tuple((factor, address) for address, factor in vector.items()), constant=constant,
    )  # fmt: skip
