"""The table of a section as it stands, in plain lines for a terminal; widths in cells, never characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from interview.engine.answers.kinds import plain
from interview.engine.answers.templates import spoken
from interview.engine.flow.layout import PlacedCell, TableLayout
from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Flow, Section
from interview.engine.plan.plan import Plan
from interview.engine.sums.relations import Number
from interview.wording.catalog import Words
from interview.wording.display_width import cut, width
from interview.wording.names import row_name, thing_and_count
from interview.wording.wrap import wrapped

_GAP = 2
_LABEL = 16
"""What a label keeps, however many columns follow."""
_HEAD = 12
"""What a head keeps."""


Grid = tuple[tuple[str, ...], ...]
"""Rows of a recap, the label first; one whose label is empty has the heads of those below it, up to the next."""


def section_table(plan: Plan, section: Section, words: Words, cells: int = 80) -> list[str]:
    """The section's figures so far, at most `cells` wide; empty where it has none to show."""
    return laid_out(recap(plan, section, words), words, cells)


def recap(plan: Plan, section: Section, words: Words) -> Grid:
    """The section's figures so far, to be laid out for whatever room there is; empty where it has none to show."""
    ledger = next((item for item in section.items if isinstance(item, Ledger)), None)
    if ledger is not None:
        return _of_ledger(plan, ledger, words)
    return _of_layout(plan, section.table, words) if section.table is not None else ()


def laid_out(rows: Grid, words: Words, cells: int) -> list[str]:
    """Rows in columns under their heads; where there is no room for that, a line for each row that names what it has."""
    lines = _aligned(rows, cells)
    return lines if all(width(line) <= cells for line in lines) else list(_listed(rows, words, cells))


def _listed(rows: Grid, words: Words, cells: int) -> Iterator[str]:
    heads: tuple[str, ...] = ()
    for label, *figures in rows:
        if not label:
            heads = tuple(figures)
            continue
        some = [(head, figure) for head, figure in zip(heads, figures, strict=False) if figure != "0"]
        told = [words.say("recap.cell", head=head, n=figure) for head, figure in some] or ["0"]
        line = words.say("recap.row", label=label, cells=words.say("recap.and").join(told))
        yield from wrapped(line, cells)


def shown(value: Number | None) -> str:
    """A figure in a summary; an unknown one as a dot."""
    return "." if value is None else plain(value)


def _of_ledger(plan: Plan, ledger: Ledger, words: Words) -> Grid:
    """Only the columns and rows that hold something, and always the frame of the balance."""

    def value(row: str, column: str) -> Number | None:
        return plan.figures[f"{ledger.id}.{row}.{column}"].value

    used = [c for c in ledger.columns if any(value(row.id, c.id) != 0 for row in ledger.rows)]
    rows = [row for row in ledger.rows if row.role != "result" or any(value(row.id, c.id) != 0 for c in used)]
    heads = ("", *(spoken(column.says) for column in used), words.say("name.total"))
    body = (
        (
            row_name(ledger, row.id, words),
            *(shown(value(row.id, c.id)) for c in used),
            shown(value(row.id, "total")),
        )
        for row in rows
    )
    return (heads, *body)


def _of_layout(plan: Plan, layout: TableLayout, words: Words) -> Grid:
    """One line a row of the printed table that has figures; a row of heads wherever the figures mean something else."""
    lines: list[tuple[str, ...]] = []
    above: tuple[str, ...] = ()
    parts = {f"{tally.id}.{part.id}" for tally in plan.flow.tallies for part in tally.parts}
    for _, row in groupby(layout.placed, key=lambda each: each.row):
        figures = [(each.cell.cell, each) for each in row if each.cell.cell]
        if any(cell in parts for cell, _ in figures):
            lines += _of_tallies(plan, words)
        elif figures:
            names = [_named(plan.flow, cell, each, words) for cell, each in figures]
            heads = ("", *(head for _, head in names))
            lines += [heads] if heads != above and any(heads) else []
            above = heads
            lines.append((names[0][0], *(shown(plan.figures[cell].value) for cell, _ in figures)))
    return tuple(lines)


def _named(flow: Flow, address: str, figure: PlacedCell, words: Words) -> tuple[str, str]:
    """What stands before a figure and above it; in another language than the form's what it is of, and what is counted."""
    if words.lang != "zh":
        return thing_and_count(flow, address, words)
    return figure.name, figure.heads[-1].text if figure.heads else ""


def _of_tallies(plan: Plan, words: Words) -> Grid:
    """Section four: the groups below each other, since fifteen columns do not fit a terminal."""
    tallies = plan.flow.tallies
    heads = ("", *(spoken(part.says) for part in tallies[0].parts), words.say("name.total"))
    body = (
        (
            spoken(tally.says),
            *(shown(plan.figures[f"{tally.id}.{part.id}"].value) for part in tally.parts),
            shown(plan.figures[f"{tally.id}.total"].value),
        )
        for tally in tallies
    )
    return (heads, *body)


def _aligned(rows: Grid, cells: int) -> list[str]:
    """Labels to the left, figures to the right of their columns; a head that stands alone begins above the labels."""
    widths = _widths([row for row in rows if not _is_lone(row)], cells)
    lines = []
    for row in rows:
        if _is_lone(row):
            room = sum(widths[:2]) + _GAP
            head = cut(row[1], room)
            lines.append(" " * (room - width(head)) + head)
            continue
        label = cut(row[0], widths[0])
        parts = [label + " " * (widths[0] - width(label))]
        for at, text in enumerate(row[1:], start=1):
            shown_text = cut(text, widths[at])
            parts.append(" " * (_GAP + widths[at] - width(shown_text)) + shown_text)
        lines.append("".join(parts).rstrip())
    return lines


def _is_lone(row: Sequence[str]) -> bool:
    """Whether a row is the head of one column alone."""
    return not row[0] and len(row) == len(("", "head"))


def _widths(rows: Sequence[Sequence[str]], cells: int) -> list[int]:
    """How wide each column is: as its texts, and its head cut where there is no room."""
    columns = range(max((len(row) for row in rows), default=0))
    widths = [max(width(row[at]) for row in rows if at < len(row)) for at in columns]
    figures = [max((width(row[at]) for row in rows if at < len(row) and row[0]), default=0) for at in columns]
    while widths[1:] and sum(widths[1:]) + _GAP * len(widths[1:]) > cells - _LABEL:
        widest = max(columns[1:], key=lambda at: widths[at] - figures[at])
        if widths[widest] <= max(figures[widest], _HEAD):
            break  # figures are never cut, only the heads above them, and of those a word is left
        widths[widest] -= 1
    widths[:1] = [min(own, max(_LABEL, cells - sum(w + _GAP for w in widths[1:]))) for own in widths[:1]]
    return widths
