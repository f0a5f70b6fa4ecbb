"""Tables as wikis and LaTeX write them, as rows with bars: a text that was copied from the source of a page.

Both have a line or a command where a table begins and ends, so that nothing else is looked at. What is merged stands in the
first of its cells, the others are blank, as in a sheet. What a row means is nobody's here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_WIKI_BEGINS, _WIKI_ENDS = "{|", "|}"
_WIKI_CELL = re.compile(r"\|\||!!")
_WIKI_HEADING = re.compile(r"(={1,6})(?P<words>[^=]{1,80})\1")
_WIKI_EMPHASIS = re.compile("'{2,5}")
_ATTRIBUTES = re.compile(
    r"\s*(?:[a-z-]{1,20}\s?=\s?(?:\"[^\"|]{0,80}\"|'[^'|]{0,80}'|[\w%#.-]{1,20})\s*){1,8}\|(?!\|)"
)
_SPAN = re.compile(r"(?P<way>col|row)span\s?=\s?[\"']?(?P<many>\d{1,2})")
_LATEX_BEGINS = re.compile(
    r"\\begin\{(?:tabular[xy]?|longtable|array|tabu|xltabular)\*?\}"
    r"(?:\{(?:[^{}]{0,40}\{[^{}]{0,20}\}){0,20}[^{}]{0,60}\}|\[[a-z]\]){0,3}"
)
_LATEX_ENDS = re.compile(r"\\end\{(?:tabular[xy]?|longtable|array|tabu|xltabular)\*?\}")
_LATEX_ROW = re.compile(r"\\\\(?:\[[^\]]{0,12}\])?|\\tabularnewline\b")
_LATEX_CELL = re.compile(r"(?<!\\)&")
_LATEX_RULES = re.compile(
    r"\\(?:[hc]line|(?:top|mid|bottom|cmid)rule|endhead|endfoot|endfirsthead)(?:\([^)]{0,8}\))?(?:\{[\d-]{1,8}\})?"
)
_LATEX_OVER_ROWS = re.compile(r"\\multirow(?:\[[^\]]{0,8}\])?\{-?\d{1,2}\}\{[^{}]{0,20}\}")
_LATEX_OVER_COLUMNS = re.compile(r"\\multicolumn\{(?P<many>\d{1,2})\}\{[^{}]{0,40}\}")
_LATEX_COMMAND = re.compile(r"\\[a-zA-Z]{1,20}\*?")
_LATEX_ESCAPED = re.compile(r"\\(?=[%&$#_{}])")
_MOST_CELLS = 100
"""Of one row; a table of a report has a dozen columns."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """What a cell says, and over how many columns and rows."""

    text: str
    wide: int = 1
    high: int = 1


def unmarked(raw: Sequence[str]) -> Sequence[str]:
    """The lines of a text, with rows with bars for the tables that it has in markup."""
    if any(line.startswith(_WIKI_BEGINS) for line in raw):
        return list(_of_a_wiki(raw))
    if any("\\begin{" in line for line in raw):
        return list(_of_latex(raw))
    return raw


def _of_a_wiki(raw: Sequence[str]) -> Iterator[str]:
    table: list[str] | None = None
    for line in map(str.strip, raw):
        if line.startswith(_WIKI_BEGINS):
            table = []
        elif table is not None and line.startswith(_WIKI_ENDS):
            yield from _with_bars(_rows_of_a_wiki(table))
            table = None
        elif table is not None:
            table.append(line)
        else:
            found = _WIKI_HEADING.fullmatch(line)
            yield found["words"].strip() if found else _WIKI_EMPHASIS.sub("", line)
    yield from table or ()


def _rows_of_a_wiki(lines: Iterable[str]) -> Iterator[list[_Cell]]:
    """The rows of a table: each begins with |-, a cell with | or !, what else stands on a line goes on in the cell before."""
    row: list[list[str]] = []
    for line in lines:
        if line.startswith(("|-", "|+")):
            yield [_cell_of_a_wiki("".join(cell)) for cell in row]
            row = []
        elif line.startswith(("|", "!")):
            row += [[cell] for cell in _WIKI_CELL.split(line[1:])]
        elif row:
            row[-1].append(line)
    yield [_cell_of_a_wiki("".join(cell)) for cell in row]


def _cell_of_a_wiki(told: str) -> _Cell:
    found = _ATTRIBUTES.match(told)
    spans = {each["way"]: int(each["many"]) for each in _SPAN.finditer(found[0])} if found else {}
    text = _WIKI_EMPHASIS.sub("", told[found.end() :] if found else told)
    return _Cell(text.strip(), spans.get("col", 1), spans.get("row", 1))


def _of_latex(raw: Sequence[str]) -> Iterator[str]:
    table: list[str] | None = None
    for line in raw:
        if begins := _LATEX_BEGINS.search(line):
            table = [line[begins.end() :]]
        elif table is not None and _LATEX_ENDS.search(line):
            yield from _with_bars(_rows_of_latex("".join(table)))
            table = None
        elif table is not None:
            table.append(line)
        else:
            yield _words_of_latex(line)
    yield from table or ()


def _rows_of_latex(told: str) -> Iterator[list[_Cell]]:
    for row in _LATEX_ROW.split(_LATEX_RULES.sub("", told)):
        yield [_cell_of_latex(cell) for cell in _LATEX_CELL.split(row)]


def _cell_of_latex(told: str) -> _Cell:
    """A cell; below one over several rows LaTeX has a blank cell of its own."""
    found = _LATEX_OVER_COLUMNS.search(told)
    text = _LATEX_OVER_ROWS.sub("", _LATEX_OVER_COLUMNS.sub("", told))
    return _Cell(_words_of_latex(text).strip(), int(found["many"]) if found else 1)


def _words_of_latex(line: str) -> str:
    """A line without commands and what groups their words, as in those of a heading."""
    if "\\" not in line and "{" not in line:
        return line
    text = _LATEX_COMMAND.sub("", _LATEX_ESCAPED.sub("", line))
    return text.translate({ord("{"): None, ord("}"): None}).strip()


def _with_bars(rows: Iterable[Sequence[_Cell]]) -> Iterator[str]:
    """Rows with bars, blank cells for what is merged with the one before or above."""
    hanging: dict[int, int] = {}
    for row in rows:
        if any(cell.text for cell in row):
            line: list[str] = []
            for cell in row[:_MOST_CELLS]:
                _hang(line, hanging)
                hanging |= {len(line) + more: cell.high - 1 for more in range(cell.wide)}
                line += [cell.text.replace("|", " "), *[""] * (cell.wide - 1)]
            _hang(line, hanging)
            yield "| " + " | ".join(line) + " |"


def _hang(line: list[str], hanging: dict[int, int]) -> None:
    """Blank cells where those above reach down."""
    while hanging.get(len(line), 0) > 0:
        hanging[len(line)] -= 1
        line.append("")
