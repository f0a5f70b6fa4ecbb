"""Reading a number the way people write it: 1,204 · １２ · 一千二百零四 · 3万5千 · 二〇二四 · 壹拾贰.

A small grammar read by recursive descent, largest unit first:

    number   = spelled | climb
    spelled  = digit digit …               二〇二四, read one by one
    climb    = head unit tail | leaf       the unit is the largest present, of 亿 万 点 千 百 十
    head     = climb before 亿 万; one digit before 千 百 十; nothing before a 十
    tail     = nothing | digit | climb     一千二 is 1200; 零 stands where a place is empty, and only there
    leaf     = digit | 1204 | 1,204 | 1 204 | 1204.5

What has two readings has none here: the reader would rather ask again than take a wrong number, and
`trouble` names the reason. Nothing here knows questions, limits or currencies.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from fractions import Fraction
from itertools import pairwise

from interview.engine.answers.characters import clean_line, half_width

LONGEST = 100
"""Characters after which a text is certainly no number; keeps every reading here cheap."""

_DIGITS = {digit: worth for worth, digit in enumerate("〇一二三四五六七八九")} | {"两": 2}
_UNITS = {"亿": 10**8, "万": 10**4, "点": 1, "千": 1000, "百": 100, "十": 10}
_LADDER = "亿万点千百十"
_PAIR = len("三五")
_TOGETHER = {"俩": 2, "仨": 3}

_ONE_SPELLING = str.maketrans(
    {
        **dict(zip("壹贰貳叁參叄肆伍陆陸柒捌玖兩", "一二二三三三四五六六七八九两", strict=True)),
        **dict(zip("零○◯拾佰仟萬億點圆圓個", "〇〇〇十百千万亿点元元个", strict=True)),
        **dict.fromkeys("−‐‑–﹣", "-"),  # signs that look like a minus; the long dash 「—」 does not
        "廿": "二十",
        "卅": "三十",
        "卌": "四十",
    }
)

# Compiled at their first use: the first question of all should not wait for them.
_ARABIC = r"(?:[0-9]+|[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+))?(?:\.[0-9]+)?"
_IDLE_SPACE = r"(?<![0-9.,\s])\s++|(?<!\s)\s++(?![0-9.,])"  # a space between figures may mean something
_ROUND_STOP = r"(?<=[0-9])。(?=[0-9])"  # a Chinese input method writes 3。5 for 3.5
_FULL_STOP = r"(?:(?<![。!;])[。!;]++|(?<!\.)\.)\s*+$"  # 「5...」 trails off: it is not 5
_OPENING = r"(?:(?:一共|总共|共计|合计|收到过?|只有|正好|刚好|有的|[共计有是就只])[,:]?)+"

_NUMERAL = r"[0-9〇一二两三四五六七八九十百千万亿点.]"
_UNSURE = (
    r"不太?清楚|不知道|不太?确定|不晓得|说不[准清]|[记想]不[清起]|忘|不详|未知|待[定查核补]|没统计|暂无|[?]"
    r"|^(?:[跟和与同]?(?:去|上|上一|往|前)年)?差不多[了吧的]*$"  # near to a number that nobody says
)
_HALF_A_NO = r"(?:好像|应该|可能|大概|估计|也许|似乎)是?[没无]|[没无]有?吧$"
NOT_SURE = ("unsure", "half_a_no")
"""The codes of what says that somebody is not sure: of anything, or of a no."""
_NOT_KNOWN = (
    r"(?:我|这个?|暂时?|现在|目前|眼下|还|也|真|都|具体|有点)*"
    r"(?:不太?清楚|不知道|不太?确定|不晓得|不好说|不记得|说不[准清]|[记数]不清|记不得|想不起来?|忘记?|不详|未知|待[定查核补]|没统计过?|查不到)"
    r"[了啊呢呀的]*"
)
_VAGUE = r"几|若干|一些|不少|很多|好多|数[十百千万]|上[百千万]|百十|成[百千]"
_ABOUT = (
    r"约|大概|左右|上下|[多余来近]|超过|不[到足]|以[上下内]|至[少多]|最[少多]|估计|可能|差不多|好像|应该|吧$"
)
_NEIGHBOURS = r"(?:^|[^〇一二三四五六七八九两])[一二两三四五六七八九]{2,}(?!〇)"
_RANGE = rf"{_NUMERAL}\w?(?:-+|~+|—+|[至到或、/])\w?{_NUMERAL}"
_PART = r"[½⅓⅔¼¾⅛半]|分之|[0-9] ?/ ?[0-9]"
_GROUPS = r"[0-9](?=[0-9.]*+[, ])[0-9,. ]*+[万亿]?"


def canonical(text: str) -> str:
    """What was typed in one spelling: half width, everyday numerals, no idle spaces, no full stop."""
    spelled = half_width(clean_line(text)).translate(_ONE_SPELLING)
    return re.sub(_ROUND_STOP, ".", re.sub(_FULL_STOP, "", re.sub(_IDLE_SPACE, "", spelled)))


def without_opening(text: str) -> str:
    """A canonical text without words such as 「一共」 or 「有」 in front."""
    opening = re.match(_OPENING, text)
    return text[opening.end() :] if opening else text


def without_unit(text: str, units: Collection[str]) -> str:
    """A canonical text without one of the units at its end, the longest that fits."""
    endings = [unit for unit in units if text.endswith(unit)]
    return text.removesuffix(max(endings, key=len)) if endings else text


def read_number(text: str) -> Fraction | None:
    """The exact number a canonical text writes, without sign or unit, or nothing if in doubt."""
    if len(text) > LONGEST:
        return None
    if text in _TOGETHER:
        return Fraction(_TOGETHER[text])
    if len(text) > 1 and all(character in _DIGITS for character in text):
        return _spelled(text)
    return _climb(text, _LADDER)


def trouble(text: str) -> str | None:
    """The code of the reason why a canonical text without its unit is no number, if there is one."""
    if len(text) > LONGEST:
        return None
    if (doubt := _not_sure(text)) is not None:
        return doubt
    if re.search(_VAGUE, text) or (re.search(_ABOUT, text) and re.search(_NUMERAL, text)):
        return "approximate"
    if re.search(_PART, text):
        return "fraction"
    if re.search(_RANGE, text):
        return "range"
    if re.fullmatch(_GROUPS, text):
        return "ambiguous_grouping"
    if re.search(_NEIGHBOURS, text):
        return "approximate"
    return "unclear" if re.fullmatch(f"{_NUMERAL}+", text) else None


def _not_sure(text: str) -> str | None:
    if re.search(_UNSURE, text):
        return "unsure"
    return "half_a_no" if re.search(_HALF_A_NO, text) else None


def is_not_known(text: str) -> bool:
    """Whether a text says no more than that the answer is not known."""
    return len(text) <= LONGEST and re.fullmatch(_NOT_KNOWN, canonical(text).rstrip("。,!~.…")) is not None


def _spelled(digits: str) -> Fraction | None:
    """Reads 二〇二四 one by one; 三五 and 三四五 are people's way of saying "some"."""
    worths = [_DIGITS[digit] for digit in digits]
    counting_up = all(after == before + 1 for before, after in pairwise(worths))
    is_vague = 0 not in worths and (len(worths) == _PAIR or counting_up)
    if is_vague or worths[0] == 0:
        return None
    return Fraction("".join(map(str, worths)))


def _climb(text: str, ladder: str) -> Fraction | None:
    if not ladder:
        return _leaf(text)
    unit, smaller = ladder[0], ladder[1:]
    head, found, tail = text.partition(unit)
    if not found:
        return _climb(text, smaller)
    high = _head(head, unit, smaller)
    low = _decimals(tail) if unit == "点" else _tail(tail, unit, smaller)
    # 1.2万5千 has two readings: a broken head must stand alone.
    if high is None or low is None or (high.denominator > 1 and tail):
        return None
    return high * _UNITS[unit] + low


def _head(head: str, unit: str, smaller: str) -> Fraction | None:
    if unit in {"亿", "万", "点"}:
        return _climb(head, smaller)
    if unit == "十" and not head:
        return Fraction(1)
    digit = _leaf(head) if len(head) == 1 else None
    return digit or None  # 〇百 is nothing anyone says


def _tail(tail: str, unit: str, smaller: str) -> Fraction | None:
    worth = _UNITS[unit]
    if not tail:
        return Fraction(0)
    if tail in _DIGITS:  # 十二, and 一千二 for 1200; after 零 there must be more
        return Fraction(_DIGITS[tail] * worth, 10) or None
    low = _climb(tail.removeprefix("〇"), smaller)
    if low is None or not 0 < low < worth:
        return None
    skips_a_place = low * 10 < worth
    says_so = tail.startswith("〇")
    # 十万零五千 is said although no place is empty: each four places are read on their own.
    return low if says_so == skips_a_place or (says_so and unit in {"亿", "万"}) else None


def _decimals(tail: str) -> Fraction | None:
    figures = "".join(str(_DIGITS.get(character, character)) for character in tail)
    return Fraction(f"0.{figures}") if re.fullmatch("[0-9]+", figures) else None


def _leaf(text: str) -> Fraction | None:
    if text in _DIGITS:
        return Fraction(_DIGITS[text])
    if not text or not re.fullmatch(_ARABIC, text):
        return None
    return Fraction(text.replace(",", "").replace(" ", ""))
