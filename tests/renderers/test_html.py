from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from renderers.html import write_html
from renderers.model import Cell, Document, Heading, Paragraph, Table
from renderers.text import clean
from tests.renderers.samples import report


def page(*blocks: Heading | Paragraph | Table, title: str = "题", draft: bool = False) -> html.HtmlElement:
    return html.document_fromstring(write_html(Document(title, "局", 2023, blocks, draft)))


@pytest.mark.parametrize("kind", ["quiet", "busy", "huge"])
def test_every_text_of_the_report_is_there_in_order(kind: str) -> None:
    document = report(kind)
    expected = [document.title]
    for block in document.blocks:
        if isinstance(block, Table):
            expected += [cell.text for row in block.rows for cell in row]
        else:
            expected.append(block.text)
    page_read = html.document_fromstring(write_html(document))
    found = [element.text or "" for element in page_read.iter("h1", "h2", "h3", "p", "th", "td")]
    assert [text for text in found if text != "草稿"] == expected


def test_a_cell_keeps_its_spans_and_says_what_it_heads() -> None:
    table = Table(
        "表", (10.0, 10.0, 10.0),
        ((Cell("头", across=2, role="head"), Cell("尾", role="head")), (Cell("行", down=2, role="label"), Cell("1"), Cell("2")),
         (Cell("3"), Cell("4"))),
        header_rows=1,
    )  # fmt: skip
    found = page(table)
    assert [dict(cell.attrib) for cell in found.iter("th")] == [
        {"scope": "colgroup", "colspan": "2"},
        {"scope": "col"},
        {"scope": "rowgroup", "rowspan": "2"},
    ]
    assert len(found.xpath("//thead/tr")) == 1
    assert [cell.text for cell in found.iter("td")] == ["1", "2", "3", "4"]


def test_a_table_without_header_rows_has_no_head() -> None:
    assert not page(Table("表", (10.0,), ((Cell("1"),),), header_rows=0)).xpath("//thead")


def test_a_draft_says_so_and_a_final_report_does_not() -> None:
    assert "草稿" in page(draft=True).text_content()
    assert "草稿" not in page().text_content()


@given(st.text())
def test_whatever_was_typed_is_text_and_never_markup(text: str) -> None:
    found = page(Paragraph("始" + text + "终"), title=text)
    assert found.xpath("string(//p)") == "始" + clean(text) + "终"
    assert not found.xpath("//script | //b | //img")
