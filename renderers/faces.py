"""Which fonts of this computer stand for the fonts that a report is to have.

Fonts are known by name, never by place. What stands in for which is data, in `fonts.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from renderers.style import Faces

_KINDS = {
    "title": "title", "part": "hei", "topic": "kai", "body": "fangsong", "digits": "latin", "page_number": "song",
}  # fmt: skip
"""Of which kind the font of each part of a report is."""


class NoChineseFontError(Exception):
    """This computer has no font with Chinese characters that we know."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A font that is wanted, and the one there is."""

    wanted: str
    used: str
    """By the name in its file; the same as `wanted`, or its other name, where nothing stands in."""
    itself: bool
    """Whether it is the font that is wanted."""


def chosen(faces: Faces, installed: Collection[str]) -> Mapping[str, Stand]:
    """For each part of a report the font there is.

    Args:
        faces: The fonts wanted.
        installed: The families of this computer, as their files name them.

    Raises:
        NoChineseFontError: Nothing known is there for Chinese text.
    """
    there = {name.casefold(): name for name in installed}
    found = {}
    for each in fields(faces):
        wanted = getattr(faces, each.name)
        names = [
            there[name.casefold()] for name in _chain(wanted, _KINDS[each.name]) if name.casefold() in there
        ]
        if not names:
            raise NoChineseFontError
        found[each.name] = Stand(wanted, names[0], _is(names[0], wanted))
    return found


def _is(used: str, wanted: str) -> bool:
    return used.casefold() in {wanted.casefold(), _data()["names"].get(wanted, wanted).casefold()}


def _chain(wanted: str, kind: str) -> Iterator[str]:
    data = _data()
    yield wanted
    yield data["names"].get(wanted, wanted)
    for each in (kind, *data["instead"][kind]):
        yield from data["kinds"][each]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("renderers") / "fonts.toml").read_text(encoding="utf-8"))
