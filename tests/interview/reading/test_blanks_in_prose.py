"""Blanks and ends of lines that a converter put into sentences hide nothing of what they say."""

from __future__ import annotations

import pytest

from interview.flowfiles import load_flow
from interview.reading.extract.lines import paragraph
from interview.reading.prose import ProseRead, prose_of

TITLE = "云山县水利局2024年政府信息公开工作年度报告"
FEE = "依据《政府信息公开信息处理费管理办法》，2024年本机关发出信息处理费收费通知2件，总金额30元，实际收取信息处理费6元。"


def read(*lines: str) -> ProseRead:
    return prose_of(
        load_flow("disclosure_2021"), [paragraph(line) for line in (TITLE, "六、其他需要报告的事项", *lines)]
    )


@pytest.mark.parametrize(
    "sentence",
    [
        FEE,
        FEE.replace("2024年", " 2024 年").replace("6元", " 6 元"),
        FEE.replace("收取", "收 取").replace("30元", "30 元").replace("通知2件", "通知 2 件"),
    ],
)
def test_the_fee_is_read_whatever_blanks_stand_in_its_sentence(sentence: str) -> None:
    told = read(sentence)
    assert {name: told.facts[f"processing_fee.{name}"] for name in ("notices", "demanded", "received")} == {
        "notices": "2", "demanded": "30", "received": "6",
    }  # fmt: skip
    assert told.spans[-1].paragraphs == (sentence,)


def test_a_mark_that_begins_a_line_goes_on_with_the_one_before() -> None:
    at = FEE.index("，")
    assert read(FEE[:at], FEE[at:]).facts["processing_fee.received"] == "6"


def test_the_name_of_an_office_has_no_blanks_inside() -> None:
    opening = (
        "根据《中华人民共和国政府信息公开条例》（国务院令第711号）和《国务院办公厅政府信息与政务公开办公室关于印发"
        "〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）要求，编制云山县水 利局 2024 年"
        "政府信息公开工作年度报告。"
    )
    lines = [paragraph(line) for line in (TITLE, opening, "一、总体情况", "无。")]
    assert prose_of(load_flow("disclosure_2021"), lines).office.value == "云山县水利局"
