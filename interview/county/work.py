"""A folder's files looked at, each once: what is known and still stands is not done again, what comes is kept at once.

The work goes to a process for each core, or to any `concurrent.futures.Executor` that somebody brings, on this machine or
on many that see the same folder. Results are kept by file, so that whatever is done twice is there once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from functools import partial
from pathlib import Path

from interview.county.handed_in import HandedIn, looked_at, marked, not_looked_at, way_to
from interview.county.results import Results, judged_by
from interview.county.roster import NAMES
from interview.desk.check.files import files_in
from interview.desk.check.last_years import LastYears, of_files
from interview.desk.check.many import each_of

_UNDER_WAY = 64
"""Files that an executor has at once; how many it works at is its own affair."""

Heard = Callable[[int, int], None]
"""Is told how many files are done, and of how many."""


def files_of(folder: Path, but: Path | None = None, roster: Path | None = None) -> list[Path]:
    """What may be a report in a folder; not the roster, and nothing of the folder that pages are written to."""
    return [
        each for each in files_in([str(folder)])
        if each.name not in NAMES and each != roster and not (but is not None and each.is_relative_to(but) and but != folder)
    ]  # fmt: skip


def last_years(folder: Path | None) -> LastYears:
    """The reports of the year before that lie in a folder."""
    if folder is None:
        return LastYears()
    return of_files(files_of(folder) if folder.is_dir() else [folder])


def look_at_all(
    paths: Sequence[Path], folder: Path, results: Results, *, lang: str, before: LastYears,
    executor: Executor | None = None, heard: Heard = lambda _done, _whole: None,
) -> int:  # fmt: skip
    """Looks at every file whose result does not stand, and gives how many those were.

    Args:
        paths: The files.
        folder: Where they lie.
        results: Where results are kept.
        lang: The language of the findings.
        before: Last year's reports.
        executor: Who does it; processes of this machine where it is None.
        heard: Is told how far it is.
    """
    rules = judged_by(lang, before.files)
    results.keep_only({way_to(path, folder) for path in paths})
    waiting = [path for path in paths if not _stands(path, folder, results, rules)]
    work = partial(looked_at, folder=folder, lang=lang, before=before)
    died = partial(not_looked_at, folder=folder, lang=lang)
    found = each_of(waiting, work, died) if executor is None else _by(executor, waiting, work, died)
    heard(len(paths) - len(waiting), len(paths))
    for done, result in enumerate(found, start=1 + len(paths) - len(waiting)):
        results.put(result, rules)
        heard(done, len(paths))
    return len(waiting)


def _stands(path: Path, folder: Path, results: Results, rules: str) -> bool:
    file = way_to(path, folder)
    return results.has(file) and results.stands(file, *marked(path), rules)


def _by(
    executor: Executor,
    paths: Sequence[Path],
    work: Callable[[Path], HandedIn],
    died: Callable[[Path], HandedIn],
) -> Iterator[HandedIn]:
    """Results as they come, never more under way than can be held in memory.

    A file over which its worker was lost for good is told as its own trouble; an executor that is lost itself ends it.
    """
    waiting, under_way = deque(paths), dict[Future[HandedIn], Path]()
    while waiting or under_way:
        while waiting and len(under_way) < _UNDER_WAY:
            path = waiting.popleft()
            under_way[executor.submit(work, path)] = path
        for each in sorted(wait(under_way, return_when=FIRST_COMPLETED).done, key=_is_end):
            path = under_way.pop(each)
            if _is_end(each):
                each.result()
            yield died(path) if each.exception() is not None else each.result()


def _is_end(future: Future[HandedIn]) -> bool:
    """Whether the executor itself was lost; what else was done comes first."""
    return isinstance(future.exception(), BrokenExecutor)
