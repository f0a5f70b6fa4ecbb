"""`--to json`: every cell, exact digits, null for what is not known, and where each figure comes from."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import pytest

from interview.engine.answers.kinds import Choices, Count, Money, Prose, Signed, Text, YesNo
from interview.engine.plan.book import Answer, Book, OutlinePart
from interview.engine.plan.outline.outline import usual
from interview.engine.plan.plan import Plan
from interview.export import values_json
from interview.flowfiles import load_flow
from interview.flowfiles.families import family_of
from interview.flowfiles.loading import DEFAULT
from tests.flows.forms import ADDRESSES, TEXTS
from tests.flows.holding import hold


def parsed(plan: Plan) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(values_json(plan), parse_float=Decimal)
    return read


def line_of(plan: Plan, address: str) -> str:
    found = re.search(rf'^    "{re.escape(address)}": (.*?),?$', values_json(plan), re.MULTILINE)
    assert found
    return found[1]


@pytest.mark.parametrize("id", family_of(DEFAULT).forms)
def test_nothing_told_is_null_everywhere_and_every_cell_is_there(id: str) -> None:
    values = parsed(Plan(load_flow(id), Book()))
    assert list(values) == [
        "schema",
        "flow",
        "year",
        "office",
        "figures",
        "texts",
        "outline",
        "facts",
        "origins",
    ]
    assert (values["schema"], values["flow"], values["year"], values["office"]) == (1, id, None, {})
    assert set(values["figures"]) == ADDRESSES[id]
    assert set(values["figures"].values()) == {None}
    assert values["texts"] == dict.fromkeys(TEXTS)
    assert values["facts"]
    assert set(values["facts"].values()) == {None}
    wanted = [part for part in values["outline"] if part["section"] == "overview"]
    assert [part["number"] for part in wanted] == ["（一）", "（二）", "（三）", "（四）", "（五）"]
    assert wanted[0] == {
        "section": "overview", "address": "overview.proactive", "heading": "主动公开", "number": "（一）",
    }  # fmt: skip
    assert set(values["origins"]) == ADDRESSES[id] | set(TEXTS)
    assert set(values["origins"].values()) == {None}


@pytest.mark.parametrize(
    ("amount", "digits"),
    [("2.5", "2.5"), ("2.50", "2.5"), ("0.0001", "0.0001"), ("316441", "316441"), ("59237.2449", "59237.2449"), ("1E+2", "100"),
     ("0", "0"), ("0.10", "0.1"), ("0.1", "0.1")],
)  # fmt: skip
def test_numbers_have_their_shortest_exact_digits(amount: str, digits: str) -> None:
    answers = {"fees.any": Answer(YesNo(value=True)), "fees.amount": Answer(Money(value=Decimal(amount)))}
    assert line_of(Plan(load_flow("disclosure_2021"), Book(answers)), "fees.amount") == digits


def test_facts_and_an_office_s_own_headings_are_told() -> None:
    form = load_flow("disclosure_2021")
    own = (*usual(form.section["overview"]), OutlinePart("overview.own_1", "解读回应"))
    told = {
        "facts.proactive.where": Answer(Choices(value=("wechat",))),
        "facts.proactive.wechat": Answer(Count(value=40)),
    }
    values = parsed(Plan(form, Book(told, outline={"overview": own})))
    assert values["facts"]["facts.proactive.where"] == ["wechat"]
    assert values["facts"]["facts.proactive.wechat"] == 40
    assert values["texts"]["overview.own_1"] is None
    assert {part["address"]: part["number"] for part in values["outline"]}["overview.own_1"] == "（六）"


def test_a_decrease_is_a_negative_number() -> None:
    held = hold(load_flow("disclosure_2019"), {"licences.change": -8})
    assert line_of(held.state.plan, "licences.change") == "-8"


def test_unknown_is_null_and_never_zero_beside_what_is_told() -> None:
    answers = {
        "documents.any_in_force": Answer(YesNo(value=True)),
        "documents.any_changed": Answer(YesNo(value=False)),
    }
    figures = parsed(Plan(load_flow("disclosure_2021"), Book(answers)))["figures"]
    assert figures["documents.in_force"] is None
    assert figures["documents.issued"] == 0
    assert figures["applications.new.total"] is None
    assert figures["reconsideration.total"] is None


def test_a_finished_report_has_no_null_figure_and_says_where_each_comes_from() -> None:
    flow = load_flow("disclosure_2021")
    told = {
        "applications.new.natural": 3,
        "applications.granted.natural": 2,
        "applications.partial.natural": 1,
    }
    values = parsed(hold(flow, {**told, "documents.in_force": 4}, kind="township").state.plan)
    assert None not in values["figures"].values()
    assert None not in values["origins"].values()
    assert values["year"] == 2021
    assert values["office"]["name"] == "测试单位"
    assert values["office"]["kind"] == "township"
    assert set(values["office"]) == {"name", "kind", "address", "phone", "postcode", "website"}
    origins = values["origins"]
    assert {a: origins[a] for a in ("documents.in_force", "rules.issued", "applications.granted.natural",
                                    "applications.partial.natural", "applications.total.total", "problems")} == {
        "documents.in_force": "typed", "rules.issued": "zero", "applications.granted.natural": "typed",
        "applications.partial.natural": "inferred", "applications.total.total": "computed", "problems": "typed",
    }  # fmt: skip


def test_what_was_typed_is_text_and_comes_back() -> None:
    nasty = '引号"、反斜杠\\、<b>、{year}'
    answers = {
        "office.name": Answer(Text(value=nasty)),
        "problems": Answer(Prose(value=f"{nasty}\n第二段")),
    }
    values = parsed(Plan(load_flow("disclosure_2021"), Book(answers)))
    assert values["office"] == {"name": nasty}
    assert values["texts"]["problems"] == f"{nasty}\n第二段"
    assert nasty.split("、", maxsplit=1)[0].replace('"', '\\"') in values_json(
        Plan(load_flow("disclosure_2021"), Book(answers))
    )


def test_the_text_ends_with_a_line_break_and_is_the_same_each_time() -> None:
    plan = Plan(load_flow("disclosure_2019"), Book({"licences.change": Answer(Signed(value=1))}))
    assert values_json(plan) == values_json(plan)
    assert values_json(plan).endswith("}\n")


def test_an_answer_of_a_closed_branch_is_not_told() -> None:
    answers = {
        "documents.any_in_force": Answer(YesNo(value=False)),
        "documents.in_force": Answer(Count(value=9)),
    }
    values = parsed(Plan(load_flow("disclosure_2021"), Book(answers)))
    assert values["figures"]["documents.in_force"] == 0
    assert values["origins"]["documents.in_force"] == "zero"
