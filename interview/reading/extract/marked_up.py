"""Which language of markup a text is in, if in any, and its tables as rows with bars: a text that was copied from the source of a page.

All of them have a line, a tag or a command where a table begins and ends, so that nothing else is looked at.
"""

from __future__ import annotations

from collections.abc import Sequence

from interview.reading.extract.markup import asciidoc, bbcode, latex, typst, wiki


def unmarked(raw: Sequence[str]) -> Sequence[str]:
    """The lines of a text, with rows with bars for the tables that it has in markup."""
    if any(line.startswith(wiki.BEGINS) for line in raw):
        return list(wiki.of_a_wiki(raw))
    if any("\\begin{" in line for line in raw):
        return list(latex.of_latex(raw))
    for language in (bbcode, typst, asciidoc):
        if any(map(language.begins, raw)):
            return list(language.unmarked(raw))
    return raw
