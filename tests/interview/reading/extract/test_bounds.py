"""What no report has is refused as soon as it is met, in every format; what a report may have is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from interview.errors import ReportFileError
from interview.reading.extract.bounds import MOST_CHARACTERS, MOST_LINES, MOST_PIECES, Meter
from interview.reading.extract.files import contents
from interview.reading.extract.formats.office.word import lines_of_word
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.formats.web import MOST_TAGS, lines_of_page
from interview.reading.extract.lines import Line, paragraph
from interview.reading.extract.trees.tree import tree_of
from tests.interview.reading.pdfs import pdf
from tests.interview.reading.words import p, t, tbl, tc, tr, word


def of_word(body: str) -> list[Line]:
    return lines_of_word(word(body))


TOO_LONG: dict[str, Callable[[], object]] = {
    "Word, paragraphs": lambda: of_word(p(t("1")) * (MOST_LINES + 1)),
    "Word, breaks": lambda: of_word(p("<w:r><w:t>1</w:t><w:br/></w:r>" * (MOST_LINES + 1))),
    "Word, one text": lambda: of_word(p(t("x" * (MOST_CHARACTERS + 1)))),
    "Word, cells": lambda: of_word(tbl(tr(*[tc("1")] * 60) * (MOST_PIECES // 60))),
    "Word, cells of one row": lambda: of_word(tbl(tr(*[tc("")] * (MOST_PIECES + 1)))),
    "Word, empty rows": lambda: of_word(tbl("<w:tr/>" * (MOST_PIECES + 1))),
    "Word, boxes": lambda: of_word("<w:txbxContent>" * (MOST_PIECES + 1) + "</w:txbxContent>" * (MOST_PIECES + 1)),
    "Word, tables in a row": lambda: of_word(tbl(tr(*[tc(tbl(tr(tc("1"), tc("2"))))] * 20_000))),
    "Word, paragraphs of a cell that is the whole table": lambda: of_word(tbl(tr(tc(p(t("1")) * (MOST_LINES + 1))))),
    "a page, tags": lambda: lines_of_page("<b>" * (MOST_TAGS + 1)),
    "a page, one text": lambda: lines_of_page("<p>" + "x " * (MOST_CHARACTERS + 1)),
    "a page, text in pieces": lambda: lines_of_page("<b>" + "x" * 1_000_000 + "<b>" + "y" * 1_000_001),
    "a page, rows that hang down": lambda: lines_of_page("<table>" + "<tr><td rowspan=200>1<td rowspan=200>2<td>3" * 9_000),
    "a page, text that hangs down": lambda: lines_of_page(
        "<table><tr><td rowspan=200>" + "x" * 100_000 + "<td>1" + "<tr><td>1" * 150
    ),
    "text, lines": lambda: lines_of_text("1\n" * (MOST_LINES + 1)),
    "text, empty lines": lambda: lines_of_text("\n" * (51 * MOST_LINES)),
    "text, rows that tabs end": lambda: lines_of_text("\t甲" + "\n" * (MOST_LINES + 1)),
    "text, one line": lambda: lines_of_text("x" * (MOST_CHARACTERS + 1)),
    "text, cells": lambda: lines_of_text(("1|" * 400 + "\n") * (MOST_PIECES // 400 + 1)),
    "figures of another program": lambda: tree_of('{"a":[' + "1," * 250_000 + "1]}"),
}  # fmt: skip


@pytest.mark.parametrize("case", TOO_LONG.values(), ids=[name.replace(" ", "-") for name in TOO_LONG])
def test_more_than_a_report_has_is_refused(case: Callable[[], object]) -> None:
    with pytest.raises(ReportFileError) as refused:
        case()
    assert refused.value.code == "report_too_long"


@pytest.mark.no_cover
def test_a_pdf_with_more_than_a_report_has_is_refused(tmp_path: Path) -> None:
    page = [(10.0, 8.0 * at, "政府") for at in range(100)]
    for drawn in ([page] * 101, [[(10.0, 10.0, "政" * 5_000)] * 21] * 20):
        path = tmp_path / "a.pdf"
        path.write_bytes(pdf(*drawn))
        with pytest.raises(ReportFileError) as refused:
            contents(path)
        assert refused.value.code == "report_too_long"


@pytest.mark.no_cover
def test_what_comes_close_to_the_bounds_is_read() -> None:
    assert len(of_word(p(t("1")) * MOST_LINES)) == MOST_LINES
    assert len(lines_of_text("\n\n1" * MOST_LINES)) == MOST_LINES
    assert len(lines_of_page("<p>" + "x" * MOST_CHARACTERS)) == 1
    (line,) = lines_of_page("<table><tr>" + "<td>1" * 150 + "</table>")
    assert len(line.pieces) == 100


@pytest.mark.parametrize("line", ["\t" + "1\t" * 501, "1 " * 501, "1  " * 501, "1|" * 501])
def test_a_line_with_more_cells_than_any_row_is_text(line: str) -> None:
    assert lines_of_text(line)[0].pieces[0].text == line.strip()


def test_every_count_has_its_bound() -> None:
    meter = Meter()
    meter.lines(MOST_LINES)
    meter.pieces(MOST_PIECES - 1)
    meter.characters(MOST_CHARACTERS)
    for more in (meter.lines, meter.characters):
        with pytest.raises(ReportFileError):
            more(1)
    with pytest.raises(ReportFileError):
        Meter().line(paragraph("x" * (MOST_CHARACTERS + 1)))
    meter.pieces(1)
    with pytest.raises(ReportFileError):
        meter.pieces(1)
