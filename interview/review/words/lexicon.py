"""What rules need to know of the world, as data: the tables in `rules/`, read once, when a rule first asks.

Patterns there are regular expressions over folded text (`folded.Folded`): half width, simplified, without blanks.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import tomli


@cache
def table(name: str) -> dict[str, Any]:
    """The table `rules/<name>.toml`."""
    return tomli.loads((files("interview.review") / "rules" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def pattern(text: str) -> re.Pattern[str]:
    """A pattern of a table, compiled once."""
    return re.compile(text)
