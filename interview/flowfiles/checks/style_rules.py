"""The words of a flow: short questions, help for each, its article, its unit; nothing that has no effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interview.engine.answers.conditions import mentions
from interview.engine.answers.kinds import NUMBERS, OF_OPTIONS, TEXTS
from interview.engine.flow.address import name_in_row
from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Item, Section
from interview.engine.flow.part import Help
from interview.engine.flow.question import Question, Tally
from interview.engine.flow.worksheet import may_be_found_out
from interview.engine.plan.outline.arrange import bare_heading
from interview.engine.plan.outline.outline import texts_of
from interview.flowfiles.checks.index import View
from interview.flowfiles.faults import Fault, said_twice

_LONGEST_QUESTION = 45
UNITS = ("件", "项", "个", "条", "次", "份", "人", "元", "万元", "篇", "场", "期", "人次", "处", "天")
_MONEY = ("元", "万元")
_LIKE = ("phone", "postcode", "website")
_SKIP = "跳过"
_FIGURES = NUMBERS | {"yes_no", "choices"}


def writing(view: View) -> Iterator[Fault]:
    """Every fault of the words a clerk reads, and of keys that have no effect."""
    for section in view.flow.sections:
        file = view.files[section.id]
        if not section.opening:
            yield Fault(file, "opening", "no_opening")
        yield from _titles(file, section)
        yield from _own(file, section)
        yield from said_twice(file, "sentences", (each.text for each in section.sentences))
    yield from said_twice("flow.toml", "preamble", (each.text for each in view.flow.preamble))
    gates = {of for _, _, question in view.questions() for of in mentions(question.when)}
    for file, section, item in view.items():
        yield from _of_item(file, section, item)
        yield from _known_by(file, section, item, gates)
    for file, _, text in view.relations():
        for name, code in (("says", "no_says"), ("source", "no_source")):
            if not getattr(text, name):
                yield Fault(file, f"[{text.id}].{name}", code)


def _of_item(file: str, section: Section, item: Item) -> Iterator[Fault]:
    for key, ask in _asks(item):
        if len(ask) > _LONGEST_QUESTION:
            yield Fault(file, key, "long", {"n": len(ask), "max": _LONGEST_QUESTION})
    for key, help in _helps(item):
        if not (help.why or help.counts or help.example):
            yield Fault(file, f"{key}.why", "no_help")
    if isinstance(item, Ledger):
        yield from _aliases(file, item)
        return
    if not item.says:
        yield Fault(file, f"[{item.id}].says", "no_says")
    if section.table is not None and (isinstance(item, Tally) or item.kind in _FIGURES) and not item.law:
        yield Fault(file, f"[{item.id}].law", "no_law")
    if isinstance(item, Question):
        yield from _question(file, item)


def _known_by(file: str, section: Section, item: Item, gates: set[str]) -> Iterator[Fault]:
    """Who knows a thing, for the worksheet that is grouped by it."""
    own = None if isinstance(item, Ledger) else item.known_by
    key = f"[{item.id}].known_by"
    if may_be_found_out(item, gates):
        if own is None and section.known_by is None:
            yield Fault(file, key, "no_knower")
    elif own is not None:
        yield Fault(file, key, "knower_idle")


def _asks(item: Item) -> Iterator[tuple[str, str]]:
    """Every question's line with its key."""
    if isinstance(item, Question):
        yield f"[{item.id}].ask", item.ask
    elif isinstance(item, Tally):
        yield from (
            (f"[{item.id}].{name}", getattr(item, name))
            for name in ("ask", "ask_count", "ask_only", "ask_part")
        )
    else:
        yield from (
            (f"[{item.id}].asks.{name}", getattr(item.asks, name).ask)
            for name in type(item.asks).model_fields
        )
        yield from ((f"[{item.id}].walk", step.ask) for step in item.walk)


def _helps(item: Item) -> Iterator[tuple[str, Help]]:
    """Every help that F1 can show, with the key of what it belongs to."""
    if not isinstance(item, Ledger):
        yield f"[{item.id}]", item
        if isinstance(item, Tally):
            yield from ((f"[{item.id}].parts.[{part.id}]", part) for part in item.parts)
        return
    for name in type(item.asks).model_fields:
        yield f"[{item.id}].asks.{name}", getattr(item.asks, name)
    yield from ((f"[{item.id}].rows.[{row.id}]", row) for row in item.rows)
    yield from ((f"[{item.id}].columns.[{column.id}]", column) for column in item.columns)


def _aliases(file: str, ledger: Ledger) -> Iterator[Fault]:
    """How published reports write rows and columns; without it none can be read in."""
    parts: dict[str, Iterable[str]] = {f"rows.[{row.id}].aliases": row.aliases for row in ledger.rows}
    parts |= {f"columns.[{column.id}].aliases": column.aliases for column in ledger.columns}
    parts |= {f"columns.[{column.id}].also": column.also for column in ledger.columns}
    parts |= {f"ways.[{way.value}].also": way.also for way in ledger.ways}
    parts |= {f"given.[{given.value}].also": given.also for given in ledger.given}
    parts |= {"total_aliases": ledger.total_aliases, "unsure.also": ledger.unsure.also}
    for key, names in parts.items():
        if not names:
            yield Fault(file, f"[{ledger.id}].{key}", "no_aliases")


def _titles(file: str, section: Section) -> Iterator[Fault]:
    """Where a part of the report has several texts, each but the first needs its heading; the document numbers them."""
    texts = texts_of(section)
    for item in texts[1:]:
        if not item.title:
            yield Fault(file, f"[{item.id}].title", "no_title")
    for item in texts:
        if item.title != bare_heading(item.title):
            yield Fault(file, f"[{item.id}].title", "numbered_title")
        if section.own is not None and item.title and not item.aliases:
            yield Fault(file, f"[{item.id}].aliases", "no_aliases")


def _own(file: str, section: Section) -> Iterator[Fault]:
    """The question about a part that an office adds: as short as any, and with help."""
    if (own := section.own) is None:
        return
    if len(own.ask) > _LONGEST_QUESTION:
        yield Fault(file, "own.ask", "long", {"n": len(own.ask), "max": _LONGEST_QUESTION})
    if not (own.why or own.counts or own.example):
        yield Fault(file, "own.why", "no_help")


def _question(file: str, question: Question) -> Iterator[Fault]:
    yield from _unit(file, question)
    stated = question.model_fields_set
    if question.like and question.kind != "text":
        yield Fault(file, f"[{question.id}].like", "like_idle")
    name = name_in_row(question.id)
    if question.kind == "text" and name in _LIKE and question.like != name:
        yield Fault(file, f"[{question.id}].like", "no_like", {"name": name})
    texts = question.kind in TEXTS
    if texts is not ("max_length" in stated):
        yield Fault(file, f"[{question.id}].max_length", "no_max_length" if texts else "max_length_idle")
    if not question.serves and question.optional is not (_SKIP in question.ask):
        yield Fault(file, f"[{question.id}].ask", "skip_words", {"word": _SKIP})
    for option in question.options:
        if question.kind in OF_OPTIONS and not option.also:
            yield Fault(file, f"[{question.id}].options.[{option.value}].also", "no_aliases")


def _unit(file: str, question: Question) -> Iterator[Fault]:
    key, known = f"[{question.id}].unit", _MONEY if question.kind == "money" else UNITS
    if question.kind not in NUMBERS:
        if question.unit:
            yield Fault(file, key, "unit_idle")
    elif not question.unit:
        yield Fault(file, key, "no_unit")
    elif question.unit not in known:
        yield Fault(file, key, "unit_unknown", {"name": question.unit, "known": " ".join(known)})
