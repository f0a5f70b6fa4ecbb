"""The review in line mode: every answer by its number, every finding, and the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.desk.interviews import publisher
from interview.engine.answers.kinds import Text
from interview.engine.plan.book import Answer, Book
from interview.engine.plan.plan import Plan
from interview.engine.step.state import State
from interview.errors import WriteError
from interview.export import Written, render
from interview.flowfiles import load_flow
from interview.session import read
from interview.wording.catalog import words
from interview.wording.questions import question as wording
from tests.interview.line.books import COLUMN, LAST, full
from tests.interview.line.talking import (
    BACKSPACE,
    ENTER,
    F1,
    NO_REPORT,
    Keys,
    MemoryDesk,
    Talk,
    talk,
)
from tests.support.fonts import needs_chinese_font
from tests.support.interviews import TEXTS, WHOLE, facts_of, hold, mend
from tests.support.offices import SIX
from tests.support.prefilled import with_texts

FINDING = {"documents.in_force": 1, "documents.issued": 3}
"""More issued than in force: worth a look, and may be published."""


def number_of(told: Talk, question: str) -> str:
    """The number before a question's answer: the review lists the sections as the report prints them."""
    plan = told.state.plan
    listed = sorted(plan.asked, key=lambda asked: plan.flow.section[asked.section].part)
    return str([asked.id for asked in listed].index(question) + 1)


def finding_number(told: Talk) -> str:
    return next(line.split()[0] for line in told.lines if "留意：到年底还有效" in line)


def at_the_review(tmp_path: Path, *script: str, book: Book | None = None) -> Talk:
    return talk(tmp_path, script, book=book or full(SIX))


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "question", ["office.phone", "applications.count_new", "applications.new.natural", "problems"]
)
def test_a_number_leads_to_its_question_and_back(tmp_path: Path, question: str) -> None:
    number = number_of(at_the_review(tmp_path / "a"), question)
    told = at_the_review(tmp_path, number, Keys("\r\r" if question == "problems" else "\r"))
    asked = told.state.plan.get(question)
    assert asked is not None
    assert wording(asked, words("zh")) in told.said
    assert told.here is None
    assert told.book.answers == full(SIX).answers
    assert told.said.count("都答完了。上面是全部回答") == 2


def test_a_changed_answer_comes_back_to_the_review(tmp_path: Path) -> None:
    number = number_of(at_the_review(tmp_path / "a"), "office.phone")
    told = at_the_review(tmp_path, number, "0795-2509876")
    assert told.here is None
    assert told.value("office.phone") == "0795-2509876"
    assert "0795-2509876" in told.said
    assert "== 本单位 ==" not in told.said, "one answer looked at again opens no section"


def test_every_question_stands_in_the_review_with_its_answer(tmp_path: Path) -> None:
    told = at_the_review(tmp_path)
    answers, _, figures = told.said.partition("表三里不是 0 的数")
    numbered = [line for line in answers.splitlines() if line[:3].strip().isdecimal()]
    assert len(numbered) == len(told.state.plan.asked)
    assert "公开了          个人 4 件" in figures
    assert any("一共新收" in line and "6 件" in line for line in numbered)
    assert any("平出来的" in line for line in numbered)


@pytest.mark.no_cover
@pytest.mark.parametrize("text", ["999", "0", "z", "甲", "²", ">"])
def test_anything_else_is_asked_again_without_the_list(tmp_path: Path, text: str) -> None:
    told = at_the_review(tmp_path, text)
    assert "打一个号，或者上面的字母" in told.said
    assert told.said.count("单位全称") == 1


@pytest.mark.parametrize("sign", ["?", Keys(F1)])
def test_help_at_the_review_tells_the_keys(tmp_path: Path, sign: str) -> None:
    assert "回车提交" in at_the_review(tmp_path, sign).said


def test_the_sign_for_the_review_shows_it_again(tmp_path: Path) -> None:
    assert at_the_review(tmp_path, "！").said.count("单位全称") == 2


def test_back_from_the_review_goes_to_the_last_question(tmp_path: Path) -> None:
    assert at_the_review(tmp_path, "《").here == "other_matters"


def test_undo_at_the_review_takes_back_the_last_change(tmp_path: Path) -> None:
    number = number_of(at_the_review(tmp_path / "a"), "office.phone")
    told = at_the_review(tmp_path, number, "0795-2509876", "撤销")
    assert told.value("office.phone") == TEXTS["office.phone"]


@pytest.mark.parametrize(("this_year", "running"), [(2025, True), (2026, False), (0, False)])
def test_a_report_whose_year_is_running_is_said_to_be_too_early_to_publish(
    tmp_path: Path, this_year: int, running: bool
) -> None:
    told = talk(tmp_path, [""], book=full(), this_year=this_year)
    assert "报告写好了" in told.said
    assert ("2025 年还没过完，这一份先别发" in told.said) is running


@pytest.mark.parametrize("text", ["", "a", "A", " a "])
def test_enter_or_its_letter_writes_the_report_and_ends(tmp_path: Path, text: str) -> None:
    told = at_the_review(tmp_path, text)
    assert told.ended is None
    assert told.published == [(False, False)]
    assert "报告写好了" in told.said


def test_stopping_at_the_review_writes_no_report(tmp_path: Path) -> None:
    told = at_the_review(tmp_path, "b")
    assert told.ended is None
    assert told.published == []


# Not finished yet ----------------------------------------------------------------------------------------------


def unfinished() -> Book:
    book = full(SIX)
    return Book(
        answers={id: answer for id, answer in book.answers.items() if id not in {"office.phone", "problems"}}
    )


def test_an_unfinished_report_goes_on_with_enter(tmp_path: Path) -> None:
    told = talk(tmp_path, ["!", ""], book=unfinished())
    assert "还有 2 题没答，先看「电话」" in told.said
    assert told.here == "office.phone"


def test_a_draft_can_be_written_at_any_time_and_the_talk_goes_on(tmp_path: Path) -> None:
    told = talk(tmp_path, ["!", "b", "c"], book=unfinished())
    assert told.published == [(True, False)]
    assert told.ended is None
    assert "报告写好了" not in told.said
    assert told.here is None


def test_what_does_not_come_out_stops_the_end_and_is_named(tmp_path: Path) -> None:
    told = talk(tmp_path, ["7", "1", "!"], book=full(COLUMN), at=LAST)
    assert "还不能写完" in told.said
    assert "（这里还没对上，再看一眼。）" in told.said
    assert "如果「公开了·个人」是 13 而不是 12，就平了；同样可能的有 3 种改法" in told.said
    assert not told.state.plan.finishable


# Findings ------------------------------------------------------------------------------------------------------


@pytest.mark.no_cover
def test_a_finding_is_shown_and_may_be_published_with_a_reason(tmp_path: Path) -> None:
    number = finding_number(talk(tmp_path / "a", [], book=full(FINDING)))
    told = talk(tmp_path, [number, "1", "去年的清单漏了两件", "a"], book=full(FINDING))
    assert "留意：到年底" in told.said
    assert "已说明：去年的清单漏了两件" in told.said
    assert "照这样发" in told.said
    assert told.ended is None
    assert list(told.book.accepted.values()) == ["去年的清单漏了两件"]
    assert told.desk.path is None or read(told.desk.path).book.accepted == told.book.accepted


def test_a_reason_can_be_taken_back(tmp_path: Path) -> None:
    number = finding_number(talk(tmp_path / "a", [], book=full(FINDING)))
    told = talk(tmp_path, [number, "1", "就这样", number, "1", Keys("\x15\r")], book=full(FINDING))
    assert told.fields[:6] == ["", "", "", "", "", "就这样"]
    assert told.book.accepted == {}


def test_a_finding_leads_to_the_questions_it_is_about_and_back(tmp_path: Path) -> None:
    number = finding_number(talk(tmp_path / "a", [], book=full(FINDING)))
    told = talk(tmp_path, [number, "2", number, "3"], book=full(FINDING))
    assert told.here == "documents.in_force"
    assert told.book.accepted == {}


def test_what_is_odd_is_said_as_soon_as_it_is_answered(tmp_path: Path) -> None:
    book = full({"documents.issued": 3, "documents.in_force": 3})
    before = talk(tmp_path / "a", [], book=book)
    number = next(line.split()[0] for line in before.lines if "行政规范性文件，现行有效" in line)
    told = talk(tmp_path, [number, "1"], book=book)
    assert told.said.count("留意：到年底还有效的行政规范性文件") == 2, (
        "when it was answered, and in the review"
    )


def test_a_finding_without_a_reason_may_be_published_too(tmp_path: Path) -> None:
    told = talk(tmp_path, [""], book=full(FINDING))
    assert told.ended is None
    assert told.published == [(False, False)]


# Mending -------------------------------------------------------------------------------------------------------

SAYS = {"overview.management": "制发规范性文件0件，现行有效规范性文件9件，都已公开。"}


def contradicted(way: str = "by_result") -> Book:
    facts = facts_of("disclosure_2021", {**SIX, "documents.in_force": 3}, way=way)
    return with_texts(mend(facts, hold(facts).state).book, {**WHOLE, **SAYS})


def number_in(told: Talk, text: str) -> str:
    return next(line.split()[0] for line in told.lines if text in line)


def test_a_text_that_contradicts_its_table_stops_the_end_and_is_mended_by_one_key(tmp_path: Path) -> None:
    before = talk(tmp_path / "a", [""], book=contradicted())
    assert before.said.count("还不能写完：有 1 处要改") == 2, "Enter does nothing but say so again"
    assert before.published == []
    told = talk(tmp_path / "b", [number_in(before, "要改："), "1", "a"], book=contradicted())
    assert "按表里的改：9 改成 3" in told.said
    assert told.value("overview.management") == "制发规范性文件0件，现行有效规范性文件3件，都已公开。"
    assert "刚才那一条好了。" in told.said
    assert told.published == [(False, False)]


def test_a_finding_leads_into_its_text_at_the_number_and_back_to_itself(tmp_path: Path) -> None:
    number = number_in(talk(tmp_path / "a", [], book=contradicted()), "要改：")
    told = talk(tmp_path / "b", [number, "4", Keys(f"{BACKSPACE}4{ENTER}")], book=contradicted())
    assert told.value("overview.management") == "制发规范性文件0件，现行有效规范性文件4件，都已公开。"
    assert told.here is None
    _, _, after = told.said.rpartition("表三里不是 0 的数")
    assert after.count("「现行有效规范性文件4件」") == 2, (
        "in the review, and once more as what the clerk came from"
    )


def test_a_figure_leads_to_its_question_or_is_asked_for_where_it_was_told_in_the_table(
    tmp_path: Path,
) -> None:
    number = number_in(talk(tmp_path / "a", [], book=contradicted()), "公开了          个人 4 件")
    assert talk(tmp_path / "b", [number], book=contradicted()).here == "applications.granted.natural"
    table = contradicted("table")
    number = number_in(talk(tmp_path / "c", [], book=table), "公开了          个人 4 件")
    told = talk(tmp_path / "d", [number, "三件", number, "许多", "4", number, "<"], book=table)
    assert "「公开了·个人」现在是 4，改成几？" in told.said
    assert "「公开了·个人」现在是 3，改成几？" in told.said
    assert told.state.plan.sheet["applications.granted.natural"] == 4
    number = number_in(talk(tmp_path / "e", [], book=table), "查了，我们没有  个人 1 件")
    told = talk(tmp_path / "f", [number, "3", "2", number, "2"], book=table)
    assert told.state.plan.sheet["applications.unable_not_held.business"] == 2


# Writing -------------------------------------------------------------------------------------------------------


def no_room(_state: State, *, draft: bool, over: bool) -> Written:
    raise WriteError("export_failed", file="云山县水利局-2025.docx", cause="No space left on device")


def test_a_report_that_cannot_be_written_is_told_and_the_talk_goes_on(tmp_path: Path) -> None:
    told = talk(tmp_path, ["a", "b"], book=full(), publish=no_room)
    assert "写不进去" in told.said
    assert "报告写好了" not in told.said
    assert told.ended is None
    assert told.desk.path is None or read(told.desk.path).finished_at is None


@pytest.mark.parametrize(("picked", "kept"), [("1", False), ("2", True), ("<", True)])
def test_an_earlier_report_is_written_over_only_when_wanted(tmp_path: Path, picked: str, kept: bool) -> None:
    desk = MemoryDesk(tmp_path, load_flow)
    report = tmp_path / "云山县水利局-2025.docx"
    earlier = render(Plan(load_flow("disclosure_2021"), Book()), "docx")
    report.write_bytes(earlier)
    told = talk(
        tmp_path,
        [Keys("\r"), "a", picked, "b"],
        book=full(),
        at="office.name",
        desk=desk,
        publish=publisher(desk, words("zh")),
    )
    assert "已经有了，写在它上面吗？" in told.said
    assert (report.read_bytes() == earlier) is kept
    assert ("报告写好了" in told.said) is not kept
    assert desk.path is not None
    assert (read(desk.path).finished_at is None) is kept


def test_the_same_report_that_nobody_changed_is_written_anew_unasked(tmp_path: Path) -> None:
    desk, other = MemoryDesk(tmp_path, load_flow), Answer(Text(value="0795-1234567"))
    book = full()
    earlier = Book({**book.answers, "office.phone": other})
    report = tmp_path / "云山县水利局-2025.docx"
    report.write_bytes(render(Plan(load_flow("disclosure_2021"), earlier), "docx"))
    told = talk(
        tmp_path,
        [Keys("\r"), "a"],
        book=book,
        at="office.name",
        desk=desk,
        publish=publisher(desk, words("zh")),
    )
    assert "已经有了" not in told.said
    assert "报告写好了" in told.said
    assert report.read_bytes() == render(told.state.plan, "docx")


@needs_chinese_font
def test_pdf_and_web_page_are_written_at_one_key_beside_the_report(tmp_path: Path) -> None:
    desk = MemoryDesk(tmp_path, load_flow)
    told = talk(
        tmp_path,
        [Keys("\r"), "c"],
        book=full(),
        at="office.name",
        desk=desk,
        publish=publisher(desk, words("zh")),
    )
    assert "c 写出报告，再写成 PDF 和网页" in told.said
    for name in ("云山县水利局-2025.docx", "云山县水利局-2025.pdf", "云山县水利局-2025.html"):
        assert (tmp_path / name).is_file()
        assert f"写好了：{name}" in told.said
    assert "报告写好了" in told.said
    assert "还是上一次写的" not in told.said
    (tmp_path / "云山县水利局-2025.html").rename(
        tmp_path / "云山县水利局-2025-2.html"
    )  # beside the next report
    once_more = MemoryDesk(tmp_path, load_flow)
    again = talk(
        tmp_path,
        [Keys("\r"), "a"],
        book=full(),
        at="office.name",
        desk=once_more,
        publish=publisher(once_more, words("zh")),
    )
    assert "旁边的 云山县水利局-2025-2.html 还是上一次写的" in again.said


def test_nothing_is_published_twice(tmp_path: Path) -> None:
    written: list[tuple[bool, bool]] = []

    def publish(_state: State, *, draft: bool, over: bool) -> Written:
        written.append((draft, over))
        return NO_REPORT

    talk(tmp_path, ["", ""], book=full(), publish=publish)
    assert written == [(False, False)]
