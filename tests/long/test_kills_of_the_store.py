"""Two thousand kills while saving; NIANBAO_LONG says which part of them: 1 for all, 0.02 for a fiftieth."""

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
SCALE = float(os.environ.get("NIANBAO_LONG") or 0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs to split processes off")
@pytest.mark.skipif(not SCALE, reason="a long run: set NIANBAO_LONG=1, or to the part of it that is wanted")
@pytest.mark.parametrize("seed", range(4))
def test_kills_at_random_moments_lose_nothing(
    tmp_path: Path,
    other_process: Callable[..., subprocess.Popen[str]],
    seed: int,
) -> None:
    times = max(1, round(KILLS * SCALE / 4))
    kill_while_saving(tmp_path / "林业局-2024.nianbao.json", other_process, times, seed)
