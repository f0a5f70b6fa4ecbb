"""Blocks pasted into the small tables: with their labels, or bare; what is not certain is not taken."""

from __future__ import annotations

from decimal import Decimal

import pytest

from interview.engine.sums.relations import Number
from interview.reading.paste.small_block import SmallBlock, read_small_block
from interview.talk.tables.form import small_table
from interview.wording.catalog import words
from tests.support.interviews import flow

PROACTIVE = """第二十条第（一）项\t\t\t
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t3\t1\t12
第二十条第（五）项\t\t\t
信息内容\t本年处理决定数量\t\t
行政许可\t1,204\t\t
第二十条第（六）项\t\t\t
信息内容\t本年处理决定数量\t\t
行政处罚\t９\t\t
行政强制\t0\t\t
第二十条第（八）项\t\t\t
信息内容\t本年收费金额（单位：万元）\t\t
行政事业性收费\t2.02\t\t
"""
FIGURES: dict[str, Number] = {
    "rules.issued": 0, "rules.repealed": 0, "rules.in_force": 0, "documents.issued": 3, "documents.repealed": 1,
    "documents.in_force": 12, "licences.decisions": 1204, "penalties.decisions": 9, "coercion.decisions": 0,
    "fees.amount": Decimal("2.02"),
}  # fmt: skip
DISPUTES = """行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t
结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t
\t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计
1\t0\t2\t0\t3\t0\t0\t0\t0\t0\t0\t0\t0\t1\t1
"""
PARTS = ("upheld", "corrected", "other", "pending")


def pasted(text: str, section: str = "proactive", at: str = "", id: str = "disclosure_2021") -> SmallBlock:
    of = flow(id)
    table = small_table(of, of.section[section], words("zh"))
    assert table is not None
    return read_small_block(text, of, table.rows, at or table.rows[0][0])


def codes(block: SmallBlock) -> list[str]:
    return [doubt.code for doubt in block.doubts]


class TestWithLabels:
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_a_whole_table_is_read_by_its_labels(self, end: str) -> None:
        block = pasted(PROACTIVE.replace("\n", end))
        assert block.values == FIGURES
        assert not block.doubts

    def test_a_merged_cell_that_stands_once_too(self) -> None:
        assert pasted(PROACTIVE.replace("\t\t\t", "").replace("\t\t", "")).values == FIGURES

    def test_rows_without_their_heads_are_known_by_their_names(self) -> None:
        rows = "\n".join(PROACTIVE.split("\n")[2:4])
        block = pasted(rows)
        assert block.values == {
            cell: FIGURES[cell] for cell in FIGURES if cell.startswith(("rules", "documents"))
        }

    def test_signed_figures_of_the_form_before(self) -> None:
        text = "信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政许可\t10\t-8\t20\n其他对外管理服务事项\t4\t+1\t0\n"
        block = pasted(text, id="disclosure_2019")
        assert [block.values[f"licences.{each}"] for each in ("items", "change", "decisions")] == [10, -8, 20]

    def test_what_is_not_certain_is_named_and_not_taken(self) -> None:
        block = pasted(PROACTIVE.replace("1,204", "12.5"))
        assert "licences.decisions" not in block.values
        assert codes(block) == ["cells_doubtful"]
        assert block.doubts[0].details == {"cells": ("licences.decisions",)}

    def test_a_stroke_in_place_of_a_figure_is_0(self) -> None:
        block = pasted(PROACTIVE.replace("\t９", "\t/"))
        assert (block.values["penalties.decisions"], block.empty) == (0, 1)


class TestBare:
    def test_the_row_of_figures_of_the_disputes_with_its_heads(self) -> None:
        for text in (DISPUTES, DISPUTES.splitlines()[-1], DISPUTES.splitlines()[-1].replace("\t", " ")):
            block = pasted(text, "disputes")
            assert [block.values[f"reconsideration.{part}"] for part in PARTS] == [1, 0, 2, 0]
            assert [block.values[f"litigation_after_review.{part}"] for part in PARTS] == [0, 0, 0, 1]
            assert not block.doubts

    def test_empty_cells_between_tabs_are_0(self) -> None:
        block = pasted(DISPUTES.splitlines()[-1].replace("\t0", "\t"), "disputes")
        assert (len(block.values), block.empty) == (12, 9)

    def test_without_totals(self) -> None:
        block = pasted("1 0 2 0 0 0 0 0 0 0 0 1", "disputes")
        assert [block.values[f"litigation_after_review.{part}"] for part in PARTS] == [0, 0, 0, 1]

    def test_a_total_that_differs_is_told(self) -> None:
        block = pasted("1 0 2 0 4 0 0 0 0 0 0 0 0 1 1", "disputes")
        assert codes(block) == ["total_differs"]
        assert block.doubts[0].details == {"cell": "reconsideration.total", "told": 4, "sum": 3}

    def test_some_begin_where_the_clerk_stands(self) -> None:
        block = pasted("1 0 2 0 3\n0 1", "disputes", "litigation_direct.upheld")
        assert block.values == {
            "litigation_direct.upheld": 1, "litigation_direct.corrected": 0, "litigation_direct.other": 2,
            "litigation_direct.pending": 0, "litigation_after_review.upheld": 0, "litigation_after_review.corrected": 1,
        }  # fmt: skip
        assert pasted("120\n9\n0\n2.02", at="licences.decisions").values == {
            cell: FIGURES[cell] if cell != "licences.decisions" else 120
            for cell in ("licences.decisions", "penalties.decisions", "coercion.decisions", "fees.amount")
        }

    @pytest.mark.parametrize("text", ["1 2 3 4", "1\n2\n3\n4\n5"])
    def test_what_does_not_fit_is_not_taken(self, text: str) -> None:
        block = pasted(text, at="penalties.decisions")
        assert (block.values, codes(block)) == ({}, ["cells_do_not_fit"])

    def test_a_number_in_the_wrong_kind_is_named(self) -> None:
        block = pasted("2.5\n3", at="penalties.decisions")
        assert block.values == {"coercion.decisions": 3}
        assert block.doubts[0].details == {"cells": ("penalties.decisions",)}
        total = pasted("1 0 2 0 3.5", "disputes", "litigation_direct.upheld")
        assert not total.doubts

    @pytest.mark.parametrize("text", ["", "你好", "一段话，里面没有数。"])
    def test_a_text_without_figures_is_nothing(self, text: str) -> None:
        assert codes(pasted(text)) == ["nothing_known_here"]
