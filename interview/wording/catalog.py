"""The sentences of one language, by table and key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from interview.engine.answers.templates import fill
from interview.errors import InterviewError
from interview.own_toml import own_toml

LANGUAGES = ("zh", "en")
_COUNTED = re.compile(r"\{(\w+)\} \{unit\}")
"""The number a unit stands after, which decides whether it is singular."""


class Words:
    """The sentences of one language."""

    def __init__(self, lang: str, tables: Mapping[str, Mapping[str, str]]) -> None:
        self.lang = lang
        self.tables = tables
        self._sentences = {
            f"{table}.{name}": text for table, named in tables.items() for name, text in named.items()
        }

    def say(self, key: str, /, **details: object) -> str:
        """The sentence `table.name` with its placeholders filled in; a `unit` is put into the language's own word."""
        sentence = self._sentences[key]
        if "unit" in details:
            counted = _COUNTED.search(sentence)
            details["unit"] = self.unit(str(details["unit"]), details.get(counted[1]) if counted else None)
        return fill(sentence, details)

    def unit(self, unit: str, count: object = None) -> str:
        """The language's word for a unit, singular for one where the language has that."""
        one = self.tables.get("unit_one", {}).get(unit)
        return one if one is not None and str(count) == "1" else self.tables["unit"].get(unit, unit)

    def has(self, key: str) -> bool:
        """Whether there is such a sentence."""
        return key in self._sentences

    def error(self, error: InterviewError) -> str:
        """What a failure is called, where, and what to do."""
        details = dict(error.details)
        if near := details.get("near"):
            details["near"] = self.say("error.story_near", near=near)
        if self.has(why := f"os.{details.get('os')}"):
            details["cause"] = self.say(why)
        said = self.say(f"error.{error.code}", **details)
        return f"{said}\n{self.say('advice.backup', **details)}" if "backup" in details else said


@lru_cache(maxsize=2)
def words(lang: str = "zh") -> Words:
    """The sentences of a language."""
    return Words(lang, own_toml("interview.wording", lang))
