"""The folder of the reports: found again, changed, refused where it cannot serve."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from interview.desk.preferences import Preferences
from interview.desk.way_in.place import ReportsPlace
from interview.errors import WriteError
from tests.support.systems import counts_bytes_of_names, needs_links


@pytest.fixture(autouse=True)
def _at_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Started where a menu may start it: in the program's folder; the clerk's own folder is another."""
    (tmp_path / "program" / "lib").mkdir(parents=True)
    (tmp_path / "clerk").mkdir()
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path / "clerk"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.chdir(tmp_path / "program")


def a_place(tmp_path: Path) -> ReportsPlace:
    return ReportsPlace(Preferences(tmp_path / "preferences"), tmp_path / "program")


def test_nothing_is_known_at_first_and_nobody_moves(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    assert not place.return_to()
    assert (place.settled, place.missing) == (False, None)
    assert Path.cwd() == tmp_path / "program"


def test_a_folder_is_made_gone_to_and_found_again_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "文档" / "年报"
    first = a_place(tmp_path)
    first.go_to(str(folder))
    assert (first.settled, Path.cwd(), list(folder.iterdir())) == (True, folder, [])
    monkeypatch.chdir(tmp_path / "program")
    later = a_place(tmp_path)
    assert later.return_to()
    assert (later.settled, later.missing, Path.cwd()) == (True, None, folder)


def test_a_folder_that_is_gone_is_named_and_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive = tmp_path / "drive"
    a_place(tmp_path).go_to(str(drive))
    monkeypatch.chdir(tmp_path)
    drive.rmdir()
    place = a_place(tmp_path)
    assert not place.return_to()
    assert place.missing == drive
    assert not drive.exists()


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("工作/年报", "clerk/工作/年报"),
        ("~/年报", "clerk/年报"),
        ("  “年 报”\n", "clerk/年 报"),
        ("'[b]年报'", "clerk/[b]年报"),
        ("{root}/别处", "别处"),
    ],
)
def test_a_path_is_taken_as_people_type_and_paste_it(typed: str, there: str, tmp_path: Path) -> None:
    a_place(tmp_path).go_to(typed.replace("{root}", str(tmp_path)))
    assert Path.cwd() == tmp_path / there


@pytest.mark.parametrize("inside", ["", "lib", "lib/年报"])
def test_the_programs_own_folder_is_refused(inside: str, tmp_path: Path) -> None:
    place = a_place(tmp_path)
    with pytest.raises(WriteError) as refused:
        place.go_to(str(tmp_path / "program" / inside))
    assert refused.value.code == "place_of_program"
    assert not (tmp_path / "program" / "lib" / "年报").exists()
    assert not place.settled


@needs_links
def test_the_programs_folder_is_refused_by_whatever_way_one_comes(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "program")
    with pytest.raises(WriteError):
        a_place(tmp_path).go_to(str(tmp_path / "link"))


@counts_bytes_of_names
def test_what_cannot_be_a_folder_is_refused_and_the_one_before_stays(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.go_to(str(tmp_path / "年报"))
    (tmp_path / "file").write_text("", encoding="utf-8")
    for typed in (tmp_path / "file", tmp_path / "file" / "年报", "长" * 300):
        with pytest.raises(WriteError) as refused:
            place.go_to(str(typed))
        assert refused.value.code == "place_not_had"
    assert Path.cwd() == tmp_path / "年报"
    assert Preferences(tmp_path / "preferences").reports == str(tmp_path / "年报")


def test_where_nothing_can_be_written_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "no", str(path))

    monkeypatch.setattr(Path, "touch", refuses)  # as a read-only share does; whoever tests may be root
    with pytest.raises(WriteError):
        a_place(tmp_path).go_to(str(tmp_path / "年报"))


@pytest.mark.skipif(
    sys.platform in {"win32", "darwin"}, reason="these systems are asked in ways of their own"
)
def test_the_usual_folders_are_the_desktops_own_whatever_they_are_called(tmp_path: Path) -> None:
    clerk = tmp_path / "clerk"
    assert a_place(tmp_path).usual() == (clerk / "Documents" / "年报",)
    (clerk / ".config").mkdir()
    said = 'XDG_DOCUMENTS_DIR="$HOME/文档"\nXDG_DESKTOP_DIR="$HOME/桌面"\n'
    (clerk / ".config" / "user-dirs.dirs").write_text(said, encoding="utf-8")
    (clerk / "桌面").mkdir()
    assert a_place(tmp_path).usual() == (clerk / "文档" / "年报", clerk / "桌面" / "年报")


def test_no_home_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_: object) -> Path:
        raise RuntimeError("nobody is at home")

    monkeypatch.setattr(Path, "home", nobody)
    a_place(tmp_path).go_to(str(tmp_path / "年报"))
    assert Path(os.getcwd()) == tmp_path / "年报"  # noqa: PTH109 - pathlib's own has just been taken away
