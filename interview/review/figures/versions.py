"""Whether the tables are those of the year, and all of one form (N18).

The form is known by its labels; whether it was in force in the report's year, and whether single rows are the other
form's, is judged here.
"""

from __future__ import annotations

from collections.abc import Iterator

from interview.engine.flow.address import name_in_row, row_of
from interview.review.model import Hit
from interview.review.places import rows_of
from interview.review.rule import Need, given, needs, rule
from interview.review.subject import Subject


@rule("N18", "error", "N18_form")
@needs(Need.CELLS, Need.YEAR)
def wrong_form(subject: Subject) -> Iterator[Hit]:
    """The tables of a form that was not in force in the report's year."""
    year, cells = given(subject.year), given(subject.cells)
    known = [address for address, figure in cells.items() if figure.state != "missing"]
    if known and not subject.flow.fits(year):
        yield Hit(
            "N18_form", "N18.form", tuple(known[:1]), subject.flow.name, subject.year, details={"form": subject.flow.name, "year": subject.year},
        )  # fmt: skip


@rule("N18", "error", "N18_rows")
@needs(Need.CELLS)
def foreign_rows(subject: Subject) -> Iterator[Hit]:
    """Rows that only the other form has, in place of this form's own."""
    cells, own = given(subject.cells), frozenset(subject.flow.cells)
    alien = [each for each, figure in cells.items() if each not in own and figure.state != "missing"]
    names = {name_in_row(row_of(address)) for address in alien}
    mine = [
        address for address, figure in cells.items()
        if (figure.reason == "one_row_for_many" or not names.isdisjoint(figure.settled_by)) and address in own
    ]  # fmt: skip
    if mine:
        yield Hit(
            "N18_rows", "N18.rows", (*mine, *alien), details={"places": rows_of(mine, subject.places)},
        )  # fmt: skip
