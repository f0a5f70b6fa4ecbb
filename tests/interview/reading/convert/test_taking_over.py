"""Published reports as books: gates follow, doubtful figures stay open, nothing that was read is lost."""

from __future__ import annotations

import os
import random
import re
from dataclasses import replace
from decimal import Decimal

import pytest

from interview.engine.answers.kinds import Choice, Count, YesNo
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Answer
from interview.engine.plan.plan import Plan
from interview.engine.step.commands import Answer as Answering
from interview.engine.step.machine import begin, step
from interview.flowfiles import available, load_flow
from interview.reading.convert.to_book import Imported, certain, fitting, imported, kind_of_office
from interview.reading.convert.to_last_year import as_last_year
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.model import ReadFigure, Report
from interview.reading.report import report_of_lines
from tests.interview.reading import damaged_samples, layouts
from tests.interview.reading.layouts import printed, sample
from tests.interview.reading.measuring import ids, read

LONG = os.environ.get("NIANBAO_LONG") == "1"
FLOW = load_flow("disclosure_2021")
PARTS = ("upheld", "corrected", "other", "pending")
ROW = [f"applications.carried_in.{column.id}" for column in FLOW.ledger.columns] if FLOW.ledger else []


def of(report: layouts.Sample, layout: str = "bars") -> tuple[Report, Imported]:
    told = report_of_lines(lines_of_text(printed(report, layout)), available())
    return told, imported(told, FLOW)


def made(figures: dict[str, ReadFigure], **more: object) -> Report:
    known = {address: figures.get(address, ReadFigure("read", 0, "0")) for address in FLOW.cells}
    return Report("disclosure_2021", known, office="云山县水利局", year=2024, **more)  # type: ignore[arg-type]


def opened(taken: Imported) -> set[str]:
    return {
        asked.id
        for asked in taken.plan.open
        if not asked.id.startswith(("office.", "overview.", "problems", "improvements"))
    }


@pytest.mark.parametrize("seed", range(4))
def test_a_whole_report_leaves_no_figure_open_and_all_origins_imported(seed: int) -> None:
    report = sample(seed, quiet=seed % 2 == 0)
    _, taken = of(report)
    assert {address: taken.plan.figures[address].value for address in report.truth} == report.truth
    assert opened(taken) == {"processing_fee.any"}
    assert {answer.origin for answer in taken.book.answers.values()} == {"imported"}
    assert taken.differing == {}
    assert taken.plan.broken == ()


HARD = (
    "9" * 13,
    "1234567890123",
    "1" * 400,
    "\u200b",
    "\ufeff",
    "\u2060",
    "\x07",
    "\u202e",
    "½",
    "1.2.3",
    "9" * 12,
)
"""Figures of too many digits, marks that nobody sees, and the like."""


@pytest.mark.parametrize(
    ("text", "seed"),
    [(text, seed) for at, text in enumerate(HARD) for seed in range(4) if LONG or seed == at % 4],
)
def test_whatever_stands_anywhere_in_a_page_is_taken_over_or_left_open(text: str, seed: int) -> None:
    chance = random.Random(seed)
    page = printed(sample(seed), chance.choice(("bars", "tabs", "cell a line", "markdown")))
    figures = [found.span() for found in re.finditer("[0-9]+", page)]
    for _ in range(4):
        start, end = chance.choice(figures) if chance.random() < 0.5 else (chance.randrange(len(page)),) * 2
        page = page[:start] + text + page[end:]
        figures = [found.span() for found in re.finditer("[0-9]+", page)]
    taken = imported(report_of_lines(lines_of_text(page), available()), FLOW)
    assert begin(FLOW, taken.book)[0].book == taken.book


@pytest.mark.parametrize("mark", ["\u200b", "\ufeff", "\u2060"])
def test_a_text_is_taken_over_without_what_nobody_sees(mark: str) -> None:
    report = made(
        {}, texts={"problems": f"公开目录{mark}不够细。"}, profile={"office.address": f"{mark}建设路1号"}
    )
    answers = imported(report, FLOW).book.answers
    assert answers["problems"].value.value == "公开目录不够细。"
    assert answers["office.address"].value.value == "建设路1号"
    last = as_last_year(report)
    assert last is not None
    assert last.texts["problems"] == "公开目录不够细。"


def test_a_blank_that_the_sums_make_too_large_for_an_answer_stays_open() -> None:
    blank = ReadFigure("missing", None, "", "blank", (10**12 + 1,), settled_by=("D01",))
    assert certain(blank) is None
    assert certain(replace(blank, candidates=(10**12,))) == 10**12


def test_the_interview_asks_exactly_what_is_doubtful() -> None:
    taken = imported(made({"documents.issued": ReadFigure("doubtful", None, "3?", "unreadable")}), FLOW)
    assert opened(taken) == {"documents.issued"}


def test_what_is_missing_leaves_its_gate_open() -> None:
    gone = ReadFigure("missing", reason="not_found")
    taken = imported(made({f"reconsideration.{part}": gone for part in (*PARTS, "total")}), FLOW)
    assert opened(taken) == {"reconsideration.any"}
    nothing = imported(Report("disclosure_2021", dict.fromkeys(FLOW.cells, gone)), FLOW)
    assert nothing.book.answers == {}


def test_a_blank_that_the_sums_make_0_is_0() -> None:
    blank = ReadFigure("missing", reason="blank", candidates=(0,), settled_by=("I3.new",))
    taken = imported(made({"applications.new.natural": ReadFigure("read", 2), "applications.granted.natural": ReadFigure("read", 2),
                           "applications.new.business": blank}), FLOW)  # fmt: skip
    assert taken.plan.figures["applications.new.business"].value == 0
    assert opened(taken) == set()


def test_a_doubtful_cell_of_the_ledger_is_asked_and_the_others_stay() -> None:
    report = damaged_samples.unreadable_cell(sample(2), random.Random(4))
    told, taken = of(report)
    doubtful = [address for address, figure in told.figures.items() if figure.state == "doubtful"]
    assert doubtful
    lost = {
        address for address in report.truth
        if told.figures[address].value is not None and taken.plan.figures[address].value is None
    }  # fmt: skip
    assert lost <= set(doubtful) | {
        each for each in report.truth if each.split(".")[-1] == "total" or each.startswith("applications.")
    }
    assert opened(taken) - {"processing_fee.any"}


def test_a_total_alone_tells_how_many_there_were() -> None:
    gone = ReadFigure("missing", reason="not_found")
    figures: dict[str, ReadFigure] = {
        f"reconsideration.{part}": gone for part in ("upheld", "corrected", "other", "pending")
    }
    taken = imported(made({**figures, "reconsideration.total": ReadFigure("read", 3)}), FLOW)
    assert taken.book.answers["reconsideration.count"] == Answer(Count(value=3), "imported")
    assert opened(taken) == {
        f"reconsideration.{part}" for part in ("upheld", "corrected", "other", "pending")
    }


@pytest.mark.parametrize(
    ("gate", "cells", "total"),
    [
        ("reconsideration.any", [f"reconsideration.{part}" for part in PARTS], "reconsideration.total"),
        ("applications.any_carried_in", ROW, "applications.carried_in.total"),
    ],
)  # fmt: skip
def test_a_total_of_0_alone_tells_that_there_were_none(gate: str, cells: list[str], total: str) -> None:
    gone = ReadFigure("missing", reason="not_found")
    taken = imported(made({**dict.fromkeys(cells, gone), total: ReadFigure("read", 0)}), FLOW)
    assert taken.book.answers[gate] == Answer(YesNo(value=False), "imported")
    assert opened(taken) == set()


def test_a_number_that_no_answer_can_hold_is_asked_for() -> None:
    taken = imported(made({"licences.decisions": ReadFigure("read", -1)}), FLOW)
    assert opened(taken) == {"licences.decisions"}


def test_totals_that_do_not_come_out_are_told() -> None:
    taken = imported(made({"reconsideration.upheld": ReadFigure("read", 10)}), FLOW)
    assert taken.differing == {"reconsideration.total": (0, 10)}


def test_rules_of_an_office_that_cannot_make_them_are_kept_and_visible() -> None:
    taken = imported(
        made({"rules.issued": ReadFigure("read", 2), "rules.in_force": ReadFigure("read", 2)}), FLOW
    )
    assert taken.book.answers["office.kind"].value == Choice(value="department")
    assert taken.plan.figures["rules.issued"].value == 2
    assert taken.plan.figures["rules.issued"].origin == "imported"
    assert taken.plan.figures["rules.repealed"].value == 0


def test_rules_taken_back_by_hand_close_with_the_kind_of_office() -> None:
    taken = imported(made({"rules.issued": ReadFigure("read", 2)}), FLOW)
    state, _ = begin(FLOW, taken.book)
    state, _ = step(state, Answering("rules.which", "无", insist=True))
    assert state.plan.get("rules.which") is None
    assert state.plan.figures["rules.issued"].value == 0


def test_rules_are_kept_while_nobody_knows_what_the_office_is() -> None:
    figures = dict.fromkeys(FLOW.cells, ReadFigure("read", 0))
    report = Report(
        "disclosure_2021",
        {**figures, "rules.issued": ReadFigure("read", 2)},
        office="临江市人民政府",
        year=2024,
    )
    taken = imported(report, FLOW)
    assert "office.kind" not in taken.book.answers
    assert taken.plan.figures["rules.issued"].value == 2
    none = imported(Report("disclosure_2021", figures, year=2024), FLOW)
    assert none.plan.figures["rules.issued"].value == 0
    told = Plan(FLOW, imported(report, FLOW).book)
    assert "rules.issued" in told.book.answers


@pytest.mark.parametrize(
    ("name", "kind"),
    [("云山县水利局", "department"), ("青石镇人民政府", "township"), ("东街街道办事处", "township"), ("云山县人民政府", "county_government"),
     ("江北自治区人民政府", "province_government"), ("临江市人民政府", None), ("临江市人民政府办公厅", None), ("", None)],
)  # fmt: skip
def test_the_kind_of_office_follows_from_its_name_only_where_it_must(name: str, kind: str | None) -> None:
    assert kind_of_office(name) == kind


def test_amounts_are_exact() -> None:
    taken = imported(made({"fees.amount": ReadFigure("read", Decimal("59237.2449"))}), FLOW)
    assert taken.plan.figures["fees.amount"].value == Decimal("59237.2449")


@pytest.mark.no_cover
@pytest.mark.skipif(not ids(), reason="the published reports (../shared/reports) are not on this machine")
@pytest.mark.parametrize("id", ids())
def test_no_published_figure_is_lost_or_changed(id: str) -> None:
    report = read(id)
    flow: Flow = load_flow(report.flow)
    taken = imported(report, flow)
    for address in flow.cells:
        ours, told = taken.plan.figures[address].value, report.figures[address]
        if ours is None or told.state != "read" or address in taken.differing:
            continue
        assert ours == told.value, address
    if id in {"001", "002", "004", "006", "007", "008", "009"}:
        unknown = {
            a for a in flow.cells if report.figures[a].state == "read" and taken.plan.figures[a].value is None
        }
        assert unknown == set()


@pytest.mark.parametrize(
    ("printed", "taken"),
    [
        ("0795\u20112501234", "0795-2501234"),
        ("（0795）2501234", "(0795)2501234"),
        ("2501234 2501235", "2501234 2501235"),
    ],
)
def test_a_telephone_is_taken_as_it_would_be_typed(printed: str, taken: str) -> None:
    assert fitting(made({}, profile={"office.phone": printed}))["office.phone"] == taken
