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
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

HERE = Path(__file__).parent
ROOMS = ("cli", "desk", "line", "reading", "story", "talk", "tui")
MEASURED_ONCE = (HERE / "golden", *(HERE / "interview" / room for room in ROOMS))

settings.register_profile(
    "patient", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("patient")  # how long one example takes says how busy the machine is


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Ends the measurement that pytest-cov begins in a worker before it knows that it is one, and never keeps.

    Coverage goes back to the measurement below when the one above pauses: `no_cover` would slow as if it were not there.
    """
    plugin: Any = session.config.pluginmanager.getplugin("_cov")
    if hasattr(session.config, "workerinput") and plugin is not None and plugin.cov_controller is not None:
        plugin.cov_controller.cov.stop()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Marks what need not be measured; leaves slow tests out of a run of everything, unless it is them that are wanted."""
    measure_once(items)
    measure_nothing_random(items)
    everything = all(Path(each).resolve() == HERE for each in config.args)
    if not everything or "slow" in config.option.markexpr:
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    items[:] = [item for item in items if not item.get_closest_marker("slow")]
    config.hook.pytest_deselected(items=slow)


def pytest_collection_finish() -> None:
    """Takes what was collected, and lives as long as the process, out of the collector's sight; a tenth of the time."""
    gc.collect()
    gc.freeze()


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
