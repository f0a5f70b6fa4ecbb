"""What it costs that texts follow: an answer that drafts state, beside the same answer where the texts are the office's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle

from interview.engine.answers.kinds import Count
from interview.engine.step import commands as do
from interview.engine.step.machine import step
from interview.engine.step.state import State
from tests.benchmarks.timing import Beside, Timed, beside, timed
from tests.flows.test_drafts import TOLD
from tests.support.drafted import held_with_drafts
from tests.support.interviews import facts_of, flow

FORM, FACT = "disclosure_2021", "facts.proactive.wechat"
OWN = "本单位这一年照常办理，没有别的要说。"


def an_answer_that_drafts_state(rounds: int) -> Beside:
    """A count told otherwise, so that the opening and two more numbers follow it, and nothing does."""
    drafted = held_with_drafts(replace(facts_of(FORM), facts=TOLD))
    own = drafted
    for text in (each for each in flow(FORM).drafts if drafted.plan.value(each) is not None):
        own, _ = step(own, do.Answer(text, OWN, insist=True))
    return beside(_answering(drafted), _answering(own), rounds)


def _answering(state: State) -> Timed:
    counts = _in_turns()
    return timed(lambda: step(state, do.Answer(FACT, Count(value=next(counts)), insist=True)), each=20)


def _in_turns() -> Iterator[int]:
    return cycle((41, 42))
