"""Turning Ctrl-C, a closed window or a polite kill into an orderly end that says how to resume.

An exception that a signal raises wherever the program happens to be may get lost: in a callback of the garbage collector
Python prints it and goes on. So whoever waits for keys is told of the signal, and raises it where it is heard for sure;
elsewhere it is raised on the spot, and once more when the signal comes again.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from types import FrameType

from interview.cli.exits import Exit

_CODES = {
    "SIGINT": Exit.INTERRUPTED, "SIGTERM": Exit.TERMINATED, "SIGHUP": Exit.HUNG_UP, "SIGBREAK": Exit.INTERRUPTED,
}  # fmt: skip
"""SIGBREAK is what Windows sends when a console is closed."""
_SAME_SECONDS = 1.0
"""A window that closes sends several signals, one right after the other."""


class InterruptedBySignal(KeyboardInterrupt):
    """The process was asked to end.

    A kind of KeyboardInterrupt, because an event loop lets only that (and SystemExit) out of a callback; anything else
    it would swallow, and the prompt would go on waiting.
    """

    def __init__(self, code: Exit) -> None:
        super().__init__(code)
        self.code = code


def _not_heard(_ending: InterruptedBySignal) -> bool:
    return False


@contextmanager
def orderly_end(hear: Callable[[InterruptedBySignal], bool] = _not_heard) -> Iterator[None]:
    """While inside, the signals that ask for an end bring one; Ctrl-C too, where it was left ignored.

    Once one has come, none disturbs what is done after: what is to be kept is kept.

    Args:
        hear: Takes what is to be raised, at once and without waiting, and says whether it will be raised for sure.

    Raises:
        InterruptedBySignal: A signal came, and nobody took it.
    """
    known = {getattr(signal, name): code for name, code in _CODES.items() if hasattr(signal, name)}
    heard_at: float | None = None

    def end(number: int, _frame: FrameType | None) -> None:
        nonlocal heard_at
        first = heard_at is None
        if heard_at is not None and monotonic() - heard_at < _SAME_SECONDS:
            return
        heard_at = monotonic()
        ending = InterruptedBySignal(known[signal.Signals(number)])
        if not (first and hear(ending)):
            raise ending

    before = {number: signal.signal(number, end) for number in known}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler if heard_at is None else signal.SIG_IGN)
