"""What home lists: the reports of a folder, what a new one can begin from, and what choosing a row does. Data, no widget.

Files are read elsewhere; what is known of them by now is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

from interview.dataclass import dataclass
from interview.desk.report_year import likely_year
from interview.desk.way_in.door import Door
from interview.desk.way_in.folder import Found, FoundReport
from interview.desk.way_in.questions import Unanswered
from interview.errors import InterviewError
from interview.session.clock import local_time
from interview.tui.widgets.rows import ListRow
from interview.wording.catalog import Words


@dataclass(frozen=True, slots=True)
class Go:
    """What a row does: goes on with a file, begins from one, begins from nothing, asks from which, or for another folder."""

    what: Literal["new", "resume", "last", "choose_last", "sheet", "sheet_and_last", "choose_sheet", "place"]
    path: Path | None = None
    kind: int = 0
    """Of one that begins from nothing: which of the reports there are."""
    last: Path | None = None
    """Beside a sheet: last year's report, if any."""
    told: tuple[int, ...] = ()
    """Of a sheet: what was answered to the questions about it."""


@dataclass
class HomeList:
    """The folder, and what is known of its files by now."""

    door: Door
    words: Words
    found: list[Found] = field(default_factory=list)
    published: list[Found] = field(default_factory=list)
    sheets: list[Found] = field(default_factory=list)
    known: dict[Path, FoundReport | InterviewError] = field(default_factory=dict)

    def look(self) -> None:
        """Lists the folder as it is now."""
        self.found, self.published = self.door.reports(), self.door.published()
        self.sheets = self.door.sheets()

    @property
    def folder(self) -> Path:
        """The folder with its whole path; without, where it was deleted under us."""
        try:
            return self.door.folder.resolve()
        except OSError:
            return self.door.folder

    def is_shut(self, path: Path) -> bool:
        """Whether a file is known not to open."""
        return isinstance(self.known.get(path), InterviewError)

    @property
    def sources(self) -> list[FoundReport]:
        """The answers files that a new report can begin from, the latest year first."""
        known = [
            each
            for found in self.found
            if isinstance(each := self.known.get(found.path), FoundReport) and each.year
        ]
        return sorted(known, key=lambda each: -(each.year or 0))

    def lasts(self, kind: str = "") -> list[Path]:
        """All that may be last year's report, in the order of its list; with the id of a family only those that may be of it."""
        found: list[FoundReport | Found] = [*self.sources, *self.published]
        return [each.path for each in found if not kind or each.kind in {kind, ""}]

    @property
    def first(self) -> Go:
        """Where the mark stands at first: on what was begun, else on how most begin."""
        if self.found:
            return Go("resume", self.found[0].path)
        if len(self.sheets) == 1:
            return Go("sheet", self.sheets[0].path)
        if not self.published:
            return Go("new")
        return Go("last", self.published[0].path) if len(self.published) == 1 else Go("choose_last")

    def everything(self) -> list[ListRow]:
        """The whole list: what a new one can begin from, then what can be gone on with; as most begin comes first."""
        say = self.words.say
        greeting = "home_welcome" if self.found or self.published or self.sheets else "home_empty"
        rows = [ListRow(say(f"screen.{greeting}"), kind="warm"), ListRow("")]
        new, files = self._new(), [*self._from_sheet(), *self._from_last()]
        rows += [*new, *files] if self.found or not files else [*files, ListRow(""), *new]
        for key, shut in (("reports", False), ("shut_ones", True)):
            mine = [self._row(each) for each in self.found if self.is_shut(each.path) == shut]
            if mine:
                rows += [ListRow(""), ListRow(say(f"screen.home_{key}"), kind="heading"), *mine]
        return [*rows, *self._place()]

    def _from_last(self) -> list[ListRow]:
        """What can be begun from what is here: one report by its name, more by a list of their own."""
        say, sources = self.words.say, self.sources
        if len(sources) == 1 and not self.published:
            last = say(
                "screen.home_last_one", name=self._called(sources[0]), year=likely_year(sources[0].year)
            )
            return [ListRow(last, means=Go("last", sources[0].path))]
        if len(self.published) == 1 and not self.found:
            file = self.published[0].path
            called, below = say("screen.home_last_file", name=file.name), say("screen.home_last_saves")
            return [ListRow(called, below=below, means=Go("last", file))]
        return [ListRow(say("screen.home_last"), means=Go("choose_last"))] if self.lasts() else []

    def _from_sheet(self) -> list[ListRow]:
        """What was written down before the interview: one by its name, more by a list of their own."""
        say = self.words.say
        if len(self.sheets) == 1:
            file = self.sheets[0].path
            called, below = say("screen.home_sheet_file", name=file.name), say("screen.home_sheet_saves")
            return [ListRow(called, below=below, means=Go("sheet", file))]
        return [ListRow(say("screen.home_sheet"), means=Go("choose_sheet"))] if self.sheets else []

    def _new(self) -> list[ListRow]:
        """What can be begun from nothing; several reports each with what they are."""
        if len(self.door.kinds) < 2:  # noqa: PLR2004 - one is no choice
            return [ListRow(self.words.say("screen.home_new"), means=Go("new"))]
        rows = [ListRow(self.words.say("screen.home_which_report"), kind="heading")]
        return rows + [
            ListRow(each.name, below=each.says, means=Go("new", kind=at))
            for at, each in enumerate(self.door.kinds)
        ]

    def _place(self) -> list[ListRow]:
        """The folder, where it is one of the clerk's choice; an empty one says what else it is good for."""
        say = self.words.say
        empty = not self.found and not self.published and not self.sheets
        hint = [ListRow(""), ListRow(say("screen.home_put_last"), kind="note")] if empty else []
        if self.door.place is None:
            return hint
        return [
            ListRow(""), ListRow(say("screen.home_place"), below=str(self.folder), means=Go("place")), *hint,
        ]  # fmt: skip

    def which_last(self) -> list[ListRow]:
        """Last year's reports, to begin from one."""
        heading = ListRow(self.words.say("screen.home_which"), kind="heading")
        return [heading, *self._lasts({path: Go("last", path) for path in self.lasts()})]

    def which_sheet(self) -> list[ListRow]:
        """What was written down before, to begin from one."""
        heading = ListRow(self.words.say("screen.home_which"), kind="heading")
        return [heading, *(self._listed(each, Go("sheet", each.path)) for each in self.sheets)]

    def which_beside(self, sheet: Path, kind: str) -> list[ListRow]:
        """Last year's reports of the family that a sheet is for, to have one beside it, or none."""
        say = self.words.say
        heading = ListRow(say("screen.home_which_beside"), kind="heading")
        beside = self._lasts({path: Go("sheet_and_last", sheet, last=path) for path in self.lasts(kind)})
        alone = ListRow(say("screen.home_sheet_alone", name=sheet.name), means=Go("sheet_and_last", sheet))
        return [heading, *beside, ListRow(""), alone]

    def _lasts(self, means: dict[Path, Go]) -> Iterable[ListRow]:
        sources = [each for each in self.sources if each.path in means]
        published = [each for each in self.published if each.path in means]
        yield from (ListRow(self._called(each), means=means[each.path]) for each in sources)
        if published:
            yield from (ListRow(""), ListRow(self.words.say("screen.home_published"), kind="heading"))
        yield from (self._listed(each, means[each.path]) for each in published)

    def _listed(self, found: Found, means: Go) -> ListRow:
        return ListRow(found.path.name, _when(found.changed, self.words), means=means)

    def _row(self, found: Found) -> ListRow:
        say, report = self.words.say, self.known.get(found.path)
        means, changed = Go("resume", found.path), _when(found.changed, self.words)
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


def asked_about(go: Go, unanswered: Unanswered) -> list[ListRow]:
    """A question about a sheet, each answer of which opens it with one more told."""
    rows = (
        ListRow(label, means=replace(go, what="sheet_and_last", told=(*go.told, at)))
        for at, label in enumerate(unanswered.labels)
    )
    return [ListRow(unanswered.question, kind="heading"), *rows]


def _when(moment: datetime, words: Words) -> str:
    """When a file was changed, as short as can be."""
    now = local_time()
    if moment.date() == now.date():
        return words.say("screen.home_today", time=f"{moment:%H:%M}")
    details = {"year": moment.year, "month": moment.month, "day": moment.day}
    return words.say("screen.home_day" if moment.year == now.year else "screen.home_date", **details)
