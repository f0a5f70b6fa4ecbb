"""Labels that a program cut to the width of a column, and says so: 1.属于国…, 一、本年新收政府信息公开申请... — whole again.

Only what begins one thing that the form prints, and no other, is completed, its number and all; a cut text that might be two stays
as it is, so does one that was longer than what the form prints, and every text of which nothing says that it was cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from interview.engine.answers.characters import half_width
from interview.reading.extract.lines import Line, Piece
from interview.reading.match.form import Form

_CUT = re.compile(r"(?P<told>.{2,60}?)\s?(?:…{1,2}|\.{2,3})", re.DOTALL)
_FEWEST = 2
"""Characters left of a text."""


def with_whole_labels_for_cut(form: Form, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, cut labels completed; the same lines where none is."""
    if not any(line.kind != "run" and ("…" in line.text or ".." in line.text) for line in lines):
        return lines
    return [replace(line, pieces=tuple(_whole(form, piece) for piece in line.pieces)) for line in lines]


def _whole(form: Form, piece: Piece) -> Piece:
    found = _CUT.fullmatch(piece.text.strip())
    told = _closed(found["told"]) if found else ""
    if len(told) < _FEWEST:
        return piece
    meant = {text for text in _printed(form) if _closed(text).startswith(told) and _closed(text) != told}
    return replace(piece, text=meant.pop()) if len(meant) == 1 else piece


@lru_cache(maxsize=8)
def _printed(form: Form) -> frozenset[str]:
    """Everything that the form prints in its tables besides figures."""
    return frozenset(_texts(form)) - {""}


def _texts(form: Form) -> Iterator[str]:
    for section in form.flow.sections:
        if section.table is not None:
            yield from (cell.text for row in section.table.rows for cell in row)
    for row in form.rows:
        yield from row.labels[:1]
        for column in row.columns:
            yield from (*column.labels[:1], *column.group[:1])
    if ledger := form.flow.ledger:
        yield from (ledger.corner, ledger.over, ledger.results_label, *(each.label for each in ledger.groups))


@lru_cache(maxsize=2_000)
def _closed(text: str) -> str:
    return "".join(half_width(text).split())
