"""Cells of a page in two languages: what a cell says in Chinese, without its translation below or behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from interview.reading.extract.lines import Line

_TRANSLATED = re.compile(
    r"(?P<told>[^A-Za-z]{0,80}[\u4e00-\u9fff）)”][）)。]?)\s{1,9}[A-Za-z][A-Za-z ,.'’()/&;:\-\n]{2,160}"
)
_LATIN = re.compile("[A-Za-z]{2}")


def without_translations(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, cells of a table in Chinese alone where they say the same in English too."""
    for line in lines:
        if line.kind == "text" or not _LATIN.search(line.text):
            yield line
            continue
        pieces = (
            replace(piece, text=found["told"]) if (found := _TRANSLATED.fullmatch(piece.text)) else piece
            for piece in line.pieces
        )
        yield replace(line, pieces=tuple(pieces))
