"""This year's figures beside last year's."""

from __future__ import annotations

from tests.interview.review.subjects import FORM_2019, FORM_2021, found, ids, subject

IN, OUT = "applications.carried_in.", "applications.carried_out."


def balanced(**carried: int) -> dict[str, int]:
    """Applications carried in and answered, by column."""
    figures = {f"{IN}{column}": number for column, number in carried.items()}
    figures |= {
        f"applications.{row}.{column}": n for row in ("granted", "total") for column, n in carried.items()
    }
    for row in ("carried_in", "granted", "total"):
        figures[f"applications.{row}.total"] = sum(carried.values())
    return figures


def test_what_was_carried_out_is_carried_in_for_each_kind_of_applicant() -> None:
    report = subject(balanced(natural=3), last={f"{OUT}natural": 2, f"{OUT}legal": 1, f"{OUT}total": 3})
    told = found(report, "N07")
    assert [each.id for each in told] == ["N07.natural", "N07.legal"]
    assert [(each.cell, each.was, each.should_be) for each in told[0].repairs[0].changes] == [
        (f"{IN}natural", 3, 2)
    ]
    assert all(each.severity == "error" for each in told)
    assert ids(subject(balanced(natural=2), last={f"{OUT}natural": 2, f"{OUT}total": 2})) == []


def test_the_total_alone_is_told_where_every_column_agrees() -> None:
    report = subject(balanced(natural=2), last={f"{OUT}natural": 2, f"{OUT}total": 5})
    assert [each.id for each in found(report, "N07")] == ["N07.total"]


def test_the_stock_is_last_years_with_what_came_and_without_what_went() -> None:
    last = {"documents.in_force": 597}
    right = {"documents.issued": 50, "documents.repealed": 227, "documents.in_force": 420}
    assert ids(subject(right, last=last)) == []
    (told,) = found(subject(right | {"documents.in_force": 421}, last=last), "N08")
    assert (told.id, told.left, told.right, told.severity) == ("N08.documents", 421, 420, "warning")
    assert found(subject(right | {"documents.issued": None}, last=last), "N08") == []


def test_tables_of_two_forms_are_not_compared_but_applications_are() -> None:
    report = subject(
        balanced(natural=1) | {"documents.in_force": 5},
        year=2021,
        last={"documents.public": 9},
        last_form=FORM_2019,
    )
    assert ids(report) == ["N07.natural"]


def test_items_and_public_documents_of_the_form_of_2019_go_on() -> None:
    last = {"licences.items": 10, "licences.change": -2, "rules.public": 4, "documents.public": 4}
    report = subject(
        {"licences.items": 9, "rules.public": 6, "documents.public": 4},
        form=FORM_2019, kind="city_government", last=last,
    )  # fmt: skip
    assert ids(report) == ["Y5.rules", "Y4.licences"]
    assert found(report, "Y4")
    assert found(report, "Y5")


def test_cases_still_open_come_again() -> None:
    last = {"reconsideration.pending": 2, "litigation_direct.pending": 1}
    report = subject({"litigation_direct.total": 1, "litigation_direct.upheld": 1}, last=last)
    assert [each.id for each in found(report, "Y8")] == ["Y8.reconsideration"]


def test_fees_a_hundred_times_last_years_and_fees_that_are_gone() -> None:
    assert [each.id for each in found(subject({"fees.amount": 250}, last={"fees.amount": 2}), "N11")] == [
        "N11.last"
    ]
    assert [each.id for each in found(subject(last={"fees.amount": 2}), "N12")] == ["N12"]
    assert ids(subject({"fees.amount": 2})) == []


def test_decisions_that_began_or_stopped_and_large_changes() -> None:
    last = {"licences.decisions": 9, "penalties.decisions": 100, "coercion.decisions": 100}
    report = subject({"penalties.decisions": 151, "coercion.decisions": 149}, last=last)
    assert ids(report) == ["N13.licences.decisions", "Y9.penalties.decisions"]
    assert found(report, "N13")
    assert found(report, "Y9")
    assert (
        ids(
            subject(
                {"licences.decisions": None}, last=last | {"penalties.decisions": 0, "coercion.decisions": 0}
            )
        )
        == []
    )


def test_last_years_figures_published_again() -> None:
    figures = {
        "rules.in_force": 3,
        "rules.issued": 0,
        "licences.decisions": 4,
        "penalties.decisions": 5,
        "fees.amount": 6,
    }
    figures |= {
        "documents.in_force": 8,
        "coercion.decisions": 1,
        "processing_fee.notices": 1,
        "processing_fee.demanded": 9,
    }
    again = subject(figures, last=figures, kind="city_government")
    assert [each.id for each in found(again, "N14")] == ["N14.last"]
    assert found(subject(figures | {"fees.amount": 7}, last=figures), "N14") == []
    assert found(subject(figures, last=figures, form=FORM_2021, last_form=FORM_2019), "N14") == []
