"""The figures of a matched row, each in the column its head or its place in a whole row gives; the rest doubtful.

A row with as many cells as there are heads is read in the heads' order. One with fewer is read only where a grid shows
what stands under what; otherwise each cell keeps what it may be, for the relations or a person to decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from interview.engine.flow import Flow
from interview.engine.relations import Number
from interview.reading.form import Column, FormRow
from interview.reading.heads import Heads
from interview.reading.lines import Piece
from interview.reading.numbers import Value, value_of
from interview.reading.records import Record
from interview.reading.sheet import Figure, Reason

Cells = dict[int, Piece]
"""The cell of each column, by the column's place in the form."""

_TEN_THOUSAND = 4  # digits


def figures_of(
    row: FormRow, record: Record, heads: Heads | None, flow: Flow, widths: int = 0
) -> dict[str, Figure]:
    """What a record says of a row's cells, by address.

    Args:
        row: The row of the form.
        record: The figures.
        heads: What stands above them, None where that cannot be told.
        flow: The flow, for the kinds of its figures.
        widths: How many cells every whole row of the table has, padding too; 0 where nothing is padded.
    """
    cells, trouble = _cells(row, record, heads, widths)
    kinds = {id: question.kind for id, question in flow.questions.items()}
    if not trouble:
        return {
            column.address: figure_of(column, cells[at], kinds.get(column.address, "count"))
            if at in cells
            else Figure("missing", reason="blank")
            for at, column in enumerate(row.columns)
        }
    order = heads.order if heads is not None else tuple(range(len(row.columns)))
    open_to = _open_to(order, record.values)
    told = "  ".join(piece.text.strip() for piece in record.values if piece.text.strip())
    return {
        column.address: Figure(
            "doubtful",
            None,
            told,
            trouble,
            _candidates(column, open_to.get(at, []), kinds.get(column.address, "count")),
        )
        for at, column in enumerate(row.columns)
    }


def _cells(row: FormRow, record: Record, heads: Heads | None, widths: int) -> tuple[Cells, Reason]:
    values, wanted = list(record.values), len(row.columns)
    if wanted == 1:
        return _only(values)
    if heads is None:
        return {}, "heads"
    if record.kind == "grid":
        return _on_grid(record, heads, wanted)
    told = [piece for piece in values if piece.text.strip()]
    under = _under_bars(record, heads, wanted)
    if under:
        return under, ""
    cells = told if len(told) == wanted else _unpadded(record, wanted, widths)
    if len(cells) == wanted:
        return dict(zip(heads.order, cells, strict=True)), ""
    return {}, "fewer_cells" if len(told) < wanted else "more_cells"


def _under_bars(record: Record, heads: Heads, wanted: int) -> Cells:
    """The cells in the places of the heads, where both rows have as many and nothing stands elsewhere."""
    if not heads.length or len(record.row) != heads.length:
        return {}
    under = {at: record.row[start] for at, (start, _) in heads.extents.items()}
    used = {id(piece) for piece in under.values()}
    stray = any(piece.text.strip() and id(piece) not in used for piece in record.values)
    return {} if stray or len(under) != wanted else under


def _unpadded(record: Record, wanted: int, widths: int) -> list[Piece]:
    """A row with blanks, without the padding at its end; nothing where a blank may stand for a lost cell."""
    values = list(record.values)
    while len(values) > wanted and not values[-1].text.strip():
        values.pop()
    ends_told = record.streamed and bool(values) and bool(values[-1].text.strip())
    return [] if widths and record.cells != widths and not ends_told else values


def _only(values: Sequence[Piece]) -> tuple[Cells, Reason]:
    """One column takes the one figure there is."""
    told = [piece for piece in values if piece.text.strip()]
    if len(told) == 1:
        return {0: told[0]}, ""
    return {}, "more_cells" if told else ""


def _on_grid(record: Record, heads: Heads, wanted: int) -> tuple[Cells, Reason]:
    values = record.values
    if len(values) != wanted and heads.extents:
        area = (
            min(start for start, _ in heads.extents.values()),
            max(end for _, end in heads.extents.values()),
        )
        values = [
            piece for piece in values if (piece.start < area[1] and area[0] < piece.end) or piece.text.strip()
        ]
    if len(values) == wanted:
        return dict(zip(heads.order, values, strict=True)), ""
    if len(values) > wanted or not heads.extents:
        return {}, "fewer_cells" if len(values) < wanted else "more_cells"
    return _under(values, heads, wanted, record.row[-1].end)


def _under(values: Sequence[Piece], heads: Heads, wanted: int, width: int) -> tuple[Cells, Reason]:
    """Fewer cells than heads: each must stand under exactly one, and the row must be as wide as its heads."""
    if width != heads.width:
        return {}, "fewer_cells"
    cells: Cells = {}
    for piece in values:
        under = [at for at, (start, end) in heads.extents.items() if piece.start < end and start < piece.end]
        if len(under) != 1 or under[0] in cells:
            return {}, "merged"
        cells[under[0]] = piece
    return cells, "" if len(cells) == wanted else "fewer_cells"


def _open_to(order: Sequence[int], values: Sequence[Piece]) -> dict[int, list[Piece]]:
    """Which cells each column may have: they keep their order, and none is left out."""
    told = [piece for piece in values if piece.text.strip()]
    slack = len(order) - len(told)
    if slack < 0:
        return {at: list(told) for at in order}
    return {at: told[max(0, place - slack) : place + 1] for place, at in enumerate(order)}


def _candidates(column: Column, pieces: Sequence[Piece], kind: str) -> tuple[Number, ...]:
    values = (figure_of(column, piece, kind).value for piece in pieces)
    return tuple(dict.fromkeys(value for value in values if value is not None))


def figure_of(column: Column, piece: Piece, kind: str) -> Figure:
    """What one cell says, as its column counts it."""
    value = value_of(piece.text)
    if value.trouble == "blank":
        return Figure("missing", reason="blank")
    if value.number is None:
        filler = value.trouble == "filler"
        return Figure(
            "doubtful", None, value.text, "filler" if filler else "unreadable", (0,) if filler else ()
        )
    if piece.above or piece.shared:
        return Figure("doubtful", None, value.text, "merged", (value.number,), value.note)
    number, reason, candidates = _judged(column, value, kind)
    if reason:
        return Figure("doubtful", None, value.text, reason, candidates, value.note)
    return Figure("read", number, value.text, note=value.note)


def _judged(column: Column, value: Value, kind: str) -> tuple[Number, Reason, tuple[Number, ...]]:
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


def _amount(column: Column, value: Value, number: Number) -> tuple[Number, Reason, tuple[Number, ...]]:
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
