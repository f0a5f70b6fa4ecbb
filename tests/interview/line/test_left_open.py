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


def test_the_running_year_may_be_taken_where_it_is_suggested_and_its_question_says_what_that_means(
    tmp_path: Path,
) -> None:
    told = talk(tmp_path, ["云山县水利局", Keys(ENTER)], this_year=2026, suggest={"year": "2026"})
    assert told.value("year") == 2026
    assert told.said.count("还没过完") == 1
    assert "2026 年还没过完：先填着，过了年再把数核一遍。" in told.said
    later = talk(tmp_path / "b", ["云山县水利局", Keys(ENTER)], this_year=2026, suggest={"year": "2027"})
    assert later.value("year") is None, "a year that has not begun is asked about, whoever suggests it"


def test_a_report_of_years_ago_is_said_to_be_one_and_so_is_what_is_not_taken_over(tmp_path: Path) -> None:
    old = Book(last=LastYear(2022, "disclosure_2021"))
    told = talk(tmp_path, ["云山县水利局", Keys(ENTER)], book=old, this_year=2026, suggest={"year": "2025"})
    assert "照着的那份是 2022 年的；要写的是 2023 年的，就打 2023。" in told.said
    assert "照着的是 2022 年的，隔了年头：文字拿来改，数不照搬，都照常问。" in told.said
    next_ = talk(tmp_path / "b", ["云山县水利局", "2023"], book=old, this_year=2026, suggest={"year": "2025"})
    assert "隔了年头" not in next_.said
    usual = talk(tmp_path / "c", ["云山县水利局"], book=old, this_year=2026, suggest={"year": "2023"})
    assert "2022 年" not in usual.said


@pytest.mark.parametrize("typed", ["不知道", "我也不太清楚。", "记不清了", "待查"])
def test_who_does_not_know_leaves_it_open_and_hears_that_it_comes_again(tmp_path: Path, typed: str) -> None:
    told = talk(tmp_path, ["云山县水利局", "2025", typed, typed, ">"])
    assert told.said.count("「单位类别」先空着，问到最后再问一回。") == 1
    assert told.said.count("「地址」先空着，问到最后再问一回。") == 1
    assert told.here == "office.postcode"


def test_who_does_not_know_wants_nothing_that_was_tried_before(tmp_path: Path) -> None:
    tried = ["云山县水利局", "2025", "外星人"]
    told = talk(tmp_path, [*tried, "不知道", "<"])
    assert told.here == "office.kind"
    assert "刚才没收下的还在这里" not in told.said
    assert "刚才没收下的还在这里" in talk(tmp_path / "b", [*tried, ">", "<"]).said


@pytest.mark.parametrize(
    ("new", "there"), [("25件", "applications.any_carried_in"), ("6件", "applications.way")]
)
def test_nobody_goes_back_to_a_question_with_one_option(tmp_path: Path, new: str, there: str) -> None:
    way = ["按结果说"] * (new == "6件")
    told = talk(tmp_path, [new, "没有", *way, "<"], at="applications.any_new")
    assert told.here == there


def test_what_is_answered_is_not_left_open_by_a_word(tmp_path: Path) -> None:
    told = talk(tmp_path, ["云山县水利局", "2025", "1", "<", "不知道"])
    assert told.here == "office.kind"
    assert "「不知道」像是还没准。" in told.said


def test_a_year_that_is_not_after_last_years_report_is_asked_about_at_once(tmp_path: Path) -> None:
    last = Book(last=LastYear(2025, "disclosure_2021"))
    told = talk(tmp_path, ["云山县水利局", "2025"], book=last)
    assert told.value("year") is None
    assert "照着的上一年报告是 2025 年的，不在 2025 年前面。这一份多半是 2026 年的。" in told.said
    insisted = talk(tmp_path / "b", ["云山县水利局", "2025", "1"], book=last)
    assert insisted.value("year") == 2025
    assert talk(tmp_path / "c", ["云山县水利局", "2026"], book=last).value("year") == 2026
