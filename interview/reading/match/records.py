"""Lines to records: a run of labels and the figures that follow it, whatever the layout was.

A row of a table is one record; where every cell has a line of its own, a record is the labels since the last figures
and the figures up to the next label. Paragraphs of prose end a run of labels and are no part of any record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from interview.engine.sums.relations import Number
from interview.reading.extract.lines import Line, Piece
from interview.reading.match.labels import without_brackets
from interview.reading.numbers import has_words, looks_like_value, value_of

_PROSE = 90
_SENTENCE = re.compile("[。!！?？]")
_SHARE = re.compile(r"[+-]?\d{1,3}(?:\.\d{1,4})?[%％]")
"""In a cell it stands where a figure would, and is no label."""
_NOTE = re.compile(r"\s{0,9}[（(]?\s{0,9}(?:注|备注|说明|(?:计量)?单位)\s{0,2}\d?\s{0,2}[:：]")
"""What is noted at a table, between its heads and its figures too: neither a label nor the end of any."""
_MOST_LABELS = 60
_ENOUGH_BEFORE = 3
"""Figures that stand before a label and are its own; one or two may number the rows."""


@dataclass
class Record:
    """Figures, and the labels that may be theirs."""

    kind: str
    table: int
    before: list[Line]
    """Lines of labels alone, since the figures before."""
    own: list[Piece] = field(default_factory=list)
    """Labels on the row itself."""
    values: list[Piece] = field(default_factory=list)
    row: tuple[Piece, ...] = ()
    """The whole row, where one line holds it."""
    after: list[Line] = field(default_factory=list)
    """Lines of labels alone, up to the next figures."""

    @property
    def streamed(self) -> bool:
        """Whether each cell had a line of its own."""
        return not self.row

    @property
    def cells(self) -> int:
        """How many cells it has, blanks and padding too."""
        return len(self.row) or len(self.values)

    @cached_property
    def told(self) -> int:
        """How many of its cells are not blank, once all of them are there; asked for dozens of times."""
        return len(not_blank(self.values))

    @cached_property
    def figures(self) -> tuple[Piece, ...]:
        """Its figures, each for itself where a cell holds several with gaps between; likewise."""
        return tuple(part for piece in self.values if piece.text.strip() for part in _each_alone(piece))

    @cached_property
    def counts(self) -> tuple[Number, ...]:
        """What they are, 0 where one cannot be read; likewise."""
        return tuple(value_of(piece.text).number or 0 for piece in self.figures)

    @property
    def covers(self) -> int:
        """How many columns of a grid its one cell covers; 0 where it has several."""
        return (
            self.values[0].end - self.values[0].start if self.kind == "grid" and len(self.values) == 1 else 0
        )

    @property
    def empty(self) -> bool:
        """Whether nothing stands where the figures would."""
        return self.told == 0


def _each_alone(piece: Piece) -> list[Piece]:
    words = piece.text.split()
    if value_of(piece.text).number is None and all(word.isdecimal() for word in words):
        return [Piece(word, piece.start, piece.end) for word in words]
    return [piece]


def records_of(lines: Iterable[Line]) -> list[Record]:
    """The records of a report, in order."""
    gathering = _GatheredRecords()
    for line in lines:
        gathering.take(line)
    gathering.close()
    return gathering.records


class _GatheredRecords:
    def __init__(self) -> None:
        self.records: list[Record] = []
        self._labels: list[Line] = []
        self._stream: Record | None = None

    def take(self, line: Line) -> None:
        labels, values = parted(line)
        if not values:
            self._close_stream()
            if line.kind == "text" and _is_prose(line):
                self._labels = self._labels if is_note(line.text) else []
            elif line.pieces:
                self._label(line)
        elif _is_single(line) and not labels:
            self._flow(line, values)
        else:
            self._close_stream()
            self._row(line, labels, values)

    def close(self) -> None:
        self._close_stream()

    def _label(self, line: Line) -> None:
        self._labels = [*self._labels[-_MOST_LABELS:], line]
        if self.records:
            self.records[-1].after.append(line)

    def _flow(self, line: Line, values: list[Piece]) -> None:
        """A cell on a line of its own: one more figure after the labels."""
        if self._stream is None:
            self._stream = Record(line.kind, line.table, self._labels)
        # Bars behind a cell that has a line of its own fill its row up, and are no blank cells.
        filled_up = line.kind == "pipes" and values[0].text.strip()
        self._stream.values += values[:1] if filled_up else values

    def _close_stream(self) -> None:
        stream, self._stream = self._stream, None
        if stream is None:
            return
        self.records.append(stream)
        if not stream.empty:
            self._labels = []

    def _row(self, line: Line, labels: list[Piece], values: list[Piece]) -> None:
        record = Record(line.kind, line.table, self._labels, labels, values, line.pieces)
        self.records.append(record)
        if record.empty:
            self._label(line)  # perhaps it is only heads with blank cells after them
            record.after = []
        else:
            self._labels = []


def is_note(text: str) -> bool:
    """Whether a line is noted at a table: 注：…, 单位：件."""
    return bool(_NOTE.match(text))


def parted(line: Line) -> tuple[list[Piece], list[Piece]]:
    """The labels of a line, and the figures after the last of them, or before the first where none come after.

    The row's own label comes last; one that reaches down from a row above belongs to several, wherever it stands.
    """
    if line.kind == "text" and len(line.pieces) == 1:  # as most lines are
        piece = line.pieces[0]
        return ([piece], []) if _is_label(piece) else ([], [piece] if piece.text.strip() else [])
    places = [
        at for at, piece in enumerate(line.pieces)
        if _is_label(piece) and not _is_figure_beside(piece, line)
    ]  # fmt: skip
    labels = [line.pieces[at] for at in places]
    values = list(line.pieces[places[-1] + 1 if places else 0 :])
    before = list(line.pieces[: places[0]] if places else ())
    if not any(piece.text.strip() for piece in values) and len(not_blank(before)) >= _ENOUGH_BEFORE:
        values = before
    if line.kind == "text":
        values = not_blank(values)
    return sorted(labels, key=lambda piece: not piece.above), values


def not_blank(pieces: Iterable[Piece]) -> list[Piece]:
    """Those that say anything."""
    return [piece for piece in pieces if piece.text.strip()]


def _is_label(piece: Piece) -> bool:
    return bool(piece.text.strip()) and not piece.worded and not looks_like_value(piece.text)


def _is_figure_beside(piece: Piece, line: Line) -> bool:
    """Whether a cell is a figure among others, though alone on a line it would be words: 5%, 22件，其中修订16件."""
    if line.kind == "text" and len(line.pieces) == 1:
        return False
    is_share = line.kind != "text" and bool(_SHARE.fullmatch(piece.text.strip()))
    return is_share or has_words(value_of(piece.text))


def _is_single(line: Line) -> bool:
    return line.kind != "grid" and len(not_blank(line.pieces)) <= 1


def _is_prose(line: Line) -> bool:
    text = without_brackets(line.text)
    return len(text) > _PROSE or (bool(_SENTENCE.search(text)) and value_of(text).trouble == "unreadable")
