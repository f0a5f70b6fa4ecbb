"""On which side of its label a row's figures stand, where each cell has a line of its own.

The reading order of a PDF puts a label that stands in the middle of its cell behind the figures beside it, and then every
row would take the figures of the next. What a table in labels-first order cannot have shows it: figures directly below the
heads, or two labels with no figures between. Where that is seen, no label of the table is trusted that has none on its line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from interview.reading.form import Form
from interview.reading.labels import CUT, best, folded
from interview.reading.lines import Line
from interview.reading.matching import is_border
from interview.reading.records import Record


def may_be_another_rows(form: Form, table: str, record: Record, first: Record | None) -> bool:
    """Whether the label that a record was matched by may belong to other figures.

    Args:
        form: The form.
        table: The table the record's row belongs to.
        record: A matched record.
        first: The figures that stand before the first matched ones of the same heads, and are no row's.
    """
    if record.own or record.kind == "grid":
        return False
    below_heads = first is not None and not first.own and first.told > 0 and any(
        is_border(form, line) for line in first.before
    )  # fmt: skip
    return below_heads or _labels(form, table, record.before) > 1 or _labels(form, table, record.after) > 1


def unmatched_before(records: Sequence[Record], used: Collection[int], first: int) -> Record | None:
    """The record just before the first of a block, where it is no row's."""
    return records[first - 1] if first and first - 1 not in used else None


def _labels(form: Form, table: str, lines: Iterable[Line]) -> int:
    """How many lines are labels of the table's rows."""
    labels = [row.labels for row in form.rows if row.table == table]
    texts = [line.text for line in lines if not _is_no_label(form, line)]
    return sum(any(best(text, each) >= CUT for each in labels) for text in texts)


def _is_no_label(form: Form, line: Line) -> bool:
    """Whether a line is a head or the name of a group, however like a row's label: 其他, （三）不予公开."""
    return line.text in form.heads or folded(line.text) in form.groups or is_border(form, line)
