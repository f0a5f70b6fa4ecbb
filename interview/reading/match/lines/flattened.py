"""Whole tables on one line, their cells parted by a blank, a tab or a bar and their rows by nothing, as a cell a line again.

A crawler, a search engine or a field of a form takes the ends of lines away. What is left is the order of the cells, so they become
what a page with a cell a line gives: nothing is said of rows here. Where lines were wrapped, a section is flattened as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise

from interview.dataclass import dataclass
from interview.engine.flow.model import Flow
from interview.reading.extract.lines import Line, paragraph
from interview.reading.headings import begins_a_part
from interview.reading.match.form import BESIDE, Form
from interview.reading.match.labels import folded
from interview.reading.numbers import looks_like_value

_SHORTEST = 30
"""Characters of a line that may hold more than one row."""
_FEWEST_ROWS = 3
"""Labels with a figure directly behind them that make a section flattened."""
_FEWEST_TURNS = 2
"""Figures with words behind them on their line."""
_MOST = 2
"""One in so many lines with figures has words behind one, where lines were wrapped without regard to rows."""
_TURN = re.compile(r"(?=\S\s)(?:\S\s+\d[\d.,]*\s+[^\W\d_]|\d\s+[（(\d][^\W\d_、.])")
"""A figure with words behind it: cheap, for all lines are asked, and hardly a character has a blank behind it."""
_LONG = 25
"""Blanks of a line that may be a whole table of one row."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What forms print, as it is compared."""

    labels: frozenset[str]
    """Of rows."""
    all: frozenset[str]
    figures: frozenset[int]
    """How many figures the rows without a label have."""
    flows: tuple[Flow, ...]
    """Of the forms, for the headings of their parts."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of the form, a figure, or something else."""

    text: str
    kind: str


def one_below_the_other(forms: Sequence[Form], lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, those of flattened tables as a cell a line; the same lines where there is none.

    Args:
        forms: The forms that it may be.
        lines: All lines of the report.
    """
    if not any(_TURN.search(line.text) or line.text.count(" ") >= _LONG for line in lines):
        return lines
    words = _words(tuple(forms))
    return [line for section in _sections(lines, words) for line in _laid_out(section, words)]


@lru_cache(maxsize=8)
def _words(forms: tuple[Form, ...]) -> _Words:
    rows = [row for form in forms for row in form.rows]
    labels = frozenset(folded(label) for row in rows for label in row.labels)
    above = (group for row in rows for column in row.columns for group in column.group)
    articles = (each.name for form in forms for table in form.articles.values() for each in table)
    beside = (text for row in rows for text in row.beside)
    ledgers = [form.flow.ledger for form in forms if form.flow.ledger]
    printed = (text for each in ledgers for text in (each.corner, each.over, each.results_label))
    others = map(folded, (*above, *articles, *beside, *BESIDE, *printed))
    groups = (group for form in forms for group in form.groups)
    heads = (head for form in forms for head in form.folded_heads)
    return _Words(
        labels,
        labels.union(others, groups, heads) - {""},
        frozenset(len(row.columns) for row in rows if not row.labels),
        tuple(form.flow for form in forms),
    )


def _tokens(line: Line, words: _Words) -> list[_Token]:
    """What stands on a line, cell by cell; a row of a real table says itself which cells it has."""
    found: list[_Token] = []
    if line.kind == "grid" and len(line.pieces) > 1:
        return found
    for piece in line.pieces:
        whole = _token(piece.text.strip(), words)
        found += [whole] if whole.kind != "other" else [_token(text, words) for text in piece.text.split()]
    return found


def _token(text: str, words: _Words) -> _Token:
    if folded(text) in words.all:
        return _Token(text, "word")
    return _Token(text, "figure" if text and looks_like_value(text) else "other")


def _is_flattened(lines: Sequence[Sequence[_Token]], words: _Words) -> bool:
    """Whether rows go on behind each other in lines, or the heads of a row without a label and its figures do."""
    told = [[(one.kind, other.kind) for one, other in pairwise(tokens)] for tokens in lines]
    tokens = [token for line in lines for token in line]
    figures = sum(token.kind == "figure" for token in tokens)
    if figures in words.figures and sum(token.kind == "word" for token in tokens) >= figures:
        return any(("word", "figure") in line for line in told)
    turns = [sum(one == "figure" != other for one, other in line) for line in told]
    of_figures = sum(any(token.kind == "figure" for token in line) for line in lines)
    return (
        sum(turns) >= _FEWEST_TURNS
        and _MOST * sum(map(bool, turns)) >= of_figures
        and _rows(tokens, words) >= _FEWEST_ROWS
    )


def _rows(tokens: Sequence[_Token], words: _Words) -> int:
    """How many labels of rows have a figure directly behind them."""
    return sum(
        other.kind == "figure" and one.kind == "word" and folded(one.text) in words.labels
        for one, other in pairwise(tokens)
    )


def _sections(lines: Iterable[Line], words: _Words) -> Iterator[list[Line]]:
    """The lines between headings; a flattened line that goes over headings is parted at them."""
    section: list[Line] = []
    for line in lines:
        for part in _parts(line, words):
            if _is_heading(part.text, words):
                yield section
                section = []
            section.append(part)
    yield section


def _parts(line: Line, words: _Words) -> Iterator[Line]:
    tokens = _tokens(line, words) if len(line.text) >= _SHORTEST else []
    if not _is_flattened([tokens], words):
        yield line
        return
    part: list[str] = []
    for token in tokens:
        if _is_heading(token.text, words):
            yield from _paragraphs(part)
            yield paragraph(token.text)
            part = []
        else:
            part.append(token.text)
    yield from _paragraphs(part)


def _paragraphs(texts: Sequence[str]) -> Iterator[Line]:
    if texts:
        yield paragraph(" ".join(texts))


def _is_heading(text: str, words: _Words) -> bool:
    return folded(text) not in words.all and any(begins_a_part(flow, text) for flow in words.flows)


def _laid_out(section: Sequence[Line], words: _Words) -> Iterator[Line]:
    """A section, its cells one below the other where it is flattened."""
    tokens = [_tokens(line, words) for line in section]
    if not all(tokens) or not _is_flattened(tokens, words):
        yield from section
        return
    begun = next(at for at, found in enumerate(tokens) if any(each.kind == "word" for each in found))
    ended = max(at for at, found in enumerate(tokens) if any(each.kind == "figure" for each in found)) + 1
    if _may_tear_figures(tokens[begun:ended]):
        yield from section
        return
    yield from section[:begun]
    for kind, run in groupby((each for found in tokens[begun:ended] for each in found), _kind):
        cells = [each.text for each in run]
        yield from map(paragraph, cells) if kind != "other" else _paragraphs(cells)
    yield from section[ended:]


def _may_tear_figures(lines: Sequence[Sequence[_Token]]) -> bool:
    """Whether a line may end within a figure: one ends with a figure and the next begins with one, and words were torn too."""
    ends = {(one[-1].kind, other[0].kind) for one, other in pairwise(lines)}
    return ("figure", "figure") in ends and ("other", "other") in ends


def _kind(token: _Token) -> str:
    return token.kind
