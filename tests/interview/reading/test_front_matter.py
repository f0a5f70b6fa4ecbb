"""What a report's first words say of its office, as real ones write it, and what part one is called."""

from __future__ import annotations

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.report import report_of_lines


def profile(contact: str) -> dict[str, str]:
    text = f"云山县水利局2023年政府信息公开工作年度报告\n如有疑问，请与我局联系（{contact}）。\n一、总体情况\n公开信息9条。"
    found = report_of_lines(lines_of_text(text), available()).profile
    return {id.removeprefix("office."): told for id, told in found.items()}


@pytest.mark.parametrize(
    ("contact", "found"),
    [
        (
            "地址：云山县建军路政务服务中心101室、联系电话：0795-2501234、邮编：336400",
            {"address": "云山县建军路政务服务中心101室", "phone": "0795-2501234", "postcode": "336400"},
        ),
        (
            "地址：云山县建军路1号、2号，电话0795-2501234",
            {"address": "云山县建军路1号、2号", "phone": "0795-2501234"},
        ),
        (
            "地址：雲山縣建軍路1號；電話：0795-2501234；郵編：336400",
            {"address": "雲山縣建軍路1號", "phone": "0795-2501234", "postcode": "336400"},
        ),
        ("电话热线12345", {}),
    ],
)
def test_whom_to_ask_is_read_however_it_is_set(contact: str, found: dict[str, str]) -> None:
    assert profile(contact) == found


@pytest.mark.parametrize(
    "heading", ["一、工作总体推进情况", "一、工作开展情况", "一、信息公开总体情况", "一、信息公開總體情況"]
)
def test_part_one_has_many_names(heading: str) -> None:
    read = report_of_lines(lines_of_text(f"政府信息公开报告按条例编制。\n{heading}\n全年平稳。"), available())
    assert read.texts["overview.opening"] == "全年平稳。"
