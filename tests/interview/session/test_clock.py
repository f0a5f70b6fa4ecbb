"""A clock that jumps, hours or years, back or forth: the order of what was done, names and locks do not depend on it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from interview.session import AnswersFile, Session, free_path, read
from tests.interview.session.books import NOON, counts, never

CHINA = timezone(timedelta(hours=8))
JUMPS = {
    "back by hours": [NOON, NOON - timedelta(hours=3), NOON - timedelta(hours=6)],
    "back by years": [NOON, NOON - timedelta(days=366), datetime(1970, 1, 1, tzinfo=UTC)],
    "back to the first day there is": [NOON, datetime.min.replace(tzinfo=UTC), NOON],
    "forth to the last day there is, and back": [datetime.max.replace(tzinfo=UTC), NOON, NOON],
    "another zone": [NOON, NOON.astimezone(CHINA), NOON.astimezone(timezone(timedelta(hours=-10)))],
    "standing still": [NOON, NOON, NOON],
}


@pytest.mark.parametrize("moments", JUMPS.values(), ids=list(JUMPS))
def test_the_log_is_in_the_order_of_what_was_done(path: Path, moments: list[datetime]) -> None:
    clock = iter([moments[0], *(moment for moment in moments for _ in range(2))])
    with AnswersFile.create(path, Session("f", 1, counts(a=1)), now=lambda: next(clock), sleep=never) as file:
        file.save(counts(a=2), "b")
    for number in (3, 4):
        with AnswersFile.open(path, now=lambda: next(clock), sleep=never) as file:
            file.save(counts(a=number), "b", finished=number == 4)
    session = read(path)
    assert session.book == counts(a=4)
    assert [line.now for line in session.log if line.what == "changed"] == [2, 3, 4]
    assert session.log[-1].what == "finished"
    assert session.finished_at == session.log[-1].at == moments[-1].replace(microsecond=0)
    assert read(Path(f"{path}.bak")).book == counts(a=3)


def test_a_file_dated_in_the_future_is_saved_over_and_is_no_other_hands(path: Path) -> None:
    with AnswersFile.create(path, Session("f", 1, counts(a=1)), sleep=never) as file:
        os.utime(path, (4e9, 4e9))
        file.save(counts(a=2), "b")
        assert file.notices() == ()
    assert read(path).book == counts(a=2)


def test_a_name_depends_on_the_reports_year_alone(tmp_path: Path) -> None:
    first = free_path(tmp_path, "林业局", 2024)
    AnswersFile.create(first, Session("f", 1), now=lambda: datetime(1970, 1, 1, tzinfo=UTC)).close()
    assert first.name == "林业局-2024.nianbao.json"
    assert free_path(tmp_path, "林业局", 2024).name == "林业局-2024-2.nianbao.json"


@pytest.mark.no_cover
@pytest.mark.parametrize("years", [-30, 30])
def test_a_lock_from_another_time_is_held_by_the_living_and_not_by_the_dead(
    path: Path, other_process: Callable[..., subprocess.Popen[str]], years: int
) -> None:
    then = NOON.replace(year=NOON.year + years)
    with AnswersFile.create(path, Session("f", 1, counts(a=1)), now=lambda: then):
        holder = other_process("holding", path)
        assert holder.wait(20) != 0
    holder = other_process("holding", path)
    assert holder.stdout
    assert holder.stdout.readline() == "open\n"
    holder.kill()
    holder.wait()
    AnswersFile.open(path, now=lambda: then, wait=0).close()
