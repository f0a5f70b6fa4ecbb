"""The review: everything answered and everything to look at; Enter goes to a question and comes back.

Why a finding is published as it is, is said here too, kept, and taken back.
"""

from __future__ import annotations

from collections.abc import Awaitable
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from interview.engine import commands as do
from interview.review.live import findings
from interview.tui.held import Held, Kept
from interview.tui.reviewing import Explain, Place, WriteDraft, review_rows
from interview.tui.screens.base import BaseScreen
from interview.tui.widgets.bars import Key
from interview.tui.widgets.fields import Given, Line
from interview.tui.widgets.foot import Foot
from interview.tui.widgets.rows import Rows

Result = do.Command | WriteDraft | None


class ReviewScreen(BaseScreen[Result]):
    """Everything there is to see before a report is written. Ends with what is to be done, or None.

    Args:
        held: The interview.
        mark: The question to begin at.
    """

    BINDINGS = [  # noqa: RUF012
        Binding("escape,f2", "back", show=False),
        Binding("f4", "preview", show=False),
    ]

    def __init__(self, held: Held, mark: str | None = None) -> None:
        super().__init__()
        self.held, self.words = held, held.words
        self._begin_at = mark
        self._explaining: str | None = None
        """The finding that is being explained."""
        self.rows, self.foot = Rows("rows"), Foot()
        self.field = Line("reason", lambda _character: False)

    def compose(self) -> ComposeResult:
        """Head, list, the field for a reason, keys."""
        yield self.head
        yield self.rows
        yield self.foot
        yield self.field
        yield self.keys

    def on_mount(self) -> None:
        """Shows all of it."""
        self.field.display = False
        self.rows.focus()
        plan = self.held.plan
        first = "all", self._begin_at
        if self._begin_at is None and plan.finishable and plan.kept:
            first = "kept", plan.kept[0].id  # looked at before Enter can write the report
        self._show(Place(first[0], first[1]) if first[1] else None)

    def _show(self, mark: object = None) -> None:
        state, say = self.held.state, self.words.say
        here = [each.id for each in findings(self.held.plan) if not each.accepted]
        key = "review_some" if here else "review_none"
        self.head.show(say("review.title"), say(f"screen.{key}", n=len(here)))
        self.rows.show(review_rows(state, self.words), mark)
        explaining = self._explaining is not None
        keys = [Key("Enter", say("screen.key_give" if explaining else "screen.key_go"), "choose")]
        keys.append(Key("Esc", say("screen.key_leave_it" if explaining else "screen.key_home_back"), "back"))
        if not explaining:
            keys += [
                Key("Tab", say("screen.key_next_part"), "turn(1)"),
                Key("F4", say("screen.key_preview"), "preview"),
            ]
        keys.append(Key("Ctrl+Q", say("screen.key_leave"), "leave"))
        self.keys.show([*keys, Key("Ctrl+P", say("screen.key_palette"), "app.palette")])

    # What is done ----------------------------------------------------------------------------------------------------

    @on(Rows.Chosen)
    def _choose(self, event: Rows.Chosen) -> None:
        match event.means:
            case Place() as place:
                self.end(place.command)
            case Explain(finding):
                self._explain(finding)
            case do.Accept() as accept:
                self._accept(accept)
            case WriteDraft() | do.Finish() | do.Jump() as ending:
                self.end(ending)
            case _:
                pass

    def _explain(self, finding: str) -> None:
        self._explaining = finding
        self.foot.say(self.words.say("line.accept_reason"))
        self.field.display = True
        self.field.hold(self.held.state.book.accepted.get(finding, ""), selected=False)
        self.field.focus()
        self._show()

    @on(Given)
    def _take_reason(self, event: Given) -> None:
        event.stop()
        if self._explaining is not None:
            accept = do.Accept(self._explaining, event.text)
            self._stop_explaining()
            if event.text.strip() or accept.finding in self.held.state.book.accepted:
                self._accept(accept)

    def _accept(self, command: do.Accept) -> None:
        self.held.send(command)
        self._show(Explain(command.finding))
        self.start(partial(self._tell, self.held.keep()))

    async def _tell(self, keeping: Awaitable[Kept]) -> None:
        self.foot.say("\n".join((await keeping).said), refusal=True)

    def _stop_explaining(self) -> None:
        self._explaining = None
        self.field.display = False
        self.foot.say("")
        self.rows.focus()
        self._show()

    def action_choose(self) -> None:
        """Goes where the marked row leads, or takes the reason."""
        if self._explaining is not None:
            self.field.give()
        else:
            self.rows.choose()

    def action_back(self) -> None:
        """Leaves the reason unsaid, or the review."""
        if self._explaining is not None:
            self._stop_explaining()
        else:
            self.end()

    def action_turn(self, by: int) -> None:
        """To another part of the review."""
        self.rows.move_part(by)

    def action_preview(self) -> None:
        """The report as it stands."""
        from interview.tui.screens.preview import PreviewScreen

        self.open(PreviewScreen(self.held))
