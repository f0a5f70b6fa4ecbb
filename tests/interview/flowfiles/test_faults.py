"""Broken flows: each fault is told with its file, its key and a cure, and none of them stops the check."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from interview.errors import FlowFileError
from interview.flowfiles import load_folder
from interview.flowfiles.checks.check import examine
from interview.flowfiles.faults import CODES, Fault
from interview.wording.catalog import LANGUAGES, words
from tests.interview.flowfiles.broken import Broken, edit
from tests.interview.flowfiles.broken_forms import FORM_CASES
from tests.interview.flowfiles.broken_texts import TEXT_CASES

FLOWS = Path(str(files("flows")))
CASES = (*FORM_CASES, *TEXT_CASES)
LONG = os.environ.get("NIANBAO_LONG") == "1"
LOADED = [
    pytest.param(broken, lang, id=f"{broken.what.replace(' ', '-')}-{lang}")
    for at, broken in enumerate(CASES)
    for lang in LANGUAGES
    if LONG or lang == ("en" if broken.file.endswith("en.toml") else LANGUAGES[at % len(LANGUAGES)])
]
"""Every broken flow, in one of the languages: what is broken in the English words in English, the others by turns."""
FIRST = {broken.code: broken for broken in reversed(CASES)}
EACH = [
    pytest.param(
        broken,
        id=broken.what.replace(" ", "-"),
        marks=() if FIRST[broken.code] is broken else pytest.mark.no_cover,
    )
    for broken in CASES
]
"""Every broken flow; coverage measures the first with each fault."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the flow of 2021, with its `common` beside it."""
    for name in ("common", "disclosure_2021"):
        shutil.copytree(FLOWS / name, tmp_path / name)
    return tmp_path / "disclosure_2021"


def assert_can_be_told(faults: tuple[Fault, ...]) -> None:
    for lang in LANGUAGES:
        for fault in faults:
            line = words(lang).say(f"fault.{fault.code}", **fault.details)
            assert line
            assert "{cause}" not in line
            assert "{near}" not in line


@pytest.mark.parametrize("broken", EACH)
def test_a_fault_is_told_with_its_file_its_key_and_a_cure(folder: Path, broken: Broken) -> None:
    edit(folder, broken)
    faults = examine(folder).faults
    found = [fault for fault in faults if fault.code == broken.code and fault.key == broken.key]
    assert found, faults
    assert found[0].file == (broken.told_in or broken.file)
    assert str(found[0].details.get("near", "")) == broken.near
    assert_can_be_told(faults)


@pytest.mark.no_cover
@pytest.mark.parametrize(("broken", "lang"), LOADED)
def test_loading_a_broken_flow_gives_a_flow_or_says_what_is_wrong(
    folder: Path, broken: Broken, lang: str
) -> None:
    edit(folder, broken)
    stops = {"shape", "files"} if broken.code != "flow_words" else set()
    unread = {"relation_text", "unknown_figure", "unknown_figure_near", "computes_left", "no_each"}
    whole = {"section_file_twice"}
    refused_by_models = {code for code, room in CODES.items() if room in stops} - whole | unread
    if broken.code in refused_by_models or (broken.code == "flow_words" and lang == "en"):
        with pytest.raises(FlowFileError) as refused:
            load_folder(folder, lang)
        assert words(lang).error(refused.value)
        assert "file" in refused.value.details
    else:
        assert load_folder(folder, lang).id == "disclosure_2021"


@pytest.mark.no_cover
def test_a_copy_of_a_whole_flow_has_no_fault_and_loads(folder: Path) -> None:
    assert examine(folder).faults == ()
    assert load_folder(folder).id == "disclosure_2021"
    assert load_folder(folder, "en").name.startswith("Annual")


def test_a_flow_without_its_own_common_folder_uses_the_programs(folder: Path) -> None:
    shutil.rmtree(folder.parent / "common")
    assert examine(folder).faults == ()


def test_a_flow_may_have_a_section_of_its_own_in_place_of_a_common_one(folder: Path) -> None:
    shutil.copy(folder.parent / "common" / "profile.toml", folder / "profile.toml")
    text = (folder / "profile.toml").read_text("utf-8")
    (folder / "profile.toml").write_text(
        text.replace("max_length = 60", 'max_length = "x"'), encoding="utf-8"
    )
    assert [fault.file for fault in examine(folder).faults] == ["profile.toml"] * 2


def test_without_english_everything_is_missing_but_the_flow_loads_in_chinese(folder: Path) -> None:
    (folder / "en.toml").unlink()
    (folder.parent / "common" / "en.toml").unlink()
    faults = examine(folder).faults
    assert {fault.code for fault in faults} == {"no_english"}
    assert len(faults) > 300
    assert load_folder(folder, "en").ledger == load_folder(folder).ledger


def test_missing_english_is_looked_for_under_its_own_part_alone(folder: Path) -> None:
    file = folder / "en.toml"
    text = file.read_text("utf-8")
    begin, end = text.index('["documents.issued"]'), text.index('["documents.repealed"]')
    file.write_text(text[:begin] + text[end:].replace('ask = "', 'answer = "', 1), encoding="utf-8")
    lines = {fault.key: fault.line for fault in examine(folder).faults if fault.code == "no_english"}
    assert lines["documents.issued.ask"] is None, "no line is about it"
    assert lines["documents.repealed.ask"] == text[:begin].count("\n") + 1


def test_a_syntax_fault_names_its_line(folder: Path) -> None:
    text = (folder / "proactive.toml").read_text("utf-8").splitlines()
    text[9] = 'kind = "choices'
    (folder / "proactive.toml").write_text("\n".join(text), encoding="utf-8")
    (fault,) = examine(folder).faults
    assert (fault.file, fault.code, fault.line) == ("proactive.toml", "syntax_string", 10)


def test_every_unreadable_file_is_told_at_once(folder: Path) -> None:
    (folder / "proactive.toml").write_bytes("主动公开".encode("gb18030"))
    (folder.parent / "common" / "overview.toml").unlink()
    (folder.parent / "common" / "closing.toml").write_text("=", encoding="utf-8")
    assert [(fault.file, fault.code) for fault in examine(folder).faults] == [
        ("proactive.toml", "flow_file_encoding"),
        ("common/overview.toml", "flow_file_missing"),
        ("common/closing.toml", "syntax_line"),
    ]


def test_a_file_too_large_to_be_waited_for_is_told_and_a_pipe_is_none(folder: Path) -> None:
    (folder / "proactive.toml").write_bytes(b"#" * 200_001)
    told = [("proactive.toml", "flow_file_too_large")]
    if sys.platform != "win32":
        closing = folder.parent / "common" / "closing.toml"
        closing.unlink()
        os.mkfifo(closing)
        told.append(("common/closing.toml", "flow_file_missing"))
    faults = examine(folder).faults
    assert [(fault.file, fault.code) for fault in faults] == told
    assert_can_be_told(faults)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nothing is kept from this user")
def test_a_file_that_may_not_be_read_is_told(folder: Path) -> None:
    (folder / "flow.toml").chmod(0)
    assert [(fault.file, fault.code) for fault in examine(folder).faults] == [
        ("flow.toml", "flow_file_unreadable")
    ]


@pytest.mark.parametrize(
    ("break_it", "code"),
    [
        (lambda flow: (flow / "flow.toml").unlink(), "flow_file_missing"),
        (lambda flow: (flow / "flow.toml").write_text("x =", encoding="utf-8"), "syntax_value"),
        (lambda flow: (flow / "flow.toml").write_text("sections = []", encoding="utf-8"), "flow_sections"),
        (lambda flow: (flow / "flow.toml").write_text("sections = [1]", encoding="utf-8"), "flow_sections"),
        (lambda flow: (flow / "en.toml").write_text("x =", encoding="utf-8"), "syntax_value"),
    ],
)
def test_a_fault_that_hides_the_rest_is_the_only_one(
    folder: Path, break_it: Callable[[Path], object], code: str
) -> None:
    break_it(folder)
    faults = examine(folder).faults
    assert [fault.code for fault in faults] == [code]
    assert_can_be_told(faults)


def test_an_empty_folder_is_no_flow(tmp_path: Path) -> None:
    assert [fault.code for fault in examine(tmp_path).faults] == ["flow_file_missing"]
    with pytest.raises(FlowFileError, match="flow_file_missing"):
        load_folder(tmp_path)


def test_a_choice_with_no_options_is_told(folder: Path) -> None:
    text = (folder / "proactive.toml").read_text("utf-8")
    start = text.index("options = [\n", text.index('id = "decisions.which"'))
    end = text.index("]\nwhy", start)
    (folder / "proactive.toml").write_text(text[:start] + "options = [" + text[end:], encoding="utf-8")
    assert ("no_options", "[decisions.which].options") in {(f.code, f.key) for f in examine(folder).faults}


def test_a_question_without_help_is_told(folder: Path) -> None:
    text = (folder.parent / "common" / "profile.toml").read_text("utf-8")
    text = text.replace('why = "印在开头，看报告的人有疑问时找得到地方。"\n', "").replace(
        'example = "云山县人民路 12 号"\n', ""
    )
    (folder.parent / "common" / "profile.toml").write_text(text, encoding="utf-8")
    found = {(f.file, f.key, f.code) for f in examine(folder).faults if not f.code.startswith("english")}
    assert found == {("common/profile.toml", "[office.address].why", "no_help")}


def test_a_file_that_no_section_names_is_told(folder: Path) -> None:
    shutil.copy(folder / "proactive.toml", folder / "proactive2.toml")
    assert [(f.file, f.code) for f in examine(folder).faults] == [("proactive2.toml", "file_unused")]


def test_a_fault_names_its_line(folder: Path) -> None:
    file = folder / "proactive.toml"
    lines = file.read_text("utf-8").splitlines()
    at = lines.index('when = { of = "fees.any", is = true }')
    lines[at] = lines[at].replace("any", "amny")
    file.write_text("\n".join(lines), encoding="utf-8")
    found = [fault for fault in examine(folder).faults if fault.code == "unknown_near"]
    assert [fault.line for fault in found] == [at + 1]


def test_years_before_another_form_hold_a_hole_where_the_form_ends_too_early(tmp_path: Path) -> None:
    for name in ("common", "disclosure_2019"):
        shutil.copytree(FLOWS / name, tmp_path / name)
    file = tmp_path / "disclosure_2019" / "flow.toml"
    file.write_text(file.read_text("utf-8").replace("last = 2020", "last = 2019"), encoding="utf-8")
    found = [(fault.code, fault.details) for fault in examine(tmp_path / "disclosure_2019").faults]
    assert found == [("years_hole", {"year": 2020})]


def test_a_flow_of_another_id_is_held_against_nothing(folder: Path) -> None:
    file = folder / "flow.toml"
    text = (
        file.read_text("utf-8")
        .replace("first = 2021", "first = 1999")
        .replace("version", 'renamed = {zzz = "year"}\nversion')
    )
    file.write_text(text.replace('id = "disclosure_2021"', 'id = "another"'), encoding="utf-8")
    assert not {fault.room for fault in examine(folder).faults} & {"shape"}
    assert not [
        fault for fault in examine(folder).faults if fault.code in {"years_overlap", "renamed_from_nothing"}
    ]


def test_every_code_is_told_in_both_languages_and_every_sentence_is_a_code() -> None:
    for lang in LANGUAGES:
        assert words(lang).tables["fault"].keys() - CODES.keys() == {"line", "line_at", "proved"}
        assert not CODES.keys() - words(lang).tables["fault"].keys()


def test_every_code_is_produced_by_a_broken_flow() -> None:
    files = {"flow_file_encoding", "flow_file_too_large", "flow_file_unreadable"}
    elsewhere = files | {"file_unused", "no_options", "no_help", "dead_end"}
    assert {case.code for case in CASES} | elsewhere == CODES.keys()
    assert len(CODES) >= 40


def test_a_flow_that_cannot_be_walked_has_no_proof(folder: Path) -> None:
    assert examine(folder).proof is not None
    file = folder / "proactive.toml"
    file.write_text(file.read_text("utf-8").replace("fees.any", "fees.amny", 1), encoding="utf-8")
    assert examine(folder).proof is None


def test_a_missing_row_that_the_engine_counts_on_is_told(folder: Path) -> None:
    file = folder.parent / "common" / "applications.toml"
    text = file.read_text("utf-8").replace('id = "carried_in"\nlabel', 'id = "carried"\nlabel')
    text = text.replace("new + carried_in = total", "new + carried = total")
    file.write_text(text, encoding="utf-8")
    found = {(fault.code, fault.details.get("name")) for fault in examine(folder).faults}
    assert ("no_row", "carried_in") in found


def test_a_condition_on_last_year_is_not_decided_where_there_is_none(folder: Path) -> None:
    file = folder / "proactive.toml"
    gate = 'when = { of = "documents.any_changed", is = true }'
    either = 'when = { any = [{ of = "documents.any_changed", is = true }, { of = "last.fees.amount", positive = true }] }'
    file.write_text(file.read_text("utf-8").replace(gate, either), encoding="utf-8")
    with file.open("a", encoding="utf-8") as text:
        text.write('\n[[sentences]]\ntext = "以上是{year}年的数。"\n')
    assert {fault.code for fault in examine(folder).faults} == {"idle", "undecided"}


def test_a_question_may_wait_for_several_that_wait_for_one(folder: Path) -> None:
    file = folder / "proactive.toml"
    text = file.read_text("utf-8")
    text = text.replace(
        'says = "有没有行政事业性收费"',
        'says = "有没有行政事业性收费"\nwhen = { all = [{ of = "rules.which", includes = "issued" }, { of = "zzz.a", zero = true }] }',
    )
    text = text.replace(
        'says = "有哪些规章"\nwhen = ',
        'says = "有哪些规章"\nwhen = { all = [{ of = "documents.issued", zero = true }, { of = "fees.amount", zero = true }] }\n#',
    )
    file.write_text(text, encoding="utf-8")
    found = {(fault.code, fault.key) for fault in examine(folder).faults}
    assert ("circular", "[rules.which].when") in found
    assert ("forward", "[rules.which].when") in found


def test_english_of_a_flow_s_own_stands_over_the_common_one(folder: Path) -> None:
    with (folder / "en.toml").open("a", encoding="utf-8") as own:
        own.write(
            '\n["year"]\nask = "Which year?"\nsays = "Year"\nwhy = "x"\nexcludes = "x"\nexample = "x"\nlaw = "x"\n'
        )
    common = folder.parent / "common" / "en.toml"
    common.write_text(
        common.read_text("utf-8").replace('ask = "Which year is', 'ask = "{year}? Which year is'),
        encoding="utf-8",
    )
    assert examine(folder).faults == ()
