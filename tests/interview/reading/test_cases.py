"""The small inputs that were once read wrong (../shared/cases): what they stand for must be right, and nothing wrong.

Members of each kind that are made here, and need no file, stand in `test_figures`, `test_furniture` and `damages`.
"""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from interview.flowfiles import available
from interview.reading.model import Report
from interview.reading.report import read_report
from tests.interview.reading.measuring import FIGURES, judge, number

CASES = Path(__file__).parents[4] / "shared" / "cases"
ABSENT = "the small inputs (../shared/cases) are not on this machine"


def cases() -> list[dict[str, Any]]:
    file = CASES / "cases.toml"
    return tomllib.loads(file.read_text("utf-8"))["case"] if file.exists() else []


def having(*keys: str) -> pytest.MarkDecorator:
    """The cases that say something of all these."""
    chosen = [each for each in cases() if all(key in each for key in keys)]
    absent = [pytest.param({}, marks=pytest.mark.skip(reason=ABSENT), id="absent")]
    return pytest.mark.parametrize("case", chosen or absent, ids=lambda each: str(each.get("file", "absent")))


@cache
def read(file: str) -> Report:
    return read_report(CASES / "reports" / file, available())


@having("year")
def test_the_year_is_the_one_of_the_title(case: dict[str, Any]) -> None:
    assert read(case["file"]).year == case["year"]


@having("office")
def test_the_office_is_the_one_of_the_title(case: dict[str, Any]) -> None:
    assert read(case["file"]).office == case["office"]


@having("open")
def test_what_nothing_forces_stays_open(case: dict[str, Any]) -> None:
    figures = read(case["file"]).figures
    assert [address for address in case["open"] if figures[address].state == "read"] == []


@having("figures")
def test_what_can_be_known_is_read(case: dict[str, Any]) -> None:
    figures = read(case["file"]).figures
    assert {address: figures[address].value for address in case["figures"]} == case["figures"]


@having("figures_of")
def test_no_cell_is_wrong_without_a_flag_and_enough_are_right(case: dict[str, Any]) -> None:
    told = json.loads(next(FIGURES.glob(f"{case['figures_of']}-*")).read_text("utf-8"), parse_float=Decimal)
    figures = read(case["file"]).figures
    judged = {
        address: judge(number(value), figures.get(address)) for address, value in told["figures"].items()
    }
    assert [address for address, how in judged.items() if how == "wrong"] == []
    legible = [how for how in judged.values() if not how.endswith("blank")]
    assert legible.count("right") >= case["least"] * len(legible)
