"""The published reports, read and compared cell by cell; `measuring` prints the table."""

from __future__ import annotations

import pytest

from interview.flowfiles import available
from interview.reading.convert.to_book import certain
from interview.reading.report import read_report
from tests.interview.reading.measuring import REPORTS, ids, outcome, read, table

pytestmark = pytest.mark.skipif(
    not ids(), reason="the published reports (../shared/reports) are not on this machine"
)
TABLED = ids() or ("none",)


@pytest.mark.no_cover
@pytest.mark.parametrize("id", TABLED)
def test_nothing_is_wrong_without_a_flag(id: str) -> None:
    assert outcome(id).wrong == {}


@pytest.mark.parametrize("id", TABLED)
def test_the_form_is_recognised_by_its_labels(id: str) -> None:
    assert outcome(id).form_right


def test_whole_reports_are_read_to_99_percent_and_excerpts_to_95() -> None:
    outcomes = [outcome(id) for id in ids()]
    assert len(outcomes) >= 35
    for whole, least in ((True, 0.99), (False, 0.95)):
        counts = [each.counts for each in outcomes if each.whole is whole]
        legible = sum(c["right"] + c["doubtful"] + c["missing"] + c["wrong"] for c in counts)
        assert sum(c["right"] for c in counts) >= least * legible


def test_the_table_names_every_layout() -> None:
    assert "torn markdown" in table()
    assert "excerpts" in table()


def test_an_amount_without_a_unit_is_asked_about() -> None:
    figure = read("056").figures["procurement.amount"]
    assert (figure.state, figure.reason) == ("doubtful", "unit")
    assert len(figure.candidates) == 2


def test_a_row_that_lost_its_blank_cells_is_known_where_nothing_came_in() -> None:
    figure = read("000").figures["applications.granted.natural"]
    # Five cells are left of seven: which of them are gone nobody can say, but the sums leave 0 for every one.
    assert (figure.state, figure.reason, figure.candidates) == ("doubtful", "fewer_cells", (0,))
    assert certain(figure) == 0
    assert set(figure.settled_by) == {"I2.natural", "I3.granted"}


def test_blank_cells_stay_missing_and_say_what_the_sums_make_them() -> None:
    figure = read("001").figures["applications.unable_not_held.total"]
    assert (figure.state, figure.reason, figure.candidates) == ("missing", "blank", (265,))


def test_a_total_is_read_as_published_even_where_it_does_not_come_out() -> None:
    assert read("006").figures["reconsideration.total"].value == 0


def test_one_row_for_three_settles_them_only_where_it_is_0() -> None:
    figures = read("006").figures
    assert figures["applications.other.natural"].value == 0
    assert figures["applications.other_unpaid.natural"].settled_by == ("other",)


@pytest.mark.parametrize(
    ("id", "office", "year"),
    [
        ("000", "上高县科技局", 2020),
        ("001", "上海市人民政府办公厅", 2019),
        ("004", "上海市科委", 2024),
        ("007", "淮安市洪泽区人民政府", 2024),
    ],
)
def test_office_and_year_are_in_the_title(id: str, office: str, year: int) -> None:
    assert (read(id).office, read(id).year) == (office, year)


def test_the_year_is_in_the_period_where_there_is_no_title() -> None:
    assert read("008").year == 2023


@pytest.mark.no_cover
def test_excerpts_without_a_table_are_read_too() -> None:
    for file in sorted((REPORTS / "raw").iterdir()):
        assert read_report(file, available()).figures


def test_the_five_texts_of_the_overview_are_told_apart() -> None:
    texts = read("007").texts
    assert all(
        texts[f"overview.{each}"]
        for each in ("proactive", "on_request", "management", "platform", "supervision")
    )
    assert "依申" in texts["overview.on_request"]
    assert read("000").profile["office.postcode"].isdecimal()
    spread = read(
        "006"
    ).profile  # its words stand apart where the lines of a PDF were filled: 邮 编 ： 223100
    assert (spread["office.postcode"], spread["office.phone"]) == ("223100", "0517-87222589")
