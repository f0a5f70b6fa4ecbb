"""What line mode shows: what a step has to say, the question that is asked, its help. It changes nothing and reads nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import assert_never

from interview.desk import Opened
from interview.engine.answers.kinds import PICKED
from interview.engine.plan.walk import Asked
from interview.engine.step.state import State
from interview.engine.step.turns import Ask, Turn
from interview.line.screen import Screen
from interview.talk.prompt.drafts import Texts, how_to_write, sign_of, texts_of
from interview.talk.prompt.field import Standing
from interview.talk.prompt.gaps import gaps
from interview.talk.prompt.length import characters
from interview.talk.prompt.question import help_rows, of_the_year, offered, stands_now
from interview.talk.sayings import Begins, Ends, Follows, Heard, Passing, Saying, sayings
from interview.wording.catalog import Words
from interview.wording.hints import how_to_answer
from interview.wording.lists import few, joined
from interview.wording.names import section_name
from interview.wording.questions import progress, question, remark, to_look_at
from interview.wording.tables import section_table

_LONG_LIST = 12


class Presenter:
    """Writes turns and questions on the screen.

    Args:
        opened: Knows what the office's other report of the year says, and which year it is.
        words: The language.
        screen: Writes lines.
        stands: Gives what will stand in the field of a question.
    """

    def __init__(
        self, opened: Opened, words: Words, screen: Screen, stands: Callable[[State, Asked], Standing]
    ) -> None:
        self._desk, self._opened = opened.desk, opened
        self._words, self._screen, self._stands = words, screen, stands

    def turns(self, state: State, turns: Iterable[Turn]) -> None:
        """What a step has to say, in order."""
        for turn in turns:
            for each in sayings(state, turn, self._words):
                self._say(state, each)
            if isinstance(turn, Ask):
                self.question(state, turn.asked)

    def _say(self, state: State, saying: Saying) -> None:
        match saying:
            case Begins(section, opening):
                heading = f"== {section_name(section, self._words)} ==  {progress(state, self._words)}"
                self._screen.line()
                self._screen.say(heading, margin=0)
                self._say_if_any(opening)
            case Ends(section, figures, passing):
                room = self._screen.cells - 2
                table = section_table(state.plan, section, self._words, room) if figures else []
                if table or passing:
                    self._screen.line()
                for line in table:
                    self._screen.line("  " + line)
                self._say_if_any(passing)
            case Heard(_, text) | Passing(text):
                self._say_if_any(text)
            case Follows(asked):
                assert asked.answer is not None  # noqa: S101 - it stands there
                self._screen.say(str(asked.answer.value.value), margin=4)
            case _:
                assert_never(saying)

    def _say_if_any(self, text: str) -> None:
        if text:
            self._screen.say(text)

    def question(self, state: State, asked: Asked) -> None:
        """A question, what may be picked, what is known, and how it is answered."""
        self._screen.line()
        self._screen.say(question(asked, self._words))
        if asked.options:
            rows = self._screen.options([option.label for option in without_grid(asked).options])
            if rows > _LONG_LIST:  # on a low screen the question has gone by now
                self._screen.say(question(asked, self._words))
        beside = [
            offered(asked, self._desk.other_report(state, asked), self._words),
            remark(asked, self._words),
        ]
        if asked.answer is not None and asked.kind in PICKED:
            beside.append(stands_now(state.plan, asked, self._words))
        year = self._opened.this_year
        beside += of_the_year(asked, state.plan, self._opened.suggest, year, self._words)
        for line in (*filter(None, beside), *to_look_at(asked, self._words)):
            self._screen.say(line)
        there = self._stands(state, asked)
        if asked.kind == "prose":
            self._paragraph(asked, texts_of(state.plan, asked), there.text)
        else:
            self._screen.say(
                how_to_answer(asked, self._words, there.text, begun=there.begun, refused=there.refused)
            )

    def _paragraph(self, asked: Asked, texts: Texts, there: str) -> None:
        """The draft to be read, what stood at the gaps, and how all that is taken, edited or left."""
        say, draft = self._words.say, texts.draft.text
        if texts.offered and not there:
            self._screen.say(say("ask.drafted", n=characters(draft)))
            self._screen.say(draft, margin=4)
        if gaps(there) and (were := self._stood(texts)):
            self._screen.say(say("ask.gaps_were", list=few(were, self._words, "ask.gaps_more")))
        self._screen.say(how_to_write(asked, texts, there, self._words))
        typed = [] if there else [sign_of(start, self._words.lang) for start in texts.starts(there)]
        self._screen.say(
            say("line.drafted", typed=joined(typed, self._words)) if typed else say("line.prose")
        )

    def _stood(self, texts: Texts) -> list[str]:
        """What stood last year at each gap; of what there is none this year it is said."""
        none = {place.start for place in texts.none.bound}
        return [
            self._words.say("ask.gap_is_none", was=place.of) if place.start in none else place.of
            for place in texts.gaps.bound
        ]

    def help(self, state: State, asked: Asked) -> None:
        """Why it is asked, what counts and what does not, and the signs that may be typed."""
        rows = help_rows(asked, self._desk.other_report(state, asked), self._words)
        self._screen.line()
        if rows:
            self._screen.rows(rows)
        else:
            self._screen.say(self._words.say("help.none"))
        self._screen.say(self._words.say("line.keys"))


def without_grid(asked: Asked) -> Asked:
    """The question with what line mode can hold: filling in the grid needs a screen."""
    options = tuple(each for each in asked.options if each.value != "table")
    return replace(asked, prompt=replace(asked.prompt, options=options))


def leaves_no_choice(asked: Asked) -> bool:
    """Whether there is one option alone without the grid, so that it went without saying and nobody goes back to it."""
    return asked.kind == "choice" and len(without_grid(asked).options) == 1
