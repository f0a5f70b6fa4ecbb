"""Fields on a terminal that can only print, and the signs typed instead of an answer."""

from __future__ import annotations

import builtins

import pytest

from interview.line import Prompts
from interview.talk.input.shortcuts import Wish, wish_of


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> Prompts:
    monkeypatch.setenv("TERM", "dumb")
    return Prompts()


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    waiting = iter(lines)

    def read(_prompt: str) -> str:
        try:
            return next(waiting)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr(builtins, "input", read)


@pytest.mark.parametrize(
    ("line", "default", "text"), [("5", "", "5"), ("", "云山县", "云山县"), ("6", "5", "6"), ("", "", "")]
)
def test_a_plain_field_is_kept_with_enter_or_replaced(
    plain: Prompts,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    line: str,
    default: str,
    text: str,
) -> None:
    typed(monkeypatch, line)
    assert plain.line(default) == text
    assert (f"[{default}]" in capsys.readouterr().out) is bool(default)


@pytest.mark.parametrize(
    ("lines", "default", "text"),
    [
        (("一段。", "二段。", ""), "", "一段。\n二段。"),
        (("",), "去年的话。", "去年的话。"),
        (("？",), "去年的话。", "？"),
        (("<",), "", "<"),
    ],
)
def test_a_plain_text_ends_with_an_empty_line(
    plain: Prompts, monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...], default: str, text: str
) -> None:
    typed(monkeypatch, *lines)
    assert plain.paragraphs(default) == text


def test_the_end_of_input_is_no_answer(plain: Prompts, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch)
    with pytest.raises(EOFError):
        plain.line("5")


def test_what_stands_in_a_plain_field_is_shown_harmlessly(
    plain: Prompts, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "")
    plain.line("\x1b[31m红")
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("?", Wish.HELP), (" ？ ", Wish.HELP), ("HELP", Wish.HELP), ("《", Wish.BACK), ("＞", Wish.LATER), ("！", Wish.REVIEW),
        ("撤销", Wish.UNDO), ("", None), ("??", None), ("<5", None), ("没有", None), ("跳过这一题", None),
    ],
)  # fmt: skip
def test_signs_alone_are_wishes_and_nothing_else_is(text: str, wish: Wish | None) -> None:
    assert wish_of(text) is wish


def test_a_sign_below_what_was_typed_is_no_part_of_it(
    plain: Prompts, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "一段。", "二段。", "<")
    assert plain.paragraphs() == "<"
    assert plain.begun == "一段。\n二段。"
