"""Whose report it is and of which year: a vote of all that tell it, for any of them may be last year's.

Title, text, file name, signature and, last, the period that the figures are said to cover. What they do not agree on is
doubtful, with all that it may be: nothing is ever picked because it stands first. How a text says it is data, in
`whose.toml`. Knows no table and no form.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Generic, TypeVar

from interview.dataclass import dataclass
from interview.engine.answers.characters import half_width
from interview.engine.flow.model import Titles
from interview.own_toml import own_toml
from interview.reading.furniture import may_be_office
from interview.reading.match.labels import simplified
from interview.reading.title import Title, read_title

Told = TypeVar("Told", int, str)

_PERIOD = re.compile(r"(20[0-3]\d)年0?1月0?1日(?:[^。；]{0,12}12月31日)?")
_CITED = re.compile("《[^》]{0,60}》")
_YEAR = re.compile(r"(?<!\d)(20[0-3]\d)年")
_OF_A_FILE = re.compile(r"(?<!\d)(20[12]\d)(?=年|$)")
_SIGNED = re.compile(
    r"(?P<office>[\u4e00-\u9fff]{4,25})?(?P<year>20\d\d)[年./-](?P<month>\d{1,2})[月./-]\d{1,2}日?"
)
_ISSUED = re.compile(r"(?P<year>20\d\d)[年./-](?P<month>\d{1,2})[月./-]\d{1,2}")
_OUT = re.compile(r"20\d\d年0?[1-3]月(?!0?1日)\d{1,2}日")
"""The day a report came out, in the year after its own; a period may begin with the first of a month."""
_SHORT = re.compile(r"\(以下简称[^()]{1,40}\)")
_NAME = r"[\u4e00-\u9fff]{4,25}?"
_SHORTEST_NAME, _LONGEST_NAME = 4, 25
_LAST_LINES = 3
_BY_LAW = 3
"""The month by whose end every report is out; a later date is that of a page that was moved."""
_OFTEN = 2
"""So many times a text says its year at least, and so many times as often as any other."""

_OF_THE_YEAR = {"title": 4, "text": 3, "file": 3, "signature": 1, "period": 1}
_OF_THE_OFFICE = {"title": 3, "text": 3, "file": 2, "signature": 2}
_CLEAR = 3
"""By so much the first must lead where another is told too: a title alone does not outweigh a whole text, nor a text a title."""


@dataclass(frozen=True, slots=True)
class Vote(Generic[Told]):
    """What came of it."""

    value: Told | None = None
    """What is certain."""
    candidates: tuple[Told, ...] = ()
    """What it may be where nothing is certain, the likeliest first."""


def year_of(title: Title, paragraphs: Sequence[str], dated: Sequence[str], file: str) -> Vote[int]:
    """The year of a report.

    Args:
        title: Its title.
        paragraphs: Its words, the title left out.
        dated: The dates around the title, each as told.
        file: What the file is called, without its ending.
    """
    end = _last_lines(paragraphs)
    signed = [line for line in end if _SIGNED.fullmatch(line)]
    text = _without_blanks("".join(paragraphs[: len(paragraphs) - len(end)]))
    text += "".join(line for line in end if line not in signed)
    period = _PERIOD.search(text)
    said = _CITED.sub("", _PERIOD.sub("", text))
    often, most = _said(said)[0], _said(_OUT.sub("", said))[1]
    told = {
        "title": title.year,
        "text": often,
        "file": _year_of_a_file(file),
        "signature": next(_by_dates([*signed, *dated]), None),
        "period": int(period[1]) if period else None,
    }
    if not any(year for who, year in told.items() if who != "signature"):
        told["text"] = most
    known = {who: year for who, year in told.items() if year is not None}
    if known.keys() == {"signature"}:
        return Vote(None, tuple(known.values()))
    return _counted(known, _OF_THE_YEAR, _is_the_year)


def office_of(title: Title, stated: str, paragraphs: Sequence[str], file: str, titles: Titles) -> Vote[str]:
    """The office whose report it is.

    Args:
        title: Its title.
        stated: What the text itself says of whose it is, in a sentence of the form; empty where it does not.
        paragraphs: Its words, the title left out.
        file: What the file is called, without its ending.
        titles: How titles of the form read; a file may be called by one.
    """
    of_a_file = read_title(re.sub(r"[\s_]", "", file), titles)
    told = {
        "text": stated or (_announced(paragraphs, titles) if not title.office else ""),
        "title": title.office,
        "signature": next(_by_signatures(_last_lines(paragraphs)), ""),
        "file": of_a_file.office if of_a_file else "",
    }
    known = {who: office for who, office in told.items() if office}
    if not known:
        known = {"text": office} if (office := _spoken_of(paragraphs)) else {}
    return _counted(known, _OF_THE_OFFICE, _is_the_office)


def _told() -> Mapping[str, Sequence[str]]:
    return own_toml("interview.reading", "whose.toml")


@cache
def _says(name: str) -> re.Pattern[str]:
    """What `whose.toml` calls so."""
    return re.compile("|".join(_told()[name]).replace("{office}", _NAME))


@cache
def _subject() -> re.Pattern[str]:
    """Who did it, at the head of a sentence."""
    when, who, goes_on = ("|".join(_told()[name]) for name in ("when", "who", "goes_on"))
    return re.compile(f"{when}({who})(?={goes_on})")


def _announced(paragraphs: Sequence[str], titles: Titles) -> str:
    """The one office whose report the text says it is; empty where it names none, or two."""
    text = _as_one(paragraphs)
    begins = _says("begins").match(text)
    told_of = [*_says("announced").findall(text), *([begins[1]] if begins else [])]
    found = [read_title(each.strip("《"), titles) for each in told_of]
    names = {
        title.office for title in found if title and (begins or _says("office").search(title.office))
    } - {""}
    if not names:
        told = ("".join(each) for each in _says("drawn_up").findall(text))
        names = {
            each for each in told if _says("office").search(each) and not _says("for_another").search(each)
        }
    return names.pop() if len(names) == 1 and not _says("own").search("".join(names)) else ""


def _spoken_of(paragraphs: Sequence[str]) -> str:
    """The one office that is to be asked about the report, else the one of which its first sentence tells what it did."""
    text = _as_one(paragraphs)
    asked = {_says("asked_for").sub("", each) for each in _says("asked").findall(text)}
    named = {each for each in asked if _says("office").search(each) and not _says("for_another").search(each)}
    for offices in (named, {found[1] for each in paragraphs if (found := _subject().match(_as_one([each])))}):
        if len(offices) == 1 and not _says("own").search("".join(offices)):
            return offices.pop()
    return ""


def _as_one(paragraphs: Sequence[str]) -> str:
    """Paragraphs as one text: half width, simplified, without blanks, and without what a name is cut short to: 以下简称“区税务局”."""
    return _SHORT.sub("", half_width(simplified(_without_blanks("".join(paragraphs)))))


def _counted(
    told: dict[str, Told], weights: dict[str, int], agree: Callable[[Told, Told], bool]
) -> Vote[Told]:
    """What leads clearly, or all that is told; those that agree are one, called as the first calls it."""
    votes: dict[Told, int] = {}
    for who, value in told.items():
        same = next((each for each in votes if agree(each, value)), value)
        votes[same] = votes.get(same, 0) + weights[who]
    ranked = sorted(votes, key=lambda each: -votes[each])
    if len(ranked) > 1 and votes[ranked[0]] - votes[ranked[1]] < _CLEAR:
        return Vote(None, tuple(ranked))
    return Vote(ranked[0] if ranked else None)


def _is_the_year(one: int, other: int) -> bool:
    return one == other


def _is_the_office(one: str, other: str) -> bool:
    """Whether two names are one office's: 市科委 is 市科学技术委员会, 区人民政府 is 某市某区人民政府."""
    shorter, longer = sorted((one, other), key=len)
    left = iter(longer)
    return all(character in left for character in shorter)


def _said(text: str) -> tuple[int | None, int | None]:
    """The year that a text says often and far more than others; the one that it says most at all."""
    (year, times), (_, rarely) = [*Counter(_YEAR.findall(text)).most_common(2), ("", 0), ("", 0)][:2]
    most = int(year) if times > rarely else None
    return (most if times >= _OFTEN * max(rarely, 1) else None), most


def _year_of_a_file(name: str) -> int | None:
    """The one year that a file's name holds, before 年 or at its end."""
    years = set(_OF_A_FILE.findall(name))
    return int(years.pop()) if len(years) == 1 else None


def _last_lines(paragraphs: Sequence[str]) -> list[str]:
    return [_without_blanks(each) for each in paragraphs[-_LAST_LINES:]]


def _without_blanks(text: str) -> str:
    return "".join(text.split())


def _by_dates(lines: Iterable[str]) -> Iterator[int]:
    """The year before each date of the months in which reports are published."""
    for line in lines:
        found = _ISSUED.search(line)
        if found and 1 <= int(found["month"]) <= _BY_LAW:
            yield int(found["year"]) - 1


def _by_signatures(lines: Sequence[str]) -> Iterator[str]:
    """The names that stand before a date or above it, at the end."""
    above = ""
    for line in lines:
        if found := _SIGNED.fullmatch(line):
            name = found["office"] or above
            if (
                _SHORTEST_NAME <= len(name) <= _LONGEST_NAME
                and _says("office").search(name)
                and may_be_office(name)
            ):
                yield name
        above = line
