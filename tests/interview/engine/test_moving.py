"""Last year's text for this year: what moves, what stays and is pointed out, and nothing else is touched."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.engine.plan.last_year.roll_forward import MovedOn, TextMovedOn, moved_on
from tests.support.interviews import flow

NOTICE = "国办公开办函〔2021〕30号"


def marks(text: TextMovedOn) -> set[tuple[str, str]]:
    return {(each.was, each.now) for each in text.moved}


@pytest.mark.parametrize(
    ("text", "stands", "pointed"),
    [
        ("2020年公开86条。", "2021年公开86条。", {("2020年", "2021年")}),
        ("2020 年度", "2021 年度", {("2020 年", "2021 年")}),
        ("2021年，将继续。", "2022年，将继续。", {("2021年", "2022年")}),
        ("比2019年多3件", "比2020年多3件", {("2019年", "2020年")}),
        ("较 2019年增长", "较 2020年增长", {("2019年", "2020年")}),
        ("与2019年相比", "与2020年相比", {("2019年", "2020年")}),
        ("2019年同期12件", "2020年同期12件", {("2019年", "2020年")}),
        ("2019年5月起施行", "2019年5月起施行", {("2019年5月", "2019年5月")}),
        ("2020年3月15日召开会议", "2020年3月15日召开会议", {("2020年3月15日", "2020年3月15日")}),
        ("二〇二〇年三月，1月11日", "二〇二〇年三月，1月11日", {("二〇二〇年三月", "二〇二〇年三月")}),
        ("2020年1月11日、2020年12月3日", "2020年1月11日、2020年12月3日",
         {("2020年1月11日", "2020年1月11日"), ("2020年12月3日", "2020年12月3日")}),
        ("2020年1月至12月，到2020年12月底", "2021年1月至12月，到2021年12月底", {("2020年", "2021年")}),
        ("2020年是规划收官之年，2020年公开", "2020年是规划收官之年，2021年公开",
         {("2020年是规划收官之年", "2020年是规划收官之年"), ("2020年", "2021年")}),
        ("2020年12月召开，2020年1月印发", "2020年12月召开，2020年1月印发",
         {("2020年12月", "2020年12月"), ("2020年1月", "2020年1月")}),
        ("截至2020年12月，截止到2020年12月31号", "截至2021年12月，截止到2021年12月31号", {("2020年", "2021年")}),
        ("2020年1—12月、2020年1月至2020年12月", "2021年1—12月、2021年1月至2021年12月", {("2020年", "2021年")}),
        ("今年10月下旬，选派专人参加", "今年10月下旬，选派专人参加", {("今年10月", "今年10月")}),
        ("今年1月1日至12月31日，今年公开86条", "今年1月1日至12月31日，今年公开86条", set()),
        ("2020年5—6月", "2020年5—6月", {("2020年5—6月", "2020年5—6月")}),
        ("2020年3月5日至4月2日", "2020年3月5日至4月2日", {("2020年3月5日至4月2日", "2020年3月5日至4月2日")}),
        ("2020年10月至2020年12月", "2020年10月至2020年12月",
         {("2020年10月至2020年12月", "2020年10月至2020年12月")}),
        ("2020年，是“十三五”规划收官之年", "2020年，是“十三五”规划收官之年",
         {("2020年，是“十三五”规划收官之年", "2020年，是“十三五”规划收官之年")}),
        ("2020年作为脱贫攻坚的关键一年", "2020年作为脱贫攻坚的关键一年",
         {("2020年作为脱贫攻坚的关键一年", "2020年作为脱贫攻坚的关键一年")}),
        ("“十三五”收官之年，2020年公开", "“十三五”收官之年，2021年公开",
         {("“十三五”收官之年", "“十三五”收官之年"), ("2020年", "2021年")}),
        ("2020年是稳步推进的一年，“十三五”期间", "2021年是稳步推进的一年，“十三五”期间", {("2020年", "2021年")}),
        ("比2018年多", "比2018年多", {("2018年", "2018年")}),
        ("到2035年", "到2035年", {("2035年", "2035年")}),
        ("二〇二〇年、２０２０年", "二〇二一年、２０２１年", {("二〇二〇年", "二〇二一年"), ("２０２０年", "２０２１年")}),
        ("二○一九年", "二○一九年", {("二○一九年", "二○一九年")}),
        ("2020年1月1日至2020年12月31日", "2021年1月1日至2021年12月31日", {("2020年", "2021年")}),
        ("2016—2020年规划", "2016—2020年规划", {("2016—2020年", "2016—2020年")}),
        ("2019年至2020年", "2019年至2020年", {("2019年至2020年", "2019年至2020年")}),
        ("2020-05-01发布", "2020-05-01发布", {("2020-05-01", "2020-05-01")}),
        ("《2020年工作要点》", "《2020年工作要点》", {("《2020年工作要点》", "《2020年工作要点》")}),
        ("《政府信息公开条例》", "《政府信息公开条例》", set()),
        ("云政办〔2020〕12号", "云政办〔2020〕12号", {("云政办〔2020〕12号", "云政办〔2020〕12号")}),
        ("（2020）行初3号", "（2020）行初3号", set()),
        ("依照国办公开办函〔2019〕60号要求", "依照国办公开办函〔2021〕30号要求",
         {("国办公开办函〔2019〕60号", "国办公开办函〔2021〕30号")}),
        ("国办公开办函[2019]60号", NOTICE, {("国办公开办函[2019]60号", NOTICE)}),
        ("公开2020条，电话02020年", "公开2020条，电话02020年", set()),
        ("今年公开86条。", "今年公开86条。", set()),
        ("公开2020年预算、2019年部门决算", "公开2021年预算、2020年部门决算", {("2020年", "2021年"), ("2019年", "2020年")}),
        ("2018年度决算", "2018年度决算", {("2018年", "2018年")}),
        ("举办第七期培训班", "举办第七期培训班", {("第七期", "第七期")}),
        ("第十四届全国人民代表大会", "第十四届全国人民代表大会", set()),
        ("工作入选全省典型案例，获市政府通报表扬。", "工作入选全省典型案例，获市政府通报表扬。",
         {("入选全省典型案例", "入选全省典型案例"), ("获市政府通报表扬", "获市政府通报表扬")}),
        ("新增审核报备制度，新增3个栏目", "新增审核报备制度，新增3个栏目", {("新增审核报备制度", "新增审核报备制度")}),
        ("诉讼9件，均获维持，位居全省前列，未被复议机关纠错", "诉讼9件，均获维持，位居全省前列，未被复议机关纠错",
         {("均获维持", "均获维持"), ("位居全省前列", "位居全省前列"), ("未被复议机关纠错", "未被复议机关纠错")}),
        ("结合主题教育开展", "结合主题教育开展", {("主题教育", "主题教育")}),
        ("", "", set()),
    ],
)  # fmt: skip
def test_what_moves_and_what_is_pointed_out(text: str, stands: str, pointed: set[tuple[str, str]]) -> None:
    moved = moved_on(text, 2020, 2021, NOTICE)
    assert moved.text == stands
    assert marks(moved) == pointed


def test_the_same_place_is_pointed_out_once_with_how_often() -> None:
    moved = moved_on("2020年一、2020年二、2019年三。", 2020, 2021)
    assert moved.moved == (MovedOn("2020年", "2021年", 2), MovedOn("2019年", "2019年"))


def test_without_a_notice_every_number_stays() -> None:
    assert moved_on("国办公开办函〔2019〕60号", 2020, 2021).text == "国办公开办函〔2019〕60号"


def test_the_right_notice_is_pointed_out_as_it_is() -> None:
    assert marks(moved_on(NOTICE, 2024, 2025, NOTICE)) == {(NOTICE, NOTICE)}


@pytest.mark.parametrize("now", [2019, 2020])
def test_a_report_that_is_no_later_moves_nothing(now: int) -> None:
    assert moved_on("2020年、2021年", 2020, now) == TextMovedOn("2020年、2021年")


def test_over_a_gap_the_years_move_by_as_much() -> None:
    assert moved_on("2020年，比2019年多", 2020, 2023).text == "2023年，比2022年多"
    assert moved_on("2023年", 2020, 2023) == TextMovedOn("2023年"), "the year of the report needs no look"


@pytest.mark.parametrize(
    ("id", "notice"), [("disclosure_2019", "国办公开办函〔2019〕60号"), ("disclosure_2021", NOTICE)]
)
def test_the_notice_of_a_form_is_read_from_what_it_prints(id: str, notice: str) -> None:
    assert flow(id).notice == notice


pieces = st.lists(
    st.sampled_from(["2020年", "2021年", "2019年", "比", "相比", "《", "》", "〔2020〕", "3号", "至", "—", "公开", "86", "。", "二〇二〇年", "\n", " "])
    | st.text(max_size=3), max_size=12,
).map("".join)  # fmt: skip


@given(pieces)
def test_only_digits_of_years_change_and_every_change_is_pointed_out(text: str) -> None:
    moved = moved_on(text, 2020, 2021, NOTICE)
    assert len(moved.text) == len(text)
    digits = r"[0-9０-９〇一二三四五六七八九]"
    assert re.sub(digits, "#", moved.text) == re.sub(digits, "#", text)
    changed = [each for each in moved.moved if each.was != each.now]
    assert (moved.text != text) == bool(changed)
    assert all(each.was in text and each.now in moved.text and each.times > 0 for each in moved.moved)


@given(pieces)
def test_no_year_that_the_text_was_about_is_left_unseen(text: str) -> None:
    moved = moved_on(text, 2020, 2021, NOTICE)
    seen = "".join(each.now for each in moved.moved)
    assert all(found in seen for found in re.findall(r"(?<![0-9])2020年", moved.text))
