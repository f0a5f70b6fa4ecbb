"""The .docx file itself: our template opened with python-docx, filled, and saved the same way each time.

The only module that loads python-docx. The template lies beside it as plain XML, so that every style can be
read and compared; it is zipped when a file is written.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import docx
from docx.oxml import parse_xml

from renderers.docx.body import body_xml
from renderers.docx.seal import UNSEALED, sealed
from renderers.text import clean

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.oxml.xmlchemy import BaseOxmlElement

    from renderers.model import Document

_PARTS = {
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
_DRAFT = "草稿"
_PROPERTY_LENGTH = 255  # python-docx refuses a longer one
_FIRST_YEAR, _LAST_YEAR = 1980, 9999  # what a date in the file's properties can hold


def write(document: Document) -> bytes:
    """The report as a Word file; `renderers.docx.write_docx` says the rest."""
    word = docx.Document(BytesIO(_template()))
    _fill(word, document)
    _describe(word, document)
    if document.draft:
        _mark_as_draft(word)
    saved = BytesIO()
    word.save(saved)
    return _repacked(saved)


@cache
def _template() -> bytes:
    folder, archive = files("renderers.docx") / "template", BytesIO()
    with ZipFile(archive, "w", ZIP_STORED) as packed:
        for name, source in _PARTS.items():
            packed.writestr(ZipInfo(name), (folder / source).read_bytes())
    return archive.getvalue()


def _fill(word: WordFile, document: Document) -> None:
    page = cast("BaseOxmlElement", word.sections[0]._sectPr)  # noqa: SLF001 - the body must be filled before it
    for element in list(parse_xml(body_xml(document))):
        page.addprevious(element)


def _describe(word: WordFile, document: Document) -> None:
    """Set the file's properties; the date follows from the year, so that nothing depends on the clock."""
    properties, office = word.core_properties, clean(document.office)[:_PROPERTY_LENGTH]
    year = min(max(document.year + 1, _FIRST_YEAR), _LAST_YEAR)
    properties.title = clean(document.title)[:_PROPERTY_LENGTH]
    properties.author = properties.last_modified_by = office
    properties.identifier = UNSEALED
    properties.created = properties.modified = datetime(year, 1, 1)  # noqa: DTZ001 - the format has no time zone


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
