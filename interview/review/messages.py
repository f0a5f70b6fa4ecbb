"""A finding in plain words. The sentences stand in `interview/wording/*/findings.toml`, one for each rule or code."""

from __future__ import annotations

from collections.abc import Mapping

from interview.engine.answers.kinds import plain
from interview.engine.answers.templates import spoken
from interview.engine.flow.address import name_in_row, row_of
from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Flow
from interview.engine.flow.question import Tally
from interview.engine.sums.relations import Number
from interview.review.mending.remedies import Mending
from interview.review.model import Finding, FormPlace, Span
from interview.wording.catalog import Words
from interview.wording.lists import few
from interview.wording.names import name_of, row_name, section_label
from interview.wording.refusals import uneven


def message(finding: Finding, flow: Flow, words: Words, *, alone: bool = False) -> str:
    """What is wrong, and with what it does not agree.

    Args:
        finding: What was found.
        flow: The form, by whose names it is told.
        words: The language.
        alone: Whether it is read away from its text, so that 「这一段」 has to say which.
    """
    left, right = _plain(finding.left), _plain(finding.right)
    if finding.relation is not None:
        return uneven(flow, finding.relation, left, right, words)
    first = finding.where[0] if finding.where else ""
    name = name_of(flow, first, words) if isinstance(first, str) else ""
    details = {key: _detail_in_words(value, flow, words) for key, value in finding.details.items()}
    sentence = f"finding.{finding.code or finding.rule}"
    text = first.text if alone and isinstance(first, Span) else ""
    here = words.say("check.in_text", name=name_of(flow, text, words)) if text in flow.questions else ""
    return words.say(sentence, **{"name": name, "left": left, "right": right, "here": here, **details})


def one_line(finding: Finding, flow: Flow, words: Words) -> str:
    """A finding as one line of an interview, with the reason given for it."""
    said = message(finding, flow, words)
    if finding.stops:
        told = words.say("review.broken", message=said)
    else:
        severity = words.say(f"severity.{finding.severity}")
        told = words.say("review.finding", severity=severity, message=said)
    return told + (words.say("review.accepted", reason=finding.accepted) if finding.accepted else "")


def mending_line(mending: Mending, flow: Flow, words: Words) -> str:
    """What a change that mends a finding at once would do."""
    was, now = _plain(mending.was), _plain(mending.now)
    return words.say(f"review.{mending.kind}", was=was, now=now, name=name_of(flow, mending.place, words))


def _plain(side: Number | str | None) -> str:
    return side if isinstance(side, str) else "" if side is None else plain(side)


def _detail_in_words(value: object, flow: Flow, words: Words) -> object:
    """A detail in the reader's words: places and figures by their names, anything else as it is."""
    match value:
        case FormPlace():
            return _name(value, flow, words)
        case tuple():
            names = dict.fromkeys(
                _name(each, flow, words) for each in value
            )  # two tables may have one of a name
            return few(list(names), words, "finding.of_many")
        case Mapping():
            sums = [f"{name_of(flow, cell, words)} {plain(number)}" for cell, number in value.items()]
            return few(sums, words, "finding.of_many")
        case _:
            return value


def _name(place: FormPlace, flow: Flow, words: Words) -> str:
    if place.row and place.column:
        return words.say("finding.cell", name=name_of(flow, f"{place.row}.{place.column}", words))
    if place.row:
        return words.say("finding.row", row=_row(place, flow, words))
    if place.column:
        return words.say("finding.column", column=_column(place, flow, words))
    return section_label(flow.section[place.section], words)


def _row(place: FormPlace, flow: Flow, words: Words) -> str:
    ledger = flow.ledger
    if ledger is not None and row_of(place.row) == ledger.id:
        return row_name(ledger, name_in_row(place.row), words)
    for tally in flow.tallies:
        if tally.id == place.row:
            return spoken(tally.says)
    return _label(flow, f"{place.row}.")


def _label(flow: Flow, start: str) -> str:
    """What the form prints before the first figure of a row."""
    tables = (section.table for section in flow.sections if section.table is not None)
    placed = (each for table in tables for each in table.placed)
    return next(each.label for each in placed if (each.cell.cell or "").startswith(start))


def _column(place: FormPlace, flow: Flow, words: Words) -> str:
    if place.column == "total":
        return words.say("name.total")
    for item in flow.section[place.section].items:
        named = item.columns if isinstance(item, Ledger) else item.parts if isinstance(item, Tally) else ()
        for each in named:
            if each.id == place.column:
                return spoken(each.says)
    return _head(flow, place)


def _head(flow: Flow, place: FormPlace) -> str:
    """What the form prints above the figures of a column."""
    table = flow.section[place.section].table
    named = {
        name_in_row(each.cell.cell): each.heads[-1].text
        for each in (table.placed if table else ())
        if each.cell.cell and each.heads
    }
    return named[place.column]
