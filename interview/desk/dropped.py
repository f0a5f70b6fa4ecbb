"""A file that was dragged onto the window: terminals type its path, each in quotes of its own.

Only the path is made out of it here, and what the name says of the file; it is not opened.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname


def dropped(typed: str) -> Path | None:
    """The file whose path was typed, the first of several; None where no such file is there."""
    return next((path for path in map(Path, _unquoted(typed.strip())) if _is_file(path)), None)


def _unquoted(text: str) -> Iterator[str]:
    """What a path may be once the quotes of a terminal are gone, as it stands first."""
    yield text  # Konsole; Windows, where there is no blank in it
    yield text.removeprefix("& ").strip("\"'")  # Windows; PowerShell calls what is dropped on it
    line = text.split("\n", 1)[0].strip()
    if line.startswith("file:"):
        with suppress(ValueError):  # an address that is none
            yield url2pathname(urlsplit(line).path)
    with suppress(ValueError):  # a quote that is not closed
        yield from shlex.split(text)[:1]  # GNOME and macOS quote as a shell wants it


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # far too long for a name, or nothing that a name can hold
        return False
