"""What is said when an interview stops: that everything is kept, and how to go on."""

from __future__ import annotations

from pathlib import Path

from interview.cli.output import as_typed, tell
from interview.desk import Desk
from interview.wording.catalog import Words

_TROUBLE = "nianbao-trouble.txt"


def say_how_to_go_on(desk: Desk, words: Words, option: str = "") -> None:
    """Says it on stderr; `option` is what to add to the command, with the blank before it."""
    path = desk.elsewhere if desk.unsaved else desk.path
    if desk.unsaved:
        key = "stopped_elsewhere" if path else "stopped_unsaved" if desk.path else "stopped_lost"
    else:
        key = "stopped" if path else "stopped_nowhere"
    said = words.say(f"cli.{key}", file=as_typed(path) if path else "", option=option)
    tell("\n" + said)


def say_what_broke(trouble: BaseException | None, folder: Path, words: Words) -> None:
    """Says on stderr that the program itself went wrong; what exactly goes into a file, without anything typed."""
    from tempfile import gettempdir  # neither is loaded before something breaks
    from traceback import format_exception

    said = words.say("cli.broke")
    if trouble is not None:
        lines = "".join(format_exception(trouble))
        for place in (folder, Path(gettempdir())):
            try:
                (place / _TROUBLE).write_text(lines, encoding="utf-8")
            except OSError:
                continue
            said += words.say("cli.broke_how", file=as_typed(place / _TROUBLE))
            break
    tell("\n" + said)
