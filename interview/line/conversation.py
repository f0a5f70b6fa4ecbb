"""The conversation in line mode: shows turns, reads a line, makes a command of it, keeps the file.

Everything that matters happens in `step`; this only talks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from interview.desk.desk import Desk
from interview.engine.answers.characters import clean_paragraphs, lacks_letters
from interview.engine.answers.kinds import Parsed, Value, parse_yes_no
from interview.engine.answers.problems import Problem
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.engine.step.machine import State, step
from interview.engine.step.turns import Ask, Finished, Note, Refuse, Reply, SectionDone, SectionOpened, Turn
from interview.engine.step.validate import parse
from interview.errors import InterviewError, WriteError
from interview.line.prompts import Prompts
from interview.line.screen import Screen
from interview.talk.drafts import (
    KEYS,
    Start,
    Texts,
    how_to_write,
    rewritten,
    sign_of,
    texts_of,
)
from interview.talk.field import Cursor, Unsent, known, standing
from interview.talk.figures import FigureRow
from interview.talk.gaps import all_that_stood, gaps
from interview.talk.length import characters
from interview.talk.offers import Offer, of_ways
from interview.talk.question import stands_now
from interview.talk.shortcuts import COMMANDS, SIGN, Wish, gives_up, wish_of
from interview.talk.typed import Doubted, Given, Known, Noted, answered, wanted
from interview.talk.ways_out import on_another_form, ways_out
from interview.wording.catalog import Words
from interview.wording.hints import how_to_answer
from interview.wording.names import name_of, section_name
from interview.wording.speech import (
    few,
    help_lines,
    joined,
    progress,
    question,
    refused,
    remark,
    said,
    to_look_at,
    told,
)
from interview.wording.tables import section_table

if TYPE_CHECKING:
    from interview.line.reviewing import Line, ReviewList
    from interview.review.mending.spots import Spot
    from interview.review.model import Finding, Span

_LONG_LIST = 12


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
        self.this_year = 0
        """The year that it is where the clerk sits; 0 where nobody has said."""
        self.typed = ""
        """What was being typed when the interview was interrupted."""
        self.unsent = Unsent()
        self.written = False
        """Whether the finished report was written."""
        self._state: State | None = None
        self._about = ""
        """The finding that the clerk went to from the review, to come back to."""
        self._pointed: Span | None = None
        """What of the next answer a finding is about."""

    def run(self, state: State, turns: tuple[Turn, ...]) -> State:
        """Talks until the report is written or the clerk stops; gives the last state.

        Raises:
            KeyboardInterrupt: Ctrl-C; everything answered is kept.
            EOFError: The terminal is gone.
        """
        self.prompts.says_nothing_to_undo = lambda: self.screen.say(self.words.say("line.nothing_typed_left"))
        self._tell_notices()
        if state.asked is not None:
            self.unsent.leave(state.asked, self.typed)
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
            self._keep(self._state, draft=self._half_typed(self._state))

    def _half_typed(self, state: State) -> str:
        """What is in the field and is neither given nor what stood there anyway; behind a menu, what was refused."""
        asked = state.asked
        if asked is None:
            return ""
        if self.prompts.unfinished is not None:
            return self._typed_anew(asked, self.prompts.unfinished)
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
                    self.unsent.leave(asked, self._typed_anew(asked, self.prompts.begun))
                return self._outline(state) if wish is Wish.OUTLINE else self._help(state, asked)
            case Wish() as wish:
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
        return self._do(state, meant.command, text)

    def _read_answer(self, state: State, asked: Asked) -> str:
        """What is typed into the field of a question, as one comes to it."""
        stands = standing(asked, self.suggest, self.unsent.of(asked))
        if self._pointed is not None and self._pointed.text == asked.id and self.unsent.of(asked) is None:
            stands = replace(stands, cursor=self._pointed.end)
        self._pointed = None
        texts = texts_of(state.plan, asked)
        self.prompts.starts = {KEYS[start]: texts.of(start) for start in KEYS}
        return self._read(stands.text, stands.cursor, prose=asked.kind == "prose")

    def _start(self, state: State, asked: Asked, start: Start) -> State:
        """Begins a paragraph from what was asked for; says so where there is no such text."""
        texts = texts_of(state.plan, asked)
        if start is Start.REWORD:
            return self._do(state, do.Reword(asked.id))
        if texts.of(start):
            self.unsent.leave(asked, texts.of(start))
            self.screen.say(how_to_write(asked, texts, texts.of(start), self.words))
        else:
            self.screen.say(refused(state.flow, Problem("no_such_text", asked.id), self.words))
        return state

    def _read(self, default: str = "", cursor: Cursor = "selected", *, prose: bool = False) -> str:
        """What is typed; where the terminal sent what is no text, that is said, and what is text stays to be mended."""
        read = self.prompts.paragraphs if prose else self.prompts.line
        while lacks_letters(text := read(default, cursor)):
            self.screen.say(self.words.say("line.not_utf8"))
            default, cursor = clean_paragraphs(text), "end"
        return text

    def _typed_anew(self, asked: Asked, text: str) -> str:
        """What was typed in a field; empty where only what is known stands there."""
        return "" if text.strip() == known(asked, self.suggest).strip() else text

    def _leave(self, state: State, asked: Asked, command: do.Command) -> State:
        """Leaves a question without an answer; what was half typed is there when one comes back, unless it is given up."""
        begun = self.unsent.of(asked)
        typed = self.prompts.begun if self.prompts.begun is not None else begun.text if begun else ""
        self.unsent.leave(asked, "" if gives_up(state, command) else self._typed_anew(asked, typed))
        return self._do(state, command)

    def _label(self, state: State, asked: Asked, answer: str, label: str) -> State:
        """Takes what was answered, and notes a word on the application; an answer that is refused stays with its word."""
        assert asked.entry is not None  # noqa: S101 - it is about one
        self.unsent.drop(asked.id)
        text = f"{answer} {SIGN}{label}".strip()
        if answer:
            meant = self._meant(state, asked, answer)
            if isinstance(meant, Doubted):
                return self._refused(state, meant.command, meant.problem, text)
            before, state = state, self._do(state, meant.command, text, asks=False)
            if state is before:
                return state
        return self._do(state, do.Label(asked.entry, label), text)

    def _meant(self, state: State, asked: Asked, text: str) -> Given | Doubted:
        """What the engine gets for a line."""
        answer: str | Value = text
        if asked.kind == "choice" and text.strip():
            heard = parse(_offered(asked), text)
            if isinstance(heard, Problem):
                return Doubted(replace(heard, question=asked.id), do.Answer(asked.id))
            answer = heard.value
        return answered(state.plan, asked, answer, Known(self.suggest, self.this_year))

    def _do(self, state: State, command: do.Command, text: str = "", *, asks: bool = True) -> State:
        """Carries out a command and shows what is said; what is asked next only if that is to be answered now."""
        after, turns = step(state, command)
        problem = next((turn.problem for turn in turns if isinstance(turn, Refuse)), None)
        if problem is not None:
            return self._refused(state, command, problem, text)
        if isinstance(command, do.Answer | do.Redraft | do.Reword):
            self.unsent.drop(command.question)
        self._keep(after)
        self._say_what_is_odd(state, after)
        self._show(after, tuple(turn for turn in turns if asks or not isinstance(turn, Ask)))
        return after

    def _say_what_is_odd(self, before: State, after: State) -> None:
        from interview.review.messages import one_line
        from interview.review.of_interview import (
            noticed,
        )  # not before the first answer: the first question waits for nothing

        for finding in noticed(before.plan, after.plan):
            self.screen.say(one_line(finding, after.flow, self.words))

    def _refused(self, state: State, command: do.Command, problem: Problem, text: str) -> State:
        moved = on_another_form(state, problem, self.flow_for, self.desk.load)
        if moved is not None:
            return self._do(moved, command)
        self.screen.say(refused(state.flow, problem, self.words))
        if isinstance(command, do.Answer) and state.asked is not None:
            self.unsent.refuse(state.asked, text)
            if problem.insistable:
                return self._insist(state, state.asked, command, problem)
        return state

    def _insist(self, state: State, asked: Asked, command: do.Answer, problem: Problem) -> State:
        """Offers to keep the answer as it stands, to change another one, or to think again."""
        ways = ways_out(state, problem, command)
        picked = self._menu_or_answer(of_ways(ways, state.flow, self.words, asked))
        if isinstance(picked, str):
            return self._answered(state, asked, picked)
        way = ways[picked]
        if way.command is None and not way.keeps_text:
            self.unsent.drop(asked.id)
        if way.command is None:
            self._ask(state, asked)
            return state
        if isinstance(way.command, do.Revise):
            return self._leave(state, asked, way.command)
        return self._do(state, way.command)

    def _menu(self, offer: Offer) -> int:
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

    def _keep(self, state: State, *, finished: bool = False, draft: str = "") -> None:
        try:
            if self.desk.keep(state, finished=finished, draft=draft) and self.desk.path:
                self.screen.line()
                self.screen.say(self.words.say("line.saved_as", file=self.desk.path.name))
                self._say_folder(self.desk.path)
        except InterviewError as trouble:
            self.screen.say(self.words.error(trouble))
        self._tell_notices()

    def _say_folder(self, path: Path) -> None:
        self.screen.say(self.words.say("screen.in_folder", folder=path.parent.resolve()))

    def _tell_notices(self) -> None:
        for notice in self.desk.notices():
            self.screen.say(self.words.say(f"notice.{notice.code}", **notice.details))

    # Showing ---------------------------------------------------------------------------------------------------

    def _show(self, state: State, turns: tuple[Turn, ...]) -> None:
        for turn in turns:
            match turn:
                case Ask():
                    self._ask(state, turn.asked)
                case SectionOpened():
                    self._open(state, turn.section)
                case SectionDone():
                    self._done(state, turn)
                case Reply() | Note():
                    at_the_review = isinstance(turn, Note) and turn.code == "review"
                    if not at_the_review and (line := said(state.plan, turn, self.words)):
                        self.screen.say(line)
                    self._say_rewritten(state, turn)
                case Refuse() | Finished():
                    pass

    def _open(self, state: State, name: str) -> None:
        if state.place.back_to is not None:
            return  # only one answer is looked at again
        section = state.flow.section[name]
        self.screen.line()
        self.screen.say(
            f"== {section_name(section, self.words)} ==  {progress(state, self.words)}",
            margin=0,
        )
        if section.opening and not state.plan.section_done(name) and not state.comes_back:
            self.screen.say(section.opening)

    def _done(self, state: State, turn: SectionDone) -> None:
        section = state.flow.section[turn.section]
        table = [] if turn.all_zero else section_table(state.plan, section, self.words, self.screen.cells - 2)
        passing = said(state.plan, turn, self.words)
        if table or passing:
            self.screen.line()
        for line in table:
            self.screen.line("  " + line)
        if passing:
            self.screen.say(passing)

    def _say_rewritten(self, state: State, turn: Reply | Note) -> None:
        """The texts that followed a change, as they stand now."""
        for asked in rewritten(state.plan, turn) if isinstance(turn, Note) else ():
            assert asked.answer is not None  # noqa: S101 - it stands there
            self.screen.say(str(asked.answer.value.value), margin=4)

    def _ask(self, state: State, asked: Asked) -> None:
        self.screen.line()
        self.screen.say(question(asked, self.words))
        if asked.options:
            rows = self.screen.options([option.label for option in _offered(asked).options])
            if rows > _LONG_LIST:  # on a low screen the question has gone by now
                self.screen.say(question(asked, self.words))
        beside = [remark(asked, self.words)]
        if asked.answer is not None and asked.kind in {"yes_no", "choice", "choices"}:
            beside.append(stands_now(state.plan, asked, self.words))
        for line in (*filter(None, beside), *to_look_at(asked, self.words)):
            self.screen.say(line)
        there = standing(asked, self.suggest, self.unsent.of(asked))
        if asked.kind == "prose":
            self._ask_for_a_paragraph(asked, texts_of(state.plan, asked), there.text)
        else:
            self.screen.say(how_to_answer(asked, self.words, there.text, begun=there.begun))

    def _ask_for_a_paragraph(self, asked: Asked, texts: Texts, there: str) -> None:
        """The draft to be read, what stood at the gaps, and how all that is taken, edited or left."""
        say, draft = self.words.say, texts.draft.text
        if texts.offered and not there:
            self.screen.say(say("ask.drafted", n=characters(draft)))
            self.screen.say(draft, margin=4)
        if gaps(there) and (were := all_that_stood(texts.gaps)):
            self.screen.say(say("ask.gaps_were", list=few(were, self.words, "ask.gaps_more")))
        self.screen.say(how_to_write(asked, texts, there, self.words))
        typed = [] if there else [sign_of(start, self.words.lang) for start in texts.starts(there)]
        self.screen.say(say("line.drafted", typed=joined(typed, self.words)) if typed else say("line.prose"))

    def _outline(self, state: State) -> State:
        """Changes headings and their order, then goes on with the question, if it is still there."""
        from interview.line.outlining import Outlining

        after = Outlining(self.words, self.screen, self.prompts.line, self._menu, self._keep).run(state)
        if after.asked is not None:
            self._ask(after, after.asked)
        return after

    def _help(self, state: State, asked: Asked) -> State:
        rows = help_lines(asked.help, self.words)
        self.screen.line()
        if rows:
            self.screen.rows(rows)
        else:
            self.screen.say(self.words.say("help.none"))
        self.screen.say(self.words.say("line.keys"))
        return state

    # The review ------------------------------------------------------------------------------------------------

    def _review(self, state: State) -> State | None:
        """One pass through the review; None when the clerk is done."""
        from interview.line.reviewing import review
        from interview.talk.finishing import unfinished

        lines, problem = review(state, self.screen, self.words), unfinished(state.plan)
        self._say_what_became(state, lines)
        self.screen.line()
        why_not = refused(state.flow, problem, self.words) if problem is not None else ""
        self.screen.say(
            why_not + self.words.say("line.by_number") if why_not else self.words.say("note.review")
        )
        actions = _endings(state, finished=problem is None)
        letters = {chr(ord("a") + at): action for at, action in enumerate(actions)}
        for letter, action in letters.items():
            self.screen.say(f"{letter} {self._ending(state, action)}", margin=3)
        while True:
            text = self.prompts.choice().strip().lower()
            if text == "" and actions[0] in {"go_on", "finish"}:
                return self._act(state, actions[0])
            if text in letters:
                return self._act(state, letters[text])
            wish = wish_of(text)
            if wish in {Wish.BACK, Wish.UNDO}:
                return self._do(state, COMMANDS[wish])
            if wish is Wish.REVIEW:
                return state
            if wish is Wish.OUTLINE:
                return self._outline(state)
            target = lines.at(int(text)) if text.isdecimal() else None
            named = None if not text or text.isdecimal() else self._offer_of(state, actions).meant(text)
            if named is not None:
                return self._act(state, actions[named])
            if target is not None:
                return self._change(state, target)
            key = "line.keys" if wish is Wish.HELP else "line.not_a_number"
            self.screen.say(why_not if text == "" else self.words.say(key))

    def _offer_of(self, state: State, actions: Sequence[str]) -> Offer:
        return Offer(tuple(self._ending(state, action) for action in actions))

    def _ending(self, state: State, action: str) -> str:
        if action == "kept_all":
            return self.words.say("review.kept_all", n=len(state.plan.unreviewed))
        return self.words.say(f"line.{action}")

    def _say_what_became(self, state: State, lines: ReviewList) -> None:
        """Comes back to the finding that the clerk went to, or says that it is gone."""
        about, self._about = self._about, ""
        if not about:
            return
        number = lines.number(about)
        found = lines.at(number) if number else None
        self.screen.line()
        if isinstance(found, Asked | FigureRow) or found is None:
            self.screen.say(self.words.say("review.gone"))
        else:
            from interview.review.messages import one_line

            self.screen.say(f"{number:>3} {one_line(found, state.flow, self.words)}", margin=0)

    def _change(self, state: State, target: Line) -> State:
        if isinstance(target, Asked):
            return self._do(state, do.Revise(target.id))
        if isinstance(target, FigureRow):
            return self._go_to_one(state, target.spots)
        return self._see_to(state, target)

    def _see_to(self, state: State, finding: Finding) -> State:
        """What can be done about a finding; the second thing always changes nothing."""
        from interview.review.mending.remedies import mending_of, places_of
        from interview.review.messages import mending_line

        plan, say = state.plan, self.words.say
        mending, places = mending_of(plan, finding), places_of(plan, finding)
        self._about = finding.id
        ways: list[tuple[str, Callable[[], State]]] = []
        if mending is not None:
            ways.append(
                (mending_line(mending, state.flow, self.words), partial(self._do, state, mending.command))
            )
        if not finding.stops:
            key = "review.explain_again" if finding.accepted else "review.explain"
            ways.append((say(key), partial(self._explain, state, finding)))
        for each in places:
            key = "review.go_text" if each.text else "line.change_it"
            name = name_of(state.flow, each.id, self.words)
            ways.append((say(key, name=name), partial(self._go_to, state, each)))
        if finding.stops and len(ways) == 1:
            return ways[0][1]()
        ways.insert(1, (say("line.leave_it"), lambda: state))
        labels = tuple(label for label, _ in ways)
        return ways[self._menu(Offer(labels, marked=1, leaves=1))][1]()

    def _explain(self, state: State, finding: Finding) -> State:
        self.screen.say(self.words.say("line.accept_reason"))
        return self._do(state, do.Accept(finding.id, self._read(finding.accepted or "")))

    def _go_to_one(self, state: State, spots: Sequence[str]) -> State:
        """To one of several places where the figures of a row were told."""
        from interview.review.mending.spots import Spot

        if not spots:
            return state
        names = [
            self.words.say("line.change_it", name=name_of(state.flow, each, self.words)) for each in spots
        ]
        if len(spots) == 1:
            return self._go_to(state, Spot(spots[0]))
        names.insert(1, self.words.say("line.leave_it"))
        picked = self._menu(Offer(tuple(names), marked=1, leaves=1))
        return state if picked == 1 else self._go_to(state, Spot(spots[picked - (picked > 1)]))

    def _go_to(self, state: State, spot: Spot) -> State:
        """To a question; a cell of the table is asked for here, for line mode shows no grid."""
        if state.plan.get(spot.id) is not None:
            self._pointed = spot.text
            there = self._do(state, do.Revise(spot.id))
            if spot.text is not None:
                self.screen.say(self.words.say("line.pointed"))
            return there
        from interview.engine.answers.kinds import Count, parse_count, plain

        name, now = name_of(state.flow, spot.id, self.words), plain(state.plan.sheet[spot.id] or 0)
        self.screen.say(self.words.say("line.cell_now", name=name, n=now))
        text = self._read(now)
        heard = parse_count(text)
        if wish_of(text) is not None or text.strip() == now:
            return state
        if isinstance(heard, Parsed) and isinstance(heard.value, Count):
            return self._do(state, do.Fill({spot.id: heard.value}))
        if isinstance(heard, Problem):
            self.screen.say(refused(state.flow, heard, self.words))
        return self._go_to(state, spot)

    def _go_through(self, state: State) -> State:
        """What was kept from last year, line by line; each wants a word of its own, which Enter is not."""
        for asked in state.plan.unreviewed:
            assert asked.answer is not None  # noqa: S101 - what is kept is answered
            shown = told(asked, asked.answer.value, self.words)
            self.screen.rows([(name_of(state.flow, asked.id, self.words), shown)])
            said = self._right_or_not()
            if said is None:
                return state
            if not said:
                return self._do(state, do.Revise(asked.id))
            state = self._do(state, do.Confirm((asked.id,)))
        return state

    def _right_or_not(self) -> bool | None:
        """Whether a line is right as it stood last year; None to stop."""
        while True:
            text = self.prompts.choice()
            if wish_of(text) is not None:
                return None
            heard = parse_yes_no(text) if text.strip() else None
            if isinstance(heard, Parsed):
                return bool(heard.value.value)
            self.screen.say(self.words.say("line.right_or_not"))

    def _act(self, state: State, action: str) -> State | None:
        if action == "go_on":
            following = state.plan.next_after(None)
            return self._do(state, do.Jump(following.id)) if following else state
        if action == "quit":
            return None
        if action == "kept_all":
            return self._do(state, do.Confirm(tuple(asked.id for asked in state.plan.unreviewed)))
        if action == "kept_each":
            return self._go_through(state)
        written = self._write(state, draft=action == "finish_draft", also=action == "finish_also")
        return None if written and action != "finish_draft" else state

    def _write(self, state: State, *, draft: bool, also: bool = False) -> bool:
        """Whether the report is there now."""
        from interview.talk.finishing import unfinished

        assert draft or unfinished(state.plan) is None  # noqa: S101 - offered only where nothing stops it
        try:
            path = self._published(state, draft=draft)
        except InterviewError as trouble:
            self.screen.say(self.words.error(trouble))
            return False
        if path is None:
            return False
        self.screen.say(self.words.say("line.written", file=path.name))
        if also:
            from interview.talk.also import also_written

            self.screen.say(also_written(state.plan, path, self.words))
        self._say_folder(path)
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
            labels = (self.words.say("line.overwrite_yes"), self.words.say("line.overwrite_no"))
            picked = self._menu(Offer(labels, marked=1, leaves=1, yes=0, no=1))
            return self.publish(state, draft, True) if picked == 0 else None


def _endings(state: State, *, finished: bool) -> list[str]:
    """What can be done at the end of the review, by the names of the sentences; the first is Enter's where it is safe."""
    if finished:
        return ["finish", "quit", "finish_also"]
    go_on = ["go_on"] if state.plan.next_after(None) is not None else []
    kept = ["kept_all", "kept_each"] if state.plan.unreviewed else []
    return [*go_on, *kept, "finish_draft", "quit"]


def _offered(asked: Asked) -> Asked:
    """The question with what line mode can hold: filling in the grid needs a screen."""
    return replace(asked, options=tuple(each for each in asked.options if each.value != "table"))
