"""A plan to the report's title, paragraphs and tables, in the form's order. How any of it looks is the renderers' business."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import assert_never

from interview.engine.answers.conditions import Fact, truth
from interview.engine.answers.kinds import Choice, Prose, plain
from interview.engine.flow.layout import Sentence, TableCell, TableLayout
from interview.engine.flow.model import Section
from interview.engine.plan.outline.numbers import headed, numbers
from interview.engine.plan.outline.outline import texts_of
from interview.engine.plan.plan import Plan
from interview.engine.sums.relations import Number
from renderers.model import Block, Cell, Document, Heading, Paragraph, Table

_PLACEHOLDER = re.compile(r"\{([a-z0-9_.]+)\}")
FULL, EMPTY = "■", "□"
"""A box that was chosen, and one that was not; every Chinese font has both."""
YES, NO = "是", "否"
_BLANK = "＿＿"
"""Stands in a draft's title for what is not told yet."""


def assemble(plan: Plan, *, draft: bool = False) -> Document:
    """The report as it stands; cells that are not known yet are blank, which only a draft may be."""
    facts = _facts(plan)
    blocks: list[Block] = []
    if preamble := "".join(_sentences(plan.flow.preamble, plan, facts)):
        blocks.append(Paragraph(preamble))
    for section in sorted(plan.flow.sections, key=lambda each: each.part):
        if section.part:
            blocks += [Heading(1, section.heading)] if section.heading else []
            for block in _section(section, plan, facts):
                _put(blocks, block, section)
    return Document(
        title=_PLACEHOLDER.sub(lambda match: facts.get(match.group(1), _BLANK), plan.flow.title),
        office=facts.get("office", ""),
        year=int(facts.get("year", "0") or 0),
        blocks=tuple(blocks),
        draft=draft,
    )


def _put(blocks: list[Block], block: Block, section: Section) -> None:
    """Adds a block; a table that continues the one before it becomes one with it."""
    before = blocks[-1] if blocks else None
    continues = section.table is not None and section.table.continues
    if continues and isinstance(block, Table) and isinstance(before, Table):
        blocks[-1] = replace(before, rows=before.rows + block.rows)
    else:
        blocks.append(block)


def printed(value: Number | None, *, signed: bool = False, unit: str = "") -> str:
    """A figure as the report prints it: zeros as 0, a decrease with a true minus, a unit after what is not 0."""
    if value is None:
        return ""
    digits = plain(value)
    if signed and value < 0:
        digits = "−" + digits.removeprefix("-")
    return digits + (unit if value else "")


def fill(template: str, facts: dict[str, str]) -> str:
    """The sentence with its {placeholders} filled in, empty where one of them is not known."""
    if any(name not in facts for name in _PLACEHOLDER.findall(template)):
        return ""
    return _PLACEHOLDER.sub(lambda match: facts[match.group(1)], template)


def _facts(plan: Plan) -> dict[str, str]:
    """What a sentence may mention: profile, year, figures."""
    facts: dict[str, str] = {}
    for id, answer in plan.book.answers.items():
        value = answer.value.value
        if isinstance(value, str) and not isinstance(answer.value, Choice | Prose):
            facts[id] = value
        elif isinstance(value, int | Decimal) and not isinstance(value, bool):
            facts[id] = plain(value)
    facts |= {address: plain(f.value) for address, f in plan.figures.items() if f.value is not None}
    if "office.name" in facts:
        facts["office"] = facts["office.name"]
    return facts


def _sentences(sentences: tuple[Sentence, ...], plan: Plan, facts: dict[str, str]) -> Iterator[str]:
    for sentence in sentences:
        if truth(sentence.when, lambda address: _told_at(plan, address)) and (
            text := fill(sentence.text, facts)
        ):
            yield text


def _told_at(plan: Plan, address: str) -> Fact | None:
    """What a condition looks at: a figure, else an answer."""
    figure = plan.figures.get(address)
    if figure is not None:
        return figure.value
    answer = plan.book.answers.get(address)
    return answer.value.value if answer else None


def _section(section: Section, plan: Plan, facts: dict[str, str]) -> list[Block]:
    blocks: list[Block] = [_table(each, plan) for each in section.layouts]
    blocks += [Paragraph(text) for text in _sentences(section.sentences, plan, facts)]
    blocks += _prose(section, plan)
    if section.if_empty and not blocks and section.part:
        blocks.append(Paragraph(section.if_empty))
    return blocks


def _prose(section: Section, plan: Plan) -> Iterator[Block]:
    """The texts that were told, in the outline's order, each under its numbered heading where it has one.

    A heading of the office's own outline stands where nothing is told under it yet, too.
    """
    number = numbers(section, plan.book.answers)
    stated = headed(section, plan.book)
    for text in texts_of(section):
        told = plan.value(text.id)
        if text.title and (told is not None or text.id in stated):
            yield Heading(2, f"{number[text.id]}{text.title}")
        if told is not None:
            yield from (Paragraph(line) for line in str(told.value).split("\n"))


def _table(layout: TableLayout, plan: Plan) -> Table:
    signed = {question.id for question in plan.flow.questions.values() if question.kind == "signed"}
    rows = tuple(
        tuple(
            Cell(_cell_text(cell, plan, signed), cell.across, cell.down)
            if cell.told
            else Cell(cell.text, cell.across, cell.down, "head" if cell.head else "label")
            for cell in row
        )
        for row in layout.rows
    )
    return Table(layout.name, layout.widths, rows, layout.header_rows, dense=layout.dense)


def _cell_text(cell: TableCell, plan: Plan, signed: set[str]) -> str:
    """What a cell prints of what was told."""
    if cell.cell:
        figure = plan.figures[cell.cell]
        if cell.or_empty and figure.origin == "zero":
            return ""
        return printed(figure.value, signed=cell.cell in signed, unit=cell.unit)
    if cell.whether is not None:
        holds = truth(cell.whether, lambda address: _told_at(plan, address))
        return boxes(((YES, holds is True), (NO, holds is False)))
    return "" if cell.blank else _answer(cell, plan)


def _answer(cell: TableCell, plan: Plan) -> str:
    """An answer as it was told; of a choice every option, the chosen ones marked."""
    asked = next((found for id in (cell.answer, cell.or_else) if (found := plan.get(id))), None)
    if asked is None:
        return ""
    told = asked.answer.value.value if asked.answer is not None else None
    match asked.kind:
        case "choice" | "choices":
            chosen = told if isinstance(told, tuple) else (told,)
            return boxes((option.label, option.value in chosen) for option in asked.options)
        case "text" | "prose" | "yes_no" | "count" | "counts" | "signed" | "money" | "year":
            return str(told or "")  # `flows check` lets a text alone come here
    assert_never(asked.kind)


def boxes(options: Iterable[tuple[str, bool]]) -> str:
    """Options as a form prints them, a box before each, filled where it was chosen."""
    return "\u3000".join(f"{FULL if chosen else EMPTY}{label}" for label, chosen in options)
