"""A report as an interview would have told it: gates follow from the figures, what is uncertain stays open.

Pure: a report and its flow in, a book out, every answer of origin `imported`. A figure that is doubtful opens its
branch and is left to be asked there; one that the report does not have leaves open whatever it would decide. What the
report says twice in the form's own sums (totals) is computed, and compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from interview.engine.answers.characters import clean_line, clean_paragraphs
from interview.engine.answers.contacts import in_shape
from interview.engine.answers.kinds import Choice, Choices, Count, Value, YesNo
from interview.engine.answers.quantities import LARGEST
from interview.engine.flow.model import Flow
from interview.engine.flow.question import Question
from interview.engine.plan.book import Answer, Book, Origin, OutlinePart
from interview.engine.plan.ledger_ids import LedgerIds
from interview.engine.plan.meaning import meaning_of
from interview.engine.plan.outline import completed, is_usual
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked, Prompt
from interview.engine.step.respondent import Facts, reply
from interview.engine.sums.relations import Number
from interview.reading.match.labels import aliases
from interview.reading.model import Figure, Report

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
    told = _Told(report, flow, origin)
    answers: dict[str, Answer] = {}
    told_as = {id: parts for id, parts in report.outline.items() if _is_its_own(flow, id, parts)}
    plan = Plan(flow, Book(outline=told_as))
    for _ in range(_ROUNDS):
        fresh = {
            asked.id: Answer(value, origin)
            for asked in plan.asked
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
    aside = {
        id: answer for id, answer in plan.book.aside.items() if answer.value.value
    }  # a nought need not wait
    return Imported(replace(plan.book, aside=aside), plan, differing)


def _is_its_own(flow: Flow, section: str, parts: tuple[OutlinePart, ...]) -> bool:
    """Whether an outline is another than the flow's."""
    found = flow.section[section]
    return not is_usual(found, completed(found, parts))


class _Told:
    """What a report answers to each question."""

    def __init__(self, report: Report, flow: Flow, origin: Origin) -> None:
        self._flow, self._origin = flow, origin
        self._figures = {address: certain(figure) for address, figure in report.figures.items()}
        self._doubtful = {a for a, figure in report.figures.items() if figure.state == "doubtful"}
        self._chosen = report.chosen
        self._texts = report.profile
        self.computed = {relation.target for relation in flow.relations if relation.computes}
        self._ids = LedgerIds(flow.ledger) if flow.ledger else None
        texts = {**texts_of(report), **fitting(report)}
        kind = kind_of_office(report.office)
        if kind:
            texts["office.kind"] = kind
        known = {address: value for address, value in self._figures.items() if value is not None}
        self._facts = Facts(flow, known, texts, report.year)

    def answer(self, asked: Asked) -> Value | None:
        """The answer, None where the report does not give one."""
        if self._ids is not None and asked.id.startswith(f"{self._ids.prefix}."):
            return self._of_ledger(asked, self._ids)
        if asked.question is not None:
            return self._of_question(asked, asked.question)
        return self._of_tally(asked)

    def waiting(self, plan: Plan) -> dict[str, Answer]:
        """What no question has asked for, because something before it is open or the kind of office closes it."""
        unknown = {
            address
            for address, figure in plan.figures.items()
            if figure.value is None or self._figures.get(address) not in {None, figure.value}
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
                asked = Asked(prompt)
                found |= self._kept(question.id, self.answer(asked))
        parts = {f"{tally.id}.{part.id}" for tally in self._flow.tallies for part in tally.parts}
        for address in unknown.intersection({*parts, *(self._ids.inputs() if self._ids else ())}):
            found |= self._kept(address, _count(self._value(address)))
        return found

    def _kept(self, id: str, value: Value | None) -> dict[str, Answer]:
        return {} if value is None else {id: Answer(value, self._origin)}

    def _value(self, address: str) -> Number | None:
        return self._figures.get(address)

    def _of_question(self, asked: Asked, question: Question) -> Value | None:
        if question.serves:
            return None  # a published report says no facts; what its text tells is read for next year's
        match question.kind:
            case "yes_no":
                figures = [a for (id, _), opens in self._flow.opened.items() if id == asked.id for a in opens]
                texts = self._flow.opened_texts.get((asked.id, True), ())
                return (
                    YesNo(value=any(map(self._texts.get, texts)))
                    if texts and not figures
                    else self._gate(figures)
                )
            case "choices":
                return self._choices(asked)
            case "choice" if question.id in self._chosen:
                return Choice(value=self._chosen[question.id][0])
            case "count" | "signed" | "money":
                return self._truth(asked) if self._value(asked.id) is not None else None
            case _:
                return self._truth(asked)

    def _gate(self, addresses: list[str]) -> Value | None:
        """Whether there was any: yes where a figure says so or may; open where one is missing and none says yes."""
        if any(self._value(address) or address in self._doubtful for address in addresses):
            return YesNo(value=True)
        return None if any(self._value(address) is None for address in addresses) else YesNo(value=False)

    def _choices(self, asked: Asked) -> Value | None:
        """What there was of several things: also what is not known, so that it is asked; open where nothing is known."""
        opened = {
            option.value: self._flow.opened.get((asked.id, option.value), ()) for option in asked.options
        }
        marked = self._chosen.get(asked.id)
        everything = [address for addresses in opened.values() for address in addresses]
        unknown = all(self._value(a) is None and a not in self._doubtful for a in everything)
        if unknown and (everything or marked is None):
            return None
        return Choices(
            value=tuple(
                value
                for value, addresses in opened.items()
                if value in (marked or ())
                or any(map(self._texts.get, self._flow.opened_texts.get((asked.id, value), ())))
                or any(self._value(a) is None or self._value(a) for a in addresses)
            )
        )

    def _of_tally(self, asked: Asked) -> Value | None:
        tally, _, name = asked.id.rpartition(".")
        parts = [
            f"{tally}.{part.id}" for each in self._flow.tallies if each.id == tally for part in each.parts
        ]
        if all(self._value(part) is not None for part in parts):
            return self._truth(asked)
        if name == "any":
            return self._gate([*parts, f"{tally}.total"])
        if name == "count":
            return _count(self._value(f"{tally}.total"))
        return _count(self._value(asked.id))

    def _of_ledger(self, asked: Asked, ids: LedgerIds) -> Value | None:
        name, _, column = asked.id.removeprefix(f"{ids.prefix}.").partition(".")
        rows = (*ids.endings, "new", "carried_in")
        if name == "way":
            return Choice(value="by_result")
        if name.startswith(("any_", "count_")):
            return self._row(asked, ids, name.partition("_")[2])
        if name == "who":
            cells = {c: [ids.cell(row, c) for row in rows] for c in ids.columns}
            return _several([c for c in ids.columns if any(self._open_or_some(cell) for cell in cells[c])])
        if name == "which":
            return _several(
                [row.id for row in ids.ledger.results if self._open_or_some(ids.cell(row.id, column))]
            )
        if name == "only":
            certain = all(self._value(ids.cell(row.id, column)) is not None for row in ids.ledger.results)
            return self._truth(asked) if certain else None
        return _count(self._value(asked.id))

    def _row(self, asked: Asked, ids: LedgerIds, row: str) -> Value | None:
        """A gate or a control figure: from the row's cells, else from its total."""
        cells = [self._value(ids.cell(row, column)) for column in ids.columns]
        total = (
            self._value(ids.cell(row, "total")) if None in cells else sum(int(cell or 0) for cell in cells)
        )
        if asked.kind == "count":
            return _count(total)
        return (
            YesNo(value=total > 0)
            if total is not None
            else self._gate([ids.cell(row, c) for c in ids.columns])
        )

    def _open_or_some(self, address: str) -> bool:
        value = self._value(address)
        return value is None or value > 0

    def _truth(self, asked: Asked) -> Value | None:
        told = reply(self._facts, asked)
        if isinstance(told, str):
            return asked.offer if told == "" else None
        if isinstance(told, Choice) and all(option.value != told.value for option in asked.options):
            return None
        return told


def certain(figure: Figure) -> Number | None:
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


def _count(value: Number | None) -> Value | None:
    return Count(value=int(value)) if value is not None and value >= 0 else None


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
