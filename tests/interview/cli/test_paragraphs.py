"""One drafted paragraph at a terminal of its own, in each face."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from interview.engine.step import commands as do
from interview.session import AnswersFile, Session, read
from tests.interview.cli.terminal import window
from tests.interview.talk.paragraphs import FLOW, ON_REQUEST, at
from tests.support.interviews import steps

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal")

FILE = "甲.nianbao.json"
F9, F12, CTRL_S, CTRL_Q, CTRL_C = "\x1b[20~", "\x1b[24~", "\x13", "\x11", "\x03"


def kept(folder: Path) -> tuple[str, str]:
    """An interview that stopped at a drafted paragraph; gives the draft and how it is worded next."""
    state = at(ON_REQUEST)
    session = Session(FLOW, state.flow.version, state.book, ON_REQUEST)
    AnswersFile.create(folder / FILE, session).close()
    first, second = (each.plan.draft(ON_REQUEST) for each in (state, steps(state, do.Reword(ON_REQUEST))))
    assert first is not None
    assert second is not None
    assert first.text[:12] != second.text[:12]
    return first.text, second.text


def test_on_the_full_screen_it_is_worded_otherwise_edited_and_kept(tmp_path: Path) -> None:
    first, second = kept(tmp_path)
    with window(tmp_path, "resume", FILE) as shown:
        shown.wait_for(first[:12])
        shown.child.send(F12)
        shown.wait_for(second[:12])
        shown.child.send(F9)
        shown.wait_for("已写")
        shown.child.send("都答复了。" + CTRL_S)
        shown.wait_for("怎么管的")
        shown.child.send(CTRL_Q)
        assert shown.ended() == 0
    answer = read(tmp_path / FILE).book.answers[ON_REQUEST]
    assert (answer.value.value, answer.origin) == (f"{second}都答复了。", "typed")


def test_in_line_mode_it_is_read_and_one_enter_takes_it(tmp_path: Path) -> None:
    first, _ = kept(tmp_path)
    with window(tmp_path, "resume", FILE, "--line") as shown:
        shown.wait_for(first[:12])
        shown.type("")
        shown.wait_for("怎么管的")
        shown.prompt()
        shown.child.send(CTRL_C)
        shown.to_the_end()
    answer = read(tmp_path / FILE).book.answers[ON_REQUEST]
    assert (answer.value.value, answer.origin) == (first, "inferred")
