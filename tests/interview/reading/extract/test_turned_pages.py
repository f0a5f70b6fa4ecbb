"""PDF pages whose text runs upwards, downwards or on its head, as wide tables are often set."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter, Transformation

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


def stamped(data: bytes) -> bytes:
    """The pages with a watermark drawn across all their cells: the title of the first one, aslant, again and again."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    stamp = PdfReader(BytesIO(data)).pages[0]
    for page in writer.pages:
        for at in range(0, 800, 60):
            page.merge_transformed_page(stamp, Transformation().rotate(40).translate(at - 200, at / 2))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_what_is_drawn_aslant_over_a_page_is_a_watermark() -> None:
    report = invented(1, 200)
    data = render(report.plan, "pdf")
    told = [line.text for line in lines_of_pdf(stamped(data))]
    assert told == [line.text for line in lines_of_pdf(data)]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_is_read_whichever_way_its_text_runs(angle: int) -> None:
    report = invented(1, 200)
    lines = lines_of_pdf(turned(render(report.plan, "pdf"), angle))
    figures = report_of_lines(lines, available()).figures
    assert {address: figures[address].value for address in report.truth} == report.truth
