"""The few things a text may have to look like: an address, a telephone number, a postcode, a website and its numbers, the full name of an office.

`in_shape` gives the text in half width as it will be printed, or what of it is no such thing; `doubt` says what of a text
that could stand speaks against what was asked. Nothing here asks whether a number or an address exists.
"""

from __future__ import annotations

import re
from typing import Literal, assert_never

from interview.engine.answers.characters import clean_line, half_width, quoted
from interview.engine.answers.problems import Flaw

Likeness = Literal[
    "address", "phone", "postcode", "website", "site_code", "icp", "police", "office", "person"
]

# Patterns are compiled at their first use: most sessions ask for a telephone late or never, and the first
# question should not wait for them.
_AREA = r"(?:\(0[0-9]{2,3}\)[- ]?|0[0-9]{2,3}[- ]?)"
_MOBILE = r"1[3-9][0-9](?:[- ]?[0-9]{4}){2}"
_HOT_LINE = r"[48]00(?:[- ]?[0-9]{3,4}){2}|1[0-9]{2,4}|9[56][0-9]{3,4}"
_EXTENSION = r"(?:(?:转|-|\#)[0-9]{1,6})?"
_PHONE = rf"""
    (?: (?:\+?86[- ]?)? {_MOBILE}
      | (?:\+?86[- ]?)? {_AREA} [1-9][0-9]{{2,3}}[- ]?[0-9]{{4}} # landline with its area code
      | \+?86[- ]? [1-9][0-9]{{1,2}}[- ] [1-9][0-9]{{6,7}}       # from abroad, the 0 left out
      | [2-9][0-9]{{2,3}}[- ]?[0-9]{{4}}
      | {_HOT_LINE}                                              # 400-810-1234, 12345
    )
    {_EXTENSION}
    """
_BETWEEN_PHONES = r"(?:(?<!\s)\s++)?[、,;/或]\s*+"
_AROUND_EXTENSION = r"(?i:(?:(?<!\s)\s++)?(?:转|分机|ext\.?)[:\s]*+)"
_LOOSE_BRACKET = r"(?<=[()])\s+|(?<!\s)\s++(?=[()])"
_CALLED_PHONE = r"(?i:^(?:(?:联系|办公|咨询)?电话|tel)[:.\s]*)"
_ODD_IN_PHONE = r"[^0-9()+\-\s#转]+"
_LANDLINE = rf"{_AREA}([0-9 -]*)"
_LEAST_LOCAL, _MOBILE_DIGITS = 7, 11

_CALLED_ADDRESS = r"^(?:(?:联系|办公|单位|通[讯信])?地址)[:：\s]*(?:(?:位于|[在是为])[:：\s]*)?"
_NO_ADDRESS = r"电\s?话|邮\s?编|邮政编码|传\s?真|邮箱|网址|www\.|[a-z0-9]@[a-z0-9]|(?<![0-9])0[0-9]{2,3}[-—－ ]?[0-9]{7}"
"""What is asked for behind an address, or not at all; it comes along where all of them are pasted."""

_POSTCODE = r"[0-9]{6}"

_SITE_CODE = r"[A-Za-z0-9]{10}"
"""政府网站标识码: the code of the place or the ministry, and which of its websites (国办发〔2017〕47号)."""

_ICP = r"ICP[备证][0-9]{6,}"
"""What an ICP备案号 or a licence has in it: 赣ICP备12345678号-1, 京ICP证020001号 (工业和信息化部令第33号)."""
_POLICE = "公网安备[0-9]{8,}"
"""What the number of the police (公安机关备案号) has in it: 赣公网安备36092102000001号."""

_LABEL = r"[a-z0-9一-鿿](?:[a-z0-9一-鿿-]{0,61}[a-z0-9一-鿿])?"
_WEBSITE = rf"(?:https?://)?(?:{_LABEL}\.)+(?:[a-z]{{2,24}}|xn--[a-z0-9-]+|[一-鿿]{{2,8}})(?::[0-9]{{1,5}})?(?:[/?#]\S*)?"

_LEVEL = "省市区县旗州盟乡镇"
_NO_PLACE = rf"[{_LEVEL}]|街道|(?:城市|社区|城乡|园区|景区|开发区|高新区|工业区|新区)"
"""What a name begins with that says a level or a task and no place."""
_A_PLACE_ALL_THE_SAME = "镇[江安远平原宁坪康雄沅巴赉海]|乡宁|市[北南中]区|[甲乙丙丁某]"
"""Places whose names begin like a level, and what stands for a place in an exercise."""
_PLACE = rf"[^{_LEVEL}](?:[^{_LEVEL}]{{1,12}}[{_LEVEL}]|[{_LEVEL}](?![场政容])|[^{_LEVEL}]{{1,12}}(?:街道|地区|兵团))|北京|上海|天津|重庆"
_OF_THE_STATE = "国家|中国|中华|中央|全国|国务院|最高|.*(?:部|总局|总署|审计署)$"
_OF_A_REPORT = "(?:19|20)[0-9]{2}|[一二][〇零○九][〇零○一二三四五六七八九]{2}年|年度|年报|报告$"
"""What belongs to the title of a report and to no name of an office."""
_OF_ANOTHER_KIND = r"^(?:我|本(?!溪)|[0-9.]+[一-鿿]{0,2}$|[A-Za-z]{1,2}$)|[0-9]{7}|[0-9]{3,4}-[0-9]|@|www\.|[a-z]\.(?:cn|com|net|org)\b|(?:网站?|门户|[么吗呢吧])$|^[一-鿿][^局厅委办处站所队院会]$"
"""What is said of an office, not what it is called: 本单位, a number to call, the name or the address of a website."""
_TORN_NAME = r"(?<=[一-鿿])\s++(?=[一-鿿])"
"""Where a title of two lines was pasted for a name."""
_OFFICE = "[一-鿿]+(?:局|厅|委|委员会|办|办公室|政府|署|处|中心|站|所|队|院|街道|[县区市乡镇])$"


def in_shape(text: str, like: Likeness) -> str | Flaw:
    """A clean line as the likeness is printed, or what of it does not look like one."""
    folded = clean_line(half_width(text))  # letters may compose once they are in half width
    match like:
        case "address":
            return re.sub(_CALLED_ADDRESS, "", text) or text
        case "phone":
            return _phones(folded)
        case "postcode":
            return folded if re.fullmatch(_POSTCODE, folded) else _no_postcode(folded)
        case "website":
            return _website(folded)
        case "site_code":
            return folded
        case "icp" | "police":
            return re.sub("(?i)icp", "ICP", folded.replace(" ", ""))
        case "office":
            return re.sub(_TORN_NAME, "", text)
        case "person":
            return text
    assert_never(like)


def doubt(text: str, like: Likeness) -> str | None:
    """What speaks against a text in shape: `address_more`, `address_no_words`, `phone_mobile`, `phone_no_area`, `site_code_digits`, `icp_unlike`, `police_unlike`, `no_person`, a code of `_office_doubt`."""
    match like:
        case "address":
            return _address_doubt(text)
        case "phone":
            return _phone_doubt(text)
        case "office":
            return _office_doubt(text)
        case "site_code":
            return None if re.fullmatch(_SITE_CODE, text) else "site_code_digits"
        case "icp":
            return None if re.search(_ICP, text) else "icp_unlike"
        case "police":
            return None if re.search(_POLICE, text) else "police_unlike"
        case "person":
            return None if re.search(r"[^\W\d_]", text) else "no_person"
        case "postcode" | "website":
            return None  # in shape or not, nothing between
    assert_never(like)


def _address_doubt(text: str) -> str | None:
    """More than an address, or not a word of one."""
    if re.search(_NO_ADDRESS, text):
        return "address_more"
    return None if re.search(r"[^\W\d_]", text) else "address_no_words"


# Telephone numbers


def _phones(text: str) -> str | Flaw:
    """One or several numbers joined by 「、」, each with its extension written 转."""
    dashes = re.sub(r"(?:(?<!\s)\s++)?[‐‑–—−-]++\s*+", "-", re.sub(_CALLED_PHONE, "", text))
    whole = re.sub(_LOOSE_BRACKET, "", re.sub(_AROUND_EXTENSION, "转", dashes))
    numbers = re.split(_BETWEEN_PHONES, whole)
    wrong = next((number for number in numbers if not re.fullmatch(_PHONE, number, re.VERBOSE)), None)
    return "、".join(numbers) if wrong is None else _no_phone(wrong)


def _no_phone(number: str) -> Flaw:
    """What of a text is no number: another character, too few digits or too many."""
    if not number:
        return Flaw("phone_nothing")
    if odd := re.search(_ODD_IN_PHONE, number):
        return Flaw("phone_none" if odd[0] == number else "phone_odd", {"odd": quoted(odd[0])})
    before, extension, after = number.partition("转")
    if extension and not re.fullmatch("[0-9]{1,6}", after):
        return Flaw("phone_extension")
    digits = len(re.sub("[^0-9]", "", before))
    if landline := re.fullmatch(_LANDLINE, before):
        return Flaw("phone_local", {"n": len(re.sub("[^0-9]", "", landline[1]))})
    if before.startswith("1") and digits > _LEAST_LOCAL:
        return Flaw("phone_mobile_digits", {"n": digits})
    return Flaw("phone_digits", {"n": digits})


def _phone_doubt(text: str) -> str | None:
    """A mobile number should not be printed; a landline without its area code cannot be called from elsewhere."""
    numbers = [re.split("[转#]", number)[0] for number in text.split("、")]
    if any(re.fullmatch(rf"(?:\+?86[- ]?)?{_MOBILE}", number) for number in numbers):
        return "phone_mobile"
    return "phone_no_area" if re.fullmatch(r"[2-9][0-9]{2,3}[- ]?[0-9]{4}(?:-[0-9]+)?", numbers[0]) else None


# Postcodes and websites


def _no_postcode(text: str) -> Flaw:
    if odd := re.search("[^0-9]+", text):
        return Flaw("postcode_none" if odd[0] == text else "postcode_odd", {"odd": quoted(odd[0])})
    return Flaw("postcode_digits", {"n": len(text)})


def _website(text: str) -> str | Flaw:
    # Browsers read 。 in an address as a dot, and a Chinese input method types it.
    address = text.rstrip("。").replace("。", ".")
    if re.fullmatch(_WEBSITE, address, re.IGNORECASE):
        return address
    if " " in address:
        return Flaw("website_blank")
    if "." not in address:
        return Flaw("website_dot")
    return Flaw("website_odd")


# Names of offices


def _office_doubt(name: str) -> str | None:
    """A year or a title in it (`office_year`), a short name (`office_short`), nothing like a name (`office_unlike`)."""
    if re.search(_OF_A_REPORT, name):
        return "office_year"
    if _is_short(name):
        return "office_short"
    return "office_unlike" if re.search(_OF_ANOTHER_KIND, name) else None


def _is_short(name: str) -> bool:
    """Whether a name says what an office does and no place: 水利局, 县水利局. What is the state's has none."""
    if not re.match(_OFFICE, name) or re.match(_OF_THE_STATE, name):
        return False
    placed = re.match(_A_PLACE_ALL_THE_SAME, name) or (
        not re.match(_NO_PLACE, name) and re.match(_PLACE, name)
    )
    return not placed
