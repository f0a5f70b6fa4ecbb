"""A disk that fails at any call of a save, once or from then on: told kindly, nothing lost, and the next save works.

Every call of the plain save; of the other scenes, which are slow, every ninth and thirteenth, unless NIANBAO_LONG=1 asks for all.
"""

from __future__ import annotations

import errno
import os
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from tests.interview.session.scenes import NAME, SCENES
from tests.interview.session.tracing import OF_FILES, needs_tracing

ERRORS = {
    errno.EIO: "not_written",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EACCES: "read_only",
}
ANY = {"saved", "unreadable", "no_locks", "read_only_yet"}
"""What any error may come to: none at all where the call did not matter, or another name where a file is read or
locked, or where nobody is let see that there is one."""
PLAIN = "a file with its backup"
EACH = [name if name == PLAIN else pytest.param(name, marks=pytest.mark.slow) for name in SCENES]
WHOLE = os.environ.get("NIANBAO_LONG") == "1"


@pytest.mark.no_cover
@pytest.mark.parametrize("name", EACH)
@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.__getitem__)
def test_a_call_that_fails_once_costs_at_most_one_attempt(tmp_path: Path, name: str, error: int) -> None:
    needs_tracing(failing=True)
    scene, path = SCENES[name], tmp_path / "folder" / NAME
    calls = scene.played(path).calls
    outcomes: Counter[str] = Counter()
    for at, call in list(enumerate(calls))[:: 1 if WHOLE or name == PLAIN else 9]:
        if call not in OF_FILES:
            continue
        life = scene.played(path, fail=partial(failing_at, at, call, error))
        first, _, second = life.said.rpartition(", then ")
        assert second == "saved", f"{call}, call {at}: {life.said}"
        outcomes[first or "saved"] += 1
        scene.judge(path, saved=True)
    print(f"{name}, {errno.errorcode[error]}: {dict(outcomes)}")
    assert outcomes.keys() <= ANY | {ERRORS[error]}


@pytest.mark.no_cover
@pytest.mark.parametrize("name", EACH)
@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.__getitem__)
def test_a_disk_that_fails_from_a_call_on_keeps_what_was_there(tmp_path: Path, name: str, error: int) -> None:
    needs_tracing(failing=True)
    scene, path = SCENES[name], tmp_path / "folder" / NAME
    calls = scene.played(path).calls
    for at in range(0, len(calls), 1 if WHOLE or name == PLAIN else 13):
        life = scene.played(path, fail=partial(failing_from, at, error))
        told = life.said.split(", then ")
        assert set(told) <= ANY | {ERRORS[error]}, life.said
        scene.judge(path, saved="saved" in told)


def failing_at(place: int, called: str, error: int, at: int, call: str) -> int:
    return error if (at, call) == (place, called) else 0


def failing_from(first: int, error: int, at: int, call: str) -> int:
    return error if at >= first and call in OF_FILES else 0
