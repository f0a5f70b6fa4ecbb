"""`nianbao changes`: what changed since last year, for whoever signs the report."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from interview.cli.commands.export import tell_if_beside
from interview.cli.exits import Exit
from interview.cli.output import put, tell
from interview.desk.check.one import names_of_form
from interview.desk.opening import (
    is_answers_file,
    last_year_of,
    must_be_earlier,
    must_be_of_the_same_report,
    plan_of_any,
)
from interview.engine.plan.plan import Plan
from interview.export import write
from interview.export.changes import SUFFIXES, changes_page
from interview.session import stem
from interview.wording.catalog import Words


def changes(options: argparse.Namespace, words: Words) -> Exit:
    """Writes the page where `-o` says, in the format of that name, or beside the report's file in both."""
    path = Path(options.file)
    plan = _beside(plan_of_any(path, options.lang), options)
    called = stem(path) if is_answers_file(path) else path.stem
    name = words.say("changes.file", stem=called)
    targets = (
        [Path(options.out)]
        if options.out
        else [path.with_name(name + suffix) for suffix in SUFFIXES.values()]
    )
    formats = {suffix: to for to, suffix in SUFFIXES.items()}
    if (suffix := targets[0].suffix.lower()) not in formats:
        tell(
            words.say(
                "cli.error", message=words.say("changes.suffix", suffix=suffix, known=" ".join(formats))
            )
        )
        return Exit.USAGE
    for target in targets:
        written = write(
            changes_page(plan, words, formats[target.suffix.lower()]),
            target,
            force=options.force,
            protected=[path, *([Path(options.last)] if options.last else [])],
        )
        put(str(written.path))
        tell_if_beside(written, words)
    return Exit.DONE


def _beside(plan: Plan, options: argparse.Namespace) -> Plan:
    """The report beside last year's: the one that it was begun with, or the one that is named.

    Rows and columns are called as the form prints them, for whoever signs knows no others.

    Raises:
        ReportFileError: The one that is named is of another report or not of a year before, or cannot be read.
        SessionFileError: It is an answers file that cannot be opened.
    """
    flow = names_of_form(plan.flow.id, options.lang)
    last = last_year_of(options.last, options.lang).last
    if last is None:
        return Plan(flow, plan.book)
    year = plan.value("year")
    must_be_of_the_same_report(options.last, last, flow.id, options.lang)
    must_be_earlier(options.last, last, int(str(year.value)) if year is not None else None)
    return Plan(flow, replace(plan.book, last=last))
