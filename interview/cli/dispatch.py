"""Which command does what, and what a failure costs."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable
from importlib import import_module

from interview.cli.commands_by_name import COMMANDS
from interview.cli.exits import Exit
from interview.cli.output import give_up, tell, wait_for_the_reader
from interview.cli.signals import InterruptedBySignal
from interview.collector import leave_alone
from interview.errors import (
    FlowFileError,
    InterviewError,
    LockedError,
    ReportFileError,
    SessionFileError,
    WriteError,
)
from interview.wording.catalog import Words, words


def run(options: argparse.Namespace) -> int:
    """Runs the command; a failure is told on stderr. A window of its own stays open until that was read."""
    said = words(options.lang)
    code = _ended(options, said)
    if options.home and (options.line or code != Exit.DONE) and code not in {Exit.HUNG_UP, Exit.TERMINATED}:
        wait_for_the_reader(said.say("place.close"))
    return code


def _ended(options: argparse.Namespace, said: Words) -> int:
    command = _loaded(*COMMANDS[options.command])
    try:
        return command(options, said)
    except InterviewError as trouble:
        tell(said.say("cli.error", message=said.error(trouble)))
        return _exit_code(trouble)
    except InterruptedBySignal as signal:
        return signal.code
    except (KeyboardInterrupt, EOFError):
        return Exit.INTERRUPTED
    except OSError as trouble:
        if trouble.filename is not None:  # of files the commands speak themselves; only a stream has no name
            raise
        give_up(sys.stdout)
        if not isinstance(trouble, BrokenPipeError):  # whoever read what we print has gone
            tell(said.say("cli.error", message=said.say("cli.not_printed", cause=trouble.strerror or "")))
        return Exit.NOT_WRITTEN


def _loaded(module: str, name: str) -> Callable[[argparse.Namespace, Words], Exit]:
    """A command with all that it imports.

    Nothing imported is ever garbage, so the collector does not look at it, neither now nor later: otherwise it goes
    through all of it just when the first question is to appear.
    """
    # Nor does pydantic look through all that is installed for plugins: none of them has a say in a report.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()
    command: Callable[[argparse.Namespace, Words], Exit] = getattr(
        import_module(f"interview.cli.{module}"), name
    )
    leave_alone("loaded")
    gc.set_threshold(50_000, 20, 20)  # from here on there is garbage: what each answer leaves behind
    gc.enable()
    return command


def _exit_code(trouble: InterviewError) -> Exit:
    """What a failure costs."""
    if isinstance(trouble, WriteError | LockedError):
        return Exit.NOT_WRITTEN
    if isinstance(trouble, SessionFileError | FlowFileError | ReportFileError) and trouble.code in {
        "missing",
        "no_such_flow",
        "no_folder_named",
        "no_such_file",
    }:
        return Exit.USAGE
    return Exit.FINDINGS
