"""The conversation: transcript, composer, sections, keys; every answer on disk before the next question shows.

It lays out, sends commands and shows turns; what else there is to it lies in `interview.tui.conversation`. Commands go one
after another; while one is written to disk the keys still reach the field.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.dom import DOMNode
from textual.events import Resize

from interview.collector import leave_alone
from interview.engine.step import commands as do
from interview.engine.step.state import State
from interview.engine.step.turns import Turn
from interview.talk.input.keys import FieldNow, Within, keys_here
from interview.talk.input.offers import sections_to_go_to
from interview.talk.interview import Held, Kept
from interview.talk.prompt.drafts import Texts
from interview.talk.prompt.question import asking
from interview.tui.conversation.answers import Answers
from interview.tui.conversation.commands import Commands
from interview.tui.conversation.ending import Ending
from interview.tui.conversation.half_typed import HalfTyped
from interview.tui.conversation.help import HelpShown
from interview.tui.conversation.hush import Hush
from interview.tui.conversation.named import ACTIONS, KEYS, doings, head, keys, sections
from interview.tui.conversation.offers import Offers
from interview.tui.conversation.over_screens import OverScreens
from interview.tui.conversation.review_trip import ReviewTrip
from interview.tui.conversation.side_panes import SidePanes
from interview.tui.screens.base import BaseScreen
from interview.tui.turn_blocks import brought_up_to_date, is_mended, said_after, said_before, said_first
from interview.tui.widgets.bars import Sections
from interview.tui.widgets.blocks import AnsweredBlock
from interview.tui.widgets.composer.composer import Composer
from interview.tui.widgets.composer.handed import AnswerGiven, OfferTaken
from interview.tui.widgets.help import HelpPanel
from interview.tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from interview.tui.screens.palette import Doing
    from interview.tui.widgets.case_list import CaseList

_WIDE, _VAST, _TALL = 100, 150, 30
_DRAFT_SECONDS = 1.0
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
    BINDINGS = [Binding(key, action, show=False) for key, action in KEYS.items()]  # noqa: RUF012

    def __init__(self, held: Held) -> None:
        super().__init__()
        self.held, self.words = held, held.words
        self.transcript = Transcript(said_before(held.state, self.words))
        self._hush = Hush(self, self.paint)
        self.composer = Composer(self.words, self._hush.begin)
        self.sections, self.help, self._middle = Sections(), HelpPanel(), Horizontal(id="middle")
        self._explained = HelpShown(self, self.help)
        self.one_by_one = asyncio.Lock()
        self.half_typed = HalfTyped(held, self.composer)
        self.offers = Offers(self.composer, self.words, self.show_keys)
        self._answers, self._over = Answers(self), OverScreens(self)
        self._beside = SidePanes(self, self._middle)
        self._trip = ReviewTrip(self, self._over, lambda *, draft: self._ending.write(draft=draft))
        self._ending: Ending = Ending(self, self._trip)
        self._commands = Commands(self, self._answers, self._over, self._trip)

    def compose(self) -> ComposeResult:
        """Head, sections at the side, the conversation, keys."""
        # What the first layout would find out, only to style everything once more.
        width, height = self.app.size
        wide = "-vast" if width >= _VAST else "-wide" if width >= _WIDE else "-narrow"
        self.add_class(wide, "-tall" if height >= _TALL else "-low")
        yield self.head
        with self._middle:
            yield self.sections
            with Vertical(id="talk"):
                yield self.transcript
                yield self.help
                yield self.composer
        yield self.keys

    def on_mount(self) -> None:
        """Begins where the interview stands."""
        opened, state = self.held.opened, self.held.state
        if state.asked is not None and opened.typed:
            self.half_typed.unsent.leave(state.asked, opened.typed)
        self.transcript.say(*said_first(self.held, [block.id for block in self.transcript.answered()]))
        self.show_state()
        if self._over.at_the_table():
            self.call_after_refresh(self._over.ledger)  # it was left in the middle of the table
        self.composer.field.focus()
        self.held.unsent = self.half_typed.now
        self.call_in(_IDLE_SECONDS, self._get_ready)
        self.call_every(_DRAFT_SECONDS, self._keep_draft)

    # Commands ------------------------------------------------------------------------------------------------------

    def paint(self) -> None:
        """Ends a pause in painting."""
        self._hush.end()
        self.check_idle()

    def send(self, command: do.Command, text: str = "") -> None:
        """Carries out a command; `text` is what was typed for it, and comes back into the field if it is refused."""
        self.start(partial(self.carry_out, command, text))

    async def carry_out(self, command: do.Command, text: str = "") -> None:
        """The same, until it is on disk and shown."""
        await self._commands.carry_out(command, text)

    # Showing -------------------------------------------------------------------------------------------------------

    def show(self, before: State, turns: tuple[Turn, ...], kept: Kept) -> None:
        """Shows what a command has done, and what is asked next."""
        state = self.held.state
        self.transcript.say(*said_after(self.held, before, turns, kept))
        if state.book is not before.book:
            for block in list(brought_up_to_date(state.plan, self.transcript.answered(), self.words)):
                self.transcript.put(block)
            self.transcript.take_away(partial(is_mended, state.plan))
        self.show_state()

    def show_state(self) -> None:
        """The question asked now, and where that is."""
        state = self.held.state
        self._explained.close()
        if state.asked is not None:
            stands = self.half_typed.standing(state.asked)
            shown = asking(
                state.asked, state.plan, self.held.suggest(state.asked), self.words, stands,
                self.held.elsewhere(state.asked), self.held.opened.this_year,
            )  # fmt: skip
            self.composer.ask(shown, stands)
            self._trip.point()
        else:
            self._ending.offer()
        if state.asked is not None and state.place.back_to is not None:
            self.transcript.mark(state.asked.id)
        else:
            self.transcript.unmark()
        self.head.show(*head(state, self.words))
        self.sections.show(sections(state, self.words))
        self.show_keys()
        self._trip.come_back()
        self.call_after_refresh(self.composer.put_cursor)
        self.call_after_refresh(self._beside.show_preview)
        self.set_class(self._beside.show_kept(), "-kept")

    def show_keys(self) -> None:
        """Names the keys that do something here."""
        composer = self.composer
        texts = composer.asking.texts if composer.asking is not None else Texts()
        spot = FieldNow(composer.text, texts, offers=composer.offered is not None)
        self.keys.show(keys(keys_here(self.held.state, self._within, spot), self.words))

    @property
    def _within(self) -> Within:
        if self.transcript.has_focus:
            return "transcript"
        if self._beside.in_the_list:
            return "list"
        return "help" if self._explained.is_open else "field"

    def doings(self) -> list[Doing]:
        """What can be done here beside what has a key: going to a section, writing a draft."""
        return doings(self.held, self.words)

    # What the parts say ---------------------------------------------------------------------------------------------

    @on(AnswerGiven)
    def _answer(self, event: AnswerGiven) -> None:
        self.start(partial(self._answers.take, event.given, event.text, event.of))

    @on(OfferTaken)
    def _choose(self, event: OfferTaken) -> None:
        self.offers.take(event.at)

    def on_text_area_changed(self) -> None:
        """Where there is a text, Enter begins another paragraph; by its name, so that it is not loaded before it is needed."""
        self.show_keys()

    @on(Sections.WentTo)
    def _jump(self, event: Sections.WentTo) -> None:
        if any(self.held.plan.in_section(event.section)):
            self.send(do.Jump(event.section))

    @on(AnsweredBlock.Reopened)
    def _revise(self, event: AnsweredBlock.Reopened) -> None:
        self.composer.field.focus()
        self.send(do.Revise(event.question))

    @on(Transcript.Entered)
    def _enter(self) -> None:
        self.show_keys()

    @on(Transcript.Left)
    def _return(self, event: Transcript.Left) -> None:
        self.composer.field.focus()
        self.call_after_refresh(self.show_keys)
        if event.typed:
            self.composer.field.type_in(event.typed)

    def on_case_list_commanded(self, event: CaseList.Commanded) -> None:
        """Carries out what is wanted of the list."""
        self._beside.take(event)

    def on_case_list_closed(self, event: CaseList.Closed) -> None:
        """Back to the field, with what was typed."""
        self._beside.leave_the_list(event)

    # Keys -----------------------------------------------------------------------------------------------------------

    async def run_action(self, action: str, namespaces: Mapping[str, DOMNode] | None = None) -> None:
        """As Textual's; what a key is named after may be the composer's to do, the transcript's or the list's."""
        kept = self._beside.kept
        parts = {"composer": self.composer, "transcript": self.transcript, **({"list": kept} if kept else {})}
        await super().run_action(ACTIONS.get(action, action), {**parts, **(namespaces or {})})

    def action_give(self) -> None:
        """The answer as it stands in the field."""
        self.composer.action_give()

    def action_back(self) -> None:
        """A step back: out of the help, an offer or a revision, else to the question before."""
        if self._explained.is_open:
            self._explained.turn()
        elif self.composer.offered is not None and self.held.state.asked is not None:
            self.action_leave_offer()
        else:
            self.send(do.Skip() if self.held.state.place.back_to is not None else do.Back())

    def action_leave_offer(self) -> None:
        """Takes of what is offered what changes nothing, and goes back to the question."""
        if not self.offers.leave():
            self.show_state()

    def action_reword(self) -> None:
        """Words the draft otherwise; what is written by hand is left alone."""
        self._answers.reword()

    def action_later(self) -> None:
        """Leaves the question open, or a fact untold."""
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
        self._explained.turn()

    def action_table(self) -> None:
        """The table of the section where the clerk is; the ledger's in a section without one."""
        self._over.here()

    def action_kept(self) -> None:
        """The list of what was told one by one."""
        self._beside.go_to_the_list()

    def action_outline(self) -> None:
        """The parts of the report's prose with their headings."""
        self._over.outline()

    def action_preview(self) -> None:
        """The report as it stands."""
        self._over.preview()

    def action_review(self) -> None:
        """Everything that was answered, and everything to look at."""
        self._trip.review()

    def action_jump(self) -> None:
        """Offers the sections."""
        self.half_typed.remember()
        there, offer = sections_to_go_to(self.held.state, self.words)
        ways = (partial(self.action_go_to, each.id) for each in there)
        self.offers.put(self.words.say("screen.jump"), offer, [*ways, self.show_state])

    def action_go_to(self, section: str) -> None:
        """Goes to a section."""
        self.send(do.Jump(section))

    def action_draft(self) -> None:
        """Writes a draft of the report as it stands."""
        self._ending.write(draft=True)

    def action_look_back(self) -> None:
        """Goes to the answers given so far."""
        if self._explained.close():
            self.show_keys()
        self.transcript.focus()

    def action_scroll(self, by: int) -> None:
        """A page of the transcript or the help up or down."""
        above = self.composer.drafted if self.composer.drafted.overflows else self.transcript
        shown = self.help if self._explained.is_open else above
        (shown.scroll_page_up if by < 0 else shown.scroll_page_down)(animate=False)

    # Behind the scenes ------------------------------------------------------------------------------------------------

    def _get_ready(self) -> None:
        """While the first question is being read: loads what comes later, and looks for garbage again from here on."""
        self.composer.get_ready()
        leave_alone("shown")
        gc.set_threshold(20_000, 20, 20)

    async def _keep_draft(self) -> None:
        if not self.one_by_one.locked():
            await self.held.keep_draft()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """The field has moved."""
        self.call_after_refresh(self.composer.put_cursor)
        self.call_after_refresh(self._beside.show_preview)
