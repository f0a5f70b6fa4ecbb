"""The folder in line mode: what lies there to go on with, and what a new report can begin from, in numbered lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from interview.cli.interview.in_lines import choose_place, pick, pick_or_drop
from interview.desk import Opened
from interview.desk.reports import read_sound
from interview.desk.way_in.door import Door
from interview.errors import InterviewError
from interview.flowfiles.families import family_of
from interview.wording.catalog import Words

_Way = tuple[str, Callable[[], Opened]]
"""What a line of the list says, and what it opens."""


@dataclass(frozen=True)
class _Last:
    """What may be last year's report."""

    label: str
    path: Path
    kind: str
    """Which report it is, the id of its family; empty where nobody knows before it is read."""


def opened_from(door: Door, words: Words) -> Opened:
    """Asks for what is to be opened, until something is.

    Raises:
        InterviewError: It cannot be opened.
    """
    if door.place is not None and not door.place.settled:
        choose_place(door.place, words)
    ways = _ways(door, words)
    picked = pick_or_drop(words, words.say("line.welcome"), [label for label, _ in ways])
    return door.opened(picked, partial(pick, words)) if isinstance(picked, Path) else ways[picked][1]()


def _ways(door: Door, words: Words) -> list[_Way]:
    reports = [_described(path, words) for path in sorted(each.path for each in door.reports())]
    lasts = [*reports, *(_Last(each.path.name, each.path, each.kind) for each in door.published())]
    sheets = [each.path for each in door.sheets()]
    # The usual report stands above the files, the others below; where nothing was begun, the files come first, as on the full screen.
    first, *others = ((words.say("line.new", name=kind.name), kind.begin) for kind in door.kinds)
    ways: list[_Way] = [(each.label, partial(door.resumed, each.path)) for each in reports]
    files: list[_Way] = []
    if len(lasts) == 1 and not reports:
        named = words.say("screen.home_last_file", name=lasts[0].label)
        files.append((named, lambda: door.fresh(lasts[0].path)))
    elif lasts:
        labels = [(each.label, each.path) for each in lasts]
        files.append((words.say("screen.home_last"), lambda: door.fresh(_which(labels, words))))
    if sheets:
        files.append((words.say("screen.home_sheet"), lambda: _from_sheet(door, sheets, lasts, words)))
    ways += [first, *files] if reports else [*reversed(files), first]
    if door.place is not None:
        ways.append((words.say("screen.home_place"), lambda: _elsewhere(door, words)))
    return [*ways, *others]


def _which(files: Sequence[tuple[str, Path]], words: Words) -> Path:
    return files[pick(words, words.say("screen.home_which"), [label for label, _ in files])][1]


def _from_sheet(door: Door, sheets: Sequence[Path], lasts: Sequence[_Last], words: Words) -> Opened:
    sheet = sheets[0] if len(sheets) == 1 else _which([(each.name, each) for each in sheets], words)
    last, kind = None, door.kind_of_sheet(sheet) if lasts else ""
    if fitting := [each for each in lasts if each.kind in {kind, ""}]:
        labels = [*(each.label for each in fitting), words.say("screen.home_sheet_alone", name=sheet.name)]
        picked = pick(words, words.say("screen.home_which_beside"), labels)
        last = fitting[picked].path if picked < len(fitting) else None
    return door.from_sheet(sheet, last, partial(pick, words))


def _elsewhere(door: Door, words: Words) -> Opened:
    assert door.place is not None  # noqa: S101 - it is offered only then
    choose_place(door.place, words)
    return opened_from(door, words)


def _described(path: Path, words: Words) -> _Last:
    try:
        session = read_sound(path)
    except InterviewError:
        return _Last(path.name, path, "")
    key = "line.finished" if session.finished_at else "line.unfinished"
    return _Last(words.say(key, file=path.name), path, family_of(session.flow).id)
