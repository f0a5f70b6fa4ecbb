"""What is made of the program's own data at every start, kept as Python keeps byte-code: beside it, made anew when it has changed.

For files of the program alone, never for a clerk's: whoever can write beside those could as well change the program, so what is kept is
trusted as byte-code is. Nobody ever has to write or to delete it. Where the folder cannot be written to, or the program lies in an
archive, the thing is made anew at every start, and nothing is said.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
from collections.abc import Callable, Iterable
from importlib.resources.abc import Traversable
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from pathlib import Path
from typing import TypeVar

_HEAD = 16
"""Bytes before what is kept: two hashes, as byte-code has one: of what it was made of, and of itself."""
_ENDINGS = {".py", ".toml"}

Made = TypeVar("Made")


def kept(name: Traversable, sources: Iterable[Traversable], versions: str, make: Callable[[], Made]) -> Made:
    """What `make` gives, from what was kept of it as long as nothing that it was made of has changed.

    Args:
        name: A file name, without ending, in the folder of the data; there need not be such a file.
        sources: The data and the code that reads it, files or folders of files: the time and size of each counts.
        versions: Of the libraries that have a part in it.
        make: Makes it; what it raises is raised.
    """
    if not isinstance(name, Path):
        return make()  # in an archive
    try:
        path = Path(cache_from_source(f"{name}.py")).with_suffix(".pickle")
        of_sources = _hash_of(sources, versions)
    except (OSError, NotImplementedError):  # no such files, or byte-code that is not kept at all
        return make()
    try:
        made: Made = pickle.loads(_whole(path.read_bytes(), of_sources))  # noqa: S301 - our own, as byte-code is
    except (OSError, ValueError):
        made = make()
        if not sys.dont_write_bytecode:
            _keep(path, of_sources, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
    return made


def code(*rooms: str) -> list[Path]:
    """What decides how data is read: files or folders of this package; in a frozen program, whose code is one file, that file."""
    if getattr(sys, "frozen", False):
        return [Path(sys.executable)]
    return [Path(__file__).parent / room for room in rooms]


def _hash_of(sources: Iterable[Traversable], versions: str) -> bytes:
    """Of files, and of all in these folders, by name, time and size.

    Raises:
        OSError: One is not there.
    """
    told = [MAGIC_NUMBER.hex(), versions]
    for source in (Path(str(each)) for each in sources):
        seen = (
            [source]
            if source.is_file()
            else sorted(each for each in source.iterdir() if each.suffix in _ENDINGS)
        )
        told += [f"{each.name} {stat.st_mtime_ns} {stat.st_size}" for each in seen for stat in [each.stat()]]
    return source_hash("\n".join(told).encode())


def _whole(data: bytes, of_sources: bytes) -> bytes:
    """What was kept, without its head.

    Raises:
        ValueError: It is of something else, or damaged.
    """
    held = data[_HEAD:]
    if data[:_HEAD] != of_sources + source_hash(held):
        raise ValueError
    return held


def _keep(path: Path, of_sources: bytes, held: bytes) -> None:
    """Written beside and put in place at once: whoever starts meanwhile finds the one or the other, whole."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(exist_ok=True, parents=True)
        temporary.write_bytes(of_sources + source_hash(held) + held)
        temporary.replace(path)
    except OSError:  # not to be written to, no room, or somebody reads it just now
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
