"""`nianbao gather`: the reports of many units, who handed in and what each is to mend.

The account goes to stdout, as text or JSON; pages go where `-o` says. The folder that is read is never written into.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

from interview.cli.commands.gather_output import as_json, as_text, is_open
from interview.cli.commands.written import put_on_disk
from interview.cli.exits import Exit
from interview.cli.output import for_programs, put, put_json, tell
from interview.cli.progress import heard_as_progress
from interview.cli.signals import orderly_end
from interview.county.pages import pages
from interview.county.results import Results
from interview.county.roster import NAMES, Roster, as_toml, read_roster
from interview.county.work import files_of, last_years, look_at_all
from interview.county.worklist import Worklist, laid_out
from interview.desk.check.last_years import named
from interview.errors import SessionFileError, WriteError, cause_of
from interview.export import write
from interview.session.clock import local_time
from interview.wording.catalog import Words

_SHOWN = ("text", "json")
"""What goes to stdout where no folder is named."""


def gather(options: argparse.Namespace, words: Words) -> Exit:
    """Looks at a folder and tells how it stands with every unit."""
    wanted = tuple(dict.fromkeys(options.to or ["text"]))
    if not options.out and (pages := [each for each in wanted if each not in _SHOWN]):
        tell(words.say("cli.error", message=words.say("county.need_out", formats=" ".join(pages))))
        return Exit.USAGE
    folder = named(options.folder)
    with orderly_end(), Results(Path(options.store) if options.store else None) as results:
        worklist = looked_through(options, words, folder, results)
        if worklist is None:
            tell(words.say("county.nothing"))
            return Exit.USAGE
        for to in wanted:
            if options.out:
                _write(worklist, to, Path(options.out), options)
            else:
                _show(worklist, to, words)
        return Exit.FINDINGS if is_open(worklist) else Exit.DONE


def looked_through(
    options: argparse.Namespace, words: Words, folder: Path, results: Results
) -> Worklist | None:
    """Looks at all files of a folder, and lays them to their units; None where there is none."""
    out, listed = (Path(each) if each else None for each in (options.out, options.roster))
    paths = files_of(folder, out, listed)
    if not paths:
        return None
    try:
        return _looked_through(options, words, folder, results, paths)
    except KeyboardInterrupt:
        kept = words.say("county.kept" if options.store else "county.not_kept", file=options.store)
        tell(words.say("county.stopped", kept=kept))
        raise


def _looked_through(
    options: argparse.Namespace, words: Words, folder: Path, results: Results, paths: list[Path]
) -> Worklist:
    before = last_years(named(options.last) if options.last else None)
    with _executor(options.scheduler) as executor, heard_as_progress(words) as heard:
        look_at_all(
            paths,
            folder,
            results,
            lang=options.lang,
            before=before,
            executor=executor,
            heard=heard,
        )
    year = options.year or local_time().year - 1
    roster = _roster(options.roster, folder)
    of_last = [card.office for card in before.cards if card.year == year - 1]
    worklist = laid_out(results, roster, year, words, of_last)
    if roster is None and options.roster:
        made = as_toml(worklist.gathering.roster, words.say("county.roster_says"))
        write(made.encode(), Path(options.roster))
        tell(words.say("county.roster_made", file=options.roster))
    return worklist


def _roster(option: str | None, folder: Path) -> Roster | None:
    places = [Path(option)] if option else [folder / name for name in NAMES]
    return next((read_roster(path) for path in places if path.exists()), None)


@contextmanager
def _executor(address: str | None) -> Iterator[Executor | None]:
    """Somebody else's workers, where they were named."""
    if address is None:
        yield None
        return
    try:
        from distributed import Client
    except ImportError:
        raise SessionFileError("need_dask") from None
    with Client(address) as client, client.get_executor() as executor:
        yield executor


def _write(worklist: Worklist, to: str, out: Path, options: argparse.Namespace) -> None:
    """Writes the pages into the folder that was named, and names each on stdout."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise WriteError("export_failed", file=out.name, **cause_of(fault)) from None
    for name, data in files_in(worklist, to):
        put_on_disk(data, out / name, worklist.words, force=options.force)


def files_in(worklist: Worklist, to: str) -> Iterator[tuple[str, bytes]]:
    """Every file of a format: the pages, or the one that says all of it."""
    if to == "json":
        text = "\n".join(as_json(worklist, worklist.words))
        yield (
            worklist.words.say("county.overview_file", year=worklist.gathering.year) + ".json",
            text.encode(),
        )
    elif to == "parquet":
        from interview.county.parquet import tables

        yield from tables(worklist.results)
    else:
        yield from pages(worklist, to)


def _show(worklist: Worklist, to: str, words: Words) -> None:
    if to == "json":
        for_programs()
    show, lines = (put_json, as_json) if to == "json" else (put, as_text)
    for line in lines(worklist, words):
        show(line)
