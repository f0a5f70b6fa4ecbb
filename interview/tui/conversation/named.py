"""What the bars around the conversation say: whose report, the sections, the keys; and what the palette has beside the keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from interview.engine.step.state import State
from interview.talk.input.keys import Named
from interview.talk.interview import Held
from interview.talk.report.outlines import arrangeable
from interview.tui.widgets.bars import Key, SectionState
from interview.wording.catalog import Words
from interview.wording.names import section_label
from interview.wording.questions import progress

if TYPE_CHECKING:
    from interview.tui.screens.palette import Doing

KEYS = {
    "escape": "back", "f1": "why", "f2": "review", "f3": "table", "f4": "preview", "f5": "jump", "f6": "later", "f7": "kept",
    "f8": "outline", "f12": "reword", "ctrl+z": "undo_here", "ctrl+s": "give", "tab,shift+tab": "look_back",
    "pageup": "scroll(-1)", "pagedown": "scroll(1)",
}  # fmt: skip
"""What the keys do that are the screen's, wherever the focus is."""

ACTIONS = {
    **dict.fromkeys(("take_offered", "take_draft", "give_text"), "composer.give"),
    "walk_options": "composer.walk(1)", "tick": "composer.tick", "paragraph": "composer.type('\\n')",
    "edit_draft": "composer.start('edit')", "last_text": "composer.start('last')",
    "next_gap": "composer.go_to_gap", "drop_gap": "composer.drop_gap",
    "walk": "transcript.mark(-1)", "revise": "transcript.choose", "to_field": "transcript.leave",
    "open_entry": "list.choose", "remove": "list.remove",
    "pass_over": "later", "leave_it": "back", "close_help": "why", "scroll_help": "scroll(1)",
}  # fmt: skip
"""What a key that is clicked does, by what it is named after, where the screen has no action of that name."""


def head(state: State, words: Words) -> tuple[str, str]:
    """Whose report of which year; the section, and how far it has got."""
    office, year = (state.plan.value(id) for id in ("office.name", "year"))
    here = state.asked.section if state.asked else None
    said_year = words.say("screen.year", year=year.value) if year else ""
    left = words.say("screen.title"), str(office.value) if office else "", said_year
    right = section_label(state.flow.section[here], words) if here else "", progress(state, words)
    return " · ".join(filter(None, left)), " · ".join(filter(None, right))


def sections(state: State, words: Words) -> list[SectionState]:
    """How the sections stand."""
    here = state.asked.section if state.asked else None
    return [
        SectionState(
            section.id, section_label(section, words), section.id == here,
            any(state.plan.in_section(section.id)) and state.plan.section_done(section.id),
        )
        for section in state.flow.sections
    ]  # fmt: skip


def keys(named: Iterable[Named], words: Words) -> list[Key]:
    """The keys as the bar shows them."""
    return [
        Key(_called(key, words), words.say(f"screen.key_{does.removeprefix('app.')}"), does)
        for key, does in named
    ]


def _called(key: str, words: Words) -> str:
    """What a key is called: by what stands on it, in the clerk's language where it bears no name."""
    return words.say("screen.space_bar") if key == "Space" else key


def doings(held: Held, words: Words) -> list[Doing]:
    """What can be done in the conversation beside what has a key: going to a section, writing a draft."""
    from interview.tui.screens.palette import Doing

    say, report = words.say, words.say("screen.palette_report")
    to = [
        Doing(say("screen.key_jump"), section_label(each, words), f"go_to('{each.id}')")
        for each in held.state.flow.sections
        if any(held.plan.in_section(each.id))
    ]
    asked = held.state.asked
    in_text = asked is not None and asked.kind == "prose"  # the key is named there already
    without = in_text or not arrangeable(held.state)
    outline = Doing(report, say("screen.outline_title"), "outline", "F8")
    undo, draft = (
        Doing(report, say("screen.palette_undo"), "undo"),
        Doing(report, say("line.finish_draft"), "draft"),
    )
    return [*to, *([] if without else [outline]), undo, draft]
