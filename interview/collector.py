"""What the garbage collector need never look at: all that is loaded and made while the program starts.

It would otherwise go through all of it just when the first question is to appear. Only of starting, once a process each:
what is garbage at such a moment stays for ever, so it must not happen again with every report that is opened.
"""

from __future__ import annotations

import gc
from functools import cache
from typing import Literal


@cache
def leave_alone(moment: Literal["loaded", "shown"]) -> None:  # noqa: ARG001 - each moment comes once
    """Takes what there is at this moment of the start out of the collector's sight; the first time only."""
    gc.freeze()
