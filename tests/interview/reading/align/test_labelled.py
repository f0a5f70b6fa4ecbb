"""Rows whose figures stand right beside their labels, all of them on one side."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from interview.flowfiles import available
from interview.reading.align.evidence import section_of
from interview.reading.align.labelled import labelled
from interview.reading.extract.lines import paragraph
from interview.reading.match.form import form_of

FORM = form_of(next(flow for flow in available() if flow.id == "disclosure_2021"))
ROWS = [row for row in FORM.rows if row.table == FORM.ledger_table][:4]
FIGURES = [[100 + 10 * at + place for place in range(1, 8)] for at in range(len(ROWS))]


def known(lines: Sequence[object]) -> dict[str, list[int]]:
    """The figures that are known, by row."""
    section = section_of([paragraph(str(line)) for line in lines])
    assert section is not None
    found = labelled(ROWS, section)
    by_row = [[found.get(column.address) for column in row.columns] for row in ROWS]
    return {
        row.labels[0]: [each for each in told if each is not None]
        for row, told in zip(ROWS, by_row, strict=True)
        if any(told)
    }


def in_lines(
    *, ahead: bool, figures: Sequence[Sequence[int]] = FIGURES, more: Sequence[object] = ()
) -> list[object]:
    """A cell a line, the figures before their labels or behind them; more lines above the last row."""
    rows = [
        [*told, row.labels[0]] if ahead else [row.labels[0], *told]
        for row, told in zip(ROWS, figures, strict=True)
    ]
    return [cell for row in rows[:-1] for cell in row] + [*more, *rows[-1]]


@pytest.mark.parametrize("ahead", [True, False])
def test_every_row_that_has_its_figures_beside_it_is_known(ahead: bool) -> None:
    assert list(known(in_lines(ahead=ahead)).values()) == FIGURES


@pytest.mark.parametrize("ahead", [True, False])
def test_a_row_that_lost_some_figures_is_not_and_the_others_are(ahead: bool) -> None:
    figures = [FIGURES[0], FIGURES[1][:4], *FIGURES[2:]]
    assert list(known(in_lines(ahead=ahead, figures=figures)).values()) == [FIGURES[0], *FIGURES[2:]]


@pytest.mark.parametrize(("ahead", "left"), [(True, FIGURES[3:]), (False, FIGURES[:2])])
def test_where_a_row_has_no_figures_only_those_on_the_sure_side_of_it_are_known(
    ahead: bool, left: list[list[int]]
) -> None:
    figures = [*FIGURES[:2], [], FIGURES[3]]
    assert list(known(in_lines(ahead=ahead, figures=figures)).values()) == left


def test_the_figures_of_a_row_of_another_kind_are_nobodys() -> None:
    lines = in_lines(ahead=True, more=[*[0] * 7, "小计"])
    assert list(known(lines).values()) == FIGURES


@pytest.mark.parametrize(
    "lines", [[1, *in_lines(ahead=True)], [*in_lines(ahead=True), 1], [*in_lines(ahead=False), 1]]
)
def test_figures_on_neither_side_say_that_nothing_is_known(lines: Sequence[object]) -> None:
    assert known(lines) == {}
