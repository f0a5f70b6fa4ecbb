"""Which language of markup a text is in, if in any, and its tables as rows with bars: a text that was copied from the source of a page.

All of them have a line, a tag or a command where a table begins and ends, so that nothing else is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview.reading.extract.markup import asciidoc, bbcode, latex, listed, typst, wiki

_HEADING = re.compile(
    r"(?:h[1-6](?:\([^()]{0,80}\))?\. (?:\{anchor:[^{}]{0,80}\})?|(?P<frame>={1,6}) )(?P<words>.{1,80}?)(?(frame)(?: \{\{[^{}]{1,300}\}\})? ?(?P=frame))\s{0,9}"
)
"""A heading of Textile or Jira, or of a wiki without tables of its own."""
_OF_A_CELL = re.compile(r"(?<=\|)(?:[_=<>^~]|[\\/]\d{1,2}){1,4}\. ")
_STRONG = re.compile(r"(?P<mark>\*\*|__|\*(?=\S))(?P<words>(?:(?!(?P=mark)).){1,80})(?P=mark)\s{0,9}")
"""A line of Markdown or Textile that is strong as a whole: a title, a heading without its marks."""
_STRONG_HEADING = re.compile(
    r"(?P<level>#{1,6} )(?P<mark>\*\*|__)(?P<words>(?:(?!(?P=mark)).){1,80})(?P=mark)[\s#]{0,9}"
)
_SET_IN = re.compile(r"(?:&(?:emsp|ensp|nbsp|#160|#12288|#819[45]);\s{0,9}){1,20}")
"""Blanks of HTML by which the first line of a paragraph is set in."""
_ENTITY = re.compile(r"&#(?P<number>\d{2,5});")
"""A sign that Textile would take for its own: 0795&#45;2501234."""
_MARKED = frozenset("h=|*_&#")
"""What such lines begin with."""


def unmarked(raw: Sequence[str]) -> Sequence[str]:
    """The lines of a text, with rows with bars for the tables that it has in markup."""
    if any(line.startswith(wiki.BEGINS) for line in raw):
        return list(wiki.of_a_wiki(raw))
    if any("\\begin{" in line for line in raw):
        return list(latex.of_latex(raw))
    for language in (bbcode, typst, asciidoc, listed):
        if any(map(language.begins, raw)):
            return [_words(line) if line[:1] == "*" else line for line in language.unmarked(raw)]
    told = [_words(_unescaped(line)) if line[:1] in _MARKED or "&#" in line else line for line in raw]
    return raw if told == raw else told


def _unescaped(line: str) -> str:
    return _ENTITY.sub(lambda found: chr(int(found["number"])), line) if "&#" in line else line


def _words(line: str) -> str:
    """A heading without its marks, a paragraph without what sets it in, a row without what Textile says of its cells; any other line as it is."""
    if line[:1] == "|":
        return _OF_A_CELL.sub("", line)
    if line[:1] == "&":
        return _SET_IN.sub("", line, count=1)
    if line[:1] == "#":
        heading = _STRONG_HEADING.fullmatch(line)
        return heading["level"] + heading["words"] if heading else line
    found = _HEADING.fullmatch(line) or _STRONG.fullmatch(line)
    return found["words"] if found else line
