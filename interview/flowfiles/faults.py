"""Finding every fault of a flow folder before a clerk does: what the models refuse, and every unknown reference.

Returns faults as values, all of them, each with the file, the key and what to do; it stops at the first only
where nothing beyond can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from interview.engine.conditions import mentions, tests
from interview.engine.flow import Flow, Ledger, Question, Section, Tally
from interview.engine.relations import RelationError
from interview.errors import FlowFileError
from interview.flowfiles.english import known_keys, missing
from interview.flowfiles.raw import Raw, Source, cut, overlay, read, section_names
from interview.flowfiles.schema import json_schema

LONGEST_QUESTION = 45
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_KNOWN_PLACEHOLDERS = frozenset({"year", "column", "row", "n", "i", "left", "part", "tally"})


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a flow file."""

    file: str
    key: str
    code: str
    """Names the sentence in `wording/<lang>/flows.toml`."""
    details: dict[str, object]


def check_folder(folder: Path) -> tuple[Fault, ...]:
    """Every fault of a flow folder; none means that it can be asked."""
    source = Source.on_disk(folder)
    try:
        raw = read(source.folder / "flow.toml")
        names = section_names(raw)
    except FlowFileError as fault:
        return (_unreadable(fault),)
    sections: list[Raw] = []
    faults: list[Fault] = []
    for name in names:
        try:
            sections.append(cut(read(source.file_of(name)), str(raw.get("id", ""))))
        except FlowFileError as fault:
            faults.append(_unreadable(fault))
    if faults:
        return tuple(faults)
    return _whole(source, {**raw, "sections": sections}, [_shown(source, name) for name in names])


def _whole(source: Source, raw: Raw, origin: list[str]) -> tuple[Fault, ...]:
    """The faults of a flow whose files can all be read."""
    try:
        flow = Flow.model_validate(raw)
        _ = flow.relations
        words = overlay(source, "en")
    except ValidationError as errors:
        refused = [_refused(raw, origin, error) for error in errors.errors()]
        return tuple({(fault.file, fault.key): fault for fault in reversed(refused)}.values())[::-1]
    except RelationError as error:
        return (
            Fault(_file_of_relation(raw, origin, str(error)), "relations", "relation", {"cause": str(error)}),
        )
    except FlowFileError as fault:
        return (_unreadable(fault),)
    return (
        *_meaning(flow, origin),
        *(Fault("en.toml", key, "no_english", {}) for key in missing(raw, words)),
        *(_unknown("en.toml", key, "unknown", key, get_close_matches(key, known_keys(raw), n=1))
          for key in words if key not in known_keys(raw)),
    )  # fmt: skip


def _file_of_relation(raw: Raw, origin: list[str], told: str) -> str:
    """The file of the section whose relation is told about by its id."""
    return next(
        file
        for section, file in zip(raw["sections"], origin, strict=True)
        for stated in (section, *section["items"])
        for relation in stated.get("relations", [])
        if told.startswith(f"relation {relation['id']}:")
    )


def _shown(source: Source, name: str) -> str:
    own = source.folder / f"{name}.toml"
    return f"{name}.toml" if own.is_file() else f"common/{name}.toml"


def _unreadable(fault: FlowFileError) -> Fault:
    details = fault.details
    return Fault(str(details.get("file", "")), str(details.get("key", "")), fault.code, details)


def _refused(raw: Raw, origin: list[str], error: Any) -> Fault:
    """A fault of the models, told by file and by the id of the part rather than its number."""
    loc = list(error["loc"])
    file = "flow.toml"
    if loc[:1] == ["sections"] and len(loc) > 1 and isinstance(loc[1], int):
        file, loc = origin[loc[1]], loc[2:]
        raw = raw["sections"][error["loc"][1]]
    key, name = _key(raw, loc), str(loc[-1])
    match error["type"]:
        case "extra_forbidden":
            return _unknown(file, key, "extra_key", name, get_close_matches(name, _names_of_models(), n=1))
        case "missing":
            return Fault(file, key, "missing_key", {"name": name})
        case "union_tag_invalid" | "union_tag_not_found":
            return Fault(
                file,
                f"{key}.kind",
                "no_such_kind",
                {"kinds": "count, yes_no, choice, choices, money, text, prose, …"},
            )
        case _:
            return Fault(file, key, "refused", {"cause": error["msg"]})


def _key(raw: Raw, loc: list[Any]) -> str:
    """Where a fault is, in the words of the file: what the models call their parts is left out."""
    here: Any = raw
    key: list[str] = []
    for at, part in enumerate(loc):
        if isinstance(part, int):
            here = here[part] if isinstance(here, list) and part < len(here) else None
            name = here.get("id") if isinstance(here, dict) else None
            key.append(f"[{name or part}]")
        elif isinstance(here, dict) and part in here:
            here = here[part]
            key.append(part)
        elif at == len(loc) - 1 and part.islower():
            key.append(part)
    return ".".join(key)


@cache
def _names_of_models() -> tuple[str, ...]:
    """Every key that a flow file can have somewhere."""
    schema = json_schema()
    return tuple(
        {name for model in (schema, *schema["$defs"].values()) for name in model.get("properties", {})}
    )


def _meaning(flow: Flow, origin: list[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    known = _addresses(flow)
    for section, file in zip(flow.sections, origin, strict=True):
        for item in section.items:
            yield from _twice(seen, file, item)
            if isinstance(item, Question | Tally):
                yield from _references(file, f"[{item.id}].when", mentions(item.when), known, seen)
                yield from _options(flow, file, item)
            if isinstance(item, Question):
                yield from _question(file, item)
            seen |= _addresses_of(item)
        yield from _table(flow, section, file, known)
        for ledger in (item for item in section.items if isinstance(item, Ledger)):
            yield from _ledger(file, ledger)
        for text in section.relations:
            yield from _references(file, f"[{text.id}].when", mentions(text.when), known, known)
        for sentence in section.sentences:
            yield from _references(file, "sentences.when", mentions(sentence.when), known, known)
            yield from _placeholders(file, "sentences", sentence.text, known | {"year", "office"})
    for sentence in flow.preamble:
        yield from _placeholders("flow.toml", "preamble", sentence.text, known | {"year", "office"})
    yield from _placeholders("flow.toml", "title", flow.title, {"year", "office"})


def _twice(seen: set[str], file: str, item: Question | Tally | Ledger) -> Iterator[Fault]:
    if item.id in seen:
        yield Fault(file, f"[{item.id}]", "id_twice", {"id": item.id})


def _addresses_of(item: Question | Tally | Ledger) -> set[str]:
    if isinstance(item, Question):
        return {item.id}
    if isinstance(item, Tally):
        return {item.id, *(f"{item.id}.{part}" for part in ("any", "count", "only", "total"))} | {
            f"{item.id}.{part.id}" for part in item.parts
        }
    columns = [column.id for column in item.columns] + ["total"]
    return {item.id, f"{item.id}.way"} | {
        f"{item.id}.{row.id}.{column}" for row in item.rows for column in columns
    }


def _addresses(flow: Flow) -> set[str]:
    return {address for section in flow.sections for item in section.items for address in _addresses_of(item)}


def _references(
    file: str, key: str, addresses: Iterable[str], known: set[str], earlier: set[str]
) -> Iterator[Fault]:
    for address in addresses:
        name = address.removeprefix("last.")
        if name not in known:
            yield _unknown(file, key, "unknown", address, get_close_matches(name, known, n=1))
        elif name not in earlier and not address.startswith("last."):
            yield Fault(file, key, "forward", {"name": address})


def _unknown(file: str, key: str, code: str, name: str, near: list[str], **more: object) -> Fault:
    """A name that nothing has; the nearest one that something has is the cure."""
    details = {"name": name, **more}
    return (
        Fault(file, key, f"{code}_near", {**details, "near": near[0]})
        if near
        else Fault(file, key, code, details)
    )


def _options(flow: Flow, file: str, item: Question | Tally) -> Iterator[Fault]:
    for test in tests(item.when):
        asked = flow.questions.get(test.of)
        wanted = {
            v for v in (test.includes, test.is_, test.is_not, *(test.one_of or ())) if isinstance(v, str)
        }
        if asked is None or not asked.options:
            continue
        values = {option.value for option in asked.options}
        for value in sorted(wanted - values):
            near = get_close_matches(value, values, n=1)
            yield _unknown(file, f"[{item.id}].when", "no_option", value, near, of=test.of)


def _question(file: str, question: Question) -> Iterator[Fault]:
    if len(question.ask) > LONGEST_QUESTION:
        yield Fault(file, f"[{question.id}].ask", "long", {"n": len(question.ask), "max": LONGEST_QUESTION})
    if question.kind in {"choice", "choices"} and not question.options:
        yield Fault(file, f"[{question.id}].options", "no_options", {})
    if not (question.why or question.counts or question.example):
        yield Fault(file, f"[{question.id}].why", "no_help", {})
    yield from _placeholders(file, f"[{question.id}].ask", question.ask, set(_KNOWN_PLACEHOLDERS))


def _ledger(file: str, ledger: Ledger) -> Iterator[Fault]:
    """What the engine counts on: its rows by name and by role, and groups that are there."""
    groups = {group.id for group in ledger.groups}
    rows = set(ledger.row)
    for row in ledger.rows:
        if row.group is not None and row.group not in groups:
            near = get_close_matches(row.group, groups, n=1)
            yield _unknown(file, f"[{ledger.id}].rows.[{row.id}].group", "unknown", row.group, near)
        if row.role == "result" and row.given is None:
            yield Fault(file, f"[{ledger.id}].rows.[{row.id}].given", "no_given", {})
    for name in ("new", "carried_in", "total", "carried_out"):
        if name not in rows:
            yield Fault(file, f"[{ledger.id}].rows", "no_row", {"name": name})
    for role in ("total", "out"):
        if sum(row.role == role for row in ledger.rows) != 1:
            yield Fault(file, f"[{ledger.id}].rows", "one_role", {"role": role})
    for step in ledger.walk:
        if not rows & set(step.result):
            yield _unknown(
                file,
                f"[{ledger.id}].walk",
                "unknown",
                step.result[0],
                get_close_matches(step.result[0], rows, n=1),
            )


def _placeholders(file: str, key: str, text: str, known: set[str]) -> Iterator[Fault]:
    for name in _PLACEHOLDER.findall(text):
        if name not in known:
            yield _unknown(file, key, "unknown", "{" + name + "}", get_close_matches(name, known, n=1))


def _table(flow: Flow, section: Section, file: str, known: set[str]) -> Iterator[Fault]:
    if section.table is None:
        return
    for row in section.table.rows:
        yield from _references(file, "table", (cell.cell for cell in row if cell.cell), known, known)
    printed = {cell.cell for row in section.table.rows for cell in row if cell.cell}
    for address in flow.cells:
        own = any(address in _addresses_of(item) for item in section.items if not isinstance(item, Ledger))
        if own and address not in printed:
            yield Fault(file, "table", "not_printed", {"name": address})
