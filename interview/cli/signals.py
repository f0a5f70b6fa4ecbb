"""Turning a closed window or a polite kill into an orderly end that says how to resume."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from interview.cli.exits import Exit

_CODES = {"SIGTERM": Exit.TERMINATED, "SIGHUP": Exit.HUNG_UP}


class InterruptedBySignal(KeyboardInterrupt):
    """The process was asked to end.

    A kind of KeyboardInterrupt, because an event loop lets only that (and SystemExit) out of a callback; anything else
    it would swallow, and the prompt would go on waiting.
    """

    def __init__(self, code: Exit) -> None:
        super().__init__(code)
        self.code = code


@contextmanager
def orderly_end() -> Iterator[None]:
    """While inside, SIGTERM and SIGHUP (where the system has them) raise `InterruptedBySignal`.

    Only the first one does: a window that closes may send several, and what is to be kept is kept after it.

    Ctrl-C is heard too where whoever started the command left it ignored, as a shell does for what it runs beside.
    """
    known = {getattr(signal, name): code for name, code in _CODES.items() if hasattr(signal, name)}
    ending = False

    def end(number: int, _frame: FrameType | None) -> None:
        nonlocal ending
        ending = True
        for each in (*known, signal.SIGINT):
            signal.signal(each, signal.SIG_IGN)
        raise InterruptedBySignal(known[signal.Signals(number)])

    before = {number: signal.signal(number, end) for number in known}
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        before[signal.SIGINT] = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        if not ending:
            for number, handler in before.items():
                signal.signal(number, handler)
