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
    """A thread beside this one that looks at the clock, and interrupts this one until it ends.

    No `threading.Event`: it is written in Python, and an interruption that arrives inside would leave it locked for ever.
    """

    def __init__(self, seconds: float) -> None:
        self._watched = threading.get_ident()
        self._until = time.process_time() + seconds
        self._deciding = threading.Lock()
        self._over = self._interrupted = False
        threading.Thread(target=self._run, daemon=True).start()

    def end(self) -> None:
        """The work is done; an interruption that is still on its way is taken here."""
        taken = False
        while True:
            try:
                with self._deciding:
                    self._over = True
                if taken or not self._interrupted:
                    return
                # Whether one is on its way nobody can tell. To call it back leaves the interpreter looking for it for ever
                # (CPython 3.11 hangs there while it traces); so one that is sure to come takes its place.
                taken = True
                _interrupt(self._watched)
                while True:
                    time.sleep(0)
            except _Overtime:
                continue

    def _run(self) -> None:
        while not self._over:
            time.sleep(_LOOK)
            with self._deciding:
                if time.process_time() > self._until and not self._over:
                    self._interrupted = True
                    _interrupt(self._watched)


def _interrupt(thread: int) -> None:
    import ctypes  # it takes a while to load, for what hardly ever happens

    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(_Overtime))
