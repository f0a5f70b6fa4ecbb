"""What stands in a cell: a number, with its sign, thousands marks, unit and note; a blank; a filler; or what cannot be read.

Only what can be read in one way is a number here. Everything else keeps its text and says why it is doubtful.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from interview.dataclass import dataclass
from interview.engine.answers.characters import clean_line, half_width
from interview.engine.answers.quantities import FINEST, LARGEST
from interview.engine.sums.relations import Number

_FILLERS = frozenset(
    [
        "/",
        "\\",
        "-",
        "--",
        "—",
        "——",
        "–",
        "无",
        "無",
        "没有",
        "空",
        "∕",
        "／",
        "*",
        "○",
        "O",
        "o",
        "N/A",
        "不适用",
        "暂无",
        "无此项",
        "无此项目",
        "无此类",
        "无此类情况",
        "无此情况",
        "不涉及",
        "未涉及",
        "未开展",
        "未发生",
    ]
) | {"/ /"}
_NUMBER = re.compile(
    r"(?:(?P<plus>\+|新?增加?|↑)|(?P<minus>-|减少?|↓)|共)? ?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<decimals>\.\d+)? ?"
    r"(?P<unit>亿元|万元|元|件次|项次|件|项|篇|个|条|宗|起|例|份|次|人次|家|部|批)?"
)
_DRESSED = re.compile(
    r"(?:\*\*?|__?|[`\"“])(?P<bare>[^*_`\"“”]{1,30})(?:\*\*?|__?|[`\"”])|[:：] ?(?P<told>\d.{0,30})"
)
"""A number in quotes or marks of emphasis, or behind the colon of its label."""
_STOP = re.compile(r"(?<=[\d元件项个条篇宗起例份次家部批])。\Z")
_LONGEST = 60
_NOTE = re.compile(rf"[(\[【{{](?P<note>[^()]{{0,{_LONGEST}}})[)\]】}}]\Z")
_AFTER = re.compile(r"[,;] ?(?P<note>(?:其中|含|包括)[^()。]{1,40})\Z")
"""A note behind a comma."""
_MARK = re.compile(
    r"(?<=[\d元件项个条篇宗起例份次家部批]) ?(?P<mark>[①-⑳]|[*＊※]{1,3}|注\d?|[¹²³⁴-⁹†‡]{1,2})\Z"
)
"""What leads to a note under the table."""
_MOST_DIGITS = 15
_PLAIN = str.maketrans(
    dict.fromkeys("−‐‑–﹣─", "-")
    | {"，": ",", "﹢": "+", "萬": "万", "億": "亿", "項": "项", "個": "个", "條": "条"}
)
_TORN_UNIT = re.compile(r"(?<=[万亿])\s+(?=元)")
"""Where a narrow cell breaks its line."""
_TYPED_AS_TEXT = re.compile(r"\A['‘’](?=\d+\Z)")
"""What is typed before a number in a spreadsheet so that it stays as it is."""
_THIN = re.compile(r"(?<=\d)[\u2007-\u2009\u202f'’](?=\d{3}(?!\d))")
"""What parts thousands and nothing else: a blank of a third's width, as printers set it."""
_NOUGHTS = frozenset("零〇")
_DIGIT = re.compile(r"\d")
_TORN = re.compile(r"[约共]?[\dOolI?？.,、，。\s*'`~+\-/]+[件项个元万]*")
_ROUND = re.compile(
    r"(?:大?约|近|超过?|逾|不足)?\d[\d,.]{0,15}[十百千万]{0,2}(?:余|多|来)?[件项个条篇宗起例份次元万]{0,2}(?:左右|以上|以下)?"
)
"""A number that is not told exactly."""
_ADDED = re.compile(r"\d{1,9}[件项个条篇宗起例份次]?(?:\+\d{1,9}[件项个条篇宗起例份次]?){1,5}")
"""A sum whose parts may count what the form does not."""
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+")
"""Thousands parted by blanks, or two figures that ran together."""


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell says."""

    text: str
    """As published, trimmed."""
    number: Number | None = None
    unit: str = ""
    note: str = ""
    """What stands in brackets, or behind a comma, after the number."""
    trouble: str = ""
    """`blank`, `filler` or `unreadable`, where there is no number."""


def value_of(text: str) -> Value:
    """Reads a cell; what short ones say is remembered."""
    return _remembered(text) if len(text) <= _LONGEST else _value_of(text)


@lru_cache(maxsize=10_000)
def _remembered(text: str) -> Value:
    return _value_of(text)


def _value_of(text: str) -> Value:
    bare = clean_line(_THIN.sub("", text))
    if not bare:
        return Value("", trouble="blank")
    told = _undressed(bare)
    marked = _MARK.search(told)
    plain = half_width(told[: marked.start()] if marked else told).translate(_PLAIN).strip()
    plain = _TYPED_AS_TEXT.sub("", _TORN_UNIT.sub("", plain))
    if bare in _FILLERS or plain in _FILLERS:
        return Value(bare, trouble="filler")
    if plain in _NOUGHTS:
        return Value(bare, 0)
    if len(plain) > _LONGEST:
        return Value(bare, trouble="unreadable")
    noted = _NOTE.search(plain) or _AFTER.search(plain)
    note = noted["note"].strip() if noted else marked["mark"] if marked else ""
    found = _NUMBER.fullmatch(plain[: noted.start()].strip() if noted else plain)
    if not found or len(found["digits"]) > _MOST_DIGITS:
        return Value(bare, trouble="unreadable")
    digits = found["digits"].replace(",", "")
    exact = Decimal(f"{'-' if found['minus'] else ''}{digits}{found['decimals'] or ''}")
    if abs(exact) > LARGEST or exact != round(exact, FINEST):  # no answer could hold it
        return Value(bare, trouble="unreadable")
    number: Number = int(exact) if exact == exact.to_integral_value() else exact.normalize()
    return Value(bare, number, found["unit"] or "", note)


def _undressed(text: str) -> str:
    """A cell without what stands around its number and says nothing."""
    dressed = _DRESSED.fullmatch(text)
    return (dressed["bare"] or dressed["told"]).strip() if dressed else _STOP.sub("", text)


def spaced(text: str) -> int | None:
    """The count that a cell may be whose thousands are parted by blanks: 1 237; None of any other."""
    return int(text.replace(" ", "")) if len(text) <= _LONGEST and _SPACED.fullmatch(text) else None


def looks_like_value(text: str) -> bool:
    """Whether a piece of text stands where a figure would: a number, a filler, or a number with a flaw.

    A number with words behind a comma does only beside other cells: a line of prose may begin like that.
    """
    return len(text) <= _LONGEST and _looks(text)


@lru_cache(maxsize=10_000)
def _looks(text: str) -> bool:
    value = value_of(text)
    return (value.trouble != "unreadable" and not has_words(value)) or _flawed(value.text)


def has_words(value: Value) -> bool:
    """Whether a number has a note behind a comma: 22件，其中修订16件."""
    return bool(value.note) and bool(_AFTER.search(half_width(value.text)))


def _flawed(text: str) -> bool:
    """A cell that meant a figure but cannot be read as one: 1O, 12?, 3、4, 约5, 20余件, 235条+651篇."""
    plain = half_width(text)
    return bool(_DIGIT.search(plain)) and any(each.fullmatch(plain) for each in (_TORN, _ROUND, _ADDED))
