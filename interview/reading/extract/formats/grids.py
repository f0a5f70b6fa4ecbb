"""Tables as Word and HTML tell them, cell after cell, laid out on a grid; text between them as paragraphs.

Spans are what the file claims; a wild one is cut to what a form can hold, so that no table grows in memory. A table
that only holds others together (a page's frame) is taken apart; one that is a single cell is that cell's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from interview.reading.extract.bounds import Meter
from interview.reading.extract.formats.text.plain import row_of_paragraph
from interview.reading.extract.lines import Line, Piece, paragraph

MOST_COLUMNS = 100
MOST_ROWS_DOWN = 200
MOST_NESTED = 20


@dataclass(slots=True)
class GridCell:
    """One cell of a table as its source gives it."""

    across: int = 1
    down: int = 1
    continues: bool = False
    """Word's way of merging downwards: this cell belongs to the one above it."""
    paragraphs: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What stands in it, a line a paragraph."""
        return "\n".join(each for each in self.paragraphs if each)


@dataclass(slots=True)
class _GridTable:
    rows: list[list[GridCell]] = field(default_factory=list)
    done: list[Line] = field(default_factory=list)
    """What came of tables inside it, and of its own rows before them."""
    holds_table: bool = False
    """Whether its first row is the rest of one that holds another table: a frame, and no row of cells."""


class Builder:
    """Takes the text of a file in order and makes lines of it.

    Raises a `ReportFileError` as soon as there is more of it than a report has.
    """

    def __init__(self) -> None:
        self._meter = Meter()
        self._lines: list[Line] = []
        self._open: list[_GridTable] = []
        self._text: list[str] = []
        self._boxes: list[list[str]] = []
        self._too_deep = 0
        self._tables = 0

    @property
    def lines(self) -> list[Line]:
        """All lines; whatever is still open is closed."""
        self.paragraph()
        while self._open:
            self.end_table()
        return self._lines

    @property
    def cell(self) -> GridCell | None:
        """The cell that is open."""
        rows = self._open[-1].rows if self._open else []
        return rows[-1][-1] if rows and rows[-1] else None

    def text(self, text: str) -> None:
        """Adds running text."""
        if text:
            self._meter.characters(len(text))
            self._text.append(text)

    def raised(self) -> bool:
        """What follows is raised above the line; behind a number it leads to a note, and is no digit of it."""
        is_behind = "".join(self._text[-1:])[-1:].isdecimal()
        if is_behind:
            self.text("（")
        return is_behind

    def lowered(self) -> None:
        """What was raised ends; where it held no text (a footnote that Word counts, a remark), the number stands alone."""
        if self._text[-1:] == ["（"]:
            self._text.pop()
        else:
            self.text("）")

    def paragraph(self) -> None:
        """Ends a paragraph."""
        text = "".join(self._text).strip()
        self._text = []
        if not text:
            return
        cell = self.cell
        if cell is not None:
            cell.paragraphs.append(text)
        elif self._open:
            self._meter.lines(1)
            self._open[-1].done.append(paragraph(text))
        else:
            self._lines += self._paragraphs(text)

    def rows(self, lines: Sequence[Line]) -> None:
        """Adds lines that were laid out elsewhere."""
        self.paragraph()
        for line in lines:
            self._meter.line(line)
        (self._open[-1].done if self._open else self._lines).extend(lines)

    def begin_box(self) -> None:
        """A text box begins, in the middle of a paragraph that goes on after it."""
        self._meter.pieces(1)
        self._boxes.append(self._text)
        self._text = []

    def end_box(self) -> None:
        """The paragraph goes on."""
        self.paragraph()
        self._text = self._boxes.pop() if self._boxes else []

    def begin_table(self) -> None:
        """A table begins, perhaps inside a cell of another."""
        self.paragraph()
        if len(self._open) >= MOST_NESTED:
            self._too_deep += 1
        else:
            self._open.append(_GridTable())

    def begin_row(self) -> None:
        """A row begins."""
        self.paragraph()
        if self._open:
            self._meter.pieces(1)
            self._open[-1].rows.append([])

    def begin_cell(self, across: int = 1, down: int = 1) -> None:
        """A cell begins; a row does where none did."""
        self.paragraph()
        if self._open:
            if not self._open[-1].rows:
                self.begin_row()
            self._meter.pieces(1)
            row = self._open[-1].rows[-1]
            row[MOST_COLUMNS:] = [GridCell(across, down)]  # what stands beyond the last column is not kept

    def join_cell(self) -> None:
        """The cell that has begun is the rest of the one before it in its row."""
        row = self._open[-1].rows[-1] if self._open and self._open[-1].rows else []
        if len(row) > 1:
            last = row.pop()
            row[-1].across += last.across

    def end_table(self) -> None:
        """The table is whole."""
        self.paragraph()
        if self._too_deep:
            self._too_deep -= 1
            return
        if not self._open:
            return
        table = self._open.pop()
        cells = [cell for row in table.rows for cell in row]
        outer = self.cell
        if outer is not None and len(cells) == 1 and not table.done:
            outer.paragraphs += cells[0].paragraphs
            return
        lines = [*table.done, *self._laid_out(table)]
        if self._open:
            parent = self._open[-1]
            parent.done += [*self._laid_out(parent, goes_on=True), *lines]
            parent.holds_table = True
            parent.rows = [[GridCell(cell.across, cell.down) for cell in row] for row in parent.rows[-1:]]
            self._meter.pieces(sum(map(len, parent.rows)))
        else:
            self._lines += lines

    def _laid_out(self, table: _GridTable, *, goes_on: bool = False) -> Iterator[Line]:
        """A table's own rows; what stands in a row that holds another table is paragraphs.

        Args:
            table: The table.
            goes_on: Whether its last row holds a table that has just ended, and goes on behind it.
        """
        rows = table.rows[table.holds_table :]
        last = rows[-1:] if goes_on else []
        yield from self._words(table.rows[: table.holds_table])
        yield from self._rows(rows[: len(rows) - len(last)])
        yield from self._words(last)

    def _words(self, rows: Iterable[Sequence[GridCell]]) -> Iterator[Line]:
        """The paragraphs of rows that are no rows of cells."""
        for cell in (cell for row in rows for cell in row):
            yield from self._paragraphs(cell.text)

    def _rows(self, rows: Sequence[Sequence[GridCell]]) -> Iterator[Line]:
        """Rows of cells; those of a single cell are paragraphs."""
        if not any(cell.paragraphs for row in rows for cell in row):
            return
        if all(len(row) <= 1 for row in rows):
            yield from self._words(rows)
            return
        self._tables += 1
        for line in map(_words_alone, grid_lines(rows, self._tables)):
            self._meter.lines(1)
            self._meter.pieces(len(line.pieces))
            self._meter.characters(sum(len(piece.text) for piece in line.pieces if piece.above))
            yield line

    def _paragraphs(self, text: str) -> Iterator[Line]:
        for line in text.split("\n"):
            if line.strip():
                self._meter.lines(1)
                yield row_of_paragraph(line.strip()) or paragraph(line.strip())


def _words_alone(row: Line) -> Line:
    """A row of one cell over most of a table's columns, with nothing but blanks beside it, without those: a sheet has wider tables."""
    first, *others = row.pieces or (Piece(""),)
    is_wide = 2 * (first.end - first.start) > row.pieces[-1].end if others else False
    if not is_wide or first.above or first.shared or not first.text.strip():
        return row
    return row if any(piece.text.strip() for piece in others) else replace(row, pieces=(first,))


def grid_lines(rows: Iterable[Sequence[GridCell]], table: int) -> Iterator[Line]:
    """The rows of a table as lines; a merged cell stands in every row it covers, `above` after its first."""
    above: Line | None = None
    for line in _rows(rows, table):
        if above is not None:
            yield _shared(above, line)
        above = line
    if above is not None:
        yield above


def _rows(rows: Iterable[Sequence[GridCell]], table: int) -> Iterator[Line]:
    before: dict[int, Piece] = {}
    hanging: dict[int, tuple[Piece, int]] = {}
    for row in rows:
        pieces: list[Piece] = []
        begun: dict[int, tuple[Piece, int]] = {}
        column = 0
        for cell in row:
            column = _past(column, hanging, pieces)
            if column >= MOST_COLUMNS:
                break
            across = max(1, min(cell.across, MOST_COLUMNS - column))
            above = before.get(column) if cell.continues else None
            piece = Piece(above.text if above else cell.text, column, column + across, above is not None)
            pieces.append(piece)
            if cell.down > 1:
                begun[column] = (
                    Piece(piece.text, piece.start, piece.end, above=True),
                    min(cell.down, MOST_ROWS_DOWN) - 1,
                )
            column += across
        _past(column, hanging, pieces)
        yield Line(tuple(pieces), "grid", table)
        before = {piece.start: piece for piece in reversed(pieces)}
        hanging = {at: (piece, left - 1) for at, (piece, left) in hanging.items() if left > 1} | begun


def _shared(line: Line, following: Line) -> Line:
    """The line, its pieces that go on in the next one marked."""
    below = {piece.start for piece in following.pieces if piece.above}
    if not below:
        return line
    return replace(line, pieces=tuple(replace(piece, shared=piece.start in below) for piece in line.pieces))


def _past(column: int, hanging: dict[int, tuple[Piece, int]], pieces: list[Piece]) -> int:
    """Puts in what hangs down from above at this column, and gives the next free column."""
    while column in hanging:
        piece, _ = hanging[column]
        pieces.append(piece)
        column = piece.end
    return column
