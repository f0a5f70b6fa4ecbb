"""Who has handed in, and who has not: files laid to the units of a roster. Pure.

A file that cannot be read, or that says of no unit of the roster that it is its, is told; nothing is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from interview.county.results import FileCard
from interview.county.roster import Roster, Unit
from interview.dataclass import dataclass

UnitState = Literal[
    "handed_in", "missing", "twice", "wrong_year", "wrong_form", "unreadable", "merged", "exempt"
]
"""How it stands with a unit: its report is there; none is; more than one is, and they differ; only reports of other years;
one in another year's form; only files that cannot be read; another reports for it; nobody expects one."""
OPEN: frozenset[UnitState] = frozenset({"missing", "twice", "wrong_year", "wrong_form", "unreadable"})
"""What is still to be handed in, or to be cleared up."""


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """How it stands with one unit."""

    unit: Unit
    state: UnitState
    files: tuple[str, ...] = ()
    """Its files of the year, and where there are none, whatever else it handed in."""
    card: FileCard | None = None
    """The file that counts; None where none does."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """How it stands with all."""

    year: int
    roster: Roster
    standings: tuple[UnitStanding, ...]
    strangers: tuple[FileCard, ...] = ()
    """Readable files of no unit of the roster."""
    unread: tuple[FileCard, ...] = ()
    """Files that cannot be read, and whose names tell no unit."""
    upper: tuple[FileCard, ...] = ()
    """The government's own report, where it lies there too."""

    @property
    def counted(self) -> tuple[UnitStanding, ...]:
        """The units of which a report counts."""
        return tuple(each for each in self.standings if each.card is not None)

    @property
    def expected(self) -> tuple[UnitStanding, ...]:
        """The units that are to hand in a report of their own."""
        return tuple(each for each in self.standings if each.state not in {"merged", "exempt"})


def gathered(
    cards: Iterable[FileCard],
    roster: Roster,
    year: int,
    form: str,
    are_same: Callable[[Sequence[FileCard]], bool],
) -> Gathering:
    """How it stands.

    Args:
        cards: All files.
        roster: All units.
        year: The year that is reported on.
        form: The form that is in force for it.
        are_same: Says whether files have the same figures; then it does not matter which of them counts.
    """
    mine: dict[str, list[FileCard]] = {unit.name: [] for unit in roster.units}
    strangers, unread, upper = list[FileCard](), list[FileCard](), list[FileCard]()
    for card in cards:
        unit = roster.unit_of(card.office, card.file)
        if unit is not None:
            mine[unit.name].append(card)
        elif roster.is_government(card.office):
            upper.append(card)
        else:
            (strangers if card.is_readable else unread).append(card)
    standings = tuple(_standing(unit, mine[unit.name], year, form, are_same) for unit in roster.units)
    upper = [card for card in upper if card.year == year]
    return Gathering(year, roster, standings, tuple(strangers), tuple(unread), tuple(upper))


def _standing(
    unit: Unit,
    cards: Sequence[FileCard],
    year: int,
    form: str,
    are_same: Callable[[Sequence[FileCard]], bool],
) -> UnitStanding:
    files = tuple(card.file for card in cards)
    readable = [card for card in cards if card.is_readable]
    of_year = [card for card in readable if card.year == year]
    chosen = [card for card in of_year if card.file == unit.file] or of_year
    here = tuple(card.file for card in chosen)
    if not cards:
        return UnitStanding(unit, "merged" if unit.merged_into else "missing" if unit.expected else "exempt")
    if unit.merged_into:
        return UnitStanding(unit, "merged", files)
    if not readable:
        return UnitStanding(unit, "unreadable", files)
    if not of_year:
        return UnitStanding(unit, "wrong_year", files)
    if any(card.flow != form for card in chosen):
        return UnitStanding(unit, "wrong_form", here)
    if len(chosen) > 1 and not are_same(chosen):
        return UnitStanding(unit, "twice", here)
    return UnitStanding(unit, "handed_in", here, chosen[0])


def offices_of(cards: Iterable[FileCard]) -> list[str]:
    """The offices whose reports lie there."""
    return [card.office for card in cards if card.is_readable and card.office]
