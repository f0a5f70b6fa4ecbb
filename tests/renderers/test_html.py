from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from renderers.html import write_fragment, write_html
from renderers.model import Cell, Document, Heading, Paragraph, Table
from renderers.text import clean
from tests.renderers.samples import applications, disputes, proactive, report


def page(*blocks: Heading | Paragraph | Table, title: str = "题", draft: bool = False) -> html.HtmlElement:
    return html.document_fromstring(write_html(Document(title, "局", 2023, blocks, draft)))


def texts(found: html.HtmlElement, *tags: str) -> list[str]:
    """What stands in the elements of these names, in their order."""
    return [each.text_content() for each in found.xpath(" | ".join(f".//{tag}" for tag in tags))]


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
    assert texts(page_read, "h1", "h2", "h3", "p", "th", "td") == expected


def test_a_cell_keeps_its_spans_and_says_what_it_heads() -> None:
    table = Table(
        "表", (10.0, 10.0, 10.0),
        ((Cell("头", across=2, role="head"), Cell("尾", role="head")), (Cell("行", down=2, role="label"), Cell("1"), Cell("2")),
         (Cell("3"), Cell("4"))),
        header_rows=1,
    )  # fmt: skip
    found = page(table)
    assert [dict(cell.attrib) for cell in found.iter("th")] == [
        {"id": "t0-0-0", "scope": "col", "colspan": "2"},
        {"id": "t0-0-2", "scope": "col"},
        {"id": "t0-1-0", "scope": "row", "rowspan": "2"},
    ]
    assert len(found.xpath("//thead/tr")) == 1
    assert [cell.text for cell in found.iter("td")] == ["1", "2", "3", "4"]


def heads_of(found: html.HtmlElement, figure: str, nth: int = 0) -> list[str]:
    cell = found.xpath(f"//td[text()='{figure}']")[nth]
    return [found.get_element_by_id(name).text_content() for name in cell.get("headers").split()]


def test_what_stands_above_a_wide_figure_and_is_no_head_is_not_named() -> None:
    table = Table(
        "表", (10.0, 10.0), ((Cell("头", role="head"), Cell("5")), (Cell("7", across=2),)), header_rows=0
    )
    assert heads_of(page(table), "7") == ["头"]


def test_a_figure_beside_two_rows_names_both_of_their_labels() -> None:
    rows = (Cell("甲", role="label"), Cell("9", down=2)), (Cell("乙", role="label"),)
    assert heads_of(page(Table("表", (10.0, 10.0), rows, header_rows=0)), "9") == ["甲", "乙"]


def test_every_figure_names_its_heads_and_labels_and_no_others() -> None:
    found = page(
        proactive("101", "102", "103", "104", "105", "106", "107"), applications("201"), disputes("301")
    )
    assert heads_of(found, "105") == ["第二十条第（一）项", "本年废止件数", "行政规范性文件"]
    assert heads_of(found, "107") == ["第二十条第（五）项", "本年处理决定数量", "行政许可"]
    assert heads_of(found, "301") == ["行政复议", "结果维持"]
    assert heads_of(found, "201") == ["申请人情况", "自然人", "一、本年新收政府信息公开申请数量"]
    assert heads_of(found, "201", 4) == [
        "申请人情况", "自然人", "三、本年度办理结果", "（三）不予公开", "1.属于国家秘密",
    ]  # fmt: skip


def test_a_head_across_the_whole_table_heads_the_group_of_rows_below_it() -> None:
    bodies = page(proactive()).xpath("//tbody")
    assert [body.xpath("./tr/th[@scope='rowgroup']")[0].text for body in bodies] == [
        f"第二十条第（{number}）项" for number in "一五六八"
    ]


def test_a_table_without_header_rows_has_no_head() -> None:
    assert not page(Table("表", (10.0,), ((Cell("1"),),), header_rows=0)).xpath("//thead")


def test_a_table_of_heads_alone_has_no_body() -> None:
    heads = Table("表", (10.0,), ((Cell("头", role="head"),),), header_rows=1)
    assert not page(heads).xpath("//tbody")


def test_a_table_without_rows_is_left_out() -> None:
    empty = Table("表", (10.0,), (), header_rows=0)
    assert not page(empty).xpath("//table")
    assert "<table" not in write_fragment(Document("题", "局", 2023, (empty,)))


def test_nothing_of_a_page_is_fetched_or_runs_and_it_is_small() -> None:
    for written in (write_html(report("huge")), write_fragment(report("huge"))):
        assert not re.search(r"<(?:script|link|img|iframe)|url\(|@import|https?:|\son\w+=", written)
        assert len(written.encode()) <= 100_000


@pytest.mark.parametrize("kind", ["quiet", "busy", "huge"])
def test_a_fragment_has_the_texts_of_the_page_and_borders_of_its_own_at_every_cell(kind: str) -> None:
    page_read = html.document_fromstring(write_html(report(kind)))
    fragment = html.fragment_fromstring(write_fragment(report(kind)), create_parent="div")
    assert texts(fragment, "h2", "h3", "h4", "p", "caption", "th", "td") == texts(
        page_read, "h1", "h2", "h3", "p", "caption", "th", "td"
    )
    assert all(
        "border: 1px solid #000" in each.get("style", "") for each in fragment.iter("table", "th", "td")
    )
    assert not fragment.xpath(".//*[@class or @id]")


def test_a_draft_says_so_and_a_final_report_does_not() -> None:
    assert "草稿" in page(draft=True).text_content()
    assert "草稿" not in page().text_content()
    assert "草稿" in write_fragment(Document("题", "局", 2023, (), draft=True))


@given(st.text())
def test_whatever_was_typed_is_text_and_never_markup(text: str) -> None:
    found = page(Paragraph("始" + text + "终"), title=text)
    assert found.xpath("string(//p)") == "始" + clean(text) + "终"
    assert not found.xpath("//script | //b | //img")


def test_a_label_of_one_narrow_column_is_set_downwards() -> None:
    style = page(applications("3")).findtext(".//style") or ""
    [label] = re.findall(r"#(\S+) \{ writing-mode: vertical-rl", style)
    assert page(applications("3")).get_element_by_id(label).text_content() == "三、本年度办理结果"


def test_a_head_breaks_between_its_words_and_is_read_back_whole() -> None:
    written = write_html(Document("题", "", 2025, (applications("3"),)))
    assert ">社会<wbr>公益<wbr>组织</th>" in written
    assert ">自然人</th>" in written
    assert "社会公益组织" in texts(page(applications("3")), "th")


@pytest.mark.parametrize("write", [write_html, write_fragment])
def test_no_column_is_without_a_cell_that_begins_in_it(write: Callable[[Document], str]) -> None:
    made = Table("表", (10.0,) * 3, ((Cell("甲", 2), Cell("乙")), (Cell("丙", 2), Cell("丁"))), 0)
    written = write(Document("题", "", 2025, (made,)))
    assert "colspan" not in written
    assert written.count("<col>") in {0, 2}


def test_a_label_that_says_nothing_heads_nothing() -> None:
    made = Table("表", (10.0,) * 2, ((Cell("甲", role="label"), Cell(" ", role="label")),), 0)
    found = page(made)
    assert [len(found.findall(f".//{tag}")) for tag in ("th", "td")] == [1, 1]
