"""The conversation: transcript, composer, sections, keys; every answer on disk before the next question shows.

Turns what is done into commands, and turns into what is shown. Commands go one after another; while one is written to
disk the keys still reach the field.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.events import Resize

from interview.collector import leave_alone
from interview.engine.answers.characters import quoted
from interview.engine.answers.kinds import Value, YesNo
from interview.engine.answers.problems import Problem
from interview.engine.plan.ledger import LedgerIds
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.engine.step.machine import State
from interview.engine.step.turns import Refuse, SectionOpened, Turn
from interview.talk.drafts import KEYS, Start, Texts, giving, start_of, texts_of
from interview.talk.field import Standing, Unsent, given, known, standing
from interview.talk.gaps import gaps
from interview.talk.interview import Held, Kept
from interview.talk.offers import Offer, of_ways
from interview.talk.question import asking
from interview.talk.shortcuts import COMMANDS, SIGN, Wish, before_a_sign, gives_up, labelled, wish_of
from interview.talk.ways_out import WayOut, not_over_yet, ways_out
from interview.tui.saying import brought_up_to_date, said_before, said_by, said_of_oddities
from interview.tui.screens.base import BaseScreen
from interview.tui.widgets.bars import Key, Sections, SectionState
from interview.tui.widgets.blocks import AnsweredBlock, Said
from interview.tui.widgets.composer import Composer
from interview.tui.widgets.help import HelpPanel
from interview.tui.widgets.transcript import Transcript
from interview.wording.catalog import Words
from interview.wording.names import name_of, section_label
from interview.wording.speech import help_lines, progress, refused

if TYPE_CHECKING:
    from interview.tui.screens.filling import FillingScreen
    from interview.tui.screens.palette import Doing
    from interview.tui.screens.review import Going, Result
    from interview.tui.widgets.case_list import KeptList
    from interview.tui.widgets.preview import Preview

_STARTS = {Start.EDIT: "edit_draft", Start.REWORD: "reword", Start.LAST: "last_text"}
"""What the keys that begin a paragraph from something do, by name."""
_DOWN = {"walk_options": "walk_options(1)", "scroll_help": "scroll_help(1)"}
"""What a key that goes up and down does where it is clicked."""
_WIDE, _VAST, _TALL = 100, 150, 30
_DRAFT_SECONDS = 1.0
_HUSH_SECONDS = 0.04
_IDLE_SECONDS = 0.5
"""After so long the first question is being read, and what comes later can be loaded."""


class ConversationScreen(BaseScreen[None]):
    """One interview as a chat.

    Args:
        held: The interview.
    """

    AUTO_FOCUS = ""  # the field has the focus; the transcript above it never takes it by itself
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide"), (_VAST, "-vast")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (_TALL, "-tall")]  # noqa: RUF012
    BINDINGS = [  # noqa: RUF012
        Binding("escape", "back", show=False),
        Binding("f1", "why", show=False),
        Binding("f2", "review", show=False),
        Binding("f3", "table", show=False),
        Binding("f4", "preview", show=False),
        Binding("f5", "jump", show=False),
        Binding("f6", "later", show=False),
        Binding("f7", "kept", show=False),
        Binding("f8", "outline", show=False),
        Binding("f12", "reword", show=False),
        Binding("ctrl+z", "undo_here", show=False),
        Binding("ctrl+s", "give", show=False),
        Binding("tab,shift+tab", "look_back", show=False),
        Binding("pageup", "scroll(-1)", show=False),
        Binding("pagedown", "scroll(1)", show=False),
    ]

    def __init__(self, held: Held) -> None:
        super().__init__()
        self.held, self.words = held, held.words
        self.transcript = Transcript(said_before(held.state, self.words))
        self.composer = Composer(self.words, self._hush)
        self._hushed = ExitStack()
        """Ends the pause in painting while an answer is being taken."""
        self.sections = Sections()
        self.preview: Preview | None = None
        self.kept: KeptList | None = None
        """The report beside the conversation, once there was room for it."""
        self._one_by_one = asyncio.Lock()
        self.help = HelpPanel()
        self.unsent = Unsent()
        """What was typed and not given, for when the clerk comes back to it."""
        self._ways: tuple[Callable[[], None], ...] = ()
        """What each of the things offered in place of options does."""
        self._review_left = False
        """Whether the clerk has left the review and is at the end."""
        self._from_review: Going | None = None
        """Where was gone to from the review, to come back from."""

    def compose(self) -> ComposeResult:
        """Head, sections at the side, the conversation, keys."""
        width, height = (
            self.app.size
        )  # what the first layout would find out, only to style everything once more
        wide = "-vast" if width >= _VAST else "-wide" if width >= _WIDE else "-narrow"
        self.add_class(wide, "-tall" if height >= _TALL else "-low")
        yield self.head
        with Horizontal(id="middle"):
            yield self.sections
            with Vertical(id="talk"):
                yield self.transcript
                yield self.help
                yield self.composer
        yield self.keys

    def on_mount(self) -> None:
        """Begins where the interview stands."""
        opened, state = self.held.opened, self.held.state
        key = "resumed" if state.asked else "resumed_review"
        greeting = self.words.say(f"line.{key}" if opened.resumed else "line.welcome")
        if state.asked is not None and opened.typed:
            self.unsent.leave(state.asked, opened.typed)
        notices = [Said(line) for line in self.held.notices()]
        sections = {
            asked.section for block in self.transcript.answered() if (asked := state.plan.get(block.id))
        }
        turns = [
            each
            for each in opened.turns
            if not (isinstance(each, SectionOpened) and each.section in sections)
        ]
        self.transcript.say(Said(greeting, "passing"), *notices, *said_by(state, turns, self.words))
        self._show_state()
        ledger = state.flow.ledger
        if ledger is not None and state.place.question == LedgerIds(ledger).table:
            self.call_after_refresh(self._fill_in_the_ledger)  # it was left in the middle of the table
        self.composer.field.focus()
        self.held.unsent = self._half_typed
        self.call_in(_IDLE_SECONDS, self._get_ready)
        self.call_every(_DRAFT_SECONDS, self._keep_draft)

    # Commands ------------------------------------------------------------------------------------------------------

    def _hush(self) -> None:
        """Paints nothing until the next question shows, unless that takes long: the emptied field would cost a frame."""
        self._hushed.close()
        self._hushed.enter_context(self.app.batch_update())
        self.call_in(_HUSH_SECONDS, self._paint)

    def _paint(self) -> None:
        self._hushed.close()
        self.check_idle()

    def send(self, command: do.Command, text: str = "") -> None:
        """Carries out a command; `text` is what was typed for it, and comes back into the field if it is refused."""
        self.start(partial(self._send, command, text))

    async def _send(self, command: do.Command, text: str = "") -> None:
        async with self._one_by_one:
            if isinstance(command, do.Jump):
                self._from_review = None
            before = self.held.state
            if not isinstance(command, do.Answer | do.Redraft):
                self._leave(command)
            turns = self.held.send(command)
            problem = next((turn.problem for turn in turns if isinstance(turn, Refuse)), None)
            if problem is not None:
                self._refuse(problem, command, text)
                return
            if isinstance(command, do.Answer | do.Redraft):
                self.unsent.drop(command.question)
            kept = await self.held.keep()
            self._see_to_the_table(before)  # what comes after it is shown when it is left
            self._show(before, turns, kept)
            self._paint()

    def _refuse(self, problem: Problem, command: do.Command, text: str) -> None:
        state = self.held.state
        said, asked = refused(state.flow, problem, self.words), state.asked
        if asked is None:
            self._show_state()
            self.composer.say(said, refusal=True)
        elif isinstance(command, do.Answer):
            self.unsent.refuse(asked, text)
            self._refuse_answer(said, asked, problem, command)
        else:
            self.composer.refuse(said, self._standing(asked))
        self._paint()

    def _refuse_answer(self, said: str, asked: Asked, problem: Problem, command: do.Answer) -> None:
        """Says why, or where it may be insisted on asks what to do about it."""
        if not problem.insistable:
            self.composer.refuse(said, self._standing(asked))
            return
        ways = ways_out(self.held.state, problem, command)
        self._ways = tuple(partial(self._take, asked, way) for way in ways)
        begun = self.unsent.of(asked)
        typed = self.words.say("screen.you_typed", text=quoted(begun.text)) if begun and begun.text else ""
        self.composer.offer(said, of_ways(ways, [self._way_out(way) for way in ways], asked), typed)
        self._show_keys()

    def _way_out(self, way: WayOut) -> str:
        cell = way.command.question if isinstance(way.command, do.Revise) else None
        name = name_of(self.held.state.flow, cell, self.words) if cell else ""
        return self.words.say(f"line.{way.code}", name=name)

    def _take(self, asked: Asked, way: WayOut) -> None:
        begun = self.unsent.of(asked)
        if way.command is not None:
            self.send(way.command, begun.text if begun else "")
            return
        if not way.keeps_text:
            self.unsent.drop(asked.id)
        self._show_state()

    # What is half typed ---------------------------------------------------------------------------------------------

    def _standing(self, asked: Asked) -> Standing:
        return standing(asked, self.held.opened.suggest, self.unsent.of(asked))

    def _half_typed(self) -> str:
        """What was typed for the question asked now and not given; while it waits behind an offer, too."""
        asked = self.held.state.asked
        begun = self.unsent.of(asked) if asked is not None and self.composer.asking is None else None
        return begun.text if begun is not None else self.composer.unsent

    def _leave(self, command: do.Command) -> None:
        """Leaves the question; what is half typed is there when the clerk comes back, unless the change is given up."""
        self._remember()
        asked = self.held.state.asked
        if asked is not None and gives_up(self.held.state, command):
            self.unsent.drop(asked.id)
        self.composer.release()

    def _remember(self) -> None:
        asked = self.held.state.asked
        if asked is None:
            return
        begun = self.unsent.of(asked)
        waiting = begun.text if begun is not None else ""  # what was typed ahead is no part of it
        self.unsent.leave(asked, waiting if self.composer.asking is None else self.composer.unsent)

    # Showing -------------------------------------------------------------------------------------------------------

    def _show(self, before: State, turns: tuple[Turn, ...], kept: Kept) -> None:
        state = self.held.state
        blocks = said_by(state, turns, self.words)
        if kept.made and self.held.desk.path:
            blocks.append(Said(self.words.say("line.saved_as", file=self.held.desk.path.name), "passing"))
        blocks += [Said(line) for line in kept.said]
        blocks += said_of_oddities(before.plan, state.plan, self.words)
        self.transcript.say(*blocks)
        if state.book is not before.book:
            for block in list(brought_up_to_date(state.plan, self.transcript.answered(), self.words)):
                self.transcript.put(block)
        self._show_state()

    def _show_state(self) -> None:
        """The question asked now, and where that is."""
        state = self.held.state
        if self.help.display:
            self.help.put_away()
            self.transcript.display = True
        if state.asked is not None:
            stands = self._standing(state.asked)
            shown = asking(state.asked, state.plan, self.held.opened.suggest, self.words, stands)
            self.composer.ask(shown, stands)
            self._point()
        else:
            self._offer_the_end()
        if state.asked is not None and state.place.back_to is not None:
            self.transcript.mark(state.asked.id)
        else:
            self.transcript.unmark()
        self._show_bars()
        self._go_to_review()
        self.call_after_refresh(self.composer.put_cursor)
        self.call_after_refresh(self._show_preview)
        self._show_kept()

    def _show_bars(self) -> None:
        state, words = self.held.state, self.words
        here = state.asked.section if state.asked else None
        office, year = (state.plan.value(id) for id in ("office.name", "year"))
        said_year = words.say("screen.year", year=year.value) if year else ""
        left = [words.say("screen.title"), str(office.value) if office else "", said_year]
        right = [
            section_label(state.flow.section[here], words) if here else "",
            progress(state, words),
        ]
        self.head.show(" · ".join(filter(None, left)), " · ".join(filter(None, right)))
        self.sections.show(
            [
                SectionState(
                    section.id, section_label(section, words), section.id == here,
                    any(state.plan.in_section(section.id)) and state.plan.section_done(section.id),
                )
                for section in state.flow.sections
            ]
        )  # fmt: skip
        self._show_keys()

    def _show_keys(self) -> None:
        say = self.words.say
        self.keys.show(
            [
                Key(
                    _called(key, self.words),
                    say(f"screen.key_{does.removeprefix('app.')}"),
                    _DOWN.get(does, does),
                )
                for key, does in self._shown_keys()
            ]
        )

    def doings(self) -> list[Doing]:
        """What can be done here beside what has a key: going to a section, writing a draft."""
        from interview.tui.screens.palette import Doing

        say, sections = self.words.say, self.held.state.flow.sections
        to = [
            Doing(say("screen.key_jump"), section_label(each, self.words), f"go_to('{each.id}')")
            for each in sections
            if any(self.held.plan.in_section(each.id))
        ]
        undo = Doing(say("screen.palette_report"), say("screen.palette_undo"), "undo")
        asked = self.held.state.asked
        in_text = asked is not None and asked.kind == "prose"  # the key is named there already
        outline = Doing(say("screen.palette_report"), say("screen.outline_title"), "outline", "F8")
        return [
            *to,
            *([] if in_text else [outline]),
            undo,
            Doing(say("screen.palette_report"), say("line.finish_draft"), "draft"),
        ]

    def _shown_keys(self) -> list[tuple[str, str]]:
        """Keys with the name of what they do, those that matter most first."""
        if self.transcript.has_focus:
            return [("↑↓", "walk"), ("Enter", "revise"), ("Esc", "to_field"), ("Ctrl+Q", "leave")]
        if self.kept is not None and self.kept.has_focus:
            return [
                ("Enter", "open_entry"), ("Del", "remove"), ("Esc", "to_field"), ("Ctrl+Z", "undo"), ("Ctrl+Q", "leave"),
            ]  # fmt: skip
        if self.help.display:
            help_keys = [("F1", "close_help"), ("PgDn", "scroll_help")]
            return [*help_keys, *(each for each in self._keys_of_the_field() if each[0] not in {"F1", "Esc"})]
        return self._keys_of_the_field()

    def _keys_of_the_field(self) -> list[tuple[str, str]]:
        """What the keys do in the field as it is now; a key that does something else here is not named."""
        everywhere = [("Ctrl+Q", "leave"), ("Ctrl+P", "app.palette")]
        screens = [("F2", "review"), ("F3", "table"), ("F4", "preview")]
        offered, asked = self.composer.offered, self.held.state.asked
        if offered is not None or asked is None:
            leaves = "leave_offer" if asked is not None else "back"
            return [
                ("Enter", "take_offered"),
                ("↑↓", "walk_options"),
                ("Esc", leaves),
                *everywhere,
                *screens,
            ]
        revising = self.held.state.place.back_to is not None
        escape = [("Esc", "leave_it" if revising else "back")]
        kept = [("F7", "kept")] if self._tells_one_by_one() else []
        fact = asked.question is not None and asked.question.serves and asked.open
        later = [] if revising else [("F6", "pass_over" if fact else "later")]
        more = [*screens, ("F5", "jump"), ("Tab", "look_back")]
        parts = [("F8", "outline")] if asked.kind == "prose" else []
        rest = [*escape, *kept, ("F1", "why"), *later, *everywhere, *parts, *more]
        match asked.kind:
            case "prose":
                own, starts = self._keys_of_a_paragraph()
                leave, palette = everywhere
                rest = [*escape, leave, *starts, ("F1", "why"), *later, palette, *parts, *more]
                return [*own, *(each for each in rest if each[0] not in {key for key, _ in own})]
            case "choices":
                return [
                    ("Enter", "give"),
                    ("Space", "tick"),
                    *rest,
                    ("↑↓", "walk_options"),
                    ("Ctrl+Z", "undo"),
                ]
            case "choice" | "yes_no":
                return [("Enter", "give"), ("↑↓", "walk_options"), *rest, ("Ctrl+Z", "undo")]
            case _:
                return [("Enter", "give"), *rest, ("Ctrl+Z", "undo")]

    def _keys_of_a_paragraph(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """How a paragraph is given, and what it can be begun from."""
        asking, text = self.composer.asking, self.composer.text
        texts = asking.texts if asking is not None else Texts()
        starts = [(KEYS[start], _STARTS[start]) for start in texts.starts(text)]
        if gaps(text):
            return [("Tab", "next_gap"), ("Ctrl+K", "drop_sentence"), ("Ctrl+S", "give_text")], starts
        if texts.offered and not text:
            return [("Enter", "take_draft")], starts
        begins = [("Enter", "paragraph")] if text else []  # else it would give nothing
        return [("Ctrl+S", "give_text"), *begins], starts

    def _tells_one_by_one(self) -> bool:
        ledger, asked = self.held.state.flow.ledger, self.held.state.asked
        if ledger is None or asked is None or not asked.id.startswith(f"{ledger.id}."):
            return False
        way = self.held.plan.value(LedgerIds(ledger).way)
        return way is not None and way.value == "one_by_one"

    def _show_kept(self) -> None:
        """The list beside the conversation, while applications are told one by one."""
        listed = self._tells_one_by_one()
        if listed and self.kept is None:
            from interview.tui.widgets.case_list import KeptList

            self.kept = KeptList(self.words)
            self.query_one("#middle").mount(self.kept)
        self.set_class(listed, "-kept")
        if listed and self.kept is not None:
            self.kept.show_state(self.held.state)

    def _show_preview(self) -> None:
        """The report beside the conversation, where there is room."""
        if not self.has_class("-vast"):
            return
        if self.preview is None:
            from interview.tui.widgets.preview import Preview

            self.preview = Preview(self.words)
            self.preview.can_focus = False  # the focus belongs to the field
            self.query_one("#middle").mount(self.preview)
        self.preview.show(self.held.state)

    # What is done in the composer -----------------------------------------------------------------------------------

    @on(Composer.Answered)
    def _answer(self, event: Composer.Answered) -> None:
        self.start(partial(self._take_answer, event.given, event.text))

    async def _take_answer(self, answer: str | Value, text: str) -> None:
        asked = self.held.state.asked
        wish = wish_of(text) if isinstance(answer, str) else None
        if asked is None:
            return
        if (noted := labelled(asked, text)) is not None:
            await self._label(asked, *noted)
            return
        stood = self._standing(asked)
        if wish is None and stood.cursor == "end" and asked.kind != "prose":
            wish = self._wish_behind(asked, text, stood.text)
        opens: dict[Wish, Callable[[], None]] = {
            Wish.HELP: self.action_why, Wish.REVIEW: self.action_review, Wish.OUTLINE: self.action_outline,
        }  # fmt: skip
        if wish in opens:
            self._show_state()
            opens[wish]()
        elif wish is not None:
            await self._send(COMMANDS[wish])
        elif (start := start_of(text)) is not None and asked.kind == "prose":
            await self._start(asked, start)
        elif isinstance(answer, str):
            await self._give_text(asked, answer, text)
        else:
            await self._send(do.Answer(asked.id, answer), text)

    async def _give_text(self, asked: Asked, answer: str, text: str) -> None:
        opened = self.held.opened
        meant = given(asked, answer, known(asked, opened.suggest))
        early = (
            None
            if isinstance(meant, Problem)
            else not_over_yet(asked, meant, opened.this_year, opened.suggest)
        )
        if isinstance(meant, Problem):
            self._refuse(meant, do.Answer(asked.id), text)
        elif early is not None:
            self._refuse(early, do.Answer(asked.id, meant), text)
        else:
            await self._send(giving(self.held.plan, asked, meant), text)

    async def _start(self, asked: Asked, start: Start) -> None:
        """Begins a paragraph from what was asked for by a word; says so where there is no such text."""
        text = texts_of(self.held.plan, asked).of(start)
        if start is Start.REWORD:
            await self._send(do.Reword(asked.id))
        elif text:
            self.unsent.leave(asked, text)
            self._show_state()
        else:
            self._refuse(Problem("no_such_text", asked.id), do.Reword(asked.id), "")

    async def _reword(self, asked: Asked, *, editing: bool) -> None:
        """Words the draft otherwise; where it was in the field to be edited, it is there again."""
        await self._send(do.Reword(asked.id))
        if editing:
            self.composer.start(Start.EDIT)

    async def _label(self, asked: Asked, answer: str, label: str) -> None:
        """Takes what was answered, and notes a word on the application; an answer that is refused stays with its word."""
        assert asked.entry is not None  # noqa: S101 - it is about one
        before = self.held.state
        self.unsent.drop(asked.id)
        if answer:
            await self._send(do.Answer(asked.id, answer), f"{answer} {SIGN}{label}")
        if not answer or self.held.state is not before:
            await self._send(do.Label(asked.entry, label), f"{SIGN}{label}")

    def on_text_area_changed(self) -> None:
        """Where there is a text, Enter begins another paragraph; by its name, so that it is not loaded before it is needed."""
        self._show_keys()

    def _wish_behind(self, asked: Asked, text: str, stood: str) -> Wish | None:
        """What is asked for by a sign right behind what was half typed; that stays half typed."""
        rest = before_a_sign(text, stood)
        if rest is None:
            return None
        self.unsent.leave(asked, rest)
        return wish_of(text.removeprefix(rest))

    @on(Composer.Chosen)
    def _choose(self, event: Composer.Chosen) -> None:
        if event.at < len(self._ways):
            self._ways[event.at]()

    # Keys -----------------------------------------------------------------------------------------------------------

    def action_give(self) -> None:
        """The answer as it stands in the field."""
        self.composer.field.give()

    def action_back(self) -> None:
        """A step back: out of the help, an offer or a revision, else to the question before."""
        if self.help.display:
            self.action_close_help()
        elif self.composer.offered is not None and self.held.state.asked is not None:
            self.action_leave_offer()
        else:
            self.send(do.Skip() if self.held.state.place.back_to is not None else do.Back())

    def action_leave_offer(self) -> None:
        """Takes of what is offered what changes nothing, and goes back to the question."""
        offered = self.composer.offered
        if offered is not None and offered.leaves is not None:
            self._ways[offered.leaves]()
        else:
            self._show_state()

    def action_take_offered(self) -> None:
        """Takes the one that is marked."""
        self.composer.field.give()

    def action_walk_options(self, by: int) -> None:
        """Marks the next row, for the mouse."""
        self.composer.walk(by)

    def action_tick(self) -> None:
        """Ticks the marked row, for the mouse."""
        self.composer.tick()

    def action_take_draft(self) -> None:
        """Takes the draft, for the mouse."""
        self.composer.field.give()

    def action_edit_draft(self) -> None:
        """Puts the draft into the field, for the mouse."""
        self.composer.start(Start.EDIT)

    def action_last_text(self) -> None:
        """Puts last year's text into the field, for the mouse."""
        self.composer.start(Start.LAST)

    def action_reword(self) -> None:
        """Words the draft otherwise; what is written by hand is left alone."""
        asking, text = self.composer.asking, self.composer.text
        if asking is None or not asking.prose:
            return
        if Start.REWORD not in asking.texts.starts(text):
            self.composer.say(self.words.say("screen.own_words"))
            self.composer.go_on()
            return
        self.composer.field.hold("")
        self.start(partial(self._reword, asking.asked, editing=bool(text) and text != asking.known))

    def action_next_gap(self) -> None:
        """Goes to the next gap, for the mouse."""
        self.composer.go_to_gap()

    def action_drop_sentence(self) -> None:
        """Drops the sentence of a gap, for the mouse."""
        self.composer.drop_sentence()

    def action_pass_over(self) -> None:
        """Leaves a fact untold."""
        self.send(do.Skip())

    def action_give_text(self) -> None:
        """The text as it stands."""
        self.composer.field.give()

    def action_paragraph(self) -> None:
        """Begins a new paragraph, for the mouse."""
        self.composer.insert("\n")

    def action_leave_it(self) -> None:
        """Leaves an answer as it was and goes back to where the clerk came from."""
        self.action_back()

    def action_walk(self) -> None:
        """One answer up, for the mouse."""
        self.transcript.action_mark(-1)

    def action_revise(self) -> None:
        """Changes the answer that is marked."""
        self.transcript.action_choose()

    def action_to_field(self) -> None:
        """Back to the field."""
        self.transcript.action_leave()

    def action_later(self) -> None:
        """Leaves the question open."""
        self.send(do.Skip())

    def action_undo_here(self) -> None:
        """Takes back the last change; of an offer, only what is offered."""
        if self.composer.offered is not None and self.held.state.asked is not None:
            self.action_leave_offer()
        else:
            self.action_undo()

    def action_undo(self) -> None:
        """Takes back the last change."""
        self.send(do.Undo())

    def action_why(self) -> None:
        """Says why this is asked, what counts and what does not; once more puts it away."""
        if self.help.display:
            self.action_close_help()
            return
        asked = self.held.state.asked
        rows = help_lines(asked.help, self.words) if asked else []
        said = [self.words.say("screen.help_line", head=head, text=text) for head, text in rows]
        self.transcript.display = False
        self.help.show("\n".join(said) or self.words.say("help.none"))
        self._show_keys()

    def action_close_help(self) -> None:
        """Puts the help away and shows the transcript again."""
        self.help.put_away()
        self.transcript.display = True
        self._show_keys()

    def action_scroll_help(self, by: int) -> None:
        """A page of the help up or down."""
        self.action_scroll(by)

    def action_table(self) -> None:
        """The table of the section where the clerk is; the ledger's in a section without one."""
        from interview.talk.tables.form import small_table

        state = self.held.state
        section = state.flow.section[state.asked.section] if state.asked else None
        table = small_table(state.flow, section, self.words) if section else None
        if section is not None and table is not None:
            from interview.tui.screens.small_table import SmallTableScreen

            self._fill_in(SmallTableScreen(self.held, section, table))
        else:
            self._fill_in_the_ledger()

    def _fill_in_the_ledger(self) -> None:
        from interview.tui.screens.table import TableScreen

        if self.held.state.flow.ledger is not None:
            self._fill_in(TableScreen(self.held))

    def _fill_in(self, screen: FillingScreen) -> None:
        """Opens a table; what was filled in is shown when it is left."""
        self._remember()
        before = self.held.state

        def back(command: do.Command | None) -> None:
            self._show(before, (), Kept())
            if command is not None:
                self.send(command)

        self.open(screen, back)

    def action_kept(self) -> None:
        """The list of what was told one by one."""
        if not self._tells_one_by_one():
            return
        if self.kept is not None and self.kept.display and self.kept.size.width:
            self.kept.focus()
            self.call_after_refresh(self._show_keys)
            return
        from interview.tui.screens.kept import KeptScreen

        self._remember()

        def back(told: KeptList.Told | None) -> None:
            self.composer.field.focus()
            if told is not None:
                self.on_kept_list_told(told)

        self.open(KeptScreen(self.held), back)

    def action_outline(self) -> None:
        """The parts of the report's prose with their headings."""
        from interview.talk.outlining import Spot
        from interview.tui.screens.outline import OutlineScreen

        self._remember()
        before, asked = self.held.state, self.held.state.asked
        here = Spot(asked.section, asked.id) if asked is not None else None
        self.open(OutlineScreen(self.held, here), lambda _result: self._show(before, (), Kept()))

    def action_open_entry(self) -> None:
        """Opens the entry that is marked in the list."""
        if self.kept is not None:
            self.kept.choose()

    def action_remove(self) -> None:
        """Takes the entry that is marked out of the list."""
        if self.kept is not None:
            self.kept.remove_entry()

    def on_kept_list_told(self, event: KeptList.Told) -> None:
        """Carries out what is wanted of the list."""
        self.composer.field.focus()
        if event.typed and isinstance(event.command, do.Revise):
            asked = self.held.state.plan.get(event.command.question)
            if asked is not None:
                self.unsent.leave(asked, event.typed)
        self.send(event.command)

    def on_kept_list_left(self, event: KeptList.Left) -> None:
        """Back to the field, with what was typed."""
        self.composer.field.focus()
        self.composer.insert(event.typed)
        self.call_after_refresh(self._show_keys)

    def _see_to_the_table(self, before: State) -> None:
        """Where the interview comes to the question whether the table is filled in, and where it is not, opens it."""
        state = self.held.state
        if state.flow.ledger is None or (state.book is before.book and state.place == before.place):
            return
        table = LedgerIds(state.flow.ledger).table
        was_at, is_at = before.place.question == table, state.place.question == table
        answered_no = was_at and state.plan.value(table) == YesNo(value=False)
        if answered_no or (is_at and not was_at and state.place.back_to is None):
            self._fill_in_the_ledger()

    def action_preview(self) -> None:
        """The report as it stands."""
        from interview.tui.screens.preview import PreviewScreen

        self.open(PreviewScreen(self.held))

    def action_jump(self) -> None:
        """Offers the sections."""
        sections = [each for each in self.held.state.flow.sections if any(self.held.plan.in_section(each.id))]
        self._remember()
        self._ways = (
            *(lambda to=each.id: self.send(do.Jump(to)) for each in sections),
            self._show_state,
        )
        labels = [
            each.title for each in sections
        ]  # without the form's numbers, which are not those of this list
        stay = len(labels)
        offer = Offer((*labels, self.words.say("screen.stay")), marked=stay, leaves=stay)
        self.composer.offer(self.words.say("screen.jump"), offer)
        self._show_keys()

    def action_go_to(self, section: str) -> None:
        """Goes to a section."""
        self.send(do.Jump(section))

    def action_draft(self) -> None:
        """Writes a draft of the report as it stands."""
        self._write(draft=True)

    @on(Sections.Chosen)
    def _jump(self, event: Sections.Chosen) -> None:
        if any(self.held.plan.in_section(event.section)):
            self.send(do.Jump(event.section))

    def action_look_back(self) -> None:
        """Goes to the answers given so far."""
        if self.help.display:
            self.action_close_help()
        self.transcript.focus()

    def action_scroll(self, by: int) -> None:
        """A page of the transcript or the help up or down."""
        above = self.composer.drafted if self.composer.drafted.overflows else self.transcript
        shown = self.help if self.help.display else above
        (shown.scroll_page_up if by < 0 else shown.scroll_page_down)(animate=False)

    @on(AnsweredBlock.Chosen)
    def _revise(self, event: AnsweredBlock.Chosen) -> None:
        self.composer.field.focus()
        self.send(do.Revise(event.question))

    @on(Transcript.Entered)
    def _enter(self) -> None:
        self._show_keys()

    @on(Transcript.Left)
    def _return(self, event: Transcript.Left) -> None:
        self.composer.field.focus()
        self.call_after_refresh(self._show_keys)
        if event.typed:
            self.composer.insert(event.typed)

    # The end --------------------------------------------------------------------------------------------------------

    def _offer_the_end(self) -> None:
        """What is left to do once everything was asked, for when the review was left."""
        from interview.talk.finishing import unfinished

        state = self.held.state
        problem = unfinished(state.plan)
        ready = problem is None
        following = state.plan.next_after(None)
        actions: list[tuple[str, Callable[[], None]]] = []
        if ready:
            actions.append(("line.finish", partial(self._write, draft=False)))
        elif following is not None:
            actions.append(("line.go_on", lambda: self.send(do.Jump(following.id))))
        actions.append(("screen.look_again", self.action_review))
        if not ready:
            actions.append(("line.finish_draft", partial(self._write, draft=True)))
        actions.append(("line.quit", partial(self.start, self.action_leave)))
        said = (
            refused(state.flow, problem, self.words)
            if problem is not None
            else self.words.say("screen.all_answered")
        )
        self._offer(said, actions, yes=0 if ready else None, no=1 if ready else None)

    def _offer(
        self, said: str, actions: list[tuple[str, Callable[[], None]]], *, marked: int = 0,
        yes: int | None = None, no: int | None = None,
    ) -> None:  # fmt: skip
        """Offers things to do, each with the sentence that names it; a `no` changes nothing."""
        self._ways = tuple(action for _, action in actions)
        labels = tuple(self.words.say(name) for name, _ in actions)
        self.composer.offer(said, Offer(labels, marked, no, yes, no))
        self._show_keys()

    def _write(self, *, draft: bool, over: bool = False) -> None:
        """Has the report written; asks before it is written over one that is there."""
        self.start(partial(self._publish, draft=draft, over=over))

    async def _publish(self, *, draft: bool, over: bool) -> None:
        from interview.talk.publish import write_report

        async with self._one_by_one:
            outcome = await write_report(self.held, draft=draft, over=over)
        if outcome.taken:
            self._offer(
                outcome.said,
                [
                    ("line.overwrite_yes", partial(self._write, draft=draft, over=True)),
                    ("line.overwrite_no", self._show_state),
                ],
                marked=1,
                yes=0,
                no=1,
            )
        elif outcome.path is not None and self.held.state.asked is None:
            self._offer_after(outcome.said, outcome.path)
        else:
            self.transcript.say(Said(outcome.said))
            self._review_left = True
            self._show_state()

    def _offer_after(self, said: str, report: Path, *, also: bool = False) -> None:
        """What may be done with a report that is written; `also` where PDF and web page are there too."""
        from interview.talk.publish import can_show_folders, show_on_desktop

        def show(path: Path) -> None:
            if not show_on_desktop(path):
                self.composer.say(self.words.say("screen.no_desktop"))

        actions: list[tuple[str, Callable[[], None]]] = []
        if can_show_folders():
            actions.append(("screen.show_report", partial(show, report)))
            actions.append(("screen.show_folder", partial(show, report.parent)))
        leave = "screen.quit" if self.held.written else "line.quit"
        actions.append((leave, partial(self.start, self.action_leave)))
        if self.held.written == report and not also:
            actions.append(("publish.also", partial(self.start, partial(self._publish_also, report))))
        actions.append(("screen.look_again", self.action_review))
        self._offer(said, actions)

    async def _publish_also(self, report: Path) -> None:
        """PDF and web page beside the report; the Word file is written and stays."""
        from interview.talk.also import also_written

        async with self._one_by_one:
            said = await asyncio.to_thread(also_written, self.held.plan, report, self.words)
        said += "\n" + self.words.say("screen.in_folder", folder=report.parent.resolve())
        self._offer_after(said, report, also=True)

    # The review -----------------------------------------------------------------------------------------------------

    def action_review(self, came: Going | None = None) -> None:
        """Everything that was answered, and everything to look at."""
        from interview.tui.screens.review import ReviewScreen

        self.open(ReviewScreen(self.held, came), self._leave_review)

    def _leave_review(self, result: Result) -> None:
        from interview.tui.screens.review import Going

        match result:
            case None:
                self._review_left = True
                if self.held.state.asked is None:
                    self._show_state()
            case do.Finish():
                self._write(draft=False)
            case Going() as going:
                self._go_from_review(going)
            case do.Jump():
                self.send(result)
            case _:
                self._write(draft=True)

    def _go_from_review(self, going: Going) -> None:
        """To where something was told; a cell of the table is gone to in the table."""
        self._from_review = going
        if self.held.plan.get(going.place.question) is not None:
            self.send(do.Revise(going.place.question))
        else:
            from interview.tui.screens.table import TableScreen

            self._fill_in(TableScreen(self.held, going.place.question))

    def _point(self) -> None:
        """Where a finding led to a text: the cursor at what it is about, and the finding said beside it."""
        going, asked = self._from_review, self.held.state.asked
        text = going.place.text if going is not None else None
        if going is None or text is None or asked is None or asked.id != text.text:
            return
        from interview.review.messages import one_line
        from interview.review.of_interview import findings

        found = next((each for each in findings(self.held.plan) if each.id == going.place.part), None)
        if found is not None and self.unsent.of(asked) is None:
            self.composer.point(text.end, one_line(found, self.held.state.flow, self.words))

    def _go_to_review(self) -> None:
        """Where all is asked, and where a question was gone to from the review."""
        state, came = self.held.state, self._from_review
        if state.asked is not None:
            self._review_left = False
        if (
            self.is_active
            and state.place.back_to is None
            and (came or (state.asked is None and not self._review_left))
        ):
            self._from_review = None
            self.action_review(came)

    # Behind the scenes ------------------------------------------------------------------------------------------------

    def _get_ready(self) -> None:
        """While the first question is being read: loads what comes later, and looks for garbage again from here on."""
        self.composer.get_ready()
        leave_alone("shown")
        gc.set_threshold(20_000, 20, 20)

    async def _keep_draft(self) -> None:
        if not self._one_by_one.locked():
            await self.held.keep_draft()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """The field has moved."""
        self.call_after_refresh(self.composer.put_cursor)
        self.call_after_refresh(self._show_preview)


def _called(key: str, words: Words) -> str:
    """What a key is called: by what stands on it, in the clerk's language where it bears no name."""
    return words.say("screen.space_bar") if key == "Space" else key
