"""Both languages say the same things, kindly, and every code that can occur has its sentence."""

from __future__ import annotations

import re
import unicodedata
from typing import get_args

import pytest

from interview.engine.plan.book import Origin
from interview.engine.sums.relations import Severity
from interview.flowfiles import load_flow
from interview.flowfiles.loading import PACKAGED
from interview.wording.catalog import LANGUAGES
from tests.interview.wording.sources import (
    FACES,
    INTERVIEW,
    OF_FACES,
    WORDING,
    can_be_made,
    codes,
    is_said,
    literals,
    placeholders,
    tables,
)

FILES = sorted(path.stem for path in (WORDING / "zh").glob("*.toml"))
FORBIDDEN = ("错误", "非法", "无效", "请您", "您好", "！", "!", "您", "抱歉", "不合法")
ENGLISH_ONLY = "unit_one"


def sentences(lang: str) -> list[tuple[str, str, str]]:
    return [(table, key, text) for table, told in tables(lang).items() for key, text in told.items()]


def is_emoji(char: str) -> bool:
    return unicodedata.category(char) == "So" or ord(char) >= 0x1F000


OF_OTHERS = {"said_as", "said_by", "told_by"}


def clerk_texts(part: object) -> list[str]:
    """Every text of a flow that the clerk reads, and the others too: nothing printed is unkind either.

    Not the ways in which reports say a thing: those are the words of others.
    """
    if isinstance(part, str):
        return [part]
    if isinstance(part, dict):
        return [text for key, value in part.items() if key not in OF_OTHERS for text in clerk_texts(value)]
    if isinstance(part, list | tuple):
        return [text for value in part for text in clerk_texts(value)]
    return []


def test_every_language_has_the_same_files() -> None:
    for lang in LANGUAGES:
        assert sorted(path.stem for path in (WORDING / lang).glob("*.toml")) == FILES


@pytest.mark.parametrize("file", FILES)
def test_both_languages_have_the_same_tables_keys_and_placeholders(file: str) -> None:
    chinese, english = tables("zh", file), tables("en", file)
    assert chinese.keys() == english.keys() - {ENGLISH_ONLY}
    for table, told in chinese.items():
        assert told.keys() == english[table].keys(), table
        for key, text in told.items():
            assert placeholders(text) == placeholders(english[table][key]), f"{table}.{key}"


def test_every_counted_unit_has_its_english_singular() -> None:
    counted = {unit for unit in tables("en")["unit"] if not unit.endswith("元")}
    assert tables("en")[ENGLISH_ONLY].keys() == counted


def test_no_sentence_stands_in_two_files() -> None:
    seen: dict[tuple[str, str], str] = {}
    for file in FILES:
        for table, told in tables("zh", file).items():
            for key in told:
                assert seen.setdefault((table, key), file) == file, f"{table}.{key}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_sentence_is_official_loud_or_cute(lang: str) -> None:
    for table, key, text in sentences(lang):
        # 「! 看全部回答」 names a key, and 「! all answers」 too.
        shown = text.replace("! 看", "").replace("! all", "")
        assert not [word for word in FORBIDDEN if word in shown], f"{table}.{key}"
        assert not [char for char in text if is_emoji(char)], f"{table}.{key}"
        assert text, f"{table}.{key}"


@pytest.mark.parametrize("flow", PACKAGED)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_of_a_flow_is_official_loud_or_cute(flow: str, lang: str) -> None:
    for text in clerk_texts(load_flow(flow, lang).model_dump()):
        assert not [word for word in FORBIDDEN if word in text], text
        assert not [char for char in text if is_emoji(char)], text


def test_chinese_sentences_are_chinese_and_english_ones_english() -> None:
    quoted = re.compile(r"“[^”]*”|转8001|\d[\d.]*万?元|万元|元")
    for table, key, text in sentences("en"):
        if table not in {"unit", ENGLISH_ONLY}:
            assert not re.search(r"[\u4e00-\u9fff，。！？；：]", quoted.sub("", text)), f"{table}.{key}"
    for table, key, text in sentences("zh"):
        if not re.fullmatch(r"(nianbao)?[\W\d]*(\{\w+\}[\W\d]*)*", text):
            assert re.search(r"[\u4e00-\u9fff]", text), f"{table}.{key}"


@pytest.mark.parametrize(
    ("maker", "table"),
    [("Problem", "problem"), ("_problem", "problem"), ("Note", "note"), (r"(?!Unread)\w*Error", "error")],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_that_is_made_has_a_sentence(maker: str, table: str, lang: str) -> None:
    made = codes(maker)
    assert made, "the scan finds what it looks for"
    assert not made - tables(lang)[table].keys()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_of_what_is_said_in_passing_has_a_sentence(lang: str) -> None:
    heard = {"yuan_to_wan", "wan_to_yuan", "taken_as_wan", "as_drafted"}
    assert heard <= literals()
    assert tables(lang)["heard"].keys() == heard


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_origin_and_severity_has_a_name(lang: str) -> None:
    assert tables(lang)["origin"].keys() == set(get_args(Origin))
    assert tables(lang)["severity"].keys() == set(get_args(Severity))


def test_every_sentence_is_said_somewhere() -> None:
    spoken_by_all = {
        "unit", ENGLISH_ONLY, "origin", "severity", "problem", "heard",
        "rule", "rule_source", "rule_example",  # test_rule compares them with the rules
        "os",  # named as the system names what is wrong
        "look",  # test_styles compares them with what a style file may say
    }  # fmt: skip
    faces = all((INTERVIEW / face / "__init__.py").is_file() for face in FACES)
    waiting = frozenset() if faces else OF_FACES
    silent = [
        f"{table}.{key}"
        for table, key, _ in sentences("zh")
        if table not in spoken_by_all | waiting and not is_said(table, key) and not can_be_made(key)
    ]
    assert silent == []


def test_every_problem_with_a_sentence_can_occur() -> None:
    assert not [
        key for key in tables("zh")["problem"] if not can_be_made(key) and not is_said("problem", key)
    ]
