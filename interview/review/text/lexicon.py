"""What rules need to know of the world, as data, read once, when a rule first asks.

What holds of every text stands in `rules/` of this package; what holds of the annual report alone beside its forms, in
`flows/common/rules/`. Patterns are regular expressions over folded text (`folded.Folded`): half width, simplified, no blanks.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

from interview.own_toml import own_toml

_FOLDERS = (("interview.review", "rules"), ("flows", "common/rules"))


@cache
def table(name: str) -> dict[str, Any]:
    """The table `rules/<name>.toml`."""
    file = f"{name}.toml"
    package, folder = next(each for each in _FOLDERS if (files(each[0]) / each[1] / file).is_file())
    return own_toml(package, f"{folder}/{file}")


@cache
def pattern(text: str) -> re.Pattern[str]:
    """A pattern of a table, compiled once."""
    return re.compile(text)
