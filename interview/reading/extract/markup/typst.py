"""Tables of Typst: table(columns: …, [cell], table.cell(colspan: 2)[cell], …), its cells one after the other.

Its arguments are gone through once, from the left; what is no cell (strokes, lines, an alignment) says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from interview.reading.extract.markup.rows import MOST_CELLS, MarkupCell, flowed, with_bars

_TABLE = re.compile(r"(?<![\w.])table\s?\(")
_COLUMNS = re.compile(
    r"\s{0,99}columns\s?:\s?(?:(?P<many>\d{1,2})(?!\w|\.|%)|\((?P<each>[^()]{0,400})\)(?:\s?\*\s?(?P<times>\d{1,2}))?)"
)
_SPAN = re.compile(r"(?P<way>col|row)span\s?:\s?(?P<many>\d{1,2})")
_GROUP = re.compile(r"table\.(?:header|footer)\s?\(")
_BARE = re.compile(r"\"(?P<text>[^\"\n]{0,200})\"|(?P<number>\d{1,12}(?:\.\d{1,6})?)")
_SETTING = re.compile(r"#(?:set|show|let|import|pagebreak|[vh]\()")
_CALL = re.compile(r"#[a-z.]{1,20}(?:(?:\([^()]{0,120}\))?(?=\[)|\($)")
_HEADING = re.compile(r"^\s{0,9}={1,6} ")
_CLOSING = {"(": ")", "[": "]", "{": "}"}


def begins(line: str) -> bool:
    """Whether a table begins on a line."""
    return "table" in line and "#" in line and bool(_TABLE.search(line))


def unmarked(raw: Sequence[str]) -> Iterator[str]:
    """The lines of a text with rows with bars for its tables."""
    text, at = "\n".join(raw), 0
    while found := _TABLE.search(text, at):
        end = _end(text, found.end() - 1)
        before = text[at : found.start()]
        yield from map(_words, before.split("\n"))
        yield from with_bars(_rows(text[found.end() : end - 1]))
        at = end
    yield from map(_words, text[at:].split("\n"))


def _words(line: str) -> str:
    """A line of text without settings, marks of headings and calls around words."""
    if _SETTING.match(line):
        return ""
    text = _CALL.sub("", line)
    text = text if text == line else text.translate({ord("["): None, ord("]"): None})
    return _HEADING.sub("", text, count=1).strip(" #,()")


def _end(text: str, start: int) -> int:
    """Where what opens at `start` is closed again; the end of the text where it never is."""
    open_: list[str] = []
    quoted = False
    for at in range(start, len(text)):
        each, in_words = text[at], bool(open_) and open_[-1] == "]"
        if quoted or (each == '"' and not in_words):
            quoted = quoted != (each == '"')
        elif each in _CLOSING and (each == "[" or not in_words):
            open_.append(_CLOSING[each])
        elif open_ and each == open_[-1]:
            open_.pop()
            if not open_:
                return at + 1
    return len(text) + 1


def _rows(told: str) -> Iterator[list[MarkupCell]]:
    arguments = list(_arguments(told))
    columns = next((many for each in arguments if (many := _columns(each))), 0)
    cells = [cell for each in arguments for part in _ungrouped(each) for cell in _cell(part)]
    return flowed(cells, columns or MOST_CELLS)


def _ungrouped(argument: str) -> Iterator[str]:
    """The arguments of a header or a footer; any other by itself."""
    bare = argument.strip()
    group = _GROUP.match(bare)
    yield from _arguments(bare[group.end() : _end(bare, group.end() - 1) - 1]) if group else [bare]


def _arguments(told: str) -> Iterator[str]:
    """What stands between the commas of a call that are in nothing else."""
    first = at = 0
    while at < len(told):
        if told[at] in _CLOSING or told[at] == '"':
            at = _end(told, at) if told[at] != '"' else (told.find('"', at + 1) + 1 or len(told))
        elif told[at] == ",":
            yield told[first:at]
            at += 1
            first = at
        else:
            at += 1
    yield told[first:]


def _columns(argument: str) -> int:
    """How many columns an argument says that the table has; 0 where it is another."""
    found = _COLUMNS.match(argument)
    if found is None:
        return 0
    if found["many"]:
        return int(found["many"])
    widths = [each for each in found["each"].split(",") if each.strip()]
    return len(widths) * int(found["times"] or 1)


def _cell(argument: str) -> Iterator[MarkupCell]:
    """The cell that an argument is, if it is one."""
    bare = argument.strip()
    before, _, text = bare.removesuffix("]").partition("[")
    if bare.endswith("]") and ":" not in before.partition("(")[0]:
        spans = {each["way"]: int(each["many"]) for each in _SPAN.finditer(before)}
        yield MarkupCell(
            _words(text).replace("*", ""), max(1, spans.get("col", 1)), max(1, spans.get("row", 1))
        )
    elif found := _BARE.fullmatch(bare):
        yield MarkupCell(found["text"] or found["number"] or "")
