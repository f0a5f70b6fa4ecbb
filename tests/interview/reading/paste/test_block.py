"""A pasted block is read right or not at all."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview.engine.flow.ledger_form import Ledger
from interview.engine.plan.ledger.ids import LedgerIds
from interview.reading.paste.block import Block, read_block
from tests.support.interviews import FLOWS, flow
from tests.support.reports import NO_REPORTS, published, typed
from tests.support.sheets import (
    Sheet,
    bare,
    browser,
    cell_a_line,
    excel,
    grouped,
    piped,
    spaced,
    wide,
    zeros_left_empty,
)

TOP = ("new", "natural")
REPORTS = Path(__file__).resolve().parents[5] / "shared" / "reports" / "raw"


def ledger(id: str = "disclosure_2021") -> Ledger:
    found = flow(id).ledger
    assert found is not None
    return found


def read(text: str, at: tuple[str, str] = TOP, id: str = "disclosure_2021") -> Block:
    return read_block(text, ledger(id), at)


def codes(block: Block) -> list[str]:
    return [doubt.code for doubt in block.doubts]


def busy(id: str = "disclosure_2021") -> Sheet:
    """A table with a figure in every row, some of them large."""
    cells = LedgerIds(ledger(id)).inputs()
    return Sheet(
        ledger(id), {cell: (at * 37) % 11 * (1200 if at % 5 == 0 else 1) for at, cell in enumerate(cells)}
    )


LAYOUTS: dict[str, Callable[[Sheet], str]] = {
    "Excel": excel,
    "Excel, without heads": lambda sheet: excel(sheet, heads=False),
    "Excel, without totals": lambda sheet: excel(sheet, totals=False),
    "Excel, without heads and totals": lambda sheet: excel(sheet, heads=False, totals=False),
    "WPS, lines ending in a line feed": lambda sheet: excel(sheet, end="\n"),
    "WPS, empty cells for 0": lambda sheet: zeros_left_empty(excel(sheet)),
    "Excel, thousands with commas": lambda sheet: grouped(excel(sheet, end="\n")),
    "Excel, full-width digits": lambda sheet: wide(excel(sheet)),
    "a browser": browser,
    "a browser, empty cells for 0": lambda sheet: zeros_left_empty(browser(sheet)),
    "a browser, with blanks around": lambda sheet: browser(sheet).replace("\t", " \t\xa0"),
    "a web page's text": spaced,
    "a web page's text, full-width": lambda sheet: wide(spaced(sheet)).replace("   ", "\u3000"),
    "pipes": piped,
    "a cell a line": cell_a_line,
    "a cell a line, no empty lines": lambda sheet: cell_a_line(sheet, "\n"),
    "only figures": bare,
    "only figures, no totals": lambda sheet: bare(sheet, totals=False, row_of_totals=False),
    "only figures, no row of totals": lambda sheet: bare(sheet, row_of_totals=False),
    "only figures, blanks between": lambda sheet: bare(sheet, between="  "),
    "the rest of the page around it": lambda sheet: f"规章\t3\t5\t74\n{browser(sheet)}\n四、复议\n10\t1\t0\t0\t0",
}  # fmt: skip


@pytest.mark.no_cover
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("id", FLOWS)
def test_every_layout_gives_every_cell(layout: str, id: str) -> None:
    sheet = busy(id)

    block = read(LAYOUTS[layout](sheet), id=id)

    assert block.values == sheet.cells
    assert block.doubts == ()


def test_empty_cells_are_zeros_and_counted() -> None:
    sheet = Sheet(ledger(), {"applications.new.natural": 2, "applications.granted.natural": 2})

    block = read(zeros_left_empty(excel(sheet)))

    assert block.values == sheet.cells
    assert block.empty == len(sheet.cells) - 2


class TestFiguresWithoutLabels:
    def test_begin_where_the_clerk_stands(self) -> None:
        block = read("4\t1\n2\t0", ("granted", "business"))

        assert block.values == {
            "applications.granted.business": 4, "applications.granted.research": 1,
            "applications.partial.business": 2, "applications.partial.research": 0,
        }  # fmt: skip

    def test_a_column_of_figures_is_placed_downwards(self) -> None:
        block = read("4\n1\n2", ("new", "legal"))

        assert list(block.values) == [f"applications.{row}.legal" for row in ("new", "carried_in", "granted")]

    def test_what_does_not_fit_is_not_taken(self) -> None:
        assert codes(read("1\t2\t3", ("granted", "legal"))) == ["no_room"]

    def test_what_would_cross_the_computed_row_is_not_taken(self) -> None:
        assert codes(read("1\n2\n3", ("other_misc", "natural"))) == ["no_room"]

    def test_rows_of_different_length_are_not_taken(self) -> None:
        assert codes(read("1 2 3\n4 5")) == ["ragged"]

    def test_a_number_that_is_not_certain_is_not_taken(self) -> None:
        assert codes(read("1\t1,20\n4\t5")) == ["ragged"]


class TestWhatIsNotCertain:
    def test_a_row_that_lost_its_empty_cells_is_left_out_by_name(self) -> None:
        text = spaced(busy()).replace("1.属于国家秘密   ", "1.属于国家秘密   ", 1)
        lines = text.split("\n")
        at = next(at for at, line in enumerate(lines) if "国家秘密" in line)
        lines[at] = "（三）不予公开 1.属于国家秘密 3 3"

        block = read("\n".join(lines))

        assert {"row_short"} == set(codes(block))
        assert not any(".denied_secret." in cell for cell in block.values)
        assert len(block.values) == len(busy().cells) - 6

    def test_totals_that_never_agree_say_that_the_columns_are_others(self) -> None:
        heads = "项目\t总计\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他"
        rows = "\n".join(
            "\t".join([row.label, str(sum(figures)), *map(str, figures)])
            for row in ledger().rows
            if (figures := busy().row(row, totals=False))
        )

        assert read(f"{heads}\n{rows}").values == busy().cells  # by their heads
        assert codes(read(rows)) == ["columns_doubtful"]
        assert read(rows).values == {}

    def test_a_total_that_differs_is_told_and_the_cells_stand(self) -> None:
        sheet = busy()
        total = sheet.row(ledger().row["granted"])[-1]
        lines = excel(sheet, end="\n").split("\n")
        at = next(at for at, line in enumerate(lines) if "予以公开" in line)
        lines[at] = lines[at].removesuffix(str(total)) + str(total + 1)

        block = read("\n".join(lines))

        assert block.values == sheet.cells
        assert [doubt.details for doubt in block.doubts] == [
            {"row": "granted", "told": total + 1, "sum": total}
        ]

    def test_a_sum_of_results_that_differs_is_told(self) -> None:
        sheet = busy()
        row = sheet.row(ledger().row["total"])
        text = excel(sheet, end="\n").replace("\t".join(map(str, row)), "\t".join(map(str, [row[0] + 1, *row[1:-1], row[-1] + 1])))  # fmt: skip

        block = read(text)

        assert block.values == sheet.cells
        assert [(doubt.code, doubt.details["column"]) for doubt in block.doubts] == [
            ("column_total", "natural")
        ]

    def test_figures_that_came_loose_from_their_label_are_left_out(self) -> None:
        text = "一、本年新收 5 0 0 0 0 0 5\n（一）予以公开\n3 0 0 0 0 0 3\n（二）部分公开\n2 0 0 0 0 0 2"

        block = read(text)

        assert block.values["applications.new.natural"] == 5
        assert codes(block)[:2] == ["row_apart", "row_apart"]
        assert not any(".granted." in cell or ".partial." in cell for cell in block.values)

    def test_the_same_row_twice_is_left_out(self) -> None:
        row = "（一）予以公开\t3\t0\t0\t0\t0\t0\t3"

        assert "row_twice" in codes(read(f"{row}\n{row}"))
        assert read(f"{row}\n{row}").values == {}

    def test_a_row_the_form_does_not_have_is_told(self) -> None:
        text = "（一）予以公开\t3\t0\t0\t0\t0\t0\t3\n行政检查\t3\t0\t0\t0\t0\t0\t3"

        assert [doubt.details["text"] for doubt in read(text).doubts if doubt.code == "row_unknown"] == [
            "行政检查"
        ]

    def test_a_note_in_a_cell_leaves_its_row_out(self) -> None:
        block = read(
            "（一）予以公开\t3（其中 1 件延期）\t0\t0\t0\t0\t0\t3\n（二）部分公开\t1\t0\t0\t0\t0\t0\t1"
        )

        assert not any(".granted." in cell for cell in block.values)

    def test_seven_cells_that_may_be_six_and_a_total_are_left_out(self) -> None:
        block = read("（一）予以公开 3 1 0 0 0 4\n（二）部分公开 1 0 0 0 0 0")  # which of the six is missing?

        assert "row_shifted" in codes(block)
        assert not any(".granted." in cell for cell in block.values)

    @pytest.mark.parametrize("text", ["", "\n\n", "\t", "没有", "|", "你好，世界"])
    def test_what_is_no_table_gives_nothing_and_says_so(self, text: str) -> None:
        assert read(text).values == {}
        assert codes(read(text)) == ["nothing_known"]


class TestAnyText:
    @given(st.text(alphabet=st.sampled_from(list("0123 5\t\n|,.-一三件（）其他总计予以公开自然人新收\"１\x00\u2028")), max_size=300))  # fmt: skip
    @example('"\n"\t"')
    def test_never_raises_and_gives_only_cells_of_the_ledger(self, text: str) -> None:
        block = read(text)

        assert set(block.values) <= set(LedgerIds(ledger()).inputs())
        assert all(value >= 0 for value in block.values.values())
        assert block.values or block.doubts

    @given(st.text(max_size=200))
    def test_of_all_characters(self, text: str) -> None:
        assert set(read(text).values) <= set(LedgerIds(ledger()).inputs())


_COUNTS = st.one_of(st.just(0), st.just(0), st.just(0), st.integers(0, 9), st.integers(0, 20_000))


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    id = draw(st.sampled_from(FLOWS))
    cells = LedgerIds(ledger(id)).inputs()
    return Sheet(ledger(id), dict(zip(cells, draw(st.lists(_COUNTS, min_size=len(cells), max_size=len(cells))), strict=True)))  # fmt: skip


@pytest.mark.no_cover
class TestNeverAWrongNumberSilently:
    @given(sheets(), st.sampled_from(list(LAYOUTS)))
    def test_whatever_the_layout(self, sheet: Sheet, layout: str) -> None:
        block = read_block(LAYOUTS[layout](sheet), sheet.ledger, TOP)

        assert all(sheet.cells[cell] == value for cell, value in block.values.items())
        assert block.values == sheet.cells or block.doubts

    @given(sheets(), st.data())
    def test_when_zeros_vanish_from_a_page_of_text(self, sheet: Sheet, data: st.DataObject) -> None:
        lines = []
        for line in spaced(sheet).split("\n"):
            gone = data.draw(st.sampled_from([0, 0, 0, 1, 2, 7]))
            lines.append(re.sub(r" 0(?= |$)", "", line, count=gone) if gone else line)

        block = read_block("\n".join(lines), sheet.ledger, TOP)

        assert all(sheet.cells[cell] == value for cell, value in block.values.items())
        assert block.values == sheet.cells or block.doubts

    @given(sheets(), st.data())
    def test_when_lines_are_lost(self, sheet: Sheet, data: st.DataObject) -> None:
        lines = data.draw(st.sampled_from([excel, browser, spaced]))(sheet).split("\n")
        kept = [line for line in lines if data.draw(st.sampled_from([True, True, True, False]))]

        block = read_block("\n".join(kept), sheet.ledger, TOP)

        assert all(sheet.cells[cell] == value for cell, value in block.values.items())


def table_of(page: str) -> str:
    """The tables of a web page as a browser puts them on the clipboard."""
    rows = []
    for row in re.findall(r"<tr.*?</tr>", page, re.DOTALL):
        cells = re.findall(r"<t[dh].*?</t[dh]>", row, re.DOTALL)
        rows.append("\t".join(re.sub(r"\s+", "", html.unescape(re.sub("<.*?>", "", cell))) for cell in cells))
    return "\n".join(rows)


def raw(number: str) -> str:
    found = sorted(REPORTS.glob(f"{number}-*"))
    if not found:
        pytest.skip(NO_REPORTS)
    text = found[0].read_text(encoding="utf-8")
    return table_of(text) if found[0].suffix == ".html" else text


class TestPublishedReports:
    def test_the_densest_comes_whole_out_of_one_paste(self) -> None:
        id, figures = typed("002")

        block = read(raw("002"), id=id)

        assert block.values == {cell: figures[cell] for cell in LedgerIds(ledger(id)).inputs()}
        assert block.doubts == ()

    @pytest.mark.parametrize("number", ["001", "008", "009"])
    def test_these_come_whole_too(self, number: str) -> None:
        id, figures = published(number)

        block = read(raw(number), id=id)

        assert block.values == {cell: figures.get(cell) or 0 for cell in LedgerIds(ledger(id)).inputs()}

    @pytest.mark.parametrize(
        "number", ["000", "004", "006", "007", "016", "022", "024", "030", "032", "038", "052", "058", "060"]
    )
    def test_what_is_taken_of_a_torn_one_is_right_and_the_rest_is_told(self, number: str) -> None:
        id, figures = published(number)

        block = read(raw(number), id=id)

        assert block.values
        assert {
            cell: value for cell, value in block.values.items() if value != (figures.get(cell) or 0)
        } == {}
        assert block.doubts
