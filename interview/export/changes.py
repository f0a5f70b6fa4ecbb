"""What changed since last year, as a page for whoever signs the report: a Word file or a web page, with charts.

What changed is `assemble.changes`'s to say; here it gets its names and its order on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from interview.assemble.changes import ChangedFigure, Changes, Rewritten, changes_of, flows_of, results_of
from interview.engine.answers.kinds import plain
from interview.engine.plan.plan import Plan
from interview.engine.sums.relations import Number
from interview.errors import WriteError
from interview.wording.catalog import Words
from interview.wording.names import name_of, row_name
from renderers.model import Block, Cell, Document, Heading, Paragraph, Table

if TYPE_CHECKING:
    from renderers.chart import Bars
    from renderers.docx.charts import WordChart

Shape = TypeVar("Shape")

SUFFIXES: Mapping[str, str] = {"docx": ".docx", "html": ".html"}
_FIGURES = (76.0, 22.0, 22.0, 36.0)
_TEXTS = (78.0, 78.0)
UNKNOWN = "—"
"""Stands for a figure that one of the years does not tell."""


def changes_page(plan: Plan, words: Words, to: str) -> bytes:
    """The bytes of the page; `to` is one of `SUFFIXES`.

    Raises:
        WriteError: Nothing is known of last year (`no_last_year`).
    """
    found = changes_of(plan)
    if found is None:
        raise WriteError("no_last_year")
    page = _ChangesPage(plan, found, words)
    if to == "docx":
        from renderers.docx import write_docx

        return write_docx(page.document, charts=page.word_charts)
    from renderers.html import Setting, write_html

    lang = "zh-CN" if words.lang == "zh" else words.lang
    return write_html(page.document, Setting(lang, words.say("changes.skip"), page.charts)).encode()


def shown(change: ChangedFigure) -> str:
    """By how much a figure changed: +3（+60%）, −2; empty where it did not, or one year does not tell it."""
    if not change.differs:
        return ""
    assert change.was is not None  # noqa: S101 - it differs
    assert change.now is not None  # noqa: S101
    by = Decimal(change.now) - Decimal(change.was)
    percent = f"（{_signed(round(100 * by / Decimal(change.was)))}%）" if change.was > 0 else ""
    return _signed(by) + percent


def called(plan: Plan, address: str, words: Words) -> str:
    """What a figure is called beside last year's: a total of the ledger by its row, an amount with its unit."""
    ledger = plan.flow.ledger
    row, column = ledger.places.get(address, ("", "")) if ledger is not None else ("", "")
    if ledger is not None and column == "total":
        return words.say("changes.applications", row=row_name(ledger, row, words))
    name, question = name_of(plan.flow, address, words), plan.flow.questions.get(address)
    if question is not None and question.kind == "money":
        return words.say("changes.amount", name=name, unit=question.unit)
    return name


def _signed(number: Number) -> str:
    return ("+" if number >= 0 else "−") + plain(abs(Decimal(number)))


class _ChangesPage:
    """The page, its blocks, and the charts that stand behind some of them."""

    def __init__(self, plan: Plan, found: Changes, words: Words) -> None:
        last = plan.book.last
        assert last is not None  # noqa: S101 - else nothing would have been found
        self._plan, self._found, self._words = plan, found, words
        name, year = plan.value("office.name"), plan.value("year")
        self._office = str(name.value) if name else ""
        self._year = int(str(year.value)) if year else last.year + 1
        self._years = words.say("changes.year", year=last.year), words.say("changes.year", year=self._year)
        self._blocks = list(self._made())

    @property
    def charts(self) -> Mapping[int, Sequence[str]]:
        """Pictures of the web page, by the number of the block that they stand behind."""
        from renderers.chart import chart

        return self._behind_figures(
            chart(f"chart-{name}", title, self._in_words(bars), self._years, bars)
            for name, title, bars in self._drawn()
        )

    @property
    def word_charts(self) -> Mapping[int, Sequence[WordChart]]:
        """Charts of the Word file, by the number of the block that they stand behind."""
        from renderers.docx.charts import WordChart

        return self._behind_figures(
            WordChart(
                title, self._in_words(bars), tuple(each.label for each in bars),
                (
                    (self._years[0], tuple(None if each.was_says == UNKNOWN else each.was for each in bars)),
                    (self._years[1], tuple(None if each.now_says == UNKNOWN else each.now for each in bars)),
                ),
            )
            for _, title, bars in self._drawn()
        )  # fmt: skip

    def _behind_figures(self, drawn: Iterator[Shape]) -> dict[int, Sequence[Shape]]:
        found = list(drawn)
        return {1: found} if found else {}

    @property
    def document(self) -> Document:
        """What both formats show."""
        title = self._words.say(
            "changes.title", office=self._office, last=self._years[0], year=self._years[1]
        )
        return Document(title, self._office, self._year, tuple(self._blocks))

    def _made(self) -> Iterator[Block]:
        say, found = self._words.say, self._found
        yield Heading(1, say("changes.figures"))
        yield self._table("figures", found.figures)
        yield Heading(1, say("changes.cells"))
        yield self._table("cells", found.cells)
        yield Heading(1, say("changes.texts"))
        if found.paragraphs:
            yield self._texts(found.paragraphs)
        else:
            yield Paragraph(say("changes.no_texts"))

    def _table(self, name: str, changes: Sequence[ChangedFigure]) -> Block:
        if not changes:
            return Paragraph(self._words.say(f"changes.no_{name}"))
        heads = (self._words.say("changes.thing"), *self._years, self._words.say("changes.by"))
        rows = [tuple(Cell(head, role="head") for head in heads)]
        for change in changes:
            label = Cell(self._name(change.address), role="label")
            rows.append((label, Cell(_number(change.was)), Cell(_number(change.now)), Cell(shown(change))))
        return Table(self._words.say(f"changes.{name}"), _FIGURES, tuple(rows), 1)

    def _texts(self, changed: Sequence[Rewritten]) -> Table:
        """Each text under its name, its paragraphs side by side."""
        rows: list[tuple[Cell, ...]] = [tuple(Cell(year, role="head") for year in self._years)]
        before = ""
        for each in changed:
            if each.text != before:
                rows.append((Cell(self._name(each.text), across=2, role="head"),))
                before = each.text
            rows.append((Cell(each.was, role="label"), Cell(each.now, role="label")))
        return Table(self._words.say("changes.texts"), _TEXTS, tuple(rows), 1)

    def _name(self, address: str) -> str:
        return called(self._plan, address, self._words)

    def _drawn(self) -> Iterator[tuple[str, str, list[Bars]]]:
        """What is drawn: its name, its title, its bars."""
        for name, changes in (
            ("applications", flows_of(self._plan, self._found)), ("results", results_of(self._plan, self._found)),
        ):  # fmt: skip
            bars = [self._bars(each) for each in changes]
            if bars:
                yield name, self._words.say(f"changes.chart_{name}"), bars

    def _bars(self, change: ChangedFigure) -> Bars:
        from renderers.chart import Bars

        says = (_number(change.was) or UNKNOWN, _number(change.now) or UNKNOWN)
        return Bars(self._name(change.address), float(change.was or 0), float(change.now or 0), *says)

    def _in_words(self, bars: Sequence[Bars]) -> str:
        was, now = self._years
        told = (
            self._words.say(
                "changes.in_words", name=each.label, last=was, was=each.was_says, year=now, now=each.now_says
            )
            for each in bars
        )
        return " ".join(told)


def _number(value: Number | None) -> str:
    return "" if value is None else plain(value)
