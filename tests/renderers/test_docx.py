from __future__ import annotations

import ast
import re
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

import renderers
from renderers.docx import write_docx
from renderers.docx.template import PARTS
from renderers.grid import expand
from renderers.model import Cell, Document, Heading, Paragraph, Table
from renderers.text import clean
from tests.renderers.samples import applications, disputes, head, proactive, report

if TYPE_CHECKING:
    from docx.table import Table as WordTable

    from tests.renderers.conftest import Written

ROOT = Path(renderers.__file__).parent.parent
CHECKER = ROOT.parent / "shared" / "tools" / "check_docx.py"


def wrap(*blocks: Heading | Paragraph | Table) -> Document:
    return Document("题", "局", 2023, blocks)


def word(document: Document) -> Any:
    return docx.Document(BytesIO(write_docx(document)))


def tables_of(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def all_text(document: Document) -> str:
    found = word(document).element.body.iter(qn("w:t"), qn("w:noBreakHyphen"))
    return "".join("-" if node.tag == qn("w:noBreakHyphen") else node.text or "" for node in found)


def cell_rows(table: WordTable) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


# What is written


def test_tables_read_back_cell_for_cell(written: Written) -> None:
    read = [cell_rows(table) for table in written.word.tables]
    assert read == [
        [[slot.cell.text for slot in row] for row in expand(table)] for table in tables_of(written.document)
    ]


def test_every_text_of_the_report_is_there_once_and_in_order(written: Written) -> None:
    texts = [written.document.title]
    for block in written.document.blocks:
        cells = [cell for row in block.rows for cell in row] if isinstance(block, Table) else [block]
        texts.extend(cell.text for cell in cells)
    assert all_text(written.document) == "".join(texts)


def test_the_paragraphs_have_the_styles_of_an_official_document(written: Written) -> None:
    read = [(p.style.name if p.style else "", p.text.replace("\n", "")) for p in written.word.paragraphs]
    wanted = [("Title", written.document.title)]
    for block in written.document.blocks:
        if isinstance(block, Heading):
            wanted.append((f"Heading {block.level}", block.text))
        elif isinstance(block, Paragraph):
            wanted.append(("Body Text", block.text))
    assert read == wanted


@pytest.mark.parametrize(
    "blocks",
    [(disputes(),), (disputes(), disputes()), (Table("空", (10,), (), 0),), (Paragraph(""), disputes())],
)
def test_a_table_is_always_followed_by_a_paragraph(blocks: tuple[Table | Paragraph, ...]) -> None:
    body = word(wrap(*blocks)).element.body
    kinds = [child.tag.rpartition("}")[2] for child in body]
    assert "tbl tbl" not in " ".join(kinds)
    assert kinds[-2:] == ["p", "sectPr"]


def test_text_beside_a_table_stands_off_its_border_and_other_text_does_not() -> None:
    blocks = (
        Heading(1, "一、"),
        Paragraph("甲"),
        Heading(1, "二、"),
        disputes(),
        Heading(1, "三、"),
        Paragraph("乙"),
        disputes(),
    )
    _title, *written = word(wrap(*blocks)).paragraphs
    rooms = [(each.paragraph_format.space_before, each.paragraph_format.space_after) for each in written]
    assert rooms == [(None, None), (None, None), (None, Pt(6)), (Pt(6), None), (None, Pt(6)), (None, None)]


@pytest.mark.parametrize(
    ("text", "hyphens"),
    [
        ("电话0795-2501234，邮编336400", 1),
        ("电话（0795-2501234、0795-2501235）", 2),
        ("电话(0795)250-1234/250-1235,手机138-0000-0000", 4),
        ("2021-2025年，编号12-3-4", 3),
        ("-8，5-，-，COVID-19，A-1-2，10-x", 0),
        ("http://www.yunshan.gov.cn/2025-01-15/1-2.html 见2-3", 1),
        ("", 0),
    ],
)
def test_no_line_ends_at_the_hyphen_of_a_number_and_it_reads_back_as_typed(text: str, hyphens: int) -> None:
    written = word(wrap(Heading(1, text), Paragraph(text), Table("表", (10,), ((Cell(text),),), 0)))
    assert [each.text for each in written.paragraphs[1:3]] == [text, text]
    assert written.tables[0].cell(0, 0).text == text
    assert len([*written.element.body.iter(qn("w:noBreakHyphen"))]) == 3 * hyphens


@pytest.mark.parametrize(
    ("text", "ragged"),
    [
        ("网址www.yunshan.gov.cn，欢迎下载", True),
        ("电话0795-2501234", True),
        ("收到申请1284件，比上年增加3.5%，annual report of", False),
    ],
)
def test_a_paragraph_with_a_long_address_is_not_spaced_out_before_it(text: str, ragged: bool) -> None:
    _, heading, paragraph = word(wrap(Heading(1, text), Paragraph(text))).paragraphs
    assert heading.alignment is None
    assert paragraph.alignment == (WD_ALIGN_PARAGRAPH.LEFT if ragged else None)


def test_a_table_that_does_not_tile_is_refused() -> None:
    with pytest.raises(ValueError, match="no cell at row 1, column 2"):
        write_docx(wrap(Table("表", (10, 10), ((Cell("甲"),),), 0)))


# Page and type


def test_the_page_is_a4_with_the_type_area_of_the_standard(written: Written) -> None:
    section: Any = written.word.sections[0]._sectPr
    assert dict(section.find(qn("w:pgSz")).attrib) == {qn("w:w"): "11906", qn("w:h"): "16838"}
    margins = section.find(qn("w:pgMar")).attrib
    sides = [margins[qn(f"w:{side}")] for side in ("top", "right", "bottom", "left", "footer")]
    assert sides == ["2098", "1474", "1984", "1588", "1304"]
    assert section.find(qn("w:docGrid")) is None


@pytest.mark.parametrize(
    ("name", "face", "size"),
    [
        ("Normal", None, None),
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", None),
        ("Heading 2", "楷体_GB2312", None),
        ("Body Text", None, None),
        ("表格文字", None, 10.5),
        ("密排表格文字", None, 9),
        ("Footer", "宋体", 14),
    ],
)
def test_each_style_names_its_chinese_face_and_size(
    draft: Written, name: str, face: str | None, size: float
) -> None:
    style: Any = draft.word.styles[name]
    fonts = style.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    assert (None if fonts is None else fonts.get(qn("w:eastAsia"))) == face
    assert (style.font.size.pt if style.font.size else None) == size


def test_what_no_style_says_is_fangsong_16_and_chinese(draft: Written) -> None:
    styles = draft.part("word/styles.xml")
    default = styles[styles.index("<w:rPrDefault>") : styles.index("</w:rPrDefault>")]
    for said in (
        'w:eastAsia="仿宋_GB2312"',
        'w:ascii="Times New Roman"',
        '<w:sz w:val="32"/>',
        'w:eastAsia="zh-CN"',
    ):
        assert said in default
    assert "ja-JP" not in styles
    assert '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>' in draft.part("word/settings.xml")


def test_a_page_has_22_lines_of_28_characters(draft: Written) -> None:
    styles: Any = draft.word.styles
    spacing = styles["Normal"].element.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == ("579", "exact")
    for name in ("Heading 1", "Heading 2", "Body Text"):
        element = styles[name].element
        assert element.find(f"{qn('w:rPr')}/{qn('w:spacing')}").get(qn("w:val")) == "-5"
        indent = element.find(f"{qn('w:pPr')}/{qn('w:ind')}")
        assert (indent.get(qn("w:firstLineChars")), indent.get(qn("w:firstLine"))) == ("200", "640")


@pytest.mark.parametrize(("name", "level"), [("Heading 1", "0"), ("Heading 2", "1")])
def test_headings_show_in_the_navigation_pane_and_stay_with_what_follows(
    draft: Written, name: str, level: str
) -> None:
    properties = draft.word.styles[name].element.find(qn("w:pPr"))
    assert properties.find(qn("w:outlineLvl")).get(qn("w:val")) == level
    assert properties.find(qn("w:keepNext")) is not None


@pytest.mark.parametrize(
    ("font", "instead"), [("方正小标宋简体", "宋体"), ("仿宋_GB2312", "仿宋"), ("楷体_GB2312", "楷体")]
)
def test_a_font_that_is_missing_has_a_named_substitute(draft: Written, font: str, instead: str) -> None:
    assert f'<w:font w:name="{font}"><w:altName w:val="{instead}"/>' in draft.part("word/fontTable.xml")


def test_page_numbers_stand_outside_on_odd_and_even_pages(written: Written) -> None:
    section = written.word.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        paragraph: Any = footer.paragraphs[0]._p
        assert "".join(node.text for node in paragraph.iter(qn("w:t"))) in {"— 1 —", "— 2 —"}
        assert paragraph.find(qn("w:fldSimple")).get(qn("w:instr")).strip() == "PAGE"
        assert paragraph.find(f"{qn('w:pPr')}/{qn('w:jc')}").get(qn("w:val")) == side
        assert paragraph.find(f"{qn('w:pPr')}/{qn('w:ind')}").get(qn(f"w:{side}Chars")) == "100"
    assert written.word.settings.odd_and_even_pages_header_footer


# Tables


def test_no_row_breaks_and_the_head_is_printed_again(written: Written) -> None:
    for made, table in zip(written.word.tables, tables_of(written.document), strict=True):
        rows = [row._tr.trPr for row in made.rows]
        assert all(row.find(qn("w:cantSplit")) is not None for row in rows)
        repeated = [row.find(qn("w:tblHeader")) is not None for row in rows]
        assert repeated == [number < table.header_rows for number in range(len(rows))]


def test_tables_are_bordered_fixed_centred_and_within_the_type_area(written: Written) -> None:
    for made, table in zip(written.word.tables, tables_of(written.document), strict=True):
        properties: Any = made._tbl.tblPr
        borders = properties.find(qn("w:tblBorders"))
        assert [border.get(qn("w:val")) for border in borders] == ["single"] * 6
        assert properties.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
        assert properties.find(qn("w:jc")).get(qn("w:val")) == "center"
        assert properties.find(qn("w:tblCaption")).get(qn("w:val")) == table.name
        widths = [column.w or 0 for column in made._tbl.tblGrid.gridCol_lst]
        assert sum(widths) / 36000 == pytest.approx(sum(table.widths), abs=0.3)
        assert {cell.get(qn("w:val")) for cell in made._tbl.iter(qn("w:vAlign"))} == {"center"}


def test_labels_stand_left_and_heads_and_figures_in_the_middle() -> None:
    assert word(wrap()).styles["表格文字"].paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    cells = (Cell("名", role="label"), Cell("头", role="head"), Cell("1"))
    for dense, label, text in ((False, "表格行名", "表格文字"), (True, "密排表格行名", "密排表格文字")):
        made = word(wrap(Table("表", (30, 30, 30), (cells,), 0, dense)))
        styles = [cell.paragraphs[0].style for cell in made.tables[0].rows[0].cells]
        assert [style.name for style in styles] == [label, text, text]
        assert made.styles[label].paragraph_format.alignment == WD_ALIGN_PARAGRAPH.LEFT


def rows_that_may_end_a_page(table: Table) -> list[int]:
    """The numbers of the rows that are not held to the one below."""
    read = word(wrap(table)).tables[0].rows
    return [
        number for number, row in enumerate(read[:-1]) if row.cells[-1].paragraphs[0]._p.pPr.keepNext is None
    ]


def test_a_short_table_is_kept_on_one_page() -> None:
    assert rows_that_may_end_a_page(disputes()) == []
    assert rows_that_may_end_a_page(replace(proactive(), rows=proactive().rows[:10])) == []


def test_a_table_goes_over_pages_between_the_groups_under_its_heads() -> None:
    rows = proactive().rows
    followed_by = [rows[row + 1][0].text for row in rows_that_may_end_a_page(proactive())]
    assert followed_by == ["第二十条第（五）项", "第二十条第（六）项", "第二十条第（八）项"]


def test_a_large_group_under_a_head_is_torn_where_three_rows_stand_on_either_side() -> None:
    row, wide, narrow = (Cell("甲"), Cell("1")), (head("项", 2),), (head("内容"), head("件数"))
    table = Table("表", (30.0, 30.0), (narrow, wide, *[row] * 4, wide, narrow, *[row] * 8), 1)
    assert [number + 1 for number in rows_that_may_end_a_page(table)] == [6, 11, 12, 13]


def test_a_long_table_may_end_a_page_with_a_group_of_rows_and_only_within_a_large_one() -> None:
    labels = [
        row[0].text if row[0].text != "三、本年度办理结果" else row[1].text for row in applications().rows
    ]
    followed_by = [labels[row + 1] for row in rows_that_may_end_a_page(applications())]
    assert followed_by == [
        "5.属于三类内部事务信息", "6.属于四类过程性信息", "（四）无法提供", "（五）不予处理", "（六）其他处理",
    ]  # fmt: skip


def test_a_long_table_without_groups_keeps_some_rows_together_at_its_beginning_and_end() -> None:
    table = Table("表", (30.0,), tuple((Cell(str(n)),) for n in range(40)), 2)
    assert rows_that_may_end_a_page(table) == list(range(5, 37))


def sizes(table: Table) -> list[float | None]:
    rows = word(wrap(table)).tables[0].rows
    runs = [cell.paragraphs[0].runs for cell in rows[-1].cells]
    return [run[0].font.size.pt if run and run[0].font.size else None for run in runs]


@pytest.mark.parametrize(
    "values",
    [
        (),
        ("13069", "560", "12", "4", "107", "58", "13810"),
        ("11398889", "316441", "4185", "13612", "4185", "13612", "11751754"),
        ("99999999", "9", "9", "9", "9", "9", "99999999"),
    ],
)
def test_columns_make_room_for_large_figures_before_any_is_set_smaller(values: tuple[str, ...]) -> None:
    assert set(sizes(applications(*values))) == {None}


def test_figures_that_no_room_can_be_found_for_are_set_smaller_but_legible() -> None:
    small = sizes(applications(*["99999999"] * 7))
    assert all(size is None or 5 <= size < 9 for size in small)
    assert set(small) != {None}
    assert sizes(Table("表", (5.0,), ((Cell("9" * 99),),), 0)) == [5]


def test_columns_of_labels_never_give_way_and_may_grow_a_little() -> None:
    def widths(table: Table) -> list[int]:
        return [int(column.get(qn("w:w"))) for column in word(wrap(table)).tables[0]._tbl.tblGrid]

    quiet, crowded = widths(applications()), widths(applications(*["99999999"] * 7))
    assert crowded[:3] == [340, 879, 2126]
    assert quiet[:2] == [340, 879]
    assert 2126 < quiet[2] <= 2126 * 8 / 7


def test_a_label_in_a_column_one_character_wide_runs_downwards() -> None:
    made = word(wrap(applications())).tables[0]._tbl
    turned = [
        cell
        for cell in made.iter(qn("w:tc"))
        if cell.find(f"{qn('w:tcPr')}/{qn('w:textDirection')}") is not None
    ]
    assert ["".join(node.text for node in cell.iter(qn("w:t"))) for cell in turned] == ["三、本年度办理结果"]


@pytest.mark.parametrize(
    ("cell", "width", "left", "first"),
    [
        (Cell("社会公益组织", role="head"), 18, 60, 0),
        (Cell("社会公益组织", role="head"), 12, 0, 0),
        (Cell("法人或其他组织", role="head"), 100, 0, 0),
        (Cell("总计", role="head"), 4, 0, 0),
        (Cell("一二三四五六七八九", role="head"), 14.5, 0, 0),
        (Cell("（三）不予公开", 1, 1, "label"), 15.5, 0, 91),
        (Cell("（三）不予公开", 1, 1, "label"), 30, 0, 0),
        (Cell("（三）不予公开不予公开", 1, 1, "label"), 15.5, 0, 0),
        (Cell("不予公开不予公开", 1, 1, "label"), 15.5, 0, 0),
    ],
)
def test_narrow_texts_are_indented_so_that_no_word_is_torn(
    cell: Cell, width: float, left: int, first: int
) -> None:
    read = word(wrap(Table("表", (width,), ((cell,),), 0, dense=True))).tables[0].rows[0].cells[0]
    indent = read.paragraphs[0]._p.pPr.ind
    found = (0, 0) if indent is None else (indent.left.twips, indent.firstLine.twips)
    assert found == (left, first)


# The file


@pytest.mark.parametrize("kind", ["quiet", "huge"])
def test_the_same_report_gives_the_same_bytes(kind: str) -> None:
    assert write_docx(report(kind)) == write_docx(report(kind))


def test_the_file_is_small_and_its_entries_carry_no_time(written: Written) -> None:
    assert len(written.content) < 20_000
    with ZipFile(BytesIO(written.content)) as packed:
        entries = packed.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert [entry.filename for entry in entries] == sorted(PARTS)


def test_the_properties_name_the_office_and_a_seal_and_nothing_else(written: Written) -> None:
    properties = written.word.core_properties
    assert (properties.title, properties.language) == (written.document.title, "zh-CN")
    assert {properties.author, properties.last_modified_by} == {written.document.office}
    assert {properties.created.replace(tzinfo=None), properties.modified.replace(tzinfo=None)} == {
        datetime(2024, 1, 1)  # noqa: DTZ001 - as python-docx reads it
    }
    assert properties.identifier.startswith("nianbao-sha256:")
    everything = "".join(written.part(name) for name in written.names)
    assert "python-docx" not in everything
    assert not properties.comments


@pytest.mark.parametrize(("year", "dated"), [(-5, 1980), (2025, 2026), (123456, 9999)])
def test_any_year_gives_a_date_that_a_file_can_hold(year: int, dated: int) -> None:
    created = word(replace(report(), year=year)).core_properties.created
    assert created.year == dated


def test_a_long_title_is_whole_on_the_page_though_the_properties_hold_255_characters() -> None:
    long = replace(report(), title="政" * 400, office="局" * 300)
    assert all_text(long).startswith("政" * 400)
    assert len(word(long).core_properties.title) == 255


def test_only_a_draft_says_so_on_odd_and_even_pages(draft: Written, written: Written) -> None:
    section = draft.word.sections[0]
    assert [header.paragraphs[0].text for header in (section.header, section.even_page_header)] == [
        "草稿",
        "草稿",
    ]
    assert not any("草稿" in written.part(name) for name in written.names)
    assert not any("header" in name for name in written.names)


TEXTS = st.text(max_size=40) | st.sampled_from(
    ["<w:p/>", "&amp;", "]]>", "{{ x }}", "\"'", "\x00\x0b\x1b\ufffe\ud800"]
)


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_any_text_can_be_written_and_is_never_markup(title: str, text: str, cell: str) -> None:
    table = Table(
        text, (20, 20), ((Cell(cell, role="head"), Cell(cell, role="label")), (Cell(cell), Cell("1"))), 1
    )
    document = Document(title, text, 2023, (Heading(1, text), Paragraph(text), table), draft=True)
    assert all_text(document) == "".join(map(clean, (title, text, text, cell, cell, cell, "1")))


@pytest.mark.skipif(not CHECKER.exists(), reason="needs the schema checker and the schemas in ../shared")
@pytest.mark.parametrize(
    "made", [report(), report("huge", draft=True), wrap(disputes(), Paragraph("\x00"), disputes())]
)
def test_the_file_keeps_the_schema(made: Document, tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(write_docx(made))
    said = subprocess.run([sys.executable, CHECKER, file], capture_output=True, text=True, check=False)
    assert said.stdout == "1 files, 0 violations\n", said.stdout + said.stderr


def test_python_docx_is_loaded_only_when_a_file_is_written() -> None:
    code = (
        "import sys, renderers, renderers.model, renderers.markdown, renderers.docx; "
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'docx', 'lxml'}))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ast.literal_eval(said.stdout) == []


def test_every_part_of_the_template_is_used() -> None:
    folder = ROOT / "renderers" / "docx" / "template"
    assert sorted(file.name for file in folder.iterdir()) == sorted(PARTS.values())
    assert not any(re.search("[Tt]humbnail", file.read_text(encoding="utf-8")) for file in folder.iterdir())
