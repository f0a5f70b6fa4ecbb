"""JSON that another program wrote: a tree of names and texts. What of it are figures is `convert.json_figures`' to say."""

from __future__ import annotations

import json
import re
from typing import Any

from interview.errors import ReportFileError

_MOST_PARTS = 250_000
"""In commas and brackets; a report that another program has read has some hundred."""
_FENCED = re.compile(r"^```(?:json)?[ \t]*\n(?P<told>[{\[](?:(?!^```).)*+)^```", re.MULTILINE | re.DOTALL)
"""A block of Markdown that is code, as assistants answer: most of a text, between words about it."""

Tree = dict[str, Any] | list[Any]


def tree_of(text: str) -> Tree | None:
    """The JSON object or list that a text is, if it is one.

    Raises:
        ReportFileError: It has more parts than any report.
    """
    text = text.lstrip("\ufeff \t\r\n")
    if "```" in text and (fenced := _FENCED.search(text)) and 2 * len(fenced["told"]) > len(text):
        text = fenced["told"]
    if not text.startswith(("{", "[")):
        # A line of remarks may come before it.
        text = text.partition("\n")[2].lstrip()
        if not text.startswith("{"):
            return None
    if sum(map(text.count, ",[{")) > _MOST_PARTS:
        raise ReportFileError("report_too_long")
    try:
        tree = json.loads(text, parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        return None
    return tree if isinstance(tree, dict | list) else None
