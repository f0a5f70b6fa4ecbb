"""Tables of MediaWiki: {| where one begins, |- where a row does, | or ! before a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from interview.reading.extract.markup.rows import MarkupCell, with_bars

BEGINS, _ENDS = "{|", "|}"
_CELL = re.compile(r"\|\||!!")
_HEADING = re.compile(r"(={1,6})(?P<words>[^=]{1,80})\1")
_EMPHASIS = re.compile("'{2,5}")
_ATTRIBUTES = re.compile(
    r"\s*(?:[a-z-]{1,20}\s?=\s?(?:\"[^\"|]{0,80}\"|'[^'|]{0,80}'|[\w%#.-]{1,20})\s*){1,8}\|(?!\|)"
)
_SPAN = re.compile(r"(?P<way>col|row)span\s?=\s?[\"']?(?P<many>\d{1,2})")


def of_a_wiki(raw: Sequence[str]) -> Iterator[str]:
    """The lines of a text with rows with bars for its tables."""
    table: list[str] | None = None
    for line in map(str.strip, raw):
        if line.startswith(BEGINS):
            table = []
        elif table is not None and line.startswith(_ENDS):
            yield from with_bars(_rows_of_a_wiki(table))
            table = None
        elif table is not None:
            table.append(line)
        else:
            found = _HEADING.fullmatch(line)
            yield found["words"].strip() if found else _EMPHASIS.sub("", line)
    yield from table or ()


def _rows_of_a_wiki(lines: Iterable[str]) -> Iterator[list[MarkupCell]]:
    """The rows of a table: each begins with |-, a cell with | or !, what else stands on a line goes on in the cell before."""
    row: list[list[str]] = []
    for line in lines:
        if line.startswith(("|-", "|+")):
            yield [_cell_of_a_wiki("".join(cell)) for cell in row]
            row = []
        elif line.startswith(("|", "!")):
            row += [[cell] for cell in _CELL.split(line[1:])]
        elif row:
            row[-1].append(line)
    yield [_cell_of_a_wiki("".join(cell)) for cell in row]


def _cell_of_a_wiki(told: str) -> MarkupCell:
    found = _ATTRIBUTES.match(told)
    spans = {each["way"]: int(each["many"]) for each in _SPAN.finditer(found[0])} if found else {}
    text = _EMPHASIS.sub("", told[found.end() :] if found else told)
    return MarkupCell(text.strip(), spans.get("col", 1), spans.get("row", 1))
