"""The conversation in line mode: fields, signs and words, choices, texts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from interview.engine.answers.kinds import Prose, Text
from interview.engine.plan.book import Answer, Book, LastYear
from interview.wording.catalog import words
from tests.interview.line.books import book_up_to, full
from tests.interview.line.talking import (
    BACKSPACE,
    CTRL_C,
    CTRL_D,
    CTRL_Q,
    CTRL_S,
    CTRL_U,
    ENTER,
    F1,
    LEFT,
    Keys,
    clerk,
    first,
    paste,
    talk,
)  # fmt: skip
from tests.support.interviews import TEXTS, facts_of
from tests.support.offices import SIX

ZH = words("zh")


def last_year(**more: str | int) -> LastYear:
    figures = {key: n for key, n in more.items() if isinstance(n, int)}
    texts = {key: text for key, text in more.items() if isinstance(text, str)}
    profile = {key: text for key, text in TEXTS.items() if key.startswith("office.")}
    return LastYear(2024, "disclosure_2021", figures, texts, profile)


@pytest.mark.no_cover
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


@pytest.mark.no_cover
@pytest.mark.parametrize("sign", ["<", "《", "＜", "退回", "上一题", "back"])
def test_back_goes_to_the_question_before(tmp_path: Path, sign: str) -> None:
    told = talk(tmp_path, [sign], book=book_up_to("office.phone"))
    assert told.here == "office.address"
    assert told.fields[1] == TEXTS["office.address"]


def test_back_at_the_first_question_says_so(tmp_path: Path) -> None:
    told = talk(tmp_path, ["<"])
    assert "这就是第一题了" in told.said
    assert told.here == "office.name"


@pytest.mark.no_cover
def test_back_works_from_every_question_and_changes_nothing(tmp_path: Path) -> None:
    book = full(SIX)
    told = talk(tmp_path, ["<"] * 24, book=book, at="applications.only.business")
    assert told.here == "office.name"
    assert told.book.answers == book.answers


@pytest.mark.parametrize("sign", [">", "》", "＞", "跳过", "以后再填", "skip"])
def test_later_leaves_a_question_open(tmp_path: Path, sign: str) -> None:
    told = talk(tmp_path, [sign], book=book_up_to("office.phone"))
    assert told.value("office.phone") is None
    assert told.here == "office.postcode"


@pytest.mark.no_cover
def test_what_was_left_for_later_comes_back_at_the_end(tmp_path: Path) -> None:
    told = talk(
        tmp_path, first(">", then=clerk(facts_of("disclosure_2021"))), book=book_up_to("office.phone")
    )
    assert told.ended is None
    assert told.value("office.phone") == TEXTS["office.phone"]


@pytest.mark.parametrize("sign", ["!", "！", "看全部", "review"])
def test_the_review_is_one_key_away(tmp_path: Path, sign: str) -> None:
    told = talk(tmp_path, [sign], book=book_up_to("office.phone"))
    assert told.here is None
    assert "（空着）" in told.said


@pytest.mark.no_cover
@pytest.mark.parametrize("sign", ["撤销", "撤回上一步", "undo"])
def test_undo_takes_back_the_last_answer(tmp_path: Path, sign: str) -> None:
    told = talk(tmp_path, ["甲局", sign])
    assert told.value("office.name") is None
    assert told.here == "office.name"
    assert "退回上一步" in told.said


def test_undo_with_nothing_to_undo_says_so(tmp_path: Path) -> None:
    assert "没有可以退的了" in talk(tmp_path, ["撤销"]).said


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("keys", "ending"), [(CTRL_C, KeyboardInterrupt), (CTRL_Q, KeyboardInterrupt), (CTRL_D, EOFError)]
)
@pytest.mark.parametrize("at", ["office.name", "problems", None])
def test_ctrl_c_and_ctrl_d_end_it(
    tmp_path: Path, keys: str, ending: type[BaseException], at: str | None
) -> None:
    script = ["!"] if at is None else []
    told = talk(tmp_path, [*script, Keys(keys)], book=book_up_to(at) if at == "problems" else None)
    assert told.ended is ending


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
    assert "前面的号是 1 到 7" in told.said
    assert told.fields[-1] == "9"


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("又一段。\r\r", "又一段。"),
        ("又一段。\r二段。\r\r", "又一段。\n二段。"),
        (paste("又一段。\n\n二段。\r\n三段。\r四段。") + "\r\r", "又一段。\n二段。\n三段。\n四段。"),
        (paste("又一段。\n\n") + "\r", "又一段。"),
        ("又一段。\r\r二段。\r\r", "又一段。\n二段。"),
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
    assert told.value("office.name") == "云山县水利局"


def test_pasting_replaces_what_is_selected(tmp_path: Path) -> None:
    told = talk(tmp_path, [Keys(paste("甲局") + ENTER)], book=full(), at="office.name")
    assert told.value("office.name") == "甲局"


@pytest.mark.no_cover
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
