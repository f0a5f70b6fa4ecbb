"""A process that is killed while it saves loses nothing: two thousand times with NIANBAO_LONG=1, else a fiftieth."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.interview.session.conftest import other_process
from tests.interview.session.killing import kill_while_saving

__all__ = ["other_process"]

KILLS = 2000
SCALE = float(os.environ.get("NIANBAO_LONG") or 1 / 50)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs to split processes off")
@pytest.mark.parametrize("seed", range(4))
def test_kills_at_random_moments_lose_nothing(
    tmp_path: Path,
    other_process: Callable[..., subprocess.Popen[str]],
    seed: int,
) -> None:
    times = round(KILLS * SCALE / 4)
    kill_while_saving(tmp_path / "林业局-2024.nianbao.json", other_process, times, seed)
