"""What is kept of the program's own data: as good as made anew, made anew when something has changed, and never in the way."""

from __future__ import annotations

import os
import pickle
import sys
import zipfile
from collections.abc import Callable
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from interview.compiled import code, kept
from interview.flowfiles import loading
from interview.flowfiles.loading import PACKAGED, load_flow
from interview.flowfiles.raw import Source


class Maker:
    """Counts how often it was needed."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> dict[str, int]:
        self.times += 1
        return {"made": self.times}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of data beside which something may be kept."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "words.toml").write_text("a = 1\n", "utf-8")
    return folder


def file_in(folder: Path) -> Path:
    return Path(cache_from_source(str(folder / "words.py"))).with_suffix(".pickle")


def test_what_was_made_once_is_not_made_again(data: Path) -> None:
    make = Maker()
    assert [kept(data / "words", [data], "1", make) for _ in range(3)] == [{"made": 1}] * 3
    assert [each.name for each in file_in(data).parent.iterdir()] == [file_in(data).name]


CHANGES: dict[str, Callable[[Path], object]] = {
    "another text": lambda folder: (folder / "words.toml").write_text("a = 22\n", "utf-8"),
    "another time": lambda folder: os.utime(folder / "words.toml", (1, 1)),
    "a file more": lambda folder: (folder / "more.py").write_text("", "utf-8"),
    "a file less": lambda folder: (folder / "words.toml").unlink(),
    "another name": lambda folder: (folder / "words.toml").rename(folder / "others.toml"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_the_data_or_the_code_is_seen_at_once(data: Path, change: str) -> None:
    make = Maker()
    kept(data / "words", [data], "1", make)
    CHANGES[change](data)
    assert kept(data / "words", [data], "1", make) == {"made": 2}


def test_so_is_another_version_of_a_library(data: Path) -> None:
    make = Maker()
    assert [kept(data / "words", [data], each, make)["made"] for each in ("1", "2", "2")] == [1, 2, 2]


def test_a_single_file_may_be_what_it_was_made_of(data: Path) -> None:
    make, program = Maker(), data.parent / "program.exe"
    for text in ("one", "one", "other one"):
        if not program.exists() or program.read_text() != text:
            program.write_text(text)
        kept(data / "words", [data, program], "1", make)
    assert make.times == 2


def test_a_damaged_one_is_never_opened(data: Path) -> None:
    make = Maker()
    kept(data / "words", [data], "1", make)
    whole = file_in(data).read_bytes()
    for at in range(len(whole)):
        for damaged in (whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]):
            file_in(data).write_bytes(damaged)
            before = make.times
            kept(data / "words", [data], "1", make)
            assert make.times == before + 1, at


def test_one_that_somebody_else_made_up_is_not_opened_for_its_name_alone(data: Path) -> None:
    file_in(data).parent.mkdir()
    file_in(data).write_bytes(pickle.dumps({"made": 99}))
    assert kept(data / "words", [data], "1", Maker()) == {"made": 1}


def test_nothing_is_written_where_no_byte_code_is_wanted(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert kept(data / "words", [data], "1", Maker()) == {"made": 1}
    assert not file_in(data).parent.exists()


def test_a_place_that_cannot_be_written_to_is_no_trouble(data: Path) -> None:
    file_in(data).parent.write_text("a file stands where the folder would be", "utf-8")
    make = Maker()
    assert [kept(data / "words", [data], "1", make)["made"] for _ in range(2)] == [1, 2]


def test_nor_is_one_that_is_taken(data: Path) -> None:
    """As under Windows, where nobody replaces what another has open."""
    file_in(data).mkdir(parents=True)
    assert kept(data / "words", [data], "1", Maker()) == {"made": 1}
    assert [each.name for each in file_in(data).parent.iterdir()] == [file_in(data).name]


def test_data_in_an_archive_is_made_anew_each_time(data: Path) -> None:
    make, archive = Maker(), data.parent / "data.zip"
    with zipfile.ZipFile(archive, "w") as inside:
        inside.writestr("data/words.toml", "a = 1\n")
    folder = zipfile.Path(archive, "data/")
    assert [kept(folder / "words", [folder], "1", make)["made"] for _ in range(2)] == [1, 2]


def test_so_is_what_code_in_an_archive_makes(data: Path) -> None:
    make = Maker()
    assert [kept(data / "words", [data, data / "no such"], "1", make)["made"] for _ in range(2)] == [1, 2]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", PACKAGED)
def test_a_flow_that_was_kept_is_the_flow_that_was_read(
    form: str, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    first, again = (load_flow.__wrapped__(form, lang) for _ in range(2))
    assert first is not again
    assert first == again
    assert first.relations == again.relations
    assert first.model_dump() == again.model_dump() == loading._load(Source.packaged(form), lang).model_dump()


def test_in_a_frozen_program_all_code_is_the_programs_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert all(each.exists() for each in code("own_toml.py", "flowfiles"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert code("own_toml.py", "flowfiles") == [Path(sys.executable)]
