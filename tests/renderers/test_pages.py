"""The written report as LibreOffice lays it out; Word itself cannot be tried here."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from renderers.docx import write_docx
from renderers.model import Document, Heading, Paragraph
from renderers.style import GB_T_9704, Margins
from tests.renderers.samples import proactive, report

if TYPE_CHECKING:
    from pathlib import Path

    from tests.renderers.conftest import Written

OFFICE = shutil.which("soffice") or ""
pytestmark = pytest.mark.skipif(
    not (OFFICE and shutil.which("pdftotext") and shutil.which("pdfinfo")),
    reason="needs LibreOffice (soffice) and poppler (pdftotext, pdfinfo)",
)


def run(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=180).stdout


@pytest.fixture(scope="session")
def profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"-env:UserInstallation={tmp_path_factory.mktemp('office').as_uri()}"


def test_the_report_prints_on_few_a4_pages_and_the_applications_begin_below_their_heading(
    written: Written, tmp_path: Path, profile: str
) -> None:
    (tmp_path / "report.docx").write_bytes(written.content)
    run(OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "report.docx")
    pdf = tmp_path / "report.pdf"
    described = run("pdfinfo", pdf)
    assert "595.304 x 841.89 pts (A4)" in described
    pages = ["".join(page.split()) for page in run("pdftotext", "-layout", pdf, "-").split("\f")[:-1]]
    assert 3 <= len(pages) <= 7
    assert all(len(page) > 100 for page in pages)
    tabled = [page for page in pages if "申请人情况" in page]
    assert len(tabled) <= 2
    assert tabled[0].index("三、收到和处理政府信息公开申请情况") < tabled[0].index("申请人情况")
    assert tabled[0].index("一、本年新收") < tabled[0].index("4.保护第三方合法权益")
    assert "四、结转下年度继续办理" in tabled[-1]
    assert [f"—{number}—" in page for number, page in enumerate(pages, start=1)] == [True] * len(pages)


@pytest.mark.slow
@pytest.mark.parametrize("more", [0, 16, 23])
def test_nothing_is_lost_where_the_applications_go_over_two_pages(
    more: int, tmp_path: Path, profile: str
) -> None:
    """LibreOffice 7.4 lost all after the next table, with the margins of Word and so many lines more."""
    document, word = report("quiet"), replace(GB_T_9704, margins=Margins(25.4, 31.8, 25.4, 31.8))
    at = next(
        at for at, block in enumerate(document.blocks) if block == Heading(1, "二、主动公开政府信息情况")
    )
    lines = tuple(Paragraph("补充一行文字。") for _ in range(more))
    longer = replace(document, blocks=(*document.blocks[:at], *lines, *document.blocks[at:]))
    (tmp_path / "report.docx").write_bytes(write_docx(longer, word))
    run(OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "report.docx")
    said = "".join(run("pdftotext", "-layout", tmp_path / "report.pdf", "-").split())
    assert "六、其他需要报告的事项" in said


@pytest.mark.slow
@pytest.mark.parametrize("lines", [9, 12, 15])
def test_the_table_of_documents_goes_over_two_pages_between_its_groups(
    lines: int, tmp_path: Path, profile: str
) -> None:
    """Wherever the page ends."""
    table = proactive()
    before, heading = [Paragraph("补充一行文字。")] * lines, Heading(1, "二、主动公开政府信息情况")
    document = Document("题", "局", 2023, (*before, heading, table))
    (tmp_path / "report.docx").write_bytes(write_docx(document))
    run(OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "report.docx")
    pages = ["".join(page.split()) for page in run("pdftotext", tmp_path / "report.pdf", "-").split("\f")]
    (first,) = [page for page in pages if "二、主动公开政府信息情况" in page]
    assert "规章" in first
    begun = [row for row in table.rows for page in pages[1:] if page.startswith(row[0].text)]
    assert len(begun) == 1
    assert begun[0][0].across == len(table.widths)
