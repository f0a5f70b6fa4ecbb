"""Bytes to text: what the file says of itself, else what it can only be. Chinese pages are UTF-8 or GB18030."""

from __future__ import annotations

import codecs
import re

from interview.errors import ReportFileError

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*+=\s*+["']?\s*+([A-Za-z0-9_\-]{3,20})""", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_UNMARKED = ("utf-16-le", "utf-16-be")
_SAME = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030"}
_LAST = ("utf-8", "gb18030", "big5hkscs")
_ITS_WORD = "政府"
"""Written alike in simplified and in traditional characters."""
_MOST_LOST = 0.005
_CHINESE_LINE = re.compile("[\u4e00-\u9fff]{3,20}\\r?\\n")
"""In the other order of the bytes no line ends."""


def decoded(data: bytes) -> str:
    """The text of a file.

    Raises:
        ReportFileError: It is no text in any encoding of Chinese (`no_text`), or no text at all (`not_text`).
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding) or _refuse()
    if b"\0" in data[:100_000]:
        return _of_two_bytes(data) or _refuse("not_text")
    told = _DECLARED.search(data[:4096])
    named = told[1].decode().lower() if told else ""
    # UTF-8 is hardly ever read by chance, while GB18030 takes nearly any bytes; pages often say the wrong one.
    for encoding in dict.fromkeys(("utf-8", _SAME.get(named, named), *_LAST)):
        text = _strict(data, encoding)
        if text is not None:
            return _of_the_island(data, text) if encoding == "gb18030" != named else text
    # A page torn in the middle of a character, or joined of two: a few lost characters are no reason to refuse it.
    rough = min(
        (data.decode(encoding, "replace") for encoding in _LAST[:2]), key=lambda text: text.count("\ufffd")
    )
    return rough if rough.count("\ufffd") <= _MOST_LOST * len(rough) else _refuse()


def _of_the_island(data: bytes, text: str) -> str:
    """The text, or what it is in Big5 where only that has the word that no report is without; both take most bytes of the other."""
    other = _strict(data, "big5hkscs") if _ITS_WORD not in text else None
    return other if other is not None and _ITS_WORD in other else text


def _of_two_bytes(data: bytes) -> str | None:
    """The text where every character has two bytes and the mark that says so is gone; None where it is no text so either."""
    texts = [text for each in _UNMARKED if (text := _strict(data, each)) is not None and "\0" not in text]
    return next((text for text in texts if _CHINESE_LINE.search(text)), None)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _refuse(code: str = "no_text") -> str:
    raise ReportFileError(code)
