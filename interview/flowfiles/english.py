"""Laying another language's words over a flow's data, and telling which are missing.

Only what the clerk reads is overlaid; what the report prints stays Chinese. Keys are described in
`CONTRIBUTING.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Part = Any
"""A table or array of a flow file; what is in it is judged later."""

HELP = ("why", "counts", "excludes", "example", "law")
SPOKEN = frozenset({"ask", "ask_count", "ask_only", "ask_part", "says", *HELP})


def lay_over(flow: Part, words: Part) -> None:
    """Replaces, in place, every text that the words give by another one."""
    for key, part in spoken_parts(flow):
        told = words.get(key, {})
        for name, text in told.items():
            if name == "options":
                for option in part.get("options", part if isinstance(part, list) else []):
                    option["label"] = text.get(option["value"], option["label"])
            elif (isinstance(part, dict) and name in part) or (isinstance(part, dict) and name in HELP):
                part[name] = text
    _ledger_words(flow, words)
    if "name" in words.get("flow", {}):
        flow["name"] = words["flow"]["name"]


def spoken_parts(flow: Part) -> Iterator[tuple[str, Part]]:
    """Every part that has words for the clerk, with the key its translation has."""
    for section in flow["sections"]:
        yield f"section.{section.get('id')}", section
        for text in section.get("relations", []):
            yield f"relation.{text.get('id')}", text
        for item in section.get("items", []):
            if item.get("kind") == "ledger":
                yield from _of_ledger(item)
                continue
            yield str(item.get("id")), item
            for part in item.get("parts", []):
                yield f"{item.get('id')}.part.{part.get('id')}", part


def _of_ledger(ledger: Part) -> Iterator[tuple[str, Part]]:
    name = ledger.get("id")
    for kind, parts in (("row", "rows"), ("column", "columns"), ("group", "groups")):
        for part in ledger.get(parts, []):
            yield f"{name}.{kind}.{part.get('id')}", part
    for key, words in ledger.get("asks", {}).items():
        yield f"{name}.ask.{key}", words
    for text in ledger.get("relations", []):
        yield f"relation.{text.get('id')}", text


def _ledger_words(flow: Part, words: Part) -> None:
    for section in flow["sections"]:
        for ledger in section.get("items", []):
            if ledger.get("kind") != "ledger":
                continue
            name = ledger.get("id")
            for options in ("ways", "given"):
                key = f"{name}.{'way' if options == 'ways' else options}"
                told = words.get(key, {}).get("options", {})
                for option in ledger.get(options, []):
                    option["label"] = told.get(option["value"], option["label"])
            unsure = words.get(f"{name}.unsure", {})
            ledger["unsure"]["label"] = unsure.get("label", ledger["unsure"]["label"])
            ledger["unsure_hint"] = unsure.get("hint", ledger["unsure_hint"])
            for step, ask in zip(
                ledger.get("walk", []), words.get(f"{name}.walk", {}).get("asks", []), strict=False
            ):
                step["ask"] = ask


def missing(flow: Part, words: Part) -> Iterator[str]:
    """Every text the clerk would still read in Chinese, as `key.name`."""
    for key, part in spoken_parts(flow):
        told = words.get(key, {})
        for name in SPOKEN | {"title", "opening", "closing_zero"}:
            printed = name == "title" and not key.startswith("section.")
            if part.get(name) and name not in told and not printed:
                yield f"{key}.{name}"
        for option in part.get("options", []):
            if option.get("value") not in told.get("options", {}):
                yield f"{key}.options.{option.get('value')}"
