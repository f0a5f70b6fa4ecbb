"""Blanks beside numbers go, marks between Chinese words are of full width; what parts or belongs to something else stays."""

from __future__ import annotations

import pytest

from interview.reading.convert.set_off import closed_up, in_full_width


@pytest.mark.parametrize(
    ("read", "kept"),
    [
        ("2024 年，截至 12 月 31日，现行有效的有 1 件。", "2024年，截至12月31日，现行有效的有1件。"),
        ("云山县云山大道 90号", "云山县云山大道90号"),
        ("（国办公开办函〔2021〕30 号），占 61.5 %。", "（国办公开办函〔2021〕30号），占61.5%。"),
        ("第一段。\n2024 年收费 1,204.5 万元", "第一段。\n2024年收费1,204.5万元"),
        ("1 加强学习\n2 完善制度", "1 加强学习\n2 完善制度"),
        ("电话：0571 转 3，A3 纸，12 345 热线", "电话：0571 转3，A3 纸，12 345 热线"),
        ("《方案（2024－2027 年）》，自 2024 — 2026 年", "《方案（2024－2027年）》，自2024—2026年"),
        ("政府网站 公众号", "政府网站 公众号"),
        ("落实 “三审三校”制度，规范有序 。", "落实“三审三校”制度，规范有序。"),
        ("一是学习。 二是检查 ，共 3 次", "一是学习。二是检查，共3次"),
        ("API ，见 《条例》 第三条", "API ，见《条例》第三条"),
    ],
)
def test_a_number_stands_beside_its_words(read: str, kept: str) -> None:
    assert closed_up(read) == kept
    assert closed_up(kept) == kept


@pytest.mark.parametrize(
    ("typed", "set_right"),
    [
        ("见(一)主动公开(含(二)解读)", "见（一）主动公开（含（二）解读）"),
        ("2024年,我局公开103条,其中2,305条; 3条:基层。", "2024年，我局公开103条，其中2,305条；3条：基层。"),
        ("共966,其中“新闻”,“政务”,增长5%,较上年", "共966，其中“新闻”，“政务”，增长5%，较上年"),
        ("（地址:人民路)和(电话：3）", "（地址：人民路）和（电话：3）"),
        ("(国令第711号)要求,问?答!", "（国令第711号）要求，问？答！"),
        ("门户网站(www.yunshan.gov.cn)", "门户网站（www.yunshan.gov.cn）"),
        ("API:接口", "API：接口"),
        # Within numbers, times, document numbers, addresses and Latin words they stay.
        ("网址http://a.gov.cn/x,y?z=1:2", "网址http://a.gov.cn/x,y?z=1:2"),
        ("函(2021)30号，12:30，1,204件", "函(2021)30号，12:30，1,204件"),
        ("FM(调频)，f(x), (ok) b:c", "FM(调频)，f(x), (ok) b:c"),
        ("1)加强\n(2)完善", "1)加强\n(2)完善"),
    ],
)
def test_marks_between_chinese_words_are_of_full_width(typed: str, set_right: str) -> None:
    assert in_full_width(typed) == set_right
    assert in_full_width(set_right) == set_right
    assert len(typed.replace(" ", "")) == len(set_right.replace(" ", "")), "no mark goes"


def test_straight_quotation_marks_are_those_of_chinese_where_they_come_in_pairs() -> None:
    assert in_full_width('严格落实"三审三校"制度，"A-1"号') == '严格落实“三审三校”制度，"A-1"号'
    assert in_full_width('屏幕为12"，"一老"有房') == '屏幕为12"，"一老"有房'
