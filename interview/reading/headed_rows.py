"""A report that is a form with two columns, the headings of its parts on the left and what they say on the right: as paragraphs.

Only the words of such rows are wanted here; a table that stands in one was taken out of it where the file was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from interview.engine.flow.model import Flow
from interview.reading.extract.lines import Line, paragraph
from interview.reading.headings import begins_a_part
from interview.reading.numbers import looks_like_value

_SENTENCE = 20
"""Characters of a text with a comma in it that is a sentence, and no label."""
_NUMERALS = frozenset("一二三四五六七")


def opened(flow: Flow, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, those rows as the paragraphs that they hold; the same lines where there are none.

    Args:
        flow: The form, whose parts they are.
        lines: All lines of the report.
    """
    tables = {line.table for line in lines if line.kind == "grid" and _begins(flow, line)}
    return list(_opened(flow, lines, tables)) if tables else lines


def _opened(flow: Flow, lines: Iterable[Line], tables: set[int]) -> Iterator[Line]:
    for line in lines:
        if line.table not in tables or line.kind != "grid":
            yield line
        elif _begins(flow, line):
            yield paragraph(_closed(line.pieces[0].text))
            yield from _paragraphs(_behind(line))
        elif (line.pieces[0].above or _precedes(line)) and _are_words(behind := _behind(line)):
            yield from _paragraphs(behind)
        else:
            yield line


def _begins(flow: Flow, line: Line) -> bool:
    """Whether a row has the heading of a part, and words beside it."""
    first = line.pieces[0] if line.pieces else None
    return (
        first is not None
        and first.text[:1] in _NUMERALS
        and not first.above
        and _are_words(_behind(line))
        and begins_a_part(flow, _closed(first.text))
    )


def _precedes(line: Line) -> bool:
    """Whether a row of the form tells what stands before the parts: 编制说明 beside whole sentences."""
    return any("。" in text or ("，" in text and len(text) >= _SENTENCE) for text in _behind(line))


def _behind(line: Line) -> list[str]:
    return [piece.text for piece in line.pieces[1:] if piece.text.strip() and not piece.above]


def _are_words(texts: Sequence[str]) -> bool:
    return bool(texts) and not any(map(looks_like_value, texts))


def _closed(heading: str) -> str:
    """A heading that a narrow column broke."""
    return "".join(heading.split())


def _paragraphs(texts: Iterable[str]) -> Iterator[Line]:
    for text in texts:
        yield from (paragraph(each.strip()) for each in text.split("\n") if each.strip())
