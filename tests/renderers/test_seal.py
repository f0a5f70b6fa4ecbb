"""A Word file is known to be as it was written, until anybody changes it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.docx import write_docx
from renderers.docx.seal import PROPERTIES, is_as_written, is_same_report
from tests.renderers.conftest import Written
from tests.renderers.samples import report

OURS = write_docx(report("quiet"))


def repacked(data: bytes, part: str = "", change: bytes = b"", packing: int = ZIP_DEFLATED) -> bytes:
    """The same file with something added to one of its parts, or a part of that name added."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", packing) as new:
        parts = {name: old.read(name) for name in old.namelist()}
        if part:
            parts[part] = parts.get(part, b"") + change
        for name, content in parts.items():
            new.writestr(name, content)
    return made.getvalue()


def test_a_file_of_ours_is_as_written_whatever_is_in_it(written: Written) -> None:
    assert is_as_written(written.content)


def test_packing_it_otherwise_is_no_change() -> None:
    assert is_as_written(repacked(OURS, packing=ZIP_STORED))


def test_any_change_of_any_part_is_one(written: Written) -> None:
    for name in written.names:
        assert not is_as_written(repacked(written.content, name, b" ")), name
    assert not is_as_written(repacked(written.content, "word/comments.xml", b"<x/>"))


def test_a_word_added_changes_it() -> None:
    saved, word = BytesIO(), docx.Document(BytesIO(OURS))
    word.paragraphs[3].add_run("。")
    word.save(saved)
    assert not is_as_written(saved.getvalue())


@pytest.mark.parametrize("seal", [b"", b"nianbao-sha256:" + b"0" * 64, b"nianbao-sha256:" + b"f" * 64])
def test_a_seal_that_is_missing_double_or_made_up_is_none(seal: bytes) -> None:
    with ZipFile(BytesIO(OURS)) as packed:
        properties = packed.read(PROPERTIES)
    assert not is_as_written(repacked(OURS, PROPERTIES, seal or properties))


def test_a_report_is_the_same_by_its_title_and_a_finished_one_is_no_drafts() -> None:
    made = report("quiet")
    draft, other = write_docx(replace(made, draft=True)), write_docx(replace(made, title="别的一份"))
    nameless = write_docx(replace(made, title=""))
    assert is_same_report(OURS, OURS)
    assert is_same_report(draft, draft)
    assert is_same_report(draft, OURS)
    assert not is_same_report(OURS, draft)
    assert not is_same_report(OURS, other)
    assert not is_same_report(nameless, nameless)
    assert not is_same_report(repacked(OURS, PROPERTIES, b" "), OURS)
    assert not is_same_report(OURS, b"")


def test_a_file_that_would_fill_the_memory_is_not_unpacked() -> None:
    assert not is_as_written(repacked(OURS, "word/media.bin", b"\0" * 60_000_000))


@given(st.binary(max_size=200), st.integers(0, len(OURS) - 1), st.integers(0, 255))
def test_any_bytes_may_come(some: bytes, at: int, byte: int) -> None:
    assert not is_as_written(some)
    torn = OURS[:at] + bytes([byte]) + OURS[at + 1 :]
    assert is_as_written(torn) in {True, False}
    assert not is_as_written(OURS[:at])
