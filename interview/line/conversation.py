"""The conversation in line mode: shows turns, reads a line, makes a command of it, keeps the file.

Everything that matters happens in `step`; this only talks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from interview.engine import commands as do
from interview.engine.characters import clean_paragraphs, lacks_letters
from interview.engine.judging import parse
from interview.engine.kinds import Parsed, Value
from interview.engine.machine import State, step
from interview.engine.problems import Problem
from interview.engine.turns import Ask, Finished, Note, Refuse, Reply, SectionDone, SectionOpened, Turn
from interview.engine.walk import Asked
from interview.errors import InterviewError, WriteError
from interview.holding.desk import Desk
from interview.holding.field import given, standing
from interview.holding.refusals import WayOut, on_another_form, ways_out
from interview.holding.wishes import COMMANDS, Wish, wish_of
from interview.line.prompts import Prompts
from interview.line.screen import Screen
from interview.wording.catalog import Words
from interview.wording.names import name_of, section_name
from interview.wording.speech import help_lines, progress, question, refused, remark, said, to_look_at, told
from interview.wording.tables import section_table, width

if TYPE_CHECKING:
    from interview.review.finding import Finding

_LONG_LIST = 12
_OFFERED = 3
"""At most so many questions of a finding are offered to be changed."""


class Conversation:
    """One interview in line mode, from where it stands to the finished report or an interruption.

    Args:
        desk: Keeps the answers.
        words: The language.
        prompts: Reads what is typed.
        screen: Writes lines.
        publish: Writes the report of a state (as a draft, over an earlier one) and gives its path.
        flow_for: Gives the id of the form for a year, while the form is still open; None where it was chosen.
        suggest: Values to stand in a field that nobody filled yet, by question id.
    """

    def __init__(
        self, desk: Desk, words: Words, prompts: Prompts, screen: Screen, publish: Callable[[State, bool, bool], Path],
        flow_for: Callable[[int], str] | None = None, suggest: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        self.desk, self.words, self.prompts, self.screen = desk, words, prompts, screen
        self.publish, self.flow_for, self.suggest = publish, flow_for, dict(suggest or {})
        self.typed = ""
        """What stands in the next field: a refused answer, or what was being typed at an interruption."""
        self.written = False
        """Whether the finished report was written."""
        self._state: State | None = None

    def run(self, state: State, turns: tuple[Turn, ...]) -> State:
        """Talks until the report is written or the clerk stops; gives the last state.

        Raises:
            KeyboardInterrupt: Ctrl-C; everything answered is kept.
            EOFError: The terminal is gone.
        """
        self._tell_notices()
        self._show(state, turns)
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
            begun = self.prompts.unfinished
            self._keep(self._state, draft=self.typed if begun is None else begun)

    # One question ------------------------------------------------------------------------------------------------

    def _turn(self, state: State, asked: Asked) -> State:
        there = standing(asked, self.suggest)
        default = self.typed or there
        text = self._read(default, prose=asked.kind == "prose")
        self.typed = ""
        wish = wish_of(text)
        if wish is Wish.HELP:
            self.typed = "" if self.prompts.begun == there else self.prompts.begun
            self._help(asked)
            return state
        if wish:
            return self._do(state, COMMANDS[wish])
        meant = self._given(asked, text, there)
        if isinstance(meant, Problem):
            return self._refused(state, do.Answer(asked.id), meant, text)
        return self._do(state, do.Answer(asked.id, meant), text)

    def _read(self, default: str = "", *, prose: bool = False) -> str:
        """What is typed; where the terminal sent what is no text, that is said, and what is text stays to be mended."""
        read = self.prompts.paragraphs if prose else self.prompts.line
        while lacks_letters(text := read(default)):
            self.screen.say(self.words.say("line.not_utf8"))
            default = clean_paragraphs(text)
        return text

    def _given(self, asked: Asked, text: str, there: str) -> str | Value | Problem:
        """What the engine gets for a line; `there` is what stood in the field before anything was typed."""
        if asked.kind == "choice" and text.strip():
            heard = parse(_offered(asked), text)
            return heard.value if isinstance(heard, Parsed) else replace(heard, question=asked.id)
        return given(asked, text, there, self.words.say("reply.no"))

    def _do(self, state: State, command: do.Command, text: str = "") -> State:
        after, turns = step(state, command)
        problem = next((turn.problem for turn in turns if isinstance(turn, Refuse)), None)
        if problem is not None:
            return self._refused(state, command, problem, text)
        self._keep(after)
        self._say_what_is_odd(state, after)
        self._show(after, turns)
        return after

    def _say_what_is_odd(self, before: State, after: State) -> None:
        from interview.review.live import (
            noticed,
        )  # not before the first answer: the first question waits for nothing
        from interview.review.telling import one_line

        for finding in noticed(before.plan, after.plan):
            self.screen.say(one_line(finding, after.flow, self.words))

    def _refused(self, state: State, command: do.Command, problem: Problem, text: str) -> State:
        moved = on_another_form(state, problem, self.flow_for, self.desk.load)
        if moved is not None:
            return self._do(moved, command)
        self.screen.say(refused(state.flow, problem, self.words))
        if problem.insistable and isinstance(command, do.Answer):
            return self._insist(state, command, problem, text)
        self.typed = text
        return state

    def _insist(self, state: State, command: do.Answer, problem: Problem, text: str) -> State:
        """Offers to keep the answer as it stands, to change another one, or to think again."""
        ways = ways_out(state, problem, command)
        way = ways[self._menu([self._way_out(state, way) for way in ways])]
        if way.command is not None:
            return self._do(state, way.command)
        self.typed = text if way.keeps_text else ""
        return self._again(state)

    def _way_out(self, state: State, way: WayOut) -> str:
        named = (
            name_of(state.flow, way.command.question, self.words)
            if isinstance(way.command, do.Revise)
            else ""
        )
        return self.words.say(f"line.{way.code}", name=named)

    def _again(self, state: State) -> State:
        if state.asked is not None:
            self._ask(state.asked)
        return state

    def _menu(self, labels: list[str]) -> int:
        """The number picked, from 0; the second is always the one that changes nothing."""
        self.screen.options(labels)
        while True:
            text = self._read().strip()
            if wish_of(text) is Wish.BACK:
                return 1
            if text.isdecimal() and 1 <= int(text) <= len(labels):
                return int(text) - 1
            self.screen.say(self.words.say("line.choose"))

    def _keep(self, state: State, *, finished: bool = False, draft: str = "") -> None:
        try:
            if self.desk.keep(state, finished=finished, draft=draft) and self.desk.path:
                self.screen.line()
                self.screen.say(self.words.say("line.saved_as", file=self.desk.path.name))
        except InterviewError as trouble:
            self.screen.say(self.words.error(trouble))
        self._tell_notices()

    def _tell_notices(self) -> None:
        for notice in self.desk.notices():
            self.screen.say(self.words.say(f"notice.{notice.code}", **notice.details))

    # Showing ---------------------------------------------------------------------------------------------------

    def _show(self, state: State, turns: tuple[Turn, ...]) -> None:
        for turn in turns:
            match turn:
                case Ask():
                    self._ask(turn.asked)
                case SectionOpened():
                    self._open(state, turn.section)
                case SectionDone():
                    self._done(state, turn)
                case Reply() | Note():
                    at_the_review = isinstance(turn, Note) and turn.code == "review"
                    if not at_the_review and (line := said(state.plan, turn, self.words)):
                        self.screen.say(line)
                case Refuse() | Finished():
                    pass

    def _open(self, state: State, name: str) -> None:
        if state.place.back_to is not None:
            return  # only one answer is looked at again
        section = state.flow.section[name]
        self.screen.line()
        self.screen.say(
            f"== {section_name(section, self.words)} ==  {progress(state.plan, state.asked, self.words)}",
            margin=0,
        )
        if section.opening and not state.plan.section_done(name):
            self.screen.say(section.opening)

    def _done(self, state: State, turn: SectionDone) -> None:
        section = state.flow.section[turn.section]
        table = [] if turn.all_zero else section_table(state.plan, section, self.words, self.screen.cells - 2)
        if any(width(line) > self.screen.cells - 2 for line in table):
            table = []
        passing = said(state.plan, turn, self.words)
        if table or passing:
            self.screen.line()
        for line in table:
            self.screen.line("  " + line)
        if passing:
            self.screen.say(passing)

    def _ask(self, asked: Asked) -> None:
        self.screen.line()
        self.screen.say(question(asked, self.words))
        if asked.options:
            rows = self.screen.options([option.label for option in _offered(asked).options])
            if rows > _LONG_LIST:  # on a low screen the question has gone by now
                self.screen.say(question(asked, self.words))
        beside = [remark(asked, self.words)]
        if asked.answer is not None and asked.kind in {"yes_no", "choice", "choices"}:
            beside.append(self.words.say("ask.now", value=told(asked, asked.answer.value, self.words)))
        if asked.kind == "choices":
            beside.append(self.words.say("line.choose_some" if asked.share else "line.choose_many"))
        if asked.kind == "prose":
            beside.append(self.words.say("line.prose"))
        for line in (*filter(None, beside), *to_look_at(asked, self.words)):
            self.screen.say(line)

    def _help(self, asked: Asked) -> None:
        rows = help_lines(asked.help, self.words)
        self.screen.line()
        if rows:
            self.screen.rows(rows)
        else:
            self.screen.say(self.words.say("help.none"))
        self.screen.say(self.words.say("line.keys"))

    # The review ------------------------------------------------------------------------------------------------

    def _review(self, state: State) -> State | None:
        """One pass through the review; None when the clerk is done."""
        from interview.line.reviewing import review

        lines = review(state, self.screen, self.words)
        self.screen.line()
        ready = state.plan.finishable
        actions: list[str] = ["finish"] if ready else ["go_on", "finish_draft"]
        actions.append("quit")
        self.screen.say(self.words.say("note.review") if ready else self._not_ready(state))
        letters = {chr(ord("a") + at): action for at, action in enumerate(actions)}
        for letter, action in letters.items():
            self.screen.say(f"{letter} {self.words.say(f'line.{action}')}", margin=3)
        while True:
            text = self._read().strip().lower()
            if text == "" and ready and state.plan.kept:
                self.screen.say(self.words.say("line.look_first", n=len(state.plan.kept)))
                continue
            if text == "" or text in letters:
                return self._act(state, letters.get(text, actions[0]))
            wish = wish_of(text)
            if wish in {Wish.BACK, Wish.UNDO}:
                return self._do(state, COMMANDS[wish])
            if wish is Wish.REVIEW:
                return state
            if wish is Wish.HELP:
                self.screen.say(self.words.say("line.keys"))
                continue
            target = lines.at(int(text)) if text.isdecimal() else None
            if target is not None:
                return self._change(state, target)
            self.screen.say(self.words.say("line.not_a_number"))

    def _not_ready(self, state: State) -> str:
        after, turns = step(state, do.Finish())
        return next(
            refused(after.flow, turn.problem, self.words) for turn in turns if isinstance(turn, Refuse)
        )

    def _change(self, state: State, target: Asked | Finding) -> State:
        from interview.review.live import questions_of

        if isinstance(target, Asked):
            return self._do(state, do.Revise(target.id))
        questions = questions_of(state.plan, target)[:_OFFERED]
        if target.stops:
            return self._do(state, do.Revise(questions[0]))
        names = [name_of(state.flow, each, self.words) for each in questions]
        picked = self._menu(
            [
                self.words.say("review.explain_again" if target.accepted else "review.explain"),
                self.words.say("line.leave_it"),
                *(self.words.say("line.change_it", name=name) for name in names),
            ]
        )
        if picked == 0:
            self.screen.say(self.words.say("line.accept_reason"))
            return self._do(state, do.Accept(target.id, self._read(target.accepted or "")))
        return state if picked == 1 else self._do(state, do.Revise(questions[picked - 2]))

    def _act(self, state: State, action: str) -> State | None:
        if action == "go_on":
            following = state.plan.next_after(None)
            return self._do(state, do.Jump(following.id)) if following else state
        if action == "quit":
            return None
        written = self._write(state, draft=action == "finish_draft")
        return None if written and action == "finish" else state

    def _write(self, state: State, *, draft: bool) -> bool:
        """Whether the report is there now."""
        try:
            path = self._published(state, draft=draft)
        except InterviewError as trouble:
            self.screen.say(self.words.error(trouble))
            return False
        if path is None:
            return False
        self.screen.say(self.words.say("line.written", file=path.name))
        if not draft:
            self.written = True
            self._keep(state, finished=True)
            self.screen.say(self.words.say("line.done"))
        return True

    def _published(self, state: State, *, draft: bool) -> Path | None:
        """Where the report went; None where the clerk keeps the one that is there."""
        try:
            return self.publish(state, draft, False)
        except WriteError as trouble:
            if trouble.code != "export_exists":
                raise
            self.screen.say(self.words.say("line.overwrite", **trouble.details))
            yes, no = self.words.say("line.overwrite_yes"), self.words.say("line.overwrite_no")
            return self.publish(state, draft, True) if self._menu([yes, no]) == 0 else None


def _offered(asked: Asked) -> Asked:
    """The question with what line mode can hold: filling in the grid needs a screen."""
    return replace(asked, options=tuple(each for each in asked.options if each.value != "table"))
