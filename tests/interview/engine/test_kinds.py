"""Each form of the fixed table by itself; round trips; no text, however strange, breaks a parser."""

from __future__ import annotations

import tomllib
import unicodedata
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from interview.engine.answers.characters import quoted
from interview.engine.answers.kinds import (
    Choice,
    Choices,
    Count,
    Money,
    Parsed,
    Prose,
    Signed,
    Text,
    Value,
    Year,
    YesNo,
    parse_choice,
    parse_choices,
    parse_count,
    parse_money,
    parse_prose,
    parse_signed,
    parse_text,
    parse_year,
    parse_yes_no,
    plain,
    show,
    value_of,
)
from interview.engine.answers.option import Option
from interview.engine.answers.problems import Problem
from tests.interview.engine.forms import ACCEPTED, APPLICANTS, HEARD, PARSERS, REFUSED, RESULTS

ANY_VALUE: TypeAdapter[Value] = TypeAdapter(Value)
WORDING = Path(__file__).parents[3] / "interview" / "wording"
LARGEST = 10**12
LARGEST_SUM = 10**15
UNITS = {"gate": "件", "count": "件", "visits": "人次", "signed": "项", "wan": "万元", "yuan": "元"}
MORE = {
    "too_fine": {"places": 6},
    "year_out_of_range": {"min": 2000, "max": 2100},
}
PICKED = {"applicant", "applicants", "result", "results"}

amounts = st.integers(0, LARGEST * 10**6).map(lambda units: Decimal(units).scaleb(-6))
lines = st.text().map(parse_text).filter(lambda parsed: isinstance(parsed, Parsed))
paragraphs = st.text().map(parse_prose).filter(lambda parsed: isinstance(parsed, Parsed))
any_text = st.text(alphabet=st.characters(exclude_categories=())) | st.text(
    alphabet="0123456789０１.,，、 ()-+¥元万亿件十百千点〇一二两三没有无约几半左右至和"
    "①②²½Ⅳ٣\ud800\ufffe\x00\n"
)


def understood(parsed: Parsed | Problem) -> Value:
    assert isinstance(parsed, Parsed), parsed
    return parsed.value


def as_text(value: Value) -> str:
    return ",".join(value.value) if isinstance(value, Choices) else show(value)


@pytest.mark.parametrize(("name", "typed", "meaning"), ACCEPTED)
def test_a_form_is_understood(name: str, typed: str, meaning: str) -> None:
    assert as_text(understood(PARSERS[name](typed))) == meaning


@pytest.mark.parametrize(("name", "typed", "code"), REFUSED)
def test_a_form_is_refused_for_its_reason(name: str, typed: str, code: str) -> None:
    problem = PARSERS[name](typed)
    assert isinstance(problem, Problem), problem
    assert problem.code == code


@pytest.mark.parametrize(
    ("name", "typed", "code"),
    [row for row in REFUSED if row[0] not in PICKED and row[2] not in {"required", "too_long"}],
)
def test_a_refusal_quotes_what_was_typed_and_names_the_unit(name: str, typed: str, code: str) -> None:
    problem = PARSERS[name](typed)
    assert isinstance(problem, Problem)
    unit = {"unit": UNITS[name]} if name in UNITS else {}
    number = {"n": 1 if typed[0] in "1１一⼀" else 2} if code.startswith("bare_number") else {}
    assert problem.details == {"text": quoted(typed), **unit, **number, **MORE.get(code, {})}


@pytest.mark.parametrize(("name", "limit"), [("text", 200), ("prose", 20_000)])
def test_a_text_may_be_exactly_as_long_as_there_is_room(name: str, limit: int) -> None:
    assert show(understood(PARSERS[name]("长" * limit))) == "长" * limit
    problem = PARSERS[name]("长" * (limit + 1))
    assert isinstance(problem, Problem)
    assert problem.details == {"length": limit + 1, "max": limit}


def test_several_stand_in_their_field_side_by_side_and_none_of_them_as_0() -> None:
    assert show(Choices(value=("wechat", "weibo"))) == "wechat、weibo"
    assert show(Choices(value=())) == "0"


@pytest.mark.parametrize(("name", "typed", "heard", "value"), HEARD)
def test_a_conversion_is_said(name: str, typed: str, heard: str | None, value: str) -> None:
    parsed = PARSERS[name](typed)
    assert isinstance(parsed, Parsed)
    assert parsed.heard == heard
    assert parsed.details == ({"typed": typed, "value": value} if heard else {})


def test_the_table_is_large_and_says_nothing_twice() -> None:
    accepted = {(name, typed) for name, typed, _ in ACCEPTED}
    refused = {(name, typed) for name, typed, _ in REFUSED}
    assert len(accepted) == len(ACCEPTED) >= 230
    assert len(refused) == len(REFUSED) >= 110
    assert not accepted & refused


@pytest.mark.parametrize("name", PARSERS)
@given(typed=any_text)
def test_any_text_is_a_value_or_a_problem(name: str, typed: str) -> None:
    answer = PARSERS[name](typed)
    if isinstance(answer, Parsed):
        assert ANY_VALUE.validate_json(ANY_VALUE.dump_json(answer.value)) == answer.value
        show(answer.value).encode()
    else:
        assert answer.code
        str(dict(answer.details)).encode()


@pytest.mark.no_cover
@pytest.mark.parametrize("name", PARSERS)
@pytest.mark.parametrize("piece", ["9", "1 ", "1,", "五", "万", "共", "5-", "个人、", " ", "a.", "负", "①"])
def test_a_very_long_text_is_judged_at_once(name: str, piece: str) -> None:
    assert isinstance(PARSERS[name](piece * 5_000), Parsed | Problem)


def test_letters_that_compose_in_half_width_are_composed() -> None:
    assert show(understood(PARSERS["website"]("a.cn/Ｅ\u0301"))) == "a.cn/\u00c9"


@pytest.mark.parametrize("name", ["count", "signed", "wan", "yuan", "year", "gate", "applicants"])
@given(typed=st.text(alphabet="0123456789,.-+ 件元a", max_size=12))
def test_full_width_is_as_good_as_half_width(name: str, typed: str) -> None:
    full = typed.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000})
    one, other = PARSERS[name](typed), PARSERS[name](full)
    assert type(one) is type(other)
    if isinstance(one, Problem) and isinstance(other, Problem):
        assert one.code == other.code
    else:
        assert understood(one) == understood(other)


@pytest.mark.parametrize("hyphen", ["\u2010", "\u2011"])
def test_a_hyphen_that_does_not_break_is_a_hyphen(hyphen: str) -> None:
    assert understood(PARSERS["signed"](f"{hyphen}8")) == Signed(value=-8)
    assert show(understood(PARSERS["phone"](f"0795{hyphen}2501234"))) == "0795-2501234"


# Kinds come back from their field and from a file


@given(st.integers(0, LARGEST))
def test_a_count_comes_back(number: int) -> None:
    value = Count(value=number)
    assert understood(parse_count(show(value))) == value
    assert understood(parse_count(f"一共 {number:,} 件")) == value


@given(st.integers(-LARGEST, LARGEST))
def test_a_change_comes_back(number: int) -> None:
    value = Signed(value=number)
    assert understood(parse_signed(show(value))) == value
    assert understood(parse_signed(f"{number:+,} 项")) == value


@given(amounts)
def test_an_amount_comes_back_in_either_unit(number: Decimal) -> None:
    value = Money(value=number)
    assert understood(parse_money(show(value), "万元")) == value
    assert understood(parse_money(show(value), "元")) == value
    assert understood(parse_money(f"{plain(number)}万元", "万元")) == value


@given(st.integers(0, 10**14))
def test_yuan_become_wan_exactly(fen: int) -> None:
    yuan = Decimal(fen).scaleb(-2)
    value = understood(parse_money(f"{yuan:,} 元", "万元"))
    assert isinstance(value, Money)
    assert value.value * 10_000 == yuan


@given(st.integers(2000, 2100))
def test_a_year_comes_back(year: int) -> None:
    value = Year(value=year)
    assert understood(parse_year(show(value))) == value
    assert understood(parse_year(f"{year}年")) == value


@given(st.booleans())
def test_a_yes_comes_back(yes: bool) -> None:
    assert understood(parse_yes_no(show(YesNo(value=yes)))) == YesNo(value=yes)


@pytest.mark.parametrize("options", [APPLICANTS, RESULTS])
@given(data=st.data())
def test_choices_come_back_by_value_label_and_number(
    options: tuple[Option, ...], data: st.DataObject
) -> None:
    picked = data.draw(st.sets(st.sampled_from(range(len(options)))))
    some = [option for place, option in enumerate(options) if place in picked]
    value = Choices(value=tuple(option.value for option in some))
    assert understood(parse_choices(show(value), options)) == value
    if some:
        assert understood(parse_choices("，".join(option.label for option in some), options)) == value
        assert understood(parse_choices("、".join(str(place + 1) for place in picked), options)) == value


@pytest.mark.parametrize("option", APPLICANTS + RESULTS)
def test_a_choice_comes_back_by_each_of_its_names(option: Option) -> None:
    options = APPLICANTS if option in APPLICANTS else RESULTS
    value = Choice(value=option.value)
    for name in (show(value), option.label, *option.also):
        assert understood(parse_choice(name, options)) == value


def test_an_option_called_none_wins_over_none_of_them() -> None:
    options = (Option(value="some", label="有一些"), Option(value="none", label="没有"))
    assert understood(parse_choices("没有", options)) == Choices(value=("none",))
    assert understood(parse_choices("都没有", options)) == Choices(value=())


def test_only_the_first_options_are_offered_again() -> None:
    options = tuple(Option(value=label, label=f"公开{label}") for label in "甲乙丙丁戊己庚")
    problem = parse_choice("公开", options)
    assert isinstance(problem, Problem)
    assert problem.details == {
        "text": "公开",
        "options": "1 公开甲 / 2 公开乙 / 3 公开丙 / 4 公开丁 / 5 公开戊 / …",
    }
    few = parse_choice("公开", options[:5])
    assert isinstance(few, Problem)
    assert few.details["options"] == "1 公开甲 / 2 公开乙 / 3 公开丙 / 4 公开丁 / 5 公开戊"


@pytest.mark.parametrize(
    ("typed", "code", "details"),
    [
        ("公开了 涉密", "one_only", {"text": "公开了 涉密", "options": "公开了 / 涉及国家秘密"}),
        ("公", "ambiguous_option", {"text": "公", "options": "1 公开了 / 4 公开了一部分"}),
        ("查了", "maybe_option", {"text": "查了", "option": "查了，我们没有", "n": 2}),
        ("9", "no_such_number", {"text": "9", "max": 5}),
        ("不清楚", "unsure", {"text": "不清楚"}),
    ],
)
def test_a_refused_choice_says_what_was_meant_and_what_there_is(
    typed: str, code: str, details: dict[str, object]
) -> None:
    problem = parse_choice(typed, RESULTS)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.details) == (code, details)


def test_what_is_not_sure_of_several_is_asked_with_the_numbers_of_those_that_were_understood() -> None:
    problem = parse_choices("公益、个人、企业", APPLICANTS)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.details["n"]) == ("maybe_option", "1 2 4")
    assert understood(parse_choices("1 2 4", APPLICANTS)) == Choices(value=("person", "company", "social"))
    which = parse_choices("公开、涉密", RESULTS)
    assert isinstance(which, Problem)
    assert (which.code, which.details["others"]) == ("ambiguous_option_of_many", "3")


def test_an_option_called_by_a_number_is_meant_by_it_and_not_the_one_in_that_place() -> None:
    options = (Option(value="two", label="2"), Option(value="one", label="1"))
    assert understood(parse_choice("1", options)) == Choice(value="one")


def test_the_longer_of_two_names_is_heard() -> None:
    options = (
        Option(value="looked", label="查了"),
        Option(value="none", label="查了，我们没有"),
        Option(value="other", label="其他"),
    )
    assert understood(parse_choices("其他、查了，我们没有", options)) == Choices(value=("none", "other"))
    assert understood(parse_choices("查了、其他", options)) == Choices(value=("looked", "other"))


@given(lines)
def test_a_text_is_clean_and_comes_back(parsed: Parsed) -> None:
    assert understood(parse_text(show(parsed.value))) == parsed.value
    text = show(parsed.value)
    assert unicodedata.is_normalized("NFC", text)
    assert not {unicodedata.category(character) for character in text} & {"Cc", "Cs", "Zl", "Zp"}


@given(paragraphs)
def test_prose_is_clean_and_comes_back(parsed: Parsed) -> None:
    assert understood(parse_prose(show(parsed.value))) == parsed.value
    assert all(line == line.strip() != "" for line in show(parsed.value).split("\n"))


@pytest.mark.parametrize(
    "value",
    [
        YesNo(value=True),
        Count(value=LARGEST_SUM),
        Signed(value=-LARGEST),
        Money(value=Decimal("0.000001")),
        Money(value=Decimal("1E+3")),
        Choice(value="person"),
        Choices(value=()),
        Choices(value=("a", "b")),
        Text(value="价格[元]"),
        Prose(value="甲\n乙"),
        Year(value=2024),
    ],
)
def test_a_value_survives_a_file(value: Value) -> None:
    assert ANY_VALUE.validate_json(ANY_VALUE.dump_json(value)) == value
    assert ANY_VALUE.validate_python(ANY_VALUE.dump_python(value, mode="json")) == value


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("yes_no", 1),
        ("yes_no", "yes"),
        ("count", -1),
        ("count", True),
        ("count", "5"),
        ("count", 5.0),
        ("count", LARGEST_SUM + 1),
        ("signed", LARGEST + 1),
        ("money", "-1"),
        ("money", 2.5),
        ("money", True),
        ("money", "NaN"),
        ("money", "0.0000001"),
        ("money", LARGEST + 1),
        ("choice", ""),
        ("choices", ["a", "a"]),
        ("choices", [""]),
        ("text", ""),
        ("text", "甲\n乙"),
        ("text", " 甲"),
        ("text", "甲\ufffe"),
        ("prose", "甲\n\n乙"),
        ("prose", "甲\x00"),
        ("year", 1999),
        ("year", 2101),
        ("date", "2024-01-01"),
    ],
)
def test_a_value_no_answer_could_give_is_not_taken_from_a_file(kind: str, value: object) -> None:
    with pytest.raises(ValidationError):
        ANY_VALUE.validate_python({"kind": kind, "value": value})


@pytest.mark.parametrize(
    ("kind", "value", "why"),
    [
        ("money", 2.5, "an amount is a decimal or a string, not a float"),
        ("choices", ["a", "a"], "a choice appears twice"),
        ("text", " 甲", "the text holds characters or spaces that cleaning removes"),
    ],
)
def test_what_is_wrong_with_a_value_in_a_file_is_said(kind: str, value: object, why: str) -> None:
    with pytest.raises(ValidationError) as refused:
        ANY_VALUE.validate_python({"kind": kind, "value": value})
    assert [error["msg"] for error in refused.value.errors()] == [f"Value error, {why}"]


def test_equal_amounts_are_equal_however_written() -> None:
    assert Money(value=Decimal("2.50")) == Money(value=Decimal("2.5"))
    assert show(Money(value=Decimal("2.50"))) == "2.5"
    assert ANY_VALUE.dump_json(Money(value=Decimal("1E+3"))) == b'{"kind":"money","value":"1000"}'


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        (0, "0"),
        (-8, "-8"),
        (10**18 + 1, "1000000000000000001"),
        (Decimal("2.50"), "2.5"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.00"), "0"),
        (Decimal("1E-6"), "0.000001"),
    ],
)
def test_digits_are_the_shortest(number: int | Decimal, digits: str) -> None:
    assert plain(number) == digits


# Wording


def wording(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((WORDING / language / "problems.toml").read_text("utf-8"))


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("table", ["problem", "heard", "unit"])
def test_both_languages_say_the_same_things(table: str) -> None:
    chinese, english = wording("zh")[table], wording("en")[table]
    assert chinese.keys() == english.keys()
    assert {code: placeholders(text) for code, text in chinese.items()} == {
        code: placeholders(text) for code, text in english.items()
    }


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_problem_has_a_sentence_its_details_can_fill(language: str) -> None:
    sentences, said = wording(language), set()
    for name, typed, code in REFUSED:
        problem = PARSERS[name](typed)
        assert isinstance(problem, Problem)
        assert sentences["problem"][code].format(**problem.details)
        said.add(code)
    assert said == sentences["problem"].keys()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_conversion_has_a_sentence_its_details_can_fill(language: str) -> None:
    sentences = wording(language)["heard"]
    heard = {code for _, _, code, _ in HEARD if code}
    assert heard == sentences.keys()
    assert all(sentence.format(typed="35000元", value="3.5") for sentence in sentences.values())


def test_the_sentences_are_short_and_kind() -> None:
    for sentence in wording("zh")["problem"].values():
        assert len(sentence) <= 45
        assert not any(word in sentence for word in ("错误", "非法", "无效", "请您", "您", "！", "!"))


def test_what_is_not_understood_is_quoted_in_the_letters_in_which_it_was_typed() -> None:
    for said, told in (("Abc", "Abc"), ("个人、XyZ", "XyZ"), ("Ab" * 15, "Ab" * 10 + "…"), ("ßẞ", "ssss")):
        problem = parse_choices(said, APPLICANTS)
        assert isinstance(problem, Problem)
        assert problem.details["text"] == told


def test_full_width_digits_of_a_text_are_digits_and_its_marks_stay() -> None:
    assert parse_prose("办结１２件，（略）５%。") == Parsed(Prose(value="办结12件，（略）5%。"))
    assert parse_text("建设路１号") == Parsed(Text(value="建设路1号"))


@pytest.mark.parametrize(
    ("value", "other"),
    [
        (YesNo(value=True), 1), (Count(value=3), "3"), (Signed(value=-3), 0.5), (Money(value=Decimal("2.5")), 2.5),
        (Choice(value="a"), ("a",)), (Choices(value=("a", "b")), ("a", "a")), (Text(value="甲局"), 5),
        (Prose(value="一\n二"), None), (Year(value=2025), 1900),
    ],
)  # fmt: skip
def test_what_was_kept_of_an_answer_is_a_value_of_its_kind_or_none(value: Value, other: object) -> None:
    assert value_of(value.kind, value.value) == value
    with pytest.raises(ValidationError):
        value_of(value.kind, other)


def test_counts_told_at_once_are_kept_each_by_itself() -> None:
    with pytest.raises(ValidationError):
        value_of("counts", ("甲", "乙"))
