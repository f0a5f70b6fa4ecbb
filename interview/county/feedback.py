"""The page that goes back to one unit: what to mend and what to look at, each with the place quoted and the mend named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from interview.county.gathering import OPEN
from interview.county.worklist import UnitTold, Worklist
from interview.desk.check.one import PrintedFinding
from interview.engine.flow.model import Flow
from interview.review.in_print import names_of_form
from interview.review.model import SEVERITIES
from interview.review.subject import DATED, OPENING, TITLE
from interview.wording.catalog import Words
from interview.wording.lists import few, joined
from interview.wording.names import name_of
from renderers.model import Block, Cell, Document, Heading, Paragraph, Table

_WIDTHS = (10.0, 50.0, 96.0)
_AROUND = 12
"""Characters around a place that are quoted along."""
_LONGEST = 60
"""Characters of a quotation."""
_NUMBERS = "一二三四"
_NO_PART = "part.0"
"""Where a finding lies that is of no part alone."""
_OF_PAPER = frozenset({TITLE, OPENING, DATED})


def goes_back(told: UnitTold) -> bool:
    """Whether a unit is to be told anything."""
    return told.standing.state in OPEN or bool(told.findings)


def page_for(told: UnitTold, worklist: Worklist) -> Document:
    """The page."""
    words, year = worklist.words, worklist.gathering.year
    name = told.standing.unit.name
    title = words.say("county.back_title", name=name, year=year)
    return Document(title, worklist.gathering.roster.government or name, year, tuple(_blocks(told, worklist)))


def _blocks(told: UnitTold, worklist: Worklist) -> Iterator[Block]:
    words, standing = worklist.words, told.standing
    if told.report is None:
        files = joined(standing.files, words)
        yield Paragraph(words.say(f"county.back_{standing.state}", year=worklist.gathering.year, files=files))
        if standing.state == "twice":
            yield Paragraph(_apart(standing.files, worklist))
        return
    counts = {severity: told.count(severity) for severity in SEVERITIES}
    yield Paragraph(words.say("county.back_intro", file=joined(standing.files, words), **counts))
    form = names_of_form(worklist.flow.id, words.lang)
    at = 0
    for severity in SEVERITIES:
        found = [each for each in told.findings if each.severity == severity and each.accepted is None]
        if found:
            at += 1
            yield Heading(1, numbered(at, words.say(f"county.back_{severity}"), words))
            yield _table(severity, found, told.report.texts, form, words)
    yield Paragraph(words.say("county.back_end"))


def _apart(files: Sequence[str], worklist: Worklist) -> str:
    """Where the files of one unit part: the cells by their names."""
    words, flow = worklist.words, worklist.flow
    told = [worklist.results.of(file).figures for file in files]
    apart = [cell for cell in flow.cells if len({figures.get(cell) for figures in told}) > 1]
    names = few([name_of(flow, cell, words) for cell in apart], words, "finding.of_many")
    return words.say("county.back_apart", list=names)


def numbered(at: int, heading: str, words: Words) -> str:
    """A heading with its number, from 1."""
    number = _NUMBERS[at - 1] if words.lang == "zh" else str(at)
    return words.say("county.numbered", n=number, heading=heading)


def _table(
    severity: str, found: Sequence[PrintedFinding], texts: Mapping[str, str], form: Flow, words: Words
) -> Table:
    heads = (words.say(f"county.head_{name}") for name in ("number", "place", "what"))
    rows = [tuple(Cell(head, role="head") for head in heads)]
    for number, each in enumerate(found, start=1):
        said = _together(each, words)
        place = place_of(each, texts, form, words)
        rows.append((Cell(str(number)), Cell(place, role="label"), Cell(said, role="label")))
    return Table(words.say(f"county.back_{severity}"), _WIDTHS, tuple(rows), 1)


def _together(found: PrintedFinding, words: Words) -> str:
    """What it is and what mends it, as two sentences."""
    if not found.mending:
        return found.message
    stop, blank = ("。", "") if words.lang == "zh" else (".", " ")
    ended = found.message if found.message.endswith(("。", ".", "？", "?")) else found.message + stop
    return ended + blank + found.mending


def place_of(found: PrintedFinding, texts: Mapping[str, str], form: Flow, words: Words) -> str:
    """Where a finding lies: the cell by its name, or the text with the words in question, or the whole report."""
    if not found.where or found.where[0] == _NO_PART:
        return words.say("county.place_whole")
    first = found.where[0]
    if isinstance(first, str):
        return _called(first, form, words)
    return _quoted(first, texts, form, words)


def _called(address: str, form: Flow, words: Words) -> str:
    if address in _OF_PAPER:
        return words.say(f"county.place_{address}")
    part = address.removeprefix("part.")
    return words.say("county.place_part", n=part) if part != address else name_of(form, address, words)


def _quoted(place: Mapping[str, Any], texts: Mapping[str, str], form: Flow, words: Words) -> str:
    name, text = _called(place["text"], form, words), texts.get(place["text"], "")
    start, end = int(place["start"]), int(place["end"])
    if end - start >= len(text):
        return name
    left, right = max(0, start - _AROUND), min(len(text), end + _AROUND, start + _LONGEST)
    said = text[left:right].replace("\n", " ")
    before, after = "…" if left else "", "…" if right < len(text) else ""
    return words.say("county.place_quoted", name=name, text=f"{before}{said}{after}")
