"""Tables and what is printed: spans that tile the grid, widths that fit the page, every figure printed exactly once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from interview.engine.answers.kinds import NUMBERS, OF_OPTIONS
from interview.engine.flow.layout import TableCell, TableLayout, UntiledError
from interview.engine.flow.model import Section
from interview.engine.flow.question import Question
from interview.flowfiles.checks.index import View
from interview.flowfiles.checks.references import PLACEHOLDER
from interview.flowfiles.faults import Fault, misnamed

PAGE = 156.0
"""The type area of A4 in millimetres (GB/T 9704)."""
_ROUNDING = 0.01
PRINTED = OF_OPTIONS | {"text"}
"""The kinds of answers that a cell prints as they are."""


def tables(view: View) -> Iterator[Fault]:
    """Every fault of a printed table, and of what is asked and printed nowhere."""
    for section in view.flow.sections:
        if section.table is not None:
            file = view.files[section.id]
            yield from _layout(file, section.table)
            yield from _cells(view, file, section.table)
    yield from _not_printed_once(view)
    computed = {each.target for each in view.flow.relations if each.computes}
    for address in sorted(view.totals - computed):
        yield Fault(_file_of(view, address), "relations", "not_computed", {"name": address})


def _layout(file: str, table: TableLayout) -> Iterator[Fault]:
    try:
        _ = table.placed
    except UntiledError as fault:
        yield Fault(file, "table.rows", "spans", {"row": fault.row, "columns": len(table.widths)})
    if sum(table.widths) > PAGE + _ROUNDING:
        yield Fault(file, "table.widths", "too_wide", {"width": sum(table.widths), "page": PAGE})
    if not table.widths or min(table.widths) <= 0:
        yield Fault(file, "table.widths", "bad_width")
    yield from _heads(file, table.rows, table.header_rows)
    for above, below, at in zip(table.rows, table.rows[1:], range(2, 99), strict=False):
        if above == below:
            yield Fault(file, "table.rows", "row_twice", {"row": at})


def _heads(file: str, rows: Sequence[Sequence[TableCell]], header_rows: int) -> Iterator[Fault]:
    """Rows of heads are heads throughout; where heads stand only at the top, they are the header rows."""
    kinds = [{cell.head for cell in row} for row in rows]
    for at, row in enumerate(rows):
        figures = any(cell.told for cell in row)
        if kinds[at] != {not figures}:
            yield Fault(file, "table.rows", "mixed_heads", {"row": at + 1})
    top = next((at for at, kind in enumerate(kinds) if kind == {False}), len(rows))
    only_at_top = all(kind == {False} for kind in kinds[top:])
    if header_rows != (top if only_at_top else 0):
        yield Fault(file, "table.header_rows", "header_rows", {"n": top if only_at_top else 0})


def _cells(view: View, file: str, table: TableLayout) -> Iterator[Fault]:
    texts = "".join(cell.text for cell in table.cells)
    for at, row in enumerate(table.rows):
        for cell in row:
            if bool(cell.text) is cell.told:
                yield Fault(file, "table.rows", "cell_shape", {"row": at + 1})
            elif cell.cell and cell.cell not in view.figures:
                yield misnamed(file, "table.rows", "cell_unknown", cell.cell, view.figures)
            elif cell.cell:
                yield from _unit(view, file, cell, texts)
            yield from _answer(view, file, cell)
            if cell.or_empty and cell.cell not in view.asked:
                yield Fault(file, "table.rows", "or_empty", {"row": at + 1})


def _answer(view: View, file: str, cell: TableCell) -> Iterator[Fault]:
    """A cell that prints an answer names a question that has one to be printed."""
    for address in (cell.answer, cell.or_else):
        if address and view.asked.get(address) not in PRINTED:
            printed = [id for id, kind in view.asked.items() if kind in PRINTED]
            yield misnamed(file, "table.rows", "cell_unknown", address, printed)


def _unit(view: View, file: str, cell: TableCell, texts: str) -> Iterator[Fault]:
    """A cell that prints a unit prints the question's; money says its unit somewhere."""
    address = cell.cell or ""
    unit = view.units[address]
    if cell.unit and cell.unit != unit:
        yield Fault(file, "table.rows", "unit_differs", {"name": address, "unit": unit, "printed": cell.unit})
    if not cell.unit and view.asked.get(address) == "money" and unit not in texts:
        yield Fault(file, "table.rows", "unit_not_printed", {"name": address, "unit": unit})


def _not_printed_once(view: View) -> Iterator[Fault]:
    """Everything asked that the report should hold, and does not; and what it holds twice."""
    cells = [c.cell for s in view.flow.sections if s.table for c in s.table.cells if c.cell]
    for address, count in Counter(cells).items():
        if count > 1:
            yield Fault(_file_of(view, address), "table.rows", "cell_twice", {"name": address})
    sentences = [*view.flow.preamble, *(each for section in view.flow.sections for each in section.sentences)]
    said = {name for sentence in sentences for name in PLACEHOLDER.findall(sentence.text)}
    said |= set(PLACEHOLDER.findall(view.flow.title))
    said |= {"office.name"} if "office" in said else set()
    said |= {c.answer for s in view.flow.sections if s.table for c in s.table.cells if c.answer}
    for file, section, question in view.questions():
        yield from _question_told(file, section, question, said | set(cells))
    for file, tally in view.tallies():
        for name in (*(part.id for part in tally.parts), "total"):
            if f"{tally.id}.{name}" not in said | set(cells):
                yield Fault(file, "table.rows", "not_printed", {"name": f"{tally.id}.{name}"})


def _question_told(file: str, section: Section, question: Question, told: set[str]) -> Iterator[Fault]:
    if question.kind == "prose":
        if not section.part:
            yield Fault(file, f"[{question.id}]", "prose_not_printed")
    elif question.id not in told and not question.serves:
        if question.kind in NUMBERS:
            yield Fault(file, f"[{question.id}]", "not_printed", {"name": question.id})
        elif question.kind in {"text", "year"}:
            yield Fault(file, f"[{question.id}]", "text_not_told", {"name": question.id})


def _file_of(view: View, address: str) -> str:
    """The file of the item that an address belongs to; the flow's own where there is none."""
    owners = (file for file, _, item in view.items() if f"{address}.".startswith(f"{item.id}."))
    return next(owners, "flow.toml")
