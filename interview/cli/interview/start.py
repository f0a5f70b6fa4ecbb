"""`nianbao`, `nianbao new`, `nianbao resume`: an interview with a person at a terminal."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from interview.cli.exits import Exit
from interview.cli.interview.door import door
from interview.cli.output import tell
from interview.desk import Desk, Opened
from interview.desk.folder import Ask, Fresh, Unanswered, told_before
from interview.desk.open_interview import Publish
from interview.desk.opening import last_year_of, must_be_earlier, must_be_of_the_same_report, not_carried
from interview.desk.soundness import judge
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Book
from interview.engine.plan.misfits import kinds_asked
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.step.turns import Refuse
from interview.errors import InterviewError, ReportFileError
from interview.flowfiles import DEFAULT, flow_for_year, form_of, load_flow
from interview.flowfiles.families import FAMILIES, Family
from interview.session import AnswersFile, Notice, Session
from interview.session.clock import local_time
from interview.session.naming import stem
from interview.talk.input.refusal import problem_in
from interview.wording.catalog import Words
from interview.wording.cells import cut
from interview.wording.names import name_of
from interview.wording.speech import few, refused

if TYPE_CHECKING:
    from interview.desk.folder import Door
    from interview.desk.place import ReportsPlace
    from interview.export import Written

_MISTAKEN = frozenset(
    [
        "nothing_in_report",
        "no_report",
        "no_year_in_report",
        "sheet_is_report",
        "no_sheet",
        "not_sheet",
        "is_answers",
    ]
)
"""Why a file that was chosen for one kind of file may be of the other."""
_LONGEST_NAME = 40
"""Cells of the name of an answer that has no place; an id that nobody knows may be any text."""


def home(options: argparse.Namespace, words: Words) -> Exit:
    """The reports in this folder, or with `--home` in the clerk's own, to go on with one, or a new one."""
    if not _at_a_terminal(words):
        return Exit.USAGE
    place = _place() if options.home else None
    here = way_in(options.lang, words, place, tuple(_kind(each, options.lang, words) for each in FAMILIES))
    if _in_lines(options):
        from interview.cli.interview.menu import opened_from

        return _hold(opened_from(here, words), options, words)
    from interview.cli.interview import on_screen

    return on_screen.hold(None, words, here)


def way_in(lang: str, words: Words, place: ReportsPlace | None = None, kinds: tuple[Fresh, ...] = ()) -> Door:
    """The way into this folder; a file that was taken for another kind of file is opened as what it is."""

    def from_last(last: Path | None) -> Opened:
        if last is None:
            return fresh(lang, words, None, None, None, None)
        return _as_what_it_is(
            lambda: fresh(lang, words, None, None, None, str(last)),
            lambda: from_sheet(str(last), words, told_before(()), None, None, None, None),
        )

    def from_written(sheet: Path, last: Path | None, ask: Ask) -> Opened:
        beside = str(last) if last else None
        return _as_what_it_is(
            lambda: from_sheet(str(sheet), words, ask, None, None, None, beside),
            lambda: fresh(lang, words, None, None, None, str(sheet)),
        )

    return door(
        Path(), lang, from_last, lambda path: resumed(path, lang, words), from_written, place, kinds,
    )  # fmt: skip


def _as_what_it_is(as_chosen: Callable[[], Opened], otherwise: Callable[[], Opened]) -> Opened:
    """What a file makes, as what it was chosen for, else as what it is; where it is neither, why not the first."""
    try:
        return as_chosen()
    except ReportFileError as trouble:
        if trouble.code not in _MISTAKEN:
            raise
        try:
            return otherwise()
        except (InterviewError, Unanswered):
            raise trouble from None


def _kind(family: Family, lang: str, words: Words) -> Fresh:
    """A report that can be begun from nothing, whichever of its forms the year will want."""
    begin = partial(fresh, lang, words, None, family.id, None, None)
    return Fresh(family.named(lang), family.said(lang), begin)


def _place() -> ReportsPlace:
    """The clerk's own folder; this process is in it from now on, where it is known and there."""
    from interview.desk.place import ReportsPlace
    from interview.desk.preferences import Habits

    place = ReportsPlace(Habits())
    place.return_to()
    return place


def new(options: argparse.Namespace, words: Words) -> Exit:
    """A new report."""
    if not _at_a_terminal(words):
        return Exit.USAGE
    return _fresh(options, words, Path(options.file) if options.file else None)


def resume(options: argparse.Namespace, words: Words) -> Exit:
    """A report where it stopped."""
    if not _at_a_terminal(words):
        return Exit.USAGE
    return _hold(resumed(Path(options.file), options.lang, words), options, words)


def _fresh(options: argparse.Namespace, words: Words, path: Path | None) -> Exit:
    year, flow_id, last, sheet = (getattr(options, name, None) for name in ("year", "flow", "last", "sheet"))
    if sheet is not None:
        from interview.cli.interview.in_lines import pick

        opened = from_sheet(sheet, words, partial(pick, words), path, flow_id, year, last)
    else:
        opened = fresh(options.lang, words, path, flow_id, year, last)
    problem = problem_in(opened.turns)
    if problem is not None:
        told = refused(opened.state.flow, problem, words)
        tell(words.say("cli.error", message=told))
        return Exit.USAGE
    if path is not None or sheet is not None:
        opened.desk.keep(opened.state)  # where a sheet tells neither office nor year, nothing is kept yet
    return _hold(opened, options, words)


def fresh(
    lang: str, words: Words, path: Path | None, flow_id: str | None, year: int | None, last_file: str | None
) -> Opened:
    """A new interview; its turns hold a `Refuse` where the year is not one that the form is for.

    The form is the one named, or the report's that is named, or last year's report's, of the year that it is about.

    Raises:
        SessionFileError: Last year's answers file cannot be opened.
        ReportFileError: Last year's report cannot be read, is another report, or not of a year before.
        FlowFileError: There is no such form.
    """
    before = last_year_of(last_file, lang)
    last = before.last
    about = year if year is not None else last.year + 1 if last else None
    flow = load_flow(form_of(flow_id, about, last.flow if last else DEFAULT), lang)
    must_be_of_the_same_report(last_file, last, flow.id, lang)
    must_be_earlier(last_file, last, year)
    state, turns = begin(flow, Book(last=last))
    if year is not None:
        state, turns = step(state, do.Answer("year", str(year)))
        if not any(isinstance(turn, Refuse) for turn in turns):
            state, turns = begin(state.flow, state.book)
    suggested = last.year + 1 if last else local_time().year - 1
    desk = Desk(Path(), lambda id: load_flow(id, lang), path=path)
    desk.tell(*before.notices, *not_carried(flow, last))
    return Opened(
        state, turns, desk, _publisher(desk, words), _other_forms(flow_id, flow),
        {"year": str(suggested)}, this_year=local_time().year,
    )  # fmt: skip


def from_sheet(
    sheet: str, words: Words, ask: Ask, path: Path | None, flow_id: str | None, year: int | None,
    last_file: str | None,
) -> Opened:  # fmt: skip
    """A new interview that begins with what a filled worksheet or a register of applications says.

    Raises:
        SessionFileError: Last year's answers file cannot be opened.
        ReportFileError: The sheet or last year's report cannot be read.
        FlowFileError: There is no such form.
    """
    from interview.cli.interview.sheet import begun

    before = last_year_of(last_file, words.lang)
    found = begun(sheet, flow_id, year, before.last, words, ask)
    must_be_of_the_same_report(last_file, before.last, found.flow.id, words.lang)
    state, turns = begin(found.flow, found.book)
    desk = Desk(Path(), lambda id: load_flow(id, words.lang), path=path)
    desk.tell(*before.notices, *not_carried(found.flow, before.last), *found.notices)
    suggested = before.last.year + 1 if before.last else local_time().year - 1
    return Opened(
        state, turns, desk, _publisher(desk, words), _other_forms(flow_id, found.flow),
        {"year": str(suggested)}, this_year=local_time().year,
    )  # fmt: skip


def _other_forms(named: str | None, flow: Flow) -> Callable[[int], str] | None:
    """Gives the form of the same report for a year; None where the form itself was chosen."""
    return None if named == flow.id else partial(flow_for_year, like=flow.id)


def resumed(path: Path, lang: str, words: Words) -> Opened:
    """An interview where it stopped; its file is open and locked.

    Raises:
        SessionFileError: It is no answers file, or not a sound one.
        LockedError: Somebody else has it open.
        FlowFileError: Its form is not there.
    """
    from interview.session.renames import renamed

    file = AnswersFile.open(path, judge(lang))
    try:
        flow: Flow = load_flow(file.session.flow, lang)
        session = renamed(file.session, flow.renamed)
        begun = session.draft
        state, turns = begin(flow, session.book, session.place, session.passed)
        if begun and begun.question != state.place.question and state.plan.get(begun.question):
            state, turns = begin(flow, state.book, begun.question, session.passed)
    except BaseException:
        file.close()
        raise
    desk = Desk(path.parent, lambda id: load_flow(id, lang), file)
    desk.tell(*_without_place(session, state, words))
    typed = begun.text if begun and begun.question == state.place.question else ""
    return Opened(
        state, turns, desk, _publisher(desk, words), typed=typed, resumed=True, this_year=local_time().year
    )


def _without_place(session: Session, state: State, words: Words) -> Iterator[Notice]:
    """What was told and this form does not ask, or not so: kept, and never printed; a text begun there is told whole."""
    aside = [id for id in session.book.answers if id not in state.book.answers and id in state.book.aside]
    if aside:
        names = [name_of(state.flow, id, words) if id in kinds_asked(state.flow) else id for id in aside]
        yield Notice("set_aside", {"answers": few([cut(name, _LONGEST_NAME) for name in names], words)})
    draft = session.draft
    if draft and draft.question != state.place.question and draft.text.strip():
        yield Notice("draft", {"text": draft.text})


def _publisher(desk: Desk, words: Words) -> Publish:
    def publish(state: State, draft: bool, force: bool) -> Written:
        from interview.export import render, write
        from interview.export.styles import named

        assert desk.path is not None  # noqa: S101 - nothing can be published before office and year are told
        style = named(None, desk.path.parent)
        name = stem(desk.path) + (words.say("line.draft_suffix") if draft else "") + ".docx"
        document = render(state.plan, "docx", draft=draft, style=style)
        return write(document, desk.path.with_name(name), force=force or draft, beside=True)

    return publish


def _hold(opened: Opened, options: argparse.Namespace, words: Words) -> Exit:
    """Holds the interview in the face that was asked for, or in lines where the terminal can do no more."""
    face = "in_lines" if _in_lines(options) else "on_screen"
    hold: Callable[[Opened, Words], Exit] = import_module(f"interview.cli.interview.{face}").hold
    try:
        return hold(opened, words)
    finally:
        opened.desk.close()


def _in_lines(options: argparse.Namespace) -> bool:
    """Whether the interview is held line by line: asked for, or the terminal can do no more."""
    return bool(options.line) or os.environ.get("TERM") == "dumb"


def _at_a_terminal(words: Words) -> bool:
    if sys.stdin.isatty() and sys.stdout.isatty():
        return True
    tell(words.say("cli.error", message=words.say("cli.need_terminal")))
    return False
