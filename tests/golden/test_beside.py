"""The pages beside the report, compared with the ones committed here: the worksheet before it, what changed after it.

Taken anew as the reports are (`test_golden`), and read before they are committed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.export.changes import changes_page
from interview.export.worksheet import worksheet
from interview.wording.catalog import words
from tests.golden.test_golden import UPDATE, document_xml
from tests.interview.assemble.test_changes import LAST, plan
from tests.support.interviews import FLOWS, flow, year_of

HERE = Path(__file__).parent / "beside"


def written(name: str) -> bytes:
    if name == "changes.html":
        return changes_page(plan(), words("zh"), "html")
    if name == "changes.xml":
        return document_xml(changes_page(plan(), words("zh"), "docx"))
    id = name.removeprefix("worksheet_").removesuffix(".xml")
    last = LAST if id == LAST.flow else None
    return document_xml(worksheet(flow(id), year_of(id), last, words("zh"), "docx"))


@pytest.mark.parametrize("name", ["changes.html", "changes.xml", *(f"worksheet_{id}.xml" for id in FLOWS)])
def test_a_page_beside_the_report_is_as_it_was(name: str) -> None:
    file, now = HERE / name, written(name)
    if UPDATE:
        file.write_bytes(now)
    assert now.decode().splitlines() == file.read_bytes().decode().splitlines()
