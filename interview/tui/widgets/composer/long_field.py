"""What only a paragraph needs in the composer: the long field, loaded once one is asked for, and the draft above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.talk.prompt.drafts import KEYS, Start
from interview.talk.prompt.gaps import stood_there
from interview.talk.prompt.question import Asking
from interview.tui.widgets.composer.drafted import Drafted
from interview.tui.widgets.composer.fields import LineField
from interview.wording.catalog import Words

if TYPE_CHECKING:
    from interview.tui.widgets.composer.paragraphs import Paragraphs


class LongField:
    """Has paragraphs written; does nothing before one was asked for.

    Args:
        words: The language.
        line: The field of everything else.
    """

    def __init__(self, words: Words, line: LineField) -> None:
        self._words, self._line = words, line
        self.drafted = Drafted("drafted")
        self.field: Paragraphs | None = None

    def load(self) -> Paragraphs:
        """Makes the long field."""
        from interview.tui.widgets.composer.paragraphs import Paragraphs

        self.field = Paragraphs("paragraphs", self._line.answered)
        self.field.display = False
        return self.field

    @property
    def in_use(self) -> LineField | Paragraphs:
        """The field in use."""
        return self.field if self.field is not None and self.field.display else self._line

    def use(self, *, prose: bool) -> None:
        """Puts the one field in place of the other; the focus goes along."""
        old, new = self.in_use, self.field if prose and self.field is not None else self._line
        if new is old:
            return
        focused = old.has_focus or old.screen.focused is None
        new.display = True
        if focused:  # here and now, and before the old one hides: no key may fall between the two
            old.screen.set_focus(new)
        old.display = False

    def wait(self) -> None:
        """Lets a key that begins a paragraph from something wait until the next question is there."""
        if self.field is not None:
            self.field.wait()

    def go_on(self, asking: Asking | None) -> None:
        """Lets the keys begin from what there is for a question; one that has waited does so at once."""
        if self.field is not None and asking is not None:
            keys = {KEYS[start].lower(): asking.texts.of(start) for start in KEYS}
            self.field.go_on({key: text for key, text in keys.items() if text})

    def start(self, asking: Asking | None, start: Start) -> None:
        """Puts the draft, or last year's text, in place of what stands in the field."""
        if self.field is not None and asking is not None:
            self.field.start_from(asking.texts.of(start))

    def go_to_gap(self) -> None:
        """Goes to the next gap."""
        if self.field is not None:
            self.field.go_to_gap()

    def drop_gap(self) -> None:
        """Drops the sentence of the gap where the cursor is, else goes to the next gap."""
        if self.field is not None:
            self.field.drop_gap()

    def show_draft(self, asking: Asking, text: str) -> bool:
        """Shows the draft while nothing is written, or what is written is none of those to begin from; whether it is shown."""
        if not text:
            self.drafted.show(asking.draft)
        elif text in asking.texts.of_all:
            self.drafted.display = False
        return self.drafted.display

    def stood_at_gap(self, asking: Asking, text: str, at: int | None) -> str:
        """What stood at a gap last year, said."""
        if at is None:
            return self._words.say("ask.gaps_filled" if text.strip() else "ask.all_dropped")
        was = stood_there(asking.texts.gaps, text, at)
        key = "none" if stood_there(asking.texts.none, text, at) else "was" if was else "unknown"
        return self._words.say(f"ask.gap_{key}", was=was)
