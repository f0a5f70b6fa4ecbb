"""Reports of our own, drafted from random figures and facts, as next year finds them: texts and tables, nothing bound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random

from interview.engine.answers.kinds import Choice, Choices, Count, Text, Value, YesNo
from interview.engine.flow.model import Flow
from interview.engine.flow.question import Question
from interview.engine.plan.book import Answer, Book, LastYear
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.plan import Plan
from interview.engine.prose.passage import Passage
from interview.engine.step.machine import begin
from interview.engine.step.respondent import reply
from tests.support.interviews import FLOWS, Held, answer, facts_of, flow, year_of

_STEMS = str.maketrans("0123456789", "甲乙丙丁戊己庚辛壬癸")
_COUNTS = (1, 2, 3, 4, 6, 12, 26, 40, 120, 1300)


@dataclass(frozen=True)
class Drafted:
    """A report whose texts are all as they were drafted."""

    flow: Flow
    last: LastYear
    texts: Mapping[str, Passage]
    """The drafts, with what their numbers are bound to."""


def drafted(seed: int) -> Drafted:
    """The report of one office."""
    random = Random(seed)
    form = flow(random.choice(FLOWS))
    tables = _tables(form, random, seed)
    plan = Plan(form, replace(tables, answers={**tables.answers, **_facts(form, random)}))
    drafts = {text: plan.draft(text) for text in form.drafts}
    texts = {text: passage for text, passage in drafts.items() if passage is not None}
    told = {text: passage.text for text, passage in texts.items()}
    profile = {"office.name": _office(seed)}
    return Drafted(form, LastYear(year_of(form.id), form.id, dict(plan.sheet), told, profile), texts)


def _office(seed: int) -> str:
    """A name of its own for every seed, without a figure: a year in a name is no name of an office."""
    return f"云山{str(seed).translate(_STEMS)}县水利局"


def _tables(form: Flow, random: Random, seed: int) -> Book:
    kind = random.choice(("department", "county_government", "township"))
    facts = facts_of(form.id, _figures(form, random), kind=kind)
    facts = replace(facts, texts={**facts.texts, "office.name": _office(seed)})
    held = Held(begin(form)[0])
    while (asked := held.state.asked) is not None and not _is_of_a_text(asked.question):
        given = reply(facts, asked)
        assert given is not None, asked.id
        answer(held, given)
        assert held.state.asked != asked, (asked.id, given)
    return held.state.book


def _is_of_a_text(question: Question | None) -> bool:
    return question is not None and (question.serves is not None or question.kind == "prose")


def _figures(form: Flow, random: Random) -> dict[str, int]:
    assert form.ledger is not None
    ids, figures = LedgerIds(form.ledger), dict[str, int]()
    for column in random.sample(list(ids.columns), random.randint(0, len(ids.columns))):
        rows = random.sample(list(ids.endings), random.randint(0, 6))
        figures |= {ids.cell(row, column): random.choice(_COUNTS) for row in rows}
        came = sum(figures[ids.cell(row, column)] for row in rows)
        figures[ids.cell("carried_in", column)] = random.randint(0, min(came, 4))
        figures[ids.cell("new", column)] = came - figures[ids.cell("carried_in", column)]
    parts = [f"{tally.id}.{part.id}" for tally in form.tallies for part in tally.parts]
    figures |= {part: random.choice(_COUNTS) for part in parts if random.random() < 0.3}
    told = [id for id, kind in form.told_kinds.items() if kind == "count" and id not in parts]
    figures |= {
        id: random.choice(_COUNTS)
        for id in told
        if not id.startswith("processing_fee") and random.random() < 0.5
    }
    return figures


def _facts(form: Flow, random: Random) -> dict[str, Answer]:
    asked = [question for question in form.questions.values() if question.serves and random.random() < 0.7]
    return {question.id: Answer(_fact(question, random)) for question in asked}


def _fact(question: Question, random: Random) -> Value:
    match question.kind:
        case "count":
            return Count(value=random.choice(_COUNTS))
        case "choices":
            return Choices(value=tuple(option.value for option in question.options))
        case "choice":
            return Choice(value=random.choice(question.options).value)
        case "yes_no":
            return YesNo(value=random.random() < 0.5)
        case _:
            return Text(value="把补贴名单公示到了村组")
