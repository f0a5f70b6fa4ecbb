"""Pages of which every piece stands at its own place, as programs make them of a PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

import pytest

from interview.flowfiles import available
from interview.reading.extract.files import contents
from interview.reading.report import read_report
from renderers.model import Document, Table
from tests.interview.reading.other_shapes import once
from tests.interview.reading.rebuilt import invented

Place = tuple[int, int, str]
WIDE, LABELS, LINE = 110, 3, 20


def places(document: Document) -> Iterator[Place]:
    """Where each piece stands: from the left, from the top, and what it says."""
    top = LINE
    yield 0, top, document.title
    for block in document.blocks:
        rows = once(block) if isinstance(block, Table) else [[block.text]]
        for row in rows:
            top += LINE
            for at, text in enumerate(row):
                left = at * WIDE + (400 if isinstance(block, Table) and block.dense and at >= LABELS else 0)
                if text:
                    yield left, top, text


def pdf2xml(told: list[Place]) -> str:
    half = len(told) // 2
    pages = (
        "".join(
            f'<text top="{top}" left="{left}" width="9" height="12" font="0">{escape(text)}</text>\n'
            for left, top, text in part
        )
        for part in (told[:half], told[half:])
    )
    font = '<fontspec id="0" size="10" family="A"/>'
    return (
        '<?xml version="1.0"?>\n<pdf2xml producer="poppler">'
        + "".join(f'<page number="1">{font}{page}</page>' for page in pages)
        + "</pdf2xml>"
    )


def page(told: list[Place], style: str = "font-size:10px;line-height:20px") -> str:
    put = "".join(
        f'<p style="position:absolute;top:{top}px;left:{left}px" class="ft0">{escape(text)}</p>\n'
        for left, top, text in told
    )
    return f'<!DOCTYPE html><html><head><title>a</title><style>.ft0{{{style}}}</style></head><body><div id="page1-div"><p>&nbsp;</p><p style="position:absolute;top:0;left:0">&nbsp;</p>{put}</div></body></html>'


def layer(told: list[Place]) -> str:
    """What pdf.js lays over the picture of a page."""
    put = "".join(
        f'<span style="left: {left}px; top: {top}px; font-size: 10.0px; transform: scaleX(0.98);" role="presentation">{escape(text)}</span><br role="presentation">'
        for left, top, text in told
    )
    return f'<!DOCTYPE html><html><head><title>a</title></head><body><div class="page"><div class="textLayer">{put}</div></div></body></html>'


@pytest.mark.parametrize("made", [pdf2xml, page, layer])
def test_a_report_whose_pieces_stand_at_places_is_read_whole(
    made: Callable[[list[Place]], str], tmp_path: Path
) -> None:
    report = invented(1, 200)
    file = tmp_path / "report.html"
    file.write_text(made(list(places(report.document))), encoding="utf-8")
    read = read_report(file, available())
    assert {each: read.figures[each].value for each in report.truth} == report.truth
    assert (read.office, read.year) == (report.document.office, report.document.year)
    assert read.texts


def test_a_line_within_a_piece_stands_below_the_one_before(tmp_path: Path) -> None:
    told = [(0, 40 * at, f"第{at}行的文字 &lt;") for at in range(1, 50)]
    file = tmp_path / "page.html"
    text = (
        page(told, "color:red").replace("第7行", "第<b>7</b>行<br/>之下").replace('class="ft0">第8', ">第8")
    )
    file.write_text(text, encoding="utf-8")
    lines = [line.text for line in contents(file).lines]
    assert lines[5:9] == ["第6行的文字 &lt;", "第7行", "之下的文字 &lt;", "第8行的文字 &lt;"]


def test_a_page_of_which_only_some_pieces_stand_at_places_is_a_page(tmp_path: Path) -> None:
    told = [(0, 40 * at, "菜单") for at in range(60)]
    file = tmp_path / "page.html"
    table = "<table><tr><td>规章</td><td>1</td></tr></table>" + f"<p>{'正文的文字。' * 30}</p>"
    file.write_text(page(told).replace("</body>", f"{table}</body>"), encoding="utf-8")
    assert ["规章", "1"] in [[piece.text for piece in line.pieces] for line in contents(file).lines]
