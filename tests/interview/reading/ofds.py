"""OFD files made by hand, and made of what a PDF draws, as the programs do that turn one into the other."""

from __future__ import annotations

from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from pypdf import PdfReader

from interview.reading.extract.bounds import Meter
from interview.reading.extract.formats.fixed_layout.pages import width_of
from interview.reading.extract.formats.fixed_layout.pdf import _drawn as drawn

_NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_MILLIMETRES = 25.4 / 72
_HIGH = 297.0


def ofd(*pages: str, template: str = "") -> bytes:
    """An OFD file with these pages, each what stands in its layer, and one that lies behind them all."""
    packed = BytesIO()
    behind = '<ofd:TemplatePage ID="9" BaseLoc="Tpls/Content.xml"/>' if template else ""
    places = "".join(f'<ofd:Page ID="{at}" BaseLoc="Pages/P{at}.xml"/>' for at in range(len(pages)))
    used = '<ofd:Template TemplateID="9"/>' if template else ""
    with ZipFile(packed, "w", ZIP_DEFLATED) as package:
        package.writestr(
            "OFD.xml",
            f"<ofd:OFD {_NAMESPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        )
        package.writestr(
            "Doc_0/Document.xml",
            f"<ofd:Document {_NAMESPACE}><ofd:CommonData>{behind}</ofd:CommonData>"
            f"<ofd:Pages>{places}</ofd:Pages></ofd:Document>",
        )
        for at, page in enumerate(pages):
            package.writestr(f"Doc_0/Pages/P{at}.xml", _page(used, page))
        if template:
            package.writestr("Doc_0/Tpls/Content.xml", _page("", template))
    return packed.getvalue()


def _page(before: str, layer: str) -> str:
    return (
        f"<ofd:Page {_NAMESPACE}>{before}<ofd:Content><ofd:Layer>{layer}</ofd:Layer></ofd:Content></ofd:Page>"
    )


def text(told: str, x: float, y: float, size: float = 4, code: str = "", more: str = "") -> str:
    """A text, in millimetres from the left and from above."""
    return (
        f'<ofd:TextObject Boundary="{x} {y} 90 9" Size="{size}" {more}>'
        f'<ofd:TextCode X="0" Y="0" {code}>{escape(told)}</ofd:TextCode></ofd:TextObject>'
    )


def path(told: str, more: str = "", inside: str = "") -> str:
    """A path, told as the standard abbreviates it."""
    return (
        f'<ofd:PathObject Boundary="0 0 210 297" {more}>{inside}'
        f"<ofd:AbbreviatedData>{told}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def of_pdf(data: bytes) -> bytes:
    """The same pages as an OFD file: every run a text with the steps of its letters, every rule a path."""
    return ofd(*(_of_page(page) for page in PdfReader(BytesIO(data)).pages))


def _of_page(page: object) -> str:
    runs, rules, _ = drawn(page, Meter())
    texts = (
        text(
            run.text,
            run.x * _MILLIMETRES,
            _HIGH - run.y * _MILLIMETRES,
            run.size * _MILLIMETRES,
            f'DeltaX="{" ".join(f"{width_of(each) * run.size * _MILLIMETRES:.3f}" for each in run.text[:-1])}"',
        )
        for run in runs
    )
    lines = (
        path(
            f"M {rule.x * _MILLIMETRES:.3f} {_HIGH - rule.y * _MILLIMETRES:.3f} "
            f"L {rule.right * _MILLIMETRES:.3f} {_HIGH - rule.top * _MILLIMETRES:.3f}"
        )
        for rule in rules
    )
    return "".join([*texts, *lines])
