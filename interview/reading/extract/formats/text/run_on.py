"""Paragraphs that ran together: a page copied as one line has its headings in the middle of it, 。 一、总体情况 2023 年，…… (一)主动公开情况 ……."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_FEWEST = 200
"""So many characters has a line in which headings stand."""
_LONGEST = 20_000
_PART = re.compile(
    r"(?:^|(?<=[\s。；;]))[一二三四五六七]、[^\s，。、；：,;:|]{0,30}(?:、[^\s，。、；：,;:|]{2,20})?(?:情[况況]|概述|事[项項](?:\(\S{1,6}\))?)(?=\s|$)"
)
_NUMBER = re.compile(r"[（(][一二三四五六七八九十]{1,2}[)）]")
_BELOW = re.compile(
    r"(?:(?<=\s)|(?<=。))[（(][一二三四五六七八九十]{1,2}[)）](?:[^\s，。；：,;:|]{2,18}(?=\s))?"
)


def apart(lines: Iterable[str]) -> Iterator[str]:
    """The lines, those with headings of parts within cut before and behind each heading."""
    for line in lines:
        if _FEWEST <= len(line) <= _LONGEST and "|" not in line and "\t" not in line and _PART.search(line):
            yield from _cut(line)
        else:
            yield line


def _cut(line: str) -> Iterator[str]:
    at = 0
    for found in sorted((*_PART.finditer(line), *_BELOW.finditer(line)), key=lambda each: each.start()):
        # Behind the bare number of a sub-heading goes on what is said below it.
        end = found.start() if _NUMBER.fullmatch(found[0]) else found.end()
        yield from (piece for piece in (line[at : found.start()], line[found.start() : end]) if piece.strip())
        at = end
    yield line[at:]
