"""Where an office is reached, as an opening says it: address, telephone, postcode, website.

Knows how such lines are written and what a telephone of somebody else is called; judges nothing that it finds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_IS = r"(?:\s{0,3}[:：为是])++\s{0,3}"
"""What stands between the name of a thing and the thing."""
_MAY_BE = r"(?:\s{0,3}[:：为是])*+\s{0,3}"
"""The same where the thing cannot be mistaken: 电话0795-2501234."""
_PHONE = r"[电電]\s{0,4}[话話]"
_POST = r"[邮郵]\s{0,4}(?:政\s{0,4})?[编編]"
_NEXT = rf"[\s、]{{0,3}}(?:[联聯][系繫]|办公|咨询|[电電]子|通[讯信])?(?:{_PHONE}|{_POST}|[传傳]\s{{0,4}}真|[邮郵]箱|信箱|网址|網址|网站|人[:：])"
"""The name of what is told behind an address where no mark parts the two."""
_PLACE = rf"(?:(?!{_NEXT})[^；;，,。（）()\n]|[（(][^（）();；。\n]{{0,40}}[）)]){{1,100}}+"
_DOOR = r"(?=[^；;，,。、（）()\n]{2,60}(?:\d\s{0,2}(?:号|楼|层|室|幢|弄|栋|座)|大楼|大厦|大院|服务中心))"
"""What an address ends with that is told as one without a colon: 地址高平市长平西街46号, not 地址变更."""
_OURS = r"(?<!举报)(?<!监督)(?<!投诉)(?<!服务)"
_CONTACTS: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "office.address": (
        re.compile(rf"地\s{{0,4}}址{_IS}({_PLACE})"),
        re.compile(rf"地\s{{0,4}}址(?:位于|在)?\s{{0,3}}{_DOOR}({_PLACE})"),
    ),
    "office.phone": (
        re.compile(
            rf"{_OURS}(?:{_PHONE}|联系方式)(?:号码)?{_MAY_BE}"
            r"([\d(（](?:\s?[\d\-—－–()（）]){5,24}\d(?:\s?(?:转|[、/])\s?\d{1,8})?)"  # 12345 is everybody's
        ),
    ),
    "office.postcode": (re.compile(rf"{_POST}(?:\s{{0,4}}[码碼])?{_MAY_BE}(\d{{6}})(?!\d)"),),
    "office.website": (
        re.compile(
            r"(?<![@\w.\-])((?:https?://)?[\w\-]+(?:\.[\w\-]+)*\.(?:gov\.cn|cn|com|net|org)[\w./\-]*)",
            re.ASCII,
        ),
    ),
}


def contacts_of(opening: str, closing: str = "") -> dict[str, str]:
    """What a report tells of address, telephone, postcode and website, by question, as printed.

    Args:
        opening: What stands before the first part.
        closing: The last part; where the opening names no telephone, it may say both where and by which one is reached.
    """
    told = _found(opening)
    if "office.phone" in told or not {"office.address", "office.phone"} <= (below := _found(closing)).keys():
        return told
    return {**below, **told}


def _found(text: str) -> dict[str, str]:
    return {
        id: found[1].strip()
        for id, patterns in _CONTACTS.items()
        if (found := next(filter(None, (each.search(text) for each in patterns)), None))
    }
