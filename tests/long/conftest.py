"""Long searches judge by what comes out; what they run through is measured elsewhere, and measuring would triple their time."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leaves the searches of this folder out of the coverage."""
    for item in items:
        if "/tests/long/" in item.path.as_posix():
            item.add_marker(pytest.mark.no_cover)
