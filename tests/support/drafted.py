"""Interviews whose texts are taken as drafted: facts told at random, or not told, and figures that balance."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from random import Random

from interview.engine.answers.kinds import Choice, Choices, Count, Text, Value, YesNo
from interview.engine.flow.model import Flow
from interview.engine.flow.question import Question
from interview.engine.plan.book import Answer, Book, LastYear
from interview.engine.plan.plan import Plan
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.respondent import Facts, reply
from interview.engine.step.state import State
from tests.support.interviews import facts_of, flow
from tests.support.walks import truth_of

TOLD = (
    "把惠农补贴的发放名单公示到了每个村组", "在办事大厅开设了政策咨询窗口。", "群众满意率为96%", "有3个村的公开栏一年没有更新",
    "由乡镇统一布置，每季度检查一次！",
)  # fmt: skip
"""What clerks tell in words of their own."""
LAST = LastYear(2018, "", facts={"facts.problems.last": ("栏目更新慢", "解读形式单一")})
"""A report of long ago that named two problems and no figure."""
NUMBERS = (0, 1, 1, 2, 3, 5, 12, 26, 86, 1300)
NAMES = tuple(
    f"{place}{office}"
    for place in ("云山", "清河", "临江", "东岭", "石桥", "白水", "南塘", "新安", "长平", "龙泉")
    for office in ("县水利局", "县教育局", "市民政局", "镇人民政府", "县卫生健康局", "县人民政府")
)


def fact_questions(flow: Flow) -> tuple[Question, ...]:
    """The questions whose answers only the texts need."""
    return tuple(question for question in flow.questions.values() if question.serves)


def a_fact(question: Question, dice: Random) -> Value:
    """Something that a clerk might answer."""
    values = [option.value for option in question.options] or ["1", "2"]
    match question.kind:
        case "count":
            return Count(value=dice.choice(NUMBERS))
        case "yes_no":
            return YesNo(value=dice.random() < 0.5)
        case "choice":
            return Choice(value=dice.choice(values))
        case "choices":
            return Choices(value=tuple(value for value in values if dice.random() < 0.6))
        case _:
            return Text(value=dice.choice(TOLD))


def random_facts(flow: Flow, dice: Random) -> dict[str, Value]:
    """Facts of one office; from few told to nearly all, and some that only last year's text brings up."""
    told = dice.choice((0.2, 0.6, 0.95))
    asked = [each for each in fact_questions(flow) if dice.random() < (0.08 if each.if_told else told)]
    return {each.id: a_fact(each, dice) for each in asked}


def with_facts(flow: Flow, book: Book, facts: dict[str, Value], name: str = NAMES[0]) -> Plan:
    """The plan of a book with these facts and no text yet."""
    texts = {id for id, question in flow.questions.items() if question.kind == "prose" or question.serves}
    answers = {id: answer for id, answer in book.answers.items() if id not in texts}
    answers |= {"office.name": Answer(Text(value=name)), **{id: Answer(v) for id, v in facts.items()}}
    return Plan(flow, Book(answers, entries=book.entries, last=LAST))


def drafts_of(plan: Plan) -> dict[str, str]:
    """What is drafted, by text."""
    written = {text: plan.draft(text) for text in plan.flow.drafts}
    return {text: passage.text for text, passage in written.items() if passage is not None}


@cache
def held(id: str, kind: str, seed: int) -> State:
    """An interview about tables alone, of an office of this kind; seed 0 has nothing but zeros."""
    form = flow(id)
    figures = some_figures(form, seed) if seed else {}
    return held_with_drafts(facts_of(id, figures, kind=kind))


def some_figures(form: Flow, seed: int) -> dict[str, int | Decimal]:
    """Some office's; by turns nobody went to court, nobody asked for a review, or two applications are all there is."""
    told = truth_of(begin(form)[0], seed)
    left_out = ("", "litigation", "reconsideration", "applications.")[seed % 4]
    figures = {
        address: number
        for address, number in told.items()
        if address in form.cells and not (left_out and address.startswith(left_out))
    }
    if left_out != "applications.":
        return figures
    came, went = ("new", "carried_out") if seed % 8 > 4 else ("carried_in", "granted")
    return {**figures, f"applications.{came}.natural": 2, f"applications.{went}.natural": 2}


def held_with_drafts(facts: Facts) -> State:
    """The interview with a truthful clerk who takes every draft as it is and passes over what there is nothing to say to."""
    state = begin(facts.flow)[0]
    passed: set[str] = set()
    while (asked := state.asked) is not None and asked.id not in passed:
        given = "" if asked.kind == "prose" and asked.offer is not None else reply(facts, asked)
        before = state
        if given is not None:
            state, _ = step(state, do.Answer(asked.id, given, insist=True))
        if given is None or state.book == before.book:
            passed.add(asked.id)
            state, _ = step(before, do.Skip())
    return state
