"""What would mend an interview's own figures, in terms of what the clerk told.

The interview types no totals, but it asks control figures; together with the relations they name the cell. This
module puts a plan's answers and control figures into one system of equations; `error_localisation` solves it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from interview.dataclass import dataclass
from interview.engine.answers.kinds import Count
from interview.engine.plan.book import count_of
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.sums.error_localisation import Bounds, Change, Mend, System, equation
from interview.engine.sums.relations import UNLIKELY, Number, Relation

_NAMED, _ALL_OF = 2, 4
"""Of many equally likely slips a few are named, of a handful all."""


@dataclass(frozen=True, slots=True)
class Suspects:
    """The counts one of which is likely wrong."""

    changes: tuple[Change, ...]
    """The likeliest changes, each of which alone would mend the whole."""
    tied: int
    """How many changes are as likely as the first."""


def mends(plan: Plan, told: dict[str, Number] | None = None, about: str | None = None) -> list[Mend]:
    """The smallest changes of told figures after which everything comes out, the likeliest first.

    Args:
        plan: The interview as it stands.
        told: Figures to suppose instead of the answers, such as the one just typed.
        about: The id of the one finding to mend; what else does not come out is left as it is.
    """
    sheet = _sheet(plan) | (told or {})
    may_change = {id for id, answer in plan.book.answers.items() if isinstance(answer.value, Count)}
    may_change |= set(told or ())
    found = system(plan).mends(sheet, may_change.__contains__, about and {about})
    empty = {cell for cell in may_change if sheet.get(cell) == 0 and plan.chosen(cell)}
    return sorted(
        (_with_choices(mend, empty) for mend in found if _keeps_choices(plan, mend)),
        key=lambda mend: (mend.unlikelihood, any(each.cell not in plan.figures for each in mend.changes)),
    )


def _sheet(plan: Plan) -> dict[str, Number | None]:
    """Figures and control figures."""
    controls = {control: count_of(plan.book.answers.get(control)) for control in plan.controls}
    return {**plan.sheet, **controls}


def bounds(plan: Plan, count: str) -> Bounds:
    """The smallest and largest possible answer to a count question, beside what else was told.

    Figures not told yet may turn out to be anything; a value that the balance offered and Enter took gives way.
    """
    sheet = _sheet(plan)
    sheet |= {
        cell: None for cell, figure in plan.figures.items() if figure.origin in {"inferred", "computed"}
    }
    found = system(plan).bounds(count, sheet)
    asked = plan.get(count)
    if asked is None or asked.share is not None or asked.left is None:
        return found
    return Bounds(found.least, asked.left if found.most is None else min(found.most, asked.left))


def suspects(plan: Plan, asked: Asked, count: int) -> Suspects:
    """Which single changes could mend a whole after a count was told, this count's own always among those named.

    Of equally likely ones those beside it come first: they are what was typed just now.
    """
    near = asked.share.parts if asked.share else ()
    single = [mend for mend in mends(plan, {asked.id: count}) if len(mend.changes) == 1]
    single.sort(key=lambda mend: (mend.unlikelihood, mend.changes[0].cell not in near))
    changes = [mend.changes[0] for mend in single]
    tied = sum(mend.unlikelihood == single[0].unlikelihood for mend in single)
    named = max(tied, _NAMED) if tied <= _ALL_OF else _NAMED
    return Suspects(
        tuple(change for at, change in enumerate(changes) if at < named or change.cell == asked.id), tied
    )


def _keeps_choices(plan: Plan, mend: Mend) -> bool:
    """Whether every changed count still holds something: it was chosen as having occurred."""
    return all(change.should_be or not plan.chosen(change.cell) for change in mend.changes)


def _with_choices(mend: Mend, empty: set[str]) -> Mend:
    """The mend, so much less likely as it leaves counts at nothing that were chosen as having occurred."""
    left = empty - {change.cell for change in mend.changes}
    return replace(mend, unlikelihood=mend.unlikelihood + UNLIKELY * len(left)) if left else mend


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
