"""SIGKILL at the entry and at the exit of every call of the system that a save makes: one version or the other is there.

Every stop of the plain saves; of the longer scenes, which are slow, every third, unless NIANBAO_LONG=1 asks for all.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.interview.session.scenes import NAME, SCENES
from tests.interview.session.tracing import needs_tracing

PLAIN = ("a file without a backup", "a file with its backup", "half a temporary file left behind")
EACH = [name if name in PLAIN else pytest.param(name, marks=pytest.mark.slow) for name in SCENES]
WHOLE = os.environ.get("NIANBAO_LONG") == "1"


@pytest.mark.no_cover
@pytest.mark.parametrize("name", EACH)
def test_a_kill_at_any_call_leaves_one_version_or_the_other(tmp_path: Path, name: str) -> None:
    scene = SCENES[name]
    needs_tracing(failing=not scene.links)
    path = tmp_path / "folder" / NAME
    step = 1 if WHOLE or name in PLAIN else 3
    kills = 0
    while (life := scene.played(path, kill_at=kills * step)).killed:
        scene.judge(path, "saved" in life.said)
        kills += 1
    scene.judge(path, saved=True)
    print(f"{name}: {len(life.calls)} calls, {kills} kills")
    assert life.said == "saved"
    assert kills > 2 * 20 // step
