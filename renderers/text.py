"""Text as every renderer needs it: free of what XML cannot hold, on one line, and measured.

Nothing here may know a format; it must never raise, whatever characters a person typed or pasted.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import east_asian_width

_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
# What XML 1.0 cannot hold (control characters, lone surrogates, U+FFFE and U+FFFF), and the C1 controls,
# which no printer shows.
_UNHOLDABLE = re.compile("[^ -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_STIFF = re.compile("[!-~]{12}")


def clean(text: str) -> str:
    """Fold line breaks and tabs into single spaces and drop what a file cannot hold."""
    if text.isprintable():  # as nearly every text is; then neither finds anything
        return text
    return _UNHOLDABLE.sub("", _BREAKS.sub(" ", text))


@lru_cache(maxsize=4096)  # the cells of a form say the same again and again
def ems(text: str) -> float:
    """Width of a text, as it is printed, in units of its font size: a Chinese character is 1, a digit or Latin letter 0.5."""
    shown = clean(text)
    if shown.isascii():
        return len(shown) / 2
    return sum([1.0 if east_asian_width(char) in "WFA" else 0.5 for char in shown])


def is_stiff(text: str) -> bool:
    """Whether so much of a text stands without a place to break that the line before it would be set wide apart.

    Twelve Latin letters are 6 of the 28 characters of a line.
    """
    return _STIFF.search(text) is not None
