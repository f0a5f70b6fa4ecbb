"""Every whole published report, told as a story: each figure in the right cell of the Word table, every total computed."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.table import Table

from interview.engine.answers.kinds import plain
from interview.engine.sums.relations import Number
from interview.export import SUFFIXES, render
from interview.flowfiles import available as available_flows
from interview.reading.report import read_report
from renderers.model import Table as PrintedTable
from tests.flows.forms import COLUMNS, FORMS, Form
from tests.golden.published import MISREAD, SHARED, WHOLE, assemble, available, published, told, word
from tests.support.fonts import needs_chinese_font

pytestmark = pytest.mark.skipif(
    not available(), reason="the published figures (../shared/reports) are not on this machine"
)
every_report = pytest.mark.parametrize("id", WHOLE)
CHECKER = SHARED / "tools" / "check_docx.py"


def cells(table: Table) -> list[list[str]]:
    """The table by row, each merged cell once."""
    rows: list[list[str]] = []
    seen: set[object] = set()  # the elements themselves: an id may be given out again
    for row in table.rows:
        rows.append([])
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                rows[-1].append(cell.text)
    return rows


def read_back(id: str) -> dict[str, str]:
    """What stands in the Word file, by address, going by the form's own places."""
    tables = docx.Document(BytesIO(word(id))).tables
    assert len(tables) == 3
    found: dict[str, str] = {}
    for table, form in zip(tables, FORMS[published(id).flow], strict=True):
        found |= one_table(cells(table), form)
    return found


def one_table(rows: list[list[str]], form: Form) -> dict[str, str]:
    assert len(rows) == len(form)
    found = {}
    for row, labels in zip(rows, form, strict=True):
        assert len(row) == len(labels)
        for text, label in zip(row, labels, strict=True):
            if label.startswith("@"):
                found[label[1:]] = text
            else:
                assert text == label
    return found


def expected(address: str, value: Number) -> str:
    """As the form prints a figure."""
    text = plain(value).replace("-", "−")
    return text + "万元" if address == "procurement.amount" and value else text


@pytest.mark.no_cover
@every_report
def test_every_published_figure_stands_in_its_cell(id: str) -> None:
    report, printed = published(id), read_back(id)
    for address, value in report.figures.items():
        if value is not None and address not in MISREAD.get(id, ()):
            assert printed[address] == expected(address, value), address


@every_report
def test_every_cell_is_printed_and_what_is_not_told_is_zero(id: str) -> None:
    report, printed = published(id), read_back(id)
    assert all(text for text in printed.values())
    for address, text in printed.items():
        if address not in report.figures and not address.endswith(".total"):
            assert text == "0", address


@every_report
def test_every_total_is_the_sum_of_what_is_printed(id: str) -> None:
    printed = read_back(id)
    rows = {address.split(".")[1] for address in printed if address.startswith("applications.")}
    results = rows - {"new", "carried_in", "total", "carried_out"}
    for row in rows:
        parts = [int(printed[f"applications.{row}.{column}"]) for column in COLUMNS[:-1]]
        assert int(printed[f"applications.{row}.total"]) == sum(parts)
    for column in COLUMNS:
        at = {row: int(printed[f"applications.{row}.{column}"]) for row in rows}
        assert at["total"] == sum(at[row] for row in results)
        assert at["new"] + at["carried_in"] == at["total"] + at["carried_out"]
    for group in ("reconsideration", "litigation_direct", "litigation_after_review"):
        four = [int(printed[f"{group}.{part}"]) for part in ("upheld", "corrected", "other", "pending")]
        assert int(printed[f"{group}.total"]) == sum(four)


@every_report
def test_the_story_is_finished_without_a_broken_identity(id: str) -> None:
    tale = told(id)
    assert tale.finished
    assert not tale.state.plan.broken
    # 010 is a county's report told as a bureau's, whose fees are rarely that many.
    assert {finding.id for finding in tale.findings} <= {"X8", "N11.fees.amount"}


@every_report
def test_no_answer_was_a_total(id: str) -> None:
    computed = {each.target for each in told(id).state.flow.relations if each.computes}
    assert not computed & told(id).state.plan.book.answers.keys()


@pytest.mark.no_cover
@needs_chinese_font
@every_report
def test_every_format_that_is_published_says_the_same_and_is_read_back_whole(id: str, tmp_path: Path) -> None:
    plan = told(id).state.plan
    document = assemble(plan)
    figures = {address: plan.figures[address].value for address in plan.flow.cells}
    words = [block.text for block in document.blocks if not isinstance(block, PrintedTable)]
    for to in ("docx", "pdf", "html", "fragment", "md"):
        file = tmp_path / f"report{SUFFIXES[to]}"
        file.write_bytes(render(plan, to))
        report = read_report(file, available_flows())
        assert {address: report.figures[address].value for address in figures} == figures, to
        assert {report.figures[address].state for address in figures} == {"read"}, to
        assert report.title == document.title, to
        read = [text for span in report.spans for text in (span.heading, *span.paragraphs) if text]
        assert read == words, to


def test_word_files_keep_the_schema(tmp_path: Path) -> None:
    files = []
    for id in WHOLE:
        files.append(tmp_path / f"{id}.docx")
        files[-1].write_bytes(word(id))
    checked = subprocess.run(
        [sys.executable, str(CHECKER), *map(str, files)], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
