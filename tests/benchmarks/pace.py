"""The pace that the README tells: four whole reports typed in line mode, every answer and every key counted.

`python -m tests.benchmarks.pace`. Minutes are supposed: four seconds a question, 0.4 a key, six characters of a draft read a second.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from interview.desk.last_year import last_year_of
from interview.engine.answers.kinds import Choices, Count, Counts, Prose, Value, YesNo
from interview.engine.plan.book import Book
from interview.engine.plan.walk import Asked
from interview.engine.step.respondent import Facts, reply
from interview.export import render
from interview.talk.report.finish import to_mend
from tests.flows.test_drafts import FIFTEEN
from tests.interview.line.talking import CTRL_S, ENTER, Keys, Talk, talk, typed
from tests.interview.review.anomalies import RAW
from tests.support.interviews import facts_of
from tests.support.reports import published

SEVEN = {
    "applications.new.natural": 5, "applications.new.business": 2, "applications.granted.natural": 4,
    "applications.unable_not_held.natural": 1, "applications.granted.business": 2,
    "reconsideration.upheld": 1, "documents.in_force": 3, "licences.decisions": 12,
}  # fmt: skip
"""A bureau with seven applications and one review."""
NEXT_YEAR = {
    "several.facts.proactive.government_site": "90 42 4 3", "facts.management.cleared": "15",
    "several.facts.supervision.trainings": "2 30", "facts.problems.which": "1", "facts.problems.mended": "2",
}  # fmt: skip
"""What a quiet bureau types otherwise than last year."""
DISTRICT = {
    "year": "",
    "facts.proactive.government_site": "2428",
    "facts.problems.which": "1 4",
    "facts.problems.mended": "1",
}
"""What a district tells besides its figures, the number of its website as 007 has it; whatever else stands in a field it keeps."""
_DROP_THE_SENTENCE = "\t\x0b"
"""To the gap, and the sentence that goes with it away."""
_A_QUESTION, _A_KEY, _READ = 4, 0.4, 6

Script = Callable[[Callable[[], Asked | None]], Iterator[str]]


@dataclass
class Typed:
    """What was typed until the report was written."""

    answers: int = 0
    keys: int = 0
    read: int = 0
    """Characters of the drafts that were taken."""

    def entry(self, text: str, end: str = ENTER) -> Keys:
        """One entry with the key that submits it."""
        self.answers += 1
        self.keys += len(text) + 1
        return Keys(text + end)

    @property
    def minutes(self) -> float:
        """About how long that takes."""
        return (self.answers * _A_QUESTION + self.keys * _A_KEY + self.read / _READ) / 60


def shortest(asked: Asked, value: str | Value | None) -> str:
    """The fewest keys for an answer; nothing takes what stands in the field."""
    match value:
        case YesNo():
            return "y" if value.value else "n"
        case Choices() if not value.value:
            return "n"
        case Counts():
            return " ".join(str(n) for n in value.counts)
        case Count() if asked.offer == value:
            return ""
        case Prose() | None:
            return ""
        case _:
            return typed(asked, value)


def from_nothing(facts: Facts, counted: Typed) -> Script:
    """Somebody who knows all, passes over what is not told, and takes every draft."""

    def script(asked: Callable[[], Asked | None]) -> Iterator[str]:
        while (here := asked()) is not None:
            prose = here.kind == "prose"
            value = facts.facts.get(here.id, reply(facts, here)) if not prose else None
            if prose and here.offer is not None:
                counted.read += len(str(here.offer.value))
            yield counted.entry(shortest(here, value), CTRL_S if prose else ENTER)
        yield counted.entry("")

    return script


def from_last(typed: Mapping[str, str], review: Iterator[str], counted: Typed) -> Script:
    """Somebody who keeps what stands there but for these answers, and goes through what was kept."""

    def script(asked: Callable[[], Asked | None]) -> Iterator[str]:
        while True:
            if (here := asked()) is None:
                yield counted.entry(next(review))
                continue
            given = typed.get(here.id, "n" if here.kind in {"yes_no", "choices"} else "")
            if here.kind == "prose" and (shown := here.last or here.offer):
                counted.read += len(str(shown.value))
            yield counted.entry(given, CTRL_S if here.kind == "prose" else ENTER)

    return script


def next_year_of_a_district(facts: Facts, review: Iterator[str], counted: Typed) -> Script:
    """Somebody who types the new figures, keeps all else, and drops a sentence whose number nobody knows."""

    def script(asked: Callable[[], Asked | None]) -> Iterator[str]:
        before = ""
        while True:
            if (here := asked()) is None:
                yield counted.entry(next(review))
                continue
            torn, before = here.id == before, here.id
            if here.kind == "prose":
                shown = here.last or here.offer
                counted.read += 0 if torn or shown is None else len(str(shown.value))
                yield counted.entry(_DROP_THE_SENTENCE if torn else "", CTRL_S)
            else:
                yield counted.entry(_new_in_a_district(here, facts))

    return script


def _new_in_a_district(asked: Asked, facts: Facts) -> str:
    kept = asked.question is not None and (asked.question.serves or asked.question.id.startswith("office."))
    if asked.id in DISTRICT or kept:
        return DISTRICT.get(asked.id, "")
    given = shortest(asked, reply(facts, asked))
    stands = asked.kind == "count" and asked.last is not None and str(asked.last.value) == given
    return "" if stands else given


def quiet_facts() -> Facts:
    """A bureau of which the tables count nothing, fifteen things told."""
    told = {**FIFTEEN, "facts.problems.which": Choices(value=("slow", "plain"))}
    return replace(facts_of("disclosure_2021"), facts=told)


def rows(folder: Path) -> Iterator[tuple[str, Typed, Talk]]:
    """Each report with what was typed."""
    for name in ("quiet", "seven", "next", "district"):
        (folder / name).mkdir()
    yield (quiet := bureau("quiet", quiet_facts(), folder))
    yield bureau("seven", replace(quiet_facts(), figures=SEVEN), folder)
    yield next_year(quiet[2], folder)
    if RAW.is_dir():
        yield district(folder / "district")


def bureau(name: str, facts: Facts, folder: Path) -> tuple[str, Typed, Talk]:
    """A bureau's first report."""
    counted = Typed()
    return name, counted, talk(folder / name, from_nothing(facts, counted), suggest={"year": "2025"})


def next_year(before: Talk, folder: Path) -> tuple[str, Typed, Talk]:
    """The same bureau's next one, from its document."""
    report = folder / "2025.docx"
    report.write_bytes(render(before.state.plan, "docx"))
    last = last_year_of(str(report), "zh").last
    assert last is not None
    counted = Typed()
    script = from_last(NEXT_YEAR, iter(["a", "f", "a"]), counted)
    return "next", counted, talk(folder / "next", script, book=Book(last=last), suggest={"year": "2026"})


def district(folder: Path) -> tuple[str, Typed, Talk]:
    """007 from the published 006."""
    last = last_year_of(str(next(RAW.glob("006-*"))), "zh").last
    assert last is not None
    figures = {address: figure for address, figure in published("007")[1].items() if figure is not None}
    counted = Typed()
    facts = facts_of("disclosure_2021", figures, kind="county_government")
    script = next_year_of_a_district(facts, iter(["a", "f", "a"]), counted)
    return "district", counted, talk(folder, script, book=Book(last=last), suggest={"year": "2024"})


def main() -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as folder:
        for name, counted, held in rows(Path(folder)):
            print(
                name,
                counted.answers,
                counted.keys,
                f"{counted.minutes:.1f}",
                held.published,
                [f.id for f in to_mend(held.state.plan)],
            )


if __name__ == "__main__":
    main()
