"""One interview as data: sections, questions, the ledger, tables, relations and the sentences of the report.

These frozen models are all that a flow file may hold; they refuse unknown keys and hold no behaviour beyond
looking things up. Words come in two sorts: what the clerk reads (`ask`, `says`, the help) may be overlaid by
another language; what the report prints (`heading`, `label`, `title`, `sentences`) is Chinese and never
changes. Reading files is the business of `interview.flowfiles`.
"""

# Annotations are not left as strings here: pydantic would compile each of them at every start.

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Annotated

from pydantic import Field

from interview.engine.answers.conditions import mentions, tests
from interview.engine.answers.kinds import Kind
from interview.engine.flow.drafts import Draft, Formatter
from interview.engine.flow.layout import Sentence, TableLayout
from interview.engine.flow.ledger_form import Ledger, ledger_relations
from interview.engine.flow.ledger_layout import ledger_layout
from interview.engine.flow.part import Address, Help, Name, Part
from interview.engine.flow.published import Published
from interview.engine.flow.question import KnownBy, Question, Tally
from interview.engine.flow.stated import RelationText, stated
from interview.engine.sums.error_localisation import told_only
from interview.engine.sums.relations import Relation

Item = Annotated[Question | Tally | Ledger, Field(discriminator="kind")]


class OwnPart(Help):
    """The words of a question about a part that the office added to a section's outline."""

    ask: str = Field(min_length=1)
    """With {heading}."""
    ask_opening: str = Field(min_length=1)
    """Of one that stands before all headings and has none."""
    opening: str = Field(min_length=1)
    """What such a one is called."""
    max_length: int = Field(default=200, gt=0)


class Section(Part):
    """A section of the interview; printed as part `part` of the report, or not printed where that is 0."""

    id: Name
    part: int = Field(default=0, ge=0, le=20)
    heading: str = ""
    """As the form prints it; none where it prints none."""
    title: str
    """As the clerk reads it."""
    opening: str = ""
    """One sentence said when the section opens; why it is short, what to have at hand."""
    closing_zero: str = ""
    """Said when every figure of the section came out 0."""
    known_by: KnownBy | None = None
    """Who in an office knows what the section asks; a worksheet is grouped by it."""
    items: tuple[Item, ...]
    most: int = Field(default=0, ge=0)
    """So many characters are drafted for its texts; where the wordings that were drawn pass them, the shortest are taken. 0 is any number."""
    own: OwnPart | None = None
    """Where its texts are an outline that the office may arrange: how a part of its own is asked for."""
    table: TableLayout | None = None
    relations: tuple[RelationText, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    formatters: tuple[Formatter, ...] = ()
    drafts: tuple[Draft, ...] = ()
    if_empty: str = ""
    """Printed where the section would otherwise print nothing."""

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """The figures that its questions decide."""
        return tuple(cell for item in self.items for cell in item.figures)

    @cached_property
    def layouts(self) -> tuple[TableLayout, ...]:
        """The tables that it prints, a ledger's too, in their order."""
        own = (self.table,) if self.table is not None else ()
        ledgers = (item for item in self.items if isinstance(item, Ledger))
        return (*own, *(ledger_layout(each, self.heading) for each in ledgers))


class Years(Part):
    """The report years a form is for; `to` is open where it is 0."""

    first: int
    last: int = 0


class Unmapped(Part):
    """Cells of the form before that nothing here means the same as."""

    id: Name
    cells: tuple[Address, ...] = Field(min_length=1)
    """Of that form; a row or a group stands for all its cells."""
    says: str = Field(min_length=1)
    """What the clerk calls them."""
    why: str = Field(min_length=1)
    """Why they cannot be carried over, in plain words."""


class Earlier(Part):
    """What a report in the form before this one says here: every cell of that form, once."""

    form: Name
    same: dict[Address, Address]
    """The address here and the address there that mean the same; a row or a group stands for all its cells."""
    unmapped: tuple[Unmapped, ...] = ()


class Titles(Part):
    """How titles of published reports in a form read."""

    says: str = "(?!)"
    """A pattern; what it finds ends where the title does. Nothing is a title where none is given."""
    named_before: tuple[str, ...] = ()
    """The words before which the office's name ends: the first of them that a title has."""


class Flow(Part):
    """One interview, whole and checked."""

    id: Name
    family: str = ""
    """The report that it is a form of; empty where it is the only one of its kind."""
    version: int = Field(ge=1)
    name: str
    """What the clerk reads in a list of flows."""
    years: Years
    title: str
    """The report's title, with {office} and {year}."""
    titles: Titles = Titles.model_construct()
    published: Published = Published.model_construct()
    file_as: str = ""
    """What a file of answers is called between office and year, where an office writes another report too."""
    preamble: tuple[Sentence, ...]
    renamed: dict[Address, Address] = Field(default={})
    """Ids of earlier versions and what they are called now."""
    earlier: Earlier | None = None
    sections: tuple[Section, ...]

    @cached_property
    def section(self) -> dict[str, Section]:
        """Sections by id."""
        return {section.id: section for section in self.sections}

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Plain questions by id."""
        return {
            item.id: item for section in self.sections for item in section.items if isinstance(item, Question)
        }

    @cached_property
    def ledger(self) -> Ledger | None:
        """The ledger, where the flow has one."""
        return next((i for s in self.sections for i in s.items if isinstance(i, Ledger)), None)

    @cached_property
    def formatters(self) -> dict[str, Formatter]:
        """What the drafts mention beside figures and facts, by id."""
        return {each.id: each for section in self.sections for each in section.formatters}

    @cached_property
    def drafts(self) -> dict[str, Draft]:
        """The drafts by their text."""
        return {each.text: each for section in self.sections for each in section.drafts}

    def told_in(self, text: str) -> tuple[str, ...]:
        """The texts that are told in one: itself, and what an office joined with it."""
        return (text,)

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """Every tally, in order."""
        return tuple(i for s in self.sections for i in s.items if isinstance(i, Tally))

    @cached_property
    def tally_of(self) -> dict[str, Tally]:
        """The tally that a count belongs to, by its address."""
        return {cell: tally for tally in self.tallies for cell in tally.cells}

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """Every address of the statutory tables and the told figures, in the form's order."""
        return tuple(_cells(self))

    @cached_property
    def notice(self) -> str:
        """The number of the notice that the form rests on, as its first paragraph has it; empty where it has none."""
        found = (re.search(r"(?<!\w)\w++〔\d{4}〕\d+号", sentence.text) for sentence in self.preamble)
        return next((each[0] for each in found if each), "")

    @cached_property
    def from_earlier(self) -> dict[str, str]:
        """The cells that mean the same in the form before, by their addresses here."""
        same = self.earlier.same if self.earlier else {}
        return {
            cell: there + cell.removeprefix(here)
            for here, there in same.items()
            for cell in under(here, self.cells)
        }

    @cached_property
    def printed(self) -> tuple[str, ...]:
        """The questions whose answers the tables print beside figures: texts, and options in boxes."""
        cells = [cell for section in self.sections for table in section.layouts for cell in table.cells]
        ids = (id for cell in cells for id in (cell.answer, *mentions(cell.whether)) if id)
        return tuple(dict.fromkeys(ids))

    @cached_property
    def told_kinds(self) -> dict[str, Kind]:
        """The kind of every figure that is told outside the ledger, by address."""
        return {
            figure: item.kind if isinstance(item, Question) else "count"
            for section in self.sections
            for item in section.items
            if not isinstance(item, Ledger)
            for figure in item.figures
        }

    @cached_property
    def opened(self) -> dict[tuple[str, object], tuple[str, ...]]:
        """The figures that an answer opens, by (question, value)."""
        return _opened(self, lambda item: item.figures)

    @property
    def texts(self) -> tuple[str, ...]:
        """The questions that ask for paragraphs, by id."""
        return tuple(id for id, question in self.questions.items() if question.kind == "prose")

    @cached_property
    def in_order(self) -> dict[str, tuple[Item, ...]]:
        """What each section asks, by its id: as it is written, and behind it what is asked last."""
        return {
            section.id: tuple(
                sorted(section.items, key=lambda item: isinstance(item, Question) and item.asked_last)
            )
            for section in self.sections
        }

    @cached_property
    def facts(self) -> dict[str, dict[str, Question]]:
        """The facts that each section asks for, by its id and by theirs."""
        return {
            section.id: {
                item.id: item for item in section.items if isinstance(item, Question) and item.serves
            }
            for section in self.sections
        }

    @cached_property
    def deciding(self) -> dict[str, tuple[Question, ...]]:
        """The facts of its own section that decide whether a question is asked, by its id."""
        return {
            item.id: tuple(facts[id] for id in mentions(item.when) if id in facts)
            for section in self.sections
            for facts in [self.facts[section.id]]
            for item in section.items
            if isinstance(item, Question)
        }

    @cached_property
    def opened_texts(self) -> dict[tuple[str, object], tuple[str, ...]]:
        """The short texts that an answer opens, by (question, value)."""
        return _opened(
            self,
            lambda item: (
                (item.id,) if isinstance(item, Question) and item.kind == "text" and not item.serves else ()
            ),
        )

    @cached_property
    def opened_facts(self) -> dict[tuple[str, object], tuple[str, ...]]:
        """The facts that an answer opens, by (question, value); of another text's answer nobody says that it was for a fact."""
        opened = _opened(self, lambda item: (item.id,) if isinstance(item, Question) and item.serves else ())
        serves = {id: question.serves for id, question in self.questions.items()}
        return {
            key: tuple(fact for fact in facts if serves.get(key[0]) in {None, serves[fact]})
            for key, facts in opened.items()
        }

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """Every relation, repeated for each column or row it is stated for, in the order written."""
        return tuple(each for section in self.sections for each in _relations(self, section))

    @cached_property
    def told_relations(self) -> tuple[Relation, ...]:
        """The identities between told figures alone, no computed total in them."""
        return tuple(told_only(self.relations))

    @cached_property
    def told_ids(self) -> frozenset[str]:
        """The ids of those identities; every other one follows from them and from how totals are computed."""
        return frozenset(each.id for each in self.told_relations)

    @cached_property
    def relations_of(self) -> dict[str, tuple[Relation, ...]]:
        """The relations that look at a figure, by its address."""
        found: dict[str, list[Relation]] = {}
        for each in self.relations:
            for address in each.addresses:
                found.setdefault(address, []).append(each)
        return {address: tuple(relations) for address, relations in found.items()}

    def fits(self, year: int) -> bool:
        """Whether the form is the one in force for a report year."""
        return self.years.first <= year and (not self.years.last or year <= self.years.last)


def under(address: str, cells: Iterable[str]) -> list[str]:
    """The cells that an address stands for: itself, or those of a row or a group."""
    return [cell for cell in cells if cell == address or cell.startswith(f"{address}.")]


def _opened(
    flow: Flow, of: Callable[[Question | Tally], tuple[str, ...]]
) -> dict[tuple[str, object], tuple[str, ...]]:
    """What of each item an answer opens, by (question, value)."""
    found: dict[tuple[str, object], tuple[str, ...]] = {}
    for item in (item for section in flow.sections for item in section.items):
        if isinstance(item, Ledger) or not (opened := of(item)):
            continue
        for test in tests(item.when):
            key = (test.of, test.includes if test.includes is not None else test.is_)
            found[key] = (*found.get(key, ()), *opened)
    return found


def _cells(flow: Flow) -> list[str]:
    found: list[str] = []
    for section in sorted(flow.sections, key=lambda s: s.part):
        if section.table is not None:
            found += [cell.cell for cell in section.table.cells if cell.cell]
        for item in section.items:
            found += item.figures
            found += [item.total] if isinstance(item, Tally) else []
    return list(dict.fromkeys(found))


def _relations(flow: Flow, section: Section) -> list[Relation]:
    known = frozenset(flow.cells)
    plain = [
        stated(text, text.id, lambda name: [name] if name in known else [], lambda _: [])
        for text in section.relations
    ]
    return plain + [
        each for item in section.items if isinstance(item, Ledger) for each in ledger_relations(item)
    ]
