"""Tables of LaTeX: an environment with & between cells, and two backslashes between rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from interview.reading.extract.markup.rows import MarkupCell, with_bars

_BEGINS = re.compile(
    r"\\begin\{(?:tabular[xy]?|longtable|array|tabu|xltabular)\*?\}"
    r"(?:\{(?:[^{}]{0,40}\{[^{}]{0,20}\}){0,20}[^{}]{0,60}\}|\[[a-z]\]){0,3}"
)
_ENDS = re.compile(r"\\end\{(?:tabular[xy]?|longtable|array|tabu|xltabular)\*?\}")
_ROW = re.compile(r"\\\\(?:\[[^\]]{0,12}\])?|\\tabularnewline\b")
_BOX = re.compile(
    r"\\begin\{minipage\}(?:\[[a-z]\])?\{[^{}]{0,30}\}(?:\\raggedright|\\centering|\\raggedleft)?(?P<words>[^&]{0,400}?)\\end\{minipage\}"
)
"""A cell whose words go on below each other."""
_STACKED = re.compile(r"\\(?:makecell|shortstack|thead)\*?(?:\[[^\]]{0,9}\]){0,2}\{(?P<words>[^{}]{0,400})\}")
_BROKEN = re.compile(r"\\strut|\\\\|\n")
_CELL = re.compile(r"(?<!\\)&")
_RULES = re.compile(
    r"\\(?:[hc]line|(?:top|mid|bottom|cmid)rule|endhead|endfoot|endfirsthead)(?:\([^)]{0,8}\))?(?:\{[\d-]{1,8}\})?"
)
_OVER_ROWS = re.compile(r"\\multirow(?:\[[^\]]{0,8}\])?\{-?\d{1,2}\}\{[^{}]{0,20}\}")
_OVER_COLUMNS = re.compile(r"\\multicolumn\{(?P<many>\d{1,2})\}\{[^{}]{0,40}\}")
_AROUND = re.compile(
    r"\\(?:begin|end|documentclass|usepackage|hypertarget|label)(?:\[[^\]]{0,200}\]){0,2}\{[^{}]{0,200}\}(?:\[[^\]]{0,20}\])?"
)
"""What says of a whole document or of what follows how it is set."""
_REMARK = re.compile(r"(?<!\\)%[^\n]*")
_QUOTED = re.compile(r"``(?P<words>[^`'\n]{0,400})''")
_COMMAND = re.compile(r"\\[a-zA-Z]{1,20}\*?")
_ESCAPED = re.compile(r"\\(?=[%&$#_{}])")


def of_latex(raw: Sequence[str]) -> Iterator[str]:
    """The lines of a text with rows with bars for its tables."""
    table: list[str] | None = None
    told = "\n".join(raw)
    for broken in (_BOX, _STACKED):
        told = broken.sub(lambda box: _BROKEN.sub("", box["words"]), told)
    for line in told.split("\n"):
        if begins := _BEGINS.search(line):
            table = [line[begins.end() :]]
        elif table is not None and _ENDS.search(line):
            yield from with_bars(_rows_of_latex("".join(table)))
            table = None
        elif table is not None:
            table.append(line)
        else:
            yield _words_of_latex(line)
    yield from table or ()


def _rows_of_latex(told: str) -> Iterator[list[MarkupCell]]:
    for row in _ROW.split(_RULES.sub("", told)):
        yield [_cell_of_latex(cell) for cell in _CELL.split(row)]


def _cell_of_latex(told: str) -> MarkupCell:
    """A cell; below one over several rows LaTeX has a blank cell of its own."""
    found = _OVER_COLUMNS.search(told)
    text = _OVER_ROWS.sub("", _OVER_COLUMNS.sub("", told))
    return MarkupCell(_words_of_latex(text).strip(), int(found["many"]) if found else 1)


def _words_of_latex(line: str) -> str:
    """A line without commands and what groups their words, as in those of a heading."""
    line = _QUOTED.sub("“\\g<words>”", line)
    if "\\" not in line and "{" not in line:
        return line
    text = _COMMAND.sub("", _ESCAPED.sub("", _AROUND.sub("", _REMARK.sub("", line))))
    return text.translate({ord("{"): None, ord("}"): None}).strip()
