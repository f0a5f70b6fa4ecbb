"""A text with bound numbers: places in it that say a figure or a fact, and follow it.

A passage is plain text and a list of places; whoever shows or edits it sees the text alone. It knows no figures: what a
bound place shall show now is asked of whoever holds them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set

from interview.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Bound:
    """One place of a text that says a value: characters `start` up to `end`, and the address of what they say."""

    start: int
    end: int
    of: str

    def __lt__(self, other: Bound) -> bool:
        """Whether it stands before another one of the same text."""
        return (self.start, self.end, self.of) < (other.start, other.end, other.of)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and its bound places, in order, none touching another."""

    text: str
    bound: tuple[Bound, ...] = ()

    def said(self, place: Bound) -> str:
        """What stands in a bound place."""
        return self.text[place.start : place.end]


@dataclass(frozen=True, slots=True)
class Followed:
    """A bound place whose value is another now."""

    of: str
    was: str
    now: str


def sound(text: str, bound: tuple[Bound, ...]) -> tuple[Bound, ...]:
    """The places, if all lie in the text in order and none is empty or touches into another; none of them otherwise."""
    at = 0
    for place in bound:
        if not at <= place.start < place.end <= len(text):
            return ()
        at = place.end
    return bound


def text_of(pieces: Iterable[str | tuple[str, str]]) -> str:
    """The text alone of the passage that pieces make in a row."""
    return "".join([piece if isinstance(piece, str) else piece[1] for piece in pieces])


def joined(pieces: Iterable[str | tuple[str, str]]) -> Passage:
    """The passage that pieces make in a row: plain texts, and pairs of an address with what it says."""
    text, bound = "", []
    for piece in pieces:
        said = piece if isinstance(piece, str) else piece[1]
        if not isinstance(piece, str) and said:
            bound.append(Bound(len(text), len(text) + len(said), piece[0]))
        text += said
    return Passage(text, tuple(bound))


def pieces_of(passage: Passage) -> list[str | Bound]:
    """The passage taken apart: plain texts and bound places in turn, no empty text."""
    found: list[str | Bound] = []
    at = 0
    for place in passage.bound:
        if place.start > at:
            found.append(passage.text[at : place.start])
        found.append(place)
        at = place.end
    if at < len(passage.text):
        found.append(passage.text[at:])
    return found


def in_a_row(passages: Sequence[Passage]) -> Passage:
    """Passages one after the other, each a paragraph or more of its own."""
    if len(passages) == 1:
        return passages[0]
    made: list[str | tuple[str, str]] = []
    for passage in passages:
        made += ["\n"] if made else []
        made += [
            piece if isinstance(piece, str) else (piece.of, passage.said(piece))
            for piece in pieces_of(passage)
        ]
    return joined(made)


def followed(passage: Passage, shown: Callable[[str], str | None]) -> tuple[Passage, tuple[Followed, ...]]:
    """The passage with every bound place saying what it stands for now, and which of them changed.

    Args:
        passage: As it was.
        shown: What an address says now; None where that is not known, and the place keeps what it said.
    """
    moved: list[Followed] = []
    made: list[str | tuple[str, str]] = []
    for piece in pieces_of(passage):
        if isinstance(piece, str):
            made.append(piece)
            continue
        was = passage.said(piece)
        now = shown(piece.of) or was
        if now != was:
            moved.append(Followed(piece.of, was, now))
        made.append((piece.of, now))
    return joined(made), tuple(moved)


def applied(
    passage: Passage, watched: Set[Bound], changes: Iterable[tuple[int, int, str]]
) -> tuple[Passage, frozenset[Bound]]:
    """The passage with changes made, in order, and those of the watched places that are still in it; what a change touches is free.

    Args:
        passage: As it was.
        watched: Some of its places.
        changes: From where, to where, and what stands there now.
    """
    text, at, moved = "", 0, list[tuple[int, int, int]]()
    for start, stop, stands in changes:
        moved.append((start, stop, len(stands) - (stop - start)))
        text, at = text + passage.text[at:start] + stands, stop
    bound, stuck = [], []
    for place in passage.bound:
        if any(start < place.end and place.start < stop for start, stop, _ in moved):
            continue
        by = sum(change for _, stop, change in moved if stop <= place.start)
        bound.append(Bound(place.start + by, place.end + by, place.of))
        stuck += [bound[-1]] if place in watched else []
    return Passage(text + passage.text[at:], tuple(bound)), frozenset(stuck)
