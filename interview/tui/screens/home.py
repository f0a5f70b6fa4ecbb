"""Home: the reports in the folder, to go on with one, or to begin one, from scratch or from last year's.

Lists what is there at once and reads the files one after another behind the scenes, so that a full folder opens as
fast as an empty one. A file that cannot be opened says why in its own row.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from interview.desk import Opened
from interview.desk.folder import Door, Found, FoundReport
from interview.errors import InterviewError
from interview.session.clock import local_time
from interview.tui.screens.base import BaseScreen
from interview.tui.widgets.bars import Key
from interview.tui.widgets.rows import ListRow, Rows
from interview.tui.widgets.status_line import Foot
from interview.wording.catalog import Words

_AT_ONCE = 20
"""So many files are read before the list is shown anew."""


@dataclass(frozen=True, slots=True)
class _Go:
    """What a row does: goes on with a file, begins from one, begins from nothing, asks from which, or for another folder."""

    what: str
    path: Path | None = None
    kind: int = 0
    """Of one that begins from nothing: which of the reports there are."""


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
        self.found: list[Found] = []
        self.published: list[Found] = []
        self.known: dict[Path, FoundReport | InterviewError] = {}
        self.choosing_last = False
        """Whether the list is of last year's reports to begin from."""
        self.rows, self.foot = Rows("rows"), Foot()
        self._opening = False
        self._opener = ThreadPoolExecutor(max_workers=1, thread_name_prefix="opening")

    def compose(self) -> ComposeResult:
        """Head, list, what is said, keys."""
        yield self.head
        yield self.rows
        yield self.foot
        yield self.keys

    def on_mount(self) -> None:
        """Asks for the folder first, where there is none yet."""
        if self.door.place is not None and not self.door.place.settled:
            self.ask_for_the_place()

    def on_screen_resume(self) -> None:
        """Lists the folder, each time one comes here."""
        self.rows.focus()
        self.list_folder()

    def list_folder(self) -> None:
        """Lists the folder as it is now, and reads what is in it."""
        self.found, self.published = self.door.reports(), self.door.published()
        self.choosing_last = False
        first = _Go("resume", self.found[0].path) if self.found else self._first_of_new
        self._show(None if self.rows.marked else first)
        self.start(partial(self._read, self.found), instead_of="reading")

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
        self.known |= fresh
        here = self.rows.marked
        shut = isinstance(here, _Go) and here.path is not None and self._is_shut(here.path)
        sound = [each for each in self.found if not self._is_shut(each.path)]
        self._show((_Go("resume", sound[0].path) if sound else _Go("new")) if shut else None)

    def _is_shut(self, path: Path) -> bool:
        return isinstance(self.known.get(path), InterviewError)

    # Showing ---------------------------------------------------------------------------------------------------------

    def _show(self, mark: _Go | None = None) -> None:
        say = self.words.say
        count = say("screen.home_count", n=len(self.found)) if self.found else ""
        self.head.show(" · ".join(filter(None, [say("screen.title"), self._folder.name])), count)
        self.rows.show(self._rows_of_last() if self.choosing_last else self._rows_of_all(), mark)
        back = [Key("Esc", say("screen.key_home_back"), "back")] if self.choosing_last else []
        enter, leave = (
            Key("Enter", say("screen.key_open"), "open"),
            Key("Ctrl+Q", say("screen.key_quit"), "leave"),
        )
        more = Key("Ctrl+P", say("screen.key_palette"), "app.palette")
        self.keys.show([enter, *back, leave, more])

    @property
    def _folder(self) -> Path:
        """The folder with its whole path; without, where it was deleted under us."""
        try:
            return self.door.folder.resolve()
        except OSError:
            return self.door.folder

    @property
    def _first_of_new(self) -> _Go:
        """How most begin: from last year's report, where it lies here and nothing was begun."""
        if self.found or not self.published:
            return _Go("new")
        return _Go("last", self.published[0].path) if len(self.published) == 1 else _Go("choose_last")

    def _rows_of_all(self) -> list[ListRow]:
        say = self.words.say
        greeting = "home_welcome" if self.found or self.published else "home_empty"
        rows = [ListRow(say(f"screen.{greeting}"), kind="warm"), ListRow("")]
        new, last = self._rows_of_new(), self._rows_from_last()
        rows += [*new, *last] if self._first_of_new.what == "new" else [*last, ListRow(""), *new]
        for key, shut in (("reports", False), ("shut_ones", True)):
            mine = [self._row(each) for each in self.found if self._is_shut(each.path) == shut]
            if mine:
                rows += [ListRow(""), ListRow(say(f"screen.home_{key}"), kind="heading"), *mine]
        return [*rows, *self._rows_of_the_place()]

    def _rows_from_last(self) -> list[ListRow]:
        """What can be begun from what is here: one report by its name, more by a list of their own."""
        say, sources = self.words.say, self._sources()
        if len(sources) == 1 and not self.published:
            return [ListRow(self._from_one(sources[0]), means=_Go("last", sources[0].path))]
        if len(self.published) == 1 and not self.found:
            name = self.published[0].path.name
            below = say("screen.home_last_saves")
            return [ListRow(say("screen.home_last_file", name=name), below=below, means=self._first_of_new)]
        return (
            [ListRow(say("screen.home_last"), means=_Go("choose_last"))] if sources or self.published else []
        )

    def _rows_of_new(self) -> list[ListRow]:
        """What can be begun from nothing; several reports each with what they are."""
        if len(self.door.kinds) < 2:  # noqa: PLR2004 - one is no choice
            return [ListRow(self.words.say("screen.home_new"), means=_Go("new"))]
        rows = [ListRow(self.words.say("screen.home_which_report"), kind="heading")]
        return rows + [
            ListRow(each.name, below=each.says, means=_Go("new", kind=at))
            for at, each in enumerate(self.door.kinds)
        ]

    def _rows_of_the_place(self) -> list[ListRow]:
        """The folder, where it is one of the clerk's choice; an empty one says what else it is good for."""
        say, folder = self.words.say, str(self._folder)
        empty = not self.found and not self.published
        hint = [ListRow(""), ListRow(say("screen.home_put_last"), kind="note")] if empty else []
        if self.door.place is None:
            return hint
        return [ListRow(""), ListRow(say("screen.home_place"), below=folder, means=_Go("place")), *hint]

    def _rows_of_last(self) -> list[ListRow]:
        rows = [ListRow(self.words.say("screen.home_which"), kind="heading")]
        rows += [ListRow(self._called(each), means=_Go("last", each.path)) for each in self._sources()]
        if self.published:
            rows += [ListRow(""), ListRow(self.words.say("screen.home_published"), kind="heading")]
        return rows + [
            ListRow(each.path.name, _when(each.changed, self.words), means=_Go("last", each.path))
            for each in self.published
        ]

    def _sources(self) -> list[FoundReport]:
        """What a new report can begin from, the latest year first."""
        known = [
            each
            for found in self.found
            if isinstance(each := self.known.get(found.path), FoundReport) and each.year
        ]
        return sorted(known, key=lambda each: -(each.year or 0))

    def _from_one(self, source: FoundReport) -> str:
        return self.words.say("screen.home_last_one", name=self._called(source), year=(source.year or 0) + 1)

    def _row(self, found: Found) -> ListRow:
        say, report = self.words.say, self.known.get(found.path)
        means, changed = _Go("resume", found.path), _when(found.changed, self.words)
        if isinstance(report, InterviewError):
            return ListRow(found.path.name, changed, self.words.error(report), means=means)
        if report is None:
            return ListRow(found.path.name, changed, means=means)
        some = "one" if report.left == 1 else "left"
        key = "finished" if report.finished else some if report.left else "answered"
        state = say("screen.home_held") if report.held else say(f"screen.home_{key}", n=report.left)
        return ListRow(self._called(report), f"{state} · {changed}", means=means)

    def _called(self, report: FoundReport) -> str:
        if not report.office:
            return report.path.name
        year = self.words.say("screen.year", year=report.year) if report.year else ""
        same = [
            each for each in self.known.values()
            if isinstance(each, FoundReport) and (each.office, each.year) == (report.office, report.year)
        ]  # fmt: skip
        return " · ".join(filter(None, [report.office, year, report.path.name if len(same) > 1 else ""]))

    # What is done ----------------------------------------------------------------------------------------------------

    @on(Rows.Chosen)
    def _choose(self, event: Rows.Chosen) -> None:
        go = event.means
        if self._opening or not self.is_active or not isinstance(go, _Go):
            return
        self.foot.say("")
        if go.what == "choose_last":
            self.choosing_last = True
            self._show(_Go("last", (self._sources() or self.published)[0].path))
        elif go.what == "place":
            self.ask_for_the_place()
        elif go.what == "resume" and go.path is not None:
            path = go.path
            self._open(lambda: self.door.resumed(path))
        else:
            kinds = self.door.kinds
            self._open(
                kinds[go.kind].begin if go.what == "new" and kinds else lambda: self.door.fresh(go.path)
            )

    def ask_for_the_place(self) -> None:
        """Asks in which folder the reports are to lie."""
        from interview.tui.screens.place import PlaceScreen

        def come(elsewhere: bool | None) -> None:
            if elsewhere:  # names say nothing of what they were in the folder before
                self.known.clear()
                self.list_folder()

        if self.door.place is not None:
            self.open(PlaceScreen(self.door.place, self.words), come)

    def _open(self, opening: Callable[[], Opened]) -> None:
        self._opening = True
        self.foot.say(self.words.say("screen.home_opening"))
        self.start(partial(self._opened, self._opener.submit(opening)))

    async def _opened(self, opening: Future[Opened]) -> None:
        """Waits for an interview that is opened in a thread, since a lock may be waited for; then it is held."""
        try:
            opened = await asyncio.shield(asyncio.wrap_future(opening))
        except asyncio.CancelledError:  # the clerk has left: nobody will hold it
            opening.add_done_callback(_let_go)
            raise
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
        if self.choosing_last:
            self.choosing_last = False
            self._show(_Go("choose_last"))
        else:
            await self.action_leave()


def _let_go(opening: Future[Opened]) -> None:
    """Closes what was opened for nobody."""
    if opening.exception() is None:
        opening.result().desk.close()


def _when(moment: datetime, words: Words) -> str:
    """When a file was changed, as short as can be."""
    now = local_time()
    if moment.date() == now.date():
        return words.say("screen.home_today", time=f"{moment:%H:%M}")
    details = {"year": moment.year, "month": moment.month, "day": moment.day}
    return words.say("screen.home_day" if moment.year == now.year else "screen.home_date", **details)
