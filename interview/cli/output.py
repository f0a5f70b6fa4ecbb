"""Everything a command prints: data on stdout, talk on stderr, in any encoding, never a character that a terminal obeys.

No other module of the commands prints. What is printed may come from a file or its name, so it is made harmless here, once.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from pathlib import Path, PureWindowsPath
from typing import TextIO

from interview.cli.commands_by_name import COMMANDS
from interview.cli.exits import Exit
from interview.wording.harmless import harmless

_PROGRAM = "nianbao"
_SAYS_A_COMMAND = re.compile(rf"(?<![\w./\\-]){_PROGRAM}(?= (?P<command>--help|[a-z]{{1,12}})\b)")
_OBEYED = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON writes as it is, and a terminal would act on or an encoding has no room for."""


def open_streams() -> None:
    """Readies stdin, stdout and stderr, so that none is missing and none fails over a character.

    An encoding without Chinese (ASCII, cp1252) would turn every word into question marks, and what is typed into other
    letters, so UTF-8 takes its place, as Python itself does in the C locale; likewise UTF-16 at a terminal, which speaks
    bytes. In any other, what it lacks (GBK has no emoji) becomes a question mark; what comes in and is no text stays apart.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        # Closed, or a window without a console; the next file opened would take its place.
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - as long as we run
    for stream, errors in ((sys.stdin, "surrogateescape"), (sys.stdout, "replace"), (sys.stderr, "replace")):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if _serves(stream) else "utf-8", errors=errors)


def _serves(stream: TextIO) -> bool:
    """Whether a stream's encoding can be spoken there."""
    try:
        said = "年报 nianbao".encode(stream.encoding)
    except UnicodeEncodeError:
        return False
    return said.endswith(b"nianbao") or not stream.isatty()


def for_programs() -> None:
    """What a program or Excel reads is UTF-8, whatever the console speaks; on a screen it stays legible."""
    if not sys.stdout.isatty() and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")


def put(text: str) -> None:
    """Prints data."""
    print(_harmless(text))


def put_json(text: str) -> None:
    """Prints JSON, which says the same with escapes for what a terminal would obey."""
    print(_OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def tell(text: str) -> None:
    """Says something on stderr, commands as they can be typed here; where nobody can hear it, that is no failure."""
    try:
        print(_harmless(_SAYS_A_COMMAND.sub(_as_started, text)), file=sys.stderr, flush=True)
    except OSError:
        give_up(sys.stderr)


def _as_started(found: re.Match[str]) -> str:
    """The program's name before a command as it starts here; as it is before any other word."""
    return _started_as() if found["command"] in {"--help", *COMMANDS} else found[0]


def _started_as() -> str:
    """What starts the program again: its name where that is found, else where it lies, as it was typed or from this folder."""
    from shutil import which

    called = Path(sys.argv[0])
    if called.stem != _PROGRAM:
        return _PROGRAM
    try:
        found = which(_PROGRAM)
        if not called.exists() or (found is not None and called.samefile(found)):
            return _PROGRAM
        called, here = called.absolute(), Path.cwd()
    except OSError:
        # The folder was deleted under us: what there is to say is worth more than how it is typed.
        return _PROGRAM
    called = called.relative_to(here) if called.is_relative_to(here) else called
    return in_any_shell(called) if isinstance(called, PureWindowsPath) else as_typed(called)


def in_any_shell(program: PureWindowsPath) -> str:
    """A program's path as cmd and PowerShell start it alike: with blanks in it, only the parts that have them are quoted.

    What begins with a quotation mark is a text to PowerShell, and no command.
    """
    parts = [f'"{part}"' if " " in part else part for part in program.parts]
    if program.anchor:
        return program.anchor + "\\".join(parts[1:])
    return "\\".join([".", *parts] if parts[0].startswith('"') else parts)


def as_typed(path: Path) -> str:
    """A path as it can be typed: the bare name where the file lies in this folder; quoted where it has blanks."""
    try:
        here = Path.cwd()
    except FileNotFoundError:  # it was deleted under us
        here = None
    name = path.name if path.parent.resolve() == here else str(path)
    return f'"{name}"' if " " in name else name


def _harmless(text: str) -> str:
    lines = text.split("\n")
    if all(map(str.isprintable, lines)):
        return text
    return "\n".join(map(harmless, lines))


def code_once_printed(code: int) -> int:
    """The exit code of a command that is over, once all it has to print is out; another where that cannot be printed."""
    try:
        sys.stdout.flush()
    except OSError:
        give_up(sys.stdout)
        return code or Exit.NOT_WRITTEN
    return code


def give_up(*streams: TextIO) -> None:
    """Sends what is still to be printed nowhere, so that Python's own last flush does not change the exit code."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in streams:
        with suppress(OSError, ValueError):  # no file of its own
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def wait_for_the_reader(said: str) -> None:
    """Says how to close the window, and waits until whoever sits there has read what stands in it."""
    with suppress(EOFError, KeyboardInterrupt, OSError):
        print("\n" + said, file=sys.stderr, flush=True)
        sys.stdin.readline()
