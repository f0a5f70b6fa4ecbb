"""What `nianbao check` prints: text for people, JSON and CSV for programs; one file after the other, as they come."""

from __future__ import annotations

import csv
import io
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from interview.cli.output import tell
from interview.desk.check.one import Checked, PrintedFinding
from interview.desk.exact_json import exact
from interview.engine.answers.kinds import plain
from interview.engine.sums.relations import Number
from interview.wording.catalog import Words
from interview.wording.harmless import harmless

_EVERY = 5.0
"""Seconds between two words on how far it is."""
_COLUMNS = (
    "file", "office", "year", "flow", "severity", "rule", "id", "message", "where", "left", "right", "repair", "accepted",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that Excel would calculate."""
_MOST_NAMED = 20
"""Files that are named once more at the end; of more there is a table to be had."""


class RunningCount:
    """Counts for the last line, and says now and then how far it is."""

    def __init__(self, whole: int, words: Words) -> None:
        self.whole, self.words = whole, words
        self.files = 0
        self.clean = 0
        self.found: Counter[str] = Counter()
        self.alone = 0
        self.failing = 0
        """Files of which something must be mended."""
        self.gone = False
        self._to_mend: list[tuple[str, int]] = []
        self._said = time.monotonic()

    def seen(self, each: Checked) -> Checked:
        """Counts one file."""
        self.files += 1
        self.clean += not each.findings
        self.found.update(told.severity for told in each.findings if told.accepted is None)
        self.alone += not each.compared
        if errors := sum(told.counts for told in each.findings):
            self.failing += 1
            self._to_mend += [(each.file, errors)] if self.failing <= _MOST_NAMED else []
        self.gone |= each.gone
        if time.monotonic() - self._said > _EVERY:
            self._said = time.monotonic()
            tell(self.words.say("check.progress", n=self.files, whole=self.whole))
        return each

    @property
    def failed(self) -> bool:
        """Whether something must be mended."""
        return self.failing > 0

    def to_mend(self) -> Iterator[str]:
        """Which files have something to mend, a line each."""
        if self._to_mend:
            yield self.words.say("check.to_mend", n=self.failing)
        for file, errors in self._to_mend:
            yield "  " + harmless(self.words.say("check.to_mend_file", file=file, n=errors))
        if unnamed := self.failing - len(self._to_mend):
            yield "  " + self.words.say("check.to_mend_more", n=unnamed)

    def summary(self) -> str:
        """How it ended, in one line."""
        counts = {name: self.found[name] for name in ("error", "warning", "notice")}
        return self.words.say("check.summary", n=self.files, clean=self.clean, **counts)


def as_text(results: Iterable[Checked], tally: RunningCount, words: Words) -> Iterator[str]:
    """A block for each file, the worst first; where there are several, which of them to mend, and how many."""
    for each in results:
        yield from _block(tally.seen(each), words)
    if tally.files > 1:
        yield from tally.to_mend()
        yield tally.summary()


def _block(each: Checked, words: Words) -> Iterator[str]:
    who = " · ".join(str(part) for part in (each.office, each.year) if part)
    whose = words.say("check.whose", who=who) if who else ""
    key = "check.file" if each.findings else "check.clean"
    yield harmless(words.say(key, file=each.file, whose=whose))
    yield from findings_lines(each.findings, words)


def findings_lines(findings: Iterable[PrintedFinding], words: Words) -> Iterator[str]:
    """Findings, how they are mended, and the reasons that were given; a line each.

    Those that one and the same change would mend stand together, and it is told once, below the last of them.
    """
    alike: dict[tuple[str, str], list[PrintedFinding]] = {}
    for told in findings:
        alike.setdefault((told.mending or told.id, told.severity), []).append(told)
    for group in alike.values():
        for told in group:
            yield from _finding_lines(told, words)
        if mending := group[0].mending:
            together = words.say("check.one_cause", n=len(group), mending=mending)
            yield "      " + harmless(mending if len(group) == 1 else together)


def _finding_lines(told: PrintedFinding, words: Words) -> Iterator[str]:
    severity = words.say(f"severity.{told.severity}")
    yield "  " + harmless(words.say("check.finding", severity=severity, message=told.message))
    if told.accepted is not None:
        yield "      " + harmless(words.say("review.accepted", reason=told.accepted))


def as_json(results: Iterable[Checked], tally: RunningCount) -> Iterator[str]:
    """A list with one entry a file, one entry a line."""
    yield "["
    before = ""
    for each in results:
        if before:
            yield before + ","
        before = exact(
            {
                "file": each.file, "office": each.office, "year": each.year, "flow": each.flow,
                "findings": [entry(told) for told in tally.seen(each).findings],
            }
        )  # fmt: skip
    if before:
        yield before
    yield "]"


def entry(told: PrintedFinding) -> dict[str, Any]:
    """A finding as JSON has it."""
    return {
        "id": told.id, "rule": told.rule, "severity": told.severity, "message": told.message,
        "where": told.where, "left": told.left, "right": told.right,
        "repairs": [{"cell": cell, "from": was, "to": should_be} for cell, was, should_be in told.repairs],
        "accepted": told.accepted,
    }  # fmt: skip


def as_csv(results: Iterable[Checked], tally: RunningCount) -> Iterator[str]:
    """A row for each finding, for Excel: the mark of UTF-8 first, and nothing that it would calculate."""
    yield "\ufeff" + _row(_COLUMNS)
    for each in results:
        for told in tally.seen(each).findings:
            yield _row(
                (
                    each.file, each.office or "", str(each.year or ""), each.flow or "", told.severity, told.rule,
                    told.id, told.message, " ".join(_where(place) for place in told.where), _side(told.left),
                    _side(told.right), told.mending, told.accepted or "",
                )
            )  # fmt: skip


def _where(place: str | dict[str, Any]) -> str:
    return place if isinstance(place, str) else f"{place['text']}:{place['start']}-{place['end']}"


def _side(side: Number | str | None) -> str:
    return "" if side is None else side if isinstance(side, str) else plain(side)


def _row(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([_cell(each) for each in cells])
    return line.getvalue()


def _cell(text: str) -> str:
    text = harmless(text)
    number = text.lstrip("-").replace(".", "", 1).isdecimal()
    return f"'{text}" if text.startswith(_FORMULA) and not number else text
