"""What is given in the composer, on its way to the machine; and what can be done where it is not taken."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from interview.engine.answers.characters import quoted
from interview.engine.answers.kinds import Value
from interview.engine.answers.numerals import is_not_known
from interview.engine.answers.problems import Problem
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.talk.input.refusal import Refusal, refusal
from interview.talk.input.shortcuts import COMMANDS, SIGN, Wish, before_a_sign, wish_of
from interview.talk.input.typed import Doubted, Known, Noted, answered, wanted
from interview.talk.input.ways_out import WayOut
from interview.talk.prompt.drafts import Start, texts_of
from interview.tui.conversation.host import ScreenHost


class Answers:
    """Takes answers.

    Args:
        host: The screen.
    """

    def __init__(self, host: ScreenHost) -> None:
        self._host, self._words = host, host.held.words
        self._opens: dict[Wish, Callable[[], None]] = {
            Wish.HELP: host.action_why, Wish.REVIEW: host.action_review, Wish.OUTLINE: host.action_outline,
        }  # fmt: skip

    async def take(self, answer: str | Value, text: str, of: Asked | None) -> None:
        """Does what an answer, or what was typed in its place, asks for; what came too late stays half typed at its question."""
        asked = self._host.held.state.asked
        if of is not None and (asked is None or asked.id != of.id):
            self._host.half_typed.unsent.leave(of, text)
            self._host.paint()
            return
        if asked is None:
            return
        match self._wanted(asked, answer, text):
            case Noted(beside, label):
                await self._note(asked, beside, label)
            case Wish() as wish if wish in self._opens:
                self._host.show_state()
                self._opens[wish]()
            case Wish() as wish:
                if is_not_known(text):  # nothing that was tried before is wanted any more
                    self._host.half_typed.unsent.drop(asked.id)
                await self._host.carry_out(COMMANDS[wish])
            case Start() as start:
                await self._start(asked, start)
            case None:
                await self._give(asked, answer, text)

    def _wanted(self, asked: Asked, answer: str | Value, text: str) -> Wish | Start | Noted | None:
        meant = wanted(asked, text)
        if isinstance(meant, Wish) and not isinstance(answer, str):  # a row was picked
            meant = None
        return meant or self._wish_behind(asked, text)

    def _wish_behind(self, asked: Asked, text: str) -> Wish | None:
        """What is asked for by a sign right behind what was half typed in a line; that stays half typed."""
        stood = self._host.half_typed.standing(asked)
        rest = before_a_sign(text, stood.text) if stood.cursor == "end" and asked.kind != "prose" else None
        if rest is None:
            return None
        self._host.half_typed.unsent.leave(asked, rest)
        return wish_of(text.removeprefix(rest))

    async def _give(self, asked: Asked, answer: str | Value, text: str) -> None:
        held = self._host.held
        meant = answered(held.plan, asked, answer, Known(held.suggest(asked), held.opened.this_year))
        if isinstance(meant, Doubted):
            self.refuse(meant.problem, meant.command, text)
        else:
            await self._host.carry_out(meant.command, text)

    async def _start(self, asked: Asked, start: Start) -> None:
        """Begins a paragraph from what was asked for by a word; says so where there is no such text."""
        text = texts_of(self._host.held.plan, asked).of(start)
        if start is Start.REWORD:
            await self._host.carry_out(do.Reword(asked.id))
        elif text:
            self._host.half_typed.unsent.leave(asked, text)
            self._host.show_state()
        else:
            self.refuse(Problem("no_such_text", asked.id), do.Reword(asked.id), "")

    async def _note(self, asked: Asked, answer: str, label: str) -> None:
        """Takes what was answered, and notes a word on the application; an answer that is refused stays with its word."""
        assert asked.entry is not None  # noqa: S101 - it is about one
        host, before = self._host, self._host.held.state
        host.half_typed.unsent.drop(asked.id)
        if answer:
            await host.carry_out(do.Answer(asked.id, answer), f"{answer} {SIGN}{label}")
        if not answer or host.held.state is not before:
            await host.carry_out(do.Label(asked.entry, label), f"{SIGN}{label}")

    # A draft worded otherwise ---------------------------------------------------------------------------------------

    def reword(self) -> None:
        """Words the draft otherwise; what is written by hand is left alone."""
        composer = self._host.composer
        asking, text = composer.asking, composer.text
        if asking is None or not asking.prose:
            return
        if Start.REWORD not in asking.texts.starts(text):
            own = asking.texts.draft.text
            composer.say(self._words.say("screen.own_words" if own else "problem.no_such_text"))
            composer.go_on()
            return
        composer.field.hold("")
        editing = bool(text) and text != asking.known
        self._host.start(partial(self._reword, asking.asked, editing=editing))

    async def _reword(self, asked: Asked, *, editing: bool) -> None:
        """Where the draft was in the field to be edited, it is there again."""
        await self._host.carry_out(do.Reword(asked.id))
        if editing:
            self._host.composer.action_start(Start.EDIT.value)

    # What is not taken ----------------------------------------------------------------------------------------------

    def refuse(self, problem: Problem, command: do.Command, text: str) -> None:
        """Says why a command was refused; what was typed for it stays."""
        host, state = self._host, self._host.held.state
        why, asked = refusal(state, problem, self._words, command), state.asked
        if asked is None:
            host.show_state()
            host.composer.say(why.said, refusal=True)
        else:
            if isinstance(command, do.Answer):
                host.half_typed.unsent.refuse(asked, text)
            self._say_why(asked, why)
        host.paint()

    def _say_why(self, asked: Asked, why: Refusal) -> None:
        """Says why, or where it may be insisted on asks what to do about it."""
        host = self._host
        if why.offer is None:
            host.composer.refuse(why.said, host.half_typed.standing(asked))
            return
        begun = host.half_typed.text_of(asked)
        typed = self._words.say("screen.you_typed", text=quoted(begun)) if begun else ""
        host.offers.put(why.said, why.offer, [partial(self._take, asked, way) for way in why.ways], typed)

    def _take(self, asked: Asked, way: WayOut) -> None:
        host = self._host
        if way.command is not None:
            host.send(way.command, host.half_typed.text_of(asked))
            return
        if not way.keeps_text:
            host.half_typed.unsent.drop(asked.id)
        host.show_state()
