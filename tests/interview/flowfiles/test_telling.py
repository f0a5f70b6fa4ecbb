"""What `nianbao flows check` prints: every fault on a line of its own, and what the proof covers."""

from __future__ import annotations

import shutil
from argparse import Namespace
from importlib.resources import files
from pathlib import Path

import pytest

from interview.cli.commands.flows import flows
from interview.cli.exits import Exit
from interview.wording.catalog import LANGUAGES, words

FLOWS = Path(str(files("flows")))
every_language = pytest.mark.parametrize("lang", LANGUAGES)


def check(folder: Path, lang: str) -> Exit:
    return flows(Namespace(action="check", folder=str(folder), lang=lang), words(lang))


@pytest.mark.no_cover
@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.slow)])
def test_a_whole_flow_is_told_with_the_number_of_combinations(
    lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(FLOWS / "disclosure_2021", lang) == Exit.DONE
    out, err = capsys.readouterr()
    assert out == ""
    assert "4,129" in err
    assert "10²²" in err


@every_language
def test_a_fault_is_told_with_its_line_where_it_has_one(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("common", "disclosure_2021"):
        shutil.copytree(FLOWS / name, tmp_path / name)
    file = tmp_path / "disclosure_2021" / "proactive.toml"
    text = file.read_text("utf-8").replace("widths = [54,", "widths = [55,")
    file.write_text(text, encoding="utf-8")
    line = text[: text.index("widths")].count("\n") + 1
    (tmp_path / "disclosure_2021" / "more.toml").write_text("", encoding="utf-8")
    assert check(tmp_path / "disclosure_2021", lang) == Exit.FINDINGS
    told, unlined = capsys.readouterr().out.splitlines()
    assert told.startswith("proactive.toml " + {"zh": f"第 {line} 行", "en": f"line {line}"}[lang]), told
    assert "more.toml" in unlined
