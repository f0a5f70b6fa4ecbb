"""What to call a question or a figure when talking about it: 「予以公开·个人」, 「一共新收」."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import takewhile

from interview.engine.answers.templates import inner, spoken
from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Flow, Section
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.meaning import OfEntry
from interview.engine.plan.walk import Asked
from interview.engine.sums.relations import Relation
from interview.wording.catalog import Words

_PARTED = ", "
"""Parts the thing from what is counted of it, in the English name of a figure."""
_BETWEEN = re.compile(f"[，·]|{_PARTED}")
_TEN_THOUSAND = 10_000
"""万, in which large amounts are given: 元 beside 万元."""
_FEW_TERMS = 3
"""A side of more figures is not told figure by figure."""


def section_name(section: Section, words: Words) -> str:
    """What a section is called: the form's heading where the clerk reads Chinese."""
    return section.heading if section.heading and words.lang == "zh" else section.title


def section_label(section: Section, words: Words) -> str:
    """What a section is called where there is little room: its number in the form, and its short title."""
    number, mark, _ = section.heading.partition("、")
    return f"{number}{mark}{section.title}" if mark and words.lang == "zh" else section.title


def name_of(flow: Flow, address: str, words: Words) -> str:
    """The short spoken name of a question id or a cell address; the address itself where nothing is known of it."""
    if address in flow.questions:
        question = flow.questions[address]
        return question.says or question.ask
    for tally in flow.tallies:
        if address.startswith(f"{tally.id}."):
            return _of_tally(
                words, tally.says, {part.id: part.says for part in tally.parts}, address[len(tally.id) + 1 :]
            )
    if flow.ledger is not None and address.startswith(f"{flow.ledger.id}."):
        return _of_ledger(flow.ledger, LedgerIds(flow.ledger).parts(address), words)
    return _printed(flow, address) or address


def _printed(flow: Flow, address: str) -> str:
    """What the form prints before a figure; empty where it prints none."""
    tables = (section.table for section in flow.sections if section.table is not None)
    return next((each.name for table in tables for each in table.placed if each.cell.cell == address), "")


def title_of(flow: Flow, asked: Asked, words: Words) -> str:
    """The short spoken name of a question; of an application, with its number; of counts told at once, the names of them all."""
    if asked.several:
        return words.say("name.and").join(each.name for each in asked.several)
    part = asked.meaning
    if not isinstance(part, OfEntry):
        return name_of(flow, asked.id, words)
    return words.say(f"name.entry_{part.step}", which=which(asked.params, words), k=part.number)


def which(application: Mapping[str, object], words: Words) -> str:
    """What an application is called everywhere: its number, that it was carried in, the clerk's own word for it."""
    carried = application.get("carried", False)
    said = words.say(
        "name.entry_carried" if carried else "name.entry", i=application.get("i", application.get("at", ""))
    )
    label = application.get("label")
    return words.say("name.entry_labelled", which=said, label=label) if label else said


def thing_and_count(flow: Flow, address: str, words: Words) -> tuple[str, str]:
    """What a figure is of, and what is counted of it, where the clerk does not read the form's own labels."""
    thing, _, count = name_of(flow, address, words).partition(_PARTED)
    return thing, count


def _of_tally(words: Words, tally: str, parts: dict[str, str], name: str) -> str:
    if name in {"any", "count", "only"}:
        return words.say(f"name.tally_{name}", tally=tally)
    return words.say("name.tally_part", tally=tally, part=spoken(parts.get(name, words.say("name.total"))))


def _of_ledger(ledger: Ledger, parts: tuple[str, ...], words: Words) -> str:
    if parts[0] == "list":
        said = words.say("name.entry", i=parts[1])
        return words.say(f"name.entry_{parts[2]}", which=said, k=parts[-1])
    if len(parts) == 1:
        return words.say(f"name.{parts[0]}")
    if parts[0] == "subtotal":
        group = next(inner(each.says) for each in ledger.groups if each.id == parts[1])
        return words.say("name.cell", row=group, column=spoken(ledger.column[parts[2]].says))
    column = ledger.column.get(parts[1])
    said = spoken(column.says) if column else words.say("name.total")
    if parts[0] in {"which", "only", "why_carried_in"}:
        return words.say(f"name.{parts[0]}", column=said)
    return words.say("name.cell", row=row_name(ledger, parts[0], words), column=said)


def rule_name(flow: Flow, relation: Relation, words: Words) -> str:
    """What a relation says, and of which column or row."""
    says = relation.says.rstrip("。.")
    of = relation.id.removeprefix(relation.rule).removeprefix(".")
    ledger = flow.ledger
    if ledger is None or not of:
        return says
    if not all(address.endswith(f".{of}") for address in relation.addresses):
        return words.say("name.of_row", row=row_name(ledger, of, words), says=says)
    column = spoken(ledger.column[of].says) if of in ledger.column else words.say("name.total")
    return words.say("name.of_column", column=column, says=says)


def sides(flow: Flow, relation: Relation, words: Words) -> tuple[str, str]:
    """What the two sides of a relation are called; what both have in common, such as a column, is not said again."""
    addresses = [address for _, address in (*relation.left, *relation.right)]
    names = dict(
        zip(addresses, _apart([name_of(flow, each, words) for each in addresses], words), strict=True)
    )
    return _side(relation.left, names, words), _side(relation.right, names, words)


def _apart(names: Sequence[str], words: Words) -> list[str]:
    """The names without what all of them begin or end with."""
    parted = [_BETWEEN.split(name) for name in names]
    spare = min(map(len, parted)) - 1
    begin = _alike([each[:spare] for each in parted])
    end = _alike([each[len(each) - spare + begin :][::-1] for each in parted])
    of = "的" if words.lang == "zh" else _PARTED
    return [of.join(each[begin : len(each) - end]) for each in parted]


def _alike(rows: Sequence[Sequence[str]]) -> int:
    """In how many places from the beginning on all rows say the same."""
    return sum(1 for _ in takewhile(lambda column: len({*column}) == 1, zip(*rows, strict=True)))


def _side(terms: Sequence[tuple[Fraction, str]], names: Mapping[str, str], words: Words) -> str:
    """A side as a sum of names; of many figures only that they are added up."""
    if not terms:  # a number alone: messages.days <= 7
        return words.say("name.bound")
    if len(terms) > _FEW_TERMS:
        return words.say("name.parts")
    called = [_scaled(factor, names[address], words) for factor, address in terms]
    signs = ["name.minus" if factor < 0 else "name.plus" for factor, _ in terms]
    said = called[0]
    for sign, name in zip(signs[1:], called[1:], strict=True):
        said = words.say(sign, sum=said, name=name)
    return said


def _scaled(factor: Fraction, name: str, words: Words) -> str:
    """A name, and by what its figure is divided, where the two sides are in other units."""
    if factor.denominator == _TEN_THOUSAND:
        return words.say("name.in_ten_thousands", name=name)
    return words.say("name.over", name=name, n=factor.denominator) if factor.denominator > 1 else name


def row_name(ledger: Ledger, row: str, words: Words) -> str:
    """The short spoken name of a row."""
    if ledger.row[row].role == "total":
        return words.say("name.ended")
    says = ledger.row[row].says or ledger.row[row].label
    # Where the flow has a phrase for asking, there may be a shorter name for talking; the form's own term is one.
    return words.say(f"name.{row}") if spoken(says) != says and words.has(f"name.{row}") else spoken(says)
