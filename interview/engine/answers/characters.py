"""What a person types, as characters: cleaned of what no document can hold, folded where width means nothing.

Free text is only cleaned and composed (NFC), its digits in half width, so that 「，（）」 in prose stay as typed. Numbers and names of
options are compared in half width. Full compatibility folding (NFKC) is deliberately not used for them:
it would turn 5² into 52 and ½ into digits, a wrong number nobody typed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_NONCHARACTERS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))

# Controls, lone surrogates and noncharacters break XML or UTF-8; zero-width and direction marks, soft hyphens are invisible
# and make equal answers differ. The joiners U+200C and U+200D stay: they shape letters. Compiled at first use, which no
# first question waits for.
_UNWANTED = (
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    f"\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}]"
)
_LINE_BREAK = "\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]"

_MOST_QUOTED = 20
_LETTER = re.compile(r"[^\W\d_]")

_FULL_WIDTH = range(0xFF01, 0xFF5F)
_KANGXI_RADICALS = range(0x2F00, 0x2FD6)  # ⼀⼆⼋⼗ look like numerals and come out of copied PDF files
_HALF_WIDTH = {
    chr(code): unicodedata.normalize("NFKC", chr(code))
    for block in (_FULL_WIDTH, _KANGXI_RADICALS)
    for code in block
} | {
    "\u3000": " ",
    "￥": "¥",
    "\u2010": "-",
    "\u2011": "-",  # one that does not break is a hyphen all the same
}
_DIGITS = {ord("０") + digit: str(digit) for digit in range(10)}


def clean_paragraphs(text: str) -> str:
    """The paragraphs of a text, each trimmed, empty ones dropped, one per line."""
    lines = re.split(_LINE_BREAK, _composed(text))
    return "\n".join(filter(None, (line.strip() for line in lines)))


def clean_line(text: str) -> str:
    """The text as one trimmed line; a line break becomes a space."""
    return re.sub(_LINE_BREAK, " ", _composed(text)).replace("\t", " ").strip()


def quoted(text: str) -> str:
    """What was typed, short enough to be repeated in a sentence."""
    line = clean_line(text)
    return line if len(line) <= _MOST_QUOTED else f"{line[:_MOST_QUOTED]}…"


def lacks_letters(text: str) -> bool:
    """Whether a text holds bytes that were no letters in the encoding of what they came from."""
    return any("\ud800" <= character <= "\udfff" for character in text)


def half_width(text: str) -> str:
    """The text with full-width letters, digits and punctuation in half width, and with one sort of hyphen."""
    return _wide().sub(_narrowed, text)


def half_width_digits(text: str) -> str:
    """The text with full-width digits in half width; its punctuation stays as it was typed."""
    return text.translate(_DIGITS)


def as_looked_for(text: str) -> str:
    """A name, or what is typed to find one, as the two are compared: half width, small letters, no blanks."""
    return half_width(clean_line(text)).casefold().replace(" ", "")


@cache
def _wide() -> re.Pattern[str]:
    # A pattern finds the few that there are several times as fast as `str.translate` goes through all.
    return re.compile(f"[{''.join(_HALF_WIDTH)}]")


def _narrowed(found: re.Match[str]) -> str:
    return _HALF_WIDTH[found[0]]


def _composed(text: str) -> str:
    # Removing comes first: what stood apart may compose once an invisible mark between is gone.
    return unicodedata.normalize("NFC", re.sub(_UNWANTED, "", text))


def letters(text: str) -> int:
    """How many characters of a text are letters or words, no figures and no signs."""
    return len(_LETTER.findall(text))
