"""Work for other processes that ends some of them: found by its name wherever they start."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path


def dies_of_bad_ones(path: Path) -> str:
    """The name of a file; of one called so, the whole process dies."""
    if path.name.startswith("bad"):
        os._exit(9)
    return path.name


def mourned(path: Path) -> str:
    """What is said of a file over which a process died."""
    return f"died of {path.name}"


def hears_ctrl_c(_path: Path) -> bool:
    """Whether Ctrl-C could have reached this process while it began: who begins inside a block of it never hears it."""
    if sys.platform == "win32":
        return True
    return signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
