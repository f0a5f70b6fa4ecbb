"""The review in line mode: the list by number, what became of what was gone to, the ways to end, the report written."""

from __future__ import annotations

from collections.abc import Sequence

from interview.engine.answers.kinds import Parsed, parse_yes_no
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.engine.step.state import State
from interview.errors import InterviewError, WriteError
from interview.export import Written
from interview.line.host import LineHost
from interview.line.mend import LineMender
from interview.line.review_list import ReviewList, review
from interview.review.messages import one_line
from interview.talk.input.offers import Offer
from interview.talk.input.shortcuts import COMMANDS, Wish, wish_of
from interview.talk.report.figures import FigureRow
from interview.talk.report.finish import unfinished
from interview.talk.report.written import not_over, said_of
from interview.wording.names import name_of
from interview.wording.questions import told
from interview.wording.refusals import refused


class AtTheReview:
    """Passes through the review until the clerk is done.

    Args:
        host: The conversation.
    """

    def __init__(self, host: LineHost) -> None:
        self._host, self._words, self._mending = host, host.words, LineMender(host)

    def once(self, state: State) -> State | None:
        """One pass through the review; None when the clerk is done."""
        lines, problem = review(state, self._host.screen, self._words), unfinished(state.plan)
        self._say_what_became(state, lines)
        self._host.screen.line()
        why_not = refused(state.flow, problem, self._words) if problem is not None else ""
        self._host.screen.say(
            why_not + self._words.say("line.by_number") if why_not else self._words.say("note.review")
        )
        actions = _endings(state, finished=problem is None)
        letters = {chr(ord("a") + at): action for at, action in enumerate(actions)}
        for letter, action in letters.items():
            self._host.screen.say(f"{letter} {self._ending(state, action)}", margin=3)
        while True:
            text = self._host.prompts.choice().strip().lower()
            if text == "" and actions[0] in {"go_on", "finish"}:
                return self._act(state, actions[0])
            if text in letters:
                return self._act(state, letters[text])
            wish = wish_of(text)
            if wish in {Wish.BACK, Wish.UNDO}:
                return self._host.carry_out(state, COMMANDS[wish])
            if wish is Wish.REVIEW:
                return state
            if wish is Wish.OUTLINE:
                return self._host.outline(state)
            target = lines.at(int(text)) if text.isdecimal() else None
            named = None if not text or text.isdecimal() else self._offer_of(state, actions).meant(text)
            if named is not None:
                return self._act(state, actions[named])
            if target is not None:
                return self._mending.change(state, target)
            key = "line.keys" if wish is Wish.HELP else "line.not_a_number"
            self._host.screen.say(why_not if text == "" else self._words.say(key))

    def _offer_of(self, state: State, actions: Sequence[str]) -> Offer:
        return Offer(tuple(self._ending(state, action) for action in actions))

    def _ending(self, state: State, action: str) -> str:
        if action == "kept_all":
            return self._words.say("review.kept_all", n=len(state.plan.unreviewed))
        return self._words.say(f"line.{action}")

    def _say_what_became(self, state: State, lines: ReviewList) -> None:
        """Comes back to the finding that the clerk went to, or says that it is gone."""
        about, self._mending.about = self._mending.about, ""
        if not about:
            return
        number = lines.number(about)
        found = lines.at(number) if number else None
        self._host.screen.line()
        if isinstance(found, Asked | FigureRow) or found is None:
            self._host.screen.say(self._words.say("review.gone"))
        else:
            self._host.screen.say(f"{number:>3} {one_line(found, state.flow, self._words)}", margin=0)

    def _go_through(self, state: State) -> State:
        """What was kept from last year, line by line; each wants a word of its own, which Enter is not."""
        for asked in state.plan.unreviewed:
            assert asked.answer is not None  # noqa: S101 - what is kept is answered
            shown = told(asked, asked.answer.value, self._words)
            self._host.screen.rows([(name_of(state.flow, asked.id, self._words), shown)])
            said = self._right_or_not()
            if said is None:
                return state
            if not said:
                return self._host.carry_out(state, do.Revise(asked.id))
            state = self._host.carry_out(state, do.Confirm((asked.id,)))
        return state

    def _right_or_not(self) -> bool | None:
        """Whether a line is right as it stood last year; None to stop."""
        while True:
            text = self._host.prompts.choice()
            if wish_of(text) is not None:
                return None
            heard = parse_yes_no(text) if text.strip() else None
            if isinstance(heard, Parsed):
                return bool(heard.value.value)
            self._host.screen.say(self._words.say("line.right_or_not"))

    def _act(self, state: State, action: str) -> State | None:
        if action == "go_on":
            following = state.plan.next_after(None)
            return self._host.carry_out(state, do.Jump(following.id)) if following else state
        if action == "quit":
            return None
        if action == "kept_all":
            return self._host.carry_out(state, do.Confirm(tuple(asked.id for asked in state.plan.unreviewed)))
        if action == "kept_each":
            return self._go_through(state)
        written = self._write(state, draft=action == "finish_draft", also=action == "finish_also")
        return None if written and action != "finish_draft" else state

    def _write(self, state: State, *, draft: bool, also: bool = False) -> bool:
        """Whether the report is there now."""
        assert draft or unfinished(state.plan) is None  # noqa: S101 - offered only where nothing stops it
        try:
            written = self._published(state, draft=draft)
        except InterviewError as trouble:
            self._host.screen.say(said_of(trouble, self._words))
            return False
        if written is None:
            return False
        self._host.screen.say(said_of(written, self._words))
        from interview.talk.report.also import also_written, still_old

        if also:
            self._host.screen.say(also_written(state.plan, written.path, self._words))
        elif not draft:
            for line in still_old(written.path, self._words):
                self._host.screen.say(line)
        self._host.say_folder(written.path)
        if not draft:
            self._host.written = True
            self._host.keep(state, finished=True)
            for line in not_over(state.plan, self._host.opened.this_year, self._words):
                self._host.screen.say(line)
            self._host.screen.say(self._words.say("line.done"))
        return True

    def _published(self, state: State, *, draft: bool) -> Written | None:
        """Where the report went; None where the clerk keeps the one that is there."""
        try:
            return self._host.opened.publish(state, draft=draft, over=False)
        except WriteError as trouble:
            if trouble.code != "export_exists":
                raise
            self._host.screen.say(self._words.say("line.overwrite", **trouble.details))
            labels = (self._words.say("line.overwrite_yes"), self._words.say("line.overwrite_no"))
            picked = self._host.menu(Offer(labels, marked=1, leaves=1, yes=0, no=1))
            return self._host.opened.publish(state, draft=draft, over=True) if picked == 0 else None


def _endings(state: State, *, finished: bool) -> list[str]:
    """What can be done at the end of the review, by the names of the sentences; the first is Enter's where it is safe."""
    if finished:
        return ["finish", "quit", "finish_also"]
    go_on = ["go_on"] if state.plan.next_after(None) is not None else []
    kept = ["kept_all", "kept_each"] if state.plan.unreviewed else []
    return [*go_on, *kept, "finish_draft", "quit"]
