"""A file from outside, read whole: a regular one of a size that can be waited for, or the reason why not.

Opening a pipe would wait for ever, and a device never ends, so what a file is, is looked at before it is opened; what
grows while it is read is cut off at the bound. Nothing here knows what the bytes mean, or says a sentence.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal

Why = Literal["missing", "irregular", "too_large", "unreadable"]


class UnreadError(Exception):
    """A file was not read.

    Attributes:
        why: It is not there, is no regular file (a folder, a pipe, a device), is too large, or the system says no.
        reason: What the system says, where it says no.
        size: In bytes, as far as it is known.
    """

    def __init__(self, why: Why, reason: str = "", size: int = 0) -> None:
        super().__init__(why, reason, size)
        self.why = why
        self.reason = reason
        self.size = size


def whole(path: Path, most: int) -> bytes:
    """All bytes of a regular file.

    Args:
        path: The file.
        most: How many bytes it may have.

    Raises:
        UnreadError: It is not there, is something else, has more, or cannot be read.
    """
    with _opened(path) as stream:
        size = os.fstat(stream.fileno()).st_size
        if size > most:
            raise UnreadError("too_large", size=size)
        # Room is made first for as many as are asked for: not for the most that it may have.
        data = stream.read(size + 1)
        if len(data) > size:
            data += stream.read(most + 1 - len(data))
    if len(data) > most:  # it has grown since, or tells no size
        raise UnreadError("too_large", size=len(data))
    return data


def beginning(path: Path, most: int) -> bytes:
    """The first bytes of a regular file, all of them where it has no more.

    Raises:
        UnreadError: It is not there, is something else, or cannot be read.
    """
    with _opened(path) as stream:
        return stream.read(most)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadError("irregular")
        with path.open("rb") as stream:
            yield stream
    except (FileNotFoundError, NotADirectoryError):
        raise UnreadError("missing") from None
    except (OSError, ValueError) as trouble:  # ValueError: a zero byte in the name
        raise UnreadError(
            "unreadable", getattr(trouble, "strerror", None) or type(trouble).__name__
        ) from trouble
