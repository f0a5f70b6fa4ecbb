"""Walking through the sections of a form: plain questions, facts and tallies in order, and the totals in the end.

The ledger is walked by `interview.engine.plan.ledger`. What comes of it all is the plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from interview.engine.answers.conditions import mentions
from interview.engine.answers.kinds import NUMBERS
from interview.engine.answers.option import Option
from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Flow, Section
from interview.engine.flow.question import Question, Tally
from interview.engine.plan.apportion import Portion, Wording, share
from interview.engine.plan.book import KEPT_OPEN, Answer, LastYear, count_of
from interview.engine.plan.last_year.lists.lookup import listed
from interview.engine.plan.last_year.lists.model import in_their_order
from interview.engine.plan.last_year.prefill import of_last, steady
from interview.engine.plan.ledger.ledger import walk_ledger
from interview.engine.plan.meaning import Any, ControlFigure, meaning_of
from interview.engine.plan.walk import UNKNOWN, Figure, Prompt, Share, Walk
from interview.engine.prose.derived import addresses_in
from interview.engine.sums.relations import compute


def walk_section(walk: Walk, section: Section) -> None:
    """Walks what a section asks, in order; a fact before the text that it is for, and before what it decides."""
    walk.section = section.id
    facts = walk.flow.facts[section.id]
    met: set[str] = set()  # facts, and texts whose facts of last year are asked
    for item in walk.flow.in_order[section.id]:
        match item:
            case Question(kind="prose"):
                _walk_told(walk, item.id, facts, met)
                _walk_question(walk, item)
            case Question():
                _walk_told(walk, item.serves, facts, met)
                _walk_once(walk, item, met)
            case Tally():
                _walk_tally(walk, item)
            case Ledger():
                walk_ledger(walk, item)
            case _:
                assert_never(item)
    if walk.year == "":
        walk.year = walk.facts.get("year", "")


def _walk_told(walk: Walk, text: str | None, facts: Mapping[str, Question], met: set[str]) -> None:
    """Walks through the facts that last year's text told, whichever text they serve, in its order; once for each text.

    They are asked before it, or it would have gaps, and not in the form's order.
    """
    last = walk.book.last
    if text is None or text in met or last is None:
        return
    met.add(text)
    for place in in_their_order(last.bound.get(text, ()), listed(last)):
        for of in addresses_in(place.of):
            if of in facts:
                _walk_once(walk, facts[of], met)


def _walk_once(walk: Walk, question: Question, met: set[str]) -> None:
    """Walks through a question, and before it through those facts that decide whether it is asked, each once."""
    if question.id in met:
        return
    met.add(question.id)
    for fact in walk.flow.deciding[question.id]:
        _walk_once(walk, fact, met)
    _walk_question(walk, question)


def _wanted(walk: Walk, question: Question, decided: bool | None) -> bool:
    """Whether a fact is asked: while its text is not in the office's own words, and of last year's text what that told.

    The draft in that text's place asks no more: what was told for the one is enough for the other.
    """
    text = walk.pool.get(str(question.serves))
    if question.id in walk.pool:
        return decided is not False
    if text is not None and text.origin != "inferred":
        return False
    last, served = walk.book.last, walk.flow.questions.get(str(question.serves))
    if question.if_told and (last is None or question.id not in last.facts):
        return False
    carried = last is not None and question.serves in last.texts and not (served and served.afresh)
    if last is not None and carried:
        told = question.id in last.facts and not _opens_what_was_told(walk.flow, question, last)
        return decided is not False and told
    return decided is True


def _is_of_none(walk: Walk, question: Question) -> bool:
    """Whether a fact is a part of what there is none of in all: one of last year's list whose sum is told, and is 0."""
    of = listed(walk.book.last).get(question.id)
    return of is not None and bool(of.total) and walk.lookup(of.total) == 0


def _opens_what_was_told(flow: Flow, question: Question, last: LastYear) -> bool:
    """Whether a question only leads to others that last year's text told: those are asked at once, and its text names the rest."""
    return question.kind == "choices" and any(
        question.id in mentions(flow.questions[fact].when) for fact in last.facts if fact in flow.questions
    )


def _walk_question(walk: Walk, question: Question) -> None:
    if (kept := steady(question, walk.book.last, walk.year)) is not None:
        walk.pool.setdefault(question.id, Answer(kept, "carried"))
    decided = walk.truth(question.when)
    if question.serves:
        decided = _wanted(walk, question, decided) or None
        if decided and question.id not in walk.pool and _is_of_none(walk, question):
            walk.facts[question.id] = 0
            return
    if question.options_of_last and not of_last(walk.book.last, question):
        return
    if not decided and _imported_all_the_same(walk, question, decided):
        decided = True
    is_figure = question.kind in NUMBERS and not question.serves
    if not decided:
        if question.kind in {"yes_no", "choices"} and decided is False:
            walk.close(question.id, walk.reason(question.when))
        elif is_figure and decided is False:
            walk.zero([question.id], walk.reason(question.when))
        return
    answer = walk.ask(
        Prompt(
            question.id, question.kind, walk.section, question.ask,
            {"year": walk.facts.get("year", ""), "heading": question.title}, question, _offered(walk, question),
            _unit_of(walk.flow, question), meaning=meaning_of(walk.flow, question), optional=question.optional,
            question=question, gate_of=question.takes_count_of,
        )
    )  # fmt: skip
    if is_figure and answer is not None:
        value = answer.value.value
        assert not isinstance(value, str | tuple)  # noqa: S101 - the kind was judged when the answer was taken up
        walk.figures[question.id] = Figure(value, answer.origin, question.id)


def _unit_of(flow: Flow, question: Question) -> str:
    """Its unit; a gate that takes a count counts in that one's."""
    return flow.questions[question.takes_count_of].unit if question.takes_count_of else question.unit


def _offered(walk: Walk, question: Question) -> tuple[Option, ...]:
    """The options that this office may choose from."""
    if question.options_of_last:
        return of_last(walk.book.last, question)
    if all(option.when is None for option in question.options):
        return question.options
    return tuple(option for option in question.options if walk.truth(option.when) is not False)


def _imported_all_the_same(walk: Walk, question: Question, decided: bool | None) -> bool:
    """Whether a published report told something in a branch that the kind of office closes: it is kept, visible.

    Nothing told there closes with it; while the kind is not known, even that is kept.
    """
    told = walk.pool.get(question.id)
    if told is None or told.origin not in KEPT_OPEN or (decided is False and not told.value.value):
        return False
    asked = walk.flow.questions
    return all(id in asked and asked[id].kind == "choice" for id in mentions(question.when))


def _walk_tally(walk: Walk, tally: Tally) -> None:
    addresses = tally.cells
    decided = walk.truth(tally.when)
    gate = tally.gate
    if decided and tally.ask:
        prompt = Prompt(
            gate, "yes_no", walk.section, tally.ask, {"year": walk.year}, tally,
            meaning=Any(addresses, number=_control_figure(tally)), gate_of=tally.control,
        )  # fmt: skip
        answer = walk.ask(prompt)
        decided = None if answer is None else bool(answer.value.value)
    if decided:
        _count_tally(walk, tally, gate if tally.ask else None)
    elif decided is False:
        walk.zero(addresses, gate if gate in walk.facts else walk.reason(tally.when))


def _control_figure(tally: Tally) -> ControlFigure:
    return ControlFigure(tally.cells, tally.total)


def _count_tally(walk: Walk, tally: Tally, gate: str | None) -> None:
    control = tally.control
    params: dict[str, object] = {"year": walk.year, "tally": tally.says}
    answer = walk.ask(
        Prompt(
            control,
            "count",
            walk.section,
            tally.ask_count,
            params,
            tally,
            unit="件",
            meaning=_control_figure(tally),
        )
    )
    if answer is None:
        return
    whole = count_of(answer)
    pieces = [Portion(cell, part.id, part.says, part) for cell, part in tally.part.items()]
    wording = Wording(
        tally.ask_part,
        {**params, "n": whole},
        called="part",
        only_id=tally.only,
        only=tally.ask_only,
        only_help=tally,
    )
    share(walk, Share(whole, tally.cells, control, gate), pieces, wording, control)


def totals(walk: Walk) -> None:
    """Adds up what the relations compute, and gives every cell of the form a figure, known or not."""
    sheet = {address: figure.value for address, figure in walk.figures.items()}
    compute(walk.flow.relations, sheet)
    for address, value in sheet.items():
        if address not in walk.figures:
            walk.figures[address] = Figure(value, "computed")
    for address in walk.flow.cells:
        walk.figures.setdefault(address, UNKNOWN)
