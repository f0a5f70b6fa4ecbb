"""The package itself: every name it promises is there, and no other."""

from __future__ import annotations

import pytest

from interview import session


def test_every_promised_name_is_there() -> None:
    assert all(hasattr(session, name) for name in session.__all__)


def test_a_name_that_is_not_promised_is_not_there() -> None:
    with pytest.raises(AttributeError):
        session.no_such_name  # type: ignore[attr-defined]  # noqa: B018 - looking is the test
