"""Texts of whole reports in which figures were changed, or two of a row exchanged: 2,000 with NIANBAO_LONG=1, 40 otherwise.

Then the sums no longer come out, and a reader that trusts them more than the text would read what does not stand there. What is
read must be what the text says now. With NIANBAO_LONG=1 and the programs for it the texts of PDFs are among them.
NIANBAO_SEED sets the first number; `changed(number)` makes the text of a failure again.
"""

from __future__ import annotations

import os
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from interview.engine.flow.address import row_of
from interview.engine.sums.relations import Number
from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.report import report_of_lines
from tests.interview.reading.conversions import conversions
from tests.interview.reading.rebuilt import Rebuilt, invented

WHOLE = os.environ.get("NIANBAO_LONG") == "1"
HOW_MANY = 2_000 if WHOLE else 40
SEED = int(os.environ.get("NIANBAO_SEED", "2026"))
TEXTS = frozenset([".txt", ".md"])
SUMMED = ("applications.", "reconsideration.", "litigation_")
"""The tables whose figures are summed."""
GLUED = "run together"
"""In that format no figure stands alone but in prose; it has a test of its own."""


@dataclass(frozen=True)
class Text:
    """A report as a text, and what it says."""

    told: str
    truth: Mapping[str, Number]
    kind: str


@cache
def wholes() -> tuple[Text, ...]:
    """Every report in every format that is a text."""
    reports = [invented(seed, most) for seed, most in ((1, 200), (5, 1000), (6, 90))]
    return tuple(
        text
        for each in conversions()
        if (each.is_quick or WHOLE) and each.name != GLUED
        for text in _texts(each.name, reports)
    )


def _texts(name: str, reports: list[Rebuilt]) -> Iterator[Text]:
    conversion = next(each for each in conversions() if each.name == name)
    with tempfile.TemporaryDirectory() as folder:
        for report, file in zip(reports, conversion.make(reports, Path(folder)), strict=True):
            if file.suffix in TEXTS:
                yield Text(file.read_text("utf-8"), report.truth, f"{report.id}, {name}")


def changed(number: int) -> Text:
    """A text with one or two figures changed, or two of a row in each other's place; only such as stand in one place alone."""
    dice = random.Random(number)
    text = dice.choice(wholes())
    values = Counter(map(str, text.truth.values()))
    printed = Counter(re.findall(r"(?<![\d.])\d+(?![\d.])", text.told))
    alone = [
        address for address, value in text.truth.items()
        if address.startswith(SUMMED) and value > 9 and values[str(value)] == printed[str(value)] == 1
    ]  # fmt: skip
    return _with(text, _exchanged(alone, text, dice) if dice.random() < 1 / 3 else _others(alone, text, dice))


def _others(alone: list[str], text: Text, dice: random.Random) -> dict[str, int]:
    chosen = dice.sample(alone, min(len(alone), dice.choice((1, 2))))
    return {
        each: dice.randrange(10 ** (len(str(text.truth[each])) - 1), 10 ** len(str(text.truth[each])))
        for each in chosen
    }


def _exchanged(alone: list[str], text: Text, dice: random.Random) -> dict[str, int]:
    rows = [
        row
        for name in sorted(set(map(row_of, alone)))
        if len(row := [each for each in alone if row_of(each) == name]) > 1
    ]
    if not rows:
        return {}
    one, other = dice.sample(dice.choice(rows), 2)
    return {one: int(text.truth[other]), other: int(text.truth[one])}


def _with(text: Text, new: Mapping[str, int]) -> Text:
    to = {str(text.truth[address]): str(value) for address, value in new.items()}
    told = re.sub(r"(?<![\d.])\d+(?![\d.])", lambda found: to.get(found[0], found[0]), text.told)
    return Text(told, {**text.truth, **new}, f"{text.kind}: {sorted(new.items())}")


def wrong(text: Text) -> Iterator[str]:
    """What is read and does not stand there."""
    read = report_of_lines(lines_of_text(text.told), available())
    for address, true in text.truth.items():
        figure = read.figures[address]
        if figure.state == "read" and figure.value != true:
            yield f"{address}: {figure.value}, not {true}"


def test_a_changed_figure_is_read_as_it_stands_or_flagged() -> None:
    found = {
        number: (text.kind, its)
        for number in range(SEED, SEED + HOW_MANY)
        for text in [changed(number)]
        if (its := list(wrong(text)))
    }
    assert found == {}
