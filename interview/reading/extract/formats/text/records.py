"""Rows told one below the other as a database prints them: each under a line of its own, a name and a value a line.

    *************************** 1. row ***************************        -[ RECORD 1 ]----
            办理情况: 一、本年新收政府信息公开申请数量                            办理情况 | 一、本年新收政府信息公开申请数量
             自然人: 748                                                自然人   | 748

What is first in a record names it, and becomes a line of its own; which column a name is, is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_BEGINS = re.compile(
    r"\*{5,80} \d{1,4}\. row \*{5,80}|-\[ (?:RECORD|记录) \d{1,4} \][-+]{0,200}", re.IGNORECASE
)
_MEMBER = re.compile(r"\s{0,60}(?P<name>[^\s:|][^:|]{0,30}?)\s{0,60}[:|] ?(?P<value>.*)")
_FEWEST = 3
"""Records of a text."""


def without_records(raw: Sequence[str]) -> Sequence[str]:
    """The lines of a text, what names a record as a line of its own, and its values behind their names; the same lines where it has none."""
    if not any(line.startswith(("*****", "-[ ")) for line in raw) or sum(map(_begins, raw)) < _FEWEST:
        return raw
    return list(_told(raw))


def _begins(line: str) -> bool:
    return line[:1] in {"*", "-"} and bool(_BEGINS.fullmatch(line.strip()))


def _told(raw: Sequence[str]) -> Iterator[str]:
    place = -1
    for line in raw:
        place = 0 if _begins(line) else place + 1 if place >= 0 else -1
        member = _MEMBER.fullmatch(line) if place > 0 else None
        if place > 0 and member is None:
            place = -1
        if member is not None:
            yield member["value"] if place == 1 else f"{member['name']}：{member['value']}"
        elif place:
            yield line
