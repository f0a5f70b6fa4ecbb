"""Whether the tables are those of the year, and all of one form (N18).

The form is known by its labels; whether it was in force in the report's year, and whether single rows are the other
form's, is judged here.
"""

from __future__ import annotations

from collections.abc import Iterator

from interview.review.model import Finding
from interview.review.places import rows_of
from interview.review.subject import Subject


def wrong_form(subject: Subject) -> Iterator[Finding]:
    """The tables of a form that was not in force in the report's year."""
    known = [address for address, figure in (subject.cells or {}).items() if figure.state != "missing"]
    if known and subject.year is not None and not subject.flow.fits(subject.year):
        yield Finding(
            "N18.form", "N18", "error", tuple(known[:1]), subject.flow.name, subject.year, code="N18_form",
            details={"form": subject.flow.name, "year": subject.year},
        )  # fmt: skip


def foreign_rows(subject: Subject) -> Iterator[Finding]:
    """Rows that only the other form has, in place of this form's own."""
    cells, own = subject.cells or {}, frozenset(subject.flow.cells)
    alien = [each for each, figure in cells.items() if each not in own and figure.state != "missing"]
    names = {address.split(".")[-2] for address in alien}
    mine = [
        address for address, figure in cells.items()
        if address in own and (figure.reason == "one_row_for_many" or names.intersection(figure.settled_by))
    ]  # fmt: skip
    if mine:
        yield Finding(
            "N18.rows", "N18", "error", (*mine, *alien), code="N18_rows",
            details={"places": rows_of(mine, subject.places)},
        )  # fmt: skip
