"""What a sheet hides is none of the report; what shows keeps its place beside what shows."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from interview.reading.extract.formats.office.hidden import Hidden
from interview.reading.extract.formats.office.sheet import cells_of_sheet, lines_of_sheet

NAMES = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet(rows: str, columns: str = "", merged: str = "") -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as package:
        package.writestr("xl/workbook.xml", f'<workbook xmlns="{NAMES}"/>')
        package.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{NAMES}">{columns}<sheetData>{rows}</sheetData>{merged}</worksheet>',
        )
    return made.getvalue()


def row(*texts: str, attributes: str = "") -> str:
    cells = (f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    return f"<row {attributes}>{''.join(cells)}</row>"


def texts(data: bytes) -> list[list[str]]:
    return [[piece.text for piece in line.pieces] for line in lines_of_sheet(data)]


def test_hidden_rows_and_columns_are_passed_over_and_the_rest_moves_together() -> None:
    rows = row("规章", "77", "1") + row("规章", "88", "9", attributes='hidden="1"') + row("许可", "66", "2")
    columns = '<cols><col min="2" max="2" hidden="1"/></cols>'
    assert texts(sheet(rows, columns)) == [["规章", "1"], ["许可", "2"]]
    assert texts(sheet(rows.replace('"1"', '"0"'), columns.replace("hidden", "width"))) == [
        ["规章", "77", "1"], ["规章", "88", "9"], ["许可", "66", "2"],
    ]  # fmt: skip


def test_a_sheet_of_which_all_is_hidden_is_read_as_it_is() -> None:
    rows = row("规章", "1", attributes='hidden="1"')
    assert texts(sheet(rows)) == [["规章", "1"]]
    assert texts(sheet(row("规章", "1"), '<cols><col min="1" max="16384" hidden="1"/></cols>')) == [
        ["规章", "1"]
    ]


def test_a_merged_cell_stands_in_the_first_of_its_places_that_shows() -> None:
    hidden = Hidden()
    hidden.rows, hidden.columns = [(0, 0)], [(1, 1)]
    cells = {0: {0: "总计", 2: "甲"}, 1: {2: "乙"}, 2: {0: "丙", 2: "丁"}}
    kept, merged = hidden.without(cells, [(0, 0, 1, 1), (0, 1, 0, 1), (2, 0, 2, 2)])
    assert kept == {0: {0: "总计", 1: "乙"}, 1: {0: "丙", 1: "丁"}}
    assert merged == [(0, 0, 0, 0), (1, 0, 1, 1)]


def test_a_form_of_ours_keeps_what_somebody_hid_in_it() -> None:
    data = sheet(row("a", "1", attributes='hidden="1"') + row("b", "2"))
    assert [*cells_of_sheet(data).values()] == [{0: {0: "a", 1: "1"}, 1: {0: "b", 1: "2"}}]
