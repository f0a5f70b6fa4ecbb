"""How well every published report is read: `python -m tests.interview.reading.measuring` prints the table.

The reports lie outside the repository (`../shared/reports`); what needs them is skipped where they are absent.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from interview.engine.sums.relations import Number
from interview.flowfiles import available
from interview.reading.model import ReadFigure, Report
from interview.reading.report import read_report

REPORTS = Path(__file__).parents[4] / "shared" / "reports"
FIGURES = REPORTS / "figures"

LAYOUTS = {
    "web page": ("001", "002"), "tabs": ("000",), "aligned": ("006", "007", "008", "009"), "torn markdown": ("004",),
    "another program's": ("010", "011"), "cell a line": ("016", "022", "026", "028"), "bars between": ("018",),
    "ending bars": ("030", "042", "046", "050", "052", "062"),
    "bars": ("014", "020", "024", "032", "034", "036", "038", "040", "048", "054", "056", "058", "060"),
    "traditional": ("044",),
}  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """How one report was read."""

    id: str
    counts: Counter[str]
    wrong: dict[str, tuple[Number | None, ReadFigure | None]]
    form_right: bool

    @property
    def whole(self) -> bool:
        """Whether the report is whole, not an excerpt."""
        return self.id < "012"

    @property
    def right(self) -> float:
        """The share of legible cells that are right."""
        legible = sum(self.counts[each] for each in ("right", "doubtful", "missing", "wrong"))
        return self.counts["right"] / legible


@cache
def ids() -> tuple[str, ...]:
    return tuple(file.name[:3] for file in sorted(FIGURES.glob("*.json"))) if FIGURES.is_dir() else ()


@cache
def read(id: str) -> Report:
    return read_report(next((REPORTS / "raw").glob(f"{id}-*")), available())


@cache
def outcome(id: str) -> Outcome:
    told = json.loads(next(FIGURES.glob(f"{id}-*")).read_text("utf-8"), parse_float=Decimal)
    report = read(id)
    counts: Counter[str] = Counter()
    wrong: dict[str, tuple[Number | None, ReadFigure | None]] = {}
    for address, value in told["figures"].items():
        true, figure = number(value), report.figures.get(address)
        judged = judge(true, figure)
        counts[judged] += 1
        if judged == "wrong":
            wrong[address] = (true, figure)
    return Outcome(id, counts, wrong, report.flow == f"disclosure_{told['format']}")


def judge(true: Number | None, figure: ReadFigure | None) -> str:
    state = figure.state if figure is not None else "missing"
    if true is None:
        return "wrong" if state == "read" else "blank" if state == "missing" else "doubtful blank"
    if state != "read" or figure is None:
        return state
    return "right" if figure.value == true else "wrong"


def number(value: object) -> Number | None:
    """A figure of the list: a string is as published, an amount in 元 is told in 万元."""
    if isinstance(value, str):
        bare = value.removesuffix("元")
        if bare.endswith("万"):
            return Decimal(bare.removesuffix("万"))
        return Decimal(bare).scaleb(-4) if bare != value else Decimal(value)
    assert value is None or isinstance(value, int | Decimal)
    return value


def table() -> str:
    columns = ("right", "doubtful", "missing", "wrong", "blank")
    lines = [f"{'layout':<20}{'reports':>8}" + "".join(f"{each:>10}" for each in columns) + f"{'right':>9}"]
    for layout, known in LAYOUTS.items():
        lines.append(_line(layout, [outcome(id) for id in known if id in ids()], columns))
    lines.append(_line("whole reports", [outcome(id) for id in ids() if outcome(id).whole], columns))
    lines.append(_line("excerpts", [outcome(id) for id in ids() if not outcome(id).whole], columns))
    return "\n".join(lines)


def _line(name: str, outcomes: list[Outcome], columns: tuple[str, ...]) -> str:
    counts = sum((each.counts for each in outcomes), Counter[str]())
    legible = sum(counts[each] for each in columns[:4])
    share = counts["right"] / legible if legible else 0
    return (
        f"{name:<20}{len(outcomes):>8}"
        + "".join(f"{counts[each]:>10}" for each in columns)
        + f"{share:>9.2%}"
    )


if __name__ == "__main__":
    print(table())
