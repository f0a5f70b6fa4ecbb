"""Names that every file system takes, and never a name in use."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.session import file_name, free_path, is_alone, is_made_up, stem


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("宜春市林业局", "宜春市林业局-2024.nianbao.json"),
        ('a<b>c:d"e/f\\g|h?i*j', "a_b_c_d_e_f_g_h_i_j-2024.nianbao.json"),
        ("一\n二\t三\x00\x7f", "一_二_三__-2024.nianbao.json"),
        ("\u200b局\u202e", "_局_-2024.nianbao.json"),
        ("局. .", "局_-2024.nianbao.json"),
        (" 局", "_局-2024.nianbao.json"),
        (".局", "_局-2024.nianbao.json"),
        ("-o", "_o-2024.nianbao.json"),
        ("../../etc", "_._.._etc-2024.nianbao.json"),
        ("CON", "_ON-2024.nianbao.json"),
        ("nul.txt", "_ul.txt-2024.nianbao.json"),
        ("Com1 .x", "_om1 .x-2024.nianbao.json"),
        ("", "_-2024.nianbao.json"),
        ("...", "__-2024.nianbao.json"),
        ("\ud800", "_-2024.nianbao.json"),
        ("e\u0301", "\u00e9-2024.nianbao.json"),
    ],
)
def test_what_no_file_system_likes_becomes_an_underscore(office: str, name: str) -> None:
    assert file_name(office, 2024) == name


@given(st.text(st.characters()), st.integers(2000, 2100))
def test_any_name_of_an_office_gives_a_name_of_a_file(office: str, year: int) -> None:
    name = file_name(office, year)
    assert name.endswith(f"-{year}.nianbao.json")
    assert len(name.encode()) <= 200
    assert not set(name) & set('<>:"/\\|?*\0')
    assert name[0] not in ". -~"


def test_a_long_name_is_cut_between_characters() -> None:
    name = file_name("长" * 200, 2024)
    assert name.startswith("长" * 50)
    assert 195 < len(name.encode()) <= 200


@pytest.mark.parametrize("suffix", ["", ".bak", ".lock"])
def test_a_name_in_use_gets_a_number(tmp_path: Path, suffix: str) -> None:
    first = free_path(tmp_path, "林业局", 2024)
    assert first == tmp_path / "林业局-2024.nianbao.json"
    Path(f"{first}{suffix}").touch()
    second = free_path(tmp_path, "林业局", 2024)
    assert second.name == "林业局-2024-2.nianbao.json"
    second.touch()
    assert free_path(tmp_path, "林业局", 2024).name == "林业局-2024-3.nianbao.json"


def test_documents_are_called_after_the_stem() -> None:
    assert stem(Path("x/林业局-2024.nianbao.json")) == "林业局-2024"
    assert stem(Path("x/other.json")) == "other.json"


@pytest.mark.parametrize(
    ("name", "made_up"),
    [
        ("林业局-2024.nianbao.json", True), ("林业局-2024-2.nianbao.json", True), ("林业局-2024-13.nianbao.json", True),
        ("林业局-2024-1.nianbao.json", False), ("林业局-2024 (1).nianbao.json", False), ("林业局-2025.nianbao.json", False),
        ("年报.nianbao.json", False), ("林业局-2024.json", False), ("林业局-2024-2-定稿.nianbao.json", False),
    ],
)  # fmt: skip
def test_a_name_is_made_up_if_it_is_what_office_and_year_give(name: str, made_up: bool) -> None:
    assert is_made_up(Path("x") / name, "林业局", 2024) is made_up


@pytest.mark.parametrize(
    ("beside", "alone"),
    [
        ("", True), (".bak", True), (".lock", True), (".tmp", True),
        ("林业局-2024.docx", False), ("林业局-2024-草稿.docx", False), ("林业局-2024 (1).nianbao.json", False),
        ("乙局-2024.docx", True),
    ],
)  # fmt: skip
def test_an_answers_file_is_alone_while_nothing_else_has_its_name(
    tmp_path: Path, beside: str, alone: bool
) -> None:
    path = tmp_path / "林业局-2024.nianbao.json"
    path.touch()
    (tmp_path / (beside if "局" in beside else f"{path.name}{beside}")).touch()
    assert is_alone(path) is alone
    assert not is_alone(tmp_path / "gone" / path.name), "a folder that cannot be listed may hold anything"
