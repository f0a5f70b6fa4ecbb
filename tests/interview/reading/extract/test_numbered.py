"""Numbers that Word counts and writes in no text: they stand before the paragraph as they are seen, and before no figure."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from interview.reading.extract.formats.office.numbered import InList, Numbering
from interview.reading.extract.formats.office.word import lines_of_word
from tests.interview.reading.words import p, t, tbl, tc, tr, word

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(at: int, way: str, text: str, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{way}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


KINDS = "".join(
    f'<w:abstractNum w:abstractNumId="{id}">{levels}</w:abstractNum>'
    for id, levels in {
        1: level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3."),
        2: level(0, "decimal", "第%1章") + level(1, "decimal", "%1.%2", more='<w:pStyle w:val="Second"/>'),
        3: level(0, "bullet", "●"),
        4: level(0, "decimal", "（%1）", start=5),
    }.items()
)  # fmt: skip
LISTS = "".join(
    f'<w:num w:numId="{id}"><w:abstractNumId w:val="{kind}"/>{more}</w:num>'
    for id, kind, more in (
        (1, 1, ""), (2, 2, ""), (3, 3, ""), (4, 4, ""),
        (5, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
    )
)  # fmt: skip
STYLES = (
    '<w:style w:styleId="Heading"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Below"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Second"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
)


def package(body: str = "", numbering: str = KINDS + LISTS) -> bytes:
    made = BytesIO(word(body))
    with ZipFile(made, "a") as whole:
        whole.writestr("word/numbering.xml", f"<w:numbering {NAMES}>{numbering}</w:numbering>")
        whole.writestr("word/styles.xml", f"<w:styles {NAMES}>{STYLES}</w:styles>")
    return made.getvalue()


def of(id: int, text: str, level: int = 0, more: str = "") -> str:
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id}"/></w:numPr>'
    return f"<w:p><w:pPr>{number}{more}</w:pPr>{t(text)}</w:p>"


def styled(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{t(text)}</w:p>'


def told(body: str, numbering: str = KINDS + LISTS) -> list[str]:
    return [line.text for line in lines_of_word(package(body, numbering))]


def test_headings_are_numbered_as_word_shows_them() -> None:
    body = (
        styled("Heading", "总体情况") + styled("Below", "主动公开") + styled("Below", "依申请公开") + of(1, "新收。", 2)
        + p(t("一段。")) + styled("Heading", "主动公开政府信息情况") + of(1, "规章", 1)
    )  # fmt: skip
    assert told(body) == [
        "一、总体情况", "（一）主动公开", "（二）依申请公开", "1.新收。", "一段。", "二、主动公开政府信息情况", "（一）规章",
    ]  # fmt: skip


def test_a_style_may_be_bound_to_a_level_by_the_list_alone() -> None:
    assert told(of(2, "总则") + styled("Second", "范围")) == ["第1章总则", "1.1范围"]


def test_a_list_may_begin_anew_or_later_and_bullets_are_no_numbers() -> None:
    body = (
        of(1, "甲")
        + of(1, "乙")
        + of(5, "丙")
        + of(5, "丁")
        + of(4, "戊")
        + of(3, "己")
        + of(0, "庚")
        + of(99, "辛")
    )
    assert told(body) == ["一、甲", "二、乙", "一、丙", "二、丁", "（5）戊", "己", "庚", "辛"]


def test_only_a_paragraph_with_text_is_counted_and_no_figure_of_a_table_is_numbered() -> None:
    row = tbl(
        tr(tc(of(1, "属于国家秘密")), tc(of(1, "1")), tc(of(1, ""))), tr(tc(p(t("规章"))), tc(p(t("2"))))
    )
    assert told(of(1, " ") + of(1, "甲") + row) == ["一、甲", "二、属于国家秘密 1", "规章 2"]


def test_what_a_paragraph_looked_like_before_it_was_changed_is_not_how_it_looks() -> None:
    before = '<w:pPrChange w:id="1"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:pPrChange>'
    assert told(of(1, "甲", more=before)) == ["一、甲"]


def test_a_text_box_in_a_heading_takes_nothing_of_its_number() -> None:
    box = f"<w:r><w:txbxContent>{of(4, '框')}</w:txbxContent></w:r>"
    assert told(of(1, "甲").replace("</w:pPr>", f"</w:pPr>{box}")) == ["（5）框", "一、甲"]


def test_damaged_lists_number_nothing_and_the_report_is_read() -> None:
    assert told(of(1, "甲"), "<w:num") == ["甲"]
    assert told(of(1, "甲"), KINDS + LISTS.replace('w:numId="1"', 'w:numId="x"')) == ["甲"]
    assert told(of(1, "甲"), (KINDS + LISTS).replace('<w:start w:val="1"/>', '<w:start w:val="-"/>')) == [
        "0、甲"
    ]


def test_counts_are_written_in_many_ways() -> None:
    for way, counted, written in (
        ("chineseCountingThousand", 10, "十"), ("chineseCounting", 21, "二十一"), ("chineseCounting", 105, "一百零五"),
        ("chineseCounting", 110, "一百一十"), ("chineseCounting", 300, "300"), ("upperRoman", 9, "IX"), ("lowerRoman", 14, "xiv"),
        ("upperLetter", 3, "C"), ("lowerLetter", 28, "bb"), ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircleChinese", 21, "21"), ("decimalZero", 7, "07"),
    ):  # fmt: skip
        kind = f'<w:abstractNum w:abstractNumId="1">{level(0, way, "%1", counted)}</w:abstractNum>'
        with ZipFile(BytesIO(package(numbering=kind + LISTS))) as whole:
            assert Numbering(whole, "word").number("", InList("1", 0)) == written


def test_without_lists_nothing_is_numbered() -> None:
    assert Numbering().number("Heading", InList("1", 0)) == ""
