"""What an answers file is called, on every file system a clerk may copy it to.

Names are decided once, when a report is started; one that was made up follows office and year as long as nothing but
the answers was written. Nothing here creates a file.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain, count
from pathlib import Path

SUFFIX = ".nianbao.json"
BACKUP, LOCK, TEMPORARY = ".bak", ".lock", ".tmp"

_OF_DOCUMENTS = frozenset({".docx", ".doc", ".wps", ".odt", ".rtf", ".pdf", ".ofd", ".xlsx", ".xls", ".csv", ".txt", ".md", ".html", ".htm"})  # fmt: skip
"""What other programs open by: an answers file of such a name would be taken for the report."""

_MOST_BYTES = 200
"""Of 255 that file systems allow: room for `-2`, for `.lock`, and for what a copying program adds."""

_RESERVED = frozenset(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
    + [f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"]
)
_UNLIKED = re.compile(r'[<>:"/\\|?*]')
_INVISIBLE = frozenset(["Cc", "Cf", "Cs", "Zl", "Zp"])


def file_name(office: str, year: int) -> str:
    """The name of the answers file of an office and a year."""
    return safe_name(office, f"-{year}{SUFFIX}")


def free_path(folder: Path, office: str, year: int) -> Path:
    """Where to start a new report; a name in use gets -2, then -3.

    A backup or a lock of that name counts as use: the one may be all that is left of a report, the other says
    that somebody is starting it right now.
    """
    numbered = (folder / safe_name(office, f"-{year}-{number}{SUFFIX}") for number in count(2))
    return next(path for path in chain([folder / file_name(office, year)], numbered) if not is_used(path))


def is_like_a_document(path: Path) -> bool:
    """Whether a file is called as a document is."""
    return path.suffix.lower() in _OF_DOCUMENTS


def is_made_up(path: Path, office: str, year: int) -> bool:
    """Whether a file is called as a report of this office and year is, maybe with -2 or -3."""
    rest = path.name.removeprefix(stem(Path(file_name(office, year))))
    return rest != path.name and re.fullmatch(rf"(?:-[2-9]|-[1-9]\d+)?{re.escape(SUFFIX)}", rest) is not None


def is_alone(path: Path) -> bool:
    """Whether nothing but the answers file was written under its name: no document, no other version."""
    own = {beside(path, suffix).name for suffix in ("", BACKUP, LOCK, TEMPORARY)}
    try:
        return not any(
            other.name.startswith(stem(path)) and other.name not in own for other in path.parent.iterdir()
        )
    except OSError:  # a folder that may be entered and not listed
        return False


def unused(path: Path) -> Path:
    """Where another version of a file can stay beside it: its name with (1), or (2), before the suffix."""
    suffix = SUFFIX if path.name.endswith(SUFFIX) else path.suffix
    start = path.name.removesuffix(suffix)
    numbered = (path.with_name(f"{start} ({number}){suffix}") for number in count(1))
    return next(other for other in numbered if not is_used(other))


def stem(path: Path) -> str:
    """What the documents of an answers file are called, before their own suffix."""
    return path.name.removesuffix(SUFFIX)


@lru_cache(maxsize=64)
def beside(path: Path, suffix: str) -> Path:
    """The file that goes with an answers file: its backup, its lock, or its temporary file."""
    return path.with_name(path.name + suffix)


def is_used(path: Path) -> bool:
    """Whether a name is taken, be it only by what is left of a report or by somebody who is starting one."""
    return any(beside(path, suffix).exists() for suffix in ("", BACKUP, LOCK))


def safe_name(office: str, rest: str) -> str:
    """A name of a file that every file system likes: what somebody wrote, and what follows it."""
    room = _MOST_BYTES - len(rest.encode())
    # Cut last but one: what the cut lays bare at the end may be a blank.
    return _without_odd_ends(_cut(_visible(office), room)) + rest


def _visible(text: str) -> str:
    one_form = unicodedata.normalize("NFC", text)
    return _UNLIKED.sub(
        "_",
        "".join(
            "_" if unicodedata.category(character) in _INVISIBLE else character for character in one_form
        ),
    )


def _cut(text: str, most: int) -> str:
    return text.encode()[:most].decode(errors="ignore")


def _without_odd_ends(text: str) -> str:
    # A leading dot hides a file, a leading hyphen looks like an option, blanks at either end get lost.
    text = re.sub(r"(?<![.\s])[.\s]++$", "_", re.sub(r"^[.\-~\s]", "_", text)) or "_"
    # Windows looks only at what stands before the first dot.
    return f"_{text[1:]}" if text.split(".")[0].strip().upper() in _RESERVED else text
