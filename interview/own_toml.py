"""The program's own tables: TOML that comes with it, read once and then kept as byte-code is, so that a start needs no reader.

Never for a clerk's file: what is here is trusted to be right, and a fault in it is a fault of the program.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from interview.compiled import code, kept


@cache
def own_toml(package: str, name: str) -> dict[str, Any]:
    """What a file says, or a folder: its files laid together, of which several may have a share in one table.

    Everybody is given the same; nobody changes it.

    Args:
        package: The package that it lies in.
        name: The way to it from there, a file's with its ending.
    """
    source = files(package) / name
    of = (source, *code("own_toml.py"))
    return kept(files(package) / name.removesuffix(".toml"), of, "", lambda: _read(source))


def _read(source: Traversable) -> dict[str, Any]:
    import tomli  # what is kept needs no reader

    if source.is_file():
        return tomli.loads(source.read_text(encoding="utf-8"))
    tables: dict[str, Any] = {}
    for file in sorted(source.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            for table, told in tomli.loads(file.read_text(encoding="utf-8")).items():
                tables.setdefault(table, {}).update(told)
    return tables
