"""Every pattern of the program, found by program: in code by the calls of `re`, in data by their looks.

`attacks` gives texts over which a pattern might grow worse than they do, made from the pattern itself: each part of it
that repeats is pumped, behind what must stand before it, and what follows never comes.
"""

from __future__ import annotations

import ast
import importlib
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

from interview.flowfiles import available, lines
from interview.reading import heads, prose
from interview.reading.form import form_of
from interview.review import running_text, sums

ROOT = Path(__file__).parents[2]
PACKAGES = ("interview", "renderers")
TABLES = ("interview/review/rules", "interview/reading")
CALLS = frozenset(["compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"])
ANCHORED = frozenset(["match", "fullmatch"])
"""What looks at the beginning of a text alone."""
NEVER = "\x00"
"""What no pattern of ours asks for."""


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
            yield prose._backwards(sentence.text)[0]


def of_heads() -> Iterator[str]:
    """The heads of every table of the flows."""
    yield from (heads.any_head(row.columns) for flow in available() for row in form_of(flow).rows)


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


MADE: dict[str, Callable[[], Iterator[str]]] = {
    "interview/flowfiles/lines.py": of_keys,
    "interview/reading/heads.py": of_heads,
    "interview/reading/prose.py": of_sentences,
    "interview/review/lexicon.py": of_tables,
    "interview/review/running_text.py": of_labels,
    "interview/review/sums.py": of_sums,
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
    return {call: frozenset(names if names and names <= ANCHORED else ["finditer"]) for call, names in tried.items()}


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
            for text in _texts(tomllib.loads(file.read_text("utf-8"))):
                if re.search(r"[\\\[\](){}|^$*+?]", text):
                    yield text


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for inner in node.values():
            yield from _texts(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _texts(inner)


# Attacks ---------------------------------------------------------------------------------------------------------


def attacks(pattern: re.Pattern[Any]) -> Iterator[Callable[[int], str]]:
    """Texts of any length, worst for the pattern as far as its own parts tell."""
    seen: set[tuple[str, str]] = set()
    for before, unit in _pumped(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)):
        for head, pump in ((before, unit), ("", unit), ("", before + unit)):
            if pump and (head, pump) not in seen:
                seen.add((head, pump))
                yield lambda size, head=head, pump=pump: head + (pump * (size // len(pump) + 1))[:size] + NEVER  # type: ignore[misc]


def _pumped(parsed: Any) -> Iterator[tuple[str, str]]:
    """What may be repeated, with what must come before it: each part that repeats, the whole, and single characters."""
    samples = list(_samples(parsed))
    for whole in samples:
        for end in {len(whole), len(whole) - 1, len(whole) // 2}:
            yield "", whole[:end]
        yield from ((whole[:at], whole[at]) for at in range(min(len(whole), _MOST_CHARACTERS)))
    yield from _repeated(parsed, "")


_MOST_CHARACTERS = 12
_MOST_SAMPLES = 6
_ENDLESS = 20
"""What repeats no oftener than this does not grow."""


def _repeated(parsed: Any, before: str) -> Iterator[tuple[str, str]]:
    for operation, details in parsed:
        if operation in _REPEATS:
            _, most, inner = details
            if most > _ENDLESS:
                yield from ((before, unit) for unit in _samples(inner))
            yield from _repeated(inner, before)
        elif operation is sre.SUBPATTERN:
            yield from _repeated(details[-1], before)
        elif operation is sre.ATOMIC_GROUP:
            yield from _repeated(details, before)
        elif operation is sre.BRANCH:
            for way in details[1]:
                yield from _repeated(way, before)
        elif operation in {sre.ASSERT, sre.ASSERT_NOT}:
            yield from _repeated(details[1], before)
        before += next(_samples([(operation, details)]), "")


_REPEATS = frozenset([sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT])


def _samples(parsed: Any) -> Iterator[str]:
    """A few texts that the pattern takes, or nearly."""
    found = [""]
    for operation, details in parsed:
        ways = list(_ways(operation, details)) or [""]
        count = min(max(len(found), len(ways)), _MOST_SAMPLES)
        found = [found[at % len(found)] + ways[at % len(ways)] for at in range(count)]
    yield from dict.fromkeys(found)


def _ways(operation: Any, details: Any) -> Iterator[str]:
    if operation is sre.LITERAL:
        yield chr(details)
    elif operation is sre.NOT_LITERAL:
        yield from (each for each in "一a 1" if ord(each) != details)
    elif operation is sre.ANY:
        yield from "一1 "
    elif operation is sre.IN:
        yield from _of_class(details)
    elif operation in _REPEATS:
        least, _, inner = details
        yield from (each * max(1, least) for each in _samples(inner))
        if least == 0:
            yield ""
    elif operation is sre.SUBPATTERN:
        yield from _samples(details[-1])
    elif operation is sre.ATOMIC_GROUP:
        yield from _samples(details)
    elif operation is sre.BRANCH:
        for way in details[1]:
            yield from _samples(way)


@cache
def _alphabet() -> str:
    return "一1 a,。、;:()（）-\n\t年月日条件政府信息公开申请|.[]=*#x/"


def _of_class(members: Any) -> Iterator[str]:
    """A few characters of a class, in which blanks, figures, letters and Chinese come first."""
    alone = re.compile(_class_text(members))
    fitting = [each for each in _alphabet() if alone.fullmatch(each)]
    told = [chr(details) for operation, details in members if operation is sre.LITERAL]
    yield from dict.fromkeys((*fitting[:3], *told[:2]))


def _class_text(members: Any) -> str:
    """A class as it was written."""
    names = {sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_NOT_DIGIT: r"\D", sre.CATEGORY_SPACE: r"\s",
             sre.CATEGORY_NOT_SPACE: r"\S", sre.CATEGORY_WORD: r"\w", sre.CATEGORY_NOT_WORD: r"\W"}  # fmt: skip
    text = ""
    for operation, details in members:
        if operation is sre.NEGATE:
            text = "^"
        elif operation is sre.LITERAL:
            text += re.escape(chr(details))
        elif operation is sre.RANGE:
            text += f"{re.escape(chr(details[0]))}-{re.escape(chr(details[1]))}"
        else:
            text += names[details]
    return f"[{text}]"
