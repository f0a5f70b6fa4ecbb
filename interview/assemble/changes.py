"""What changed since last year: figures, cells and paragraphs, from a plan that knows last year.

Pure data; what it is called and how it is shown is not known here. What either year does not tell is no change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from interview.dataclass import dataclass
from interview.engine.flow.model import Flow
from interview.engine.plan.last_year.figures import figures_here
from interview.engine.plan.ledger.ids import ids_of
from interview.engine.plan.outline.outline import texts_of
from interview.engine.plan.plan import Plan
from interview.engine.sums.relations import Number


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A figure of both years."""

    address: str
    was: Number | None
    now: Number | None

    @property
    def differs(self) -> bool:
        """Whether both years tell it, and differently."""
        return None not in {self.was, self.now} and self.was != self.now


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A paragraph of a text: as it stood, and as it stands; one of both is empty where it came or went."""

    text: str
    """The address of the text."""
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed."""

    figures: tuple[ChangedFigure, ...]
    """The figures that a leader asks for, where either year has any: all outside the ledger, and of it the totals."""
    cells: tuple[ChangedFigure, ...]
    """The cells behind them that differ."""
    paragraphs: tuple[Rewritten, ...]


def changes_of(plan: Plan) -> Changes | None:
    """What changed since last year; None where nothing is known of it."""
    last = plan.book.last
    if last is None:
        return None
    here = figures_here(plan.flow, last)
    every = [ChangedFigure(cell, here.get(cell), plan.figures[cell].value) for cell in plan.flow.cells]
    heads = [each for each in every if _is_headline(plan.flow, each)]
    cells = [
        each
        for each in every
        if each.differs and each not in heads and not _is_total(plan.flow, each.address)
    ]
    return Changes(tuple(heads), tuple(cells), tuple(_paragraphs(plan, last.texts)))


def results_of(plan: Plan, found: Changes) -> tuple[ChangedFigure, ...]:
    """Of the figures, the results of applications."""
    ids = ids_of(plan.flow)
    results = {ids.cell(row.id, "total") for row in ids.ledger.results} if ids else set()
    return tuple(each for each in found.figures if each.address in results)


def flows_of(plan: Plan, found: Changes) -> tuple[ChangedFigure, ...]:
    """Of the figures, how many applications came in, were closed and are open."""
    ids = ids_of(plan.flow)
    rows = {ids.cell(row.id, "total") for row in ids.ledger.rows if row.role != "result"} if ids else set()
    return tuple(each for each in found.figures if each.address in rows)


def _is_headline(flow: Flow, change: ChangedFigure) -> bool:
    """Where there was any: of the ledger only totals, of a tally its total, and everything else."""
    if not change.was and not change.now:
        return False
    ids = ids_of(flow)
    parted = [f"{tally.id}." for tally in flow.tallies] + ([f"{ids.prefix}."] if ids else [])
    return change.address.endswith(".total") or not change.address.startswith(tuple(parted))


def _is_total(flow: Flow, address: str) -> bool:
    ids = ids_of(flow)
    return address.endswith(".total") or (
        ids is not None and address.startswith(f"{ids.prefix}.{ids.total}.")
    )


def _paragraphs(plan: Plan, before: Mapping[str, str]) -> Iterator[Rewritten]:
    """The paragraphs that differ by more than blanks, in this year's order; texts that are gone come last."""
    here = [text.id for section in plan.flow.sections for text in texts_of(section)]
    for id in (*here, *(id for id in before if id not in here)):
        told = plan.value(id)
        was, now = before.get(id, "").split("\n"), (str(told.value) if told else "").split("\n")
        alike = SequenceMatcher(None, _without_blanks(was), _without_blanks(now), autojunk=False)
        for same, a, b, c, d in alike.get_opcodes():
            if same != "equal":
                pairs = zip_longest(was[a:b], now[c:d], fillvalue="")
                yield from (Rewritten(id, *pair) for pair in pairs)


def _without_blanks(lines: Sequence[str]) -> list[str]:
    return [line.replace(" ", "") for line in lines]
