"""Two rows of the ledger printed into each other, as `pdftotext -layout` does, are rows again or stay open."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cmp_to_key

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.model import ReadFigure
from interview.reading.report import report_of_lines
from tests.interview.reading.layouts import RESULTS, Sample, printed, sample

WIDTH, LEFT = 8, 50
"""Characters of a column, and where the first of them begins."""


@dataclass(frozen=True)
class Run:
    """Figures beside each other, as the program takes them from the page."""

    row: int
    place: int
    text: str

    @property
    def end(self) -> int:
        return self.place + len(self.text)


def runs(row: int, figures: Sequence[str], dice: random.Random) -> list[Run]:
    """A row, broken anywhere; every figure stands in the middle of its column."""
    found: list[Run] = []
    for at, figure in enumerate(figures):
        run = Run(row, LEFT + WIDTH * at + (WIDTH - len(figure)) // 2, figure)
        if found and dice.random() < 0.5:
            last = found.pop()
            run = Run(row, last.place, last.text.ljust(run.place - last.place) + figure)
        found.append(run)
    return found


def before(one: Run, other: Run) -> int:
    """What stands above comes first where two overlap, else what stands farther left."""
    overlap = one.place < other.end and other.place < one.end
    return one.row - other.row if overlap else one.place - other.place


def interleaved(told: Sample, first: str, dice: random.Random) -> str:
    """A report in aligned text of which a row and the next are printed into each other."""
    lines = printed(told, "aligned").split("\n")
    names = [row for row, _, _ in told.ledger.rows]
    at = names.index(first)
    (_, above, upper), (_, below, lower) = told.ledger.rows[at : at + 2]
    start = next(number for number, line in enumerate(lines) if above[-1] in line)
    pieces = sorted([*runs(0, upper, dice), *runs(1, lower, dice)], key=cmp_to_key(before))
    return "\n".join(
        [
            *lines[:start], "  ".join(above), "  ".join(below),
            *(" " * run.place + run.text for run in pieces), *lines[start + 2 :],
        ]
    )  # fmt: skip


def read(text: str, told: Sample) -> dict[str, ReadFigure]:
    figures = report_of_lines(lines_of_text(text), available()).figures
    return {address: figures[address] for address in told.truth if address.startswith("applications.")}


ROWS = list(RESULTS)[:-1]


@pytest.mark.parametrize("quiet", [False, True], ids=["busy", "quiet"])
def test_rows_printed_into_each_other_are_read_and_none_is_wrong(quiet: bool) -> None:
    dice = random.Random(7)
    cells = right = 0
    for seed in range(40):
        told = sample(seed, quiet=quiet)
        for address, figure in read(interleaved(told, dice.choice(ROWS), dice), told).items():
            assert figure.state != "read" or figure.value == told.truth[address], (seed, address)
            cells += 1
            right += figure.state == "read"
    assert right > 0.95 * cells


def test_a_figure_lost_among_them_leaves_both_rows_open() -> None:
    told = sample(5)
    lines = interleaved(told, "refused_repeat", random.Random(1)).split("\n")
    at = next(number for number, line in enumerate(lines) if line.strip() == "33")
    found = read("\n".join(lines[:at] + lines[at + 1 :]), told)
    rows = ("refused_repeat", "refused_publication")
    assert all(figure.state != "read" for address, figure in found.items() if address.split(".")[1] in rows)


def test_rows_of_which_nothing_says_which_is_the_upper_one_stay_open() -> None:
    told = sample(5)
    text = interleaved(told, "refused_repeat", random.Random(1))
    figures = [line for line in text.split("\n") if line.startswith(" " * LEFT) and line.strip()]
    numbers = [7, 33, 16, 15, 29, 29, 22, 6, 32, 37, 22, 23, 127, 144]
    apart = "\n".join(f"{' ' * (LEFT + 20 * at)}{number}" for at, number in enumerate(numbers))
    found = read(text.replace("\n".join(figures), apart), told)
    assert found["applications.refused_repeat.total"].state != "read"


def beside_labels(told: Sample) -> tuple[str, list[str]]:
    """A report of which two rows are printed into each other, the first figures beside their labels, the lower one first; and those lines."""
    lines = printed(told, "aligned").split("\n")
    names = [row for row, _, _ in told.ledger.rows]
    at = names.index("unable_create")
    (_, above, upper), (_, below, lower) = told.ledger.rows[at : at + 2]
    start = next(number for number, line in enumerate(lines) if above[-1] in line)
    block = [
        f"  年 无法提供 {below[-1]} {lower[0]} {upper[1]}",
        f"         {above[-1]}  {upper[0]}",
        f"{'':60}{lower[1]}",
    ]
    for column in range(2, 7):
        block += [f"{'':{60 + 9 * column}}{row[column]}" for row in (upper, lower)]
    return "\n".join([*lines[:start], *block, *lines[start + 2 :]]), block


@pytest.mark.parametrize("seed", range(6))
def test_figures_beside_labels_printed_in_another_order_are_dealt_out_by_the_sums_of_the_ledger(
    seed: int,
) -> None:
    told = sample(seed)
    text, _ = beside_labels(told)
    assert {address: figure.value for address, figure in read(text, told).items()} == {
        address: value for address, value in told.truth.items() if address.startswith("applications.")
    }


def test_where_the_ledger_is_not_whole_or_its_sums_do_not_come_out_they_stay_open() -> None:
    told = sample(1)
    text, block = beside_labels(told)
    last = next(line for line in text.split("\n") if "四、结转下年度继续办理" in line)
    total = next(line for line in text.split("\n") if "（七）总计" in line)
    for damaged in (
        text.replace(last, ""),
        text.replace(total, total.replace(total.split()[1], "77777")),
        text.replace(block[-2], ""),
    ):
        assert damaged != text
        found = read(damaged, told)
        assert {
            found[f"applications.unable_create.{column}"].state for column in ("natural", "business", "total")
        }.isdisjoint({"read"})


@pytest.mark.no_cover
def test_two_figures_of_a_column_that_became_one_are_parted_by_the_sums_where_one_way_is_left() -> None:
    whole = 0
    for seed in range(12):
        told = sample(seed)
        text, block = beside_labels(told)
        at = [row for row, _, _ in told.ledger.rows].index("unable_create")
        (_, _, upper), (_, _, lower) = told.ledger.rows[at : at + 2]
        beside = block[0].replace(f" {upper[1]}", f" {lower[1]}{upper[1]}")
        found = read(text.replace(block[0], beside).replace(block[2] + "\n", "", 1), told)
        assert all(
            figure.state != "read" or figure.value == told.truth[address] for address, figure in found.items()
        )
        whole += all(figure.state == "read" for figure in found.values())
    assert whole >= 9
