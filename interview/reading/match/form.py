"""What a form prints, as the matcher needs it: its rows in order, each with labels and the figures of its columns.

Made from the flow alone: the printed tables, the ledger, the tallies, and their aliases. Where the two forms differ in
how many rows say the same thing, both ways are rows here (`applications.other.*` may then be no figure of the flow).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import groupby

from interview.dataclass import dataclass
from interview.engine.answers.characters import half_width
from interview.engine.flow.address import name_in_row, row_of, subject_of
from interview.engine.flow.layout import PlacedCell, TableLayout
from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Flow
from interview.engine.flow.once import Same
from interview.engine.flow.published import Published
from interview.engine.flow.question import Tally
from interview.engine.sums.relations import Relation
from interview.reading.match.labels import begins_as, best, folded, without_advice

SUMMED = 5
"""A table of more columns than this has its totals in the last of them."""
_SHORTEST_BORDER = 3
_MOST_TEXTS = 20_000
"""Of which it is remembered what labels they are."""
BESIDE = ("信息内容", "行政诉讼", "单位：件", "情况")
"""What stands among the heads and heads no column."""


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column of figures."""

    address: str
    labels: tuple[str, ...]
    group: tuple[str, ...] = ()
    """The heads printed above it."""
    unit: str = ""
    """What its figures are counted in, where the form's label or the cell says it."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of figures."""

    table: str
    """The id of the section or ledger it belongs to."""
    labels: tuple[str, ...]
    """Empty where the row has no label and is known by its heads alone."""
    columns: tuple[FormColumn, ...]
    heads: str = ""
    """Which header row it stands under; rows of one block share it."""
    beside: frozenset[str] = frozenset()
    """What is printed before its label, beside several rows, as it is compared: 微博."""

    @property
    def headless(self) -> bool:
        """Whether no head stands above its figures: its label says all there is."""
        return not any(column.labels for column in self.columns)

    @property
    def groups(self) -> int:
        """How many groups its columns stand in, where all have one."""
        return len({column.group for column in self.columns})


@dataclass(frozen=True, slots=True)
class FormArticle:
    """A part of a table that is parted by the articles of the law."""

    name: str
    """As it is compared: 第二十条第五项."""
    rows: tuple[FormRow, ...]


@dataclass(frozen=True, eq=False)  # made once for a flow, it is equal to nothing but itself
class Form:
    """A form's rows in the order printed."""

    flow: Flow
    rows: tuple[FormRow, ...]
    others: frozenset[str] = frozenset()
    """Heads that only other forms have, as they are compared: under them stand no figures of this one."""
    alone: frozenset[str] = frozenset()
    """Labels and heads that no other form has, nor a part of one, as they are compared."""

    @property
    def ledger_table(self) -> str:
        """The table of its ledger, as rows name it; empty where it has none."""
        return self.flow.ledger.id if self.flow.ledger else ""

    @property
    def group_names(self) -> tuple[str, ...]:
        """What its ledger prints beside several rows."""
        ledger = self.flow.ledger
        return (ledger.results_label, *(each.label for each in ledger.groups)) if ledger else ()

    @cached_property
    def cells(self) -> frozenset[str]:
        """The addresses that are the flow's own."""
        return frozenset(self.flow.cells)

    @cached_property
    def equations(self) -> tuple[Relation, ...]:
        """The sums that every report must keep."""
        return tuple(
            each for each in self.flow.relations if each.operator == "=" and each.severity == "error"
        )

    @cached_property
    def others_told(self) -> str:
        """The heads that only other forms have, a line each, behind the end of another."""
        return "\n".join(["", *self.others])

    @cached_property
    def over_rows(self) -> tuple[Relation, ...]:
        """The sums that bind several rows."""
        sums = (each for each in self.flow.relations if each.operator == "=")
        return tuple(each for each in sums if len(set(map(row_of, each.addresses))) > 1)

    @cached_property
    def tables(self) -> Mapping[str, tuple[str, ...]]:
        """The flow's own cells of every table, in the order printed."""
        return {
            table: tuple(
                column.address for row in rows for column in row.columns if column.address in self.cells
            )
            for table in dict.fromkeys(row.table for row in self.rows)
            for rows in [[row for row in self.rows if row.table == table]]
        }

    @cached_property
    def articles(self) -> Mapping[str, tuple[FormArticle, ...]]:
        """The articles of every table that is parted by them, in the order printed."""
        return {
            section.id: found
            for section in self.flow.sections
            if section.table is not None
            and len(found := tuple(self._articles(section.id, section.table))) > 1
        }

    def _articles(self, table: str, printed: TableLayout) -> Iterator[FormArticle]:
        names = [folded(row[0].text) for row in printed.rows if len(row) == 1 and row[0].text]
        mine = (row for row in self.rows if row.table == table and row.labels)
        rows = [tuple(rows) for _, rows in groupby(mine, lambda row: row.heads)]
        if len(names) == len(rows):
            yield from map(FormArticle, names, rows)

    @cached_property
    def heads(self) -> frozenset[str]:
        """Every head of a column, as printed and by its aliases."""
        return frozenset(label for row in self.rows for column in row.columns for label in column.labels)

    def is_head(self, text: str) -> bool:
        """Whether a text is the head of a column, without a number: 其他 is one, 3.其他 a row's label."""
        return "".join(text.split()) in self.heads

    @cached_property
    def folded_heads(self) -> frozenset[str]:
        """The same, as they are compared."""
        return frozenset(map(folded, self.heads))

    @cached_property
    def borders(self) -> frozenset[str]:
        """Heads that are no part of a row's label: what stands above them is no label of the figures below."""
        rows = "|".join(folded(label) for row in self.rows for label in row.labels)
        return frozenset(
            head for head in map(folded, self.heads) if len(head) >= _SHORTEST_BORDER and head not in rows
        )

    @cached_property
    def whole_labels(self) -> tuple[tuple[int, str], ...]:
        """Every label of every row as it is compared, with the row's number: for pieces of labels."""
        return tuple((at, folded(label)) for at, row in enumerate(self.rows) for label in row.labels)

    @cached_property
    def widths(self) -> Mapping[str, frozenset[int]]:
        """How many columns the rows of each label have, as it is compared; under "" those without one."""
        told = [(folded(label), len(row.columns)) for row in self.rows for label in row.labels or ("",)]
        return {label: frozenset(width for other, width in told if other == label) for label, _ in told}

    @cached_property
    def unlabelled(self) -> tuple[int, ...]:
        """The numbers of the rows without a label."""
        return tuple(at for at, row in enumerate(self.rows) if not row.labels)

    def rows_like(self, text: str, *, is_whole: bool) -> Mapping[int, float]:
        """How much a text is the label of each row, by the row's number, as far as it is like it at all.

        Args:
            text: The text.
            is_whole: Whether it stands by itself, so that it may be misspelt; one put together of pieces must be the label.
        """
        known = self._likenesses
        if (text, is_whole) not in known:
            if len(known) >= _MOST_TEXTS:
                known.clear()
            known[text, is_whole] = dict(self._like(text, is_whole=is_whole))
        return known[text, is_whole]

    def _like(self, text: str, *, is_whole: bool) -> Iterator[tuple[int, float]]:
        if not is_whole and f"|{folded(text)}" not in self._beginnings:
            return  # no label begins so
        alike = best if is_whole else begins_as
        yield from ((at, score) for at, row in enumerate(self.rows) if (score := alike(text, row.labels)))

    @cached_property
    def _beginnings(self) -> str:
        """Every label of every row as it is compared, with and without what stands in brackets, a bar before each."""
        labels = (label for row in self.rows for label in row.labels)
        return "".join(f"|{folded(label)}|{without_advice(label)}" for label in labels)

    @cached_property
    def beside_others(self) -> Mapping[int, frozenset[str]]:
        """Of rows that share their label, by number: what stands before it where another of them is meant."""
        alike: dict[tuple[str, ...], list[int]] = {}
        for at, row in enumerate(self.rows):
            if row.beside:
                alike.setdefault(row.labels, []).append(at)
        return {
            at: frozenset().union(*(self.rows[other].beside for other in rows)) - self.rows[at].beside
            for rows in alike.values()
            if len(rows) > 1
            for at in rows
        }

    @cached_property
    def _likenesses(self) -> dict[tuple[str, bool], dict[int, float]]:
        return {}

    @cached_property
    def head_characters(self) -> frozenset[str]:
        """Every character that stands in the heads of a form; a head with others is a stranger."""
        ledger = self.flow.ledger
        beside = (ledger.corner, ledger.over) if ledger else ()
        above = (group for row in self.rows for column in row.columns for group in column.group)
        return frozenset("".join(map(folded, (*self.heads, *above, *beside, *BESIDE))))

    @cached_property
    def run_labels(self) -> Mapping[str, FormRow]:
        """The label of every row in half width, the longest first, with the row."""
        found = {half_width(row.labels[0]): row for row in self.rows if row.labels}
        return {label: found[label] for label in sorted(found, key=lambda each: (-len(each), each))}

    @cached_property
    def run_heads(self) -> Mapping[str, FormRow]:
        """The heads of the last two groups of every row without a label, as they stand before its figures."""
        return {
            "".join(
                half_width(column.labels[0]) for column in row.columns[len(row.columns) // row.groups :]
            ): row
            for row in self.rows
            if not row.labels
        }

    @cached_property
    def run_ends(self) -> tuple[str, ...]:
        """All of these: what stands before figures that have run together with it."""
        return (*self.run_labels, *self.run_heads)

    @cached_property
    def groups(self) -> frozenset[str]:
        """The same, as they are compared; a blank beside a row names none."""
        return frozenset(["", *map(folded, self.group_names)])

    @property
    def own_labels(self) -> frozenset[str]:
        """Every label, for telling forms apart."""
        return frozenset(
            label
            for row in self.rows
            for label in (*row.labels[:1], *(head for column in row.columns for head in column.labels[:1]))
        )


def forms_of(flows: Sequence[Flow]) -> tuple[Form, ...]:
    """The forms that flows print, each with what only it has and what only the others have; made once for the same flows."""
    return _forms_of(tuple(map(Same, flows)))


@lru_cache(maxsize=8)
def _forms_of(flows: tuple[Same, ...]) -> tuple[Form, ...]:
    forms = [form_of(each.flow) for each in flows]
    return tuple(
        replace(form, others=_only_others(form, forms), alone=_only_own(form, forms)) for form in forms
    )


def _only_own(form: Form, forms: Sequence[Form]) -> frozenset[str]:
    mine = {folded(label) for label in form.own_labels}
    others = {folded(label) for other in forms if other is not form for label in other.own_labels}
    return frozenset(label for label in mine - others if not any(label in other for other in others))


def _only_others(form: Form, forms: Sequence[Form]) -> frozenset[str]:
    mine = "|".join(map(folded, form.heads))
    theirs = {folded(head) for other in forms if other is not form for head in other.heads}
    return frozenset(head for head in theirs if len(head) >= _SHORTEST_BORDER and head not in mine)


def form_of(flow: Flow) -> Form:
    """The form that a flow prints, as if there were no other."""
    rows: list[FormRow] = []
    for section in sorted(flow.sections, key=lambda each: each.part):
        tallies = [item for item in section.items if isinstance(item, Tally)]
        if section.table is not None and not tallies:
            rows += _printed(section.table, section.id, flow.published)
        for item in section.items:
            if isinstance(item, Ledger):
                rows += _ledger(item, flow.published)
        if tallies and section.table is not None:
            rows.append(_disputes(section.table, section.id, flow.published))
    return Form(flow, tuple(rows))


def _named(label: str, others: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return (label, *others.get(label, ()))


def _printed(layout: TableLayout, section: str, published: Published) -> list[FormRow]:
    """The rows of figures of a printed table."""
    rows: list[FormRow] = []
    for _, cells in groupby(layout.placed, key=lambda each: each.row):
        figures = [each for each in cells if each.cell.cell]
        if figures:
            first = figures[0]
            beside = frozenset(folded(each.text) for each in first.before if each.down > 1)
            columns = tuple(_column(each, published) for each in figures)
            block = "" if first.under is None else str(first.under)
            rows.append(FormRow(section, _named(first.label, published.rows), columns, block, beside))
    return rows


def _column(figure: PlacedCell, published: Published) -> FormColumn:
    head = figure.heads[-1].text if figure.heads else ""
    names = _named(head, published.columns) if head else ()
    return FormColumn(str(figure.cell.cell), names, unit=_unit(head, figure.cell.unit))


def _unit(head: str, printed: str) -> str:
    """万元 where the form's head says so; a unit printed in the cell must be looked for in the cell."""
    if "万元" in head:
        return "万元"
    return "万元?" if printed else ""


def _ledger(ledger: Ledger, published: Published) -> list[FormRow]:
    columns = [
        (each.id, (each.label, *each.aliases), (each.group,) if each.group else ()) for each in ledger.columns
    ]
    columns.append(("total", (ledger.total_label, *ledger.total_aliases), ()))

    def made(row: str, labels: tuple[str, ...]) -> FormRow:
        return FormRow(
            ledger.id, labels, tuple(FormColumn(f"{ledger.id}.{row}.{id}", names, group) for id, names, group in columns), ledger.id
        )  # fmt: skip

    either = published.one_for_many
    rows: list[FormRow] = []
    for row in ledger.rows:
        rows += [made(each.one, each.labels[each.one]) for each in either if row.id == each.many[0]]
        rows.append(made(row.id, (row.label, *row.aliases)))
        rows += [made(part, each.labels[part]) for each in either if row.id == each.one for part in each.many]
    return rows


def _disputes(layout: TableLayout, section: str, published: Published) -> FormRow:
    """The one row of figures of the table of tallies, its columns under two rows of heads."""
    columns = [
        replace(_column(each, published), group=published.tallies.get(subject_of(each.cell.cell), ()))
        for each in layout.placed
        if each.cell.cell
    ]
    return FormRow(section, (), tuple(columns), section)


def printed(form: Form, table: str) -> Iterator[list[FormRow]]:
    """The rows that a table may have: the form's, or those of the other form where several rows say what one does."""
    rows = [row for row in form.rows if row.table == table]
    either = form.flow.published.one_for_many
    exchanged = {name for each in either for name in (each.one, *each.many)}
    own = {row.columns[0].address for row in rows if row.columns[0].address in form.cells}
    yield [row for row in rows if row.columns[0].address in own]
    if len(own) < len(rows):
        yield [
            row
            for row in rows
            if row.columns[0].address not in own
            or name_in_row(row_of(row.columns[0].address)) not in exchanged
        ]
