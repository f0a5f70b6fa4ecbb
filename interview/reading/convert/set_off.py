"""Numbers and marks as official Chinese sets them: 2024年, where a file has 2024 年; 「，」 where it has a comma of half width.

Converters write down the room that a page leaves beside a number, here and not there, and many offices type their marks in
half width. In a text that stands on in next year's report, beside sentences of ours, the two would be mixed. A blank that parts
anything else, or behind what may number a paragraph, stays; so does every mark within numbers, times, dates, document numbers,
addresses of pages and words in Latin letters (GB/T 15834—2011).
"""

from __future__ import annotations

import re

_BEFORE = r"\u4e00-\u9fff，。；、（）《》〔〕“”－—～"
_AFTER = rf"{_BEFORE}：%％"
_SET_OFF = re.compile(rf"(?<=[{_BEFORE}]) ?(\d[\d.,]*[%％]?) ?(?=[{_AFTER}])")
_BEGINS_WITH_YEAR = re.compile(r"(?<![^\n])(20\d\d) (?=年)")

_CHINESE = r"\u4e00-\u9fff《》〔〕“”‘’（）、。，；：％%"
_BRACKETS = re.compile(r"(?<![A-Za-z0-9_/])\((?!20\d\d\))([^()\n]{1,200})\)")
_HALF_OF_THEM = re.compile(r"（([^()（）\n]{1,200})\)|\(([^()（）\n]{1,200})）")
_QUOTED = re.compile(r'"(?P<words>[^"\n]{1,200})"')
_MARK = re.compile(
    rf"(?<=[{_CHINESE}])[,;:?!] ?|(?<=[A-Za-z0-9])[,;] ?(?=[\u4e00-\u9fff《“（])|(?<=[A-Za-z0-9]):(?=[\u4e00-\u9fff《“（])"
)
_NEAR = r"\u4e00-\u9fff，。；：、“”‘’（）《》〔〕？！"
_BESIDE_A_MARK = re.compile(
    rf"(?<=[\u4e00-\u9fff0-9]) +(?=[，。；：、“”‘’（）《》？！])|(?<=[，。；：、“”‘’（）《》？！]) +(?=[{_NEAR}0-9])"
)
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}


def closed_up(text: str) -> str:
    """The text with its numbers beside the words that they belong to, and no blank beside a mark that has room of its own."""
    return _BESIDE_A_MARK.sub("", _SET_OFF.sub(r"\1", _BEGINS_WITH_YEAR.sub(r"\1", text)))


def in_full_width(text: str) -> str:
    """The text with the marks between Chinese words in full width."""
    text = _quoted(text)
    bracketed = _BRACKETS.sub(_bracket, _BRACKETS.sub(_bracket, text))  # one pair may stand in another
    paired = _HALF_OF_THEM.sub(lambda found: f"（{found[1] or found[2]}）", bracketed)
    return _MARK.sub(lambda found: _WIDE[found[0][0]], paired)


def _quoted(text: str) -> str:
    """The text with quotation marks of Chinese, “一老一小”, where a file has straight ones; a paragraph with an odd number of them stays."""
    if '"' not in text:
        return text
    return "\n".join(
        _QUOTED.sub(_quotation, each) if each.count('"') % 2 == 0 else each for each in text.split("\n")
    )


def _quotation(found: re.Match[str]) -> str:
    is_chinese = re.search(r"[\u4e00-\u9fff]", found["words"])
    return f"“{found['words']}”" if is_chinese else found[0]


def _bracket(found: re.Match[str]) -> str:
    """What stands in brackets, these in full width where they stand in Chinese words or hold some."""
    beside = found.string[found.start() - 1 : found.start()] + found[1]
    return f"（{found[1]}）" if re.search(r"[\u4e00-\u9fff]", beside) else found[0]
