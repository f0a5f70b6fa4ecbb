"""Tables that stand otherwise than their page says: read where the words and the sums leave one way."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.web import lines_of_page
from interview.reading.report import read_report, report_of_lines
from renderers.model import Table
from tests.interview.reading.astray_shapes import ASTRAY, parted
from tests.interview.reading.other_shapes import html, kind, page, with_figures
from tests.interview.reading.rebuilt import invented


@pytest.mark.parametrize("shape", ASTRAY)
def test_a_report_whose_cells_stand_astray_is_read_whole(shape: str, tmp_path: Path) -> None:
    suffix, made = ASTRAY[shape]
    report = invented(1, 200)
    told = made(report.document)
    file = tmp_path / f"report.{suffix}"
    file.write_text(str(told), encoding="utf-8")
    read = read_report(file, available())
    assert {address: read.figures[address].value for address in report.truth} == report.truth


def test_a_wrong_sum_in_one_part_of_a_ledger_leaves_the_other_rows_read() -> None:
    report = invented(1, 200)
    true = str(report.truth["applications.partial.total"])
    whole = page(
        report.document, lambda table: parted(table) if kind(table) == "ledger" else html(table.rows)
    )
    read = report_of_lines(lines_of_page(whole.replace(f">{true}<", f">{true}1<")), available())
    assert read.figures["applications.partial.total"].value == int(f"{true}1")
    assert {figure.state for each, figure in read.figures.items() if each.startswith("applications.")} == {
        "read"
    }


def spaced(text: str) -> str:
    return " ".join(text) if text.isdecimal() else text


def test_counts_with_blanks_between_their_digits_are_read_where_their_sums_come_out() -> None:
    report = invented(1, 200)
    document = with_figures(report.document, spaced)
    read = report_of_lines(lines_of_page(page(document, lambda table: html(table.rows))), available())
    judged = {
        each: read.figures[each]
        for each in report.truth
        if each.startswith(("applications.", "reconsideration."))
    }
    assert {each: figure.value for each, figure in judged.items()} == {
        each: report.truth[each] for each in judged
    }
    alone = [
        figure for each, figure in read.figures.items() if each.endswith(".decisions") and " " in figure.text
    ]
    assert alone
    assert {figure.state for figure in alone} == {"doubtful"}


def test_two_rows_that_ran_into_each_other_are_not_closed_up() -> None:
    report = invented(1, 200)

    def told(table: Table) -> str:
        rows = [
            [f"{cell.text}1 {cell.text}2" if cell.role == "figure" else cell for cell in row]
            for row in table.rows
        ]
        return html(rows if kind(table) == "ledger" else table.rows)

    read = report_of_lines(lines_of_page(page(report.document, told)), available())
    states = {figure.state for each, figure in read.figures.items() if each.startswith("applications.")}
    assert "read" not in states
