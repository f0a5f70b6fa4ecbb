"""A saved web page to lines. Broken markup is read as browsers do, as far as tags go; nothing is fetched.

Only the tags in their order are wanted here, no tree: an end tag that closes nothing still ends a paragraph, as browsers
show it. What no browser shows, or strikes through, is left out of tables; what fields of a form hold is taken. Everything is looked for once from left to right, so that a page costs time in proportion to its size.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import groupby

from interview.errors import ReportFileError
from interview.reading.extract.bounds import MOST_CHARACTERS
from interview.reading.extract.formats.grids import Builder
from interview.reading.extract.formats.style_sheet import hidden_classes
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.lines import Line

MOST_TAGS = 500_000
"""A page of three hundred thousand characters has ten thousand."""

_BLOCKS = frozenset(
    ["p", "div", "br", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article",
     "header", "footer", "center", "form", "hr", "body", "title", "caption"]
)  # fmt: skip
_RAW = {"script": re.compile("</script", re.IGNORECASE), "style": re.compile("</style", re.IGNORECASE)}
"""What stands in them is no markup, up to their own end tag."""
_SILENT = _RAW.keys() | {"noscript", "template", "select", "textarea", "button", "svg"}
_TABLED = frozenset({"table", "tr", "td", "th"})
_STRUCK = frozenset({"s", "strike", "del"})
_INLINE = _STRUCK | {
    "span", "font", "p", "div", "i", "b", "em", "strong", "small", "big", "label", "u", "a", "sub", "sup", "ins", "mark", "abbr", "cite", "code", "var",
}  # fmt: skip
"""What may be hidden in a cell; its end, or that of the cell, is its own."""
_CELL = re.compile(
    r"""\brole\s*+=\s*+["']?(?:gridcell|cell|columnheader|rowheader)\b|\bgrid-(?:column|area)\b|\btable-cell\b""",
    re.IGNORECASE,
)
"""What makes a cell of a tag that usually stands within a line."""
_PARTS = frozenset({"div", "section", "article"})
"""What may hold a whole report, which a page does not show."""
_MAY_HIDE = _TABLED | _INLINE | _PARTS
_FEWEST_AGAIN, _SHORTEST = 10, 4
"""Texts of so many characters that a hidden part must have in common with what is shown, to be another version of it."""
_FEWEST_BARS, _FEWEST_ROWS = 2, 10
"""Of a row of cells with bars between, and of a table of such rows; the path through a site has bars too."""
_HIDDEN = re.compile(
    r"""display\s*+:\s*+none|mso-hide\s*+:\s*+all|(?<=["'\s])hidden(?=\s*+(?:/?>|=|[a-z-]++=))""",
    re.IGNORECASE,
)
_TOLD = frozenset({"td", "th", "input", "iframe", "span"})
"""What says something by its attributes."""
_FIELDS = frozenset({"", "text", "number", "tel"})
_CLASSES = re.compile(r"""\bclass\s*+=\s*+["']?([\w\s-]*+)""", re.IGNORECASE)
_BLANK = " \t\r\n\f"
_BLANKS = re.compile(f"[{_BLANK}]+")
_MARKUP = re.compile(r"<(?:(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)|!--|[!?/])")
_TAG_GOES_ON = re.compile(r""">|=\s*+(?P<quote>["'])""")
_ATTRIBUTE = re.compile(
    r"""(?<![^\s/"'])(?P<name>[^\s=/>"']++)\s*+=\s*+(?:"(?P<a>[^"]*+)"|'(?P<b>[^']*+)'|(?P<c>[^\s>]*+))"""
)
_WILD_NUMBER = re.compile(r"&#(?:[0-9]{8,}+|[xX][0-9a-fA-F]{8,}+);?")


def lines_of_page(text: str) -> list[Line]:
    """The lines of an HTML page.

    Raises:
        ReportFileError: It has more of anything than a report has.
    """
    return list(_barred(_shown(text)))


def _barred(lines: Iterable[Line]) -> Iterator[Line]:
    """Paragraphs with bars between their cells as the rows that they are."""
    for words, run in groupby(lines, lambda line: line.kind == "text" and len(line.pieces) == 1):
        told = list(run)
        if words and sum(line.text.count("|") >= _FEWEST_BARS for line in told) >= _FEWEST_ROWS:
            yield from lines_of_text("\n".join(line.text for line in told))
        else:
            yield from told


def _shown(text: str) -> list[Line]:
    """The lines of a page that a browser shows."""
    page = _PageTags(text)
    page.read()
    lines = page.builder.lines
    if page.hid and (page.is_hiding or not any(line.kind == "grid" for line in lines)):
        page = _PageTags(text, hides=False)  # a script would show it, or the end of what is hidden is gone
        page.read()
        lines = page.builder.lines
    if page.has_hidden_parts:
        page = _PageTags(text, hides_parts=True)
        page.read()
        if _are_again(lines, page.builder.lines):
            return page.builder.lines
    return lines


def _are_again(lines: Iterable[Line], shown: Iterable[Line]) -> bool:
    """Whether what is not shown is another version of what is: last year's report, the same for a telephone.

    Parts of one report that a script shows one after the other have little in common.
    """
    told, seen = _texts(lines), _texts(shown)
    hidden = told - seen
    again = sum(count for text, count in hidden.items() if text in seen)
    return again >= _FEWEST_AGAIN and again * 2 > hidden.total()


def _texts(lines: Iterable[Line]) -> Counter[str]:
    """The texts that a page has in its lines, figures left out, by how often."""
    return Counter(piece.text for line in lines for piece in line.pieces if len(piece.text) >= _SHORTEST)


class _PageTags:
    """Turns tags into the builder's calls; what is not closed is closed by what follows."""

    def __init__(
        self, text: str, *, hides: bool = True, hides_parts: bool = False, inside: Builder | None = None
    ) -> None:
        self.builder = inside or Builder()
        self.has_hidden_parts = False
        """Whether something around tables is there that no browser shows."""
        self._hides_parts = hides_parts
        self._in_part = False
        """Whether it is such a thing that is open and hidden."""
        self._is_inside = inside is not None
        self.hid = False
        """Whether tables, rows or cells are there that no browser shows."""
        self._hides = hides
        self._hidden: list[str] = []
        """What is open of them, from the outermost."""
        self._whole = text
        self._unseen: frozenset[str] | None = None
        """The classes that the page's own style sheet hides, once they are asked for."""
        self._closed = text.rfind(">") + 1
        """What opens after this never closes."""
        self._silent = ""
        self._raised = False
        self._set: list[str] | None = None
        """The text of a <pre>, in which blanks and ends of lines mean what they are."""
        self._tags = 0
        self._quotes_close = True
        self._comments_close = True

    @property
    def is_hiding(self) -> bool:
        """Whether something hidden has not ended."""
        return bool(self._hidden)

    def read(self) -> None:
        """Reads the page to its end."""
        at = 0
        while found := _MARKUP.search(self._whole, at, self._closed):
            self._text(self._whole[at : found.start()])
            at = self._markup(found)
        torn = _MARKUP.search(self._whole, max(at, self._closed))  # a page that ends inside a tag
        self._text(self._whole[at : torn.start() if torn else None])
        self._end_set()

    def _markup(self, found: re.Match[str]) -> int:
        """Takes a tag, a comment or a declaration, and gives where it ends."""
        if found["name"] is not None:
            return self._tag(found, found["name"].lower())
        if found[0] != "<!--":
            return self._whole.index(">", found.end()) + 1
        end = self._whole.find("-->", found.end() - 2) if self._comments_close else -1
        self._comments_close = end >= 0
        return end + 3 if end >= 0 else found.end()

    def _tag(self, found: re.Match[str], name: str) -> int:
        self._tags += 1
        if self._tags > MOST_TAGS:
            raise ReportFileError("report_too_long")
        end = self._end_of_tag(found.end())
        if self._is_hidden(name, self._whole[found.end() : end], ends=bool(found["end"])):
            return end
        if found["end"]:
            self._close(name)
        elif not self._silent:
            self._open(name, self._whole[found.end() : end] if name in _TOLD else "")
            return self._end_of_raw(name, end) if name in _RAW else end
        return end

    def _is_hidden(self, name: str, attributes: str, *, ends: bool) -> bool:
        """Whether a tag is of a table, a row, a cell or a part of one that no browser shows; what stands in it says nothing."""
        if name not in _MAY_HIDE or self._silent or not self._hides:
            return bool(self._hidden)
        if self._hidden and not self._in_part and self._hidden[0] in _INLINE and name in _TABLED:
            self._hidden = []  # a cell ends whatever stands in it
        if not self._hidden:
            return not ends and self._begins_hidden(name, attributes)
        if not ends:
            self._hidden.append(name)
        elif name in self._hidden:
            while self._hidden.pop() != name:
                pass
            self._in_part &= bool(self._hidden)
            return True
        return bool(self._hidden)

    def _begins_hidden(self, name: str, attributes: str) -> bool:
        """Whether what begins here is not shown."""
        is_in_cell = name in _INLINE and self.builder.cell is not None
        is_unseen = is_in_cell and (name in _STRUCK or self._has_hidden_class(attributes))
        if not (is_unseen or _HIDDEN.search(attributes)):
            return False
        if name in _TABLED:
            self.hid = True
        elif not is_in_cell:
            self.has_hidden_parts |= name in _PARTS
            self._in_part = self._hides_parts and name in _PARTS
            if not self._in_part:
                return False
        if not is_in_cell:
            self.builder.paragraph()
        self._hidden = [name]
        return True

    def _has_hidden_class(self, attributes: str) -> bool:
        """Whether a tag is of a class that the page's own style sheet hides."""
        if not (named := _CLASSES.search(attributes)):
            return False
        if self._unseen is None:
            self._unseen = hidden_classes(self._whole)
        return not self._unseen.isdisjoint(named[1].split())

    def _end_of_tag(self, start: int) -> int:
        """Where a tag ends that goes on at `start`; a `>` between quotes does not end it."""
        at = start
        while self._quotes_close and (found := _TAG_GOES_ON.search(self._whole, at)):
            if found["quote"] is None:
                return found.end()
            at = max(found.end(), self._whole.find(found["quote"], found.end()) + 1)
        # Its quotes hide every end that it could have. That is looked for once; from here on quotes mean nothing.
        self._quotes_close = False
        return self._whole.index(">", start) + 1

    def _end_of_raw(self, name: str, start: int) -> int:
        found = _RAW[name].search(self._whole, start, self._closed)
        return found.start() if found else self._closed

    def _open(self, name: str, attributes: str) -> None:
        if name == "textarea" and self.builder.cell is not None:
            return  # a field of a form, filled in
        if name in _SILENT:
            self._silent = name
        elif name == "table":
            self.builder.begin_table()
        elif name == "tr":
            self.builder.begin_row()
        elif name in _TOLD:
            self._told(name, attributes)
        elif name in _BLOCKS:
            self.builder.paragraph()
            if self._set is not None:
                self._set.append("\n")
        elif name == "pre":
            self.builder.paragraph()
            self._set = [] if self.builder.cell is None else None
        elif name == "sup":
            self._raised = self.builder.raised()

    def _told(self, name: str, attributes: str) -> None:
        """A cell with its spans, a field with what was filled in, a page within the page."""
        if name == "span":
            if _CELL.search(attributes):
                self.builder.paragraph()
            return
        values = {
            each["name"].lower(): each["a"] or each["b"] or each["c"] or ""
            for each in _ATTRIBUTE.finditer(attributes)
        }
        if name in {"td", "th"}:
            self.builder.begin_cell(_span(values.get("colspan")), _span(values.get("rowspan")))
        elif name == "iframe" and not self._is_inside:
            self.builder.paragraph()
            _PageTags(unescape(values.get("srcdoc", "")), hides=self._hides, inside=self.builder).read()
            self.builder.paragraph()
        elif self.builder.cell is not None and values.get("type", "").lower() in _FIELDS:
            self._text(values.get("value", ""))

    def _close(self, name: str) -> None:
        if name == self._silent:
            self._silent = ""
        elif self._silent:
            return
        elif name == "table":
            self.builder.end_table()
        elif name == "sup":
            if self._raised:
                self.builder.lowered()
            self._raised = False
        elif name == "pre":
            self._end_set()
        elif name in _BLOCKS or name in {"td", "th", "tr"}:
            self.builder.paragraph()

    def _end_set(self) -> None:
        told, self._set = "".join(self._set or ()), None
        if told.strip():
            self.builder.rows(lines_of_text(told))

    def _text(self, text: str) -> None:
        if text and not self._silent and not self._hidden:
            if len(text) - sum(map(text.count, _BLANK)) > MOST_CHARACTERS:  # before it is copied in pieces
                raise ReportFileError("report_too_long")
            # A number of thousands of digits is no character, and the library would not take it.
            told = unescape(_WILD_NUMBER.sub("\ufffd", text))
            if self._set is not None and self.builder.cell is None:
                self._set.append(told)
            else:
                self.builder.text(_BLANKS.sub(" ", told))


def _span(value: str | None) -> int:
    digits = re.match(r"\s*(\d{1,4})", value or "")
    return max(1, int(digits[1])) if digits else 1
