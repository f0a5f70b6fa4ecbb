"""What is offered in place of a question, with what each of it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from interview.talk.input.offers import Offer
from interview.tui.widgets.composer.composer import Composer
from interview.wording.catalog import Words

Action = tuple[str, Callable[[], object]]
"""The sentence that names a thing to do, and what does it."""


class Offers:
    """The things that the composer offers.

    Args:
        composer: Where they are offered.
        words: The language.
        then: Is told once they stand there.
    """

    def __init__(self, composer: Composer, words: Words, then: Callable[[], None]) -> None:
        self._composer, self._words, self._then = composer, words, then
        self._does: tuple[Callable[[], object], ...] = ()

    def put(self, said: str, offer: Offer, does: Sequence[Callable[[], object]], beside: str = "") -> None:
        """Offers something, one thing done for each label."""
        self._does = tuple(does)
        self._composer.offer(said, offer, beside)
        self._then()

    def put_actions(
        self, said: str, actions: Sequence[Action], *, marked: int = 0, yes: int | None = None, no: int | None = None,
    ) -> None:  # fmt: skip
        """Offers things to do by the sentences that name them; a `no` changes nothing."""
        labels = tuple(self._words.say(name) for name, _ in actions)
        self.put(said, Offer(labels, marked, no, yes, no), [action for _, action in actions])

    def take(self, at: int) -> None:
        """Does what was picked; nothing where it is offered no more."""
        if at < len(self._does):
            self._does[at]()

    def leave(self) -> bool:
        """Takes of what is offered what changes nothing; False where nothing of it is that."""
        offered = self._composer.offered
        leaves = offered.leaves if offered is not None else None
        if leaves is not None:
            self._does[leaves]()
        return leaves is not None
