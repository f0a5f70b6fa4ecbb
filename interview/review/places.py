"""Where each printed figure stands: its table, its row, its column; and many cells told as few places.

A row is the address without its last part, a column that last part; which table a row belongs to, the form says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from interview.engine.flow.address import name_in_row, row_of
from interview.engine.flow.model import Flow
from interview.engine.flow.once import once_for_a_form
from interview.review.model import FormPlace


@once_for_a_form
def printed_places(flow: Flow) -> Mapping[str, FormPlace]:
    """The place of every figure that the form prints in a table, by address, in the form's order."""
    found: dict[str, FormPlace] = {}
    for section in sorted(flow.sections, key=lambda each: each.part):
        cells = (cell.cell for table in section.layouts for cell in table.cells)
        found |= {address: _place(section.id, address) for address in cells if address}
    return found


def _place(section: str, address: str) -> FormPlace:
    return FormPlace(section, row_of(address), name_in_row(address))


def by_section(addresses: Iterable[str], places: Mapping[str, FormPlace]) -> dict[str, list[str]]:
    """Addresses by the table they stand in, in the order given; what is printed in no table is left out."""
    found: dict[str, list[str]] = {}
    for address in addresses:
        if address in places:
            found.setdefault(places[address].section, []).append(address)
    return found


def gathered(cells: Collection[str], places: Mapping[str, FormPlace]) -> tuple[FormPlace, ...]:
    """A few rows and columns that these cells of one table lie in, those with most of them first."""
    left = {address: places[address] for address in cells}
    found: list[FormPlace] = []
    while left:
        lines: dict[FormPlace, list[str]] = {}
        for address, place in left.items():
            lines.setdefault(FormPlace(place.section, column=place.column), []).append(address)
            lines.setdefault(FormPlace(place.section, row=place.row), []).append(address)
        line, members = max(lines.items(), key=lambda each: len(each[1]))
        found.append(line if len(members) > 1 else left[members[0]])
        for address in members:
            del left[address]
    return tuple(found)


def rows_of(cells: Iterable[str], places: Mapping[str, FormPlace]) -> tuple[FormPlace, ...]:
    """The rows in which some of the cells stand, each once."""
    rows = dict.fromkeys((places[each].section, places[each].row) for each in cells)
    return tuple(FormPlace(section, row=row) for section, row in rows)
