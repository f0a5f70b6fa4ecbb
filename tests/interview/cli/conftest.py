"""What the tests of commands begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.cli.running import Run


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs commands in a folder of their own."""
    monkeypatch.chdir(tmp_path)
    return Run(tmp_path, capsys)
