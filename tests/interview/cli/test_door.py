"""The folder as it is listed: only answers files, whatever else lies there or happens to it."""

from __future__ import annotations

from pathlib import Path

from interview.cli.door import reports


def test_a_folder_that_cannot_be_listed_has_none(tmp_path: Path) -> None:
    assert reports(tmp_path / "gone") == []


def test_only_answers_files_are_listed_and_a_link_to_nowhere_is_the_oldest(tmp_path: Path) -> None:
    for name in ("a.nianbao.json", "a.nianbao.json.bak", "a.nianbao.json.lock", "a.docx", "注.txt"):
        (tmp_path / name).write_text("{}")
    (tmp_path / "b.nianbao.json").symlink_to(tmp_path / "gone")
    assert [each.path.name for each in reports(tmp_path)] == ["a.nianbao.json", "b.nianbao.json"]
