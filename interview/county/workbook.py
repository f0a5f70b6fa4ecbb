"""The workbook for whoever counts on: units, findings and figures, a sheet each; a unit or a finding a row, top to bottom.

Everything is a text or a number; nothing is calculated in it, and no text is taken for a formula. A row that is written is
not held any longer, so that the memory does not grow with how many there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from interview.county.feedback import place_of
from interview.county.worklist import UnitTold, Worklist
from interview.review.in_print import names_of_form
from interview.review.model import SEVERITIES
from interview.wording.names import name_of
from renderers.text import clean

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = {"figures": (30,), "units": (30, 16, 40, 12, 8, 8, 8), "findings": (30, 8, 10, 40, 80, 50)}
_HEADS = {"figures": 2, "units": 1, "findings": 1}
"""Rows that stay in sight, above the units."""
_FIGURE_WIDTH, _NAME_HEIGHT = 14, 64
_LONGEST = 32_000
"""Characters of a cell; Excel takes a few more."""


def workbook(worklist: Worklist) -> bytes:
    """The bytes of the workbook."""
    import xlsxwriter

    packed = BytesIO()
    book = xlsxwriter.Workbook(
        packed, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": datetime(worklist.gathering.year + 1, 1, 1)})  # noqa: DTZ001
    units, findings, figures = (_sheet(book, worklist, name) for name in ("units", "findings", "figures"))
    say = worklist.words.say
    _row(units, 0, say("county.sheet_unit_heads").split("|"))
    _row(findings, 0, say("county.sheet_finding_heads").split("|"))
    cells = worklist.flow.cells
    _head_of_figures(book, figures, worklist)
    down = 1
    for at, told in enumerate(worklist.every(), start=1):
        _row(units, at, _unit(told, worklist))
        for row in _findings(told, worklist):
            _row(findings, down, row)
            down += 1
        report = told.report
        values = [report.figures.get(cell) if report else None for cell in cells]
        _row(figures, at + 1, [told.standing.unit.name, *values])
    book.close()
    return packed.getvalue()


def _sheet(book: xlsxwriter.Workbook, worklist: Worklist, name: str) -> Worksheet:
    sheet = book.add_worksheet(worklist.words.say(f"county.sheet_{name}"))
    sheet.freeze_panes(_HEADS[name], 1)
    for at, width in enumerate(_WIDTHS[name]):
        sheet.set_column(at, at, width)
    return sheet


def _head_of_figures(book: xlsxwriter.Workbook, sheet: Worksheet, worklist: Worklist) -> None:
    """What each cell is called, and its address."""
    cells = worklist.flow.cells
    sheet.set_column(1, len(cells), _FIGURE_WIDTH)
    sheet.set_row(0, _NAME_HEIGHT, book.add_format({"text_wrap": True, "valign": "top"}))
    _row(sheet, 0, ["", *(name_of(worklist.flow, cell, worklist.words) for cell in cells)])
    _row(sheet, 1, ["", *cells])


def _row(sheet: Worksheet, at: int, cells: Sequence[object]) -> None:
    for column, cell in enumerate(cells):
        _cell(sheet, at, column, cell)


def _cell(sheet: Worksheet, row: int, column: int, cell: object) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, clean(cell)[:_LONGEST])
    elif cell is not None:
        sheet.write_number(row, column, cell)


def _unit(told: UnitTold, worklist: Worklist) -> list[object]:
    standing, report = told.standing, told.report
    state = worklist.words.say(f"county.state_{standing.state}")
    counts = [told.count(each) for each in SEVERITIES] if report else []
    return [standing.unit.name, state, " ".join(standing.files), report.arrived if report else "", *counts]


def _findings(told: UnitTold, worklist: Worklist) -> Iterator[list[object]]:
    form, words = names_of_form(worklist.flow.id, worklist.words.lang), worklist.words
    for each in told.findings:
        place = place_of(each, told.report.texts if told.report else {}, form, words)
        severity = words.say(f"severity.{each.severity}")
        yield [told.standing.unit.name, severity, each.rule, place, each.message, each.mending]
