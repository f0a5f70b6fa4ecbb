"""Sentences put together: loose clauses as one, items in number, each with the stop that its place wants. Pieces in, pieces out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interview.engine.plan.drafting.values import Piece
from interview.engine.prose.passage import text_of

_ENDS = ("；", "！", "？", "…")
_CLAUSES = 3
"""So many loose sentences in a run read as one; more would lose the reader."""
_ORDINALS = "一二三四五六七八九十"


def ordinal(at: int) -> str:
    """The numeral of the item at a place, from 0; after ten they begin again."""
    return _ORDINALS[at % len(_ORDINALS)]


def running(run: Sequence[list[Piece]]) -> Iterator[Piece]:
    """A run as sentences of so many clauses at most, about as many in each: 「解读3篇；回应2次。」."""
    count = -(-len(run) // _CLAUSES)
    for at in range(count):
        sentence = run[len(run) * at // count : len(run) * (at + 1) // count]
        for clause in sentence[:-1]:
            yield from ending(clause, "；")
        yield from ending(sentence[-1], "。")


def ending(pieces: Sequence[Piece], mark: str) -> Iterator[Piece]:
    """A sentence with this mark at its end, where it has none that says more than a full stop."""
    *first, last = pieces
    said = [*first, last.removesuffix("。") if isinstance(last, str) else last]
    yield from said
    if not text_of(said).endswith(_ENDS):
        yield mark


def numbered(items: Sequence[list[Piece]]) -> Iterator[Piece]:
    """The items as Chinese numbers them, 一是……；二是……, the last with a full stop."""
    for at, pieces in enumerate(items):
        yield f"{ordinal(at)}是" if len(items) > 1 else ""
        yield from ending(pieces, "。" if at == len(items) - 1 else "；")
