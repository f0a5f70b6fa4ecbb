"""Reports damaged at random in every layout: 3,000, and 1,000 in layouts met later, with NIANBAO_LONG=1, a fiftieth of that otherwise.

Cells, columns, heads and labels are lost, exchanged or torn, and a page's lines stand around. Whatever happens, nothing may
be wrong without a flag; the title, the office and the year stay what they were. Every run has other numbers, and a failure says
which: `damaged(number)` makes its report again, NIANBAO_SEED sets the first.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.formats.web import lines_of_page
from interview.reading.report import report_of_lines
from tests.interview.reading.damages import RECORDED, Damaged, damaged, first_number
from tests.interview.reading.layouts import LATER

HOW_MANY = 3_000 if os.environ.get("NIANBAO_LONG") == "1" else 60
SEED = first_number()


def wrong(report: Damaged) -> Iterator[str]:
    """What is read of a damaged report and is not what it said."""
    lines = (lines_of_page if report.layout == "html" else lines_of_text)(report.text)
    read = report_of_lines(lines, available())
    if (read.office, read.year) != ("云山县水利局", 2024):
        yield f"{read.office} {read.year}"
    for address, true in report.truth.items():
        figure = read.figures.get(address)
        if figure is not None and figure.state == "read" and figure.value != true:
            yield f"{address}: {figure.value}, not {true}"


def _all_wrong(numbers: range, *among: str) -> dict[int, tuple[str, tuple[str, ...], list[str]]]:
    reports = ((number, damaged(number, among or RECORDED)) for number in numbers)
    return {
        number: (report.layout, report.told, told)
        for number, report in reports
        if (told := list(wrong(report)))
    }


def test_no_damage_makes_a_figure_wrong_without_a_flag() -> None:
    assert _all_wrong(range(SEED, SEED + HOW_MANY)) == {}, f"NIANBAO_SEED={SEED}"


def test_no_damage_in_a_layout_met_later_makes_a_figure_wrong_without_a_flag() -> None:
    assert _all_wrong(range(SEED, SEED + HOW_MANY // 3), *LATER) == {}, f"NIANBAO_SEED={SEED}"
