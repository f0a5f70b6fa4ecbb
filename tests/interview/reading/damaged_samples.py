"""Damages of a sample report, each one that was met: takes a sample and dice, and gives another sample."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from tests.interview.reading.layouts import Sample, Table


def whole(report: Sample, _: random.Random) -> Sample:
    """Nothing happens."""
    return report


def _with_rows(report: Sample, rows: list[tuple[str, list[str], list[str]]]) -> Sample:
    return replace(report, ledger=Table(report.ledger.heads, rows))


def blank_zeros(report: Sample, _: random.Random) -> Sample:
    """Zeros are left blank; in some layouts a blank cell vanishes."""
    rows = [
        (row, labels, ["" if value == "0" else value for value in values])
        for row, labels, values in report.ledger.rows
    ]
    return _with_rows(report, rows)


def lost_row(report: Sample, dice: random.Random) -> Sample:
    """A row is gone with its label."""
    at = dice.randrange(2, len(report.ledger.rows) - 2)
    return _with_rows(report, [*report.ledger.rows[:at], *report.ledger.rows[at + 1 :]])


def lost_label(report: Sample, dice: random.Random) -> Sample:
    """A row has lost its label."""
    at = dice.randrange(3, len(report.ledger.rows) - 2)
    rows = list(report.ledger.rows)
    rows[at] = (rows[at][0], [], rows[at][2])
    return _with_rows(report, rows)


def lost_label_and_row(report: Sample, dice: random.Random) -> Sample:
    """One row has lost its label, the one beside it is gone: as many are left as seem to be missing."""
    at = dice.randrange(4, len(report.ledger.rows) - 3)
    rows = list(report.ledger.rows)
    rows[at] = (rows[at][0], [], rows[at][2])
    return _with_rows(report, [*rows[: at + 1], *rows[at + 2 :]])


def lost_figure(report: Sample, dice: random.Random) -> Sample:
    """A row has lost one of its figures, nobody knows which."""
    rows = list(report.ledger.rows)
    at = dice.randrange(len(rows))
    row, labels, values = rows[at]
    gone = dice.randrange(7)
    rows[at] = (row, labels, values[:gone] + values[gone + 1 :])
    return _with_rows(report, rows)


def extra_figure(report: Sample, dice: random.Random) -> Sample:
    """A row has a figure too many."""
    rows = list(report.ledger.rows)
    at = dice.randrange(len(rows))
    row, labels, values = rows[at]
    place = dice.randrange(8)
    rows[at] = (row, labels, [*values[:place], str(dice.randrange(900)), *values[place:]])
    return _with_rows(report, rows)


def swapped_rows(report: Sample, dice: random.Random) -> Sample:
    """Two rows stand in each other's place, with their labels."""
    rows = list(report.ledger.rows)
    at = dice.randrange(4, 9)
    rows[at], rows[at + 1] = rows[at + 1], rows[at]
    return _with_rows(report, rows)


def swapped_columns(report: Sample, _: random.Random) -> Sample:
    """商业企业 and 科研机构 stand in each other's place, with their heads."""
    heads = [list(row) for row in report.ledger.heads]
    heads[2][2], heads[2][3] = heads[2][3], heads[2][2]
    rows = [(row, labels, [v[0], v[2], v[1], *v[3:]]) for row, labels, v in report.ledger.rows]
    return replace(report, ledger=Table(heads, rows))


def total_first(report: Sample, _: random.Random) -> Sample:
    """The total stands before the applicants."""
    heads = [list(row) for row in report.ledger.heads]
    heads[1] = [heads[1][0], heads[1][3], heads[1][1], heads[1][2]]
    heads[2] = [heads[2][0], heads[2][-1], *heads[2][1:-1]]
    rows = [(row, labels, [v[6], *v[:6]]) for row, labels, v in report.ledger.rows]
    return replace(report, ledger=Table(heads, rows))


def no_heads(report: Sample, _: random.Random) -> Sample:
    """The heads of the ledger are gone."""
    return replace(report, ledger=Table([], report.ledger.rows))


def one_head_gone(report: Sample, _: random.Random) -> Sample:
    """The head 自然人 is blank."""
    heads = [
        [("" if text == "自然人" else text, across) for text, across in row] for row in report.ledger.heads
    ]
    return replace(report, ledger=Table(heads, report.ledger.rows))


def foreign_row(report: Sample, dice: random.Random) -> Sample:
    """A row that the form does not have."""
    rows = list(report.ledger.rows)
    rows.insert(
        dice.randrange(4, 20),
        ("", ["9.涉及商业秘密的其他情形说明"], [str(dice.randrange(90)) for _ in range(7)]),
    )
    return _with_rows(report, rows)


def extra_column(report: Sample, dice: random.Random) -> Sample:
    """A last column 备注 with figures in it."""
    heads = [list(row) for row in report.ledger.heads]
    for row, text in zip(heads[1:], ("备注", ""), strict=False):
        row.append((text, 1))
    rows = [(row, labels, [*values, str(dice.randrange(9))]) for row, labels, values in report.ledger.rows]
    return replace(report, ledger=Table(heads, rows))


def odd_digits(report: Sample, dice: random.Random) -> Sample:
    """Full-width digits, units, blanks, thousands marks."""
    full = str.maketrans("0123456789", "０１２３４５６７８９")
    ways: list[Callable[[str], str]] = [
        lambda v: v.translate(full),
        lambda v: f"{v}件",
        lambda v: f" {v} ",
        str,
    ]
    rows = [
        (row, labels, [dice.choice(ways)(value) for value in values])
        for row, labels, values in report.ledger.rows
    ]
    return _with_rows(report, rows)


def unreadable_cell(report: Sample, dice: random.Random) -> Sample:
    """Something that is no number stands in a cell."""
    rows = list(report.ledger.rows)
    at = dice.randrange(len(rows))
    values = list(rows[at][2])
    column = dice.randrange(max(1, len(values)))
    values[column : column + 1] = [dice.choice(["1O", "3?", "/", "—", "约5", "2、3", "无"])]
    rows[at] = (rows[at][0], rows[at][1], values)
    return _with_rows(report, rows)


def cut_labels(report: Sample, dice: random.Random) -> Sample:
    """Labels without their numbers, some cut short."""
    rows = []
    for row, labels, values in report.ledger.rows:
        text = "".join(labels[-1:])
        bare = text.split(".", 1)[-1] if "." in text else text
        rows.append((row, [*labels[:-1], bare[: max(4, len(bare) - dice.randrange(3))]], values))
    return _with_rows(report, rows)


def disputes_short(report: Sample, dice: random.Random) -> Sample:
    """The row of the last table has lost a figure."""
    gone = dice.randrange(15)
    return replace(report, disputes=report.disputes[:gone] + report.disputes[gone + 1 :])


def proactive_short(report: Sample, dice: random.Random) -> Sample:
    """A row of the first table has lost a figure."""
    heading, heads, rows = report.proactive[0]
    at, gone = dice.randrange(2), dice.randrange(3)
    id, label, values = rows[at]
    short = (id, label, values[:gone] + values[gone + 1 :])
    block = (heading, heads, [short if place == at else row for place, row in enumerate(rows)])
    return replace(report, proactive=[block, *report.proactive[1:]])


def proactive_swapped(report: Sample, _: random.Random) -> Sample:
    """本年废止件数 stands before 本年制发件数."""
    heading, heads, rows = report.proactive[0]
    block = (
        heading,
        [heads[0], heads[2], heads[1], heads[3]],
        [(id, label, [v[1], v[0], v[2]]) for id, label, v in rows],
    )
    return replace(report, proactive=[block, *report.proactive[1:]])


DAMAGES = (
    whole, blank_zeros, lost_row, lost_label, lost_label_and_row, lost_figure, extra_figure, swapped_rows, swapped_columns,
    total_first, no_heads, one_head_gone, foreign_row, extra_column, odd_digits, unreadable_cell, cut_labels, disputes_short,
    proactive_short, proactive_swapped,
)  # fmt: skip
