"""Which command does what, and what a failure costs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping

from interview.cli import exporting, flows, interviewing, storytelling
from interview.cli.exits import Exit
from interview.cli.signals import InterruptedBySignal
from interview.errors import FlowFileError, InterviewError, LockedError, SessionFileError, WriteError
from interview.wording.catalog import Words, words

_COMMANDS: Mapping[str | None, Callable[[argparse.Namespace, Words], Exit]] = {
    None: interviewing.home,
    "new": interviewing.new,
    "resume": interviewing.resume,
    "story": storytelling.story,
    "export": exporting.export,
    "flows": flows.flows,
}


def run(options: argparse.Namespace) -> int:
    """Runs the command; a failure is told on stderr."""
    said = words(options.lang)
    try:
        return _COMMANDS[options.command](options, said)
    except InterviewError as trouble:
        print(said.say("cli.error", message=said.error(trouble)), file=sys.stderr)
        return exit_code(trouble)
    except (KeyboardInterrupt, EOFError):
        return Exit.INTERRUPTED
    except InterruptedBySignal as signal:
        return signal.code


def exit_code(trouble: InterviewError) -> Exit:
    """What a failure costs."""
    if isinstance(trouble, WriteError | LockedError):
        return Exit.NOT_WRITTEN
    if isinstance(trouble, SessionFileError | FlowFileError) and trouble.code in {
        "missing",
        "no_such_flow",
        "no_such_file",
    }:
        return Exit.USAGE
    return Exit.FINDINGS
