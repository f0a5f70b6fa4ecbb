"""What only shows where units lie side by side: texts alike, figures the same, another's contact.

Paragraphs are compared as sets of four characters in a row, without years, numbers and marks. Which may be alike is found
by MinHash (rensa), whether they are is counted exactly. What many units write alike is a model that was handed out, or the
form's own words, and tells nothing of any of them. Units that say the same few small numbers are no wonder either: only
figures that hardly come out the same by chance count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from importlib.util import find_spec

from interview.county.handed_in import HandedIn
from interview.engine.flow.model import Flow
from interview.engine.sums.relations import Number
from interview.review.places import printed
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
_LIKELY = 0.5
_FEW, _SHARE = 4, 0.1
"""A paragraph of more units than this, or than this share of them, is a model."""
_NO_TEXT = frozenset({TITLE, OPENING, DATED})
_MOST_ALIKE = 500
"""Paragraphs that are compared with one; a model of thousands is told as one long before."""
_CELLS, _VALUES = 4, 3
"""So many cells above 1, with so many different numbers, do not come out the same by chance."""


@dataclass(frozen=True, slots=True)
class ComparedParagraph:
    """A paragraph of a report."""

    file: str
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


@dataclass(frozen=True, slots=True)
class SameFigures:
    """Units whose table says the same."""

    section: str
    """The id of the section it stands in."""
    files: tuple[str, ...]
    cells: int
    """How many of its cells are not 0."""


@dataclass(frozen=True, slots=True)
class SameContact:
    """Units that name the same telephone."""

    value: str
    files: tuple[str, ...]


@dataclass(frozen=True)
class Between:
    """All that shows between units."""

    alike: tuple[Alike, ...] = ()
    figures: tuple[SameFigures, ...] = ()
    contacts: tuple[SameContact, ...] = ()

    @cached_property
    def by_file(self) -> Mapping[str, Sequence[Alike | SameFigures | SameContact]]:
        """What concerns each file."""
        found: dict[str, list[Alike | SameFigures | SameContact]] = defaultdict(list)
        for alike in self.alike:
            found[alike.file].append(alike)
        shared: tuple[SameFigures | SameContact, ...] = (*self.figures, *self.contacts)
        for same in shared:
            for file in same.files:
                found[file].append(same)
        return found


def compared(reports: Iterable[HandedIn], flow: Flow) -> Between:
    """What shows between reports of one form, each looked at once."""
    computed = {relation.target for relation in flow.relations if relation.computes}
    tables = {cell: place.section for cell, place in printed(flow).items() if cell not in computed}
    texts = _Texts() if find_spec("rensa") else None
    figures: dict[tuple[str, bytes], list[str]] = defaultdict(list)
    cells: dict[tuple[str, bytes], int] = {}
    contacts: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        file = report.checked.file
        if texts is not None:
            texts.add(file, report.texts)
        for table, told in _tables(report.figures, tables):
            key = table, blake2b(repr(sorted(told.items())).encode(), digest_size=16).digest()
            figures[key].append(file)
            cells[key] = len(told)
        if phone := re.sub(r"\D", "", report.profile.get("office.phone", "")):
            contacts[phone].append(file)
    same = (SameFigures(key[0], tuple(files), cells[key]) for key, files in figures.items() if len(files) > 1)
    shared = (SameContact(phone, tuple(files)) for phone, files in contacts.items() if len(files) > 1)
    return Between(tuple(texts.alike()) if texts else (), tuple(same), tuple(shared))


def _tables(
    figures: Mapping[str, Number | None], tables: Mapping[str, str]
) -> Iterator[tuple[str, dict[str, Number]]]:
    """The tables whose figures hardly come out twice by chance, each without noughts and sums."""
    found: dict[str, dict[str, Number]] = defaultdict(dict)
    for address, value in figures.items():
        if value and address in tables:
            found[tables[address]][address] = value
    for table, told in found.items():
        large = [value for value in told.values() if value > 1]
        if len(large) >= _CELLS and len(set(large)) >= _VALUES:
            yield table, told


class _Texts:
    """The paragraphs of all reports; of each only its hashes are kept, and its exact pieces packed small."""

    def __init__(self) -> None:
        from rensa import RMinHashLSH

        self._near = RMinHashLSH(_LIKELY, _HASHES, _BANDS)
        self._paragraphs: list[ComparedParagraph] = []
        self._plain: list[bytes] = []
        self._signs: list[object] = []
        self._lengths: dict[str, int] = defaultdict(int)

    def add(self, file: str, texts: Mapping[str, str]) -> None:
        """Takes in the paragraphs of a report."""
        for address, text in texts.items():
            if address in _NO_TEXT or address.startswith("part."):
                continue
            for at, paragraph in enumerate(text.split("\n")):
                plain = _PLAIN.sub("", paragraph)
                if len(plain) >= _SHORTEST:
                    self._take(ComparedParagraph(file, address, at, len(plain)), plain)

    def _take(self, paragraph: ComparedParagraph, plain: str) -> None:
        from rensa import RMinHash

        sign = RMinHash(_HASHES, 1)
        sign.update(sorted(shingles(plain)))
        self._near.insert(len(self._paragraphs), sign)
        self._paragraphs.append(paragraph)
        self._plain.append(plain.encode())
        self._signs.append(sign)

    def alike(self) -> Iterator[Alike]:
        """Which reports have paragraphs of others, in the order of the reports."""
        found = self._pairs()
        files = {each.file for each in self._paragraphs}
        most = max(_FEW, _SHARE * len(files))
        models = {
            at for at, others in found.items() if len({self._paragraphs[o].file for o in others}) >= most
        }
        whole: dict[str, int] = defaultdict(int)
        pairs: dict[tuple[str, str], list[ComparedParagraph]] = defaultdict(list)
        for at, mine in enumerate(self._paragraphs):
            if at in models:
                continue
            whole[mine.file] += mine.length
            for other in dict.fromkeys(self._paragraphs[o].file for o in found.get(at, ())):
                pairs[mine.file, other].append(mine)
        for (file, other), places in pairs.items():
            share = sum(each.length for each in places) / whole[file]
            if share > _WHOLE or any(each.length >= _LONG for each in places):
                yield Alike(file, other, tuple(places), share)

    def _pairs(self) -> dict[int, list[int]]:
        """Of each paragraph those of other reports in which it stands."""
        found: dict[int, list[int]] = {}
        for at, mine in enumerate(self._paragraphs):
            near = [
                other for other in sorted(self._near.query(self._signs[at]))
                if self._paragraphs[other].file != mine.file
            ][:_MOST_ALIKE]  # fmt: skip
            if near:
                ours = shingles(self._plain[at].decode())
                found[at] = [o for o in near if _share(ours, self._plain[o].decode()) >= _ALIKE]
        return found


def shingles(plain: str) -> frozenset[str]:
    """All four characters in a row of a text."""
    return frozenset(plain[at : at + _LENGTH] for at in range(len(plain) - _LENGTH + 1))


def _share(ours: frozenset[str], other: str) -> float:
    return len(ours & shingles(other)) / len(ours)
