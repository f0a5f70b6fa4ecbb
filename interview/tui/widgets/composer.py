"""The composer: the question being asked, what may be picked, the field, and what is said at the field.

One field keeps the focus whatever the kind, so that an input method always finds its cursor; the options stand above it.
What is typed while an answer is being written to disk waits in the field, or behind it once Enter was pressed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from interview.engine.judging import parse
from interview.engine.kinds import Choices, Parsed, Value
from interview.tui.asking import Asking
from interview.tui.widgets.beside import Beside
from interview.tui.widgets.fields import Folded, Given, Line, Stepped, Ticked
from interview.tui.widgets.options import Options
from interview.wording.catalog import Words
from interview.wording.folding import folded

if TYPE_CHECKING:
    from interview.tui.widgets.paragraphs import Paragraphs

_NONE = Choices(value=())


class Composer(Vertical):
    """Where answers are made.

    Args:
        words: The language.
    """

    class Answered(Message):
        """An answer was given: text as it was typed, or what was picked."""

        def __init__(self, given: str | Value, text: str) -> None:
            super().__init__()
            self.given, self.text = given, text

    class Chosen(Message):
        """One of the things offered in place of options was picked."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def __init__(self, words: Words, gives: Callable[[], None] = lambda: None) -> None:
        super().__init__(id="composer")
        self.words = words
        self.asking: Asking | None = None
        self._given: Asking | None = None
        """The question whose answer is on its way."""
        self._offering = False
        self._found_for = ""
        """The text that the options were looked through for."""
        self._ahead: list[str] = []
        self._question = Beside(id="question")
        self._options = Options(id="options")
        self._line = Line("line", self._space_ticks, gives)
        self._paragraphs: Paragraphs | None = None
        self._said = _Said(id="said")

    def compose(self) -> ComposeResult:
        """Question, options, field, what is said at the field."""
        yield self._question
        yield self._options
        yield self._line
        yield self._said

    def on_mount(self) -> None:
        """Nothing is asked yet."""
        self._options.display = False

    # What the screen tells it -------------------------------------------------------------------------------------

    @property
    def field(self) -> Line | Paragraphs:
        """The field in use."""
        long = self._paragraphs
        return long if long is not None and long.display else self._line

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.field.held

    @property
    def unsent(self) -> str:
        """What was typed and not given; empty where only what stood there stands there."""
        return "" if self.asking is not None and self.text == self.asking.standing else self.text

    def ask(self, asking: Asking, typed: str = "") -> None:
        """Asks a question; `typed` is what was begun on it before. What was typed ahead is kept, or given at once."""
        ahead = self.text if self.asking is None else ""
        self.asking, self._offering = asking, False
        self._question.show(asking.question, asking.beside)
        self._show_picks()
        self._use(prose=asking.prose)
        text = ahead or typed or asking.standing
        self.field.hold(text, selected=text == asking.standing)
        self._said.say(asking.hint)
        self._filter()
        if self._ahead:
            first, *self._ahead = self._ahead
            self._give(Given(first))

    def refuse(self, said: str, text: str, ways: Sequence[str] = ()) -> None:
        """Says why an answer was not taken; the text and what was picked stay, what was typed ahead is let go.

        Args:
            said: Why.
            text: What was typed.
            ways: What to offer in place of options; the place of the one that is taken comes in `Chosen`.
        """
        self._ahead = []
        if self.asking is None:
            self.asking = self._given
        self.field.hold(text, selected=False)
        if ways:
            self._offer(ways)
        self._said.say(said, refusal=True)

    def offer(self, question: str, labels: Sequence[str]) -> None:
        """Asks something that is no question of the interview; the place of what is taken comes in `Chosen`."""
        self.asking, self._ahead = None, []
        self._question.show(question, "")
        self._use(prose=False)
        self._line.hold("", selected=False)
        self._offer(labels)
        self._said.say("")

    def release(self) -> None:
        """The question is left; what was typed is the screen's to remember."""
        self._given, self.asking, self._offering = self.asking, None, False
        self.field.hold("", selected=False)

    @property
    def aside(self) -> bool:
        """Whether something is offered that is no question of the interview."""
        return self._offering and self.asking is None

    def again(self, text: str) -> None:
        """Takes an offer away and shows the question as it was."""
        if self.asking is not None:
            self.ask(self.asking, text)

    def point(self, at: int, said: str) -> None:
        """Puts the cursor behind a character of what stands in the field, and says why."""
        self.field.point(at)
        self.say(said)

    def say(self, text: str) -> None:
        """Says something in passing at the field."""
        self._said.say(text)

    def insert(self, text: str) -> None:
        """Types into the field what was typed elsewhere."""
        if isinstance(self.field, Line):
            self.field.insert_text_at_cursor(text)
        else:
            self.field.insert(text)

    def put_cursor(self) -> None:
        """Tells the terminal where the field is now, for the window of an input method."""
        if self.field.has_focus:
            self.app.cursor_position = self.field.cursor_screen_offset

    def get_ready(self) -> None:
        """Loads the long field, if it is not there yet."""
        if self._paragraphs is None:
            from interview.tui.widgets.paragraphs import Paragraphs

            self._paragraphs = Paragraphs(id="paragraphs")
            self._paragraphs.display = False
            self.mount(self._paragraphs, after=self._line)

    # What is done in it -------------------------------------------------------------------------------------------

    @on(Given)
    def _give(self, event: Given) -> None:
        if self._offering and self._options.marked is not None:
            self._line.hold(event.text, selected=False)
            self.post_message(self.Chosen(self._options.marked))
        elif self.asking is not None:
            self._find(self.asking, event.text)
            self._hand_over(self._picked(self.asking, event.text), event.text)
        elif event.text.strip() and not self._offering:
            # Typed before its question was there; an empty Enter would mean something nobody has seen.
            self._ahead.append(event.text)

    def _hand_over(self, given: str | Value, text: str) -> None:
        """Gives the answer; until the next question is there, what is typed waits."""
        self.post_message(self.Answered(given, text))
        self._given, self.asking, self._offering = self.asking, None, False

    @on(Stepped)
    def _step(self, event: Stepped) -> None:
        if self._options.display:
            self._options.move(event.by)

    @on(Ticked)
    def _tick(self) -> None:
        assert self.asking is not None  # noqa: S101 - only ever about a question
        heard = parse(self.asking.asked, self.text) if self.text else None
        named = _values(heard.value) if isinstance(heard, Parsed) else set()
        rows = [at for at, pick in enumerate(self.asking.picks) if named & _values(pick.value)]
        if not rows and self._options.marked is None:
            self._options.move(1)
        else:
            self._tick_rows(rows or [self._options.marked])

    @on(Options.Clicked)
    def _click(self, event: Options.Clicked) -> None:
        self.field.focus()
        if self._offering:
            self.post_message(self.Chosen(event.at))
        elif self.asking is not None and self.asking.many and not self._says_none(event.at):
            self._tick_rows([event.at])
        elif self.asking is not None:
            self._hand_over(self.asking.picks[event.at].value, self.text)

    @on(Folded)
    def _say_folded(self, event: Folded) -> None:
        self._said.say(self.words.say("screen.folded", n=event.lines))

    @on(Input.Changed)
    def _changed(self) -> None:
        self._think_again()
        self._filter()

    def on_text_area_changed(self) -> None:
        """Typing in the long field; by its name, so that it is not loaded before it is needed."""
        self._think_again()

    def _think_again(self) -> None:
        if self._offering and self.asking is not None:  # typing is thinking again
            self._offering = False
            self._show_picks()

    def _filter(self) -> None:
        if self.asking is not None and not self._offering:
            self._find(self.asking, self.text)

    def _find(self, asking: Asking, text: str) -> None:
        """Marks or leaves the rows that a text means; keys may come faster than what the field says of them."""
        if text == self._found_for or not asking.picks:
            return
        self._found_for = text
        picks = asking.picks
        if asking.asked.kind == "yes_no":
            heard = parse(asking.asked, text)
            value = heard.value if isinstance(heard, Parsed) else None
            self._options.mark(next((at for at, pick in enumerate(picks) if pick.value == value), None))
        else:
            self._options.filter(text, [pick.name or pick.label for pick in picks])

    def _picked(self, asking: Asking, text: str) -> str | Value:
        """What was given: the row gone to by hand, the rows ticked, what the text names, or the text itself."""
        if not asking.picks:
            return text
        options = self._options
        heard = parse(asking.asked, text) if text.strip() else None
        named = heard.value if isinstance(heard, Parsed) else None
        at = options.marked if options.chosen else None
        if named is None and text.strip() and at is None:
            at = options.only
        if not asking.many:
            return text if at is None else asking.picks[at].value
        return self._chosen(asking, named, at, text)

    def _chosen(self, asking: Asking, named: Value | None, at: int | None, text: str) -> str | Value:
        """Of several that may be picked: the ticked ones with the named ones; the marked one where none is ticked."""
        ticked, before = self._options.ticked, set(asking.now)
        if named == _NONE or (at is not None and not text.strip() and self._says_none(at)):
            return _NONE
        if not text.strip() and ticked == before and (before or at is None):
            return text
        if text.strip() and named is None and at is None:
            return text
        rows = set() if text.strip() and ticked == before else set(ticked)  # what is typed replaces an answer
        if at is not None and (text.strip() or not rows):
            rows.add(at)
        values = {each for row in rows for each in _values(asking.picks[row].value)} | _values(named)
        order = [each for pick in asking.picks for each in _values(pick.value)]
        return Choices(value=tuple(each for each in order if each in values))

    def _says_none(self, at: int) -> bool:
        return self.asking is not None and self.asking.picks[at].value == _NONE

    def _tick_rows(self, rows: Sequence[int | None]) -> None:
        for at in rows:
            if at is not None and not self._says_none(at):
                self._options.tick(at)
        if self.text:  # the filter has served
            self._line.hold("", selected=False)
            self._filter()

    def _space_ticks(self, text: str) -> bool:
        """Space is a tick in an empty field, on a row gone to, or where one row is left; else it parts two names."""
        if self.asking is None or not self.asking.many or self._offering:
            return False
        self._find(self.asking, text)
        return not text or self._options.chosen or self._options.only is not None

    def _show_picks(self) -> None:
        assert self.asking is not None  # noqa: S101 - only ever about a question
        picks = self.asking.picks
        self._options.show([pick.label for pick in picks], ticks=self.asking.many, now=self.asking.now)
        self._found_for = ""

    def _offer(self, labels: Sequence[str]) -> None:
        self._offering = True
        self._options.show(labels)

    def _use(self, *, prose: bool) -> None:
        if prose:
            self.get_ready()
        old, new = self.field, self._paragraphs if prose and self._paragraphs is not None else self._line
        if new is old:
            return
        focused = old.has_focus or self.screen.focused is None
        new.display = True
        if focused:  # here and now, and before the old one hides: no key may fall between the two
            self.screen.set_focus(new)
        old.display = False


def _values(value: Value | None) -> set[str]:
    return set(value.value) if isinstance(value, Choices) else set()


class _Said(Widget):
    """What is said at the field: a hint, or why an answer was not taken."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._text, self._style = "", "$quiet"

    def say(self, text: str, *, refusal: bool = False) -> None:
        """Says it in place of what stood there."""
        height = self._height(self.size.width)
        self._text, self._style = text, "$error" if refusal else "$quiet"
        self.refresh(layout=self._height(self.size.width) != height)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:  # noqa: ARG002
        """As many lines as the text folds to."""
        return self._height(width)

    def _height(self, cells: int) -> int:
        return len(folded(self._text, max(cells, 1)))

    def render(self) -> Content:
        """The lines, plain."""
        return Content.styled("\n".join(folded(self._text, max(self.size.width, 1))), self._style)
