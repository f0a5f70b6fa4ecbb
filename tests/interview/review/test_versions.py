"""The form of the year, and rows of the other form."""

from __future__ import annotations

from dataclasses import replace

from interview.reading.model import ProsePart, ReadFigure
from interview.review.checking import review
from tests.interview.review.subjects import FORM_2019, found, published


def test_the_form_of_2019_for_2022_is_wrong_and_for_2020_right() -> None:
    (told,) = found(published(form=FORM_2019, year=2022), "N18")
    assert (told.id, told.severity) == ("N18.form", "error")
    assert found(published(form=FORM_2019, year=2020), "N18") == []
    assert found(replace(published(form=FORM_2019), year=None), "N18") == []


def test_no_form_is_wrong_where_no_table_was_read() -> None:
    nothing = dict.fromkeys(published(form=FORM_2019).sheet, ReadFigure("missing", reason="not_found"))
    assert found(published(nothing, form=FORM_2019, year=2022), "N18") == []


def test_one_row_where_the_form_has_three_is_told_once() -> None:
    whole = {
        "applications.other.natural": ReadFigure("read", 3, "3"),
        "applications.other.legal": ReadFigure("read", 0, "0"),
    }
    parts = {
        f"applications.{part}.natural": ReadFigure("doubtful", None, "3", "one_row_for_many", (0, 3))
        for part in ("other_no_correction", "other_unpaid", "other_misc")
    }
    parts["applications.other_misc.legal"] = ReadFigure("read", 0, "0", settled_by=("other",))
    (told,) = found(published(whole | parts), "N18")
    assert (told.id, len(told.where)) == ("N18.rows", 6)


def test_a_subtotal_above_the_three_rows_is_nothing_wrong() -> None:
    assert found(published({"applications.other.natural": ReadFigure("read", 0, "0")}), "N18") == []


def test_what_departs_from_a_form_that_was_only_encouraged_is_no_error() -> None:
    blank = {
        "applications.new.legal": ReadFigure("missing", reason="blank"),
        "documents.made": ReadFigure("doubtful", None, "/", "filler"),
    }
    spans = tuple(
        ProsePart(part, heading, ("……",))
        for part, heading in enumerate(("一、工作情况", "二、公开", "三、申请", "四、复议"), 1)
    )
    by_year = {}
    for year in (2018, 2019, 2020):
        subject = replace(published(blank, form=FORM_2019, year=year), spans=spans)
        told = [each for each in review(subject) if each.rule in {"T01", "N05", "N18"}]
        assert told
        by_year[year] = {each.severity for each in told}
    assert by_year == {2018: {"warning"}, 2019: {"warning"}, 2020: {"error"}}


def test_figures_and_years_of_a_report_on_2019_are_judged_as_ever() -> None:
    broken = {
        "applications.new.total": ReadFigure("read", 7, "7"),
        "applications.new.natural": ReadFigure("read", -1, "-1"),
    }
    subject = published(broken, form=FORM_2019, year=2019)
    assert {each.severity for each in review(subject) if each.rule in {"I1", "I3"}} == {"error"}
