"""The table of a section as it stands, in plain lines for a terminal; widths in cells, never characters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview.engine.flow import Flow, Ledger, Section, TableLayout
from interview.engine.kinds import plain
from interview.engine.phrases import spoken
from interview.engine.plan import Plan
from interview.engine.relations import Number
from interview.wording.catalog import Words
from interview.wording.names import row_name, thing_and_count

_WIDE = re.compile("[\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]")
"""Chinese characters and punctuation, all two cells wide."""
_RARE = re.compile("[^ -~·…—“”‘’✓↑↓]")
"""What is not surely one cell wide and so is looked up."""
_GAP = 2
_LABEL = 16
"""What a label keeps, however many columns follow."""


def width(text: str) -> int:
    """How many cells a text takes on the screen."""
    narrow = _WIDE.sub("", text)
    if not _RARE.search(narrow):
        return 2 * len(text) - len(narrow)
    from wcwidth import wcswidth  # ten milliseconds to load, and most texts never need it

    return max(wcswidth(text), 0)


def section_table(plan: Plan, section: Section, words: Words, cells: int = 80) -> list[str]:
    """The section's figures so far, at most `cells` wide; empty where it has none to show."""
    ledger = next((item for item in section.items if isinstance(item, Ledger)), None)
    if ledger is not None:
        return _aligned(_of_ledger(plan, ledger, words), cells)
    if section.table is not None:
        return _aligned(_of_layout(plan, section.table, words), cells)
    return []


def shown(value: Number | None) -> str:
    """A figure in a summary; an unknown one as a dot."""
    return "." if value is None else plain(value)


def _of_ledger(plan: Plan, ledger: Ledger, words: Words) -> list[list[str]]:
    """Only the columns and rows that hold something, and always the frame of the balance."""

    def value(row: str, column: str) -> Number | None:
        return plan.figures[f"{ledger.id}.{row}.{column}"].value

    used = [c for c in ledger.columns if any(value(row.id, c.id) != 0 for row in ledger.rows)]
    rows = [row for row in ledger.rows if row.role != "result" or any(value(row.id, c.id) != 0 for c in used)]
    heads = ["", *(spoken(column.says) for column in used), words.say("name.total")]
    body = [
        [
            row_name(ledger, row.id, words),
            *(shown(value(row.id, c.id)) for c in used),
            shown(value(row.id, "total")),
        ]
        for row in rows
    ]
    return [heads, *body]


def _of_layout(plan: Plan, layout: TableLayout, words: Words) -> list[list[str]]:
    """One line a row of the printed table that has figures; a row of heads where the columns change."""
    flow = plan.flow
    lines: list[list[str]] = []
    heads: list[str] = []
    for row in layout.rows:
        texts = [cell.text for cell in row if cell.cell is None]
        figures = [shown(plan.figures[cell.cell].value) for cell in row if cell.cell]
        if not figures:
            heads = texts
        elif len(texts) == 1:
            if words.lang != "zh":
                names = [thing_and_count(flow, cell.cell, words) for cell in row if cell.cell]
                texts, heads = [names[0][0]], ["", *(count for _, count in names)]
            if len(figures) > 1 and len(heads) == len(figures) + 1 and ["", *heads[1:]] not in lines:
                lines.append(["", *heads[1:]])
            lines.append([texts[0], *figures])
        else:
            lines += _of_tallies(plan, flow)
    return lines


def _of_tallies(plan: Plan, flow: Flow) -> list[list[str]]:
    """Section four: the groups below each other, since fifteen columns do not fit a terminal."""
    heads = ["", *(spoken(part.says) for part in flow.tallies[0].parts), "="]
    body = [
        [
            spoken(tally.says),
            *(shown(plan.figures[f"{tally.id}.{part.id}"].value) for part in tally.parts),
            shown(plan.figures[f"{tally.id}.total"].value),
        ]
        for tally in flow.tallies
    ]
    return [heads, *body]


def _aligned(rows: Sequence[Sequence[str]], cells: int) -> list[str]:
    """Labels to the left, figures to the right of their columns."""
    columns = range(max((len(row) for row in rows), default=0))
    widths = [max(width(row[at]) for row in rows if at < len(row)) for at in columns]
    figures = [max((width(row[at]) for row in rows if at < len(row) and row[0]), default=0) for at in columns]
    while sum(widths[1:]) + _GAP * len(widths[1:]) > cells - _LABEL:
        widest = max(columns[1:], key=lambda at: widths[at] - figures[at])
        if widths[widest] <= figures[widest]:
            break  # figures are never cut, only the heads above them
        widths[widest] -= 1
    widths[:1] = [min(own, max(_LABEL, cells - sum(w + _GAP for w in widths[1:]))) for own in widths[:1]]
    lines = []
    for row in rows:
        label = cut(row[0], widths[0])
        parts = [label + " " * (widths[0] - width(label))]
        for at, text in enumerate(row[1:], start=1):
            shown_text = cut(text, widths[at])
            parts.append(" " * (_GAP + widths[at] - width(shown_text)) + shown_text)
        lines.append("".join(parts).rstrip())
    return lines


def cut(text: str, cells: int) -> str:
    """The beginning of a text that fits into so many cells."""
    if width(text) <= cells:
        return text
    short = text
    while short and width(short) > cells - 1:
        short = short[:-1]
    return short + "…"
