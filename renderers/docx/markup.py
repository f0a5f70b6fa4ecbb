"""The smallest pieces of WordprocessingML: a paragraph and its text.

Every text of the report passes through here into XML, so here it is cleaned and escaped. The children of
`w:pPr` and `w:rPr` keep the order of the schema: Word may call a file with another order damaged.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from renderers.text import clean, is_stiff

# A number that goes on after a hyphen, as telephones do, but not within an address, which should rather break.
_HYPHEN = re.compile(r"(?<=\d)-(?=\d)")
_NUMBERS = re.compile(r"(?<![!-~])[\d()/,-]+(?![A-Za-z_])")
# Quotation marks and dashes exist in both scripts; the hint has Word take them from the Chinese font.
BODY = "BodyText"
_HINT = '<w:rFonts w:hint="eastAsia"/>'


def paragraph(
    style: str, *lines: str, size: int | None = None, indent: int = 0, first: int = 0, kept: bool = False,
    before: int = 0, after: int = 0,
) -> str:  # fmt: skip
    """A paragraph in a named style.

    Args:
        style: the id of a paragraph style of the template.
        *lines: its text; between two of them stands a line break, and nothing else.
        size: the size of the text in half points, if not the style's.
        indent: room left free at both sides, in twips.
        first: extra room before the first line, in twips.
        kept: stay on the page of the paragraph that follows.
        before: room above it, in twips.
        after: room below it, in twips.
    """
    keep = "<w:keepNext/>" if kept else ""
    above = f' w:before="{before}"' if before else ""
    below = f' w:after="{after}"' if after else ""
    spacing = f"<w:spacing{above}{below}/>" if before or after else ""
    room = f'<w:ind w:left="{indent}" w:right="{indent}" w:firstLine="{first}"/>' if indent or first else ""
    runs = "<w:r><w:br/></w:r>".join(_run(line, size) for line in lines)
    ragged = '<w:jc w:val="left"/>' if style == BODY and any(map(is_stiff, lines)) else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{spacing}{room}{ragged}</w:pPr>{runs}</w:p>'


def _run(text: str, size: int | None) -> str:
    shown = clean(text)
    if not shown:
        return ""
    sizes = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
    texts = "<w:noBreakHyphen/>".join(
        f'<w:t xml:space="preserve">{escape(each)}</w:t>' for each in _unbroken(shown)
    )
    return f"<w:r><w:rPr>{_HINT}{sizes}</w:rPr>{texts}</w:r>"


def _unbroken(text: str) -> list[str]:
    """The pieces of a text between the hyphens at which no line may end; read back, each is a hyphen as typed."""
    hyphens = [
        number.start() + hyphen.start()
        for number in _NUMBERS.finditer(text)
        for hyphen in _HYPHEN.finditer(number[0])
    ]
    return [
        text[start:end]
        for start, end in zip([0, *(at + 1 for at in hyphens)], [*hyphens, len(text)], strict=True)
    ]
