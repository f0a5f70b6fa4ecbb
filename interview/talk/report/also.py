"""PDF and web page beside the finished report, at one key: written, and what came of it ready to be said."""

from __future__ import annotations

from pathlib import Path

from interview.engine.plan.plan import Plan
from interview.export.also import write_also, written_before
from interview.talk.report.written import said_of
from interview.wording.catalog import Words
from interview.wording.lists import joined


def also_written(plan: Plan, report: Path, words: Words) -> str:
    """Writes them beside the Word file and says what was written where, or why not; nothing is ever raised at the clerk."""
    found = list(write_also(plan, report))
    remarks = dict.fromkeys(
        words.say(f"publish.{each.code}", **each.details) for also in found for each in also.remarks
    )
    return "\n".join([*(said_of(each.outcome, words) for each in found), *remarks])


def still_old(report: Path, words: Words) -> list[str]:
    """Says that PDF and web page beside a Word file that was written anew are as they were, where there are any of ours."""
    files = [each.name for each in written_before(report)]
    return [words.say("publish.still_old", files=joined(files, words))] if files else []
