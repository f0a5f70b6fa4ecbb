"""A paragraph in line mode: read as drafted, taken, edited, worded otherwise, begun from last year's text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.line.talking import BACKSPACE, CTRL_S, CTRL_Z, ENTER, Keys, Talk, talk
from tests.interview.talk.paragraphs import LAST_TEXT, ON_REQUEST, PROACTIVE, at, book_at, with_last_year

TAB, CTRL_K, CTRL_L, F9, F12 = "\t", "\x0b", "\x0c", "\x1b[20~", "\x1b[24~"


def drafted() -> str:
    draft = at(PROACTIVE).plan.draft(PROACTIVE)
    assert draft is not None
    return draft.text


def at_it(folder: Path, *script: str) -> Talk:
    return talk(folder, script, book=book_at(PROACTIVE), at=PROACTIVE)


def after_last_year(folder: Path, *script: str) -> Talk:
    return talk(folder, script, book=with_last_year(), at=PROACTIVE)


def test_it_is_read_as_drafted_and_one_enter_takes_it(tmp_path: Path) -> None:
    told = at_it(tmp_path, Keys(ENTER))
    assert drafted() in "".join(line.strip() for line in told.lines)
    assert "只打一个词也行：改、换。" in told.said
    assert (told.value(PROACTIVE), told.origin(PROACTIVE)) == (drafted(), "inferred")
    assert told.here == ON_REQUEST


@pytest.mark.parametrize("way", [Keys("改" + ENTER), Keys(F9 + "！" + CTRL_Z + CTRL_S)], ids=["word", "key"])
def test_the_draft_comes_into_the_field(tmp_path: Path, way: Keys) -> None:
    told = at_it(tmp_path, way, Keys("还有一句。" + CTRL_S))
    assert PROACTIVE in told.book.answers
    if way.startswith("改"):
        assert told.stood[1].text == drafted()
        assert told.value(PROACTIVE) == drafted() + "还有一句。"
        assert told.book.answers[PROACTIVE].bound
    else:
        assert told.origin(PROACTIVE) == "inferred", "as it was, it is the draft"


@pytest.mark.parametrize("word", ["y", "好"])
def test_who_agrees_takes_it_and_is_told_so(tmp_path: Path, word: str) -> None:
    told = at_it(tmp_path, Keys(word + ENTER))
    assert (told.value(PROACTIVE), told.origin(PROACTIVE)) == (drafted(), "inferred")
    assert "照草稿写的。" in told.said


def test_a_word_that_is_no_paragraph_says_what_to_do(tmp_path: Path) -> None:
    told = at_it(tmp_path, Keys("不" + ENTER), Keys(BACKSPACE + "改" + ENTER), Keys(CTRL_S))
    assert "只有「不」，印出来不成一段话。草稿行就打「好」，要改打「改」。" in told.said
    assert [each.text for each in told.stood[:3]] == ["", "不", drafted()]
    assert told.origin(PROACTIVE) == "inferred"


@pytest.mark.parametrize("way", ["换" + ENTER, F12], ids=["word", "key"])
def test_another_wording_is_shown(tmp_path: Path, way: str) -> None:
    told = at_it(tmp_path, Keys(way), Keys(ENTER))
    assert told.value(PROACTIVE) != drafted()
    assert told.book.wordings == {PROACTIVE: 1}


def test_f12_leaves_own_words_alone(tmp_path: Path) -> None:
    told = at_it(tmp_path, Keys("自己写的。" + F12 + CTRL_S))
    assert told.value(PROACTIVE) == "自己写的。"


def test_ctrl_z_brings_back_what_the_draft_has_replaced(tmp_path: Path) -> None:
    assert at_it(tmp_path, Keys("自己写的。" + F9 + CTRL_Z + CTRL_S)).value(PROACTIVE) == "自己写的。"


def test_where_there_is_no_last_year_that_is_said(tmp_path: Path) -> None:
    told = at_it(tmp_path, Keys("去年" + ENTER))
    assert "这一段没有这样的稿子可拿" in told.said
    assert told.here == PROACTIVE


def test_the_word_for_the_draft_is_no_answer_where_nothing_is_drafted(tmp_path: Path) -> None:
    book = at("overview.platform", **{"facts.proactive.where": "", PROACTIVE: "按条例公开。"}).book
    told = talk(tmp_path, [Keys("换" + ENTER)], book=book, at="overview.platform")
    assert told.value("overview.platform") is None
    assert "还没有别的草稿" in told.said


# Last year's text -----------------------------------------------------------------------------------------------

FILLED = (
    LAST_TEXT.replace("4次", "6次")
    .replace("126", "130")
    .replace("3条", "86条")
    .replace("5次", "7次")
    .replace("80", "90")
)


def test_what_stood_at_the_gaps_is_told_and_tab_goes_through_them(tmp_path: Path) -> None:
    told = after_last_year(tmp_path, Keys(f"{TAB}6{TAB}130{TAB}7{TAB}90{TAB}{CTRL_S}"))
    assert "空着的几处，上一年依次是：4、126、5、80。" in told.said
    assert told.value(PROACTIVE) == FILLED


def test_what_has_gaps_is_refused_and_nothing_is_lost(tmp_path: Path) -> None:
    told = after_last_year(tmp_path, Keys(f"{TAB}6{CTRL_S}"), Keys(f"{TAB}130{TAB}7{TAB}90{CTRL_S}"))
    assert "还有 3 处空着" in told.said
    assert told.value(PROACTIVE) == FILLED


def test_ctrl_k_drops_what_tells_of_a_gap_and_elsewhere_cuts_a_line_as_ever(tmp_path: Path) -> None:
    told = after_last_year(tmp_path, Keys(f"{TAB}{CTRL_K}{CTRL_K}{CTRL_K}{CTRL_S}"))
    assert told.value(PROACTIVE) == "网站公开86条信息。"
    (tmp_path / "b").mkdir()
    cut = at_it(tmp_path / "b", Keys("写了两句。再一句。" + "\x1b[D" * 4 + CTRL_K + CTRL_S))
    assert cut.value(PROACTIVE) == "写了两句。"


def test_the_draft_and_last_years_text_can_be_looked_at_in_turn(tmp_path: Path) -> None:
    told = after_last_year(tmp_path, Keys(F9 + CTRL_S))
    assert (told.value(PROACTIVE), told.origin(PROACTIVE)) == (drafted(), "inferred")
    (tmp_path / "b").mkdir()
    again = after_last_year(tmp_path / "b", Keys(f"{F9}{CTRL_L}{TAB}6{TAB}130{TAB}7{TAB}90{CTRL_S}"))
    assert again.value(PROACTIVE) == FILLED


def test_texts_that_followed_are_said_as_they_stand_now(tmp_path: Path) -> None:
    asked = [each.id for each in at(ON_REQUEST).plan.asked]
    back = asked.index(ON_REQUEST) - asked.index("facts.proactive.own_site")
    told = talk(tmp_path, [*["<"] * back, "87"], book=book_at(ON_REQUEST), at=ON_REQUEST)
    assert "「主动公开」跟着改了。" in told.said
    assert "87条" in told.said
