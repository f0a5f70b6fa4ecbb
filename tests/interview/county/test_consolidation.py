"""The government's report as the sum of its units, and a written one beside it."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from interview.county.consolidation import Comparison, as_book, compared_with, summed
from interview.county.gathering import gathered
from interview.county.handed_in import HandedIn
from interview.county.results import Results
from interview.county.roster import Roster, Unit
from interview.county.worklist import Worklist
from interview.desk.check.one import Checked
from interview.engine.plan.plan import Plan
from interview.engine.step.lineage import trace
from interview.engine.step.machine import begin
from interview.engine.sums.relations import Number, compute
from interview.session import AnswersFile, Session, read
from interview.wording.catalog import words
from tests.support.county import GOVERNMENT, YEAR, county
from tests.support.interviews import facts_of, flow, hold

FORM = flow("disclosure_2021")
COMPUTED = {relation.target for relation in FORM.relations if relation.computes}


def handed_in(name: str, figures: Mapping[str, Number | None]) -> HandedIn:
    sheet: dict[str, Number | None] = {**dict.fromkeys(FORM.cells, 0), **figures}
    return HandedIn(Checked(f"{name}.docx", name, YEAR, FORM.id), figures=sheet)


def balanced(seed: int) -> dict[str, Number | None]:
    """Figures of an office that come out."""
    dice = random.Random(seed)
    sheet: dict[str, Number | None] = {
        cell: dice.randrange(9) if dice.random() < 0.4 and not cell.startswith("rules.") else 0
        for cell in FORM.cells if cell not in COMPUTED
    }  # fmt: skip
    sheet |= {"fees.amount": Decimal(dice.randrange(1000)) / 100}
    for column in ("natural", "business", "research", "charity", "legal", "other"):
        rows = {cell for cell in sheet if cell.endswith(f".{column}") and cell.startswith("applications.")}
        ended = sum(int(sheet[cell] or 0) for cell in rows if cell.split(".")[1] not in {"new", "carried_in"})
        sheet[f"applications.new.{column}"] = ended
        sheet[f"applications.carried_in.{column}"] = 0
    compute(FORM.relations, sheet)
    return sheet


def reviewed(*reports: HandedIn, units: tuple[Unit, ...] = ()) -> Worklist:
    results = Results()
    for each in reports:
        results.put(each, "")
    named = tuple(
        Unit(name=str(each.checked.office)) for each in reports if each.checked.office != GOVERNMENT
    )
    roster = Roster(government=GOVERNMENT, units=units or named)
    return Worklist(results, gathered(results.cards(), roster, YEAR, FORM.id, lambda _: False), words())


def test_every_cell_is_the_sum_of_the_units_and_the_relations_hold() -> None:
    sheets = [balanced(seed) for seed in range(60)]
    found = summed(reviewed(*(handed_in(f"单位{at:02}局", sheet) for at, sheet in enumerate(sheets))))
    expected = {cell: sum(sheet.get(cell) or 0 for sheet in sheets) for cell in FORM.cells}
    assert len(expected) >= 200
    assert found.figures == expected
    assert (found.uneven, found.unknown, found.left_out) == ((), {}, ())
    book, plan = as_book(found)
    assert {cell: plan.sheet[cell] for cell in FORM.cells} == expected
    assert plan.broken == ()
    assert {
        answer.origin for id, answer in book.answers.items() if not id.startswith("office.") and id != "year"
    } == {"summed"}
    assert book.answers["office.name"].origin == "typed"


def test_a_made_county_adds_up_in_every_cell() -> None:
    made = county(faults=False).units
    reports = [
        handed_in(unit.name, {k: v for k, v in unit.sample.truth.items() if k in FORM.cells}) for unit in made
    ]
    found = summed(reviewed(*reports))
    for cell, value in found.figures.items():
        assert value == sum(unit.sample.truth.get(cell, 0) for unit in made), cell


def test_what_the_sum_is_made_of_is_kept_in_the_answers_file_and_traced(tmp_path: Path) -> None:
    some = {"reconsideration.upheld": 3, "reconsideration.total": 3}
    book, plan = as_book(summed(reviewed(handed_in("甲县甲局", some), handed_in("甲县乙局", {}))))
    with AnswersFile.create(tmp_path / "a.nianbao.json", Session(FORM.id, FORM.version)) as file:
        file.save(book, None, finished=False)
    again = read(tmp_path / "a.nianbao.json").book
    assert again == book
    traced = trace(Plan(FORM, again), "reconsideration.upheld")
    assert traced is not None
    assert traced.figure is not None
    assert (traced.figure.value, traced.figure.origin, traced.units) == (3, "summed", (("甲县甲局", 3),))
    assert plan.open


def test_a_cell_that_one_unit_does_not_tell_is_left_open_and_named() -> None:
    found = summed(
        reviewed(
            handed_in("甲县甲局", {"licences.decisions": 3}),
            handed_in("甲县乙局", {"licences.decisions": None}),
        )
    )
    assert found.figures["licences.decisions"] is None
    assert found.unknown == {"licences.decisions": ("甲县乙局",)}
    _, plan = as_book(found)
    assert plan.sheet["licences.decisions"] is None


def test_a_relation_that_a_unit_breaks_is_named_with_the_unit() -> None:
    wrong = {"reconsideration.upheld": 3, "reconsideration.total": 4}
    found = summed(reviewed(handed_in("甲县甲局", wrong), handed_in("甲县乙局", {})))
    assert [(relation.id, units) for relation, units in found.uneven] == [
        ("I4.reconsideration", ("甲县甲局",))
    ]


def test_who_is_left_out_is_told_and_a_unit_that_another_reports_for_is_not_counted_twice() -> None:
    units = (
        Unit(name="甲县甲局"), Unit(name="甲县乙局", merged_into="甲县甲局"), Unit(name="甲县丙局"),
    )  # fmt: skip
    some = {"coercion.decisions": 5}
    found = summed(reviewed(handed_in("甲县甲局", some), handed_in("甲县乙局", some), units=units))
    assert [unit.name for unit in found.units] == ["甲县甲局"]
    assert found.figures["coercion.decisions"] == 5
    assert [each.unit.name for each in found.left_out] == ["甲县丙局"]


def test_the_government_s_own_file_is_no_unit_and_one_that_is_its_office_s_report_is_told() -> None:
    some = {"coercion.decisions": 5, "licences.decisions": 7}
    found = summed(reviewed(handed_in("云山县人民政府办公室", some), handed_in(GOVERNMENT, some)))
    assert found.figures["coercion.decisions"] == 5
    assert found.same == ((f"{GOVERNMENT}.docx", "云山县人民政府办公室"),)


@pytest.fixture(scope="module")
def units() -> list[HandedIn]:
    return [handed_in(f"甲县{at}局", balanced(at)) for at in range(12)]


def upper(*parts: HandedIn) -> HandedIn:
    figures = {cell: sum(each.figures[cell] or 0 for each in parts) for cell in FORM.cells}
    return handed_in(GOVERNMENT, figures)


def beside(units: list[HandedIn], written: HandedIn) -> Comparison:
    return compared_with(summed(reviewed(*units)), written)


def test_an_upper_report_that_is_the_sum_agrees(units: list[HandedIn]) -> None:
    found = beside(units, upper(*units))
    assert (found.differences, found.omitted, found.doubled) == ((), (), ())


def test_the_units_that_explain_every_difference_are_named(units: list[HandedIn]) -> None:
    assert beside(units, upper(*units[1:])).omitted == ("甲县0局",)
    assert beside(units, upper(*units[2:])).omitted == ("甲县0局", "甲县1局")
    twice = beside(units, upper(*units, units[3]))
    assert (twice.omitted, twice.doubled) == ((), ("甲县3局",))


def test_a_cell_that_is_wrong_alone_names_the_units_that_say_the_difference(units: list[HandedIn]) -> None:
    whole = upper(*units)
    value = next(each.figures["fees.amount"] for each in units if each.figures["fees.amount"])
    assert value is not None
    figures = {**whole.figures, "fees.amount": (whole.figures["fees.amount"] or 0) + value, "rules.issued": 1}
    found = beside(units, replace(whole, figures={**figures, "coercion.decisions": None}))
    assert [(each.address, each.units) for each in found.differences if each.address != "fees.amount"] == [
        ("rules.issued", ())
    ]
    assert any(each.address == "fees.amount" and each.units for each in found.differences)
    assert (found.omitted, found.doubled) == ((), ())


def test_the_interview_goes_on_from_the_sum_and_its_texts_draft_their_figures(tmp_path: Path) -> None:
    book, _ = as_book(summed(reviewed(*(handed_in(f"单位{at}局", balanced(at)) for at in range(3)))))
    with AnswersFile.create(tmp_path / "a.nianbao.json", Session(FORM.id, FORM.version)) as file:
        file.save(book, None, finished=False)
    state, _ = begin(FORM, read(tmp_path / "a.nianbao.json").book)
    whole = dict(state.plan.sheet)
    assert {asked.section for asked in state.plan.open} <= {"profile", "overview", "problems", "closing"}
    held = hold(facts_of(FORM.id, kind="county_government"), state)
    assert held.state.plan.open == ()
    assert held.figures == whole
    drafted = state.plan.draft("overview.on_request")
    assert drafted is not None
    assert str(whole["applications.new.total"]) in drafted.text
