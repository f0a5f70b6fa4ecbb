"""What holds for every test: how patient it is, and which ones a run of everything leaves out.

`slow` are searches and whole interviews that take long and find little that the others do not: `.ci/run` runs them, and
whoever names their file or folder. `pytest` alone, the README's command, leaves them out.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

HERE = Path(__file__).parent

settings.register_profile(
    "patient", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("patient")  # how long one example takes says how busy the machine is


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves slow tests out of a run of everything, unless it is them that are wanted."""
    everything = all(Path(each).resolve() == HERE for each in config.args)
    if not everything or "slow" in config.option.markexpr:
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    items[:] = [item for item in items if not item.get_closest_marker("slow")]
    config.hook.pytest_deselected(items=slow)
