"""A saved web page to lines. The parser of the standard library never fails on broken markup and fetches nothing."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from interview.reading.grids import Builder
from interview.reading.lines import Line

_BLOCKS = frozenset(
    ["p", "div", "br", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article",
     "header", "footer", "center", "form", "hr", "body", "title", "caption"]
)  # fmt: skip
_SILENT = frozenset(["script", "style", "noscript", "template", "select", "textarea", "button", "svg"])
_BLANKS = re.compile(r"[ \t\r\n\f]+")


class _Page(HTMLParser):
    """Turns tags into the builder's calls; what is not closed is closed by what follows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = Builder()
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent:
            return
        if tag in _SILENT:
            self._silent = tag
        elif tag == "table":
            self.builder.begin_table()
        elif tag == "tr":
            self.builder.begin_row()
        elif tag in {"td", "th"}:
            given = dict(attrs)
            self.builder.begin_cell(_span(given.get("colspan")), _span(given.get("rowspan")))
        elif tag in _BLOCKS:
            self.builder.paragraph()

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""
        elif self._silent:
            return
        elif tag == "table":
            self.builder.end_table()
        elif tag in _BLOCKS or tag in {"td", "th", "tr"}:
            self.builder.paragraph()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.builder.text(_BLANKS.sub(" ", data))


def _span(value: str | None) -> int:
    digits = re.match(r"\s*(\d{1,4})", value or "")
    return max(1, int(digits[1])) if digits else 1


_LONG_TAG = re.compile(r"<[^<>]{20000,}>?")
"""A picture inside its tag, or nothing that was ever a page."""
_CONDITION = re.compile(r"<!\[[^<>]{0,200}>|<!\[")
"""Word's <![if …]> and <![endif]>: what stands between them is the page's. The parser would swallow the rest of the page."""


def _without_comments(text: str) -> str:
    """The page without comments; the parser would look for the end of each that has none to the end of the page."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0:
        kept.append(text[at:start])
        end = text.find("-->", start + 4)
        if end < 0:
            return "".join(kept) + text[start:].replace("<!--", "")
        at = end + 3
    return "".join(kept) + text[at:]


def lines_of_page(text: str) -> list[Line]:
    """The lines of an HTML page."""
    text = _CONDITION.sub("", _LONG_TAG.sub("", _without_comments(text)))
    closed = text.rfind(">") + 1  # what opens after that never closes
    page = _Page()
    page.feed(text[:closed] + text[closed:].replace("<", " "))
    page.close()
    return page.builder.lines
