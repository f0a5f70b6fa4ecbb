"""Worksheets and registers filled in at random: 2,000 with NIANBAO_LONG=1, a fiftieth of that otherwise.

Nothing that was written is lost: it is an answer, waits for its question, or is said to be doubtful, to differ, or to be of
something that such an office has not. NIANBAO_SEED sets the first number.
"""

from __future__ import annotations

import os
import random

import pytest

from interview.engine.flow.worksheet import wanted
from interview.engine.plan.book import LastYear
from interview.flowfiles import load_flow
from interview.reading.filled.columns import columns_of
from interview.reading.filled.meanings import Meanings, words
from interview.reading.filled.register import FromRegister, listed
from interview.reading.filled.to_book import taken

HOW_MANY = 2_000 if os.environ.get("NIANBAO_LONG") == "1" else 40
SEED = int(os.environ.get("NIANBAO_SEED", "2026"))
FLOW = load_flow("disclosure_2021")
CONTROLS = ("applications.count_new", "applications.count_carried_in", "applications.count_carried_out")
ADDRESSES = (*(each.address for each in wanted(FLOW) if each.address != "year"), *CONTROLS)
WRITTEN = (
    "0", "1", "3件", "-2", "约3", "无", "9" * 20, "2.5", "是", "不是", "优秀", "abc", "政府的部门", "35000", "一万",
)  # fmt: skip
CELLS = (
    *(value for values in words()["values"].values() for value in values), "张三", "甲公司", "2025-1-3", "2024-12-1",
    "2026-1-3", "45700", "", "不予公开", "信访", "号" * 80, "=1+1", "\x01", "０", "2025年13月40日", "公民", "予以公开",
)  # fmt: skip
HEADS = (*(head for heads in words()["heads"].values() for head in heads), "申请内容", "备注", "")


def register(chance: random.Random, meanings: Meanings) -> FromRegister:
    """The applications of a register of any heads and cells."""
    wide = chance.randint(1, 8)
    rows = [chance.choices(HEADS, k=wide)]
    rows += [chance.choices(CELLS, k=chance.randint(0, wide)) for _ in range(chance.randint(0, 14))]
    columns = columns_of(rows, meanings, {})
    return listed([(rows, columns)], meanings, 2025) if columns else FromRegister()


def last_year(chance: random.Random, meanings: Meanings) -> LastYear:
    """A year before that left some open."""
    assert FLOW.ledger is not None
    cells = [f"applications.{meanings.out}.{column.id}" for column in FLOW.ledger.columns]
    return LastYear(2024, FLOW.id, {cell: chance.randint(0, 2) for cell in cells})


@pytest.mark.no_cover
def test_nothing_that_was_written_is_lost() -> None:
    assert FLOW.ledger is not None
    meanings, lost = Meanings([FLOW.ledger]), {}
    for number in range(SEED, SEED + HOW_MANY):
        chance = random.Random(number)
        some = chance.sample(ADDRESSES, chance.randint(0, len(ADDRESSES)))
        told = {address: chance.choice(WRITTEN) for address in some} | {"year": "2025"}
        last = last_year(chance, meanings) if chance.random() < 0.4 else None
        made = taken(FLOW, told, register(chance, meanings), last)
        known = {address for address, figure in made.plan.figures.items() if figure.value is not None}
        kept = {*made.book.answers, *made.book.aside, *known, *CONTROLS}
        said = {each.address for each in (*made.doubtful, *made.closed)}
        if missing := told.keys() - kept - said:
            lost[number] = missing
    assert lost == {}
