"""What rules need to know of the world, as data, read once, when a rule first asks.

What holds of every text stands in `rules/` of this package; what holds of the annual report alone beside its forms, in
`flows/common/rules/`. Patterns are regular expressions over folded text (`folded.Folded`): half width, simplified, no blanks.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import tomli

_FOLDERS = (files("interview.review") / "rules", files("flows") / "common" / "rules")


@cache
def table(name: str) -> dict[str, Any]:
    """The table `rules/<name>.toml`."""
    told = next(file for folder in _FOLDERS if (file := folder / f"{name}.toml").is_file())
    return tomli.loads(told.read_text(encoding="utf-8"))


@cache
def pattern(text: str) -> re.Pattern[str]:
    """A pattern of a table, compiled once."""
    return re.compile(text)
