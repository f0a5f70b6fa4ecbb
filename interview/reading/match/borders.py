"""Which lines of a table are none of its rows' labels: heads, the names of groups, what a block of table two is about."""

from __future__ import annotations

from functools import lru_cache

from interview.reading.extract.lines import Line
from interview.reading.match.form import Form
from interview.reading.match.labels import folded

_ARTICLE = "第二十条第"
_LONGEST = 100
"""Characters of a line of which it is remembered; a table's are shorter, and the same in every report."""


def is_border(form: Form, line: Line) -> bool:
    """Whether a line has a head of a column, or names the article that a block of table two is about."""
    looked = _is_border if len(line.text) <= _LONGEST else _is_border.__wrapped__
    return looked(line.text, form.borders)


@lru_cache(maxsize=10_000)
def _is_border(told: str, heads: frozenset[str]) -> bool:
    text = folded(told)
    return text.startswith(_ARTICLE) or any(head in text for head in heads)


def is_no_label(form: Form, line: Line) -> bool:
    """Whether a line is a head or the name of a group, however like a row's label: 其他, （三）不予公开."""
    return form.is_head(line.text) or folded(line.text) in form.groups or is_border(form, line)
