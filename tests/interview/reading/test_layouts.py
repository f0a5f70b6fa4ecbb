"""Every layout, whole and damaged: nothing is ever wrong without a flag, and what is whole is read."""

from __future__ import annotations

import os
import random
from collections.abc import Callable

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.formats.web import lines_of_page
from interview.reading.model import Report
from interview.reading.report import report_of_lines
from tests.interview.reading import damaged_samples
from tests.interview.reading.damaged_samples import DAMAGES
from tests.interview.reading.damages import RECORDED, damaged
from tests.interview.reading.layouts import LATER, LAYOUTS, Sample, printed, sample

SEEDS = range(30 if os.environ.get("NIANBAO_LONG") else 1)
Damage = Callable[[Sample, random.Random], Sample]


def read(report: Sample, layout: str) -> Report:
    text = printed(report, layout)
    return report_of_lines((lines_of_page if layout == "html" else lines_of_text)(text), available())


def wrong(report: Sample, read: Report) -> dict[str, tuple[int, object]]:
    return {
        address: (true, read.figures[address])
        for address, true in report.truth.items()
        if read.figures[address].state == "read" and read.figures[address].value != true
    }


@pytest.mark.no_cover
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("damage", DAMAGES)
def test_nothing_is_wrong_without_a_flag(layout: str, damage: Damage) -> None:
    for seed in SEEDS:
        report = damage(sample(seed, quiet=seed % 2 == 1), random.Random(seed))
        assert wrong(report, read(report, layout)) == {}, seed


@pytest.mark.no_cover
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "damage", [damaged_samples.whole, damaged_samples.odd_digits, damaged_samples.one_head_gone]
)
def test_what_is_whole_is_read(layout: str, damage: Damage) -> None:
    report = damage(sample(5), random.Random(5))
    told = read(report, layout)
    assert {address: told.figures[address].value for address in report.truth} == report.truth


@pytest.mark.parametrize("layout", ["markdown", "html", "bars", "ending bars", "leading bars", "tabs"])
def test_a_table_in_which_no_cell_says_anything_is_blank(layout: str) -> None:
    report = sample(5)
    report.ledger.rows = [(row, labels, [""] * len(told)) for row, labels, told in report.ledger.rows]
    report.disputes = [""] * len(report.disputes)
    told = read(report, layout)
    reasons = {told.figures[each].reason for each in report.truth if each.startswith(("applications", "lit"))}
    assert reasons == {"blank"}


@pytest.mark.parametrize("layout", ["markdown", "html", "bars", "ending bars", "cell a line"])
def test_columns_are_placed_by_their_heads(layout: str) -> None:
    report = damaged_samples.swapped_columns(sample(7), random.Random(7))
    told = read(report, layout)
    assert told.figures["applications.new.research"].value == report.truth["applications.new.research"]


def test_rows_in_another_order_are_placed_by_their_labels() -> None:
    report = damaged_samples.swapped_rows(sample(8), random.Random(8))
    told = read(report, "html")
    assert {address: told.figures[address].value for address in report.truth} == report.truth


@pytest.mark.no_cover
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_lost_cell_leaves_only_its_row_doubtful_and_says_why(layout: str) -> None:
    report = damaged_samples.lost_figure(sample(11), random.Random(11))
    doubtful = [figure for figure in read(report, layout).figures.values() if figure.state == "doubtful"]
    assert len(doubtful) <= 7
    assert all(figure.reason in {"fewer_cells", "more_cells"} for figure in doubtful)


def test_a_report_that_says_a_row_twice_differently_is_asked_about() -> None:
    one, other = sample(3), sample(4)
    text = printed(one, "bars") + "\n附：上一年的表\n" + printed(other, "bars")
    told = report_of_lines(lines_of_text(text), available())
    assert wrong(one, told) == {}


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("number", "among"),
    [
        # A row with twice as many figures, another that lost some: the sums come out with the rows between moved.
        (30112110, tuple(LATER)),
        (24000204, RECORDED),  # rows that lost a figure, and a sign for nothing between two of them
        (557256, RECORDED),  # a column without figures, its blanks at the end of every row
        (555949, tuple(LATER)),  # labels behind their figures, bars that fill their lines up
        (30113000, tuple(LATER)),  # bars that fill a short row up, on lines of their own
        (
            555597,
            RECORDED,
        ),  # a row pushed aside that lost a nought and a figure; its total's column bears it out
        (
            740061030,
            ("markdown",),
        ),  # a column of noughts lost, a blank of the label where the first one would be
        (
            890050882,
            ("leading bars",),
        ),  # a row that lost its figures, below numbers of the columns: not those of the row above once more
        (
            931000546,
            RECORDED,
        ),  # two rows without labels, one of them of another kind: a sum that speaks against one cell does against its row
        (931000650, tuple(LATER)),  # a row of another kind, and further below a row without figures
        (893041925, ("leading bars",)),  # labels behind their figures, those of the first row lost
        (893042816, ("leading bars",)),  # numbers of the columns, a row told twice, another without figures
        (893080168, ("html",)),  # a row with another's label, and that one has lost its own
        (893111559, ("tabs between",)),  # a column lost, and a blank where a row's first figure would be
        (897070577, ("aligned",)),  # two rows changed places, and below them one of another block is lost
        (898000781, RECORDED),  # a row that lost a nought, pushed aside by a blank as whole rows are
        (
            612000847,
            RECORDED,
        ),  # labels behind their figures, a row of another kind, and one above it that lost cells
        (612002919, RECORDED),  # the same, and one above it that lost its figures
        (
            516565,
            RECORDED,
        ),  # a column and the last head lost, and a few rows' ends: most still end with their totals
        (893162138, ("wrapped",)),  # a row that lost a nought, and the label of another kind behind its total
    ],
)
def test_a_damage_that_was_read_wrongly_once_is_not_again(number: int, among: tuple[str, ...]) -> None:
    report = damaged(number, among)
    lines = (lines_of_page if report.layout == "html" else lines_of_text)(report.text)
    told = report_of_lines(lines, available()).figures
    assert {
        address: told[address].value
        for address, true in report.truth.items()
        if told[address].state == "read" and told[address].value != true
    } == {}
