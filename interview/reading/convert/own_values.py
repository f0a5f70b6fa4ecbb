"""A report as this program's own JSON has it (`export --to json`), read back: addresses are the form's, nothing is looked for.

Numbers come as they were written, texts and headings as they would be typed: without blanks around. What another version wrote and this form does not know
is left alone; a tree without figures of a form is not ours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from interview.engine.answers.characters import clean_line, clean_paragraphs
from interview.engine.flow.model import Flow, Section
from interview.engine.plan.book import Outline, OutlinePart
from interview.engine.plan.outline.outline import completed, is_usual
from interview.reading.convert.json_figures import year_of_tree
from interview.reading.extract.lines import Piece
from interview.reading.extract.trees.tree import Tree
from interview.reading.match.columns.cells import figure_of
from interview.reading.match.form import FormColumn
from interview.reading.model import ReadFigure, Report
from interview.reading.title import Title
from interview.reading.whose import year_of

Told = Mapping[str, Any]


def report_of_values(tree: Tree, flows: Sequence[Flow], file: str) -> Report | None:
    """The report that our own JSON tells; None where it is somebody else's.

    Args:
        tree: The JSON, its numbers as they were written.
        flows: The forms it may belong to.
        file: What its file is called, without the ending.
    """
    if not isinstance(tree, dict):
        return None
    flow = next((each for each in flows if each.id == tree.get("flow")), None)
    if flow is None or not {"figures", "office", "origins"} <= tree.keys():
        return None
    office, told, outline = _texts(tree, "office"), _part(tree, "told"), _outline(flow, tree)
    there = {part.id for parts in outline.values() for part in parts}
    texts = {id: text for id, text in _texts(tree, "texts", clean_paragraphs).items() if id in there}
    year = year_of(Title(year=year_of_tree(tree)), (), (), file)
    return Report(
        flow.id, _figures(flow, _part(tree, "figures")), office=office.get("name", ""), year=year.value, years=year.candidates,
        profile={f"office.{name}": text for name, text in office.items()} | _texts(tree, "told"),
        texts=texts, outline=_that_stands(flow, outline, texts),
        chosen={id: tuple(clean_line(str(one)) for one in each) for id, each in told.items() if isinstance(each, list)},
    )  # fmt: skip


def _part(tree: Told, name: str) -> Told:
    found = tree.get(name)
    return found if isinstance(found, Mapping) else {}


def _texts(tree: Told, name: str, clean: Callable[[str], str] = clean_line) -> dict[str, str]:
    told = {id: clean(text) for id, text in _part(tree, name).items() if isinstance(text, str)}
    return {id: text for id, text in told.items() if text}


def _figures(flow: Flow, told: Told) -> dict[str, ReadFigure]:
    kinds = {id: question.kind for id, question in flow.questions.items()}
    return {
        cell: figure_of(FormColumn(cell, (), unit="万元"), Piece(str(told[cell])), kinds.get(cell, "count"))
        if told.get(cell) is not None
        else ReadFigure("missing", reason="not_found")
        for cell in flow.cells
    }


def _outline(flow: Flow, tree: Told) -> Outline:
    """The parts of each section as they were written; every section of the form is there in ours."""
    found: dict[str, tuple[OutlinePart, ...]] = {}
    parts = tree.get("outline")
    for part in parts if isinstance(parts, list) else ():
        told = part if isinstance(part, Mapping) else {}
        section, address, heading = (
            clean_line(str(told.get(name) or "")) for name in ("section", "address", "heading")
        )
        if section in flow.section and address:
            found[section] = (*found.get(section, ()), OutlinePart(address, heading))
    return found


def _that_stands(flow: Flow, outline: Outline, texts: Mapping[str, str]) -> Outline:
    """The parts of sections of which anything is written; a heading with nothing below it stands only in an office's own."""
    return {
        id: tuple(part for part in told if part.id in texts or not _is_forms_own(flow.section[id], told))
        for id, told in outline.items()
        if any(part.id in texts for part in told)
    }


def _is_forms_own(section: Section, told: tuple[OutlinePart, ...]) -> bool:
    return is_usual(section, completed(section, told))
