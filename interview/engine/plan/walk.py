"""One walk through a flow with a book: which questions are reached, and what every figure is.

The walk goes through the flow in order and looks only at what it has already reached, so a single pass
decides everything: which answers are live, which are set aside, what is offered. It changes nothing and keeps
nothing; `interview.engine.plan.plan` reads the result.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, field, replace

from interview.dataclass import dataclass
from interview.engine.answers.conditions import Condition, Fact, mentions, truth
from interview.engine.answers.kinds import Choice, Choices, Count, Counts, Kind, Value
from interview.engine.answers.option import Option
from interview.engine.answers.templates import fill
from interview.engine.flow.ledger_form import LedgerAsk
from interview.engine.flow.model import Flow
from interview.engine.flow.part import Help
from interview.engine.flow.question import Question
from interview.engine.plan.book import Answer, Book, Entry, Origin
from interview.engine.plan.last_year.figures import figures_here
from interview.engine.plan.last_year.roll_forward import MovedOn
from interview.engine.plan.meaning import Any, Cell, Meaning, OfEntry, Reason, Subtotal
from interview.engine.sums.relations import Number

OFFER_UP_TO = 10
"""In a whole of more than this the last count is typed and compared, never offered: the balance is the only check."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What is known of one cell."""

    value: Number | None = None
    origin: Origin | None = None
    because: str | None = None
    """The question that says so: the one that was answered, or the gate that makes it zero."""


UNKNOWN = Figure()


@dataclass(frozen=True, slots=True)
class Share:
    """A known whole to be distributed over several counts."""

    whole: int
    parts: tuple[str, ...]
    """Every address that may hold a piece of it."""
    control: str | None = None
    """The control figure that states the whole; none where cells do."""
    control_gate: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One of several counts that are told at once."""

    id: str
    """The question that it answers."""
    name: str
    unit: str
    help: Help | None = None


@dataclass(frozen=True, slots=True)
class Prompt:
    """What one question of the plan asks for; made once a walk, and shared by whatever is known of its answer."""

    id: str
    kind: Kind
    section: str
    template: str
    """The question; `Asked.text` fills its placeholders."""
    params: Mapping[str, object] = field(default_factory=dict)
    help: Help | None = None
    options: tuple[Option, ...] = ()
    unit: str = ""
    _: KW_ONLY
    meaning: Meaning | None = None
    """What its true answer follows from; none where what somebody wrote is only read as this kind."""
    optional: bool = False
    part: str = ""
    """The spoken name of what is counted, for 「那企业就是 1 件？」."""
    left: int | None = None
    """How much of the whole is not placed yet, this question's own answer left out."""
    share: Share | None = None
    rest: bool = False
    """Whether all that is left of the whole belongs here, since the other pieces were told."""
    likewise: tuple[Member, ...] = ()
    """Where nothing is left of the whole: the other pieces that nobody told, of which a 0 here says that there is none either."""
    question: Question | None = None
    """The flow's own question, where this is one."""
    gate_of: str | None = None
    """A gate that may be answered with this count."""
    several: tuple[Member, ...] = ()
    """Of counts told at once: the questions that they answer, none of which is asked meanwhile."""


class OfferedDraft:  # noqa: PLW1641 - as unhashable as the question that offers it
    """A text that is offered and written once somebody looks: few questions of a plan are ever shown."""

    __slots__ = ("_write", "_written")

    def __init__(self, write: Callable[[], Value | None]) -> None:
        self._write: Callable[[], Value | None] | None = write
        self._written: Value | None = None

    def written(self) -> Value | None:
        """The text; none where there is nothing to say."""
        if self._write is not None:
            self._written, self._write = self._write(), None
        return self._written

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OfferedDraft) and self.written() == other.written()


@dataclass(frozen=True, slots=True)
class Asked:
    """One reachable question of the plan, answered or open: its prompt, and how it stands.

    What of it is the prompt's is handed through, so that a question is read as one thing.
    """

    prompt: Prompt
    answer: Answer | None = None
    unsettled: bool = False
    """Answered, but must be asked again: it does not come out, or the clerk was not sure."""
    offered: Value | OfferedDraft | None = None
    """What the balance names, or the draft of a text."""
    last: Value | None = None
    """Last year's answer; of a gate that a number may answer, the number; a text with its years moved on."""
    moved: tuple[MovedOn, ...] = ()
    """What in last year's text was moved on or should be looked at."""

    @property
    def last_that_stands(self) -> Value | None:
        """Last year's answer as it stands in the field; none where it cannot be given: 10 where 2 are left, 1 where the rest is 2."""
        if not isinstance(self.last, Count) or self.left is None:
            return self.last
        fitting = self.last.value == self.left if self.prompt.rest else self.last.value <= self.left
        return self.last if fitting else None

    @property
    def offer(self) -> Value | None:
        """What Enter takes."""
        return self.offered.written() if isinstance(self.offered, OfferedDraft) else self.offered

    @property
    def id(self) -> str:
        """The question's id, by which the answers file knows it."""
        return self.prompt.id

    @property
    def kind(self) -> Kind:
        """What sort of answer is wanted."""
        return self.prompt.kind

    @property
    def section(self) -> str:
        """The section that it belongs to."""
        return self.prompt.section

    @property
    def params(self) -> Mapping[str, object]:
        """What fills the placeholders of the question."""
        return self.prompt.params

    @property
    def help(self) -> Help | None:
        """What there is to say about it."""
        return self.prompt.help

    @property
    def options(self) -> tuple[Option, ...]:
        """What may be chosen."""
        return self.prompt.options

    @property
    def unit(self) -> str:
        """What is counted in."""
        return self.prompt.unit

    @property
    def meaning(self) -> Meaning | None:
        """What its true answer follows from."""
        return self.prompt.meaning

    @property
    def optional(self) -> bool:
        """Whether a report may be finished without an answer."""
        return self.prompt.optional

    @property
    def part(self) -> str:
        """The spoken name of what is counted."""
        return self.prompt.part

    @property
    def left(self) -> int | None:
        """How much of the whole is not placed yet, this question's own answer left out."""
        return self.prompt.left

    @property
    def likewise(self) -> tuple[Member, ...]:
        """The other pieces that a 0 here is said of, too."""
        return self.prompt.likewise

    @property
    def share(self) -> Share | None:
        """The whole that it asks for a piece of."""
        return self.prompt.share

    @property
    def question(self) -> Question | None:
        """The flow's own question, where this is one."""
        return self.prompt.question

    @property
    def gate_of(self) -> str | None:
        """A gate that may be answered with this count."""
        return self.prompt.gate_of

    @property
    def several(self) -> tuple[Member, ...]:
        """Of counts told at once: the questions that they answer."""
        return self.prompt.several

    @property
    def entry(self) -> int | None:
        """Which entry of the list it is about, from 0."""
        return self.meaning.at if isinstance(self.meaning, OfEntry) else None

    @property
    def subtotal_of(self) -> tuple[str, ...]:
        """For a subtotal that helps to find a slip: the counts it adds up. It is offered, never pushed."""
        return self.meaning.cells if isinstance(self.meaning, Subtotal) else ()

    @property
    def explains(self) -> str:
        """For the reason of a difference from last year: the id of the finding that it answers."""
        return self.meaning.finding if isinstance(self.meaning, Reason) else ""

    @property
    def chosen(self) -> bool:
        """Whether it counts one of several that were said to have occurred, so that it holds something."""
        return self.share is not None and self.share.control is None

    @property
    def text(self) -> str:
        """The question as the clerk reads it."""
        return fill(self.prompt.template, self.params)

    @property
    def stands(self) -> bool:
        """For a piece of a whole: whether it was told, and what is told adds up to the whole."""
        return self.answer is not None and self.answer.value.value == self.left

    @property
    def open(self) -> bool:
        """Whether an answer is wanted."""
        return self.unsettled or (self.answer is None and not self.subtotal_of)

    @property
    def stops(self) -> bool:
        """Whether a report cannot be finished before it is answered."""
        return self.unsettled or (self.answer is None and not self.optional)


class Walk:
    """The state of one walk; sections, tallies and the ledger add to it as they are passed."""

    def __init__(self, flow: Flow, book: Book) -> None:
        self.flow = flow
        self.book = book
        self.pool: dict[str, Answer] = {
            id: answer for id, answer in {**book.aside, **book.answers}.items() if answer.origin != "carried"
        }
        """What was told. What last year carries is worked out at every walk, so that it goes with that report."""
        self.live: dict[str, Answer] = {}
        self.facts: dict[str, Fact] = {}
        self.asked: list[Asked] = []
        self.figures: dict[str, Figure] = {}
        """What is known; a figure that is not here is unknown so far."""
        self.closed: dict[str, str | None] = {}
        """Gates that are not asked because an earlier answer closed them, and that answer's question."""
        self.section = ""
        self.entries: tuple[Entry, ...] = book.entries
        self.listed: tuple[Entry, ...] = book.entries
        """The list with those still to be told in it, where the applications are told one by one."""
        self.year: object = ""
        self.last: Mapping[str, Number | None] = figures_here(flow, book.last)
        """Last year's figures, by the addresses of this form."""

    def lookup(self, address: str) -> Fact | None:
        """The fact a condition looks at: an answer, a figure, or last year's figure."""
        if address.startswith("last."):
            return self.last.get(address[5:])
        if address in self.facts:
            return self.facts[address]
        figure = self.figures.get(address)
        return figure.value if figure else None

    def truth(self, condition: Condition | None) -> bool | None:
        """Judges a condition by what has been reached so far."""
        return truth(condition, self.lookup)

    def reason(self, condition: Condition | None) -> str | None:
        """The question that closed a branch: the first one its condition looks at that was answered."""
        for address in mentions(condition):
            if address in self.facts:
                return self.closed.get(address, address)
        return None

    def close(self, gate: str, because: str | None) -> None:
        """A gate that is not asked: what it would open stays closed, for the reason it is closed itself."""
        self.facts[gate] = False
        self.closed[gate] = because

    def ask(self, prompt: Prompt) -> Answer | None:
        """Adds a question to the plan; its answer is taken up if it still fits.

        An offered value that was accepted is not: the share it belongs to decides, when all its parts are known.
        """
        answer = self.pool.get(prompt.id)
        if answer is not None and not (fits(prompt, answer.value) and _places(prompt, answer.value)):
            answer = None
        self.put(prompt, answer)
        return answer

    def put(
        self, prompt: Prompt, answer: Answer | None, *, unsettled: bool = False, offer: Value | None = None
    ) -> None:
        """Adds a question with the answer it has."""
        self.asked.append(Asked(prompt, answer, unsettled, offer))
        if answer is not None and not isinstance(prompt.meaning, OfEntry):
            self.live[prompt.id] = answer
            self.facts[prompt.id] = answer.value.value

    def ask_again(self, at: int, *, unsettled: bool = True) -> None:
        """Marks a question that was asked as one to be asked again: what it says cannot be."""
        self.asked[at] = replace(self.asked[at], unsettled=unsettled)

    def ask_first_again(self, *candidates: str) -> None:
        """Marks the first of these questions that was asked."""
        places = {asked.id: at for at, asked in enumerate(self.asked)}
        self.ask_again(next(places[candidate] for candidate in candidates if candidate in places))

    def prompt(self, kind: Kind, id: str, words: LedgerAsk, meaning: Meaning) -> Prompt:
        """A question of the section that is walked, about the year of the report."""
        return Prompt(id, kind, self.section, words.ask, {"year": self.year}, words, meaning=meaning)

    def zero(self, addresses: Sequence[str], because: str | None) -> None:
        """These figures are zero, and this question is the reason."""
        figure = Figure(0, "zero", because)
        for address in addresses:
            self.figures[address] = figure

    def value(self, address: str) -> int | None:
        """A figure that is a count, None while unknown."""
        figure = self.figures.get(address)
        return int(figure.value) if figure and figure.value is not None else None


def _places(prompt: Prompt, value: Value) -> bool:
    """Whether something was chosen where there is something to be placed: "none of them" is no answer to that."""
    return prompt.share is None or not isinstance(value, Choices) or bool(value.value)


def number_of(gate: Prompt | Asked) -> Kind:
    """Of a gate that a number may answer: of which kind that is."""
    told = gate.meaning.number if isinstance(gate.meaning, Any) else None
    return told.kind if isinstance(told, Cell) else "count"


def fits(asked: Prompt | Asked, value: Value, *, loosely: bool = False) -> bool:
    """Whether a value is of the question's kind and among its options; loosely, a number fits a gate too."""
    number = loosely and asked.kind == "yes_no" and value.kind == number_of(asked)
    if value.kind != asked.kind and not number:
        return False
    if isinstance(value, Choice):
        return any(option.value == value.value for option in asked.options)
    if isinstance(value, Choices):
        return set(value.value) <= {option.value for option in asked.options}
    if isinstance(value, Counts):
        return value.value == tuple(each.name for each in asked.several)
    return True
