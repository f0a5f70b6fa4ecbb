"""The conversation in line mode: shows turns, reads a line, makes a command of it, keeps the file.

Everything that matters happens in `step`; this only talks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from interview.desk import Opened
from interview.engine.answers.characters import clean_paragraphs, lacks_letters
from interview.engine.answers.kinds import Value
from interview.engine.answers.numerals import is_not_known
from interview.engine.answers.problems import Problem
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.engine.step.machine import step
from interview.engine.step.state import State
from interview.engine.step.turns import Ask
from interview.engine.step.validate import parse
from interview.errors import InterviewError
from interview.line.presenter import Presenter, leaves_no_choice, without_grid
from interview.line.prompts import Prompts
from interview.line.screen import Screen
from interview.talk.input.offers import Offer
from interview.talk.input.refusal import problem_in, refusal
from interview.talk.input.shortcuts import COMMANDS, SIGN, Wish, gives_up
from interview.talk.input.typed import Doubted, Gives, Known, Noted, answered, wanted
from interview.talk.input.ways_out import WayOut, on_another_form
from interview.talk.prompt.drafts import KEYS, Start, how_to_write, texts_of
from interview.talk.prompt.field import Cursor, Standing, Unsent, known, standing, suggested
from interview.wording.catalog import Words
from interview.wording.refusals import refused

if TYPE_CHECKING:
    from interview.line.at_the_review import AtTheReview
    from interview.review.model import Span

_LONG_LIST = 12


class Conversation:
    """One interview in line mode, from where it stands to the finished report or an interruption.

    Args:
        opened: The interview as it begins.
        words: The language.
        prompts: Reads what is typed.
        screen: Writes lines.
    """

    def __init__(self, opened: Opened, words: Words, prompts: Prompts, screen: Screen) -> None:
        self.opened, self.words, self.prompts, self.screen = opened, words, prompts, screen
        self.desk = opened.desk
        self._presenter = Presenter(opened, words, screen, self._stands)
        self.unsent = Unsent()
        self.written = False
        """Whether the finished report was written."""
        self._state: State | None = None
        self._at_the_review: AtTheReview | None = None
        self.pointed: Span | None = None
        """What of the next answer a finding is about."""

    def run(self) -> State:
        """Talks until the report is written or the clerk stops; gives the last state.

        Raises:
            KeyboardInterrupt: Ctrl-C; everything answered is kept.
            EOFError: The terminal is gone.
        """
        self.prompts.says_nothing_to_undo = lambda: self.screen.say(self.words.say("line.nothing_typed_left"))
        self._tell_notices()
        state = self.opened.state
        if state.asked is not None:
            self.unsent.leave(state.asked, self.opened.typed)
        self._presenter.turns(state, self.opened.turns)
        while True:
            self._state = state
            asked = state.asked
            if asked is None:
                after = self._review(state)
                if after is None:
                    return state
                state = after
            else:
                state = self._turn(state, asked)

    def put_away(self) -> None:
        """Keeps what was being typed when the interview was interrupted."""
        if self._state is not None and (self.desk.unsaved or self.desk.file):
            self.keep(self._state, draft=self._half_typed(self._state))

    def _half_typed(self, state: State) -> str:
        """What is in the field and is neither given nor what stood there anyway; behind a menu, what was refused."""
        asked = state.asked
        if asked is None:
            return ""
        if self.prompts.unfinished is not None:
            return self._typed_anew(state, asked, self.prompts.unfinished)
        begun = self.unsent.of(asked)
        return begun.text if begun is not None else ""

    # One question ------------------------------------------------------------------------------------------------

    def _turn(self, state: State, asked: Asked) -> State:
        text = self._read_answer(state, asked)
        match wanted(asked, text):
            case Start() as start:
                return self._start(state, asked, start)
            case Wish.HELP | Wish.OUTLINE as wish:
                if self.prompts.begun is not None:
                    self.unsent.leave(asked, self._typed_anew(state, asked, self.prompts.begun))
                if wish is Wish.OUTLINE:
                    return self.outline(state)
                self._presenter.help(state, asked)
                return state
            case Wish() as wish:
                if is_not_known(text):  # nothing that was tried before is wanted any more
                    self.unsent.drop(asked.id)
                return self._leave(state, asked, COMMANDS[wish])
            case Noted(answer, label):
                return self._label(state, asked, answer, label)
            case None:
                return self._answered(state, asked, text)

    def _answered(self, state: State, asked: Asked, text: str) -> State:
        """Takes an answer, or says why not."""
        meant = self._meant(state, asked, text)
        if isinstance(meant, Doubted):
            return self._refused(state, meant.command, meant.problem, text)
        return self.carry_out(state, meant.command, text)

    def _read_answer(self, state: State, asked: Asked) -> str:
        """What is typed into the field of a question, as one comes to it."""
        stands = self._stands(state, asked)
        if self.pointed is not None and self.pointed.text == asked.id and self.unsent.of(asked) is None:
            stands = replace(stands, cursor=self.pointed.end)
        self.pointed = None
        texts = texts_of(state.plan, asked)
        self.prompts.starts = {KEYS[start]: texts.of(start) for start in KEYS}
        return self.read(stands.text, stands.cursor, prose=asked.kind == "prose")

    def _start(self, state: State, asked: Asked, start: Start) -> State:
        """Begins a paragraph from what was asked for; says so where there is no such text."""
        texts = texts_of(state.plan, asked)
        if start is Start.REWORD:
            return self.carry_out(state, do.Reword(asked.id))
        if texts.of(start):
            self.unsent.leave(asked, texts.of(start))
            self.screen.say(how_to_write(asked, texts, texts.of(start), self.words))
        else:
            self.screen.say(refused(state.flow, Problem("no_such_text", asked.id), self.words))
        return state

    def read(self, default: str = "", cursor: Cursor = "selected", *, prose: bool = False) -> str:
        """What is typed; where the terminal sent what is no text, that is said, and what is text stays to be mended."""
        read = self.prompts.paragraphs if prose else self.prompts.line
        while lacks_letters(text := read(default, cursor)):
            self.screen.say(self.words.say("line.not_utf8"))
            default, cursor = clean_paragraphs(text), "end"
        return text

    def _typed_anew(self, state: State, asked: Asked, text: str) -> str:
        """What was typed in a field; empty where only what is known stands there."""
        return "" if text.strip() == known(asked, self._suggest(state, asked)).strip() else text

    def _stands(self, state: State, asked: Asked) -> Standing:
        return standing(asked, self._suggest(state, asked), self.unsent.of(asked))

    def _suggest(self, state: State, asked: Asked) -> Mapping[str, str]:
        """What may stand in the field of a question that nobody answered yet."""
        return suggested(self.opened.suggest, asked, self.desk.other_report(state, asked), state.plan)

    def _leave(self, state: State, asked: Asked, command: do.Command) -> State:
        """Leaves a question without an answer; what was half typed is there when one comes back, unless it is given up."""
        begun = self.unsent.of(asked)
        typed = self.prompts.begun if self.prompts.begun is not None else begun.text if begun else ""
        self.unsent.leave(asked, "" if gives_up(state, command) else self._typed_anew(state, asked, typed))
        return self.carry_out(state, command)

    def _label(self, state: State, asked: Asked, answer: str, label: str) -> State:
        """Takes what was answered, and notes a word on the application; an answer that is refused stays with its word."""
        assert asked.entry is not None  # noqa: S101 - it is about one
        self.unsent.drop(asked.id)
        text = f"{answer} {SIGN}{label}".strip()
        if answer:
            meant = self._meant(state, asked, answer)
            if isinstance(meant, Doubted):
                return self._refused(state, meant.command, meant.problem, text)
            before, state = state, self.carry_out(state, meant.command, text, asks=False)
            if state is before:
                return state
        return self.carry_out(state, do.Label(asked.entry, label), text)

    def _meant(self, state: State, asked: Asked, text: str) -> Gives | Doubted:
        """What the engine gets for a line."""
        answer: str | Value = text
        if asked.kind == "choice" and text.strip():
            heard = parse(without_grid(asked), text)
            if isinstance(heard, Problem):
                return Doubted(replace(heard, question=asked.id), do.Answer(asked.id))
            answer = heard.value
        return answered(state.plan, asked, answer, Known(self._suggest(state, asked), self.opened.this_year))

    def carry_out(self, state: State, command: do.Command, text: str = "", *, asks: bool = True) -> State:
        """Carries out a command and shows what is said; what is asked next only if that is to be answered now."""
        after, turns = step(state, command)
        if isinstance(command, do.Back) and after.asked is not None and leaves_no_choice(after.asked):
            after, turns = step(after, command)
        problem = problem_in(turns)
        if problem is not None:
            return self._refused(state, command, problem, text)
        if isinstance(command, do.Answer | do.Redraft | do.Reword):
            self.unsent.drop(command.question)
        self.keep(after)
        self._say_what_is_odd(state, after)
        self._presenter.turns(after, tuple(turn for turn in turns if asks or not isinstance(turn, Ask)))
        return after

    def _say_what_is_odd(self, before: State, after: State) -> None:
        # Not before the first answer: the first question waits for nothing.
        from interview.review.messages import one_line
        from interview.review.of_interview import noticed

        for finding in noticed(before.plan, after.plan):
            self.screen.say(one_line(finding, after.flow, self.words))

    def _refused(self, state: State, command: do.Command, problem: Problem, text: str) -> State:
        moved = on_another_form(state, problem, self.opened.flow_for, self.desk.load)
        if moved is not None:
            return self.carry_out(moved, command)
        why = refusal(state, problem, self.words, command)
        self.screen.say(why.said)
        if isinstance(command, do.Answer) and state.asked is not None:
            self.unsent.refuse(state.asked, text)
            if why.offer is not None:
                return self._insist(state, state.asked, why.offer, why.ways)
        return state

    def _insist(self, state: State, asked: Asked, offer: Offer, ways: Sequence[WayOut]) -> State:
        """Offers to keep the answer as it stands, to change another one, or to think again."""
        picked = self._menu_or_answer(offer)
        if isinstance(picked, str):
            return self._answered(state, asked, picked)
        way = ways[picked]
        if way.command is None and not way.keeps_text:
            self.unsent.drop(asked.id)
        if way.command is None:
            self._presenter.question(state, asked)
            return state
        if isinstance(way.command, do.Revise):
            return self._leave(state, asked, way.command)
        return self.carry_out(state, way.command)

    def menu(self, offer: Offer) -> int:
        """The place of what was picked."""
        picked = self._menu_or_answer(offer)
        assert isinstance(picked, int)  # noqa: S101 - it takes no answer
        return picked

    def _menu_or_answer(self, offer: Offer) -> int | str:
        """The place of what was picked, or another answer to the question where that may be given anew."""
        self.screen.options(offer.labels)
        key = "line.menu" if offer.yes is None else "line.menu_yes_no"
        self.screen.say(self.words.say(key, name=offer.labels[offer.marked]))
        while True:
            text = self.prompts.choice()
            picked = offer.meant(text)
            if picked is not None or offer.answers(text):
                return text if picked is None else picked
            self.screen.say(self.words.say("line.choose"))

    def keep(self, state: State, *, finished: bool = False, draft: str = "") -> None:
        """Puts what was told on disk, and says what came of it where that is worth saying."""
        try:
            if self.desk.keep(state, finished=finished, draft=draft) and self.desk.path:
                self.screen.line()
                self.screen.say(self.words.say("line.saved_as", file=self.desk.path.name))
                self.say_folder(self.desk.path)
        except InterviewError as trouble:
            if self.desk.is_news(trouble):
                self.screen.say(self.words.error(trouble))
        self._tell_notices()

    def say_folder(self, path: Path) -> None:
        """Says in which folder a file is."""
        self.screen.say(self.words.say("screen.in_folder", folder=path.parent.resolve()))

    def _tell_notices(self) -> None:
        for notice in self.desk.notices():
            self.screen.say(self.words.say(f"notice.{notice.code}", **notice.details))

    def outline(self, state: State) -> State:
        """Changes headings and their order, then goes on with the question, if it is still there."""
        from interview.line.outline import OutlineMenu

        after = OutlineMenu(self.words, self.screen, self.prompts.line, self.menu, self.keep).run(state)
        if after.asked is not None:
            self._presenter.question(after, after.asked)
        return after

    # The review ------------------------------------------------------------------------------------------------

    def _review(self, state: State) -> State | None:
        """One pass through the review; None when the clerk is done."""
        from interview.line.at_the_review import AtTheReview  # the first question waits for nothing of it

        if self._at_the_review is None:
            self._at_the_review = AtTheReview(self)
        return self._at_the_review.once(state)
