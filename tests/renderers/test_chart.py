"""Charts: two bars for each thing, told apart without colour, and the same in words for who does not see them."""

from __future__ import annotations

from lxml import etree

from renderers.chart import Bar, Bars, chart, ranking
from renderers.html import Setting, write_html
from renderers.model import Document, Paragraph

SVG = "{http://www.w3.org/2000/svg}"
BARS = (Bars("新收<b>&", 6, 9, "6", "9"), Bars("一个说起来很长很长很长很长的结果", 0, 2, "—", "2"))


def drawn(bars: tuple[Bars, ...] = BARS) -> etree._Element:
    return etree.fromstring(chart("c", "申请", "新收：6 和 9。", ("2024 年", "2025 年"), bars))


def test_it_is_well_formed_and_says_in_words_what_it_shows() -> None:
    picture = drawn()
    assert picture.attrib["role"] == "img"
    assert picture.attrib["aria-labelledby"] == "c-t c-d"
    title, says = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert title is not None
    assert says is not None
    assert (title.attrib["id"], title.text, says.attrib["id"], says.text) == (
        "c-t",
        "申请",
        "c-d",
        "新收：6 和 9。",
    )
    texts = [each.text for each in picture.iter(f"{SVG}text")]
    assert texts == ["申请", "2024 年", "2025 年", "新收<b>&", "6", "9", BARS[1].label, "—", "2"]


def test_the_years_differ_by_more_than_colour_and_lengths_are_in_proportion() -> None:
    bars = [(each.attrib["fill"], float(each.attrib["width"])) for each in drawn().iter(f"{SVG}rect")]
    legend, first, second, last = bars[:2], bars[2], bars[3], bars[4]
    assert [fill for fill, _ in legend] == ["none", "currentColor"]
    assert abs(first[1] / second[1] - 6 / 9) < 0.01
    assert last == ("currentColor", round(second[1] * 2 / 9, 1))
    assert len(bars) == 5


def test_nothing_at_all_is_a_chart_without_bars() -> None:
    assert len([*drawn((Bars("甲", 0, 0, "0", "0"),)).iter(f"{SVG}rect")]) == 2
    assert len([*drawn(()).iter(f"{SVG}rect")]) == 2


def test_a_page_has_its_pictures_behind_their_blocks_and_its_own_language() -> None:
    document = Document("T", "", 2025, (Paragraph("甲"), Paragraph("乙")))
    page = write_html(document, Setting("en", "Skip <it>", {0: ["<svg></svg>"]}))
    assert '<html lang="en">' in page
    assert "Skip &lt;it&gt;" in page
    assert "<p>甲</p>\n<svg></svg>\n<p>乙</p>" in page
    assert "跳到正文" in write_html(document)


def test_things_alone_have_a_bar_each_in_proportion_and_none_where_there_is_nothing() -> None:
    bars = (Bar("甲局<", 6, "6 件"), Bar("乙局", 3, "3 件"), Bar("丙局", 0, "0"))
    picture = etree.fromstring(ranking("r", "申请", "甲局 6 件。", bars))
    first, second = (float(each.attrib["width"]) for each in picture.iter(f"{SVG}rect"))
    assert first == 2 * second
    assert [each.text for each in picture.iter(f"{SVG}text")] == [
        "申请",
        "甲局<",
        "6 件",
        "乙局",
        "3 件",
        "丙局",
        "0",
    ]
    assert not [*etree.fromstring(ranking("r", "申请", "", ())).iter(f"{SVG}rect")]
