"""Bars as a chart of Word's own: numbers that Word, WPS and LibreOffice draw, and that say in words what they show.

Makes the XML of the chart and of the paragraph that holds it; which part of the file it becomes is `package`'s business.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from renderers.text import clean

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EMU_PER_MM = 36_000
_HIGHEST = 212
"""Of the 225 mm of a page; what is higher would be cut off."""
_WIDTH, _AROUND, _APART, _BAR = 152, 26, 3, 4
"""Millimetres: of a chart, of what stands around its bars, of what is between two things, of one bar."""
_BEFORE, _NOW = "FFFFFF", "595959"
"""The colours of the series before the last, and of the last; the former are told from the paper by their edges."""
_AXES = (111111, 222222)
_SIZES = (
    '<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{}"/></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
)
_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
_UNSAID = '<c:dLbl><c:idx val="{}"/><c:delete val="1"/></c:dLbl>'
"""Of a bar that is not drawn; some programs would write 0 there."""


@dataclass(frozen=True, slots=True)
class WordChart:
    """Things from the top, each with a bar for every series; None draws none."""

    title: str
    says: str
    """The same in words, for who does not see it."""
    things: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    """What each is called, and how long its bars are."""


def chart_xml(chart: WordChart) -> bytes:
    """The chart as a part of the file."""
    series = "".join(
        _series(at, name, values, chart.things, _NOW if at == len(chart.series) - 1 else _BEFORE)
        for at, (name, values) in enumerate(chart.series)
    )
    things, numbers = _AXES
    legend = f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{_SIZES.format(900)}</c:legend>'
    title = f'<a:r><a:rPr lang="zh-CN" sz="1200"/><a:t>{escape(clean(chart.title))}</a:t></a:r>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main"><c:roundedCorners val="0"/><c:chart>'
        f'<c:title><c:tx><c:rich><a:bodyPr/><a:p>{title}</a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
        '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="40"/><c:axId val="{things}"/><c:axId val="{numbers}"/></c:barChart>'
        f'<c:catAx><c:axId val="{things}"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'{_SIZES.format(900)}<c:crossAx val="{numbers}"/><c:crosses val="autoZero"/></c:catAx>'
        f'<c:valAx><c:axId val="{numbers}"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="1"/>'
        f'<c:axPos val="t"/><c:crossAx val="{things}"/><c:crosses val="autoZero"/></c:valAx></c:plotArea>'
        f"{legend if len(chart.series) > 1 else ''}"
        '<c:plotVisOnly val="1"/></c:chart>'
        "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr></c:chartSpace>"
    ).encode()


def _series(at: int, name: str, values: Sequence[float | None], things: Sequence[str], colour: str) -> str:
    labels = "".join(
        f'<c:pt idx="{n}"><c:v>{escape(clean(thing))}</c:v></c:pt>' for n, thing in enumerate(things)
    )
    numbers = "".join(
        f'<c:pt idx="{n}"><c:v>{value:.15g}</c:v></c:pt>'
        for n, value in enumerate(values)
        if value is not None
    )
    unsaid = "".join(_UNSAID.format(n) for n, value in enumerate(values) if value is None)
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    edge = '<a:ln w="9525"><a:solidFill><a:srgbClr val="404040"/></a:solidFill></a:ln>'
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:v>{escape(clean(name))}</c:v></c:tx>'
        f'<c:spPr>{fill}{edge}</c:spPr><c:invertIfNegative val="0"/>'
        f"<c:dLbls>{unsaid}{_SIZES.format(900)}{_SHOWN}</c:dLbls>"
        f'<c:cat><c:strLit><c:ptCount val="{len(things)}"/>{labels}</c:strLit></c:cat>'
        f'<c:val><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(things)}"/>{numbers}</c:numLit></c:val>'
        "</c:ser>"
    )


def holding(chart: WordChart, number: int, relation: str) -> str:
    """The paragraph that holds a chart: in the file's order its number, from 1, and the relation to its part."""
    row = _APART + _BAR * len(chart.series)
    high = min(_AROUND + row * len(chart.things), _HIGHEST) * _EMU_PER_MM
    name, says = quoteattr(clean(chart.title)), quoteattr(clean(chart.says))
    return (
        f'<w:p xmlns:w="{_WORD}"><w:pPr><w:spacing w:before="120" w:after="120" w:line="240" w:lineRule="auto"/>'
        '<w:jc w:val="center"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{_WIDTH * _EMU_PER_MM}" cy="{high}"/><wp:docPr id="{number}" name={name} descr={says}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/chart">'
        f'<c:chart xmlns:c="{_DRAWING}/chart" xmlns:r="{_OFFICE}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
