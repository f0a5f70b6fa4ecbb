"""How it stands with all units, in a few lines; what every account of a gathering begins with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interview.county.gathering import Gathering, UnitStanding, UnitState
from interview.county.results import FileCard
from interview.wording.catalog import Words
from interview.wording.lists import joined

STATES: tuple[UnitState, ...] = (
    "missing", "twice", "wrong_year", "wrong_form", "unreadable", "merged", "exempt",
)  # fmt: skip
"""What is told besides those that are in, in the order in which it is told."""


def standing_lines(gathering: Gathering, words: Words) -> Iterator[str]:
    """How it stands with all, a line for each kind of trouble."""
    here = sum(each.state == "handed_in" for each in gathering.expected)
    counts = {"year": gathering.year, "here": here, "expected": len(gathering.expected)}
    if gathering.roster.government:
        yield words.say("county.title", government=gathering.roster.government, **counts)
    else:
        yield words.say("county.of_year", **counts)
    for state in STATES:
        found = [each for each in gathering.standings if each.state == state]
        if found:
            yield words.say(
                f"county.{state}", list=joined([_with_files(each, words) for each in found], words)
            )
    named = [card for card in gathering.strangers if card.office]
    nameless = [card for card in gathering.strangers if not card.office]
    for name, cards in (
        ("strangers", named), ("nameless", nameless), ("unread", gathering.unread), ("upper", gathering.upper),
    ):  # fmt: skip
        if cards:
            yield words.say(f"county.{name}", list=joined(list(_called(cards, words)), words))


def _with_files(standing: UnitStanding, words: Words) -> str:
    if not standing.files:
        return standing.unit.name
    return words.say("county.with_files", name=standing.unit.name, files=joined(standing.files, words))


def _called(cards: Iterable[FileCard], words: Words) -> Iterator[str]:
    for card in cards:
        yield words.say("county.file_of", file=card.file, office=card.office) if card.office else card.file
