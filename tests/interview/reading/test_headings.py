"""Where the parts of a report begin: what is headed like a part and is none begins nothing."""

from __future__ import annotations

from interview.flowfiles import available
from interview.reading.headings import headings_of

FLOW = available()[0]


def starts(*told: str) -> dict[int, int]:
    return dict(headings_of(FLOW, told).starts)


def test_a_sub_heading_that_is_called_like_a_part_does_not_begin_it() -> None:
    parts = ("一、总体情况", "1、主动公开情况", "公开信息 9 条。", "二、主动公开政府信息的情况")
    assert starts(*parts) == {1: 0, 2: 3}


def test_of_headings_without_numbers_the_form_s_own_words_begin_a_part() -> None:
    told = ("总体情况", "主动公开情况", "公开信息 9 条。", "主动公开政府信息情况")
    assert starts(*told) == {1: 0, 2: 3}
    assert starts(*told[:3]) == {1: 0, 2: 1}


def test_a_part_may_be_numbered_like_a_sub_heading_where_nothing_else_begins_it() -> None:
    assert starts("1.总体情况", "公开信息 9 条。", "（二）主动公开政府信息情况") == {1: 0, 2: 2}


def test_sub_headings_begin_no_part_where_the_page_was_cut_before_the_part_they_are_called_like() -> None:
    for first, second in (("（一）", "（二）"), ("(一)", "(二)"), ("1.", "2."), ("1、", "2、")):
        told = (
            "一、总体情况",
            f"{first}主动公开情况",
            "公开信息 9 条。",
            f"{second}政府信息公开申请情况",
            "收到 2 件。",
        )
        assert starts(*told) == {1: 0}
    assert starts("一 、总体情况", "(一)主动公开情况", "公开 9 条。", "(二)依申请公开情况") == {1: 0}
    assert starts("一、总体情况", "(一)组织领导", "由办公室负责。", "(二)主动公开情况", "公开 9 条。") == {
        1: 0
    }


def test_a_part_among_others_may_be_numbered_like_a_sub_heading_by_a_slip() -> None:
    told = (
        "一、总体情况",
        "（一）主动公开",
        "公开 9 条。",
        "四、政府信息公开行政复议、行政诉讼情况",
        "（五）存在的主要问题及改进情况",
    )
    assert starts(*told) == {1: 0, 4: 3, 5: 4}


def test_parts_may_be_numbered_as_other_papers_number_them() -> None:
    for first, second in (
        ("第一部分 ", "第二部分："),
        ("壹、", "贰、"),
        ("Ⅰ．", "Ⅱ．"),
        ("I. ", "II. "),
        ("一 ", "二 "),
        ("【一、", "【二、"),
    ):
        told = (
            f"{first}总体情况",
            "公开信息 9 条。",
            f"{second}主动公开政府信息情况】".rstrip("】" * (first[0] != "【")),
        )
        assert starts(*told) == {1: 0, 2: 2}, first
    assert starts("第一部分 公开工作", "公开信息 9 条。") == {}
