"""What was found out of each file, in one SQLite database: kept as it comes, never worked out twice.

A result is of a file's bytes, of the rules as they are, and of what it was compared with; where all are the same, it
stands. As long as the program runs, or in a file that outlives a kill: whatever was committed is there, and the rest is done again. Tables
and views are made to be asked by others: `report` has a row for each file, `finding`, `figure` and `text` unfold it.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Self

from interview import __version__
from interview.county.handed_in import HandedIn
from interview.dataclass import dataclass
from interview.desk.check.one import Checked, PrintedFinding
from interview.desk.exact_json import exact
from interview.errors import WriteError

_SCHEMA = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS report (
  file TEXT PRIMARY KEY, size INTEGER NOT NULL, hash TEXT NOT NULL, judged_by TEXT NOT NULL,
  readable INTEGER NOT NULL, office TEXT, year INTEGER, flow TEXT, arrived TEXT NOT NULL, kind TEXT NOT NULL, compared INTEGER NOT NULL,
  errors INTEGER NOT NULL, warnings INTEGER NOT NULL, notices INTEGER NOT NULL,
  findings TEXT NOT NULL, figures TEXT NOT NULL, texts TEXT NOT NULL, profile TEXT NOT NULL, last TEXT NOT NULL
) WITHOUT ROWID;
CREATE VIEW IF NOT EXISTS finding AS SELECT report.file, office, year,
  json_extract(each.value, '$.id') AS id, json_extract(each.value, '$.rule') AS rule,
  json_extract(each.value, '$.severity') AS severity, json_extract(each.value, '$.message') AS message,
  json_extract(each.value, '$.accepted') AS accepted
  FROM report, json_each(report.findings) AS each;
CREATE VIEW IF NOT EXISTS figure AS SELECT report.file, office, year, each.key AS address, each.value AS value
  FROM report, json_each(report.figures) AS each;
CREATE VIEW IF NOT EXISTS text AS SELECT report.file, office, year, each.key AS address, each.value AS text
  FROM report, json_each(report.texts) AS each;
"""
_COLUMNS = (
    "file", "size", "hash", "judged_by", "readable", "office", "year", "flow", "arrived", "kind", "compared", "errors", "warnings",
    "notices", "findings", "figures", "texts", "profile", "last",
)  # fmt: skip
_KEEP = "INSERT OR REPLACE INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_TOGETHER = 32
"""Results that are put on disk at once: so many a kill costs at most."""
_WEIGHTS = ("error", "warning", "notice")


@dataclass(frozen=True, slots=True)
class FileCard:
    """What is known of a file without opening its result."""

    file: str
    office: str
    year: int | None
    flow: str | None
    is_readable: bool
    errors: int
    warnings: int
    notices: int


class Results:
    """The results of one folder. Not for several threads at once."""

    def __init__(self, path: Path | None = None) -> None:
        """Opens what is kept in a file, or keeps it as long as the program runs.

        Raises:
            WriteError: It cannot be opened, or is something else.
        """
        self._name = path.name if path else "-"
        with self._telling():
            # Without a name it is a file that nobody sees and that goes with us.
            self._database = sqlite3.connect(path or "")
            self._ready()
        self._waiting = 0

    def _ready(self) -> None:
        (schema,) = self._database.execute("PRAGMA user_version").fetchone()
        known = schema in {0, _SCHEMA}
        if not known or (not schema and self._database.execute("SELECT 1 FROM sqlite_master").fetchone()):
            raise sqlite3.DatabaseError("another database")
        self._database.executescript(f"{_TABLES} PRAGMA user_version = {_SCHEMA};")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_trouble: object) -> None:
        self.close()

    def close(self) -> None:
        """Puts on disk what waits, and lets go of the file."""
        with self._telling():
            self._database.commit()
        self._database.close()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Tells what the database says no to: a full disk, somebody else who writes there."""
        try:
            yield
        except sqlite3.Error as trouble:
            raise WriteError("results_not_kept", file=self._name, cause=str(trouble)) from None

    def put(self, result: HandedIn, judged_by: str) -> None:
        """Keeps a result, in place of an earlier one of the same file.

        Raises:
            WriteError: The disk is full, or somebody else writes there.
        """
        with self._telling():
            self._database.execute(_KEEP, _row(result, judged_by))
            self._waiting += 1
            if self._waiting >= _TOGETHER:
                self._database.commit()
                self._waiting = 0

    def stands(self, file: str, size: int, mark: str, judged_by: str) -> bool:
        """Whether a result is of these very bytes, judged so."""
        row = self._database.execute(
            "SELECT size, hash, judged_by FROM report WHERE file = ?", (file,)
        ).fetchone()
        return row == (size, mark, judged_by) and bool(mark)

    def has(self, file: str) -> bool:
        """Whether there is a result of this name, of whatever bytes."""
        return self._database.execute("SELECT 1 FROM report WHERE file = ?", (file,)).fetchone() is not None

    def keep_only(self, there: Collection[str]) -> None:
        """Lets go of the results of files that are no longer there."""
        with self._telling():
            known = [file for (file,) in self._database.execute("SELECT file FROM report")]
            gone = [(file,) for file in known if file not in there]
            self._database.executemany("DELETE FROM report WHERE file = ?", gone)
            self._database.commit()

    def cards(self) -> list[FileCard]:
        """What is known of every file, in the order of their names."""
        asked = (
            "SELECT file, office, year, flow, readable, errors, warnings, notices FROM report ORDER BY file"
        )
        return [
            FileCard(file, office or "", year, flow, bool(readable), *counts)
            for file, office, year, flow, readable, *counts in self._database.execute(asked)
        ]

    def of(self, file: str) -> HandedIn:
        """The result of a file that has one."""
        row = self._database.execute("SELECT * FROM report WHERE file = ?", (file,)).fetchone()
        return _result(dict(zip(_COLUMNS, row, strict=True)))

    def every(self, wanted: Collection[str]) -> Iterator[HandedIn]:
        """The results of these files, one after the other."""
        return (self.of(file) for file in wanted)


def _row(result: HandedIn, judged_by: str) -> tuple[object, ...]:
    checked = result.checked
    weights = [each.severity for each in checked.findings if each.accepted is None]
    return (
        checked.file, result.size, result.mark, judged_by, int(result.is_readable), checked.office, checked.year,
        checked.flow, result.arrived, result.kind, int(checked.compared), *(weights.count(each) for each in _WEIGHTS),
        exact([_as_data(each) for each in checked.findings]), exact(dict(result.figures)), exact(dict(result.texts)),
        exact(dict(result.profile)), exact(dict(result.last)),
    )  # fmt: skip


def _as_data(finding: PrintedFinding) -> dict[str, object]:
    return {name: getattr(finding, name) for name in PrintedFinding.__dataclass_fields__}


def _result(row: Mapping[str, Any]) -> HandedIn:
    findings = tuple(_finding(each) for each in _loaded(row["findings"]))
    checked = Checked(row["file"], row["office"], row["year"], row["flow"], findings, bool(row["compared"]))
    texts, profile = json.loads(row["texts"]), json.loads(row["profile"])
    return HandedIn(
        checked,
        row["hash"],
        row["size"],
        row["arrived"],
        row["kind"],
        _loaded(row["figures"]),
        texts,
        profile,
        _loaded(row["last"]),
    )


def _loaded(text: str) -> Any:  # what JSON holds
    return json.loads(text, parse_float=Decimal)


def _finding(told: Mapping[str, Any]) -> PrintedFinding:
    repairs = tuple((cell, was, now) for cell, was, now in told["repairs"])
    return PrintedFinding(**{**told, "where": tuple(told["where"]), "repairs": repairs})


def judged_by(lang: str, last: Collection[Path]) -> str:
    """What a result depends on besides its file: the program, its rules and forms, the language, last year's reports."""
    told = sha256(f"{__version__} {lang} ".encode())
    if getattr(sys, "frozen", False):  # its modules lie in the program's own file, only their data in folders
        told.update(Path(sys.executable).read_bytes())
    for package in (
        "interview.engine",
        "interview.reading",
        "interview.review",
        "interview.wording",
        "flows",
    ):
        for name, data in _files(files(package)):
            told.update(name.encode() + data)
    for path in sorted(last):
        state = path.stat()
        told.update(f"{path.name} {state.st_size} {state.st_mtime_ns}".encode())
    return told.hexdigest()


def _files(folder: Traversable) -> Iterator[tuple[str, bytes]]:
    if not folder.is_dir():  # a package of modules alone, in the frozen program
        return
    for each in sorted(folder.iterdir(), key=lambda found: found.name):
        if each.is_dir():
            if each.name != "__pycache__":
                yield from _files(each)
        elif each.name.endswith((".py", ".toml")):
            yield each.name, each.read_bytes()
