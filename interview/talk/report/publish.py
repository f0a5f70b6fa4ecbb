"""Writing the report of an interview that is being held: where it went, or why not, ready to be said.

Nothing is written over without being asked, and nothing is ever raised at the clerk.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from interview.dataclass import dataclass
from interview.engine.step import commands as do
from interview.errors import InterviewError, WriteError
from interview.talk.interview import Held
from interview.talk.report.also import still_old
from interview.talk.report.finish import unfinished
from interview.talk.report.written import not_over, said_of
from interview.wording.refusals import refused


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it went."""

    said: str
    path: Path | None = None
    """The report, where it was written."""
    taken: bool = False
    """Whether there is one already, to be asked about."""


async def write_report(held: Held, *, draft: bool, over: bool = False) -> Outcome:
    """Writes the report as it stands; `over` one that is there; a finished one only where nothing stops it.

    A finished one is noted in the answers file, and the interview is at its end. A report that is open in another program is left alone.
    """
    words = held.words
    if held.desk.path is None:
        return Outcome(words.say("screen.no_name_yet"))
    problem = None if draft else unfinished(held.plan)
    if problem is not None:
        return Outcome(refused(held.state.flow, problem, words))
    try:
        written = await asyncio.to_thread(held.opened.publish, held.state, draft=draft, over=over)
    except InterviewError as trouble:
        if isinstance(trouble, WriteError) and trouble.code == "export_exists":
            return Outcome(words.say("line.overwrite", **trouble.details), taken=True)
        return Outcome(said_of(trouble, words))
    lines = [said_of(written, words), words.say("screen.in_folder", folder=written.path.parent.resolve())]
    if not draft:
        held.written = written.path
        held.send(do.Finish())  # also where a question was being revised: it is the end
        kept = await held.keep(finished=True)
        lines += [
            *kept.said,
            *still_old(written.path, words),
            *not_over(held.plan, held.opened.this_year, words),
        ]
    return Outcome("\n".join(lines), written.path)
