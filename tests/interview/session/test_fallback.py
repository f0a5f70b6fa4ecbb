"""While a file cannot be written, what is said is kept in the first folder that takes it, and no longer than it must."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from interview.session import AnswersFile, Fallback, Session, read, usual_folders
from tests.interview.session.books import counts

NAME = "林业局-2024.nianbao.json"
SAVED, NOW, LATER = (Session("f", 1, counts(a=number), "b") for number in (1, 2, 3))


def test_the_first_folder_that_takes_it_has_everything(tmp_path: Path) -> None:
    fallback = Fallback()
    gone, here = tmp_path / "gone", tmp_path / "here"
    here.mkdir()
    assert fallback.keep(NAME, [gone, here, tmp_path], SAVED, NOW)
    assert fallback.path == here / NAME
    assert not fallback.keep(NAME, [gone, here], SAVED, LATER)
    fallback.close()
    session = read(here / NAME)
    assert (session.book, session.place) == (LATER.book, "b")
    assert [(line.what, line.now) for line in session.log] == [
        ("started", None),
        ("changed", 2),
        ("changed", 3),
    ]


def test_a_name_in_use_is_left_alone(tmp_path: Path) -> None:
    AnswersFile.create(tmp_path / NAME, SAVED).close()
    fallback = Fallback()
    assert fallback.keep(NAME, [tmp_path], SAVED, NOW)
    assert fallback.path == tmp_path / "林业局-2024 (1).nianbao.json"
    fallback.close()
    assert read(tmp_path / NAME).book == SAVED.book


def test_when_it_is_needed_no_more_nothing_is_left_of_it(tmp_path: Path) -> None:
    fallback = Fallback()
    fallback.keep(NAME, [tmp_path], SAVED, NOW)
    fallback.keep(NAME, [tmp_path], SAVED, LATER)
    fallback.leave()
    assert fallback.path is None
    assert list(tmp_path.iterdir()) == []
    fallback.leave()


def test_a_fallback_that_goes_too_is_followed_by_another(tmp_path: Path) -> None:
    fallback = Fallback()
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    fallback.keep(NAME, [first, second], SAVED, NOW)
    first.rename(tmp_path / "away")
    assert fallback.keep(NAME, [first, second], SAVED, LATER)
    assert fallback.path == second / NAME
    fallback.close()
    assert read(second / NAME).book == LATER.book


def test_where_no_folder_takes_it_there_is_none(tmp_path: Path) -> None:
    fallback = Fallback()
    assert not fallback.keep(NAME, [tmp_path / "gone"], SAVED, NOW)
    assert fallback.path is None


def test_what_can_be_begun_and_not_saved_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interview.session.store.MOST_BYTES", 600)
    fallback = Fallback()
    longer = Session("f", 1, counts(**{f"q.{number}": number for number in range(50)}), "b")
    assert not fallback.keep(NAME, [tmp_path], SAVED, longer)
    assert list(tmp_path.iterdir()) == []


def test_the_usual_folders_are_a_persons_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    folders = list(usual_folders())
    assert folders[0] == tmp_path / "Documents"
    assert folders[-2:] == [tmp_path, Path(tempfile.gettempdir())]


def test_a_person_without_a_home_has_the_folder_for_temporary_files(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError

    def none() -> str:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "home", nowhere)
    assert list(usual_folders()) == [Path(tempfile.gettempdir())]
    monkeypatch.setattr(tempfile, "gettempdir", none)
    assert list(usual_folders()) == []
