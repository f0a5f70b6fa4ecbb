"""What stands in the field in line mode: the table of `talk/arrivals.py`, and what the first keys do there."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.engine.step.machine import begin
from interview.talk.prompt.field import Standing
from interview.wording.catalog import words
from interview.wording.names import name_of
from tests.interview.line.talking import (
    BACKSPACE,
    CTRL_R,
    CTRL_S,
    CTRL_U,
    CTRL_Z,
    ENTER,
    F1,
    LEFT,
    Keys,
    Talk,
    paste,
    talk,
)  # fmt: skip
from tests.interview.talk.arrivals import KINDS, Kind
from tests.support.interviews import flow

pytestmark = pytest.mark.no_cover  # what many cases run through is measured where there are few

SUGGEST = {"year": "2025"}
EVERY_KIND = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
PROSE = next(kind for kind in KINDS if kind.name == "prose")
TEXT = next(kind for kind in KINDS if kind.name == "text")


def at_it(tmp_path: Path, kind: Kind, *script: str, typed: str = "", answered: bool = False) -> Talk:
    book = kind.told if answered else kind.without
    return talk(tmp_path, script, flow=kind.flow, book=book, at=kind.question, suggest=SUGGEST, typed=typed)


def number_of(tmp_path: Path, kind: Kind) -> str:
    """Its number in the review."""
    name = name_of(flow(kind.flow), kind.question, words("zh"))
    listed = talk(tmp_path / "listed", [], flow=kind.flow, book=kind.told, suggest=SUGGEST).lines
    return next(line.split()[0] for line in listed if line.split()[1:2] == [name.split()[0]])


@EVERY_KIND
def test_the_first_time_it_is_empty_or_holds_what_is_known(tmp_path: Path, kind: Kind) -> None:
    assert at_it(tmp_path, kind).stood == [kind.stands(kind.suggested)]
    last = talk(tmp_path, [], flow=kind.flow, book=kind.after_last_year, at=kind.question, suggest=SUGGEST)
    assert last.stood == [kind.stands(kind.last or kind.suggested)]


@EVERY_KIND
def test_coming_back_the_answer_stands_there(tmp_path: Path, kind: Kind) -> None:
    asked = [each.id for each in begin(flow(kind.flow), kind.told)[0].plan.asked]
    after = asked[asked.index(kind.question) + 1]
    told = talk(tmp_path, ["<"], flow=kind.flow, book=kind.told, at=after, suggest=SUGGEST)
    assert told.here == kind.question
    assert told.stood[-1] == kind.stands(kind.shown)
    revised = talk(
        tmp_path / "b", [number_of(tmp_path, kind)], flow=kind.flow, book=kind.told, suggest=SUGGEST
    )
    assert revised.here == kind.question
    assert revised.stood[-1] == kind.stands(kind.shown)


@EVERY_KIND
def test_what_was_half_typed_comes_back_in_place_of_everything_else(tmp_path: Path, kind: Kind) -> None:
    half = Standing(kind.half, "end")
    assert at_it(tmp_path / "a", kind, Keys(CTRL_U + kind.half + F1)).stood[1] == half, "after the help"
    assert at_it(tmp_path / "b", kind, typed=kind.half, answered=True).stood == [half], "resumed"
    left = at_it(tmp_path / "c", kind, Keys(CTRL_U + kind.half + F1), "<", Keys(CTRL_S))
    assert left.here == kind.question
    assert left.stood[-1] == half, "left and come back to"


@EVERY_KIND
def test_what_was_refused_stays_selected_and_in_paragraphs_as_it_was(tmp_path: Path, kind: Kind) -> None:
    entry = Keys(CTRL_U + paste(kind.refused) + (CTRL_S if kind.name == "prose" else ENTER))
    told = at_it(tmp_path, kind, entry)
    assert told.here == kind.question
    assert told.stood[1] == kind.as_refused


@EVERY_KIND
def test_what_was_given_up_is_gone_and_the_answer_stands_again(tmp_path: Path, kind: Kind) -> None:
    number = number_of(tmp_path, kind)
    script = [number, Keys(CTRL_U + kind.half + F1), ">", number]
    told = talk(tmp_path, script, flow=kind.flow, book=kind.told, suggest=SUGGEST)
    assert told.stood[-1] == kind.stands(kind.shown)
    assert told.book.answers == kind.told.answers


# The first keys -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("甲路" + ENTER, "甲路"), (BACKSPACE + "2号" + ENTER, "建设路12号"), ("\x1b[F" + "旁" + ENTER, "建设路1号旁"),
        (LEFT + "0" + ENTER, "建设路10号"), ("\x1b[H" + "新" + ENTER, "新建设路1号"), (CTRL_U + "甲" + ENTER, "甲"),
        ("\x1b[3~" + "甲" + ENTER, "甲"), ("甲" + CTRL_Z + ENTER, "建设路1号"),
        ("甲" + CTRL_Z + "乙" + ENTER, "乙"), (CTRL_S, "建设路1号"),
        ("甲乙" + BACKSPACE + ENTER, "甲"), (paste("甲路") + ENTER, "甲路"), (CTRL_R + "甲" + ENTER, "甲"),
    ],
)  # fmt: skip
def test_in_a_line_the_first_key_replaces_and_others_mend(tmp_path: Path, keys: str, text: str) -> None:
    told = at_it(tmp_path, TEXT, Keys(keys), answered=True)
    assert told.value("office.address") == text


@pytest.mark.parametrize(
    ("refused", "keys", "value"), [("12x", "7", 7), ("12x", BACKSPACE, 12), ("1x2", LEFT + BACKSPACE, 12)]
)
def test_after_a_refusal_nothing_is_glued_on(tmp_path: Path, refused: str, keys: str, value: int) -> None:
    count = next(kind for kind in KINDS if kind.name == "count")
    told = at_it(tmp_path, count, refused, Keys(keys + ENTER))
    assert told.value(count.question) == value


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("再加一句。" + ENTER + ENTER, "人手少。\n平台旧。再加一句。"), (ENTER + "另一段。" + ENTER + ENTER, "人手少。\n平台旧。\n另一段。"),
        (BACKSPACE + "！" + CTRL_S, "人手少。\n平台旧！"), (ENTER + ENTER, "人手少。\n平台旧。"), (CTRL_S, "人手少。\n平台旧。"),
        ("？" + CTRL_S, "人手少。\n平台旧。？"), ("错" + CTRL_Z + CTRL_S, "人手少。\n平台旧。"),
    ],
)  # fmt: skip
def test_in_paragraphs_no_key_erases(tmp_path: Path, keys: str, text: str) -> None:
    told = at_it(tmp_path, PROSE, Keys(keys), answered=True)
    assert told.value(PROSE.question) == text


@pytest.mark.parametrize("keys", ["<" + ENTER, ENTER + "<" + ENTER, "《" + ENTER])
def test_a_sign_behind_or_below_a_text_is_no_part_of_it(tmp_path: Path, keys: str) -> None:
    told = at_it(tmp_path, PROSE, Keys(keys), answered=True)
    assert told.here == "overview.management"
    assert told.book.answers == PROSE.told.answers


def test_a_sign_below_what_was_typed_leaves_it_half_typed(tmp_path: Path) -> None:
    told = at_it(tmp_path, PROSE, Keys("一段。\r二段。\r<\r"), Keys(CTRL_S))
    assert told.here == PROSE.question
    assert told.stood[-1] == Standing("一段。\n二段。", "end")


def test_a_refused_text_keeps_the_cursor_where_it_was(tmp_path: Path) -> None:
    long = "长" * 20_001
    keys = Keys(paste(f"头。\n{long}") + "\x1b[A" + "\x1b[H" + CTRL_S)
    told = at_it(tmp_path, PROSE, keys, Keys("新" + F1))
    assert told.stood[1].cursor == "as_left"
    assert told.stood[2].text.startswith("新头。")


# Undo -----------------------------------------------------------------------------------------------------------


def test_ctrl_z_in_an_untouched_line_takes_back_the_last_answer_and_says_which(tmp_path: Path) -> None:
    told = talk(tmp_path, ["甲局", Keys(CTRL_Z)])
    assert told.value("office.name") is None
    assert "退回上一步：「单位全称」的回答收回了（甲局）" in told.said


def test_ctrl_z_in_a_line_that_was_typed_in_never_takes_back_an_answer(tmp_path: Path) -> None:
    told = talk(tmp_path, ["甲局", Keys("2024" + CTRL_Z * 12 + ENTER)], suggest=SUGGEST)
    assert told.value("office.name") == "甲局"
    assert told.said.count("格里没有可退的了") == 1
    assert told.value("year") == 2025, "what stood there is there again"


@pytest.mark.parametrize("typed", ["", "三段。"])
def test_ctrl_z_in_paragraphs_never_takes_back_an_answer(tmp_path: Path, typed: str) -> None:
    told = at_it(tmp_path, PROSE, Keys(typed + CTRL_Z * 5 + CTRL_S), answered=True)
    assert told.book.answers == PROSE.told.answers
    assert told.said.count("格里没有可退的了") == 1


def test_what_is_typed_for_a_menu_is_no_draft_and_what_was_refused_is(tmp_path: Path) -> None:
    from tests.interview.line.books import COLUMN, LAST, book_up_to

    told = talk(
        tmp_path, ["7", Keys("2\x03")], book=book_up_to(LAST, COLUMN), path=tmp_path / "甲.nianbao.json"
    )
    assert told.ended is KeyboardInterrupt
    file = told.desk.file
    assert file is None or file.session.draft is None or file.session.draft.text == "7"
