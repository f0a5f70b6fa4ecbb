"""How far long work is: a bar for a person, a line now and then for a log, nothing on stdout."""

from __future__ import annotations

import io
import sys

import pytest

from interview.cli.progress import heard_as_progress
from interview.wording.catalog import words

Captured = pytest.CaptureFixture[str]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_person_sees_a_bar_with_how_many_of_how_many(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm")
    with heard_as_progress(words()) as heard:
        heard(3, 7)
    assert "正在看报告" in screen.getvalue()
    assert "3/7" in screen.getvalue()
    assert capsys.readouterr().out == ""


def test_a_log_gets_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    now = [0.0]
    monkeypatch.setattr("interview.cli.progress.time.monotonic", lambda: now[0])
    with heard_as_progress(words()) as heard:
        for done in range(1, 8):
            now[0] += 2
            heard(done, 7)
    assert capsys.readouterr().err == "看了 3 份，共 7 份。\n看了 6 份，共 7 份。\n"
