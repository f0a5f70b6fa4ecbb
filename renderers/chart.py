"""Bars, for two years side by side or one for each thing, as one SVG picture that goes into a page and says in words what it shows.

Drawn with svg.py, which is loaded for it alone. Colours are the page's own, light or dark; which year a bar is of is told
by its look, not by its colour. The library escapes no text, so ours does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renderers.html.markup import text
from renderers.text import ems

if TYPE_CHECKING:
    import svg

_WIDTH, _LABELS, _NUMBERS = 640.0, 232.0, 64.0
_BAR, _APART, _TOP, _SECOND = 14.0, 14.0, 60.0, 34.0
_SIZE, _SMALL = 15.0, 13.0
_MOST_EMS = (_LABELS - 12) / _SIZE


@dataclass(frozen=True, slots=True)
class Bars:
    """One thing, last year and this year."""

    label: str
    was: float
    now: float
    was_says: str
    now_says: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing alone."""

    label: str
    value: float
    says: str


def ranking(name: str, title: str, says: str, bars: Sequence[Bar]) -> str:
    """The picture of one bar for each thing; `name`, `title` and `says` as of a `chart`."""
    step = _BAR + _APART / 2
    most = max((each.value for each in bars), default=0) or 1
    scale = (_WIDTH - _LABELS - _NUMBERS) / most
    drawn = _named(name, title, says)
    for at, each in enumerate(bars):
        top = _SECOND + at * step
        drawn += [_label(each.label, top + _BAR - 2), *_drawn(each.value, each.says, top, scale, now=True)]
    return _picture(name, _SECOND + len(bars) * step, drawn)


def chart(name: str, title: str, says: str, years: tuple[str, str], bars: Sequence[Bars]) -> str:
    """The picture.

    Args:
        name: Its id on the page.
        title: What it is called.
        says: The same in words, for who does not see it.
        years: What last year and this year are called.
        bars: What is shown, from the top.
    """
    high = _TOP + len(bars) * (2 * _BAR + _APART)
    most = max((value for each in bars for value in (each.was, each.now)), default=0) or 1
    scale = (_WIDTH - _LABELS - _NUMBERS) / most
    drawn = [*_named(name, title, says), *_legend(years)]
    for at, each in enumerate(bars):
        drawn += _pair(each, _TOP + at * (2 * _BAR + _APART), scale)
    return _picture(name, high, drawn)


def _named(name: str, title: str, says: str) -> list[svg.Element]:
    import svg

    return [
        svg.Title(id=f"{name}-t", text=text(title)), svg.Desc(id=f"{name}-d", text=text(says)),
        svg.Text(x=0, y=18, text=text(title), font_size=_SIZE),
    ]  # fmt: skip


def _picture(name: str, high: float, drawn: list[svg.Element]) -> str:
    import svg

    picture = svg.SVG(
        viewBox=svg.ViewBoxSpec(0, 0, _WIDTH, high), class_=["chart"], elements=drawn,
        extra={"role": "img", "aria-labelledby": f"{name}-t {name}-d"},
    )  # fmt: skip
    return str(picture)


def _legend(years: tuple[str, str]) -> list[svg.Element]:
    import svg

    found: list[svg.Element] = []
    for at, year in enumerate(years):
        left = _LABELS + at * 120
        found += [
            _bar(left, 32, 28, now=bool(at)),
            svg.Text(x=left + 36, y=44, text=text(year), font_size=_SMALL),
        ]
    return found


def _pair(each: Bars, top: float, scale: float) -> list[svg.Element]:
    found = [_label(each.label, top + _BAR + 5)]
    for now, value, said in ((False, each.was, each.was_says), (True, each.now, each.now_says)):
        found += _drawn(value, said, top + _BAR * now, scale, now=now)
    return found


def _label(said: str, at: float) -> svg.Element:
    import svg

    size = min(_SIZE, _SIZE * _MOST_EMS / max(ems(said), 1))
    return svg.Text(x=_LABELS - 10, y=at, text=text(said), text_anchor="end", font_size=round(size, 1))


def _drawn(value: float, said: str, at: float, scale: float, *, now: bool) -> list[svg.Element]:
    """A bar, where there is anything, and its number."""
    import svg

    long = value * scale
    bars = [_bar(_LABELS, at + 1, long, now=now)] if value else []
    return [
        *bars,
        svg.Text(x=round(_LABELS + long + 6, 1), y=at + _BAR - 2, text=text(said), font_size=_SMALL),
    ]


def _bar(left: float, top: float, long: float, *, now: bool) -> svg.Element:
    import svg

    return svg.Rect(
        x=left, y=top, width=max(round(long, 1), 1.0), height=_BAR - 3, fill="currentColor" if now else "none",
        stroke="currentColor", stroke_width=1,
    )  # fmt: skip
