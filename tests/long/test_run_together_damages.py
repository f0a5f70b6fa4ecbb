"""Whole reports whose tables ran together, one cell or one row of a table lost: 5,000 with NIANBAO_LONG=1, twenty-five otherwise.

A row that lost a cell may still be cut in one way by its own sum, and that way is false. Whatever is lost, nothing may be
wrong without a flag. Every run has other numbers, and a failure says which: `damaged(number)` makes its report again, NIANBAO_SEED
sets the first.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.report import report_of_lines
from renderers.model import Table
from tests.interview.reading.damages import first_number
from tests.interview.reading.rebuilt import Rebuilt, invented, rebuilt

HOW_MANY = 5_000 if os.environ.get("NIANBAO_LONG") == "1" else 25
SEED = first_number()


@cache
def wholes() -> tuple[Rebuilt, ...]:
    """The reports that are damaged: published ones rebuilt, and invented ones with larger figures."""
    return (*rebuilt(), *(invented(seed, most) for seed, most in ((3, 30), (4, 9), (5, 1000), (6, 90))))


@dataclass(frozen=True)
class Lost:
    """What a damage takes: one figure of a table, all of its row, or nothing."""

    table: int
    row: int
    columns: frozenset[int]


def some_loss(report: Rebuilt, dice: random.Random) -> Lost:
    tables = [each for each in report.document.blocks if isinstance(each, Table)]
    table = dice.randrange(len(tables))
    figures = [
        (row, column)
        for row, cells in enumerate(tables[table].rows)
        for column, cell in enumerate(cells)
        if cell.role == "figure"
    ]
    row, column = dice.choice(figures)
    whole = frozenset(each for at, each in figures if at == row)
    return Lost(table, row, dice.choice([frozenset({column}), frozenset({column}), whole, frozenset()]))


def told(report: Rebuilt, lost: Lost) -> str:
    """The report as text in which each table is one word."""
    document = report.document
    tables = [each for each in document.blocks if isinstance(each, Table)]
    return "\n\n".join(
        [
            document.title,
            *(
                one_word(block, lost if block is tables[lost.table] else None)
                if isinstance(block, Table)
                else block.text
                for block in document.blocks
            ),
        ]
    )


def one_word(table: Table, lost: Lost | None) -> str:
    gone = {(lost.row, column) for column in lost.columns} if lost else set()
    return "".join(
        cell.text
        for row, cells in enumerate(table.rows)
        for column, cell in enumerate(cells)
        if (row, column) not in gone
    )


def damaged(number: int) -> tuple[Rebuilt, Lost]:
    dice = random.Random(number)
    report = dice.choice(wholes())
    return report, some_loss(report, dice)


def wrong(report: Rebuilt, lost: Lost) -> Iterator[str]:
    read = report_of_lines(lines_of_text(told(report, lost)), available())
    for address, true in report.truth.items():
        figure = read.figures[address]
        if figure.state == "read" and figure.value != true:
            yield f"{address}: {figure.value}, not {true}"


def test_no_lost_cell_or_row_makes_a_figure_wrong_without_a_flag() -> None:
    found = {
        number: (report.id, lost, its)
        for number in range(SEED, SEED + HOW_MANY)
        for report, lost in [damaged(number)]
        if (its := list(wrong(report, lost)))
    }
    assert found == {}, f"NIANBAO_SEED={SEED}"
