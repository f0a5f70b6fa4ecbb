"""Folding a text does not lose where its marked pieces are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interview.wording.harmless import harmless
from interview.wording.wrap import wrapped, wrapped_with

TEXTS = st.text(alphabet="公开12条 （），。ab\n\u202e\x1b", max_size=60)


@given(TEXTS, st.integers(4, 40), st.data())
def test_lines_are_the_same_and_every_marked_character_is_in_one(
    text: str, cells: int, data: st.DataObject
) -> None:
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    marks = list(zip(ends[::2], ends[1::2], strict=False))
    lines = wrapped_with(text, marks, cells)
    assert [line for line, _ in lines] == wrapped(text, cells)
    shown = "".join(line[start:end] for line, here in lines for start, end in here)
    wanted = "".join(harmless(paragraph) for start, end in marks for paragraph in text[start:end].split("\n"))
    assert shown.replace(" ", "") == wanted.replace(" ", "")


def test_a_number_torn_by_the_end_of_a_line_is_marked_on_both() -> None:
    assert wrapped_with("公开信息86条", [(4, 6)], 8) == [("公开信息", []), ("86条", [(0, 2)])]
