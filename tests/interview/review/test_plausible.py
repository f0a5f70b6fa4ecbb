"""Figures that add up and are still unlikely."""

from __future__ import annotations

import pytest

from tests.interview.review.subjects import FORM_2019, found, ids, subject

NEW, DONE = "applications.new.total", "applications.total.total"


@pytest.mark.parametrize(
    ("office", "kind", "severity"),
    [
        ("云山县水利局", "department", "error"), ("河口镇人民政府", "township", "error"),
        ("云山市人民政府办公室", "", None), ("云山市人民政府", "", None), ("国家能源局", "department", None),
        ("国家税务总局云山市税务局", "department", "error"), ("云山县", "", "notice"), ("甲省人民政府", "province_government", None),
    ],
)  # fmt: skip
def test_rules_are_made_by_few_offices(office: str, kind: str, severity: str | None) -> None:
    told = found(subject({"rules.in_force": 6}, office=office, kind=kind), "N09")
    assert [each.severity for each in told] == ([severity] if severity else [])


def test_an_office_without_a_name_is_known_by_how_it_speaks_of_itself() -> None:
    ours = subject({"rules.issued": 2}, office="", kind="", texts={"problems": "我镇力量不足。"})
    assert [each.severity for each in found(ours, "N09")] == ["warning"]
    nobody = subject({"rules.issued": 2}, office="", kind="", texts={"problems": "力量不足。"})
    assert [each.severity for each in found(nobody, "N09")] == ["notice"]


def test_fees_of_a_small_office_in_yuan() -> None:
    assert ids(subject({"fees.amount": 27270})) == ["N11.fees.amount"]
    assert ids(subject({"fees.amount": 27270}, kind="city_government")) == []
    assert ids(subject({"fees.amount": 9999})) == []


def test_one_number_for_every_kind_of_applicant() -> None:
    columns = ("natural", "business", "research", "charity", "legal", "other")
    copied = {f"applications.granted.{column}": 3 for column in columns}
    assert [each.id for each in found(subject(copied), "N14")] == ["N14.granted"]
    assert found(subject(dict.fromkeys(copied, 1)), "N14") == []
    assert found(subject(copied | {"applications.granted.other": None}), "N14") == []


@pytest.mark.parametrize(
    ("rule", "part", "whole", "most"),
    [
        ("N15", "applications.other_misc.total", DONE, 4),
        ("N16", "applications.carried_out.total", NEW, 6),
        ("K3", "applications.new.other", NEW, 16),
    ],
)
def test_a_share_that_is_too_large(rule: str, part: str, whole: str, most: int) -> None:
    assert len(found(subject({whole: 20, part: most + 1}), rule)) == 1
    assert found(subject({whole: 20, part: most}), rule) == []
    assert found(subject({whole: 9, part: 9}), rule) == []
    assert found(subject({whole: None, part: 9}), rule) == []
    assert found(subject({whole: 20, part: None}), rule) == []


def test_reconsiderations_without_applications() -> None:
    case = {"reconsideration.total": 2, "reconsideration.upheld": 2}
    assert [each.id for each in found(subject(case), "X11")] == ["X11"]
    assert found(subject(case, last={NEW: 3}), "X11") == []
    assert found(subject(case | {"applications.new.total": 3}), "X11") == []
    assert found(subject(case | {"applications.carried_in.total": None}), "X11") == []


def test_suits_that_should_have_been_reconsidered_first() -> None:
    suits = {"litigation_direct.total": 3, "litigation_after_review.total": 1}
    assert [each.id for each in found(subject(suits, year=2024), "X12")] == ["X12"]
    assert found(subject(suits, year=2023), "X12") == []
    assert found(subject(suits | {"litigation_after_review.total": 4}, year=2024), "X12") == []
    assert found(subject(suits | {"litigation_direct.total": None}, year=2024), "X12") == []


@pytest.mark.parametrize(
    ("figures", "ids_"),
    [
        ({"documents.made": 30, "documents.published": 30, "documents.public": 30}, ["Y6.stock"]),
        ({"documents.made": 4, "documents.published": 4, "documents.public": 4}, []),
        ({"documents.made": 34, "documents.published": 4, "documents.public": 47}, ["Y7"]),
        ({"documents.made": None, "documents.published": 5, "documents.public": 9}, []),
        ({"penalties.items": 3, "penalties.change": 6, "penalties.decisions": 9}, ["K1.penalties"]),
        ({"licences.items": 716, "licences.change": -417, "licences.decisions": 298}, ["K1.licences"]),
        ({"licences.items": 106, "licences.change": 2939, "licences.decisions": None}, ["K2.licences"]),
        ({"licences.items": 106, "licences.change": 29, "licences.decisions": 9}, []),
        ({"licences.items": 106, "licences.change": 31, "licences.decisions": 9}, []),
        ({"licences.items": None, "licences.change": 500, "licences.decisions": 9}, []),
        ({"licences.items": 13, "licences.change": 0, "licences.decisions": 13}, []),
    ],
)  # fmt: skip
def test_the_columns_of_2019_filled_with_other_things(
    figures: dict[str, int | None], ids_: list[str]
) -> None:
    assert ids(subject(figures, form=FORM_2019)) == ids_
    for each in ids_:
        assert found(subject(figures, form=FORM_2019), each.partition(".")[0])
