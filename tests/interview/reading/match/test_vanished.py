"""A ledger of text whose noughts were left blank and left nothing: what its sums place is read, all else stays open."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.match.sums.vanished import without_noughts
from interview.reading.model import ReadFigure
from interview.reading.report import report_of_lines
from renderers.model import Cell, Document, Table
from tests.interview.reading.other_shapes import plain
from tests.interview.reading.rebuilt import invented

Shown = Callable[[list[str]], str]
LEDGER = "applications"
ROWS = ("new", "carried_in", "granted", "partial", "denied_secret", "total", "carried_out")
NEITHER = ReadFigure("missing", reason="not_found")


def printed(document: Document, shown: Shown) -> str:
    """The report without its noughts."""

    def told(cell: Cell) -> str:
        return "" if cell.role == "figure" and not cell.text.strip("0.") else cell.text

    def table(each: Table) -> str:
        return "\n".join(shown([text for cell in row if (text := told(cell))]) for row in each.rows)

    return plain(document, table)


@pytest.mark.no_cover
@pytest.mark.parametrize("shown", [" ".join, "\n".join], ids=["a row a line", "a cell a line"])
@pytest.mark.parametrize("most", [3, 40, 200])
def test_figures_without_noughts_are_read_where_the_sums_place_them(shown: Shown, most: int) -> None:
    report = invented(most, most)
    found = report_of_lines(lines_of_text(printed(report.document, shown)), available()).figures
    told = {address: figure for address, figure in found.items() if figure.state == "read"}
    assert {address: figure.value for address, figure in told.items()} == {
        address: report.truth[address] for address in told
    }
    assert any(address.startswith(LEDGER) for address in told)


FLOW = available()[0]
EQUATIONS = [each for each in FLOW.relations if each.operator == "=" and each.severity == "error"]
"""Of the form, over rows of seven columns."""
CELLS = {
    row: tuple(f"{LEDGER}.{row}.{column}" for column in ("natural", "business", "research", "charity", "legal", "other", "total"))
    for row in ROWS
}  # fmt: skip


def placed(rows: Mapping[str, str], **others: ReadFigure) -> dict[str, ReadFigure]:
    """What is placed of rows told by their figures; cells of whole ones are read."""
    found = dict.fromkeys(FLOW.cells, NEITHER)
    for row, text in rows.items():
        counts = text.split()
        for at, cell in enumerate(CELLS[row]):
            found[cell] = (
                ReadFigure("read", int(counts[at]), counts[at]) if len(counts) == len(CELLS[row])
                else ReadFigure("doubtful", None, "  ".join(counts), "fewer_cells")
            )  # fmt: skip
    return without_noughts([CELLS[row] for row in rows], EQUATIONS, {**found, **others})


WHOLE = {"new": "1 2 4 8 16 32 63", "granted": "4 16 20", "partial": "1 2 3", "denied_secret": "8 32 40"}


def test_every_figure_is_placed_where_the_columns_leave_one_way() -> None:
    told = placed({**WHOLE, "total": "1 2 4 8 16 32 63", "carried_in": "5 5", "carried_out": "5 5"})
    assert [told[cell].value for cell in CELLS["granted"]] == [None, None, 4, None, 16, None, 20]
    assert {told[cell].candidates for cell in CELLS["granted"] if told[cell].value is None} == {(0,)}
    assert [told[cell].candidates for cell in CELLS["carried_in"][:6]] == [(0, 5)] * 6
    assert told["applications.carried_in.total"].value == 5
    assert "applications.new.natural" not in told


@pytest.mark.parametrize(
    "changed",
    [
        {"granted": "4 16 0 20"},  # a nought is there
        {"granted": "4 16 21"},  # a figure is gone, or wrong
        {"granted": "20"},  # nothing but a total, or a total that is gone
        {"granted": "4 x 20"},  # not all of them are figures
        {"granted": "4 17 21"},  # a row is gone: the totals do not come out
        {"partial": "1 1 1 3", "denied_secret": "8 4 28 40"},  # no way is left
        {"granted": "1 2 4 8 16 32 63", "partial": "1 2 4 8 16 32 63"},  # too few rows lost any
    ],
)
def test_a_ledger_of_which_that_is_not_beyond_doubt_is_left(changed: dict[str, str]) -> None:
    ledger = {**WHOLE, "total": "1 2 4 8 16 32 63", "carried_in": "5 5", "carried_out": "5 5"}
    assert placed({**ledger, **changed}) == {}


def test_a_row_that_is_there_and_open_for_another_reason_leaves_all_open() -> None:
    ledger = {**WHOLE, "total": "1 2 4 8 16 32 63", "carried_in": "5 5", "carried_out": "5 5"}
    twice = {f"{LEDGER}.refused_repeat.total": ReadFigure("doubtful", None, "1  2", "twice")}
    assert placed(ledger, **twice) == {}
