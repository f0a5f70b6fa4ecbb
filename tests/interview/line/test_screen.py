"""Plain lines: nothing is lost, nothing is too wide, nothing typed acts on the terminal."""

from __future__ import annotations

import io
import os

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from interview.line.screen import Screen
from interview.wording.display_width import width
from interview.wording.harmless import harmless
from interview.wording.wrap import wrapped

CLOSING = "，。、；：？！）」』》】"
CHINESE = st.text(
    st.sampled_from("水利局公开年报甲乙丙123 abc（），。、；：？！「」《》 \u3000-…"), max_size=120
)
ANY = st.text(max_size=60)


def bare(text: str) -> str:
    return "".join(text.split())


@given(text=CHINESE, cells=st.integers(20, 100))
@settings(max_examples=400, deadline=None)
@example(text="甲" * 20 + "。", cells=40)
@example(text="www." + "a" * 90 + ".gov.cn", cells=40)
@example(text="（" * 50, cells=20)
def test_wrapping_loses_nothing_and_fits(text: str, cells: int) -> None:
    lines = wrapped(text, cells)
    assert bare("".join(lines)) == bare(text)
    assert all(width(line) <= cells for line in lines)


@given(text=ANY, cells=st.integers(20, 100))
@settings(max_examples=400, deadline=None)
def test_any_text_is_wrapped_and_harmless(text: str, cells: int) -> None:
    lines = wrapped(text, cells)
    assert all(width(line) <= cells for line in lines)
    assert all(line.isprintable() or harmless(line) == line for line in lines)
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for line in lines for character in line)


@given(
    words=st.lists(
        st.text(st.sampled_from("水利局公开年报甲乙丙丁"), min_size=1, max_size=9), min_size=1, max_size=20
    )
)
@settings(max_examples=200, deadline=None)
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(words: list[str]) -> None:
    text = "".join(f"「{word}」，" for word in words)
    for line in wrapped(text, 30):
        assert line[0] not in CLOSING
        assert line[-1] not in "「（《"


def test_a_word_of_letters_is_not_torn() -> None:
    assert wrapped("see the documentation of this program", 20) == [
        "see the",
        "documentation of",
        "this program",
    ]


def test_paragraphs_and_empty_lines_stay() -> None:
    assert wrapped("甲\n\n乙", 20) == ["甲", "", "乙"]
    assert wrapped("", 20) == [""]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m红\x1b[0m", "\ufffd[31m红\ufffd[0m"),
        ("甲\x07乙", "甲\ufffd乙"),
        ("甲\r乙", "甲\ufffd乙"),
        ("甲\t乙", "甲 乙"),
        ("\x9b31m", "\ufffd31m"),
        ("\ud800", "\ufffd"),
        ("abc\u202edocx", "abcdocx"),
        ("[/]x {n} <b>", "[/]x {n} <b>"),
        ("👨‍👩‍👧", "👨‍👩‍👧"),
    ],
)
def test_what_a_terminal_would_act_on_is_shown_as_text(text: str, shown: str) -> None:
    out = io.StringIO()
    screen = Screen(out, 80)
    screen.line(text)
    screen.say(text, margin=0)
    screen.options([text])
    screen.rows([(text, text)])
    assert out.getvalue().splitlines()[0] == shown.rstrip()
    assert "\x1b" not in out.getvalue()


def test_a_short_list_of_options_is_one_column() -> None:
    assert shown_options(["个人", "企业"], 80) == ["    1 个人", "    2 企业"]


def test_a_long_list_of_options_is_two_columns_where_they_fit() -> None:
    labels = [f"第{n}种情形" for n in range(1, 12)]
    lines = shown_options(labels, 80)
    assert len(lines) == 6
    assert lines[0].split() == ["1", "第1种情形", "7", "第7种情形"]
    assert lines[5].split() == ["6", "第6种情形"]
    assert len({width(line[: line.index(" 7 ")]) for line in lines if " 7 " in line}) == 1
    assert len(shown_options(labels, 24)) == 11


def test_the_second_column_is_straight() -> None:
    labels = ["甲", "甲乙丙丁", "ab", "甲a", "一二", "乙", "丙", "丁", "戊戊戊戊", "己"]
    lines = shown_options(labels, 80)
    rights = [f"{number:>2} {label}" for number, label in enumerate(labels, start=1)][5:]
    assert {width(line.removesuffix(right)) for line, right in zip(lines, rights, strict=True)} == {12}


def test_texts_stand_beside_their_heads_and_below_them_on_a_narrow_screen() -> None:
    out = io.StringIO()
    Screen(out, 60).rows([("为什么问", "很长的话" * 10), ("依据", "")])
    lines = out.getvalue().splitlines()
    assert lines[0].startswith("  为什么问  很长的话")
    assert lines[1].startswith(" " * 12)
    out = io.StringIO()
    Screen(out, 40).rows([("一个非常非常长的名字，在左边", "右边的话")])
    assert out.getvalue().splitlines() == ["  一个非常非常长的名字，在左边", "      右边的话"]


@pytest.mark.parametrize(("columns", "cells"), [("20", 40), ("80", 80), ("300", 100)])
def test_the_width_is_the_terminals_within_reason(
    monkeypatch: pytest.MonkeyPatch, columns: str, cells: int
) -> None:
    monkeypatch.setitem(os.environ, "COLUMNS", columns)
    assert Screen(io.StringIO()).cells == cells


def shown_options(labels: list[str], cells: int) -> list[str]:
    out = io.StringIO()
    Screen(out, cells).options(labels)
    return out.getvalue().splitlines()
