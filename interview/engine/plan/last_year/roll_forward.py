"""Last year's text with its years moved on to this year's, and every place that somebody should look at.

The year that the text was about, and the one after it, move on; the one before moves only where something is compared
with it or carried over from it, or it is accounted for now. What a report covers moves with both its ends. Titles in 《》, editions (2024版),
other ranges, days and months, and all other years stay as they are and are pointed out, and so are document numbers and
what hardly happens twice: an honour, a seventh course, something new, a campaign, the year of a plan; the number of the
notice that the form rests on becomes the one of this form. Pure, no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from interview.dataclass import dataclass
from interview.engine.answers.numerals import read_number

_CHINESE, _WIDE = "〇一二三四五六七八九", "０１２３４５６７８９"
_FOLDED = str.maketrans(_CHINESE + _WIDE + "○零", "0123456789" * 2 + "00")
_YEAR = r"(?:(?:19|20)\d\d|[１２][９０][０-９]{2}|[一二][九〇○零][〇○零一二三四五六七八九]{2})"
_DIGIT = "0-9０-９〇○零一二三四五六七八九"

_REST = r"[^，。；、：\s\d〇○“”《》（）]"
_ONCE = (
    rf"(?:成功)?(?:入选|荣获|获评|获批|被评为|被授予){_REST}{{0,16}}|获{_REST}{{0,12}}(?:表扬|表彰|肯定|称号)|通报表扬"
    rf"|(?:首次|首创|首批|首个|率先){_REST}{{1,12}}|新增{_REST}{{1,12}}+(?!\d)"
    rf"|(?:新增|新开|新设|新建|增设|推出|打造|创建|举办|召开|组织|开展){_REST}{{0,8}}[“\"][^“”\"，。；\n\d〇○]{{1,24}}[”\"]"
    rf"|(?:位居|位列|排名){_REST}{{1,12}}|(?:均|全部|都)(?:获|被|予以|得到)?维持|零(?:败诉|纠错|差错)|未被{_REST}{{0,12}}(?:纠错|纠正|撤销)"
    rf"|完成(?:了)?{_REST}{{2,20}}(?:改造|改版|升级|迁移|迁建)|(?:调整|成立)(?:了)?{_REST}{{0,16}}领导小组"
    rf"|(?:历年|历史)(?:最|之最|新高)|均(?:通过|以){_REST}{{2,12}}(?:提交|提出|申请|方式|形式)"
    r"|党史学习教育|党纪学习教育|主题教育|不忘初心|疫情防控|新冠肺炎|复工复产|机构改革|[一二三四五六七]中全会"
)
"""What is true of one year and most likely not of the next: an honour, a rank, how cases ended, something new or rebuilt, a campaign."""


_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_TO = r"\s*+(?:[-—－–~～]++|[至到])\s*+"
_SHORTEST = 28
"""No month has fewer days."""
_FIRST, _LAST = r"(?:0?1|一)", r"(?:12|十二)"
_MONTH = rf"{_N}(?:{_TO}{_N})?\s*+月(?:\s*+{_N}\s*+[日号])?"
_SPAN = (
    rf"{_FIRST}\s*+月\s*+{_FIRST}\s*+[日号]|{_FIRST}(?:\s*+月)?{_TO}(?:{_YEAR}\s*+年\s*+)?{_LAST}\s*+月"
    rf"|{_LAST}\s*+月\s*+(?:31\s*+[日号]|三十一\s*+[日号]|底|末)|(?<=[至到止]{_YEAR}年){_LAST}\s*+月(?!\s*+{_N})"
)
_A_DAY = rf"\s*+年\s*+(?!{_SPAN}){_MONTH}(?:{_TO}(?:{_YEAR}\s*+年\s*+)?{_MONTH})?"
"""When something happened, which it did once; not where a year begins and ends, the span of every report."""

_ON = rf"{_N}\s*+月(?:\s*+{_N}\s*+[日号]|\s*+[底末])?"
_DOTTED = r"[-./]\d{1,2}[-./]\d{1,2}"
_FROM_TO = (
    rf"(?:(?<![{_DIGIT}])(?P<first>{_YEAR})(?P<begins>\s*+年\s*+{_ON}|{_DOTTED})|(?:上一?|去)年度?(?P<begins_before>\s*+{_ON}))"
    rf"起?{_TO}(?:(?P<last>{_YEAR})(?P<ends>\s*+年\s*+{_ON}|{_DOTTED})|[次翌]年度?(?P<ends_after>\s*+{_ON}))"
)
"""From a day of one year to a day of the same or another: what a report covers, or when something went on."""

_OF_A_PLAN = (
    rf"(?<![{_DIGIT}]){_YEAR}\s*+年(?:度|，)?(?:[既也又正更恰]?是|作为|系|为|正值|恰逢|适逢)[^，。；\n]{{1,30}}?(?:之年|[后键]一年|攻坚年)"
    r"|[“\"]?十[一二三四五六七八九]五[”\"]?[^，。；\n]{0,12}?(?:之年|[后键]一年)|(?:收官|开局)之年"
)
"""The year of a plan, which has one first, one middle and one last year."""


@lru_cache(maxsize=1)
def _places() -> re.Pattern[str]:
    """Everything that may name a year, the widest first; compiled at first use, which no first question waits for."""
    return re.compile(
        rf"(?P<title>《[^《》]*》)"
        rf"|(?P<number>[^\s，。；、（(《》〔\[【]{{0,12}}[〔\[【（(]\s*+{_YEAR}\s*+[〕\]】）)]\s*+第?\s*+\d++\s*+号)"
        rf"|(?P<from_to>{_FROM_TO})"
        rf"|(?P<range>(?<![{_DIGIT}]){_YEAR}\s*+年?\s*+(?:[-—－–~～]++|[至到])\s*+{_YEAR}\s*+年)"
        rf"|(?P<edition>(?<![{_DIGIT}]){_YEAR}\s*+版)"
        rf"|(?P<date>(?<![{_DIGIT}]){_YEAR}(?:[-./]\d{{1,2}}[-./]\d{{1,2}}|{_A_DAY})|[今本]\s*年\s*+(?!{_SPAN}){_MONTH})"
        rf"|(?P<once>{_OF_A_PLAN}|第[一二三四五六七八九十]{{1,3}}[期届批轮](?!全国|中央|党|人大|政协)|{_ONCE})"
        rf"|(?P<compared>[比较同]\s*)?(?<![{_DIGIT}])(?P<year>{_YEAR})(?P<unit>\s*年)(?P<after>度?相比|同期|度?(?:基本)?持平)?"
        r"(?P<closed>(?=度?[^，。；、,;\d]{0,8}(?:决算|绩效评价|法治政府建设|信息公开(?:工作)?年)))?"
        r"(?P<carried>(?=度?(?:[^，。；、,;\d]{0,6}(?:收到|受理|接收|申请)[^，。；、,;\d]{0,4}[，,]|[^，。；、,;\d]{0,8})(?:结转|转结)))?"
    )


@dataclass(frozen=True, slots=True)
class MovedOn:
    """A year or a number in last year's text, and what stands there now."""

    was: str
    now: str
    """The same where it was left as it is, to be looked at."""
    times: int = 1


@dataclass(frozen=True, slots=True)
class TextMovedOn:
    """A text that was moved on."""

    text: str
    moved: tuple[MovedOn, ...] = ()
    """Every place, each sort once, in the order of the text."""
    changes: tuple[tuple[int, int, str], ...] = ()
    """The same places one by one: where each stood in the text as it was, and what stands there now."""


@lru_cache(maxsize=64)
def moved_on(text: str, then: int, now: int, notice: str = "") -> TextMovedOn:
    """Moves a text on.

    Args:
        text: As it stood in the report of the year `then`.
        then: The year that it was about.
        now: The year of the new report; nothing moves where that is no later.
        notice: The number of the notice that this form rests on, such as 国办公开办函〔2021〕30号.
    """
    if now <= then:
        return TextMovedOn(text)
    pieces: list[str] = []
    found: dict[tuple[str, str], int] = {}
    changes: list[tuple[int, int, str]] = []
    at = 0
    for place in _places().finditer(text):
        for start, end, stands in _changes(place, then, now, notice):
            was = text[start:end]
            pieces += [text[at:start], stands]
            changes.append((start, end, stands))
            found[was, stands] = found.get((was, stands), 0) + 1
            at = end
    told = tuple(MovedOn(was, stands, times) for (was, stands), times in found.items())
    return TextMovedOn("".join([*pieces, text[at:]]), told, tuple(changes))


def _changes(place: re.Match[str], then: int, now: int, notice: str) -> Iterator[tuple[int, int, str]]:
    """The stretches of a place to point out, each with what stands there now."""
    if place["year"]:
        told = int(place["year"].translate(_FOLDED))
        compared = told == then - 1 and bool(
            place["compared"] or place["after"] or place["closed"] is not None or place["carried"] is not None
        )
        moves = told in {then, then + 1} or compared
        if moves or told != now:
            stands = _written(told + now - then, place["year"]) if moves else place["year"]
            yield place.start("year"), place.end("unit"), stands + place["unit"]
    elif place["number"]:
        start, stands = _number(place, notice)
        yield start, place.end(), stands
    elif place["from_to"]:
        yield from _from_to(place, then, now)
    elif not place["title"] or re.search(_YEAR, place["title"]):
        yield (*place.span(), place[0])


def _from_to(place: re.Match[str], then: int, now: int) -> Iterator[tuple[int, int, str]]:
    """Both ends of the time that a report covers; of what goes on since long ago only the end; the whole where it was once."""
    first, last = (int((place[end] or "0").translate(_FOLDED)) for end in ("first", "last"))
    first, last = first or last - 1, last or first + 1
    begins, ends = _day(place["begins"] or place["begins_before"]), _day(place["ends"] or place["ends_after"])
    covers = first >= then - 1 and (
        begins in {(1, 0), (1, 1)} or (last == first + 1 and _is_a_year(begins, ends))
    )
    since = first < then - 1 and ends in {(12, 0), (12, 31)}
    if not (covers or since) or last not in {then, then + 1}:
        yield (*place.span(), place[0])
        return
    for end in ("first", "last"):
        if year := place[end]:
            moves = covers or end == "last"
            unit = "年" * place.string.startswith("年", place.end(end))
            stands = _written(int(year.translate(_FOLDED)) + now - then, year) if moves else year
            yield place.start(end), place.end(end) + len(unit), stands + unit


def _day(told: str) -> tuple[int, int]:
    """A month and its day; 0 where it is the month alone, or its end."""
    month, *day = (int(read_number(each) or 0) for each in re.findall(rf"\d+|[{_CHINESE}十]+", told))
    return month, day[0] if day else 0


def _is_a_year(begins: tuple[int, int], ends: tuple[int, int]) -> bool:
    """Whether it is a year from a day to a day of the next year: that day itself, or the one before."""
    (month, day), (last_month, last_day) = begins, ends
    if day > 1:
        return last_month == month and last_day in {day - 1, day}
    return last_month == (month - 1 or 12) and (last_day == 0 or last_day >= _SHORTEST)


def _number(place: re.Match[str], notice: str) -> tuple[int, str]:
    """Where a document number begins, and what stands there now: the notice of this form for that of another."""
    told = place["number"]
    series = re.split(r"[〔\[【（(]", notice)[0]
    at = told.find(series) if series else -1
    if at >= 0:
        return place.start() + at, notice
    return place.start(), told


def _written(year: int, like: str) -> str:
    """A year in the digits that another is written in."""
    digits = _CHINESE if like[0] in _CHINESE else _WIDE if like[0] in _WIDE else "0123456789"
    return "".join(digits[int(digit)] for digit in str(year))
