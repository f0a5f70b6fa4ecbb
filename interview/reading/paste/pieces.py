"""A pasted text cut into rows: what is written, and the figures that follow it.

Knows the ways in which tables come as text (tabs from Excel and WPS, pipes, blanks, one cell a line) and what a figure
looks like. It does not know the form: whose figures they are is `interview.reading.paste.block`'s to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from interview.dataclass import dataclass
from interview.engine.answers.characters import half_width
from interview.engine.answers.kinds import Count, Parsed, parse_count


class Mark(Enum):
    """A cell that holds no figure."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    """Made of digits, and yet no number that is certain."""


Cell = int | Mark


@dataclass(frozen=True, slots=True)
class PastedRow:
    """A row as it came."""

    texts: tuple[str, ...]
    """What is written before the figures, in reading order, what stood on lines without figures too."""
    figures: tuple[Cell, ...]
    start: int = 0
    """Where in its line the first of them stands."""
    explicit: bool = False
    """Whether an empty cell would show, so that the place of a figure is certain."""
    beside: int = 0
    """How many of the texts, from the last, stand on the line of the figures."""

    @property
    def told(self) -> bool:
        """Whether any of the cells holds something."""
        return any(cell is not Mark.EMPTY for cell in self.figures)


@dataclass(frozen=True, slots=True)
class PastedLine:
    """One line of the text."""

    cells: tuple[str, ...]
    explicit: bool


_QUOTED = re.compile(r'(?:(?<=\t)|(?<=\n)|\A)"(?=[^"\t\n]*+\n)([^"\t]*+)"(?=\t|\n|\Z)')
_DIGITS = re.compile(r"\+?[0-9][0-9,. ]*(?:件|项|个|份|条|起|宗)?")
_FILLER = re.compile(r"[-—–―/\\]+")
_RULE = re.compile(r"[-:=+ ]{3,}")
_SEVERAL = 2


def lines_of(text: str) -> list[PastedLine]:
    """The lines of a text, each in its cells; a cell that Excel wrote over several lines is one again."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    joined = _QUOTED.sub(lambda found: found[1].replace("\n", ""), whole)
    return [_line(line) for line in half_width(joined).split("\n")]


def _line(line: str) -> PastedLine:
    if "\t" in line:
        return PastedLine(tuple(cell.strip() for cell in line.split("\t")), explicit=True)
    if "|" in line:
        cells = [cell.strip() for cell in line.strip().split("|")]
        cells = cells[1:] if not cells[0] else cells
        cells = cells[:-1] if len(cells) > 1 and not cells[-1] else cells
        ruled = all(_RULE.fullmatch(cell) for cell in cells)
        return PastedLine(() if ruled else tuple(cells), explicit=True)
    return PastedLine(tuple(line.split()), explicit=False)


def _cell_of(text: str, *, explicit: bool) -> Cell | None:
    """What a cell holds, None where it is written text.

    Numbers in Chinese are read only where the cells are certain: a lone 三 between blanks is part of a label more often
    than it is a figure.
    """
    if not text or _FILLER.fullmatch(text):
        return Mark.EMPTY
    digits = _DIGITS.fullmatch(text) is not None
    if not digits and not explicit:
        return None
    whole = re.sub(r"\.0{1,2}(?![0-9])", "", text) if digits and "." in text else text
    heard = parse_count(whole)
    if isinstance(heard, Parsed) and isinstance(heard.value, Count):
        return heard.value.value
    return Mark.UNREADABLE if digits else None


def pieces_of(lines: Sequence[PastedLine]) -> list[PastedRow]:
    """The rows, whichever way the text is laid out."""
    told = [[_cell_of(cell, explicit=line.explicit) for cell in line.cells] for line in lines]
    by_row = any(sum(isinstance(cell, int) for cell in cells) >= _SEVERAL for cells in told)
    only_figures = all(cell is not None for cells in told for cell in cells)
    return list(_by_row(lines) if by_row or only_figures else _by_cell(lines))


def _by_row(lines: Iterable[PastedLine]) -> Iterator[PastedRow]:
    """A row a line; a label that was too long for its line stands above or below the figures."""
    before: list[str] = []
    for line in lines:
        cells = [_cell_of(cell, explicit=line.explicit) for cell in line.cells]
        start = max((at + 1 for at, cell in enumerate(cells) if cell is None), default=0)
        texts = [text for text, cell in zip(line.cells[:start], cells, strict=False) if cell is None]
        figures = tuple(cell for cell in cells[start:] if cell is not None)
        if not figures:
            before += texts
        elif not texts and all(cell is Mark.EMPTY for cell in figures):
            yield PastedRow((), figures, start, line.explicit)
        else:
            yield PastedRow((*before, *texts), figures, start, line.explicit, len(texts))
            before = [] if any(cell is not Mark.EMPTY for cell in figures) else [*before, *texts]
    if before:
        yield PastedRow(tuple(before), ())


def _by_cell(lines: Sequence[PastedLine]) -> Iterator[PastedRow]:
    """A cell a line; a row ends where the next is named, and with tabs at an empty line too."""
    tabbed = any(line.explicit and len(line.cells) > 1 for line in lines)
    texts: list[str] = []
    figures: list[Cell] = []
    for line in lines:
        content = [cell for cell in line.cells if cell] or ([""] if line.explicit else [])
        if not content and tabbed and figures:
            yield PastedRow(tuple(texts), tuple(figures), beside=len(texts))
            texts, figures = [], []
        for text in content:
            cell = _cell_of(text, explicit=line.explicit)
            if cell is not None:
                figures.append(cell)
                continue
            if figures:
                yield PastedRow(tuple(texts), tuple(figures), beside=len(texts))
                texts, figures = [], []
            texts.append(text)
    if texts or figures:
        yield PastedRow(tuple(texts), tuple(figures), beside=len(texts))
