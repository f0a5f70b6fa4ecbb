"""What the cells of a register mean for a form: who applied, what came of it, whether it is open.

Words are data, `register.toml`. What they do not surely say is None; no name of an applicant is kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from interview.engine.answers.templates import inner, spoken
from interview.engine.flow.ledger_form import Ledger
from interview.own_toml import own_toml
from interview.reading.match.labels import folded

_PERSON = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff·*×xX]{1,3}")
_BESIDE_A_NAME = re.compile(r"[（(][^（()）]*[）)]$|等\d*人$")
"""A deputy, a telephone; or that others applied along."""
_SHORTEST_NAME = 2
_NOT = frozenset("不未非无没拒")
"""In front of a name it says the contrary."""


def words() -> Mapping[str, Any]:
    """The words of registers."""
    return own_toml("interview.reading.filled", "register.toml")


class Meanings:
    """What the cells of a register mean for a form, in any language that it is asked in."""

    def __init__(self, ledgers: Sequence[Ledger]) -> None:
        self._columns: dict[str, str] = {}
        self._rows: dict[str, str] = {}
        self._groups: dict[str, str] = {}
        self.out = next(row.id for row in ledgers[0].rows if row.role == "out")
        self._partly = {row.id for row in ledgers[0].rows if row.given == "part"}
        for ledger in ledgers:
            self._learn(ledger)
        known = {row.id for row in ledgers[0].rows}
        self._rows |= {folded(w): row for row, ws in words()["results"].items() if row in known for w in ws}
        self._rows |= {folded(word): self.out for word in words()["values"]["open"] if len(word) > 1}
        self._groups |= {folded(w): given for given, ws in words()["groups"].items() for w in ws}

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
        return self._columns[folded("自然人")] if _are_persons(text.strip()) else None

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
        if said in self._groups or any(word in said for word in words()["results_alone"]["unsure"]):
            return None
        whole = self._named(said)
        rows = {self._rows[name] for name in whole}
        denied = any(_NOT & {*said[max(0, said.index(name) - 2) : said.index(name)]} for name in whole)
        return rows.pop() if len(rows) == 1 and not denied else None

    def _named(self, said: str) -> list[str]:
        """The names that stand in a text, but for those within longer ones; where it says 部分公开, that alone counts."""
        alone = set(map(folded, words()["results_alone"]["names"]))
        named = [name for name in {*self._rows} - alone if len(name) > _SHORTEST_NAME and name in said]
        whole = [name for name in named if not any(name in other and name != other for other in named)]
        return [name for name in whole if self._rows[name] in self._partly] or whole

    def given(self, text: str) -> str | None:
        """The first step's answer, where a text says the form's group and not which of its rows."""
        return self._groups.get(folded(text))


def _are_persons(text: str) -> bool:
    """Whether a text names persons and nobody else: 张三, 张三、李四, 张三等5人."""
    return all(_is_person(name.strip()) for name in re.split("[、，,]", _BESIDE_A_NAME.sub("", text)))


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
