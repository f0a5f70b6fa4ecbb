"""A label behind the name of the group that it stands in, as who takes merged cells apart writes it: （三）不予公开-1.属于国家秘密.

A page set the name beside several rows; a converter, a list or a reading machine puts it, or the piece of it that stood on the same
line, before the label of one. Only what the form calls so is parted; nothing here says which row a label is of.
"""

from __future__ import annotations

import re

from interview.reading.match.form import Form
from interview.reading.match.labels import folded

_NUMBERED = re.compile(
    r"(?P<name>\D{2,16}?|[（(]?[一二三四五六七][)）、]\D{1,16}?)[\s\-—–/>·：:|]{0,5}"
    r"(?P<label>(?:[（(][一二三四五六七][)）]|\d{1,2}[.．、](?!\d)).+)",
    re.DOTALL,
)
"""The name of a group, or a piece of it, and a label with its number behind it."""
_BEHIND_ARTICLE = re.compile(r"(?P<name>.{4,20}?)[\s\-—–/>·：:|]{1,5}(?P<label>[\u4e00-\u9fff].+)", re.DOTALL)
"""A label behind the article of the law that stands over its part of a table."""


def parted_from_group(form: Form, text: str) -> list[str]:
    """The name of a group and the label, or piece of one, that stands behind it; the text alone where there is none.

    Args:
        form: The form.
        text: （六）其他处理 不补正、行政机关; （三）不予公开1.属于国家秘密; 度办理结果（二）部分公开.
    """
    if numbered := _NUMBERED.fullmatch(text):
        name = folded(numbered["name"])
        if name and any(name in group for group in form.groups):
            return [numbered["name"], numbered["label"]]
    article = _BEHIND_ARTICLE.fullmatch(text)
    if article and any(
        folded(article["name"]) == each.name for told in form.articles.values() for each in told
    ):
        return [article["name"], article["label"]]
    words = text.split(maxsplit=1)
    return words if len(words) > 1 and folded(words[0]) in form.groups else [text]
