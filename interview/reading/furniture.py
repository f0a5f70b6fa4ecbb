"""What a page, a crawler or a print puts around a report: menus, dates of publication, crumbs, tools, footers.

Which words tell it is data, in `furniture.toml`. It is looked for only where it stands: before the first part and after
the last; between them only the marks that a browser prints on every sheet. Nothing here says what a report says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from interview.engine.answers.characters import half_width
from interview.own_toml import own_toml

_LONGEST = 120
"""Characters of a line that may be furniture by a mark somewhere in it."""
_CRUMB = 25
"""Characters of one step of a path through a site."""
_STEPS = re.compile(r"[>»›→]+|-->|&gt;")
_BETWEEN = re.compile(r"[\s|｜/·•,，、\[\]【】()（）]+")
_LABEL = re.compile(r"[\W_]{0,4}([\w\-]{1,16}?)[\]】*_\"']{0,3}[:：]")
_DATE = r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
_DATED = re.compile(rf"[\W_]{{0,3}}{_DATE}(?:t?\d{{1,2}}[:时]\d{{1,2}}(?:[:分]\d{{1,2}})?秒?)?[\W_]{{0,3}}")
_ISSUED = re.compile(rf"(?:[\u4e00-\u9fff]{{1,8}}:)?{_DATE}")
_WITH_DATE = re.compile(r"[^。;；]{0,30}20\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\d{1,2}:\d\d(?::\d\d)?)?[\W_]{0,3}")
_SHEET = re.compile(
    rf"(?:https?://\S{{1,300}}?\d{{1,3}}/\d{{1,3}}|{_DATE}(?:上午|下午)?\d{{1,2}}:\d\d.{{0,80}})"
)
_PATH = re.compile(r"/(?:[\w.-]{1,60}/){2,20}[\w.%-]{1,80}", re.ASCII)
"""Where a page keeps a picture or a file, as text."""
_BEGINS_PATH, _BEGINS_SHEET = frozenset("/／"), frozenset("hHｈＨ1１2２")
"""In either width: of every line the first character is looked at."""
_RULED = re.compile(r"\[\^[\w-]{1,20}\]:.{0,300}|(?:\{\d{1,4}\})?[-=_*~#.·—─\s]{3,}")
_BEGINS_RULE = frozenset("-=_*~#.·—─{[")
_COUNTED = re.compile(r"(?<!\d)\d{1,9}\+?(?:万\+?)?$")
"""Behind what a page counts or numbers: 附件2, 阅读1523."""
_ADDRESS = re.compile(r"[<(\[]?https?://[!-~]+")
_LINK = re.compile(r"!?\[([^\[\]]{0,60})\]\([^()]{0,300}\)|<[a-zA-Z/!][^<>]{0,300}>")
"""A link or a picture of markdown, or a tag."""


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in own_toml("interview.reading", "furniture.toml").items()}


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    """A line as it is compared."""
    return "".join(half_width(text).split()).lower()


def without_furniture(told: Sequence[str], first: int, last: int) -> list[str]:
    """The lines of a report, empty where a line is of the page.

    Args:
        told: The lines.
        first: The line at which the first part begins; all before it is front matter.
        last: The line at which the last part begins; after it the report ends somewhere.
    """
    kept = [
        ""
        if (at < first and _is_furniture(text))
        or _is_of_a_sheet(text)
        or (text[:1] in _BEGINS_RULE and _RULED.fullmatch(text))
        else text
        for at, text in enumerate(told)
    ]
    end = next((at for at in range(last + 1, len(kept)) if _ends_report(kept[at])), len(kept))
    while end > last + 1 and (not kept[end - 1] or _is_of_page(kept[end - 1])):
        end -= 1
    return [*kept[:end], *[""] * (len(kept) - end)]


def _is_furniture(text: str) -> bool:
    """Whether a line before the report is of the page around it."""
    told = _LINK.sub(_name_of_link, text)
    bare = _bare(told)
    if not bare or len(bare) > 2 * _LONGEST:
        return not bare and bool(text.strip())
    return (
        bool(_RULED.fullmatch(bare) or _ADDRESS.fullmatch(bare) or _DATED.fullmatch(bare))
        or _is_of_page(told)
        or bool(_WITH_DATE.fullmatch(bare))
    )


def _name_of_link(found: re.Match[str]) -> str:
    return "" if found[0].startswith("!") else found[1] or ""


def _ends_report(text: str) -> bool:
    """Whether a line after the report's last words is the page's first."""
    bare, words = _bare(text), _words()
    if not bare or len(bare) > 2 * _LONGEST or "。" in bare:
        return False
    begun = re.split(r"[:：|｜<>\[\]【】(（]", bare.lstrip("[【(（<|"), maxsplit=1)[0].strip("-—*# ]】)）")
    return _COUNTED.sub("", begun) in words["ends"] or any(mark in bare for mark in words["end_marks"])


def dates_of(lines: Sequence[str]) -> list[str]:
    """The dates that lines of a page tell, each with what it is called: 发布日期:2025-01-12."""
    return [found[0] for text in lines if (found := _ISSUED.search(_bare(text)))]


def may_be_office(name: str) -> bool:
    """Whether a text above a title may be the name of an office, and not of a site or a column."""
    bare, words = _bare(name), _words()
    if not bare or bare in words["nobody"] or bare.endswith(tuple(words["no_office"])):
        return False
    return not _is_furniture(name)


def last_step(text: str) -> str:
    """What a path through a site or a labelled line leads to: 首页 > 年报 > 某局的报告; 名称：某局的报告."""
    return re.split(r"[>»›→]|[:：](?!//)", text)[-1].strip()


def _is_of_page(text: str) -> bool:
    """Whether a line names something of the page: what is shown, where one is, what one can do there."""
    bare = _bare(text)
    return (
        _is_labelled(bare)
        or _is_menu(text)
        or _is_crumb(bare)
        or (len(bare) <= _LONGEST and _is_marked(bare))
    )


def _is_labelled(bare: str) -> bool:
    found = _LABEL.match(bare)
    return found is not None and found[1] in _words()["labels"]


def _is_menu(text: str) -> bool:
    names = [name for name in _BETWEEN.split(half_width(text).lower().strip()) if name]
    return bool(names) and all(name in _words()["menu"] for name in names)


def _is_crumb(bare: str) -> bool:
    steps = [step for step in _STEPS.split(bare) if step]
    if len(steps) > 1:
        return "。" not in bare and all(len(step) <= _CRUMB for step in steps[:-1])
    first = re.split(r"[-/|_—]", bare, maxsplit=1)
    return len(first) > 1 and first[0] in {"首页", "网站首页", "主页"}


def _is_marked(bare: str) -> bool:
    return "。" not in bare and any(mark in bare for mark in _words()["marks"])


def _is_of_a_sheet(text: str) -> bool:
    """What a browser prints above and below every sheet: the moment and the title, the address and the number; and a picture's path."""
    begins = text.lstrip()[:1]
    if begins in _BEGINS_PATH:
        return bool(_PATH.fullmatch(text.strip()))
    return begins in _BEGINS_SHEET and bool(_SHEET.fullmatch(_bare(text)))
