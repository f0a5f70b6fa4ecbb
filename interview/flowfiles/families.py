"""The reports that can be written: what each is called, its forms, the parts that every form of it has.

Reads `flows/families.toml`, which comes with the program; knows no form by itself, and nothing of what is in one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from interview.dataclass import dataclass
from interview.own_toml import own_toml


@dataclass(frozen=True, slots=True)
class Family:
    """A report, whatever form it has from year to year."""

    id: str
    name: str
    name_en: str
    says: str
    """What it is, for somebody who does not know which one to write."""
    says_en: str
    forms: tuple[str, ...]
    """The ids of its forms, the newest first."""
    file_words: tuple[str, ...]
    """What names of published files say of it, any one of them."""
    parts: tuple[str, ...] = ()
    """The headings of its parts as every form of it prints them; none where it has no parts."""

    def named(self, lang: str) -> str:
        """Its name in a language."""
        return self.name if lang == "zh" else self.name_en

    def said(self, lang: str) -> str:
        """What it is, in a language."""
        return self.says if lang == "zh" else self.says_en


def _family(told: Mapping[str, Any]) -> Family:
    texts = {name: str(told[name]) for name in ("id", "name", "name_en", "says", "says_en")}
    return Family(
        **texts,
        forms=tuple(told["forms"]),
        file_words=tuple(told["file_words"]),
        parts=tuple(told.get("parts", ())),
    )


FAMILIES = tuple(map(_family, own_toml("flows", "families.toml")["families"]))
"""Every report, the first one first."""


def families_said(name: str) -> list[Family]:
    """The reports that the name of a file may speak of, by what such names say; none where it says nothing."""
    return [family for family in FAMILIES if any(word in name for word in family.file_words)]


def family_of(form: str) -> Family:
    """The report that a form is of; the first one where it is of none that comes with the program."""
    return next((family for family in FAMILIES if form in family.forms), FAMILIES[0])
