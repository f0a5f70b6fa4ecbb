"""Looks: by name, from a file of the office's own, and from a Word file it already has."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields, replace
from io import BytesIO
from pathlib import Path
from typing import Any, get_args
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.errors import StyleError
from interview.export.styles import KEYS, OWN, like, named
from interview.wording.catalog import LANGUAGES
from renderers.docx import write_docx
from renderers.docx.likeness import look_like
from renderers.style import GB_T_9704, Faces, Margins, PageNumber, Style, TitleForm
from tests.interview.wording.sources import tables
from tests.renderers.samples import report


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def refused(code: str, name: str | None, folder: Path) -> dict[str, object]:
    with pytest.raises(StyleError) as trouble:
        named(name, folder, folder / "settings")
    assert trouble.value.code == code
    return trouble.value.details


# By name


def test_the_look_of_the_standard_is_the_usual_one_and_says_all_there_is(tmp_path: Path) -> None:
    assert named(None, tmp_path) == named("gbt9704", tmp_path) == GB_T_9704


def test_ours_have_names_and_differ(tmp_path: Path) -> None:
    plain, word = named("plain", tmp_path), named("word", tmp_path)
    assert plain.margins == GB_T_9704.margins
    assert plain.faces.body == word.faces.body == "仿宋"
    assert (word.margins.left, word.page_number, word.dashes) == (31.8, "centre", False)


def test_a_look_of_the_settings_is_found_by_its_name(tmp_path: Path) -> None:
    put(tmp_path / "settings" / "styles" / "我们局.toml", "[type]\nline = 28\n")
    assert named("我们局", tmp_path, tmp_path / "settings") == replace(GB_T_9704, line_points=28.0)


def test_a_look_beside_the_answers_file_holds_for_all_reports_of_the_folder(tmp_path: Path) -> None:
    put(tmp_path / OWN, '\ufeff[fonts]\nbody = "华文仿宋"\n[page_number]\nplace = "none"\n')
    style = named(None, tmp_path)
    assert (style.faces.body, style.page_number) == ("华文仿宋", "none")
    assert named("gbt9704", tmp_path) == GB_T_9704


def test_a_file_may_be_named_by_its_path(tmp_path: Path) -> None:
    path = put(tmp_path / "sub" / "a.TOML", "[margins]\ntop = 30\n")
    assert named(str(path), tmp_path).margins == Margins(top=30.0)


def test_a_name_that_nobody_knows_is_refused_with_those_there_are(tmp_path: Path) -> None:
    put(tmp_path / "settings" / "styles" / "我们局.toml", "")
    assert refused("style_unknown", "foo", tmp_path)["known"] == "gbt33476、gbt9704、plain、word、我们局"
    refused("style_unknown", "../styles/我们局", tmp_path)


@pytest.mark.parametrize(
    ("text", "code", "about"),
    [
        ("[margins\n", "style_syntax", "file"),
        ("a = " + "[" * 50_000 + "]" * 50_000, "style_syntax", "file"),
        ("[margin]\ntop = 20\n", "style_key", "margin"),
        ("margins = 3\n", "style_key", "margins"),
        ("[margins]\nupper = 20\n", "style_key", "margins.upper"),
        ("[margins]\ntop = 300\n", "style_number", "margins.top"),
        ("[margins]\ntop = nan\n", "style_number", "margins.top"),
        ("[margins]\ntop = true\n", "style_number", "margins.top"),
        ('[type]\nbody = "16"\n', "style_number", "type.body"),
        ('[page_number]\nplace = "left"\n', "style_place", "page_number.place"),
        ('[title]\nform = "two"\n', "style_form", "title.form"),
        ("[page_number]\nplace = []\n", "style_place", "page_number.place"),
        ("[page_number]\ndashes = 1\n", "style_dashes", "page_number.dashes"),
        ('[fonts]\nbody = ""\n', "style_font", "fonts.body"),
        ("[fonts]\nbody = 3\n", "style_font", "fonts.body"),
        ('[fonts]\nbody = "a\\u0000b"\n', "style_font", "fonts.body"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(text: str, code: str, about: str, tmp_path: Path) -> None:
    put(tmp_path / OWN, text)
    details = refused(code, None, tmp_path)
    assert details["file"] == OWN
    assert about in {"file", details.get("key")}


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    refused("style_not_read", "none.toml", tmp_path)
    (tmp_path / OWN).write_bytes(b"\xff\xfe\x00")
    refused("style_not_read", None, tmp_path)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_that_a_style_file_may_say_has_a_name(lang: str) -> None:
    words = {word for field in (PageNumber, TitleForm) for word in get_args(field)}
    assert tables(lang)["look"].keys() == KEYS.keys() | words | {"mm", "points", "yes", "no"}


# From a Word file

SOME = Style(
    Margins(25.0, 20.0, 30.0, 31.0), Faces("华文中宋", "微软雅黑", "华文楷体", "华文仿宋", "Arial"),
    20.0, 30.0, 14.0, 26.0, "centre", dashes=False,
)  # fmt: skip


@pytest.mark.parametrize(
    "style", [GB_T_9704, SOME, replace(SOME, page_number="none"), replace(GB_T_9704, dashes=False)]
)
def test_a_word_file_of_ours_gives_back_its_look(style: Style, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(write_docx(report("quiet"), style))
    read, expected = like(tmp_path / "a.docx").style, style
    for side in fields(Margins):
        assert getattr(read.margins, side.name) == pytest.approx(getattr(style.margins, side.name), abs=0.1)
    # Broken behind the office's name the title may have either form, and is set alike next year.
    shown = replace(read, margins=expected.margins, title_form="balanced")
    assert shown == (replace(expected, dashes=True) if style.page_number == "none" else expected)


def test_a_report_made_like_another_has_the_same_pages(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(write_docx(report("quiet"), SOME))
    assert write_docx(report("busy"), like(tmp_path / "a.docx").style) == write_docx(report("busy"), SOME)


def typed_by_hand(*, theme: bool = False) -> bytes:
    """A report as clerks make one: everything set at the runs, the page number in a frame of text."""
    word: Any = docx.Document()
    section = word.sections[0]
    section.top_margin, section.left_margin = Mm(30), Mm(27)
    for text, face, size, line in (
        ("某局2024年政府信息公开工作年度报告", "华文中宋", 22, None),
        ("一、总体情况", "黑体", 15, Pt(27)),
        ("（一）主动公开", "楷体", 15, Pt(27)),
        ("全年公开信息。" * 10, "仿宋", 15, Pt(27)),
        ("全年公开信息。" * 12, "仿宋", 15, Pt(27)),
        ("二、主动公开政府信息情况", "黑体", 15, 1.5),
    ):
        paragraph = word.add_paragraph()
        run = paragraph.add_run(text)
        run.font.size = Pt(size)
        fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsiaTheme" if theme else "w:eastAsia"), "minorEastAsia" if theme else face)
        if line is not None:
            paragraph.paragraph_format.line_spacing = line
    number = section.footer.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        run = number.add_run()._r
        child = run.makeelement(
            qn("w:fldChar" if kind else "w:instrText"), {qn("w:fldCharType"): kind} if kind else {}
        )
        child.text = text or None
        run.append(child)
    saved = BytesIO()
    word.save(saved)
    return saved.getvalue()


def test_a_report_typed_by_hand_shows_its_look(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(typed_by_hand())
    style = like(tmp_path / "a.docx").style
    assert style.faces == replace(
        Faces("华文中宋", "黑体", "楷体", "仿宋", style.faces.digits), page_number="Cambria"
    )
    assert (style.body_points, style.line_points, style.title_points) == (15.0, 27.0, 22.0)
    assert (style.margins.top, style.margins.left) == (30.0, 27.0)
    assert (style.page_number, style.dashes) == ("centre", False)


@pytest.mark.parametrize(("width", "height"), [(297, 420), (420, 297), (297, 210)])
def test_of_another_paper_all_is_taken_but_the_margins(width: int, height: int, tmp_path: Path) -> None:
    word = docx.Document(BytesIO(typed_by_hand()))
    word.sections[0].page_width, word.sections[0].page_height = Mm(width), Mm(height)
    word.save(str(tmp_path / "a.docx"))
    alike = like(tmp_path / "a.docx")
    assert alike.has_no_margins
    assert alike.style.margins == GB_T_9704.margins
    assert not any("margins" in key for key in (*alike.taken, *alike.left))
    assert alike.style.faces.body == "仿宋"


def test_fonts_of_the_theme_are_known_by_name() -> None:
    assert look_like(typed_by_hand(theme=True))["faces.body"] == "宋体"


def test_what_a_report_cannot_have_is_left_as_the_standard_has_it(tmp_path: Path) -> None:
    word: Any = docx.Document()
    word.sections[0].top_margin = Mm(200)
    word.add_paragraph().add_run("很小的字" * 20).font.size = Pt(3)
    word.save(str(tmp_path / "a.docx"))
    alike = like(tmp_path / "a.docx")
    assert (alike.style.margins.top, alike.style.body_points) == (37.0, 16.0)
    assert alike.beyond.keys() == {"margins.top", "type.body", "type.line"}
    assert (alike.beyond["margins.top"], alike.beyond["type.body"]) == (200.0, 3.0)
    assert (alike.instead("margins.top"), alike.instead("type.body")) == (37.0, 16.0)
    assert "fonts.part" in alike.left
    assert alike.taken.keys().isdisjoint(alike.left)
    assert alike.beyond.keys().isdisjoint({*alike.taken, *alike.left})


def test_margins_that_are_all_beyond_are_told_and_not_missed(tmp_path: Path) -> None:
    word: Any = docx.Document()
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = page.left_margin = page.right_margin = Mm(2)
    word.save(str(tmp_path / "a.docx"))
    alike = like(tmp_path / "a.docx")
    assert not alike.has_no_margins
    assert len([key for key in alike.beyond if key.startswith("margins.")]) == 4


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.docx", "style_no_word_file"), (b"{}", "a.docx", "style_no_word_file"),
        (b"\xd0\xcf\x11\xe0" * 100, "a.docx", "style_no_word_file"), (b"PK\x03\x04", "a.zip", "style_no_word_file"),
        (b"PK\x03\x04", "a.docx", "style_damaged"),
    ],
)  # fmt: skip
def test_what_is_no_word_file_is_refused(content: bytes, name: str, code: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(StyleError) as trouble:
        like(tmp_path / name)
    assert trouble.value.code == code


def test_a_word_file_that_is_not_there_or_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StyleError) as trouble:
        like(tmp_path / "a.docx")
    assert trouble.value.code == "style_not_read"
    with (tmp_path / "a.docx").open("wb") as file:
        file.truncate(30_000_000)
    with pytest.raises(StyleError) as trouble:
        like(tmp_path / "a.docx")
    assert trouble.value.code == "style_too_large"


def test_a_word_file_that_would_fill_the_memory_is_not_unpacked() -> None:
    made = BytesIO(write_docx(report("quiet")))
    with ZipFile(made, "a", ZIP_DEFLATED) as packed:
        packed.writestr("word/media.bin", b"\0" * 110_000_000)
    with pytest.raises(ValueError, match="larger than any report"):
        look_like(made.getvalue())


@settings(deadline=None)
@given(st.integers(0, 8000), st.integers(0, 255))
def test_a_damaged_word_file_is_read_or_refused(at: int, byte: int) -> None:
    data = bytearray(write_docx(report("quiet")))
    data[at % len(data)] = byte
    with suppress(ValueError):
        assert "page_number" in look_like(bytes(data))
