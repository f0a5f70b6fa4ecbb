"""The days of a register, as people write them or as a spreadsheet counts them; of many only the month is told.

Offices write 2025-3-5, 25.3.5, 3月5日, 3.5, 三月五日. What year a day without one is of is for whoever knows the table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from interview.dataclass import dataclass
from interview.engine.answers.numerals import canonical, read_number
from interview.reading.filled.tables import Table

_PART = r"\s*[-/.年月]\s*"
_YEAR = r"(?P<year>(?:19|20)\d\d|[1-4]\d)"
_MONTH, _DAY = r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})"
_WRITTEN = tuple(
    map(
        re.compile,
        (
            rf"{_YEAR}{_PART}{_MONTH}{_PART}{_DAY}(?!\d)",
            rf"{_MONTH}/{_DAY}/{_YEAR}(?!\d)",  # as an English Excel shows it
            r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
            rf"(?P<year>(?:19|20)\d\d)\s*[-/.年]\s*{_MONTH}(?:月份?)?$",
            rf"{_MONTH}\s*月\s*(?:{_DAY}\s*[日号]?)?(?!\d)",
            rf"{_MONTH}\s*[-/.]\s*{_DAY}(?!\d)",
        ),
    )
)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_FIRST_DAY = date(1899, 12, 30)
"""From which spreadsheets count their days."""
_LIKELY_DAYS = range(36526, 62093)
"""From 2000 to 2069."""
_SPELLED = re.compile("[〇一二三四五六七八九十]+")
_FIRST_ROWS = 30
_APART = ("年", "月", "日")
"""Heads of three columns that make one day."""
_TITLE_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:\s*年|$)")


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a register, as far as it is told."""

    year: int | None
    month: int

    def before(self, other: Day) -> bool:
        """Whether it is surely before another: by its month, since 3.1 may be the tenth, too."""
        if self.year is None or other.year is None:
            return self.month < other.month
        return (self.year, self.month) < (other.year, other.month)


def day(text: str) -> Day | None:
    """The day that a cell tells; None where it tells none."""
    said = _SPELLED.sub(_in_figures, canonical(text))
    serial = _SERIAL.fullmatch(said)
    if serial and int(serial[1]) in _LIKELY_DAYS:
        counted = _FIRST_DAY + timedelta(days=int(serial[1]))
        return Day(counted.year, counted.month)
    found = (pattern.match(said) for pattern in _WRITTEN)
    return next((told for each in found if each and (told := _of(each))), None)


def _in_figures(spelled: re.Match[str]) -> str:
    number = read_number(spelled[0])
    return spelled[0] if number is None else str(number)


def _of(found: re.Match[str]) -> Day | None:
    told = {name: int(part) for name, part in found.groupdict().items() if part}
    year = told.get("year")
    if year is not None and year < 100:  # noqa: PLR2004 - two figures
        year += 2000
    try:
        date(year or 2000, told["month"], told.get("day", 1))
    except ValueError:
        return None
    return Day(year, told["month"])


def year_over(table: Table, head: int) -> int | None:
    """The one year that is named above the heads of a table."""
    years = {int(year) for row in table[:head] for cell in row for year in _TITLE_YEAR.findall(cell)}
    return years.pop() if len(years) == 1 else None


def with_whole_days(table: Table) -> Table:
    """The table, with days in one cell each where 年, 月 and 日 have columns of their own."""
    for number, row in enumerate(table[:_FIRST_ROWS]):
        for at in range(len(row) - 2):
            if tuple(row[at : at + 3]) == _APART:
                above = table[number - 1][at : at + 1] if number else []
                head = "" if any(above) else "日期"
                table = [
                    *table[:number], _in_place(row, at, head),
                    *(_in_place(below, at, "-".join(filter(None, below[at : at + 3]))) for below in table[number + 1 :]),
                ]  # fmt: skip
    return table


def _in_place(row: Sequence[str], at: int, text: str) -> Sequence[str]:
    """A row with a text in the first of three cells, and nothing in the others; one that ends before them as it is."""
    return [*row[:at], text, "", "", *row[at + 3 :]] if len(row) > at + 1 else row
