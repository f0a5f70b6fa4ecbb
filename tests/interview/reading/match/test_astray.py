"""Tables that stand otherwise than their page says: read where the words and the sums leave one way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.formats.web import lines_of_page
from interview.reading.extract.lines import Line, Piece
from interview.reading.report import read_report, report_of_lines
from renderers.model import Cell, Table
from tests.interview.reading.astray_shapes import ASTRAY, HEADS, nought_over_all, parted
from tests.interview.reading.other_shapes import html, kind, page, plain, with_figures
from tests.interview.reading.rebuilt import invented

TORN = 16
"""Characters of a label that goes on over four lines, three on each, and no more."""


@pytest.mark.parametrize("shape", ASTRAY)
def test_a_report_whose_cells_stand_astray_is_read_whole(shape: str, tmp_path: Path) -> None:
    suffix, made = ASTRAY[shape]
    report = invented(1, 200)
    told = made(report.document)
    file = tmp_path / f"report.{suffix}"
    file.write_text(str(told), encoding="utf-8")
    read = read_report(file, available())
    assert {address: read.figures[address].value for address in report.truth} == report.truth
    assert (read.office, read.year) == (report.document.office, report.document.year)
    assert "improvements" in read.texts


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


def test_a_filler_over_all_columns_says_of_each_that_it_may_be_nothing() -> None:
    report = invented(1, 200)
    read = report_of_lines(lines_of_page(str(nought_over_all("无")(report.document))), available())
    rows = {
        each.rpartition(".")[0]
        for each, figure in report.truth.items()
        if each.endswith(".total") and figure == 0
    }
    told = [
        figure
        for each, figure in read.figures.items()
        if each.startswith("applications.") and each.rpartition(".")[0] in rows
    ]
    assert {(figure.state, figure.reason, figure.candidates) for figure in told} == {
        ("doubtful", "filler", (0,))
    }


def test_heads_of_which_the_end_of_a_page_left_some_in_the_grid_are_read_with_those_below() -> None:
    report = invented(1, 200)
    lines = lines_of_page(page(report.document, lambda table: html(table.rows)))
    at = next(at for at, line in enumerate(lines) if line.text.startswith("行政复议 行政诉讼"))
    below = Line((Piece(" ".join(piece.text for piece in lines[at + 2].pieces if not piece.above)),))
    figures = Line(
        tuple(
            Piece(piece.text, 30 * place, 30 * place + 9) for place, piece in enumerate(lines[at + 3].pieces)
        )
    )
    above = Line(tuple(piece for piece in lines[at + 1].pieces[5:]), "grid", lines[at].table)
    parts = Line((Piece(" ".join(piece.text for piece in lines[at + 1].pieces[:5]) + " " + below.text),))
    read = report_of_lines([*lines[: at + 1], above, parts, figures, *lines[at + 4 :]], available())
    assert {each: read.figures[each].value for each in report.truth} == report.truth


def test_labels_that_go_on_over_four_lines_below_their_figures_are_those_rows() -> None:
    report = invented(1, 200)

    def lines(row: Sequence[Cell]) -> Iterator[str]:
        figures = " ".join(cell.text for cell in row if cell.role == "figure")
        *groups, label = [cell.text for cell in row if cell.role != "figure"] or [""]
        yield from groups
        is_torn = label[:1].isdigit() and len(label) < TORN
        yield f"{label[:4] if is_torn else label} {figures}"
        yield from (label[at : at + 3] for at in range(4, len(label), 3)) if is_torn else ()

    told = plain(report.document, lambda table: "\n".join(line for row in table.rows for line in lines(row)))
    read = report_of_lines(lines_of_text(told), available())
    assert {each: read.figures[each].value for each in report.truth} == report.truth


@pytest.mark.parametrize(("wrong", "state"), [(0, "read"), (9, "doubtful")])
def test_heads_pushed_aside_are_followed_by_their_words_only_where_the_totals_come_out(
    wrong: int, state: str
) -> None:
    report = invented(1, 200)

    def row(cells: Sequence[Cell]) -> list[Cell]:
        *others, last = [replace(cell, across=cell.across - (cell.across > HEADS)) for cell in cells]
        is_total = wrong and len(others) > HEADS and last.text.isdecimal()
        return [*others, replace(last, text=str(int(last.text) + wrong)) if is_total else last]

    def told(table: Table) -> str:
        return html([row(cells) for cells in table.rows] if kind(table) == "ledger" else table.rows)

    read = report_of_lines(lines_of_page(page(report.document, told)), available())
    assert {figure.state for each, figure in read.figures.items() if each.startswith("applications.")} == {
        state
    }
