"""A report that was copied as one line falls into the parts that its headings tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.run_on import apart
from interview.reading.report import read_report

_LONG = "我局坚持以公开为常态、不公开为例外，把公开贯穿于决策、执行、管理、服务和结果的全过程。" * 4
_RUN_ON = (
    f"甲市林业局2023年政府信息公开工作年度报告\n本报告按照有关规定编制。 一、总体情况 {_LONG} "
    "(一)主动公开情况 全年公开信息212条。 （二）依申请公开。全年未收到申请。 二、主动公开政府信息情况 "
    "五、存在的主要問題及改進情況 深度还不够。 六、其他需要報(bào)告的事項(xiàng) 没有其他事项。"
)


def test_headings_within_a_line_part_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(_RUN_ON, "utf-8")

    read = read_report(path, available())

    assert (read.office, read.year) == ("甲市林业局", 2023)
    assert read.texts["overview.opening"] == _LONG
    assert read.texts["overview.proactive"] == "全年公开信息212条。"
    assert read.texts["overview.on_request"] == "全年未收到申请。"
    assert read.texts["problems"] == "深度还不够。"
    assert read.texts["other_matters"] == "没有其他事项。"


@pytest.mark.parametrize(
    "line",
    [
        "本报告有六个部分。 一、总体情况 短的一行。",
        f"{_LONG}（一）没有部分的标题不分开。",
        f"| {_LONG} 一、总体情况 | 表里的一格 |",
        f"{_LONG}报告由一、总体情况、二、主动公开政府信息情况等部分组成。",
        f"{_LONG} 一、总体情况 {'很长的一行' * 4000}",
    ],
)
def test_other_lines_stay_whole(line: str) -> None:
    assert list(apart([line])) == [line]
