"""What last year's report says of a cell or a question of this year's form.

Pure, and silent: it gives figures, and the parts of an earlier form that mean nothing here. What the clerk is offered of
them is the walk's to decide.
"""

from __future__ import annotations

from collections.abc import Mapping

from interview.engine.flow.model import Flow, Unmapped, under
from interview.engine.plan.book import LastYear
from interview.engine.sums.relations import Number


def figures_here(flow: Flow, last: LastYear | None) -> Mapping[str, Number | None]:
    """Last year's figures by the addresses of this form; of an earlier form those that mean the same."""
    if last is None:
        return {}
    if flow.earlier is None or flow.earlier.form != last.flow:
        return last.figures  # where a cell is the same, so is its address
    return {here: last.figures.get(there) for here, there in flow.from_earlier.items()}


def left_behind(flow: Flow, last: LastYear) -> tuple[Unmapped, ...]:
    """What last year's report says in the earlier form and cannot be carried over; what is 0 there is no loss."""
    if flow.earlier is None or flow.earlier.form != last.flow:
        return ()
    return tuple(
        group
        for group in flow.earlier.unmapped
        if any(last.figures[cell] for address in group.cells for cell in under(address, last.figures))
    )
