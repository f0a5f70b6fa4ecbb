"""The plan: every reachable question of a flow for a book, what is open, what comes next, what every figure is.

Computed from the book alone and never stored; two equal books have equal plans. It decides nothing about what
is said; `interview.engine.step.machine` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, partial
from types import MappingProxyType

from interview.dataclass import dataclass
from interview.engine.answers.kinds import NUMBERS, Count, Prose, Value
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Book, Passed
from interview.engine.plan.drafting.last_texts import GAP
from interview.engine.plan.drafting.writer import Writer
from interview.engine.plan.last_year.lists.lookup import listed
from interview.engine.plan.last_year.prefill import memory_of
from interview.engine.plan.ledger.ids import LedgerIds, ids_of
from interview.engine.plan.outline.as_told import as_told
from interview.engine.plan.sections import totals, walk_section
from interview.engine.plan.several import together
from interview.engine.plan.walk import Asked, Figure, OfferedDraft, Walk
from interview.engine.prose.passage import Passage
from interview.engine.sums.relations import Number, Relation, holds, sides


@dataclass(frozen=True, slots=True)
class BrokenRelation:
    """A relation that does not hold, as it stands."""

    id: str
    rule: str
    severity: str
    relation: Relation
    left: Number
    right: Number
    accepted: str | None = None
    """The reason given for publishing it as it is."""


class Plan:
    """Everything that a flow and a book determine together.

    Attributes:
        flow: The flow, with its texts as the office's outline has them.
        book: The book, settled: its live answers are exactly those that the flow reaches.
        singly: Every reachable question in order, answered or open, as the flow has them.
        figures: What is known of every cell, totals too.
        relations: The relations that apply, their conditions being true.
        listed: The list of applications, those still to be told too where they are told one by one.
    """

    def __init__(self, flow: Flow, book: Book) -> None:
        flow = as_told(flow, book)
        walk = Walk(flow, book)
        for section in flow.sections:
            walk_section(walk, section)
        totals(walk)
        writer = Writer(walk)
        _write_texts(walk, writer)
        aside = {id: a for id, a in walk.pool.items() if id not in walk.live and a.origin != "carried"}
        self.flow = flow
        self.singly: tuple[Asked, ...] = tuple(_with_last_year(walk, writer))
        self.figures: dict[str, Figure] = walk.figures
        self.relations = tuple(r for r in flow.relations if r.when is None or walk.truth(r.when))
        self.listed = walk.listed
        self._writer = writer
        self.book = replace(book, answers=walk.live, aside=aside)

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """Every reachable question in order, answered or open, one in place of those that are told at once."""
        return tuple(together(self.singly, listed(self.book.last)))

    @cached_property
    def position(self) -> dict[str, int]:
        """Where each question stands."""
        return {asked.id: at for at, asked in enumerate(self.asked)}

    def get(self, id: str | None) -> Asked | None:
        """The reachable question of this id."""
        at = self.position.get(id) if id else None
        return None if at is None else self.asked[at]

    @cached_property
    def ids(self) -> LedgerIds | None:
        """The ids of the ledger's questions; None where the form has no ledger."""
        return ids_of(self.flow)

    @cached_property
    def way(self) -> str | None:
        """How the applications are told, chosen or without saying; None where nobody is asked, or has not said."""
        asked = self.get(self.ids.way) if self.ids is not None else None
        return str(asked.answer.value.value) if asked is not None and asked.answer is not None else None

    def draft(self, text: str) -> Passage | None:
        """The draft of a text as the facts stand; None where there is nothing to say, or nobody drafts it."""
        return self._writer.draft(text)

    def last_text(self, text: str) -> Passage | None:
        """Last year's text of a part with this year's numbers in it, `GAP` where nobody knows them yet."""
        return self._writer.last_text(text)

    def gaps(self, text: str) -> Passage | None:
        """Last year's text of a part with its gaps as places; each is of the number, or the name, that stood there last year."""
        return self._writer.gaps(text)

    def none_left(self, text: str) -> Passage | None:
        """The same text with those of its gaps as places of which there is none this year: what tells of it is to go."""
        return self._writer.none_left(text)

    @cached_property
    def sheet(self) -> dict[str, Number | None]:
        """The figures alone, for relations."""
        return {address: figure.value for address, figure in self.figures.items()}

    def total(self, cells: Iterable[str]) -> int | None:
        """What counts come to; None while one of them is not known."""
        counts = [self.figures[cell].value for cell in cells]
        return None if None in counts else sum(int(count or 0) for count in counts)

    @cached_property
    def open(self) -> tuple[Asked, ...]:
        """The questions without which the report cannot be finished."""
        return tuple(asked for asked in self.asked if asked.stops)

    def next_after(self, id: str | None, passed: Mapping[str, Passed] = MappingProxyType({})) -> Asked | None:
        """The next question to ask after this one; after the review, the first that stops a finish.

        The open ones that follow, then those before; what was passed over comes back once all others are answered, in
        the plan's order. After a subtotal that is the next one of its column, then the count that does not come out.

        Args:
            id: The question; None is the review.
            passed: The questions that were left open, and whether they are still to come back.
        """
        here = self.get(id)
        if here is not None and here.subtotal_of:
            return next(self._search(here))
        if id is None:
            return next((asked for asked in self.open if passed.get(asked.id) != "left"), None)
        after = self.position.get(id, -1) + 1
        waiting = [
            asked for asked in (*self.asked[after:], *self.asked[:after]) if asked.open and asked.id != id
        ]
        fresh = (asked for asked in waiting if asked.id not in passed)
        later = [asked for asked in waiting if passed.get(asked.id) == "later"]
        return next(fresh, None) or min(later, key=lambda asked: self.position[asked.id], default=None)

    def _search(self, here: Asked) -> Iterator[Asked]:
        mine = [asked for asked in self.asked if asked.share == here.share]
        yield from self.subtotals(here.id)
        yield from (asked for asked in mine if asked.unsettled)

    def subtotals(self, id: str) -> tuple[Asked, ...]:
        """The subtotals not told yet that would help to find the slip in the whole that a count belongs to.

        After a subtotal: those that follow it.
        """
        asked = self.get(id)
        if asked is None or asked.share is None:
            return ()
        return tuple(
            each for each in self.asked[self.position[id]:]
            if each.subtotal_of and each.answer is None and each.share == asked.share and each.id != id
        )  # fmt: skip

    def before(self, id: str | None) -> Asked | None:
        """The question before this one in the plan's order; the last one where `id` is the review."""
        at = self.position.get(id, 0) if id else len(self.asked)
        return self.asked[at - 1] if at > 0 else None

    @cached_property
    def findings(self) -> tuple[BrokenRelation, ...]:
        """Every relation that is broken, the ones that stop a finish first."""
        found = [
            BrokenRelation(
                each.id, each.rule, each.severity, each, *sides(each, self.sheet), self.book.accepted.get(each.id)
            )
            for each in self.relations
            if not each.computes and not self._follows(each) and holds(each, self.sheet) is False
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda each: not each.relation.identity))

    def _follows(self, relation: Relation) -> bool:
        """Whether an identity is broken only along with others: the total's, where every column has one."""
        return relation.identity and relation.id not in self.flow.told_ids

    @cached_property
    def broken(self) -> tuple[BrokenRelation, ...]:
        """The broken identities, which stop a finish."""
        return tuple(each for each in self.findings if each.relation.identity)

    @cached_property
    def finishable(self) -> bool:
        """Whether the book is fit to be finished: nothing open, every identity kept, what was kept gone through.

        What the texts say is not the engine's to judge; `talk.report.finish` asks for that too.
        """
        return not self.open and not self.broken and not self.unreviewed

    @cached_property
    def kept(self) -> tuple[Asked, ...]:
        """What is another every year and was kept as it stood last year: nobody should publish that by holding Enter."""
        return tuple(
            asked
            for asked in self.asked
            if asked.answer is not None
            and asked.answer.origin == "confirmed"
            and asked.kind in {*NUMBERS, "prose"}
        )

    @cached_property
    def unreviewed(self) -> tuple[Asked, ...]:
        """What of that the clerk has not gone through yet."""
        return tuple(asked for asked in self.kept if asked.answer is not None and not asked.answer.reviewed)

    @cached_property
    def reasons(self) -> dict[str, str]:
        """Why what was told differs from last year's, by the finding that it answers."""
        return {
            asked.explains: str(asked.answer.value.value)
            for asked in self.asked
            if asked.explains and asked.answer is not None
        }

    @cached_property
    def controls(self) -> dict[str, tuple[str, ...]]:
        """The control figures that were told, and the counts that must add up to each; none where one repeats it."""
        found: dict[str, tuple[str, ...]] = {}
        for asked in self.asked:
            if asked.subtotal_of and asked.answer is not None:
                found[asked.id] = asked.subtotal_of
            elif asked.share is not None and asked.share.control is not None:
                found[asked.share.control] = asked.share.parts
        for address, figure in self.figures.items():
            told = figure.because
            if told is not None and told != address and figure.value and isinstance(self.value(told), Count):
                found.setdefault(told, ())
        return found

    def chosen(self, id: str) -> bool:
        """Whether a count was chosen as one that occurred, so that it holds something."""
        asked = self.get(id)
        return asked is not None and asked.chosen

    def value(self, id: str) -> Value | None:
        """The live answer to a question."""
        answer = self.book.answers.get(id)
        return answer.value if answer else None

    def number(self, address: str) -> Number | None:
        """What a figure, a fact or a sum of them is; None while it is not known."""
        return self._writer.number(address)

    def in_section(self, section: str) -> Iterator[Asked]:
        """The reachable questions of a section."""
        return (asked for asked in self.asked if asked.section == section)

    def section_done(self, section: str) -> bool:
        """Whether nothing that stops a finish is open in a section."""
        return not any(asked.stops for asked in self.in_section(section))


def _with_last_year(walk: Walk, writer: Writer) -> Iterator[Asked]:
    """What was asked, each with last year's answer where there was one."""
    if walk.book.last is None:
        yield from walk.asked
        return
    memory = memory_of(walk.flow, walk.book.last, walk.year)
    for asked in walk.asked:
        last = memory.of(asked) if asked.kind != "prose" else _as_prose(writer.last_text(asked.id))
        stands = str(last.value) if isinstance(last, Prose) else ""
        yield asked if last is None else replace(asked, last=last, moved=memory.moved(asked, stands))


def _as_prose(passage: Passage | None) -> Prose | None:
    return Prose(value=passage.text) if passage is not None else None


def _offer(writer: Writer, text: str) -> Prose | None:
    return _as_prose(writer.offer(text))


def _write_texts(walk: Walk, writer: Writer) -> None:
    """Texts as they stand by now: drafted anew where nobody has edited them, their bound numbers followed elsewhere."""
    for at, asked in enumerate(walk.asked):
        if asked.kind != "prose":
            continue
        if asked.answer is None:
            walk.asked[at] = replace(asked, offered=OfferedDraft(partial(_offer, writer, asked.id)))
            continue
        written = writer.written(asked.id, asked.answer)
        if written is asked.answer:
            continue
        gone = written is not None and GAP in str(written.value.value)
        walk.asked[at] = replace(asked, answer=written, unsettled=gone)
        if written is None:
            del walk.live[asked.id]
        else:
            walk.live[asked.id] = written
