"""An answers file called otherwise while it is open: its backup and its lock go along, nothing is written over or lost."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from interview.errors import LockedError
from interview.session import AnswersFile, Session, is_held, read
from tests.interview.session.books import Clock, counts, never
from tests.interview.session.scenes import NAME, Say, begun, opened
from tests.interview.session.tracing import OF_FILES, Life, lived, needs_tracing

OTHER = "水利局-2024.nianbao.json"
FIRST, SECOND, THIRD = counts(a=1), counts(a=2), counts(a=3)
STEP = 1 if os.environ.get("NIANBAO_LONG") == "1" else 4


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    begun(path, FIRST, SECOND)
    return path


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def test_file_backup_and_lock_have_the_other_name_and_answers_go_on_there(path: Path) -> None:
    other = path.with_name(OTHER)
    with opened(path) as file:
        assert file.rename(other)
        assert file.path == other
        assert names(path.parent) == {OTHER, f"{OTHER}.bak", f"{OTHER}.lock"}
        assert (is_held(path), is_held(other)) == (False, True)
        with pytest.raises(LockedError):
            opened(other)
        file.save(THIRD, "a")
        assert file.notices() == ()
    assert read(other).book == THIRD
    assert read(Path(f"{other}.bak")).book == SECOND
    assert names(path.parent) == {OTHER, f"{OTHER}.bak"}


def test_a_file_without_a_backup_is_renamed_too(tmp_path: Path) -> None:
    path = tmp_path / NAME
    with AnswersFile.create(path, Session("f", 1, FIRST, "a"), now=Clock(), sleep=never) as file:
        assert file.rename(path.with_name(OTHER))
    assert names(tmp_path) == {OTHER}


def test_nothing_is_renamed_over(path: Path) -> None:
    other = path.with_name(OTHER)
    other.write_text("mine", encoding="utf-8")
    with opened(path) as file:
        assert not file.rename(other)
        file.save(THIRD, "a")
    assert (other.read_text("utf-8"), read(path).book) == ("mine", THIRD)
    assert names(path.parent) == {NAME, f"{NAME}.bak", OTHER}


def test_a_name_that_somebody_else_is_starting_is_left_to_them(path: Path) -> None:
    other = path.with_name(OTHER)
    with opened(path) as file, AnswersFile.create(other, Session("f", 1), now=Clock(), sleep=never):
        assert not file.rename(other)
        assert file.path == path


@pytest.mark.parametrize("change", [Path.unlink, lambda path: path.write_bytes(b"theirs")])
def test_a_file_that_others_have_moved_or_replaced_is_not_renamed(
    path: Path, change: Callable[[Path], object]
) -> None:
    with opened(path) as file:
        change(path)
        assert not file.rename(path.with_name(OTHER))
        file.save(THIRD, "a")
    assert read(path).book == THIRD


def test_a_closed_file_is_not_renamed(path: Path) -> None:
    file = opened(path)
    file.close()
    with pytest.raises(RuntimeError):
        file.rename(path.with_name(OTHER))


def played(path: Path, kill_at: int | None = None, fail: Callable[[int, str], int] | None = None) -> Life:
    """Renames and saves once more, in a fresh folder."""
    shutil.rmtree(path.parent, ignore_errors=True)
    path.parent.mkdir()
    begun(path, FIRST, SECOND)
    held: list[AnswersFile] = []

    def act(say: Say) -> None:
        say("renamed" if held[0].rename(path.with_name(OTHER)) else "kept")

    return lived(lambda: held.append(opened(path)), act, kill_at=kill_at, fail=fail or (lambda _at, _call: 0))


def judge(path: Path) -> None:
    """One of the two names opens, with everything in it, and nobody is locked out."""
    [there] = [each for each in (path, path.with_name(OTHER)) if each.exists()]
    assert read(there).book == SECOND
    with opened(there) as file:
        file.save(THIRD, "a")
    assert read(there).book == THIRD
    assert read(Path(f"{there}.bak")).book in (FIRST, SECOND)


def test_a_kill_at_any_call_leaves_it_under_one_name_or_the_other(tmp_path: Path) -> None:
    needs_tracing(failing=False)
    path = tmp_path / "folder" / NAME
    kills = 0
    while played(path, kill_at=kills * STEP).killed:
        judge(path)
        kills += 1
    judge(path)
    assert kills > 2 * 10 // STEP


def failing(place: int, onwards: bool, error: int, at: int, call: str) -> int:
    return error if call in OF_FILES and (at == place or (onwards and at > place)) else 0


@pytest.mark.parametrize("onwards", [False, True])
def test_a_call_that_fails_leaves_it_under_one_name_or_the_other(tmp_path: Path, onwards: bool) -> None:
    needs_tracing(failing=True)
    path = tmp_path / "folder" / NAME
    calls = played(path).calls
    for at in range(0, len(calls), STEP):
        life = played(path, fail=partial(failing, at, onwards, errno.EIO))
        assert life.said in {"renamed", "kept"}, (at, calls[at], life.said)
        judge(path)
