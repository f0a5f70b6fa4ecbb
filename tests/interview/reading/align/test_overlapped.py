"""Figures read as one, parted where the sums of their table allow one way."""

from __future__ import annotations

import pytest

from interview.flowfiles import available
from interview.reading.align.overlapped import is_overlapped, parted_by_sums
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.model import ReadFigure
from interview.reading.report import report_of_lines
from tests.interview.reading.layouts import printed, sample

GROUPS = ("reconsideration", "litigation_direct", "litigation_after_review")


@pytest.mark.parametrize(
    ("told", "true"),
    [
        ("0 45 0 2359123636 309 22263 0 67 22639 0 9 32 0 41", [23591, 23636]),  # a figure and its total
        ("14 1708 0 1992 3714 969 0 19257 467 2069321577 48587 1 91760 161925", [20693, 21577]),  # of two groups
        ("14 1708 0 1992 3714 969 0 19257 467 206932157748587 1 91760161925", [20693, 21577, 48587]),  # twice, one of three
        ("90 22 0 9 121 66 169327948964041160528 0 1 902 6812 7715", [16932, 79489, 64041, 160528]),
    ],
)  # fmt: skip
def test_figures_that_reach_into_each_other_are_parted_by_the_sums(told: str, true: list[int]) -> None:
    found = parted_by_sums(told.split(), 3, 5)
    assert found is not None
    assert len(found) == 15
    at = found.index(true[0])
    assert found[at : at + len(true)] == true


@pytest.mark.parametrize(
    "told",
    [
        "0 45 0 2359123637 309 22263 0 67 22639 0 9 32 0 41",  # no way
        "0 45 0 23591 23636 309 22263 0 67 22639 0 9 32 0 41",  # nothing too long
        "0 0 0 11111111 309 22263 0 67 22639 0 9 32 0 41 5",  # a figure too many
        "0 45 0 2359123636 309 22263 0 67 22639 0 9 32 0",  # one too few
    ],
)  # fmt: skip
def test_where_no_way_or_no_need_is_nothing_is_parted(told: str) -> None:
    assert parted_by_sums(told.split(), 3, 5) is None


def test_where_two_ways_come_out_nobody_knows() -> None:
    assert parted_by_sums(["11110121"], 1, 3) is None  # 11 + 110 = 121, 111 + 10 = 121
    assert parted_by_sums(["123443215555"], 1, 3) == [1234, 4321, 5555]


def test_no_count_is_overlapped() -> None:
    assert not is_overlapped("1234567")
    assert is_overlapped("12345678")
    assert not is_overlapped("1" * 40)


def disputes(figures: str) -> dict[str, ReadFigure]:
    """What is read of a report whose table of disputes has these figures on one line."""
    before, _, behind = printed(sample(1), "aligned").partition("四、政府信息公开行政复议")
    lines = behind.split("\n")
    at = next(
        number for number, line in enumerate(lines) if len(line.split()) == 15 and line.split()[0].isdigit()
    )
    lines[at] = figures
    read = report_of_lines(
        lines_of_text(before + "四、政府信息公开行政复议" + "\n".join(lines)), available()
    ).figures
    return {address: figure for address, figure in read.items() if address.partition(".")[0] in GROUPS}


def test_a_table_of_disputes_is_read_so_and_not_where_its_sums_do_not_come_out() -> None:
    found = disputes("  0 45 0 2359123636 309 22263 0 67 22639 0 9 32 0 41")
    assert {figure.state for figure in found.values()} == {"read"}
    assert found["reconsideration.pending"].value == 23591
    assert {
        figure.state for figure in disputes("  0 45 0 2359123637 309 22263 0 67 22639 0 9 32 0 41").values()
    }.isdisjoint({"read"})
