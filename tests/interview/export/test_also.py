"""PDF and web page beside the Word file, what is said of them, and of fonts."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from interview.engine.answers.kinds import Count
from interview.engine.plan.book import Answer
from interview.engine.plan.plan import Plan
from interview.errors import WriteError
from interview.export import Written, of_fonts
from interview.export.also import write_also
from interview.export.formats import render
from interview.export.sealed import is_same_report, sealed
from interview.export.styles import OWN
from interview.flowfiles import available
from interview.reading.report import read_report
from interview.talk.report.also import also_written, still_old
from interview.wording.catalog import words
from renderers.pdf import typesetting
from renderers.style import Faces, Style
from tests.golden.test_golden import CASES, held
from tests.support.fonts import needs_chinese_font

PLAN = held(CASES[-1]).state.plan
ZH = words("zh")


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@needs_chinese_font
def test_both_are_written_beside_the_report_under_its_name(tmp_path: Path) -> None:
    said = also_written(PLAN, tmp_path / "水利局.2025.docx", ZH)
    assert names(tmp_path) == ["水利局.2025.html", "水利局.2025.pdf"]
    assert "写好了：水利局.2025.pdf" in said
    assert "写好了：水利局.2025.html" in said
    assert "PDF 里用的字体：" in said


@needs_chinese_font
def test_once_more_they_are_as_they_were_and_another_file_is_left_alone(tmp_path: Path) -> None:
    report = tmp_path / "a.docx"
    also_written(PLAN, report, ZH)
    also_written(PLAN, report, ZH)
    assert names(tmp_path) == ["a.html", "a.pdf"]
    (tmp_path / "a.pdf").write_bytes("盖了章的".encode())
    said = also_written(PLAN, report, ZH)
    assert names(tmp_path) == ["a-2.pdf", "a.html", "a.pdf"]
    assert "a.pdf 已经有了，没有动它；这一份写成了 a-2.pdf" in said
    assert (tmp_path / "a.pdf").read_bytes() == "盖了章的".encode()


@needs_chinese_font
def test_what_was_written_so_before_is_written_anew_unless_somebody_changed_it(tmp_path: Path) -> None:
    report = tmp_path / "a.docx"
    pdf, page = tmp_path / "a.pdf", tmp_path / "a.html"
    also_written(PLAN, report, ZH)
    before = pdf.read_bytes(), page.read_bytes()
    assert is_same_report(before[0], before[1]), "one report, whatever it is written in"
    told = held(CASES[-1]).state.plan.book
    told = replace(told, answers={**told.answers, "visits.total": Answer(Count(value=9753))})
    said = also_written(Plan(PLAN.flow, told), report, ZH)
    assert names(tmp_path) == ["a.html", "a.pdf"]
    assert said.count("写好了：") == 2
    assert pdf.read_bytes() != before[0]
    assert "9753" in page.read_text("utf-8")
    pdf.write_bytes(before[0] + b"%signed\n")
    page.write_bytes(before[1].replace("云山县".encode(), "云海县".encode(), 1))
    also_written(PLAN, report, ZH)
    assert names(tmp_path) == ["a-2.html", "a-2.pdf", "a.html", "a.pdf"]
    assert not is_same_report(sealed(b"<html></html>", "html", "a"), sealed(b"<html></html>", "html", "b"))


def test_those_that_lie_beside_as_they_were_written_are_told_until_they_are_written_anew(
    tmp_path: Path,
) -> None:
    report, page = tmp_path / "a.docx", tmp_path / "a.html"
    assert still_old(report, ZH) == []
    page.write_bytes(sealed(render(PLAN, "html"), "html", "题目"))
    (tmp_path / "a.pdf").write_bytes("盖了章的".encode())
    assert still_old(report, ZH) == ["旁边的 a.html 还是上一次写的；再写成 PDF 和网页，就换成新的。"]
    page.write_bytes(page.read_bytes() + b"\n")
    assert still_old(report, ZH) == []


@needs_chinese_font
def test_a_sealed_file_is_read_as_any_other(tmp_path: Path) -> None:
    also_written(PLAN, tmp_path / "a.docx", ZH)
    read = [read_report(tmp_path / each, available()) for each in ("a.pdf", "a.html")]
    assert [each.year for each in read] == [2025, 2025]
    assert all(each.figures["visits.total"].state == "read" for each in read)
    assert read[0].texts == read[1].texts


def test_what_cannot_be_written_is_told_and_nothing_is_raised(tmp_path: Path) -> None:
    (tmp_path / OWN).write_text("[margins]\ntop = 1\n", encoding="utf-8")
    said = also_written(PLAN, tmp_path / "a.docx", ZH)
    assert said.count("margins.top") == 2
    assert names(tmp_path) == [OWN]
    said = also_written(PLAN, tmp_path / "none" / "a.docx", ZH)
    assert said.count("写不进去") == 2


def test_without_a_chinese_font_the_web_page_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typesetting, "families", lambda: frozenset({"DejaVu Sans"}))
    first, second = write_also(PLAN, tmp_path / "a.docx")
    assert isinstance(first.outcome, WriteError)
    assert first.outcome.code == "no_chinese_font"
    assert isinstance(second.outcome, Written)
    assert [each.code for each in of_fonts("docx")] == ["word_has_no_font"]
    assert of_fonts("pdf") == ()


def test_where_there_is_no_typesetter_the_web_page_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "renderers.pdf.typesetting")
    monkeypatch.setitem(sys.modules, "typst", None)
    first, second = write_also(PLAN, tmp_path / "a.docx")
    assert isinstance(first.outcome, WriteError)
    assert first.outcome.code == "no_typesetter"
    assert isinstance(second.outcome, Written)
    assert of_fonts("docx") == of_fonts("pdf") == ()


def test_fonts_are_told_where_some_are_lacking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "families", lambda: frozenset({"FangSong", "SimHei", "Times New Roman"}))
    style = Style(faces=Faces("黑体", "黑体", "楷体", "仿宋", "Times New Roman", "仿宋"))
    (word,), (pdf,) = of_fonts("docx", style), of_fonts("pdf", style)
    assert (word.code, word.details) == ("word_fonts", {"fonts": "楷体"})
    assert (pdf.code, pdf.details["fonts"]) == ("pdf_fonts", "黑体、仿宋（楷体）、Times New Roman")
    assert of_fonts("html") == ()


def test_where_all_are_here_only_those_of_the_pdf_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "families", lambda: frozenset({"FangSong", "Times New Roman"}))
    style = Style(faces=Faces("仿宋", "仿宋", "仿宋", "仿宋", "Times New Roman", "仿宋"))
    assert of_fonts("docx", style) == ()
    assert [(each.code, each.details) for each in of_fonts("pdf", style)] == [
        ("pdf_fonts_all", {"fonts": "仿宋、Times New Roman"})
    ]
