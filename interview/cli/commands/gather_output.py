"""What `nianbao gather` prints: text for people, JSON for programs; first how it stands, then unit by unit."""

from __future__ import annotations

from collections.abc import Iterator

from interview.cli.commands.check_output import entry, findings_lines
from interview.county.gathering import OPEN
from interview.county.summary import standing_lines
from interview.county.worklist import UnitTold, Worklist
from interview.desk.exact_json import exact
from interview.wording.catalog import Words
from interview.wording.harmless import harmless
from interview.wording.lists import joined

_WEIGHTS = ("error", "warning", "notice")


def is_open(worklist: Worklist) -> bool:
    """Whether somebody still has to do something: hand in, clear up, mend."""
    gathering = worklist.gathering
    waits = any(each.state in OPEN for each in gathering.standings) or gathering.unread
    return bool(waits) or any(each.card is not None and each.card.errors for each in gathering.counted)


def as_text(worklist: Worklist, words: Words) -> Iterator[str]:
    """How it stands in a few lines, why files cannot be read, a block for each unit with something to mend, then the others."""
    yield from map(harmless, standing_lines(worklist.gathering, words))
    yield from _why_unread(worklist)
    clean = list[str]()
    for told in worklist.every():
        if told.findings:
            yield ""
            yield from _block(told, words)
        elif told.report is not None:
            clean.append(told.standing.unit.name)
    if clean:
        yield ""
        yield harmless(words.say("county.clean", n=len(clean), list=joined(clean, words)))


def _why_unread(worklist: Worklist) -> Iterator[str]:
    gathering = worklist.gathering
    of_units = (file for each in gathering.standings if each.state == "unreadable" for file in each.files)
    for file in (*of_units, *(card.file for card in gathering.unread)):
        for each in worklist.results.of(file).checked.findings:
            yield harmless(f"  {each.message}")


def _block(told: UnitTold, words: Words) -> Iterator[str]:
    counts = {weight: told.count(weight) for weight in _WEIGHTS}
    name, file = told.standing.unit.name, joined(told.standing.files, words)
    yield harmless(words.say("county.unit", name=name, file=file, **counts))
    yield from findings_lines(told.findings, words)


def as_json(worklist: Worklist, words: Words) -> Iterator[str]:  # noqa: ARG001 - codes, whatever the language
    """One table with what lies there, and a list of units, one a line."""
    gathering = worklist.gathering
    head = {
        "year": gathering.year, "government": gathering.roster.government or None,
        "strangers": [card.file for card in gathering.strangers], "unread": [card.file for card in gathering.unread],
        "upper": [card.file for card in gathering.upper],
    }  # fmt: skip
    yield exact(head)[:-1] + ', "units": ['
    before = ""
    for told in worklist.every():
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
