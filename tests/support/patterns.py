"""Every pattern of the program, found by program: in code by the calls of `re`, in data by their looks.

A pattern that is put together while the program runs cannot be found by looking; whoever writes one says in `MADE` of what.
"""

from __future__ import annotations

import ast
import importlib
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from interview.engine.prose.ways_of_saying import phrase, way
from interview.flowfiles import available, lines
from interview.reading import prose, whose
from interview.reading.match.columns import heads
from interview.reading.match.form import form_of
from interview.reading.match.lines import one_by_one
from interview.review.claimed import expressions as sums
from interview.review.text import running_text

ROOT = Path(__file__).parents[2]
PACKAGES = ("interview", "renderers")
TABLES = ("interview/review/rules", "flows/common/rules", "interview/reading")
CALLS = frozenset(["compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"])
ANCHORED = frozenset(["match", "fullmatch"])
"""What looks at the beginning of a text alone."""


@dataclass(frozen=True)
class Used:
    """A pattern, where it stands, and how it is tried, by the names of the methods."""

    where: str
    pattern: re.Pattern[Any]
    ways: frozenset[str] = frozenset(["finditer"])


@dataclass(frozen=True)
class Site:
    """A call of `re` whose pattern cannot be told from the code alone."""

    file: str
    line: int


def of_tables() -> Iterator[str]:
    """Every text of the tables of rules and aliases that looks like a pattern and is one."""
    yield from _of_tables()


def of_sentences() -> Iterator[str]:
    """The sentences of the flows, as they are looked for in a report."""
    for flow in available():
        for sentence in (*flow.preamble, *(each for section in flow.sections for each in section.sentences)):
            yield prose._backwards(sentence.text)[0].pattern


def of_heads() -> Iterator[str]:
    """The heads of every table of the flows."""
    yield from (heads.any_head(row.columns) for flow in available() for row in form_of(flow).rows)


def of_figures() -> Iterator[str]:
    """The heads of every form, each with a figure behind it."""
    forms = (form_of(flow) for flow in available())
    yield from (one_by_one._head_and_figure(form.heads).pattern for form in forms if form.heads)


def of_sums() -> Iterator[str]:
    """The names with * in the tables of rules."""
    for text in _of_tables():
        yield from (sums.wildcard(name) for name in re.findall(r"[a-z_.]+\*[a-z_.]*", text))


def of_keys() -> Iterator[str]:
    """What is looked for in a flow file, to say on which line a fault is."""
    for key in ("rules.issued", "版", "a" * 500):
        yield from (lines.part_pattern(key), lines.key_pattern(key))


def of_labels() -> Iterator[str]:
    """The labels of every form, as running text has them."""
    for flow in available():
        labels = running_text.labels_of(flow)
        yield from (running_text._label(labels).pattern, running_text._cells(labels).pattern)


def of_ways() -> Iterator[str]:
    """How facts are said, before the number and after it."""
    for flow in available():
        for notation in (each for question in flow.questions.values() for each in question.every_way):
            yield from (way(notation).before, way(notation).after)
        told_by = (by for question in flow.questions.values() for by in question.told_by)
        yield from (phrase(notation).pattern for by in told_by for notation in by.ways)


def of_titles() -> Iterator[str]:
    """How titles read."""
    yield from (flow.titles.says for flow in available())


def of_offices() -> Iterator[str]:
    """How reports say whose they are."""
    told = whose._told()
    yield from (whose._says(name).pattern for name in told)
    yield whose._subject().pattern


MADE: dict[str, Callable[[], Iterator[str]]] = {
    "interview/engine/prose/ways_of_saying.py": of_ways,
    "interview/flowfiles/lines.py": of_keys,
    "interview/reading/match/columns/heads.py": of_heads,
    "interview/reading/match/lines/one_by_one.py": of_figures,
    "interview/reading/prose.py": of_sentences,
    "interview/reading/title.py": of_titles,
    "interview/reading/whose.py": of_offices,
    "interview/review/text/lexicon.py": of_tables,
    "interview/review/text/running_text.py": of_labels,
    "interview/review/claimed/expressions.py": of_sums,
}
"""Patterns made while the program runs, by file: every one that can be made of what we ship."""


# Code -----------------------------------------------------------------------------------------------------------


def of_code() -> tuple[list[Used], list[Site]]:
    """The patterns of all code, and the calls whose pattern only running them would tell."""
    found: list[Used] = []
    untold: list[Site] = []
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            where = str(file.relative_to(ROOT))
            name = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            tree, module = ast.parse(file.read_text("utf-8")), importlib.import_module(name)
            tried = _tried(tree)
            for call in _calls(tree):
                pattern = _pattern(call, module)
                if pattern is None:
                    untold.append(Site(where, call.lineno))
                else:
                    found.append(Used(f"{where}:{call.lineno}", pattern, tried[call]))
    return found, untold


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CALLS
            and isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
        ):  # fmt: skip
            yield node


def _tried(tree: ast.AST) -> dict[ast.Call, frozenset[str]]:
    """How each pattern is tried: by the call itself, or by the name it has; anywhere in a text where neither tells."""
    calls = {call: ast.unparse(call.func).removeprefix("re.") for call in _calls(tree)}
    tried = {call: {name} for call, name in calls.items()}
    for name, call in _named(tree):
        if calls.get(call) == "compile":
            tried[call] = {
                node.attr for node in ast.walk(tree)
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == name
            }  # fmt: skip
    return {
        call: frozenset(names if names and names <= ANCHORED else ["finditer"])
        for call, names in tried.items()
    }


def _named(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            yield from ((each.id, node.value) for each in node.targets if isinstance(each, ast.Name))


def _pattern(call: ast.Call, module: ModuleType) -> re.Pattern[Any] | None:
    flags = [each.value for each in call.keywords if each.arg == "flags"]
    flags += [each for each in call.args[1:] if re.fullmatch(r"re\.[A-Z|re. ]+", ast.unparse(each))]
    names = {**vars(module), "__builtins__": {}}  # a variable of the function may be called as a built-in is
    try:
        told = [eval(compile(ast.Expression(each), "", "eval"), names) for each in (call.args[0], *flags)]  # noqa: S307
    except NameError:
        return None
    return re.compile(told[0], *told[1:])


# Data -----------------------------------------------------------------------------------------------------------


def of_data() -> Iterator[Used]:
    """The patterns made of data while the program runs, each once."""
    for file, made in MADE.items():
        yield from (Used(f"{file}: {text[:60]}", re.compile(text)) for text in dict.fromkeys(made()))


def _of_tables() -> Iterator[str]:
    for folder in TABLES:
        for file in sorted((ROOT / folder).glob("*.toml")):
            yield from filter(_is_pattern, _texts(tomllib.loads(file.read_text("utf-8"))))


def _is_pattern(text: str) -> bool:
    if not re.search(r"[\\\[\](){}|^$*+?]", text):
        return False
    try:
        re.compile(text)
    except re.error:
        return False
    return True


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for inner in node.values():
            yield from _texts(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _texts(inner)
