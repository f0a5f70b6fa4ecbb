"""Many files at once: a process for each core, results in the order of the files, never more than a few waiting.

A process that dies of a file (killed for its memory, say) takes the others' work along: what was under way is then done
again, each file in a process of its own, and the one that kills it is told as its own trouble.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import resource_tracker
from pathlib import Path
from typing import Any, TypeVar

_MANY = 24
"""Fewer are done before another process has started."""
_AHEAD = 8
"""Files under way for each process; enough to keep it busy, few enough to hold in memory."""

Result = TypeVar("Result")


def cores() -> int:
    """How many processes can work at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def each_of(
    paths: Sequence[Path],
    work: Callable[[Path], Result],
    died: Callable[[Path], Result],
    most: int | None = None,
) -> Iterator[Result]:
    """What `work` gives for each path, in order.

    Args:
        paths: The files.
        work: Is sent to every process once, so it must be found there by its name.
        died: What to say of a file over which a process died.
        most: How many processes; as many as there are cores where it is None.
    """
    workers = most or cores()
    if len(paths) < _MANY or workers < 2:  # noqa: PLR2004 - one is this one
        yield from map(work, paths)
        return
    waiting = deque(paths)
    while waiting:
        yield from _by_many(waiting, work, workers)
        for path in [waiting.popleft() for _ in range(min(len(waiting), workers * _AHEAD))]:
            yield _alone(path, work, died)


def _by_many(waiting: deque[Path], work: Callable[[Path], Result], workers: int) -> Iterator[Result]:
    """Results as long as no process dies; what has no result yet stays in `waiting`."""
    under_way: deque[Future[Result]] = deque()
    try:
        with _pool(workers, work) as pool:
            while waiting:
                while len(under_way) < min(len(waiting), workers * _AHEAD):
                    with _ctrl_c_held_back():
                        under_way.append(pool.submit(_one, waiting[len(under_way)]))
                result = under_way.popleft().result()
                waiting.popleft()
                yield result
    except BrokenProcessPool:
        return


def _alone(path: Path, work: Callable[[Path], Result], died: Callable[[Path], Result]) -> Result:
    try:
        with _pool(1, work) as pool:
            with _ctrl_c_held_back():
                under_way: Future[Result] = pool.submit(_one, path)
            return under_way.result()
    except BrokenProcessPool:
        return died(path)


@contextmanager
def _pool(workers: int, work: Callable[[Path], object]) -> Iterator[ProcessPoolExecutor]:
    """Processes that end with us, also when we are interrupted: nobody waits for what they were at."""
    pool = ProcessPoolExecutor(
        workers, multiprocessing.get_context("spawn"), initializer=_begin, initargs=(work,)
    )
    try:
        yield pool
    except BaseException:
        mine = multiprocessing.active_children()
        pool.shutdown(wait=False, cancel_futures=True)
        for process in mine:
            process.terminate()
        raise
    pool.shutdown()


@contextmanager
def _ctrl_c_held_back() -> Iterator[None]:
    """Processes that start inside never hear Ctrl-C; the one that came meanwhile comes to us at the end.

    A process hears it from its very first moment, long before `_begin`, and would print where it was. Where signals
    cannot be held back (Windows), that moment is left.
    """
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # lets signals through again once it runs
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_work: Callable[[Path], Any] | None = None
"""What a process does; set once when it begins."""


def _begin(work: Callable[[Path], object]) -> None:
    """At the start of a process: Ctrl-C is for the one that prints, and nobody outlives it."""
    global _work  # noqa: PLW0603 - a process has one work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Any) -> None:  # the type of a parent process is private
    parent.join()
    os._exit(1)


def _one(path: Path) -> Any:  # what the work gives
    assert _work is not None  # noqa: S101 - `_begin` came first
    return _work(path)
