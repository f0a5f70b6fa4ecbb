"""`nianbao`, `nianbao new`, `nianbao resume`: an interview with a person at a terminal."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from interview.cli.exits import Exit
from interview.cli.output import tell
from interview.desk import Opened
from interview.desk.interviews import fresh, from_sheet, resumed
from interview.errors import InterviewError
from interview.talk.input.refusal import problem_in
from interview.wording.catalog import Words
from interview.wording.refusals import refused

if TYPE_CHECKING:
    from interview.desk.way_in.place import ReportsPlace


def home(options: argparse.Namespace, words: Words) -> Exit:
    """The reports in this folder, or with `--home` in the clerk's own, to go on with one, or a new one."""
    from interview.desk.way_in.door import Door, every_kind

    if not _at_a_terminal(words):
        return Exit.USAGE
    place = _place() if options.home else None
    here = Door(Path(), words, every_kind(words), place)
    if _in_lines(options):
        from interview.cli.interview.menu import opened_from

        return _hold(opened_from(here, words), options, words)
    from interview.cli.interview import on_screen

    return on_screen.hold(None, words, here)


def _place() -> ReportsPlace:
    """The clerk's own folder; this process is in it from now on, where it is known and there."""
    from interview.desk.preferences import Preferences
    from interview.desk.way_in.place import ReportsPlace

    place = ReportsPlace(Preferences())
    place.return_to()
    return place


def new(options: argparse.Namespace, words: Words) -> Exit:
    """A new report."""
    if not _at_a_terminal(words):
        return Exit.USAGE
    return _fresh(options, words, Path(options.file) if options.file else None)


def open_file(options: argparse.Namespace, words: Words) -> Exit:
    """A file that was dropped on the program, as what it is; one that does not open leads home, whose window stays and says why."""
    if not _at_a_terminal(words):
        return Exit.USAGE
    from interview.cli.interview.in_lines import pick
    from interview.desk.way_in.door import Door, every_kind

    file = Path(options.file).resolve()  # before the clerk's own folder is gone to
    door = Door(Path(), words, every_kind(words), _place() if options.home else None)
    try:
        opened = door.opened(file, partial(pick, words))
    except InterviewError as trouble:
        if door.place is None or _in_lines(options):
            raise
        from interview.cli.interview import on_screen

        return on_screen.hold(None, words, replace(door, trouble=trouble))
    return _hold(opened, options, words)


def resume(options: argparse.Namespace, words: Words) -> Exit:
    """A report where it stopped."""
    if not _at_a_terminal(words):
        return Exit.USAGE
    return _hold(resumed(Path(options.file), words), options, words)


def _fresh(options: argparse.Namespace, words: Words, path: Path | None) -> Exit:
    year, flow_id, last, sheet = (getattr(options, name, None) for name in ("year", "flow", "last", "sheet"))
    if sheet is not None:
        from interview.cli.interview.in_lines import pick

        opened = from_sheet(
            sheet, words, partial(pick, words), path=path, flow_id=flow_id, year=year, last_file=last
        )
    else:
        opened = fresh(words, path=path, flow_id=flow_id, year=year, last_file=last)
    problem = problem_in(opened.turns)
    if problem is not None:
        told = refused(opened.state.flow, problem, words)
        tell(words.say("cli.error", message=told))
        return Exit.USAGE
    if path is not None or sheet is not None:
        opened.desk.keep(opened.state)  # where a sheet tells neither office nor year, nothing is kept yet
    return _hold(opened, options, words)


def _hold(opened: Opened, options: argparse.Namespace, words: Words) -> Exit:
    """Holds the interview in the face that was asked for, or in lines where the terminal can do no more."""
    face = "in_lines" if _in_lines(options) else "on_screen"
    hold: Callable[[Opened, Words], Exit] = import_module(f"interview.cli.interview.{face}").hold
    try:
        return hold(opened, words)
    finally:
        opened.desk.close()


def _in_lines(options: argparse.Namespace) -> bool:
    """Whether the interview is held line by line: asked for, or the terminal can do no more."""
    return bool(options.line) or os.environ.get("TERM") == "dumb"


def _at_a_terminal(words: Words) -> bool:
    if _is_a_terminal(sys.stdin) and _is_a_terminal(sys.stdout):
        return True
    tell(words.say("cli.error", message=words.say("cli.need_terminal")))
    return False


def _is_a_terminal(stream: TextIO) -> bool:
    """Whether somebody sits there; on Windows NUL, which takes the place of a missing stream, passes for a terminal too."""
    if not stream.isatty():
        return False
    if sys.platform == "win32":
        import ctypes
        import msvcrt

        console = msvcrt.get_osfhandle(stream.fileno())
        return bool(ctypes.windll.kernel32.GetConsoleMode(console, ctypes.byref(ctypes.c_ulong())))
    return True
