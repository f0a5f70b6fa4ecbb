"""The review: everything answered and everything to look at; Enter goes to where it was told and comes back.

Findings are mended or explained here, and what was kept from last year is gone through: by the space bar line by line, or
at the end of the list all at once. Enter held down leads to no end of it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Iterator
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from interview.dataclass import dataclass
from interview.engine.step import commands as do
from interview.engine.step.turns import Note
from interview.review.mending.remedies import Mending, mending_of
from interview.review.of_interview import findings
from interview.talk.input.refusal import problem_in
from interview.talk.interview import Held, Kept
from interview.tui.review_rows import Explain, Look, MendIt, ReviewPlace, WriteDraft, about, review_rows
from interview.tui.screens.base import BaseScreen
from interview.tui.widgets.bars import Key
from interview.tui.widgets.composer.fields import Given, LineField
from interview.tui.widgets.rows import Rows
from interview.tui.widgets.status_line import Foot
from interview.wording.refusals import refused
from interview.wording.turns import said


@dataclass(frozen=True, slots=True)
class Going:
    """Where the clerk goes from the review, and the row to come back to."""

    place: ReviewPlace
    row: int


Result = do.Finish | do.Jump | WriteDraft | Going | None
_KEPT = "kept"
_SPACE = frozenset(" \u3000")


class ReviewScreen(BaseScreen[Result]):
    """Everything there is to see before a report is written. Ends with what is to be done, or None.

    Args:
        held: The interview.
        came: Where the clerk has been and comes back from.
    """

    BINDINGS = [  # noqa: RUF012
        Binding("escape,f2", "back", show=False),
        Binding("f4", "preview", show=False),
    ]

    def __init__(self, held: Held, came: Going | None = None) -> None:
        super().__init__()
        self.held, self.words = held, held.words
        self._came = came
        self._explaining: str | None = None
        """The finding that is being explained."""
        self.rows, self.foot = Rows("rows"), Foot()
        self.field = LineField("below_list")

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
        if self._came is None:
            self._show()
            return
        self._show(self._came.place, self._came.row)
        gone = self._came.place not in {row.means for row in self.rows.rows}
        self.foot.say(self.words.say("review.gone") if gone else "")

    def _show(self, mark: object = None, near: int | None = None) -> None:
        state, say = self.held.state, self.words.say
        here = [each.id for each in findings(self.held.plan) if not each.accepted]
        key = "review_some" if here else "review_none"
        self.head.show(say("review.title"), say(f"screen.{key}", n=len(here)))
        self.rows.show(review_rows(state, self.words), mark, near)
        explaining = self._explaining is not None
        keys = [Key("Enter", say("screen.key_give" if explaining else "screen.key_go"), "choose")]
        keys.append(Key("Esc", say("screen.key_leave_it" if explaining else "screen.key_home_back"), "back"))
        if not explaining:
            right = (
                [Key(say("screen.space"), say("screen.key_right"), "right")] if self.held.plan.kept else []
            )
            keys += [
                *right,
                Key("Tab", say("screen.key_next_part"), "turn(1)"),
                Key("F4", say("screen.key_preview"), "preview"),
            ]
        keys.append(Key("Ctrl+Q", say("screen.key_leave"), "leave"))
        self.keys.show([*keys, Key("Ctrl+P", say("screen.key_palette"), "app.palette")])

    # What is done ----------------------------------------------------------------------------------------------------

    @on(Rows.Chosen)
    def _choose(self, event: Rows.Chosen) -> None:
        match event.means:
            case ReviewPlace() as place:
                self.end(Going(place, self.rows.place))
            case Explain(finding):
                self._explain(finding)
            case MendIt(finding):
                self._mend(finding)
            case Look(part):
                self._show(self._first_of(part))
            case do.Accept(finding):
                self._carry_out(event.means, Explain(finding))
            case do.Confirm():
                self._carry_out(event.means)
            case WriteDraft() | do.Finish() | do.Jump() as ending:
                self.end(ending)
            case _:
                pass

    def _first_of(self, part: str) -> object:
        """The first row of a part that can be chosen; of what stands as last year, the first that was not gone through."""
        if part == _KEPT:
            return ReviewPlace(_KEPT, self.held.plan.unreviewed[0].id)
        heading = self.words.say(f"screen.review_{part}")
        rows = iter(self.rows.rows)
        next(row for row in rows if row.kind == "heading" and row.left == heading)
        return next(row.means for row in rows if row.means is not None)

    def _mend(self, finding: str) -> None:
        """Mends a finding; the next one is marked, or the top where there is none."""
        found = [*findings(self.held.plan)]
        at = next(at for at, each in enumerate(found) if each.id == finding)
        mending = mending_of(self.held.plan, found[at])
        if mending is not None:
            others = [each.id for each in found[at + 1 :]]
            self._carry_out(mending.command, *map(self._row_of, others), mending=mending)

    def _row_of(self, finding: str) -> object:
        """The first row that is about a finding."""
        return next((row.means for row in self.rows.rows if about(row.means) == finding), None)

    @on(Rows.Typed)
    def _type(self, event: Rows.Typed) -> None:
        event.stop()
        if event.character is not None and event.character in _SPACE:
            self.action_right()

    def action_right(self) -> None:
        """Says of the marked line that it is right as it stood last year, or takes that back; else goes to the first one."""
        marked, waiting = self.rows.marked, [asked.id for asked in self.held.plan.unreviewed]
        if not isinstance(marked, ReviewPlace) or marked.part != _KEPT:
            if waiting:
                self._show(self._first_of(_KEPT))
            return
        if marked.question not in waiting:
            self._carry_out(do.Confirm((marked.question,), right=False), marked)
            return
        at = waiting.index(marked.question)
        onward = [ReviewPlace(_KEPT, each) for each in (*waiting[at + 1 :], *waiting[:at])]
        self._carry_out(do.Confirm((marked.question,)), *onward)

    def _explain(self, finding: str) -> None:
        self._explaining = finding
        self.foot.say(self.words.say("line.accept_reason"))
        self.field.display = True
        self.field.hold(self.held.state.book.accepted.get(finding, ""), "selected")
        self.field.focus()
        self._show()

    @on(Given)
    def _take_reason(self, event: Given) -> None:
        event.stop()
        if self._explaining is not None:
            accept = do.Accept(self._explaining, event.text)
            self._stop_explaining()
            if event.text.strip() or accept.finding in self.held.state.book.accepted:
                onward = self._behind(accept.finding) if event.text.strip() else ()
                self._carry_out(accept, *onward, Explain(accept.finding))

    def _behind(self, finding: str) -> Iterator[object]:
        """The first rows of the findings behind one that nobody has explained."""
        found = [*findings(self.held.plan)]
        at = next(at for at, each in enumerate(found) if each.id == finding)
        return (self._row_of(each.id) for each in found[at + 1 :] if not each.accepted)

    def _carry_out(self, command: do.Command, *marks: object, mending: Mending | None = None) -> None:
        """Carries out a command and keeps it; then the first of these rows that is still there is marked, else the top."""
        turns = self.held.send(command)
        problem = problem_in(turns)
        if problem is not None:
            self.foot.say(refused(self.held.state.flow, problem, self.words), refusal=True)
            return
        there = [row.means for row in review_rows(self.held.state, self.words) if row.means is not None]
        self._show(next((each for each in marks if each in there), there[0]))
        told = [
            said(self.held.plan, turn, self.words)
            for turn in turns
            if isinstance(turn, Note) and turn.code != "review"
        ]
        self.start(partial(self._tell, [self._mended(mending)] if mending else told, self.held.keep()))

    async def _tell(self, lines: Iterable[str], keeping: Awaitable[Kept]) -> None:
        kept = await keeping
        self.foot.say("\n".join(filter(None, [*lines, *kept.said])), refusal=bool(kept.said))

    def _mended(self, mending: Mending) -> str:
        return self.words.say("review.mended", was=mending.was, now=mending.now)

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
