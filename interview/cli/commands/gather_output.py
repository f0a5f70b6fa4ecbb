"""What `nianbao gather` prints: text for people, JSON for programs; first how it stands, then unit by unit."""

from __future__ import annotations

from collections.abc import Iterator

from interview.cli.commands.check_output import entry, finding_lines
from interview.county.gathering import OPEN
from interview.county.reviewing import Reviewing, UnitTold
from interview.county.telling import standing_lines
from interview.desk.exact_json import exact
from interview.wording.catalog import Words
from interview.wording.folding import harmless
from interview.wording.speech import joined

_WEIGHTS = ("error", "warning", "notice")


def is_open(reviewing: Reviewing) -> bool:
    """Whether somebody still has to do something: hand in, clear up, mend."""
    gathering = reviewing.gathering
    waits = any(each.state in OPEN for each in gathering.standings) or gathering.unread
    return bool(waits) or any(each.card is not None and each.card.errors for each in gathering.counted)


def as_text(reviewing: Reviewing, words: Words) -> Iterator[str]:
    """How it stands in a few lines, then a block for each unit whose report counts."""
    yield from map(harmless, standing_lines(reviewing.gathering, words))
    for told in reviewing.every():
        if told.report is not None:
            yield ""
            yield from _block(told, words)


def _block(told: UnitTold, words: Words) -> Iterator[str]:
    counts = {weight: told.count(weight) for weight in _WEIGHTS}
    name, file = told.standing.unit.name, joined(told.standing.files, words)
    key = "county.unit" if told.findings else "county.unit_clean"
    yield harmless(words.say(key, name=name, file=file, **counts))
    for each in told.findings:
        yield from finding_lines(each, words)


def as_json(reviewing: Reviewing, words: Words) -> Iterator[str]:  # noqa: ARG001 - codes, whatever the language
    """One table with what lies there, and a list of units, one a line."""
    gathering = reviewing.gathering
    head = {
        "year": gathering.year, "government": gathering.roster.government or None,
        "strangers": [card.file for card in gathering.strangers], "unread": [card.file for card in gathering.unread],
        "upper": [card.file for card in gathering.upper],
    }  # fmt: skip
    yield exact(head)[:-1] + ', "units": ['
    before = ""
    for told in reviewing.every():
        if before:
            yield before + ","
        before = exact(_unit(told))
    if before:
        yield before
    yield "]}"


def _unit(told: UnitTold) -> dict[str, object]:
    standing = told.standing
    return {
        "unit": standing.unit.name, "kind": standing.unit.kind or None, "state": standing.state,
        "files": list(standing.files), "counted": standing.card.file if standing.card else None,
        "findings": [entry(each) for each in told.findings],
    }  # fmt: skip
