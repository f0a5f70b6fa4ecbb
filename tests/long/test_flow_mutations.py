"""Faults injected at random into copies of the flow files: 500 with NIANBAO_LONG=1, a fiftieth of that otherwise.

Every operator is as likely as another, whatever it finds to change. A change that leaves every flow and its English as they were is none and is drawn again. Where the check finds
nothing, the second copy of the forms in `tests/flows/forms.py` is asked too. NIANBAO_SEED sets the seed.
"""

from __future__ import annotations

import copy
import os
import re
import shutil
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any

import pytest
import tomlkit

from interview.flowfiles import load_folder
from interview.flowfiles.checks.check import examine
from interview.flowfiles.loading import PACKAGED
from interview.flowfiles.raw import Source, assemble, overlay
from interview.wording.catalog import LANGUAGES, words
from tests.flows.printing import is_the_form

FORMS = PACKAGED
"""Every form; a mutant is held against its second copy."""

LONG = os.environ.get("NIANBAO_LONG") == "1"
HOW_MANY = 500 if LONG else 10
SEED = int(os.environ.get("NIANBAO_SEED", "2026"))
WANTED = 0.95
FLOWS = Path(str(files("flows")))

Data = dict[str, Any]
HELP = ("why", "counts", "excludes", "example", "law")
REFERENCES = ("of", "cell", "takes_count_of", "group", "includes")
PRINTED = ("heading", "label", "corner", "over", "total_label", "results_label")
LISTS = ("items", "rows", "columns", "groups", "parts", "walk", "relations", "sentences", "preamble")
NOT_FILLED = re.compile(r"\{(name|near|key|n|row|values|word|label|other)\}")
NAME = re.compile(r"[a-z][a-z0-9_.]*")


def tables(data: Any) -> Iterator[Data]:
    """Every table of a file, however deep."""
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from tables(value)
    if isinstance(data, list):
        for value in data:
            yield from tables(value)


def lists(data: Data, names: tuple[str, ...]) -> list[list[Any]]:
    return [t[name] for t in tables(data) for name in names if isinstance(t.get(name), list) and t[name]]


def misspelt(rng: Random, text: str) -> str:
    at = rng.randrange(len(text))
    return text[:at] + rng.choice("aeiou") + text[at + 1 :]


# Operators: each changes the data in place and says what it did, or None where there is nothing to change -------


def drop_a_key(rng: Random, data: Data) -> str | None:
    table = rng.choice([table for table in tables(data) if table])
    key = rng.choice(sorted(table))
    return f"{key} = {str(table.pop(key))[:40]} of {table.get('id')}"


def misspell_a_reference(rng: Random, data: Data) -> str | None:
    places = [(t, name) for t in tables(data) for name in REFERENCES if isinstance(t.get(name), str)]
    places += [
        (t, "text")
        for t in tables(data)
        if "text" in t and ("severity" in t or "computes" in t or "{" in t["text"])
    ]
    if not places:
        return None
    table, name = rng.choice(places)
    old = table[name]
    if name == "text":
        word = rng.choice(NAME.findall(old))
        table[name] = old.replace(word, misspelt(rng, word), 1)
    else:
        table[name] = misspelt(rng, old)
    return f"{name} {old[:60]} → {table[name][:60]}"


def swap_references(rng: Random, data: Data) -> str | None:
    name = rng.choice(REFERENCES)
    places = [t for t in tables(data) if isinstance(t.get(name), str)]
    if len({t[name] for t in places}) < 2:
        return None
    one = rng.choice(places)
    other = rng.choice([t for t in places if t[name] != one[name]])
    one[name], other[name] = other[name], one[name]
    return f"{name} {one[name]} ↔ {other[name]}"


def negate_a_condition(rng: Random, data: Data) -> str | None:
    places = [t for t in tables(data) if isinstance(t.get("when"), dict)]
    if not places:
        return None
    table = rng.choice(places)
    table["when"] = {"not": table["when"]}
    return f"when of {table.get('id') or table.get('text', '')[:30]}: {table['when']}"


def drop_an_option(rng: Random, data: Data) -> str | None:
    found = lists(data, ("options", "ways", "given"))
    if not found:
        return None
    options = rng.choice(found)
    return f"option {options.pop(rng.randrange(len(options)))}"


def drop_a_row(rng: Random, data: Data) -> str | None:
    found = lists(data, LISTS)
    if not found:
        return None
    rows = rng.choice(found)
    return f"row {str(rows.pop(rng.randrange(len(rows))))[:90]}"


def double_a_row(rng: Random, data: Data) -> str | None:
    found = lists(data, LISTS)
    if not found:
        return None
    rows = rng.choice(found)
    at = rng.randrange(len(rows))
    rows.insert(at, copy.deepcopy(rows[at]))
    return f"doubled {str(rows[at])[:90]}"


def change_a_relation(rng: Random, data: Data) -> str | None:
    places = [t for t in tables(data) if "text" in t and "source" in t]
    if not places:
        return None
    table = rng.choice(places)
    old = table["text"]
    names = [match for match in NAME.finditer(old) if match[0] != "sum"]
    signs = list(re.finditer(r"(?<= )[-+](?= )", old))
    match rng.randrange(3):
        case 0:
            name = rng.choice(names)
            if old[name.start() - 4 : name.start()] != "sum(":
                table["text"] = f"{old[: name.start()]}{rng.randrange(2, 5)} * {old[name.start() :]}"
        case 1 if signs:
            sign = rng.choice(signs)
            table["text"] = old[: sign.start()] + ("-" if sign[0] == "+" else "+") + old[sign.end() :]
        case _:
            found = re.search(r"<=|>=|=", old)
            assert found is not None
            table["text"] = old.replace(found[0], rng.choice(["<=", ">=", "="]), 1)
    return f"{old} → {table['text']}"


def cut_help(rng: Random, data: Data) -> str | None:
    places = [(t, name) for t in tables(data) for name in HELP if name in t]
    if not places:
        return None
    table, name = rng.choice(places)
    return f"{name} {table.pop(name)[:40]} of {table.get('id') or table.get('ask')}"


def drop_english(rng: Random, data: Data) -> str | None:
    return drop_a_key(rng, data)


def change_a_label(rng: Random, data: Data) -> str | None:
    places = [(t, name) for t in tables(data) for name in PRINTED if t.get(name) and "value" not in t]
    places += [(t, "text") for t in tables(data) if set(t) & {"head", "across"} and t.get("text")]
    places += [(t, "title") for t in tables(data) if t.get("title") and t.get("kind")]
    if not places:
        return None
    table, name = rng.choice(places)
    old = table[name]
    at = rng.randrange(len(old))
    new = rng.choice("的计记护维录数")
    table[name] = old[:at] + new + old[at + 1 :]
    return f"{name} {old} → {table[name]}"


def rename_an_id(rng: Random, data: Data) -> str | None:
    table = rng.choice([t for t in tables(data) if isinstance(t.get("id"), str)] or [{}])
    if not table:
        return None
    old = table["id"]
    table["id"] = rng.choice([f"{old}_x", f"{old}2", misspelt(rng, old)])
    return f"id {old} → {table['id']}"


def ask_a_gate_later(rng: Random, data: Data) -> str | None:
    items = data.get("items", [])
    pairs = [
        (at, later) for later, item in enumerate(items) for at in range(later)
        if items[at].get("id") and f"'{items[at]['id']}'" in str(item.get("when"))
    ]  # fmt: skip
    if not pairs:
        return None
    gate, later = rng.choice(pairs)
    items.insert(later, items.pop(gate))
    return f"{items[later]['id']} after {items[later - 1]['id']}"


OF_FLOWS: tuple[Callable[[Random, Data], str | None], ...] = (
    drop_a_key, misspell_a_reference, swap_references, negate_a_condition, drop_an_option, drop_a_row, double_a_row,
    change_a_relation, cut_help, change_a_label, rename_an_id, ask_a_gate_later,
)  # fmt: skip
OF_ENGLISH: tuple[Callable[[Random, Data], str | None], ...] = (drop_english,)


# The trial -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Mutant:
    """One change, and how it was noticed."""

    operator: str
    file: str
    told: str
    caught: str
    """`check`, `forms`, or nothing."""


@dataclass(frozen=True)
class Flows:
    """Copies of the flow files."""

    folder: Path

    def state(self, id: str) -> object:
        """What a flow holds, and its English; the fault where it cannot be read."""
        source = Source.on_disk(self.folder / id)
        try:
            return assemble(source), overlay(source, "en")
        except Exception as fault:  # noqa: BLE001 - a broken file is as different as can be
            return str(fault)

    def caught(self, changed: list[str]) -> str:
        """Whether the check of a flow that was changed finds something, or else the second copy of its form."""
        if any(examine(self.folder / id).faults for id in changed):
            return "check"
        return "" if all(is_the_form(load_folder(self.folder / id)) for id in changed) else "forms"


@pytest.fixture
def flows(tmp_path: Path) -> Flows:
    for name in ("common", *FORMS):
        shutil.copytree(FLOWS / name, tmp_path / name)
    return Flows(tmp_path)


def mutate(rng: Random, flows: Flows, whole: dict[str, object]) -> Mutant:
    """Changes one file, sees whether it is noticed, and puts it back; drawn again where nothing has changed."""
    operator = rng.choice((*OF_FLOWS, *OF_ENGLISH))
    english = operator in OF_ENGLISH
    # What published reports write instead of a form's words says nothing of the interview: tests of reading hold it.
    files = [f for f in sorted(flows.folder.glob("*/*.toml")) if f.name != "published.toml"]
    listed = [f for f in files if english is (f.name == "en.toml")]
    while True:
        file = rng.choice(listed)
        text = file.read_text("utf-8")
        data = tomllib.loads(text)
        told = operator(rng, data)
        if told is None:
            continue
        file.write_text(tomlkit.dumps(data), encoding="utf-8")
        try:
            if not (changed := [id for id in FORMS if flows.state(id) != whole[id]]):
                continue
            return Mutant(operator.__name__, f"{file.parent.name}/{file.name}", told, flows.caught(changed))
        finally:
            file.write_text(text, encoding="utf-8")


def test_faults_injected_into_flow_files_are_caught_before_a_run(
    flows: Flows, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = {id: flows.state(id) for id in FORMS}
    mutants = [mutate(Random(SEED * 100_000 + at), flows, whole) for at in range(HOW_MANY)]
    missed = [mutant for mutant in mutants if not mutant.caught]
    with capsys.disabled():
        report(mutants, missed)
    assert len(mutants) - len(missed) >= WANTED * len(mutants) - (0 if LONG else 1)


def report(mutants: list[Mutant], missed: list[Mutant]) -> None:
    by = Counter(mutant.caught for mutant in mutants)
    print(
        f"\n{len(mutants)} faults injected, seed {SEED}: {by['check']} caught by the check, {by['forms']} more by the forms"
    )
    for name, count in sorted(Counter(mutant.operator for mutant in mutants).items()):
        lost = sum(mutant.operator == name for mutant in missed)
        print(f"  {name}: {count - lost} of {count}")
    for mutant in missed:
        print(f"  missed: {mutant.operator} in {mutant.file}: {mutant.told}")


# Anything at all -----------------------------------------------------------------------------------------------

JUNK: tuple[Any, ...] = (
    7,
    -1,
    2.5,
    True,
    "",
    "x",
    "这",
    "a.b",
    [],
    ["x"],
    [[]],
    {},
    {"x": 1},
    [{"id": "x"}],
    {"of": "year"},
)


def replace_anything(rng: Random, data: Data) -> str:
    """Puts something of any type in any place."""
    table = rng.choice([table for table in tables(data) if table])
    key = rng.choice(sorted(table))
    table[key] = copy.deepcopy(rng.choice(JUNK))
    return f"{key} of {table.get('id')} = {table[key]}"


def test_the_check_of_anything_at_all_ends_with_faults_that_can_be_told(flows: Flows) -> None:
    for at in range(HOW_MANY):
        rng = Random(SEED * 100_000 + at)
        file = rng.choice(sorted(flows.folder.glob("*/*.toml")))
        text = file.read_text("utf-8")
        data = tomllib.loads(text)
        told = [replace_anything(rng, data) for _ in range(rng.randrange(1, 3))]
        file.write_text(tomlkit.dumps(data), encoding="utf-8")
        for id in FORMS:
            for fault in examine(flows.folder / id).faults:
                for lang in LANGUAGES:
                    line = words(lang).say(f"fault.{fault.code}", **fault.details)
                    assert not NOT_FILLED.search(line), (told, fault)
        file.write_text(text, encoding="utf-8")
