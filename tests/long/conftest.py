"""Long searches are slow; they judge by what comes out, and what they run through is measured elsewhere."""

from __future__ import annotations

import pytest


@pytest.hookimpl(tryfirst=True)  # before those that are slow are left out
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leaves the searches of this folder out of the coverage, and out of a run of everything."""
    for item in items:
        if "/tests/long/" in item.path.as_posix():
            item.add_marker(pytest.mark.no_cover)
            item.add_marker(pytest.mark.slow)
