"""What the numbers of published reports are bound to: `python -m tests.interview.review.bindings` prints the table.

With a report's id behind it, every number of that report with the words before it. `bindings.toml` names what each bound number
counts, read by eye; a binding that is not there is wrong. The reports lie outside the repository (`../shared/reports`); what needs
them is skipped where they are absent.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from interview.engine.plan.book import LastYear
from interview.engine.prose.derived import OwnWords, Trend, While, WhileNone, derived
from interview.flowfiles import available, flow_for_year, load_flow
from interview.reading.convert.to_last_year import as_last_year
from interview.review.claimed.in_words import read_whole
from interview.review.last_year.understood import understood
from tests.interview.review.anomalies import RAW, WHOLE

__all__ = ["RAW", "WHOLE", "known", "remembered", "said"]

COLUMNS = ("figure", "fact", "sum of facts", "derived", "open", "wrong")


@dataclass(frozen=True)
class Said:
    """A number of a report's text."""

    report: str
    text: str
    number: str
    of: str
    before: str
    """The words before it."""

    @property
    def sort(self) -> str:
        """Which column of the table it belongs to."""
        if not self.of:
            return "open"
        if (self.number, self.of) not in known()[self.report, self.text]:
            return "wrong"
        if derived(self.of) is not None:
            return "derived"
        return (
            "fact" if self.of.startswith("facts.") else "sum of facts" if self.of == "values.proactive.total" else "figure"
        )  # fmt: skip


@cache
def known() -> dict[tuple[str, str], set[tuple[str, str]]]:
    """What was read by eye: by report and text the numbers, each with what it counts."""
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    found: dict[tuple[str, str], set[tuple[str, str]]] = {
        (report, text): set() for report in WHOLE for text in TEXTS
    }
    for report, texts in told.items():
        for text, numbers in texts.items():
            found[report, text] = {(number, of) for number, of in numbers}
    return found


TEXTS = (
    "overview.opening", "overview.proactive", "overview.on_request", "overview.management", "overview.platform",
    "overview.supervision", "problems", "improvements", "other_matters",
)  # fmt: skip


@cache
def said(report: str) -> tuple[Said, ...]:
    """The numbers of a published report, in order; words that tell an answer are none."""
    last = remembered(report)
    return tuple(
        Said(
            report, id, text[place.start : place.end], place.of, text[max(0, place.start - 20) : place.start]
        )
        for id, text in last.texts.items()
        for place in last.bound[id]
        if not isinstance(derived(place.of), While | WhileNone | Trend | OwnWords)
    )


@cache
def remembered(report: str) -> LastYear:
    """A published report as the next year's interview begins from it."""
    last = as_last_year(read_whole(next(RAW.glob(f"{report}-*")), available()))
    assert last is not None
    return understood(last, load_flow(last.flow), load_flow(flow_for_year(last.year + 1))).last


def table() -> Iterator[str]:
    """How many numbers each report has, and of which sort."""
    yield "report    numbers" + "".join(f"{each:>14}" for each in COLUMNS)
    total: Counter[str] = Counter()
    for report in WHOLE:
        counts = Counter(each.sort for each in said(report))
        total += counts
        yield _line(report, counts)
    yield _line("all", total)


def _line(name: str, counts: Counter[str]) -> str:
    return f"{name:<8}{counts.total():>9}" + "".join(f"{counts[each]:>14}" for each in COLUMNS)


if __name__ == "__main__":
    for report in sys.argv[1:]:
        for each in said(report):
            print(f"{each.sort:<12} {each.text:<22} {each.before!r} [{each.number}] {each.of}")
    print("\n".join(table()))
