"""How far long work is, on stderr: a bar with what is left where a person looks on, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from interview.cli.output import tell
from interview.county.work import Heard
from interview.wording.catalog import Words

_EVERY = 5.0
"""Seconds between two lines."""


@contextmanager
def heard_as_progress(words: Words) -> Iterator[Heard]:
    """What is to be told how many are done, and of how many."""
    if sys.stderr.isatty():
        with _bar(words) as heard:
            yield heard
    else:
        yield _lines(words)


def _lines(words: Words) -> Heard:
    said = time.monotonic()

    def heard(done: int, whole: int) -> None:
        nonlocal said
        if time.monotonic() - said > _EVERY:
            said = time.monotonic()
            tell(words.say("county.progress", n=done, whole=whole))

    return heard


@contextmanager
def _bar(words: Words) -> Iterator[Heard]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TextColumn(words.say("county.left")), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(words.say("county.looking"), total=None)
        yield lambda done, whole: progress.update(task, completed=done, total=whole)
