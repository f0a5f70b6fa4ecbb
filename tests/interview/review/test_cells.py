"""What stands in the cells of a published report, told by table and kind of trouble."""

from __future__ import annotations

from dataclasses import replace
from typing import cast, get_args

import pytest

from interview.reading.model import ReadFigure, Reason, Report
from interview.review.checking import review
from interview.review.figures import cells
from interview.review.messages import message
from interview.review.of_report import MOST_TEXT, of_report
from interview.wording.catalog import words
from tests.interview.review.subjects import FORM_2019, found, ids, published, subject
from tests.support.interviews import flow

BLANK = ReadFigure("missing", reason="blank")
GONE = ReadFigure("missing", reason="not_found")
COLUMNS = ("natural", "business", "research", "charity", "legal", "other", "total")


def doubtful(reason: str, text: str = "?", *candidates: int) -> ReadFigure:
    return ReadFigure("doubtful", None, text, cast(Reason, reason), candidates)


def row(name: str, figure: ReadFigure) -> dict[str, ReadFigure]:
    return {f"applications.{name}.{column}": figure for column in COLUMNS}


def test_a_report_of_noughts_is_right() -> None:
    assert ids(published()) == []
    assert ids(published(form=FORM_2019)) == []


def test_sums_are_done_over_strokes_as_over_noughts() -> None:
    stroke = doubtful("filler", "/", 0)
    strokes = {each: stroke for each in published().sheet if each.startswith("applications.")}
    assert [each for each in ids(published(strokes)) if each.startswith("I")] == []
    new = {f"applications.new.{column}": ReadFigure("read", 3, "3") for column in ("natural", "total")}
    assert [each for each in ids(published(strokes | new)) if each.startswith("I")] == [
        "I1.natural",
        "I1.total",
    ]


@pytest.mark.parametrize(
    ("reason", "rule", "severity"),
    [
        ("filler", "N05", "error"), ("unreadable", "N05", "error"), ("unit", "N11", "warning"),
        ("negative", "N06", "error"), ("broken_number", "N06", "error"), ("fewer_cells", "N19", "error"),
        ("more_cells", "N19", "error"), ("merged", "N19", "error"), ("heads", "N19", "warning"),
        ("by_place", "N19", "warning"), ("twice", "N19", "error"), ("order", "N19", "warning"), ("other_heads", "N19", "error"),
    ],
)  # fmt: skip
def test_no_doubtful_cell_passes_silently(reason: str, rule: str, severity: str) -> None:
    (told,) = found(published({"licences.decisions": doubtful(reason, "x", 3)}), rule)
    assert (told.severity, told.where, told.left, told.right) == (severity, ("licences.decisions",), "x", 3)


@pytest.mark.parametrize("reason", ["fewer_cells", "more_cells", "merged"])
def test_cells_that_a_text_lost_could_not_be_read_and_are_no_error(reason: str) -> None:
    subject = replace(published({"licences.decisions": doubtful(reason, "x", 3)}), has_cells=False)
    (told,) = found(subject, "N19")
    assert (told.severity, told.code.endswith("_read"), told.id.endswith("_read.proactive")) == (
        "warning",
        True,
        False,
    )


def test_a_doubtful_row_is_one_finding() -> None:
    (told,) = found(published(row("granted", doubtful("fewer_cells", "1  2"))), "N19")
    assert len(told.where) == 7
    assert told.left is None


def test_a_row_that_the_sums_brought_back_has_still_lost_its_cells() -> None:
    figure = ReadFigure("read", 0, "0", settled_by=("I3.granted",))
    assert [each.id for each in found(published(row("granted", figure)), "N19")] == ["N19_fewer.applications"]


def test_figures_that_the_sums_only_placed_were_not_lost() -> None:
    figure = ReadFigure("read", 0, "0", settled_by=("I3.granted",), only_placed=True)
    assert found(published(row("granted", figure)), "N19") == []


def test_blank_cells_are_told_by_column_and_row_once_a_table() -> None:
    blank = {f"applications.{name}.research": BLANK for name in ("new", "granted", "partial")}
    (told,) = found(published(blank | {"applications.new.legal": BLANK}), "N05")
    said = message(told, flow("disclosure_2021"), words("zh"))
    assert told.id == "N05_blank"
    assert "有 4 格空着：「科研机构」这一列、「新收·律所」。" in said


def test_blank_cells_of_every_table_can_be_named() -> None:
    columns = {f"{each}.change": BLANK for each in ("licences", "services", "fees")}
    told = found(published(columns, form=FORM_2019), "N05")
    assert "「本年增/减」这一列" in message(told[0], flow(FORM_2019), words("zh"))
    rows = {f"documents.{each}": BLANK for each in ("issued", "in_force")}
    told = found(published(rows), "N05")
    assert "「行政规范性文件」这一行" in message(told[0], flow("disclosure_2021"), words("zh"))
    parts = {f"{group}.upheld": BLANK for group in ("reconsideration", "litigation_direct")}
    told = found(published(parts), "N05")
    assert "这一列" in message(told[0], flow("disclosure_2021"), words("zh"))
    groups = {f"reconsideration.{part}": BLANK for part in ("upheld", "other")}
    told = found(published(groups), "N05")
    assert "「行政复议」这一行" in message(told[0], flow("disclosure_2021"), words("zh"))


def test_columns_of_one_name_in_two_tables_are_named_once() -> None:
    totals = {
        f"{table}.total": BLANK
        for table in ("reconsideration", "litigation_direct", "applications.new", "applications.granted")
    }
    (told,) = found(published(totals), "N05")
    assert message(told, flow("disclosure_2021"), words()).count("「总计」这一列") == 1


def test_a_blank_total_is_told_with_its_sum() -> None:
    one = ReadFigure("missing", reason="blank", candidates=(5,), settled_by=("I3.new",))
    (told,) = found(published({"applications.new.total": one}), "N05")
    assert (told.id, told.right, told.code) == ("N05_blank_total", 5, "N05_blank_total_known")
    (two,) = found(published({"applications.new.total": one, "applications.total.total": BLANK}), "N05")
    assert two.right is None


def test_counts_with_units_and_notes_are_told_and_amounts_may_have_them() -> None:
    figures = {
        "licences.decisions": ReadFigure("read", 0, "0件"), "penalties.decisions": ReadFigure("read", 0, "０"),
        "coercion.decisions": ReadFigure("read", 0, "\xa00 "), "rules.issued": ReadFigure("read", 0, ""), "fees.amount": ReadFigure("read", 0, "0万元"),
    }  # fmt: skip
    (told,) = found(published(figures), "N05")
    assert (told.severity, told.where) == ("warning", ("licences.decisions", "penalties.decisions"))
    noted = {
        "licences.decisions": ReadFigure("read", 1113, "1,113"),
        "penalties.decisions": ReadFigure("read", 22, "22（其中修订 16 件）"),
    }
    (told,) = found(published(noted), "N05")
    assert (told.severity, told.id) == ("notice", "N05_noted.proactive")
    (one,) = found(published({"licences.decisions": ReadFigure("read", 0, "0件")}), "N05")
    assert one.left == "0件"


def test_tables_and_rows_that_are_not_there_are_one_finding() -> None:
    nothing = dict.fromkeys(published().sheet, GONE)
    (told,) = found(published(nothing), "N19")
    assert told.code == "N19_no_tables"
    some = nothing | {"licences.decisions": ReadFigure("read", 0, "0")}
    assert [each.code for each in found(published(some), "N19")] == ["N19_gone"]
    assert [each.code for each in found(published({"licences.decisions": GONE}), "N19")] == ["N19_no_rows"]


def test_an_interview_has_no_cells_to_judge() -> None:
    assert review(subject({"licences.decisions": None})) == ()


def test_what_no_table_prints_is_nobodys_cell() -> None:
    assert ids(published({"applications.other.natural": doubtful("filler", "/")})) == []


def test_prose_without_end_is_judged_as_far_as_a_report_goes_and_that_is_told() -> None:
    texts = {"problems": "一是" * 40_000, "improvements": "二是" * 40_000}
    report = of_report(Report("disclosure_2021", {}, texts=texts), flow("disclosure_2021"))
    assert sum(len(each.text) for each in report.passages) == MOST_TEXT
    (told,) = found(report, "T11")[-1:]
    assert told.details == {"n": 160_000 - MOST_TEXT}
    assert of_report(Report("disclosure_2021", {}), flow("disclosure_2021")).left_out == 0


def test_every_reason_of_the_reader_is_told() -> None:
    told_elsewhere = {"", "blank", "not_found", "one_row_for_many"}
    assert set(get_args(Reason)) - told_elsewhere == set(cells._TROUBLES)
