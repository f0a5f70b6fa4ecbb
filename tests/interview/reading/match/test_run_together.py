"""Tables whose cells ran together: what all their sums leave is read, what two ways are left for stays whole."""

from __future__ import annotations

import pytest

from interview.engine.sums.relations import Relation
from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.match.form import form_of
from interview.reading.match.lines.run_together import apart
from interview.reading.match.sums.cuts import TooManyWaysError, all_cuts
from interview.reading.match.sums.joint_cuts import Run, cut_together
from interview.reading.model import Report
from interview.reading.report import report_of_lines
from renderers.model import Table
from tests.interview.reading.conversions import run_together
from tests.interview.reading.other_shapes import plain
from tests.interview.reading.rebuilt import Rebuilt, invented

CELLS = "abct"


BALANCE = [
    Relation(
        id=each,
        rule="balance",
        left=(),
        right=(),
        operator="=",
        terms=((1, f"new.{each}"), (-1, f"done.{each}"), (-1, f"left.{each}")),
    )
    for each in CELLS
]


def run(row: str, digits: str) -> Run:
    return Run(tuple(f"{row}.{each}" for each in CELLS), digits)


def wrong(report: Rebuilt, told: Report) -> list[str]:
    return [
        address
        for address, true in report.truth.items()
        if (figure := told.figures[address]).state == "read" and figure.value != true
    ]


def test_digits_are_cut_in_every_way_in_which_the_last_figure_is_the_sum() -> None:
    assert set(all_cuts("1101122", 4)) == {(11, 0, 11, 22), (1, 10, 11, 22)}
    assert all_cuts("0000", 4) == ((0, 0, 0, 0),)
    assert all_cuts("123", 4) == ()


def test_digits_with_more_ways_than_can_be_tried_say_so() -> None:
    with pytest.raises(TooManyWaysError):
        all_cuts("1" * 56, 15)
    assert Run(tuple(map(str, range(15))), "1" * 56).ways == []


def test_sums_one_behind_the_other_are_cut_each_for_itself() -> None:
    assert Run(tuple("abcdef"), "112303", sums=2).ways == [(1, 1, 2, 3, 0, 3)]


def test_the_balance_chooses_between_the_ways_of_a_row() -> None:
    runs = [run("new", "1101122"), run("done", "90918"), run("left", "2024")]
    assert [len(each.ways) for each in runs] == [2, 1, 1]
    assert cut_together(runs, BALANCE) == [(11, 0, 11, 22), (9, 0, 9, 18), (2, 0, 2, 4)]


def test_rows_that_are_open_are_chosen_together_as_far_as_one_choice_is_left() -> None:
    # 110011 is 11, 0, 0, 11 or 1, 10, 0, 11.
    twice = [run("new", "110011"), run("done", "110011"), run("left", "0000")]
    assert cut_together(twice, BALANCE) == [None, None, (0, 0, 0, 0)]
    thrice = [run("new", "220022"), run("done", "110011"), run("left", "110011")]
    assert cut_together(thrice, BALANCE) == [None, None, None]


def test_a_row_that_the_others_cannot_bear_stays_whole() -> None:
    assert cut_together([run("new", "1113"), run("done", "0000"), run("left", "0000")], BALANCE) == [
        None,
        (0, 0, 0, 0),
        (0, 0, 0, 0),
    ]


def lines_apart(table: Table) -> str:
    return "\n".join("".join(cell.text for cell in row) for row in table.rows)


@pytest.mark.no_cover
@pytest.mark.parametrize(("most", "least"), [(2, 1), (30, 0.8)])
def test_rows_that_ran_together_each_on_its_own_line_are_read_as_well(most: int, least: float) -> None:
    report = invented(1, most)
    told = report_of_lines(lines_of_text(plain(report.document, lines_apart)), available())
    assert wrong(report, told) == []
    tables = [each for each in report.truth if not each.startswith("processing_fee.")]
    assert sum(told.figures[each].state == "read" for each in tables) >= least * len(tables)


def test_a_few_lines_of_a_label_and_a_number_are_no_table_that_ran_together() -> None:
    lines = lines_of_text("一、总体情况\n规章000\n行政许可12\n行政处罚3\n行政强制0")
    assert all(line.kind != "run" for line in apart(form_of(available()[0]), lines))


@pytest.mark.parametrize("seed", [1, 2])
def test_a_report_that_ran_together_is_read_but_for_what_two_ways_are_left_for(seed: int) -> None:
    report = invented(seed, 200)
    told = report_of_lines(lines_of_text(run_together(report.document)), available())
    assert wrong(report, told) == []
    ledger = [each for each in report.truth if each.startswith("applications.")]
    assert sum(told.figures[each].state == "read" for each in ledger) >= 0.8 * len(ledger)
    assert all(told.figures[f"rules.{each}"].value == 0 for each in ("issued", "repealed", "in_force"))
