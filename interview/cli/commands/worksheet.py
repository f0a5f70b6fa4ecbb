"""`nianbao worksheet`: what to find out before the interview, to print and to fill in."""

from __future__ import annotations

import argparse
from pathlib import Path

from interview.cli.commands.written import formats_of, put_on_disk
from interview.cli.exits import Exit
from interview.cli.output import as_typed, tell
from interview.desk.last_year import last_year_of, must_be_of_the_same_report
from interview.desk.report_year import likely_year
from interview.export.worksheet import SUFFIXES
from interview.export.worksheet import worksheet as made
from interview.flowfiles import DEFAULT, form_of, load_flow
from interview.wording.catalog import Words


def worksheet(options: argparse.Namespace, words: Words) -> Exit:
    """Writes it where `-o` says, in the format of that name, or here in both; names the files on stdout."""
    last = last_year_of(options.last, options.lang).last
    year = likely_year(last.year if last else None)
    flow = load_flow(form_of(options.flow, year, last.flow if last else DEFAULT), options.lang)
    must_be_of_the_same_report(options.last, last, flow.id, options.lang)
    if not flow.fits(year):
        year = flow.years.last or flow.years.first
    otherwise = Path(words.say("worksheet.file", year=year))
    targets = formats_of(options.out, otherwise, SUFFIXES, words, "worksheet.suffix")
    if not targets:
        return Exit.USAGE
    protected = [Path(options.last)] if options.last else []
    for target, to in targets.items():
        put_on_disk(
            made(flow, year, last, words, to), target, words, force=options.force, protected=protected
        )
    key, last_file = ("next_last", as_typed(Path(options.last))) if options.last else ("next", "")
    tell(
        words.say(
            f"worksheet.{key}", file=as_typed([*targets][-1].with_suffix(SUFFIXES["xlsx"])), last=last_file
        )
    )
    return Exit.DONE
