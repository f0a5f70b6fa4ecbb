"""The story command: an interview told in one file, what it writes, refuses and says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interview.session import read
from tests.interview.cli.running import OUT, PROBLEMS, Run, kept
from tests.interview.cli.stories import OFFICE, story
from tests.support.interviews import TEXTS
from tests.support.offices import SIX


def test_a_story_writes_its_answers_and_its_report_and_prints_the_conversation(run: Run) -> None:
    ran = run.tell(story(SIX))
    assert ran.code == 0
    assert run.names == {"story.toml", OUT, f"{OUT}.bak", "out.docx"}
    assert "三、收到和处理政府信息公开申请情况" in ran.out
    assert "好，收 6 办 6，平了。" in ran.out
    assert ran.out.splitlines()[-1] == "out.docx"
    assert ran.err == ""
    assert read(Path(OUT)).finished_at is not None


def test_a_story_writes_every_format_asked_for(run: Run) -> None:
    assert run.tell(story(SIX), "--to", "docx", "--to", "json", "--to", "md", "--to", "json").code == 0
    assert {"out.docx", "out.json", "out.md"} <= run.names
    values = json.loads(Path("out.json").read_text(encoding="utf-8"))
    assert (values["schema"], values["flow"], values["year"]) == (1, "disclosure_2021", 2025)
    assert values["figures"]["applications.total.total"] == 6
    assert values["office"]["name"] == OFFICE


@pytest.mark.parametrize(
    ("named", "more", "written"),
    [
        ("甲.docx", (), {"甲.nianbao.json", "甲.docx"}),
        ("甲.md", (), {"甲.nianbao.json", "甲.md"}),
        ("甲.fragment.html", ("--to", "docx"), {"甲.nianbao.json", "甲.docx", "甲.fragment.html"}),
        ("甲.json", (), {"甲.json", "甲.json.docx"}),
    ],
)
def test_who_names_a_document_gets_it_under_that_name_and_the_answers_beside_it(
    run: Run, named: str, more: tuple[str, ...], written: set[str]
) -> None:
    (run.folder / "story.toml").write_text(story(SIX), encoding="utf-8")
    assert run("story", "story.toml", "-o", named, *more).code == 0
    assert {name for name in run.names if not name.endswith(".bak")} == {"story.toml", *written}


@pytest.mark.no_cover
def test_the_same_story_gives_the_same_bytes(run: Run) -> None:
    assert run.tell(story(SIX)).code == 0
    first = Path("out.docx").read_bytes()
    for name in run.names - {"story.toml"}:
        Path(name).unlink()
    assert run.tell(story(SIX)).code == 0
    assert Path("out.docx").read_bytes() == first


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[figures", "读不通"),
        (story({"applications.new.nobody": 1}), "对不上任何一格"),
        (story({"applications.new.natural": 1}), "合不上"),
        (story({"rules.issued": 1}), "这类单位没有这一项"),
        (story({"applications.new.natural": -1}), "不会比 0 少"),
        (story({"applications.new.natural": 1.5}), "要整数"),
        (story({"applications.new.natural": '"5"'}), "应当是数"),
        (story(profil="a = 1"), "对不上"),
        ('flow = "nothing"\n', "没有叫「nothing」的表"),
        (story(answers='"office.phone" = "不告诉你"'), "没有收下"),
    ],
)
def test_a_refused_story_writes_nothing_and_names_what_is_wrong(run: Run, text: str, said: str) -> None:
    ran = run.tell(text)
    assert ran.code in {1, 2}
    assert said in ran.err
    assert run.names == {"story.toml"}
    assert ran.out == ""


def test_a_story_that_leaves_questions_open_writes_the_answers_only_and_names_them(run: Run) -> None:
    ran = run.tell(story(SIX, without=("office.phone", "problems")))
    assert ran.code == 1
    assert run.names >= {"story.toml", OUT}
    assert "out.docx" not in run.names
    assert "office.phone" in ran.err
    assert "problems" in ran.err
    assert "还有 2 题没有答" in ran.err
    saved = read(Path(OUT))
    assert saved.finished_at is None
    assert saved.place in {"office.phone", "problems", None}


def test_a_total_that_differs_is_told_and_not_used(run: Run) -> None:
    ran = run.tell(story(SIX | {"applications.new.total": 7}))
    assert ran.code == 0
    assert "applications.new.total 给的是 7，加出来是 6" in ran.err


def test_findings_of_a_story_are_told_and_may_be_published(run: Run) -> None:
    ran = run.tell(story({"documents.in_force": 1, "documents.issued": 3}))
    assert ran.code == 0
    assert "留意：" in ran.err


@pytest.mark.no_cover
def test_last_year_carries_what_was_open_and_keeps_profile_and_texts(run: Run) -> None:
    open_then = {
        "applications.new.natural": 2, "applications.granted.natural": 1, "applications.carried_out.natural": 1,
    }  # fmt: skip
    assert run.tell(story(open_then, year=2024)).code == 0
    Path(OUT).rename("last.nianbao.json")
    this = f'[profile]\nyear = 2025\n{PROBLEMS}"overview.proactive" = "公开信息90条。"\n[figures]\n"applications.granted.natural" = 1\n'
    ran = run.tell(this, "--last", "last.nianbao.json", "--to", "json")
    assert ran.code == 0, ran.err
    values = json.loads(Path("out.json").read_text(encoding="utf-8"))
    assert values["figures"]["applications.carried_in.natural"] == 1
    assert values["office"]["name"] == OFFICE
    assert values["texts"]["overview.management"] == TEXTS["overview.management"]
    assert values["texts"]["problems"] == "解读少。"
    assert read(Path(OUT)).book.answers["applications.count_carried_in"].origin == "carried"


def test_last_years_problems_are_not_this_years_and_a_story_tells_its_own(run: Run) -> None:
    kept(run, name="last.nianbao.json")
    ran = run.tell("[profile]\nyear = 2026\n", "--last", "last.nianbao.json")
    assert ran.code == 1
    assert "还有 2 题没有答" in ran.err
    assert "problems  存在的主要问题" in ran.err
    assert "improvements  改进情况" in ran.err
    assert not read(Path(OUT)).book.answers.keys() & {"problems", "improvements"}
    assert "out.docx" not in run.names


def test_a_story_never_goes_over_an_answers_file(run: Run) -> None:
    Path(OUT).write_text("mine", encoding="utf-8")
    ran = run.tell(story())
    assert ran.code == 3
    assert "这里已经有" in ran.err
    assert Path(OUT).read_text(encoding="utf-8") == "mine"
    assert "out.docx" not in run.names


@pytest.mark.parametrize("force", [False, True])
def test_a_report_that_is_there_is_written_over_only_with_force(run: Run, force: bool) -> None:
    Path("out.docx").write_bytes(b"mine")
    ran = run.tell(story(), *(["--force"] if force else []))
    assert ran.code == (0 if force else 3)
    assert (Path("out.docx").read_bytes() == b"mine") is not force
    assert force or "--force" in ran.err


def test_a_story_in_english(run: Run) -> None:
    ran = run.tell(story(SIX), "--lang", "en")
    assert ran.code == 0
    assert "Did you receive" in ran.out
    assert "申请吗" not in ran.out


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("missing.toml", None, 2, "找不到"),
        ("folder", b"", 1, ""),
        ("gbk.toml", "[profile]\n# 年".encode("gbk"), 1, "UTF-8"),
        ("long.toml", b"#" * 1_000_001, 1, "1000 KB"),
    ],
)
def test_a_story_that_cannot_be_read_is_told(
    run: Run, name: str, content: bytes | None, code: int, said: str
) -> None:
    if name == "folder":
        Path(name).mkdir()
    elif content is not None:
        Path(name).write_bytes(content)
    ran = run("story", name, "-o", OUT)
    assert ran.code == code
    assert said in ran.err
    assert OUT not in run.names
