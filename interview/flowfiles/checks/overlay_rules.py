"""Whether every word that the clerk reads has its English, says the same, and stands for something that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from interview.flowfiles.checks.index import View
from interview.flowfiles.checks.references import PLACEHOLDER
from interview.flowfiles.faults import Fault, misnamed
from interview.flowfiles.overlay import HELP, known_keys, missing, spoken_parts
from interview.flowfiles.raw import Raw

OWN = "en.toml"
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def translation(view: View) -> Iterator[Fault]:
    """Every fault of the English words."""
    words: Raw = {}
    for told in view.words.values():
        words |= told
    for key in missing(view.raw, words):
        yield Fault(_file(view, key), key, "no_english")
    allowed = _allowed(view.raw)
    known = known_keys(view.raw)
    for file, told in view.words.items():
        for key, texts in told.items():
            if key not in known:
                yield misnamed(file, key, "english_extra", key, known)
            elif words[key] is texts:
                yield from _entry(file, key, texts, allowed.get(key, {}))


def _file(view: View, key: str) -> str:
    """The file that has some words for the part, the common one too; the flow's own where none has."""
    held = (file for file, told in view.words.items() if any(key.startswith(f"{name}.") for name in told))
    return next(held, OWN)


def _allowed(raw: Raw) -> dict[str, Raw]:
    """The Chinese text of every name that English may have, by key."""
    found: dict[str, Raw] = {"flow": {"name": raw["name"]}}
    for key, part in spoken_parts(raw):
        found[key] = {name: text for name, text in part.items() if isinstance(text, str) and text}
        found[key]["options"] = _labels(part.get("options", []))
    for ledger in (
        item for section in raw["sections"] for item in section["items"] if item["kind"] == "ledger"
    ):
        name = ledger["id"]
        found |= {
            f"{name}.{each}": {"options": _labels(ledger[key])}
            for each, key in (("way", "ways"), ("given", "given"), ("answer", "answers"))
        }
        found[f"{name}.unsure"] = {"label": ledger["unsure"]["label"], "hint": ledger["unsure_hint"]}
    return found


def _labels(options: Any) -> dict[str, str]:
    return {option["value"]: option["label"] for option in options}


def _entry(file: str, key: str, texts: Raw, chinese: Raw) -> Iterator[Fault]:
    """The words of one part: nothing for what is not there, the same placeholders, and not the Chinese again."""
    for name, text in texts.items():
        where = f"{key}.{name}"
        if name not in chinese:
            yield misnamed(file, where, "english_extra", name, chinese)
        elif name == "options":
            for value, label in text.items():
                if value not in chinese["options"]:
                    yield misnamed(file, f"{where}.{value}", "english_extra", value, chinese["options"])
                else:
                    yield from _same(file, f"{where}.{value}", label, chinese["options"][value])
        elif name not in HELP:
            yield from _same(file, where, text, chinese[name])


def _same(file: str, key: str, english: str, chinese: str) -> Iterator[Fault]:
    if english == chinese and _CHINESE.search(english):
        yield Fault(file, key, "english_same")
    wanted, found = ({*PLACEHOLDER.findall(text)} for text in (chinese, english))
    if wanted != found:
        names = ", ".join("{" + name + "}" for name in sorted(wanted ^ found))
        yield Fault(file, key, "english_placeholders", {"names": names})
