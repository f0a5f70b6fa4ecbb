"""One file that was handed in: read and judged as `nianbao check` does, and what of it the county needs, as values.

Never raises for what is in a file. Made in any process, on any machine that sees the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from interview.dataclass import dataclass
from interview.desk.check.last_years import LastYears
from interview.desk.check.one import UNREADABLE, Checked, examined, unreadable
from interview.engine.sums.relations import Number
from interview.wording.catalog import words

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What a file that was handed in says."""

    checked: Checked
    """Its findings; `file` is the way to it within the folder, with `/` whatever the system."""
    mark: str = ""
    """The hash of its bytes; "" where it could not be read."""
    size: int = 0
    arrived: str = ""
    """The day its file was written, as 2026-01-15."""
    kind: str = ""
    figures: Mapping[str, Number | None] = field(default_factory=dict)
    """Every cell of its form; what is not certain is None."""
    texts: Mapping[str, str] = field(default_factory=dict)
    profile: Mapping[str, str] = field(default_factory=dict)
    last: Mapping[str, Number | None] = field(default_factory=dict)
    """What last year's report said, where it stood beside it."""

    @property
    def is_readable(self) -> bool:
        """Whether it is a report or an answers file."""
        return not any(each.rule == UNREADABLE for each in self.checked.findings)


def looked_at(path: Path, folder: Path, lang: str, before: LastYears) -> HandedIn:
    """Reads and judges one file of a folder."""
    found = examined(path, lang, before)
    checked = replace(found.checked, file=way_to(path, folder))
    size, mark = marked(path)
    subject = found.subject
    if subject is None:
        return HandedIn(checked, mark, size, written_on(path))
    return HandedIn(
        checked, mark, size, written_on(path), subject.kind, {cell: subject.sheet.get(cell) for cell in subject.flow.cells},
        subject.texts, subject.profile, dict(subject.then),
    )  # fmt: skip


def not_looked_at(path: Path, folder: Path, lang: str) -> HandedIn:
    """A file over which a process died."""
    said = words(lang).say("check.unforeseen", file=path.name, cause="-")
    return HandedIn(unreadable(Path(way_to(path, folder)), "unforeseen", said))


def way_to(path: Path, folder: Path) -> str:
    """What a file is called within the folder."""
    return path.relative_to(folder).as_posix()


def written_on(path: Path) -> str:
    """The day a file was written, here; "" where it is gone."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone().date().isoformat()
    except OSError:
        return ""


def marked(path: Path) -> tuple[int, str]:
    """The size of a file and the hash of its bytes; nothing of one that cannot be read."""
    try:
        with path.open("rb") as stream:
            told = sha256()
            size = 0
            while piece := stream.read(_PIECE):
                told.update(piece)
                size += len(piece)
    except OSError:
        return 0, ""
    return size, told.hexdigest()
