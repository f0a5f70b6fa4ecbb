"""`--last`: an answers file or a published report, whichever there is; what cannot be used says why."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from interview.cli import main
from interview.desk.last_year import last_year_of
from interview.errors import ReportFileError, SessionFileError
from interview.session import AnswersFile, Session, read
from interview.wording.catalog import words
from tests.interview.cli.stories import OFFICE, story
from tests.interview.line.books import full
from tests.interview.reading import damaged_samples, layouts
from tests.interview.reading.layouts import printed, sample

OUT = "out.nianbao.json"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(name: str = "报告.txt", told: layouts.Sample | None = None) -> str:
    Path(name).write_text(printed(told or sample(1), "bars"), encoding="utf-8")
    return name


def test_nothing_given_is_no_last_year() -> None:
    assert last_year_of(None, "zh").last is None


def test_a_published_report_tells_how_many_figures_it_gave() -> None:
    before = last_year_of(report(), "zh")
    assert before.last is not None
    assert before.last.year == 2024
    [notice] = before.notices
    assert notice.code == "last_read"
    assert notice.details["n"] == sum(value is not None for value in before.last.figures.values())


def test_doubtful_figures_are_counted_and_left_out() -> None:
    before = last_year_of(report(told=damaged_samples.unreadable_cell(sample(1), random.Random(1))), "zh")
    [notice] = before.notices
    assert notice.code == "last_read_doubtful"
    assert notice.details["doubtful"] == 1


def test_a_report_of_which_little_could_be_read_is_told_so() -> None:
    told = Path(report()).read_text("utf-8")
    Path("a.txt").write_text(told[: told.index("三、收到和处理")], encoding="utf-8")
    [notice] = last_year_of("a.txt", "zh").notices
    assert notice.code == "last_read_little"
    assert notice.details["n"] == 10
    assert notice.details["all"] == 203


def test_a_report_of_which_the_texts_alone_could_be_read_is_told_so() -> None:
    told = Path(report()).read_text("utf-8")
    Path("a.txt").write_text(told[: told.index("二、主动公开")], encoding="utf-8")
    before = last_year_of("a.txt", "zh")
    assert before.last is not None
    assert before.last.texts
    [notice] = before.notices
    assert notice.code == "last_read_texts"
    assert "表里的数一个也没有读到" in words("zh").say(f"notice.{notice.code}", **notice.details)


def test_a_web_page_gives_the_same_figures_as_a_text() -> None:
    Path("a.html").write_text(printed(sample(1), "html"), encoding="gb18030")
    page, text = last_year_of("a.html", "zh").last, last_year_of(report(), "zh").last
    assert page is not None
    assert text is not None
    assert (page.figures, page.profile) == (text.figures, text.profile)


def test_an_answers_file_is_known_by_its_name_and_by_what_it_holds() -> None:
    with AnswersFile.create(Path("a.nianbao.json"), Session("disclosure_2021", 1, full())):
        pass
    ours = last_year_of("a.nianbao.json", "zh")
    Path("a.nianbao.json").rename("renamed.json")
    assert ours.last is not None
    assert ours.notices == ()
    assert last_year_of("renamed.json", "zh") == ours


def test_last_years_texts_are_understood_and_where_they_contradict_its_tables_is_told() -> None:
    text = "全年新收政府信息公开申请 7 件，微信公众号发布信息40条。"
    told = Path(report()).read_text("utf-8").replace("全年公开信息86条。", text)
    Path("a.txt").write_text(told, encoding="utf-8")
    before = last_year_of("a.txt", "zh")
    assert before.last is not None
    assert before.last.facts["facts.proactive.wechat"] == 40
    assert [notice.code for notice in before.notices][-1] == "last_differs_one"
    assert before.notices[-1].details == {"n": 1, "said": "全年新收政府信息公开申请7件"}


def test_what_does_not_say_its_year_is_refused() -> None:
    with AnswersFile.create(Path("a.nianbao.json"), Session("disclosure_2021", 1)):
        pass
    with pytest.raises(SessionFileError) as trouble:
        last_year_of("a.nianbao.json", "zh")
    assert trouble.value.code == "no_year_yet"
    text = Path(report()).read_text("utf-8").replace("2024", "")
    Path("b.txt").write_text(text, encoding="utf-8")
    with pytest.raises(ReportFileError) as unread:
        last_year_of("b.txt", "zh")
    assert unread.value.code == "no_year_in_report"
    Path("2024年年报.txt").write_text(text, encoding="utf-8")
    assert getattr(last_year_of("2024年年报.txt", "zh").last, "year", None) == 2024


@pytest.mark.parametrize(("name", "code"), [("none.docx", 2), ("none.nianbao.json", 2), ("bad.docx", 1)])
def test_what_cannot_be_read_writes_nothing(name: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.docx").write_bytes(b"PK\x03\x04")
    Path("story.toml").write_text(story(), encoding="utf-8")
    assert main(["story", "story.toml", "-o", OUT, "--last", name]) == code
    assert name in capsys.readouterr().err
    assert not Path(OUT).exists()


def test_a_story_begins_from_a_published_report(capsys: pytest.CaptureFixture[str]) -> None:
    quiet = sample(2, quiet=True)
    assert quiet.truth["applications.carried_out.total"] == 0
    Path("story.toml").write_text(story(), encoding="utf-8")
    assert main(["story", "story.toml", "-o", OUT, "--last", report(told=quiet), "--to", "json"]) == 0
    assert "从「报告.txt」读到" in capsys.readouterr().err
    session = read(Path(OUT))
    assert session.book.last is not None
    assert session.book.last.year == 2024
    assert session.office == OFFICE


@pytest.mark.no_cover
def test_what_the_old_form_says_otherwise_is_named_with_its_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("old.toml").write_text(
        story({"documents.public": 4, "licences.decisions": 7}, year=2020), encoding="utf-8"
    )
    assert main(["story", "old.toml", "-o", "old.nianbao.json", "--to", "md"]) == 0
    capsys.readouterr()
    Path("story.toml").write_text(story(year=2021), encoding="utf-8")
    assert main(["story", "story.toml", "-o", OUT, "--last", "old.md", "--to", "json"]) == 0
    said = capsys.readouterr().err
    assert "上一年用的是老格式" in said
    assert "规章和规范性文件的件数：老表数的是" in said
    assert "其他处理的件数" not in said, "there were none"
    last = read(Path(OUT)).book.last
    assert last is not None
    assert (last.flow, last.figures["documents.public"]) == ("disclosure_2019", 4)


def test_english_reasons_are_english() -> None:
    from interview.desk.last_year import not_carried
    from interview.engine.plan.book import LastYear
    from interview.flowfiles import load_flow

    last = LastYear(2020, "disclosure_2019", {"services.items": 3})
    [heading, line] = not_carried(load_flow("disclosure_2021", "en"), last, 2021)
    assert heading.code == "earlier_form"
    assert str(line.details["why"]).startswith("This form no longer")
    assert not_carried(load_flow("disclosure_2021"), None, 2021) == ()
    assert not_carried(load_flow("disclosure_2021"), last, 2024) == (), "no figure of it is taken over"
