"""Figures told at once, in a table or a pasted block: the gates, choices and control figures that follow from them.

A figure told so is kept whatever was said of its branch, and no figure that was known and is not named changes. A gate
is decided where a figure behind it says so: one that is not 0, or all of them 0; of several kinds of things those that
nobody told stay in, to be asked. What nothing decides yet waits, set aside, for the question that it belongs to. Pure;
taking an answer up is `interview.engine.step.apply`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import assert_never

from interview.engine.answers.conditions import Condition, mentions
from interview.engine.answers.kinds import Choice, Choices, Count, Money, Signed, Value, YesNo
from interview.engine.answers.problems import Problem
from interview.engine.flow.model import Flow
from interview.engine.flow.question import Question, Tally
from interview.engine.plan.book import KEPT_OPEN, Answer, Book, Origin, count_of
from interview.engine.plan.meaning import (
    Any,
    Cell,
    Fact,
    InWords,
    Knowledge,
    ReportYear,
    Which,
    meaning_of,
    some,
)
from interview.engine.plan.plan import Plan
from interview.engine.sums.relations import Number


def known(plan: Plan) -> dict[str, Number | None]:
    """The figures that are told outside the ledger: as they are, else as they were told and wait; None while unknown."""
    return {cell: _known(plan, cell, kind) for cell, kind in plan.flow.told_kinds.items()}


def _known(plan: Plan, cell: str, kind: str) -> Number | None:
    value = plan.figures[cell].value
    waiting = plan.book.aside.get(cell)
    if value is not None or waiting is None or waiting.value.kind != kind:
        return value
    number = waiting.value.value
    return None if isinstance(number, str | tuple) else number


def follow(plan: Plan, book: Book, told: Collection[str], insisted: Collection[str]) -> Book:
    """The book with gates, choices and control figures that follow.

    Args:
        plan: As it was before.
        book: With the figures in its answers.
        told: The ids that were told now; those that are no figure of this sort do not matter.
        insisted: Those that are to stand whatever was said before: a control figure follows them.
    """
    answers, flow = dict(book.answers), plan.flow
    touched = [cell for cell in flow.told_kinds if cell in told]
    if not touched:
        return book
    sheet = known(plan)
    for cell in touched:
        number = answers[cell].value.value
        assert not isinstance(number, str | tuple)  # noqa: S101 - the kind was judged before
        sheet[cell] = number
    for tally in flow.tallies:
        if any(cell in told for cell in tally.cells):
            _tally(plan, answers, tally, sheet, told, insisted)
    gates = dict.fromkeys(id for (id, _), cells in flow.opened.items() if any(cell in told for cell in cells))
    for gate in (flow.questions[id] for id in flow.questions if id in gates):
        _gate(plan, answers, gate, Knowledge(sheet), told)
    aside = {id: answer for id, answer in book.aside.items() if id not in touched}
    return replace(book, answers=answers, aside=aside)


def closed(before: Plan, after: Plan, values: Mapping[str, Value]) -> Problem | None:
    """The first figure above 0 that could not be taken, because of what was said of the office or of another figure.

    One that waits for a figure is taken, and waits beside it; a 0 there does not close it unsaid.
    """
    waiting = {cell: answer.value for cell, answer in before.book.aside.items() if cell not in values}
    for cell, value in waiting.items():
        figure = after.figures.get(cell)
        if figure is not None and value.value and figure.value == 0 and figure.because in values:
            return Problem("closed", cell, {"cell": cell, "count": value.value, "because": figure.because})
    for cell, value in values.items():
        if cell not in after.flow.told_kinds or not value.value or after.get(cell) is not None:
            continue
        figure, item = after.figures[cell], _item(after.flow, cell)
        if figure.value is None and _waits_for_its_tally(after, item):
            continue
        if figure.value is None:
            because = _waits_for(after, item.when)
            if because in after.flow.told_kinds:
                continue
            return Problem("not_open_yet", cell, {"cell": cell, "because": because})
        if not figure.value:
            return Problem("closed", cell, {"cell": cell, "count": value.value, "because": figure.because})
    return None


# Gates and choices ---------------------------------------------------------------------------------------------------


def _gate(
    plan: Plan, answers: dict[str, Answer], gate: Question, known: Knowledge, told: Collection[str]
) -> None:
    """One gate: its answer, and the answers of what it newly opens or closes."""
    was = plan.book.answers.get(gate.id)
    now: Value
    match meaning_of(plan.flow, gate):
        case Any() as any_of:
            there = some(any_of, known)
            if there is None:
                return
            now = YesNo(value=there)
            opens, inside = any_of.cells, any_of.cells if there else ()
        case Which() as those:
            opens = tuple(cell for each in those.of.values() for cell in each.cells)
            if was is None and some(Any(opens), known) is None:
                return
            now = _choices(those, was, known, told)
            inside = tuple(cell for value in now.value for cell in those.of[value].cells)
        case Cell() | Fact() | InWords() | ReportYear():
            return  # nothing stands behind it
        case meaning:
            assert_never(meaning)
    origin: Origin = "computed"
    if was is not None and was.origin in KEPT_OPEN:
        origin = was.origin  # it alone keeps a branch open that the kind of office closes
    if was is None or was.value != now:
        answers[gate.id] = Answer(now, origin)
    for cell in opens:
        _behind(plan, answers, cell, was, is_open=cell in inside)


def _choices(those: Which, was: Answer | None, known: Knowledge, told: Collection[str]) -> Choices:
    """Of several things those that there are or may be; what was said of those that nobody touched stays."""
    before = was.value.value if was is not None and isinstance(was.value, Choices) else ()

    def there(option: str, each: Any) -> bool:
        if was is not None and not any(cell in told for cell in each.cells):
            return option in before
        return bool(each.cells) and some(each, known) is not False

    return Choices(value=tuple(option for option, each in those.of.items() if there(option, each)))


def _behind(plan: Plan, answers: dict[str, Answer], cell: str, was: Answer | None, *, is_open: bool) -> None:
    """A figure that a gate decides: 0 without an answer where it is closed; else 0 is told where it was 0 before."""
    question = plan.flow.questions.get(cell)
    if question is None:
        return  # a tally looks after its own
    if not is_open:
        answers.pop(cell, None)
    elif cell not in answers and was is not None and plan.figures[cell].value == 0:
        answers[cell] = Answer(_zero(question.kind), was.origin)


def _zero(kind: str) -> Value:
    """The answer 0 to a question for a number."""
    if kind == "money":
        return Money(value=Decimal(0))
    return Signed(value=0) if kind == "signed" else Count(value=0)


# Tallies -------------------------------------------------------------------------------------------------------------


def _tally(
    plan: Plan, answers: dict[str, Answer], tally: Tally, sheet: Mapping[str, Number | None],
    told: Collection[str], insisted: Collection[str],
) -> None:  # fmt: skip
    """Gate, control figure and counts of one tally.

    A control figure that the clerk told yields where the counts stood with it, or to all of them insisted on; else it
    stays, and is asked about.
    """
    counts = {cell: sheet[cell] for cell in tally.cells}
    if None in counts.values():
        _in_part(answers, tally, counts)
        return
    whole = {cell: int(count or 0) for cell, count in counts.items()}
    control = tally.control
    stated, total = answers.get(control), sum(whole.values())
    if count_of(stated) != total and not _yields(plan, control, stated, whole, told, insisted):
        return
    _any(answers, tally, said=total > 0)
    if total == 0:
        answers.pop(control, None)
    elif count_of(stated) != total:
        answers[control] = Answer(Count(value=total), "computed")
    _counts(answers, tally, whole)


def _in_part(answers: dict[str, Answer], tally: Tally, counts: Mapping[str, Number | None]) -> None:
    """Some counts of a tally: whether there are any, and which one it is where there is one."""
    _any(answers, tally, said=any(counts.values()) or None)
    there = {cell: count for cell, count in counts.items() if count}
    if count_of(answers.get(tally.control)) == 1 and [*there.values()] == [1]:
        _only(answers, tally, *there)


def _counts(answers: dict[str, Answer], tally: Tally, whole: Mapping[str, int]) -> None:
    """All counts of a tally: which one it is where there is one, else how many each."""
    total = sum(whole.values())
    for cell, count in whole.items():
        if total <= 1:
            answers.pop(cell, None)
        elif cell not in answers:
            answers[cell] = Answer(Count(value=count))
    if total == 1:
        _only(answers, tally, *(cell for cell, count in whole.items() if count))
    else:
        answers.pop(tally.only, None)


def _only(answers: dict[str, Answer], tally: Tally, cell: str) -> None:
    """What came of the only case."""
    told, part = answers.get(tally.only), tally.part[cell].id
    if told is None or told.value.value != part:
        answers[tally.only] = Answer(Choice(value=part))


def _any(answers: dict[str, Answer], tally: Tally, said: bool | None) -> None:
    """What a tally's own gate says, where that is decided."""
    gate = tally.gate
    if tally.ask and said is not None and (gate not in answers or answers[gate].value.value != said):
        answers[gate] = Answer(YesNo(value=said), "computed")


def _yields(
    plan: Plan, control: str, stated: Answer | None, cells: Mapping[str, int],
    told: Collection[str], insisted: Collection[str],
) -> bool:  # fmt: skip
    """Whether a control figure follows counts that come to another number."""
    if control in told:
        return False
    stood = plan.total(cells) == count_of(stated)
    return stated is None or stated.origin == "computed" or stood or set(cells) <= set(insisted)


# What keeps a branch closed ------------------------------------------------------------------------------------------


def _item(flow: Flow, cell: str) -> Question | Tally:
    return flow.questions.get(cell) or flow.tally_of[cell]


def _waits_for_its_tally(after: Plan, item: Question | Tally) -> bool:
    return isinstance(item, Tally) and after.get(item.control) is not None


def _waits_for(plan: Plan, when: Condition | None) -> str | None:
    """The question asked now that has to be answered first."""
    for address in mentions(when):
        if plan.get(address) is not None:
            return address
        if address in plan.flow.questions:
            return _waits_for(plan, plan.flow.questions[address].when)
    return None
