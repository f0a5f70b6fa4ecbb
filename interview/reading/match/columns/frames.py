"""Where on a row of a table its figures stand, as the table's whole rows show it.

A row with blanks does not say where its figures begin: labels that cover several columns leave empty cells before them,
padding leaves some behind. Rows that have every figure do say it, counted from the left, from the label or from the right;
what they all agree on holds for the others. Where they agree on nothing, nothing is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from interview.reading.extract.lines import Piece
from interview.reading.match.columns.order import may_be_total
from interview.reading.match.form import SUMMED
from interview.reading.match.records import Record
from interview.reading.match.sums.rows import comes_out

_FEWEST_SUMS = 3
"""Rows whose totals come out; one or two may by chance."""


@dataclass(frozen=True)
class Frame:
    """The rows of one table, as far as they are alike."""

    records: Sequence[Record]
    """Those under the same heads."""
    width: int
    """How many figures a whole one of them has."""
    whole: Sequence[Record]
    """All rows of the table, under whatever heads, that have every figure."""

    @cached_property
    def usual(self) -> int:
        """How many figures most rows have; of two numbers that are as frequent, the larger."""
        told = Counter(record.told for record in self.records if record.told)
        return max(told, key=lambda many: (told[many], many), default=0)

    @cached_property
    def is_mostly_whole(self) -> bool:
        """Whether most rows have all their figures, so that a blank among them is an exception."""
        return 2 * sum(is_whole(record, self.width) for record in self.records) > len(self.records)

    @cached_property
    def lacks_a_column(self) -> bool:
        """Whether most rows have as many figures as each other, no blank and fewer than the columns: a blank in another fills none up."""
        alike = sum(len(record.values) == record.told == self.usual for record in self.records)
        return self.usual < self.width and 2 * alike > len(self.records)

    @cached_property
    def pads_before(self) -> bool:
        """Whether some row has a blank before all its figures: in another one that may stand before fewer, and be no cell of its own."""
        return any(
            len(record.values) > self.width == record.told and not record.values[0].text.strip()
            for record in self.records
        )

    @cached_property
    def mostly_ends_with_figures(self) -> bool:
        """Whether most rows that tell anything tell what stands last."""
        told = [record for record in self.records if record.told]
        return 2 * sum(bool(record.values[-1].text.strip()) for record in told) > len(told)

    @cached_property
    def may_end_with_totals(self) -> bool:
        """Whether what every row tells last may be its total, wherever it stands."""
        told = [counts for record in self.records if any(counts := record.counts)]
        return bool(told) and all(map(may_be_total, told))

    def fits(self, width: int, table: int) -> bool:
        """Whether most rows of a real table reach as far as its heads do; where the end of a page parts one, each part has its own grid."""
        rows = [record.row for record in self.records if record.table == table]
        return 2 * sum(bool(row) and row[-1].end == width for row in rows) > len(rows)

    def is_ragged(self, width: int) -> bool:
        """Whether some rows reach further than the heads do and some less far: then one may have a cell too many and lost another."""
        ends = [record.row[-1].end for record in self.records if record.row]
        return bool(ends) and min(ends) < width < max(ends)

    @cached_property
    def is_even(self) -> bool:
        """Whether all whole rows have as many cells, so that a lost cell would show."""
        return len(self._lefts) == 1

    @cached_property
    def is_torn(self) -> bool:
        """Whether some rows have another number of cells than any whole one: those lost some, and others may have too."""
        return any(record.told and len(cells_of(record)) not in self._lefts for record in self.records)

    @cached_property
    def _lefts(self) -> Mapping[int, set[int]]:
        """Where whole rows begin, by how many cells they have."""
        found: dict[int, set[int]] = {}
        for record in self.whole:
            found.setdefault(len(cells_of(record)), set()).add(_first(record))
        return found

    def window(self, record: Record) -> Sequence[Piece]:
        """The cells of a row in which its figures stand, blanks among them; nothing where that is not certain."""
        cells = cells_of(record)
        starts = set(self._starts(record, len(cells)) if self.whole else self._alone(record, len(cells)))
        if len(starts) != 1 or (self.is_even and not self._is_as_long(record)) or self._lacks_cells(record):
            return ()
        start = starts.pop()
        window = cells[start : start + self.width] if start > _last_label(record) else ()
        outside = any(
            piece.text.strip() for piece in record.values if all(piece is not cell for cell in window)
        )
        return window if len(window) == self.width and not outside else ()

    def _is_as_long(self, record: Record) -> bool:
        """Whether a row has as many cells as a whole one, or has them behind its label, where another label stands before that."""
        behind = _behind(record) if len(record.own) > 1 else 0
        return len(cells_of(record)) in self._lefts or behind in self._behind

    def _lacks_cells(self, record: Record) -> bool:
        """Whether behind its label a row has another number of cells than any whole row with a label."""
        return bool(record.own and self._behind) and _behind(record) not in self._behind

    @cached_property
    def _behind(self) -> frozenset[int]:
        """How many cells whole rows have behind their labels."""
        return frozenset(_behind(each) for each in self.whole if each.own)

    def _alone(self, record: Record, cells: int) -> Iterator[int]:
        """Where a row's figures begin in a table without a whole row: behind its label, if nothing there is padding."""
        told = [at for at, piece in enumerate(record.values) if piece.text.strip()]
        if all(len(each.values) <= self.width for each in self.records) or (
            record.streamed and told and told[-1] == self.width - 1
        ):
            yield cells - len(record.values)
        elif self._ends_with_sums:
            yield cells - self.width

    @cached_property
    def _ends_with_sums(self) -> bool:
        """Whether every row that tells figures ends with the sum of the others: then what stands before its columns is of a label.

        Where no row has anything in its first column, that may be the label's too, and another column be gone.
        """
        told = [record for record in self.records if record.told]
        return (
            self.width > SUMMED
            and len(told) >= _FEWEST_SUMS
            and all(map(_ends_with_its_sum, told))
            and any(self._begins_in_first(record) for record in told)
        )

    def _begins_in_first(self, record: Record) -> bool:
        cells = cells_of(record)
        return _first(record) == len(cells) - self.width

    def _starts(self, record: Record, cells: int) -> Iterator[int]:
        """Where a row's figures begin, by everything that the whole rows have in common."""
        if len(lefts := self._lefts.get(cells, ())) == 1:
            yield next(iter(lefts))
        if (behind := _only(_first(each) - _last_label(each) for each in self.whole)) is not None:
            yield _last_label(record) + behind
        if (
            before := _only(
                len(cells_of(each)) - _first(each) for each in self.whole if is_whole(each, self.width)
            )
        ) is not None:
            yield cells - before


def is_whole(record: Record, width: int) -> bool:
    """Whether a row has every figure, and they stand side by side."""
    return _run(record) == width == record.told


def cells_of(record: Record) -> Sequence[Piece]:
    """All cells of a row; of one with a cell a line, its figures."""
    return record.row or record.values


def _only(numbers: Iterable[int]) -> int | None:
    found = set(numbers)
    return found.pop() if len(found) == 1 else None


def _first(record: Record) -> int:
    """The place of the first figure that is told."""
    return next(
        at for at, piece in enumerate(cells_of(record)) if piece.text.strip() and _is_value(record, piece)
    )


def _run(record: Record) -> int:
    """From the first figure to the last, how many cells; 0 where there is none."""
    values = set(map(id, record.values))
    places = [at for at, piece in enumerate(cells_of(record)) if id(piece) in values and piece.text.strip()]
    return places[-1] - places[0] + 1 if places else 0


def _last_label(record: Record) -> int:
    """The place of the last label; -1 where the row has none."""
    return max(
        (at for at, piece in enumerate(cells_of(record)) if any(piece is own for own in record.own)),
        default=-1,
    )


def _ends_with_its_sum(record: Record) -> bool:
    return bool(record.values[-1].text.strip()) and comes_out(record.counts)


def _behind(record: Record) -> int:
    """How many cells a row has from its last label on."""
    return len(cells_of(record)) - _last_label(record)


def _is_value(record: Record, piece: Piece) -> bool:
    return any(piece is value for value in record.values)
