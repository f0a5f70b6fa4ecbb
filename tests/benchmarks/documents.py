"""Prints what the formats cost: a PDF beside Typst's own empty pages, a web page beside its tree written out, all from a cold start."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import replace
from io import BytesIO
from itertools import count
from pathlib import Path
from xml.etree.ElementTree import fromstring, tostring

import typst
from lxml import html
from pypdf import PdfReader

from interview.assemble import assemble
from interview.export import FORMATS
from interview.export.also import write_also
from renderers.docx import write_docx
from renderers.html import write_html
from renderers.pdf import write_pdf
from renderers.pdf.typesetting import _fonts
from tests.benchmarks.timing import beside, best, head, row, row_beside, timed
from tests.golden.test_golden import held

ROUNDS = 7
CASE = "disclosure_2021/002"
ROOT = Path(__file__).parents[2]
STORY = ROOT / "tests" / "golden" / CASE / "story.toml"
NIANBAO = "from interview.cli import main; raise SystemExit(main())"
READ = f"from tests.golden.test_golden import held; plan = held({CASE!r}).state.plan; "


def run(code: str, *arguments: str) -> None:
    """Runs code in a new process."""
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, cwd=ROOT, capture_output=True)


def pdf() -> None:
    """A PDF beside as many empty pages, fonts known already, and from a cold start."""
    document = assemble(held(CASE).state.plan)
    pages = len(PdfReader(BytesIO(write_pdf(document))).pages)
    years = count(3000)  # Typst remembers what it has set before

    def ours() -> None:
        write_pdf(replace(document, year=next(years) % 9999, title=f"{next(years)}年度报告"))

    def empty(pages: int = pages) -> None:
        source = f"// {next(years)}\n" + "#pagebreak()\n" * (pages - 1)
        typst.Compiler(font_paths=_fonts()).compile(source.encode(), format="pdf", pdf_standards="1.7")

    row_beside(f"PDF of {pages} pages, in one process", beside(timed(ours), timed(empty), ROUNDS))
    cold = f"{READ}from interview.export import render; render(plan, 'pdf')"
    floor = (
        f"{READ}import typst; from interview.assemble import assemble; assemble(plan); "
        f"typst.Compiler(font_paths=typst.Fonts()).compile(b'#pagebreak()' * {pages - 1}, format='pdf')"
    )
    row_beside(
        "PDF from a cold start", beside(timed(lambda: run(cold)), timed(lambda: run(floor)), ROUNDS), "2"
    )


def page() -> None:
    """A web page beside its own tree, written out by the standard library."""
    document = assemble(held(CASE).state.plan)
    tree = fromstring(  # noqa: S314 - our own page
        html.tostring(html.document_fromstring(write_html(document)), method="xml")
    )
    found = beside(
        timed(lambda: write_html(document), 5),
        timed(lambda: tostring(tree, encoding="unicode", method="html"), 5),
        ROUNDS,
    )
    row_beside("web page", found, "1.5")
    row("docx", best(timed(lambda: write_docx(document))))


def everything() -> None:
    """All formats from a cold start, and what the end of an interview writes at one key."""
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "a.nianbao.json"
        run(NIANBAO, "story", str(STORY), "-o", str(answers))
        took = best(timed(lambda: run(NIANBAO, "export", str(answers), "--to", "all", "--force")), ROUNDS)
        row(f"all {len(FORMATS)} formats from a cold start", took, "1500")
        plan = held(CASE).state.plan
        row(
            "PDF and web page at the end of an interview",
            best(timed(lambda: list(write_also(plan, answers)))),
        )


if __name__ == "__main__":
    head()
    pdf()
    page()
    everything()
