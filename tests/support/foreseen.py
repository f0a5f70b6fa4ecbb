"""What a command would do, by a dry run of it. The machine tells it with a refusal alone; tests ask about any command."""

from __future__ import annotations

from dataclasses import replace

from interview.engine.step import commands as do
from interview.engine.step.impact import Foresight, between
from interview.engine.step.machine import step
from interview.engine.step.state import State
from interview.engine.step.turns import Refuse


def foresee(state: State, command: do.Command) -> Foresight:
    """What a command would do if it were carried out, whatever speaks against it; empty where it would be refused."""
    after, turns = step(state, command)
    if isinstance(command, do.Answer | do.Fill | do.Arrange) and any(
        isinstance(turn, Refuse) for turn in turns
    ):
        after, _ = step(state, replace(command, insist=True))
    return between(state.plan, after.plan)
