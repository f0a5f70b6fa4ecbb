"""The written report as LibreOffice lays it out; Word itself cannot be tried here."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

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
