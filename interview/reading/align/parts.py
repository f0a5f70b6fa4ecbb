"""Where the lines of a table are, from its heading to the next, and which rows it may have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from interview.engine.flow.address import name_in_row, row_of
from interview.engine.flow.ledger_form import Ledger
from interview.engine.sums.relations import Relation
from interview.reading.align.evidence import figures_of_lines
from interview.reading.align.spilled import spilled
from interview.reading.extract.lines import Line, Piece
from interview.reading.headings import Headings, headings_of
from interview.reading.match.form import Form, FormRow, printed
from interview.reading.match.labels import folded
from interview.reading.numbers import looks_like_value

_SHORTEST = 6
"""Characters of the ledger's corner by which it is known."""


class PartLines(NamedTuple):
    """The lines of each table's part, by table."""

    own: dict[str, Sequence[Line]]
    """From its heading to the next."""
    behind: dict[str, Sequence[Line]]
    """What was read of it behind the next heading."""


def parts_of(form: Form, lines: Sequence[Line]) -> PartLines:
    """The lines of each table's part, from its heading to the next; none of those that know the cells of their figures.

    Of heads that know theirs, and that the end of a page parted from the figures, the words are left.
    """
    told = [line.text if line.kind == "text" or len(line.pieces) == 1 else "" for line in lines]
    headings = headings_of(form.flow, told)
    found: dict[str, Sequence[Line]] = {}
    for section in form.flow.sections:
        if section.part not in headings.starts:
            continue
        begin = headings.starts[section.part]
        end = min((at for at in headings.starts.values() if at > begin), default=len(lines))
        within = lines[begin + 1 : end]
        if not any(line.kind == "run" or (line.kind == "grid" and _has_figure(line)) for line in within):
            found[section.id] = within
    behind: dict[str, Sequence[Line]] = {}
    if form.flow.ledger:
        ids = [each.id for each in form.flow.sections]
        home = next(each.id for each in form.flow.sections if form.flow.ledger in each.items)
        following = found.get(next(iter(ids[ids.index(home) + 1 :]), ""), ())
        if home in found:
            before = ids[ids.index(home) - 1]
            lacking = len(form.tables.get(before, ())) - len(figures_of_lines(found.get(before, ())))
            own, others = _without_others(form, form.flow.ledger, found[home], lacking)
            behind[before] = others
            pushed = _pushed(form, own, following)
            found[form.flow.ledger.id] = [*own, *pushed]
            if not pushed:
                found |= _spilled(form, own, lines, headings, found)
    return PartLines(found, behind)


def _without_others(
    form: Form, ledger: Ledger, lines: Sequence[Line], lacking: int
) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines of the ledger's part without what was read there of the table before, and that: figures before its corner, and columns behind their heads.

    A column of another table is the head, which the ledger has not, and the figures directly below, a line each, no more than
    it has rows there, or than it lacks where those of several articles follow each other.

    Args:
        form: The form.
        ledger: Its ledger.
        lines: Those of the ledger's part.
        lacking: How many figures the table before has no more in its own part.
    """
    corner = folded(ledger.corner)
    begin = next((at for at, line in enumerate(lines) if _begins(corner, folded(line.text))), 0)
    told_in = [
        (row.table == ledger.id, folded(label))
        for row in form.rows for column in row.columns for label in column.labels
    ]  # fmt: skip
    own = {name for mine, name in told_in if mine}
    articles = {article.name for told in form.articles.values() for article in told}
    rows = Counter(name for mine, name in told_in if not mine and name not in own)
    told: list[Line] = []
    others: list[Line] = []
    left = 0
    for at, line in enumerate(lines):
        is_figure = len(line.pieces) == 1 and looks_like_value(line.text)
        if (name := folded(line.text)) in rows or name in articles:
            left = max(rows[name], lacking)
            others.append(line)
        elif is_figure and (left or at < begin):
            left, lacking = max(0, left - 1), lacking - 1
            others.append(line)
        else:
            left = 0
            told.append(line)
    return told, others


def _begins(corner: str, text: str) -> bool:
    return len(text) >= _SHORTEST and corner.startswith(text)


def _has_figure(line: Line) -> bool:
    return any(piece.text.strip() and looks_like_value(piece.text) for piece in line.pieces)


def _pushed(form: Form, lines: Sequence[Line], following: Sequence[Line]) -> Sequence[Line]:
    """The end of the ledger where it was read behind the next heading: figures before anything else there, as many as it lacks."""
    assert form.flow.ledger is not None  # noqa: S101 - the caller looked
    rows = [row for row in form.rows if row.table == form.flow.ledger.id]
    heads = {label for column in rows[0].columns for label in column.labels}
    pushed = list(
        takewhile(lambda line: all(_is_of_column(piece, heads) for piece in line.pieces), following)
    )
    figures, more = len(figures_of_lines(lines)), len(figures_of_lines(pushed))
    return pushed if more and figures + more in _sizes(form) else ()


def _spilled(
    form: Form,
    own: Sequence[Line],
    lines: Sequence[Line],
    headings: Headings,
    found: Mapping[str, Sequence[Line]],
) -> dict[str, Sequence[Line]]:
    """The parts of the ledger and of the table behind it where the end of both was read behind that one's heading, or behind all text."""
    assert form.flow.ledger is not None  # noqa: S101 - the caller looked
    row = next((row for row in form.rows if not row.labels), None)
    part = next((each.part for each in form.flow.sections if row and each.id == row.table), 0)
    begin = headings.starts.get(part)
    if row is None or begin is None:
        return {}
    rest = spilled(row, lines[begin + 1 :])
    end = max((at for at, line in enumerate(own, 1) if figures_of_lines([line])), default=0)
    whole = [*own[:end], *rest.ledger, *own[end:]]
    if len(figures_of_lines(whole)) not in _sizes(form):
        return {}
    has_all = len(figures_of_lines(found.get(row.table, ()))) == len(row.columns)
    are_all = not has_all and len(figures_of_lines(rest.disputes)) == len(row.columns)
    return {form.flow.ledger.id: whole, **({row.table: rest.disputes} if are_all else {})}


def _sizes(form: Form) -> set[int]:
    """How many figures the ledger may have."""
    assert form.flow.ledger is not None  # noqa: S101 - the caller looked
    return {sum(len(row.columns) for row in rows) for rows in printed(form, form.flow.ledger.id)}


def _is_of_column(piece: Piece, heads: Collection[str]) -> bool:
    """Whether a piece is a figure or the head of a column."""
    return looks_like_value(piece.text) or piece.text.strip() in heads


def sums_of(form: Form, rows: Sequence[FormRow]) -> list[Relation]:
    """The equations of a form that hold of rows as they are printed, one for several or several for one."""
    names = {name_in_row(row_of(row.columns[0].address)) for row in rows}
    found = list(form.equations)
    for either in form.flow.published.one_for_many:
        if either.one not in names and names.issuperset(either.many):
            found = [_exchanged(each, (either.one,), either.many) for each in found]
        elif either.one in names and names.isdisjoint(either.many):
            found = [_exchanged(each, either.many, (either.one,)) for each in found]
    return found


def _exchanged(relation: Relation, ours: Sequence[str], printed: Sequence[str]) -> Relation:
    """A relation with the cells of some rows for those of others that say the same together."""
    terms: list[tuple[int, str]] = []
    for factor, cell in relation.terms:
        row = row_of(cell)
        name = name_in_row(row)
        if name not in ours:
            terms.append((factor, cell))
        elif name == ours[0]:
            stem, rest = row.removesuffix(name), cell.removeprefix(row)
            terms += [(factor, f"{stem}{each}{rest}") for each in printed]
    return replace(relation, terms=tuple(terms))
