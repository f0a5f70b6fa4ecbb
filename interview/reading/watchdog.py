"""Work of another's library, broken off when it takes too long.

A library that reads files in Python has a loop in every corner, and not each of them is bounded. What it is at is
therefore interrupted from outside, by an exception that none of its own `except Exception` holds up. Time is counted
as the process's own, so that a busy computer breaks nothing off. One long call into C is not interrupted.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

_LOOK = 0.2
"""Seconds between two looks at the clock."""

Result = TypeVar("Result")


class _Overtime(BaseException):
    """Raised in the middle of whatever the thread is at."""


def within(seconds: float, work: Callable[[], Result]) -> Result:
    """What `work` gives.

    Raises:
        TimeoutError: It took more than so many seconds of processor time.
    """
    watch = _Watch(seconds)
    try:
        try:
            return work()
        finally:
            watch.end()
    except _Overtime:
        raise TimeoutError from None


class _Watch:
    """A thread beside this one that looks at the clock, and interrupts this one until it ends."""

    def __init__(self, seconds: float) -> None:
        self._watched = threading.get_ident()
        self._until = time.process_time() + seconds
        self._done = threading.Event()
        self._deciding = threading.Lock()
        self._interrupted = False
        threading.Thread(target=self._run, daemon=True).start()

    def end(self) -> None:
        """The work is done; an interruption that is still on its way is called back."""
        while not self._done.is_set():
            try:
                with self._deciding:
                    self._done.set()
                    if self._interrupted:
                        _interrupt(self._watched, None)
            except _Overtime:  # it arrived right here
                self._done.clear()

    def _run(self) -> None:
        while not self._done.wait(_LOOK):
            with self._deciding:
                if time.process_time() > self._until and not self._done.is_set():
                    self._interrupted = True
                    _interrupt(self._watched, _Overtime)


def _interrupt(thread: int, by: type[BaseException] | None) -> None:
    import ctypes  # it takes a while to load, for what hardly ever happens

    raised = None if by is None else ctypes.py_object(by)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), raised)
