"""Interviews whose drafts nobody touched: what was drafted contradicts no table. 1,000 with NIANBAO_LONG=1, a fiftieth otherwise.

NIANBAO_SEED sets the seed.
"""

from __future__ import annotations

import os
from dataclasses import replace
from random import Random

from interview.engine.step.state import State
from interview.review.model import Finding, Span
from interview.review.of_interview import findings
from tests.support.drafted import NAMES, drafts_of, held_with_drafts, random_facts, some_figures
from tests.support.interviews import FLOWS, KINDS, PROFILE, facts_of, flow

HOW_MANY = 1000 if os.environ.get("NIANBAO_LONG") == "1" else 20
SEED = int(os.environ.get("NIANBAO_SEED", "2026"))


def an_interview(seed: int) -> State:
    """One that was held to its end, its texts as they were drafted."""
    dice = Random(seed)
    form = flow(dice.choice(FLOWS))
    figures = some_figures(form, seed) if dice.random() < 0.8 else {}
    facts = facts_of(form.id, figures, kind=dice.choice(KINDS))
    name = {"office.name": dice.choice(NAMES)}
    texts = {**PROFILE, "office.kind": facts.texts["office.kind"], **name}
    return held_with_drafts(replace(facts, texts=texts, facts=random_facts(form, dice)))


def of_texts(state: State) -> list[Finding]:
    """What is found in the drafted texts, but for remarks."""
    return [
        each
        for each in findings(state.plan)
        if each.severity != "notice" and any(isinstance(place, Span) for place in each.where)
    ]


def test_what_is_drafted_is_found_right_by_every_rule() -> None:
    drafted = 0
    for seed in range(SEED * 1000, SEED * 1000 + HOW_MANY):
        state = an_interview(seed)
        drafted += len(drafts_of(state.plan))
        assert of_texts(state) == [], (seed, drafts_of(state.plan))
    assert drafted > 4 * HOW_MANY
