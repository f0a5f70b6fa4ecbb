"""What pages under `docs/` name of the code: dotted names in backticks, and paths of files."""

from __future__ import annotations

import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]
_NAMED = re.compile(r"`([A-Za-z_]+(?:\.[A-Za-z_]+)*)`")
_PATH = re.compile(r"`((?:interview|renderers|flows|tests|docs|packaging)/[\w/.*<>-]*)`")


def names(text: str) -> list[str]:
    """The dotted names of a page whose first part is one of our packages, in order."""
    ours = {each.name for each in (ROOT / "interview").iterdir() if each.is_dir()} | {"renderers"}
    return [each for each in _NAMED.findall(text) if each.partition(".")[0] in ours]


def is_there(name: str) -> bool:
    """Whether a name is a module of ours, or something in one, or in a class in one."""
    name = name if name.startswith("renderers") else f"interview.{name}"
    module, rest = name, list[str]()
    while find_spec_of(module) is None:
        module, _, last = module.rpartition(".")
        rest.insert(0, last)
    thing: object = import_module(module)
    for each in rest:
        if not hasattr(thing, each) and each not in getattr(thing, "__annotations__", {}):
            return False
        thing = getattr(thing, each, None)
    return True


def find_spec_of(module: str) -> object:
    try:
        return find_spec(module)
    except ModuleNotFoundError:
        return None


def paths(text: str) -> list[str]:
    """The paths of files and folders that a page names."""
    return [each for each in _PATH.findall(text) if "<" not in each]
