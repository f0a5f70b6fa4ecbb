"""The path that a terminal types where a file is dragged onto it."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from interview.desk.way_in.dropped import dropped, looks_like_a_path

NAMES = ("去年的年报.docx", "去年 的年报(1).docx", "it's.docx", "100%.docx", "-a.docx")


@pytest.mark.parametrize("name", NAMES)
def test_each_terminal_s_way_of_typing_it_is_read(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.touch()
    in_powershell = str(file).replace("'", "''")
    ways = [str(file), f'"{file}"', f"& '{in_powershell}'", shlex.quote(str(file)), file.as_uri()]
    assert {way: dropped(f"{way} ") for way in ways} == dict.fromkeys(ways, file)


def test_of_several_the_first_is_meant(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.docx", "b b.docx")]
    for file in files:
        file.touch()
    assert dropped(" ".join(shlex.quote(str(file)) for file in files)) == files[0]
    assert dropped(" ".join(shlex.quote(str(file)) for file in files * 1_000)) == files[0]
    assert dropped("\n".join(file.as_uri() for file in files)) == files[0]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "没有",
        ".",
        "'",
        "/nowhere/a.docx",
        "file://[",
        "a" * 100_000,
        "'" + "甲 " * 1_000_000,
        "\\ " * 1_000_000,
        "a\0b",
    ],
)
def test_what_is_no_file_that_is_there_is_none(typed: str) -> None:
    assert dropped(typed) is None


def test_a_folder_is_known_by_its_whole_path_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "年报").mkdir()
    monkeypatch.chdir(tmp_path)
    assert dropped(str(tmp_path / "年报")) == tmp_path / "年报"
    assert dropped("年报") is None


@pytest.mark.parametrize(
    "typed", [r"C:\用户\2024年报告.docx", "/nowhere/b", "'~/年报 1.wps' ", "年报.pdf", '"年报.xlsx"']
)
def test_what_was_meant_as_a_file_is_known_though_none_is_there(typed: str) -> None:
    assert looks_like_a_path(typed)


@pytest.mark.parametrize("typed", ["3", "好", "照去年的", "云山县水利局", "2024.12.31", ""])
def test_what_was_meant_as_no_file_is_none(typed: str) -> None:
    assert not looks_like_a_path(typed)
