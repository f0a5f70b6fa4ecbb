"""A report that a crawler or a converter kept as texts of a JSON file: its page, its text, or its tables as lists of rows.

Every text of the tree comes in its order; a list of values is a row of cells, and so is each of several objects with the same
names, or one object of figures, under a row of these, with the name of all of them before it. Objects of figures that have names of
their own are rows behind these. Where one of the texts is a page, all of it is one. What has no Chinese character is no text of a report.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape, unescape
from itertools import groupby

from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.formats.web import lines_of_page
from interview.reading.extract.lines import Line
from interview.reading.extract.trees.recognised import rows_of_cells
from interview.reading.numbers import looks_like_value

_DEEPEST = 30
_PAGE = re.compile(r"<(?:table|tr|td|p|div|br|span)\b[^<>]{0,300}>", re.IGNORECASE)
_FIELD = re.compile(r"<textarea\b[^<>]{0,300}>(?P<told>[^<]++)</textarea>", re.IGNORECASE)
_SCRIPT = re.compile(
    r"<script\b[^<>]{0,300}>[^<{\[]{0,80}(?P<told>[{\[](?:[^<]++|<(?!/?script))*+)</script>", re.IGNORECASE
)
"""One that holds an object, perhaps put into a variable."""
_ARRAY = re.compile(
    r"=\s{0,9}(?P<told>\[\s{0,9}\[(?:[^\[\]]++|\](?!\s{0,9}\])|\[(?!\s{0,9}\[))*+\]\s{0,9}\])"
)
"""A table in a variable of a script, row by row."""
_CHINESE = re.compile("[\u4e00-\u9fff]")
_TEXTS = frozenset({"text", "content", "paragraph", "words"})
"""What programs that take a document apart call the words of each of its parts."""
_PLACES = frozenset(
    {
        "page",
        "page_idx",
        "page_no",
        "page_number",
        "text_level",
        "level",
        "id",
        "index",
        "order",
        "score",
        "prob",
        "confidence",
    }
)
_FEWEST_PATHS = 20
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


def lines_kept(page: str) -> list[Line]:
    """The lines of what a page keeps where no browser shows it, for its own program: in a hidden field, or as an object of a script.

    Raises:
        ReportFileError: There is more of anything than a report has.
    """
    fields = (unescape(found["told"]) for found in _FIELD.finditer(page))
    kept = "".join(each for each in fields if _PAGE.search(each))
    if kept:
        return lines_of_page(f"<html><body>{kept}</body></html>")
    arrays = (_tree_in(found["told"]) for found in _ARRAY.finditer(page))
    rows = [each for each in arrays if each is not None and _are_rows(each)]
    if rows:
        return lines_of_tree(rows)
    scripts = (found["told"].rstrip().rstrip(";") for found in _SCRIPT.finditer(page))
    trees = (_tree_in(each) for each in scripts if "<t" in each or "\\u003ct" in each)
    return [line for tree in trees if tree is not None for line in lines_of_tree(tree)]


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
        if table := _with_heads(node) or _paths(node):
            yield from table
        else:
            yield from _rows([node]) if _is_row(node) else _members(node, depth)
    elif isinstance(node, list) and (cells := rows_of_cells(node)):
        yield from cells
    elif isinstance(node, list):
        for names, run in groupby(node, _names):
            told = list(run)
            are_rows = names and (len(told) > 1 or _is_row(told[0])) and not _are_texts(told)
            yield from _rows(told) if are_rows else _items(told, depth)


def _members(node: Mapping[object, object], depth: int) -> Iterator[Part]:
    """What the members of an object say, those that are figures as rows, each behind its name; that of any other before what it holds."""
    for names, run in groupby(_told_once(node), lambda member: _heads(member[1])):
        if names:
            yield ["", *names]
        for name, each in run:
            if names and isinstance(each, Mapping):
                yield [_cell(name), *map(_cell, each.values())]
                continue
            if _CHINESE.search(str(name)) and (isinstance(each, Mapping) or _has_rows(each)):
                yield str(name)
            yield from _parts(each, depth + 1)


def _told_once(node: Mapping[object, object]) -> Iterator[tuple[object, object]]:
    """The members of an object; of two that say the same in words, as a text and what it was before, one."""
    seen: set[str] = set()
    for name, each in node.items():
        if not isinstance(each, str) or each not in seen:
            yield name, each
        seen |= {each} if isinstance(each, str) and _CHINESE.search(each) else set()


def _are_texts(nodes: Sequence[object]) -> bool:
    """Whether these are parts of a document with their words, and no figure beside them but where they stand."""
    cells = [(str(name), each) for node in nodes if isinstance(node, Mapping) for name, each in node.items()]
    return any(name in _TEXTS for name, _ in cells) and not any(
        name not in _PLACES and looks_like_value(_cell(each)) and _cell(each) for name, each in cells
    )


def _with_heads(node: Mapping[object, object]) -> list[Part]:
    """The rows of an object that lists the heads once, and the figures of every row behind its name; none of any other."""
    lists = [each for each in node.values() if isinstance(each, list) and each]
    heads = next((each for each in lists if all(isinstance(cell, str) for cell in each)), [])
    rows = next((each for each in lists if all(isinstance(row, Mapping) for row in each)), [])
    told = [_named_values(row, len(heads)) for row in rows]
    if not heads or not told or not all(told) or len({len(row) for row in told}) > 1:
        return []
    names = len(told[0]) - len(heads)
    said: list[Part] = [each for each in node.values() if isinstance(each, str) and _CHINESE.search(each)]
    # What every row has names it; what some have not is a group's name, and stands before it.
    order = sorted(range(names), key=lambda at: all(row[at] for row in told))
    return [*said, [*[""] * names, *heads], *([*(row[at] for at in order), *row[names:]] for row in told)]


def _named_values(row: Mapping[object, object], many: int) -> list[str]:
    """What names a row, and behind it so many values that it lists; nothing where it lists others."""
    values = [each for each in row.values() if isinstance(each, list)]
    if len(values) != 1 or len(values[0]) != many or any(isinstance(each, Mapping) for each in row.values()):
        return []
    names = [_cell(each) for each in row.values() if not isinstance(each, list)]
    return [*names, *map(_cell, values[0])]


def _paths(node: Mapping[object, object]) -> list[Part]:
    """The figures of an object that names each by its whole path, 主动公开/行政许可/本年处理决定数量, as lines; none of any other."""
    told = [(str(name), _cell(each)) for name, each in node.items() if not isinstance(each, list | Mapping)]
    figures = [(name, each) for name, each in told if name.count("/") and looks_like_value(each)]
    if len(figures) < _FEWEST_PATHS:
        return []
    others = [each for name, each in told if (name, each) not in figures and _CHINESE.search(each)]
    found: list[Part] = [*others]
    for first, run in groupby(figures, lambda member: member[0].partition("/")[0]):
        found.append(first)
        for path, each in run:
            found.append([path.partition("/")[2], each])
    return found


def _heads(node: object) -> tuple[str, ...]:
    """The names of an object of nothing but figures, one or several, each under a name that stands in a report."""
    if not isinstance(node, Mapping) or not all(_CHINESE.search(str(name)) for name in node):
        return ()
    cells = [each for each in node.values() if isinstance(each, str) and looks_like_value(_cell(each))]
    return tuple(map(str, node)) if all(map(_cell, cells)) and len(cells) == len(node) else ()


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


def _names(node: object) -> tuple[str, ...]:
    """The names of an object that holds nothing but values, and several; nothing of anything else."""
    if not isinstance(node, Mapping) or any(isinstance(each, list | Mapping) for each in node.values()):
        return ()
    return tuple(map(str, node)) if len(node) > 1 else ()


def _is_row(node: object) -> bool:
    """Whether an object tells figures, each under a name that stands in a report, behind one text at most."""
    if not isinstance(node, Mapping) or not _names(node):
        return False
    figures = [looks_like_value(_cell(each)) for each in node.values()]
    named = all(_CHINESE.search(name) for name, figure in zip(_names(node), figures, strict=True) if figure)
    return named and all(figures[1:]) and all(map(_cell, node.values()))


def _has_rows(node: object) -> bool:
    """Whether it is nothing but rows."""
    return _is_row(node) or (isinstance(node, list) and bool(node) and all(map(_names, node)))


def _rows(nodes: Sequence[object]) -> Iterator[Part]:
    yield _names(nodes[0])
    for each in nodes:
        if isinstance(each, Mapping):
            yield [_cell(cell) for cell in each.values()]


def _are_rows(node: object) -> bool:
    """Whether it is a list of lists of values, the words of a report among them."""
    return (
        isinstance(node, list)
        and all(
            isinstance(row, list) and not any(isinstance(cell, list | Mapping) for cell in row)
            for row in node
        )
        and any(_CHINESE.search(_cell(cell)) for row in node for cell in row)
    )


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
