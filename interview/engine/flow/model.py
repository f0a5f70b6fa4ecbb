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
from typing import Annotated, Literal

from pydantic import Field

from interview.engine.answers.conditions import Condition, mentions, tests
from interview.engine.answers.kinds import FlowKind, Kind, Option
from interview.engine.flow.drafts import Draft, Formatter
from interview.engine.flow.part import Address, Help, Name, Part
from interview.engine.sums.error_localisation import told_only
from interview.engine.sums.relations import Relation, RelationError, parse, relation

NUMBERS = frozenset({"count", "signed", "money"})
"""The kinds whose answer is a number; of a table, where the question is no fact."""


KnownBy = Literal["self", "applications", "legal", "finance", "web"]
"""Who in an office knows a thing: whoever writes the report, the colleague for applications, the legal office, the desk
for money, whoever runs the website."""


class SaidBy(Part):
    """How some kinds of offices alone say a fact: a township's 门户网站 is the government's."""

    kinds: tuple[str, ...] = Field(min_length=1)
    ways: tuple[str, ...] = Field(min_length=1)


class ToldBy(Part):
    """The words that tell one answer to a question, in the notation of `interview.engine.prose.ways`, without a number."""

    value: Name
    """`yes`, `no` or an option."""
    ways: tuple[str, ...] = Field(min_length=1)


class Question(Help):
    """One thing asked at once."""

    kind: FlowKind
    id: Address
    ask: str = Field(min_length=1)
    """One line, at most 45 characters."""
    when: Condition | None = None
    """Asked only while this is true; while it is false a figure is zero, and this is the reason."""
    unit: str = ""
    options: tuple[Option, ...] = ()
    options_of_last: Address | None = None
    """Of several to choose from: they are what last year's text told at this address, one an option."""
    takes_count_of: Address | None = None
    """A gate that may be answered with the number itself: 「6 件」 also answers this count."""
    like: Literal["phone", "postcode", "website", "office"] | None = None
    names: Address | None = None
    """Of a choice: the question whose answer is a name that speaks for some of the options, by how it ends."""
    max_length: int = Field(default=200, gt=0)
    optional: bool = False
    """May stay unanswered in a finished report."""
    steady: bool = False
    """Seldom another from year to year: taken over from last year's report and told, not asked."""
    serves: Address | None = None
    """A fact: the text that alone needs this answer. No table prints it; it may stay untold, which is not 0, and it is asked
    only while that text is not in the office's own words."""
    said_as: tuple[str, ...] = ()
    """Of a fact that is a count: how reports say it, in the notation of `interview.engine.prose.ways`; by them last year's
    text tells it."""
    said_by: tuple[SaidBy, ...] = ()
    """The same, by the kind of office."""
    if_told: bool = False
    """Of a fact: asked only of an office whose last year's text told it."""
    told_by: tuple[ToldBy, ...] = ()
    """Of a fact that is picked: the words by which last year's text tells an answer to it."""
    asked_last: bool = False
    """Of a text: asked behind all else of its section, which it sums up; printed where it stands."""
    afresh: bool = False
    """Of a text, or of a fact that is one: told anew every year, so that last year's never stands in the field."""
    navigation: bool = False
    """Steers the interview only: its answer changes no figure and no text."""
    title: str = ""
    """The heading printed above a text in the report, without its number, which the document gives it."""
    aliases: tuple[str, ...] = ()
    """Words by which a heading in published reports is known to be this text's."""
    joins: Address | None = None
    """The text that may tell this one along with its own: a part without which an outline may do as long as that one is there."""
    says: str = ""
    """A short name for reviews and summaries; the label of the form where there is one."""
    known_by: KnownBy | None = None
    """Who knows it, where that is somebody else than for the rest of the section."""

    def ways(self, kind: str) -> tuple[str, ...]:
        """How an office of a kind says it; `""` is one of an unknown kind."""
        return self.said_as + tuple(way for by in self.said_by if kind in by.kinds for way in by.ways)

    @property
    def every_way(self) -> tuple[str, ...]:
        """How any office says it."""
        return self.said_as + tuple(way for by in self.said_by for way in by.ways)


class TallyPart(Help):
    """One count of a tally."""

    id: Name
    says: str


class Tally(Help):
    """A gate, a control count, and counts that make up their total (section four)."""

    kind: Literal["tally"]
    id: Address
    ask: str = ""
    """The gate's question; none where `when` already is the gate."""
    when: Condition | None = None
    ask_count: str
    ask_only: str
    """Asked when there is one: which of the parts is it?"""
    ask_part: str
    """With {part} and {n}."""
    parts: tuple[TallyPart, ...] = Field(min_length=2)
    says: str
    known_by: KnownBy | None = None
    """As of a question."""


class Column(Help):
    """A kind of applicant."""

    id: Name
    label: str
    """As the form prints it."""
    group: str = ""
    """The head printed above it, shared with its neighbours."""
    says: str
    also: tuple[str, ...] = ()
    """Other ways of saying it when typed."""
    aliases: tuple[str, ...] = ()
    """How published reports write the label."""


class Row(Help):
    """A row of the ledger."""

    id: Name
    label: str
    role: Literal["in", "result", "total", "out"]
    group: Name | None = None
    """The group of results it is printed under, if any."""
    given: Literal["full", "part", "not", "otherwise"] | None = None
    """For a result: the first step of the one-by-one way."""
    likely: bool = False
    """Offered before the others."""
    says: str = ""
    """The form's meaning in plain words."""
    aliases: tuple[str, ...] = ()


class Group(Part):
    """A group of results, printed to the left of its rows."""

    id: Name
    label: str
    says: str


Named = tuple[Name | tuple[Name, ...], ...]
"""Results by name: a row, a group for all its rows, or several of which the ledger has the first."""


class Article(Part):
    """An article that a reply letter may rest on, and the results that this leaves."""

    id: Name
    says: str
    at: tuple[Annotated[str, Field(pattern=r"^[1-9]\d?(\.[1-9])?$")], ...] = ()
    """Its number, and after a dot that of its paragraph or item: 36.4."""
    also: tuple[str, ...] = ()
    """Other ways of saying it when typed."""
    rows: Named = ()
    """The results, or the row of open applications; none where it leaves all of them."""


class Step(Help):
    """One question for someone who is not sure: a yes leaves these results, a no the others."""

    id: Name
    ask: str
    rows: Named = Field(min_length=1)


class LedgerAsk(Help):
    """The words of one question the ledger asks."""

    ask: str


class LedgerAsks(Part):
    """The words of every question the ledger asks; the order and the logic are the engine's."""

    any_new: LedgerAsk
    count_new: LedgerAsk
    any_carried_in: LedgerAsk
    count_carried_in: LedgerAsk
    way: LedgerAsk
    who: LedgerAsk
    new: LedgerAsk
    carried_in: LedgerAsk
    why_carried_in: LedgerAsk
    """Why a column's carried in is not what last year left open; with {column}, {was} and {now}."""
    any_carried_out: LedgerAsk
    count_carried_out: LedgerAsk
    carried_out: LedgerAsk
    which: LedgerAsk
    """Which results occurred in a column; with {column} and {n}."""
    only: LedgerAsk
    """The result of the only application of a column; with {column}."""
    result: LedgerAsk
    """How many of a column's {n} ended so; with {column} and {row}."""
    subtotal: LedgerAsk
    """What a group of results adds up to in a column that does not come out; with {column} and {group}."""
    entry_who: LedgerAsk
    entry_who_carried_in: LedgerAsk
    entry_given: LedgerAsk
    entry_reason: LedgerAsk
    entry_article: LedgerAsk
    """Which article the reply letter rests on, for someone who is not sure."""
    table: LedgerAsk


class RelationText(Part):
    """A linear relation as written: `new + carried_in = total + carried_out`."""

    id: str
    text: str
    each: Literal["column", "row"] | None = None
    """In a ledger: once per column (names are rows) or once per row (names are columns)."""
    severity: Literal["error", "warning", "notice"] = "error"
    computes: bool = False
    """The left side is computed from the right, never asked."""
    identity: bool = False
    """One of the identities without which no report can be finished."""
    when: Condition | None = None
    says: str = ""
    """What it means, in plain words."""
    source: str = ""


class Ledger(Part):
    """A two-way table that balances: what came in went out, per column."""

    kind: Literal["ledger"]
    id: Name
    corner: str
    """The text of the corner cell."""
    over: str
    """The head printed above all columns."""
    total_label: str
    total_aliases: tuple[str, ...] = ()
    results_label: str
    """Printed to the left of all results and their total."""
    unit: str
    one_by_one_up_to: int = 10
    columns: tuple[Column, ...] = Field(min_length=2)
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    asks: LedgerAsks
    ways: tuple[Option, ...]
    given: tuple[Option, ...]
    unsure: Option
    """The answer 「不确定」."""
    unsure_hint: str
    """What to look for in the reply letter."""
    articles: tuple[Article, ...]
    walk: tuple[Step, ...]
    """In the order in which they are asked, each only where it parts the results that are left."""
    answers: tuple[Option, ...]
    """A yes and a no to a step of the walk, by these values."""
    relations: tuple[RelationText, ...] = ()

    @cached_property
    def results(self) -> tuple[Row, ...]:
        """The rows of results, in the form's order."""
        return tuple(row for row in self.rows if row.role == "result")

    @cached_property
    def row(self) -> dict[str, Row]:
        """Rows by id."""
        return {row.id: row for row in self.rows}

    @cached_property
    def column(self) -> dict[str, Column]:
        """Columns by id."""
        return {column.id: column for column in self.columns}

    @cached_property
    def allowed(self) -> dict[str, frozenset[str]]:
        """The rows that each article leaves, by its id."""
        every = frozenset(row.id for row in self.results)
        return {each.id: self.named(each.rows) if each.rows else every for each in self.articles}

    @cached_property
    def parting(self) -> tuple[tuple[Step, frozenset[str]], ...]:
        """The steps for someone who is not sure, each with the rows that a yes leaves."""
        return tuple((step, self.named(step.rows)) for step in self.walk)

    def named(self, names: Named) -> frozenset[str]:
        """The rows that names stand for; what the ledger does not have stands for nothing."""
        return frozenset(row for each in names for row in self.of_name(each))

    def of_name(self, name: str | tuple[str, ...]) -> tuple[str, ...]:
        """The rows that one name stands for, or the first of several that the ledger has."""
        endings = [row for row in self.rows if row.role in {"result", "out"}]
        for each in (name,) if isinstance(name, str) else name:
            found = tuple(row.id for row in endings if each in {row.id, row.group})
            if found:
                return found
        return ()


Item = Annotated[Question | Tally | Ledger, Field(discriminator="kind")]


class TableCell(Part):
    """One printed cell: a text, or the figure at an address."""

    text: str = ""
    cell: Address | None = None
    answer: Address | None = None
    """What was told there, as it was told; of a choice every option, the chosen ones marked."""
    or_else: Address | None = None
    """What is printed in place of that where nobody was asked."""
    whether: Condition | None = None
    """是 or 否, whichever holds."""
    blank: bool = False
    """Left empty, to be filled in by hand."""
    unit: str = ""
    """Printed after a number that is not 0."""
    across: int = Field(default=1, ge=1)
    down: int = Field(default=1, ge=1)
    head: bool = False

    @property
    def told(self) -> bool:
        """Whether it holds what was told, and no words of the form's own."""
        return bool(self.cell or self.answer or self.whether or self.blank)


class TableLayout(Part):
    """A table of the report as printed."""

    name: str
    widths: tuple[float, ...]
    header_rows: int = 0
    continues: bool = False
    """Whether it is printed as one with the table before it."""
    rows: tuple[tuple[TableCell, ...], ...]


class Sentence(Part):
    """A sentence of the report bound to facts; printed while `when` holds and every {placeholder} is known."""

    text: str
    when: Condition | None = None


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
    named_before: str = ""
    """The words before which the office's name ends."""


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
    titles: Titles = Titles()
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
        tables = [section.table for section in self.sections if section.table is not None]
        cells = [cell for table in tables for row in table.rows for cell in row]
        ids = (id for cell in cells for id in (cell.answer, *mentions(cell.whether)) if id)
        return tuple(dict.fromkeys(ids))

    @cached_property
    def told_kinds(self) -> dict[str, Kind]:
        """The kind of every figure that is told outside the ledger, by address."""
        return {
            figure: item.kind if isinstance(item, Question) else "count"
            for section in self.sections
            for item in section.items
            for figure in _told(item)
        }

    @cached_property
    def opened(self) -> dict[tuple[str, object], tuple[str, ...]]:
        """The figures that an answer opens, by (question, value)."""
        return _opened(self, _told)

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


def _told(item: Item) -> tuple[str, ...]:
    """The figures that an item tells; none where it is the ledger or no figure."""
    if isinstance(item, Tally):
        return tuple(f"{item.id}.{part.id}" for part in item.parts)
    told = isinstance(item, Question) and item.kind in NUMBERS and not item.serves
    return (item.id,) if told else ()


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
            found += [cell.cell for row in section.table.rows for cell in row if cell.cell]
        for item in section.items:
            if isinstance(item, Ledger):
                columns = [column.id for column in item.columns] + ["total"]
                found += [f"{item.id}.{row.id}.{column}" for row in item.rows for column in columns]
            else:
                found += _told(item)
                found += [f"{item.id}.total"] if isinstance(item, Tally) else []
    return list(dict.fromkeys(found))


def _relations(flow: Flow, section: Section) -> list[Relation]:
    known = frozenset(flow.cells)
    plain = [
        _one(text, text.id, lambda name: [name] if name in known else [], lambda _: [])
        for text in section.relations
    ]
    return plain + [
        each for item in section.items if isinstance(item, Ledger) for each in _ledger_relations(item)
    ]


def _ledger_relations(ledger: Ledger) -> list[Relation]:
    columns = [column.id for column in ledger.columns] + ["total"]
    rows = [row.id for row in ledger.rows]
    return [
        _row_relation(ledger, text, each) if text.each == "row" else _column_relation(ledger, text, each)
        for text in ledger.relations
        for each in (rows if text.each == "row" else columns)
    ]


def _row_relation(ledger: Ledger, text: RelationText, row: str) -> Relation:
    """A relation of one row, its names being columns."""
    cells = {column.id: f"{ledger.id}.{row}.{column.id}" for column in ledger.columns}
    named = {**cells, "total": f"{ledger.id}.{row}.total"}
    groups = {"columns": list(cells.values())}
    return _one(
        text,
        f"{text.id}.{row}",
        lambda name: [named[name]] if name in named else [],
        lambda name: groups.get(name, []),
    )


def _column_relation(ledger: Ledger, text: RelationText, column: str) -> Relation:
    """A relation of one column, its names being rows."""
    named = {row.id: f"{ledger.id}.{row.id}.{column}" for row in ledger.rows}
    groups = {"results": [named[row.id] for row in ledger.results]}
    return _one(
        text,
        f"{text.id}.{column}",
        lambda name: [named[name]] if name in named else [],
        lambda name: groups.get(name, []),
    )


def _one(
    text: RelationText,
    id: str,
    expand: Callable[[str], list[str]],
    group: Callable[[str], list[str]],
) -> Relation:
    try:
        return relation(
            parse(text.text, expand, group), id=id, rule=text.id, severity=text.severity, computes=text.computes,
            identity=text.identity, when=text.when, says=text.says,
        )  # fmt: skip
    except RelationError as fault:
        raise RelationError(f"relation {text.id}: {fault}") from None
