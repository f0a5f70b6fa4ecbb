"""The rows of the question in the composer: looked through by what is typed, gone to, ticked. It never has the focus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from interview.talk.input.offers import Offer
from interview.talk.input.picked import heard, row_of, rows_named, says_none
from interview.talk.prompt.question import Asking
from interview.tui.widgets.composer.options import More, Options
from interview.wording.catalog import Words


class Picker:
    """Shows what may be picked, and says what is.

    Args:
        words: The language.
    """

    def __init__(self, words: Words) -> None:
        self.more = More(words)
        self.options = Options("options", self.more.show)
        self._found_for = ""
        """The text that the rows were looked through for."""

    def show(self, asking: Asking) -> None:
        """The rows of a question."""
        self.options.show([pick.label for pick in asking.picks], ticks=asking.many, now=asking.now)
        self._found_for = ""

    def show_offer(self, offer: Offer) -> None:
        """What is offered, numbered."""
        self.options.show([f"{at} {label}" for at, label in enumerate(offer.labels, start=1)])
        self.options.mark(offer.marked)

    @property
    def gone_to(self) -> int | None:
        """The row that was gone to by hand, which Enter means."""
        return self.options.marked if self.options.chosen else None

    def find(self, asking: Asking | None, text: str) -> None:
        """Leaves the rows that hold a text and marks the one it means; keys may come faster than what the field says."""
        if asking is None or text == self._found_for or not asking.picks:
            return
        self._found_for = text
        if asking.asked.kind != "yes_no":
            self.options.filter(text, [pick.name or pick.label for pick in asking.picks])
        now = asking.now[0] if asking.now and not asking.many and not text else None
        self.options.mark(row_of(asking, text) if text else now)

    def to_tick(self, asking: Asking, text: str) -> Sequence[int | None]:
        """The rows that a tick is about: those that a text names, else the only one left or marked; else the first is marked."""
        rows, only = rows_named(asking, text), self.options.only
        if not rows and only is None and self.options.marked is None:
            self.options.move(1)
            return []
        return rows or [self.options.marked if only is None else only]

    def tick(self, asking: Asking, rows: Iterable[int | None]) -> None:
        """Ticks rows; the one that says that there was none of them is none to tick."""
        for at in rows:
            if at is not None and not says_none(asking, at):
                self.options.tick(at)

    def ticks_by_space(self, asking: Asking, text: str) -> bool:
        """Space is a tick in an empty field, on a row gone to, or where one row is left; else it parts two names."""
        if not asking.many:
            return False
        self.find(asking, text)
        named = heard(asking, text) is not None
        return not text or self.options.chosen or (not named and self.options.only is not None)
