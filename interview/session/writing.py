"""Contents into the bytes of the file: JSON in UTF-8, an answer to a line, so that a person can look at it.

A save comes after every answer and nearly all of the file is as it was, so lines already made are kept. What
the fields mean is the models' affair.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from pydantic import BaseModel

from interview.session.model import Change, Contents

_ONE_TO_A_LINE = frozenset(["answers", "aside", "entries", "accepted", "last", "log"])
_BETWEEN = ",\n  "

_Lines: TypeAlias = dict[str, tuple[BaseModel, str]]
"""By name, each line with the very part it was made of."""


class Writing:
    """Writes the contents of one file again and again."""

    def __init__(self) -> None:
        self._lines: dict[str, _Lines] = {}
        self._logged: tuple[Change, ...] = ()
        self._log = ""

    def bytes_of(self, contents: Contents) -> bytes:
        """Return the file's bytes."""
        head = contents.model_dump_json(by_alias=True, indent=1, exclude=set(_ONE_TO_A_LINE))
        last = contents.last.model_dump_json() if contents.last else "null"
        parts = [
            head.removesuffix("\n}"),
            f' "last": {last}',
            f' "answers": {self._named("answers", contents.answers)}',
            f' "aside": {self._named("aside", contents.aside)}',
            f' "entries": {_block("[", _made(contents.entries), "]")}',
            f' "accepted": {self._named("accepted", contents.accepted)}',
            f' "log": {_block("[", self._grown(contents.log), "]")}',
        ]
        return (",\n".join(parts) + "\n}\n").encode()

    def _named(self, shelf: str, parts: Mapping[str, BaseModel]) -> str:
        known = self._lines.get(shelf, {})
        lines = self._lines[shelf] = {
            name: _line(name, part, known.get(name)) for name, part in parts.items()
        }
        return _block("{", _BETWEEN.join([line for _, line in lines.values()]), "}")

    def _grown(self, log: tuple[Change, ...]) -> str:
        # A log only grows, so the newest line known tells whether the older ones are known too.
        known = len(self._logged)
        if known and len(log) >= known and log[known - 1] is self._logged[-1]:
            self._log = _BETWEEN.join(filter(None, (self._log, _made(log[known:]))))
        else:
            self._log = _made(log)
        self._logged = log
        return self._log


def _line(name: str, part: BaseModel, known: tuple[BaseModel, str] | None) -> tuple[BaseModel, str]:
    if known and known[0] is part:
        return known
    return part, f"{json.dumps(name, ensure_ascii=False)}: {part.model_dump_json()}"


def _made(parts: Iterable[BaseModel]) -> str:
    return _BETWEEN.join(part.model_dump_json() for part in parts)


def _block(opening: str, inside: str, closing: str) -> str:
    return f"{opening}\n  {inside}\n {closing}" if inside else opening + closing
