"""What every sheet of a print has at its edge is no part of the report."""

from __future__ import annotations

from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.sheets import running

TOP, FOOT = "11/29/26, 2:05 AM  云山县2024年报告", "file:///云山县.html  {}/3"


def printed(*pages: list[str]) -> list[list[str]]:
    return [[TOP, "", *page, "", FOOT.format(number), ""] for number, page in enumerate(pages, start=1)]


def test_a_running_title_and_a_foot_are_found_but_for_the_top_of_the_first_sheet() -> None:
    pages = printed(["一、总体情况", "规章  0  0  0"], ["二、主动公开", "总计  1  2  3"], ["三、收到", "无"])
    assert running(pages) == {(0, 5), (1, 0), (1, 5), (2, 0), (2, 5)}


def test_what_one_sheet_lacks_is_still_known_by_the_others() -> None:
    pages = printed(["甲"], ["乙"], ["丙"])
    assert running([*pages, ["", ""]]) == {(0, 4), (1, 0), (1, 4), (2, 0), (2, 4)}


def test_rows_of_figures_short_lines_and_one_sheet_are_none() -> None:
    row = "（七）总计  0  0"
    assert running([["甲乙丙丁戊己", row], ["庚辛壬癸子丑", row]]) == set()
    assert running([["页 1"], ["页 2"]]) == set()
    assert running(printed(["甲"])) == set()


def test_a_text_with_form_feeds_loses_them() -> None:
    text = "\f".join("\n".join(page) for page in printed(["一、总体情况"], ["二、主动公开"]))
    assert [line.text for line in lines_of_text(text)][1:] == ["一、总体情况", "二、主动公开"]


def test_the_stamp_of_a_draft_is_known_though_it_is_short() -> None:
    sheets = [
        ["草稿", "题目", "甲", "乙"],
        ["草稿", "和安排。", "丙", "丁"],
        ["草稿", "三、收到", "戊", "己"],
    ]
    assert running(sheets) == {(1, 0), (2, 0)}
