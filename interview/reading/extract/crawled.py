"""A report that a crawler or a converter kept as texts of a JSON file: its page, its text, or its tables as lists of rows.

Every text of the tree comes in its order; a list of values is a row of cells, and so is each of several objects with the same
names, under a row of these. Where one of the texts is a page, all of it is one. What has no Chinese character is no text of a report.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby

from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.formats.web import lines_of_page
from interview.reading.extract.lines import Line

_DEEPEST = 30
_PAGE = re.compile(r"<(?:table|tr|td|p|div|br|span)\b[^<>]{0,300}>", re.IGNORECASE)
_CHINESE = re.compile("[\u4e00-\u9fff]")
_BEGINS_TREE = ("{", "[")
Part = str | Sequence[str]
"""A text, or a row of cells."""


def lines_of_tree(tree: object) -> list[Line]:
    """The lines of what a tree says, none where it says nothing.

    Raises:
        ReportFileError: It has more of anything than a report has.
    """
    parts = list(_parts(tree, 0))
    if any(isinstance(part, str) and _PAGE.search(part) for part in parts):
        told = (
            _as_page(is_text, list(run))
            for is_text, run in groupby(parts, lambda part: isinstance(part, str))
        )
        return lines_of_page(f"<html><body>{''.join(told)}</body></html>")
    return lines_of_text("\n".join(map(_as_text, parts)))


def _parts(node: object, depth: int) -> Iterator[Part]:
    if depth > _DEEPEST:
        return
    if isinstance(node, str):
        inner = _tree_in(node)
        if inner is not None:
            yield from _parts(inner, depth + 1)
        elif _CHINESE.search(node):
            yield node
    elif isinstance(node, Mapping):
        for each in node.values():
            yield from _parts(each, depth + 1)
    elif isinstance(node, list):
        yield from _rows(node) if _are_records(node) else _items(node, depth)


def _items(nodes: Sequence[object], depth: int) -> Iterator[Part]:
    """What the items of a list say; one that is a list of values is a row."""
    for each in nodes:
        if (
            isinstance(each, list)
            and len(each) > 1
            and not any(isinstance(cell, list | Mapping) for cell in each)
        ):
            yield [_cell(cell) for cell in each]
        else:
            yield from _parts(each, depth + 1)


def _are_records(nodes: Sequence[object]) -> bool:
    """Whether a list is of objects with the same names, none of which holds anything but values."""
    names = {tuple(each) if isinstance(each, Mapping) else () for each in nodes}
    return (
        len(nodes) > 1
        and len(names) == 1
        and len(names.pop()) > 1
        and not any(
            isinstance(cell, list | Mapping)
            for each in nodes
            if isinstance(each, Mapping)
            for cell in each.values()
        )
    )


def _rows(nodes: Sequence[object]) -> Iterator[Part]:
    records = [each for each in nodes if isinstance(each, Mapping)]
    yield [str(name) for name in records[0]]
    for each in records:
        yield [_cell(cell) for cell in each.values()]


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _tree_in(text: str) -> object:
    """The tree that a text is, None where it is none."""
    if not text.lstrip().startswith(_BEGINS_TREE):
        return None
    try:
        found = json.loads(text, parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict | list) else None


def _as_page(is_text: bool, parts: Sequence[Part]) -> str:
    """Texts one after the other, or rows one below the other, as a page has them."""
    if not is_text:
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in part) for part in parts)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    return "".join(
        part if _PAGE.search(part) else "".join(f"<p>{escape(line)}</p>" for line in part.split("\n"))
        for part in parts if isinstance(part, str)
    )  # fmt: skip


def _as_text(part: Part) -> str:
    return (
        part if isinstance(part, str) else "| " + " | ".join(cell.replace("|", " ") for cell in part) + " |"
    )
