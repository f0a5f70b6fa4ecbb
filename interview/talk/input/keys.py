"""The keys that do something where the clerk is, those that matter most first; a key that does something else here is not named.

Names of keys and of what they do, no words: `screen.key_<what it does>` says that. It knows no widget.
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal, assert_never

from interview.dataclass import dataclass
from interview.engine.step.state import State
from interview.talk.prompt.drafts import KEYS, Start, Texts
from interview.talk.prompt.gaps import gaps

Named = tuple[str, str]
"""A key, and what it does."""
Within = Literal["field", "help", "transcript", "list"]
"""Where the keys go."""

_STARTS = {Start.EDIT: "edit_draft", Start.REWORD: "reword", Start.LAST: "last_text"}
_EVERYWHERE: tuple[Named, ...] = (("Ctrl+Q", "leave"), ("Ctrl+P", "app.palette"))
_SCREENS: tuple[Named, ...] = (("F2", "review"), ("F3", "table"), ("F4", "preview"))
_UNDO: Named = ("Ctrl+Z", "undo")


@dataclass(frozen=True, slots=True)
class FieldNow:
    """Where answers are made, as it stands."""

    text: str = ""
    texts: Texts = field(default_factory=Texts)
    """What a paragraph can be begun from."""
    offers: bool = False
    """Whether things are offered in place of a question."""


def keys_here(state: State, within: Within, spot: FieldNow) -> tuple[Named, ...]:
    """The keys of the conversation.

    Args:
        state: The interview.
        within: Where the keys go.
        spot: The field.
    """
    match within:
        case "transcript":
            return ("↑↓", "walk"), ("Enter", "revise"), ("Esc", "to_field"), ("Ctrl+Q", "leave")
        case "list":
            own: tuple[Named, ...] = (("Enter", "open_entry"), ("Del", "remove"), ("Esc", "to_field"))
            return *own, _UNDO, ("Ctrl+Q", "leave")
        case "help":
            rest = (each for each in keys_of_the_field(state, spot) if each[0] not in {"F1", "Esc"})
            return ("F1", "close_help"), ("PgDn", "scroll_help"), *rest
        case "field":
            return keys_of_the_field(state, spot)


def keys_of_the_field(state: State, spot: FieldNow) -> tuple[Named, ...]:
    """What the keys do in the field as it is now."""
    asked = state.asked
    if spot.offers or asked is None:
        leaves = "leave_offer" if asked is not None else "back"
        own: tuple[Named, ...] = (("Enter", "take_offered"), ("↑↓", "walk_options"), ("Esc", leaves))
        return *own, *_EVERYWHERE, *_SCREENS
    revising = state.place.back_to is not None
    escape: Named = ("Esc", "leave_it" if revising else "back")
    fact = asked.question is not None and asked.question.serves and asked.open
    later: tuple[Named, ...] = () if revising else (("F6", "pass_over" if fact else "later"),)
    more: tuple[Named, ...] = (*_SCREENS, ("F5", "jump"), ("Tab", "look_back"))
    if asked.kind == "prose":
        first, starts = _of_a_paragraph(spot)
        leave, palette = _EVERYWHERE
        others = (escape, leave, *starts, ("F1", "why"), *later, palette, ("F8", "outline"), *more)
        named = {key for key, _ in first}
        return *first, *(each for each in others if each[0] not in named)
    kept: tuple[Named, ...] = (("F7", "kept"),) if tells_one_by_one(state) else ()
    rest: tuple[Named, ...] = (escape, *kept, ("F1", "why"), *later, *_EVERYWHERE, *more)
    walk: Named = ("↑↓", "walk_options")
    match asked.kind:
        case "choices":
            return ("Enter", "give"), ("Space", "tick"), *rest, walk, _UNDO
        case "choice" | "yes_no":
            return ("Enter", "give"), walk, *rest, _UNDO
        case "count" | "counts" | "signed" | "money" | "year" | "text":
            return ("Enter", "give"), *rest, _UNDO
    assert_never(asked.kind)


def _of_a_paragraph(spot: FieldNow) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """How a paragraph is given, and what it can be begun from."""
    starts = tuple((KEYS[start], _STARTS[start]) for start in spot.texts.starts(spot.text))
    if gaps(spot.text):
        return (("Tab", "next_gap"), ("Ctrl+K", "drop_gap"), ("Ctrl+S", "give_text")), starts
    if spot.texts.offered and not spot.text:
        return (("Enter", "take_draft"),), starts
    begins: tuple[Named, ...] = (("Enter", "paragraph"),) if spot.text else ()  # else it would give nothing
    return (("Ctrl+S", "give_text"), *begins), starts


def tells_one_by_one(state: State) -> bool:
    """Whether the question asked now is about the table of applications while those are told one by one."""
    ledger, asked = state.flow.ledger, state.asked
    if ledger is None or asked is None or not asked.id.startswith(f"{ledger.id}."):
        return False
    return state.plan.way == "one_by_one"
