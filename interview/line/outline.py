"""The headings of the report and their order, in line mode: a list by number, and for each part what may be done with it.

What each change makes of an outline `talk.report.outlines` says, and the machine judges it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal, assert_never, get_args

from interview.engine.step import commands as do
from interview.engine.step.machine import step
from interview.engine.step.state import State
from interview.line.screen import Screen
from interview.talk.input.offers import Offer
from interview.talk.input.refusal import problem_in
from interview.talk.input.shortcuts import wish_of
from interview.talk.report import outlines
from interview.talk.report.outlines import Item
from interview.wording.catalog import Words
from interview.wording.names import section_name
from interview.wording.refusals import refused

_Way = Literal["rename", "add", "up", "down", "drop", "stay"]
_WAYS: tuple[_Way, ...] = get_args(_Way)


class OutlineMenu:
    """Changes outlines until the clerk has no more wishes.

    Args:
        words: The language.
        screen: Writes lines.
        line: Reads one, given what stands in it.
        menu: Has one of a few things picked.
        keep: Keeps a state.
    """

    def __init__(
        self, words: Words, screen: Screen, line: Callable[[str], str], menu: Callable[[Offer], int],
        keep: Callable[[State], None],
    ) -> None:  # fmt: skip
        self.words, self.screen, self._line, self._menu, self._keep = words, screen, line, menu, keep

    def run(self, state: State) -> State:
        """Lists the parts and changes them one by one; an empty line ends it, and a form that has none."""
        if not outlines.arrangeable(state):
            self.screen.say(self.words.say("line.no_outline"))
            return state
        while True:
            listed = self._list(state)
            text = self._line("").strip()
            if not text or wish_of(text) is not None:
                return state
            if text.isdecimal() and 0 < int(text) <= len(listed):
                state = self._change(state, listed[int(text) - 1])
            else:
                self.screen.say(self.words.say("line.choose"))

    def _list(self, state: State) -> list[Item]:
        """Shows every part with its number in the list."""
        say = self.words.say
        listed: list[Item] = []
        for section in outlines.arrangeable(state):
            self.screen.line()
            self.screen.say(section_name(section, self.words), margin=0)
            parts = outlines.items(state, section)
            self.screen.rows(
                [
                    (f"{number:>2} {self._called(item)}", self._stands(item))
                    for number, item in enumerate(parts, start=len(listed) + 1)
                ]
            )
            listed += parts
        self.screen.say(say("line.outline"))
        return listed

    def _called(self, item: Item) -> str:
        bare = self.words.say("outline.bare") if item.there == "in" and not item.number else ""
        return f"{item.number}{outlines.begun(item.name)}{bare}"

    def _stands(self, item: Item) -> str:
        match item.there:
            case "in":
                return (
                    self.words.say("outline.chars", n=len(item.text))
                    if item.text
                    else self.words.say("outline.empty")
                )
            case "out":
                return self.words.say("outline.left_out")
            case "aside":
                return self.words.say("outline.waiting")
        assert_never(item.there)

    def _change(self, state: State, item: Item) -> State:
        if item.there == "out":
            return self._do(state, outlines.put_back(state, item.spot))
        if item.there == "aside":
            return self._headed(
                state, "", "outline.new", lambda typed: outlines.put_back(state, item.spot, typed)
            )
        ways = Offer(tuple(self.words.say(f"outline.way_{way}") for way in _WAYS), leaves=len(_WAYS) - 1)
        way = _WAYS[self._menu(ways)]
        match way:
            case "rename":
                heading = outlines.heading_of(state, item.spot)
                return self._headed(
                    state,
                    heading,
                    "outline.heading",
                    lambda typed: outlines.renamed(state, item.spot, typed),
                )
            case "add":
                return self._headed(
                    state, "", "outline.new", lambda typed: outlines.added(state, item.spot, typed)
                )
            case "up" | "down":
                command = outlines.moved(state, item.spot, -1 if way == "up" else 1)
                if command is not None:
                    return self._do(state, command)
                self.screen.say(self.words.say("outline.edge"))
                return state
            case "drop":
                return self._do(state, outlines.dropped(state, item.spot))
            case "stay":
                return state
        assert_never(way)

    def _headed(self, state: State, text: str, ask: str, command: Callable[[str], do.Arrange]) -> State:
        """Asks for a heading until one will do; a sign that asks for something else gives it up."""
        while True:
            self.screen.say(self.words.say(ask))
            text = self._line(text)
            if wish_of(text) is not None:
                return state
            after = self._do(state, command(text))
            if after is not state:
                return after

    def _do(self, state: State, command: do.Arrange) -> State:
        """Carries out a change and keeps it; where a text would go with it, asks first."""
        after, turns = step(state, command)
        problem = problem_in(turns)
        if problem is None:
            self._keep(after)
            return after
        self.screen.say(refused(state.flow, problem, self.words))
        if not problem.insistable:
            return state
        labels = tuple(self.words.say(f"line.sets_{name}") for name in ("yes", "no"))
        goes_ahead = self._menu(Offer(labels, marked=1, leaves=1, yes=0, no=1)) == 0
        return self._do(state, replace(command, insist=True)) if goes_ahead else state
