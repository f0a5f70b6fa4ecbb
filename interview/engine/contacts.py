"""The few things a text may have to look like: a telephone number, a postcode, a website.

Each function returns the text in half width as it will be printed, or nothing if it does not look like one.
Nothing here asks whether a number or an address exists.
"""

from __future__ import annotations

import re
from typing import Literal, assert_never

from interview.engine.characters import clean_line, half_width

Likeness = Literal["phone", "postcode", "website"]

# Patterns are compiled at their first use: most sessions ask for a telephone late or never, and the first
# question should not wait for them.
_PHONE = r"""
    (?:\+?86[- ]?)?
    (?: 1[3-9][0-9](?:[- ]?[0-9]{4}){2}                        # mobile
      | (?:\(0[0-9]{2,3}\)[- ]?|0[0-9]{2,3}[- ]?)?[2-9][0-9]{6,7} # landline, with or without area code
      | [48]00(?:[- ]?[0-9]{3,4}){2}                           # 400-810-1234
      | 1[0-9]{2,4} | 9[56][0-9]{3,4}                          # hot lines such as 12345
    )
    (?:(?:转|-|\#)[0-9]{1,6})?
    """
_BETWEEN_PHONES = r"(?:(?<!\s)\s++)?[、,;/或]\s*+"
_AROUND_EXTENSION = r"(?i:(?:(?<!\s)\s++)?(?:转|分机|ext\.?)\s*+)"
_LOOSE_BRACKET = r"(?<=[()])\s+|(?<!\s)\s++(?=[()])"

_POSTCODE = r"[0-9]{6}"

_LABEL = r"[a-z0-9一-鿿](?:[a-z0-9一-鿿-]{0,61}[a-z0-9一-鿿])?"
_WEBSITE = rf"(?:https?://)?(?:{_LABEL}\.)+(?:[a-z]{{2,24}}|xn--[a-z0-9-]+|[一-鿿]{{2,8}})(?::[0-9]{{1,5}})?(?:[/?#]\S*)?"


def in_shape(text: str, like: Likeness) -> str | None:
    """Return a clean line as the likeness is printed, or nothing if it does not look like one."""
    folded = clean_line(half_width(text))  # letters may compose once they are in half width
    match like:
        case "phone":
            return _phones(folded)
        case "postcode":
            return folded if re.fullmatch(_POSTCODE, folded) else None
        case "website":
            return _website(folded)
    assert_never(like)


def _phones(text: str) -> str | None:
    """Return one or several numbers joined by 「、」, each with its extension written 转."""
    whole = re.sub(_LOOSE_BRACKET, "", re.sub(_AROUND_EXTENSION, "转", re.sub("[‐‑–—−]+", "-", text)))
    numbers = re.split(_BETWEEN_PHONES, whole)
    return "、".join(numbers) if all(re.fullmatch(_PHONE, number, re.VERBOSE) for number in numbers) else None


def _website(text: str) -> str | None:
    # Browsers read 。 in an address as a dot, and a Chinese input method types it.
    address = text.rstrip("。").replace("。", ".")
    return address if re.fullmatch(_WEBSITE, address, re.IGNORECASE) else None
