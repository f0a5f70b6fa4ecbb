from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.model import Document
from renderers.style import GB_T_9704, TitleForm
from renderers.text import ems
from renderers.titles import balanced, pieces, set_title


@pytest.mark.parametrize(
    "lines",
    [
        ["某镇2023年政府信息公开工作年度报告"],
        ["上高县科学技术局", "2023年政府信息公开工作年度报告"],
        ["2023年上高县科学技术局", "政府信息公开工作年度报告"],
        ["敖阳街道办事2023年", "政府信息公开工作年度报告"],
        ["北京市朝阳区人民政府办公室", "2023年政府信息公开工作年度报告"],
        ["广东省佛山市南海区市场监督管理局", "2023年政府信息公开工作年度报告"],
        ["上高县工业和信息化局（上高县", "科学技术局）政府信息公开年度报告"],
    ],
)
def test_a_long_title_breaks_where_a_reader_would_pause(lines: list[str]) -> None:
    assert balanced("".join(lines), 20) == lines


def test_a_very_long_title_has_three_lines_that_fit_and_end_with_more_than_the_word_report() -> None:
    lines = balanced(
        "新疆维吾尔自治区巴音郭楞蒙古自治州和硕县市场监督管理局2023年政府信息公开工作年度报告", 20
    )
    assert len(lines) == 3
    assert all(10 <= ems(line) <= 20 for line in lines)


def test_latin_words_numbers_and_brackets_are_not_torn() -> None:
    assert balanced("一二三四五ABCDEFGH（六七八）", 10) == ["一二三四五", "ABCDEFGH（六七八）"]


def test_a_word_longer_than_a_line_is_torn_all_the_same() -> None:
    assert [len(line) for line in balanced("A" * 50, 10)] == [17, 17, 16]


@given(st.text(max_size=200))
def test_no_character_is_lost_and_every_line_fits(text: str) -> None:
    lines = balanced(text, 20)
    assert "".join(lines) == text
    assert all(ems(line) <= 20 for line in lines)


def test_a_title_is_cut_where_a_reader_would_pause() -> None:
    assert pieces("北京市朝阳区人民政府办公室2023年政府信息公开工作年度报告") == [
        "北京市", "朝阳区", "人民政府办公室", "2023年", "政府信息公开", "工作年度报告",
    ]  # fmt: skip


@given(st.text(max_size=60))
def test_the_pieces_of_a_title_are_the_title(text: str) -> None:
    assert "".join(pieces(text)) == text


OFFICE = "云山县人力资源和社会保障局"


def lines_of(title: str, form: TitleForm, office: str = OFFICE, points: float = 22.0) -> tuple[str, ...]:
    document = Document(title, office, 2025, ())
    return set_title(document, replace(GB_T_9704, title_form=form, title_points=points)).lines


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("云山县水利局2025年政府信息公开工作年度报告", ("云山县水利局", "2025年政府信息公开工作年度报告")),
        ("2025年云山县水利局政府信息公开工作年度报告", ("2025年云山县水利局", "政府信息公开工作年度报告")),
        ("政府网站工作年度报表（2025年度）", ("政府网站工作年度报表（2025年度）",)),
        ("云山县水利局", ("云山县水利局",)),
    ],
)
def test_the_office_stands_above_the_rest_of_its_title(title: str, lines: tuple[str, ...]) -> None:
    assert lines_of(title, "office", "云山县水利局") == lines


def test_a_title_without_an_office_is_broken_as_ever() -> None:
    title = "____2025年政府信息公开工作年度报告"
    assert lines_of(title, "office", "") == (title,)


def test_a_title_on_one_line_is_set_smaller_where_need_be_but_never_smaller_than_the_text() -> None:
    style = replace(GB_T_9704, title_form="line")
    for office, lines, points in (("云山县水利局", 1, 20.0), ("云山县局", 1, 22.0), (OFFICE, 2, 22.0)):
        title = f"{office}2025年政府信息公开工作年度报告"
        told = set_title(Document(title, office, 2025, ()), style)
        assert (len(told.lines), told.points) == (lines, points)
    assert lines_of("", "line") == ("",)


def test_the_room_that_word_leaves_beside_digits_is_counted() -> None:
    assert balanced("上海市科委2024年政府信息公开工作年度报告", 20) == [
        "上海市科委2024年",
        "政府信息公开工作年度报告",
    ]
    assert balanced("一二（2024）三四", 8) == ["一二（2024）三四"]
