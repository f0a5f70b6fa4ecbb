"""Work of another's library is broken off when it takes too long, whatever it catches itself."""

from __future__ import annotations

import threading
import time

import pytest

from interview.reading.extract.watchdog import within


def for_ever() -> None:
    while True:
        try:
            sum(range(1000))
        except Exception:  # noqa: BLE001, S112 - as libraries do
            continue


def test_work_that_ends_gives_what_it_gives() -> None:
    assert within(60, lambda: 7) == 7
    with pytest.raises(ValueError, match="x"):
        within(60, lambda: int("x"))


def test_work_that_takes_too_long_is_broken_off_and_nothing_comes_after_it() -> None:
    for _ in range(3):
        with pytest.raises(TimeoutError):
            within(0.1, for_ever)
    assert sum(range(2_000_000)) > 0


def test_whoever_catches_everything_is_broken_off_again() -> None:
    caught: list[BaseException] = []

    def stubborn() -> None:
        while True:
            try:
                for_ever()
            except BaseException as raised:  # even this
                caught.append(raised)
                if len(caught) == 2:
                    raise

    with pytest.raises(TimeoutError):
        within(0.1, stubborn)
    assert len(caught) == 2


def test_a_thread_of_its_own_can_be_watched_too() -> None:
    raised: list[BaseException] = []

    def watched() -> None:
        try:
            within(0.1, for_ever)
        except TimeoutError as trouble:
            raised.append(trouble)

    beside = threading.Thread(target=watched)
    beside.start()
    beside.join(60)
    assert len(raised) == 1


def test_waiting_costs_no_time_that_counts() -> None:
    within(0.5, lambda: time.sleep(1))
