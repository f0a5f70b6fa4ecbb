"""Where a long title breaks, so that its lines are alike in length and no word is torn.

Pure text: widths are counted in characters, nothing is known of fonts.
"""

from __future__ import annotations

import re
from itertools import pairwise
from math import ceil

from renderers.text import ems

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


def balanced(text: str, widest: float) -> list[str]:
    """Break a text into few lines of at most `widest` characters, about equally long, at sensible places."""
    whole = ems(text)
    if whole <= widest:
        return [text]
    mean = whole / ceil(whole / widest)
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
    width = 0.0
    for start in range(end - 1, -1, -1):
        width += ems(text[start])
        if width > widest and choices:
            break
        choices.append((best[start][0] + costs[start] + (width - mean) ** 2, start))
    return choices


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
