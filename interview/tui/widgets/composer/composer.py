"""The composer: the question being asked, what may be picked, the field, and what is said at the field.

One field keeps the focus whatever the kind, so that an input method always finds its cursor; the options stand above it.
What is typed while an answer is being written to disk waits in the field, or behind it once Enter was pressed. A question of
the program itself is an `Offer`: it stands in the place of the question until it is answered or left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Input

from interview.engine.answers.kinds import Value
from interview.talk.input.offers import Offer
from interview.talk.input.picked import not_given, picked, says_none
from interview.talk.prompt.drafts import Start, how_to_write
from interview.talk.prompt.field import Standing
from interview.talk.prompt.length import characters
from interview.talk.prompt.question import Asking
from interview.tui.widgets.composer.beside_field import FieldLabel, SaidAtField
from interview.tui.widgets.composer.fields import (
    Given,
    LineField,
    LinesJoined,
    NothingToUndo,
    Stepped,
    Ticked,
)
from interview.tui.widgets.composer.handed import AnswerGiven, OfferTaken
from interview.tui.widgets.composer.long_field import LongField
from interview.tui.widgets.composer.options import Options
from interview.tui.widgets.composer.picker import Picker
from interview.tui.widgets.split_line import Beside
from interview.wording.catalog import Words

if TYPE_CHECKING:
    from interview.tui.widgets.composer.paragraphs import AtGap, Paragraphs

_SHARE = 0.75
"""How much of the height the composer may take, as the style sheet says too."""


class Composer(Vertical):
    """Where answers are made.

    Args:
        words: The language.
    """

    def __init__(self, words: Words, gives: Callable[[], None] = lambda: None) -> None:
        super().__init__(id="composer")
        self.words = words
        self.asking: Asking | None = None
        self.offered: Offer | None = None
        """What is offered in place of a question."""
        self._given: Asking | None = None
        """The question whose answer is on its way."""
        self._ahead: list[str] = []
        self._question = Beside(id="question")
        self._line = LineField("line", self._space_ticks, gives, self._answered_now)
        self._picker, self._long = Picker(words), LongField(words, self._line)
        self._options, self.drafted = self._picker.options, self._long.drafted
        self._label = FieldLabel("label")
        self._said = SaidAtField(id="said")

    def compose(self) -> ComposeResult:
        """Question, the draft of a paragraph, options, field, what is said at the field."""
        yield self._question
        yield self.drafted
        yield self._options
        yield self._picker.more
        with Horizontal(id="answer"):
            yield self._label
            yield self._line
        yield self._said

    def on_mount(self) -> None:
        """Nothing is asked yet."""
        self._options.display = self.drafted.display = False
        self._say_label("label_answer")

    # What the screen tells it -------------------------------------------------------------------------------------

    @property
    def field(self) -> LineField | Paragraphs:
        """The field in use."""
        return self._long.in_use

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.field.held

    @property
    def unsent(self) -> str:
        """What was typed or ticked and not given; empty where only what is known stands there."""
        asking = self.asking
        if asking is None:
            return "" if self.offered is not None else self.text
        return not_given(asking, self.text, self._options.ticked)

    def ask(self, asking: Asking, stands: Standing) -> None:
        """Asks a question; what was typed ahead of it is typed into its field, or given at once."""
        ahead = self.text if self.asking is None and self.offered is None else ""
        self.asking, self.offered = asking, None
        self._question.show(asking.question, asking.beside)
        self._picker.show(asking)
        if asking.prose:
            self.get_ready()
        self._long.use(prose=asking.prose)
        self.field.hold(stands.text, stands.cursor)
        if ahead:
            self.field.type_in(ahead)
        self.go_on()
        self._say_label("label_answer")
        self.say(asking.hint)
        self._measure()
        self._filter()
        if self._ahead:
            first, *self._ahead = self._ahead
            self._give(Given(first, self.asking))

    def refuse(self, said: str, stands: Standing) -> None:
        """Says why an answer was not taken; what was picked stays, what was typed ahead is let go."""
        self._ahead = []
        if self.asking is None:
            self.asking = self._given
        self._given = None
        self.field.hold_again(stands.text, stands.cursor)
        self.go_on()
        self._filter()
        self._measure()
        self.say(said, refusal=True)

    def offer(self, question: str, offer: Offer, beside: str = "") -> None:
        """Asks something that is no question of the interview; the place of what is taken comes in `Chosen`."""
        self.asking, self.offered, self._ahead = None, offer, []
        self._question.show(question, beside)
        self.drafted.display = False
        self._picker.show_offer(offer)
        self._long.use(prose=False)
        self._line.hold("")
        self._say_label("label_offer")
        self.say(self.words.say("screen.hint_offer" if offer.yes is None else "screen.hint_offer_yes_no"))

    def release(self) -> None:
        """The question is left; what was typed is the screen's to remember."""
        self._given, self.asking, self.offered = self.asking, None, None
        self.field.hold("")
        self._long.wait()

    def point(self, at: int, said: str) -> None:
        """Puts the cursor behind a character of what stands in the field, and says why."""
        self.field.point(at)
        self.say(said)

    def put_cursor(self) -> None:
        """Tells the terminal where the field is now, for the window of an input method."""
        if self.field.has_focus:
            self.app.cursor_position = self.field.cursor_screen_offset

    def get_ready(self) -> None:
        """Loads the long field, if it is not there yet."""
        if self._long.field is None:
            self.query_one("#answer").mount(self._long.load(), after=self._line)

    # A paragraph --------------------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Lets the keys begin from what there is for the question asked now; one that has waited does so at once."""
        self._long.go_on(self.asking)

    def on_text_area_changed(self) -> None:
        """Tells how long it is, and what the keys do now; by its name, so that the long field is not loaded before it is needed."""
        if self.asking is not None and self.asking.prose:
            self.say(how_to_write(self.asking.asked, self.asking.texts, self.text, self.words))
            self._measure()

    def on_at_gap(self, event: AtGap) -> None:
        """Says what stood at a gap last year."""
        if self.asking is not None:
            self.say(self._long.stood_at_gap(self.asking, self.text, event.at))

    def _measure(self) -> None:
        """Shows the draft while nothing is written, else how long that is; warns where all of part one is too long."""
        asking, text = self.asking, self.text
        if asking is None or not asking.prose:
            self.drafted.display = False
            return
        self.set_class(self._long.show_draft(asking, text), "-reading")
        n = characters(text)
        self._say_label("label_written" if n else "label_prose", n)
        if over := asking.room.over(text):
            self.say(self.words.say("ask.part_one_long", n=over, most=asking.room.most))

    # What is done in it -------------------------------------------------------------------------------------------

    def action_give(self) -> None:
        """What stands in the field, or is marked, as it is."""
        self.field.give()

    def action_type(self, text: str) -> None:
        """Types a text, such as a new paragraph."""
        self.field.type_in(text)

    def action_walk(self, by: int) -> None:
        """Goes to the row before or after."""
        if self._options.display:
            self._options.move(by)

    def action_tick(self) -> None:
        """Ticks the row that is marked, or what the text names."""
        if self.asking is not None and self.asking.many:
            self._tick()

    def action_start(self, start: str) -> None:
        """Puts the draft, or last year's text, in place of what stands in the field."""
        self._long.start(self.asking, Start(start))

    def action_go_to_gap(self) -> None:
        """Goes to the next gap."""
        self._long.go_to_gap()

    def action_drop_gap(self) -> None:
        """Drops the sentence of the gap where the cursor is, else goes to the next gap."""
        self._long.drop_gap()

    @on(Given)
    def _give(self, event: Given) -> None:
        if event.of is not None and event.of is not self.asking:
            # The question was left meanwhile, and what is there now is not what was answered.
            self.post_message(AnswerGiven(event.text, event.text, event.of))
        elif self.offered is not None:
            self._take(self.offered, event.text)
        elif self.asking is not None:
            self._picker.find(self.asking, event.text)
            given = picked(self.asking, event.text, self._picker.gone_to, self._options.ticked)
            self._hand_over(given, event.text)
        elif event.text.strip():
            # Typed before its question was there; an empty Enter would mean something nobody has seen.
            self._ahead.append(event.text)

    def _take(self, offer: Offer, text: str) -> None:
        """Takes one of the things offered, or says how they can be taken."""
        at = offer.meant(text) if self._picker.gone_to is None else self._picker.gone_to
        if at is None and offer.answers(text):
            self.post_message(AnswerGiven(text, text, None))
        elif at is None:
            self._line.hold(text, "selected")
            self.say(self.words.say("line.choose"), refusal=True)
        else:
            self.post_message(OfferTaken(at))

    def _answered_now(self) -> Asking | None:
        """The question that is answered by what is given now; none while the answer to it is on its way."""
        of = self.asking if self.asking is not self._given else None
        self._given = of or self._given
        return of

    def _hand_over(self, given: str | Value, text: str) -> None:
        """Gives the answer; until the next question is there, what is typed waits."""
        self.post_message(AnswerGiven(given, text, self.asking))
        self._given, self.asking = self.asking, None
        self._long.wait()

    @on(Stepped)
    def _step(self, event: Stepped) -> None:
        self.action_walk(event.by)

    @on(Ticked)
    def _tick(self) -> None:
        # What was typed before its question was there ticks nothing.
        if self.asking is not None and (rows := self._picker.to_tick(self.asking, self.text)):
            self._tick_rows(rows)

    @on(Options.Clicked)
    def _click(self, event: Options.Clicked) -> None:
        self.field.focus()
        if self.offered is not None:
            self.post_message(OfferTaken(event.at))
        elif self.asking is not None and self.asking.many and not says_none(self.asking, event.at):
            self._tick_rows([event.at])
        elif self.asking is not None:
            self._hand_over(self.asking.picks[event.at].value, self.text)

    @on(LinesJoined)
    def _say_joined(self, event: LinesJoined) -> None:
        self.say(self.words.say("screen.lines_joined", n=event.lines))

    @on(NothingToUndo)
    def _say_nothing_to_undo(self) -> None:
        self.say(self.words.say("screen.nothing_typed_left"))

    @on(Input.Changed)
    def _changed(self) -> None:
        if self.offered is not None:
            self._options.mark(self.offered.meant(self.text))
        self._filter()

    def _filter(self) -> None:
        self._picker.find(self.asking, self.text)

    def _tick_rows(self, rows: Sequence[int | None]) -> None:
        assert self.asking is not None  # noqa: S101 - only ever about a question
        self._picker.tick(self.asking, rows)
        self._line.clear_away()
        self._filter()

    def _space_ticks(self, text: str) -> bool:
        """Whether a space ticks a row rather than parting two names."""
        return self.asking is not None and self._picker.ticks_by_space(self.asking, text)

    # Showing ------------------------------------------------------------------------------------------------------

    def say(self, text: str, *, refusal: bool = False) -> None:
        """Says something at the field."""
        self._said.say(text, refusal=refusal)
        self._fit()

    def _say_label(self, key: str, written: int | None = None) -> None:
        self._label.show(self.words.say(f"screen.{key}", n=written))

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """Another height leaves other room for the options."""
        self._fit()

    def _fit(self) -> None:
        """Gives the options the room that question, field and what is said leave them."""
        if not self._options.display or not isinstance(self.parent, Widget):
            return
        cells = self.size.width - self.styles.padding.width
        others = len(self._question.lines_on(cells)) + len(self._said.lines_on(cells - 1))
        spare = int(self.parent.size.height * _SHARE) - others - self.styles.padding.height - 2
        self._options.take_room(spare)
