"""The first of several reports in one file: a page that goes on with an older one, two texts put one behind the other.

A second report begins where a title stands again, with the heading of part one soon below it, behind a whole report: one whose
last part has begun and whose tables have figures. A table of contents has none, and a title inside a report no part one below.
Tables of another year or another form behind a whole report (附件：2023年有关数据) are none of it either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Flow
from interview.engine.flow.once import once_for_a_form
from interview.reading.extract.lines import Line
from interview.reading.headings import headings_of
from interview.reading.numbers import looks_like_value
from interview.reading.title import read_title

_ENDS = ("报告", "報告")
_LONGEST = 60
"""Characters of a title."""
_MOST_PIECES = 3
"""Into which blanks part it."""
_SOON = 40
"""Lines from a title to the heading of part one."""
_FEWEST = 30
"""Figures of a report."""
_ABOVE = 3
"""Lines above tables that may say whose they are."""
_HEADING = 40
"""Characters of such a line."""
_YEAR = re.compile(r"20\d\d(?=年)")
_YEAR_BEFORE = re.compile("上一?年度|往年|去年")
_ROW = 4
"""Cells of a row of figures with its label."""
_AGAIN = 0.9
"""Of what a second one says, if it is the first once more, for a telephone or a printer."""


def first_of(
    flow: Flow, lines: Sequence[Line], form_of: Callable[[Sequence[Line]], object]
) -> Sequence[Line]:
    """The lines of the first report, all of them where there is only one.

    Args:
        flow: A form that it may have.
        lines: The lines of the file.
        form_of: Tells the form of some lines.
    """
    for at, line in enumerate(lines):
        if at and _is_title(flow, line) and _is_whole(flow, lines[:at]):
            following = _words_of(lines[at : at + _SOON])
            if 1 in headings_of(flow, following).starts and _has_figures(lines[at:]):
                return lines[:at]
    return lines[: _end_before_tables(flow, lines, form_of)]


def is_once_more(first: Sequence[Line], rest: Sequence[Line]) -> bool:
    """Whether what follows a report says the same again, its title and every row of its tables alike."""
    told = {line.text for line in first}
    rows = all(line.text in told for line in rest if line is rest[0] or len(line.pieces) >= _ROW)
    return rows and sum(line.text in told for line in rest) >= _AGAIN * len(rest)


def _end_before_tables(
    flow: Flow, lines: Sequence[Line], form_of: Callable[[Sequence[Line]], object]
) -> int | None:
    """Where a report ends behind which tables of another year or another form stand; None where none do."""
    begins = _first_cells(flow)
    seen: set[str] = set()
    for at, line in enumerate(lines):
        text = "".join(line.text.split())
        if text not in begins:
            continue
        if text in seen:
            start = _other_years(flow, lines, at)
            other = start is not None or form_of(lines[at:]) is not form_of(lines[:at])
            return (at if start is None else start) if other and _is_whole(flow, lines[:at]) else None
        seen.add(text)
    return None


@once_for_a_form
def _first_cells(flow: Flow) -> frozenset[str]:
    """What stands alone in the first row of a table: 第二十条第（一）项; beside others, in that of the ledger."""
    tables = (section.table for section in flow.sections if section.table is not None)
    ledgers = (item for section in flow.sections for item in section.items if isinstance(item, Ledger))
    return frozenset(table.rows[0][0].text for table in tables if len(table.rows[0]) == 1) | frozenset(
        f"{ledger.corner}{ledger.over}" for ledger in ledgers
    )


def _other_years(flow: Flow, lines: Sequence[Line], at: int) -> int | None:
    """The line above tables that says that they are of another year."""
    own = next((_year(flow, line) for line in lines if _is_title(flow, line)), "")
    for above in range(at - 1, max(0, at - 1 - _ABOVE), -1):
        text = lines[above].text
        if len(lines[above].pieces) > _MOST_PIECES or len(text) > _HEADING:
            return None
        years = _YEAR.findall(text)
        if (years and own and own not in years) or _YEAR_BEFORE.search(text):
            return above
    return None


def _year(flow: Flow, line: Line) -> str:
    title = read_title(line.text.strip().strip("《》"), flow.titles)
    return str(title.year) if title is not None else ""


def _words_of(lines: Sequence[Line]) -> list[str]:
    """The lines as words, empty where cells stand."""
    return [line.text if line.kind == "text" or len(line.pieces) == 1 else "" for line in lines]


def _is_title(flow: Flow, line: Line) -> bool:
    bare = line.pieces[-1].text.strip().rstrip("》") if line.pieces else ""
    if not bare.endswith(_ENDS) or len(line.pieces) > _MOST_PIECES or len(bare) > _LONGEST:
        return False
    bare = line.text.strip().strip("《》")
    title = read_title(bare, flow.titles)
    return title is not None and title.year is not None


def _is_whole(flow: Flow, lines: Sequence[Line]) -> bool:
    parts = headings_of(flow, _words_of(lines)).starts
    return (
        bool(parts) and max(parts) == max(section.part for section in flow.sections) and _has_figures(lines)
    )


def _has_figures(lines: Sequence[Line]) -> bool:
    figures = sum(
        looks_like_value(word) for line in lines for piece in line.pieces for word in piece.text.split()
    )
    return figures >= _FEWEST
