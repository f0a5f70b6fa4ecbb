"""`nianbao worksheet`: what to find out before the interview, to print and to fill in."""

from __future__ import annotations

import argparse
from pathlib import Path

from interview.cli.commands.export import tell_if_beside
from interview.cli.exits import Exit
from interview.cli.output import as_typed, put, tell
from interview.desk.opening import last_year_of, must_be_of_the_same_report
from interview.export import write
from interview.export.worksheet import SUFFIXES
from interview.export.worksheet import worksheet as made
from interview.flowfiles import DEFAULT, form_of, load_flow
from interview.session.clock import local_time
from interview.wording.catalog import Words


def worksheet(options: argparse.Namespace, words: Words) -> Exit:
    """Writes it where `-o` says, in the format of that name, or here in both; names the files on stdout."""
    last = last_year_of(options.last, options.lang).last
    year = last.year + 1 if last else local_time().year - 1
    flow = load_flow(form_of(options.flow, year, last.flow if last else DEFAULT), options.lang)
    must_be_of_the_same_report(options.last, last, flow.id, options.lang)
    if not flow.fits(year):
        year = flow.years.last or flow.years.first
    targets = [Path(options.out)] if options.out else [
        Path(words.say("worksheet.file", year=year) + suffix) for suffix in SUFFIXES.values()
    ]  # fmt: skip
    formats = {suffix: to for to, suffix in SUFFIXES.items()}
    if (suffix := targets[0].suffix.lower()) not in formats:
        tell(
            words.say(
                "cli.error", message=words.say("worksheet.suffix", suffix=suffix, known=" ".join(formats))
            )
        )
        return Exit.USAGE
    protected = [Path(options.last)] if options.last else []
    for target in targets:
        data = made(flow, year, last, words, formats[target.suffix.lower()])
        written = write(data, target, force=options.force, protected=protected)
        put(str(written.path))
        tell_if_beside(written, words)
    key, last_file = ("next_last", as_typed(Path(options.last))) if options.last else ("next", "")
    tell(
        words.say(
            f"worksheet.{key}", file=as_typed(targets[-1].with_suffix(SUFFIXES["xlsx"])), last=last_file
        )
    )
    return Exit.DONE
