"""A worksheet as a workbook: what is to be found out, the register, and the lists that their blanks offer.

Only blanks can be written in. The only module that loads XlsxWriter. It names no date and no program, so that the same
worksheet gives the same bytes.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Any, assert_never

import xlsxwriter

from renderers.text import clean, ems

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet as Sheet

    from renderers.worksheet.model import Blank, Register, SheetLine, Worksheet

_FONT = "宋体"
_WIDTHS = (36, 56, 18, 20, 7, 2)
"""In characters, as Excel has it."""
_THING, _COUNTS, _LAST, _BLANK, _UNIT, _ADDRESS = range(6)
_MM_A_CHARACTER = 2.0
_LINE = 16.0
"""Points; Excel finds the height of a row by itself, other programs do not."""
_SMALLER = 9 / 11
_ROWS_PRINTED = 40
_LONGEST_HINT = 255
_MOST = 10**12


def write(sheet: Worksheet) -> bytes:
    """The workbook; `renderers.worksheet.write_xlsx` says the rest."""
    packed = BytesIO()
    book = xlsxwriter.Workbook(
        packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": clean(sheet.title), "created": datetime(sheet.year + 1, 1, 1)})  # noqa: DTZ001
    looks = _Looks(book)
    main = book.add_worksheet(sheet.tab)
    register = book.add_worksheet(sheet.register.title) if sheet.register else None
    lists = _ChoiceLists(book.add_worksheet(sheet.lists), sheet.lists)
    _fill_main(main, sheet, looks, lists)
    if register is not None and sheet.register is not None:
        _fill_register(register, sheet.register, looks, lists)
    lists.close()
    book.close()
    return packed.getvalue()


class _Looks:
    """The few ways a cell looks."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        def look(**more: object) -> Format:
            return book.add_format(
                {"font_name": _FONT, "font_size": 11, "valign": "vcenter", "text_wrap": True, **more}
            )

        line = {"border": 1, "border_color": "#808080"}
        self.title = look(bold=True, font_size=16, align="center")
        self.note = look(font_color="#404040")
        self.head = look(bold=True, bg_color="#D9E2EC", align="center", **line)
        self.group = look(bold=True, bg_color="#EEF2F6", **line)
        self.label = look(**line)
        self.small = look(font_size=9, font_color="#404040", **line)
        self.last = look(align="center", font_color="#404040", **line)
        self.blank = look(locked=False, align="center", bg_color="#FFFBE6", **line)
        self.words = look(locked=False, bg_color="#FFFBE6", num_format="@", **line)


class _ChoiceLists:
    """The sheet that holds the choices, each list in a column; in a rule they could be no longer than 255 characters."""

    def __init__(self, sheet: Sheet, name: str) -> None:
        self._sheet, self._name, self._known = sheet, name, dict[tuple[str, ...], str]()

    def place(self, options: tuple[str, ...]) -> str:
        """Where a list stands, as a rule names it."""
        if options not in self._known:
            column = len(self._known)
            for row, option in enumerate(options):
                self._sheet.write_string(row, column, clean(option))
            letter = chr(ord("A") + column)
            self._known[options] = f"='{self._name}'!${letter}$1:${letter}${len(options)}"
        return self._known[options]

    def close(self) -> None:
        """Nobody needs to see it."""
        self._sheet.protect()
        self._sheet.hide()


def _fill_main(page: Sheet, sheet: Worksheet, looks: _Looks, lists: _ChoiceLists) -> None:
    for column, width in enumerate(_WIDTHS):
        page.set_column(column, column, width, None, {"hidden": column == _ADDRESS})
    page.merge_range(0, 0, 0, _UNIT, clean(sheet.title), looks.title)
    page.set_row(0, 28)
    page.merge_range(1, 0, 1, _UNIT, clean(sheet.note), looks.note)
    page.set_row(1, 34)
    for column, head in enumerate(sheet.heads):
        page.write_string(2, column, clean(head), looks.head)
    page.write_string(2, _ADDRESS, sheet.mark)
    row, hints = 3, dict(sheet.hints)
    for group in sheet.groups:
        page.merge_range(row, 0, row, _UNIT, clean(group.title), looks.group)
        row += 1
        for line in group.lines:
            _fill_line(page, row, line, looks)
            page.data_validation(row, _BLANK, row, _BLANK, _rule(line, hints, lists))
            row += 1
    page.set_landscape()  # upright it would be printed in type of 5 pt
    _set_up(page)


def _fill_line(page: Sheet, row: int, line: SheetLine, looks: _Looks) -> None:
    shown = ((line.says, _THING, 1.0), (line.counts, _COUNTS, _SMALLER), (line.last, _LAST, 1.0))
    page.set_row(row, _LINE * max(_lines(text, _WIDTHS[column] / much) for text, column, much in shown))
    page.write_string(row, _THING, clean(line.says), looks.label)
    page.write_string(row, _COUNTS, clean(line.counts), looks.small)
    page.write_string(row, _LAST, clean(line.last), looks.last)
    page.write_string(row, _UNIT, clean(line.unit), looks.last)
    page.write_string(row, _ADDRESS, line.address)
    look = looks.words if line.blank in {"text", "choice"} else looks.blank
    if line.given:
        page.write_string(row, _BLANK, clean(line.given), look)
    else:
        page.write_blank(row, _BLANK, None, look)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes; a Chinese character is as wide as two."""
    return max(1, ceil(2 * ems(text) / (width - 1)))


def _rule(line: SheetLine, hints: dict[Blank, str], lists: _ChoiceLists) -> dict[str, Any]:
    """What may stand in a blank; whoever writes something else is asked whether it shall stay, and asked again later."""
    hint = {"input_message": hints.get(line.blank, "")[:_LONGEST_HINT], "error_type": "warning"}
    match line.blank:
        case "choice":
            return {"validate": "list", "source": lists.place(line.options), **hint}
        case "whole":
            return {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": _MOST, **hint}
        case "change":
            return {"validate": "integer", "criteria": "between", "minimum": -_MOST, "maximum": _MOST, **hint}
        case "amount":
            return {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": _MOST, **hint}
        case "text":
            return {"validate": "any", **hint}
    assert_never(line.blank)


def _fill_register(page: Sheet, register: Register, looks: _Looks, lists: _ChoiceLists) -> None:
    last = len(register.heads) - 1
    page.merge_range(0, 0, 0, last, clean(register.title), looks.title)
    page.set_row(0, 28)
    page.merge_range(1, 0, 1, last, clean(register.note), looks.note)
    page.set_row(1, 34)
    for column, head in enumerate(register.heads):
        page.set_column(column, column, head.width / _MM_A_CHARACTER)
        page.write_string(2, column, clean(head.text), looks.head)
        for row in range(3, 3 + register.rows):
            page.write_blank(row, column, None, looks.words)
        if head.options:
            rule = {"validate": "list", "source": lists.place(head.options), "error_type": "warning"}
            page.data_validation(3, column, 2 + register.rows, column, rule)
    page.print_area(0, 0, 2 + min(register.rows, _ROWS_PRINTED), last)
    _set_up(page)


def _set_up(page: Sheet) -> None:
    """A4, one page wide, the heads again on each; no password, so that an office may change it after all."""
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(2)
    page.freeze_panes(3, 0)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.set_footer("&C&P / &N")
    page.protect("", {"select_locked_cells": True, "format_columns": True, "format_rows": True})
