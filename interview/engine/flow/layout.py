"""What the report prints of a section: its table, cell by cell, and its sentences."""

# Annotations are not left as strings here: pydantic would compile each of them at every start.

from pydantic import Field

from interview.engine.answers.conditions import Condition
from interview.engine.flow.part import Address, Part


class TableCell(Part):
    """One printed cell: a text, or the figure at an address."""

    text: str = ""
    cell: Address | None = None
    answer: Address | None = None
    """What was told there, as it was told; of a choice every option, the chosen ones marked."""
    or_else: Address | None = None
    """What is printed in place of that where nobody was asked."""
    whether: Condition | None = None
    """是 or 否, whichever holds."""
    blank: bool = False
    """Left empty, to be filled in by hand."""
    or_empty: bool = False
    """Of a figure: left empty, and not 0, while it is not asked for."""
    unit: str = ""
    """Printed after a number that is not 0."""
    across: int = Field(default=1, ge=1)
    down: int = Field(default=1, ge=1)
    head: bool = False

    @property
    def told(self) -> bool:
        """Whether it holds what was told, and no words of the form's own."""
        return bool(self.cell or self.answer or self.whether or self.blank)


class TableLayout(Part):
    """A table of the report as printed."""

    name: str
    widths: tuple[float, ...]
    header_rows: int = 0
    continues: bool = False
    """Whether it is printed as one with the table before it."""
    rows: tuple[tuple[TableCell, ...], ...]


class Sentence(Part):
    """A sentence of the report bound to facts; printed while `when` holds and every {placeholder} is known."""

    text: str
    when: Condition | None = None
