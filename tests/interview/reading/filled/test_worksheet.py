"""A filled worksheet: what stands in its blanks, the gates that follow, and what is left to be asked."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from interview.engine.flow.model import Flow
from interview.engine.plan.book import Entry, LastYear
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.export.worksheet import worksheet
from interview.flowfiles import load_flow
from interview.reading.filled.register import FromRegister
from interview.reading.filled.tables import tables_of
from interview.reading.filled.to_book import Differing, Doubtful, Taken, taken
from interview.reading.filled.worksheet import filled_in
from interview.wording.catalog import words
from tests.support.workbooks import filled

FLOW = load_flow("disclosure_2021")
NONE = FromRegister()


def told(
    written: Mapping[str, str], register: FromRegister = NONE, last: LastYear | None = None, flow: Flow = FLOW
) -> Taken:
    return taken(flow, {"year": "2025", **written}, register, last)


def values(made: Taken) -> dict[str, object]:
    return {id: answer.value.value for id, answer in made.book.answers.items() if id != "year"}


def test_what_stands_in_the_blanks_is_found_by_the_addresses(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    blank = worksheet(FLOW, 2025, None, words("zh"), "xlsx")
    path.write_bytes(
        filled(blank, {"documents.issued": 3, "office.name": "甲局"}, [["1", "本年新收", "个人"]])
    )
    found = filled_in(tables_of(path))
    assert found is not None
    assert found.flow == "disclosure_2021"
    assert found.told == {"documents.issued": "3", "office.name": "甲局", "year": "2025"}
    assert ["1", "本年新收", "个人", ""] in [list(row) for table in found.others for row in table]


def test_other_tables_are_no_worksheet() -> None:
    assert filled_in([[["x", "y"]], [["nianbao:x"]], []]) is None


def test_gates_follow_from_the_numbers_behind_them() -> None:
    made = told({
        "documents.in_force": "3件", "documents.issued": "0", "documents.repealed": "0", "fees.amount": "20200元",
        "licences.decisions": "12", "penalties.decisions": "0", "coercion.decisions": "0",
    })  # fmt: skip
    assert str(values(made)["fees.amount"]) == "2.02"
    assert values(made)["decisions.which"] == ("licences",)
    assert values(made)["documents.any_in_force"] is True
    assert values(made)["documents.any_changed"] is False
    assert {answer.origin for answer in made.book.answers.values()} == {"imported"}
    assert made.taken == 8
    assert not made.book.aside


def test_a_blank_is_not_told_and_what_was_told_beside_it_waits() -> None:
    made = told({"licences.decisions": "12", "documents.issued": "0"})
    assert "decisions.which" not in values(made)
    assert "documents.any_changed" not in values(made)
    waiting = {id: answer.value.value for id, answer in made.book.aside.items()}
    assert waiting == {"licences.decisions": 12, "documents.issued": 0}
    assert {"decisions.which", "documents.any_changed"} <= {asked.id for asked in made.plan.open}


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("documents.issued", "约3"), ("documents.issued", "-2"), ("documents.issued", "2.5"), ("fees.amount", "35000"),
        ("fees.amount", "-1"), ("office.kind", "大学"), ("office.phone", "见网站"), ("year", "2019"), ("office.postcode", "12"),
        ("facts.on_request.in_time", "大概"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_not_taken_and_said(address: str, text: str) -> None:
    made = told({address: text})
    assert made.doubtful == (Doubtful(address, text),)
    assert address not in values(made)
    assert address not in made.book.aside


def test_what_such_an_office_has_not_is_not_taken_and_said() -> None:
    made = told({"office.kind": "政府的部门", "rules.issued": "3", "rules.repealed": "0"})
    assert made.closed == (Doubtful("rules.issued", "3"),)
    assert not made.book.aside


def test_what_belongs_to_no_question_is_passed_over() -> None:
    assert values(told({"nothing.like_it": "3"})) == {}


def test_a_doubtful_number_opens_nothing_and_is_asked() -> None:
    made = told({"documents.in_force": "约3"})
    assert "documents.any_in_force" in {asked.id for asked in made.plan.open}


@pytest.mark.parametrize(
    ("counts", "answers"),
    [
        ("1 0 0 0", {"reconsideration.any": True, "reconsideration.count": 1, "reconsideration.only": "upheld"}),
        ("0 0 0 0", {"reconsideration.any": False}),
        ("2 _ _ _", {"reconsideration.any": True}),
        ("2 1 0 0", {"reconsideration.any": True, "reconsideration.count": 3, "reconsideration.upheld": 2,
                     "reconsideration.corrected": 1, "reconsideration.other": 0, "reconsideration.pending": 0}),
        ("_ _ _ _", {}),
    ],
)  # fmt: skip
def test_of_a_tally_its_parts_are_told(counts: str, answers: dict[str, object]) -> None:
    names = ("upheld", "corrected", "other", "pending")
    written = {f"reconsideration.{n}": c for n, c in zip(names, counts.split(), strict=True) if c != "_"}
    assert values(told(written)) == answers


def test_which_lawsuits_there_were_follows_where_all_of_them_are_told() -> None:
    groups = ("litigation_direct", "litigation_after_review")
    names = ("upheld", "corrected", "other", "pending")
    written = {f"{group}.{name}": "0" for group in groups for name in names}
    assert values(told(written))["litigation.which"] == ()
    assert values(told({**written, "litigation_direct.other": "2"}))["litigation.which"] == ("direct",)


def test_facts_are_told_and_0_is_no_fact() -> None:
    made = told(
        {"facts.supervision.held": "0", "facts.on_request.in_time": "是", "applications.count_new": "2"}
    )
    assert values(made)["facts.supervision.accountable"] is False
    assert values(made)["facts.on_request.in_time"] is True
    told_all = {
        f"facts.proactive.{name}": "0" for name in ("interpretations", "responses", "press", "consultations")
    }
    assert "facts.proactive.done" not in values(told(told_all))
    some = told({**told_all, "facts.proactive.responses": "4", "office.kind": "政府的部门"})
    assert values(some)["facts.proactive.done"] == ("responses",)


TWO = FromRegister(
    (Entry(False, "natural", "granted", label="1"), Entry(True, "business", "carried_out")),
    tells_carried=True,
)


def test_a_register_makes_the_list_and_the_numbers_that_it_comes_to() -> None:
    made = told({}, TWO)
    assert values(made) == {
        "applications.any_new": True, "applications.count_new": 1, "applications.any_carried_in": True,
        "applications.count_carried_in": 1, "applications.way": "one_by_one",
    }  # fmt: skip
    assert made.book.entries == TWO.entries
    assert not [asked.id for asked in made.plan.open if asked.id.startswith("applications.")]
    assert made.plan.figures["applications.carried_out.business"].value == 1


def test_where_a_register_does_not_say_what_was_carried_in_that_is_asked() -> None:
    made = told({}, FromRegister((Entry(False, "natural", "granted"),)))
    assert [asked.id for asked in made.plan.open if asked.id.startswith("applications.")] == [
        "applications.any_carried_in"
    ]


def test_numbers_that_are_not_what_the_list_comes_to_are_said_and_asked_about() -> None:
    made = told(
        {
            "applications.count_new": "3",
            "applications.count_carried_in": "1",
            "applications.count_carried_out": "0",
        },
        TWO,
    )
    assert made.differing == (
        Differing("applications.count_new", 3, 1), Differing("applications.count_carried_out", 0, 1),
    )  # fmt: skip
    assert {asked.id for asked in made.plan.open} >= {"applications.list.3.who", "applications.list.4.who"}


def test_without_a_list_the_numbers_alone_are_told() -> None:
    made = told(
        {
            "applications.count_new": "12",
            "applications.count_carried_in": "0",
            "applications.count_carried_out": "2",
        }
    )
    assert values(made)["applications.count_new"] == 12
    assert values(made)["applications.any_carried_in"] is False
    assert not made.differing
    assert [a.id for a in made.plan.open if a.id.startswith("applications.")] == ["applications.who"]


@pytest.mark.parametrize("out", ["0", "2"])
def test_how_many_are_open_is_known_once_it_is_known_who_applied(out: str) -> None:
    made = told({"applications.count_new": "12", "applications.count_carried_in": "0", "applications.count_carried_out": out})  # fmt: skip
    state, _ = begin(FLOW, made.book)
    state, _ = step(state, do.Answer("applications.who", "个人"))
    assert state.book.answers["applications.any_carried_out"].value.value is (out != "0")
    assert out == "0" or state.book.answers["applications.count_carried_out"].value.value == int(out)


@pytest.mark.parametrize(("before", "taken"), [(Decimal("7730.28"), True), (Decimal("0.7"), False)])
def test_an_amount_that_is_rare_is_taken_where_last_year_s_was_as_much(before: Decimal, taken: bool) -> None:
    made = told({"fees.amount": "7545"}, last=LastYear(2024, "disclosure_2021", {"fees.amount": before}))
    assert ("fees.amount" in values(made)) is taken
    assert bool(made.doubtful) is not taken


def test_a_fact_that_last_year_s_text_did_not_tell_is_said_to_be_left_beside() -> None:
    last = LastYear(
        2024, "disclosure_2021", texts={"overview.supervision": "加强监管。配备专职人员2人。"},
        facts={"facts.supervision.people": 2},
    )  # fmt: skip
    made = told(
        {
            "facts.supervision.people": "3",
            "facts.supervision.meetings": "2",
            "facts.supervision.trained": "约60",
        },
        last=last,
    )
    assert {each.address: each.text for each in made.beside} == {
        "facts.supervision.meetings": "2", "facts.supervision.trained": "约60",
    }  # fmt: skip
    assert not made.doubtful


def test_what_last_year_left_open_is_asked_about_where_the_sheet_says_otherwise() -> None:
    columns = ("natural", "business", "research", "charity", "legal", "other")
    last = LastYear(2024, "disclosure_2021", {f"applications.carried_out.{c}": 0 for c in columns})
    made = told({}, TWO, last)
    assert "applications.why_carried_in.business" in {asked.id for asked in made.plan.open}
    assert told({}, FromRegister((Entry(False, "natural", "granted"),)), last).plan.get(
        "applications.any_carried_in"
    )


def test_a_form_without_a_ledger_takes_its_lines_all_the_same() -> None:
    less = Flow(
        **{name: getattr(FLOW, name) for name in Flow.model_fields}
        | {"sections": tuple(section for section in FLOW.sections if section.id in {"profile", "proactive"})}
    )
    assert values(told({"documents.in_force": "3"}, TWO, flow=less))["documents.in_force"] == 3


def test_more_than_a_list_can_hold_is_asked_by_result_and_the_list_waits() -> None:
    made = told({"applications.count_new": "5000"}, TWO)
    assert made.differing == (Differing("applications.count_new", 5000, 1),)
    assert "applications.who" in {asked.id for asked in made.plan.open}


def test_what_waits_comes_back_when_its_question_is_asked() -> None:
    made = told({"documents.issued": "0", "licences.decisions": "12"})
    state, _ = begin(FLOW, made.book)
    state, _ = step(state, do.Answer("decisions.which", "1、2"))
    assert state.book.answers["licences.decisions"].value.value == 12
    state, _ = step(state, do.Answer("documents.any_changed", "有"))
    assert state.book.answers["documents.issued"].value.value == 0


def test_a_list_is_the_way_of_telling_once_its_question_is_reached() -> None:
    made = told({}, FromRegister((Entry(False, "natural", "granted"),)))
    assert made.plan.get("applications.way") is None
    state, _ = begin(FLOW, made.book)
    state, _ = step(state, do.Answer("applications.any_carried_in", "没有"))
    assert state.book.answers["applications.way"].value.value == "one_by_one"
