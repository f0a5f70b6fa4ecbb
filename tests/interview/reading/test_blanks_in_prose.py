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


@pytest.mark.parametrize("last", ["处理费6元", "6元", "元。"])
def test_a_sentence_of_the_form_that_goes_over_two_paragraphs_was_broken(last: str) -> None:
    at = FEE.index(last)
    told = read(FEE[:at], FEE[at:])
    assert told.facts["processing_fee.received"] == "6"
    assert told.facts["processing_fee.demanded"] == "30"
    assert "6" not in told.texts.get("other_matters", "")


def test_the_name_of_an_office_has_no_blanks_inside() -> None:
    opening = (
        "根据《中华人民共和国政府信息公开条例》（国务院令第711号）和《国务院办公厅政府信息与政务公开办公室关于印发"
        "〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）要求，编制云山县水 利局 2024 年"
        "政府信息公开工作年度报告。"
    )
    lines = [paragraph(line) for line in (TITLE, opening, "一、总体情况", "无。")]
    assert prose_of(load_flow("disclosure_2021"), lines).office.value == "云山县水利局"


def test_lines_of_a_page_are_one_sentence_however_many_short_ones_stand_among_them() -> None:
    # What stands in tables, and what ends before the edge of the page, says nothing of how wide that is.
    opening = "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等六个部分组成，" * 4
    short = ["一是个别栏目更新慢；二是解读形式单一。", "一是每月核对一次栏目；二是解读都配图。"]
    lines = [
        TITLE, *(opening[at : at + 45] for at in range(0, 135, 45)), "三、收到和处理政府信息公开申请情况",
        *["7.属于行政执法案卷 0 0 0 0 0 0 0"] * 20, *["（二）部分公开（区分处理的，只计这一情形） 0 0 0 0 0 0 0"] * 7,
        "五、存在的主要问题及改进情况", *short * 3, "六、其他需要报告的事项", FEE[:45], FEE[45:],
    ]  # fmt: skip
    told = prose_of(load_flow("disclosure_2021"), [paragraph(line) for line in lines])
    assert told.facts["processing_fee.received"] == "6"
    assert told.spans[-2].paragraphs == tuple(short * 3)


def test_the_first_line_of_a_paragraph_is_set_in_and_may_be_shorter_than_the_others() -> None:
    lines = (
        "市科委及时发布本部门最新版本的政府信息公开指南并标",
        "注更新日期，加强公文公开属性审查和信息发布审查管理，根据全市的统一",
        "要求动态调整权责清单和办事指南的信息，将相关的内容在门户网站同步更",
        "新，及时、全面移交产生的政府信息，按照各项规定在门户网站上进行公开",
        "并且归档。",
    )
    assert read(*lines).spans[-1].paragraphs == ("".join(lines),)
    set_apart = ("公开指南", *lines[1:])
    assert read(*set_apart).spans[-1].paragraphs == ("公开指南", "".join(lines[1:]))


def test_the_number_of_a_heading_at_which_a_copy_breaks_off_is_no_text() -> None:
    assert read("我局另有一事报告。", "七、").texts == {"other_matters": "我局另有一事报告。"}
    assert read("我局另有一事报告，见附件一", "（二）").texts == {
        "other_matters": "我局另有一事报告，见附件一"
    }
    assert read("七、").texts == {}
