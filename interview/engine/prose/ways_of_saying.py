"""How a count is said in prose, in a small closed notation, and where a text says it so.

`(召开|举办)~新闻发布会~{n}(场|次)`: `{n}` is the number, `(a|b)` one of these or, with an empty one, none, `~` small words that
change nothing (了, 共, 全年, 各类), `…` a few characters without a number, a mark or an 和, `^` in front: a clause begins
here, `=`: one begins and nothing is listed before (新设、调整栏目 is not 调整栏目), `>`: one begins, or 发布, 其中 and the like stand before, so
that no word makes it a narrower thing (中标公告 is none of the 公告).
All else stands for itself. A phrase is the same without a number. The text it is held against is folded: half width, simplified, without blanks. Pure; which
fact is said so is for the flow.
"""

from __future__ import annotations

import re
from functools import lru_cache

from interview.dataclass import dataclass

NUMBER = "{n}"
_STRETCH = r"[^\d,。;:!?、()《》\n和及与等]{0,12}"
_SMALL = (
    "(?:了|共计|共有|共|合计|总计|累计|全年|年内|年度|当年|本年度|各类|各种|的|为|达到|达|有|数量|总数|数|主动|依法|及时|已|政府|政务|官方|工作|"
    "全市|全县|全区|全镇|全局|全系统|全厅|全委|全办|全乡){0,5}"
)
_FORBIDDEN = re.compile(r"[\s\d\\^$*+?.|…~\[\]{}。;:!?，；：（）“”‘’]")
_TOKEN = re.compile(r"…|~|\([^()]{0,400}\)|[()]|[^()…~{]+|\{")
_BEGINS = r"(?:(?<![^,。;:!?、\n(])|(?<=20\d\d年)|(?<=20\d\d年度))"
_NOT_LISTED = r"(?:(?<![^,。;:!?\n(])|(?<=20\d\d年)|(?<=20\d\d年度))"
_NO_NARROWER = rf"(?:{_BEGINS}|(?<=公开|发布|公布|更新|刊发|刊登|上传|推送|编发|制作|其中|包括))"
_SIGNS = {"^": _BEGINS, "=": _NOT_LISTED, ">": _NO_NARROWER}
_SIGNED = "".join(_SIGNS)
_ENDS = r"(?:(?![\u4e00-\u9fff“《])|(?=并))"
_WILD = {"…": _STRETCH, "~": _SMALL}
_SHORTEST = 2
"""Characters that must be there beside the number and its unit, or any number would be meant."""


_SHORTEST_PHRASE = 3
_WHOLLY = "100%"
"""The one number that a phrase may hold: it is another way of saying all."""


class UnreadWayError(ValueError):
    """A way of saying that cannot be read; `code` says why."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


@dataclass(frozen=True, slots=True)
class WayOfSaying:
    """One way of saying a count: what stands before the number, and what after it."""

    before: str
    after: str
    """Both patterns over folded text, the first to its end, the second from its beginning; a unit alone ends its clause."""

    def starts(self, left: str) -> int | None:
        """Where the words before a number begin in what stands there; None where they are others."""
        found = _compiled(self.before).search(left)
        return found.start() if found else None

    def ends(self, right: str) -> int | None:
        """Where the words after a number end in what stands there; None where they are others."""
        found = _compiled(self.after).match(right)
        return found.end() if found else None


@lru_cache(maxsize=1000)
def way(notation: str) -> WayOfSaying:
    """Reads the notation.

    Raises:
        UnreadWayError: It cannot be read, or says so little that any number would be meant.
    """
    if notation.count(NUMBER) != 1:
        raise UnreadWayError("way_number")
    before, after = notation.split(NUMBER)
    begins = _SIGNS.get(before[:1], "")
    left, least_left = _side(before.lstrip(_SIGNED))
    right, least_right = _side(after)
    if not least_right:
        raise UnreadWayError("way_unit")
    if least_left + least_right - 1 < _SHORTEST:
        raise UnreadWayError("way_vague")
    alone = _ENDS if len(_TOKEN.findall(after)) == 1 else ""
    return WayOfSaying(f"{begins}{left}$", right + alone)


@lru_cache(maxsize=1000)
def phrase(notation: str) -> re.Pattern[str]:
    """Reads the notation of words without a number.

    Raises:
        UnreadWayError: It cannot be read, or says so little that anything would be meant.
    """
    if NUMBER in notation:
        raise UnreadWayError("way_number")
    words, least = _side(notation.removeprefix("^").replace(_WHOLLY, "％"))
    if least < _SHORTEST_PHRASE:
        raise UnreadWayError("way_vague")
    begins = _BEGINS if notation.startswith("^") else ""
    return re.compile(f"{begins}{words}".replace("％", _WHOLLY))


def _side(notation: str) -> tuple[str, int]:
    """One side of the number as a pattern, and how many characters of it are always there."""
    pattern, least = "", 0
    for part in _TOKEN.findall(notation):
        if part in _WILD:
            pattern += _WILD[part]
        elif part in {"(", ")", "{"}:
            raise UnreadWayError("way_bracket", sign=part)
        else:
            choices = part[1:-1].split("|") if part.startswith("(") else [part]
            if odd := next((found[0] for each in choices if (found := _FORBIDDEN.search(each))), None):
                raise UnreadWayError("way_sign", sign=odd)
            pattern += f"(?:{'|'.join(sorted(choices, key=len, reverse=True))})"
            least += min(map(len, choices))
    return pattern, least


@lru_cache(maxsize=2000)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def example(notation: str) -> tuple[str, str]:
    """What a way that can be read says before a number and after it, at its shortest, in its first words."""
    before, after = (_first(side) for side in notation.lstrip(_SIGNED).split(NUMBER))
    return before, after


def _first(side: str) -> str:
    return "".join(
        part[1:-1].split("|")[0] if part.startswith("(") else part
        for part in _TOKEN.findall(side)
        if part not in _WILD
    )
