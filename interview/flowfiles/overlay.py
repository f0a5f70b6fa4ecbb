"""Laying another language's words over a flow's data, and telling which are missing.

Only what the clerk reads is overlaid; what the report prints stays Chinese. Keys are described in
`docs/flow-files.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Part = Any
"""A table or array of a flow file, which the models have taken."""

HELP = ("why", "counts", "excludes", "example", "law")
_SPOKEN = ("ask", "ask_count", "ask_only", "ask_part", "ask_opening", "says", *HELP)
_OF_SECTION = ("title", "opening", "closing_zero")
_OF_OWN = (*_SPOKEN, "opening")


def lay_over(flow: Part, words: Part) -> None:
    """Replaces, in place, every text that the words give by another one."""
    for key, part in spoken_parts(flow):
        told = words.get(key, {})
        _name_options(part.get("options", []), told)
        part |= {name: told[name] for name in _spoken(key) if name in told and name in part}
    _ledger_words(flow, words)
    if "name" in words.get("flow", {}):
        flow["name"] = words["flow"]["name"]


def spoken_parts(flow: Part) -> Iterator[tuple[str, Part]]:
    """Every part that has words for the clerk, with the key its translation has."""
    for group in flow.get("earlier", {}).get("unmapped", []):
        yield f"earlier.{group['id']}", group
    for section in flow["sections"]:
        yield f"section.{section['id']}", section
        if "own" in section:
            yield f"{section['id']}.own", section["own"]
        for text in section.get("relations", []):
            yield f"relation.{text['id']}", text
        for item in section["items"]:
            if item["kind"] == "ledger":
                yield from _of_ledger(item)
                continue
            yield str(item["id"]), item
            for part in item.get("parts", []):
                yield f"{item['id']}.part.{part['id']}", part


def _of_ledger(ledger: Part) -> Iterator[tuple[str, Part]]:
    name = ledger["id"]
    kinds = (
        ("row", "rows"),
        ("column", "columns"),
        ("group", "groups"),
        ("article", "articles"),
        ("step", "walk"),
    )
    for kind, parts in kinds:
        for part in ledger[parts]:
            yield f"{name}.{kind}.{part['id']}", part
    for key, words in ledger["asks"].items():
        yield f"{name}.ask.{key}", words
    for text in ledger.get("relations", []):
        yield f"relation.{text['id']}", text


def _spoken(key: str) -> tuple[str, ...]:
    """What of a part the clerk reads; the title of a question is printed, that of a section is not."""
    if key.startswith("section."):
        return _OF_SECTION
    return _OF_OWN if key.endswith(".own") else _SPOKEN


def _ledger_words(flow: Part, words: Part) -> None:
    for ledger in _ledgers(flow):
        name = ledger["id"]
        for key, options in _options_of(name):
            _name_options(ledger[options], words.get(key, {}))
        unsure = words.get(f"{name}.unsure", {})
        ledger["unsure"]["label"] = unsure.get("label", ledger["unsure"]["label"])
        ledger["unsure_hint"] = unsure.get("hint", ledger["unsure_hint"])


def _options_of(ledger: str) -> tuple[tuple[str, str], ...]:
    """The options of a ledger that have words, each with the key of their translation."""
    return (f"{ledger}.way", "ways"), (f"{ledger}.given", "given"), (f"{ledger}.answer", "answers")


def _name_options(options: Part, told: Part) -> None:
    for option in options:
        option["label"] = told.get("options", {}).get(option["value"], option["label"])


def missing(flow: Part, words: Part) -> Iterator[str]:
    """Every text the clerk would still read in Chinese, as `key.name`; of a flow that the models took."""
    for key, part in spoken_parts(flow):
        told = words.get(key, {})
        yield from (f"{key}.{name}" for name in _spoken(key) if part.get(name) and name not in told)
        yield from _options_missing(key, part.get("options", []), told)
    for ledger in _ledgers(flow):
        name = ledger["id"]
        for key, options in _options_of(name):
            yield from _options_missing(key, ledger[options], words.get(key, {}))
        told = words.get(f"{name}.unsure", {})
        yield from (f"{name}.unsure.{each}" for each in ("label", "hint") if each not in told)
    if "name" not in words.get("flow", {}):
        yield "flow.name"


def _options_missing(key: str, options: Part, told: Part) -> Iterator[str]:
    told_options = told.get("options", {})
    return (f"{key}.options.{o['value']}" for o in options if o["value"] not in told_options)


def known_keys(flow: Part) -> set[str]:
    """Every key that words can have."""
    keys = {"flow", *(key for key, _ in spoken_parts(flow))}
    return keys | {
        f"{ledger['id']}.{part}" for ledger in _ledgers(flow) for part in ("way", "given", "answer", "unsure")
    }


def _ledgers(flow: Part) -> Iterator[Part]:
    return (item for section in flow["sections"] for item in section["items"] if item["kind"] == "ledger")
