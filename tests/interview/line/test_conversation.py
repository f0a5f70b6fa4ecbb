"""Talking in line mode: fields, refusals, menus, moving about, help, what is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from interview.engine.answers.kinds import Choice, Count, Prose, Text
from interview.engine.plan.book import Answer, Book, Entry, LastYear
from interview.export import render
from interview.session import read
from interview.wording.catalog import words
from tests.interview.line.talking import (
    BACKSPACE,
    CTRL_C,
    CTRL_D,
    CTRL_S,
    CTRL_U,
    ENTER,
    F1,
    LEFT,
    Keys,
    clerk,
    first,
    paste,
    profiled,
    talk,
)  # fmt: skip
from tests.support.interviews import TEXTS, facts_of, told_whole
from tests.support.offices import SIX

ZH = words("zh")


def book_up_to(question: str, figures: dict[str, int] | None = None, way: str = "by_result") -> Book:
    """What a clerk has told when this question comes."""
    state = told_whole(figures, way)
    ids = [asked.id for asked in state.plan.asked]
    later = set(ids[ids.index(question) :])
    answers = {id: answer for id, answer in state.book.answers.items() if id not in later}
    return Book(answers=answers)


def full(figures: dict[str, int] | None = None, way: str = "by_result") -> Book:
    return told_whole(figures, way).book


def last_year(**more: str | int) -> LastYear:
    figures = {key: n for key, n in more.items() if isinstance(n, int)}
    texts = {key: text for key, text in more.items() if isinstance(text, str)}
    profile = {key: text for key, text in TEXTS.items() if key.startswith("office.")}
    return LastYear(2024, "disclosure_2021", figures, texts, profile)


# Fields ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["大概八件", "七八件", "-1", "3.5", "[/]x", "{n}", "很多"])
def test_a_refused_text_stays_in_the_field(tmp_path: Path, text: str) -> None:
    told = talk(tmp_path, [text], book=book_up_to("documents.in_force", {"documents.in_force": 3}))
    assert told.fields == ["", text]
    assert told.here == "documents.in_force"


def test_enter_submits_a_refused_text_again_and_one_key_replaces_it(tmp_path: Path) -> None:
    book = book_up_to("documents.in_force", {"documents.in_force": 3})
    told = talk(tmp_path, ["很多", Keys(ENTER), Keys(f"7{ENTER}")], book=book)
    assert told.fields == ["", "很多", "很多", ""]
    assert told.value("documents.in_force") == 7


def test_enter_on_a_refused_text_does_not_take_the_answer_given_before(tmp_path: Path) -> None:
    book = full({"documents.in_force": 3})
    told = talk(tmp_path, ["很多", Keys(ENTER)], book=book, at="documents.in_force")
    assert told.fields == ["3", "很多", "很多"]
    assert told.here == "documents.in_force"
    assert told.said.count("这里要一个准数") == 2


def test_a_refused_text_can_be_edited(tmp_path: Path) -> None:
    book = book_up_to("documents.in_force", {"documents.in_force": 3})
    told = talk(tmp_path, ["12x", Keys(LEFT + "\x1b[C" + BACKSPACE + ENTER)], book=book)
    assert told.value("documents.in_force") == 12


@pytest.mark.parametrize("keys", [Keys(ENTER), "云山县水利局", " 云山县水利局 "])
def test_an_answer_kept_with_enter_keeps_its_origin(tmp_path: Path, keys: str) -> None:
    told = talk(tmp_path, [keys], book=Book(last=last_year()))
    assert told.fields[0] == "云山县水利局"
    assert told.origin("office.name") == "confirmed"


def test_last_years_answer_is_replaced_by_one_key(tmp_path: Path) -> None:
    told = talk(tmp_path, [Keys(f"云{ENTER}")], book=Book(last=last_year()))
    assert (told.value("office.name"), told.origin("office.name")) == ("云", "typed")
    assert "上一份报告：云山县水利局" in told.said


def test_last_years_gate_stands_beside_and_enter_does_not_copy_it(tmp_path: Path) -> None:
    last = last_year(**{"documents.in_force": 4})
    book = replace(book_up_to("documents.any_in_force"), last=last)
    told = talk(tmp_path, [Keys(ENTER), "有", Keys(ENTER)], book=book)
    assert "上一年：有，4 件" in told.said
    assert told.fields[:3] == ["", "", "4"]
    assert (told.value("documents.in_force"), told.origin("documents.in_force")) == (4, "confirmed")


def test_a_different_figure_carried_in_is_asked_for_its_reason(tmp_path: Path) -> None:
    left = {f"applications.carried_out.{c}": 0 for c in ("business", "research", "charity", "legal", "other")}
    last = last_year(**left, **{"applications.carried_out.natural": 2})
    book = replace(book_up_to("applications.any_new"), last=last)
    told = talk(tmp_path, ["没有", "<", "3", "按结果", "个人", "", "漏报1件。"], book=book)
    assert "上年结转照上一年的「结转下年度」转来了：2 件" in told.said
    assert "个人：上一年没办完 2 件，这里转来 3 件，为什么？" in told.said
    assert told.value("applications.why_carried_in.natural") == "漏报1件。"


def test_last_years_text_is_kept_with_an_enter_on_an_empty_line(tmp_path: Path) -> None:
    book = book_up_to("overview.platform")
    texts = "第一个问题。\n第二个问题。"
    book = Book(answers=book.answers, last=last_year(**{"overview.platform": texts}))
    told = talk(tmp_path, [Keys(ENTER + ENTER)], book=book)
    assert told.fields == [texts, ""]
    assert (told.value("overview.platform"), told.origin("overview.platform")) == (texts, "confirmed")


def test_years_that_moved_in_last_years_text_are_pointed_out_beside_it(tmp_path: Path) -> None:
    texts = "2024年比2023年多，依国办公开办函〔2019〕60号，自2019年起。2024年人手少。"
    book = replace(book_up_to("overview.platform"), last=last_year(**{"overview.platform": texts}))
    told = talk(tmp_path, [Keys(CTRL_S)], book=book)
    assert (
        told.value("overview.platform")
        == "2025年比2024年多，依国办公开办函〔2021〕30号，自2019年起。2025年人手少。"
    )
    assert "年份换过了：2024年→2025年（2 处）、2023年→2024年" in told.said
    assert "没有动，看看还对不对：2019年。" in told.said
    again = talk(
        tmp_path,
        [],
        book=replace(
            told.book, answers={**told.book.answers, "overview.platform": Answer(Prose(value="别的"))}
        ),
        at="overview.platform",
    )
    assert "年份换过了" not in again.said


def test_last_years_text_edited_is_typed(tmp_path: Path) -> None:
    book = Book(
        answers=book_up_to("overview.platform").answers, last=last_year(**{"overview.platform": "人手少"})
    )
    told = talk(tmp_path, [Keys(LEFT + "\x1b[F" + "。" + ENTER + ENTER)], book=book)
    assert (told.value("overview.platform"), told.origin("overview.platform")) == ("人手少。", "typed")


def test_an_emptied_field_is_not_taken_for_the_answer_that_stood_there(tmp_path: Path) -> None:
    told = talk(tmp_path, [Keys(CTRL_U + ENTER)], book=full(), at="office.address")
    assert told.here == "office.address"
    assert "这里还空着" in told.said
    assert told.fields == [TEXTS["office.address"]] * 2


def test_an_emptied_field_of_an_optional_question_means_none(tmp_path: Path) -> None:
    told = talk(tmp_path, [Keys(CTRL_U + ENTER)], book=full(), at="office.website")
    assert told.value("office.website") is None


@pytest.mark.parametrize("declined", ["", "没有", "无", "不用", ">"])
def test_an_optional_question_is_declined(tmp_path: Path, declined: str) -> None:
    told = talk(tmp_path, [declined], book=book_up_to("office.website"), at="office.website")
    assert told.value("office.website") is None
    assert told.here == "documents.any_in_force"


def test_a_suggested_year_stands_in_the_field_and_counts_as_typed(tmp_path: Path) -> None:
    told = talk(tmp_path, ["甲局", Keys(ENTER)], suggest={"year": "2025"})
    assert told.fields[1] == "2025"
    assert (told.value("year"), told.origin("year")) == (2025, "typed")


def test_choices_are_not_prefilled_but_shown(tmp_path: Path) -> None:
    told = talk(tmp_path, [], book=full(), at="office.kind")
    assert told.fields == [""]
    assert "现在填的是：政府的部门" in told.said


# Signs and words -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", ["?", "？", "帮助", "说明", "help", " ？ "])
def test_help_shows_its_parts_and_the_law(tmp_path: Path, sign: str) -> None:
    told = talk(tmp_path, [sign], book=book_up_to("documents.in_force", {"documents.in_force": 3}))
    heads = [ZH.say(f"help.{part}") for part in ("why", "counts", "excludes", "example", "law")]
    at = [told.said.index(head) for head in heads]
    assert at == sorted(at)
    assert told.here == "documents.in_force"


def test_f1_is_help_and_keeps_what_was_begun(tmp_path: Path) -> None:
    book = book_up_to("documents.in_force", {"documents.in_force": 3})
    told = talk(tmp_path, [Keys("12" + F1), Keys(ENTER)], book=book)
    assert told.fields[:2] == ["", "12"]
    assert told.value("documents.in_force") == 12


def test_f1_leaves_last_years_answer_as_it_is(tmp_path: Path) -> None:
    told = talk(tmp_path, [Keys(F1), Keys(ENTER)], book=Book(last=last_year()))
    assert told.fields[:2] == ["云山县水利局"] * 2
    assert told.origin("office.name") == "confirmed"


def test_f1_keeps_half_a_paragraph(tmp_path: Path) -> None:
    told = talk(tmp_path, [Keys("头一句。\r下一" + F1), Keys("\x1b[F句。\r\r")], book=book_up_to("problems"))
    assert told.fields[1] == "头一句。\n下一"
    assert told.value("problems") == "头一句。\n下一句。"


@pytest.mark.parametrize("sign", ["<", "《", "＜", "退回", "上一题", "back"])
def test_back_goes_to_the_question_before(tmp_path: Path, sign: str) -> None:
    told = talk(tmp_path, [sign], book=book_up_to("office.phone"))
    assert told.here == "office.address"
    assert told.fields[1] == TEXTS["office.address"]


def test_back_at_the_first_question_says_so(tmp_path: Path) -> None:
    told = talk(tmp_path, ["<"])
    assert "这就是第一题了" in told.said
    assert told.here == "office.name"


def test_back_works_from_every_question_and_changes_nothing(tmp_path: Path) -> None:
    book = full(SIX)
    told = talk(tmp_path, ["<"] * 24, book=book, at="applications.only.business")
    assert told.here == "office.name"
    assert told.book.answers == book.answers


@pytest.mark.parametrize("sign", [">", "》", "＞", "跳过", "以后再填", "skip"])
def test_later_leaves_a_question_open_and_comes_back_at_the_end(tmp_path: Path, sign: str) -> None:
    told = talk(
        tmp_path, first(sign, then=clerk(facts_of("disclosure_2021"))), book=book_up_to("office.phone")
    )
    assert told.ended is None
    assert told.value("office.phone") == TEXTS["office.phone"]


@pytest.mark.parametrize("sign", ["!", "！", "看全部", "review"])
def test_the_review_is_one_key_away(tmp_path: Path, sign: str) -> None:
    told = talk(tmp_path, [sign], book=book_up_to("office.phone"))
    assert told.here is None
    assert "（空着）" in told.said


@pytest.mark.parametrize("sign", ["撤销", "撤回上一步", "undo"])
def test_undo_takes_back_the_last_answer(tmp_path: Path, sign: str) -> None:
    told = talk(tmp_path, ["甲局", sign])
    assert told.value("office.name") is None
    assert told.here == "office.name"
    assert "退回上一步" in told.said


def test_undo_with_nothing_to_undo_says_so(tmp_path: Path) -> None:
    assert "没有可以退的了" in talk(tmp_path, ["撤销"]).said


@pytest.mark.parametrize(("keys", "ending"), [(CTRL_C, KeyboardInterrupt), (CTRL_D, EOFError)])
@pytest.mark.parametrize("at", ["office.name", "problems", None])
def test_ctrl_c_and_ctrl_d_end_it(
    tmp_path: Path, keys: str, ending: type[BaseException], at: str | None
) -> None:
    script = ["!"] if at is None else []
    told = talk(tmp_path, [*script, Keys(keys)], book=book_up_to(at) if at == "problems" else None)
    assert told.ended is ending


# Choices -------------------------------------------------------------------------------------------------------


def test_punctuation_of_a_chinese_input_method_counts(tmp_path: Path) -> None:
    script = ["１，２", "５件", "１", "没有", "　公开了；我们没有　"]
    told = talk(
        tmp_path, ["六", "没有", "按结果", *script[:2]], book=book_up_to("applications.count_new", SIX)
    )
    assert told.value("applications.who") == ("natural", "business")
    assert told.value("applications.new.natural") == 5


@pytest.mark.parametrize("text", ["3", "表格", "填表格"])
def test_the_grid_is_no_way_in_line_mode(tmp_path: Path, text: str) -> None:
    told = talk(tmp_path, [text], book=book_up_to("applications.way", SIX))
    assert told.here == "applications.way"
    assert told.value("applications.way") is None
    assert told.fields[1] == text


def test_a_wrong_number_of_an_option_is_refused(tmp_path: Path) -> None:
    told = talk(tmp_path, ["9"], book=book_up_to("office.kind"))
    assert "序号是 1 到 7" in told.said
    assert told.fields[-1] == "9"


# Menus ---------------------------------------------------------------------------------------------------------

COLUMN = {
    "applications.new.natural": 20, "applications.granted.natural": 12, "applications.unable_not_held.natural": 8,
}  # fmt: skip
LAST = "applications.unable_not_held.natural"


def test_a_number_that_does_not_come_out_can_be_kept_as_it_stands(tmp_path: Path) -> None:
    told = talk(tmp_path, ["7", "1"], book=book_up_to(LAST, COLUMN))
    assert told.value(LAST) == 7
    assert told.state.plan.get(LAST).unsettled  # type: ignore[union-attr]
    assert "少 1 件" in told.said
    assert "先记下" in told.said


def test_it_can_be_thought_over_with_the_number_still_in_the_field(tmp_path: Path) -> None:
    told = talk(tmp_path, ["7", "2", Keys(f"8{ENTER}")], book=book_up_to(LAST, COLUMN))
    assert told.fields == ["", "", "7", ""]
    assert told.value(LAST) == 8


def test_the_likelier_cell_can_be_changed(tmp_path: Path) -> None:
    told = talk(tmp_path, ["7", "3", "13"], book=book_up_to(LAST, COLUMN))
    assert "去改「公开了·个人」" in told.said
    assert told.value("applications.granted.natural") == 13


BUSY = {
    "applications.new.natural": 30, "applications.granted.natural": 9, "applications.denied_secret.natural": 3,
    "applications.denied_law.natural": 4, "applications.unable_not_held.natural": 6, "applications.unable_create.natural": 8,
}  # fmt: skip
BUSY_LAST = "applications.denied_law.natural"


def test_a_slip_in_a_busy_column_is_looked_for_together(tmp_path: Path) -> None:
    """The clerk wrote 9 where 8 was meant; the last result shows that something is off, a subtotal shows where."""
    slip = {"applications.unable_create.natural": 9, BUSY_LAST: 3}
    before = book_up_to(BUSY_LAST, BUSY | slip)
    told = talk(tmp_path, ["4", "5", "7", "", "5", "8"], book=before)
    assert "一起找找差在哪儿" in told.said
    assert "这几项对得上，不在这里" in told.said
    assert "去改「要另外加工才有·个人」" in told.said
    assert told.value("applications.unable_create.natural") == 8
    assert not told.state.plan.broken


def test_back_in_a_menu_is_a_change_of_mind(tmp_path: Path) -> None:
    told = talk(tmp_path, ["7", "《"], book=book_up_to(LAST, COLUMN))
    assert told.fields[-1] == "7"
    assert told.value(LAST) is None


@pytest.mark.parametrize("text", ["5", "先记下吧", "²", "y", "照"])
def test_what_names_nothing_of_a_menu_is_asked_again(tmp_path: Path, text: str) -> None:
    told = talk(tmp_path, ["7", text, "1"], book=book_up_to(LAST, COLUMN))
    assert "打前面的号，或者照着上面的字打" in told.said
    assert told.value(LAST) == 7


def test_the_right_name_is_taken_where_a_short_one_was_doubted(tmp_path: Path) -> None:
    told = talk(tmp_path, ["水利局", "教育局", "云山县水利局", "2026", "2025"], this_year=2026)
    assert "「教育局」像是简称" in told.said
    assert (told.value("office.name"), told.value("year")) == ("云山县水利局", 2025)


def test_a_gate_that_is_gone_back_to_says_how_many_there_are(tmp_path: Path) -> None:
    told = talk(tmp_path, [], book=full(SIX), at="applications.any_new")
    assert "现在填的是：有，6 件" in told.said


@pytest.mark.parametrize("text", ["1", "１", "照我填的先记下", "照我填的先记"])
def test_a_menu_takes_a_number_and_its_words(tmp_path: Path, text: str) -> None:
    told = talk(tmp_path, ["7", text], book=book_up_to(LAST, COLUMN))
    assert told.value(LAST) == 7


def test_enter_takes_of_a_menu_what_it_says(tmp_path: Path) -> None:
    told = talk(tmp_path, ["7", "", Keys(ENTER)], book=book_up_to(LAST, COLUMN))
    assert "Enter 就是「我改一下」" in told.said
    assert told.value(LAST) is None
    assert told.fields == ["", "", "7", ""]


@pytest.mark.parametrize(
    ("picked", "kept"),
    [
        ("1", False),
        ("y", False),
        ("照改", False),
        ("有", False),
        ("2", True),
        ("n", True),
        ("不改了", True),
        ("", True),
    ],
)
def test_setting_answers_aside_is_asked_first(tmp_path: Path, picked: str, kept: bool) -> None:
    told = talk(tmp_path, ["没有", picked], book=full(SIX), at="applications.any_new")
    assert "这些回答先收起来" in told.said
    assert bool(told.book.answers.get("applications.who")) is kept
    assert told.value("applications.any_new") is kept


def test_an_answer_set_aside_returns(tmp_path: Path) -> None:
    told = talk(tmp_path, ["没有", "1", "撤销"], book=full(SIX), at="applications.any_new")
    assert told.book.answers.get("applications.who")


# Texts ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("一段。\r\r", "一段。"),
        ("一段。\r二段。\r\r", "一段。\n二段。"),
        (paste("一段。\n\n二段。\r\n三段。\r四段。") + "\r\r", "一段。\n二段。\n三段。\n四段。"),
        (paste("一段。\n\n") + "\r", "一段。"),
        ("一段。\r\r二段。\r\r", "一段。\n二段。"),
    ],
    ids=["one", "two", "pasted", "pasted with an empty end", "pasted without brackets"],
)
def test_a_text_keeps_its_paragraphs(tmp_path: Path, keys: str, text: str) -> None:
    told = talk(tmp_path, [Keys(keys)], book=book_up_to("problems"))
    assert told.value("problems") == text
    assert told.here == "improvements"


@pytest.mark.parametrize(
    ("sign", "here"), [("<", "facts.problems.which"), (">", "improvements"), ("？", "problems")]
)
def test_a_sign_alone_is_no_text(tmp_path: Path, sign: str, here: str) -> None:
    told = talk(tmp_path, [sign], book=book_up_to("problems"))
    assert told.here == here
    assert told.value("problems") is None


def test_lines_pasted_into_a_short_answer_become_one(tmp_path: Path) -> None:
    told = talk(tmp_path, [Keys(paste("云山县\n水利局") + ENTER)])
    assert told.value("office.name") == "云山县 水利局"


def test_pasting_replaces_what_is_selected(tmp_path: Path) -> None:
    told = talk(tmp_path, [Keys(paste("新的") + ENTER)], book=full(), at="office.name")
    assert told.value("office.name") == "新的"


@pytest.mark.parametrize(
    "text", ["[/]x", "{n}", "[b]甲", "{office.name}", "%s %(x)s", "C:\\nul", "$(id)", "'; --"]
)
def test_what_a_person_types_is_text(tmp_path: Path, text: str) -> None:
    told = talk(tmp_path, [text, "2025", "<", "<", "!"])
    assert told.value("office.name") == text
    assert text in told.said


@pytest.mark.parametrize("text", ["\x1b[31m红\x1b[0m", "甲\x07乙", "\x9b2J"])
def test_what_a_terminal_would_act_on_reaches_it_as_signs(tmp_path: Path, text: str) -> None:
    book = Book(answers={"office.name": Answer(Text.model_construct(kind="text", value=text))})
    told = talk(tmp_path, ["!"], book=book)
    assert not any(ord(sign) < 32 or 127 <= ord(sign) < 160 for line in told.lines for sign in line)


# The form of the year ------------------------------------------------------------------------------------------


def by_year(year: int) -> str:
    return "disclosure_2019" if year < 2021 else "disclosure_2021"


def test_the_year_of_another_form_takes_that_form(tmp_path: Path) -> None:
    told = talk(tmp_path, first("甲局", "2020", then=[]), flow_for=by_year)
    assert told.state.flow.id == "disclosure_2019"
    assert told.desk.path is not None
    assert read(told.desk.path).flow == "disclosure_2019"


def test_a_file_that_was_begun_takes_the_other_form_too(tmp_path: Path) -> None:
    told = talk(tmp_path, ["甲局", "2025", "<", Keys(f"2020{ENTER}")], flow_for=by_year)
    assert told.desk.path is not None
    saved = read(told.desk.path)
    assert (saved.flow, saved.year) == ("disclosure_2019", 2020)


def test_a_form_that_was_filled_in_is_not_exchanged(tmp_path: Path) -> None:
    book = full({"documents.in_force": 3})
    told = talk(tmp_path, ["2020"], book=book, at="year", flow_for=by_year)
    assert told.state.flow.id == "disclosure_2021"
    assert told.book.answers == book.answers
    assert "请另起一份" in told.said


def test_a_form_that_was_chosen_is_not_exchanged(tmp_path: Path) -> None:
    told = talk(tmp_path, ["甲局", "2020"])
    assert told.state.flow.id == "disclosure_2021"
    assert "请另起一份" in told.said
    assert told.fields[-1] == "2020"


# What is left open, and what is asked about at once -----------------------------------------------------------------


def test_after_a_step_back_and_a_correction_it_goes_on_with_what_is_next(tmp_path: Path) -> None:
    told = talk(tmp_path, ["云山县水利局", "2025", "部门", "人民路", ">", "336400", ">", "<", "<", "336401"])
    assert told.value("office.postcode") == "336401"
    assert told.here == "documents.any_in_force", "neither the telephone nor the website, which were skipped"


def test_what_is_skipped_comes_back_once_and_the_last_one_is_said_to_be_the_last_once(tmp_path: Path) -> None:
    told = talk(tmp_path, ["云山县水利局", *[">"] * 60])
    assert told.here is None
    assert told.said.count("本单位属于哪一类？") == 2
    assert told.said.count("报告的电子版放在哪个网站？没有就跳过") == 2
    assert told.said.count("最后一题了") <= 1
    assert told.said.count("先说说本单位，几句就好") == 1, "what a section is about is said once"


@pytest.mark.parametrize(
    ("typed", "said", "kept"),
    [
        (["水利局"], "「水利局」像是简称", None), (["水利局", "1"], "「水利局」像是简称", "水利局"),
        (["水利局", "2", "云山县水利局"], "「水利局」像是简称", "云山县水利局"),
    ],
)  # fmt: skip
def test_a_short_name_of_the_office_is_asked_about_at_once(
    tmp_path: Path, typed: list[str], said: str, kept: str | None
) -> None:
    told = talk(tmp_path, typed)
    assert said in told.said
    assert told.value("office.name") == kept
    assert ("要写哪一年的报告？" in told.said) is (kept is not None)


@pytest.mark.parametrize(
    ("typed", "year"),
    [("2025", 2025), ("2026", None), ("2027", None), ("二〇二六年", None)],
)
def test_a_year_that_is_not_over_is_asked_about_at_once(tmp_path: Path, typed: str, year: int | None) -> None:
    told = talk(tmp_path, ["云山县水利局", typed], this_year=2026)
    assert told.value("year") == year
    assert ("还没过完" in told.said) is (year is None)
    insisted = talk(tmp_path / "b", ["云山县水利局", typed, "1"], this_year=2026)
    assert insisted.value("year") in {2025, 2026, 2027}


def test_a_year_that_was_suggested_is_taken_without_a_word(tmp_path: Path) -> None:
    told = talk(tmp_path, ["云山县水利局", Keys(ENTER)], this_year=2026, suggest={"year": "2026"})
    assert told.value("year") == 2026
    assert "还没过完" not in told.said


# The list ------------------------------------------------------------------------------------------------------


def test_not_sure_asks_for_the_article_of_the_reply_letter_and_the_rest_by_yes_and_no(tmp_path: Path) -> None:
    book = book_up_to("applications.way", SIX)
    told = talk(
        tmp_path,
        ["1", "个人", "不确定", "36条4项", "个人", "不确定", "没写条款", "n", "n", "n", "是"],
        book=book,
    )
    assert "第 1 件：答复书引的是条例第几条？" in told.said
    assert [entry.result for entry in told.book.entries] == ["unable_not_held", "unable_not_held"]
    assert told.said.count("好，记作「1.本机关不掌握相关政府信息」。") == 2
    assert told.said.count("三、收到和处理政府信息公开申请情况") == 1, "the section is opened once"


def test_not_sure_leaves_it_open_and_it_comes_back_with_its_number(tmp_path: Path) -> None:
    book = book_up_to("applications.way", SIX)
    told = talk(tmp_path, ["1", "个人", "不确定", "不确定", *[">"] * 60], book=book)
    assert "先空着，回头再定" in told.said
    assert told.said.count("第 1 件：答复书引的是条例第几条？") == 2
    assert told.here is None, "the second time it is left to the review"


def test_a_word_on_an_application_is_noted_beside_an_answer_or_alone_and_stands_with_its_number(
    tmp_path: Path,
) -> None:
    book = book_up_to("applications.way", SIX)
    told = talk(tmp_path, ["1", "个人 #2025-07", "＃2025-08", "全给了", "#", "!"], book=book)
    assert told.book.entries[0] == Entry(column="natural", result="granted", label="2025-08")
    assert "好，第 1 件（2025-07），记上了。" in told.said
    assert "第 1 件（2025-07）：要的信息，给了吗？" in told.said
    assert "好，第 1 件（2025-08），记上了。" in told.said
    assert "第 2 件，记的字去掉了。" in told.said
    assert "第 1 件（2025-08），给了吗" in told.said, "in the review"
    assert "2025-0" not in str(render(told.state.plan, "md", draft=True)), "never printed"


def test_a_word_that_is_too_long_is_refused_and_an_answer_beside_it_waits(tmp_path: Path) -> None:
    book = book_up_to("applications.way", SIX)
    told = talk(tmp_path, ["1", "个人 #" + "长" * 50], book=book)
    assert "写了 50 个字，这里最多 40 个" in told.said
    assert told.book.entries == (Entry(column="natural"),)
    told = talk(tmp_path, ["1", "火星人 #7", Keys(ENTER)], book=book)
    assert told.here == "applications.list.1.who"
    assert told.book.entries == ()
    assert told.fields[-1] == "火星人 #7"


def test_a_word_that_is_noted_from_the_review_leads_back_there(tmp_path: Path) -> None:
    book = full({"applications.new.natural": 1, "applications.granted.natural": 1}, way="one_by_one")
    shown = talk(tmp_path, ["!"], book=book).said
    number = next(line.split()[0] for line in shown.splitlines() if "第 1 件，谁提出的" in line)
    told = talk(tmp_path / "b", ["!", number, "#2025-07"], book=book)
    assert told.here is None
    assert told.book.entries == (Entry(column="natural", result="granted", label="2025-07"),)


def test_a_sign_in_an_answer_that_is_about_no_application_is_part_of_it(tmp_path: Path) -> None:
    told = talk(tmp_path, ["甲局#2"])
    assert told.value("office.name") == "甲局#2"


def test_what_was_said_is_told_as_the_forms_row(tmp_path: Path) -> None:
    book = book_up_to("applications.way", SIX)
    told = talk(tmp_path, ["1", "1", "1"], book=book)
    assert "好，记作「（一）予以公开」" in told.said


def test_nothing_is_prefilled_where_a_value_is_offered(tmp_path: Path) -> None:
    told = talk(tmp_path, [Keys(ENTER)], book=book_up_to("applications.new.business", SIX))
    assert told.fields[0] == ""
    assert told.origin("applications.new.business") == "inferred"
    assert "那企业就是 1 件？" in told.said


def test_profiles_are_typed_in_order(tmp_path: Path) -> None:
    told = talk(tmp_path, profiled())
    assert told.here == "documents.any_in_force"
    assert isinstance(told.book.answers["office.kind"].value, Choice)
    assert not isinstance(told.book.answers["year"].value, Count | Prose)
