"""Home: the reports in the folder, to go on with one, or to begin one, from scratch or from a file that lies there.

Lists what is there at once and reads the files one after another behind the scenes, so that a full folder opens as
fast as an empty one. A file that cannot be opened says why in its own row.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.events import Paste

from interview.desk import Opened
from interview.desk.way_in.door import Door
from interview.desk.way_in.dropped import dropped
from interview.desk.way_in.folder import Found, FoundReport, kind_of
from interview.desk.way_in.questions import Unanswered, told_before
from interview.engine.answers.characters import quoted
from interview.errors import InterviewError
from interview.tui.screens.base import BaseScreen
from interview.tui.screens.home_rows import Go, HomeList, asked_about
from interview.tui.widgets.bars import Key
from interview.tui.widgets.rows import ListRow, Rows
from interview.tui.widgets.status_line import Foot
from interview.wording.catalog import Words

_AT_ONCE = 20
"""So many files are read before the list is shown anew."""
_TYPED_SECONDS = 0.3
"""What comes after so long belongs to another path."""
_DROPPED: Mapping[str, Literal["resume", "sheet", "last"]] = {
    "answers": "resume", "sheet": "sheet", "report": "last",
}  # fmt: skip
"""What is done with a file that was dragged onto the window, by what it is."""


class HomeScreen(BaseScreen[None]):
    """What lies in the folder.

    Args:
        door: Lists and opens.
        words: The language.
        hold: Takes over an interview that was opened.
    """

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "back", show=False),
    ]

    def __init__(self, door: Door, words: Words, hold: Callable[[Opened], None]) -> None:
        super().__init__()
        self.door, self.words, self.hold = door, words, hold
        self.listing = HomeList(door, words)
        self._rows_now: Callable[[], list[ListRow]] = self.listing.everything
        """What is listed: everything, or what a question can be answered with."""
        self._back_to: Go | None = None
        """From which row of the whole list one came to a question."""
        self.rows, self.foot = Rows("rows"), Foot()
        self._typed = ""
        self._missed: tuple[str, object] | None = None
        """What was taken for a file and is none, and the row that was marked then: the Enter behind it was meant for the file."""
        self._opening = False
        self._opener = ThreadPoolExecutor(max_workers=1, thread_name_prefix="opening")

    def compose(self) -> ComposeResult:
        """Head, list, what is said, keys."""
        yield self.head
        yield self.rows
        yield self.foot
        yield self.keys

    def on_mount(self) -> None:
        """Asks for the folder first, where there is none yet; says why a file that was dropped on the program did not open."""
        if self.door.trouble is not None:
            self.foot.say(self.words.error(self.door.trouble), refusal=True)
        if self.door.place is not None and not self.door.place.settled:
            self.ask_for_the_place()

    def on_screen_resume(self) -> None:
        """Lists the folder, each time one comes here."""
        self.rows.focus()
        self.list_folder()

    def list_folder(self) -> None:
        """Lists the folder as it is now, and reads what is in it."""
        self.listing.look()
        self._show_everything(None if self.rows.marked else self.listing.first)
        self.start(partial(self._read, self.listing.found), instead_of="reading")

    async def _read(self, found: list[Found]) -> None:
        """Reads the files, the newest first, some at once in a thread."""
        for at in range(0, len(found), _AT_ONCE):
            self._learn(await asyncio.to_thread(self._look_at, found[at : at + _AT_ONCE]))

    def _look_at(self, found: list[Found]) -> dict[Path, FoundReport | InterviewError]:
        fresh: dict[Path, FoundReport | InterviewError] = {}
        for each in found:
            try:
                fresh[each.path] = self.door.look(each.path)
            except InterviewError as trouble:
                fresh[each.path] = trouble
        return fresh

    def _learn(self, fresh: dict[Path, FoundReport | InterviewError]) -> None:
        self.listing.known |= fresh
        here = self.rows.marked
        shut = isinstance(here, Go) and here.path is not None and self.listing.is_shut(here.path)
        sound = [each for each in self.listing.found if not self.listing.is_shut(each.path)]
        self._show((Go("resume", sound[0].path) if sound else Go("new")) if shut else None)

    # Showing ---------------------------------------------------------------------------------------------------------

    def _show(self, mark: Go | None = None) -> None:
        say, found = self.words.say, self.listing.found
        count = say("screen.home_count", n=len(found)) if found else ""
        self.head.show(" · ".join(filter(None, [say("screen.title"), self.listing.folder.name])), count)
        self.rows.show(self._rows_now(), mark)
        back = [Key("Esc", say("screen.key_home_back"), "back")] if self._back_to is not None else []
        enter, leave = (
            Key("Enter", say("screen.key_open"), "open"),
            Key("Ctrl+Q", say("screen.key_quit"), "leave"),
        )
        more = Key("Ctrl+P", say("screen.key_palette"), "app.palette")
        self.keys.show([enter, *back, leave, more])

    def _show_everything(self, mark: Go | None) -> None:
        self._rows_now, self._back_to = self.listing.everything, None
        self._show(mark)

    def _show_question(self, rows: Callable[[], list[ListRow]], back_to: Go) -> None:
        """Lists what a question can be answered with, the first one marked."""
        self._rows_now, self._back_to = rows, back_to
        self._show(next(row.means for row in rows() if isinstance(row.means, Go)))

    # What is done ----------------------------------------------------------------------------------------------------

    @on(Rows.Chosen)
    def _choose(self, event: Rows.Chosen) -> None:
        go, typed, self._typed = event.means, self._typed, ""
        missed, self._missed = self._missed, None
        if len(typed) > 1:  # whoever drops a file and presses Enter at once means the file
            self._come(typed)
            self._missed = None
        elif missed is not None and missed[1] == go:
            self.foot.say(self.words.say("screen.home_no_file_enter", typed=missed[0]), refusal=True)
        elif self.is_active and not self._opening and isinstance(go, Go):
            self.foot.say("")
            self._go(go)

    def _go(self, go: Go) -> None:
        path, door = go.path, self.door
        if go.what == "place":
            self.ask_for_the_place()
        elif go.what == "choose_last":
            self._show_question(self.listing.which_last, go)
        elif go.what == "choose_sheet":
            self._show_question(self.listing.which_sheet, go)
        elif path is None:
            self._open(go, door.kinds[go.kind].begin if door.kinds else door.fresh)
        elif go.what == "sheet" and self.listing.lasts():
            self._opening = True
            self.foot.say(self.words.say("screen.home_opening"))
            self.start(partial(self._ask_for_last, go, path))
        elif go.what in {"sheet", "sheet_and_last"}:
            self._from_sheet(go, path)
        elif go.what == "resume":
            self._open(go, lambda: door.resumed(path))
        else:
            self._open(go, lambda: door.fresh(path))

    def _from_sheet(self, go: Go, sheet: Path) -> None:
        self._open(go, lambda: self.door.from_sheet(sheet, go.last, told_before(go.told)))

    async def _ask_for_last(self, go: Go, sheet: Path) -> None:
        """Asks which of last year's reports to have beside a sheet, once it was read what it is for; none fits, it is opened."""
        try:
            kind = await asyncio.to_thread(self.door.kind_of_sheet, sheet)
        finally:
            self._opening = False
        self.foot.say("")
        if self.listing.lasts(kind):
            self._show_question(partial(self.listing.which_beside, sheet, kind), self._back_to or go)
        else:
            self._from_sheet(go, sheet)

    # A file that is dragged onto the window: newer terminals paste its path, older ones type it ------------------------

    def on_paste(self, event: Paste) -> None:
        """Opens the file whose path was pasted."""
        event.stop()
        self._come(event.text)

    @on(Rows.Typed)
    def _gather(self, event: Rows.Typed) -> None:
        """Waits for the rest of what comes faster than anybody types."""
        self._typed = self._typed[:-1] if event.key == "backspace" else self._typed + (event.character or "")
        self.call_in(_TYPED_SECONDS, partial(self._typed_out, self._typed))

    def _typed_out(self, so_far: str) -> None:
        if so_far != self._typed:  # more has come
            return
        typed, self._typed = self._typed, ""
        if len(typed) > 1:  # one key is a slip
            self._come(typed)

    def _come(self, typed: str) -> None:
        if not self.is_active or self._opening:
            return
        file = dropped(typed)
        if file is None:
            self._missed = quoted(typed), self.rows.marked
            self.foot.say(self.words.say("screen.home_no_file", typed=quoted(typed)), refusal=True)
        else:
            self.foot.say("")
            self._go(Go(_DROPPED[kind_of(file)], file))

    def ask_for_the_place(self) -> None:
        """Asks in which folder the reports are to lie."""
        from interview.tui.screens.place import PlaceScreen

        def come(elsewhere: bool | None) -> None:
            if elsewhere:  # names say nothing of what they were in the folder before
                self.listing.known.clear()
                self.list_folder()

        if self.door.place is not None:
            self.open(PlaceScreen(self.door.place, self.words), come)

    def _open(self, go: Go, opening: Callable[[], Opened]) -> None:
        self._opening = True
        self.foot.say(self.words.say("screen.home_opening"))
        self.start(partial(self._opened, go, self._opener.submit(opening)))

    async def _opened(self, go: Go, opening: Future[Opened]) -> None:
        """Waits for an interview that is opened in a thread, since a lock may be waited for; then it is held."""
        try:
            opened = await asyncio.shield(asyncio.wrap_future(opening))
        except asyncio.CancelledError:  # the clerk has left: nobody will hold it
            opening.add_done_callback(_let_go)
            raise
        except Unanswered as question:
            self.foot.say("")
            rows = asked_about(go, question)
            self._show_question(lambda: rows, self._back_to or go)
        except InterviewError as trouble:
            self.foot.say(self.words.error(trouble), refusal=True)
        else:
            self.foot.say("")
            self.hold(opened)
        finally:
            self._opening = False

    def action_open(self) -> None:
        """Opens what is marked."""
        self.rows.choose()

    async def action_back(self) -> None:
        """Back to the whole list; from there, out."""
        self.foot.say("")
        if self._back_to is not None:
            self._show_everything(self._back_to)
        else:
            await self.action_leave()


def _let_go(opening: Future[Opened]) -> None:
    """Closes what was opened for nobody."""
    if opening.exception() is None:
        opening.result().desk.close()
