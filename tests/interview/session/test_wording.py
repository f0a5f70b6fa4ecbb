"""Every failure of the answers file has a sentence in both languages, with placeholders that are given."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest

from interview.session.reading import _REFUSED

ROOT = Path(__file__).parents[3] / "interview"

GIVEN = {
    "name_of_document": {"better"},
    "unreadable": {"reason"},
    "too_large": {"most"},
    "newer": {"schema"},
    "damaged": {"where"},
    "locked": {"who", "host", "pid", "since"},
    "not_written": {"reason"},
}


def table(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((ROOT / "wording" / language / "session.toml").read_text("utf-8"))


def codes() -> set[str]:
    source = "".join(module.read_text("utf-8") for module in (ROOT / "session").glob("*.py"))
    raised = set(re.findall(r'(?:SessionFileError|LockedError|WriteError)\(\s*"(\w+)"', source))
    return (
        raised
        | set(re.findall(r'errno\.\w+: "(\w+)"', source))
        | set(_REFUSED.values())
        | {"truncated", "not_json", "not_utf8", "not_written", "read_only_yet"}
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_code_has_a_sentence_and_every_sentence_a_code(language: str) -> None:
    assert set(table(language)["error"]) == codes()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sentence_names_the_file_and_only_what_is_given(language: str) -> None:
    for code, sentence in table(language)["error"].items():
        named = {name for _, name, _, _ in Formatter().parse(sentence) if name}
        assert "file" in named
        assert named <= {"file"} | GIVEN.get(code, set())


def test_no_sentence_blames() -> None:
    for sentence in table("zh")["error"].values():
        assert not re.search("错误|非法|无效|请您|您|！", sentence)


def test_the_two_languages_have_the_same_tables() -> None:
    zh, en = table("zh"), table("en")
    assert {name: set(part) for name, part in zh.items()} == {name: set(part) for name, part in en.items()}
