"""Every state of the full screen in which keys are named, how to get there, and what each named key promises."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from textual.widgets import OptionList

from interview.engine.plan.book import Book
from interview.engine.step import commands as do
from interview.tui.screens.conversation import ConversationScreen
from interview.tui.screens.palette import PaletteScreen
from interview.tui.screens.preview import PreviewScreen
from interview.tui.screens.review import ReviewScreen
from interview.tui.screens.table_entry import TableEntryScreen
from interview.tui.widgets.bars import Key, Keys
from interview.tui.widgets.grid import Grid
from interview.tui.widgets.rows import Rows
from tests.interview.line.books import BUSY, BUSY_LAST, COLUMN, LAST, book_up_to, full
from tests.interview.talk.arrivals import KINDS
from tests.interview.talk.paragraphs import ON_REQUEST, PROACTIVE, book_at, with_last_year
from tests.interview.tui.playing import Play, opened, playing
from tests.interview.tui.screens.reviewing import go_to
from tests.interview.tui.screens.test_kept import told as told_one_by_one
from tests.interview.tui.screens.test_small_table import empty
from tests.support.interviews import facts_of, hold
from tests.support.offices import SITE, SIX
from tests.support.screens import LARGE, SMALL, paste, settled

PRESSED = {
    "↑↓": "down", "Esc": "escape", "空格": "space", "Space": "space", "PgDn": "pagedown", "PgUp": "pageup", "Del": "delete", "Ins": "insert",
    "Shift+↑↓": "shift+down",
}  # fmt: skip
"""What to press for a key's name, where that is not the name in small letters."""

WEBSITE = "website_2018"
"""The form without a ledger, headings and texts."""


@dataclass(frozen=True)
class Seen:
    """What can be seen of a state, to compare before and after a key."""

    screen: str
    place: object
    offered: object
    field: str
    shown: str
    focus: str
    marked: object
    ticked: object
    help: bool
    changes: int


@dataclass(frozen=True)
class State:
    """One state."""

    name: str
    book: Callable[[], tuple[object, str | None]]
    keys: tuple[str, ...] = ()
    flow: str = "disclosure_2021"
    size: tuple[int, int] = SMALL
    then: Callable[[Play], Awaitable[None]] | None = None
    submits: str = "Enter"
    """The key that must be named even where there is little room."""


def pressed(key: Key) -> str:
    """What is pressed for a key that is named."""
    return PRESSED.get(key.key, key.key.lower())


def named(play: Play) -> Keys:
    """The keys that the screen names."""
    return play.app.screen.query_one(Keys)


def seen(play: Play) -> Seen:
    """What can be seen now."""
    screen = play.app.screen
    composer = screen.composer if isinstance(screen, ConversationScreen) else None
    options = screen.query_one(OptionList) if composer is not None else None
    rows = next(iter(screen.query(Rows)), None)
    grid = next(iter(screen.query(Grid)), None)
    blocks = [b.marked for b in screen.query("AnsweredBlock")]  # type: ignore[attr-defined]
    marked = (
        options.highlighted if options is not None else None,
        rows.marked if rows is not None else None,
        grid.here if grid is not None and grid.view.lines and grid.editable else None,
        tuple(blocks),
    )
    held = play.app.holding
    return Seen(
        type(screen).__name__, held.state.place if held is not None else None, composer.offered if composer else None,
        composer.text if composer else "", play.shown, str(play.app.focused and play.app.focused.id), marked,
        tuple(sorted(options.ticked)) if composer and options is not None else (),  # type: ignore[attr-defined]
        bool(composer and screen.help.display), len(held.state.past) if held is not None else 0,  # type: ignore[attr-defined]
    )  # fmt: skip


def _moved(before: Seen, after: Seen, _play: Play) -> bool:
    return before.place != after.place or before.shown != after.shown


def _on(screen: type) -> Callable[[Seen, Seen, Play], bool]:
    return lambda _before, _after, play: isinstance(play.app.screen, screen)


PROMISES: dict[str, Callable[[Seen, Seen, Play], bool]] = {
    "give": lambda b, a, _: b.place != a.place or "这里" in a.shown,
    "give_text": lambda b, a, _: b.place != a.place or "空着" in a.shown.splitlines()[-2],
    "paragraph": lambda b, a, _: a.field == b.field + "\n",
    "take_draft": lambda b, a, _: a.place != b.place and a.changes > b.changes,
    "edit_draft": lambda b, a, _: bool(a.field) and a.field != b.field,
    "last_text": lambda b, a, _: bool(a.field) and a.field != b.field,
    "reword": lambda b, a, _: a.shown != b.shown and a.place == b.place,
    "next_gap": lambda b, a, _: "这里上一年是" in a.shown,
    "drop_gap": lambda b, a, _: len(a.field) < len(b.field),
    "pass_over": lambda b, a, _: a.place != b.place and "跳过，不写" in a.shown,
    "take_offered": lambda b, a, _: a.offered is not b.offered or a.screen != b.screen,
    "walk_options": lambda b, a, _: a.marked != b.marked,
    "tick": lambda b, a, _: a.ticked != b.ticked or a.marked != b.marked,
    "back": lambda b, a, _: (
        a.place != b.place or a.screen != b.screen or "这就是第一题了" in a.shown or a.shown != b.shown
    ),
    "leave_it": lambda b, a, _: a.place != b.place and a.changes == b.changes,
    "leave_offer": lambda b, a, _: a.offered is None and a.place == b.place and a.changes == b.changes,
    "why": lambda b, a, _: a.help and not b.help,
    "close_help": lambda b, a, _: b.help and not a.help,
    "scroll_help": lambda b, a, _: a.help,
    "later": lambda b, a, _: a.place != b.place or a.screen == "ReviewScreen",
    "review": _on(ReviewScreen),
    "table": _on(TableEntryScreen),
    "preview": _on(PreviewScreen),
    "jump": lambda _b, a, _: a.offered is not None and "跳到哪一段" in a.shown,
    "look_back": lambda _b, a, _: a.focus == "transcript",
    "to_field": lambda _b, a, _: a.focus in {"line", "paragraphs"},
    "walk": lambda b, a, _: a.marked != b.marked,
    "revise": lambda b, a, play: a.place != b.place and play.state.place.back_to is not None,
    "undo": lambda b, a, _: a.changes < b.changes or "没有可以退的了" in a.shown,
    "leave": lambda _b, _a, play: play.app.return_value == 0,
    "app.leave": lambda _b, _a, play: play.app.return_value == 0,
    "app.palette": _on(PaletteScreen),
    "kept": lambda _b, a, _: a.screen == "KeptScreen" or a.focus == "kept",
    "open_entry": lambda b, a, _: a.shown != b.shown,
    "remove": lambda b, a, _: a.changes > b.changes,
    "choose": lambda b, a, _: a.screen != b.screen or a.shown != b.shown,
    "turn": lambda b, a, _: a.shown != b.shown,
    "page": lambda b, a, _: a.shown != b.shown or a.screen == "PreviewScreen",
    "below": lambda b, a, _: a.marked != b.marked,
    "beside": lambda b, a, _: a.marked != b.marked,
    "filled": lambda b, a, _: a.screen != b.screen or a.shown != b.shown,
    "away": lambda b, a, _: a.screen != b.screen,
    "row": lambda b, a, _: a.shown != b.shown,
    "take": lambda b, a, _: a.screen != b.screen and a.changes > b.changes,
    "drop": lambda b, a, _: a.screen != b.screen and a.changes == b.changes,
    "look": lambda b, a, _: a.screen == "PasteScreen",
    "open": lambda b, a, _: a.screen == "ConversationScreen",
    "outline": lambda _b, a, _: a.screen == "OutlineScreen",
    "edit": lambda _b, a, _: a.focus == "below_list",
    "add": lambda _b, a, _: a.focus == "below_list",
    "take_out": lambda b, a, _: a.changes > b.changes or "去不掉" in a.shown,
    "shift": lambda b, a, _: a.changes > b.changes or "已经到头了" in a.shown,
    "take_line": lambda b, a, _: a.focus == "rows",
}
"""What a key has done when it has done what it is named after, by its action."""


def promise(key: Key) -> Callable[[Seen, Seen, Play], bool]:
    """What a key promises."""
    return PROMISES[key.action.partition("(")[0]]


async def _revise(play: Play) -> None:
    play.conversation.send(do.Revise("office.address"))
    await settled(play.pilot)


async def _typed_in_the_cell(play: Play) -> None:
    await play.type("5", "tab")


async def _block(play: Play) -> None:
    await paste(play.pilot, "5\t1\n")


async def _explaining(play: Play) -> None:
    await go_to(play, "照这样发，写一句为什么")
    await play.press("enter")


async def _begun(play: Play) -> None:
    await play.type("目录不细。")


async def _refused(play: Play) -> None:
    await play.type("也许", "enter")


def _of_kind(kind: object) -> State:
    return State(
        f"asked for a {kind.name}", lambda: (kind.without, kind.question), flow=kind.flow,  # type: ignore[attr-defined]
        submits="Ctrl+S" if kind.name == "prose" else "Enter",  # type: ignore[attr-defined]
    )  # fmt: skip


def _slipped() -> tuple[object, str]:
    return book_up_to(LAST, COLUMN), LAST


def _finding() -> tuple[object, None]:
    return full({"documents.issued": 5, "documents.in_force": 1}), None


def _website() -> Book:
    return hold(facts_of(WEBSITE, {**SITE, "cases.natural": 2, "cases.legal": 1})).state.book


STATES: tuple[State, ...] = (
    *map(_of_kind, KINDS),
    State("a paragraph that is drafted", lambda: (book_at(PROACTIVE), PROACTIVE)),
    State("a draft being edited", lambda: (book_at(PROACTIVE), PROACTIVE), ("f9",), submits="Ctrl+S"),
    State("a drafted answer", lambda: (book_at(ON_REQUEST), PROACTIVE), submits="Ctrl+S"),
    State("a text with gaps", lambda: (with_last_year(), PROACTIVE), ("tab",), submits="Ctrl+S"),
    State("a draft in place of last year's text", lambda: (with_last_year(), PROACTIVE), ("f9",), submits="Ctrl+S"),
    State("a fact", lambda: (book_at("facts.proactive.where"), "facts.proactive.where")),
    State("a text begun", lambda: (KINDS[-1].without, KINDS[-1].question), then=_begun, submits="Ctrl+S"),
    State("a yes or no refused", lambda: (KINDS[0].without, KINDS[0].question), then=_refused),
    State("revising", lambda: (full(), "office.phone"), then=_revise),
    State("the help is open", lambda: (KINDS[0].without, KINDS[0].question), ("f1",)),
    State("which section", lambda: (KINDS[0].without, KINDS[0].question), ("f5",)),
    State("whether to set answers aside", lambda: (full(SIX), "applications.any_new"), ("n", "enter")),
    State("what to do about a sum", _slipped, ("7", "enter")),
    State("a sum in a busy column", lambda: (book_up_to(BUSY_LAST, BUSY), BUSY_LAST), ("3", "enter")),
    State("the end", lambda: (full(), None), ("escape",)),
    State("the end with something open", lambda: (KINDS[0].without, KINDS[0].question), ("f6", "escape")),
    State("looking back", lambda: (KINDS[0].without, KINDS[0].question), ("tab",)),
    State("told one by one", lambda: (told_one_by_one(), "applications.list.4.reason")),
    State("the list of what was told", lambda: (told_one_by_one(), "applications.list.4.reason"), ("f7",)),
    State("the list beside", lambda: (told_one_by_one(), "applications.list.4.reason"), ("f7",), size=LARGE),
    State("the review", lambda: (full(), None)),
    State("the review with a finding", _finding),
    State("why a finding is published as it is", _finding, then=_explaining),
    State("the preview", lambda: (full(SIX), "office.phone"), ("f4",)),
    State("the table", lambda: (full(SIX), "applications.way"), ("f3",), then=_typed_in_the_cell),
    State("a small table", lambda: empty("proactive"), ("f3",)),
    State("a block that was pasted", lambda: (full(SIX), "applications.way"), ("f3",), then=_block),
    State("headings and their order", lambda: (book_up_to("problems"), "problems"), ("f8",)),
    State("a heading being written", lambda: (book_up_to("problems"), "problems"), ("f8", "enter")),
    State("a website's figure", lambda: (_website(), "messages.received"), flow=WEBSITE),
    State("a website's table", lambda: (_website(), "cases.natural"), ("f3",), flow=WEBSITE),
    State("a website's report", lambda: (_website(), "messages.received"), ("f4",), flow=WEBSITE),
    State("the palette", lambda: (KINDS[0].without, KINDS[0].question), ("ctrl+p",)),
)  # fmt: skip


@asynccontextmanager
async def in_state(state: State, folder: Path) -> AsyncIterator[Play]:
    """The full screen in a state."""
    book, at = state.book()
    begun = opened(folder, book, at, id=state.flow)  # type: ignore[arg-type]
    async with playing(begun, state.size) as play:
        await play.press(*state.keys)
        if state.then is not None:
            await state.then(play)
        yield play
