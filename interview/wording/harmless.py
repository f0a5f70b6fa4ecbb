"""Text without what a terminal would act on: control characters, and marks that turn the writing about. What it says stays as it is."""

from __future__ import annotations

import unicodedata

_TURNED = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def harmless(text: str) -> str:
    """The text without what a terminal would act on: a file name or a text may hold anything."""
    if text.isprintable():
        return text
    return "".join(_harmless(character) for character in text if character not in _TURNED)


def _harmless(character: str) -> str:
    if character in "\n\t":
        return " "
    return "\ufffd" if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} else character
