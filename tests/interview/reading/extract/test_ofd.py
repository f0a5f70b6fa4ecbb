"""Reports kept as OFD files (GB/T 33190)."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.errors import ReportFileError
from interview.export import render
from interview.flowfiles import available
from interview.reading.extract.files import contents
from interview.reading.report import read_report
from tests.interview.reading.ofds import of_pdf, ofd, path, text
from tests.interview.reading.rebuilt import invented

FILLING = text("这一页上还有别的话，" * 6, 20, 280)
"""A page with less is taken for a picture."""


def told(tmp_path: Path, data: bytes) -> list[list[str]]:
    """The pieces of each line but the last, which fills the page."""
    file = tmp_path / "报告.ofd"
    file.write_bytes(data)
    return [[piece.text for piece in line.pieces] for line in contents(file).lines][:-1]


def test_a_report_is_read_cell_by_cell(tmp_path: Path) -> None:
    report = invented(1, 200)
    file = tmp_path / "报告.ofd"
    file.write_bytes(of_pdf(render(report.plan, "pdf")))
    read = read_report(file, available())
    assert {address: read.figures[address].value for address in report.truth} == report.truth
    assert not read.has_cells  # they are found by their rules, as those of a PDF


def test_letters_stand_where_their_steps_say(tmp_path: Path) -> None:
    row = text("规章05", 20, 50, code='DeltaX="4 30 g 2 12"')
    lines = text("收到六件", 20, 60, code='DeltaX="4 -4 4" DeltaY="0 8 0"')
    assert told(tmp_path, ofd(row + lines + FILLING)) == [["规章", "0", "5"], ["收到"], ["六件"]]


def test_a_text_is_moved_and_made_larger_by_its_matrix(tmp_path: Path) -> None:
    small = text("规章", 20, 50, size=12, more='CTM="0.3528 0 0 0.3528 0 0"', code='DeltaX="g 1 12"')
    moved = text("5", 20, 50, more='CTM="1 0 0 1 40 0"')
    assert told(tmp_path, ofd(small + moved + FILLING)) == [["规章", "5"]]


def test_a_page_that_is_turned_is_read(tmp_path: Path) -> None:
    turned = "".join(
        text(told, 100 - 10 * down, 20 + across, more='CTM="0 1 -1 0 0 0"')
        for told, across, down in (
            ("规章", 0, 0),
            ("5", 60, 0),
            ("行政许可", 0, 1),
            ("7", 60, 1),
            ("字" * 60, 0, 2),
        )
    )
    assert told(tmp_path, ofd(turned)) == [["规章", "5"], ["行政许可", "7"]]


def test_cells_are_found_by_the_rules_of_the_page_and_of_the_one_behind_it(tmp_path: Path) -> None:
    across = "".join(path(f"M 20 {y} L 120 {y}") for y in (40, 50, 60))
    down = "".join(
        path(f"M {x} 40 L {x + 0.2} 40 L {x + 0.2} 60 L {x} 60 C", 'Stroke="false" Fill="true"')
        for x in (20, 70, 120)
    )
    cells = text("行政", 21, 43) + text("许可", 21, 48) + text("5", 71, 46) + text("规章", 21, 56)
    clipped = path(
        "M 0 0",
        'Stroke="false"',
        "<ofd:Clips><ofd:AbbreviatedData>M 40 0 L 40 99</ofd:AbbreviatedData></ofd:Clips>",
    )
    data = ofd(cells + clipped + FILLING, template=across + down)
    assert told(tmp_path, data) == [["行政许可", "5"], ["规章", ""]]


def test_what_is_not_shown_is_not_read(tmp_path: Path) -> None:
    hidden = text("99", 60, 50, more='Visible="false"')
    assert told(tmp_path, ofd(text("规章", 20, 50) + hidden + FILLING)) == [["规章"]]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (ofd(text("章", 20, 20)), "picture_pdf"),
        (ofd(FILLING)[:-40], "damaged_ofd"),
        (ofd("<ofd:TextObject>"), "damaged_ofd"),
        (ofd(*[FILLING] * 201), "too_many_pages"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    with pytest.raises(ReportFileError) as refusal:
        told(tmp_path, data)
    assert refusal.value.code == code


def test_a_template_that_leads_to_itself_ends(tmp_path: Path) -> None:
    itself = text("规章", 20, 50) + '<ofd:Template TemplateID="9"/>' * 3
    assert told(tmp_path, ofd(FILLING + FILLING, template=itself)) == [["规章"]]


def test_pages_that_lead_to_one_large_part_again_and_again_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportFileError) as refusal:
        told(tmp_path, ofd(*[FILLING] * 10, template=f"<!-- {'0' * 12_000_000} -->"))
    assert refusal.value.code == "bursting"


@pytest.mark.parametrize("wild", ["nan 1e999 x 5", "", "1", "g 9999999999 1 g", "g g g"])
def test_wild_numbers_hurt_nobody(tmp_path: Path, wild: str) -> None:
    odd = text("规章5", 20, 50, code=f'DeltaX="{wild}" DeltaY="{wild}"', more=f'CTM="{wild}"')
    told(tmp_path, ofd(odd + path(f"M {wild} L {wild} C B 1 A Z", f'CTM="{wild}"') + FILLING))
