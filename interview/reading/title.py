"""The title of a report, whose it is and of which year: the line that says so, never a date or a name beside it.

A title may be torn over lines, stand twice (as the page's and as the report's), or be told only by a path through the site.
Of all that look like one, the one that names a year and an office on the fewest lines is it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from interview.dataclass import dataclass
from interview.engine.answers.characters import half_width
from interview.engine.flow.model import Titles
from interview.reading.furniture import last_step, may_be_office
from interview.reading.match.labels import simplified

_AFTER = re.compile(r"(?<=报告)(?:[_|｜【\[（(\-—–·].{0,60}|20\d\d[-/.年].{0,12})$")
"""What a page's title says after the report's: the site's name, a date, tools."""
_DATED = re.compile(r"(?<=[（(])20\d\d年\d{1,2}月\d{1,2}日(?=[)）])")
_YEAR_BEHIND = re.compile(r"[（(]20\d\d年?度?[）)]$")
"""The year of a title that does not say it before: 某局政府信息公开工作年度报告（2019年）."""
_YEAR = re.compile(r"(20[0-3]\d)年?度?")
_YEARS = re.compile(rf"{_YEAR.pattern}(?:[-—–~～至到和、]{{1,2}}{_YEAR.pattern})?")
"""The same, or two of them, as a report for two years has it."""
_PART_OF_YEAR = re.compile(r"(?:[上下]半年?|第?[一二三四1-4]季度?|\d{1,2}月份?)$")
"""Of what a report is that is no annual one: 某局2025年上半年政府信息公开工作报告."""
_DAY = re.compile(r"20\d\d(?:年|[-/.])\d{1,2}(?:月|[-/.])\d{1,2}日?")
"""A date on the line of a title, or on the line above it, is no year of the report."""
_IN_CHARACTERS = re.compile(r"二[〇○零Oo0][一二三][〇○零Oo0一二三四五六七八九](?=年)")
_DIGITS = str.maketrans("〇○零Oo一二三四五六七八九", "00000123456789")
_AROUND = "《》【】“”\"'[]*#_- 年"
_ABOUT = re.compile(r"^关于|(?:关于|的)$")
_TAG = re.compile(
    r"^(?:[【\[][^】\]]{1,8}[】\]]|(?:page|p\.?|第)\d{1,3}页?[-–—_|:：]{1,3}|(?:信息|文件|公文)?(?:标题|名称))",
    re.IGNORECASE,
)
"""What a site or a leafed book puts before a title: 【年报】, Page 8 - , 标题."""
_NO_YEAR = re.compile(r"[〇○零Oo\d一二三四五六七八九壹贰叁肆伍陆柒捌玖]{4}$")
"""A year written so that it is none, at the end of a name: 2O24, 贰零贰肆."""
_CUT = re.compile("人民$")
"""What is left of 人民政府 where the subject begins with its last word: 小关乡人民政府2022年信息公开, 人民政府信息公开."""
_BRACKETS = str.maketrans("()", "（）")
_NO_TITLE = re.compile("[，。；：:;!?！？]")
_TORN, _REST = "年度报", "告"
"""A title of which the width of a page broke the last letter off."""
_LOST = "?？"
"""What a page shows for a blank that it could not."""
_MOST_LINES = 3
_LONGEST = 60
_NUMBERED = re.compile(r"\d{3}")
"""No office has a number like this: an index number of the page stands before the title."""
_CHINESE = re.compile("[\u4e00-\u9fff]")
_REGION = re.compile("^[\u4e00-\u9fff]{1,10}[省市县区旗州盟]$")
_WHAT_IT_IS = frozenset({"", "办事处", "人民政府"})


@dataclass(frozen=True, slots=True)
class Title:
    """What a title says."""

    text: str = ""
    office: str = ""
    year: int | None = None
    end: int = 0
    """The line after it, where it stands for the last time."""
    lines: int = 1
    """Over how many lines it is torn."""
    dated: str = ""
    """The date of the report that stands behind it."""


def title_of(front: Sequence[str], page: Sequence[str], titles: Titles) -> Title:
    """The title among the lines before the first part; an empty one where there is none.

    Args:
        front: The lines of the report, empty ones where something else stands.
        page: The lines as they were: a path through the site may name a report that does not name itself.
        titles: How titles of the form read.
    """
    found = list(_titles(front, titles)) or [
        replace(title, end=0) for line in page for title in _titles([last_step(line)], titles)
    ]
    if not found:
        return Title()
    first = max(found, key=lambda each: (each.year is not None, bool(each.office), -each.lines))
    alike = [each for each in found if each.year == first.year and _is_fuller(each.office, first.office)]
    best = max((each for each in alike if each.lines == first.lines), key=lambda each: len(each.office))
    return replace(best, end=max(each.end for each in alike))


def _is_fuller(name: str, short: str) -> bool:
    """Whether a name is another one, or that with where it lies before it and what it is behind: a site says 滨河街道 of its page."""
    if name == short or not short:
        return name == short
    before, found, behind = name.partition(short)
    return bool(found) and not _REGION.sub("", before) and behind in _WHAT_IT_IS


def read_title(text: str, titles: Titles) -> Title | None:
    """What one line says, None where it is no title."""
    return next(_titles([text], titles), None)


def _titles(lines: Sequence[str], titles: Titles) -> Iterator[Title]:
    """Whatever looks like a title, on one line or torn over a few."""
    named = [(at, "".join(text.split())) for at, text in enumerate(lines) if _CHINESE.search(text)]
    for start in range(len(named)):
        for count in range(1, _MOST_LINES + 1):
            window = named[start : start + count]
            whole = "".join(text for _, text in window)
            text = _AFTER.sub("", whole).rstrip(_LOST)
            year = _YEAR_BEHIND.match(whole, len(text))
            after = named[start + count][1] if start + count < len(named) else ""
            if text.endswith(_TORN) and after == _REST:
                continue
            if len(text) > _LONGEST or len(window) < count or _NO_TITLE.search(text):
                break
            if re.search(titles.says, simplified(text)) and not _NUMBERED.search(
                _YEARS.sub("", half_width(text), count=1)
            ):
                dated = _DATED.search(whole)
                told = text + (year[0] if year else "")
                yield _read(titles, told, window[-1][0] + 1, count, dated[0] if dated else "")


def _read(titles: Titles, text: str, end: int, lines: int, dated: str) -> Title:
    plain = _DAY.sub("", _in_digits(half_width(simplified(text))))
    year = _YEARS.search(plain)
    office = _office_in(titles, plain)
    return Title(
        text,
        office if may_be_office(office) else "",
        int(year[2] or year[1]) if year else None,
        end,
        lines,
        dated,
    )


def _office_in(titles: Titles, plain: str) -> str:
    """The name before what the report is of; empty where nothing that says so stands in a title."""
    name = _YEARS.sub("", _TAG.sub("", plain), count=1)
    subject = next((words for words in titles.named_before if words in name), "")
    office = _ABOUT.sub("", name.partition(subject)[0].strip(_AROUND)) if subject else ""
    whole = _PART_OF_YEAR.sub("", _NO_YEAR.sub("", office)).strip(_AROUND)
    return _CUT.sub("人民政府", whole).translate(_BRACKETS)


def _in_digits(text: str) -> str:
    """The text with a year told in characters, 二〇二四年, in digits."""
    return _IN_CHARACTERS.sub(lambda found: "2" + found[0][1:].translate(_DIGITS), text)
