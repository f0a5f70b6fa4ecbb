"""The report's values as JSON, for other programs (`--to json`).

Every cell of the three tables is there, totals and the told fee figures included; unknown is null, never 0.
Numbers are JSON numbers with their shortest exact digits, so they are written by hand: no float ever holds one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from interview.engine.answers.kinds import plain
from interview.engine.plan.outline.numbers import numbers
from interview.engine.plan.outline.outline import texts_of
from interview.engine.plan.plan import Plan

SCHEMA = 1


def values_json(plan: Plan) -> str:
    """The whole JSON text, indented, ending with a line break."""
    answers = plan.book.answers
    profile = [id for id in plan.flow.questions if id.startswith("office.")]
    texts = plan.flow.texts
    year = answers.get("year")
    origins = {address: plan.figures[address].origin for address in plan.flow.cells}
    origins |= {id: answers[id].origin if id in answers else None for id in texts}
    figures = {address: plan.figures[address].value for address in plan.flow.cells}
    lines = [f"    {json.dumps(a)}: {'null' if v is None else plain(v)}" for a, v in figures.items()]
    parts = {
        "schema": json.dumps(SCHEMA),
        "flow": json.dumps(plan.flow.id),
        "year": json.dumps(year.value.value if year else None),
        "office": _object(
            {id.removeprefix("office."): answers[id].value.value for id in profile if id in answers}
        ),
        **({"told": _object(told)} if (told := _printed_answers(plan)) else {}),
        "figures": "{\n" + ",\n".join(lines) + "\n  }",
        "texts": _object({id: answers[id].value.value if id in answers else None for id in texts}),
        "outline": _list(_outline(plan)),
        "facts": _object(_facts(plan)),
        "origins": _object(origins),
    }
    return "{\n" + ",\n".join(f'  "{name}": {text}' for name, text in parts.items()) + "\n}\n"


def _printed_answers(plan: Plan) -> dict[str, object]:
    """What the tables print beside figures, texts and options, by question; null where it was not told."""
    values = {id: plan.value(id) for id in plan.flow.printed if id != "office.name"}
    return {id: None if value is None else value.value for id, value in values.items()}


def _outline(plan: Plan) -> Iterator[Mapping[str, str]]:
    """The parts that a finished report has, in its order, with their headings as printed."""
    for section in sorted(plan.flow.sections, key=lambda each: each.part):
        titles = {text.id: text.title for text in texts_of(section)}
        for id, number in numbers(section, plan.book.answers).items():
            yield {"section": section.id, "address": id, "heading": titles[id], "number": number}


def _facts(plan: Plan) -> dict[str, object]:
    """What was told that only the texts need; null where it was not, which is not 0. What only last year's text brings up stands here once it is told."""
    told = {
        id: plan.value(id)
        for id, question in plan.flow.questions.items()
        if question.serves is not None and (not question.if_told or plan.value(id) is not None)
    }
    return {id: None if value is None else value.value for id, value in told.items()}


def _list(values: Iterable[object]) -> str:
    told = ",\n".join(f"    {json.dumps(value, ensure_ascii=False)}" for value in values)
    return f"[\n{told}\n  ]"


def _object(values: Mapping[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2).replace("\n", "\n  ")
