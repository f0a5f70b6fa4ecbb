"""A form to the worksheet of what to find out before the interview, as a page (docx) or a workbook (xlsx).

Made from the form alone; with last year's report its figures stand beside. How either looks is the renderers' business.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, assert_never, get_args

from interview.engine.answers.kinds import FlowKind, plain
from interview.engine.answers.templates import fill
from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Flow
from interview.engine.flow.question import KnownBy, Question
from interview.engine.flow.worksheet import Wanted, wanted
from interview.engine.plan.book import LastYear
from interview.engine.plan.last_year.figures import figures_here
from interview.engine.plan.ledger.case_list import CARRIED_IN, NEW
from interview.engine.plan.ledger.ids import LedgerIds
from interview.wording.catalog import Words
from interview.wording.names import name_of

if TYPE_CHECKING:
    from renderers.worksheet import Blank, Register, SheetLine, Worksheet

MARK = "nianbao:"
"""Stands before the form's id above the addresses of a worksheet."""
SUFFIXES: Mapping[str, str] = {"docx": ".docx", "xlsx": ".xlsx"}
_ROWS, _ROWS_ON_PAGE = 300, 10
_WIDTHS = (28.0, 28.0, 34.0, 66.0)


def worksheet(flow: Flow, year: int, last: LastYear | None, words: Words, to: str) -> bytes:
    """The bytes of a worksheet.

    Args:
        flow: The form.
        year: The year of the report.
        last: Last year's report, where there is one.
        words: The sentences.
        to: One of `SUFFIXES`.
    """
    from renderers.docx import write_docx
    from renderers.worksheet import LOOK, page_of, write_xlsx

    sheet = _sheet(flow, year, last, words)
    return write_xlsx(sheet) if to == "xlsx" else write_docx(page_of(sheet), LOOK)


def lines_on_page(flow: Flow, words: Words) -> Mapping[str, str]:
    """What every line that a form's worksheet may have says on the page, by address."""
    from renderers.worksheet import said_on_page

    told = _Prefilled(flow, flow.years.first, None, words)
    lines = [told.line(each) for each in wanted(flow)]
    if flow.ledger is not None:
        lines += told.controls(LedgerIds(flow.ledger))
    return {line.address: said_on_page(line) for line in lines}


def _sheet(flow: Flow, year: int, last: LastYear | None, words: Words) -> Worksheet:
    from renderers.worksheet import Blank, SheetGroup, Worksheet

    told = _Prefilled(flow, year, last, words)
    lines: dict[str | None, list[SheetLine]] = {who: [] for who in get_args(KnownBy)}
    for each in wanted(flow, last.profile.get("office.kind", "") if last else ""):
        if (
            isinstance(each.item, Question)
            and each.item.if_told
            and not (last and each.address in last.facts)
        ):
            continue
        lines[each.known_by].append(told.line(each))
    if flow.ledger is not None:
        section = next(section for section in flow.sections if flow.ledger in section.items)
        lines[section.known_by][:0] = told.controls(LedgerIds(flow.ledger))
    return Worksheet(
        title=words.say("worksheet.title", year=year),
        tab=words.say("worksheet.tab"),
        note=words.say("worksheet.note"),
        mark=f"{MARK}{flow.id}",
        year=year,
        heads=(
            words.say("worksheet.thing"), words.say("worksheet.counts"), words.say("worksheet.year", year=year - 1),
            words.say("worksheet.year", year=year), words.say("worksheet.unit"),
        ),
        groups=tuple(SheetGroup(words.say(f"worksheet.by_{who}"), tuple(found)) for who, found in lines.items() if found),
        register=_register(flow.ledger, words) if flow.ledger is not None else None,
        lists=words.say("worksheet.lists"),
        hints=tuple((sort, words.say(f"worksheet.blank_{sort}")) for sort in get_args(Blank)),
    )  # fmt: skip


def _blank(kind: FlowKind | Literal["tally"]) -> Blank:
    """What goes into the blank of a question."""
    match kind:
        case "count" | "year" | "tally":
            return "whole"
        case "signed":
            return "change"
        case "money":
            return "amount"
        case "yes_no" | "choice":
            return "choice"
        case "text" | "prose" | "choices":
            return "text"
    assert_never(kind)


def _register(ledger: Ledger, words: Words) -> Register:
    from renderers.worksheet import Head, Register

    options = (
        (), (words.say("worksheet.new"), words.say("worksheet.carried_in")),
        tuple(column.says for column in ledger.columns),
        tuple(row.says or row.label for row in (*ledger.results, *(r for r in ledger.rows if r.role == "out"))),
    )  # fmt: skip
    heads = (words.say(f"worksheet.{name}") for name in ("number", "came", "who", "result"))
    return Register(
        words.say("worksheet.register"), words.say("worksheet.register_note"),
        tuple(map(Head, heads, _WIDTHS, options)), _ROWS, _ROWS_ON_PAGE,
    )  # fmt: skip


class _Prefilled:
    """The lines, with what last year's report says beside."""

    def __init__(self, flow: Flow, year: int, last: LastYear | None, words: Words) -> None:
        self._flow, self._year, self._words = flow, year, words
        self._last: dict[str, object] = {**figures_here(flow, last)}
        if last is not None:
            self._last |= {**last.profile, **last.facts, "year": last.year}

    def line(self, each: Wanted) -> SheetLine:
        """The line of one thing."""
        from renderers.worksheet import SheetLine

        question = each.item if isinstance(each.item, Question) else None
        options = self._options(question) if question else ()
        help_ = each.part if each.part is not None and each.part.counts else each.item
        return SheetLine(
            each.address, self._says(each), _blank(each.item.kind), self._words.unit(question.unit) if question else self._unit,
            help_.counts, self._shown(each.address, question), options,
            str(self._year) if each.address == "year" else "",
        )  # fmt: skip

    def controls(self, ids: LedgerIds) -> Iterator[SheetLine]:
        """How many applications came in, and how many are open: lines that the list need not be counted for."""
        from renderers.worksheet import SheetLine

        for row in (NEW, CARRIED_IN, ids.out):
            says = self._words.say(f"worksheet.count_{row}")
            last = self._shown(ids.cell(row, "total"), None)
            yield SheetLine(ids.count(row), says, "whole", self._words.unit(ids.ledger.unit), last=last)

    def _options(self, question: Question) -> tuple[str, ...]:
        if question.kind == "yes_no":
            return self._words.say("worksheet.yes"), self._words.say("worksheet.no")
        return tuple(option.label for option in question.options)

    @property
    def _unit(self) -> str:
        return self._words.unit("件")

    def _says(self, each: Wanted) -> str:
        """A figure by the name it has in the form; what only the texts need by its question."""
        if isinstance(each.item, Question) and each.item.serves:
            return fill(each.item.ask, {"year": self._year})
        return name_of(self._flow, each.address, self._words)

    def _shown(self, address: str, question: Question | None) -> str:
        value = self._last.get(address)
        if isinstance(value, bool):
            return self._words.say("worksheet.yes" if value else "worksheet.no")
        if isinstance(value, int | Decimal):
            return plain(value)
        labels = {option.value: option.label for option in question.options} if question else {}
        return labels.get(str(value), str(value)) if value is not None else ""
