"""Random walks: small numbers that hypothesis draws and shrinks, read as commands of the state they meet."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from random import Random

from hypothesis import strategies as st

from interview.engine.answers.conditions import mentions, truth
from interview.engine.answers.kinds import (
    Choice,
    Choices,
    Count,
    Money,
    Prose,
    Signed,
    Text,
    Value,
    Year,
    YesNo,
)
from interview.engine.answers.option import Option
from interview.engine.flow.model import Flow
from interview.engine.flow.question import Question
from interview.engine.plan.book import UNSURE, Entry
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.engine.step.state import State

TEXTS = (
    "", " ", "有", "没有", "是", "否", "0", "1", "2", "3件", "十二", "99", "不确定", "都没有", "个人", "个人、企业", "公开了",
    "全给了", "没给", "一件一件", "按结果", "2025", "2020", "3.5万元", "-8", "大概三四件", "[/]x", "\x00", "\ud800", "去年一样",
)  # fmt: skip

Spec = tuple[int, int, int, int]
SPECS = st.tuples(
    st.integers(0, 19), st.integers(0, 400), st.integers(0, 63), st.integers(0, 3)
)  # the verb, which, what, how


def command(state: State, spec: Spec) -> do.Command:  # noqa: C901, PLR0911 - one line a command
    """The command that a spec means here."""
    verb, which, what, how = spec
    if verb <= 7:  # answer what is asked
        return _answer(state, state.asked or _nth(state, which), what, insist=how == 0)
    if verb <= 10:  # answer something else
        return _answer(state, _nth(state, which), what, insist=how <= 1)
    ids = LedgerIds(state.flow.ledger) if state.flow.ledger else None
    match verb:
        case 11:
            return _fill(state, ids, which, what, how)
        case 12:
            return do.Place(which % 9 - 1, _entry(ids, which, what, how))
        case 13:
            return do.Remove(which % 9 - 1)
        case 14:
            return do.Skip()
        case 15:
            return do.Back()
        case 16:
            return do.Revise(_nth(state, which).id if how else "no.such")
        case 17:
            return _jump(state, which, how)
        case 18:
            return do.Undo()
        case _:
            findings = state.plan.findings
            if how == 0 or not findings:
                return do.Finish()
            return do.Accept(findings[which % len(findings)].id, ("", "就是这样", " ")[how - 1])


def _nth(state: State, which: int) -> Asked:
    return state.plan.asked[which % len(state.plan.asked)]


def _answer(state: State, asked: Asked, what: int, *, insist: bool) -> do.Command:
    given: str | Value = TEXTS[what % len(TEXTS)] if what >= 34 else a_value(asked, what)
    return do.Answer(asked.id, given, insist=insist)


def a_value(asked: Asked, what: int) -> Value:  # noqa: PLR0911 - one line a kind
    """A value of the question's kind."""
    match asked.kind:
        case "yes_no":
            return YesNo(value=what % 3 > 0)
        case "count":
            return Count(
                value=asked.left if asked.left is not None and asked.left >= 0 and what % 2 else what % 7
            )
        case "signed":
            return Signed(value=what - 16)
        case "money":
            return Money(value=Decimal(what) / 4)
        case "year":
            return Year(value=2018 + what % 9)
        case "choice":
            return Choice(value=_option(asked.options, what))
        case "choices":
            return Choices(value=tuple(o.value for at, o in enumerate(asked.options) if (what >> at % 6) & 1))
        case "text":
            return Text(value=f"文字{what}")
        case _:
            return Prose(value=f"一段话{what}。")


def small_value(kind: str, what: int) -> Value:
    """A value of a figure's kind."""
    if kind == "count":
        return Count(value=what)
    return Signed(value=what - 3 if what else 0) if kind == "signed" else Money(value=Decimal(what) / 4)


def _option(options: tuple[Option, ...], what: int) -> str:
    return options[what % len(options)].value if options else "nothing"


def _fill(state: State, ids: LedgerIds | None, which: int, what: int, how: int) -> do.Command:
    inputs = ids.inputs() if ids else []
    chosen = [inputs[(which + at * 7) % len(inputs)] for at in range(what % 5) if inputs]
    cells = {cell: Count(value=(what + at) % 4) for at, cell in enumerate(chosen)}
    asked = _nth(state, which)
    if what % 2:
        return _fill_small(state, which, what, how)
    match how:
        case 0:
            return do.Fill(dict.fromkeys(inputs, Count(value=0)) | cells)
        case 1:
            return do.Fill(cells)
        case 2:
            return do.Fill({asked.id: a_value(asked, what)} | cells)
        case _:
            return do.Fill(
                {asked.id: YesNo(value=True), "no.such": Count(value=1)}
                if what % 4
                else {"": Text(value="x")}
            )


def _fill_small(state: State, which: int, what: int, how: int) -> do.Command:
    """Some figures outside the ledger, or all of them."""
    kinds = [*state.flow.told_kinds.items()]
    several = [kinds[(which + at * 5) % len(kinds)] for at in range(1 + what % 5)]
    if how == 0:
        several = kinds[which % 3 :: 3] if what % 4 == 1 else kinds
    values = {cell: small_value(kind, (what + at) % 4) for at, (cell, kind) in enumerate(several)}
    if how == 1:  # among others, also what opens some of them
        asked = _nth(state, which)
        return do.Fill(values | {asked.id: a_value(asked, what)})
    return do.Fill({c: value for c, value in values.items() if not c.startswith("rules.")}, insist=how == 2)


def _entry(ids: LedgerIds | None, which: int, what: int, how: int) -> Entry:
    columns = (None, UNSURE, *(ids.columns if ids else ()))
    endings = (None, UNSURE, *(ids.endings if ids else ()), "total")
    return Entry(carried=how == 0, column=columns[which % len(columns)], result=endings[what % len(endings)])


def _jump(state: State, which: int, how: int) -> do.Command:
    if how == 0:
        return do.Jump(None)
    if how == 1:
        return do.Jump(state.flow.sections[which % len(state.flow.sections)].id)
    return do.Jump(_nth(state, which).id if how == 2 else "nowhere")


def truth_of(state: State, seed: int) -> dict[str, int | Decimal]:
    """Figures of some office that could have told what this flow asks; the ledger balances."""
    rng = Random(seed)
    figures: dict[str, int | Decimal] = {}
    for id, question in state.flow.questions.items():
        if not question.serves and question.kind in {"count", "signed", "money"} and rng.random() < 0.5:
            figures[id] = rng.choice((1, 2, 7, 30))
    figures = {
        id: n for id, n in figures.items() if not _is_closed(state.flow, state.flow.questions[id], figures)
    }
    for tally in state.flow.tallies:
        figures |= {f"{tally.id}.{part.id}": rng.choice((0, 0, 1, 3, 12)) for part in tally.parts}
    if state.flow.ledger is not None and rng.random() < 0.8:
        figures |= a_ledger(LedgerIds(state.flow.ledger), rng, rng.choice((1, 2, 6, 10, 40)))
    return figures


def _is_closed(flow: Flow, question: Question, figures: Mapping[str, int | Decimal]) -> bool:
    """Whether other figures leave no room for one: the kinds of what there is none of."""

    def lookup(address: str) -> int | Decimal | None:
        return figures.get(address, 0) if address in flow.told_kinds else None

    gates = (flow.questions[of] for of in mentions(question.when) if of in flow.questions)
    return truth(question.when, lookup) is False or any(_is_closed(flow, gate, figures) for gate in gates)


def a_ledger(ids: LedgerIds, rng: Random, n: int) -> dict[str, int | Decimal]:
    """A balanced ledger of n applications."""
    cells: dict[str, int | Decimal] = {}
    for _ in range(n):
        column = rng.choice(ids.columns[: rng.choice((1, 2, 6))])
        for row in (rng.choice(("new", "new", "new", "carried_in")), rng.choice(ids.endings)):
            cells[ids.cell(row, column)] = cells.get(ids.cell(row, column), 0) + 1
    return cells
