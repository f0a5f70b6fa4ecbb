"""What is left open in line mode, and what is asked about at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.engine.plan.book import Book, LastYear
from tests.interview.line.talking import (
    ENTER,
    Keys,
    talk,
)  # fmt: skip


@pytest.mark.no_cover
def test_after_a_step_back_and_a_correction_it_goes_on_with_what_is_next(tmp_path: Path) -> None:
    told = talk(tmp_path, ["云山县水利局", "2025", "部门", "人民路", ">", "336400", ">", "<", "<", "336401"])
    assert told.value("office.postcode") == "336401"
    assert told.here == "documents.any_in_force", "neither the telephone nor the website, which were skipped"


@pytest.mark.no_cover
def test_what_is_skipped_comes_back_once_and_the_last_one_is_said_to_be_the_last_once(tmp_path: Path) -> None:
    told = talk(tmp_path, ["云山县水利局", *[">"] * 60])
    assert told.here is None
    assert told.said.count("本单位属于哪一类？") == 2
    assert told.said.count("报告的电子版放在哪个网站？没有就跳过") == 2
    assert told.said.count("最后一题了") <= 1
    assert told.said.count("先说说本单位，几句就好") == 1, "what a section is about is said once"


@pytest.mark.parametrize(
    ("typed", "said", "kept"),
    [
        (["水利局"], "「水利局」像是简称", None), (["水利局", "1"], "「水利局」像是简称", "水利局"),
        (["水利局", "2", "云山县水利局"], "「水利局」像是简称", "云山县水利局"),
    ],
)  # fmt: skip
def test_a_short_name_of_the_office_is_asked_about_at_once(
    tmp_path: Path, typed: list[str], said: str, kept: str | None
) -> None:
    told = talk(tmp_path, typed)
    assert said in told.said
    assert told.value("office.name") == kept
    assert ("要写哪一年的报告？" in told.said) is (kept is not None)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("typed", "year"),
    [("2025", 2025), ("2026", None), ("2027", None), ("二〇二六年", None)],
)
def test_a_year_that_is_not_over_is_asked_about_at_once(tmp_path: Path, typed: str, year: int | None) -> None:
    told = talk(tmp_path, ["云山县水利局", typed], this_year=2026)
    assert told.value("year") == year
    assert ("还没过完" in told.said) is (year is None)
    insisted = talk(tmp_path / "b", ["云山县水利局", typed, "1"], this_year=2026)
    assert insisted.value("year") in {2025, 2026, 2027}


def test_a_year_that_was_suggested_is_taken_without_a_word(tmp_path: Path) -> None:
    told = talk(tmp_path, ["云山县水利局", Keys(ENTER)], this_year=2026, suggest={"year": "2026"})
    assert told.value("year") == 2026
    assert "还没过完" not in told.said


def test_a_year_that_is_not_after_last_years_report_is_asked_about_at_once(tmp_path: Path) -> None:
    last = Book(last=LastYear(2025, "disclosure_2021"))
    told = talk(tmp_path, ["云山县水利局", "2025"], book=last)
    assert told.value("year") is None
    assert "照着的上一年报告是 2025 年的，不在 2025 年前面。这一份多半是 2026 年的。" in told.said
    insisted = talk(tmp_path / "b", ["云山县水利局", "2025", "1"], book=last)
    assert insisted.value("year") == 2025
    assert talk(tmp_path / "c", ["云山县水利局", "2026"], book=last).value("year") == 2026
