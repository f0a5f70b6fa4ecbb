"""What stands in the field on the full screen: the table of `talk/arrivals.py`, and what the first keys do there."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widgets import TextArea

from interview.engine.step import commands as do
from interview.talk.prompt.field import Standing
from tests.interview.talk.arrivals import KINDS, Kind
from tests.interview.tui.playing import Play, opened, playing, without
from tests.support.screens import paste, settled

pytestmark = pytest.mark.no_cover  # what many cases run through is measured where there are few

EVERY_KIND = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
PROSE = next(kind for kind in KINDS if kind.name == "prose")
TEXT = next(kind for kind in KINDS if kind.name == "text")
COUNT = next(kind for kind in KINDS if kind.name == "count")


def stands(play: Play) -> Standing:
    """What stands in the field, and where the cursor is."""
    field = play.conversation.composer.field
    text = field.held
    if isinstance(field, TextArea):
        return Standing(
            text,
            "end" if field.selection.end == field.document.end and not field.selected_text else "as_left",
        )
    whole = tuple(field.selection) == (0, len(text)) and bool(text)
    assert whole or field.cursor_position == len(text)
    return Standing(text, "selected" if whole else "end")


async def send(play: Play, command: do.Command) -> None:
    play.conversation.send(command)
    await settled(play.pilot)


async def give(play: Play, kind: Kind) -> None:
    await play.press("ctrl+s" if kind.name == "prose" else "enter")


@EVERY_KIND
async def test_first_refused_left_and_come_back(tmp_path: Path, kind: Kind) -> None:
    async with playing(opened(tmp_path, kind.without, kind.question, id=kind.flow)) as play:
        assert stands(play) == kind.stands(kind.suggested), "the first time"
        await paste(play.pilot, kind.refused)
        await play.press("home")
        place = play.conversation.composer.field.selection
        await give(play, kind)
        assert play.here == kind.question
        if kind.name == "prose":
            assert stands(play).text == kind.refused
            assert play.conversation.composer.field.selection == place
        else:
            assert stands(play) == kind.as_refused, "refused"
        await send(play, do.Back())
        assert play.here != kind.question
        await send(play, do.Jump("no such place"))
        assert play.here != kind.question
        await send(play, do.Revise(kind.question))
        assert stands(play) == kind.as_refused_and_left, "refused, left, and come back to"
        await play.press("escape")
        await send(play, do.Revise(kind.question))
        assert stands(play) == kind.stands(kind.suggested), "given up, it is gone"
        await play.press("ctrl+u")
        await play.type(kind.half, "f5", "enter")
        assert stands(play) == Standing(kind.half, "end"), "half typed, and a look at the sections"
        await play.press("f2", "escape")
        assert stands(play) == Standing(kind.half, "end"), "half typed, and a look at the review"


@EVERY_KIND
async def test_coming_back_revising_giving_up(tmp_path: Path, kind: Kind) -> None:
    async with playing(opened(tmp_path, kind.told, kind.question, id=kind.flow)) as play:
        assert stands(play) == kind.stands(kind.shown), "the answer"
        await send(play, do.Back())
        await send(play, do.Revise(kind.question))
        assert stands(play) == kind.stands(kind.shown), "revised"
        await play.type(kind.half, "escape")
        assert play.state.book.answers == kind.told.answers
        await send(play, do.Revise(kind.question))
        assert stands(play) == kind.stands(kind.shown), "given up, the answer stands again"
        await play.type(kind.half, "f2", "escape")
        stood = PROSE.shown if kind.name == "prose" else ""
        assert stands(play) == Standing(stood + kind.half, "end"), (
            "never glued to anything but a text at its end"
        )


@EVERY_KIND
async def test_last_years_value_and_what_was_being_typed_when_it_stopped(tmp_path: Path, kind: Kind) -> None:
    begun = opened(tmp_path, kind.after_last_year, kind.question, id=kind.flow)
    async with playing(begun) as play:
        assert stands(play) == kind.stands(kind.last or kind.suggested)
    (tmp_path / "again").mkdir()
    begun = opened(tmp_path / "again", kind.told, kind.question, id=kind.flow, typed=kind.half)
    async with playing(begun) as play:
        assert stands(play) == Standing(kind.half, "end")


# The first keys -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (("甲", "enter"), "甲"), (("backspace", "2", "enter"), "建设路12"), (("end", "x", "enter"), "建设路1号x"),
        (("right", "x", "enter"), "建设路1号x"), (("home", "x", "enter"), "x建设路1号"), (("ctrl+u", "甲", "enter"), "甲"),
        (("delete", "甲", "enter"), "甲"), (("甲", "ctrl+z", "enter"), "建设路1号"), (("甲", "ctrl+z", "乙", "enter"), "乙"),
        (("ctrl+s",), "建设路1号"),
    ],
)  # fmt: skip
async def test_in_a_line_the_first_key_replaces_and_others_mend(
    tmp_path: Path, keys: tuple[str, ...], text: str
) -> None:
    async with playing(opened(tmp_path, TEXT.told, TEXT.question)) as play:
        await play.press(*keys)
        assert play.value(TEXT.question) == text


@pytest.mark.parametrize(
    ("refused", "keys", "value"),
    [
        ("12x", ("7", "enter"), 7),
        ("12x", ("backspace", "enter"), 12),
        ("x12", ("home", "delete", "enter"), 12),
    ],
)
async def test_after_a_refusal_nothing_is_glued_on(
    tmp_path: Path, refused: str, keys: tuple[str, ...], value: int
) -> None:
    count = next(kind for kind in KINDS if kind.name == "count")
    async with playing(opened(tmp_path, count.without, count.question)) as play:
        await play.type(refused, "enter")
        await play.press(*keys)
        assert play.value(count.question) == value


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (("句", "ctrl+s"), "人手少。\n平台旧。句"), (("enter", "段", "ctrl+s"), "人手少。\n平台旧。\n段"),
        (("backspace", "ctrl+s"), "人手少。\n平台旧"), (("enter", "enter"), "人手少。\n平台旧。"),
        (("f7", "x", "ctrl+s"), "人手少。\n平台旧。x"), (("x", "ctrl+z", "ctrl+s"), "人手少。\n平台旧。"),
    ],
)  # fmt: skip
async def test_in_paragraphs_no_key_erases(tmp_path: Path, keys: tuple[str, ...], text: str) -> None:
    async with playing(opened(tmp_path, PROSE.told, PROSE.question)) as play:
        await play.press(*keys)
        await settled(play.pilot)
        assert play.value(PROSE.question) == text


@pytest.mark.parametrize(
    ("kind", "before", "gives", "text"),
    [
        (PROSE, "overview.management", "ctrl+s", "目录不细。再说"),
        (COUNT, "documents.any_in_force", "enter", "再说"),
    ],
    ids=["added in paragraphs", "in place of what stands in a line"],
)
async def test_what_was_typed_before_the_question_was_there(
    tmp_path: Path, kind: Kind, before: str, gives: str, text: str
) -> None:
    async with playing(opened(tmp_path, kind.after_last_year, before)) as play:
        for key in (gives, "再", "说"):
            play.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settled(play.pilot)
        assert play.here == kind.question
        assert play.field == text


@pytest.mark.parametrize(("sign", "there"), [("<", "office.kind"), ("？", "office.address")])
async def test_a_sign_right_behind_what_was_half_typed_is_no_part_of_it(
    tmp_path: Path, sign: str, there: str
) -> None:
    async with playing(opened(tmp_path, TEXT.without, TEXT.question, typed="建设")) as play:
        await play.type(sign, "enter")
        assert play.here == there
        await send(play, do.Revise(TEXT.question))
        assert stands(play) == Standing("建设", "end")
        assert play.value(TEXT.question) is None


async def test_what_was_refused_is_still_there_after_a_sign(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, TEXT.without, TEXT.question)) as play:
        await paste(play.pilot, TEXT.refused)
        await play.press("enter")
        await play.type("？", "enter")
        assert stands(play) == TEXT.as_refused
        await play.type("<", "enter")
        await send(play, do.Revise(TEXT.question))
        assert stands(play) == TEXT.as_refused_and_left


# Undo -----------------------------------------------------------------------------------------------------------


async def test_ctrl_z_in_an_untouched_line_takes_back_the_last_answer_and_says_which(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await play.type("甲局", "enter", "ctrl+z")
        assert play.value("office.name") is None
        assert "「单位全称」的回答收回了（甲局）" in play.shown


async def test_ctrl_z_in_a_line_that_was_typed_in_never_takes_back_an_answer(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await play.type("甲局", "enter", "2", "0", "ctrl+z")
        assert play.field == "2"
        await play.press("ctrl+z")
        assert stands(play) == Standing("2025", "selected"), "as it was when one came"
        await play.press("ctrl+z", "ctrl+z")
        assert play.value("office.name") == "甲局"
        assert "格里没有可退的了" in play.shown
        await play.type("撤销", "enter")
        assert play.value("office.name") is None, "typed, it is meant"


async def test_after_a_refusal_ctrl_z_still_belongs_to_the_text(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await play.type("甲局", "enter")
        await play.type("去年", "enter", "ctrl+z")
        assert play.field == "去"
        await play.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert play.field == "2025"
        assert play.value("office.name") == "甲局"


@pytest.mark.parametrize("typed", ["", "段"])
async def test_ctrl_z_in_paragraphs_never_takes_back_an_answer(tmp_path: Path, typed: str) -> None:
    async with playing(opened(tmp_path, PROSE.told, PROSE.question)) as play:
        await play.type(typed, *["ctrl+z"] * 4)
        assert play.field == PROSE.shown
        assert play.state.book.answers == PROSE.told.answers
        assert "格里没有可退的了" in play.shown


async def test_undo_in_paragraphs_is_reached_from_the_palette(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, without(PROSE.without, "improvements"), PROSE.question)) as play:
        await play.type("人手少。", "ctrl+s", "ctrl+p")
        await play.type("收回上一个回答", "enter")
        assert play.value(PROSE.question) is None
        assert "收回了（人手少。）" in play.shown


async def test_ctrl_z_at_a_question_of_the_program_only_leaves_it(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await play.type("甲局", "enter", "f5", "ctrl+z")
        assert "跳到哪一段" not in play.shown
        assert play.value("office.name") == "甲局"
