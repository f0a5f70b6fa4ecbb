"""Work for other processes that ends some of them: found by its name wherever they start."""

from __future__ import annotations

import os
from pathlib import Path


def dies_of_bad_ones(path: Path) -> str:
    """The name of a file; of one called so, the whole process dies."""
    if path.name.startswith("bad"):
        os._exit(9)
    return path.name


def mourned(path: Path) -> str:
    """What is said of a file over which a process died."""
    return f"died of {path.name}"
