"""PDF pages whose text runs upwards, downwards or on its head, as wide tables are often set."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from interview.export import render
from interview.flowfiles import available
from interview.reading.extract.formats.fixed_layout.pdf import lines_of_pdf
from interview.reading.report import report_of_lines
from tests.interview.reading.rebuilt import invented


def turned(data: bytes, angle: int) -> bytes:
    """The pages with everything drawn at an angle, and shown upright all the same."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    for page in writer.pages:
        page.rotate(angle)
        page.transfer_rotation_to_content()
        page.rotate(-angle)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_is_read_whichever_way_its_text_runs(angle: int) -> None:
    report = invented(1, 200)
    lines = lines_of_pdf(turned(render(report.plan, "pdf"), angle))
    figures = report_of_lines(lines, available()).figures
    assert {address: figures[address].value for address in report.truth} == report.truth
