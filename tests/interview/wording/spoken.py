"""What is said of one interview or another, for the tests of what is said."""

from __future__ import annotations

from collections.abc import Mapping

from interview.engine.answers.kinds import Kind
from interview.engine.answers.problems import Problem
from interview.engine.plan.walk import Asked, Prompt
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.step.turns import Refuse
from interview.flowfiles import load_flow
from interview.wording.catalog import words

ZH, EN = words("zh"), words("en")


FLOWS = {"zh": load_flow("disclosure_2021"), "en": load_flow("disclosure_2021", "en")}


FLOW = FLOWS["zh"]


SIX = {
    "applications.any_new": "有", "applications.count_new": "6", "applications.any_carried_in": "没有",
    "applications.way": "按结果说", "applications.who": "个人、企业", "applications.new.natural": "5",
    "applications.new.business": "", "applications.any_carried_out": "没有",
    "applications.which.natural": "公开了、我们没有",
}  # fmt: skip


def asked_for(kind: Kind, *, unit: str = "", options: str = "", lang: str = "zh") -> Asked:
    choices = FLOWS[lang].questions[options].options if options else ()
    return Asked(Prompt("x", kind, "s", "问？", unit=unit, options=choices))


def after(
    answers: Mapping[str, str], *, insist: bool = False, lang: str = "zh"
) -> tuple[State, list[object]]:
    """The state after some answers, and everything said on the way."""
    state, turns = begin(FLOWS[lang])
    heard: list[object] = [*turns]
    for id, given in answers.items():
        state, turns = step(state, do.Answer(id, given, insist))
        heard += turns
    return state, heard


def problem_of(state: State, id: str, given: str) -> Problem:
    _, turns = step(state, do.Answer(id, given))
    return next(turn.problem for turn in turns if isinstance(turn, Refuse))
