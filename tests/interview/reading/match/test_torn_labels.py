"""Rows whose labels a converter tore off and put elsewhere, and what is noted at a table, as Markdown made of a PDF has them."""

from __future__ import annotations

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.report import report_of_lines

COLUMNS = ("natural", "business", "research", "charity", "legal", "other", "total")
RULE = "|---|---|---|---|---|---|---|"
LEDGER = f"""云山县水利局2025年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
| （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| 3.要求提供公开出版物 | 2 | 1 | 0 | 0 | 2 | 0 | 5 |
{RULE}
| 4.无正当理由大量反复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| 0 | 0 | 0 | 0 | 0 | 0 | 0 |
{RULE}
| {{first}} | 9 | 1 | 0 | 0 | 2 | 0 | 12 |
{RULE}

（六）其
2.申请人逾期未按收费通知要求
他处理
| {{second}} | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
{RULE}
| 3.其他 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |
"""
NAMES = ("refused_confirm", "other_no_correction", "other_unpaid")
DISPUTES = """云山县水利局2025年政府信息公开工作年度报告
四、政府信息公开行政复议、行政诉讼情况
行政复议行政诉讼
未经复议直接起诉复议后起诉
结果结果其他尚未
总计结果结果其他尚未结果结果其他尚未
{note}
| 维持 | 纠正 | 结果 | 审结 | 总计 | 总计 |
|---|---|---|---|---|---|
| 4 | 0 | 1 | 5 | 10 | 2 | 0 | 3 | 6 | 11 | 7 | 0 | 9 | 8 | 24 |
"""


def rows(text: str, names: tuple[str, ...]) -> list[list[object]]:
    figures = report_of_lines(lines_of_text(text), available()).figures
    told = [[figures[f"applications.{name}.{column}"] for column in COLUMNS] for name in names]
    return [[each.value if each.state == "read" else None for each in row] for row in told]


def test_a_row_beside_which_a_piece_of_its_label_was_left_is_known_by_its_place() -> None:
    told = rows(
        LEDGER.format(first="行政机关不再处理其政府信息公", second="缴纳费用、 | 行政机关不再处理其政"), NAMES
    )
    assert told == [[0] * 7, [9, 1, 0, 0, 2, 0, 12], [3, 0, 0, 0, 0, 0, 3]]


def test_a_piece_of_another_rows_label_at_that_place_leaves_it_open() -> None:
    told = rows(LEDGER.format(first="本机关不掌握相关", second="缴纳费用、 | 行政机关不再处理其政"), NAMES)
    assert told[1] == [None] * 7


@pytest.mark.parametrize(
    "note", ["注：数量含上年度结转数量。", "（备注：含上年结转的。）", "说明:本表含结转。"]
)
def test_a_note_between_heads_and_figures_parts_them_not(note: str) -> None:
    figures = report_of_lines(lines_of_text(DISPUTES.format(note=note)), available()).figures
    parts = ("upheld", "corrected", "other", "pending", "total")
    told = [
        [figures[f"{of}.{part}"].value for part in parts]
        for of in ("reconsideration", "litigation_after_review")
    ]
    assert told == [[4, 0, 1, 5, 10], [7, 0, 9, 8, 24]]


def test_a_sentence_between_heads_and_figures_parts_them() -> None:
    figures = report_of_lines(lines_of_text(DISPUTES.format(note="本年办理复议十件。")), available()).figures
    assert figures["reconsideration.upheld"].state == "missing"
