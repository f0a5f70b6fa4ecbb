"""A file from outside is read whole or the reason is given, and nothing that is no file is waited for."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from interview.regular_file import UnreadError, beginning, whole

FAR = 1000


def why(path: Path, most: int = FAR) -> str:
    with pytest.raises(UnreadError) as refused:
        whole(path, most)
    with pytest.raises(UnreadError) as also:
        beginning(path / "x" if refused.value.why == "too_large" else path, most)
    assert also.value.why in {refused.value.why, "missing"}
    return refused.value.why


def test_a_file_is_read_whole_and_its_beginning_alone(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    assert whole(path, 3) == b"abc"
    assert beginning(path, 2) == b"ab"
    assert beginning(path, 9) == b"abc"
    assert why(path, 2) == "too_large"


def test_what_is_not_there_or_no_file_is_told(tmp_path: Path) -> None:
    assert why(tmp_path / "a") == "missing"
    (tmp_path / "b").write_bytes(b"")
    assert why(tmp_path / "b" / "c") == "missing"
    assert why(tmp_path) == "irregular"
    assert why(Path("a\0b")) == "unreadable"


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_pipes_sockets_and_devices_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("socket")
        for path in (Path("pipe"), Path("socket"), Path("/dev/zero"), Path("/dev/null")):
            assert why(path) == "irregular"


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="no file here tells no size")
def test_a_file_that_tells_no_size_is_cut_off_at_the_bound() -> None:
    path = Path("/proc/self/maps")
    assert path.stat().st_size == 0
    assert why(path, 100) == "too_large"


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with path.open("wb") as stream:
        stream.truncate(10**12 if sys.platform == "linux" else 10**6)
    with pytest.raises(UnreadError) as refused:
        whole(path, FAR)
    assert (refused.value.why, refused.value.size) == ("too_large", path.stat().st_size)
