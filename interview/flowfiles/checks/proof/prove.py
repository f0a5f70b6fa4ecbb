"""The proof that an interview cannot be wrong about its gates: every combination of them is walked by the engine itself.

What is proved. For every combination of gates, options and kinds of office: once nothing is open, every figure
is known (none is left undetermined), and nothing was asked whose answer could not change the report; every
question is reached by some combination, and every option of a multi-choice is needed by some.

Why it is a proof. A walk (`interview.engine.plan.walk`) lets one item look at another through its condition only, so
items that no chain of conditions joins cannot influence each other. The flow is therefore cut into components,
joined by what conditions and conditional sentences look at, and each is walked by the real `Plan`, alone and
whole: every answer to every question, for numbers each value that some condition can tell from another (the
bounds stated, and their neighbours) and 1 where none looks; a fact that none looks at is told in every walk, since what it
leaves out is itself. The combinations of the whole flow are the
combinations of its components with each other; they behave as their parts do.

Tallies and the ledger are the engine's logic, not the flow's. A tally is walked with the wholes 0, 1, 2 and 11:
`apportion.share` tells only nothing, one, and several apart, and offers a last value up to ten; every way of
distributing 0, 1 and 2 is tried, and for 11 every part holding all of it. The ledger is walked with two columns,
three results (given in full, and two that need a reason) and zero to two applications new and carried in, by
every way: the engine goes through columns and results in loops that carry nothing from one to the next, by
identity only for the rows `new` and `carried_in`, so what holds for two columns and three results holds for more.
Counts enter as whole (0, 1, several) per column and as the limit of the list, which only hides one option.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import prod

from interview.engine.answers.conditions import mentions
from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Flow
from interview.flowfiles.checks.proof.components import books_of, components, conditions_of, items_of
from interview.flowfiles.checks.proof.ledger_walks import MOST, smaller, walk_ledger
from interview.flowfiles.checks.proof.walks import Counterexample, Walks
from interview.flowfiles.faults import Fault


@dataclass(frozen=True)
class FlowProof:
    """What was walked, and what was found."""

    tried: int
    """Combinations walked, each component and the reduced ledger alone."""
    stands_for: int
    """Combinations of the whole flow that follow: components with each other."""
    found: tuple[Counterexample, ...]
    section: Mapping[str, str] = field(default_factory=dict)
    """The section of each item."""

    def faults(self, files: Mapping[str, str]) -> Iterator[Fault]:
        """What was found, as faults of the files of the sections."""
        for each in self.found:
            details: dict[str, object] = {"name": each.option or each.id}
            yield Fault(files[self.section[each.item]], f"[{each.item}]", each.code, details)


def prove(flow: Flow, most: int = MOST) -> FlowProof:
    """Walks every combination of a flow's gates, and its ledger with so many applications."""
    last = sorted({a for when in conditions_of(flow) for a in mentions(when) if a.startswith("last.")})
    walks = [Walks(flow, part, books_of(flow, last, part)) for part in components(flow)]
    for walk in walks:
        walk.all()
    walked = [(walk.leaves, tuple(walk.results())) for walk in walks]
    walked += [walk_ledger(smaller(item), most) for item in items_of(flow) if isinstance(item, Ledger)]
    return FlowProof(
        sum(leaves for leaves, _ in walked),
        prod(max(leaves, 1) for leaves, _ in walked),
        tuple(dict.fromkeys(found for _, shown in walked for found in shown)),
        {item.id: section.id for section in flow.sections for item in section.items},
    )
