"""What would mend an interview's own figures, in terms of what the clerk told.

The interview types no totals, but it asks control figures; together with the relations they name the cell. This
module puts a plan's answers and control figures into one system of equations; `repair` solves it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from interview.engine.book import count_of
from interview.engine.plan import Plan
from interview.engine.relations import Number, Relation
from interview.engine.repair import Mend, System, equation


def mends(plan: Plan, told: dict[str, Number] | None = None) -> list[Mend]:
    """The smallest changes of told figures after which everything comes out, the likeliest first.

    Args:
        plan: The interview as it stands.
        told: Figures to suppose instead of the answers, such as the one just typed.
    """
    sheet: dict[str, Number | None] = dict(plan.sheet)
    for control in plan.controls:
        sheet[control] = count_of(plan.book.answers.get(control))
    sheet |= told or {}
    may_change = {asked.id for asked in plan.asked if asked.kind == "count" and asked.answer is not None}
    may_change |= set(told or ())
    return [mend for mend in system(plan).mends(sheet, may_change.__contains__) if _keeps_choices(plan, mend)]


def _keeps_choices(plan: Plan, mend: Mend) -> bool:
    """Whether every changed count still holds something: it was chosen as having occurred."""
    return all(change.should_be or not plan.chosen(change.cell) for change in mend.changes)


def system(plan: Plan) -> System:
    """The equations between what was told: the relations without computed figures, and the control figures."""
    stands_for = {
        address: figure.because
        for address, figure in plan.figures.items()
        if figure.because in plan.controls and figure.because != address and plan.get(address) is None
    }
    return System(
        [*(_with(each, stands_for) for each in plan.flow.told_relations), *_control_equations(plan)]
    )


def _with(relation: Relation, stands_for: Mapping[str, str | None]) -> Relation:
    """The relation with figures that simply repeat a control figure replaced by it."""
    if not any(address in stands_for for _, address in relation.terms):
        return relation
    vector: dict[str, int] = {}
    for factor, address in relation.terms:
        told = stands_for.get(address) or address
        vector[told] = vector.get(told, 0) + factor
    return equation(relation.id, vector, rule=relation.rule, says=relation.says, constant=relation.constant)


def _control_equations(plan: Plan) -> Iterator[Relation]:
    for control, parts in plan.controls.items():
        if parts:
            yield equation(control, {**dict.fromkeys(parts, 1), control: -1})
