"""`nianbao check`: findings of answers files and published reports, one or thousands.

Findings go to stdout as text, JSON or CSV; how far it is and what was not found to stderr.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Literal, assert_never

from interview.cli.commands.check_output import RunningCount, as_csv, as_json, as_text
from interview.cli.exits import Exit
from interview.cli.output import for_programs, put, put_json, tell
from interview.cli.signals import orderly_end
from interview.desk.check.files import files_in
from interview.desk.check.last_years import LastYears, named, of_files
from interview.desk.check.many import each_of
from interview.desk.check.one import Checked, checked, unreadable
from interview.wording.catalog import Words

_Format = Literal["text", "json", "csv"]


def check(options: argparse.Namespace, words: Words) -> Exit:
    """Checks every file and tells what to mend."""
    with orderly_end():
        before = _before(options.last)
        paths = list(files_in(options.files))
        if not paths:
            tell(words.say("check.nothing"))
            return Exit.USAGE
        tally = RunningCount(len(paths), words)
        work = partial(checked, lang=options.lang, before=before)
        results = each_of(paths, work, partial(_died, words=words))
        if options.format != "text":
            for_programs()
        show = put_json if options.format == "json" else put
        try:
            for line in _lines(options.format, results, tally, words):
                show(line)
        except KeyboardInterrupt:
            tell(words.say("check.stopped", n=tally.files, whole=tally.whole))
            raise
        _say_afterwards(options, tally, words)
    return Exit.USAGE if tally.gone else Exit.FINDINGS if tally.failed else Exit.DONE


def _before(option: str | None) -> LastYears:
    """Last year's reports, each looked at for its office and year."""
    if option is None:
        return LastYears()
    return of_files(list(files_in([str(named(option))])))


def _died(path: Path, words: Words) -> Checked:
    return unreadable(path, "unforeseen", words.say("check.unforeseen", file=path.name, cause="-"))


def _lines(format_: _Format, results: Iterator[Checked], tally: RunningCount, words: Words) -> Iterator[str]:
    match format_:
        case "json":
            return as_json(results, tally)
        case "csv":
            return as_csv(results, tally)
        case "text":
            return as_text(results, tally, words)
    assert_never(format_)


def _say_afterwards(options: argparse.Namespace, tally: RunningCount, words: Words) -> None:
    if options.last and tally.alone:
        tell(words.say("check.alone", n=tally.alone))
    if options.format != "text":
        tell(tally.summary())
