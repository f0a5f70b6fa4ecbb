"""`nianbao changes`: what changed since last year, for whoever signs the report."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from interview.cli.commands.written import formats_of, put_on_disk
from interview.cli.exits import Exit
from interview.desk.last_year import last_year_of, must_be_earlier, must_be_of_the_same_report
from interview.desk.reports import is_answers_file, plan_of_any
from interview.engine.plan.plan import Plan
from interview.export.changes import SUFFIXES, changes_page
from interview.review.in_print import names_of_form
from interview.session import stem
from interview.wording.catalog import Words


def changes(options: argparse.Namespace, words: Words) -> Exit:
    """Writes the page where `-o` says, in the format of that name, or beside the report's file in both."""
    path = Path(options.file)
    plan = _beside(plan_of_any(path, options.lang), options)
    called = stem(path) if is_answers_file(path) else path.stem
    otherwise = path.with_name(words.say("changes.file", stem=called))
    targets = formats_of(options.out, otherwise, SUFFIXES, words, "changes.suffix")
    if not targets:
        return Exit.USAGE
    protected = [path, *([Path(options.last)] if options.last else [])]
    for target, to in targets.items():
        put_on_disk(changes_page(plan, words, to), target, words, force=options.force, protected=protected)
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
