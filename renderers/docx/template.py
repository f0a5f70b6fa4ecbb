"""The template of the Word file with one office's style put in: page, type, page numbers.

The template lies beside this as plain XML, so that every style can be read and compared; a `$name` in it stands for what
offices differ in.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO
from string import Template
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from renderers.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from renderers.style import Style

PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/document.xml": "document.xml",
    "word/fontTable.xml": "fontTable.xml",
    "word/footer1.xml": "footer1.xml",
    "word/footer2.xml": "footer2.xml",
    "word/settings.xml": "settings.xml",
    "word/styles.xml": "styles.xml",
}
"""The parts of the file, and where each lies in the folder of the template."""
_TWIPS_PER_MM = 1440 / 25.4
_PAGE = 11906
"""The width of A4 in twips."""
_FOOTER = 12.0
"""From the foot of the type area to the foot of the page number, in millimetres; it never leaves the paper."""
_LEAST_FOOTER = 8.0
_DASH = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
_RIGHT = '<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>'
_LEFT = '<w:ind w:leftChars="100" w:left="280"/><w:jc w:val="left"/>'
_CENTRE = '<w:jc w:val="center"/>'


@cache
def template(style: Style) -> bytes:
    """An empty Word file in an office's style."""
    folder, archive, told = files("renderers.docx") / "template", BytesIO(), _told(style)
    with ZipFile(archive, "w", ZIP_STORED) as packed:
        for name, source in PARTS.items():
            text = (folder / source).read_text(encoding="utf-8")
            packed.writestr(ZipInfo(name), Template(text).substitute(told))
    return archive.getvalue()


def _told(style: Style) -> Mapping[str, str]:
    """What stands in place of each `$name`."""
    return (
        _fonts(style) | {name: str(round(value)) for name, value in _lengths(style).items()} | _numbers(style)
    )


def _fonts(style: Style) -> dict[str, str]:
    faces = style.faces
    names = {
        "title": faces.title, "part": faces.part, "topic": faces.topic, "body": faces.body, "digits": faces.digits,
        "page_number": faces.page_number,
    }  # fmt: skip
    return {part: escape(clean(name), {'"': "&quot;"}) for part, name in names.items()}


def _lengths(style: Style) -> dict[str, float]:
    """Half points for sizes of type, twips for all else."""
    margins = style.margins
    return {
        "size": style.body_points * 2,
        "title_size": style.title_points * 2,
        "line": style.line_points * 20,
        "title_line": style.title_line_points * 20,
        "indent": style.body_points * 2 * 20,
        "squeeze": style.squeeze,
        "top": margins.top * _TWIPS_PER_MM,
        "right": margins.right * _TWIPS_PER_MM,
        "bottom": margins.bottom * _TWIPS_PER_MM,
        "left": _PAGE - round(margins.right * _TWIPS_PER_MM) - round(style.type_width * 20),
        "footer": max(margins.bottom - _FOOTER, _LEAST_FOOTER) * _TWIPS_PER_MM,
    }


def _numbers(style: Style) -> dict[str, str]:
    odd, even = (_CENTRE, _CENTRE) if style.page_number == "centre" else (_RIGHT, _LEFT)
    before, after = (_DASH.format("— "), _DASH.format(" —")) if style.dashes else ("", "")
    return {"odd": odd, "even": even, "before": before, "after": after}
