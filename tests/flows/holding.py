"""Holding a whole interview with the truthful respondent, and remembering what was asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from interview.engine.answers.kinds import Value
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Book, LastYear
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.respondent import Facts, reply
from interview.engine.step.state import State
from interview.engine.step.turns import Finished, Refuse
from interview.engine.sums.relations import Number

PROFILE = {
    "office.name": "测试单位",
    "office.kind": "state_department",
    "office.address": "测试路 1 号",
    "office.phone": "010-12345678",
    "office.postcode": "100000",
    "office.website": "www.example.gov.cn",
}
LIKE = {
    "office": "测试单位", "phone": "010-12345678", "address": "测试路 1 号", "postcode": "100000", "website": "www.example.gov.cn", "site_code": "3609210001", "icp": "赣ICP备12345678号", "police": "赣公网安备36092102000001号", "person": "王某某", None: "测试",
}  # fmt: skip
"""What is told where a form asks for something of the sort."""
PROSE = dict.fromkeys(["overview.opening", "overview.proactive", "overview.on_request", "overview.management", "overview.platform", "overview.supervision", "problems", "improvements", "other_matters"], "写了几句。")  # fmt: skip
LONGEST = 2000
"""No interview is longer; one that is does not end."""


@dataclass(frozen=True)
class Held:
    """An interview that was held."""

    state: State
    asked: Mapping[str, Asked]
    """Every question that was put, by id; those that were told at once too."""
    finished: bool


def changed(flow: Flow, **changes: object) -> Flow:
    """The flow with other parts, and nothing remembered of it (`model_copy` would keep what was computed)."""
    return Flow.model_validate({name: getattr(flow, name) for name in Flow.model_fields} | changes)


def hold(
    flow: Flow,
    figures: Mapping[str, Number],
    *,
    kind: str = "state_department",
    way: str = "by_result",
    answers: Mapping[str, str] | None = None,
    facts: Mapping[str, Value] | None = None,
    last: LastYear | None = None,
    opens_texts: bool = True,
) -> Held:
    """Answers truthfully until nothing is asked any more; `opens_texts` where there is something
    to say of whatever a yes or one of several would open.
    """
    asked_for = {
        id: question.options[0].value if question.kind == "choice" else LIKE[question.like]
        for id, question in flow.questions.items() if question.kind in {"choice", "text"} and not question.serves
    }  # fmt: skip
    if not opens_texts:
        opened = {
            text
            for (by, value), texts in flow.opened_texts.items()
            if not isinstance(value, str) or flow.questions[by].kind == "choices"
            for text in texts
        }
        asked_for = {id: text for id, text in asked_for.items() if id not in opened}
    texts = {**asked_for, **PROFILE, "office.kind": kind, **PROSE}
    known = Facts(flow, figures, texts, flow.years.first, answers or {}, way, facts=facts or {})
    state, _ = begin(flow, Book(last=last))
    put: dict[str, Asked] = {}
    for _ in range(LONGEST):
        asked = state.asked
        if asked is None:
            break
        put |= {asked.id: asked} | {each.id: asked for each in asked.several}
        told = reply(known, asked)
        if told is None and asked.question is not None and asked.question.serves:
            state, _ = step(state, do.Skip())  # a fact may be passed over
            continue
        if told is None:
            raise AssertionError(f"nothing is known about {asked.id}")
        after, turns = step(state, do.Answer(asked.id, told))
        if any(isinstance(turn, Refuse) and turn.problem.doubt for turn in turns):  # these figures mean it
            after, turns = step(state, do.Answer(asked.id, told, insist=True))
        refused = [turn for turn in turns if isinstance(turn, Refuse)]
        if refused:
            raise AssertionError(f"{asked.id}: {told} was refused: {refused}")
        state = after
    _, turns = step(state, do.Finish())
    return Held(state, put, any(isinstance(turn, Finished) for turn in turns))
