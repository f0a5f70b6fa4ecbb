"""Typing never chooses what was not named: common answers and accidental beginnings, over every list, in both faces' way of reading."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

import pytest

from interview.engine.answers.kinds import Choice, Choices, Kind, parse_choice, parse_choices
from interview.engine.answers.option import Option
from interview.engine.answers.problems import Problem
from interview.engine.answers.templates import inner, spoken
from interview.engine.answers.vocabulary import COMMON, EVERYTHING, NOTHING
from interview.engine.step.machine import begin
from interview.engine.step.validate import read
from interview.talk.input.picked import picked, values_of
from interview.talk.prompt.field import Standing
from interview.talk.prompt.question import asking
from interview.wording.catalog import words
from tests.support.interviews import flow
from tests.support.option_lists import LISTS, asked_of

pytestmark = pytest.mark.no_cover  # what many cases run through is measured where there are few

ANSWERS_OF_OTHER_KINDS = [
    "3件",
    "一件",
    "两件",
    "6",
    "件数",
    "1个",
    "三个",
    "2项",
    "2025",
    "2025年",
    "3.5万元",
    "-8",
    "0.5",
    "几件",
    "大概",
    "好像有",
    "有吧",
    "没了",
    "没有啊",
    "没有没有",
    "有没有",
    "不知",
    "不懂",
    "随便",
    "都行",
    "都可以",
    "看情况",
    "不一定",
    "以后",
    "再说",
    "跳过了",
    "下一个",
    "同上",
    "同去年",
    "一样",
    "照旧",
    "说不好",
    "ny",
    "nn",
    "yy",
    "yn",
    "没有n",
    "有y",
    "不确定nnnn",
    "好吧",
    "行吧",
    "嗯？",
    "啊",
    "哦",
    "其",
    "其它",
    "别",
    "另",
    "等",
    "等等",
    "什么",
    "哪个",
    "这",
    "那",
    "第",
    "些",
    "的",
    "了",
    "无无",
    "没没",
]


PARTING = set("、，,；;/| 。和及与跟")


def names(option: Option) -> set[str]:
    return {option.value, option.label, spoken(option.label), inner(option.label), *option.also}


def beginnings(options: Sequence[Option]) -> set[str]:
    """What names begin with, up to half of them; where one holds a mark that parts names, it is several names."""
    return {
        name[:length]
        for option in options
        for name in names(option)
        for length in range(1, len(name) // 2 + 1)
        if not set(name[:length]) & PARTING
    }


BEGINNINGS = sorted({each for options in LISTS.values() for each in beginnings(options)})
SEEN = (
    BEGINNINGS
    if os.environ.get("NIANBAO_LONG") == "1"
    else [each for at, each in enumerate(BEGINNINGS) if at % 7 < 3]
)
TEXTS = sorted({*COMMON, *ANSWERS_OF_OTHER_KINDS, *SEEN})


def key(text: str) -> str:
    return text.replace(" ", "").strip("。.、，,;；").casefold()


def means(text: str, options: Sequence[Option]) -> set[str]:
    """The options that a text may be taken for: called exactly so, in that place, or nearly so and no other."""
    exactly = {o.value for o in options if key(text) in {key(name) for name in names(o)}}
    if exactly:
        return exactly
    begun = [o for o in options if any(key(name).startswith(key(text)) for name in names(o))]
    if text in COMMON or len(begun) != 1 or len(key(text)) < 2:
        return set()
    return {
        o.value
        for o in begun
        if any(key(n).startswith(key(text)) and len(key(n)) < 2 * len(key(text)) for n in names(o))
    }


def is_a_place(text: str) -> bool:
    return (
        text.strip("第.、（）()个") in {*"一二三四五六七八九十两俩仨〇", *map(str, range(30)), "三。"}
        or text.isdecimal()
    )


def test_there_are_enough_texts_and_lists() -> None:
    assert len(TEXTS) >= 500
    assert len(LISTS) >= 29


@pytest.mark.parametrize("name", LISTS)
def test_nothing_is_taken_for_something_else(name: str) -> None:
    options = LISTS[name]
    wrong: list[tuple[str, object]] = []
    for text in TEXTS:
        heard = None if is_a_place(text) else parse_choices(text, options)
        if heard is None or isinstance(heard, Problem) or text in NOTHING | EVERYTHING:
            continue
        if not values_of(heard.value) <= means(text, options):
            wrong.append((text, heard.value))
    for text in COMMON:
        one = parse_choice(text, options)
        if not isinstance(one, Problem) and {one.value.value} - means(text, options) and not is_a_place(text):
            wrong.append((text, one.value))
    assert wrong == []


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("kind", ["choice", "choices"])
def test_the_full_screen_takes_at_a_list_what_the_engine_hears(name: str, kind: Kind) -> None:
    asked = asked_of(LISTS[name], kind)
    shown = asking(asked, begin(flow("disclosure_2021"))[0].plan, {}, words("zh"), Standing())
    for text in TEXTS[::7]:
        heard = read(asked, text)
        given = picked(shown, text, None, ())
        if isinstance(given, Choices):
            assert not isinstance(heard, Problem), text
            assert set(given.value) == values_of(heard.value), text
        else:
            assert given == text


@pytest.mark.parametrize(
    ("list_", "text", "near"),
    [
        ("disclosure_2021:reason.not", "没有", {"查了，我们没有", "要另外加工才有"}),
        ("disclosure_2021:reason.not", "查了", {"查了，我们没有"}),
        ("disclosure_2021:office.kind", "自治", {"设区的市、自治州政府", "省级政府"}),
        ("disclosure_2019:powers.which", "其他", {"其他对外管理服务事项"}),
        ("disclosure_2021:reconsideration.only", "其他", {"其他结果"}),
    ],
)
def test_what_is_nearly_a_choice_is_asked_about_with_its_numbers(
    list_: str, text: str, near: set[str]
) -> None:
    problem = parse_choice(text, LISTS[list_])
    assert isinstance(problem, Problem)
    said = words("zh").say(f"problem.{problem.code}", **problem.details)
    places: Mapping[str, int] = {spoken(o.label): at for at, o in enumerate(LISTS[list_], start=1)}
    for name in near:
        assert name in said
        assert str(places[name]) in said


@pytest.mark.parametrize(
    ("list_", "text", "value"),
    [
        ("disclosure_2021:who", "其他", "other"), ("disclosure_2021:office.kind", "其他", "other"),
        ("disclosure_2021:reason.otherwise", "其他", "other_misc"), ("disclosure_2021:office.kind", "直辖市", "province_government"),
        ("disclosure_2021:reason.not", "我们没有", "unable_not_held"), ("disclosure_2021:litigation.which", "没有复议", "direct"),
        ("disclosure_2021:given", "没给", "not"),
    ],
)  # fmt: skip
def test_an_option_called_exactly_so_is_that_option(list_: str, text: str, value: str) -> None:
    heard = parse_choice(text, LISTS[list_])
    assert not isinstance(heard, Problem)
    assert heard.value == Choice(value=value)
