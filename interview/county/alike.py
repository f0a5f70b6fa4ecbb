"""Texts alike among those of many reports: which paragraphs of a report stand in another's.

Paragraphs are compared as sets of four characters in a row, without years, numbers and marks. Which may be alike is found
by MinHash (rensa), whether they are is counted exactly. What many units write alike is a model that was handed out, or the
form's own words, and tells nothing of any of them. Paragraphs lie in a scratch database, so that the memory does not grow
with how many there are; what is kept beside is a number for each report.
"""

from __future__ import annotations

import re
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from interview.dataclass import dataclass
from interview.review.subject import DATED, OPENING, TITLE

_PLAIN = re.compile(r"[\W\d_]|20\d\d年")
_LENGTH = 4
_SHORTEST = 40
"""Characters of a paragraph before its being another's means anything."""
_LONG = 80
"""Of one that is told although the rest is not alike."""
_ALIKE = 0.8
"""So much of a paragraph must stand in the other."""
_WHOLE = 0.7
"""So much of a report must stand in another's for all of it to be called alike."""
_HASHES, _BANDS = 64, 16
_ROWS = _HASHES // _BANDS
_FEW, _SHARE, _MANY = 4, 0.1, 50
"""A paragraph of more units than the first, or than this share of them, or than the last, is a model."""
_CANDIDATES = 4 * _MANY
"""Paragraphs that one is compared with; a model of thousands is told as one long before."""
_OTHERS = 5
"""Reports that are told to be alike with one, those that are most so."""
_NO_TEXT = frozenset({TITLE, OPENING, DATED})
_TABLES = """
CREATE TABLE report (at INTEGER PRIMARY KEY, file TEXT);
CREATE TABLE paragraph (at INTEGER PRIMARY KEY, report INTEGER, text TEXT, place INTEGER, plain TEXT);
CREATE TABLE band (at INTEGER PRIMARY KEY, key INTEGER);
CREATE TABLE bucket (key INTEGER, paragraph INTEGER, PRIMARY KEY (key, paragraph)) WITHOUT ROWID;
CREATE TABLE near (paragraph INTEGER, report INTEGER);
"""
_TOGETHER = """
INSERT INTO bucket SELECT key, at / :bands FROM (
  SELECT key, at, count(*) OVER alike AS whole, row_number() OVER (alike ORDER BY at) AS place
  FROM band WINDOW alike AS (PARTITION BY key)
) WHERE whole > 1 AND place <= :most ORDER BY key, at
"""
_MEETING = "SELECT band.at / :bands, paragraph FROM band CROSS JOIN bucket USING (key) ORDER BY band.at"
_FOUND = """
SELECT paragraph.report, near.report, mine.file, other.file, text, place, length(plain)
FROM near JOIN paragraph ON paragraph.at = near.paragraph JOIN report AS mine ON mine.at = paragraph.report
JOIN report AS other ON other.at = near.report ORDER BY paragraph.report, near.report, paragraph.at
"""


@dataclass(frozen=True, slots=True)
class ComparedParagraph:
    """A paragraph of a report."""

    text: str
    """The address of its text."""
    at: int
    """Which paragraph of that text, from 0."""
    length: int
    """Characters that are compared."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Paragraphs of a report that stand in another."""

    file: str
    other: str
    places: tuple[ComparedParagraph, ...]
    """Of the first."""
    share: float
    """Of all its paragraphs, by length, from 0 to 1."""

    @property
    def is_whole(self) -> bool:
        """Whether the reports are alike as wholes."""
        return self.share > _WHOLE


def is_model(units: int, of: int) -> bool:
    """Whether what so many units have alike was handed out to them, or is common property."""
    return units >= min(max(_FEW, _SHARE * of), _MANY)


class AllParagraphs:
    """The paragraphs of all reports; all are taken in first, then compared."""

    def __init__(self, scratch: sqlite3.Connection) -> None:
        self._scratch = scratch
        self._scratch.executescript(_TABLES)
        self._lengths = array("q")
        """Characters of each report that are compared."""
        self._next = 0

    def add(self, file: str, texts: Mapping[str, str]) -> None:
        """Takes in the paragraphs of a report."""
        self._scratch.execute("INSERT INTO report VALUES (?, ?)", (len(self._lengths), file))
        self._lengths.append(0)
        for address, text in texts.items():
            if address in _NO_TEXT or address.startswith("part."):
                continue
            for place, paragraph in enumerate(text.split("\n")):
                plain = _PLAIN.sub("", paragraph)
                if len(plain) >= _SHORTEST:
                    self._take(address, place, plain)

    def _take(self, address: str, place: int, plain: str) -> None:
        at, report = self._next, len(self._lengths) - 1
        self._next += 1
        self._lengths[report] += len(plain)
        self._scratch.execute(
            "INSERT INTO paragraph VALUES (?, ?, ?, ?, ?)", (at, report, address, place, plain)
        )
        keys = enumerate(_keys(plain), start=at * _BANDS)
        self._scratch.executemany("INSERT INTO band VALUES (?, ?)", keys)

    def alike(self) -> Iterator[Alike]:
        """Which reports have paragraphs of others, in the order of the reports; of each those that are most alike."""
        self._compare()
        for _, found in groupby(self._scratch.execute(_FOUND), itemgetter(0)):
            pairs = [self._pair([*rows]) for _, rows in groupby(found, itemgetter(1))]
            told = [each for each in pairs if each.is_whole or any(p.length >= _LONG for p in each.places)]
            yield from sorted(told, key=lambda each: -each.share)[:_OTHERS]

    def _pair(self, rows: Sequence[tuple[int, int, str, str, str, int, int]]) -> Alike:
        report, _, file, other, *_ = rows[0]
        places = tuple(ComparedParagraph(*row[4:]) for row in rows)
        return Alike(file, other, places, sum(each.length for each in places) / self._lengths[report])

    def _compare(self) -> None:
        """Notes of each paragraph in which other reports it stands, unless it is a model."""
        self._scratch.execute(_TOGETHER, {"bands": _BANDS, "most": _CANDIDATES})
        meeting = self._scratch.execute(_MEETING, {"bands": _BANDS})
        for at, met in groupby(meeting, itemgetter(0)):
            report, plain = self._paragraph(at)
            others = self._others(report, plain, sorted({other for _, other in met}))
            if is_model(len(others), len(self._lengths)):
                self._lengths[report] -= len(plain)
            else:
                self._scratch.executemany("INSERT INTO near VALUES (?, ?)", ((at, each) for each in others))

    def _others(self, report: int, plain: str, near: Iterable[int]) -> set[int]:
        """The other reports in which a paragraph stands; no more of them than make it a model."""
        found: set[int] = set()
        for at in near:
            other, text = self._paragraph(at)
            if other not in found and other != report and _stands_in(plain, text):
                found.add(other)
                if is_model(len(found), len(self._lengths)):
                    break
        return found

    def _paragraph(self, at: int) -> tuple[int, str]:
        """The number of its report, and its text."""
        asked = "SELECT report, plain FROM paragraph WHERE at = ?"
        found: tuple[int, str] = self._scratch.execute(asked, (at,)).fetchone()
        return found


def _keys(plain: str) -> Iterator[int]:
    """A number for each band; paragraphs that have one in common may be alike."""
    from rensa import RMinHash

    sign = RMinHash(_HASHES, 1)
    sign.update(list(_shingles(plain)))
    hashes = sign.digest()
    return (hash((band, *hashes[band : band + _ROWS])) for band in range(0, _HASHES, _ROWS))


@lru_cache(maxsize=2 * _CANDIDATES)
def _shingles(plain: str) -> frozenset[str]:
    """All four characters in a row of a text."""
    return frozenset([plain[at : at + _LENGTH] for at in range(len(plain) - _LENGTH + 1)])


def _stands_in(ours: str, other: str) -> bool:
    """Whether a text stands in another, but for a little."""
    mine = _shingles(ours)
    wanted = _ALIKE * len(mine)
    return ours == other or (len(other) - _LENGTH + 1 >= wanted and len(mine & _shingles(other)) >= wanted)
