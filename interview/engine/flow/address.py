"""Addresses taken apart, the one place that does it: what a figure or a question stands under, and its name there.

`applications.granted.natural` is `natural` in the row `applications.granted`, and one of `applications`. That is all that an
address says. What a question means is its meaning (`interview.engine.plan.meaning`); no id is ever read for it.
"""

from __future__ import annotations


def names_in(address: str) -> tuple[str, ...]:
    """Every name in an address, in order."""
    return tuple(address.split("."))


def row_of(address: str) -> str:
    """What an address stands under: of a figure its row, or the group that it is one of; empty where it has one name alone."""
    return address.rpartition(".")[0]


def name_in_row(address: str) -> str:
    """What an address is called where it stands: of a figure in a table its column."""
    return address.rpartition(".")[2]


def subject_of(address: str) -> str:
    """What it is about: the first name, which everything that belongs together shares."""
    return address.partition(".")[0]
