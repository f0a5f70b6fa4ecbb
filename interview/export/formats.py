"""The bytes of a report in each format; what makes them is loaded when it is called for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from interview.assemble import assemble
from interview.engine.plan.plan import Plan
from interview.errors import WriteError
from interview.export.values import values_json
from renderers.style import GB_T_9704, Style

if TYPE_CHECKING:
    from renderers.model import Document

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


def render(plan: Plan, to: str, *, draft: bool = False, style: Style = GB_T_9704) -> bytes:
    """The bytes of the report in one of `FORMATS`; `style` is the look of the formats that have pages.

    Raises:
        WriteError: A PDF file is to be set, and there is no Chinese font on this computer, or no typesetter for it.
    """
    if to == "json":
        return values_json(plan).encode()
    return _WRITERS[to](assemble(plan, draft=draft), style)


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


_WRITERS: Mapping[str, Callable[[Document, Style], bytes]] = {
    "docx": _docx, "pdf": _pdf, "html": _html, "fragment": _fragment, "md": _md,
}  # fmt: skip
