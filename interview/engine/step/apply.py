"""What a command does to the book: an answer taken up, many cells filled in, a control figure that follows.

Pure functions from plan to book or plan. Whether an answer may stand is `validate`; where the conversation goes next
is `machine`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from interview.engine.answers.conditions import mentions
from interview.engine.answers.kinds import Choice, Choices, Count, Money, Value, YesNo
from interview.engine.answers.problems import Problem
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Answer, Book, count_of
from interview.engine.plan.ledger.case_list import CARRIED_IN, NEW
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.meaning import HowTold, OfEntry
from interview.engine.plan.plan import Plan
from interview.engine.plan.several import answers_of
from interview.engine.plan.walk import Asked, Share, fits
from interview.engine.step import ways
from interview.engine.step.corrections import suspects
from interview.engine.step.implied import follow
from interview.engine.step.turns import Note
from interview.engine.step.validate import judge


def taken(plan: Plan, asked: Asked, answer: Answer) -> Book:
    """The book with the answer in it."""
    book, ledger = plan.book, plan.flow.ledger
    if ledger is not None and isinstance(asked.meaning, OfEntry):
        return ways.tell(plan, ledger, asked.meaning, answer.value)
    if ledger is not None and isinstance(asked.meaning, HowTold):
        return ways.switch(plan, ledger, str(answer.value.value))
    if asked.several:
        aside = {id: told for id, told in book.aside.items() if id not in {each.id for each in asked.several}}
        return replace(book, answers={**book.answers, **answers_of(asked, answer)}, aside=aside)
    answers = {**book.answers, asked.id: answer}
    if answer.value == Count(value=0):
        answers |= {each.id: answer for each in asked.likewise}
    if isinstance(answer.value, Count | Money) and asked.kind == "yes_no":
        answers[asked.id] = Answer(YesNo(value=answer.value.value > 0), answer.origin)
        if answer.value.value > 0:
            answers[str(asked.gate_of)] = answer
    elif isinstance(answer.value, Count | Money) and answer.value.value == 0:
        _none_after_all(plan, answers, asked.id)
    told_now = {asked.id, *(each.id for each in asked.likewise)}
    aside = {id: told for id, told in book.aside.items() if id not in told_now}
    return replace(book, answers=answers, aside=aside)


def _none_after_all(plan: Plan, answers: dict[str, Answer], count: str) -> None:
    """「有」 and then 0: there were none, so the gate says so, or the choice is taken out again."""
    gate = next((other.id for other in plan.asked if other.gate_of == count), None)
    if gate is not None and not _opens_more(plan.flow, gate, count):
        answers[gate] = Answer(YesNo(value=False), answers.pop(count).origin)
    if gate is None:
        _not_chosen_after_all(plan.flow, answers, count)


def _not_chosen_after_all(flow: Flow, answers: dict[str, Answer], count: str) -> None:
    """A tally that was chosen among several, and then there was none in it."""
    parts = {cell for tally in flow.tallies if count == tally.control for cell in tally.cells}
    for (gate, value), cells in flow.opened.items():
        chosen = answers[gate].value if gate in answers else None
        if isinstance(chosen, Choices) and parts.intersection(cells) and value in chosen.value:
            without = tuple(each for each in chosen.value if each != value)
            answers[gate] = Answer(Choices(value=without), answers.pop(count).origin)


def _opens_more(flow: Flow, gate: str, count: str) -> bool:
    """Whether a gate opens more than its own count: a fee may be received in a year without a notice."""
    return any(
        question.id != count and not question.serves and gate in mentions(question.when)
        for question in flow.questions.values()
    )


def let_control_yield(after: Plan, asked: Asked) -> tuple[Plan, tuple[Note, ...]]:
    """Where the columns stood and one was changed, the control figure follows them."""
    share = asked.share
    if share is None or share.control is None or asked.id not in share.parts:
        return after, ()
    control = after.book.answers.get(share.control)
    total = after.total(share.parts)
    if control is None or total is None or total == control.value.value or not asked.stands:
        return after, ()
    return _following_its_parts(after, share, total)


def let_controls_return(before: Plan, after: Plan) -> tuple[Plan, tuple[Note, ...]]:
    """Where a control figure that only followed its counts is back, or stands over other counts, it follows them again.

    One that the clerk told does not: if its counts do not come to it, they are asked about.
    """
    shares = {each.share.control: each.share for each in after.asked if each.share and each.share.control}
    notes: tuple[Note, ...] = ()
    for control, share in shares.items():
        answer = after.book.answers.get(control)
        if answer is None or answer.origin != "computed" or before.controls.get(control) == share.parts:
            continue
        total = after.total(share.parts)
        if total is not None and total != answer.value.value:
            after, said = _following_its_parts(after, share, total)
            notes += said
    return after, notes


def _following_its_parts(plan: Plan, share: Share, total: int) -> tuple[Plan, tuple[Note, ...]]:
    """The plan with what the counts come to as their control figure, and what is said of it."""
    control, gate = str(share.control), share.control_gate
    answers = {**plan.book.answers, control: Answer(Count(value=total), "computed")}
    if total == 0 and gate:
        answers[gate] = Answer(YesNo(value=False), "computed")
        del answers[control]  # 「有」 said again asks afresh how many
    elif total == 0:
        _not_chosen_after_all(plan.flow, answers, control)
    details = {"was": count_of(plan.book.answers[control]), "now": total, "question": control}
    return Plan(plan.flow, replace(plan.book, answers=answers)), (Note("control_yields", details),)


def searched(plan: Plan, subtotal: Asked) -> Iterator[Note]:
    """What a subtotal says of the slip that is looked for; at the end of the search, what it most likely is."""
    told = count_of(plan.book.answers[subtotal.id])
    placed = sum(int(plan.sheet[cell] or 0) for cell in subtotal.subtotal_of)
    code = "subtotal_agrees" if told == placed else "subtotal_differs"
    yield Note(code, {"told": told, "placed": placed, "unit": subtotal.unit})
    last = plan.next_after(subtotal.id)
    if last is not None and last.unsettled and last.answer is not None:
        likely = suspects(plan, last, count_of(last.answer))
        yield Note("likely", {"repairs": likely.changes, "tied": likely.tied, "here": last.id})


def lost_at_the_end(plan: Plan, entry: int) -> bool:
    """Whether the clerk is not sure about this one, and the decision list has nothing more to ask."""
    mine = [asked for asked in plan.asked if asked.entry == entry]
    return any(asked.unsettled for asked in mine) and all(asked.answer is not None for asked in mine)


def filled(plan: Plan, values: Mapping[str, Value], *, insist: bool) -> Book | Problem:
    """The book with many answers in it at once; cells of the ledger make it a table.

    What opens the other tables' figures follows from them. A control figure that the clerk told yields only to a whole
    row that is insisted on.
    """
    ledger = plan.flow.ledger
    ids = plan.ids
    cells = set(ids.inputs()) if ids else set()
    kinds = {**plan.flow.told_kinds, **dict.fromkeys(cells, "count")}
    for id, value in values.items():
        if not (value.kind == kinds[id] if id in kinds else _may_be_filled(plan, id, value)):
            return Problem("not_asked", id)
    has_cells = bool(cells & set(values))
    book = ways.switch(plan, ledger, "table") if ledger is not None and has_cells else plan.book
    answers = {**book.answers, **{id: Answer(value) for id, value in values.items()}}
    for id, value in values.items():
        if isinstance(value, Count) and value.value == 0 and id not in kinds:
            _none_after_all(plan, answers, id)
    insisted = set(values) if insist else set()
    book = follow(plan, replace(book, answers=answers), values, insisted)
    return replace(book, answers=_with_controls(plan, book, ids, insisted)) if ids and has_cells else book


def _may_be_filled(plan: Plan, id: str, value: Value) -> bool:
    """Whether a value may stand for a question; a way is switched and a list is told, never filled in."""
    asked = plan.get(id)
    if asked is None or isinstance(asked.meaning, OfEntry | HowTold):
        return False
    return fits(asked, value) and (isinstance(value, Count) or judge(plan, asked, value) is None)


def _with_controls(plan: Plan, book: Book, ids: LedgerIds, insisted: set[str]) -> dict[str, Answer]:
    """The answers, with gates and control figures that follow the cells where nobody told any or the row stood with it.

    One that the clerk told and the cells do not come to stays as it is, unless the whole row is `insisted` on: then the
    table is asked about again.
    """
    answers = dict(book.answers)
    for row in (NEW, CARRIED_IN):
        cells = [ids.cell(row, column) for column in ids.columns]
        told = [answers[cell] for cell in cells if cell in answers]
        total = sum(count_of(answer) for answer in told)
        gate, count = answers.get(ids.any(row)), answers.get(ids.count(row))
        stated = gate if gate is not None and gate.value.value is False else count
        if not told or (stated is not None and count_of(stated) == total):
            continue
        stood = count_of(stated) == plan.total(cells)
        if stated is None or stated.origin in {"carried", "computed"} or stood or insisted.issuperset(cells):
            ways.state_control(answers, ids, row, total)
    answers[ids.way] = Answer(Choice(value="table"))
    return answers
