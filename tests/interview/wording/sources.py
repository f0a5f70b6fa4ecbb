"""What the code and the words say, read as text: codes that are made, sentences that are asked for."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from string import Formatter

from interview.engine.flow.ledger_form import LedgerAsks

ROOT = Path(__file__).parents[3]
INTERVIEW = ROOT / "interview"
WORDING = INTERVIEW / "wording"

FACES = ("line", "cli")
"""What speaks the sentences of these tables; until they are all there, sentences of faces may lie unused."""
OF_FACES = frozenset({
    "ask", "advice", "cli", "error", "fault", "help", "line", "note", "notice", "origin", "progress", "reply", "review", "section",
    "severity",
})  # fmt: skip


@cache
def sources() -> str:
    """All code of the package, one text."""
    return "\n".join(file.read_text("utf-8") for file in sorted(INTERVIEW.rglob("*.py")))


def codes(maker: str) -> set[str]:
    """Every code given to a maker of problems, notes or errors, literally."""
    return set(re.findall(rf'\b{maker}\(\s*"([a-z_]+)"', sources()))


@cache
def tables(lang: str, file: str | None = None) -> dict[str, dict[str, str]]:
    """The sentences of a language, of one file or of all."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted((WORDING / lang).glob(f"{file or '*'}.toml")):
        for table, sentences in tomllib.loads(path.read_text("utf-8")).items():
            found.setdefault(table, {}).update(sentences)
    return found


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@cache
def literals() -> frozenset[str]:
    """Every short text in quotes, in code and in the tables of rules, and the names of what the ledger asks."""
    folders = (INTERVIEW / "review" / "rules", INTERVIEW.parent / "flows" / "common" / "rules")
    rules = "\n".join(file.read_text("utf-8") for folder in folders for file in sorted(folder.glob("*.toml")))
    return frozenset(re.findall(r'"([A-Za-z0-9_]+)"', sources() + rules)) | frozenset(LedgerAsks.model_fields)


def can_be_made(code: str) -> bool:
    """Whether a code stands in quotes somewhere, whole or put together from a start and a rest."""
    starts = re.findall(r'f"([a-z_]+_)\{\w+\}"', sources())
    ends = re.findall(r'f"\{\w+\}(_[a-z_]+)"', sources())
    rests = [code.removeprefix(start) for start in starts if code.startswith(start)]
    rests += [code.removesuffix(end) for end in ends if code.endswith(end)]
    return not literals().isdisjoint({code, *rests})


def is_said(table: str, key: str) -> bool:
    """Whether some code asks for a sentence: by its whole name, or by a name put together from parts."""
    if f'"{table}.{key}"' in sources():
        return True
    for start in re.findall(rf'f"{table}\.([a-z_]*)\{{', sources()):
        if key.startswith(start) and key[len(start) :] in literals():
            return True
    return False
