"""What stands in a cell."""

from __future__ import annotations

from decimal import Decimal

import pytest

from interview.reading.match.labels import best, folded, likeness
from interview.reading.numbers import looks_like_value, value_of


@pytest.mark.parametrize(
    ("text", "number", "unit", "note"),
    [
        ("0 ", 0, "", ""), ("１２", 12, "", ""), ("1,113", 1113, "", ""), ("1，113", 1113, "", ""), ("+123", 123, "", ""),
        ("-417", -417, "", ""), ("−8", -8, "", ""), ("－8", -8, "", ""), ("5件", 5, "件", ""), ("251000元", 251000, "元", ""),
        ("160.5964万元", Decimal("160.5964"), "万元", ""), ("59237.2449", Decimal("59237.2449"), "", ""), ("3.0", 3, "", ""),
        ("22（其中修订 16 件）", 22, "", "其中修订 16 件"), ("零", 0, "", ""), ("'12", 12, "", ""), ("651篇", 651, "篇", ""), ("3件次", 3, "件次", ""), ("135萬元", 135, "万元", ""), ("135万元①", 135, "万元", "①"), ("135万\n元", 135, "万元", ""), ("55(含自然失效29件)", 55, "", "含自然失效29件"), ("\u00a07\u00a0", 7, "", ""),
    ],
)  # fmt: skip
def test_a_number_keeps_its_unit_and_its_note(text: str, number: object, unit: str, note: str) -> None:
    value = value_of(text)
    assert (value.number, value.unit, value.note, value.trouble) == (number, unit, note, "")
    assert looks_like_value(text)


@pytest.mark.parametrize(
    ("text", "number"), [("增10", 10), ("增加 3项", 3), ("减1", -1), ("减少2项", -2), ("↓5", -5), ("＋4", 4)]
)
def test_more_or_fewer_may_be_said_in_words(text: str, number: int) -> None:
    assert value_of(text).number == number
    assert looks_like_value(text)


@pytest.mark.parametrize("text", ["/", "—", "-", "无", "——", "N/A", "不适用", "无此项", "未开展"])
def test_a_filler_is_no_number(text: str) -> None:
    assert value_of(text).trouble == "filler"


@pytest.mark.parametrize("text", ["1O", "3?", "2、3", "约5", "1,11", "12.3.4", "5 6"])
def test_a_flawed_number_stands_in_a_cell_but_is_not_guessed_at(text: str) -> None:
    assert value_of(text).trouble == "unreadable"
    assert looks_like_value(text)


@pytest.mark.parametrize(
    "text", ["1234567890123", "１２３４５６７８９０１２３", "9" * 13, "-9999999999999", "1.2345678"]
)
def test_a_number_that_no_answer_can_hold_is_looked_at_by_the_clerk(text: str) -> None:
    assert value_of(text).trouble == "unreadable"


def test_the_largest_number_that_can_be_told_is_read() -> None:
    assert value_of("1000000000000").number == 10**12


@pytest.mark.parametrize("text", ["规章", "1.属于国家秘密", "第二十条", "2024年", "9" * 80, "本年新收5件"])
def test_a_label_is_no_value(text: str) -> None:
    assert value_of(text).number is None or len(text) > 60
    assert not looks_like_value(text)


def test_a_blank_is_a_blank() -> None:
    assert value_of(" \u3000").trouble == "blank"


def test_labels_are_compared_without_numbers_blanks_and_variants() -> None:
    assert folded("第二十條第（一）項") == folded("第二十条 第(一)项")
    assert folded("（六）其他处理") == "其他处理"
    assert folded("1.屬于國家秘密") == "属于国家秘密"
    assert folded("蘭州市經濟合作局處理決定") == "兰州市经济合作局处理决定"
    assert folded("其它处理") == "其他处理"
    assert folded("行政規範性檔案") == "行政规范性文件"
    assert likeness("规章(设区的市、自治州人民政府应提供相关数据)", "规章") > 0.9
    assert likeness("现行有效件", "现行有效件数") > 0.85
    assert likeness("", "规章") == 0
    assert best("结果维护", ("结果维持", "结果维护")) == 1
    assert best("自然人", ("法人或其他组织",)) == 0


def test_what_stands_around_a_number_says_nothing_of_it() -> None:
    for text in (
        "“12”",
        '"12"',
        "**12**",
        "*12*",
        "__12__",
        "`12`",
        "：12",
        "共12件",
        "12件。",
        "12例",
        "12¹",
        "12†",
        "1\u00ad2",
    ):
        assert value_of(text).number == 12, text
    for text in ('"12', "“12", "（12）", "[12]", "△12", "12%"):
        assert value_of(text).number is None, text


def test_what_is_not_told_exactly_stands_in_a_cell_and_is_no_number() -> None:
    for text in (
        "20余件",
        "20多",
        "近20件",
        "超过20件",
        "20件左右",
        "20条以上",
        "1百余件",
        "235条+651篇",
        "12+3+5",
        "约20",
    ):
        assert value_of(text).number is None, text
        assert looks_like_value(text), text
