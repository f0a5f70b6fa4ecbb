"""The commands that need no terminal: what they write, say and cost."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import pytest

from interview.cli import main
from interview.engine.step import commands as do
from interview.flowfiles.loading import PACKAGED
from interview.formats import SUFFIXES
from interview.session import AnswersFile, Session, read
from tests.interview.cli.stories import OFFICE, story
from tests.interview.cli.terminal import environment, nianbao
from tests.interview.line.books import full
from tests.support.fonts import needs_chinese_font
from tests.support.interviews import TEXTS, steps
from tests.support.offices import SIX
from tests.support.prefilled import kept as kept_as_last_year

OUT = "out.nianbao.json"
PROBLEMS = '[texts]\n"problems" = "解读少。"\n"improvements" = "多配图。"\n'
"""What every year tells anew."""


class Ran:
    """A command that was run in this process."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


class Run:
    """Runs commands in a folder, in this process."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def __call__(self, *arguments: str) -> Ran:
        try:
            code = main(arguments)
        except SystemExit as ending:
            code = ending.code if isinstance(ending.code, int) else 1
        said = self.capsys.readouterr()
        assert "Traceback" not in said.err
        return Ran(int(code), said.out, said.err)

    def tell(self, text: str, *arguments: str) -> Ran:
        (self.folder / "story.toml").write_text(text, encoding="utf-8")
        return self("story", "story.toml", "-o", OUT, *arguments)

    @property
    def names(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    return Run(tmp_path, capsys)


# Stories -------------------------------------------------------------------------------------------------------


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


# Export --------------------------------------------------------------------------------------------------------


def kept(run: Run, *, whole: bool = True, name: str = OUT) -> None:
    """Puts an answers file into the folder."""
    book = full(dict(SIX))
    if not whole:
        told = {id: answer for id, answer in book.answers.items() if id != "office.phone"}
        book = type(book)(answers=told)
    with AnswersFile.create(run.folder / name, Session("disclosure_2021", 1, book, None)):
        pass


def test_an_export_names_its_files_on_stdout(run: Run) -> None:
    kept(run)
    ran = run("export", OUT, "--to", "html", "--to", "md", "--to", "json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.split() == ["out.html", "out.md", "out.json"]
    assert all(Path(name).stat().st_size for name in ran.out.split())


@needs_chinese_font
def test_an_export_to_all_writes_every_format_and_tells_the_fonts(run: Run) -> None:
    kept(run)
    ran = run("export", OUT, "--to", "all")
    assert ran.code == 0, ran.err
    assert ran.out.split() == [f"out{suffix}" for suffix in SUFFIXES.values()]
    assert "PDF 里用的字体：" in ran.err
    assert run("export", OUT, "--to", "all", "-o", "sub.x.docx").out.split()[1] == "sub.x.pdf"


def test_a_report_is_set_in_a_look_by_name_or_like_a_word_file(run: Run) -> None:
    kept(run)
    assert run("export", OUT, "--to", "docx", "--style", "word", "-o", "a.docx").code == 0
    ran = run("export", OUT, "--to", "docx", "--like", "a.docx", "-o", "b.docx")
    assert ran.code == 0
    assert "照「a.docx」排的：上边距 25.4 毫米；右边距 31.8 毫米" in ran.err
    assert "页码 居中；页码两边的横线 没有" in ran.err
    assert "没有写明、照公文格式的" not in ran.err
    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes()
    assert run("export", OUT, "--to", "docx", "-o", "c.docx").code == 0
    assert Path("a.docx").read_bytes() != Path("c.docx").read_bytes()
    ran = run("export", OUT, "--to", "docx", "--style", "华丽", "-o", "d.docx")
    assert (ran.code, "d.docx" in run.names) != (0, True)
    assert "没有叫「华丽」的版式。现有的：gbt33476、gbt9704、plain、word" in ran.err
    assert run("export", OUT, "--to", "md", "--like", OUT, "-o", "d.md").code != 0
    ran = run("export", OUT, "--to", "md", "--like", "a", "--style", "b")
    assert ran.code == 2
    assert "--style 和 --like 只能写一个" in ran.err


def test_an_export_goes_where_it_is_told(run: Run) -> None:
    kept(run)
    assert run("export", OUT, "--to", "md", "-o", "报告.md").out == "报告.md\n"
    assert "云山县水利局" in Path("报告.md").read_text(encoding="utf-8")
    ran = run("export", OUT, "--to", "md", "--to", "json", "-o", "都要.md")
    assert set(ran.out.split()) == {"都要.md", "都要.json"}


def test_an_unfinished_report_is_exported_only_as_a_draft(run: Run) -> None:
    kept(run, whole=False)
    ran = run("export", OUT, "--to", "md")
    assert ran.code == 1
    assert "--draft" in ran.err
    assert "out.md" not in run.names
    ran = run("export", OUT, "--to", "md", "--draft")
    assert ran.code == 0
    assert "草稿" in Path("out.md").read_text(encoding="utf-8")


WRONG = "全年共收到政府信息公开申请8件。"
ERROR = "X1.overview.on_request.new"


def contradicting(reasons: str = "") -> str:
    """A story whose text says eight applications where its table has six."""
    texts = story(SIX, reasons=reasons)
    return texts.replace('"overview.on_request" = "都写好了。"', f'"overview.on_request" = "{WRONG}"')


def test_an_error_stops_a_story_and_an_export_until_a_reason_is_given(run: Run) -> None:
    ran = run.tell(contradicting())
    assert ran.code == 1
    assert run.names == {"story.toml", OUT, f"{OUT}.bak"}
    assert "有 1 处要改，也没有在 [reasons] 里写为什么不改" in ran.err
    assert f"\n  {ERROR}\n" in ran.err
    ran = run("export", OUT, "--to", "md")
    assert ran.code == 1
    assert "有 1 处要改" in ran.err
    assert f"  {ERROR}  要改：「{WRONG[:-1]}」" in ran.err
    assert "out.md" not in run.names
    assert run("export", OUT, "--to", "md", "--draft").code == 0
    assert "草稿" in Path("out.md").read_text(encoding="utf-8")
    for name in run.names:
        Path(name).unlink()
    ran = run.tell(contradicting(reasons=f'"{ERROR}" = "含两件后来撤回的。"'), "--to", "md")
    assert ran.code == 0, ran.err
    assert run("export", OUT, "--to", "html").code == 0


def test_what_was_kept_and_not_gone_through_stops_an_export_and_is_told_by_check(run: Run) -> None:
    state = kept_as_last_year()
    with AnswersFile.create(Path(OUT), Session(state.flow.id, state.flow.version)) as file:
        file.save(state.book, None)
    ran = run("export", OUT, "--to", "md")
    assert ran.code == 1
    assert f"有 {len(state.plan.kept)} 处照上一年的还没过一遍" in ran.err
    ran = run("check", OUT)
    assert ran.code == 1
    assert f"要改：照上一年的有 {len(state.plan.kept)} 处还没过一遍" in ran.out
    seen = steps(state, do.Confirm(tuple(asked.id for asked in state.plan.kept)))
    with AnswersFile.open(Path(OUT)) as file:
        file.save(seen.book, None)
    assert run("export", OUT, "--to", "md").code == 0
    assert "还没过一遍" not in run("check", OUT).out


def test_a_finished_report_is_no_draft_even_if_one_is_asked_for(run: Run) -> None:
    kept(run)
    assert run("export", OUT, "--to", "md", "--draft").code == 0
    assert "草稿" not in Path("out.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("force", [[], ["--force"]])
@pytest.mark.parametrize("target", [OUT, "other.nianbao.json"])
def test_an_export_never_goes_over_an_answers_file(run: Run, target: str, force: list[str]) -> None:
    kept(run)
    kept(run, name="other.nianbao.json")
    before = Path(target).read_bytes()
    ran = run("export", OUT, "--to", "json", "-o", target, *force)
    assert ran.code == 3
    assert "不能往上写" in ran.err
    assert Path(target).read_bytes() == before


def test_texts_kept_from_last_year_move_on_and_say_where(run: Run) -> None:
    text = story(year=2024).replace('"overview.management" = "', '"overview.management" = "2024年，')
    Path("last.toml").write_text(text, encoding="utf-8")
    run("story", "last.toml", "-o", "last.nianbao.json")
    Path("story.toml").write_text(story(without=("overview.management",)), encoding="utf-8")
    ran = run("story", "story.toml", "-o", OUT, "--last", "last.nianbao.json", "--to", "json")
    assert "→ 年份换过了：2024年→2025年。" in ran.out
    assert "政府信息管理    2025年，" in ran.out.partition("和上一年一样的，核一下")[2]
    assert str(read(Path(OUT)).book.answers["overview.management"].value.value).startswith("2025年，")


@pytest.mark.parametrize("of", ["story", "last"])
def test_a_report_never_goes_over_the_story_or_last_years_file(run: Run, of: str) -> None:
    name = "out.json"
    if of == "last":
        kept(run, name="last.nianbao.json")
        Path("last.nianbao.json").rename(name)
    text = story() if of == "story" else f"[profile]\nyear = 2026\n{PROBLEMS}"
    Path("story.toml" if of == "last" else name).write_text(text, encoding="utf-8")
    before = Path(name).read_bytes()
    more = ["--last", name] if of == "last" else []
    ran = run("story", "story.toml" if of == "last" else name, "-o", OUT, "--to", "json", "--force", *more)
    assert ran.code == 3, ran.err
    assert Path(name).read_bytes() == before


DAMAGE = [
    ("", 1, "是空的"), ("   ", 1, "是空的"), ("{", 1, ""), ("not json", 1, "看不懂"), ("[]", 1, "不是年报的回答文件"),
    ('{"a": 1}', 1, "不是年报的回答文件"), ('{"schema": 99}', 1, ""), (None, 2, "没找到"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "code", "said"), DAMAGE)
@pytest.mark.parametrize("command", [("export", "--to", "md"), ("story", "--last")], ids=["export", "last"])
def test_a_file_that_is_no_answers_file_is_refused_and_left_alone(
    run: Run, content: str | None, code: int, said: str, command: tuple[str, ...]
) -> None:
    bad = Path("bad.nianbao.json")
    if content is not None:
        bad.write_text(content, encoding="utf-8")
    Path("story.toml").write_text(story(), encoding="utf-8")
    arguments = (
        ["export", bad.name, "--to", "md"] if command[0] == "export"
        else ["story", "story.toml", "-o", OUT, "--last", bad.name]
    )  # fmt: skip
    ran = run(*arguments)
    assert ran.code == code
    assert said in ran.err
    assert ran.err.startswith("nianbao：")
    assert bad.exists() is (content is not None)
    assert content is None or bad.read_text(encoding="utf-8") == content
    assert OUT not in run.names


def test_a_file_of_a_newer_program_is_refused_and_says_so(run: Run) -> None:
    kept(run)
    told = json.loads(Path(OUT).read_text(encoding="utf-8"))
    Path(OUT).write_text(json.dumps(told | {"schema": 99}), encoding="utf-8")
    ran = run("export", OUT, "--to", "md")
    assert ran.code == 1
    assert "更新版本" in ran.err


def test_a_file_of_an_unknown_form_is_refused(run: Run) -> None:
    kept(run)
    told = json.loads(Path(OUT).read_text(encoding="utf-8"))
    Path(OUT).write_text(json.dumps(told | {"flow": {"id": "nothing", "version": 1}}), encoding="utf-8")
    assert run("export", OUT, "--to", "md").code in {1, 2}


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not made read-only by a mode there")
@pytest.mark.parametrize("command", ["export", "story"])
def test_a_folder_that_cannot_be_written_is_told(run: Run, command: str, tmp_path: Path) -> None:
    if os.geteuid() == 0 and not Path("/proc/self").exists():
        pytest.skip("root may write everywhere, and there is no /proc to refuse it")
    closed: Path = Path("/proc/self") if os.geteuid() == 0 else tmp_path / "closed"
    if os.geteuid() != 0:
        closed.mkdir(mode=0o500)
    kept(run)
    Path("story.toml").write_text(story(), encoding="utf-8")
    ran = (
        run("export", OUT, "--to", "md", "-o", str(closed / "x.md")) if command == "export"
        else run("story", "story.toml", "-o", str(closed / OUT))
    )  # fmt: skip
    assert ran.code == 3
    assert ran.err.startswith("nianbao：")


# Flows ---------------------------------------------------------------------------------------------------------


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


@pytest.mark.parametrize("arguments", [("flows", "check"), ("flows", "check", "nowhere")])
def test_a_folder_that_is_not_there_is_told(run: Run, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert ran.out == ""


# The command line ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nothing",), "没有「nothing」这条"),
        (("chek", "a"), "是不是 check"),
        ((__file__,), "check 查一遍"),
        (("export",), "还缺 FILE"),
        (("export", "a", "--to", "doc"), "「doc」不行"),
        (("story", "a"), "还缺 -o"),
        (("new", "--year", "今年"), "要写数字"),
        (("resume", "a", "b"), "多了 b"),
        (("story", "a", "-o"), "后面少了东西"),
        (("--lang", "fr"), "「fr」不行"),
        (("it's",), "「it"),
        (("check", "a", "--format", "x (choose from y)"), "可以写 text, json, csv"),
        (("check", "a", "--format", "x" * 100_000), f"「{'x' * 60}…」不行"),
        (("check", "a", "--format", "invalid choice: ' (choose from " * 5_000), "可以写 text, json, csv"),
        (("resume", "a", "b" * 100_000), f"多了 {'b' * 60}…"),
        (("resume", "a", "--what" + "x" * 100_000), "多了 --what"),
    ],
    ids=range(16),
)
def test_a_command_that_is_not_understood_is_told_in_chinese(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "--help" in ran.err


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", [(), ("new",), ("resume",), ("story",), ("export",), ("flows",)])
def test_every_command_has_its_help(run: Run, command: tuple[str, ...], lang: str) -> None:
    ran = run(*command, "--help", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert "nianbao" in ran.out
    assert ("用法：" in ran.out) is (lang == "zh")
    assert ("show this" not in ran.out) or lang == "en"


def test_the_version_is_the_packages(run: Run) -> None:
    from interview import __version__

    ran = run("--version")
    assert (ran.code, ran.out) == (0, f"nianbao {__version__}\n")


def test_the_language_may_stand_anywhere(run: Run) -> None:
    for arguments in (
        ("--lang", "en", "export", "nowhere", "--to", "md"),
        ("export", "nowhere", "--to", "md", "--lang=en"),
    ):
        ran = run(*arguments)
        assert ran.code == 2
        assert "is not there" in ran.err


# A process of its own ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "env", [{}, {"PYTHONUTF8": "0", "PYTHONIOENCODING": "gbk"}, {"PYTHONIOENCODING": "ascii"}]
)
def test_a_console_of_another_encoding_is_survived(tmp_path: Path, env: dict[str, str]) -> None:
    (tmp_path / "story.toml").write_text(story(SIX), encoding="utf-8")
    done = nianbao(
        tmp_path, "story", "story.toml", "-o", OUT, env=environment(**env), errors="replace"
    )  # what comes back need not be UTF-8
    assert done.returncode == 0
    assert (tmp_path / "out.docx").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_reader_that_goes_away_is_no_disaster(tmp_path: Path) -> None:
    import subprocess

    from tests.interview.cli.terminal import COMMAND

    process = subprocess.Popen(
        [*COMMAND, "flows", "schema"],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    said = process.stderr.read().decode()
    process.stderr.close()
    process.wait(30)
    assert "Traceback" not in said
