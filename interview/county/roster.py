"""The roster of units: who is expected to hand in, what else each is called, and which is part of which.

A small TOML file or a sheet with one unit a row; where there is none, it is made of the offices that handed in, this year
and last. An office belongs to a unit by its name or an alias, written with or without its city in front; where more than
one would fit, it belongs to none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import takewhile
from pathlib import Path, PurePosixPath

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.dataclasses import dataclass as sound_dataclass

from interview.dataclass import dataclass
from interview.desk.office_names import SHORTEST, is_same_office
from interview.desk.text_file import read_text
from interview.errors import SessionFileError
from interview.flowfiles.toml import TomlError, parse
from interview.reading.convert.to_book import kind_of_office
from interview.reading.filled.tables import Table, tables_of

NAMES = ("roster.toml", "roster.xlsx", "名单.xlsx")
"""Where a folder keeps its own, the first that is there."""
_SHORT = 3
"""Characters of what a unit is called within its county."""
_PLACE = re.compile(".*[省市县区旗州盟]")
_SEAT = re.compile("(人民政府|办事处)$")
_HEADS: Mapping[str, tuple[str, ...]] = {
    "name": ("单位", "单位名称", "名称", "unit", "name"),
    "kind": ("类型", "单位类型", "kind"),
    "aliases": ("别名", "又名", "曾用名", "aliases"),
    "merged_into": ("并入", "并到", "merged into", "merged_into"),
    "expected": ("应报", "是否应报", "expected"),
    "file": ("文件", "用哪份", "file"),
}
_NO = frozenset({"否", "不", "免报", "不报", "n", "no", "false", "0"})
_APART = str.maketrans("，、；;,", "\n\n\n\n\n")
GOVERNMENT = "本级政府"
"""The kind, in a sheet, of the government that everything is summed for."""


@sound_dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class Unit:
    """One unit of the roster."""

    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    merged_into: str = ""
    """The unit that reports for it."""
    expected: bool = True
    file: str = ""
    """Which file counts, where it handed in more than one; the way to it within the folder."""

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and what else it is called."""
        return self.name, *self.aliases


class Roster(BaseModel):
    """All units, in the order in which they are told."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    government: str = ""
    """Whose report the sum is."""
    units: tuple[Unit, ...] = ()

    @cached_property
    def _by_name(self) -> Mapping[str, Unit]:
        return {name: unit for unit in reversed(self.units) for name in unit.names}

    def unit_of(self, office: str, file: str) -> Unit | None:
        """The unit whose report this is: by the office's name, else by the file's; None where that leaves it open."""
        if office:
            return self._by_name.get(office) or self._ending_like(office)
        called = PurePosixPath(file).name
        found = {unit.name for unit in self.units for name in unit.names if name in called}
        return self._by_name[found.pop()] if len(found) == 1 else None if found else self._briefly(called)

    def _briefly(self, called: str) -> Unit | None:
        """The unit that a file is called after as one does in the same county: 教育局, 清河镇."""
        found = [short for short in self._by_short if short in called]
        longest = [each for each in found if not any(each in other != each for other in found)]
        return self._by_short[longest[0]] if len(longest) == 1 else None

    @cached_property
    def _by_short(self) -> Mapping[str, Unit]:
        """The units by what is left of their names without their county; what two would be called is nobody's."""
        names = [unit.name for unit in self.units]
        both = takewhile(
            lambda pair: pair[0] == pair[1], zip(min(names, default=""), max(names, default=""), strict=False)
        )
        place = _PLACE.match("".join(one for one, _ in both))
        found: dict[str, list[Unit]] = {}
        for unit in self.units:
            short = _SEAT.sub("", unit.name.removeprefix(place[0] if place else ""))
            if len(short) >= _SHORT:
                found.setdefault(short, []).append(unit)
        return {short: units[0] for short, units in found.items() if len(units) == 1}

    def _ending_like(self, office: str) -> Unit | None:
        found = {unit.name for name, unit in self._by_name.items() if is_same_office(name, office)}
        return self._by_name[found.pop()] if len(found) == 1 else None

    def is_government(self, office: str) -> bool:
        """Whether this is the government that everything is summed for."""
        return bool(self.government and office) and is_same_office(self.government, office)


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    at: int


def read_roster(path: Path) -> Roster:
    """A roster from a TOML file or a sheet.

    Raises:
        SessionFileError: It is not there, or says something that no roster says.
        ReportFileError: It is no sheet.
    """
    if path.suffix.lower() in {".xlsx", ".csv"}:
        return _of_tables(tables_of(path), path.name)
    try:
        return _sound(Roster.model_validate(parse(read_text(path))), path.name)
    except TomlError as fault:
        raise SessionFileError("roster_not_toml", file=path.name, cause=str(fault)) from None
    except ValidationError as faults:
        where = ".".join(str(part) for part in faults.errors()[0]["loc"])
        raise SessionFileError("roster_fault", file=path.name, where=where) from None


def _sound(roster: Roster, file: str) -> Roster:
    """The roster, or what two of its lines contradict each other in."""
    seen: dict[str, str] = {}
    for unit in roster.units:
        for name in unit.names:
            if seen.setdefault(name, unit.name) != unit.name:
                raise SessionFileError("roster_twice", file=file, name=name)
        if unit.merged_into and all(unit.merged_into != other.name for other in roster.units):
            raise SessionFileError("roster_unknown", file=file, name=unit.name, other=unit.merged_into)
    return roster


def _of_tables(tables: Sequence[Table], file: str) -> Roster:
    for table in tables:
        for at, row in enumerate(table):
            columns = [column for place, cell in enumerate(row) if (column := _column(cell, place))]
            if any(column.name == "name" for column in columns):
                return _sound(_of_rows(table[at + 1 :], columns), file)
    raise SessionFileError("roster_no_heads", file=file)


def _column(cell: str, at: int) -> _Column | None:
    told = "".join(cell.split()).lower()
    for name, heads in _HEADS.items():
        if told in {head.replace(" ", "") for head in heads}:
            return _Column(name, at)
    return None


def _of_rows(rows: Sequence[Sequence[str]], columns: Sequence[_Column]) -> Roster:
    government, units = "", list[Unit]()
    for row in rows:
        told = {each.name: row[each.at].strip() for each in columns if each.at < len(row)}
        if not told.get("name"):
            continue
        if told.get("kind") == GOVERNMENT:
            government = told["name"]
            continue
        units.append(
            Unit(
                name=told["name"],
                kind=told.get("kind", ""),
                aliases=tuple(
                    filter(None, map(str.strip, told.get("aliases", "").translate(_APART).split("\n")))
                ),
                merged_into=told.get("merged_into", ""),
                expected=told.get("expected", "").lower() not in _NO,
                file=told.get("file", ""),
            )
        )
    return Roster(government=government, units=tuple(units))


def made_of(offices: Iterable[str], government: str = "") -> Roster:
    """A roster of the offices that are known, each once, in the order of their names.

    A name that is the end of a longer one is that one's; the government itself is no unit.
    """
    found, ends = list[str](), set[str]()
    for office in sorted(set(offices) - {""}, key=lambda each: (-len(each), each)):
        if office not in ends:
            found.append(office)
            ends.update(office[at:] for at in range(len(office) - SHORTEST + 1))
    government = government or _government_in(found)
    return Roster(
        government=government,
        units=tuple(
            Unit(name=name, kind=kind_of_office(name) or "") for name in sorted(found) if name != government
        ),
    )


def _government_in(offices: Sequence[str]) -> str:
    """The one government in whose name the others' begin: 云山县人民政府 of 云山县教育局; "" where there is none, or several."""
    found = [
        each for each in offices
        if each.endswith("人民政府") and (place := each.removesuffix("人民政府"))
        and 2 * sum(other.startswith(place) for other in offices) > len(offices)
    ]  # fmt: skip
    return found[0] if len(found) == 1 else ""


def as_toml(roster: Roster, said: str = "") -> str:
    """The roster as a file that somebody goes on with; what is said to them stands above it."""
    lines = [*(f"# {line}" for line in said.splitlines()), f"government = {_text(roster.government)}"]
    for unit in roster.units:
        told = {"name": unit.name, "kind": unit.kind, "merged_into": unit.merged_into, "file": unit.file}
        lines += ["", "[[units]]", *(f"{key} = {_text(value)}" for key, value in told.items() if value)]
        if unit.aliases:
            lines.append(f"aliases = [{', '.join(map(_text, unit.aliases))}]")
        if not unit.expected:
            lines.append("expected = false")
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
