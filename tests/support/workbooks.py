"""Filling in a worksheet as a spreadsheet program keeps it: cells by their names, nothing else touched."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

import xlsxwriter

MAIN, REGISTER = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"


def parts(data: bytes) -> dict[str, str]:
    """The parts of a workbook, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def strings(data: bytes) -> list[str]:
    """The texts that its cells share."""
    return [
        "".join(re.findall(r"<t[^>]*>([^<]*)</t>", each))
        for each in re.findall(r"<si>(.*?)</si>", parts(data)["xl/sharedStrings.xml"])
    ]


def rows_of(data: bytes, column: str = "F") -> dict[str, int]:
    """The rows of the lines of a worksheet, by their addresses."""
    texts = strings(data)
    found = re.findall(rf'<c r="{column}(\d+)"[^>]*t="s"><v>(\d+)</v>', parts(data)[MAIN])
    return {texts[int(text)]: int(row) for row, text in found}


def filled(
    data: bytes, written: Mapping[str, str | int | float], register: Sequence[Sequence[str]] = ()
) -> bytes:
    """A worksheet with something in its blanks, by address, and in the rows of its register."""
    rows = rows_of(data)
    main = {f"D{rows[address]}": value for address, value in written.items()}
    listed: dict[str, str | int | float] = {
        f"{'ABCD'[column]}{4 + row}": text
        for row, cells in enumerate(register)
        for column, text in enumerate(cells)
        if text
    }
    changed = parts(data)
    changed[MAIN] = _with(changed[MAIN], main)
    changed[REGISTER] = _with(changed[REGISTER], listed)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, part in changed.items():
            package.writestr(name, part)
    return packed.getvalue()


def _with(sheet: str, cells: Mapping[str, str | int | float]) -> str:
    for name, value in cells.items():
        blank = re.search(rf'<c r="{name}" s="(\d+)"(?:/>| t="s"><v>\d+</v></c>)', sheet)
        assert blank, f"{name} is no blank"
        told = (
            f't="inlineStr"><is><t>{escape(value)}</t></is>' if isinstance(value, str) else f"><v>{value}</v>"
        )
        cell = f'<c r="{name}" s="{blank[1]}" {told}</c>'
        sheet = sheet[: blank.start()] + cell + sheet[blank.end() :]
    return sheet


def workbook(*tables: Sequence[Sequence[str | int | float]]) -> bytes:
    """A workbook of an office's own, a sheet a table."""
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"in_memory": True}) as book:
        for table in tables:
            sheet = book.add_worksheet()
            for row, cells in enumerate(table):
                for column, cell in enumerate(cells):
                    sheet.write(row, column, cell)
    return packed.getvalue()
