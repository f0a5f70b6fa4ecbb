"""What the cells of a register mean for a form: who applied, what came of it, whether it is open, a day.

Words are data, `register.toml`. What they do not surely say is None; no name of an applicant is kept.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from interview.engine.answers.templates import inner, spoken
from interview.engine.flow.ledger_form import Ledger
from interview.reading.match.labels import folded

_PERSON = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff·*×xX]{1,3}")
_SHORTEST_NAME = 2
_NOT = frozenset("不未非无没拒")
"""In front of a name it says the contrary."""
_DATE = re.compile(r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_PACKED = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_FIRST_DAY = date(1899, 12, 30)
"""From which spreadsheets count their days."""
_LIKELY_DAYS = range(36526, 62093)
"""From 2000 to 2069."""


@cache
def words() -> Mapping[str, Any]:
    """The words of registers."""
    return tomllib.loads((files("interview.reading.filled") / "register.toml").read_text(encoding="utf-8"))


class Meanings:
    """What the cells of a register mean for a form, in any language that it is asked in."""

    def __init__(self, ledgers: Sequence[Ledger]) -> None:
        self._columns: dict[str, str] = {}
        self._rows: dict[str, str] = {}
        self._groups: dict[str, str] = {}
        self.out = next(row.id for row in ledgers[0].rows if row.role == "out")
        for ledger in ledgers:
            self._learn(ledger)
        known = {row.id for row in ledgers[0].rows}
        self._rows |= {folded(w): row for row, ws in words()["results"].items() if row in known for w in ws}
        self._rows |= {folded(word): self.out for word in words()["values"]["open"] if len(word) > 1}

    def _learn(self, ledger: Ledger) -> None:
        for column in ledger.columns:
            for name in (column.label, column.says, *column.also, *column.aliases):
                self._columns.setdefault(folded(name), column.id)
        for row in ledger.rows:
            if row.role in {"result", "out"}:
                for name in (row.label, row.says, spoken(row.says), inner(row.says), *row.aliases):
                    self._rows.setdefault(folded(name), row.id)
        for group in ledger.groups:
            given = {row.given for row in ledger.rows if row.group == group.id}
            if len(given) == 1:
                for name in (group.label, group.says, inner(group.says)):
                    self._groups.setdefault(folded(name), str(next(iter(given))))

    def kind(self, text: str) -> str | None:
        """The kind of applicant, by its name alone."""
        return self._columns.get(folded(text))

    def is_kind(self, text: str) -> bool:
        """Whether a text says what an applicant is, be it as vaguely as 法人, and not who."""
        return self.kind(text) is not None or folded(text) in map(folded, words()["values"]["nobody"])

    def who(self, text: str) -> str | None:
        """The kind of applicant, by its name or by somebody's own."""
        said = folded(text)
        if said in self._columns:
            return self._columns[said]
        if said in map(folded, words()["values"]["nobody"]):
            return None
        for word in words()["values"]["nobody"]:
            said = said.removeprefix(folded(word)) if len(word) > len("组织机构") else said
        if said in self._columns:
            return self._columns[said]
        endings = {e: column for column, es in words()["organisations"].items() for e in es}
        ending = max((each for each in endings if said.endswith(each)), key=len, default="")
        if ending:
            return str(endings[ending])
        return self._columns[folded("自然人")] if _is_person(text.strip()) else None

    def applicant(self, said: str, name: str) -> str | None:
        """The kind of applicant, by what a register says of it, else by its name; a 法人 with a person's name is none."""
        kind = self.who(said) if said else None
        if kind is not None or not name:
            return kind
        named = self.who(name)
        return None if said and named == self.kind("自然人") else named

    def result(self, text: str) -> str | None:
        """The row that an application ended in, or the one of open ones; of a longer text the only one that it names."""
        said = folded(text)
        if said in self._rows:
            return self._rows[said]
        if said in self._groups:
            return None
        named = [name for name in self._rows if len(name) > _SHORTEST_NAME and name in said]
        whole = [name for name in named if not any(name in other and name != other for other in named)]
        rows = {self._rows[name] for name in whole}
        denied = any(_NOT & {*said[max(0, said.index(name) - 2) : said.index(name)]} for name in whole)
        return rows.pop() if len(rows) == 1 and not denied else None

    def given(self, text: str) -> str | None:
        """The first step's answer, where a text says the form's group and not which of its rows."""
        return self._groups.get(folded(text))


def _is_person(text: str) -> bool:
    """Whether a text is the name of a person: a surname, and one to three characters or marks in their place."""
    begins = text.startswith(tuple(words()["surnames"]["two"].split()))
    return _PERSON.fullmatch(text) is not None and (begins or text[:1] in words()["surnames"]["one"])


def is_sum(text: str) -> bool:
    """Whether a cell begins a line of sums: 合计, 共6件."""
    said = re.sub(r"[0-9]+[件份条宗个项]?", "", folded(text))
    return said in {"共", *map(folded, words()["values"]["totals"])}


def is_note(text: str) -> bool:
    """Whether a cell is a note below a table: 填表人：某某, 注：……."""
    before, colon, _ = text.replace("：", ":").partition(":")
    return bool(colon) and folded(before) in map(folded, words()["values"]["notes"])


def carried(text: str) -> bool | None:
    """Whether a cell says that an application was carried in."""
    return _either(text, "carried", "new")


def is_open(text: str) -> bool | None:
    """Whether a cell says that an application is still open."""
    return _either(text, "open", "closed")


def _either(text: str, yes: str, no: str) -> bool | None:
    said = folded(text)
    values = words()["values"]
    if said in map(folded, values[yes]):
        return True
    return False if said in map(folded, values[no]) else None


def day(text: str) -> date | None:
    """A day as people write it, or as a spreadsheet counts it."""
    found = _DATE.match(text.strip()) or _PACKED.fullmatch(text.strip())
    try:
        if found:
            return date(*map(int, found.groups()))
        serial = _SERIAL.fullmatch(text.strip())
        days = int(serial[1]) if serial else 0
        return _FIRST_DAY + timedelta(days) if days in _LIKELY_DAYS else None
    except ValueError:
        return None
