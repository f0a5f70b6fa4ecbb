"""Plain text to lines, whatever separates its cells: bars, tabs, aligned blanks, or a cell a line.

Text carries no spans, so a piece only knows its place in the row or on the line. What a row means is `matching`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from interview.reading.lines import Line, Piece, paragraph
from interview.reading.numbers import looks_like_value
from interview.reading.sources.tabs import Way, joined, tabbed, way_of_tabs

_RULE = re.compile(r"[|\s:\-—=+]*-{3,}[|\s:\-—=+]*")
_PAGE_NUMBER = re.compile(r"\s*(?:[-—–]\s*\d{1,3}\s*[-—–]|第\s*\d{1,3}\s*页.*|-\s?\d{1,3}\s?-)\s*")
_GAP = re.compile(r"(?:[ \u00a0\u3000]{2,}|\t+|\u3000+)")
_LABEL_AND_VALUES = re.compile(r"(?P<label>.*[^\d\s.,+\-−].*?)[ \u00a0](?P<values>[^\u4e00-\u9fff]+)")
_SENTENCE = re.compile("[。；;!?！？]")
_LONGEST_LABEL = 60
_MOST_CELLS = 500
"""Of one row; what has more is no row of a table."""
_MOST_LEADING = 0.6


def lines_of_text(text: str) -> list[Line]:
    """The lines of a text."""
    raw = [line.rstrip("\r") for line in re.split(r"\n|\f|\v|\u2028|\u2029", text)]
    bars = _bars(raw)
    way = way_of_tabs(raw)
    lines: list[Line] = []
    for each in joined(raw) if way == "between" else raw:
        if isinstance(each, Line):
            lines.append(each)
        elif each or not lines or lines[-1].kind != "tabs":
            lines += _line(each, bars, way)
        else:
            lines.append(Line((), "tabs"))  # after cells with tabs, an empty line ends a row
    return lines


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
        leading > _MOST_LEADING * max(1, len(cells)), ending > _MOST_LEADING * barred, alone > ending
    )


def _line(line: str, bars: _Bars, way: Way) -> Iterator[Line]:
    if line.startswith("\t") and way == "leading":
        yield Line(
            tuple(Piece(cell.strip(), at, at + 1) for at, cell in enumerate(line[1:].split("\t"))), "tabs"
        )
        return
    if "\t" in line and (row := tabbed(line)) is not None:
        yield row
        return
    if not line.strip() or is_page_number(line) or ("|" in line and _RULE.fullmatch(line)):
        return
    if line.strip() == "|" and bars.alone:
        return
    if "|" in line and line.count("|") <= _MOST_CELLS:
        yield _barred(line, bars)
    else:
        yield _aligned(line)


def _barred(line: str, bars: _Bars) -> Line:
    cells = [cell.strip() for cell in line.split("|")]
    if bars.leading and not cells[0] and len(cells) > 1:
        cells = cells[1:]
    if bars.ending and len(cells) > 1 and not cells[-1]:
        cells = cells[:-1]
    return Line(tuple(Piece(cell, at, at + 1) for at, cell in enumerate(cells)), "pipes")


def _aligned(line: str) -> Line:
    """Runs of text with gaps between; figures after a label, or after each other, also by single blanks."""
    pieces: list[Piece] = []
    at = 0
    for gap in [*_GAP.finditer(line), None]:
        end = gap.start() if gap else len(line)
        if run := line[at:end]:
            pieces += _parted(run, at)
        at = gap.end() if gap else end
    return Line(tuple(pieces)) if pieces else paragraph(line.strip())


def _parted(run: str, at: int) -> Iterator[Piece]:
    shift = len(run) - len(run.lstrip())
    run, at = run.strip(), at + shift
    words = run.split(" ")
    if len(words) > 1 and all(looks_like_value(word) for word in words if word):
        yield from _words(run, at)
        return
    found = (
        _LABEL_AND_VALUES.fullmatch(run) if len(run) <= _LONGEST_LABEL and not _SENTENCE.search(run) else None
    )
    if found and all(looks_like_value(word) for word in found["values"].split()):
        yield Piece(found["label"].strip(), at, at + len(found["label"]))
        yield from _words(found["values"], at + found.start("values"))
    else:
        yield Piece(run, at, at + len(run))


def _words(run: str, at: int) -> Iterator[Piece]:
    for word in re.finditer(r"\S+", run):
        yield Piece(word[0], at + word.start(), at + word.end())
