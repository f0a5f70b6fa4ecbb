"""Typst at work: our one template, the report as data beside it, and the fonts of this computer.

The only module that loads Typst. Nothing typed ever becomes a part of the template.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

import typst

from renderers.faces import chosen
from renderers.pdf.data import data_of

if TYPE_CHECKING:
    from renderers.model import Document
    from renderers.style import Style

_Standard = Literal["ua-1", "1.7"]
_FOR_ALL: _Standard = "ua-1"
"""Accessible to everybody, and refused where it would not be."""
_FOR_PRINT: _Standard = "1.7"
_MOMENT = 0
"""The moment of writing that stands in the file: none, so that the same report gives the same bytes."""


def write(document: Document, style: Style) -> bytes:
    """The report as a PDF file; `renderers.pdf.write_pdf` says the rest."""
    told = json.dumps(told_of(document, style), ensure_ascii=False)
    try:
        return _set(told, _FOR_ALL)
    except typst.TypstError:  # it has a character that no font here has, and so nobody could hear it read
        return _set(told, _FOR_PRINT)


def _set(told: str, standard: _Standard) -> bytes:
    made = _compiler().compile(
        _template(), format="pdf", sys_inputs={"report": told}, pdf_standards=standard, timestamp=_MOMENT
    )
    assert isinstance(made, bytes)  # noqa: S101 - one file for one format
    return made


def told_of(document: Document, style: Style) -> dict[str, Any]:
    """All that the template is told, with the fonts there are."""
    fonts = chosen(style.faces, families())
    return data_of(document, style, {part: each.used for part, each in fonts.items()})


def families() -> frozenset[str]:
    """The names of the font families of this computer, and of the few Latin ones that Typst brings along."""
    return frozenset(_fonts().families())


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts()


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(font_paths=_fonts())


@cache
def _template() -> bytes:
    return (files("renderers.pdf") / "report.typ").read_bytes()
