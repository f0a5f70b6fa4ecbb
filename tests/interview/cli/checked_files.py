"""Reports to be checked, and what `nianbao check --format json` says of each."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.interview.reading.layouts import Sample, printed, sample

Captured = pytest.CaptureFixture[str]


def made(change: Callable[[Sample], None] = lambda _: None, seed: int = 1) -> str:
    """A report of 云山县水利局 on 2024 as text, its sums right unless changed."""
    report = sample(seed)
    report.proactive[0][2][0][2][:] = ["0", "0", "0"]
    report.proactive[0][2][1][2][:] = ["5", "3", "20"]
    report.proactive[3][2][0][2][:] = ["2.5"]
    change(report)
    return printed(report, "bars")


def wrong_total(report: Sample) -> None:
    report.disputes[4] = str(int(report.disputes[4]) + 1)


def put(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def entries(captured: Captured) -> list[dict[str, Any]]:
    read_: list[dict[str, Any]] = json.loads(captured.readouterr().out, parse_float=Decimal)
    return read_


def rules(entry: dict[str, Any]) -> set[str]:
    return {each["rule"] for each in entry["findings"]}
