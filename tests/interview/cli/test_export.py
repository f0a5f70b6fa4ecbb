"""The export command: which files it writes, where, in which look, and when only a draft."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.shared import Mm

from interview.engine.step import commands as do
from interview.formats import SUFFIXES
from interview.session import AnswersFile, Session, read
from tests.interview.cli.running import OUT, Run, kept
from tests.interview.cli.stories import story
from tests.support.fonts import needs_chinese_font
from tests.support.interviews import steps
from tests.support.offices import SIX
from tests.support.prefilled import kept as kept_as_last_year


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


def test_margins_that_leave_no_room_are_told_with_what_is_there_instead(run: Run) -> None:
    kept(run)
    word = docx.Document()
    word.sections[0].page_width, word.sections[0].page_height = Mm(210), Mm(297)
    word.sections[0].top_margin = Mm(5)
    word.save("a.docx")
    ran = run("export", OUT, "--to", "docx", "--like", "a.docx", "-o", "b.docx")
    assert ran.code == 0
    assert "照公文格式来：上边距是 5 毫米，用 37 毫米。" in ran.err
    assert "上边距" not in ran.err.partition("它没有写明")[2]


def test_the_word_file_whose_look_is_taken_is_never_written_over(run: Run) -> None:
    kept(run)
    assert run("export", OUT, "--to", "docx", "-o", "a.docx").code == 0
    before = Path("a.docx").read_bytes()
    ran = run(
        "export", OUT, "--to", "docx", "--like", "a.docx", "-o", "a.docx", "--force", "--style", "plain"
    )
    assert ran.code == 2
    ran = run("export", OUT, "--to", "docx", "--like", "a.docx", "-o", "a.docx", "--force")
    assert ran.code == 3
    assert "照着排的样子，不能往上写" in ran.err
    assert Path("a.docx").read_bytes() == before


def test_a_word_file_of_the_same_report_is_written_anew_unless_somebody_changed_it(run: Run) -> None:
    kept(run)
    assert run("export", OUT, "--to", "docx", "--style", "word").code == 0
    before = Path("out.docx").read_bytes()
    ran = run("export", OUT, "--to", "docx")
    assert (ran.code, ran.out) == (0, "out.docx\n"), ran.err
    assert Path("out.docx").read_bytes() != before
    word = docx.Document("out.docx")
    word.add_paragraph("科长加的一句。")
    word.save("out.docx")
    theirs = Path("out.docx").read_bytes()
    ran = run("export", OUT, "--to", "docx")
    assert ran.code == 3
    assert "写出以后又改过" in ran.err
    assert Path("out.docx").read_bytes() == theirs


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
