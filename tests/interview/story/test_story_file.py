"""A story is read exactly, whatever its order and spelling of addresses, or refused by name."""

from __future__ import annotations

from decimal import Decimal

import pytest

from interview.engine.answers.kinds import Count, Money, Prose, Signed, Text, Value, Year
from interview.engine.flow.model import Flow
from interview.errors import StoryError
from interview.flowfiles import DEFAULT, flow_for_year, load_flow
from interview.flowfiles.raw import Source, assemble
from interview.story import Story, read_story
from interview.wording.catalog import words


def choose(named: str | None, year: int | None) -> Flow:
    return load_flow(named or (DEFAULT if year is None else flow_for_year(year)))


def read(text: str) -> Story:
    return read_story(text, "story.toml", choose)


def refused(text: str) -> StoryError:
    with pytest.raises(StoryError) as trouble:
        read(text)
    assert words().error(trouble.value)
    assert words("en").error(trouble.value)
    return trouble.value


@pytest.mark.parametrize(
    "figures",
    [
        '[figures]\n"applications.new.natural" = 6\n"fees.amount" = 2.02',
        "[figures]\napplications.new.natural = 6\nfees.amount = 2.02",
        "[figures.applications.new]\nnatural = 6\n[figures.fees]\namount = 2.02",
        "[figures]\nfees = { amount = 2.02 }\napplications.new = { natural = 6 }",
    ],
)
def test_quoted_and_dotted_addresses_are_the_same(figures: str) -> None:
    assert read(figures).figures == {"applications.new.natural": 6, "fees.amount": Decimal("2.02")}


@pytest.mark.parametrize(
    ("written", "exact"),
    [("2.50", "2.50"), ("0.1", "0.1"), ("59237.2449", "59237.2449"), ("3", "3"), ("1e2", "1E+2"), ("12.345678", "12.345678")],
)  # fmt: skip
def test_decimals_are_read_exactly(written: str, exact: str) -> None:
    value = read(f'[figures]\n"fees.amount" = {written}').figures["fees.amount"]
    assert value == Decimal(exact)
    assert not isinstance(value, float)


def test_a_whole_number_written_as_a_decimal_is_a_count() -> None:
    value = read('[figures]\n"documents.issued" = 3.0').figures["documents.issued"]
    assert (value, type(value)) == (3, int)


def test_a_change_may_be_negative() -> None:
    assert read('flow = "disclosure_2019"\n[figures]\n"licences.change" = -8').figures == {
        "licences.change": -8
    }


def test_the_flow_goes_by_name_then_by_year_then_is_the_newest() -> None:
    assert read('flow = "disclosure_2019"\n[profile]\nyear = 2023').flow.id == "disclosure_2019"
    assert read("[profile]\nyear = 2020").flow.id == "disclosure_2019"
    assert read("[profile]\nyear = 2024").year == 2024
    assert read("").flow.id == DEFAULT


def test_profile_texts_reasons_and_answers_are_kept_as_they_would_be_typed() -> None:
    story = read(
        '[profile]\nname = "甲局"\n"office.phone" = "010-12345678"\n'
        '[texts]\n"overview.proactive" = "几句话。"\nproblems = "一些。"\n'
        '[reasons]\nX8 = "有三件没有发通知"\n'
        '[answers]\n"applications.way" = "one_by_one"\n"documents.any_changed" = true\n"fees.any" = false\n'
        '"documents.issued" = 3\n"fees.amount" = 2.50\n"decisions.which" = ["行政许可", "行政处罚"]\n"rules.which" = []'
    )
    assert story.profile == {"office.name": "甲局", "office.phone": "010-12345678"}
    assert story.texts == {"overview.proactive": "几句话。", "problems": "一些。"}
    assert story.reasons == {"X8": "有三件没有发通知"}
    assert story.answers == {
        "applications.way": "one_by_one", "documents.any_changed": "y", "fees.any": "n", "documents.issued": "3",
        "fees.amount": "2.5", "decisions.which": "行政许可、行政处罚", "rules.which": "0",
    }  # fmt: skip


def test_totals_are_set_apart() -> None:
    story = read(
        '[figures]\n"applications.new.total" = 3\n"reconsideration.total" = 1\n"reconsideration.upheld" = 1'
    )
    assert story.figures == {"reconsideration.upheld": 1}
    assert story.totals == {"applications.new.total": 3, "reconsideration.total": 1}


@pytest.mark.parametrize(
    ("text", "code", "key"),
    [
        ("[figures", "story_syntax", None),
        ("[figure]", "story_key", "figure"),
        ('[figures]\n"rules.isued" = 1', "story_key", "rules.isued"),
        ('[figures]\n"zzz" = 1', "story_key", "zzz"),
        ('[texts]\n"overview.proactiv" = "x"', "story_key", "overview.proactiv"),
        ('[texts]\n"rules.issued" = "x"', "story_key", "rules.issued"),
        ('[profile]\nnam = "x"', "story_key", "office.nam"),
        ('flow = "disclosure_2019"\n[figures]\n"applications.other_misc.natural" = 1', "story_key",
         "applications.other_misc.natural"),
        ("a = " + "[" * 9000, "story_syntax", None),
        ('[figures]\n"rules.issued" = ' + "1" * 5000, "story_syntax", None),
        ('[figures]\n"rules.issued" = 1e99999999', "story_too_large", "rules.issued"),
        ('[figures]\n"rules.issued" = 1000000000001', "story_too_large", "rules.issued"),
        ("[profile]\nyear = 99", "story_year", "profile.year"),
        ("[profile]\nyear = 2101", "story_year", "profile.year"),
        ('[texts]\nproblems = " \\n"', "story_empty", "problems"),
        ('[profile]\nname = "\\u200b"', "story_empty", "office.name"),
        ("figures = 3", "story_text", "figures"),
        ("flow = 2021", "story_text", "flow"),
        ("[profile]\nname = 3", "story_text", "office.name"),
        ("[texts]\nproblems = 3", "story_text", "problems"),
        ("[reasons]\nX8 = 3", "story_text", "X8"),
        ('[profile]\nyear = "2025"', "story_number", "profile.year"),
        ("[profile]\nyear = true", "story_number", "profile.year"),
        ('[figures]\n"rules.issued" = "3"', "story_number", "rules.issued"),
        ('[figures]\n"rules.issued" = true', "story_number", "rules.issued"),
        ('[figures]\n"rules.issued" = [1]', "story_number", "rules.issued"),
        ('[figures]\n"fees.amount" = nan', "story_number", "fees.amount"),
        ('[figures]\n"fees.amount" = inf', "story_number", "fees.amount"),
        ('[figures]\n"rules.issued" = 1.5', "story_fraction", "rules.issued"),
        ('flow = "disclosure_2019"\n[figures]\n"licences.change" = 0.5', "story_fraction", "licences.change"),
        ('[figures]\n"rules.issued" = -1', "story_negative", "rules.issued"),
        ('[figures]\n"fees.amount" = -0.5', "story_negative", "fees.amount"),
    ],
)  # fmt: skip
def test_what_the_form_has_no_place_for_is_refused_by_name(text: str, code: str, key: str | None) -> None:
    trouble = refused(text)
    assert trouble.code == code
    assert trouble.details.get("key") == key


def test_an_unknown_key_is_told_with_the_nearest_name() -> None:
    trouble = refused('[figures]\n"rules.isued" = 1')
    assert trouble.details["near"] == "rules.issued"
    assert words().error(trouble).endswith("是不是「rules.issued」？")
    assert words("en").error(trouble).endswith("Did you mean “rules.issued”?")
    assert refused('[figures]\n"zzz" = 1').details["near"] == ""


def test_texts_are_cleaned_as_if_they_were_typed() -> None:
    story = read('[profile]\nname = " 云山县\\n水利局\\u001b"\n[texts]\nproblems = "一。\\n\\n 二。\\u200b"')
    assert story.profile["office.name"] == "云山县 水利局"
    assert story.texts["problems"] == "一。\n二。"


def test_a_syntax_fault_names_the_line() -> None:
    trouble = refused("[figures]\n\n1 = = 2")
    assert "line 3" in str(trouble.details["cause"])
    assert trouble.details["file"] == "story.toml"


FACT = "facts.proactive.own_site"


def of_kind(kind: str) -> Flow:
    """The form, one of its facts of another kind."""
    raw = assemble(Source.packaged(DEFAULT))
    (fact,) = (
        item for section in raw["sections"] for item in section.get("items", ()) if item.get("id") == FACT
    )
    fact["kind"] = kind
    return Flow.model_validate(raw)


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        ("count", "3", Count(value=3)), ("signed", "-3", Signed(value=-3)), ("money", "2.50", Money(value=Decimal("2.5"))),
        ("year", "2024", Year(value=2024)), ("text", "'甲 '", Text(value="甲")), ("prose", '"一\\n二"', Prose(value="一\n二")),
    ],
)  # fmt: skip
def test_a_fact_is_of_the_kind_that_its_question_has(kind: str, written: str, value: Value) -> None:
    story = read_story(f"[facts]\n'{FACT}' = {written}", "story.toml", lambda *_: of_kind(kind))
    assert story.facts == {FACT: value}


@pytest.mark.parametrize(
    ("kind", "written", "code"),
    [("year", "1024", "story_year"), ("year", "'x'", "story_number"), ("signed", "0.5", "story_fraction")],
)
def test_a_fact_of_another_kind_is_refused(kind: str, written: str, code: str) -> None:
    with pytest.raises(StoryError) as trouble:
        read_story(f"[facts]\n'{FACT}' = {written}", "story.toml", lambda *_: of_kind(kind))
    assert trouble.value.code == code
