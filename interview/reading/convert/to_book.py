"""A report as an interview would have told it: gates follow from the figures, what is uncertain stays open.

Pure: a report and its flow in, a book out, every answer of origin `imported`. A figure that is doubtful opens its
branch and is left to be asked there; one that the report does not have leaves open whatever it would decide. What the
report says twice in the form's own sums (totals) is computed, and compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pydantic import ValidationError

from interview.engine.answers.characters import clean_line, clean_paragraphs
from interview.engine.answers.kinds import Choice, Choices, Value, YesNo
from interview.engine.answers.likeness import in_shape
from interview.engine.answers.quantities import LARGEST
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Answer, Book, Origin
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.meaning import (
    Any,
    Cell,
    HowTold,
    Knowledge,
    Meaning,
    Which,
    answer,
    meaning_of,
    some,
)
from interview.engine.plan.outline.outline import completed, is_usual
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked, Prompt
from interview.engine.sums.relations import Number
from interview.reading.match.labels import aliases
from interview.reading.model import ReadFigure, Report

_LONGEST = {
    "office.name": 60,
    "office.address": 100,
    "office.phone": 60,
    "office.postcode": 20,
    "office.website": 120,
}
_ROUNDS = 400
"""Each round answers what the one before opened; a form has a third of this many questions."""


@dataclass(frozen=True)
class Imported:
    """What came of a report."""

    book: Book
    plan: Plan
    differing: Mapping[str, tuple[Number, Number]]
    """Totals that the report gives otherwise than its parts come to: (the report's, the sum)."""


def imported(report: Report, flow: Flow, origin: Origin = "imported") -> Imported:
    """The book that a report makes, every answer of this origin."""
    told = _FromReport(report, flow, origin)
    answers: dict[str, Answer] = {}
    told_as = {id: parts for id, parts in report.outline.items() if _is_its_own(flow, report, id)}
    plan = Plan(flow, Book(outline=told_as))
    for _ in range(_ROUNDS):
        fresh = {
            asked.id: Answer(value, origin)
            for asked in plan.singly
            if asked.id not in answers and not asked.subtotal_of and (value := told.answer(asked)) is not None
        }
        if not fresh:
            break
        answers |= fresh
        plan = Plan(flow, Book(answers=answers, outline=told_as))
    waiting = told.waiting(plan)
    if waiting:  # what no question asks for yet comes back when one does
        plan = Plan(flow, replace(plan.book, aside={**plan.book.aside, **waiting}))
    differing = {
        address: (figure.value, ours)
        for address, figure in report.figures.items()
        if figure.state == "read" and figure.value is not None and address in plan.figures
        and (ours := plan.figures[address].value) is not None and ours != figure.value and address in told.computed
    }  # fmt: skip
    # An answer of 0 or no need not wait to come back.
    aside = {id: answer for id, answer in plan.book.aside.items() if answer.value.value}
    return Imported(replace(plan.book, aside=aside), plan, differing)


def _is_its_own(flow: Flow, report: Report, section: str) -> bool:
    """Whether an outline is another than the flow's, or has a heading that nothing but the outline would tell of."""
    found, parts = flow.section[section], report.outline[section]
    bare = any(part.heading and part.id not in report.texts for part in parts)
    return bare or not is_usual(found, completed(found, parts))


class _FromReport:
    """What a report answers to each question: its meaning, looked up in the figures that are certain."""

    def __init__(self, report: Report, flow: Flow, origin: Origin) -> None:
        self._flow, self._origin, self._chosen = flow, origin, report.chosen
        figures = {address: certain(figure) for address, figure in report.figures.items()}
        self._doubtful = {a for a, figure in report.figures.items() if figure.state == "doubtful"}
        self.computed = {relation.target for relation in flow.relations if relation.computes}
        texts = {**texts_of(report), **fitting(report)}
        kind = kind_of_office(report.office)
        if kind:
            texts["office.kind"] = kind
        texts |= {id: values[0] for id, values in report.chosen.items() if values}
        self._known = Knowledge(_not_added_up(flow, figures), texts, year=report.year)

    def answer(self, asked: Asked) -> Value | None:
        """The answer, None where the report does not give one."""
        match asked.meaning:
            case HowTold():
                return Choice(value="by_result")
            case Any() as gate:
                return self._gate(gate)
            case Which() as those if asked.question is None:
                return _several(self._there_or_open(those))  # one of them there must have been
            case Which() as those:
                return self._which(asked.id, those)
            case meaning:
                told = self._certain(meaning)
                offered = {option.value for option in asked.options}
                return None if isinstance(told, Choice) and told.value not in offered else told

    def waiting(self, plan: Plan) -> dict[str, Answer]:
        """What no question has asked for, because something before it is open or the kind of office closes it."""
        unknown = {
            address
            for address, figure in plan.figures.items()
            if figure.value is None or self._known.figure(address) not in {None, figure.value}
        }
        found: dict[str, Answer] = {}
        for question in self._flow.questions.values():
            opens = {
                a for (id, _), addresses in self._flow.opened.items() if id == question.id for a in addresses
            }
            if plan.get(question.id) is None and (question.id in unknown or opens & unknown):
                prompt = Prompt(
                    question.id, question.kind, "", question.ask, options=question.options,
                    meaning=meaning_of(self._flow, question), question=question,
                )  # fmt: skip
                found |= self._kept(question.id, self.answer(Asked(prompt)))
        counts = {cell for tally in self._flow.tallies for cell in tally.cells}
        if self._flow.ledger is not None:
            counts.update(LedgerIds(self._flow.ledger).inputs())
        for address in unknown & counts:
            found |= self._kept(address, self._certain(Cell(address)))
        return found

    def _kept(self, id: str, value: Value | None) -> dict[str, Answer]:
        return {} if value is None else {id: Answer(value, self._origin)}

    def _certain(self, meaning: Meaning | None) -> Value | None:
        """What is known for certain; a number that no answer can hold is not."""
        try:
            return answer(meaning, self._known)
        except ValidationError:
            return None

    def _gate(self, gate: Any) -> Value | None:
        """Whether there was any: yes where a figure says so or may, or a text where no figure can; else only what is certain."""
        if not gate.cells:
            return YesNo(value=self._is_written(gate))
        there = some(replace(gate, texts=()), self._known)
        if there is None and not self._doubtful.isdisjoint(gate.cells):
            return YesNo(value=True)
        return None if there is None else YesNo(value=there)

    def _which(self, id: str, those: Which) -> Value | None:
        """What there was of several things, also what is not known, so that it is asked; open where nothing is known."""
        cells = [cell for each in those.of.values() for cell in each.cells]
        nothing = all(self._known.figure(cell) is None and cell not in self._doubtful for cell in cells)
        if nothing and (cells or id not in self._chosen):
            return None
        there = {*self._chosen.get(id, ()), *self._there_or_open(those)}
        return Choices(value=tuple(option for option in those.of if option in there))

    def _there_or_open(self, those: Which) -> list[str]:
        return [
            option
            for option, each in those.of.items()
            if self._is_written(each) or (each.cells and some(Any(each.cells), self._known) is not False)
        ]

    def _is_written(self, any_of: Any) -> bool:
        return any(map(self._known.texts.get, any_of.texts))


def _not_added_up(flow: Flow, figures: Mapping[str, Number | None]) -> dict[str, Number | None]:
    """The figures without the totals of which every part is known: those are added up, and compared, never looked at."""
    added = {
        relation.target
        for relation in flow.relations
        if relation.computes and all(figures.get(each) is not None for each in relation.addresses if each != relation.target)
    }  # fmt: skip
    return {address: figure for address, figure in figures.items() if address not in added}


def certain(figure: ReadFigure) -> Number | None:
    """A figure as far as it is certain: read, or blank or lost where the sums leave one number that an answer can hold."""
    if figure.state == "read":
        return figure.value
    if figure.reason in {"blank", "fewer_cells"} and figure.settled_by and len(figure.candidates) == 1:
        settled = figure.candidates[0]
        return settled if -LARGEST <= settled <= LARGEST else None
    return None


def texts_of(report: Report) -> dict[str, str]:
    """The texts as an answer keeps them: without what no document can hold, paragraph by paragraph."""
    return {id: clean for id, text in report.texts.items() if (clean := clean_paragraphs(text))}


def _several(values: list[str]) -> Value | None:
    return Choices(value=tuple(values)) if values else None


def fitting(report: Report) -> dict[str, str]:
    """Office and profile, as far as they are short enough to be what they seem; a telephone as it would be typed."""
    phone = report.profile.get("office.phone", "")
    shaped = in_shape(phone, "phone")
    phone = shaped if isinstance(shaped, str) else phone
    told = {"office.name": report.office, **report.profile, "office.phone": phone}
    clean = {id: clean_line(text) for id, text in told.items() if text}
    return {id: text for id, text in clean.items() if text and len(text) <= _LONGEST.get(id, 200)}


def kind_of_office(name: str) -> str | None:
    """The kind of an office by the longest ending its name has; None where that leaves it open (a city, an 办公厅)."""
    endings = {
        ending: kind
        for kind, known in aliases()["offices"].items()
        for ending in known
        if name.endswith(ending)
    }
    return endings[max(endings, key=len)] or None if endings else None
