"""The formats that a report is written in: what each is called, how the names of its files end, and what makes its bytes.

A new one is a line in each table here and a renderer. What makes a format is loaded when it is called for, so that the command
line knows them all and starts at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from interview.errors import WriteError

if TYPE_CHECKING:
    from renderers.model import Document
    from renderers.style import Style

SUFFIXES: Mapping[str, str] = {
    "docx": ".docx",
    "pdf": ".pdf",
    "html": ".html",
    "fragment": ".fragment.html",
    "md": ".md",
    "json": ".json",
}
"""How the name of a file in each format ends."""
FORMATS = tuple(SUFFIXES)


def _docx(document: Document, style: Style) -> bytes:
    from renderers.docx import write_docx

    return write_docx(document, style)


def _pdf(document: Document, style: Style) -> bytes:
    from renderers.faces import NoChineseFontError
    from renderers.pdf import write_pdf

    try:
        return write_pdf(document, style)
    except NoChineseFontError:
        raise WriteError("no_chinese_font") from None
    except ImportError:
        raise WriteError("no_typesetter") from None


def _html(document: Document, style: Style) -> bytes:  # noqa: ARG001 - a screen has no pages
    from renderers.html import write_html

    return write_html(document).encode()


def _fragment(document: Document, style: Style) -> bytes:  # noqa: ARG001
    from renderers.html import write_fragment

    return write_fragment(document).encode()


def _md(document: Document, style: Style) -> bytes:  # noqa: ARG001
    from renderers.markdown import write_markdown

    return write_markdown(document).encode()


WRITERS: Mapping[str, Callable[[Document, Style], bytes]] = {
    "docx": _docx, "pdf": _pdf, "html": _html, "fragment": _fragment, "md": _md,
}  # fmt: skip
"""What makes the bytes of a document; values as JSON are made of no document."""
