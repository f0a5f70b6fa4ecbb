"""Where a long title breaks, so that its lines are alike in length and no word is torn.

Widths are counted in characters, nothing is known of fonts; only `set_title` knows an office's style.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, assert_never

from renderers.text import clean, ems

if TYPE_CHECKING:
    from renderers.model import Document
    from renderers.style import Style

# The cost of breaking at a place, in squared characters, as the difference in length costs.
# The first one that fits counts.
_PLACES = (
    (re.compile(r"(?=(?:19|20)\d\d年)|(?<!\d年)(?=政府[^政府]{2,8}年度报[告表])"), 0.0),
    (re.compile(r"(?<=\d年)"), 25.0),
    (re.compile(r"(?<![ -~])(?=[ -~])|(?<=[ -~])(?=[^ -~])|(?<= )"), 12.0),
    (re.compile(r"(?<=[省区县州旗局厅委会])|(?<=市)(?!场|政)|(?=工作年度报告)"), 20.0),
)
_NEVER_FIRST = "，。、；：？！）》」』”’%％,.;:?!)]}年月日"
_NEVER_LAST = "（《「『“‘([{"
_INSIDE, _FORBIDDEN = 60.0, 400.0
_BESIDE = 0.25
"""The room that Word leaves between a Chinese character and a digit or Latin letter."""


@dataclass(frozen=True, slots=True)
class SetTitle:
    """A title as it is set."""

    lines: tuple[str, ...]
    points: float
    """The size of its type."""


def set_title(document: Document, style: Style) -> SetTitle:
    """The title in the form that the office has."""
    title, office, widest = clean(document.title), clean(document.office).strip(), style.title_characters
    match style.title_form:
        case "balanced":
            lines = balanced(title, widest)
        case "office":
            end = title.find(office) + len(office)
            parts = (title[:end], title[end:]) if office in title else (title,)
            lines = [line for part in parts for line in balanced(part, widest) if line]
        case "line":
            points = style.type_width // _width(title) if title else style.title_points
            if points >= min(style.title_points, style.body_points):
                return SetTitle((title,), min(points, style.title_points))
            lines = balanced(title, widest)
        case _:
            assert_never(style.title_form)
    return SetTitle(tuple(lines), style.title_points)


def balanced(text: str, widest: float) -> list[str]:
    """Break a text into few lines of at most `widest` characters, about equally long, at sensible places."""
    room = _width(text)
    if room <= widest:
        return [text]
    mean = ems(text) / ceil(room / widest)
    costs = _break_costs(text)
    # best[i]: the least cost of setting text[:i] in lines, and where its last line begins.
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(text) + 1):
        best.append(min(_last_lines(text, end, widest, mean, costs, best)))
    ends = [len(text)]
    while ends[-1]:
        ends.append(best[ends[-1]][1])
    return [text[start:end] for start, end in pairwise(reversed(ends))]


def pieces(text: str) -> list[str]:
    """Cut a text at every place where a title may well break, for a width that is not known."""
    costs = _break_costs(text) if text else []
    places = [place for place, cost in enumerate(costs) if place and cost < _INSIDE]
    return [text[start:end] for start, end in pairwise([0, *places, len(text)])]


def _last_lines(
    text: str, end: int, widest: float, mean: float, costs: list[float], best: list[tuple[float, int]]
) -> list[tuple[float, int]]:
    choices: list[tuple[float, int]] = []
    width = room = 0.0
    for start in range(end - 1, -1, -1):
        width += ems(text[start])
        room += _between(text[start : min(start + 2, end)])
        if width + room > widest and choices:
            break
        choices.append((best[start][0] + costs[start] + (width - mean) ** 2, start))
    return choices


def _width(text: str) -> float:
    return ems(text) + sum(map(_between, map("".join, pairwise(text))))


def _between(two: str) -> float:
    """The room between two characters, of which one is Latin and the other Chinese."""
    return _BESIDE if {each.isascii() for each in two if each.isalnum()} == {True, False} else 0.0


def _break_costs(text: str) -> list[float]:
    costs = [_FORBIDDEN if _torn(text, place) else _INSIDE for place in range(len(text))]
    for pattern, cost in reversed(_PLACES):
        for found in pattern.finditer(text):
            if found.start() < len(text) and not _torn(text, found.start()):
                costs[found.start()] = cost
    costs[0] = 0.0
    return costs


def _torn(text: str, place: int) -> bool:
    before, after = text[max(place - 1, 0) : place], text[place]
    latin = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
    return latin or after in _NEVER_FIRST or before in tuple(_NEVER_LAST)
