"""Checking a flow folder: its files, its shape, its meaning, and the proof over every combination of its gates.

Returns faults as values, all of them, each with the file, the key, the line and what to do; a later kind of
check is only left out where an earlier one found what it cannot go beyond.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import ValidationError

from interview.engine.flow.model import Flow
from interview.errors import FlowFileError
from interview.flowfiles.checks.drafts import drafting
from interview.flowfiles.checks.earlier import earlier
from interview.flowfiles.checks.gates import gates
from interview.flowfiles.checks.identity import identity
from interview.flowfiles.checks.index import View
from interview.flowfiles.checks.labels import labels
from interview.flowfiles.checks.ledgers import ledgers
from interview.flowfiles.checks.overlay_rules import OWN, translation
from interview.flowfiles.checks.proof.prove import FlowProof, prove
from interview.flowfiles.checks.references import references
from interview.flowfiles.checks.relation_rules import readable, relating
from interview.flowfiles.checks.schema_faults import refused
from interview.flowfiles.checks.style_rules import writing
from interview.flowfiles.checks.tables import tables
from interview.flowfiles.checks.ways_of_saying import ways
from interview.flowfiles.faults import Fault
from interview.flowfiles.lines import line_of
from interview.flowfiles.raw import COMMON, Raw, Source, beside, check_words, cut, read, section_names

FLOW = "flow.toml"
_LANGUAGES = ("en",)
_LINE = re.compile(r"at line (\d+)")
_SYNTAX = (
    (re.compile("Cannot overwrite|Cannot declare|Duplicate|Cannot mutate|Cannot redefine"), "syntax_twice"),
    (re.compile("Nested too deeply"), "syntax_deep"),
    (re.compile("Too many digits"), "syntax_digits"),
    (re.compile("string|Illegal character|hex value|Unicode"), "syntax_string"),
    (re.compile("Invalid value"), "syntax_value"),
    (re.compile("Expected|Invalid statement|initial character"), "syntax_line"),
)
"""What the TOML reader says, and our code for it."""


@dataclass(frozen=True)
class ExaminedFolder:
    """A flow folder's faults, and what its proof covers; no proof while there are others than of the English."""

    faults: tuple[Fault, ...]
    proof: FlowProof | None = None


def examine(folder: Path) -> ExaminedFolder:
    """Every fault of a flow folder, each with its line, and the proof."""
    source = Source.on_disk(folder)
    checked = _examine(source)
    unused = tuple(_unused(source, folder))
    texts: dict[str, str] = {}
    return ExaminedFolder(
        tuple(_placed(source, fault, texts) for fault in (*checked.faults, *unused)), checked.proof
    )


def _examine(source: Source) -> ExaminedFolder:
    try:
        raw = read(source.folder / FLOW)
        names = section_names(raw)
    except FlowFileError as fault:
        return ExaminedFolder((_unreadable(fault, FLOW),))
    sections, faults = _parts(source, raw, names)
    besides = beside(raw)
    told, unread = _parts(source, raw, [name for _, name in besides])
    if faults or unread:
        return ExaminedFolder((*faults, *unread))
    doubled = [
        Fault(FLOW, "sections", "section_file_twice", {"name": n}) for n in {*names} if names.count(n) > 1
    ]
    if doubled:
        return ExaminedFolder(tuple(doubled))
    whole = {**raw, "sections": sections, **{key: part for (key, _), part in zip(besides, told, strict=True)}}
    return _whole(source, whole, names, {key: _shown(source, name) for key, name in besides})


def _parts(source: Source, raw: Raw, names: Iterable[str]) -> tuple[list[Raw], list[Fault]]:
    """What files of the flow hold, and why some cannot be read."""
    found: list[Raw] = []
    faults: list[Fault] = []
    for name in names:
        try:
            found.append(cut(read(source.file_of(name)), str(raw.get("id", ""))))
        except FlowFileError as fault:
            faults.append(_unreadable(fault, _shown(source, name)))
    return found, faults


def _whole(source: Source, raw: Raw, names: list[str], besides: dict[str, str]) -> ExaminedFolder:
    """The faults of a flow whose files can all be read."""
    origin = [_shown(source, name) for name in names]
    try:
        flow = Flow.model_validate(raw)
    except ValidationError as errors:
        return ExaminedFolder(refused(raw, origin, besides, errors))
    words, unreadable = _words(source, names)
    files = dict(zip((section.id for section in flow.sections), origin, strict=True))
    view = View(flow, raw, files, words, tuple(names))
    english = unreadable or list(translation(view))
    faults = [*identity(view), *references(view), *readable(view), *ledgers(view), *gates(view)]
    unread = any(fault.room == "relations" for fault in faults)
    if not unread:
        faults += relating(view)
        faults += tables(view)
    faults += [*labels(view), *writing(view), *ways(view), *earlier(view), *drafting(view), *english]
    # It takes longer than all the others: what they find is mended first. English may come when all is done.
    proof = prove(flow) if all(fault.room == "english" for fault in faults) else None
    return ExaminedFolder((*_once(faults), *(proof.faults(files) if proof else ())), proof)


def _once(faults: Iterable[Fault]) -> list[Fault]:
    """Each fault once: a relation is judged for every column, and told once."""
    return list(
        {(fault.file, fault.key, fault.code, fault.details.get("name")): fault for fault in faults}.values()
    )


def _words(source: Source, names: list[str]) -> tuple[dict[str, Raw], list[Fault]]:
    """The English words by file, and what keeps them from being read."""
    words: dict[str, Raw] = {}
    faults: list[Fault] = []
    for folder in source.words_of(names):
        shown = f"{COMMON}/{OWN}" if folder is source.common else OWN
        if not (folder / OWN).is_file():
            continue
        try:
            words[shown] = check_words(read(folder / OWN), OWN)
        except FlowFileError as fault:
            faults.append(_unreadable(fault, shown))
    return words, faults


def _shown(source: Source, name: str) -> str:
    own = source.folder / f"{name}.toml"
    return f"{name}.toml" if own.is_file() else f"{COMMON}/{name}.toml"


def _unreadable(fault: FlowFileError, shown: str) -> Fault:
    """A file that cannot be read; of the reader's English only the line is kept, and which sort of fault it is."""
    key = str(fault.details.get("key", ""))
    if fault.code != "flow_file_syntax":
        return Fault(shown, key, fault.code, fault.details)
    cause = str(fault.details["cause"])
    code = next((code for pattern, code in _SYNTAX if pattern.search(cause)), "flow_file_syntax")
    line = _LINE.search(cause)
    return Fault(shown, key, code, {}, int(line[1]) if line else None)


def _unused(source: Source, folder: Path) -> Iterable[Fault]:
    """Files of the folder that are no part of the flow."""
    try:
        raw = read(source.folder / FLOW)
        names = [*section_names(raw), *(name for _, name in beside(raw))]
    except FlowFileError:
        return
    parts = {FLOW, *(f"{name}.toml" for name in names), *(f"{lang}.toml" for lang in _LANGUAGES)}
    for file in sorted(folder.glob("*.toml")):
        if file.name not in parts:
            yield Fault(file.name, "", "file_unused")


def _placed(source: Source, fault: Fault, texts: dict[str, str]) -> Fault:
    """The fault with its line, where it can be found."""
    if fault.line is not None or not fault.key:
        return fault
    if fault.file not in texts:
        texts[fault.file] = _text(source, fault.file)
    return fault.at(line_of(texts[fault.file], fault.key))


def _text(source: Source, shown: str) -> str:
    folder, _, name = shown.rpartition("/")
    file: Traversable = (source.common if folder else source.folder) / name
    return file.read_bytes().decode("utf-8", "replace") if file.is_file() else ""
