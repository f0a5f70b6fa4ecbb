"""Interviews opened: begun from nothing, from last year's report, from a filled worksheet or a register, or gone on with.

Each comes with everything a face needs to hold it. What cannot be opened is an `InterviewError` that says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from interview.desk.desk import Desk
from interview.desk.last_year import last_year_of, must_be_earlier, must_be_of_the_same_report, not_carried
from interview.desk.open_interview import Opened, Publish
from interview.desk.report_year import likely_year
from interview.desk.soundness import judge
from interview.desk.way_in.questions import Ask
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Book
from interview.engine.plan.misfits import kinds_asked
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.step.turns import Refuse
from interview.flowfiles import DEFAULT, flow_for_year, form_of, load_flow
from interview.session.clock import local_time
from interview.session.file_names import stem
from interview.wording.catalog import Words
from interview.wording.display_width import cut
from interview.wording.lists import few
from interview.wording.names import name_of

if TYPE_CHECKING:
    from interview.export import Written
    from interview.session import Notice, Session

_LONGEST_NAME = 40
"""Cells of the name of an answer that has no place; an id that nobody knows may be any text."""


def fresh(
    words: Words,
    *,
    path: Path | None = None,
    flow_id: str | None = None,
    year: int | None = None,
    last_file: str | None = None,
) -> Opened:
    """A new interview; its turns hold a `Refuse` where the year is not one that the form is for.

    The form is the one named, or the report's that is named, or last year's report's, of the year that it is about.

    Raises:
        SessionFileError: Last year's answers file cannot be opened.
        ReportFileError: Last year's report cannot be read, is another report, or not of a year before.
        FlowFileError: There is no such form.
    """
    before = last_year_of(last_file, words.lang)
    last = before.last
    suggested = likely_year(last.year if last else None)
    about = year if year is not None else suggested if last else None
    flow = load_flow(form_of(flow_id, about, last.flow if last else DEFAULT), words.lang)
    must_be_of_the_same_report(last_file, last, flow.id, words.lang)
    must_be_earlier(last_file, last, year)
    state, turns = begin(flow, Book(last=last))
    if year is not None:
        state, turns = step(state, do.Answer("year", str(year)))
        if not any(isinstance(turn, Refuse) for turn in turns):
            state, turns = begin(state.flow, state.book)
    desk = Desk(Path(), lambda id: load_flow(id, words.lang), path=path)
    desk.tell(*before.notices, *not_carried(flow, last, about))
    return Opened(
        state, turns, desk, publisher(desk, words), _other_forms(flow_id, flow),
        {"year": str(suggested)}, this_year=local_time().year,
    )  # fmt: skip


def from_sheet(
    sheet: str, words: Words, ask: Ask, *, path: Path | None = None, flow_id: str | None = None, year: int | None = None,
    last_file: str | None = None,
) -> Opened:  # fmt: skip
    """A new interview that begins with what a filled worksheet or a register of applications says.

    Raises:
        SessionFileError: Last year's answers file cannot be opened.
        ReportFileError: The sheet or last year's report cannot be read.
        FlowFileError: There is no such form.
    """
    from interview.desk.sheet import begun

    before = last_year_of(last_file, words.lang)
    found = begun(sheet, flow_id, year, before.last, words, ask)
    must_be_of_the_same_report(last_file, before.last, found.flow.id, words.lang)
    state, turns = begin(found.flow, found.book)
    suggested = before.last.year + 1 if before.last else likely_year()
    desk = Desk(Path(), lambda id: load_flow(id, words.lang), path=path)
    desk.tell(*before.notices, *not_carried(found.flow, before.last, suggested), *found.notices)
    return Opened(
        state, turns, desk, publisher(desk, words), _other_forms(flow_id, found.flow),
        {"year": str(suggested)}, this_year=local_time().year,
    )  # fmt: skip


def _other_forms(named: str | None, flow: Flow) -> Callable[[int], str] | None:
    """Gives the form of the same report for a year; None where the form itself was chosen."""
    return None if named == flow.id else partial(flow_for_year, like=flow.id)


def resumed(path: Path, words: Words) -> Opened:
    """An interview where it stopped; its file is open and locked.

    Raises:
        SessionFileError: It is no answers file, or not a sound one.
        LockedError: Somebody else has it open.
        FlowFileError: Its form is not there.
    """
    from interview.session.renames import renamed
    from interview.session.store import AnswersFile

    file = AnswersFile.open(path, judge(words.lang))
    try:
        flow: Flow = load_flow(file.session.flow, words.lang)
        session = renamed(file.session, flow.renamed)
        begun = session.draft
        state, turns = begin(flow, session.book, session.place, session.passed)
        if begun and begun.question != state.place.question and state.plan.get(begun.question):
            state, turns = begin(flow, state.book, begun.question, session.passed)
    except BaseException:
        file.close()
        raise
    desk = Desk(path.parent, lambda id: load_flow(id, words.lang), file)
    desk.tell(*_without_place(session, state, words))
    typed = begun.text if begun and begun.question == state.place.question else ""
    return Opened(
        state, turns, desk, publisher(desk, words), typed=typed, resumed=True, this_year=local_time().year
    )


def _without_place(session: Session, state: State, words: Words) -> Iterator[Notice]:
    """What was told and this form does not ask, or not so: kept, and never printed; a text begun there is told whole."""
    from interview.session.store import Notice

    aside = [id for id in session.book.answers if id not in state.book.answers and id in state.book.aside]
    if aside:
        names = [name_of(state.flow, id, words) if id in kinds_asked(state.flow) else id for id in aside]
        yield Notice("set_aside", {"answers": few([cut(name, _LONGEST_NAME) for name in names], words)})
    draft = session.draft
    if draft and draft.question != state.place.question and draft.text.strip():
        yield Notice("draft", {"text": draft.text})


def publisher(desk: Desk, words: Words) -> Publish:
    """Writes the report beside the answers file, in the style that lies there."""

    def publish(state: State, *, draft: bool, over: bool) -> Written:
        from interview.export import render, write
        from interview.export.styles import named

        assert desk.path is not None  # noqa: S101 - nothing can be published before office and year are told
        style = named(None, desk.path.parent)
        name = stem(desk.path) + (words.say("line.draft_suffix") if draft else "") + ".docx"
        document = render(state.plan, "docx", draft=draft, style=style)
        return write(document, desk.path.with_name(name), force=over or draft, beside=True)

    return publish
