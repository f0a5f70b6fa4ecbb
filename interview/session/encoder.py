"""Contents into the bytes of the file: JSON in UTF-8, an answer to a line, so that a person can look at it.

A save comes after every answer and nearly all of the file is as it was, so lines already made are kept. What
the fields mean is the models' affair.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TypeAlias

from pydantic import BaseModel

from interview.session.contents import FileContents, LogLine

_ONE_TO_A_LINE = frozenset(["answers", "aside", "entries", "accepted", "last", "units", "log"])
_BETWEEN = b",\n  "

_Lines: TypeAlias = dict[str, tuple[BaseModel, bytes]]
"""By name, each line with the very part it was made of."""


class Encoder:
    """Writes the contents of one file again and again."""

    def __init__(self) -> None:
        self._lines: dict[str, _Lines] = {}
        self._logged: tuple[LogLine, ...] = ()
        self._log = b""

    def bytes_of(self, contents: FileContents) -> bytes:
        """The file's bytes."""
        head = contents.model_dump_json(by_alias=True, indent=1, exclude=set(_ONE_TO_A_LINE))
        last = contents.last.model_dump_json() if contents.last else "null"
        # One joining at the end: the log is long, and each copy of it would be paid for at each answer.
        parts = [
            (head.removesuffix("\n}").encode(), b',\n "last": ', last.encode()),
            (b',\n "answers": {\n  ', self._named("answers", contents.answers), b"\n }"),
            (b',\n "aside": {\n  ', self._named("aside", contents.aside), b"\n }"),
            (b',\n "entries": [\n  ', _made(contents.entries), b"\n ]"),
            (b',\n "accepted": {\n  ', self._named("accepted", contents.accepted), b"\n }"),
            (b',\n "units": [\n  ', _made(contents.units), b"\n ]"),
            (b',\n "log": [\n  ', self._grown(contents.log), b"\n ]\n}\n"),
        ]
        return b"".join(chain.from_iterable(parts))

    def _named(self, shelf: str, parts: Mapping[str, BaseModel]) -> bytes:
        known = self._lines.get(shelf, {})
        lines = self._lines[shelf] = {
            name: line if (line := known.get(name)) and line[0] is part else _line(name, part)
            for name, part in parts.items()
        }
        return _BETWEEN.join([line for _, line in lines.values()])

    def _grown(self, log: tuple[LogLine, ...]) -> bytes:
        # A log only grows, so the newest line known tells whether the older ones are known too.
        known = len(self._logged)
        if known and len(log) >= known and log[known - 1] is self._logged[-1]:
            self._log = _BETWEEN.join(filter(None, (self._log, _made(log[known:]))))
        else:
            self._log = _made(log)
        self._logged = log
        return self._log


def _line(name: str, part: BaseModel) -> tuple[BaseModel, bytes]:
    return part, f"{json.dumps(name, ensure_ascii=False)}: {part.model_dump_json()}".encode()


def _made(parts: Iterable[BaseModel]) -> bytes:
    return _BETWEEN.join([part.model_dump_json().encode() for part in parts])
