"""Questions of the program itself: what to do about a refusal, where to go, whether to write over a file.

Each is a few things to choose from, one of them marked. Every face takes Enter for the marked one, a number, the words, and y
or n where it is a yes or a no.
"""

from __future__ import annotations

from collections.abc import Sequence

from interview.dataclass import dataclass
from interview.engine.answers.kinds import Parsed, Value, parse_yes_no
from interview.engine.answers.numerals import canonical
from interview.engine.answers.option import Option
from interview.engine.answers.options import chosen
from interview.engine.answers.problems import Problem
from interview.engine.answers.vocabulary import AGREED
from interview.engine.flow.model import Flow, Section
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.engine.step.state import State
from interview.engine.step.validate import parse
from interview.talk.input.shortcuts import Wish, wish_of
from interview.talk.input.ways_out import WayOut
from interview.wording.catalog import Words
from interview.wording.names import name_of

_NOT_SO = frozenset(["不", "不是", "不是的", "不对", "否", "n", "no"])


@dataclass(frozen=True, slots=True)
class Offer:
    """A few things to choose from."""

    labels: tuple[str, ...]
    marked: int = 0
    """What Enter takes: the likely one; where something would be put aside or written over, the one that keeps it."""
    leaves: int | None = None
    """What stepping back takes: the one that changes nothing."""
    yes: int | None = None
    no: int | None = None
    instead: Asked | None = None
    """The question whose answer was doubted, which may be given anew here; where a number is one of many things to change,
    it names one of them."""
    asks_back: bool = False
    """Whether it asks what was meant: yes takes the first, whatever a yes is to the question itself."""
    doubted: str | Value | None = None
    """That answer: whoever gives it again means it, and takes the first."""

    def meant(self, text: str) -> int | None:
        """The place of what a text means; None where it means none of them, or more than one."""
        if not text.strip():
            return self.marked
        if wish_of(text) is Wish.BACK:
            return self.leaves
        found = chosen(text, tuple(Option(value=label, label=label) for label in self.labels))
        if not isinstance(found, Problem):
            return self.labels.index(found[0].label) if len(found) == 1 else None
        if self.asks_back and (heard := _agreed(text)) is not None:
            return 0 if heard else self.marked
        said = parse_yes_no(text)
        is_key = isinstance(said, Parsed) and self.yes is not None and text.strip().isascii()
        if not is_key and self._says_again(text):
            return 0
        if not isinstance(said, Parsed):
            return None
        return self.yes if said.value.value else self.no

    def _says_again(self, text: str) -> bool:
        if self.instead is None or self.doubted is None:
            return False
        before, now = (self._as_value(each) for each in (self.doubted, text))
        return before is not None and before == now

    def _as_value(self, given: str | Value) -> Value | None:
        assert self.instead is not None  # noqa: S101 - asked only of an answer to it
        heard = parse(self.instead, given) if isinstance(given, str) else Parsed(given)
        return heard.value if isinstance(heard, Parsed) else None

    def answers(self, text: str) -> bool:
        """Whether a text that means none of them is another answer to the question; no part of what is offered is."""
        if self.instead is None or self.instead.kind == "prose" or self.meant(text) is not None:
            return False
        if wish_of(text) is not None or any(text.strip() in label for label in self.labels):
            return False
        return isinstance(parse(self.instead, text), Parsed)


def _agreed(text: str) -> bool | None:
    """Whether a text says of what was understood that it is right, or that it is not; 有 and 没有 say neither."""
    typed = canonical(text).casefold()
    return typed in AGREED if typed in AGREED | _NOT_SO else None


def of_ways(ways: Sequence[WayOut], flow: Flow, words: Words, asked: Asked | None = None) -> Offer:
    """The ways out of a refusal; whether to set answers aside is a yes or a no.

    Args:
        ways: The ways.
        flow: The form.
        words: The language.
        asked: The question whose answer was refused.
    """
    labels = tuple(_called(way, flow, words) for way in ways)
    keeps = next(at for at, way in enumerate(ways) if way.command is None)
    asks_whether = ways[0].code == "sets_yes"
    if asks_whether:
        return Offer(labels, keeps, keeps, yes=0, no=keeps)
    first = ways[0].command
    asks_back = ways[0].code == "means_it"
    if not isinstance(first, do.Answer) or not (asks_back or ways[0].code == "as_it_is"):
        return Offer(labels, keeps, keeps)
    if asks_back:
        return Offer(labels, keeps, keeps, instead=asked, asks_back=True, doubted=first.given)
    # Of a count n may be the answer, none; of a text it can only be that to what is offered.
    yes, no = (0, keeps) if asked is not None and asked.kind == "text" else (None, None)
    return Offer(labels, keeps, keeps, yes, no, instead=asked, doubted=first.given)


def _called(way: WayOut, flow: Flow, words: Words) -> str:
    changed = way.command.question if isinstance(way.command, do.Revise) else None
    return words.say(f"line.{way.code}", name=name_of(flow, changed, words) if changed else "")


def sections_to_go_to(state: State, words: Words) -> tuple[list[Section], Offer]:
    """The sections that anything is asked in, offered without the form's numbers, which are not those of the list; and to stay."""
    there = [each for each in state.flow.sections if any(state.plan.in_section(each.id))]
    stay = len(there)
    return there, Offer((*(each.title for each in there), words.say("screen.stay")), marked=stay, leaves=stay)
