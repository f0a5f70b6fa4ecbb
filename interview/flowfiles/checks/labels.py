"""What the form prints: the headings of its parts, numbers in sequence, and labels that agree with how they are called elsewhere.

A label is told twice in a flow, once as printed and once in the words of its question or among the ways in which
published reports write it; where the two differ, one of them is not the form's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from interview.engine.answers.templates import spoken
from interview.engine.flow.layout import PlacedCell, TableLayout, UntiledError
from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Section
from interview.engine.flow.question import Tally
from interview.flowfiles.checks.index import View
from interview.flowfiles.families import FAMILIES
from interview.flowfiles.faults import Fault

_DIGITS = "一二三四五六七八九十"
_NUMBER = re.compile(rf"(?:（([{_DIGITS}])）|([{_DIGITS}])、|(?<!\d)(\d+)\.)")
_BRACKET = re.compile(r"^[^（]*+（(.+)）$")
_UNIT = re.compile(r"（单位：[^（]*）$")
_QUOTES = str.maketrans("", "", "“”「」")


def labels(view: View) -> Iterator[Fault]:
    """Every fault of a heading or a label."""
    yield from _parts(view)
    for file, ledger in view.ledgers():
        yield from _numbering(file, ledger)
        yield from _of_ledger(file, ledger)
    for section in view.flow.sections:
        file = view.files[section.id]
        if section.table is not None:
            if section.heading and section.table.name != bare(section.heading):
                yield Fault(file, "table.name", "table_name", {"heading": bare(section.heading)})
            yield from _of_table(view, file, section)


def bare(label: str) -> str:
    """A label without its number and without quotation marks."""
    return _NUMBER.sub("", label, count=1).translate(_QUOTES)


def _parts(view: View) -> Iterator[Fault]:
    parts = [section.part for section in view.flow.sections]
    known = next((family.parts for family in FAMILIES if family.id == view.flow.family), None)
    headings = known or ()
    for number, heading in enumerate(headings, start=1):
        if number not in parts:
            yield Fault("flow.toml", "sections", "part_missing", {"heading": heading})
    for section in view.flow.sections:
        file = view.files[section.id]
        if section.part and parts.count(section.part) > 1:
            yield Fault(file, "part", "part_twice", {"n": section.part})
        wanted = headings[section.part - 1] if 0 < section.part <= len(headings) else ""
        if known is not None and section.heading != wanted:
            yield Fault(file, "heading", "heading", {"heading": wanted})


# Numbers -------------------------------------------------------------------------------------------------------


def _numbering(file: str, ledger: Ledger) -> Iterator[Fault]:
    """一、二、… for what comes in and goes out; （一）（二）… for results and groups; 1. 2. … within a group."""
    key = f"[{ledger.id}].rows"
    outer: list[str] = []
    inner: list[str] = []
    seen: set[str] = set()
    results = [row for row in ledger.rows if row.role in {"result", "total"}]
    printed = {group.id: group.label for group in ledger.groups}
    for row in ledger.rows:
        if row not in results:
            outer.append(row.label)
        elif row.group is None:
            inner.append(row.label)
        elif row.group not in seen:
            seen.add(row.group)
            inner.append(printed.get(row.group, ""))
        if row is results[0]:
            outer.append(ledger.results_label)
    groups = [[row.label for row in results if row.group == group] for group in printed]
    for run in (outer, inner, *groups):
        yield from _sequence(file, key, run)


def _sequence(file: str, key: str, printed: Sequence[str]) -> Iterator[Fault]:
    """Numbers run on by one where the first one is numbered."""
    for at, label in enumerate(printed, start=1):
        if _NUMBER.match(printed[0]) and _number(label) != at:
            yield Fault(file, key, "numbering", {"label": label, "n": at})
            return


def _number(label: str) -> int:
    found = _NUMBER.match(label)
    if found is None:
        return 0
    digit = found[1] or found[2]
    return _DIGITS.index(digit) + 1 if digit else int(found[3])


# The ledger's labels -------------------------------------------------------------------------------------------


def _of_ledger(file: str, ledger: Ledger) -> Iterator[Fault]:
    for row in ledger.rows:
        if row.aliases and bare(row.label) not in {
            alias.translate(_QUOTES) for alias in (*row.aliases, row.says)
        }:
            yield _differs(file, f"[{ledger.id}].rows.[{row.id}].label", row.label, ", ".join(row.aliases))
        if (term := _BRACKET.search(row.says)) and not _within(term[1], row.label):
            yield _differs(file, f"[{ledger.id}].rows.[{row.id}].says", row.label, term[1])
    for column in ledger.columns:
        if column.label not in {column.says, *column.also, *column.aliases}:
            yield _differs(file, f"[{ledger.id}].columns.[{column.id}].label", column.label, column.says)
    for group in ledger.groups:
        if (term := _BRACKET.search(group.says)) and term[1] != bare(group.label):
            yield _differs(file, f"[{ledger.id}].groups.[{group.id}].label", group.label, term[1])


def _within(term: str, label: str) -> bool:
    """Whether a short form keeps to the characters of a label, in their order."""
    rest = iter(label)
    return all(character in rest for character in term)


def _differs(file: str, key: str, label: str, other: str) -> Fault:
    return Fault(file, key, "label_differs", {"label": label, "other": other})


# The labels of a table -----------------------------------------------------------------------------------------


def _of_table(view: View, file: str, section: Section) -> Iterator[Fault]:
    """A figure's short name is its labels in the table: of the row, then of the column; of a tally, its heads."""
    questions = view.flow.questions
    parts = {f"{t.id}.{part.id}": (t, part.says) for _, t in view.tallies() for part in t.parts}
    for each in _placed(section.table):
        heads, address = [head.text for head in each.heads], each.cell.cell or ""
        if address in questions:
            labels = tuple(word.text for word in each.before)
            yield from _question_label(file, address, questions[address].says, labels, heads)
        elif address in parts:
            yield from _part_label(file, *parts[address], heads)


def _placed(layout: TableLayout | None) -> tuple[PlacedCell, ...]:
    """The cells of a table; none where they make none, which is a fault of its own."""
    try:
        return layout.placed if layout is not None else ()
    except UntiledError:
        return ()


def _question_label(
    file: str, address: str, says: str, row: tuple[str, ...], heads: list[str]
) -> Iterator[Fault]:
    wanted = "，".join(_UNIT.sub("", label) for label in (*row, *heads))
    if says != wanted:
        yield _differs(file, f"[{address}].says", wanted, says)


def _part_label(file: str, tally: Tally, says: str, heads: list[str]) -> Iterator[Fault]:
    if heads and (
        "，".join(heads[:-1]) != tally.says or heads[-1] not in {spoken(says), *_BRACKET.findall(says)}
    ):
        yield _differs(file, f"[{tally.id}].says", "，".join(heads), f"{tally.says}，{says}")
