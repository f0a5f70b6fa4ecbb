"""Where in a file a fault is: the line of a key, found by the ids that lead to it.

TOML readers keep no lines, so they are looked up in the text afterwards; a line that cannot be told is None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview.engine.flow.address import names_in

_ITEMS = ("[[items]]", "[[relations]]", "[[items.relations]]")
_PART = re.compile(r"\[([^\[\]]+)\]|([^.\[\]]+)")


def line_of(text: str, key: str) -> int | None:
    """The line of a fault's key, such as `[rules.issued].when`, from 1; of the nearest part above it that has one."""
    lines = text.splitlines()
    if any(line.startswith('["') for line in lines):
        return _in_words(lines, key)
    start, found = 0, None
    for named, name in _PART.findall(key):
        at = _find_part(lines, start, named) if named else _find_key(lines, start, name)
        if at is not None:
            start = found = at
    return None if found is None else found + 1


def part_pattern(id: str) -> str:
    """A pattern for the line on which an item, an option, a relation or a draft says its id."""
    return rf'\b(?:id|value|text)\s*=\s*"{re.escape(id)}"'


def key_pattern(name: str) -> str:
    """A pattern for a line that begins with a key, or with a table of its name."""
    return rf"^\s*(?:\[\[?(?:[\w.]*\.)?{re.escape(name)}\]?\]|{re.escape(name)}\s*=)"


def _find(lines: Sequence[str], start: int, begins: str) -> int | None:
    return next((at for at in range(start, len(lines)) if lines[at].startswith(begins)), None)


def _find_part(lines: Sequence[str], start: int, id: str) -> int | None:
    """The part of an id: an item or a relation rather than the section of the same name."""
    pattern = re.compile(part_pattern(id))
    found = [at for at in range(start, len(lines)) if pattern.search(lines[at])]
    under = (at for at in found if start or _is_item(lines, at))
    return next(under, found[0] if found else None)


def _is_item(lines: Sequence[str], at: int) -> bool:
    above = next((line for line in reversed(lines[:at]) if line.startswith("[")), "")
    return above.startswith(_ITEMS)


def _find_key(lines: Sequence[str], start: int, name: str) -> int | None:
    """A key of the part that begins at `start`: before the next table of a list, where a part was found."""
    wanted = re.compile(key_pattern(name))
    for at in range(start, len(lines)):
        if wanted.match(lines[at]):
            return at
        if start and lines[at].startswith("[[items]]"):
            return None
    return None


def _in_words(lines: Sequence[str], key: str) -> int | None:
    """A key of a file of words: `rules.issued.ask` stands under `["rules.issued"]`; None where that part has no words."""
    names = names_in(key)
    for cut in range(len(names), 0, -1):
        head = _find(lines, 0, f'["{".".join(names[:cut])}"]')
        rest = names[cut:]
        if head is None or (len(rest) > 1 and rest[0] != "options"):
            continue
        inner = _find_key(lines, head + 1, rest[0]) if rest else None
        ends = _find(lines, head + 1, "[") or len(lines)
        return inner + 1 if inner is not None and inner < ends else head + 1
    return None
