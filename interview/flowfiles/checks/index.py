"""A flow as the checks see it: which file each part came from, and what every address is.

Looks things up and derives; judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from interview.engine.answers.conditions import mentions
from interview.engine.answers.kinds import NUMBERS
from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Flow, Item, Section
from interview.engine.flow.question import Question, Tally
from interview.engine.flow.stated import RelationText
from interview.flowfiles.raw import Raw

Facts = dict[str, str]
"""Addresses that hold something, with the kind of what they hold."""


@dataclass(frozen=True)
class View:
    """A flow that the models took, and where its parts were written."""

    flow: Flow
    raw: Raw
    """The flow as plain data, cut to this form."""
    files: dict[str, str]
    """The file of each section, by its id."""
    words: dict[str, Raw]
    """The English words by file, the common ones first."""
    section_names: tuple[str, ...]
    """As `flow.toml` lists them."""

    def items(self) -> Iterator[tuple[str, Section, Item]]:
        """Every item with its file and its section, in order."""
        for section in self.flow.sections:
            for item in section.items:
                yield self.files[section.id], section, item

    def questions(self) -> Iterator[tuple[str, Section, Question]]:
        """Every plain question with its file and its section."""
        for file, section, item in self.items():
            if isinstance(item, Question):
                yield file, section, item

    def tallies(self) -> Iterator[tuple[str, Tally]]:
        """Every tally with its file."""
        return ((file, item) for file, _, item in self.items() if isinstance(item, Tally))

    def ledgers(self) -> Iterator[tuple[str, Ledger]]:
        """Every ledger with its file."""
        return ((file, item) for file, _, item in self.items() if isinstance(item, Ledger))

    def relations(self) -> Iterator[tuple[str, Ledger | None, RelationText]]:
        """Every relation as written, with its file and the ledger it is stated in."""
        for section in self.flow.sections:
            file = self.files[section.id]
            yield from ((file, None, text) for text in section.relations)
            for item in section.items:
                if isinstance(item, Ledger):
                    yield from ((file, item, text) for text in item.relations)

    @cached_property
    def asked(self) -> Facts:
        """What somebody is asked, with its kind."""
        return {address: kind for _, _, item in self.items() for address, kind in asked_of(item).items()}

    @cached_property
    def opened(self) -> dict[str, list[str]]:
        """Every address that a question's condition looks at, with the questions that do, in order."""
        found: dict[str, list[str]] = {}
        for question in self.flow.questions.values():
            for address in set(mentions(question.when)):
                found.setdefault(address, []).append(question.id)
        return found

    @cached_property
    def totals(self) -> frozenset[str]:
        """Figures that only a relation can give."""
        found = {f"{tally.id}.total" for _, tally in self.tallies()}
        for _, ledger in self.ledgers():
            found |= {f"{ledger.id}.{row.id}.total" for row in ledger.rows}
            found |= {
                f"{ledger.id}.{r.id}.{c.id}" for r in ledger.rows if r.role == "total" for c in ledger.columns
            }
        return frozenset(found | self.sums)

    @cached_property
    def sums(self) -> frozenset[str]:
        """What a table prints and nobody is asked for: a relation must compute it."""
        tables = [section.table for section in self.flow.sections if section.table is not None]
        cells = {cell.cell for table in tables for row in table.rows for cell in row if cell.cell}
        return frozenset(cells & self.computing.keys() - self.asked.keys())

    @cached_property
    def computing(self) -> dict[str, str]:
        """What the relations of sections compute, each with the first of what it is computed from."""
        texts = [text.text for _, ledger, text in self.relations() if ledger is None and text.computes]
        sides = [text.partition("=") for text in texts]
        return {left.strip(): "".join(right.split()[:1]) for left, _, right in sides}

    @cached_property
    def figures(self) -> frozenset[str]:
        """Every figure that is asked for or computed."""
        numbers = {a for a, kind in self.asked.items() if kind in NUMBERS}
        return frozenset(numbers | self.totals) - self.controls

    @cached_property
    def controls(self) -> frozenset[str]:
        """Control figures: told, never printed."""
        found = {f"{tally.id}.count" for _, tally in self.tallies()}
        for _, ledger in self.ledgers():
            found |= {f"{ledger.id}.count_{row}" for row in ("new", "carried_in", "carried_out")}
        return frozenset(found)

    @cached_property
    def known(self) -> Facts:
        """Every address that a condition may look at, with its kind."""
        return {**self.asked, **dict.fromkeys(self.totals, "count")}

    @cached_property
    def options(self) -> dict[str, tuple[str, ...]]:
        """The values of every question with options."""
        found = {q.id: tuple(option.value for option in q.options) for _, _, q in self.questions()}
        found |= {f"{tally.id}.only": tuple(part.id for part in tally.parts) for _, tally in self.tallies()}
        for _, ledger in self.ledgers():
            found[f"{ledger.id}.way"] = tuple(way.value for way in ledger.ways)
            found[f"{ledger.id}.who"] = tuple(column.id for column in ledger.columns)
        return found

    @cached_property
    def units(self) -> dict[str, str]:
        """The unit of every figure."""
        found = {question.id: question.unit for _, _, question in self.questions()}
        for _, tally in self.tallies():
            found |= {f"{tally.id}.{name}": "件" for name in (*(part.id for part in tally.parts), "total")}
        found |= {total: found.get(self.computing[total], "") for total in self.sums}
        for _, ledger in self.ledgers():
            columns = [*ledger.column, "total"]
            found |= {f"{ledger.id}.{row.id}.{c}": ledger.unit for row in ledger.rows for c in columns}
        return found

    @cached_property
    def facts(self) -> frozenset[str]:
        """What a sentence may mention: profile, year, figures, and the office by its short name."""
        said = {address for address, kind in self.known.items() if kind in NUMBERS | {"text", "year"}}
        return frozenset(said | ({"office"} if self.asked.get("office.name") == "text" else set()))


def asked_of(item: Item) -> Facts:
    """What an item asks, by address."""
    if isinstance(item, Question):
        return {item.id: item.kind}
    if isinstance(item, Tally):
        gate = {f"{item.id}.any": "yes_no"} if item.ask else {}
        parts = {f"{item.id}.{part.id}": "count" for part in item.parts}
        return {**gate, f"{item.id}.count": "count", f"{item.id}.only": "choice", **parts}
    rows = ("new", "carried_in", "carried_out")
    cells = {
        f"{item.id}.{row.id}.{column.id}": "count"
        for row in item.rows if row.role != "total" for column in item.columns
    }  # fmt: skip
    return {
        **{f"{item.id}.any_{row}": "yes_no" for row in rows},
        **{f"{item.id}.count_{row}": "count" for row in rows},
        f"{item.id}.way": "choice", f"{item.id}.who": "choices", f"{item.id}.table": "yes_no",
        **cells,
    }  # fmt: skip
