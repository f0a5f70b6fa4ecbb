"""The covering letter published as the report (T22)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.review.words import letters
from tests.interview.review.reports import published, report

TITLE = "云山县水利局2025年政府信息公开工作年度报告\n"


@pytest.mark.parametrize(
    "text",
    [
        "根据贵办通知要求编制。", "按照你局部署，认真自查。", "现将我局2025年政府信息公开工作情况汇报如下。", "现报上，请审阅。",
        "现将年度报告报送县政府办公室。", "特此报告。", "妥否，请批示。", "随文报送电子版。", "此致\n敬礼", "公开。\n抄送：县政府办公室", "以上报告，如有不当，请指正。",
        "关于报送2025年政府信息公开工作年度报告的函",
    ],
)  # fmt: skip
def test_words_to_a_superior_are_found_in_a_report_and_in_an_interview(text: str) -> None:
    for subject in (published({"opening": text}), report(text, at="opening")):
        assert [each.id for each in letters.phrases(subject)] == ["T22.opening.letter"]


@pytest.mark.parametrize(
    "text",
    [
        "现将2025年政府信息公开工作情况报告如下：", "现将本年度报告公布如下。", "到贵州省、贵阳市学习宝贵经验。", "为你办好每一件事。",
        "公开前提请审阅。", "请查阅县政府网站。", "欢迎批评指正。", "逐级上报备案。", "贵重物品", "感谢你局长期支持",
    ],
)  # fmt: skip
def test_words_to_everybody_are_left_alone(text: str) -> None:
    assert list(letters.phrases(published({"opening": text}))) == []


@pytest.mark.parametrize(
    "line",
    [
        "云山县人民政府办公室：",
        "县政务公开办：",
        "县府办：",
        "云山县行政审批局：",
        "县委办、县政府办：",
        "尊敬的各位领导：",
        "市 数 据 局 ：",
    ],
)
def test_an_office_that_is_addressed_is_found(line: str) -> None:
    (found,) = letters.addressed(published({"opening": TITLE + line + "\n根据通知要求编制。"}))
    assert (found.id, found.severity) == ("T22.opening.addressed", "error")


@pytest.mark.parametrize(
    "line",
    [
        "发布机构：", "信息来源：县水利局：", "云山县水利局：", "如有疑问，请与县政府办公室联系：", "请向县政府办公室：", "本报告由以下部分组成：",
        "联系科室：办公室：", "主办：", "承办：", "云山县人民政府办公室", "云山县人民政府办公室：根据条例编制。",
    ],
)  # fmt: skip
def test_lines_that_address_nobody_are_left_alone(line: str) -> None:
    assert list(letters.addressed(published({"opening": TITLE + line}))) == []


def test_a_letter_above_the_title_is_found_though_it_stands_in_no_passage() -> None:
    subject = replace(
        published({"opening": "根据条例编制。"}),
        labels=frozenset({"县政务公开办：", "现将年度报告报送你们，请审阅。"}),
    )
    assert [each.id for each in letters.phrases(subject)] == ["T22.opening.letter"]
    assert [each.id for each in letters.addressed(subject)] == ["T22.opening.addressed"]
    without = replace(subject, passages=())
    assert [each.where for each in letters.addressed(without)] == [("opening",)]


def test_only_what_stands_before_the_first_part_of_a_published_report_addresses_anybody() -> None:
    line = "县政务公开办："
    assert list(letters.addressed(published({"problems": line}))) == []
    assert list(letters.addressed(report(line, at="opening"))) == []
    assert list(letters.addressed(published({"opening": "公开。\n" * 12 + line}))) == []
