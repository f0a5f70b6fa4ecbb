"""The report's blocks as the XML text of the document's body.

Knows the document and the names of the template's styles; opens no file and imports no library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from renderers.docx.markup import paragraph
from renderers.docx.tables import table_xml
from renderers.docx.titles import balanced
from renderers.model import Heading, Paragraph, Table
from renderers.text import clean

if TYPE_CHECKING:
    from renderers.model import Block, Document

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TITLE_CHARACTERS = 20  # of 22 pt in 156 mm


def body_xml(document: Document) -> str:
    """The whole body, without its section properties, as one parsable element."""
    parts = [paragraph("Title", *balanced(clean(document.title), _TITLE_CHARACTERS))]
    for number, block in enumerate(document.blocks, start=1):
        parts.append(_block(block))
        following = document.blocks[number : number + 1]
        if isinstance(block, Table) and not (following and isinstance(following[0], Heading | Paragraph)):
            # Word joins two tables that touch, and wants a paragraph at the end.
            parts.append(paragraph("AfterTable"))
    return f'<w:body xmlns:w="{_NAMESPACE}">{"".join(parts)}</w:body>'


def _block(block: Block) -> str:
    match block:
        case Heading():
            return paragraph(f"Heading{block.level}", block.text)
        case Paragraph():
            return paragraph("BodyText", block.text)
        case Table():
            return table_xml(block)
        case _:
            assert_never(block)
