"""Last year's texts understood: which of their numbers say a figure or a fact, and which facts they tell.

Pure: what `engine.plan.book` keeps of a last year in, the same with `bound` and `facts` out. A number is bound only where
its words and last year's tables agree; one that nobody knows stays a place of its own, so that none goes into the next year
unseen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from interview.dataclass import dataclass
from interview.engine.answers.conditions import Test
from interview.engine.flow.model import Flow
from interview.engine.plan.book import LastYear
from interview.engine.plan.last_year.lists.bind import lists_in
from interview.engine.plan.last_year.lists.model import list_of
from interview.engine.prose.passage import Bound
from interview.engine.sums.relations import Number
from interview.review.claimed import expressions as sums
from interview.review.claimed.claims import Claim
from interview.review.last_year.bound_figures import Bindings
from interview.review.last_year.denials import denials
from interview.review.last_year.derived_places import SaidAmount, derived_places
from interview.review.last_year.nothings import nothings
from interview.review.last_year.own_sentences import OwnSentence, own_sentences
from interview.review.last_year.told_answers import told_answers
from interview.review.last_year.told_facts import told_facts, told_totals
from interview.review.last_year.trends import trends
from interview.review.subject import ReportText, Subject
from interview.review.text.folded import Folded
from interview.review.text.lexicon import pattern, table
from interview.review.text.numbers import numbers
from interview.review.words.problems import problems

PROBLEMS, LAST_PROBLEMS = "problems", "facts.problems.last"
"""The text that tells them, and what they are kept as: short texts, one a problem."""

_ALL_APPLICATIONS = (
    "applications.new.total", "applications.total.total", "applications.new.total + applications.carried_in.total",
)  # fmt: skip

Meant = dict[tuple[str, int], tuple[int, str]]
"""What the number at a place of a folded text says: where it ends, and an address."""


@dataclass(frozen=True, slots=True)
class Understood:
    """Last year's report with what its texts say."""

    last: LastYear
    differing: tuple[str, ...]
    """Numbers with their words that say another figure than last year's own tables."""


def understood(last: LastYear, was: Flow, now: Flow) -> Understood:
    """What last year's texts say.

    Args:
        last: Last year's report; what is bound in it already stays so, and so do the facts it has.
        was: Its form.
        now: This year's form, whose addresses everything is told by.
    """
    subject = Subject(
        was, last.profile.get("office.name", ""), last.profile.get("office.kind", ""), last.year, last.figures,
        tuple(ReportText(id, text) for id, text in last.texts.items()),
    )  # fmt: skip
    if alone := _told_alone(subject):
        last = replace(last, figures={**last.figures, **alone})
        subject = replace(subject, sheet=last.figures)
    figures, differing = _figures(subject, now)
    meant, facts = _meant(subject, now, figures)
    answers, own = told_answers(subject.prose, now), own_sentences(subject.prose, now)
    meant |= {
        (each.text.address, each.start): (each.end, each.place)
        for each in denials(subject, Bindings(subject, now))
    }
    meant |= {(each.text.address, each.start): (each.end, each.place) for each in answers}
    denied = {where for where, said in figures.items() if not said[1]}
    bound = {text.address: _bound(text, meant, last, own, denied) for text in subject.prose}
    told = {
        **_chosen(now, facts | {each.of: 1 for each in answers}),
        **facts,
        **_listed(last, bound),
        **{each.of: each.answer for each in answers},
        **_problems(subject.prose),
        **{each.of: each.words for each in own if each.words},
    }
    # What is a fact is no figure of the tables, and asked for: 其中办公室受理 17 件.
    differ = tuple(words for where, words in differing.items() if not meant.get(where, (0, ""))[1])
    return Understood(replace(last, bound=bound, facts={**told, **last.facts}), differ)


def _meant(subject: Subject, now: Flow, figures: Meant) -> tuple[Meant, dict[str, int]]:
    """What every number says, and the facts that are told; where a number may be a figure and a fact, it is the figure."""
    told = told_facts(subject.prose, now, subject.year or 0, subject.kind, subject.office)
    meant = {
        (each.text.address, each.start): (each.end, each.place)
        for each in (*told, *told_totals(told, now, subject.prose))
    }
    meant |= {where: said for where, said in figures.items() if said[1]}
    facts = {each.of: each.value for each in told if meant[each.text.address, each.start][1] == each.place}
    meant |= _derived(subject, now, meant)
    meant |= _trends(subject, meant)
    return meant | _nothings(subject, now), facts


def _bound(
    text: Folded, meant: Meant, last: LastYear, own: Sequence[OwnSentence], denied: Set[tuple[str, int]]
) -> tuple[Bound, ...]:
    """The places of a text: its numbers, its lists, and the sentences of the office's own.

    What sounds like a figure and is none by last year's own tables is in no list.
    """
    places = _places(text, meant, last.bound.get(text.address, ()))
    apart = {text.span(at, at + 1).start for address, at in denied if address == text.address}
    listed = lists_in(text.address, text.told, places, apart)
    return _with_own(listed, [each.place for each in own if each.text == text.address])


def _with_own(places: tuple[Bound, ...], own: Sequence[Bound]) -> tuple[Bound, ...]:
    """The places, each sentence of the office's own as one, with whatever stands in it."""
    others = (place for place in places if not any(_touch(place, each) for each in own))
    return tuple(sorted((*others, *own)))


def _touch(place: Bound, other: Bound) -> bool:
    return place.start < other.end and other.start < place.end


def _listed(last: LastYear, bound: Mapping[str, tuple[Bound, ...]]) -> dict[str, int]:
    """The figures that texts list and no flow knows, each a fact of its own."""
    return {
        place.of: int(last.texts[id][place.start : place.end])
        for id, places in bound.items()
        for place in places
        if list_of(place.of)
    }


def _told_alone(subject: Subject) -> dict[str, Number]:
    """The figures that no table prints, as far as the texts tell them and tell nothing else: what was received of a fee."""
    tables = [section.table for section in subject.flow.sections if section.table is not None]
    in_tables = {cell.cell for table in tables for row in table.rows for cell in row}
    told: dict[str, set[Number]] = {}
    for claim in subject.claims:
        for address in claim.saying.readings:
            if address in subject.sheet and subject.sheet[address] is None and address not in in_tables:
                told.setdefault(address, set()).add(claim.value)
    return {address: values.pop() for address, values in told.items() if len(values) == 1}


def _figures(subject: Subject, now: Flow) -> tuple[Meant, dict[tuple[str, int], str]]:
    """The figures that texts say, and the words of those that last year's tables deny, by where they stand."""
    bindings = Bindings(subject, now)
    meant: Meant = {}
    differing: dict[tuple[str, int], str] = {}
    before: Claim | None = None
    whole = ""
    for claim in subject.claims:
        whole = whole if before is not None and _goes_on(before, claim) else ""
        of = bindings.of(claim, whole)
        meant[claim.text.address, claim.amount.start] = (claim.amount.stop, of)
        whole = of if claim.saying.whole or (claim.saying.either and of) else whole
        before = claim
        if not bindings.agrees(claim):
            differing[claim.text.address, claim.amount.start] = claim.words
    return meant, differing


def _derived(subject: Subject, now: Flow, meant: Meant) -> Meant:
    """The numbers that follow from others which say something: shares and changes."""
    bindings = Bindings(subject, now)
    known = {
        of: value
        for each in _ALL_APPLICATIONS
        if (value := sums.value(each, subject)) is not None and (of := bindings.address(each))
    }
    found: Meant = {}
    for text in subject.prose:
        here = {
            each.start: SaidAmount(meant[text.address, each.start][1], each.value)
            for each in text.amounts
            if meant.get((text.address, each.start), (0, ""))[1]
        }
        for place in derived_places(text, here, known, subject.year):
            found[text.address, place.start] = (place.end, str(place.of))
    return found


def _trends(subject: Subject, meant: Meant) -> Meant:
    """The words that compare a number which says something with the year before."""
    said = {
        text.address: {at: of for (id, at), (_, of) in meant.items() if id == text.address}
        for text in subject.prose
    }
    return {
        (text.address, each.start): (each.end, str(each.of))
        for text in subject.prose
        for each in trends(text, said[text.address])
    }


def _nothings(subject: Subject, now: Flow) -> Meant:
    """The zeros that are each said of several things at once; what the list is of may not be known."""
    bindings = Bindings(subject, now)
    return {
        (text.address, place.start): (place.end, str(place.of or ""))
        for text in subject.prose
        for place in nothings(text, bindings, subject.year)
    }


def _goes_on(before: Claim, claim: Claim) -> bool:
    """Whether a claim is told in the sentence of the one before, or in one that goes on about it."""
    same = before.text is claim.text
    return same and (
        before.sentence == claim.sentence or claim.text.text.startswith("其中", claim.sentence[0])
    )


def _places(text: Folded, meant: Meant, known: tuple[Bound, ...]) -> tuple[Bound, ...]:
    """Every number of a text that counts something, with what it says; what is known already stays.

    What is new in one year has a name of its own, which nobody knows of another: it is a place like a number.
    """
    found = {number.start: (number.end, "") for number in numbers(text)}
    found |= {start: (end, "") for start, end in _names_of_new(text)}
    found |= {start: said for (address, start), said in meant.items() if address == text.address and said[1]}
    fresh = (_place(text, start, end, of) for start, (end, of) in sorted(found.items()))
    return tuple(sorted((*known, *_apart(fresh, known))))


def _names_of_new(text: Folded) -> Iterator[tuple[int, int]]:
    """From where to where the names stand of what a text counts as new, within their quotes."""
    known = table("facts")
    for each in ("named_before", "named_behind"):
        yield from (found.span("names") for found in pattern(known[each]).finditer(text.text))


def _place(text: Folded, start: int, end: int, of: str) -> Bound:
    """A number as a place of the text as it is; one that is torn by a blank says nothing that is certain."""
    span = text.span(start, end)
    return Bound(span.start, span.end, of if span.end - span.start == end - start else "")


def _apart(places: Iterable[Bound], known: tuple[Bound, ...]) -> Iterator[Bound]:
    """Places in order that touch neither one another nor what is known."""
    end = 0
    for place in places:
        if place.start >= end and all(place.end <= each.start or each.end <= place.start for each in known):
            yield place
            end = place.end


def _chosen(flow: Flow, facts: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """What was chosen of several things, as far as counts that are asked of each alone were told."""
    chosen: dict[str, list[str]] = {}
    for id, value in facts.items():
        test = flow.questions[id].when
        if value and isinstance(test, Test) and test.includes is not None and test.of in flow.questions:
            chosen.setdefault(test.of, []).append(test.includes)
    return {
        id: tuple(option.value for option in flow.questions[id].options if option.value in values)
        for id, values in chosen.items()
    }


def _problems(texts: Iterable[Folded]) -> dict[str, tuple[str, ...]]:
    found = next((problems(text) for text in texts if text.address == PROBLEMS), ())
    return {LAST_PROBLEMS: found} if found else {}
