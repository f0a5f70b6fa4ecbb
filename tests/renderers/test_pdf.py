"""The PDF file: its text and tables, its look, that nothing typed is ever markup, and what holds a page together."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

import renderers
from renderers.faces import NoChineseFontError, chosen
from renderers.grid import expand
from renderers.measures import places_to_break
from renderers.model import Cell, Document, Heading, Paragraph, Table
from renderers.pdf import typesetting, write_pdf
from renderers.style import GB_T_9704, Faces, Margins, Style
from renderers.text import clean
from tests.renderers.samples import PROSE, applications, disputes, proactive, report
from tests.support.fonts import needs_chinese_font

ROOT = Path(renderers.__file__).parent.parent
pytestmark = needs_chinese_font


def wrap(*blocks: Heading | Paragraph | Table) -> Document:
    return Document("题", "局", 2023, blocks)


def read(document: Document, style: Style = GB_T_9704) -> PdfReader:
    return PdfReader(BytesIO(write_pdf(document, style)))


def text_of(reader: PdfReader) -> str:
    """All that stands in the file, without blanks and page numbers."""
    pages = ("".join(page.extract_text().split()) for page in reader.pages)
    return "".join(page.replace(f"—{number}—", "") for number, page in enumerate(pages, start=1))


def bookmarks(outline: list[Any], depth: int = 0) -> Iterator[tuple[int, str]]:
    for each in outline:
        if isinstance(each, list):
            yield from bookmarks(each, depth + 1)
        else:
            yield depth, each.title


def warned(document: Document, style: Style = GB_T_9704) -> list[str]:
    """What the typesetter has to say of a document; above all that its pages did not come to rest."""
    told = typesetting.told_of(document, style)
    _, warnings = typesetting._compiler().compile_with_warnings(
        typesetting._template(), format="pdf", sys_inputs={"report": json.dumps(told)}, pdf_standards="ua-1"
    )
    return [each.message for each in warnings]


# What is written


@pytest.mark.parametrize("kind", ["quiet", "busy", "huge"])
def test_every_heading_and_paragraph_is_there(kind: str) -> None:
    found = text_of(read(report(kind)))
    for block in report(kind).blocks:
        if not isinstance(block, Table):
            assert "".join(block.text.split()) in found


def test_the_same_report_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "import hashlib; from tests.renderers.samples import report; from renderers.pdf import write_pdf; "
        "print(hashlib.sha256(write_pdf(report('quiet'))).hexdigest())"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
        ).stdout
        for _ in range(2)
    ]
    assert said[0] == said[1]


def test_the_file_says_what_it_is_and_is_tagged_for_whoever_reads_with_ears() -> None:
    reader = read(report("quiet"))
    catalogue: Any = reader.trailer["/Root"]
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == (report("quiet").title, "上高县科学技术局")
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.year == 2024
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"].startswith("zh")
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert "pdfuaid" in "".join(node.toxml() for node in xmp.rdf_root.childNodes)


def test_bookmarks_lead_to_every_part_and_topic() -> None:
    wanted = [(each.level - 1, each.text) for each in report("busy").blocks if isinstance(each, Heading)]
    assert list(bookmarks(list(read(report("busy")).outline))) == wanted


def test_a_draft_says_so_on_every_page_and_a_final_report_on_none() -> None:
    assert all("草稿" in page.extract_text() for page in read(report("quiet", draft=True)).pages)
    assert "草稿" not in text_of(read(report("quiet")))


@settings(max_examples=15, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("#$*_`@<>[]{}()\\/=-+~\"'&%!|:;,.年报a1 \n"), min_size=1, max_size=60)
)
def test_whatever_was_typed_is_text_and_never_markup(text: str) -> None:
    document = Document(
        text,
        text,
        2023,
        (Heading(1, text), Paragraph(f"始{text}终"), Table(text, (60.0,), ((Cell(text),),), 0)),
    )
    found = text_of(PdfReader(BytesIO(write_pdf(document))))
    assert "".join(f"始{clean(text)}终".split()) in found


@pytest.mark.parametrize(
    "text",
    [
        "#panic()",
        '#read("/etc/passwd")',
        "$x$",
        "*粗* _斜_",
        "= 标题",
        "@a <b>",
        "\\u{41}",
        "//注",
        "/*",
        '"',
        "#[",
        "{{",
    ],
)
def test_the_markup_of_the_typesetter_is_printed_as_typed(text: str) -> None:
    assert "".join(text.split()) in text_of(read(wrap(Paragraph(text))))


@pytest.mark.parametrize(
    "text", ["", " ", "\u2028", "\ud800", "𠮷㐀", "\x00", "ﷺ" * 30, "a" * 500, "\ue000\U000f0000"]
)
def test_any_characters_may_come(text: str) -> None:
    document = Document(
        text, text, 0, (Heading(2, text), Paragraph(text), Table(text, (9.0,), ((Cell(text),),), 0))
    )
    assert len(read(document).pages) >= 1
    assert len(read(replace(document, year=999_999)).pages) >= 1


def test_a_table_that_does_not_tile_is_refused() -> None:
    with pytest.raises(ValueError, match="no cell at row 1, column 2"):
        write_pdf(wrap(Table("表", (10, 10), ((Cell("甲"),),), 0)))


def test_a_table_without_rows_is_left_out() -> None:
    assert text_of(read(wrap(Paragraph("甲"), Table("表", (10,), (), 0), Paragraph("乙")))) == "题甲乙"


# Pages


def test_a_page_has_22_lines_of_28_characters() -> None:
    pages = [page.extract_text().split("\n") for page in read(wrap(Paragraph("国" * 2000))).pages]
    lines = [[line for line in page if set(line) == {"国"}] for page in pages]
    assert {len(line) for line in lines[1][:-1]} == {28}
    assert len(lines[1]) == 22


def sides(reader: PdfReader) -> list[float]:
    """Where on each page its number begins, in points."""
    found: list[float] = []
    for number, page in enumerate(reader.pages, start=1):
        at: list[float] = []

        def take(
            text: str,
            cm: list[float],
            tm: list[float],
            *_: object,
            at: list[float] = at,
            number: int = number,
        ) -> None:
            if text.strip().startswith(("—", str(number))):
                at.append(tm[4] * cm[0] + cm[4])

        page.extract_text(visitor_text=take)
        found.append(at[-1])
    return found


def test_page_numbers_stand_outside_on_odd_and_even_pages() -> None:
    places = sides(read(report("busy")))
    assert all(place > 400 for place in places[::2])
    assert all(place < 120 for place in places[1::2])


@pytest.mark.parametrize(("place", "where"), [("centre", range(250, 330)), ("none", range(0))])
def test_page_numbers_may_stand_in_the_middle_or_nowhere(place: Any, where: range) -> None:
    reader = read(report("quiet"), replace(GB_T_9704, page_number=place))
    if not where:
        assert "—" not in text_of(reader).replace("——", "")
    else:
        assert all(int(each) in where for each in sides(reader))


def test_a_style_of_its_own_changes_page_and_type() -> None:
    style = Style(Margins(20, 20, 20, 20), body_points=12, line_points=20)
    long = wrap(*[Paragraph(PROSE)] * 12)
    usual, other = read(long), read(long, style)
    assert len(other.pages) < len(usual.pages)
    assert sorted(text_of(other)) == sorted(text_of(usual))


def pages_of(document: Document) -> list[str]:
    """What stands on each page, without blanks."""
    return ["".join(page.extract_text().split()) for page in read(document).pages]


@pytest.mark.no_cover
@pytest.mark.parametrize("paragraphs", range(12))
def test_a_long_table_begins_below_its_heading_and_no_page_begins_within_a_piece(paragraphs: int) -> None:
    before = [Paragraph(PROSE[: 40 * (paragraphs % 5 + 1)])] * paragraphs
    table = applications()
    document = wrap(Paragraph(PROSE), *before, Heading(1, "三、"), table, Paragraph("乙"))
    assert warned(document) == []
    pages = pages_of(document)
    assert [f"—{number}—" in page for number, page in enumerate(pages, start=1)] == [True] * len(pages)
    tabled = [page for page in pages if "申请人情况" in page]
    assert len(tabled) <= 2
    assert "三、" in tabled[0]
    assert tabled[0].index("申请人情况") < tabled[0].index("4.保护第三方合法权益")
    labels = [
        "".join(cell.text for cell in row if cell.role == "label" and cell.down == 1) for row in table.rows
    ]
    begun = {labels[row] for row in places_to_break(table, expand(table))}
    for page in tabled[1:]:
        assert min((label for label in labels if label and label in page), key=page.index) in begun


def test_tables_stay_below_their_heading_and_go_over_pages_only_between_their_groups() -> None:
    rows, torn = [row[0].text for row in proactive().rows], set[str]()
    for lines in range(4, 23):
        document = wrap(
            Paragraph("国" * 28 * lines),
            Heading(1, "二、主动"),
            proactive(),
            Heading(1, "四、复议"),
            disputes(),
        )
        pages = pages_of(document)
        (begun,) = [page for page in pages if rows[0] in page]
        assert "二、主动" in begun
        torn |= {row for row in rows for page in pages if page.startswith(row)}
        (whole,) = [page for page in pages if "行政诉讼" in page]
        assert whole.index("四、复议") < whole.index("行政诉讼") < whole.index("复议后起诉")
    assert torn == {"第二十条第（五）项", "第二十条第（六）项", "第二十条第（八）项"}


def test_a_table_that_no_page_has_room_for_loses_nothing() -> None:
    rows = tuple((Cell(str(number), role="label"), Cell("说" * 50)) for number in range(9))
    pages = pages_of(wrap(Table("表", (10.0, 10.0), rows, 0)))
    assert len(pages) > 1
    assert sum(page.count("说") for page in pages) == 450


def cells_of(table: Table) -> list[tuple[int, int]]:
    """The cells of a table that somebody meets who listens: their kids and the columns that they cover, row by row."""
    found: list[tuple[int, int]] = []

    def walk(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, dict):
            if node.get("/S") in {"/TD", "/TH"}:
                kids = node.get("/K", [])
                told = {key: value for each in node["/A"] for key, value in each.get_object().items()}
                found.append((len(kids) if isinstance(kids, list) else 1, told.get("/ColSpan", 1)))
            elif "/K" in node:
                walk(node["/K"])

    catalogue: Any = read(wrap(Heading(1, "一、"), table)).trailer["/Root"]
    walk(catalogue["/StructTreeRoot"])
    return found


def test_what_keeps_rows_together_adds_one_empty_cell_to_each_piece_that_needs_it() -> None:
    for table, pieces in ((proactive("1" * 3), 4), (applications(), 3), (disputes(), 0)):
        cells = cells_of(table)
        assert len(cells) == sum(map(len, table.rows)) + pieces
        assert sum(not kids for kids, _ in cells) == pieces


# Fonts


def test_the_font_wanted_is_taken_by_either_of_its_names_and_else_the_next_in_line() -> None:
    installed = {"FZXiaoBiaoSong-B05S", "FangSong", "simhei", "Noto Serif CJK SC", "Liberation Serif"}
    found = chosen(Faces(body="仿宋_GB2312", page_number="我们单位的字体"), installed)
    assert {part: (each.used, each.itself) for part, each in found.items()} == {
        "title": ("FZXiaoBiaoSong-B05S", True),
        "part": ("simhei", True),
        "topic": ("FangSong", False),
        "body": ("FangSong", False),
        "digits": ("Liberation Serif", False),
        "page_number": ("Noto Serif CJK SC", False),
    }


def test_a_font_that_nobody_listed_is_taken_where_it_is_there() -> None:
    assert chosen(Faces(body="某体"), {"某体", "SimHei", "Times"})["body"].itself


def test_without_a_chinese_font_none_is_made_up() -> None:
    with pytest.raises(NoChineseFontError):
        chosen(Faces(), {"Times New Roman", "DejaVu Sans"})


def test_typst_is_loaded_only_when_a_file_is_written() -> None:
    code = "import sys, renderers.pdf, renderers.faces, interview.export; assert 'typst' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
