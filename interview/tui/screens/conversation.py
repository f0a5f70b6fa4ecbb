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

from interview.engine import commands as do
from interview.engine.kinds import Value, YesNo
from interview.engine.ledger import LedgerIds
from interview.engine.machine import State
from interview.engine.problems import Problem
from interview.engine.turns import Refuse, SectionOpened, Turn
from interview.holding.field import given, standing
from interview.holding.refusals import WayOut, ways_out
from interview.holding.wishes import COMMANDS, Wish, wish_of
from interview.tui.asking import asking
from interview.tui.held import Held, Kept
from interview.tui.saying import brought_up_to_date, said_before, said_by, said_of_oddities
from interview.tui.screens.base import BaseScreen
from interview.tui.widgets.bars import Key, Sections, SectionState
from interview.tui.widgets.blocks import AnsweredBlock, Said
from interview.tui.widgets.composer import Composer
from interview.tui.widgets.transcript import Transcript
from interview.wording.names import name_of, section_label, section_name
from interview.wording.speech import help_lines, progress, refused

if TYPE_CHECKING:
    from interview.tui.reviewing import WriteDraft
    from interview.tui.screens.filling import FillingScreen
    from interview.tui.screens.palette import Doing
    from interview.tui.widgets.kept import KeptList
    from interview.tui.widgets.preview import Preview

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
        Binding("ctrl+z", "undo", show=False),
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
        self._begun: dict[str, str] = {}
        """What was typed and not given, by question, for when the clerk comes back to it."""
        self._ways: tuple[Callable[[], None], ...] = ()
        """What each of the things offered in place of options does."""
        self._review_left = False
        """Whether the clerk has left the review and is at the end."""
        self._from_review: str | None = None
        """The question that was gone to from the review, to come back to."""

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
                yield self.composer
        yield self.keys

    def on_mount(self) -> None:
        """Begins where the interview stands."""
        opened, state = self.held.opened, self.held.state
        key = "resumed" if state.asked else "resumed_review"
        greeting = self.words.say(f"line.{key}" if opened.resumed else "line.welcome")
        if state.asked is not None and opened.typed:
            self._begun[state.asked.id] = opened.typed
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
        self.held.unsent = lambda: self.composer.unsent
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
            if not isinstance(command, do.Answer):
                self._remember()
                self.composer.release()
            turns = self.held.send(command)
            problem = next((turn.problem for turn in turns if isinstance(turn, Refuse)), None)
            if problem is not None:
                self._refuse(problem, command, text)
                return
            if isinstance(command, do.Answer):
                self._begun.pop(command.question, None)
            kept = await self.held.keep()
            self._see_to_the_table(before)  # what comes after it is shown when it is left
            self._show(before, turns, kept)
            self._paint()

    def _refuse(self, problem: Problem, command: do.Command, text: str) -> None:
        state = self.held.state
        said = refused(state.flow, problem, self.words)
        insistable = problem.insistable and isinstance(command, do.Answer | do.Fill)
        ways = ways_out(state, problem, command) if insistable else ()  # type: ignore[arg-type]
        if not isinstance(command, do.Answer):
            text = self._begun.get(state.place.question or "", "")
        self._ways = tuple(lambda way=way: self._take(way, text) for way in ways)  # type: ignore[misc]
        self.composer.refuse(said, text, [self._way_out(way) for way in ways])
        self._paint()

    def _way_out(self, way: WayOut) -> str:
        cell = way.command.question if isinstance(way.command, do.Revise) else None
        name = name_of(self.held.state.flow, cell, self.words) if cell else ""
        return self.words.say(f"line.{way.code}", name=name)

    def _take(self, way: WayOut, text: str) -> None:
        if way.command is None:
            self.composer.again(text if way.keeps_text else "")
        else:
            self.send(way.command, text)

    def _remember(self) -> None:
        """Keeps in mind what is half typed, for when the clerk comes back to the question."""
        if self.held.state.asked is not None and self.composer.asking is not None:
            self._begun[self.held.state.asked.id] = self.composer.unsent

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
        if state.asked is not None:
            show = asking(state.asked, self.held.opened.suggest, self.words)
            self.composer.ask(show, self._begun.get(state.asked.id, ""))
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
            progress(state.plan, state.asked, words),
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
                Key(key, say(f"screen.key_{does.removeprefix('app.')}"), does)
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
        return [*to, Doing(say("screen.palette_report"), say("line.finish_draft"), "draft")]

    def _shown_keys(self) -> list[tuple[str, str]]:
        """Keys with the name of what they do, those that matter most first."""
        if self.transcript.has_focus:
            return [("↑↓", "walk"), ("Enter", "revise"), ("Esc", "to_field"), ("Ctrl+Q", "leave")]
        if self.kept is not None and self.kept.has_focus:
            return [
                ("Enter", "open_entry"),
                ("Del", "remove"),
                ("Esc", "to_field"),
                ("Ctrl+Z", "undo"),
                ("Ctrl+Q", "leave"),
            ]
        revising = self.held.state.place.back_to is not None
        kept = [("F7", "kept")] if self._tells_one_by_one() else []
        return [
            ("Enter", "give"), ("Esc", "leave_it" if revising else "back"), *kept, ("F1", "why"), ("F2", "review"),
            ("F3", "table"), ("Ctrl+Q", "leave"), ("Ctrl+P", "app.palette"), ("F4", "preview"), ("F5", "jump"), ("F6", "later"),
            ("Tab", "look_back"), ("Ctrl+Z", "undo"),
        ]  # fmt: skip

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
            from interview.tui.widgets.kept import KeptList

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
        if wish is Wish.HELP:
            self.composer.again("")
            self.action_why()
        elif wish is Wish.REVIEW:
            self.composer.again("")
            self.action_review()
        elif wish is not None:
            await self._send(COMMANDS[wish])
        elif isinstance(answer, str):
            there = standing(asked, self.held.opened.suggest)
            meant = given(asked, answer, there, self.words.say("reply.no"))
            if isinstance(meant, Problem):
                self._refuse(meant, do.Answer(asked.id), text)
            else:
                await self._send(do.Answer(asked.id, meant), text)
        else:
            await self._send(do.Answer(asked.id, answer), text)

    @on(Composer.Chosen)
    def _choose(self, event: Composer.Chosen) -> None:
        if event.at < len(self._ways):
            self._ways[event.at]()

    # Keys -----------------------------------------------------------------------------------------------------------

    def action_give(self) -> None:
        """The answer as it stands in the field."""
        self.composer.field.give()

    def action_back(self) -> None:
        """A step back: out of a jump or a revision, else to the question before."""
        if self.composer.aside and self.held.state.asked is not None:
            self._show_state()
        else:
            self.send(do.Skip() if self.held.state.place.back_to is not None else do.Back())

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

    def action_undo(self) -> None:
        """Takes back the last change."""
        self.send(do.Undo())

    def action_why(self) -> None:
        """Says why this is asked, what counts and what does not."""
        asked = self.held.state.asked
        rows = help_lines(asked.help, self.words) if asked else []
        said = [self.words.say("screen.help_line", head=head, text=text) for head, text in rows]
        self.transcript.explain("\n".join(said) or self.words.say("help.none"))

    def action_table(self) -> None:
        """The table of the section where the clerk is; the ledger's in a section without one."""
        from interview.tui.small_tabling import small_table

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

        def back(command: do.Command | None) -> None:
            self.composer.field.focus()
            if command is not None:
                self.send(command)

        self.open(KeptScreen(self.held), back)

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
        labels = [section_name(each, self.words) for each in sections]
        self.composer.offer(self.words.say("screen.jump"), [*labels, self.words.say("screen.stay")])

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
        self.transcript.focus()

    def action_scroll(self, by: int) -> None:
        """A page of the transcript up or down."""
        (self.transcript.scroll_page_up if by < 0 else self.transcript.scroll_page_down)(animate=False)

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
        from interview.tui.reviewing import not_finished

        state = self.held.state
        ready = state.plan.finishable
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
        self._offer(
            self.words.say("screen.all_answered") if ready else not_finished(state, self.words), actions
        )

    def _offer(self, said: str, actions: list[tuple[str, Callable[[], None]]]) -> None:
        """Offers things to do, each with the sentence that names it."""
        self._ways = tuple(action for _, action in actions)
        self.composer.offer(said, [self.words.say(name) for name, _ in actions])

    def _write(self, *, draft: bool, over: bool = False) -> None:
        """Has the report written; asks before it is written over one that is there."""
        self.start(partial(self._publish, draft=draft, over=over))

    async def _publish(self, *, draft: bool, over: bool) -> None:
        from interview.tui.ending import write_report

        async with self._one_by_one:
            outcome = await write_report(self.held, draft=draft, over=over)
        if outcome.taken:
            self._offer(
                outcome.said,
                [
                    ("line.overwrite_yes", partial(self._write, draft=draft, over=True)),
                    ("line.overwrite_no", self._show_state),
                ],
            )
        elif outcome.path is not None and self.held.state.asked is None:
            self._offer_after(outcome.said, outcome.path.parent)
        else:
            self.transcript.say(Said(outcome.said))
            self._review_left = True
            self._show_state()

    def _offer_after(self, said: str, folder: Path) -> None:
        """What may be done with a report that is written."""
        from interview.tui.ending import can_show_folders, show_folder

        def show() -> None:
            if not show_folder(folder):
                self.composer.say(self.words.say("screen.no_desktop"))

        actions: list[tuple[str, Callable[[], None]]] = []
        if can_show_folders():
            actions.append(("screen.show_folder", show))
        leave = "screen.quit" if self.held.written else "line.quit"
        actions.append((leave, partial(self.start, self.action_leave)))
        actions.append(("screen.look_again", self.action_review))
        self._offer(said, actions)

    # The review -----------------------------------------------------------------------------------------------------

    def action_review(self, mark: str | None = None) -> None:
        """Everything that was answered, and everything to look at."""
        from interview.tui.screens.review import ReviewScreen

        self.open(ReviewScreen(self.held, mark), self._leave_review)

    def _leave_review(self, result: do.Command | WriteDraft | None) -> None:
        match result:
            case None:
                self._review_left = True
                if self.held.state.asked is None:
                    self._show_state()
            case do.Finish():
                self._write(draft=False)
            case do.Revise(question):
                self._from_review = question
                self.send(result)
            case do.Jump():
                self.send(result)
            case _:
                self._write(draft=True)

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
        gc.freeze()  # what the start has made stays; no later search need walk it
        gc.set_threshold(20_000, 20, 20)

    async def _keep_draft(self) -> None:
        if not self._one_by_one.locked():
            await self.held.keep_draft()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """The field has moved."""
        self.call_after_refresh(self.composer.put_cursor)
        self.call_after_refresh(self._show_preview)
