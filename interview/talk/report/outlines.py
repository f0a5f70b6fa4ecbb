"""The outlines of a report as every face shows them: part by part, and what each change makes of them.

Nothing is changed here: a change is an `Arrange` for the machine to judge. Knows no sentence, no terminal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from interview.dataclass import dataclass
from interview.engine.flow.model import Section
from interview.engine.flow.question import Question
from interview.engine.plan.book import OutlinePart
from interview.engine.plan.outline.as_told import form_of
from interview.engine.plan.outline.numbers import numbers
from interview.engine.plan.outline.outline import is_own, texts_of, usual
from interview.engine.step import commands as do
from interview.engine.step.state import State

_FIRST_WORDS = 20


@dataclass(frozen=True, slots=True)
class OutlineSpot:
    """One part in a list of outlines."""

    section: str
    id: str


@dataclass(frozen=True, slots=True)
class Item:
    """A part as it is listed."""

    spot: OutlineSpot
    name: str
    """Its heading, or what it is called where it has none."""
    number: str
    """What its heading is printed with; empty without a heading, or where it is not part of the outline."""
    text: str
    """What was told under it so far."""
    there: Literal["in", "out", "aside"] = "in"
    """Whether it is in the outline; else one of the flow's that was left out, or one of the office's whose text waits."""


def arrangeable(state: State) -> tuple[Section, ...]:
    """The sections whose texts are an outline, as the report prints them."""
    return tuple(sorted((each for each in state.flow.sections if each.own), key=lambda each: each.part))


def items(state: State, section: Section) -> tuple[Item, ...]:
    """The parts of a section in order, then those that could be put back."""
    number = numbers(section, (text.id for text in texts_of(section)))
    book = state.book
    listed = [
        Item(
            OutlineSpot(section.id, text.id),
            text.title or text.says,
            number[text.id],
            _text(state, text.id),
        )
        for text in texts_of(section)
    ]
    left_out = [
        Item(OutlineSpot(section.id, text.id), text.title or text.says, "", _text(state, text.id), "out")
        for text in texts_of(form_of(state.flow).section[section.id])
        if text.id not in number
    ]
    waiting = [
        Item(OutlineSpot(section.id, id), _text(state, id), "", _text(state, id), "aside")
        for id in book.aside
        if id not in number and is_own(section.id, id)
    ]
    return (*listed, *left_out, *waiting)


def _text(state: State, id: str) -> str:
    answer = state.book.answers.get(id) or state.book.aside.get(id)
    return "" if answer is None else str(answer.value.value)


def heading_of(state: State, spot: OutlineSpot) -> str:
    """The heading that a part has; empty where it has none or is not in the outline."""
    return next((part.heading for part in _parts(state, spot.section) if part.id == spot.id), "")


def begun(text: str) -> str:
    """The first words of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _FIRST_WORDS else f"{line[:_FIRST_WORDS]}…"


# Changes -------------------------------------------------------------------------------------------------------------


def renamed(state: State, spot: OutlineSpot, heading: str) -> do.Arrange:
    """Gives a part another heading."""
    return _with(
        spot, [replace(p, heading=heading) if p.id == spot.id else p for p in _parts(state, spot.section)]
    )


def added(state: State, spot: OutlineSpot, heading: str) -> do.Arrange:
    """Adds a part of the office's own below another."""
    parts = _parts(state, spot.section)
    at = next((at for at, part in enumerate(parts) if part.id == spot.id), len(parts) - 1)
    return _with(spot, [*parts[: at + 1], OutlinePart("", heading), *parts[at + 1 :]])


def dropped(state: State, spot: OutlineSpot) -> do.Arrange:
    """Takes a part out; where one text is left that tells both, it needs no heading any more."""
    text = state.flow.questions[spot.id]
    left = [part for part in _parts(state, spot.section) if part.id != spot.id]
    if text.joins is not None and [part.id for part in left] == [text.joins]:
        left = [replace(left[0], heading="")]
    return _with(spot, left)


def moved(state: State, spot: OutlineSpot, by: int) -> do.Arrange | None:
    """Moves a part up or down by one; None where there is no further."""
    parts = _parts(state, spot.section)
    at = next((at for at, part in enumerate(parts) if part.id == spot.id), None)
    if at is None or not 0 <= at + by < len(parts):
        return None
    parts.insert(at + by, parts.pop(at))
    return _with(spot, parts)


def put_back(state: State, spot: OutlineSpot, heading: str = "") -> do.Arrange:
    """Puts a part back: one of the flow's where the flow has it, one of the office's own at the end, under a heading."""
    parts = _parts(state, spot.section)
    if is_own(spot.section, spot.id):
        return _with(spot, [*parts, OutlinePart(spot.id, heading)])
    section = form_of(state.flow).section[spot.section]
    text = next(each for each in texts_of(section) if each.id == spot.id)
    titles = {part.id: part.heading for part in usual(section)}
    with_both = [
        replace(part, heading=part.heading or titles[part.id]) if part.id == text.joins else part
        for part in parts
    ]
    return _with(
        spot,
        [
            *with_both[: (at := _place(section, text, parts))],
            OutlinePart(text.id, text.title),
            *with_both[at:],
        ],
    )


def newest(before: State, after: State, section: str) -> OutlineSpot | None:
    """The part that a change has put into a section's outline; None where it has put none."""
    known = {part.id for part in _parts(before, section)}
    return next(
        (OutlineSpot(section, part.id) for part in _parts(after, section) if part.id not in known), None
    )


def _place(section: Section, text: Question, parts: Sequence[OutlinePart]) -> int:
    """Where the flow has a part: behind the one before it, without a heading before all."""
    ids = [part.id for part in parts]
    before = [each.id for each in texts_of(section)]
    behind = [ids.index(id) + 1 for id in before[: before.index(text.id)] if id in ids]
    return max(behind, default=0) if text.title else 0


def _parts(state: State, section: str) -> list[OutlinePart]:
    return list(usual(state.flow.section[section]))


def _with(spot: OutlineSpot, parts: Sequence[OutlinePart]) -> do.Arrange:
    return do.Arrange(spot.section, tuple(parts))
