"""Findings on figures alone: the flow's own relations, on whatever figures are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interview.engine.sums.error_localisation import Mend, System
from interview.engine.sums.relations import Relation, holds, sides
from interview.review.model import Hit
from interview.review.rule import Need, needs
from interview.review.subject import Subject

_MOST_REPAIRS = 20


@needs(Need.FIGURES)
def sums(subject: Subject) -> Iterator[Hit]:
    """Every relation that does not hold (N01 to N04, N10, X8, X9, Y3), with what would mend it.

    A published report's totals are figures like the others. Slips that share no figure are mended apart.
    """
    relations = subject.flow.relations
    broken = [each for each in relations if holds(each, subject.meant) is False]
    system = System(relations if broken else ())
    for group in _connected(broken):
        repairs = _repairs(system, group, subject)
        for relation in group:
            left, right = sides(relation, subject.meant)
            yield Hit(
                relation.rule, relation.id, relation.addresses, left, right, tuple(each for each in repairs if _touches(each, relation)), relation=relation, severity=relation.severity, rule=relation.rule,
            )  # fmt: skip


def _repairs(system: System, group: Sequence[Relation], subject: Subject) -> list[Mend]:
    found = system.mends(subject.meant, about=frozenset(each.id for each in group))
    return found[:_MOST_REPAIRS]


def _touches(mend: Mend, relation: Relation) -> bool:
    return any(change.cell in relation.addresses for change in mend.changes)


def _connected(relations: Sequence[Relation]) -> list[list[Relation]]:
    """Broken relations in groups that share a figure: one slip breaks several."""
    groups: list[list[Relation]] = []
    for relation in relations:
        mine = [
            group for group in groups if any(set(each.addresses) & set(relation.addresses) for each in group)
        ]
        groups = [group for group in groups if group not in mine]
        groups.append([*(each for group in mine for each in group), relation])
    return groups
