"""Putting values into sentences, and the short form of a name. Strings only; nothing is ever evaluated."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache


def fill(template: str, params: Mapping[str, object]) -> str:
    """Puts values into {placeholders}, once; anything else in braces stays as it is."""
    parts: list[str] = []
    rest = template
    while rest:
        before, brace, after = rest.partition("{")
        name, closing, tail = after.partition("}")
        if brace and closing and name in params:
            parts += [before, str(params[name])]
            rest = tail
        else:
            parts.append(before + brace)
            rest = after
    return "".join(parts)


@lru_cache(maxsize=1024)  # a walk asks for the same few names a hundred times
def spoken(says: str) -> str:
    """The short spoken part of a name: what stands before its bracket."""
    return says.split("（", maxsplit=1)[0].split(" (", maxsplit=1)[0].strip() or says


@lru_cache(maxsize=1024)
def inner(says: str) -> str:
    """The form's own term: what stands in a name's last bracket; the whole name where it has none."""
    before, bracket, term = says.replace(" (", "（").rpartition("（")
    return term.rstrip("）)").strip() if before and bracket else says
