"""Tables and paragraphs of XML that is no page, by the names that pages have: DocBook, JATS, TEI, Feishu's Markdown.

What merges cells there is told as a page tells it. Of a language that is none of these no more is taken than its texts, a line
each; nothing here says what a cell means.
"""

from __future__ import annotations

import re

_HAS_ROWS = re.compile(r"<(?:table|informaltable|tgroup)\b")
_ROW = "<row"
_OF_FEISHU = "<lark-td"
_NAME = re.compile(
    r"(?P<begun></?)(?P<name>lark-(?:table|t[rd])|informaltable|row|cell|entry|para|simpara|head)(?=[\s>/])"
)
_OURS = {
    "informaltable": "table", "row": "tr", "cell": "td", "entry": "td", "para": "p", "simpara": "p", "head": "p",
}  # fmt: skip
_DOWN = re.compile(r'(?<![\w-])morerows="(?P<more>\d{1,3})"')
_ACROSS = re.compile(r'(?<![\w-])namest="\D{0,9}(?P<first>\d{1,3})"\s{1,9}nameend="\D{0,9}(?P<last>\d{1,3})"')
_CELL = re.compile(r"(?<=<td\s)[^<>]{1,300}")
_TEI = {"cols": "colspan", "rows": "rowspan"}
_TEI_SPAN = re.compile(r'(?<![\w-])(?P<name>cols|rows)(?==")')

_DECLARED = re.compile(r"\s{0,99}<\?xml\b")
_TAG = re.compile(r"<[^<>]{1,9999}>")


def as_page(text: str) -> str:
    """The text with the tables of such a language as a page has them; the same text where it has none."""
    if _OF_FEISHU not in text and not (_ROW in text and _HAS_ROWS.search(text)):
        return text
    return _CELL.sub(_with_spans, _NAME.sub(_renamed, text))


def is_of_another_language(text: str) -> bool:
    """Whether a text says that it is XML; whoever asks knows that it is no page."""
    return bool(_DECLARED.match(text))


def without_tags(text: str) -> str:
    """The texts of XML, a line each."""
    return _TAG.sub("\n", text)


def _renamed(found: re.Match[str]) -> str:
    return found["begun"] + _OURS.get(found["name"], found["name"].removeprefix("lark-"))


def _with_spans(found: re.Match[str]) -> str:
    """What a cell says of itself, its spans as a page has them."""
    down = _DOWN.sub(lambda more: f'rowspan="{int(more["more"]) + 1}"', found[0])
    across = _ACROSS.sub(lambda ends: f'colspan="{int(ends["last"]) - int(ends["first"]) + 1}"', down)
    return _TEI_SPAN.sub(lambda span: _TEI[span["name"]], across)
