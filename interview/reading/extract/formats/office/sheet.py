"""A .xlsx workbook to lines: its sheets one after the other, merged cells and all; rows of running text as paragraphs.

Somebody kept the report in a spreadsheet, or opened its page in one. Only what a cell shows is read: formulas by their
last result, numbers as Excel would print them, no hidden sheet beside one that shows, no hidden row or column. Nothing is computed and nothing fetched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from zipfile import ZipFile

from interview.dataclass import dataclass
from interview.errors import ReportFileError
from interview.reading.extract.bounds import Meter
from interview.reading.extract.formats.grids import MOST_COLUMNS, MOST_ROWS_DOWN, Builder
from interview.reading.extract.formats.office.hidden import Hidden
from interview.reading.extract.formats.office.package import Links, opened, parse
from interview.reading.extract.lines import Line
from interview.reading.numbers import looks_like_value

BOOK = "xl/workbook.xml"
"""The part that makes a package a workbook."""
_LINKS = "xl/_rels/workbook.xml.rels"
_STRINGS = "xl/sharedStrings.xml"
_SHEET = re.compile(r"xl/worksheets/[^/]{1,80}\.xml")
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_OFF = frozenset(["0", "false"])
_MOST_SHEETS = 20
_MOST_CELLS = 400_000
"""With blank ones; a report has two thousand."""
_LONGEST_LABEL = 60
_DIGITS = 15
"""Excel keeps no more of a number; 0.1 is written with seventeen."""


@dataclass(slots=True)
class SheetCells:
    """What a sheet says before it is laid out, rows and columns from 0."""

    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Top, left, bottom, right."""
    hidden: Hidden = field(default_factory=Hidden)
    """What of it does not show; whoever fills in a form of ours may have hidden some of that."""

    @property
    def shown(self) -> SheetCells:
        """Without that."""
        return SheetCells(*self.hidden.without(self.cells, self.merged))


def lines_of_sheet(data: bytes) -> list[Line]:
    """The lines of a workbook.

    Raises:
        ReportFileError: It is damaged, locked, would burst, or has more than a report has.
    """
    builder = Builder()
    for grid in _grids(data).values():
        lay_out(grid.shown, builder)
    return builder.lines


def cells_of_sheet(data: bytes) -> dict[str, dict[int, dict[int, str]]]:
    """What the cells of each sheet of a workbook show, by its name, row and column from 0; what reaches over rows stands in each.

    Raises:
        ReportFileError: As above.
    """
    return {name: _filled_down(grid) for name, grid in _grids(data).items()}


def _filled_down(grid: SheetCells) -> dict[int, dict[int, str]]:
    for top, left, bottom, right in grid.merged:
        said = grid.cells.get(top, {}).get(left, "")
        if said and left == right:
            for row in range(top + 1, min(bottom, top + MOST_ROWS_DOWN) + 1):
                grid.cells.setdefault(row, {})[left] = said
    return grid.cells


def _grids(data: bytes) -> dict[str, SheetCells]:
    with opened(data, "damaged_sheet") as package:
        strings = _strings(package)
        grids = {}
        for name, part in _sheets(package)[:_MOST_SHEETS]:
            sheet = _Sheet(strings)
            parse(package, part, sheet)
            grids[name] = sheet.grid
        return grids


def _sheets(package: ZipFile) -> list[tuple[str, str]]:
    """The sheets by their names and parts, in the order of the book, without those that it hides; by their parts where it does not say."""
    book, links = _Book(), Links()
    if _LINKS in package.NameToInfo:
        parse(package, BOOK, book)
        parse(package, _LINKS, links)
    targets = {each.id: f"xl/{each.target.removeprefix('/xl/')}" for each in links.found}
    shown = [
        (each.name or each.id, targets[each.id])
        for each in book.sheets
        if targets.get(each.id) in package.NameToInfo and not each.is_hidden
    ]
    parts = sorted(filter(_SHEET.fullmatch, package.namelist()), key=lambda part: (len(part), part))
    return shown or [(part, part) for part in parts]


@dataclass(frozen=True, slots=True)
class _Named:
    """A sheet as its book names it."""

    name: str
    id: str
    """Of the link that leads to its part."""
    is_hidden: bool


class _Book:
    """The sheets of a workbook."""

    def __init__(self) -> None:
        self.sheets: list[_Named] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag.rpartition("}")[2] == "sheet":
            ids = (value for key, value in attributes.items() if key.endswith("}id"))
            is_hidden = "idden" in attributes.get("state", "")
            self.sheets.append(_Named(attributes.get("name", ""), next(ids, ""), is_hidden))

    def text(self, text: str) -> None:
        """A workbook's own part has none."""

    def end(self, tag: str) -> None:
        """Nothing ends with a sheet."""


def _strings(package: ZipFile) -> list[str]:
    shared = _Shared()
    if _STRINGS in package.NameToInfo:
        parse(package, _STRINGS, shared)
    return shared.texts


class _Shared:
    """The texts that cells share, in order."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._text: list[str] = []
        self._silent = 0
        self._raised = False
        self._is_struck = False
        self._in_text = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        name = tag.rpartition("}")[2]
        if name == "vertAlign" and attributes.get("val") == "superscript":  # a note's number, no digit
            self._raised = "".join(self._text)[-1:].isdecimal()
            self._text.append("（" * self._raised)
        self._silent += name in {"rPh", "phoneticPr"}
        self._is_struck = self._is_struck or (name == "strike" and attributes.get("val") not in _OFF)
        self._in_text = name == "t" and not self._silent and not self._is_struck
        if name == "si":
            self._text = []

    def text(self, text: str) -> None:
        """Text stands between two tags."""
        if self._in_text:
            self._text.append(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        name = tag.rpartition("}")[2]
        self._silent -= name in {"rPh", "phoneticPr"}
        self._in_text = False
        if name == "r":
            self._text.append("）" * self._raised)
            self._raised = self._is_struck = False
        if name == "si":
            self.texts.append("".join(self._text))


class _Sheet:
    """The cells of a sheet, each with its place."""

    def __init__(self, strings: Sequence[str]) -> None:
        self.grid = SheetCells()
        self._strings = strings
        self._meter = Meter()
        self._cells = 0
        self._kind = ""
        self._at: tuple[int, int] | None = None
        self._next = (-1, -1)
        """Row and column of the cell before; files need not say where a cell is."""
        self._is_struck = False
        self._text: list[str] | None = None
        self._said = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        match tag.rpartition("}")[2]:
            case "row":
                self._row_begins(attributes.get("r", ""))
                if _is_hidden(attributes):
                    self.grid.hidden.rows.append((self._next[0], self._next[0]))
            case "col" if _is_hidden(attributes):
                self.grid.hidden.columns.append((_index(attributes, "min"), _index(attributes, "max")))
            case "c":
                self._cells += 1
                if self._cells > _MOST_CELLS:
                    raise ReportFileError("report_too_long")
                self._at = self._next = _place(attributes.get("r", "")) or (self._next[0], self._next[1] + 1)
                self._kind, self._said = attributes.get("t", "n"), ""
            case "strike":
                self._is_struck = attributes.get("val") not in _OFF
            case "v" | "t":
                self._text = [] if not self._is_struck else None
            case "mergeCell":
                self._merge(attributes.get("ref", ""))
            case _:
                pass

    def text(self, text: str) -> None:
        """Text stands between two tags."""
        if self._text is not None:
            self._text.append(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        name = tag.rpartition("}")[2]
        if name == "r":
            self._is_struck = False
        elif name in {"v", "t"} and self._text is not None:
            self._said += "".join(self._text)
            self._text = None
        elif name == "c" and self._at is not None:
            row, column = self._at
            if column < MOST_COLUMNS:
                shown = self._shown().strip()
                self._meter.characters(len(shown))
                self.grid.cells.setdefault(row, {})[column] = shown
            self._at = None

    def _row_begins(self, number: str) -> None:
        said = _index({"r": number}, "r")
        self._next = (said if said >= 0 else self._next[0] + 1, -1)

    def _shown(self) -> str:
        if self._kind == "s":
            at = int(self._said) if self._said.isdecimal() and len(self._said) < 9 else -1  # noqa: PLR2004
            return self._strings[at] if 0 <= at < len(self._strings) else ""
        return _number(self._said) if self._kind == "n" else self._said

    def _merge(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        begin, end = _place(first), _place(last)
        if begin and end:
            self._meter.pieces(1)
            self.grid.merged.append((*begin, *end))


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return attributes.get("hidden", "0") not in _OFF


def _index(attributes: Mapping[str, str], name: str) -> int:
    """A row or a column that an element names, from 0."""
    said = attributes.get(name, "")
    return int(said) - 1 if said.isdecimal() and len(said) < 9 else -1  # noqa: PLR2004


def _place(name: str) -> tuple[int, int] | None:
    """Row and column of a cell's name, from 0: B3 is (2, 1)."""
    found = _PLACE.fullmatch(name)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _number(text: str) -> str:
    """A number as Excel shows it: 12.0 as 12, 72701.257799999999 as 72701.2578."""
    try:
        number = float(text)
    except ValueError:
        return text
    if not abs(number) < 10**_DIGITS:
        return text
    return str(int(number)) if number == int(number) else f"{number:.{_DIGITS}g}"


def lay_out(grid: SheetCells, builder: Builder) -> None:
    """Gives a builder the rows of a sheet as tables, with rows of running text between them.

    Args:
        grid: The sheet.
        builder: What makes lines of them.
    """
    spans, covered = _spans(grid)
    rows: list[int] = []
    for row in sorted(grid.cells):
        cells = grid.cells[row]
        told = [column for column, text in cells.items() if text]
        if not told and not (covered.get(row, set()) & cells.keys()):
            continue
        if len(told) == 1 and _is_text(cells, told[0], spans.get((row, told[0]), (1, 1))[1]):
            _table(grid, rows, spans, covered, builder)
            rows = []
            builder.text(cells[told[0]])
            builder.paragraph()
        else:
            rows.append(row)
    _table(grid, rows, spans, covered, builder)


def _table(
    grid: SheetCells,
    rows: Sequence[int],
    spans: Mapping[tuple[int, int], tuple[int, int]],
    covered: Mapping[int, set[int]],
    builder: Builder,
) -> None:
    """Rows that stand directly below each other, as wide as the widest of them; the sheet may hold wider tables."""
    if not rows:
        return
    width = max(column for row in rows for column in (*grid.cells[row], *covered.get(row, ()))) + 1
    builder.begin_table()
    for row in rows:
        _row(row, grid.cells[row], spans, covered.get(row, set()), width, builder)
    builder.end_table()


def _is_text(cells: Mapping[int, str], told: int, across: int) -> bool:
    """Whether a row's one cell is running text: nothing else belongs to the row, or it is too long for a label."""
    others = [column for column in cells if not told <= column < told + across]
    return not others or len(cells[told]) > _LONGEST_LABEL


def _spans(grid: SheetCells) -> tuple[dict[tuple[int, int], tuple[int, int]], dict[int, set[int]]]:
    """How far merged cells reach, down and across, and the places that they cover besides their own, by row."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: dict[int, set[int]] = {}
    for top, left, bottom, right in grid.merged:
        down, across = min(bottom - top, MOST_ROWS_DOWN) + 1, min(right - left, MOST_COLUMNS) + 1
        spans[top, left] = (down, across)
        for row in range(top, top + down):
            for column in range(left, left + across):
                if (row, column) != (top, left):
                    covered.setdefault(row, set()).add(column)
    return spans, covered


def _row(
    row: int,
    cells: Mapping[int, str],
    spans: Mapping[tuple[int, int], tuple[int, int]],
    covered: set[int],
    width: int,
    builder: Builder,
) -> None:
    """A row; one of heads with a cell for every column of the table, for its file does not keep blank ones.

    What a row of figures lacks behind its last is a figure that was lost, and has moved the others.
    """
    builder.begin_row()
    has_figures = any(text and looks_like_value(text) for text in cells.values())
    last = max([*cells, *covered, -1 if has_figures else width - 1], default=-1)
    for column in range(last + 1):
        if column in covered:
            continue
        down, across = spans.get((row, column), (1, 1))
        builder.begin_cell(across, down)
        builder.text(cells.get(column, ""))
