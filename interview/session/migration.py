"""Answers files of earlier schemas, brought to the present one step at a time.

A step works on plain JSON data and knows two neighbouring shapes only. It moves what it recognises and leaves
the rest alone: whether the outcome is sound is for the models to judge. A step, once released, never changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from interview.errors import SessionFileError
from interview.session.contents import FORMAT, SCHEMA

Json: TypeAlias = dict[str, object]


def schema_of(data: object) -> int:
    """The schema number of a file's data; data that is no answers file is refused as foreign."""
    if not isinstance(data, dict):
        raise SessionFileError("foreign")
    schema = data.get("schema")
    marked = data.get("format") == FORMAT
    # The first drafts had no marker. Their exports have the same number, but no answers.
    if not marked and ("format" in data or schema != 1 or "answers" not in data):
        raise SessionFileError("foreign")
    if isinstance(schema, bool) or not isinstance(schema, int) or schema < 1:
        raise SessionFileError("damaged", where="schema")
    return schema


def migrated(data: object) -> object:
    """A file's data in the present schema; a newer one is refused."""
    schema = schema_of(data)
    if schema > SCHEMA:
        raise SessionFileError("newer", schema=schema)
    for number in range(schema, SCHEMA):
        data = STEPS[number](_object(data))
    return data


def _object(data: object) -> Json:
    return dict(data) if isinstance(data, dict) else {}


def _from_1(old: Json) -> Json:
    """Nest the values, name the format, and call the parts of an entry what the flows call them."""
    new: Json = {**old, "format": FORMAT, "schema": 2}
    for shelf in ("answers", "aside"):
        kept = old.get(shelf, {})
        new[shelf] = (
            {question: _nested(answer) for question, answer in kept.items()}
            if isinstance(kept, dict)
            else kept
        )
    place = old.get("place")
    new["place"] = place.get("question") if isinstance(place, dict) else place
    entries = old.get("entries", [])
    new["entries"] = [_renamed(entry) for entry in entries] if isinstance(entries, list) else entries
    return new


def _nested(answer: object) -> object:
    if not isinstance(answer, dict):
        return answer
    value = {key: answer[key] for key in ("kind", "value") if key in answer}
    return {"value": value, **{key: part for key, part in answer.items() if key not in value}}


_ENTRY_NAMES = {"who": "column", "end": "result", "carried_in": "carried"}


def _renamed(entry: object) -> object:
    if not isinstance(entry, dict):
        return entry
    return {_ENTRY_NAMES.get(key, key): part for key, part in entry.items()}


def _from_2(old: Json) -> Json:
    """New, and not told yet: what was left open, the walk through the decision list, a word on an application.

    Nothing that was kept from last year has been gone through either: nobody was asked to.
    """
    return {**old, "schema": 3}


def _from_3(old: Json) -> Json:
    """New, and not told yet: facts, numbers bound in texts, wordings, an outline of the office's own."""
    return {**old, "schema": 4}


def _from_4(old: Json) -> Json:
    """New, and not told yet: the units that a government's report sums up."""
    return {**old, "schema": 5}


def _from_5(old: Json) -> Json:
    """New, and not told yet: that an answer was taken from the office's other report."""
    return {**old, "schema": 6}


STEPS: Mapping[int, Callable[[Json], Json]] = MappingProxyType(
    {1: _from_1, 2: _from_2, 3: _from_3, 4: _from_4, 5: _from_5}
)
"""From each earlier schema to the next."""
