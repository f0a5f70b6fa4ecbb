"""What a question means in the figures, texts and facts of the form, and what somebody who knows some of them answers.

A gate means "any of these", a control figure "their sum", several to choose from "which of these", a count "this cell". Whoever
makes a question states its meaning; whoever wants its true answer (a respondent, last year's report, a published one)
looks it up here by what is known. `answer` is three-valued: yes, no, or None where what is known does not decide. No id is
ever read for what it may mean. Pure; what is asked, and in which words, is the walk's.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field
from typing import Literal, assert_never

from interview.dataclass import dataclass
from interview.engine.answers.kinds import (
    Choice,
    Choices,
    Count,
    Counts,
    Value,
    Year,
    YesNo,
    value_of,
)
from interview.engine.flow.model import Flow
from interview.engine.flow.question import Question
from interview.engine.sums.relations import Number

NumberKind = Literal["count", "signed", "money"]
TextKind = Literal["text", "prose", "choice"]
EntryStep = Literal["who", "given", "reason", "article", "step"]
"""What is asked about an application; `step` is a yes or no of the walk through the results."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The figure at an address."""

    address: str
    kind: NumberKind = "count"


@dataclass(frozen=True, slots=True)
class ControlFigure:
    """What several cells come to: a control figure."""

    cells: tuple[str, ...]
    total: str | None = None
    """The figure that states it as well, where the form has one."""


@dataclass(frozen=True, slots=True)
class Any:
    """Whether any of several cells is not 0, or any of several texts is there: a gate."""

    cells: tuple[str, ...]
    texts: tuple[str, ...] = ()
    number: Cell | ControlFigure | None = None
    """How many there were, which may be said in place of yes."""


@dataclass(frozen=True, slots=True)
class Which:
    """Which of several things there were, each being any of its cells."""

    of: Mapping[str, Any]

    def among(self, options: Collection[str]) -> Which:
        """The same, of those alone that may be chosen."""
        return Which({option: opens for option, opens in self.of.items() if option in options})


@dataclass(frozen=True, slots=True)
class OnlyOne:
    """Which of several cells, by option, holds the only one there is."""

    of: Mapping[str, str]

    @property
    def which(self) -> Which:
        """The same, as if there were several."""
        return Which({option: Any((cell,)) for option, cell in self.of.items()})


@dataclass(frozen=True, slots=True)
class Subtotal:
    """What some cells of a whole come to, asked to find a slip in one of them."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """What only the texts need."""

    id: str
    opens: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of several to choose from: the facts that each opens."""


@dataclass(frozen=True, slots=True)
class Several:
    """Counts that only the texts need, told at once."""

    of: Mapping[str, str]
    """The fact that each is, by its name."""


@dataclass(frozen=True, slots=True)
class InWords:
    """A text, or an answer that is told in words and printed as it is."""

    id: str
    kind: TextKind


@dataclass(frozen=True, slots=True)
class ReportYear:
    """The year that the report is about."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is as a finding says."""

    finding: str


@dataclass(frozen=True, slots=True)
class HowTold:
    """In which way the ledger is told."""


@dataclass(frozen=True, slots=True)
class TableDone:
    """Whether the ledger's table holds everything."""


@dataclass(frozen=True, slots=True)
class OfEntry:
    """One thing about one application of the list."""

    at: int
    """Which one, from 0."""
    step: EntryStep
    number: int = 0
    """Which yes or no, from 1."""
    rows: frozenset[str] = frozenset()
    """The results that a yes leaves."""


Meaning = (
    Cell
    | ControlFigure
    | Any
    | Which
    | OnlyOne
    | Subtotal
    | Fact
    | Several
    | InWords
    | ReportYear
    | Reason
    | HowTold
    | TableDone
    | OfEntry
)

MeaningInFlow = Cell | Any | Which | Fact | InWords | ReportYear
"""What the questions mean that a flow states one by one; the others are a tally's or the ledger's, or made of several."""


@dataclass(frozen=True)
class Knowledge:
    """What somebody knows."""

    figures: Mapping[str, Number | None] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Value] = field(default_factory=dict)
    year: int | None = None
    complete: bool = False
    """Whether that is everything: a figure that is absent is 0, and totals are added up, never looked at."""

    def figure(self, address: str) -> Number | None:
        """What is known of a cell."""
        return self.figures.get(address, 0 if self.complete else None)

    def total(self, address: str | None) -> Number | None:
        """What is stated as a sum."""
        return None if self.complete or address is None else self.figures.get(address)


def answer(meaning: Meaning | None, known: Knowledge) -> Value | None:  # noqa: C901, PLR0911 - one line a meaning
    """What somebody who knows this answers truthfully; None where that is not decided.

    Raises:
        ValidationError: A number is none that may be told, such as a count below 0.
    """
    match meaning:
        case Cell():
            number = known.figure(meaning.address)
            return None if number is None else value_of(meaning.kind, number)
        case ControlFigure():
            whole = total(meaning, known)
            return None if whole is None else value_of("count", whole)
        case Subtotal():
            return answer(ControlFigure(meaning.cells), known)
        case Any():
            there = some(meaning, known)
            return None if there is None else YesNo(value=there)
        case Which():
            those = occurred(meaning, known)
            return None if those is None else Choices(value=those)
        case OnlyOne():
            kinds = occurred(meaning.which, known) or ()
            one = [option for option in kinds if known.figure(meaning.of[option]) == 1]
            return Choice(value=one[0]) if len(kinds) == 1 and one else None
        case Fact():
            return known.facts.get(meaning.id) or _opening(meaning, known)
        case Several():
            return _several(meaning, known)
        case InWords():
            told = known.texts.get(meaning.id)
            return value_of(meaning.kind, told) if told else None
        case ReportYear():
            return None if known.year is None else Year(value=known.year)
        case Reason() | HowTold() | TableDone() | OfEntry() | None:
            return None  # no figure says that
    assert_never(meaning)


def total(meaning: ControlFigure, known: Knowledge) -> Number | None:
    """A sum as it is stated, or as its cells come to; nothing is known where the two are not the same."""
    stated, found = known.total(meaning.total), [known.figure(cell) for cell in meaning.cells]
    added = stated if None in found else sum(number or 0 for number in found)
    return added if stated in {None, added} else None


def some(meaning: Any, known: Knowledge) -> bool | None:
    """Whether there is any: one cell is enough for a yes, a no wants them all, or their sum."""
    if isinstance(meaning.number, ControlFigure):
        whole = total(meaning.number, known)
        if whole is not None or known.total(meaning.number.total) is not None:
            return None if whole is None else whole > 0
    found = [known.figure(cell) for cell in meaning.cells]
    if any(found) or any(known.texts.get(text) for text in meaning.texts):
        return True
    return False if None not in found and (found or known.complete) else None


def occurred(meaning: Which, known: Knowledge) -> tuple[str, ...] | None:
    """Which of several things there were; None where that is not known of each."""
    there = {option: some(each, known) for option, each in meaning.of.items()}
    return None if None in there.values() else tuple(option for option, any_of in there.items() if any_of)


def _opening(fact: Fact, known: Knowledge) -> Value | None:
    """Several to choose from follow from the facts that they open."""
    chosen = tuple(
        option for option, facts in fact.opens.items() if any(each in known.facts for each in facts)
    )
    return Choices(value=chosen) if chosen else None


def _several(meaning: Several, known: Knowledge) -> Value | None:
    """Those that nobody knows left out; None where that is all of them."""
    told = [known.facts.get(fact) for fact in meaning.of.values()]
    counts = tuple(each.value if isinstance(each, Count) else None for each in told)
    return Counts(value=tuple(meaning.of), counts=counts) if any(n is not None for n in counts) else None


# What the questions of a flow mean -------------------------------------------------------------------------------------


def meaning_of(flow: Flow, question: Question) -> MeaningInFlow:
    """What one of a flow's own questions means."""
    if question.serves:
        return _fact(flow, question)
    match question.kind:
        case "yes_no":
            return _opens(flow, question, True)
        case "choices":
            return Which({each.value: _opens(flow, question, each.value) for each in question.options})
        case "count" | "signed" | "money" as kind:
            return Cell(question.id, kind)
        case "year":
            return ReportYear()
        case "choice" | "text" | "prose" as kind:
            return InWords(question.id, kind)
    assert_never(question.kind)


def _opens(flow: Flow, question: Question, value: object) -> Any:
    key, number = (question.id, value), question.takes_count_of
    kind: NumberKind = "money" if number and flow.questions[number].kind == "money" else "count"
    return Any(
        flow.opened.get(key, ()), flow.opened_texts.get(key, ()), Cell(number, kind) if number else None
    )


def _fact(flow: Flow, question: Question) -> Fact:
    opened = {each.value: flow.opened_facts.get((question.id, each.value), ()) for each in question.options}
    return Fact(question.id, opened if question.kind == "choices" else {})
