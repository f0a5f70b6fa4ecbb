"""Every number of a text that counts something: what would be another next year.

Years, dates, document and article numbers, names and titles, numbered paragraphs and legal periods are none. What a number
counts is for `claims` and `told_facts` to say; here it is only found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from interview.dataclass import dataclass
from interview.review.text.folded import Folded

_SKIPPED = re.compile(
    r"《[^》\n]{0,120}》"
    r"|“[^”\n]{0,24}”"  # a quoted number is part of a name: “1+X”, “12345民声在线”
    r"|https?:[^\s,;。()，；（）]{0,200}|[\w.-]{1,60}@[\w.-]{1,60}"
    r"|[〔\[(]20\d\d[〕\])](?:第?\d{1,4}号)?"
    r"|第\d{1,4}(?:[—–~-]\d{1,4})?(?!\d)"
    r"|第[一二三四五六七八九十百]{1,5}条(?:[、和至][一二三四五六七八九十百]{1,5}条){1,9}|FM\d{2,3}(?:\.\d)?"
    r"|\d{1,4}号(?!楼|线)"
    r"|\d{1,4}(?:[—–~-]\d{2,4})?(?:年|周年)(?:第?[一二三四1-4]季度)?"
    r"|20\d\d(?=[—–~至到-]20\d\d)"
    r"|(?:\d{1,2}[—–~至到-]{1,2})?\d{1,2}月(?:份|底|初|末)?|\d{1,2}日|\d{1,2}[时点](?:\d{1,2}分)?"
    r"|\d{1,2}:\d\d"
    r"|\d{1,3}个?(?:工作日|小时|分钟|秒)"
    r"|\d[×x*]\d{1,2}(?:小时)?"
    r"|0\d{2,3}[—–-]?\d{7,8}|1\d{10}|123\d\d(?![\d余多件条次个人篇])|20\d\d版"
    r"|(?<![^\n。;:!?])(?:\(?\d{1,2}[.、)]|\d是)(?!\d)"
    r"|每个?(?:年|季度|月|周|星期|日|天)[\u4e00-\u9fff]{0,8}?(?:\d|[一两二三])次"  # how often something is to be done
    r"|(?:同一|相同)信息[只仅]?计[为算]?1[条件]|(?:传真|邮政编码|邮编|电话)(?:号码)?:?\d{6,12}(?!\d)"
    r"|\d[+＋][\dA-Za-z\u4e00-\u9fff]|[A-Za-z][A-Za-z.]{0,10}-?\d{1,4}(?![\d.,])|\d{1,3}[A-Za-z]{1,3}(?![A-Za-z])"
)
_RANKED = re.compile(
    r"(?:排名|排在|位列|位居|名列|荣获|获得?|取得|[排列居])[^,。;:!?\n\d第]{0,10}第(?P<rank>\d{1,3}|[一二三四五六七八九十]{1,3})"
    r"(?=[名位,。;、)!]|$)",
    re.MULTILINE,
)
"""Which place was come to: of all ordinals the one that is another next year."""
_ARABIC = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?")
_CHINESE_UNITS = frozenset(
    ["件", "条", "份", "起", "宗", "次", "期", "篇", "场", "名", "家", "人次", "件次", "条次"]
)
_ONE = frozenset("一壹")
_SET_PHRASE = re.compile(r"^(?:办|性|通|站|网|审|查|公开)")
"""What makes one of 一次, 一件 no count: 一次办, 一次性."""
_ENDS = frozenset(",。;、:!?\n)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text that counts something, by its characters in the folded text."""

    start: int
    end: int


def numbers(text: Folded) -> Iterator[Number]:
    """The numbers of a text that count something, in order."""
    ranks = [Number(*found.span("rank")) for found in _RANKED.finditer(text.text)]
    skipped = [
        found.span()
        for found in _SKIPPED.finditer(text.text)
        if not any(found.start() < rank.end and rank.start < found.end() for rank in ranks)
    ]
    found = {*ranks, *(Number(*each.span()) for each in _ARABIC.finditer(text.text)), *_chinese(text)}
    at = 0
    for number in sorted(found, key=lambda each: each.start):
        while at < len(skipped) and skipped[at][1] <= number.start:
            at += 1
        if at == len(skipped) or skipped[at][0] >= number.end:
            yield number


def _chinese(text: Folded) -> Iterator[Number]:
    """Numbers in Chinese numerals with a unit of counting; 一次 only where nothing follows that it is part of."""
    for amount in text.amounts:
        number, after = text.text[amount.start : amount.stop], text.text[amount.end : amount.end + 4]
        if number[0].isdecimal() or amount.unit not in _CHINESE_UNITS or _SET_PHRASE.search(after):
            continue
        if number not in _ONE or after[:1] in _ENDS:
            yield Number(amount.start, amount.stop)
