"""The smallest pieces of WordprocessingML: a paragraph and its text.

Every text of the report passes through here into XML, so here it is cleaned and escaped. The children of
`w:pPr` and `w:rPr` keep the order of the schema: Word may call a file with another order damaged.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from renderers.text import clean

# Quotation marks and dashes exist in both scripts; the hint has Word take them from the Chinese font.
_HINT = '<w:rFonts w:hint="eastAsia"/>'


def paragraph(
    style: str, *lines: str, size: int | None = None, indent: int = 0, first: int = 0, kept: bool = False
) -> str:
    """A paragraph in a named style.

    Args:
        style: the id of a paragraph style of the template.
        *lines: its text; between two of them stands a line break, and nothing else.
        size: the size of the text in half points, if not the style's.
        indent: room left free at both sides, in twips.
        first: extra room before the first line, in twips.
        kept: stay on the page of the paragraph that follows.
    """
    keep = "<w:keepNext/>" if kept else ""
    room = f'<w:ind w:left="{indent}" w:right="{indent}" w:firstLine="{first}"/>' if indent or first else ""
    runs = "<w:r><w:br/></w:r>".join(_run(line, size) for line in lines)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{room}</w:pPr>{runs}</w:p>'


def _run(text: str, size: int | None) -> str:
    shown = clean(text)
    if not shown:
        return ""
    sizes = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
    return f'<w:r><w:rPr>{_HINT}{sizes}</w:rPr><w:t xml:space="preserve">{escape(shown)}</w:t></w:r>'
