"""Broken flows: each fault is told with its file, its key and a cure, and none of them stops the check."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest

from interview.errors import FlowFileError
from interview.flowfiles import Fault, check_folder, load_folder
from interview.wording.catalog import LANGUAGES, words

FLOWS = Path(str(files("flows")))


@dataclass(frozen=True)
class Broken:
    """What is done to a copy of the flows, and what the check must say."""

    what: str
    file: str
    old: str
    new: str
    code: str
    key: str
    near: str = ""
    told_in: str = ""
    """The file that is named, where it is another one than the broken one."""


QUIET = 'id = "processing_fee.notices"\n'
GATE = 'when = { of = "documents.any_in_force", is = true }'
CASES = (
    Broken("a misspelt reference", "proactive.toml", GATE, GATE.replace("in_force", "in_forse"), "unknown_near",
           "[documents.in_force].when", near="documents.any_in_force"),
    Broken("a reference to nothing like it", "proactive.toml", GATE, GATE.replace("documents.any_in_force", "zzz"),
           "unknown", "[documents.in_force].when"),
    Broken("a condition on what comes later", "proactive.toml", GATE, GATE.replace("documents.any_in_force", "fees.any"),
           "forward", "[documents.in_force].when"),
    Broken("a question gated by itself", "proactive.toml", GATE, GATE.replace("documents.any_in_force", "documents.in_force"),
           "forward", "[documents.in_force].when"),
    Broken("an option that does not exist", "proactive.toml", 'includes = "issued"', 'includes = "isued"',
           "no_option_near", "[rules.issued].when", near="issued"),
    Broken("an option like no other", "proactive.toml", 'includes = "issued"', 'includes = "qqq"',
           "no_option", "[rules.issued].when"),
    Broken("an unknown key", "proactive.toml", 'says = "有哪些规章"', 'say = "有哪些规章"', "extra_key_near",
           "items.[rules.which].say", near="says"),
    Broken("a key like no other", "proactive.toml", 'says = "有哪些规章"', 'zzzz = "有哪些规章"', "extra_key",
           "items.[rules.which].zzzz"),
    Broken("an unknown kind", "proactive.toml", 'kind = "money"', 'kind = "cash"', "no_such_kind",
           "items.[fees.amount].kind"),
    Broken("no kind", "proactive.toml", 'kind = "money"\n', "", "no_such_kind", "items.[fees.amount].kind"),
    Broken("no question", "proactive.toml", 'ask = "这一年制发了几件规章？"\n', "", "missing_key", "items.[rules.issued].ask"),
    Broken("a wrong type", "proactive.toml", 'says = "有哪些规章"', "says = 7", "refused",
           "items.[rules.which].says"),
    Broken("an empty question", "proactive.toml", 'ask = "这一年制发了几件规章？"', 'ask = ""', "refused",
           "items.[rules.issued].ask"),
    Broken("two tests in one condition", "proactive.toml", GATE, GATE.replace("is = true", "is = true, zero = true"),
           "refused", "items.[documents.in_force].when"),
    Broken("no test in a condition", "proactive.toml", GATE, GATE.replace(", is = true", ""), "refused",
           "items.[documents.in_force].when"),
    Broken("a condition that is no table", "proactive.toml", GATE, 'when = "always"', "refused",
           "items.[documents.in_force].when"),
    Broken("a version that is no number", "flow.toml", "version = 1", 'version = "one"', "refused", "version"),
    Broken("no name", "flow.toml", 'name = "政府', 'label = "政府', "missing_key", "name"),
    Broken("sections that are no list", "flow.toml", "sections = [", 'sections = "profile"\nothers = [', "flow_sections",
           "sections"),
    Broken("a missing section file", "flow.toml", '"profile", "pro', '"profil", "pro', "flow_file_missing", "",
           told_in="profil.toml"),
    Broken("a section without items", "../common/overview.toml", "[[items]]", "[[pieces]]", "extra_key", "pieces",
           told_in="common/overview.toml"),
    Broken("items that are no list", "../common/problems.toml", "[[items]]", "[items]", "flow_file_syntax", "",
           told_in="problems.toml"),
    Broken("an id used twice", "proactive.toml", 'id = "documents.issued"', 'id = "rules.issued"', "id_twice",
           "[rules.issued]"),
    Broken("a question that is too long", "proactive.toml", 'ask = "这一年制发了几件规章？"',
           f'ask = "{"这一年制发了几件规章" * 5}？"', "long", "[rules.issued].ask"),
    Broken("a placeholder that is unknown", "proactive.toml", 'ask = "规章：{year} 年', 'ask = "规章：{yaer} 年',
           "unknown_near", "[rules.which].ask", near="year"),
    Broken("a placeholder like no other in the title", "flow.toml", "{office}{year}年政府信息公开工作年度报告\"\ns",
           "{zzz}年政府信息公开工作年度报告\"\ns", "unknown", "title"),
    Broken("a placeholder in a sentence", "../common/closing.toml", "通知{processing_fee.notices}件",
           "通知{processing_fee.notice}件", "unknown_near", "sentences", near="processing_fee.notices",
           told_in="common/closing.toml"),
    Broken("a placeholder in the preamble", "flow.toml", "{office.phone}", "{office.fone}", "unknown_near", "preamble",
           near="office.phone"),
    Broken("a cell that is not asked", "proactive.toml", '{ cell = "rules.issued" }', '{ cell = "rules.isued" }',
           "unknown_near", "table", near="rules.issued"),
    Broken("an asked figure that is not printed", "proactive.toml", '{ cell = "rules.issued" }', '{ text = "0" }',
           "not_printed", "table"),
    Broken("a relation on nothing", "proactive.toml", "rules.in_force >= rules.issued", "rules.in_force >= rules.isued",
           "relation", "relations"),
    Broken("a relation that cannot be read", "../common/applications.toml", "new + carried_in = total",
           "new + carried_in == total", "relation", "relations", told_in="common/applications.toml"),
    Broken("a computing relation with two figures on the left", "../common/applications.toml", "total = sum(results)",
           "total + new = sum(results)", "relation", "relations", told_in="common/applications.toml"),
    Broken("a group that is not there", "../common/applications.toml", 'group = "unable"', 'group = "unabel"',
           "unknown_near", "[applications].rows.[unable_not_held].group", near="unable", told_in="common/applications.toml"),
    Broken("a group like no other", "../common/applications.toml", 'group = "unable"', 'group = "zzz"',
           "unknown", "[applications].rows.[unable_not_held].group", told_in="common/applications.toml"),
    Broken("a result without its first step", "../common/applications.toml", 'given = "full"\n', "", "no_given",
           "[applications].rows.[granted].given", told_in="common/applications.toml"),
    Broken("no row of open ones", "../common/applications.toml", 'role = "out"', 'role = "in"', "one_role",
           "[applications].rows", told_in="common/applications.toml"),
    Broken("a row renamed that the engine counts on", "../common/applications.toml", 'id = "carried_in"\nlabel',
           'id = "carried"\nlabel', "relation", "relations", told_in="common/applications.toml"),
    Broken("a step to nowhere", "../common/applications.toml", 'result = ["denied_secret"]', 'result = ["denied_sekret"]',
           "unknown_near", "[applications].walk", near="denied_secret", told_in="common/applications.toml"),
    Broken("missing English", "en.toml", 'ask = "How many rules were issued this year?"\n', "", "no_english",
           "rules.issued.ask"),
    Broken("a missing English option", "en.toml", 'issued = "Issued this year (本年制发)", ', "", "no_english",
           "rules.which.options.issued"),
    Broken("a missing English way", "../common/en.toml", 'one_by_one = "One by one", ', "", "no_english",
           "applications.way.options.one_by_one", told_in="en.toml"),
    Broken("a missing English step", "../common/en.toml", '  "Did the applicant withdraw it?",\n', "", "no_english",
           "applications.walk.asks", told_in="en.toml"),
    Broken("a missing English hint", "../common/en.toml", 'label = "Not sure"\n', "", "no_english",
           "applications.unsure.label", told_in="en.toml"),
    Broken("a missing English name of the flow", "en.toml", 'name = "Annual', 'names = "Annual', "no_english", "flow.name"),
    Broken("English for a question that is not there", "en.toml", '["rules.issued"]', '["rules.isued"]', "unknown_near",
           "rules.isued", near="rules.issued"),
    Broken("English that is no text", "en.toml", 'ask = "How many rules were issued this year?"', "ask = 3", "flow_words",
           "rules.issued"),
    Broken("English that is no table", "en.toml", '["flow"]\n', 'rules = "x"\n["flow"]\n', "flow_words", "rules"),
    Broken("English options that are no table", "../common/en.toml", 'options = { direct =', 'options = "x"\nothers = { direct =',
           "flow_words", "litigation.which", told_in="en.toml"),
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the flow of 2021, with its `common` beside it."""
    for name in ("common", "disclosure_2021"):
        shutil.copytree(FLOWS / name, tmp_path / name)
    return tmp_path / "disclosure_2021"


def edit(folder: Path, broken: Broken) -> None:
    file = folder / broken.file
    text = file.read_text("utf-8")
    assert broken.old in text, "the case still finds what it breaks"
    file.write_text(text.replace(broken.old, broken.new, 1), encoding="utf-8")


def assert_can_be_told(faults: tuple[Fault, ...]) -> None:
    for lang in LANGUAGES:
        for fault in faults:
            line = words(lang).say(f"fault.{fault.code}", **fault.details)
            assert line
            assert "{cause}" not in line
            assert "{near}" not in line


@pytest.mark.parametrize("broken", CASES, ids=lambda case: case.what.replace(" ", "-"))
def test_a_fault_is_told_with_its_file_its_key_and_a_cure(folder: Path, broken: Broken) -> None:
    edit(folder, broken)
    faults = check_folder(folder)
    found = [fault for fault in faults if fault.code == broken.code and fault.key == broken.key]
    assert found, faults
    assert found[0].file == (broken.told_in or broken.file)
    assert str(found[0].details.get("near", "")) == broken.near
    assert_can_be_told(faults)


@pytest.mark.parametrize("broken", CASES, ids=lambda case: case.what.replace(" ", "-"))
def test_loading_a_broken_flow_gives_a_flow_or_says_what_is_wrong(folder: Path, broken: Broken) -> None:
    edit(folder, broken)
    refused_by_models = {
        "refused",
        "extra_key",
        "extra_key_near",
        "missing_key",
        "no_such_kind",
        "relation",
        "flow_sections",
        "flow_file_missing",
        "flow_file_syntax",
    }
    for lang in LANGUAGES:
        if broken.code in refused_by_models or (broken.code == "flow_words" and lang == "en"):
            with pytest.raises(FlowFileError) as refused:
                load_folder(folder, lang)
            assert words(lang).error(refused.value)
            assert "file" in refused.value.details
        else:
            assert load_folder(folder, lang).id == "disclosure_2021"


def test_a_copy_of_a_whole_flow_has_no_fault_and_loads(folder: Path) -> None:
    assert check_folder(folder) == ()
    assert load_folder(folder).id == "disclosure_2021"
    assert load_folder(folder, "en").name.startswith("Annual")


def test_a_flow_without_its_own_common_folder_uses_the_programs(folder: Path) -> None:
    shutil.rmtree(folder.parent / "common")
    assert check_folder(folder) == ()


def test_a_flow_may_have_a_section_of_its_own_in_place_of_a_common_one(folder: Path) -> None:
    shutil.copy(folder.parent / "common" / "profile.toml", folder / "profile.toml")
    text = (folder / "profile.toml").read_text("utf-8")
    (folder / "profile.toml").write_text(
        text.replace("max_length = 60", 'max_length = "x"'), encoding="utf-8"
    )
    assert [fault.file for fault in check_folder(folder)] == ["profile.toml"] * 2


def test_without_english_everything_is_missing_but_the_flow_loads_in_chinese(folder: Path) -> None:
    (folder / "en.toml").unlink()
    (folder.parent / "common" / "en.toml").unlink()
    faults = check_folder(folder)
    assert {fault.code for fault in faults} == {"no_english"}
    assert len(faults) > 300
    assert load_folder(folder, "en").ledger == load_folder(folder).ledger


def test_a_syntax_fault_names_its_line(folder: Path) -> None:
    text = (folder / "proactive.toml").read_text("utf-8").splitlines()
    text[9] = 'kind = "choices'
    (folder / "proactive.toml").write_text("\n".join(text), encoding="utf-8")
    (fault,) = check_folder(folder)
    assert (fault.file, fault.code) == ("proactive.toml", "flow_file_syntax")
    assert "line 10" in str(fault.details["cause"])


def test_every_unreadable_file_is_told_at_once(folder: Path) -> None:
    (folder / "proactive.toml").write_bytes("主动公开".encode("gb18030"))
    (folder.parent / "common" / "overview.toml").unlink()
    (folder.parent / "common" / "closing.toml").write_text("=", encoding="utf-8")
    assert [(fault.file, fault.code) for fault in check_folder(folder)] == [
        ("proactive.toml", "flow_file_encoding"),
        ("overview.toml", "flow_file_missing"),
        ("closing.toml", "flow_file_syntax"),
    ]


@pytest.mark.parametrize(
    ("break_it", "code"),
    [
        (lambda flow: (flow / "flow.toml").unlink(), "flow_file_missing"),
        (lambda flow: (flow / "flow.toml").write_text("x =", encoding="utf-8"), "flow_file_syntax"),
        (lambda flow: (flow / "flow.toml").write_text("sections = []", encoding="utf-8"), "flow_sections"),
        (lambda flow: (flow / "flow.toml").write_text("sections = [1]", encoding="utf-8"), "flow_sections"),
        (lambda flow: (flow / "en.toml").write_text("x =", encoding="utf-8"), "flow_file_syntax"),
    ],
)
def test_a_fault_that_hides_the_rest_is_the_only_one(
    folder: Path, break_it: Callable[[Path], object], code: str
) -> None:
    break_it(folder)
    faults = check_folder(folder)
    assert [fault.code for fault in faults] == [code]
    assert_can_be_told(faults)


def test_an_empty_folder_is_no_flow(tmp_path: Path) -> None:
    assert [fault.code for fault in check_folder(tmp_path)] == ["flow_file_missing"]
    with pytest.raises(FlowFileError, match="flow_file_missing"):
        load_folder(tmp_path)


def test_a_choice_with_no_options_is_told(folder: Path) -> None:
    text = (folder / "proactive.toml").read_text("utf-8")
    start = text.index("options = [\n", text.index('id = "decisions.which"'))
    end = text.index("]\nwhy", start)
    (folder / "proactive.toml").write_text(text[:start] + "options = [" + text[end:], encoding="utf-8")
    assert ("no_options", "[decisions.which].options") in {(f.code, f.key) for f in check_folder(folder)}


def test_a_question_without_help_is_told(folder: Path) -> None:
    text = (folder.parent / "common" / "profile.toml").read_text("utf-8")
    text = text.replace('why = "印在开头，看报告的人有疑问时找得到地方。"\n', "").replace(
        'example = "云山县人民路 12 号"\n', ""
    )
    (folder.parent / "common" / "profile.toml").write_text(text, encoding="utf-8")
    assert [(f.file, f.key, f.code) for f in check_folder(folder)] == [
        ("common/profile.toml", "[office.address].why", "no_help")
    ]


def test_a_missing_row_that_the_engine_counts_on_is_told(folder: Path) -> None:
    file = folder.parent / "common" / "applications.toml"
    text = file.read_text("utf-8").replace('id = "carried_in"\nlabel', 'id = "carried"\nlabel')
    text = text.replace("new + carried_in = total", "new + carried = total")
    file.write_text(text, encoding="utf-8")
    found = {(fault.code, fault.details.get("name")) for fault in check_folder(folder)}
    assert ("no_row", "carried_in") in found
