"""A file, or a folder by mistake, that was dragged onto the window: terminals type its path, each in quotes of its own.

Only the path is made out of it here; no file is opened.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

_PATH = re.compile(r"[/\\]|\.[A-Za-z]{2,5}[\"']?\s*\Z")
_LONGEST = 16_384
"""Characters of a path in quotes; a megabyte that was pasted by mistake is not gone through."""


def dropped(typed: str) -> Path | None:
    """The file whose path was typed, the first of several, or a folder by its whole path; None where neither is there."""
    beginning = typed.lstrip()[:_LONGEST].rstrip()
    return next((path for path in map(Path, _unquoted(beginning)) if _is_there(path)), None)


def looks_like_a_path(typed: str) -> bool:
    """Whether what was typed was meant as a file, though none is there: it has a folder before it or an ending."""
    return bool(_PATH.search(typed[:_LONGEST]))


def _unquoted(text: str) -> Iterator[str]:
    """What a path may be once the quotes of a terminal are gone, as it stands first."""
    yield text  # Konsole; Windows, where there is no blank in it
    yield text.strip("\"'")  # Windows
    yield text.removeprefix("& ").strip("\"'").replace("''", "'")  # PowerShell calls what is dropped on it
    line = text.split("\n", 1)[0].strip()
    if line.startswith("file:"):
        from urllib.request import url2pathname  # with it comes all that speaks HTTP

        with suppress(ValueError):  # an address that is none
            yield url2pathname(urlsplit(line).path)
    words = shlex.shlex(text, posix=True)
    words.whitespace_split, words.commenters = True, ""
    with suppress(ValueError):  # a quote that is not closed
        yield words.get_token() or ""  # GNOME and macOS quote as a shell wants it


def _is_there(path: Path) -> bool:
    try:
        return path.is_file() or (path.is_absolute() and path.is_dir())
    except (OSError, ValueError):  # far too long for a name, or nothing that a name can hold
        return False
