"""The look of Word files as offices have them: ten that differ, and what no file says."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from renderers.docx.likeness import look_like
from tests.support.office_files import LONG, PAGE, boxed, fonts, para, section, size, style, theme, word_file

TITLE = "云山县水利局2024年政府信息公开工作年度报告"
EXACT = '<w:spacing w:line="560" w:lineRule="exact"/>'
JUST = '<w:jc w:val="{}"/>'
HANDMADE = (
    para(TITLE, fonts("方正小标宋_GBK") + size(22), '<w:spacing w:line="640" w:lineRule="exact"/>')
    + para("一、总体情况", fonts("黑体") + size(16), EXACT)
    + para("（一）主动公开", fonts("楷体") + size(16), EXACT)
    + para(LONG, fonts("仿宋_GB2312", "仿宋_GB2312") + size(16), EXACT)
)
STYLED = (
    style("a", fonts("宋体", "Times New Roman") + size(10.5), called="Normal", usual=True)
    + style("1", fonts("黑体") + size(16), on="a", called="heading 1")
    + style("2", fonts("楷体"), on="1", called="heading 2")
    + style("ab", fonts("仿宋") + size(15), '<w:spacing w:line="360" w:lineRule="auto"/>', on="a")
    + style("af", "", JUST.format("center"), on="a", called="footer")
)


def styled(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


BOTH = {"margins.top": 37.0, "margins.right": 26.0, "margins.bottom": 35.0, "margins.left": 28.0}
TEN: Mapping[str, tuple[bytes, Mapping[str, object]]] = {
    "set by hand, the number outside between dashes": (
        word_file(HANDMADE + section(), footer=para("— ").replace("</w:p>", PAGE + "<w:r><w:t> —</w:t></w:r></w:p>")),
        {**BOTH, "faces.title": "方正小标宋_GBK", "faces.part": "黑体", "faces.topic": "楷体", "faces.body": "仿宋_GB2312",
         "faces.digits": "仿宋_GB2312", "title_points": 22, "title_line_points": 32, "body_points": 16, "line_points": 28,
         "page_number": "outer", "dashes": True},
    ),
    "styles alone, headings numbered by Word": (
        word_file(
            para(TITLE, fonts("华文中宋") + size(20)) + para("总体情况", inside=styled("1"))
            + para("主动公开", inside=styled("2")) + para(LONG, inside=styled("ab")) + section(),
            STYLED, f"<w:p><w:pPr>{styled('af')}</w:pPr>{PAGE}</w:p>",
        ),
        {**BOTH, "faces.title": "华文中宋", "faces.part": "黑体", "faces.topic": "楷体", "faces.body": "仿宋",
         "faces.digits": "Times New Roman", "faces.page_number": "Times New Roman", "title_points": 20, "body_points": 15,
         "line_points": 29.25, "page_number": "centre", "dashes": False},
    ),
    "fonts of the theme": (
        word_file(
            para(TITLE, '<w:rFonts w:eastAsiaTheme="majorEastAsia" w:eastAsia="楷体"/>')
            + para(LONG, '<w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Arial" w:eastAsiaTheme="minorEastAsia"/>')
            + section(foot=False),
            theme=theme(),
        ),
        {**BOTH, "faces.title": "等线 Light", "faces.body": "等线", "faces.digits": "Calibri", "page_number": "none"},
    ),
    "a theme with a Chinese font of its own, beaten by a style": (
        word_file(
            para(TITLE, '<w:rFonts w:eastAsiaTheme="minorEastAsia"/>') + para(LONG, inside=styled("ab")) + section(foot=False),
            style("ab", fonts("仿宋")), theme=theme(east="思源宋体"),
        ),
        {**BOTH, "faces.title": "思源宋体", "faces.body": "仿宋", "page_number": "none"},
    ),
    "only Latin fonts are told": (
        word_file(para(TITLE) + para(LONG, '<w:rFonts w:ascii="仿宋" w:hAnsi="仿宋"/>' + size(14)) + section(foot=False)),
        {**BOTH, "faces.digits": "仿宋", "body_points": 14, "page_number": "none"},
    ),
    "wide pages before and behind, room for the binding": (
        word_file(
            para("附表", inside=section(wide=True, top="500"))
            + HANDMADE + para("", inside=section(left="1304", more="").replace("w:footer=", 'w:gutter="284" w:footer='))
            + para("第二张附表") + section(wide=True, top="600"),
            footer=f"<w:p>{PAGE}</w:p>",
        ),
        {**BOTH, "faces.body": "仿宋_GB2312", "page_number": "outer", "dashes": False},
    ),
    "the number in a frame, a format with dashes": (
        word_file(
            HANDMADE + section(more='<w:pgNumType w:fmt="numberInDash"/>'),
            footer=f'<w:p><w:pPr><w:framePr w:wrap="around" w:xAlign="center"/></w:pPr>{PAGE}</w:p>',
        ),
        {"page_number": "centre", "dashes": True},
    ),
    "the number in a box of WPS, a grid of 22 lines": (
        word_file(
            para(TITLE, size(22)) + para(LONG, fonts("仿宋") + size(16))
            + section(more='<w:docGrid w:type="linesAndChars" w:linePitch="579"/>'),
            footer=boxed(f"<w:p>{PAGE}</w:p>", "center"),
        ),
        {"line_points": 28.95, "page_number": "centre", "dashes": False},
    ),
    "a title of two lines, the office above": (
        word_file(
            para("云山县水利局", size(22)) + para("2024年政府信息公开工作年度报告", size(22)) + para("一、总体情况")
            + para(LONG, size(16), '<w:snapToGrid w:val="0"/><w:spacing w:line="480"/>')
            + section(more='<w:docGrid w:type="lines" w:linePitch="312"/>'),
            footer=f"<w:p><w:r><w:tab/></w:r>{PAGE}</w:p>",
        ),
        {"title_form": "office", "line_points": 41.6, "page_number": "centre"},
    ),
    "decimals and words where whole numbers belong, styles based on each other": (
        word_file(
            para(TITLE, size(22)) + para(LONG, '<w:sz w:val="big"/>', styled("x"))
            + section(top="2098.0000000000005", left="inf", foot=False),
            style("x", size(15.5), '<w:spacing w:line="560.00" w:lineRule="exact"/>', on="y") + style("y", on="x"),
        ),
        {"margins.top": 37.0, "margins.right": 26.0, "margins.bottom": 35.0, "body_points": 15.5,
         "line_points": 28.0, "title_points": 22, "page_number": "none"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TEN)
def test_the_look_of_a_word_file_is_taken_as_far_as_it_is_told(name: str) -> None:
    data, expected = TEN[name]
    told = look_like(data)
    assert {field: told.get(field) for field in expected} == expected


def test_what_a_file_does_not_tell_is_not_told() -> None:
    assert set(look_like(word_file(para("通知")))) == {"page_number"}
    only_latin, _ = TEN["only Latin fonts are told"]
    assert not {"faces.body", "faces.title", "faces.part", "title_form"} & look_like(only_latin).keys()


@pytest.mark.parametrize(
    ("footer", "place", "dashes"),
    [
        (f"<w:p><w:r><w:tab/><w:tab/></w:r>{PAGE}</w:p>", "outer", False),
        (f'<w:p><w:r><w:ptab w:alignment="center"/></w:r>{PAGE}</w:p>', "centre", False),
        ('<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs><w:jc w:val="center"/></w:pPr>'
         '<w:fldSimple w:instr=" PAGE \\* ArabicDash "/></w:p>', "centre", True),
        (boxed(f"<w:p>{PAGE}</w:p>", "outside"), "outer", False),
        (boxed(f"<w:p>{PAGE}</w:p>", "").replace("<wp:align></wp:align>", ""), "outer", False),
        ('<w:p><w:fldSimple w:instr=" NUMPAGES "/></w:p>', "none", None),
    ],
)  # fmt: skip
def test_where_the_page_number_stands_is_seen(footer: str, place: str, dashes: bool | None) -> None:
    told = look_like(word_file(HANDMADE + section(), footer=footer))
    assert (told["page_number"], told.get("dashes")) == (place, dashes)


@pytest.mark.parametrize(
    ("title", "form"),
    [
        (para("云山县水利局</w:t><w:br/><w:t>政府信息公开工作年度报告"), "office"),
        (para("云山县水利局2024年</w:t><w:br/><w:t>政府信息公开工作年度报告"), "balanced"),
        (para("云山县水利局</w:t><w:br/><w:t>年度报告"), "balanced"),
        (para("内部资料", size(9)) + para(TITLE, size(22)), None),
    ],
)
def test_a_title_shows_its_form(title: str, form: str | None) -> None:
    assert look_like(word_file(title + para("一、总体情况") + section())).get("title_form") == form


def test_the_style_of_a_run_and_the_defaults_of_the_file_are_looked_at() -> None:
    marked = f'<w:style w:type="character" w:styleId="c"><w:rPr>{size(18)}</w:rPr></w:style>'
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts('仿宋')}{size(12)}</w:rPr></w:rPrDefault></w:docDefaults>"
    told = look_like(
        word_file(para(TITLE, '<w:rStyle w:val="c"/>') + para(LONG) + section(), defaults + marked)
    )
    assert (told["title_points"], told["body_points"], told["faces.body"]) == (18, 12, "仿宋")


def test_a_theme_without_fonts_tells_none() -> None:
    bare = '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
    body = para(LONG, '<w:rFonts w:eastAsiaTheme="minorEastAsia"/>') + section()
    assert "faces.body" not in look_like(word_file(body, theme=bare))


def test_headings_in_tables_and_boxes_do_not_count() -> None:
    table = f"<w:tbl><w:tr><w:tc>{para('一、总体情况', fonts('隶书'))}</w:tc></w:tr></w:tbl>"
    assert look_like(word_file(table + HANDMADE + section()))["faces.part"] == "黑体"
