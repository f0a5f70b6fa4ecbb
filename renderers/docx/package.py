"""The .docx file itself: our template opened with python-docx, filled, and saved the same way each time.

Of what writes a Word file, the only module that loads python-docx.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from renderers.docx.body import body_xml
from renderers.docx.charts import chart_xml, holding
from renderers.docx.seal import UNSEALED, sealed
from renderers.docx.template import template
from renderers.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docx.document import Document as WordFile
    from docx.oxml.xmlchemy import BaseOxmlElement

    from renderers.docx.charts import WordChart
    from renderers.model import Document
    from renderers.style import Style

_DRAFT = "草稿"
_PROPERTY_LENGTH = 255  # python-docx refuses a longer one
_FIRST_YEAR, _LAST_YEAR = 1980, 9999  # what a date in the file's properties can hold


def write(document: Document, style: Style, charts: Mapping[int, Sequence[WordChart]]) -> bytes:
    """The report as a Word file; `renderers.docx.write_docx` says the rest."""
    word = docx.Document(BytesIO(template(style)))
    _fill(word, document, style, _drawn(word, charts))
    if style.page_number == "none":
        _drop_page_numbers(word)
    _describe(word, document)
    if document.draft:
        _mark_as_draft(word)
    saved = BytesIO()
    word.save(saved)
    return _repacked(saved)


def _drawn(word: WordFile, charts: Mapping[int, Sequence[WordChart]]) -> dict[int, list[str]]:
    """Puts the charts into the file, and gives the paragraphs that hold them, by the block they stand behind."""
    found, number = dict[int, list[str]](), 0
    for block, some in charts.items():
        for chart in some:
            number += 1
            name = PackURI(f"/word/charts/chart{number}.xml")
            part = Part(name, CONTENT_TYPE.DML_CHART, chart_xml(chart), word.part.package)
            relation = word.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
            found.setdefault(block, []).append(holding(chart, number, relation))
    return found


def _fill(word: WordFile, document: Document, style: Style, drawn: Mapping[int, Sequence[str]]) -> None:
    page = cast("BaseOxmlElement", word.sections[0]._sectPr)  # noqa: SLF001 - the body must be filled before it
    for element in list(parse_xml(body_xml(document, style, drawn))):
        page.addprevious(element)


def _describe(word: WordFile, document: Document) -> None:
    """Sets the file's properties; the date follows from the year, so that nothing depends on the clock."""
    properties, office = word.core_properties, clean(document.office)[:_PROPERTY_LENGTH]
    year = min(max(document.year + 1, _FIRST_YEAR), _LAST_YEAR)
    properties.title = clean(document.title)[:_PROPERTY_LENGTH]
    properties.author = properties.last_modified_by = office
    properties.identifier = UNSEALED
    if document.draft:
        properties.content_status = _DRAFT
    properties.created = properties.modified = datetime(year, 1, 1)  # noqa: DTZ001 - the format has no time zone


def _drop_page_numbers(word: WordFile) -> None:
    section = word.sections[0]
    for footer in (section.footer, section.even_page_footer):
        footer.is_linked_to_previous = True


def _mark_as_draft(word: WordFile) -> None:
    section = word.sections[0]
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
        header.paragraphs[0].add_run(_DRAFT)


def _repacked(saved: BytesIO) -> bytes:
    """The same file, sealed, with its entries in a fixed order and without the time of writing."""
    packed = BytesIO()
    with ZipFile(saved) as old, ZipFile(packed, "w") as new:
        for name, part in sealed({name: old.read(name) for name in sorted(old.namelist())}).items():
            entry = ZipInfo(name)  # dated 1980-01-01
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # the same bytes on every system
            new.writestr(entry, part)
    return packed.getvalue()
