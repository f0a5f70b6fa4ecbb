"""The report's blocks as the XML text of the document's body.

Knows the document and the names of the template's styles; opens no file and imports no library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from renderers.docx.markup import BODY, paragraph
from renderers.docx.tables import table_xml
from renderers.model import Heading, Paragraph, Table
from renderers.titles import set_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from renderers.model import Block, Document
    from renderers.style import Style

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NOTHING: Mapping[int, Sequence[str]] = {}
_APART = 120  # 6 pt between a table and a line of text


def body_xml(document: Document, style: Style, drawn: Mapping[int, Sequence[str]] = _NOTHING) -> str:
    """The whole body, without its section properties, as one parsable element.

    Args:
        document: The report.
        style: Its look.
        drawn: Paragraphs that stand behind a block, by its number.
    """
    title = set_title(document, style)
    smaller = None if title.points == style.title_points else round(title.points * 2)
    parts = [paragraph("Title", *title.lines, size=smaller)]
    beside = (None, *document.blocks, None)
    for number, (before, block, after) in enumerate(zip(beside, document.blocks, beside[2:], strict=False)):
        parts.append(_block(before, block, after, style.scale))
        if isinstance(block, Table) and not isinstance(after, Heading | Paragraph):
            # Word joins two tables that touch, and wants a paragraph at the end.
            parts.append(paragraph("AfterTable"))
        parts += drawn.get(number, ())
    return f'<w:body xmlns:w="{_NAMESPACE}">{"".join(parts)}</w:body>'


def _block(before: Block | None, block: Block, after: Block | None, scale: float) -> str:
    # A line of text has its room within it; a table's border would touch it.
    above, below = (_APART if isinstance(each, Table) else 0 for each in (before, after))
    match block:
        case Heading():
            return paragraph(f"Heading{block.level}", block.text, before=above, after=below)
        case Paragraph():
            return paragraph(BODY, block.text, before=above, after=below)
        case Table():
            return table_xml(block, scale)
        case _:
            assert_never(block)
