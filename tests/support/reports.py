"""Real published reports: figures by address, where the checkout has them beside it."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from interview.engine.sums.relations import Number
from tests.support.interviews import flow

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "reports" / "figures"
WHOLE = ("000", "001", "002", "004", "006", "007", "008", "009", "010", "011")
NO_REPORTS = f"the published reports are not beside this checkout ({FOLDER})"


@cache
def published(number: str) -> tuple[str, dict[str, Number | None]]:
    """The flow of a published report, and its figures as published; None where blank or unreadable."""
    found = sorted(FOLDER.glob(f"{number}-*.json"))
    if not found:
        pytest.skip(NO_REPORTS)
    raw = json.loads(found[0].read_text(encoding="utf-8"), parse_float=Decimal)
    id = f"disclosure_{raw['format']}"
    figures: dict[str, Number | None] = {}
    for address, told in raw["figures"].items():
        figures[_in_this_form(id, address)] = _number(address, told)
    return id, figures


def _in_this_form(id: str, address: str) -> str:
    """Some reports in the form of three rows (六) still have the one row of before."""
    if id == "disclosure_2021":
        return address.replace("applications.other.", "applications.other_misc.")
    return address


def _number(address: str, told: object) -> Number | None:
    if isinstance(told, int | Decimal):
        return told
    if isinstance(told, str) and (match := re.fullmatch(r"\s*(-?[\d.]+)\s*(元|万元)?\s*", told)):
        amount = Decimal(match[1])
        return amount / 10000 if match[2] == "元" and not address.startswith("processing_fee") else amount
    return None


def typed(number: str) -> tuple[str, dict[str, Number]]:
    """The figures a clerk would type: no totals, no blanks."""
    id, figures = published(number)
    totals = {each.target for each in flow(id).relations if each.computes}
    return id, {
        address: told for address, told in figures.items()
        if told is not None and address not in totals and not address.endswith(".total")
    }  # fmt: skip
