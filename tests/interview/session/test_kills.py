"""A process that is killed while it saves loses nothing that it said was saved."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.interview.session.killing import kill_while_saving


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs to split processes off")
def test_forty_kills_lose_nothing(path: Path, other_process: Callable[..., subprocess.Popen[str]]) -> None:
    kill_while_saving(path, other_process, times=40)
