"""The government's report as the sum of its units: every cell with the parts behind it, and what speaks against it by name.

Nothing is guessed: a cell that one unit does not tell for certain is left open, a unit of which no report counts is left out
and told, and so is a relation that the units themselves break. The government's own file is never one of its units.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from interview.county.gathering import UnitStanding
from interview.county.handed_in import HandedIn
from interview.county.worklist import Worklist
from interview.dataclass import dataclass
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Answer, Book, UnitFigures
from interview.engine.plan.plan import Plan
from interview.engine.sums.relations import Number, Relation, holds
from interview.reading.convert.to_book import imported
from interview.reading.model import ReadFigure, Report
from interview.review.places import printed_places

_TYPED = ("year", "office.")
"""What is told of the report itself and is no sum."""


@dataclass(frozen=True, slots=True)
class UnitSum:
    """What the units come to."""

    flow: Flow
    year: int
    government: str
    units: tuple[UnitFigures, ...]
    figures: Mapping[str, Number | None]
    """Every cell; None where a unit does not tell it."""
    unknown: Mapping[str, tuple[str, ...]]
    """The units that do not tell a cell, by cell."""
    uneven: tuple[tuple[Relation, tuple[str, ...]], ...]
    """Relations that the sum breaks, and the units that break them."""
    left_out: tuple[UnitStanding, ...]
    """Units that are expected and of which no report counts."""
    unplaced: tuple[str, ...]
    """Files of no unit of the roster, or that cannot be read and are nobody's: whatever they say is not in it."""
    same: tuple[tuple[str, str], ...]
    """Files of the government's that say what one unit's does: (file, unit)."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that an upper report gives otherwise than its units come to."""

    address: str
    told: Number
    ours: Number
    units: tuple[str, ...]
    """Units that say just the difference."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """An upper report beside the sum."""

    file: str
    differences: tuple[Difference, ...] = ()
    omitted: tuple[str, ...] = ()
    """The units without which the sum is the upper report, cell for cell."""
    doubled: tuple[str, ...] = ()
    """The units that have to be counted twice for it."""


def summed(worklist: Worklist) -> UnitSum:
    """Adds up the units of which a report counts."""
    gathering, flow = worklist.gathering, worklist.flow
    added = _Added(flow)
    for name, report in _reports(worklist):
        added.take(name, report.figures)
    figures = added.figures()
    return UnitSum(
        flow,
        gathering.year,
        gathering.roster.government,
        tuple(added.units),
        figures,
        {cell: tuple(names) for cell, names in added.unknown.items()},
        tuple(
            (each, tuple(added.uneven.get(each.id, ())))
            for each in flow.relations
            if each.identity and holds(each, figures) is False
        ),
        tuple(each for each in gathering.expected if each.card is None),
        tuple(card.file for card in (*gathering.strangers, *gathering.unread)),
        tuple(_same(worklist, added.units)),
    )


class _Added:
    """Units added up cell by cell, each as it comes."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._shown = printed_places(flow).keys()
        self._totals: dict[str, Number] = {}
        self.units: list[UnitFigures] = []
        self.unknown: dict[str, list[str]] = {}
        """Printed cells that a unit does not tell, with these units."""
        self.uneven: dict[str, list[str]] = {}
        """Relations that units break themselves, with these units."""

    def take(self, name: str, told: Mapping[str, Number | None]) -> None:
        """Adds a unit."""
        here = {cell: told[cell] for cell in self._flow.cells}
        self.units.append(UnitFigures(name, {cell: value for cell, value in here.items() if value != 0}))
        for cell, value in here.items():
            if value is not None:
                self._totals[cell] = self._totals.get(cell, 0) + value
            elif cell in self._shown:
                self.unknown.setdefault(cell, []).append(name)
        for relation in self._flow.relations:
            if holds(relation, told) is False:
                self.uneven.setdefault(relation.id, []).append(name)

    def figures(self) -> dict[str, Number | None]:
        """Every cell. One that is printed is 0 where all units leave it so; one that no form prints is unknown where no unit tells it."""
        return {cell: self._figure(cell) for cell in self._flow.cells}

    def _figure(self, cell: str) -> Number | None:
        if cell in self.unknown:
            return None
        return self._totals.get(cell, 0 if cell in self._shown else None)


def _reports(worklist: Worklist) -> Iterator[tuple[str, HandedIn]]:
    """The reports that count, by unit; one at a time."""
    for standing in worklist.gathering.counted:
        assert standing.card is not None  # noqa: S101 - it counts
        yield standing.unit.name, worklist.results.of(standing.card.file)


def _same(worklist: Worklist, units: Sequence[UnitFigures]) -> Iterator[tuple[str, str]]:
    for card in worklist.gathering.upper:
        told = _not_zero(worklist.results.of(card.file))
        yield from ((card.file, unit.name) for unit in units if unit.figures == told)


def _not_zero(report: HandedIn) -> dict[str, Number | None]:
    return {cell: value for cell, value in report.figures.items() if value != 0}


def as_book(found: UnitSum) -> tuple[Book, Plan]:
    """The answers file's book, and the plan of it: figures as summed, the report's own name and year as typed."""
    cells = {
        cell: ReadFigure("missing", reason="not_found") if value is None else ReadFigure("read", value)
        for cell, value in found.figures.items()
    }
    report = Report(found.flow.id, cells, office=found.government, year=found.year)
    taken = imported(report, found.flow, "summed")

    def named(answers: Mapping[str, Answer]) -> dict[str, Answer]:
        return {
            id: replace(answer, origin="typed") if id.startswith(_TYPED) else answer
            for id, answer in answers.items()
        }

    book = replace(
        taken.book, answers=named(taken.book.answers), aside=named(taken.book.aside), units=found.units
    )
    return book, taken.plan


def compared_with(found: UnitSum, upper: HandedIn) -> Comparison:
    """An upper report that is already written, beside the sum: which cells differ, and which units explain it."""
    computed = {relation.target for relation in found.flow.relations if relation.computes}
    both = {
        cell: (told, ours) for cell, told in upper.figures.items()
        if told is not None and (ours := found.figures.get(cell)) is not None
    }  # fmt: skip
    differing = {cell: told - ours for cell, (told, ours) in both.items() if told != ours}
    inputs = {cell: by for cell, by in differing.items() if cell not in computed}
    differences = tuple(
        Difference(
            cell, *both[cell], tuple(unit.name for unit in found.units if unit.figures.get(cell) == abs(by))
        )
        for cell, by in differing.items()
    )
    told = [(unit.name, _signs(unit, both.keys() - computed)) for unit in found.units]
    omitted = _explaining({cell: -by for cell, by in inputs.items()}, told)
    doubled = () if omitted else _explaining(inputs, told)
    return Comparison(upper.checked.file, differences, omitted, doubled)


def _signs(unit: UnitFigures, cells: set[str]) -> dict[str, Number]:
    return {cell: value for cell, value in unit.figures.items() if value and cell in cells}


def _explaining(
    wanted: Mapping[str, Number], units: Sequence[tuple[str, Mapping[str, Number]]]
) -> tuple[str, ...]:
    """The one or two units whose figures are just these; none where there are none."""
    if not wanted:
        return ()
    by_figures = {frozenset(figures.items()): name for name, figures in units}
    if (one := by_figures.get(frozenset(wanted.items()))) is not None:
        return (one,)
    for name, figures in units:
        rest = {
            cell: left for cell in {*wanted, *figures} if (left := wanted.get(cell, 0) - figures.get(cell, 0))
        }
        other = by_figures.get(frozenset(rest.items()))
        if figures and other not in {None, name}:
            assert other is not None  # noqa: S101 - mypy does not see it
            return tuple(sorted((name, other)))
    return ()
