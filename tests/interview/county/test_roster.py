"""The roster: read from a file, made of what is there, and laid to offices."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from interview.county.roster import Roster, Unit, as_toml, made_of, read_roster
from interview.errors import InterviewError

ROSTER = """
government = "云山县人民政府"
[[units]]
name = "云山县教育局"
aliases = ["县教体局"]
[[units]]
name = "云山县体育局"
merged_into = "云山县教育局"
[[units]]
name = "云山县信访局"
expected = false
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "roster.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_an_office_is_found_by_its_name_an_alias_with_or_without_its_city_and_by_the_file_s_name(
    tmp_path: Path,
) -> None:
    roster = read_roster(written(tmp_path, ROSTER))
    for office, file in (
        ("云山县教育局", "a.docx"), ("县教体局", "a.docx"), ("南江市云山县教育局", "a.docx"), ("", "报送/云山县教育局 2025.docx"),
    ):  # fmt: skip
        unit = roster.unit_of(office, file)
        assert unit is not None
        assert unit.name == "云山县教育局"
    assert roster.unit_of("清河县教育局", "云山县教育局.docx") is None
    assert roster.unit_of("", "云山县教育局和云山县信访局.docx") is None
    assert roster.is_government("南江市云山县人民政府")
    assert not roster.is_government("")


@pytest.mark.parametrize(
    ("file", "unit"),
    [
        ("教育局.pdf", "云山县教育局"), ("局办/2025年市教育局年报.doc", "云山县教育局"), ("清河镇（定稿）.docx", "云山县清河镇人民政府"),
        ("东山街道.docx", "云山县东山街道办事处"), ("科技教育局.docx", "云山县科技教育局"), ("教育局和信访局.docx", None), ("云山县.docx", None),
        ("所.docx", None), ("水务局.docx", None),
    ],
)  # fmt: skip
def test_a_file_without_an_office_may_be_called_as_one_does_in_the_same_county(
    file: str, unit: str | None
) -> None:
    names = (
        "云山县教育局", "云山县科技教育局", "云山县信访局", "云山县清河镇人民政府", "云山县东山街道办事处", "云山县所", "云山县水务局人民政府",
        "云山县水务局",
    )  # fmt: skip
    roster = Roster(units=tuple(Unit(name=name) for name in names))
    found = roster.unit_of("", file)
    assert (found and found.name) == unit
    assert Roster().unit_of("", file) is None


def test_a_roster_that_is_written_is_read_the_same_and_says_how_to_go_on(tmp_path: Path) -> None:
    roster = read_roster(written(tmp_path, ROSTER))
    text = as_toml(roster, "一家一段。\n接着写。")
    assert read_roster(written(tmp_path, text)) == roster
    assert text.startswith("# 一家一段。\n# 接着写。\n")


def test_a_sheet_is_a_roster_too(tmp_path: Path) -> None:
    file = tmp_path / "名单.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        rows = [
            ("各单位名单",), ("单位", "类型", "别名", "并入", "应报"), ("云山县人民政府", "本级政府"), ("云山县教育局", "", "县教体局、教育局"),
            ("云山县体育局", "", "", "云山县教育局"), ("",), ("云山县信访局", "", "", "", "否"),
        ]  # fmt: skip
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    roster = read_roster(file)
    assert roster.government == "云山县人民政府"
    assert roster.units == (
        Unit(name="云山县教育局", aliases=("县教体局", "教育局")),
        Unit(name="云山县体育局", merged_into="云山县教育局"),
        Unit(name="云山县信访局", expected=False),
    )


def test_a_roster_is_made_of_the_offices_that_are_known_each_once() -> None:
    roster = made_of(
        ["云山县教育局", "南江市云山县教育局", "云山县人民政府", "云山县信访局", "云山县清河镇人民政府", ""]
    )
    assert roster.government == "云山县人民政府"
    assert [unit.name for unit in roster.units] == [
        "云山县信访局",
        "云山县清河镇人民政府",
        "南江市云山县教育局",
    ]
    assert made_of(["甲市教育局", "乙县人民政府"]).government == ""
    assert made_of([]) == Roster()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[[units", "roster_not_toml"), ("[[units]]\nnom = '甲'", "roster_fault"),
        ("[[units]]\nname='甲局'\n[[units]]\nname='乙局'\naliases=['甲局']", "roster_twice"),
        ("[[units]]\nname='甲局'\nmerged_into='丙局'", "roster_unknown"),
    ],
)  # fmt: skip
def test_what_no_roster_says_is_refused_by_name(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(InterviewError) as refused:
        read_roster(written(tmp_path, text))
    assert refused.value.code == code


def test_a_sheet_without_a_column_of_units_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "名单.csv"
    file.write_text("甲,乙\n1,2\n", encoding="utf-8")
    with pytest.raises(InterviewError) as refused:
        read_roster(file)
    assert refused.value.code == "roster_no_heads"
