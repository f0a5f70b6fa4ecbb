"""Figures that a table has otherwise than as a number in a cell of its own: in Chinese numerals, behind their label, or listed.

Either is taken only in a row of the form. Numerals, where behind its label, or below it, stand as many cells as it has columns and
every one is one (零, 十二, 一百零三), and in a file of many: elsewhere 一 and 二 number things, and 三 stands alone where a label is set
downwards. A figure behind a label, where that is one of the form's as printed and the other figures of the row follow, their sum the
last of them where the form has one, or where a colon stands between (行政许可：12): elsewhere a digit is part of a name. Those
listed behind a colon, where they are as many as the row has columns (2.重复申请：0、6、0、3、0、0、9).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from interview.engine.answers.numerals import canonical, read_number
from interview.reading.extract.lines import Line, Piece
from interview.reading.match.form import SUMMED, Form
from interview.reading.match.groups import parted_from_group
from interview.reading.match.labels import folded
from interview.reading.match.records import not_blank
from interview.reading.match.sums.rows import comes_out
from interview.reading.numbers import looks_like_value, value_of

_NUMERALS = re.compile("[零〇○一二三四五六七八九十百千万两]{1,9}")
_MAY_HOLD = re.compile(
    r"^(?:[零〇○一二三四五六七八九十百千万两]{1,9}(?!\S)|[^：:]{1,60}[：:]\s{0,9}\d[^：:]{0,120}$)"
    r"|(?=[\s\d])(?:\s[零〇○一二三四五六七八九十百千万两]{1,9}(?!\S)|(?<=[^\d\s.,])\d{1,9} \d)"
)
_COLON = re.compile(r"(?P<label>[^：:]{1,40})[：:]\s{0,9}(?P<figure>[^：:]{1,20})")
_LISTED = re.compile(
    r"(?P<label>[^：:]{1,60})[：:]\s{0,9}(?P<figures>\d{1,9}(?:\s?[、;；]\s?\d{1,9}){1,20})[。；;]?"
)
_GLUED = re.compile(r"(?P<label>.{1,80}\D)(?P<figure>\d{1,9})")

_FEWEST = 8
"""Numerals of a file by which its figures are said so; labels set downwards and numbers of parts are fewer."""


def may_be_otherwise(lines: Iterable[Line]) -> bool:
    """Whether a line may hold such a figure; cheap, for hardly a report has one."""
    return any(_MAY_HOLD.search(line.text) for line in lines if line.text)


def as_figures(form: Form, lines: Sequence[Line]) -> list[Line]:
    """The lines of a report, every figure of a row of the form a number in a piece of its own.

    Args:
        form: The form.
        lines: All lines.
    """
    numerals = sum(_is_numeral(piece) for line in lines for piece in line.pieces) >= _FEWEST
    told = [
        line if not _MAY_HOLD.search(line.text)
        else _row(form, line, numerals) if len(line.pieces) > 1 else _with_colon(form, line)
        for line in lines
    ]  # fmt: skip
    return _below(form, told) if numerals else told


def _row(form: Form, line: Line, numerals: bool) -> Line:
    """A row with its figures as numbers, its label by itself."""
    at = next((at for at in reversed(range(len(line.pieces))) if not _says_figure(line.pieces[at])), -1)
    behind = not_blank(line.pieces[at + 1 :])
    if not behind:
        return line
    label = line.pieces[at].text if at >= 0 else ""
    if len(behind) in form.widths.get(folded(label), ()):
        return _in_digits(line, at + 1) if numerals and _are_numerals(behind) else line
    glued = _GLUED.fullmatch(label) if line.kind == "text" else None
    if glued is None or len(behind) + 1 not in form.widths.get(folded(glued["label"]), ()):
        return line
    counts = [value_of(text).number or 0 for text in (glued["figure"], *(piece.text for piece in behind))]
    if len(counts) > SUMMED and not comes_out(counts):
        return line
    piece = line.pieces[at]
    cut = piece.start + glued.end("label")
    parts = Piece(glued["label"].strip(), piece.start, cut), Piece(glued["figure"], cut, max(cut, piece.end))
    return replace(line, pieces=(*line.pieces[:at], *parts, *line.pieces[at + 1 :]))


def _with_colon(form: Form, line: Line) -> Line:
    """A line that is a label, a colon and the one figure of its row, as a label and a figure."""
    if line.kind == "text" and (listed := _LISTED.fullmatch(line.text)):
        told = [*re.finditer(r"\d+", listed["figures"])]
        if len(told) not in form.widths.get(folded(parted_from_group(form, listed["label"])[-1]), ()):
            return line
        label, begin = Piece(listed["label"], 0, listed.end("label")), listed.start("figures")
        cells = (Piece(each[0], begin + each.start(), begin + each.end()) for each in told)
        return replace(line, pieces=(label, *cells))
    found = _COLON.fullmatch(line.text) if line.kind == "text" else None
    if (
        found is None
        or not looks_like_value(found["figure"])
        or 1 not in form.widths.get(folded(found["label"]), ())
    ):
        return line
    parts = (Piece(found[name].strip(), found.start(name), found.end(name)) for name in ("label", "figure"))
    return replace(line, pieces=tuple(parts))


def _below(form: Form, lines: Sequence[Line]) -> list[Line]:
    """The lines, those below a label that say figures, each on a line of its own, as numbers."""
    found: list[Line] = []
    for is_figures, run in groupby(
        lines, lambda line: len(line.pieces) == 1 and _says_figure(line.pieces[0])
    ):
        told = list(run)
        above = found[-1].text if found else ""
        is_row = (
            is_figures
            and len(told) in _widths_below(form, above)
            and _are_numerals([line.pieces[0] for line in told])
        )
        found += [_in_digits(line, 0) for line in told] if is_row else told
    return found


def _widths_below(form: Form, text: str) -> Collection[int]:
    """How many figures stand below a text in the form: below a label, or below the last head of a row without one."""
    name = folded(text)
    return form.widths.get(name if name not in form.folded_heads else "", ())


def _says_figure(piece: Piece) -> bool:
    return looks_like_value(piece.text) or _is_numeral(piece)


def _are_numerals(pieces: Iterable[Piece]) -> bool:
    """Whether the figures among some cells are all in numerals: digits beside one are figures, and it is something else."""
    told = [piece for piece in pieces if value_of(piece.text).trouble != "filler" or _is_numeral(piece)]
    return bool(told) and all(map(_is_numeral, told))


def _is_numeral(piece: Piece) -> bool:
    """Whether a piece is a number in Chinese numerals that has one reading."""
    text = piece.text.strip()
    return bool(_NUMERALS.fullmatch(text)) and read_number(canonical(text)) is not None


def _in_digits(line: Line, first: int) -> Line:
    """A line with the numerals from a place on in digits."""
    pieces = (
        replace(piece, text=str(read_number(canonical(piece.text.strip()))))
        if at >= first and _is_numeral(piece)
        else piece
        for at, piece in enumerate(line.pieces)
    )
    return replace(line, pieces=tuple(pieces))
