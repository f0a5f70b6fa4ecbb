"""Typst at work: our one template, the report as data beside it, and the fonts of this computer.

The only module that loads Typst. Nothing typed ever becomes a part of the template.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import typst

from renderers.faces import chosen
from renderers.pdf.data import data_of

if TYPE_CHECKING:
    from renderers.model import Document
    from renderers.style import Style

_MOMENT = 0
"""The moment of writing that stands in the file: none, so that the same report gives the same bytes."""


def write(document: Document, style: Style) -> bytes:
    """The report as a PDF file; `renderers.pdf.write_pdf` says the rest."""
    fonts = chosen(style.faces, families())
    told = data_of(document, style, {part: each.used for part, each in fonts.items()})
    made = _compiler().compile(
        _template(),
        format="pdf",
        sys_inputs={"report": json.dumps(told, ensure_ascii=False)},
        pdf_standards="ua-1",
        timestamp=_MOMENT,
    )
    assert isinstance(made, bytes)  # noqa: S101 - one file for one format
    return made


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
