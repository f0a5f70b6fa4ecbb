"""Rules as records: what each declares, what it needs, and that a form which has less is judged all the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from interview.engine.flow.model import Flow
from interview.engine.plan.book import LastYear
from interview.engine.sums.relations import Number
from interview.flowfiles import DEFAULT, available, load_flow
from interview.flowfiles.families import family_of
from interview.flowfiles.loading import PACKAGED
from interview.reading.model import ProsePart, ReadFigure
from interview.review.checking import CHECKS, every_rule, review
from interview.review.model import Hit
from interview.review.rule import Need, given, needs, rule, rules_of
from interview.review.subject import ReportText, Subject
from interview.review.text.lexicon import table
from interview.wording.catalog import words
from tests.interview.review.reports import published, report
from tests.support.flows import ledger, question, tally, tiny

PARTS_OF_SENTENCES = {"of_many", "cell", "row", "column"}


def of(flow: Flow, number: int) -> Subject:
    """A report in a form, every figure the same, as if it had been read; last year's too."""
    sheet: dict[str, Number | None] = dict.fromkeys(flow.cells, number)
    cells = {address: ReadFigure("read", number, str(number)) for address in sheet}
    before: dict[str, Number | None] = dict.fromkeys(flow.cells, number + 1)
    last = LastYear(2024, flow.id, before)
    spans = (ProsePart(1, "一、一", ("收到申请3件。",)),)
    texts = (ReportText("part.1", "收到申请3件，上年结转1件，办结4件，未收取信息处理费。"),)
    return Subject(flow, "云山县水利局", "department", 2025, sheet, texts, last, cells=cells, spans=spans)


@pytest.mark.parametrize(
    "flow",
    [
        tiny(question("prose", "story")),
        tiny(question("count", "cars")),
        tiny(tally()),
        tiny(ledger()),
        tiny(ledger(id="applications")),
        *(load_flow(id) for id in PACKAGED if load_flow(id).ledger is None),
    ],
    ids=lambda flow: flow.id + flow.sections[0].items[0].id,
)
@pytest.mark.parametrize("number", [0, 7])
def test_a_form_that_has_no_such_table_or_another_one_is_judged_without_it(flow: Flow, number: int) -> None:
    whole = of(flow, number)
    for subject in (whole, replace(whole, cells=None), replace(whole, last=None, year=None, office="")):
        assert all(each.rule and each.severity for each in review(subject))
    assert not {each.rule for each in review(whole)} & {"T01", "T02", "T05", "T09", "T12", "T15", "P01"}
    no_ledger = flow.ledger is None
    ids = {each.rule for each in review(whole)}
    assert not (no_ledger and ids & {"N07", "N14", "N15", "N16", "K3"})
    assert no_ledger or number == 0 or "N14" in ids


def test_every_check_stands_once() -> None:
    assert max(Counter(each.look for each in CHECKS).values()) == 1
    assert len(CHECKS) > 50


def test_every_sentence_is_declared_by_a_check_and_every_declared_one_is_written() -> None:
    declared = {each.code for check in CHECKS for each in check.sentences}
    for lang in ("zh", "en"):
        assert words(lang).tables["finding"].keys() - PARTS_OF_SENTENCES == declared


def test_a_rule_takes_its_weight_from_its_sentence_unless_the_hit_says_which() -> None:
    @rule("Z1", ("warning", "error"))
    @rule("Z2", "notice", "Z2_small")
    @needs(Need.YEAR)
    def look(subject: Subject) -> Iterator[Hit]:
        yield Hit("Z1", "Z1.a", ())
        yield Hit("Z1", "Z1.b", (), severity="error")
        yield Hit("Z2_small", "Z2", ())
        yield Hit("Z1", "Z3", (), rule="Z3", severity="notice")

    told = [(each.rule, each.severity, each.id) for each in look(report("好。"))]
    assert told == [
        ("Z1", "warning", "Z1.a"),
        ("Z1", "error", "Z1.b"),
        ("Z2", "notice", "Z2"),
        ("Z3", "notice", "Z3"),
    ]
    assert list(look(report("好。", year=None))) == []
    first, second = rules_of([look])
    assert (first.id, first.severities, first.codes, first.needs) == (
        "Z1",
        ("error", "warning"),
        ("Z1",),
        (Need.YEAR,),
    )
    assert (second.id, second.codes) == ("Z2", ("Z2_small",))


def test_who_looks_at_what_he_does_not_say_he_needs_is_told() -> None:
    assert given(0) == 0
    with pytest.raises(TypeError, match="does not say"):
        given(published({}, year=None).year)


def test_what_is_found_has_a_weight_that_was_declared() -> None:
    declared = {
        (each.rule, severity) for check in CHECKS for each in check.sentences for severity in each.severities
    }
    for subject in (
        published({"opening": "全年收到申请900件，全部办结，公开信息XX条。"}),
        of(tiny(ledger(id="applications")), 3),
    ):
        for check in CHECKS:
            for each in check(subject):
                assert each.relation is not None or (each.rule, each.severity) in declared


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_is_told_with_its_source_and_an_example(lang: str) -> None:
    ids = {each.id for each in every_rule(map(load_flow, family_of(DEFAULT).forms))}
    for kind in ("rule", "rule_source", "rule_example"):
        assert words(lang).tables[kind].keys() == ids, kind
    assert words(lang).tables["need"].keys() == {each.value for each in Need}


def test_rules_are_listed_by_what_they_are_about_the_relations_of_the_forms_among_them() -> None:
    listed = {each.id: each for each in every_rule(available())}
    order = [*listed]
    assert [order[0], order[4], order[-1]] == ["I1", "N05", "W12"]
    assert order.index("X9") < order.index("X10")
    assert listed["I4"].needs == (Need.FIGURES,)
    assert listed["I4"].codes == ()
    assert listed["X8"].severities == ("warning",)
    assert {"beyond_X8", "X8_untold"} < {*listed["X8"].codes}
    assert Need.LEDGER in listed["N14"].needs


def test_what_the_tables_of_the_world_name_is_declared() -> None:
    weights = {(each.code, each.rule): {*each.severities} for check in CHECKS for each in check.sentences}
    codes = {code for code, _ in weights}
    for each in table("claims")["claim"]:
        assert ("claim", each["rule"]) in weights, each["id"]
    for each in table("claims")["statement"]:
        assert each["severity"] in weights["statement", each["rule"]], each["id"]
    left = [*table("leftovers")["leftover"], *table("personal")["number"]]
    assert {f"left_{each['id']}" for each in left} <= codes
    told = [*table("notices")["wrong"], *table("scope")["foreign"], *table("dated_words")["words"]]
    assert {each["code"] for each in told if "code" in each} <= codes
