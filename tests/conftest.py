"""What holds for every test: how patient it is, which ones a run of everything leaves out, and which are measured.

`slow` are searches and whole interviews that take long and find little that the others do not: `.ci/run` runs them, and
whoever names their file or folder. `pytest` alone, the README's command, leaves them out.

`no_cover` is what goes many times through what others go through once. Measuring slows everything that runs, Textual
most of all: so of a test that a face, the reader or whole reports are put to with many values, coverage measures the first alone. What
draws its examples at random is not measured at all: a line that only chance reaches would be green today and red tomorrow.

Ten thousand tests collected are a million objects that the garbage collector would go through again and again: it is told to leave them alone.
"""

from __future__ import annotations

import gc
import os
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

HERE = Path(__file__).parent
ROOMS = ("cli", "desk", "line", "reading", "story", "talk", "tui")
MEASURED_ONCE = (HERE / "golden", *(HERE / "interview" / room for room in ROOMS))

settings.register_profile(
    "patient", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow],
    max_examples=100 if os.environ.get("NIANBAO_LONG") == "1" else 30,  # others every time
)  # fmt: skip
settings.load_profile("patient")  # how long one example takes says how busy the machine is


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Ends the measurement that pytest-cov begins in a worker before it knows that it is one, and never keeps.

    Coverage goes back to the measurement below when the one above pauses: `no_cover` would slow as if it were not there.
    """
    plugin: Any = session.config.pluginmanager.getplugin("_cov")
    if hasattr(session.config, "workerinput") and plugin is not None and plugin.cov_controller is not None:
        plugin.cov_controller.cov.stop()


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Has every worker of a whole run compile another share of the test files first, and find compiled what the others did.

    In a fresh checkout each would compile all of them, in the same order at the same time: three quarters of what collecting takes there.
    """
    worker: dict[str, Any] = getattr(session.config, "workerinput", {})
    if not worker or not _is_everything(session.config):
        return
    first, every = int(worker["workerid"].removeprefix("gw")), int(worker["workercount"])
    for file in sorted(HERE.rglob("test_*.py"))[first::every]:
        with suppress(Exception):  # what cannot be imported is told when it is collected
            import_module(".".join(file.relative_to(HERE.parent).with_suffix("").parts))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Marks what need not be measured; leaves slow tests out of a run of everything, unless it is them that are wanted."""
    measure_once(items)
    measure_nothing_random(items)
    if not _is_everything(config) or "slow" in config.option.markexpr:
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    items[:] = [item for item in items if not item.get_closest_marker("slow")]
    config.hook.pytest_deselected(items=slow)


def _is_everything(config: pytest.Config) -> bool:
    """Whether it is all tests that are asked for, and not those of a file or a folder."""
    return all(Path(each).resolve() == HERE for each in config.args)


def pytest_collection_finish() -> None:
    """Takes what was collected, and lives as long as the process, out of the collector's sight; a tenth of the time."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Has the collector look for garbage seldom: every screen and every plan is made and left, and the program sets a pace of its own."""
    gc.set_threshold(100_000, 50, 100)


def measure_once(items: list[pytest.Item]) -> None:
    """Leaves all but the first of the values that a test of these rooms is tried with out of the coverage."""
    measured: set[str] = set()
    for item in items:
        if not is_measured_once(item.path):
            continue
        name = item.nodeid.partition("[")[0]
        if name in measured:
            item.add_marker(pytest.mark.no_cover)
        measured.add(name)


@cache  # ten thousand tests stand in a few hundred files
def is_measured_once(file: Path) -> bool:
    return any(room in file.parents for room in MEASURED_ONCE)


def measure_nothing_random(items: list[pytest.Item]) -> None:
    """Leaves the tests that draw their examples out of the coverage, so that it says the same on every run."""
    for item in items:
        if isinstance(item, pytest.Function) and is_hypothesis_test(item.function):
            item.add_marker(pytest.mark.no_cover)
