"""A sheet printed with rows too low for their text: labels and heads of a grid of which the last line alone is there."""

from __future__ import annotations

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.web import lines_of_page
from interview.reading.report import report_of_lines
from tests.interview.reading.layouts import Sample, printed, sample

CUT = {
    "现行有效件数": "效件数", "行政规范性文件": "件", "行政事业性收费": "费", "商业企业": "业", "社会公益组织": "益组织", "法律服务机构": "构",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "其他情形）", "2.其他法律行政法规禁止公开": "止公开", "3.危及“三安全一稳定”": "”",
    "5.要求行政机关确认或重新出具已获取信息": "获取信息", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": "申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": "信息公开申请",
}  # fmt: skip


def page(told: Sample, cut: dict[str, str]) -> str:
    text = printed(told, "html")
    for whole, rest in cut.items():
        assert f">{whole}<" in text
        text = text.replace(f">{whole}<", f">{rest}<")
    return text


def open_ones(told: Sample, cut: dict[str, str]) -> set[str]:
    figures = report_of_lines(lines_of_page(page(told, cut)), available()).figures
    read = {cell for cell in told.truth if figures[cell].state == "read"}
    assert all(figures[cell].value == told.truth[cell] for cell in read)
    return set(told.truth) - read


@pytest.mark.parametrize("seed", range(3))
def test_cut_labels_and_heads_are_known_by_their_ends(seed: int) -> None:
    assert open_ones(sample(seed), CUT) == set()


def test_a_label_that_ends_otherwise_is_not_made_another() -> None:
    found = open_ones(
        sample(1), {"5.要求行政机关确认或重新出具已获取信息": "获取资料", "4.无正当理由大量反复申请": "申请"}
    )
    assert "applications.refused_confirm.natural" in found


def test_heads_of_which_hardly_one_is_whole_are_left() -> None:
    heads = {"自然人": "人", "商业企业": "业", "科研机构": "构", "社会公益组织": "织", "法律服务机构": "构"}
    assert "applications.total.business" in open_ones(sample(1), heads)
