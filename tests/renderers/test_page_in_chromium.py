"""The web page and the fragment in a real browser: nothing stands in the way of whoever reads with ears, in the dark, on a phone, on paper."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from importlib.resources import files
from pathlib import Path
from typing import Any
from unicodedata import normalize
from urllib.parse import unquote

import pytest
from pypdf import PdfReader

from renderers.html import write_fragment, write_html
from renderers.model import Document, Heading, Paragraph
from tests.renderers.samples import proactive, report

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
GOLDEN = Path(__file__).parents[1] / "golden"
AXE = files("axe_core_python") / "axe.min.js"
"""The script of axe-core, as a package brings it along."""
in_chromium = pytest.mark.skipif(BROWSER is None, reason="needs Chromium")

READS = {
    "light": (),
    "dark": ("--blink-settings=preferredColorScheme=0",),
    "phone": ("--window-size=500,900",),  # the narrowest window that Chromium has
}
PAGES = {
    "page": write_html(report("huge")),
    "draft": write_html(report("busy", draft=True)),
    "fragment": '<!DOCTYPE html><html lang="zh-CN"><head><title>年报</title></head><body><main><h1>年报</h1>'
    f"{write_fragment(report('huge'))}</main></body></html>",
    "what changed": (GOLDEN / "beside" / "changes.html").read_text("utf-8"),
    "website's form": (GOLDEN / "website_2018" / "busy" / "report.html").read_text("utf-8"),
}


def asked(page: str, script: str, folder: Path, *flags: str) -> Any:
    """What a script in the page says; it hands it to `tell`."""
    tell = "const tell = told => { document.title = 'TOLD' + encodeURIComponent(JSON.stringify(told)) };"
    file = folder / "page.html"
    file.write_text(page.replace("</body>", f"<script>{tell}{script}</script></body>"), encoding="utf-8")
    out = subprocess.run(
        [str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
         "--virtual-time-budget=20000", *flags, "--dump-dom", file.as_uri()],
        capture_output=True, text=True, encoding="utf-8", check=True, timeout=120,
    ).stdout  # fmt: skip
    found = re.search(r"<title>TOLD(.*?)</title>", out)
    assert found, out[:500]
    return json.loads(unquote(unescape(found[1])))


@pytest.mark.slow
@in_chromium
@pytest.mark.parametrize("read", READS)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(name: str, read: str, tmp_path: Path) -> None:
    script = AXE.read_text(encoding="utf-8") + (
        "; axe.run().then(r => tell([r.passes.length, r.violations.map(v => [v.id, v.nodes[0].html])]))"
    )
    passed, violations = asked(PAGES[name], script, tmp_path, *READS[read])
    assert violations == []
    assert passed > 10


@in_chromium
def test_on_a_narrow_screen_only_the_wide_tables_move_sideways(tmp_path: Path) -> None:
    script = """const page = document.documentElement;
    tell([page.scrollWidth > page.clientWidth,
          [...document.querySelectorAll('.table')].map(t => t.scrollWidth > t.clientWidth)])"""
    wide, tables = asked(PAGES["page"], script, tmp_path, *READS["phone"])
    assert not wide
    assert tables == [False, True, True]


@in_chromium
def test_no_figure_of_the_page_breaks_over_two_lines(tmp_path: Path) -> None:
    script = """tell([...document.querySelectorAll('td')].filter(cell => {
      const all = document.createRange(); all.selectNodeContents(cell); return all.getClientRects().length > 1;
    }).map(cell => cell.textContent))"""
    assert asked(write_html(report("busy")), script, tmp_path) == []


def printed(page: str, folder: Path) -> list[str]:
    """What stands on each page that the browser prints, without blanks and page numbers; it writes some characters as radicals."""
    file, pdf = folder / "page.html", folder / "page.pdf"
    file.write_text(page, encoding="utf-8")
    subprocess.run(
        [str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
         "--no-pdf-header-footer", f"--print-to-pdf={pdf}", file.as_uri()],
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    told = [normalize("NFKC", "".join(each.extract_text().split())) for each in PdfReader(pdf).pages]
    return [page.replace(f"—{number}—", "") for number, page in enumerate(told, start=1)]


@in_chromium
def test_a_printed_table_begins_below_its_heading_and_goes_over_pages_between_its_groups(
    tmp_path: Path,
) -> None:
    lines, table = [Paragraph("补充一行文字。")] * 14, proactive()
    document = Document("题", "局", 2023, (*lines, Heading(1, "二、主动公开"), table))
    first, second = printed(write_html(document), tmp_path)
    assert "二、主动公开第二十条第(一)项" in first
    heads = [normalize("NFKC", row[0].text) for row in table.rows if row[0].across == len(table.widths)]
    assert second.startswith(tuple(heads))


@in_chromium
def test_a_printed_form_longer_than_a_page_begins_below_its_title(tmp_path: Path) -> None:
    pages = printed((GOLDEN / "website_2018" / "busy" / "report.html").read_text("utf-8"), tmp_path)
    assert "政府网站工作年度报表(2024年度)填报单位" in pages[0]
    assert len(pages) == 2
