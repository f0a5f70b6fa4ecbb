"""Holding interviews in tests: flows by id, a truthful clerk, and what was said on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache

from interview.engine.answers.kinds import Count, Value
from interview.engine.flow.model import Flow
from interview.engine.plan import meaning
from interview.engine.plan.book import Book
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.respondent import Facts, contradicted, reply
from interview.engine.step.state import State
from interview.engine.step.turns import Finished, Refuse, Turn
from interview.flowfiles import load_flow as _load
from interview.flowfiles.loading import PACKAGED

FORMS = PACKAGED
"""Every form that there is."""
FLOWS = ("disclosure_2019", "disclosure_2021")
"""The annual report's."""
KINDS = (
    "state_department", "province_government", "city_government", "county_government", "department", "township", "other",
)  # fmt: skip
TABLES = ("proactive", "applications", "disputes")

PROFILE: Mapping[str, str] = {
    "office.name": "云山县水利局",
    "office.kind": "department",
    "office.address": "云山县人民路 12 号",
    "office.phone": "0795-2501234",
    "office.postcode": "336400",
    "office.website": "www.example.gov.cn",
}
PROSE = (
    "overview.opening", "overview.proactive", "overview.on_request", "overview.management", "overview.platform",
    "overview.supervision", "problems", "improvements", "other_matters",
)  # fmt: skip
TEXTS: Mapping[str, str] = {**PROFILE, **dict.fromkeys(PROSE, "都写好了。")}
WHOLE: Mapping[str, str] = {
    "overview.proactive": "全年在县政府网站公开信息86条。",
    "problems": "部分栏目更新不够及时，解读只有文字。",
    "improvements": "每月核对一次栏目，今后的解读都配图。",
}
"""Texts in place of these of which nobody has anything to say."""


REASONS = {
    f"N07.{column}": "上一年漏报了。"
    for column in ("natural", "business", "research", "charity", "legal", "other", "total")
}
"""What a clerk says where carried in differs from last year."""


@cache
def flow(id: str) -> Flow:
    """A real flow, read once."""
    return _load(id)


def year_of(id: str) -> int:
    """A report year of a flow."""
    return 2020 if id == "disclosure_2019" else 2025


LIKE: Mapping[str | None, str] = {
    "office": "云山县人民政府", "phone": "0795-2501234", "address": "云山县人民路 1 号", "postcode": "336400", "website": "www.example.gov.cn", "site_code": "3609210001", "icp": "赣ICP备12345678号", "police": "赣公网安备36092102000001号", "person": "王某某", None: "云山水利",
}  # fmt: skip
"""What is told where a form asks for something of the sort and nothing else is known of it."""


@cache
def usual(id: str) -> Mapping[str, str]:
    """What a clerk tells wherever a form asks for words, or for one of several."""
    asked = (
        each for each in flow(id).questions.values() if each.kind in {"text", "choice"} and not each.serves
    )
    of_form = {each.id: each.options[0].value if each.kind == "choice" else LIKE[each.like] for each in asked}
    return {**of_form, **TEXTS}


def facts_of(
    id: str,
    figures: Mapping[str, int | Decimal] | None = None,
    *,
    kind: str = "department",
    way: str = "by_result",
    answers: Mapping[str, str] | None = None,
) -> Facts:
    """What a clerk of such an office knows."""
    texts = {**usual(id), "office.kind": kind}
    return Facts(flow(id), figures or {}, texts, year_of(id), answers or {}, way, REASONS)


@dataclass
class Told:
    """One input: the question, what was given, what was said back."""

    asked: Asked
    given: str | Value
    turns: tuple[Turn, ...]

    @property
    def refused(self) -> bool:
        """Whether it was not taken."""
        return any(isinstance(turn, Refuse) for turn in self.turns)


@dataclass
class Held:
    """An interview that was held, and its transcript."""

    state: State
    told: list[Told] = field(default_factory=list)
    before: list[State] = field(default_factory=list)
    """The state each input met."""

    def inputs(self, *sections: str) -> int:
        """How many inputs were submitted in these sections."""
        return sum(told.asked.section in sections for told in self.told)

    @property
    def figures(self) -> dict[str, int | Decimal | None]:
        """Every figure."""
        return self.state.plan.sheet


def hold(facts: Facts, state: State | None = None, *, gate_takes_count: bool = False) -> Held:
    """Lets a truthful clerk answer whatever is asked, until nothing is open."""
    if state is not None:
        return _go_on(facts, state, gate_takes_count)
    held = _from_the_beginning(Clerk(facts, _known_to(facts), gate_takes_count))
    return Held(held.state, [*held.told], [*held.before])


@dataclass(frozen=True)
class Clerk:
    """Who holds an interview, known by what they know."""

    facts: Facts = field(compare=False)
    known: str
    gate_takes_count: bool


def _known_to(facts: Facts) -> str:
    told = (facts.figures, facts.texts, facts.answers, facts.reasons, facts.facts)
    return repr((id(facts.flow), facts.year, facts.way, *(sorted(each.items()) for each in told)))


@lru_cache(maxsize=32)  # many tests begin with the same office, and no state ever changes
def _from_the_beginning(clerk: Clerk) -> Held:
    return _go_on(clerk.facts, begin(clerk.facts.flow)[0], clerk.gate_takes_count)


def _go_on(facts: Facts, state: State, gate_takes_count: bool) -> Held:
    held = Held(state)
    for _ in range(2000):
        if carried := contradicted(facts, held.state.plan):
            held.state = told(held.state, {carried.id: reply(facts, carried) or ""}, insist=True)
            continue
        asked = held.state.asked
        if asked is None or not asked.open:
            break
        given = reply(facts, asked)
        if given is None and asked.question is not None and asked.question.serves:
            held.state = steps(held.state, do.Skip())  # a fact may be passed over
            continue
        assert given is not None, f"nothing to say to {asked.id}"
        if gate_takes_count and asked.gate_of:
            given = _with_count(facts, asked, given)
        answer(held, given)
        assert not held.told[-1].refused, held.told[-1]
    return held


def told_whole(figures: Mapping[str, int] | None = None, way: str = "by_result") -> State:
    """A department's interview of today's form in which nothing is open."""
    return hold(facts_of("disclosure_2021", figures, way=way)).state


def answer(held: Held, given: str | Value, *, insist: bool = False) -> None:
    """One more input to the question being asked."""
    asked = held.state.asked
    assert asked is not None
    held.before.append(held.state)
    held.state, turns = step(held.state, do.Answer(asked.id, given, insist=insist))
    held.told.append(Told(asked, given, turns))


def _with_count(facts: Facts, asked: Asked, given: str | Value) -> str | Value:
    count = _how_many(facts, asked)
    return given if count is None or not getattr(count, "value", 0) else f"{count.value}件"


def _how_many(facts: Facts, asked: Asked) -> Value | None:
    """What may be said in place of yes, where there is a control figure for it."""
    stated = asked.meaning.number if isinstance(asked.meaning, meaning.Any) else None
    if asked.gate_of in facts.answers or not isinstance(stated, meaning.ControlFigure):
        return None
    return meaning.answer(stated, facts.known)


def steps(state: State, *commands: do.Command) -> State:
    """The state after these commands, none of which is refused."""
    for command in commands:
        state, turns = step(state, command)
        assert not any(isinstance(turn, Refuse) for turn in turns), (command, turns)
    return state


def refusal(state: State, command: do.Command) -> Refuse:
    """The refusal a command meets; the state stays."""
    after, turns = step(state, command)
    found = [turn for turn in turns if isinstance(turn, Refuse)]
    assert found, turns
    assert after == state
    return found[0]


def told(state: State, answers: Mapping[str, str | Value], *, insist: bool = False) -> State:
    """The state after these answers by question id."""
    return steps(state, *(do.Answer(id, given, insist=insist) for id, given in answers.items()))


def finished(state: State) -> bool:
    """Whether the report can be finished now."""
    _, turns = step(state, do.Finish())
    return any(isinstance(turn, Finished) for turn in turns)


def mend(facts: Facts, state: State) -> State:
    """A truthful clerk goes through the whole plan, again and again, until everything said is true."""
    for _ in range(12):
        before = state.book
        for id in [asked.id for asked in state.plan.asked]:
            asked = state.plan.get(id)
            given = reply(facts, asked) if asked else None
            if asked is None or given is None or asked.entry is not None or _is_told(asked, given):
                continue
            state, _ = step(state, do.Answer(id, given, insist=True))
        state = _mend_cells(facts, state)
        if state.book == before:
            break
    return state


def _is_told(asked: Asked, given: str | Value) -> bool:
    return not asked.open and asked.answer is not None and asked.answer.value == given


def _mend_cells(facts: Facts, state: State) -> State:
    """The table filled in, or the list told anew, where the ledger is asked so."""
    if facts.ids is None:
        return state
    asked = state.plan.get(facts.ids.way)
    if asked is None or asked.answer is None:
        return state
    way = asked.answer.value  # given, or the only one there is
    if way.value == "table":
        cells = {cell: Count(value=int(facts.figures.get(cell, 0))) for cell in facts.ids.inputs()}
        if any(state.plan.sheet[cell] != count.value for cell, count in cells.items()):
            state, _ = step(state, do.Fill(cells))
    if way.value == "one_by_one" and state.book.entries != facts.entries:
        while len(state.book.entries) > len(facts.entries):
            state = steps(state, do.Remove(len(state.book.entries) - 1))
        for at, entry in enumerate(facts.entries):
            state = steps(state, do.Place(at, entry))
    return state


def settled(book: Book, of: Flow) -> bool:
    """Whether a book's live answers are exactly those its flow reaches."""
    return Plan(of, book).book == book


def opened(plan: Plan) -> Iterator[str]:
    """The ids of what stops a finish."""
    return (asked.id for asked in plan.open)
