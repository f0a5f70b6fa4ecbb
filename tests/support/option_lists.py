"""Every list of options that the flows can offer, by flow and question."""

from __future__ import annotations

from collections.abc import Iterator

from interview.engine.answers.kinds import Kind
from interview.engine.answers.option import Option
from interview.engine.flow.model import Flow
from interview.engine.plan.ledger.one_by_one import reasons_for
from interview.engine.plan.walk import Asked, Prompt
from tests.support.interviews import FLOWS, flow


def lists_of(of: Flow) -> Iterator[tuple[str, tuple[Option, ...]]]:
    """Each list with a name for it."""
    for question in of.questions.values():
        if question.options:
            yield question.id, question.options
    for tally in of.tallies:
        yield f"{tally.id}.only", tuple(Option(value=part.id, label=part.says) for part in tally.parts)
    ledger = of.ledger
    assert ledger is not None
    who = tuple(Option(value=c.id, label=c.says, also=(c.label, *c.also)) for c in ledger.columns)
    yield "who", who
    yield "entry.who", (*who, ledger.unsure)
    yield "way", ledger.ways
    yield "given", (*ledger.given, ledger.unsure)
    for given in ("not", "otherwise"):
        rows = reasons_for(ledger, given)
        options = (Option(value=r.id, label=r.says or r.label, also=(r.label, *r.aliases)) for r in rows)
        yield f"reason.{given}", (*options, ledger.unsure)
    rows = list(ledger.results)
    yield (
        "which",
        tuple(Option(value=r.id, label=r.says or r.label, also=(r.label, *r.aliases)) for r in rows),
    )


LISTS = {f"{id}:{name}": options for id in FLOWS for name, options in lists_of(flow(id))}
"""All of them."""


def asked_of(options: tuple[Option, ...], kind: Kind) -> Asked:
    """A question that offers a list."""
    return Asked(Prompt("list", kind, "section", "哪些？", options=options))
