"""Distributing a known whole over several counts, and asking as little as that takes.

New applications over applicants, a column's applications over results, cases over outcomes: always the same.
Nothing to distribute: nothing asked. One: which is it? Several: how many of each, always with what is left. The
last count of a small whole is offered, and 0 where nothing is left, once for all that is; of a large one all are asked
alike, because a value filled in from the balance would hide a slip. Knows nothing of ledgers or tallies.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from interview.dataclass import dataclass
from interview.engine.answers.kinds import Count, Value
from interview.engine.answers.option import Option
from interview.engine.answers.templates import spoken
from interview.engine.flow.part import Help
from interview.engine.plan.book import Answer, Origin, count_of
from interview.engine.plan.meaning import Any, Cell, OnlyOne, Which
from interview.engine.plan.walk import OFFER_UP_TO, Figure, Member, Prompt, Share, Walk


@dataclass(frozen=True, slots=True)
class Portion:
    """One count that may hold a piece of the whole."""

    address: str
    key: str
    """Its value as an option."""
    says: str
    help: Help | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """How the parts of one share are asked."""

    each: str
    params: Mapping[str, object]
    unit: str = "件"
    called: str = "row"
    """The placeholder of what is counted."""
    which_id: str = ""
    which: str = ""
    which_help: Help | None = None
    only_id: str = ""
    only: str = ""
    only_help: Help | None = None


def share(walk: Walk, whole: Share, pieces: Sequence[Portion], wording: Wording, because: str | None) -> None:
    """Asks for the pieces of a whole; those that cannot hold any are zero because of the question `because`."""
    if whole.whole <= 0:
        walk.zero([piece.address for piece in pieces], because)
    elif whole.whole == 1 and wording.only_id:
        _only(walk, pieces, wording)
    else:
        chosen = _which(walk, pieces, wording, whole) if wording.which_id else list(pieces)
        if chosen is not None and _is_all(walk, whole, chosen, wording):
            give_all(walk, chosen[0].address, whole.whole, wording.which_id)
        elif chosen is not None:
            _each(walk, whole, chosen, wording)


def _is_all(walk: Walk, whole: Share, chosen: Sequence[Portion], wording: Wording) -> bool:
    """Whether one thing alone was chosen of a small whole: it is all of it, unless a count was told otherwise."""
    if not wording.which_id or len(chosen) != 1 or whole.whole > OFFER_UP_TO:
        return False
    told = walk.pool.get(chosen[0].address)
    return told is None or told.value == Count(value=whole.whole)


def give_all(walk: Walk, address: str, whole: int, because: str) -> None:
    """The only candidate holds the whole: nothing to ask. What was carried from last year stays carried."""
    stated = walk.live.get(because)
    origin: Origin = "carried" if stated is not None and stated.origin == "carried" else "computed"
    walk.figures[address] = Figure(whole, origin if whole else "zero", because)


def _options(pieces: Sequence[Portion]) -> tuple[Option, ...]:
    return tuple(_option(piece.key, piece.says, piece.also) for piece in pieces)


@lru_cache(maxsize=1024)  # the same options stand under every column, and again at every step
def _option(value: str, label: str, also: tuple[str, ...]) -> Option:
    return Option(value=value, label=label, also=also)


def _only(walk: Walk, pieces: Sequence[Portion], wording: Wording) -> None:
    asked = Prompt(
        wording.only_id, "choice", walk.section, wording.only, wording.params, wording.only_help, _options(pieces),
        meaning=OnlyOne({piece.key: piece.address for piece in pieces}),
    )  # fmt: skip
    answer = walk.ask(asked)
    if answer is None:
        return
    for piece in pieces:
        held = answer.value.value == piece.key
        walk.figures[piece.address] = Figure(int(held), answer.origin if held else "zero", asked.id)


def _which(walk: Walk, pieces: Sequence[Portion], wording: Wording, whole: Share) -> list[Portion] | None:
    keys = {piece.address: piece.key for piece in pieces}
    asked = Prompt(
        wording.which_id, "choices", walk.section, wording.which, wording.params, wording.which_help, _options(pieces),
        meaning=Which({keys[part]: Any((part,)) for part in whole.parts}), share=whole,
    )  # fmt: skip
    answer = walk.ask(asked)
    if answer is None:
        return None
    picked = answer.value.value
    assert isinstance(picked, tuple)  # noqa: S101 - `fits` has judged the kind
    walk.zero([piece.address for piece in pieces if piece.key not in picked], asked.id)
    return [piece for piece in pieces if piece.key in picked]


def _each(walk: Walk, whole: Share, chosen: Sequence[Portion], wording: Wording) -> None:
    answers = _pieces_answered(walk, whole, chosen)
    placed = {address: count_of(answer) for address, answer in answers.items()}
    total = sum(placed.values())
    off_balance = len(placed) == len(chosen) and total != whole.whole
    waiting = len(chosen) - len(placed)
    untold = [
        Member(each.address, spoken(each.says), wording.unit)
        for each in chosen
        if each.address not in answers
    ]
    together = not wording.which_id and whole.whole <= OFFER_UP_TO and total == whole.whole
    for at, piece in enumerate(chosen):
        answer = answers.get(piece.address)
        left = whole.whole - total + placed.get(piece.address, 0)
        said = spoken(piece.says)
        prompt = Prompt(
            piece.address, "count", walk.section, wording.each,
            {**wording.params, "row": said, wording.called: said, "left": left}, piece.help, unit=wording.unit,
            meaning=Cell(piece.address), part=said, left=left, share=whole, rest=answer is None and waiting == 1,
            likewise=tuple(each for each in untold if each.id != piece.address) if answer is None and together else (),
        )  # fmt: skip
        offer = _offer(whole, waiting, left) if answer is None else None
        walk.put(prompt, answer, unsettled=off_balance and at == len(chosen) - 1, offer=offer)
        if answer is not None:
            walk.figures[piece.address] = Figure(placed[piece.address], answer.origin, piece.address)


def _pieces_answered(walk: Walk, whole: Share, chosen: Sequence[Portion]) -> dict[str, Answer]:
    """The live counts; an accepted offer is live only while the balance still names the same value."""
    answers = {
        piece.address: answer
        for piece in chosen
        if (answer := walk.pool.get(piece.address)) is not None and isinstance(answer.value, Count)
    }
    for address, answer in list(answers.items()):
        if answer.origin != "inferred":
            continue
        others = sum(count_of(told) for other, told in answers.items() if other != address)
        offered = whole.whole <= OFFER_UP_TO and (len(answers) == len(chosen) or not answer.value.value)
        if not offered or whole.whole - others != answer.value.value:
            del answers[address]
    return answers


def _offer(whole: Share, waiting: int, left: int) -> Value | None:
    """What is left for the last count of a small whole; the 0 for each where nothing is left."""
    if whole.whole <= OFFER_UP_TO and (left == 0 or (waiting == 1 and left > 0)):
        return Count(value=left)
    return None
