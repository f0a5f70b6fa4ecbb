"""Rows of a table between which nothing was ruled, so that a program took them for one: rows again.

Every cell of such a row has as many lines, all but the label's are figures, and each line is a row. Where one cell has more or
fewer lines, perhaps a label was broken or a blank left out, and the row is left as it was; of two lines, label and figures may be
broken both, unless the second begins with a number of its own. What stands before the label, a group's name, is of all of them.
Nothing here knows a form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from interview.reading.extract.lines import Line
from interview.reading.numbers import looks_like_value

_FEWEST, _FEWEST_NUMBERED = 3, 2
"""Lines of each cell; a figure may be broken over two, and a label before a number of its own hardly."""
_FEWEST_CELLS = 2
_NUMBERED = re.compile(
    r"\s{0,9}(?:[（(][一二三四五六七八九]{1,2}[)）]|[一二三四五六七八九]{1,2}、|\d{1,2}[.．、](?!\d))"
)
"""How the label of a row begins: 四、 （七） 3."""
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)


def unstacked(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, a row for every line of the cells of one that holds several."""
    for line in lines:
        beside, many = _label_of(line) if line.kind == "grid" and "\n" in line.text else (0, 1)
        label = line.pieces[beside].text if many > 1 else ""
        if many < _FEWEST_NUMBERED or many < _fewest(label) or not _is_stacked(line, beside, many):
            yield line
            continue
        for at, row in enumerate(_rows([piece.text for piece in line.pieces[beside:]], many)):
            pieces = (
                replace(piece, text=text) for piece, text in zip(line.pieces[beside:], row, strict=True)
            )
            names = (
                replace(piece, above=piece.above or at > 0, shared=piece.shared or at < many - 1)
                for piece in line.pieces[:beside]
            )
            yield replace(line, pieces=(*names, *pieces))


def _label_of(line: Line) -> tuple[int, int]:
    """Which cell of a row is its label, behind the names of groups at most, and how many lines it has."""
    beside = 0
    for at, piece in enumerate(line.pieces):
        if at and (not piece.text.strip() or looks_like_value(piece.text.partition("\n")[0])):
            break
        beside = at
    text = line.pieces[beside].text if line.pieces else ""
    return beside, text.count("\n") + 1


def unstacked_bars(raw: Iterable[str]) -> Iterator[str]:
    """The same of lines with bars between cells, in which <br> stands for the end of a line."""
    for line in raw:
        bare = line.strip() if "<br" in line.lower() else ""
        cells = (
            [_BREAK.sub("\n", cell.strip()) for cell in bare.strip("|").split("|")]
            if bare.startswith("|")
            else []
        )
        many = cells[0].count("\n") + 1 if cells else 0
        if cells and many >= _fewest(cells[0]) and _are_stacked(cells, many):
            yield from (f"| {' | '.join(row)} |" for row in _rows(cells, many))
        else:
            yield line


def _fewest(label: str) -> int:
    """How many lines each cell has at least where they are rows, by what the label says."""
    return _FEWEST_NUMBERED if all(map(_NUMBERED.match, label.split("\n"))) else _FEWEST


def _rows(cells: Sequence[str], many: int) -> Iterator[list[str]]:
    """What each line of the cells says; nothing of blank ones."""
    parts = [cell.split("\n") if cell.strip() else [""] * many for cell in cells]
    yield from map(list, zip(*parts, strict=True))


def _is_stacked(line: Line, beside: int, many: int) -> bool:
    """Whether that is so of the cells of a row, none of which goes over several rows but the names of groups beside them."""
    cells = line.pieces[beside:]
    merged = any(piece.above or piece.shared for piece in cells if piece.text.strip())
    return not merged and _are_stacked([piece.text for piece in cells], many)


def _are_stacked(cells: Sequence[str], many: int) -> bool:
    """Whether every cell that says anything has so many lines, those behind the first nothing but figures."""
    told = [cell.split("\n") for cell in cells if cell.strip()]
    return (
        len(told) >= _FEWEST_CELLS
        and all(len(parts) == many for parts in told)
        and all(looks_like_value(text.strip()) for parts in told[1:] for text in parts)
    )
