"""What is done to a copy of the flows, one thing at a time, and what the check must say about it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Broken:
    """What is done to a copy of the flows, and what the check must say."""

    what: str
    file: str
    old: str
    new: str
    code: str
    key: str
    near: str = ""
    told_in: str = ""
    """The file that is named, where it is another one than the broken one."""


def edit(folder: Path, broken: Broken) -> None:
    """Breaks a copy of the flows."""
    file = folder / broken.file
    text = file.read_text("utf-8")
    assert broken.old in text, "the case still finds what it breaks"
    file.write_text(text.replace(broken.old, broken.new, 1), encoding="utf-8")
