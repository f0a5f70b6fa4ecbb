"""On which side of its label a row's figures stand, where each cell has a line of its own.

The reading order of a PDF puts a label that stands in the middle of its cell behind the figures beside it, and then every
row would take the figures of the next. What a table in labels-first order cannot have shows it: figures directly below the
heads, two labels with no figures between, the figures of two rows behind one label though no label is gone. Where that is
seen, no label is trusted that has no figures on its line. Nor is one where every figure has a label on both its sides: either
the last row has lost its figures, or the first one has and all labels stand behind; the sums over several rows may tell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from interview.engine.sums.relations import holds
from interview.reading.extract.lines import Line
from interview.reading.match.borders import is_border, is_no_label
from interview.reading.match.columns.order import has_its_sum
from interview.reading.match.form import Form
from interview.reading.match.labels import CUT, LIKE
from interview.reading.match.records import Record
from interview.reading.match.rows.labels_behind import sheet_of, sums_come_out
from interview.reading.match.rows.pairing import (
    MOST_RECORDS,
    Match,
    is_below_heads,
    is_other_way,
)

_LACKING = 3
"""Figures that a row may have lost and still be known for one."""
_MOSTLY = 0.5
"""Of the columns of a row must come out with it, where it does not itself."""


def astray(form: Form, records: Sequence[Record], matches: Sequence[Match]) -> set[int]:
    """The records that were matched by a label which may belong to other figures."""
    found: set[int] = set()
    used = {each.record for each in matches}
    for table in {row.table for row in form.rows if row.labels}:
        mine = sorted(
            (each for each in matches if form.rows[each.row].table == table and not each.is_behind),
            key=lambda each: each.record,
        )
        beside = {
            each.record for each in mine if records[each.record].own or records[each.record].kind == "grid"
        }
        since = min(
            [
                *_below_heads(form, records, mine, used),
                *_doubled(form, records, mine),
                *_spare(form, records, mine, used),
            ],
            default=len(records),
        )
        found |= {
            each.record for each in mine if each.record not in beside
            and (each.record > since or _is_between_labels(form, table, records[each.record]))
        }  # fmt: skip
        found |= set(_miscounted(form, records, mine, matches))
        found |= set(_shifted(form, records, mine, used))
        found |= set(_before_lost(form, table, records, mine))
        found |= set(_against_sums(form, records, mine)) - beside
        if _is_either_way(form, table, records, mine) and not sums_come_out(form, records, mine):
            found |= {each.record for each in mine} - beside
    return found


def _is_either_way(form: Form, table: str, records: Sequence[Record], mine: Sequence[Match]) -> bool:
    """Whether a label without figures ends a table, or every block of it, so that its labels may stand before their figures or behind.

    Where the file ends with it, the rest was cut off, and nothing else is missing.
    """
    last: dict[str, Match] = {form.rows[each.row].heads: each for each in mine}
    return bool(last) and all(
        records[each.record].streamed and _ends_with_label(form, table, records, each.record)
        for each in last.values()
    )


def _ends_with_label(form: Form, table: str, records: Sequence[Record], at: int) -> bool:
    """Whether a label stands behind figures that has none of its own, and more than that behind it."""
    after = _labels_after(records, at)
    labels = _labels(form, table, takewhile(lambda line: not is_border(form, line), after))
    return labels > 0 and not (at == len(records) - 1 and _labels(form, table, after[-1:]) > 0)


def _labels_after(records: Sequence[Record], at: int) -> Sequence[Line]:
    """The lines of labels behind figures; bars that fill a label's line up make a row of it, but no figures."""
    following = next((each for each in records[at + 1 :] if not each.empty), None)
    is_filled_up = at + 1 < len(records) and records[at + 1].empty
    return following.before if is_filled_up and following is not None else records[at].after


def _miscounted(
    form: Form, records: Sequence[Record], mine: Sequence[Match], matches: Sequence[Match]
) -> Iterator[int]:
    """Rows of nothing but figures among rows with labels: as many as the form has there, and in its order, or none is sure."""
    anchors = [(each.row, each.record) for each in mine if records[each.record].own]
    if not anchors:
        return
    rows = [
        at
        for at, row in enumerate(form.rows)
        if row.table == form.rows[mine[0].row].table and not is_other_way(form, at)
    ]
    first = max((each.record for each in matches if each.row < rows[0]), default=-1)
    last = min((each.record for each in matches if each.row > rows[-1]), default=len(records))
    matched = {each.record: each.row for each in mine}
    nameless = 0
    for before, after in pairwise([(rows[0] - 1, first), *anchors, (rows[-1] + 1, last)]):
        left = [at for at in range(before[1] + 1, after[1]) if records[at].told > 1]
        here = [row for row in rows if before[0] < row < after[0]]
        nameless += sum(at not in matched for at in left)
        ordered = dict(zip(left, here, strict=True)) if len(left) == len(here) else {}
        yield from (
            at for at in left if at in matched and _is_bare(records[at]) and ordered.get(at) != matched[at]
        )
    if nameless > len(matched) and len({len(form.rows[row].columns) for row in rows}) == 1:
        yield from (at for _, at in anchors)  # 其他 alone among rows without a label may be any of them


def _shifted(
    form: Form, records: Sequence[Record], mine: Sequence[Match], used: Collection[int]
) -> Iterator[int]:
    """Rows between a label without figures and figures without a label: each may have the figures of the one beside it."""
    lines = [each for each in mine if records[each.record].kind == "text" and records[each.record].row]
    matched = {each.row for each in mine}
    for above, below in pairwise(lines):
        width = len(form.rows[above.row].columns)
        between = range(above.record + 1, below.record)
        if width > 1 and any(at not in used and records[at].told == width for at in between):
            for row in range(lines[0].row, lines[-1].row):
                if row not in matched and form.rows[row].labels and not is_other_way(form, row):
                    yield from (
                        each.record
                        for each in lines
                        if row < each.row <= above.row or below.row <= each.row < row
                    )


def _before_lost(form: Form, table: str, records: Sequence[Record], mine: Sequence[Match]) -> Iterator[int]:
    """Rows of cells a line behind which one of the form's is gone: perhaps only its label is, and theirs are its figures."""
    ordered = sorted(mine, key=lambda match: match.row)
    for each, following in pairwise(ordered):
        if _is_lost(form, records, each, range(each.row + 1, following.row)):
            yield each.record
    for each in ordered[-1:]:
        behind = set(_rows_named(form, table, records[each.record].after))
        if behind and _is_lost(form, records, each, range(each.row + 1, min(behind))):
            yield each.record  # rows without figures follow it, and not the next one first


def _is_lost(form: Form, records: Sequence[Record], each: Match, between: range) -> bool:
    """Whether one of some rows, of which neither label nor figures are there, stood behind a row under the same heads."""
    return (
        records[each.record].streamed
        and any(not is_other_way(form, row) for row in between)
        and form.rows[each.row].heads == form.rows[each.row + 1].heads
    )


def _rows_named(form: Form, table: str, lines: Iterable[Line]) -> Iterator[int]:
    """The rows of a table whose labels, perhaps cut, some lines are."""
    for line in lines:
        alike = {} if is_no_label(form, line) else form.rows_like(line.text, is_whole=True)
        least = max(LIKE, max(alike.values(), default=0.0))
        yield from (row for row, score in alike.items() if score >= least and form.rows[row].table == table)


def _against_sums(form: Form, records: Sequence[Record], mine: Sequence[Match]) -> Iterator[int]:
    """Rows that end in another figure than their sum, and that most columns do not bear out: perhaps figures of something else."""
    wrong = [
        each for each in mine
        if form.rows[each.row].table == form.ledger_table and each.likeness > 0 and not has_its_sum(records[each.record])
    ]  # fmt: skip
    if not wrong:
        return
    sheet = sheet_of(form, records, mine)
    borne_out = {cell for each in form.over_rows if holds(each, sheet) for cell in each.addresses}
    for each in wrong:
        cells = {column.address for column in form.rows[each.row].columns}
        if cells <= sheet.keys() and len(cells & borne_out) <= _MOSTLY * len(cells):
            yield each.record


def _is_bare(record: Record) -> bool:
    """Whether a line has figures and nothing else."""
    return not record.own and not record.streamed and record.kind != "grid"


def _below_heads(
    form: Form, records: Sequence[Record], matches: Sequence[Match], used: Collection[int]
) -> Iterator[int]:
    """Whether figures with no label stand directly below the heads of a table; then it goes for all of it."""
    own = {each.record for each in matches}
    for at, record in enumerate(records[:MOST_RECORDS]):
        if at not in used and record.told and not record.own and is_below_heads(form, record):
            following = min((each for each in used if each > at), default=-1)
            yield from [-1] if following in own else []


def _doubled(form: Form, records: Sequence[Record], matches: Sequence[Match]) -> Iterator[int]:
    """Where one label has the figures of two rows, of which the second may lack some, and the next label is the next row's."""
    for each, following in pairwise(matches):
        between = range(each.row + 1, following.row)
        width = len(form.rows[each.row].columns)
        told = records[each.record].told
        is_double = max(width + 1, 2 * width - _LACKING) <= told <= 2 * width
        if is_double and all(is_other_way(form, row) for row in between):
            yield each.record


def _spare(
    form: Form, records: Sequence[Record], matches: Sequence[Match], used: Collection[int]
) -> Iterator[int]:
    """Whole rows of cells a line, with no label of their own, between a row and the next one: the next label may be theirs."""
    for each, following in pairwise(matches):
        if all(is_other_way(form, row) for row in range(each.row + 1, following.row)):
            width = len(form.rows[each.row].columns)
            yield from (
                at for at in range(each.record + 1, following.record)
                if at not in used and records[at].streamed and 1 < records[at].told == width and not records[at].own
            )  # fmt: skip


def _is_between_labels(form: Form, table: str, record: Record) -> bool:
    """Whether two labels of the table stand before the figures or behind them."""
    return _labels(form, table, record.before) > 1 or _labels(form, table, record.after) > 1


def _labels(form: Form, table: str, lines: Iterable[Line]) -> int:
    """How many lines are labels of the table's rows."""
    alike = [form.rows_like(line.text, is_whole=True) for line in lines if not is_no_label(form, line)]
    return sum(
        any(score >= CUT and form.rows[at].table == table for at, score in each.items()) for each in alike
    )
