"""The application: themes, the screens, and an orderly end whatever brings it. What an interview is like, its screens know."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable, Coroutine
from contextlib import suppress
from functools import partial
from time import monotonic

from textual.app import App
from textual.binding import Binding
from textual.driver import Driver
from textual.screen import Screen

from interview.desk import Opened
from interview.desk.preferences import Preferences
from interview.desk.way_in.door import Door
from interview.talk.interview import Held
from interview.tui.screens.base import WORK, BaseScreen
from interview.tui.screens.conversation import ConversationScreen
from interview.tui.themes import COLOURS, THEMES
from interview.wording.catalog import Words

_TWICE_SECONDS = 3.0
_LAST_WORDS_SECONDS = 2.0
"""What was typed before the end has so long to become an answer."""
_TO_BE_READ_SECONDS = 10.0
"""A notice that asks for something outside the program stays so long."""
_ENDS = {"SIGTERM": 143, "SIGHUP": 129, "SIGINT": 130, "SIGBREAK": 130}


class FullScreen(App[int]):
    """The full screen.

    Ends with an exit code: 0, or the one of the signal that ended it; None where it broke.

    Args:
        opened: The interview to hold; None shows what is in the folder first.
        words: The language.
        door: The way to what is in the folder; needed where no interview is given.
        preferences: What the clerk is used to; None forgets it.
    """

    CSS_PATH = "app.tcss"
    TITLE = "nianbao"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [  # noqa: RUF012
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+p", "palette", show=False),
        Binding("ctrl+c", "copy_or_leave", show=False, priority=True),
    ]

    def __init__(
        self,
        opened: Opened | None,
        words: Words,
        door: Door | None = None,
        preferences: Preferences | None = None,
    ) -> None:
        super().__init__()
        self.words, self.door = words, door
        self.holding = Held(opened, words) if opened is not None else None
        """The interview that was opened last."""
        self._preferences = preferences
        self._last_copy = -_TWICE_SECONDS
        self._leaving = False
        for theme in THEMES:
            self.register_theme(theme)
        chosen = preferences.colours if preferences is not None else ""
        self.theme = chosen if chosen in {theme.name for theme in THEMES} else THEMES[0].name
        self.trouble: BaseException | None = None
        """What went wrong in the program itself, where that ended it."""

    @property
    def held(self) -> Held:
        """The interview on the screen, where there is one."""
        assert self.holding is not None  # noqa: S101 - home asks for none
        return self.holding

    def get_default_screen(self) -> Screen[None]:
        """The conversation or the folder itself; an empty screen below would be styled and laid out for nothing."""
        if self.holding is not None or self.door is None:
            return ConversationScreen(self.held)
        from interview.tui.screens.home import HomeScreen

        return HomeScreen(self.door, self.words, self.hold)

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver for this machine; at a terminal one that reads on whatever comes."""
        usual = super().get_driver_class()
        if usual.__name__ != "LinuxDriver":  # Windows, or one that was asked for
            return usual
        from interview.tui.driver import TerminalDriver

        return TerminalDriver

    def tell_not_utf8(self) -> None:
        """Says that some letters were left out."""
        self.notify(
            self.words.say("line.not_utf8"), severity="warning", timeout=_TO_BE_READ_SECONDS, markup=False
        )

    def on_mount(self) -> None:
        """Listens for what may end it."""
        loop = asyncio.get_running_loop()
        for name, code in _ENDS.items():
            if hasattr(signal, name):
                number = getattr(signal, name)
                try:
                    loop.add_signal_handler(number, partial(self._leave, code))
                except NotImplementedError:  # Windows
                    signal.signal(number, lambda *_, code=code: loop.call_soon_threadsafe(self._leave, code))
                except (RuntimeError, ValueError):  # not the main thread: somebody else looks after signals
                    return

    def hold(self, opened: Opened) -> None:
        """Holds an interview that was picked, in front of all that was opened meanwhile."""
        self._back_to_the_first()
        self.holding = Held(opened, self.words)
        self.push_screen(ConversationScreen(self.held))

    def terminal_gone(self) -> None:
        """The window was closed and no signal has said so: ends all the same."""
        if not self._leaving:
            self._leave(_ENDS["SIGHUP"])

    def stop_listening(self) -> None:
        """Lets nothing wait for a terminal that went in the middle of the end: Textual's threads would read it for ever."""
        # Windows' driver has one too, a test's has none.
        exit_event = getattr(self._driver, "exit_event", None)
        if exit_event is not None and self._driver is not None:
            exit_event.set()
            self._driver.close()

    def action_leave(self) -> None:
        """Everything is kept, the half-typed text too."""
        self._leave(0)

    def _leave(self, code: int) -> None:
        """Ends once all that was typed before has gone its way; at once where this is asked for again."""
        if self._leaving:
            self._end(code)
        else:
            self._leaving = True
            ending: Callable[[], Coroutine[object, object, None]] = partial(self._end_in_order, code)
            self.run_worker(ending)

    async def _end_in_order(self, code: int) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(_LAST_WORDS_SECONDS):
                await self._done_with_what_was_typed()
        self._end(code)

    async def _done_with_what_was_typed(self) -> None:
        """Waits until the field has given what it holds, and what that has begun is done."""
        working = True
        while working:
            for node in (self.focused or self.screen).ancestors_with_self:
                through = asyncio.Event()
                if node is not self and node.call_later(through.set):
                    await through.wait()
            begun = [each.wait() for each in self.workers if each.group == WORK]
            working = bool(begun)
            await asyncio.gather(*begun, return_exceptions=True)

    def action_palette(self) -> None:
        """Everything that can be done where one is, with its key."""
        from interview.tui.screens.palette import Doing, PaletteScreen

        say, screen = self.words.say, self.screen
        if not isinstance(screen, BaseScreen) or isinstance(screen, PaletteScreen):
            return
        here = [
            Doing(say("screen.palette_here"), each.does, each.action, each.key)
            for each in screen.keys.keys
            if each.action != "app.palette"
        ]
        more = screen.doings() if isinstance(screen, ConversationScreen) else []
        if self.holding is not None and self.door is not None:
            more = [*more, Doing(say("screen.palette_report"), say("screen.go_home"), "app.home")]
        colours = [
            Doing(
                say("screen.palette_colours"), say(f"screen.colours_{name}"), f"app.colours('nianbao-{name}')"
            )
            for name in COLOURS
        ]

        async def run(action: str | None) -> None:
            if action is not None:
                await screen.run_action(action)

        screen.open(PaletteScreen([*here, *more, *colours], self.words), run)

    def action_colours(self, theme: str) -> None:
        """Other colours, from now on."""
        self.theme = theme
        if self._preferences is not None:
            self._preferences.choose_colours(theme)

    def action_home(self) -> None:
        """Puts the interview away and shows the folder again."""
        if self.holding is None:
            return
        self.held.put_away()
        self.held.desk.close()
        self.holding = None
        self._back_to_the_first()

    def _back_to_the_first(self) -> None:
        """Ends every screen but the first."""
        for screen in self.screen_stack[:0:-1]:
            if isinstance(screen, BaseScreen):
                screen.let_go()
            self.pop_screen()

    def action_copy_or_leave(self) -> None:
        """Ctrl-C copies what is marked, as on Windows; pressed twice it ends everything, as in any terminal."""
        now = monotonic()
        if now - self._last_copy < _TWICE_SECONDS:
            self._leave(0)
            return
        self._last_copy = now
        marked = self.screen.get_selected_text() or getattr(self.focused, "selected_text", "")
        if marked:
            self.copy_to_clipboard(marked)
        self.notify(self.words.say("screen.copied" if marked else "screen.once_more"), markup=False)

    def _fatal_error(self) -> None:
        """Keeps what went wrong for whoever started this; Textual would print it, with all that a clerk has typed."""
        self.trouble = sys.exception()
        self._close_messages_no_wait()

    def _end(self, code: int) -> None:
        if self.holding is not None:
            self.holding.put_away()
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen):
                screen.let_go()
        self.exit(code)
