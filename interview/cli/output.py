"""What to do when nobody is there any more to read what is printed: a closed window, a pipe that was left."""

from __future__ import annotations

import os
import sys
from contextlib import suppress


def give_up() -> None:
    """Sends what is still to be printed nowhere, so that Python's own last flush does not change the exit code."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def wait_for_the_reader(said: str) -> None:
    """Says how to close the window, and waits until whoever sits there has read what stands in it."""
    with suppress(EOFError, KeyboardInterrupt, OSError):
        print("\n" + said, file=sys.stderr, flush=True)
        sys.stdin.readline()
