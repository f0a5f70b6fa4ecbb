"""All pages of a gathering as files: one for each unit that is to be told something, and the overview.

Names and bytes alone; whoever is asked to writes them.
"""

from __future__ import annotations

from collections.abc import Iterator

from interview.county.feedback import goes_back, page_for
from interview.county.overview import Overview, overview_of
from interview.county.worklist import Worklist
from interview.session.file_names import safe_name
from renderers.html import Setting, write_html
from renderers.model import Document, Heading, Paragraph
from renderers.text import clean


def pages(worklist: Worklist, to: str) -> Iterator[tuple[str, bytes]]:
    """The names and bytes of all pages in a format: `docx`, `html`, `text`; or of the workbook, `xlsx`."""
    say, year = worklist.words.say, worklist.gathering.year
    name = say("county.overview_file", year=year)
    if to == "xlsx":
        from interview.county.workbook import workbook

        yield f"{name}.xlsx", workbook(worklist)
        return
    suffix = ".txt" if to == "text" else f".{to}"
    overview = overview_of(worklist)
    yield name + suffix, _bytes(overview.document, to, worklist, overview)
    for told in worklist.every():
        if goes_back(told):
            file = safe_name(told.standing.unit.name, say("county.back_file") + suffix)
            yield file, _bytes(page_for(told, worklist), to, worklist)


def _bytes(document: Document, to: str, worklist: Worklist, drawn: Overview | None = None) -> bytes:
    words = worklist.words
    if to == "docx":
        from renderers.docx import write_docx

        return write_docx(document, charts=drawn.charts if drawn else {})
    if to == "html":
        lang = "zh-CN" if words.lang == "zh" else words.lang
        return write_html(
            document, Setting(lang, words.say("county.skip"), drawn.pictures if drawn else {})
        ).encode()
    return "\n".join(_lines(document)).encode()


def _lines(document: Document) -> Iterator[str]:
    """A document as plain text, a row of a table a line; for a mail or a chat."""
    yield clean(document.title)
    yield ""
    for block in document.blocks:
        if isinstance(block, Heading):
            yield ""
        if isinstance(block, Heading | Paragraph):
            yield clean(block.text)
            continue
        for row in block.rows[block.header_rows :]:
            first, *others = (clean(cell.text) for cell in row)
            yield f"{first}. {'  '.join(others)}" if first.isdecimal() else "  ".join((first, *others))
    yield ""
