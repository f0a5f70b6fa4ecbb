"""The figures of a report: records matched to the form's rows, placed under their heads, weighed by the relations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from interview.reading.form import Column, Form, FormRow
from interview.reading.heads import Heads, heads_of
from interview.reading.labels import CUT, folded
from interview.reading.lines import Line
from interview.reading.matching import MOST_RECORDS, Match, matches_of
from interview.reading.placing import figures_of
from interview.reading.records import Record, records_of
from interview.reading.settling import settled
from interview.reading.sheet import Figure


def figures_in(form: Form, lines: Sequence[Line]) -> dict[str, Figure]:
    """Every cell of the form as the lines have it, and what only the other form has where they have it."""
    records = records_of(lines)
    matches = matches_of(form, records)
    found: dict[str, Figure] = {}
    guessed: set[str] = set()
    known: dict[tuple[str, int], Heads] = {}
    for match in matches:
        row, record = form.rows[match.row], records[match.record]
        heads = _heads(row, record, known)
        figures = figures_of(
            _with_units(row, record), record, heads, form.flow, _padded(form, row, matches, records)
        )
        found |= figures
        if not match.likeness:
            guessed |= figures.keys()
    _told_twice(form, records, matches, found)
    for address in form.flow.cells:
        found.setdefault(address, Figure("missing", reason="not_found"))
    return settled(form, found, guessed)


def _heads(row: FormRow, record: Record, known: dict[tuple[str, int], Heads]) -> Heads | None:
    """The heads above a record: those since the figures before, else those its table or its block already had."""
    here = heads_of(row, _above(record))
    key = (row.heads, record.table)
    if here is not None:
        known[key] = here
        known.setdefault((row.heads, 0), here)
        return here
    if key in known:
        return known[key]
    other = known.get((row.heads, 0))
    return Heads(other.order) if other is not None else None


def _above(record: Record) -> list[Line]:
    """The lines of labels above a record, in its own table where it stands in one."""
    lines = list(record.before)
    if record.kind == "grid":
        return [line for line in lines if line.kind == "grid" and line.table == record.table]
    return lines


def _padded(form: Form, row: FormRow, matches: Sequence[Match], records: Sequence[Record]) -> int:
    """How many cells a whole row of a table has where rows are padded with blanks; 0 where they are not."""
    mine = [
        (form.rows[match.row], records[match.record])
        for match in matches
        if form.rows[match.row].table == row.table
    ]
    if all(len(record.values) <= len(other.columns) for other, record in mine):
        return 0
    whole = [
        record.cells for other, record in mine
        if sum(bool(piece.text.strip()) for piece in record.values) == len(other.columns)
    ]  # fmt: skip
    return max(set(whole), key=whole.count) if whole else -1


def _with_units(row: FormRow, record: Record) -> FormRow:
    """The row with the unit that the report's own head names, where the form leaves it to the cell."""
    if not any(column.unit == "万元?" for column in row.columns):
        return row
    heads = "".join(line.text for line in record.before[-6:])
    unit = "万元" if "万元" in heads else ""
    return replace(row, columns=tuple(_united(column, unit) for column in row.columns))


def _united(column: Column, unit: str) -> Column:
    return replace(column, unit=unit) if column.unit == "万元?" else column


def _told_twice(
    form: Form, records: Sequence[Record], matches: Sequence[Match], found: dict[str, Figure]
) -> None:
    """A second record with the label and the width of a row, but other figures: nobody can say which is meant."""
    used = {match.record for match in matches}
    for match in matches:
        row, record = form.rows[match.row], records[match.record]
        if not row.labels or match.likeness < CUT:
            continue
        for at, other in enumerate(records[:MOST_RECORDS]):
            if at in used or not _same_row(row, other, record):
                continue
            for column, mine, theirs in zip(row.columns, record.values, other.values, strict=False):
                if mine.text != theirs.text:
                    figure = found[column.address]
                    candidates = (*([figure.value] if figure.value is not None else figure.candidates),)
                    found[column.address] = Figure(
                        "doubtful", None, f"{mine.text}  {theirs.text}", "twice", candidates
                    )


def _same_row(row: FormRow, other: Record, record: Record) -> bool:
    own = other.own[-1].text if other.own else other.before[-1].text if other.before else ""
    return (
        bool(own)
        and len(other.values) == len(record.values)
        and folded(own) in {folded(each) for each in row.labels[:1]}
    )
