"""The colours of the full screen: light, dark, and one of high contrast. Every text on every ground is 4.5 : 1 or more.

Style sheets use only the names below; `tests/interview/tui/test_themes.py` computes each pair.
"""

from __future__ import annotations

from textual.theme import Theme

QUIET, MARKED, MARKED_GROUND, WARM, KEY, FIELD = "quiet", "marked", "marked-ground", "warm", "key", "field"
"""Our own names beside Textual's `background`, `surface`, `foreground`, `primary`, `error`.

quiet: what stands beside (last year's value, hints); marked on marked-ground: what is selected or highlighted; warm: what
is said in passing; key: the name of a key; field: the ground of a field to type in.
"""


def _theme(
    name: str, *, dark: bool, ground: str, field: str, text: str, own: dict[str, str], tones: dict[str, str]
) -> Theme:
    marked = {
        "input-selection-background": own[MARKED_GROUND],
        "input-selection-foreground": own[MARKED],
        "input-cursor-background": text,
        "input-cursor-foreground": own[FIELD],
        "block-cursor-background": own[MARKED_GROUND],
        "block-cursor-foreground": own[MARKED],
        "block-cursor-blurred-background": own[MARKED_GROUND],
        "block-cursor-blurred-foreground": own[MARKED],
        "scrollbar": own[QUIET],
        "scrollbar-hover": own[QUIET],
        "scrollbar-active": own[QUIET],
        "scrollbar-background": ground,
        "scrollbar-background-hover": ground,
        "scrollbar-background-active": ground,
    }
    return Theme(
        name=name, dark=dark, background=ground, surface=field, panel=field, foreground=text, text_alpha=1.0,
        variables={**own, **marked}, primary=tones["primary"], accent=tones["primary"], error=tones["error"],
        warning=tones["warning"], success=tones["success"],
    )  # fmt: skip


THEMES = (
    _theme(
        "nianbao-dark", dark=True, ground="#14181d", field="#1f252c", text="#e6e9ec",
        tones={"primary": "#8ab4f8", "error": "#ff9b8f", "warning": "#f2c14e", "success": "#8fd19e"},
        own={QUIET: "#a3adb8", MARKED: "#0d1117", MARKED_GROUND: "#8ab4f8", WARM: "#9ad1b5", KEY: "#f2c14e", FIELD: "#35404c"},
    ),
    _theme(
        "nianbao-light", dark=False, ground="#faf9f6", field="#eeece6", text="#22262b",
        tones={"primary": "#1a4f9c", "error": "#a3231a", "warning": "#7a5200", "success": "#1e6b3a"},
        own={QUIET: "#5a626b", MARKED: "#ffffff", MARKED_GROUND: "#1a4f9c", WARM: "#1e6145", KEY: "#7a4a00", FIELD: "#ffffff"},
    ),
    _theme(
        "nianbao-contrast", dark=True, ground="#000000", field="#262626", text="#ffffff",
        tones={"primary": "#ffff00", "error": "#ffb0b0", "warning": "#ffff00", "success": "#80ff80"},
        own={QUIET: "#e0e0e0", MARKED: "#000000", MARKED_GROUND: "#ffff00", WARM: "#80ff80", KEY: "#ffff00", FIELD: "#000000"},
    ),
)  # fmt: skip
"""The first is the one to begin with."""

COLOURS = ("dark", "light", "contrast")
"""What a person calls them: the themes' names after `nianbao-`, in the same order."""
