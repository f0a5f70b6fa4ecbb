"""The report as a PDF file after GB/T 9704, ready to publish: tagged, with bookmarks, its fonts embedded in part.

The only public name is `write_pdf`. Typst is loaded when a file is written, not when this is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from renderers.style import GB_T_9704, Style

if TYPE_CHECKING:
    from renderers.model import Document


def write_pdf(document: Document, style: Style = GB_T_9704) -> bytes:
    """Writes the whole report as the bytes of a PDF file; the same document and fonts give the same bytes.

    Raises:
        NoChineseFontError: this computer has no font for Chinese text.
        ValueError: the spans of a table do not tile its grid.
    """
    from renderers.pdf.typesetting import write

    return write(document, style)
