"""Whatever lies under the name of an answers file is refused by what it is, and stays as it is."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.errors import SessionFileError
from interview.session import MOST_BYTES, AnswersFile, Session, read, to_file
from interview.session import reading as reading_module
from interview.session.contents import SCHEMA
from interview.session.encoder import Encoder
from interview.session.reading import MOST_PARTS, contents_of
from interview.wording.catalog import words
from tests.interview.session.books import FULL, NOON
from tests.interview.session.conftest import ROOT

NUMBER = f'"schema": {SCHEMA}'.encode()
GOOD = Encoder().bytes_of(to_file(Session("disclosure_2021", 1, FULL, "problems"), NOON))
LONG = os.environ.get("NIANBAO_LONG") == "1"


def changed(**parts: object) -> bytes:
    return json.dumps(json.loads(GOOD) | parts, ensure_ascii=False).encode()


BAD = {
    "empty": (b"", "empty"),
    "blank": (b" \r\n\t", "empty"),
    "zero bytes after a power cut": (b"\0" * 4096, "empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\xff\xfe", "foreign"),
    "a Word file": (b"PK\3\4\x14\0\0\0\xb5\xfe", "foreign"),
    "UTF-16": (GOOD.decode().encode("utf-16"), "not_utf8"),
    "GBK": ("回答".encode("gbk"), "not_utf8"),
    "text": ("今天没有申请".encode(), "not_json"),
    "a web page": (b"<html></html>", "not_json"),
    "two files in one": (GOOD + GOOD, "not_json"),
    "half": (GOOD[: len(GOOD) // 2], "truncated"),
    "the last brace missing": (GOOD.rstrip()[:-1], "truncated"),
    "half a character": (GOOD[: GOOD.index("宜".encode()) + 1], "truncated"),
    "an inner brace at the end": (b'{"a": {"b": 1}', "truncated"),
    "a list": (b"[1]", "foreign"),
    "a number": (b"3", "foreign"),
    "another program's": (b'{"name": "x"}', "foreign"),
    "an export": (b'{"schema": 1, "flow": "disclosure_2021", "figures": {}}', "foreign"),
    "a nesting bomb": (b"[" * 200_000, "foreign"),
    "more parts than any": (GOOD.replace(b'"log": [', b'"log": [' + b"0," * MOST_PARTS), "foreign"),
    "newer": (changed(schema=SCHEMA + 1), "newer"),
    "schema missing": (changed(schema=None), "damaged"),
    "an unknown key": (changed(more=1), "damaged"),
    "a float": (changed(answers={"a": {"value": {"kind": "money", "value": True}}}), "damaged"),
    "a negative count": (changed(answers={"a": {"value": {"kind": "count", "value": -1}}}), "damaged"),
    "no such kind": (changed(answers={"a": {"value": {"kind": "song", "value": 1}}}), "damaged"),
    "a time without a zone": (changed(finished_at="2025-01-10T12:00:00"), "damaged"),
    "not a number": (GOOD.replace(NUMBER, b'"schema": NaN'), "damaged"),
    "a number of 5000 digits": (GOOD.replace(NUMBER, b'"schema": ' + b"1" * 5000), "damaged"),
    "a name twice": (
        GOOD.replace(b'"place": "problems"', b'"place": "problems", "place": "year"'),
        "damaged",
    ),
    "an endless exponent": (GOOD.replace(NUMBER, b'"schema": 1e' + b"9" * 30), "damaged"),
}


@pytest.mark.parametrize(("data", "code"), BAD.values(), ids=list(BAD))
@pytest.mark.parametrize("way", [read, AnswersFile.open], ids=["read", "open"])
def test_each_is_refused_by_name_and_left_alone(
    path: Path, data: bytes, code: str, way: Callable[[Path], object]
) -> None:
    path.write_bytes(data)
    before = path.stat()
    with pytest.raises(SessionFileError) as refused:
        way(path)
    assert refused.value.code == code
    assert refused.value.details["file"] == path.name
    assert "backup" not in refused.value.details
    assert path.read_bytes() == data
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert [other.name for other in path.parent.iterdir()] == [path.name]


def test_a_backup_that_opens_is_named(path: Path) -> None:
    path.write_bytes(GOOD[:100])
    backup = Path(f"{path}.bak")
    backup.write_bytes(GOOD)
    with pytest.raises(SessionFileError) as refused:
        AnswersFile.open(path)
    assert refused.value.details["backup"] == backup.name
    backup.write_bytes(GOOD[:100])
    with pytest.raises(SessionFileError) as refused:
        read(path)
    assert "backup" not in refused.value.details


def test_the_backup_of_a_missing_file_is_named_too(path: Path) -> None:
    Path(f"{path}.bak").write_bytes(GOOD)
    with pytest.raises(SessionFileError) as refused:
        read(path)
    assert (refused.value.code, refused.value.details["backup"]) == ("missing", f"{path.name}.bak")


def test_a_damaged_file_says_where(path: Path) -> None:
    path.write_bytes(
        changed(answers={"year": {"value": {"kind": "year", "value": 24}, "origin": "typed", "at": 1}})
    )
    with pytest.raises(SessionFileError) as refused:
        read(path)
    assert refused.value.details["where"] == "answers.year.value.year.value"


def test_a_missing_file_and_a_missing_folder(path: Path) -> None:
    for missing in (path, path / "x", path.parent / "no" / "x.nianbao.json"):
        with pytest.raises(SessionFileError) as refused:
            AnswersFile.open(missing)
        assert refused.value.code == "missing"


def test_a_folder_is_no_file(path: Path) -> None:
    path.mkdir()
    with pytest.raises(SessionFileError) as refused:
        AnswersFile.open(path)
    assert refused.value.code == "not_a_file"


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names there")
def test_a_pipe_is_no_file_and_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(SessionFileError) as refused:
        read(path)
    assert refused.value.code == "not_a_file"


def test_a_huge_file_is_refused_unread(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(MOST_BYTES + 1)
    with pytest.raises(SessionFileError) as refused:
        read(path)
    assert (refused.value.code, refused.value.details["most"]) == ("too_large", 50)


def test_a_file_that_may_not_be_read(
    without_rights: tuple[Path, Callable[[], AbstractContextManager[None]]],
) -> None:
    folder, bound = without_rights
    path = folder / "x.nianbao.json"
    path.write_bytes(GOOD)
    path.chmod(0)
    with bound(), pytest.raises(SessionFileError) as refused:
        read(path)
    assert (refused.value.code, refused.value.details["reason"]) == ("unreadable", "Permission denied")


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(SessionFileError) as refused:
        AnswersFile.open(Path("a\0b"))
    assert refused.value.code == "unreadable"


def test_a_mark_of_windows_notepad_is_overlooked(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace(b"\n", b"\r\n"))
    assert read(path).book == FULL


@given(st.integers(0, len(GOOD.rstrip()) - 1))
def test_a_file_cut_anywhere_is_truncated(length: int) -> None:
    with pytest.raises(SessionFileError) as refused:
        contents_of(GOOD[:length])
    assert refused.value.code == ("truncated" if length else "empty")


@given(st.binary(max_size=40), st.integers(0, len(GOOD)))
def test_any_bytes_anywhere_open_or_are_refused(noise: bytes, place: int) -> None:
    try:
        contents_of(GOOD[:place] + noise + GOOD[place + len(noise) :])
    except SessionFileError as refused:
        assert refused.code  # noqa: PT017 - either outcome is right


def within(most: int, path: Path) -> str:
    """How a file is refused by a process that may use so many bytes of memory and ten seconds."""
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({most}, {most}))"
    reading = "from interview.session import read; from interview.errors import SessionFileError"
    tried = "try: read(Path(sys.argv[1]))\nexcept SessionFileError as refused: print(refused.code)"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; from pathlib import Path; {reading}; {limit}\n{tried}", path],
        capture_output=True, text=True, timeout=60, check=False, cwd=ROOT,
    )  # fmt: skip
    assert not done.stderr
    return done.stdout.strip()


HEAD = b'{"format": "nianbao-answers", "schema": 3, "flow": "f", "flow_version": 1, '
LARGE: dict[str, tuple[Callable[[], bytes], str]] = {
    "100 MB of zeros": (lambda: b"\0" * 100_000_000, "too_large"),
    "100 MB of an answers file": (lambda: HEAD + b'"office": "' + b"x" * 100_000_000 + b'"}', "too_large"),
    "just below, of zeros": (lambda: b"\0" * MOST_BYTES, "empty"),
    "just below, of lists": (lambda: b"[" + b"[]," * (MOST_BYTES // 3 - 2) + b"0]", "foreign"),
    "just below, of faults": (
        lambda: HEAD + b'"log": [' + b"0," * (MOST_BYTES // 2 - 60) + b"0]}",
        "foreign",
    ),
    "just below, of brackets": (lambda: b'{"a":' * (MOST_BYTES // 5), "foreign"),
    "as many faults as there may be parts": (
        lambda: HEAD + b'"log": [' + b"0," * (MOST_PARTS - 9) + b"0]}",
        "damaged",
    ),
    "a nesting bomb inside": (lambda: HEAD + b'"log": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", "foreign"),
}


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited by another call there")
@pytest.mark.parametrize(("data", "code"), LARGE.values(), ids=list(LARGE))
def test_a_large_file_is_refused_within_800_megabytes(
    path: Path, data: Callable[[], bytes], code: str
) -> None:
    path.write_bytes(data())
    assert within(800_000_000, path) == code


def test_a_file_that_grows_while_it_is_looked_at_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(GOOD)
    monkeypatch.setattr(reading_module, "MOST_BYTES", len(GOOD) - 1)
    looked_at = os.stat_result((stat.S_IFREG, 0, 0, 1, 0, 0, 10, 0, 0, 0))
    monkeypatch.setattr(Path, "stat", lambda _: looked_at)
    with pytest.raises(SessionFileError) as refused:
        read(path)
    assert refused.value.code == "too_large"


TORN = {
    "cut off": lambda data, at: data[:at],
    "zeros to its end": lambda data, at: data[:at] + b"\0" * (len(data) - at),
    "zeros for its first part": lambda data, at: b"\0" * at + data[at:],
    "a block of zeros": lambda data, at: data[:at] + b"\0" * 16 + data[at + 16 :],
    "noise to its end": lambda data, at: data[:at] + b"\xff\xfe" * ((len(data) - at) // 2 + 1),
    "its first part twice": lambda data, at: data[:at] + data,
}
HARMLESS = 3
"""The last brace and what is after it: a file without its very last line end is whole."""


@pytest.mark.no_cover
@pytest.mark.parametrize("way", TORN)
def test_a_file_torn_anywhere_is_refused_and_the_version_before_is_named(path: Path, way: str) -> None:
    """Every way at other places, so that some way tears the file at each; NIANBAO_LONG=1 tries every way at each."""
    backup = Path(f"{path}.bak")
    backup.write_bytes(GOOD)
    opened = []
    for at in range(0 if LONG else list(TORN).index(way), len(GOOD), 1 if LONG else len(TORN)):
        torn = TORN[way](GOOD, at)
        path.write_bytes(torn)
        try:
            assert read(path).book == FULL
        except SessionFileError as refused:
            assert refused.details["backup"] == backup.name  # noqa: PT017 - either outcome may be right
        else:
            opened.append(at)
    assert {at for at in opened if 0 < at < len(GOOD) - HARMLESS} == set()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_version_before_is_offered_to_the_clerk_by_name(path: Path, lang: str) -> None:
    path.write_bytes(GOOD[:100])
    Path(f"{path}.bak").write_bytes(GOOD)
    with pytest.raises(SessionFileError) as refused:
        read(path)
    assert f"{path.name}.bak" in words(lang).error(refused.value)
    Path(f"{path}.bak").unlink()
    with pytest.raises(SessionFileError) as refused:
        read(path)
    assert ".bak" not in words(lang).error(refused.value)
