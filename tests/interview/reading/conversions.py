"""What people have of a report: the page, and what programs make of it. Where a program is not here, its formats are left out.

Every conversion takes reports and gives a file of each. Those of one line of Python print the shape that a converter was seen
to print (docx2txt, html2text, markdownify, a browser's copy); LibreOffice, Chromium and pdftotext are the programs themselves.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from functools import partial
from html import escape
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from interview.export import render
from renderers.model import Cell, Document, Heading, Paragraph, Table
from tests.interview.reading.rebuilt import Rebuilt, clean, of_a_site, of_word

Page = Callable[[Document], str]
PAGES: dict[str, Page] = {"clean": clean, "site": of_a_site, "Word": of_word}
WAIT = 600
_LEDGER = 7
"""Figures of a row of the ledger."""
_LONG = 12
"""Letters of a label that a converter tears."""


@dataclass(frozen=True)
class Conversion:
    """A format, and how well it must be read."""

    name: str
    least: float
    """The share of cells that must be right."""
    make: Callable[[Sequence[Rebuilt], Path], list[Path]]
    """A file of each report, in order."""
    is_quick: bool = True
    """Whether no other program makes it."""


def conversions() -> list[Conversion]:
    """All that can be made here."""
    cells, torn = 0.999, 0.98
    found = [
        *(Conversion(f"html, {name}", cells, partial(_pages, page)) for name, page in PAGES.items()),
        Conversion("html, saved by Word", cells, _saved), Conversion("mhtml", cells, _mhtml), Conversion("docx", cells, _docx),
        Conversion("xlsx", cells, _xlsx), Conversion("browser copy", torn, partial(_text, browser)),
        Conversion("browser copy, Word", torn, partial(_text, paragraphs_copied)), Conversion("docx2txt", torn, partial(_text, docx2txt)),
        Conversion("html2text", torn, partial(_text, html2text)), Conversion("markdown", torn, partial(_text, markdown)),
        Conversion("markdown, columns torn", torn, partial(_text, markdown_torn)),
        Conversion("reading order", 0.9, partial(_text, reading_order)), Conversion("run together", 0.89, partial(_text, run_together)),
    ]  # fmt: skip
    if shutil.which("soffice"):
        found += [Conversion(each, cells, partial(_office, each), is_quick=False) for each in ("doc", "rtf")]
    if shutil.which("soffice") and shutil.which("pdftotext"):
        found += _printed(
            "LibreOffice", _office_pdfs, {"pdf": 0.999, "-layout": 0.99, "-raw": 0.99, "": 0.95}
        )
    if shutil.which("chromium") and shutil.which("pdftotext"):
        for name, page in PAGES.items():
            # In the reading order of narrow columns two sheets are read into each other, or figures change places in a row.
            # Letters set downwards beside narrow rows make `-layout` print two rows into each other.
            layout = 0.98 if name == "clean" else 0.99
            least = {"pdf": 0.999, "-layout": layout, "-raw": 0.98, "": 0.95}
            found += _printed(f"Chromium, {name}", partial(_chromium, page), least)
    return found


def _printed(
    name: str, make: Callable[[Sequence[Rebuilt], Path], list[Path]], least: dict[str, float]
) -> Iterator[Conversion]:
    yield Conversion(f"pdf, {name}", least["pdf"], make, is_quick=False)
    for way in ("-layout", "-raw", ""):
        yield Conversion(
            f"pdftotext {way or 'in order'}, {name}",
            least[way],
            partial(_texts_of, make, way),
            is_quick=False,
        )


# Files ----------------------------------------------------------------------------------------------------------


def _put(folder: Path, number: int, suffix: str, data: bytes) -> Path:
    file = folder / f"{number:02}{suffix}"
    file.write_bytes(data)
    return file


def _pages(page: Page, reports: Sequence[Rebuilt], folder: Path) -> list[Path]:
    return [_put(folder, at, ".html", page(each.document).encode()) for at, each in enumerate(reports)]


def _saved(reports: Sequence[Rebuilt], folder: Path) -> list[Path]:
    return [
        _put(folder, at, ".htm", of_word(each.document, "gb2312").encode("gb18030"))
        for at, each in enumerate(reports)
    ]


def _mhtml(reports: Sequence[Rebuilt], folder: Path) -> list[Path]:
    def packed(page: str) -> bytes:
        parts = MIMEMultipart("related")
        parts["From"] = "<Saved by Blink>"
        parts.attach(MIMEText(page, "html", "utf-8"))
        return parts.as_bytes()

    return [_put(folder, at, ".mhtml", packed(of_a_site(each.document))) for at, each in enumerate(reports)]


def _docx(reports: Sequence[Rebuilt], folder: Path) -> list[Path]:
    return [_put(folder, at, ".docx", render(each.plan, "docx")) for at, each in enumerate(reports)]


def _xlsx(reports: Sequence[Rebuilt], folder: Path) -> list[Path]:
    return [_put(folder, at, ".xlsx", workbook(each.document)) for at, each in enumerate(reports)]


def _text(told: Page, reports: Sequence[Rebuilt], folder: Path) -> list[Path]:
    return [_put(folder, at, ".txt", told(each.document).encode()) for at, each in enumerate(reports)]


# Programs -------------------------------------------------------------------------------------------------------


def _office(to: str, reports: Sequence[Rebuilt], folder: Path) -> list[Path]:
    """Through LibreOffice, all in one go."""
    sources = _docx(reports, folder)
    profile = (folder / "profile").as_uri()
    command = [
        "soffice",
        "--headless",
        "--norestore",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        to,
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, *map(str, sources)], capture_output=True, check=True, timeout=WAIT)
    return [source.with_suffix(f".{to}") for source in sources]


def _office_pdfs(reports: Sequence[Rebuilt], folder: Path) -> list[Path]:
    return _office("pdf", reports, folder)


def _chromium(page: Page, reports: Sequence[Rebuilt], folder: Path) -> list[Path]:
    made = []
    for source in _pages(page, reports, folder):
        made.append(source.with_suffix(".pdf"))
        command = [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--print-to-pdf={made[-1]}",
            source.as_uri(),
        ]
        subprocess.run(command, capture_output=True, check=True, timeout=WAIT)
    return made


def _texts_of(
    make: Callable[[Sequence[Rebuilt], Path], list[Path]], way: str, reports: Sequence[Rebuilt], folder: Path
) -> list[Path]:
    made = []
    for source in make(reports, folder):
        made.append(source.with_suffix(".txt"))
        subprocess.run(["pdftotext", *([way] if way else []), source, made[-1]], check=True, timeout=WAIT)
    return made


# Shapes ---------------------------------------------------------------------------------------------------------


def _told(document: Document, table: Callable[[Table], str], gap: str = "\n\n") -> str:
    parts = [document.title]
    parts += [
        block.text if isinstance(block, Heading | Paragraph) else table(block) for block in document.blocks
    ]
    return gap.join(parts) + "\n"


def browser(document: Document) -> str:
    """A row a line, a tab between two cells, a merged cell once."""
    return _told(
        document, lambda table: "\n".join("\t".join(cell.text for cell in row) for row in table.rows)
    )


def paragraphs_copied(document: Document) -> str:
    """A page whose cells hold paragraphs: a tab on a line of its own between two of them."""
    return _told(
        document,
        lambda table: "\n\n\n\n\n".join("\n\n\t\n\n".join(cell.text for cell in row) for row in table.rows),
    )


def docx2txt(document: Document) -> str:
    """A paragraph a line, whatever it stood in."""
    return _told(
        document, lambda table: "\n\n".join(cell.text for row in table.rows for cell in row if cell.text)
    )


def html2text(document: Document) -> str:
    """Bars between cells and none around them."""
    return _told(
        document, lambda table: "\n".join(" | ".join(cell.text for cell in row) for row in table.rows)
    )


def markdown(document: Document) -> str:
    """A bar on both sides of every cell, and blank cells for what a merged one covers beside it."""

    def line(row: Sequence[Cell]) -> str:
        return (
            "| " + " | ".join(text for cell in row for text in [cell.text, *[""] * (cell.across - 1)]) + " |"
        )

    return _told(
        document,
        lambda table: "\n".join([line(table.rows[0]), "|" + " --- |" * 10, *map(line, table.rows[1:])]),
    )


def markdown_torn(document: Document) -> str:
    """As a converter takes it from a PDF: long labels on lines of their own, figures in whatever cells, two in one."""

    def lines(row: Sequence[Cell]) -> Iterator[str]:
        labels = [cell.text for cell in row if cell.role != "figure" and cell.text]
        figures = [cell.text for cell in row if cell.role == "figure"]
        if not labels or len(figures) != _LEDGER or len(labels[-1]) < _LONG:
            yield "| " + " | ".join(cell.text for cell in row) + " |"
            return
        yield from labels[:-1]
        yield labels[-1][:8]
        yield "|  | " + " | ".join([*figures[:4], f"{figures[4]} {figures[5]}", *figures[6:]]) + " |"
        yield labels[-1][8:]

    return _told(document, lambda table: "\n".join(line for row in table.rows for line in lines(row)))


def reading_order(document: Document) -> str:
    """As pdftotext gives a ledger: labels behind their figures, each on a line of its own, the totals by themselves."""

    def lines(table: Table) -> Iterator[str]:
        totals: list[str] = []
        for row in table.rows:
            figures = [cell.text for cell in row if cell.role == "figure"]
            kept = figures[:-1] if table.dense else figures
            labels = [cell.text for cell in row if cell.role != "figure"]
            yield from [*kept, *labels] if table.dense else [*labels, " ".join(kept)]
            totals += figures[len(kept) :]
        yield from ["总计", *totals] if totals else []

    return _told(document, lambda table: "\n".join(filter(None, lines(table))))


def run_together(document: Document) -> str:
    """Every gap between cells is gone."""
    return _told(document, lambda table: "".join(cell.text for row in table.rows for cell in row))


def workbook(document: Document) -> bytes:
    """A sheet with the whole report in it, merged cells and all."""
    rows: list[str] = []
    merged: list[str] = []
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph):
            rows.append(_row(len(rows) + 1, {0: block.text}))
            continue
        taken: set[tuple[int, int]] = set()
        first = len(rows)
        for down, row in enumerate(block.rows):
            cells, column = {}, 0
            for cell in row:
                while (down, column) in taken:
                    column += 1
                cells[column] = cell.text
                taken |= {
                    (down + more, column + beside)
                    for more in range(cell.down)
                    for beside in range(cell.across)
                }
                if cell.across * cell.down > 1:
                    last = f"{_letter(column + cell.across - 1)}{first + down + cell.down}"
                    merged.append(f'<mergeCell ref="{_letter(column)}{first + down + 1}:{last}"/>')
                column += cell.across
            rows.append(_row(len(rows) + 1, cells))
    name = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rows.insert(0, _row(0, {0: document.title}))
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", f'<workbook xmlns="{name}"/>')
        package.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{name}"><sheetData>{"".join(rows)}</sheetData><mergeCells>{"".join(merged)}</mergeCells></worksheet>',
        )
    return made.getvalue()


def _row(number: int, cells: dict[int, str]) -> str:
    def cell(column: int, text: str) -> str:
        place = f"{_letter(column)}{number}"
        return (
            f'<c r="{place}"><v>{text}</v></c>'
            if text.isdigit()
            else f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
        )

    return f'<row r="{number}">' + "".join(cell(*each) for each in cells.items()) + "</row>"


def _letter(column: int) -> str:
    return chr(ord("A") + column)
