"""Every text on every ground it may stand on can be read: 4.5 : 1 or more, in every theme."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

import interview.tui
from interview.tui.themes import THEMES

FOLDER = Path(interview.tui.__file__).parent
GROUNDS = {"background", "surface"}
TEXTS = {"foreground", "quiet", "warm", "primary", "error", "key"}
PAIRS = [(text, ground) for text in sorted(TEXTS) for ground in sorted(GROUNDS)] + [
    ("marked", "marked-ground"),
    ("block-cursor-foreground", "block-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("foreground", "field"),
    ("primary", "field"),
]
LEAST = 4.5


def colour(theme: Theme, name: str) -> Color:
    return Color.parse({**theme.to_color_system().generate(), **theme.variables}[name])


def luminance(colour: Color) -> float:
    """Relative luminance, as the web's accessibility guidelines define it."""
    parts = [part / 255 for part in (colour.r, colour.g, colour.b)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert round(contrast(Color.parse("black"), Color.parse("white")), 2) == 21


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_pair_can_be_read(theme: Theme, text: str, ground: str) -> None:
    told, below = colour(theme, text), colour(theme, ground)
    assert told.a == below.a == 1, "a see-through colour has no contrast of its own"
    assert contrast(told, below) >= LEAST


@pytest.mark.parametrize(
    "file", sorted([*FOLDER.rglob("*.tcss"), *FOLDER.rglob("*.py")]), ids=lambda file: file.name
)
def test_no_colour_is_used_that_is_not_measured_here(file: Path) -> None:
    if file.name == "themes.py":
        return
    text = file.read_text("utf-8")
    measured = TEXTS | GROUNDS | {name for pair in PAIRS for name in pair}
    assert set(re.findall(r"\$([a-z][a-z-]*[a-z])", text)) <= measured
    assert not re.findall(r"#[0-9a-fA-F]{6}\b", text)


def test_there_is_a_light_a_dark_and_a_strong_theme() -> None:
    assert [theme.name for theme in THEMES] == ["nianbao-dark", "nianbao-light", "nianbao-contrast"]
