"""A polite kill, told to whoever waits for keys or raised as an exception, and only while somebody is talking."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from time import sleep

import pytest

from interview.cli import main
from interview.cli.exits import Exit
from interview.cli.signals import InterruptedBySignal, orderly_end

if sys.platform == "win32":
    pytest.skip("a signal there ends the process", allow_module_level=True)

NAMES = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT]


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in NAMES}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, Exit.TERMINATED), (signal.SIGHUP, Exit.HUNG_UP), (signal.SIGINT, Exit.INTERRUPTED)],
)
def test_a_signal_is_raised_with_its_exit_code(number: int, code: Exit) -> None:
    with pytest.raises(InterruptedBySignal) as raised, orderly_end():
        os.kill(os.getpid(), number)
    assert raised.value.code is code


def test_a_second_signal_does_not_cut_the_end_short() -> None:
    with pytest.raises(InterruptedBySignal), orderly_end():
        os.kill(os.getpid(), signal.SIGHUP)
    os.kill(os.getpid(), signal.SIGHUP)
    os.kill(os.getpid(), signal.SIGTERM)


def test_afterwards_signals_mean_what_they_meant() -> None:
    before = [signal.getsignal(number) for number in NAMES]
    with orderly_end():
        assert [signal.getsignal(number) for number in NAMES] != before
    assert [signal.getsignal(number) for number in NAMES] == before


def test_ctrl_c_that_was_ignored_is_heard_meanwhile() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with pytest.raises(KeyboardInterrupt), orderly_end():
            os.kill(os.getpid(), signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_whoever_takes_it_raises_it_and_nothing_is_raised_where_it_came() -> None:
    heard: list[InterruptedBySignal] = []

    def hear(ending: InterruptedBySignal) -> bool:
        heard.append(ending)
        return True

    with orderly_end(hear):
        os.kill(os.getpid(), signal.SIGHUP)
        os.kill(os.getpid(), signal.SIGTERM)  # as a window that closes sends several
    assert [ending.code for ending in heard] == [Exit.HUNG_UP]
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN, "what is to be kept is kept undisturbed"


def test_one_that_nobody_raised_is_raised_when_it_comes_again() -> None:
    def come(number: int) -> None:
        os.kill(os.getpid(), number)

    with orderly_end(lambda _: True):
        come(signal.SIGHUP)
        sleep(1.1)
        with pytest.raises(InterruptedBySignal) as raised:
            come(signal.SIGTERM)
    assert raised.value.code is Exit.TERMINATED


def test_it_is_no_ordinary_exception() -> None:
    assert not issubclass(InterruptedBySignal, Exception)


class _CtrlC:
    """Somebody presses Ctrl-C just when a module is looked for."""

    def __init__(self, module: str) -> None:
        self.module = module

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> None:
        if name == self.module:
            signal.raise_signal(signal.SIGINT)


def test_ctrl_c_while_the_command_is_still_loaded_ends_it_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module = "interview.cli.commands.rules"
    signal.signal(signal.SIGINT, signal.default_int_handler)  # an interview that was ended leaves it ignored
    monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setattr(sys, "meta_path", [_CtrlC(module), *sys.meta_path])
    assert main(["rules"]) == Exit.INTERRUPTED
    assert capsys.readouterr() == ("", "")
