"""Plain text to lines, whatever separates its cells: bars, tabs, aligned blanks, or a cell a line.

Text carries no spans, so a piece only knows its place in the row or on the line. What a row means is `match.rows.pairing`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from interview.dataclass import dataclass
from interview.errors import ReportFileError
from interview.reading.extract.bounds import MOST_LINES, Meter
from interview.reading.extract.drawn import bare, undrawn
from interview.reading.extract.formats.text.barred import rows_of_cells
from interview.reading.extract.formats.text.line_numbers import without_line_numbers
from interview.reading.extract.formats.text.records import without_records
from interview.reading.extract.formats.text.run_on import apart
from interview.reading.extract.formats.text.tabs import (
    Way,
    joined,
    tabbed,
    unquoted,
    way_of_tabs,
    with_whole_cells,
)
from interview.reading.extract.lines import Line, Piece, paragraph
from interview.reading.extract.sheets import running
from interview.reading.numbers import looks_like_value

_BREAK = re.compile(r"[\n\f\v\u2028\u2029]")
_OTHER_ENDS = str.maketrans("\r\x85", "\n\n")
"""What ends the lines of a text in which nothing else does."""
_UNSEEN = ("\u00ad", "\u200b", "\u2060", "\ufeff")
"""What has no width: a line of nothing else is blank."""
_RULE = re.compile(r"[|\s:\-—=+]*+")
_DASHES = re.compile(r" *+-{2,}+(?: ++-{2,}+)++ *+")
_PAGE_NUMBER = re.compile(r"\s*+(?:[-—–]\s*+\d{1,3}\s*+[-—–]|第\s*+\d{1,3}\s*+页.*+|P\.\s*+\d{1,3})\s*+")
_LEAF = re.compile(r"\s*+Page\s++\d{1,3}\s++-\s++(\S.{0,80})")
"""What stands on top of every page of a book that is leafed through on the screen: Page 8 - and the book's title."""
_GAP = re.compile(r"(?=[ \u00a0\u3000\t\u2002\u2003])(?:[ \u00a0\u3000]{2,}|\t+|\u3000+|[\u2002\u2003]+)")
"""What parts the cells of a row; that it is a blank at all is asked first, for nearly no character is."""
_OF_A_FIGURE = re.compile(r"[\d\s.,+\-−]")
_UNIT = re.compile(r"(?<=\d)(?:万元|[元件项个])(?!\S)")
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=[万亿]?元\Z)")
"""A blank that a page sets between figures and what they are counted in; it parts no cells."""
_NOTED = re.compile(r"(?<=\d) ?[（(][^（()）]{1,40}[)）](?!\S)")
"""A note in brackets that belongs to the figure before it."""
_NOTE_BEGUN = re.compile(r"\d[^（()）]{0,20}[（(][^（()）]{1,40}")
"""A figure with a note that goes on in the next line."""
_CHINESE = re.compile("[\u4e00-\u9fff]")
_SENTENCE = re.compile("[。；;!?！？]")
_LONGEST_LABEL = 60
_TWICE = re.compile(r"(?<!\S)(\S{4,60}) \1(?!\S)")
"""What a cell says that was merged of two, as a program tells it that asks for the text of each."""
_LONGEST_ROW = 200
_MOST_CELLS = 500
"""Of one row; what has more is no row of a table."""
_MOST_LEADING = 0.6
_MORE_ALONE = 10
"""Bars on lines of their own for each that ends a cell, where they are no blank cells but stand between others."""
_MOST_SHEETS = 200
_MOST_BREAKS = 50 * MOST_LINES
"""Ends of lines; most lines of a page copied as text are empty."""


def lines_of_text(text: str) -> list[Line]:
    """The lines of a text.

    Raises:
        ReportFileError: It has more of anything than a report has.
    """
    text = text if "\n" in text else text.translate(_OTHER_ENDS)
    for unseen in _UNSEEN:  # a table of them would take a tenth of all reading
        text = text.replace(unseen, "")
    raw = [line.rstrip("\r") for line in _BREAK.split(_of_sheets(text), maxsplit=_MOST_BREAKS)]
    if len(raw) > _MOST_BREAKS:
        raise ReportFileError("report_too_long")
    bare = list(without_records(without_line_numbers(raw)))
    whole = with_whole_cells(bare) if any('"' in line for line in bare) else bare
    raw = list(apart(_without_leaves(undrawn(_unindented(list(unquoted(whole)))))))
    meter = Meter()
    bars = _bars(raw)
    way = way_of_tabs(raw)
    lines: list[Line] = []
    for each in joined(raw) if way == "between" else raw:
        read: Line | None
        if isinstance(each, Line):
            read = each
        elif each or not lines or lines[-1].kind != "tabs":
            read = _line(each, bars, way)
        else:
            read = Line((), "tabs")  # after cells with tabs, an empty line ends a row
        if read is not None:
            meter.line(read)
            lines.append(read)
    return rows_of_cells(lines)


def _of_sheets(text: str) -> str:
    """A text without what comes again at the edge of every sheet; a form feed parts them."""
    if not 0 < text.count("\f") <= _MOST_SHEETS:
        return text
    sheets = [sheet.split("\n") for sheet in text.split("\f")]
    for sheet, line in running(sheets):
        sheets[sheet][line] = ""
    return "\f".join("\n".join(lines) for lines in sheets)


def _unindented(raw: list[str]) -> list[str]:
    """The lines without the tabs before and behind them, where cells end with bars and no tab stands between two words."""
    if not any("|" in line for line in raw) or any("\t" in line.strip() for line in raw):
        return raw
    return [line.strip("\t") for line in raw]


def _without_leaves(raw: Iterable[str]) -> Iterator[str]:
    """The lines without what stands on top of the pages of a leafed book, but for the first, which may be all that tells the title."""
    seen: set[str] = set()
    for line in raw:
        leaf = _LEAF.fullmatch(line)
        if leaf is None or leaf[1] not in seen:
            yield line
        seen |= {leaf[1]} if leaf else set()


def is_page_number(text: str) -> bool:
    """Whether a line is the number of a page and nothing else."""
    return bool(_PAGE_NUMBER.fullmatch(text))


@dataclass(frozen=True, slots=True)
class _Bars:
    """How a text uses bars."""

    leading: bool
    """Rows begin with one."""
    ending: bool
    """Rows end with one, so that nothing behind the last is no cell."""
    alone: bool
    """They stand between cells on lines of their own."""


def _bars(raw: list[str]) -> _Bars:
    rows = [line.strip() for line in raw if line.count("|") > 1 and not line.strip(" |").isspace()]
    cells = [line for line in rows if line.strip("| ")]
    leading = sum(line.startswith("|") for line in cells)
    alone = sum(line.strip() == "|" for line in raw)
    ending = sum(line.rstrip().endswith("|") and bool(line.strip(" |")) for line in raw)
    barred = sum("|" in line and bool(line.strip(" |")) for line in raw)
    return _Bars(
        leading > _MOST_LEADING * max(1, len(cells)),
        ending > _MOST_LEADING * barred,
        alone > _MORE_ALONE * ending,
    )


def _line(line: str, bars: _Bars, way: Way) -> Line | None:
    tabs = line.count("\t")
    if line.startswith("\t") and way == "leading" and tabs <= _MOST_CELLS:
        cells = enumerate(line[1:].split("\t"))
        return Line(tuple(Piece(cell.strip(), at, at + 1) for at, cell in cells), "tabs")
    if 0 < tabs <= _MOST_CELLS and (row := tabbed(line)) is not None:
        return row
    bare = line.strip()
    if not bare or is_page_number(line) or _is_rule(line) or (bare == "|" and bars.alone):
        return None
    return _barred(line, bars) if "|" in line and line.count("|") <= _MOST_CELLS else _aligned(line)


def _is_rule(line: str) -> bool:
    """Whether a line only parts the rows of a table: |---|:--:|, or ----  --  --- with one under every column."""
    return "---" in line and bool(_RULE.fullmatch(line) if "|" in line else _DASHES.fullmatch(line))


def row_of_paragraph(text: str) -> Line | None:
    """A paragraph that is a row of a table, its cells parted by tabs or its figures by blanks; None where it is words."""
    if len(text) > _LONGEST_ROW or not (
        "\t" in text or text[-1:].isdecimal() or _UNIT.search(text, len(text) - 2)
    ):
        return None
    row = tabbed(text) or _aligned(text)
    if row.kind == "tabs":
        return row if not _SENTENCE.search(text) else None
    return row if len(row.pieces) > 1 and looks_like_value(row.pieces[-1].text) else None


def _barred(line: str, bars: _Bars) -> Line:
    cells = [cell.strip() for cell in line.split("|")]
    if bars.leading and not cells[0] and len(cells) > 1:
        cells = cells[1:]
    if bars.ending and len(cells) > 1 and not cells[-1]:
        cells = cells[:-1]
    return Line(tuple(Piece(bare(cell), at, at + 1) for at, cell in enumerate(cells)), "pipes")


def _aligned(line: str) -> Line:
    """Runs of text with gaps between; figures after a label, or after each other, also by single blanks."""
    pieces: list[Piece] = []
    at = 0
    gaps = list(islice(_GAP.finditer(line), _MOST_CELLS))
    if len(gaps) == _MOST_CELLS:
        return paragraph(line.strip())
    for gap in [*gaps, None]:
        end = gap.start() if gap else len(line)
        if run := line[at:end]:
            pieces += _parted(run, at)
        at = gap.end() if gap else end
    return Line(tuple(pieces)) if pieces else paragraph(line.strip())


def _parted(run: str, at: int) -> Iterator[Piece]:
    shift = len(run) - len(run.lstrip())
    run, at = run.strip(), at + shift
    if run[-1:] in "0123456789)）":
        run = _NOTED.sub(lambda note: note[0].replace(" ", ""), run)
    if run[-1:] == "元":
        run = _BEFORE_UNIT.sub("", run)
    if _NOTE_BEGUN.fullmatch(run):
        yield Piece(run, at, at + len(run))
        return
    if 0 < run.count(" ") < _MOST_CELLS and all(looks_like_value(word) for word in run.split(" ") if word):
        yield from _words(run, at)
        return
    values = _values_after_label(run)
    if values and all(looks_like_value(word) for word in run[values:].split()):
        yield Piece(run[: values - 1].strip(), at, at + values - 1)
        yield from _words(run[values:], at + values)
    else:
        yield Piece(run, at, at + len(run))


def _values_after_label(run: str) -> int:
    """Where figures may begin after a label: behind the blank after the last word that is none of theirs; 0 if nowhere."""
    if len(run) > _LONGEST_ROW or not (" " in run or "\u00a0" in run) or _SENTENCE.search(run):
        return 0
    bare = _UNIT.sub(lambda unit: "0" * len(unit[0]), _NOTED.sub(lambda note: "0" * len(note[0]), run))
    blanks = [at for at, each in enumerate(bare[:-1]) if each in " \u00a0" and not _CHINESE.search(bare, at)]
    words = (
        [at for at, each in enumerate(bare[: blanks[-1]]) if not _OF_A_FIGURE.match(each)] if blanks else []
    )
    values = next((at + 1 for at in blanks if at > words[-1]), 0) if words else 0
    label = run[:values] if values <= _LONGEST_LABEL + 1 else _TWICE.sub(r"\1", run[:values])
    return values if len(label) <= _LONGEST_LABEL + 1 else 0


def _words(run: str, at: int) -> Iterator[Piece]:
    for word in re.finditer(r"\S+", run):
        yield Piece(word[0], at + word.start(), at + word.end())
