"""The flows command: the forms that there are, their schema, and what is wrong with one."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from interview.flowfiles.loading import PACKAGED
from tests.interview.cli.running import Run


@pytest.mark.parametrize("arguments", [("flows",), ("flows", "list")])
def test_flows_are_listed(run: Run, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.err) == (0, "")
    assert [line.split()[0] for line in ran.out.splitlines()] == [*PACKAGED]


def test_the_schema_of_flow_files_is_json(run: Run) -> None:
    ran = run("flows", "schema")
    assert ran.code == 0
    assert json.loads(ran.out)


@pytest.mark.parametrize(("flow", "lang"), [("disclosure_2019", "en"), ("disclosure_2021", "zh")])
def test_the_flows_that_come_with_the_program_have_no_fault(run: Run, flow: str, lang: str) -> None:
    import flows

    ran = run("flows", "check", str(Path(flows.__file__).parent / flow), "--lang", lang)
    assert (ran.code, ran.out) == (0, "")
    assert re.search(r"10[⁰¹²³⁴⁵⁶⁷⁸⁹]{2}(?: 种| taken)", ran.err), "so many that nobody counts the digits"
    assert max(map(len, re.findall(r"[\d,]+", ran.err))) < len("1,000,000,000")


def test_a_flow_with_a_fault_names_file_and_key(run: Run) -> None:
    (run.folder / "mine").mkdir()
    (run.folder / "mine" / "flow.toml").write_text('id = "mine"\nsections = ["a"]\n', encoding="utf-8")
    ran = run("flows", "check", "mine")
    assert ran.code == 1
    assert "flow.toml" in ran.out or "a.toml" in ran.out
    assert "处要改" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("flows", "check"), "还要写上是哪个文件夹"), (("flows", "check", "nowhere"), "找不到 nowhere")],
)
def test_a_folder_that_is_not_there_is_told(run: Run, arguments: tuple[str, ...], said: str) -> None:
    ran = run(*arguments)
    assert said in ran.err
    assert ran.code == 2
    assert ran.out == ""
