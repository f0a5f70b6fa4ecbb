"""Tables whose labels all stand behind their figures, as the reading order of a PDF has them: each figure's own label is the next.

Order alone is no proof. Figures stand directly below the heads, every row of the form has its figures and right behind them its
label, and the sums of the ledger come out with figures that are not 0: only a whole file is read so, else it stays open.
"""

from __future__ import annotations

from collections.abc import Sequence

from interview.engine.sums.relations import Number, holds
from interview.reading.match.borders import is_no_label
from interview.reading.match.form import Form
from interview.reading.match.labels import CUT, EXACT, best
from interview.reading.match.records import Record
from interview.reading.match.rows.pairing import (
    MOST_RECORDS,
    Match,
    is_below_heads,
    is_other_way,
)


def turned(form: Form, records: Sequence[Record], matches: Sequence[Match]) -> list[Match]:
    """The matches by row, those of tables whose labels stand behind their figures made anew.

    Args:
        form: The form.
        records: The records of the report.
        matches: As labels before figures give them.
    """
    proved = _turned(form, records, form.ledger_table)
    if not sums_come_out(form, records, proved):
        return list(matches)
    others = {row.table for row in form.rows if row.labels} - {form.ledger_table}
    anew = [*proved, *(each for table in others for each in _turned(form, records, table))]
    rows, used = {each.row for each in anew}, {each.record for each in anew}
    kept = [each for each in matches if each.row not in rows and each.record not in used]
    return sorted([*kept, *anew], key=lambda match: match.row)


def _turned(form: Form, records: Sequence[Record], table: str) -> list[Match]:
    """The rows of a table, each with the figures before its label; none where one lacks either."""
    rows = [at for at, row in enumerate(form.rows) if row.table == table and not is_other_way(form, at)]
    for first in range(len(records[:MOST_RECORDS]) - len(rows) + 1) if rows else ():
        mine = range(first, first + len(rows))
        following = mine.stop
        if (
            is_below_heads(form, records[first])
            and all(records[at].streamed and records[at].told for at in mine)
            and all(
                _rows_behind(form, table, records[at]) == [row] for row, at in zip(rows, mine, strict=True)
            )
            and (following == len(records) or is_below_heads(form, records[following]))
        ):
            return [Match(row, at, EXACT, is_behind=True) for row, at in zip(rows, mine, strict=True)]
    return []


def _rows_behind(form: Form, table: str, record: Record) -> list[int]:
    """The rows of a table whose labels stand between these figures and the next."""
    texts = [line.text for line in record.after if not is_no_label(form, line)]
    likest = [
        max((best(text, row.labels), at) for at, row in enumerate(form.rows) if row.table == table)
        for text in texts
    ]
    return [row for likeness, row in likest if likeness >= CUT]


def sums_come_out(form: Form, records: Sequence[Record], matches: Sequence[Match]) -> bool:
    """Whether every sum over several rows of which all is there comes out, and not with nothing but 0.

    Args:
        form: The form.
        records: The records of the report.
        matches: Which of them is which row.
    """
    sheet = sheet_of(form, records, matches)
    sums = [each for each in form.over_rows if set(each.addresses) <= sheet.keys()]
    return all(holds(each, sheet) for each in sums) and any(
        sheet[address] for each in sums for address in each.addresses
    )


def sheet_of(form: Form, records: Sequence[Record], matches: Sequence[Match]) -> dict[str, Number]:
    """The figures of all rows that have as many as the form, by address."""
    return {
        column.address: count
        for each in matches if len(counts := records[each.record].counts) == len(form.rows[each.row].columns)
        for column, count in zip(form.rows[each.row].columns, counts, strict=True)
    }  # fmt: skip
