"""A gathering as the reviewer sees it: how it stands with every unit, and what each is to be told, the worst first.

What shows between units is told to each of them as a finding among its file's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from interview.county.alike import Alike
from interview.county.between import ADDRESS, PHONE, Between, SameContact, SameFigures, compared
from interview.county.gathering import Gathering, UnitStanding, gathered, offices_of
from interview.county.handed_in import HandedIn
from interview.county.results import FileCard, Results
from interview.county.roster import Roster, made_of
from interview.desk.check.one import PrintedFinding
from interview.engine.flow.model import Flow
from interview.flowfiles import flow_for_year, load_flow
from interview.review.model import SEVERITIES
from interview.review.subject import OPENING
from interview.wording.catalog import Words
from interview.wording.lists import few, joined
from interview.wording.names import name_of, section_label

_ORDER: tuple[str, ...] = SEVERITIES
_ALIKE, _OWN = "T13.unit.", "county."
_PROFILE = frozenset({PHONE, ADDRESS})


@dataclass(frozen=True)
class UnitTold:
    """A unit, how it stands with it, and what it is to be told."""

    standing: UnitStanding
    report: HandedIn | None = None
    """The file that counts."""
    findings: Sequence[PrintedFinding] = field(default=())

    def count(self, severity: str) -> int:
        """How many findings of a weight are not explained."""
        return sum(each.severity == severity and each.accepted is None for each in self.findings)


def kind_of(finding: PrintedFinding) -> str:
    """What a finding is counted under: the rule's id, or a name of the county's own."""
    if finding.id.startswith(_ALIKE):
        return "alike"
    return (
        finding.rule.removeprefix(_OWN) if finding.rule.startswith(_OWN) else finding.rule.partition(".")[0]
    )


def is_between(finding: PrintedFinding) -> bool:
    """Whether it only shows where units lie side by side."""
    return finding.id.startswith((_ALIKE, _OWN))


class Worklist:
    """A whole gathering, unit by unit; no more than one report is held at a time."""

    def __init__(self, results: Results, gathering: Gathering, words: Words) -> None:
        self.results, self.gathering, self.words = results, gathering, words
        self.flow: Flow = load_flow(flow_for_year(gathering.year), words.lang)

    @cached_property
    def between(self) -> Between:
        """What shows between the reports that count."""
        return compared(self.results.every(self.files), self.flow)

    @cached_property
    def files(self) -> tuple[str, ...]:
        """The files that count."""
        return tuple(each.card.file for each in self.gathering.counted if each.card is not None)

    def told(self, standing: UnitStanding) -> UnitTold:
        """A unit with what it is to be told."""
        if standing.card is None:
            return UnitTold(standing)
        report = self.results.of(standing.card.file)
        said = (
            self._said(each, standing.card.file) for each in self.between.by_file.get(standing.card.file, ())
        )
        found = sorted((*report.checked.findings, *said), key=lambda each: _ORDER.index(each.severity))
        return UnitTold(standing, report, tuple(found))

    def every(self) -> Iterable[UnitTold]:
        """Every unit of the roster, in its order."""
        return map(self.told, self.gathering.standings)

    def _said(self, found: Alike | SameFigures | SameContact, file: str) -> PrintedFinding:
        match found:
            case Alike():
                return self._alike(found)
            case SameFigures():
                return self._same_figures(found, self._others(found.files, file))
            case SameContact():
                return self._same_contact(found, self._others(found.files, file))

    def _alike(self, found: Alike) -> PrintedFinding:
        key, weight = ("alike_whole", "warning") if found.is_whole else ("alike", "notice")
        other, where = self._names[found.other], tuple(dict.fromkeys(each.text for each in found.places))
        places = self._few(name_of(self.flow, each, self.words) for each in where)
        share = f"{found.share * 100:.0f}%"
        said = self.words.say(f"county.{key}", other=other, share=share, places=places)
        return PrintedFinding(f"{_ALIKE}{other}", "T13", weight, said, where)

    def _same_figures(self, found: SameFigures, others: str) -> PrintedFinding:
        name = section_label(self.flow.section[found.section], self.words)
        said = self.words.say("county.same_figures", other=others, table=name, n=found.cells)
        return PrintedFinding(f"{_OWN}figures.{found.section}", "county.figures", "warning", said)

    def _same_contact(self, found: SameContact, others: str) -> PrintedFinding:
        key = "same_address" if found.whats == (ADDRESS,) else "same_contact"
        whats = [self.words.say(f"county.contact_{each.removeprefix('office.')}") for each in found.whats]
        said = self.words.say(f"county.{key}", what=joined(whats, self.words), other=others)
        where = tuple(dict.fromkeys(each if each in _PROFILE else OPENING for each in found.whats))
        return PrintedFinding(f"{_OWN}contact.{found.whats[0]}", "county.contact", "notice", said, where)

    def _others(self, files: Sequence[str], file: str) -> str:
        return self._few(self._names[each] for each in files if each != file)

    def _few(self, names: Iterable[str]) -> str:
        return few([*names], self.words, "finding.of_many")

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {each.card.file: each.unit.name for each in self.gathering.counted if each.card is not None}


def laid_out(
    results: Results, roster: Roster | None, year: int, words: Words, last: Iterable[str] = ()
) -> Worklist:
    """A gathering of the results.

    Args:
        results: Of every file.
        roster: All units; made of the offices that handed in and of those of last year where there is none.
        year: The year that is reported on.
        words: In which it is told.
        last: The offices that handed in last year.
    """
    cards = results.cards()
    units = roster or made_of([*offices_of(cards), *last])

    def are_same(chosen: Sequence[FileCard]) -> bool:
        first, *others = (results.of(card.file).figures for card in chosen)
        return all(other == first for other in others)

    return Worklist(results, gathered(cards, units, year, flow_for_year(year), are_same), words)
