"""What a person types instead of an answer, or beside it: help, back, later, the review, undo, a word on an application."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.engine.step.state import State


class Wish(Enum):
    """What was asked for instead of an answer."""

    HELP = "help"
    BACK = "back"
    LATER = "later"
    REVIEW = "review"
    UNDO = "undo"
    OUTLINE = "outline"


_TYPED = {
    Wish.HELP: ("?", "？", "帮助", "说明", "help"),
    Wish.BACK: ("<", "＜", "《", "退回", "上一题", "back"),
    Wish.LATER: (">", "＞", "》", "跳过", "以后再填", "以后再说", "skip"),
    Wish.REVIEW: ("!", "！", "看全部", "全部", "review"),
    Wish.UNDO: ("撤销", "撤回上一步", "undo"),
    Wish.OUTLINE: ("=", "＝", "小标题", "提纲", "outline"),
}
"""Chinese input methods give the wide signs; both count."""

_WISHES = {text: wish for wish, texts in _TYPED.items() for text in texts}


def wish_of(text: str) -> Wish | None:
    """What a typed line asks for, None where it is an answer."""
    return _WISHES.get(text.strip().lower())


SIGN = "#"
"""Before a register number or a word of the clerk's own on an application."""


def labelled(asked: Asked, text: str) -> tuple[str, str] | None:
    """What is answered, maybe nothing, and the word that is noted on the application the question is about.

    None where nothing is noted: the sign is not there, or the question is about no application.
    """
    answer, sign, label = text.replace("＃", SIGN).partition(SIGN)
    return (answer.strip(), label.strip()) if sign and asked.entry is not None else None


def before_a_sign(text: str, stood: str) -> str | None:
    """What stands above a sign on a line of its own, or before one right behind what stood there; None where neither is."""
    above, _, last = text.rpartition("\n")
    if above and wish_of(last):
        return above
    return stood if stood and text.startswith(stood) and wish_of(text.removeprefix(stood)) else None


def sign_of(wish: Wish) -> str:
    """A sign that asks for it, for a key that does the same."""
    return _TYPED[wish][0]


def gives_up(state: State, command: do.Command) -> bool:
    """Whether a command leaves an answer alone that was about to be changed, so that what was typed for it is void."""
    return isinstance(command, do.Skip) and state.place.back_to is not None


COMMANDS: Mapping[Wish, do.Command] = {
    Wish.BACK: do.Back(), Wish.LATER: do.Skip(), Wish.REVIEW: do.Jump(None), Wish.UNDO: do.Undo(),
}  # fmt: skip
"""What the machine is told; help changes nothing, and an outline is more than one change, so they are no commands."""
