"""Colours and folder chosen last: kept in the user's settings folder, and nothing lost where that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.desk.preferences import Preferences


def test_the_colours_chosen_are_there_the_next_time(tmp_path: Path) -> None:
    folder = tmp_path / "not there yet"
    assert Preferences(folder).colours == ""
    Preferences(folder).choose_colours("nianbao-light")
    assert Preferences(folder).colours == "nianbao-light"


def test_each_habit_is_kept_when_another_changes(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path)
    assert preferences.reports == ""
    preferences.choose_colours("nianbao-light")
    preferences.choose_reports(str(tmp_path / "年报"))
    preferences.choose_colours("nianbao-contrast")
    assert (preferences.reports, preferences.colours) == (str(tmp_path / "年报"), "nianbao-contrast")


def test_a_habit_that_no_text_can_be_is_kept_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "habits.json").write_text('{"reports": "\\ud800"}', encoding="utf-8")
    Preferences(tmp_path).choose_colours("nianbao-light")
    assert Preferences(tmp_path).colours == "nianbao-light"


@pytest.mark.parametrize("text", ["", "[]", "{", '{"colours": 3}', "\x00", "[" * 50_000])
def test_a_damaged_file_is_as_none_and_written_anew(text: str, tmp_path: Path) -> None:
    (tmp_path / "habits.json").write_text(text, encoding="utf-8")
    preferences = Preferences(tmp_path)
    assert preferences.colours == ""
    preferences.choose_colours("nianbao-contrast")
    assert preferences.colours == "nianbao-contrast"


def test_what_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")
    Preferences(in_the_way).choose_colours("nianbao-light")
    assert Preferences(in_the_way).colours == ""


def test_they_lie_in_the_settings_folder_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from platformdirs import user_config_path

    for variable in ("XDG_CONFIG_HOME", "HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path))
    if (
        tmp_path in user_config_path("nianbao", appauthor=False).parents
    ):  # not where the system is asked otherwise
        Preferences().choose_colours("nianbao-light")
        assert [each.name for each in tmp_path.rglob("habits.json")] == ["habits.json"]
        assert Preferences().colours == "nianbao-light"


def test_the_heads_of_a_register_are_remembered_and_what_is_no_text_is_none(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path)
    assert preferences.register == {}
    preferences.remember_register({"who": "是谁"})
    assert Preferences(tmp_path).register == {"who": "是谁"}
    (tmp_path / "habits.json").write_text('{"register": {"who": 3, "result": "怎么办的"}}', encoding="utf-8")
    assert preferences.register == {"result": "怎么办的"}
