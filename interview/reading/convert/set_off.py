"""Numbers as official Chinese sets them, without blanks around: 2024年, where a file has 2024 年.

Converters write down the room that a page leaves beside a number, here and not there. In a text that stands on in
next year's report the two would be mixed. A blank that parts anything else, or behind what may number a paragraph, stays.
"""

from __future__ import annotations

import re

_BEFORE = r"\u4e00-\u9fff，。；、（）《》〔〕“”－—～"
_AFTER = rf"{_BEFORE}：%％"
_SET_OFF = re.compile(rf"(?<=[{_BEFORE}]) ?(\d[\d.,]*[%％]?) ?(?=[{_AFTER}])")
_BEGINS_WITH_YEAR = re.compile(r"(?<![^\n])(20\d\d) (?=年)")


def closed_up(text: str) -> str:
    """The text with its numbers beside the words that they belong to."""
    return _SET_OFF.sub(r"\1", _BEGINS_WITH_YEAR.sub(r"\1", text))
