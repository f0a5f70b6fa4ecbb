"""The figures of a report: records matched to the form's rows, placed under their heads, weighed by the relations."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from interview.dataclass import dataclass
from interview.engine.answers.characters import half_width
from interview.reading.align.heads import heads_in_groups
from interview.reading.align.table import aligned
from interview.reading.extract.lines import Line
from interview.reading.match.columns.cells import Placed, figures_of, placed_in, placed_none
from interview.reading.match.columns.frames import Frame, is_whole
from interview.reading.match.columns.heads import Heads, heads_of
from interview.reading.match.columns.order import columns_of, has_its_sum
from interview.reading.match.form import SUMMED, Form, FormColumn, FormRow
from interview.reading.match.labels import CUT, folded, is_misread, is_numbered, without_advice
from interview.reading.match.records import Record, is_note, not_blank, records_of
from interview.reading.match.rows.labels_behind import turned
from interview.reading.match.rows.pairing import MOST_RECORDS, Match, by_heads, is_other_way, matches_of
from interview.reading.match.rows.sides import astray
from interview.reading.match.sums.impute import ReadRow, settled
from interview.reading.model import ReadFigure

_NOT_FOUND = ReadFigure("missing", reason="not_found")
_FEW = 2
"""Figures that a line of torn digits may have when labels stand before them."""
_CUT_HEAD = 3
"""Characters of a head that was cut, and still is no other's."""


def figures_in(form: Form, lines: Sequence[Line]) -> dict[str, ReadFigure]:
    """Every cell of the form as the lines have it, and what only the other form has where they have it."""
    records = records_of(lines)
    matches = turned(form, records, matches_of(form, records))
    found: dict[str, ReadFigure] = {}
    rows: list[ReadRow] = []
    blocks = list(_blocks(form, records, matches))
    lacks = any(record.streamed for record in records) and _lacks_a_label(form, lines)
    for block in blocks:
        for figures, row in _read(form, block, _whole(block, blocks)):
            found |= figures
            rows.append(row if lacks or not row.is_unsure else replace(row, is_unsure=False))
    _told_twice(form, records, matches, found)
    for address in form.flow.cells:
        found.setdefault(address, _NOT_FOUND)
    told = settled(form, found, rows)
    whole = aligned(form, lines, told)
    return settled(form, told | whole, []) if whole else told


@dataclass(frozen=True, slots=True)
class _Matched:
    """A row of the form, its record, and what stands above it."""

    match: Match
    row: FormRow
    record: Record
    heads: Heads | None
    astray: bool = False
    """Whether its label may belong to other figures."""
    torn: bool = False
    """Whether digits of its figures may stand on the next line."""
    goes_on: bool = False
    """Whether digits of some of its figures stand right below them; where its sum's do too, that it comes out is no proof."""
    beside_others: bool = False
    """Whether other figures stand before its label, on lines of their own, and may be its."""


def _blocks(form: Form, records: Sequence[Record], matches: Sequence[Match]) -> Iterator[list[_Matched]]:
    """The rows that stand under the same heads."""
    known: dict[tuple[str, int], Heads] = {}
    blocks: dict[str, list[Match]] = {}
    for match in matches:
        blocks.setdefault(form.rows[match.row].heads, []).append(match)
    lost, used = astray(form, records, matches), {match.record for match in matches}
    for block in blocks.values():
        yield [
            _Matched(
                match,
                form.rows[match.row],
                records[match.record],
                _heads(
                    form,
                    form.rows[match.row],
                    records[match.record],
                    _above(records, match.record, used),
                    known,
                ),
                match.record in lost,
                _is_torn(records, match.record, used),
                _goes_on_below(form.rows[match.row], records, match.record, used),
                _is_beside_others(records, match.record),
            )
            for match in block
        ]


def _is_beside_others(records: Sequence[Record], at: int) -> bool:
    """Whether figures of a line each have a label between them and figures that are not the same."""
    told = [[piece.text.strip() for piece in record.values] for record in records[max(at - 1, 0) : at + 1]]
    return records[at].streamed and told[0] != told[-1]


def _is_torn(records: Sequence[Record], at: int, used: Collection[int]) -> bool:
    """Whether a line of nothing but figures follows a row directly: in a narrow column 1191 is printed as 119 over 1."""
    record, following = records[at], records[at + 1] if at + 1 < len(records) else None
    if following is not None and record.kind == following.kind == "pipes" and record.told == 1:
        # Between bars too a figure may go on in the next line: nothing but another stands there.
        return at + 1 not in used and following.told == 1 and not (following.before or following.own)
    return (
        following is not None
        and at + 1 not in used
        and record.kind == following.kind == "text"
        and not record.streamed
        and 0 < following.told <= record.told
        and not (following.before and following.told > _FEW)
    )


def _goes_on_below(row: FormRow, records: Sequence[Record], at: int, used: Collection[int]) -> bool:
    """Whether the next line between bars has figures under some of a row's alone, and no label but the rest of its own: 36 as 3 over 6."""
    record, following = records[at], records[at + 1] if at + 1 < len(records) else None
    if following is None or at + 1 in used or not record.kind == following.kind == "pipes":
        return False
    here, below = ([piece.start for piece in not_blank(each.values)] for each in (record, following))
    label = "".join(folded(piece.text) for each in (record, following) for piece in each.own[-1:])
    goes_on = not following.own or any(folded(each).startswith(label) for each in row.labels)
    return goes_on and 0 < len(below) < len(here) and set(below) <= set(here)


def _whole(block: Sequence[_Matched], blocks: Sequence[Sequence[_Matched]]) -> list[Record]:
    """The rows of several figures of a block's table that have them all."""
    return [
        each.record for other in blocks if other[0].row.table == block[0].row.table for each in other
        if len(each.row.columns) > 1 and is_whole(each.record, len(each.row.columns))
    ]  # fmt: skip


def _read(
    form: Form, block: Sequence[_Matched], whole: Sequence[Record]
) -> Iterator[tuple[dict[str, ReadFigure], ReadRow]]:
    """The figures of the rows under the same heads, each row with how it was read."""
    records = [each.record for each in block]
    usual = Frame(records, 0, ()).usual
    heads = {id(each.heads): each for each in block if each.heads is not None}
    counted = {
        key: columns_of(each.row, each.heads, records, usual) for key, each in heads.items() if each.heads
    }
    frames: dict[int, Frame] = {}
    spilled = any(len(each.row.columns) > 1 and each.record.told > len(each.row.columns) for each in block)
    unfilled = _is_unfilled(block)
    for each in block:
        columns = counted.get(id(each.heads))
        order = (columns or each.heads or Heads(tuple(range(len(each.row.columns))))).order
        frame = frames.setdefault(len(order), Frame(records, len(order), whole))
        if (each.torn or (spilled and each.record.streamed)) and not has_its_sum(each.record):
            placed = Placed({}, "more_cells")
        elif unfilled:
            placed = Placed(dict.fromkeys(order, each.record.values[0]))
        else:
            placed = _placed(each, columns, frame)
        # Under no head that is sure, a row of noughts is one under any; but its label may be that of the figures before.
        if (
            placed.trouble == "heads"
            and not each.beside_others
            and (none := placed_none(each.row, each.record))
        ):
            order, placed = tuple(none.cells), none
        yield (
            figures_of(_with_units(each.row, each.record), each.record, placed, order, form.flow),
            ReadRow(
                cells=tuple(each.row.columns[at].address for at in order),
                guessed=not each.match.likeness or each.match.is_elsewhere,
                weak=placed.weak,
                whole=placed.whole,
                provable=usual == len(each.row.columns) or len(records) == 1,
                drops_blanks=each.record.kind == "text",
                shows_blanks=len(each.record.values) > each.record.told,
                is_unsure=each.record.streamed,
            ),
        )


def _placed(each: _Matched, columns: Heads | None, frame: Frame) -> Placed:
    """Where the figures of a row belong, unless the lines beside it leave that open."""
    if each.goes_on:
        return Placed({}, "more_cells")
    if each.astray or _is_out_of_turn(each.row, each.record):
        return Placed({}, "order")
    sums = 1 if each.row.labels else each.row.groups
    return placed_in(each.record, each.heads, columns, frame, sums)


def _lacks_a_label(form: Form, lines: Sequence[Line]) -> bool:
    """Whether the label of a row of the ledger stands nowhere in a report."""
    text = "".join(folded(line.text) for line in lines)
    rows = (
        row for at, row in enumerate(form.rows) if len(row.columns) > SUMMED and not is_other_way(form, at)
    )
    return any(row.labels and not any(folded(label) in text for label in row.labels) for row in rows)


def _is_unfilled(block: Sequence[_Matched]) -> bool:
    """Whether all cells of a table of several columns are there and none says anything: whichever is whose, each is blank."""
    return all(
        each.record.kind != "text"
        and each.record.empty
        and len(each.record.values) >= len(each.row.columns) > 1
        for each in block
    )


def _is_out_of_turn(row: FormRow, record: Record) -> bool:
    """Whether the one row of a table that has no labels stands over many lines, and its heads do not say in which order."""
    words = ["|".join(folded(piece.text) for piece in line.pieces) for line in record.before]
    return not row.labels and record.streamed and not heads_in_groups(row.columns, words)


def _heads(
    form: Form, row: FormRow, record: Record, lines: Sequence[Line], known: dict[tuple[str, int], Heads]
) -> Heads | None:
    """The heads above a record: those since the figures before, else those its table or its block already had."""
    if row.headless:
        return Heads(tuple(range(len(row.columns))))  # its label says all there is
    here = heads_of(row, lines, len(record.row))
    if _is_of_another_form(form, lines):
        here = Heads(tuple(range(len(row.columns))), other_form=True)
    elif here is not None and _has_strangers(form, row, _nearest(row, record, lines)):
        here = replace(here, foreign=True)
    key = (row.heads, record.table)
    # Rows of two blocks whose heads say the same may stand below each other under one of them.
    alike = ("".join(label for column in row.columns for label in column.labels), record.table)
    if here is not None:
        known[key] = known[alike] = here
        known.setdefault((row.heads, 0), here)
        return here
    if key in known:
        return known[key]
    if alike in known and not record.before:
        return known.setdefault(key, known[alike])
    if record.kind == "run" and len(record.values) == len(row.columns):
        return Heads(tuple(range(len(row.columns))))  # cut by its sum, and no head says otherwise
    other = known.get((row.heads, 0))
    return replace(other, extents={}, width=0) if other is not None else None


def _is_of_another_form(form: Form, lines: Sequence[Line]) -> bool:
    """Whether the lines above figures have heads that only another form has, whole or cut: 本年新制作数量, 本年新."""
    lines = [line for line in lines if not is_note(line.text)]
    if not lines:  # as of most rows, whose heads stand above the first one of their table
        return False
    joined = "".join(folded(line.text) for line in lines)
    if joined and any(head in joined for head in form.others):
        return True
    pieces = {folded(piece.text) for line in lines for piece in line.pieces}
    return any(
        f"\n{piece}" in form.others_told
        and not any(head.startswith(piece) for head in form.folded_heads)
        for piece in pieces if len(piece) >= _CUT_HEAD
    )  # fmt: skip


def _nearest(row: FormRow, record: Record, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines directly above a record where all heads of its row are among them; rows between older heads are none."""
    pieces = {folded(piece.text) for line in record.before for piece in line.pieces}
    return (
        record.before
        if all(folded(head) in pieces for column in row.columns for head in column.labels[:1])
        else lines
    )


def _has_strangers(form: Form, row: FormRow, lines: Sequence[Line]) -> bool:
    """Whether a head that is none of the form's stands among or behind the heads of a row: 备注, 同比."""
    heads = {folded(label) for column in row.columns for label in column.labels}
    own = [at for at, line in enumerate(lines) if any(folded(piece.text) in heads for piece in line.pieces)]
    among = (
        [text for line in lines[own[0] : own[-1] + 1] for text in _behind_first(line, heads)] if own else []
    )
    strange = [text for text in among if not form.head_characters.issuperset(folded(text))]
    return bool(strange) and not (
        len(row.columns) > SUMMED and all(_is_misread(text, heads) for text in strange)
    )


def _is_misread(text: str, heads: Collection[str]) -> bool:
    """Whether a head is one of these but for a character that a reading machine took for another: 自然入.

    Only where a row has its sum may that be asked: 上年处理决定数量 is another head.
    """
    told = folded(text)
    return len(told) >= _CUT_HEAD and any(is_misread(told, head) for head in heads)


def _behind_first(line: Line, heads: Collection[str]) -> list[str]:
    """The texts of a line behind its first head; what stands before that heads the labels."""
    texts = [piece.text for piece in line.pieces]
    first = next((at for at, text in enumerate(texts) if folded(text) in heads), -1)
    return texts if len(texts) == 1 else texts[first + 1 :] if first >= 0 else []


def _above(records: Sequence[Record], at: int, used: Collection[int]) -> list[Line]:
    """The lines of labels above a record, in its own table where it stands in one; figures that are no row's do not end them."""
    record = records[at]
    lines = list(record.before)
    if record.kind == "grid":
        while at and at - 1 not in used and records[at - 1].table == record.table:
            at -= 1  # a row that is none of the form's ends no heads: each figure stands under its own
            lines = [*records[at].before, *lines]
        own = [line for line in lines if line.kind == "grid" and line.table == record.table]
        # Heads that the end of a page parted from their rows name the columns, and no longer say what stands below what.
        return own or [replace(line, kind="text") for line in lines]
    while at and at - 1 not in used and records[at - 1].told and not records[at - 1].own:
        at -= 1
        lines = [*records[at].before, *lines]
    return lines


def _with_units(row: FormRow, record: Record) -> FormRow:
    """The row with the unit that the report's own head names, where the form leaves it to the cell."""
    if not any(column.unit == "万元?" for column in row.columns):
        return row
    heads = "".join(line.text for line in record.before[-6:])
    unit = "万元" if "万元" in heads else ""
    return replace(row, columns=tuple(_united(column, unit) for column in row.columns))


def _united(column: FormColumn, unit: str) -> FormColumn:
    return replace(column, unit=unit) if column.unit == "万元?" else column


def _told_twice(
    form: Form, records: Sequence[Record], matches: Sequence[Match], found: dict[str, ReadFigure]
) -> None:
    """A second record with the label and the width of a row, but other figures: nobody can say which is meant.

    One that was taken for a row which only the other form has (（六）其他处理 beside 3.其他) may be meant as well.
    """
    used = {match.record for match in matches if not is_other_way(form, match.row)}
    for match in matches:
        row, record = form.rows[match.row], records[match.record]
        if match.likeness < CUT:
            continue
        for at, other in enumerate(records[:MOST_RECORDS]):
            if at in used or other is record or not _same_row(row, other, record):
                continue
            texts = [[piece.text.strip() for piece in not_blank(each.values)] for each in (record, other)]
            if texts[0] != texts[1]:
                told = "  ".join(texts[0] + texts[1])
                found |= {column.address: _twice(found[column.address], told) for column in row.columns}


def _twice(figure: ReadFigure, told: str) -> ReadFigure:
    candidates = (figure.value,) if figure.value is not None else figure.candidates
    return ReadFigure("doubtful", None, told, "twice", candidates)


def _same_row(row: FormRow, other: Record, record: Record) -> bool:
    if not row.labels:
        return other.told == record.told and by_heads(row, other) >= CUT
    own = other.own[-1].text if other.own else other.before[-1].text if other.before else ""
    # A row with its label as the form prints it may be meant whatever it lost.
    may_be_meant = other.told > (len(row.columns) > 1) and _is_as_printed(row, own)
    return (
        bool(own)
        and (may_be_meant or len(other.values) == len(record.values) or other.told == record.told)
        and without_advice(own) in {without_advice(each) for each in row.labels[:1]}
    )


def _is_as_printed(row: FormRow, label: str) -> bool:
    """Whether a label is the form's with its number: 3.其他, not 其他."""
    return is_numbered(label) and half_width(label).strip() == half_width(row.labels[0])
