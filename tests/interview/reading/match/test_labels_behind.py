"""Labels behind their figures: a whole table whose sums come out is read so, and nothing else is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.model import Report
from interview.reading.report import report_of_lines
from tests.interview.reading.layouts import Sample, Table, printed, sample

HEAD = "本年制发件数\n本年废止件数\n现行有效件数\n"


def read(text: str) -> Report:
    return report_of_lines(lines_of_text(text), available())


def states(report: Report, told: Sample, table: str) -> set[str]:
    return {report.figures[a].state for a in told.truth if a.split(".")[0] == table}


def test_a_whole_report_is_read_and_a_lost_row_leaves_its_table_open() -> None:
    told = sample(5)
    assert states(read(printed(told, "figures first")), told, "applications") == {"read"}
    torn = replace(told, ledger=Table(told.ledger.heads, told.ledger.rows[:5] + told.ledger.rows[6:]))
    assert "read" not in states(read(printed(torn, "figures first")), told, "applications")


def test_figures_that_do_not_come_out_stay_open() -> None:
    told = sample(5)
    rows = list(told.ledger.rows)
    rows[4] = (*rows[4][:2], [str(int(value) + 1) for value in rows[4][2]])
    wrong = replace(told, ledger=Table(told.ledger.heads, rows))
    assert "read" not in states(read(printed(wrong, "figures first")), told, "applications")


def test_a_report_of_nothing_but_0_proves_no_direction() -> None:
    told = sample(5)
    rows = [(row, labels, ["0"] * 7) for row, labels, _ in told.ledger.rows]
    report = read(printed(replace(told, ledger=Table(told.ledger.heads, rows)), "figures first"))
    assert states(report, told, "rules") == {"doubtful"}


def test_a_row_of_numbers_for_the_columns_is_no_row_of_figures() -> None:
    told = sample(5)
    text = printed(told, "figures first").replace(HEAD, f"{HEAD}1\n2\n3\n（栏次）\n")
    report = read(text)
    assert states(report, told, "rules") == {"doubtful"}
    assert states(report, told, "applications") == {"read"}


def behind(told: Sample, rows: list[tuple[str, list[str], list[str]]]) -> str:
    every = frozenset(range(len(rows)))
    return printed(replace(told, ledger=Table(told.ledger.heads, rows), behind=every), "tabs")


@pytest.mark.no_cover
def test_a_first_row_that_lost_its_figures_moves_no_other_where_all_labels_stand_behind() -> None:
    told = sample(5)
    report = read(behind(told, [(*told.ledger.rows[0][:2], []), *told.ledger.rows[1:]]))
    read_so = {cell: each.value for cell in told.truth if (each := report.figures[cell]).state == "read"}
    assert read_so == {cell: told.truth[cell] for cell in read_so}
    assert "applications.new.natural" not in read_so


@pytest.mark.no_cover
def test_a_last_row_that_lost_its_figures_leaves_the_others_read_where_the_sums_come_out() -> None:
    told = sample(5)
    rows = [*told.ledger.rows[:-1], (*told.ledger.rows[-1][:2], [])]
    report = read(printed(replace(told, ledger=Table(told.ledger.heads, rows)), "tabs"))
    assert report.figures["applications.total.natural"].value == told.truth["applications.total.natural"]
    assert report.figures["applications.carried_out.natural"].state != "read"


def test_a_file_that_was_cut_off_behind_a_label_is_read_up_to_there() -> None:
    told = sample(5)
    whole = printed(told, "cell a line")
    report = read(whole[: whole.index("（三）不予公开") - 2])
    assert report.figures["applications.granted.natural"].value == told.truth["applications.granted.natural"]


def test_some_labels_behind_their_figures_move_no_row_below_them() -> None:
    """Rows of a cell a line: below such a label stand the next row's figures, and they are not its own."""
    told = sample(5)
    report = read(printed(replace(told, behind=frozenset({1, 2, 3})), "tabs"))
    found = {each: report.figures[each].value for each in told.truth if each.startswith("applications.")}
    assert found == {each: told.truth[each] for each in found}
