"""What can be done about a line of the review: change an answer, mend or explain a finding, go to a place in a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from interview.engine.answers.kinds import Count, Parsed, parse_count, plain
from interview.engine.answers.problems import Problem
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.engine.step.state import State
from interview.line.host import LineHost
from interview.line.review_list import Line
from interview.review.mending.remedies import mending_of, places_of
from interview.review.mending.spots import Spot
from interview.review.messages import mending_line
from interview.review.model import Finding
from interview.talk.input.offers import Offer
from interview.talk.input.shortcuts import wish_of
from interview.talk.report.figures import FigureRow
from interview.wording.names import name_of
from interview.wording.refusals import refused


class LineMender:
    """Goes to a line and comes back with it mended, explained or left.

    Args:
        host: The conversation.
    """

    def __init__(self, host: LineHost) -> None:
        self._host, self._words = host, host.words
        self.about = ""
        """The finding that the clerk went to, to come back to."""

    def change(self, state: State, target: Line) -> State:
        """Does what a line is there for."""
        if isinstance(target, Asked):
            return self._host.carry_out(state, do.Revise(target.id))
        if isinstance(target, FigureRow):
            return self._go_to_one(state, target.spots)
        return self._see_to(state, target)

    def _see_to(self, state: State, finding: Finding) -> State:
        """What can be done about a finding; the second thing always changes nothing."""
        plan, say = state.plan, self._words.say
        mending, places = mending_of(plan, finding), places_of(plan, finding)
        self.about = finding.id
        ways: list[tuple[str, Callable[[], State]]] = []
        if mending is not None:
            ways.append(
                (
                    mending_line(mending, state.flow, self._words),
                    partial(self._host.carry_out, state, mending.command),
                )
            )
        if not finding.stops:
            key = "review.explain_again" if finding.accepted else "review.explain"
            ways.append((say(key), partial(self._explain, state, finding)))
        for each in places:
            key = "review.go_text" if each.text else "line.change_it"
            name = name_of(state.flow, each.id, self._words)
            ways.append((say(key, name=name), partial(self._go_to, state, each)))
        if finding.stops and len(ways) == 1:
            return ways[0][1]()
        ways.insert(1, (say("line.leave_it"), lambda: state))
        labels = tuple(label for label, _ in ways)
        return ways[self._host.menu(Offer(labels, marked=1, leaves=1))][1]()

    def _explain(self, state: State, finding: Finding) -> State:
        self._host.screen.say(self._words.say("line.accept_reason"))
        return self._host.carry_out(state, do.Accept(finding.id, self._host.read(finding.accepted or "")))

    def _go_to_one(self, state: State, spots: Sequence[str]) -> State:
        """To one of several places where the figures of a row were told."""
        if not spots:
            return state
        names = [
            self._words.say("line.change_it", name=name_of(state.flow, each, self._words)) for each in spots
        ]
        if len(spots) == 1:
            return self._go_to(state, Spot(spots[0]))
        names.insert(1, self._words.say("line.leave_it"))
        picked = self._host.menu(Offer(tuple(names), marked=1, leaves=1))
        return state if picked == 1 else self._go_to(state, Spot(spots[picked - (picked > 1)]))

    def _go_to(self, state: State, spot: Spot) -> State:
        """To a question; a cell of the table is asked for here, for line mode shows no grid."""
        if state.plan.get(spot.id) is not None:
            self._host.pointed = spot.text
            there = self._host.carry_out(state, do.Revise(spot.id))
            if spot.text is not None:
                self._host.screen.say(self._words.say("line.pointed"))
            return there
        name, now = name_of(state.flow, spot.id, self._words), plain(state.plan.sheet[spot.id] or 0)
        self._host.screen.say(self._words.say("line.cell_now", name=name, n=now))
        text = self._host.read(now)
        heard = parse_count(text)
        if wish_of(text) is not None or text.strip() == now:
            return state
        if isinstance(heard, Parsed) and isinstance(heard.value, Count):
            return self._host.carry_out(state, do.Fill({spot.id: heard.value}))
        if isinstance(heard, Problem):
            self._host.screen.say(refused(state.flow, heard, self._words))
        return self._go_to(state, spot)
