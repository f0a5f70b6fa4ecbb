"""A cell that says in words what a figure should is told as it stands, and takes nothing of its row along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.formats.web import lines_of_page
from interview.reading.extract.lines import Line, Piece
from interview.reading.match.form import form_of
from interview.reading.match.lines.worded import with_words
from interview.reading.model import Report
from interview.reading.report import report_of_lines
from renderers.model import Document, Table
from tests.interview.reading.conversions import browser, docx2txt, html2text, markdown
from tests.interview.reading.other_shapes import plain
from tests.interview.reading.rebuilt import Rebuilt, invented, of_a_site

LAYOUTS = {"html": of_a_site, "browser": browser, "html2text": html2text, "markdown": markdown}
CELLS = {
    "licences.decisions": ("行政许可", 0), "documents.repealed": ("行政规范性文件", 1),
    "applications.partial.research": ("（二）部分公开", 2), "litigation_direct.upheld": ("", 5),
}  # fmt: skip
"""The label of its row, and which figure of the row it is."""
DISPUTES = 15


@pytest.fixture(scope="module")
def report() -> Rebuilt:
    return invented(1, 200)


def with_cell(document: Document, label: str, number: int, words: str) -> Document:
    """The report with words in place of a figure."""

    def changed(table: Table) -> Table:
        rows = []
        for row in table.rows:
            figures = [at for at, cell in enumerate(row) if cell.role == "figure"]
            is_it = any(cell.text.startswith(label) for cell in row) if label else len(figures) == DISPUTES
            at = figures[number] if is_it and len(figures) > number else -1
            rows.append(
                tuple(replace(cell, text=words) if place == at else cell for place, cell in enumerate(row))
            )
        return replace(table, rows=tuple(rows))

    return replace(
        document, blocks=tuple(changed(each) if isinstance(each, Table) else each for each in document.blocks)
    )


def bars_between(document: Document) -> str:
    """A cell a line, a bar on a line of its own between two of them."""
    return plain(
        document, lambda table: "\n|\n".join(cell.text for row in table.rows for cell in row if cell.text)
    )


def read(text: str, layout: str) -> Report:
    return report_of_lines((lines_of_page if layout == "html" else lines_of_text)(text), available())


@pytest.mark.no_cover
@pytest.mark.parametrize("words", ["见注", "许可500，备案50", "约30", "无数据"])
@pytest.mark.parametrize("address", CELLS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_cell_of_words_is_doubtful_and_quoted_and_the_others_are_read(
    report: Rebuilt, layout: str, address: str, words: str
) -> None:
    told = read(LAYOUTS[layout](with_cell(report.document, *CELLS[address], words)), layout)
    figure = told.figures[address]
    assert (figure.state, figure.reason, figure.text) == ("doubtful", "unreadable", words)
    assert {cell: told.figures[cell].value for cell in report.truth if cell != address} == {
        cell: value for cell, value in report.truth.items() if cell != address
    }


@pytest.mark.parametrize("words", ["见注", "许可500，备案50", "约30", "无数据"])
@pytest.mark.parametrize("address", [each for each, (label, _) in CELLS.items() if label])
@pytest.mark.parametrize("layout", [docx2txt, bars_between])
def test_a_cell_of_words_on_a_line_of_its_own_is_too(
    report: Rebuilt, layout: Callable[[Document], str], address: str, words: str
) -> None:
    told = read(layout(with_cell(report.document, *CELLS[address], words)), "text")
    figure = told.figures[address]
    assert (figure.state, figure.reason, figure.text) == ("doubtful", "unreadable", words)
    assert {cell: told.figures[cell].value for cell in report.truth if cell != address} == {
        cell: value for cell, value in report.truth.items() if cell != address
    }


@pytest.mark.parametrize("behind", ["（含备案）", "含备案的件数见下面第三部分的说明和附表一", "其中：备案"])
def test_a_line_that_is_no_cell_or_one_too_many_is_no_figure(report: Rebuilt, behind: str) -> None:
    told = read(docx2txt(report.document).replace("行政许可\n", f"行政许可\n{behind}\n"), "text")
    figure = told.figures["licences.decisions"]
    assert figure.text != behind
    assert figure.value in {None, report.truth["licences.decisions"]}


def test_words_in_a_column_that_the_form_does_not_have_are_no_figure(report: Rebuilt) -> None:
    text = browser(report.document)
    line = next(each for each in text.split("\n") if each.startswith("行政许可\t"))
    told = read(text.replace(line, f"{line}\t含备案"), "browser")
    assert told.figures["licences.decisions"].text != "含备案"


def test_heads_behind_a_label_are_no_words(report: Rebuilt) -> None:
    told = read(markdown(report.document), "markdown")
    assert {figure.state for address, figure in told.figures.items() if address in report.truth} == {"read"}


def test_pieces_of_heads_behind_a_head_that_is_a_label_too_are_no_words(report: Rebuilt) -> None:
    line = "|  |  | 总计 | 结果维 | 结果纠 其他结 | 尚未审 |  | 结果维 结果纠 | 其他结 尚未审 |  |"
    text = markdown(report.document)
    at = text.index("四、政府信息公开行政复议")
    told = read(f"{text[:at]}{line}\n\n{text[at:]}", "markdown")
    assert told.figures["applications.total.total"].value == report.truth["applications.total.total"]


def test_names_of_groups_and_blanks_below_a_head_are_no_cells_of_a_row_that_is_called_so() -> None:
    groups = lines_of_text("总计\n未经复议直接起诉\n复议后起诉\n五、存在的主要问题及改进情况")
    blank = Line((Piece("", 0, 1),), "tabs")
    told = list(with_words(form_of(available()[0]), [*groups[:3], *[blank] * 5, *groups[3:]]))
    assert not any(piece.worded for line in told for piece in line.pieces)


def test_words_behind_a_row_that_adds_up_without_a_blank_are_no_total_of_it(report: Rebuilt) -> None:
    lines = [line for line in docx2txt(report.document).split("\n") if line.strip()]
    label = lines.index("3.补正后申请内容仍不明确")
    *parts, other, total = lines[label + 1 : label + 8]
    assert (other, report.truth["applications.unable_unclear.other"]) == ("0", 0)
    lines[label + 1 : label + 8] = [*parts, total, "占比"]
    told = read("\n".join(lines), "text").figures
    assert told["applications.unable_unclear.other"].value in {None, 0}
