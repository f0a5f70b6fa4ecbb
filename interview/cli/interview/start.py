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
from interview.desk.folder import Fresh
from interview.desk.open_interview import Publish
from interview.desk.opening import last_year_of, not_carried, read_sound
from interview.desk.soundness import judge
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Book
from interview.engine.plan.misfits import kinds_asked
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.step.turns import Refuse
from interview.errors import InterviewError
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

_LONGEST_NAME = 40
"""Cells of the name of an answer that has no place; an id that nobody knows may be any text."""


def home(options: argparse.Namespace, words: Words) -> Exit:
    """The reports in this folder, or with `--home` in the clerk's own, to go on with one, or a new one."""
    if not _at_a_terminal(words):
        return Exit.USAGE
    here = door(
        Path(),
        options.lang,
        lambda last: fresh(options.lang, words, None, None, None, str(last) if last else None),
        lambda path: resumed(path, options.lang, words),
        _place() if options.home else None,
        tuple(_kind(family, options.lang, words) for family in FAMILIES),
    )
    if _in_lines(options):
        return _home_in_lines(here, options, words)
    from interview.cli.interview import on_screen

    return on_screen.hold(None, words, here)


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


def _home_in_lines(here: Door, options: argparse.Namespace, words: Words) -> Exit:
    from interview.cli.interview.in_lines import choose_place, pick

    if here.place is not None and not here.place.settled:
        choose_place(here.place, words)
    reports, published = sorted(each.path for each in here.reports()), here.published()
    labels = [_described(path, words) for path in reports]
    goes: list[Callable[[], Exit]] = [partial(_hold_resumed, path, options, words) for path in reports]

    def from_last_year() -> Exit:
        sources = [*reports, *(each.path for each in published)]
        called = [*labels[: len(reports)], *(each.path.name for each in published)]
        options.last = str(sources[pick(words, words.say("screen.home_which"), called)])
        return _fresh(options, words, None)

    def elsewhere() -> Exit:
        assert here.place is not None  # noqa: S101 - it is offered only then
        choose_place(here.place, words)
        return _home_in_lines(here, options, words)

    fresh_ones = [
        (words.say("line.new", name=kind.name), partial(_begin, kind, options, words)) for kind in here.kinds
    ]
    labels.append(fresh_ones[0][0])
    goes.append(fresh_ones[0][1])
    if reports or published:
        labels.append(words.say("screen.home_last"))
        goes.append(from_last_year)
    if here.place is not None:
        labels.append(words.say("screen.home_place"))
        goes.append(elsewhere)
    labels += [label for label, _ in fresh_ones[1:]]
    goes += [go for _, go in fresh_ones[1:]]
    return goes[pick(words, words.say("line.welcome"), labels)]()


def _begin(kind: Fresh, options: argparse.Namespace, words: Words) -> Exit:
    return _hold(kind.begin(), options, words)


def _hold_resumed(path: Path, options: argparse.Namespace, words: Words) -> Exit:
    return _hold(resumed(path, options.lang, words), options, words)


def new(options: argparse.Namespace, words: Words) -> Exit:
    """A new report."""
    if not _at_a_terminal(words):
        return Exit.USAGE
    return _fresh(options, words, Path(options.file) if options.file else None)


def resume(options: argparse.Namespace, words: Words) -> Exit:
    """A report where it stopped."""
    if not _at_a_terminal(words):
        return Exit.USAGE
    return _hold_resumed(Path(options.file), options, words)


def _described(path: Path, words: Words) -> str:
    try:
        session = read_sound(path)
    except InterviewError:
        return path.name
    key = "line.finished" if session.finished_at else "line.unfinished"
    return words.say(key, file=path.name)


def _fresh(options: argparse.Namespace, words: Words, path: Path | None) -> Exit:
    year, flow_id, last, sheet = (getattr(options, name, None) for name in ("year", "flow", "last", "sheet"))
    if sheet is not None:
        opened = from_sheet(sheet, options.lang, words, path, flow_id, year, last)
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
        ReportFileError: Last year's report cannot be read.
        FlowFileError: There is no such form.
    """
    before = last_year_of(last_file, lang)
    last = before.last
    about = year if year is not None else last.year + 1 if last else None
    flow = load_flow(form_of(flow_id, about, last.flow if last else DEFAULT), lang)
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
    sheet: str,
    lang: str,
    words: Words,
    path: Path | None,
    flow_id: str | None,
    year: int | None,
    last_file: str | None,
) -> Opened:
    """A new interview that begins with what a filled worksheet or a register of applications says.

    Raises:
        SessionFileError: Last year's answers file cannot be opened.
        ReportFileError: The sheet or last year's report cannot be read.
        FlowFileError: There is no such form.
    """
    from interview.cli.interview.sheet import begun

    before = last_year_of(last_file, lang)
    found = begun(sheet, flow_id, year, before.last, words)
    state, turns = begin(found.flow, found.book)
    desk = Desk(Path(), lambda id: load_flow(id, lang), path=path)
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
