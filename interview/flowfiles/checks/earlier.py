"""The table of what the form before says here: every address is there, and every cell of that form stands in it once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interview.engine.flow.address import row_of
from interview.engine.flow.model import Earlier, Flow, under
from interview.flowfiles.checks.index import View
from interview.flowfiles.faults import Fault, misnamed
from interview.flowfiles.loading import PACKAGED, load_flow

_FILE = "flow.toml"


def earlier(view: View) -> Iterator[Fault]:
    """Every fault of the table; none where the flow has none."""
    table = view.flow.earlier
    if table is None:
        return
    known = [id for id in PACKAGED if id != view.flow.id]
    if table.form not in known:
        yield misnamed(_FILE, "earlier.form", "earlier_form", table.form, known)
        return
    before = load_flow(table.form)
    yield from _misnamed(view.flow, before, table)
    yield from _each_once(before, table)


def _misnamed(flow: Flow, before: Flow, table: Earlier) -> Iterator[Fault]:
    for here, there in table.same.items():
        key, cells = f"earlier.same.{here}", under(here, flow.cells)
        meant = [there + cell.removeprefix(here) for cell in cells]
        if not cells:
            yield misnamed(_FILE, key, "earlier_here", here, _names(flow))
        elif strange := [cell for cell in meant if cell not in before.cells]:
            yield misnamed(_FILE, key, "earlier_there", strange[0], _names(before))
    for group in table.unmapped:
        for address in group.cells:
            if not under(address, before.cells):
                key = f"earlier.unmapped.[{group.id}].cells"
                yield misnamed(_FILE, key, "earlier_there", address, _names(before))


def _each_once(before: Flow, table: Earlier) -> Iterator[Fault]:
    """Each cell of the form before is said here, or told why it cannot be; never both."""
    listed = [cell for address in _cells_mapped(table) for cell in under(address, before.cells)]
    for cell in before.cells:
        times = listed.count(cell)
        if times != 1:
            yield Fault(_FILE, "earlier", "earlier_twice" if times else "earlier_left_out", {"name": cell})


def _cells_mapped(table: Earlier) -> Iterator[str]:
    yield from table.same.values()
    for group in table.unmapped:
        yield from group.cells


def _names(flow: Flow) -> Iterable[str]:
    """Every address and every row and group that an address may be."""
    return {*flow.cells} | {row_of(cell) for cell in flow.cells}
