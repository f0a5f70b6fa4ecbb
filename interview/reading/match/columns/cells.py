"""The figures of a matched row, each in the column its head or its place in a whole row gives; the rest doubtful.

Where heads and figures have places of their own (a grid, cells between bars), a figure belongs to the head it stands under.
Else a row that has as many figures as its table has columns is read in the heads' order, and one with blanks where the whole
rows of its table show where figures stand. Nothing else is placed: a row that lost cells is never counted from the left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from interview.dataclass import dataclass
from interview.engine.flow.model import Flow
from interview.engine.sums.relations import Number
from interview.reading.extract.lines import Piece
from interview.reading.match.columns.frames import Frame, is_whole
from interview.reading.match.columns.heads import Heads
from interview.reading.match.columns.order import has_its_sum, may_be_total
from interview.reading.match.form import SUMMED, FormColumn, FormRow
from interview.reading.match.records import Record, not_blank
from interview.reading.match.sums.cuts import cuts
from interview.reading.model import ReadFigure, Reason
from interview.reading.numbers import Value, spaced, value_of

Cells = dict[int, Piece]
"""The cell of each column, by the column's place in the form."""

_TEN_THOUSAND = 4  # digits


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the figures of a row belong."""

    cells: Cells
    trouble: Reason = ""
    """Why they could not be placed."""
    weak: bool = False
    """Whether a lost cell could have moved them unseen: then the sums must bear them out."""
    whole: bool = False
    """Whether the row has these cells and no others: then its own sums are enough."""


_RAN_TOGETHER = re.compile(r"0\d+")
"""Perhaps 0 and 20: nobody writes a 0 before a count. Where a row has them all, it is one figure all the same."""


def figures_of(
    row: FormRow, record: Record, placed: Placed, order: Sequence[int], flow: Flow
) -> dict[str, ReadFigure]:
    """What a record says of a row's cells, by address.

    Args:
        row: The row of the form.
        record: The figures.
        placed: Where they belong.
        order: The columns that the table has, in the order printed.
        flow: The flow, for the kinds of its figures.
    """
    questions = flow.questions
    kinds = {
        column.address: questions[column.address].kind
        for column in row.columns
        if column.address in questions
    }
    absent = ReadFigure("missing", reason="not_found")
    if not placed.trouble:
        return {
            column.address: figure_of(column, placed.cells[at], kinds.get(column.address, "count"))
            if at in placed.cells
            else absent
            for at, column in enumerate(row.columns)
        }
    open_to = _open_to(order, [] if placed.trouble == "other_heads" else record.values)
    told = "  ".join(piece.text.strip() for piece in record.values if piece.text.strip())
    return {
        column.address: ReadFigure(
            "doubtful", None, told, placed.trouble, _candidates(column, open_to[at], kinds.get(column.address, "count"))
        ) if at in open_to else absent
        for at, column in enumerate(row.columns)
    }  # fmt: skip


def placed_in(
    record: Record, heads: Heads | None, counted: Heads | None, frame: Frame, sums: int = 1
) -> Placed:
    """The cells of a record, each with its column.

    Args:
        record: The figures.
        heads: What stands above them, None where that cannot be told.
        counted: The heads that a row is read by in order, None where that is not proved.
        frame: What the rows of the table have in common.
        sums: Of how many groups of columns, each as wide as the others, the last is the sum.
    """
    if heads is None or (record.kind == "run" and heads.order != tuple(range(len(heads.order)))):
        return Placed({}, "heads")
    if heads.other_form:
        return Placed({}, "other_heads")
    if len(heads.order) == 1:
        under = _under(record, heads) if record.kind == "grid" and record.told > 1 else None
        return Placed(under) if under else _only(record.values)
    if record.covers >= len(heads.order) and _is_nought(record.values[0]):
        return Placed(dict.fromkeys(heads.order, record.values[0]))
    if record.told < len(heads.order) and _have_run_together(record, len(heads.order), sums):
        return Placed({}, "more_cells")
    under, fits = _under(record, heads), frame.fits(heads.width, record.table)
    blank = under is not None and any(not piece.text.strip() for piece in under.values())
    if under is not None and (fits or not blank):
        # Where a head was lost, perhaps the others stand one column aside.
        aside = record.told > 0 and len(heads.extents) < len(heads.order)
        doubted = blank and (
            frame.is_mostly_whole or frame.is_ragged(heads.width) or _lacks_its_total(record, under, frame)
        )
        return Placed(under, weak=not fits or aside or doubted)
    return _in_order(record, counted, frame, sums) if counted is not None else Placed({}, "heads")


def _is_nought(piece: Piece) -> bool:
    """Whether a cell says 0, or that there is nothing: over all columns it says so of each."""
    value = value_of(piece.text)
    return value.number == 0 or value.trouble == "filler"


def placed_none(row: FormRow, record: Record) -> Placed | None:
    """A row of many columns that has a 0 for each: it is all one under which heads; None of any other."""
    told = record.figures
    if len(row.columns) <= SUMMED or [piece.text.strip() for piece in told] != ["0"] * len(row.columns):
        return None
    return Placed(dict(enumerate(told)), weak=True)


def _in_order(record: Record, heads: Heads, frame: Frame, sums: int) -> Placed:
    """The figures of a row that has them all, or of one whose blanks stand where whole rows have figures."""
    wanted, told = len(heads.order), record.figures
    if heads.foreign or frame.usual > wanted:
        return Placed({}, "more_cells")
    if len(told) > record.told:  # a cell holds several: only the row's sums show that none is lost
        summed = _sums_up(record, wanted, sums)
        return Placed(dict(zip(heads.order, told, strict=True))) if summed else Placed({}, "more_cells")
    if is_whole(record, wanted) or (
        len(told) == wanted and (not frame.whole or _sums_up(record, wanted, sums))
    ):
        apart = not is_whole(record, wanted)  # perhaps a figure is none of the row's, and a blank is
        fewer = frame.usual < wanted and not (has_its_sum(record) and all(record.counts))
        strayed = _may_have_strayed(told, frame, wanted) if record.streamed else False
        weak = (
            apart
            or fewer
            or strayed
            or heads.is_cut
            or (heads.lacks_total and _may_have_its_total(record.counts))
        )
        return Placed(dict(zip(heads.order, told, strict=True)), weak=weak)
    window = () if _is_merged(record) or frame.lacks_a_column else frame.window(record)
    if window and len(told) < wanted:
        cells = dict(zip(heads.order, window, strict=True))
        lacks_total = _lacks_its_total(record, cells, frame)
        weak = lacks_total or frame.is_mostly_whole or not frame.is_even or frame.is_torn
        if not (weak and _may_stand_aside(record, window)):
            whole = _has_no_other_cells(record, wanted) and not frame.pads_before
            return Placed(cells, weak=weak, whole=whole)
    if _is_merged(record):
        return Placed({}, "merged")
    return Placed({}, "fewer_cells" if len(told) < wanted else "more_cells")


def _have_run_together(record: Record, wanted: int, sums: int) -> bool:
    """Whether one of a row's cells may hold several figures that no sums part."""
    several = len(record.figures) > record.told and not _sums_up(record, wanted, sums)
    return several or any(_RAN_TOGETHER.fullmatch(piece.text.strip()) for piece in record.values)


def _sums_up(record: Record, wanted: int, sums: int) -> bool:
    """Whether a row has so many figures, however many cells, and so many groups of them end in their sum."""
    counts, size = record.counts, wanted // sums
    ends = range(size, wanted + 1, size)
    return (
        SUMMED < wanted == len(counts)
        and any(counts)
        and all(2 * counts[end - 1] == sum(counts[end - size : end]) for end in ends)
    )


def _may_have_strayed(told: Sequence[Piece], frame: Frame, wanted: int) -> bool:
    """Whether a sign for nothing at the end of a row may be the next row's, in a table with a cell a line that lost some."""
    at_the_end = any(value_of(told[at].text).trouble == "filler" for at in (0, -1))
    return at_the_end and any(0 < each.told < wanted for each in frame.records)


def _has_no_other_cells(record: Record, wanted: int) -> bool:
    """Whether a row without a label has a cell for every column and no other, the last of them told.

    Where one was lost, it would be shorter, or have a blank to fill it up at the end.
    """
    return not record.own and len(record.row) == wanted and bool(record.row[-1].text.strip())


def _lacks_its_total(record: Record, cells: Cells, frame: Frame) -> bool:
    """Whether nothing stands where a row of a text has its total, as most have, or as all may have further to the left.

    Perhaps a blank fills it up, and another cell is lost.
    """
    if record.kind == "grid" or len(cells) <= SUMMED or record.empty or cells[max(cells)].text.strip():
        return False
    return frame.mostly_ends_with_figures or frame.may_end_with_totals


def _may_stand_aside(record: Record, window: Sequence[Piece]) -> bool:
    """Whether the last figure of a row may be its total, the blank behind it only fill it up, and another cell be lost.

    Other rows that lost the same cell would bear it out.
    """
    if len(window) <= SUMMED or window[-1].text.strip() or not window[-2].text.strip():
        return False
    return may_be_total(record.counts)


def _may_have_its_total(counts: Sequence[Number]) -> bool:
    """Whether the last figure of a row may be its total all the same: of the others and one that is gone, or ran into its neighbour."""
    return may_be_total(counts) or cuts([str(count) for count in counts], len(counts) + 1) != []


def _under(record: Record, heads: Heads) -> Cells | None:
    """Each figure under the one head that it stands under; None where one stands elsewhere, or under two."""
    if not heads.extents or not record.row or record.row[-1].end != heads.width:
        return None
    cells: Cells = {}
    astray: list[Piece] = []
    for piece in record.values:
        above = [at for at, (start, end) in heads.extents.items() if piece.start < end and start < piece.end]
        if len(above) == 1 and not (
            above[0] in cells and cells[above[0]].text.strip() and piece.text.strip()
        ):
            cells[above[0]] = piece if piece.text.strip() else cells.get(above[0], piece)
        elif (piece.text.strip() and not _is_of_stranger(piece, heads)) or above:
            astray.append(piece)
    headless = [at for at in heads.order if at not in heads.extents]
    if len(astray) == len(headless) == 1 and len(cells) == len(heads.extents):
        whole = cells | {headless[0]: astray[0]}
        in_order = sorted(whole, key=lambda at: whole[at].start) == list(heads.order)
        return whole if in_order else None
    return cells if not astray and len(cells) == len(heads.extents) else None


def _is_of_stranger(piece: Piece, heads: Heads) -> bool:
    """Whether a figure stands under a head that is none of the form's, and under that alone."""
    return any(start <= piece.start and piece.end <= end for start, end in heads.strangers)


def _is_merged(record: Record) -> bool:
    """Whether a figure of a grid covers several of its columns."""
    return record.kind == "grid" and any(
        piece.text.strip() and piece.end - piece.start > 1 for piece in record.values
    )


def _only(values: Sequence[Piece]) -> Placed:
    """One column takes the one figure there is."""
    told = not_blank(values)
    return Placed({}, "more_cells") if len(told) > 1 else Placed({0: (told or values)[0]})


def _open_to(order: Sequence[int], values: Sequence[Piece]) -> dict[int, list[Piece]]:
    """Which cells each column may have: they keep their order, and none is left out."""
    told = not_blank(values)
    slack = len(order) - len(told)
    if slack < 0:
        return {at: list(told) for at in order}
    return {at: told[max(0, place - slack) : place + 1] for place, at in enumerate(order)}


def _candidates(column: FormColumn, pieces: Sequence[Piece], kind: str) -> tuple[Number, ...]:
    values = (figure_of(column, piece, kind).value for piece in pieces)
    return tuple(dict.fromkeys(value for value in values if value is not None))


def figure_of(column: FormColumn, piece: Piece, kind: str) -> ReadFigure:
    """What one cell says, as its column counts it."""
    value = value_of(piece.text)
    if value.trouble == "blank":
        return ReadFigure("missing", reason="blank")
    if value.number is None:
        if value.trouble == "filler":
            return ReadFigure("doubtful", None, value.text, "filler", (0,))
        perhaps = spaced(value.text)
        return ReadFigure(
            "doubtful", None, value.text, "unreadable", (perhaps,) if perhaps is not None else ()
        )
    if piece.above or piece.shared:
        return ReadFigure("doubtful", None, value.text, "merged", (value.number,), value.note)
    number, reason, candidates = _judged(column, value, kind)
    if reason:
        return ReadFigure("doubtful", None, value.text, reason, candidates, value.note)
    return ReadFigure("read", number, value.text, note=value.note)


def _judged(column: FormColumn, value: Value, kind: str) -> tuple[Number, Reason, tuple[Number, ...]]:
    """A number as the column counts it, or why it cannot be that."""
    number = value.number
    assert number is not None  # noqa: S101 - the caller looked
    if kind == "money":
        return _amount(column, value, number)
    if value.unit in {"元", "万元", "亿元"}:
        return 0, "unreadable", (number,)
    if number < 0 and kind != "signed":
        return 0, "negative", (-number,)
    if isinstance(number, Decimal):
        return 0, "broken_number", ()
    return number, "", ()


def _amount(column: FormColumn, value: Value, number: Number) -> tuple[Number, Reason, tuple[Number, ...]]:
    """An amount in 万元: by the unit in the cell, or the one in the head; open where neither says."""
    if number < 0:
        return 0, "negative", (-number,)
    if value.unit == "元":
        return _plain(Decimal(number).scaleb(-_TEN_THOUSAND)), "", ()
    if value.unit == "亿元":
        return _plain(Decimal(number).scaleb(_TEN_THOUSAND)), "", ()
    if value.unit == "万元" or number == 0 or column.unit == "万元":
        return number, "", ()
    return 0, "unit", (number, _plain(Decimal(number).scaleb(-_TEN_THOUSAND)))


def _plain(exact: Decimal) -> Number:
    return int(exact) if exact == exact.to_integral_value() else exact.normalize()
