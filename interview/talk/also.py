"""PDF and web page beside the finished report, at one key: written, and what came of it ready to be said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from interview.engine.plan.plan import Plan
from interview.export.also import Also, write_also
from interview.wording.catalog import Words


def also_written(plan: Plan, report: Path, words: Words) -> str:
    """Writes them beside the Word file and says what was written where, or why not; nothing is ever raised at the clerk."""
    return "\n".join(line for each in write_also(plan, report) for line in _said(each, words))


def _said(also: Also, words: Words) -> Iterator[str]:
    if also.trouble is not None:
        yield words.error(also.trouble)
    if also.written is not None:
        name, wanted = also.written.path.name, also.written.instead_of
        yield (
            words.say(f"cli.{also.written.code}", wanted=wanted.name, file=name)
            if wanted is not None
            else words.say("line.written", file=name)
        )
    for remark in also.remarks:
        yield words.say(f"publish.{remark.code}", **remark.details)
