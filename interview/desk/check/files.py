"""Which files `nianbao check` looks at: those named, and of folders everything that may be a report, in order.

Nothing is opened here. A folder's links to other folders are not followed, so that none is walked for ever.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

_ENDINGS = (
    ".nianbao.json", ".docx", ".docm", ".dotx", ".doc", ".wps", ".rtf", ".odt", ".fodt", ".xlsx", ".xlsm", ".xls", ".et",
    ".ods", ".fods", ".pdf", ".ofd", ".html", ".htm", ".mht", ".mhtml", ".eml", ".txt", ".md",
)  # fmt: skip
_NOBODYS = (".", "~$")
"""Hidden files, and what Word leaves beside a file it has open."""


def files_in(named: Iterable[str]) -> Iterator[Path]:
    """Every file once, in the order named; a folder's own in the order of their names, folder by folder.

    What is not there is given as it was named; whoever opens it says so.
    """
    seen: set[Path] = set()
    for each in named:
        path = Path(each)
        for file in _of_folder(path) if path.is_dir() else (path,):
            if file not in seen:
                seen.add(file)
                yield file


def _of_folder(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(_NOBODYS))
        for name in sorted(names):
            if name.lower().endswith(_ENDINGS) and not name.startswith(_NOBODYS):
                yield Path(place) / name
