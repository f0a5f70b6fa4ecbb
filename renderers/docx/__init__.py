"""The report as a Word file after GB/T 9704, ready to publish.

The only public names are `write_docx` and, for looking at a file again, `seal.is_as_written`. python-docx is loaded when a
file is written, not when this is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from renderers.style import GB_T_9704, Style

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from renderers.docx.charts import WordChart
    from renderers.model import Document


def write_docx(
    document: Document, style: Style = GB_T_9704, charts: Mapping[int, Sequence[WordChart]] | None = None
) -> bytes:
    """Writes the whole report as the bytes of a .docx file; the same document gives the same bytes.

    Args:
        document: The report.
        style: Its look.
        charts: What is drawn behind a block, by its number.

    Raises:
        ValueError: the spans of a table do not tile its grid.
    """
    from renderers.docx.package import write

    return write(document, style, charts or {})
