"""Whole reports in every format that people have: twelve in all with NIANBAO_LONG=1, one in what needs no other program otherwise.

Nothing is wrong without a flag, whatever the format; year and office are right or open. How much is right has a least share
by format, in `conversions`. `python -m tests.long.test_reading_matrix` prints the table.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from interview.flowfiles import available
from interview.reading.report import read_report
from tests.interview.reading.conversions import Conversion, conversions
from tests.interview.reading.measuring import judge
from tests.interview.reading.rebuilt import Rebuilt, rebuilt

WHOLE = os.environ.get("NIANBAO_LONG") == "1"
TRIED = [each for each in conversions() if each.is_quick or WHOLE]
STATES = ("right", "doubtful", "missing", "wrong")


@dataclass
class Outcome:
    """How the reports were read in one format."""

    cells: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    """Those that are not 0."""
    wrong: list[str] = field(default_factory=list)

    @property
    def right(self) -> float:
        """The share that is right."""
        return self.cells["right"] / self.cells.total()


def outcome(conversion: Conversion, reports: Sequence[Rebuilt], folder: Path) -> Outcome:
    """Makes the files and reads them."""
    found = Outcome()
    for report, file in zip(reports, conversion.make(reports, folder), strict=True):
        read = read_report(file, available())
        for address, true in report.truth.items():
            judged = judge(true, read.figures.get(address))
            found.cells[judged] += 1
            found.told[judged] += bool(true)
            if judged == "wrong":
                found.wrong.append(f"{report.id} {address}: {read.figures[address].value}, not {true}")
        document = report.document
        if read.year not in {None, document.year} or read.office not in {"", document.office}:
            found.wrong.append(f"{report.id}: {read.year} {read.office}")
    return found


@pytest.mark.parametrize("conversion", TRIED, ids=lambda each: each.name)
def test_a_whole_report_is_read_in_every_format(conversion: Conversion, tmp_path: Path) -> None:
    found = outcome(conversion, rebuilt() if WHOLE else rebuilt()[:1], tmp_path)
    assert found.wrong == []
    assert found.right >= conversion.least


def table() -> str:
    """The outcome of every format."""
    lines = [
        f"{'format':<40}{'cells':>7}{'not 0':>7}"
        + "".join(f"{state:>10}" for state in STATES)
        + f"{'right':>9}{'not 0':>9}"
    ]
    for conversion in conversions():
        with tempfile.TemporaryDirectory() as folder:
            found = outcome(conversion, rebuilt(), Path(folder))
        told = found.told["right"] / found.told.total()
        lines.append(
            f"{conversion.name:<40}{found.cells.total():>7}{found.told.total():>7}"
            + "".join(f"{found.cells[state]:>10}" for state in STATES) + f"{found.right:>9.2%}{told:>9.2%}"
        )  # fmt: skip
        lines += found.wrong
        print(lines[-1 - len(found.wrong)], *found.wrong, sep="\n", flush=True)
    return "\n".join(lines)


if __name__ == "__main__":
    table()
