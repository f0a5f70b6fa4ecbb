"""Drafts: what their sentences and formatters mention, when each is written, and that every fact is told somewhere.

Conditions are judged by trying what they can tell apart. How a draft reads is for people to judge; that no combination of
facts leaves a hole in it is for `tests/flows/test_drafts.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from interview.engine.answers.conditions import Condition, Fact, Test, mentions, tests, truth
from interview.engine.answers.kinds import NUMBERS, OF_OPTIONS
from interview.engine.flow.drafts import (
    Draft,
    DraftSentence,
    Formatter,
    Listing,
    Names,
    Only,
    Phrase,
    Sum,
)
from interview.engine.flow.question import Question
from interview.flowfiles.checks.gates import domain, subsets
from interview.flowfiles.checks.index import Facts, View
from interview.flowfiles.checks.references import PLACEHOLDER, fitting, placeholders
from interview.flowfiles.faults import Fault, misnamed, said_twice

_SEEN_AS = {"sum": "count", "listing": "count", "names": "count", "only": "only", "phrase": "phrase"}
"""The kind that a condition sees in a formatter; of the last two it sees nothing."""
_MORE = NUMBERS | {"choice", "text"}
"""The kinds of what more is asked of something that was done."""
_FREE = {"year", "office"}
"""What any wording may say besides: it is no fact of the year."""


@dataclass(frozen=True)
class _Known:
    """What the drafts of a flow may mention."""

    view: View

    @cached_property
    def formatters(self) -> dict[str, Formatter]:
        return self.view.flow.formatters

    @cached_property
    def kinds(self) -> Facts:
        """Every address with its kind, formatters too."""
        return {**self.view.known, **{id: _SEEN_AS[each.kind] for id, each in self.formatters.items()}}

    @cached_property
    def printable(self) -> set[str]:
        return {*self.view.facts, *self.formatters}

    @cached_property
    def writable(self) -> set[str]:
        """What a wording may mention, whether or not it can be printed."""
        return {*self.printable, *self.kinds, *_FREE}

    @cached_property
    def unprintable(self) -> set[str]:
        return self.kinds.keys() - self.printable

    @cached_property
    def gates(self) -> dict[str, set[str]]:
        """Every fact, with the facts that must be told before it is asked for."""
        facts = {id: each for id, each in self.view.flow.questions.items() if each.serves}
        return {id: set(mentions(each.when)) & facts.keys() for id, each in facts.items()}

    @cached_property
    def free(self) -> set[str]:
        """What says no fact of the year."""
        return {id for id, each in self.formatters.items() if each.kind == "phrase"} | _FREE

    def made_of(self, addresses: Iterable[str]) -> set[str]:
        """These addresses, and what the formatters among them are made of."""
        found, waiting = set(addresses), list(addresses)
        while waiting:
            formatter = self.formatters.get(waiting.pop())
            more = {address for address, _ in _mentioned(formatter)} - found if formatter else set()
            found |= more
            waiting += more
        return found

    def may_be_untold(self, address: str) -> bool:
        question = self.view.flow.questions.get(address)
        return address in self.formatters or (question is not None and question.optional)


def drafting(view: View) -> Iterator[Fault]:
    """Every fault of a formatter, of a draft, and of a fact that nothing tells."""
    known = _Known(view)
    yield from _formatters(known)
    seen: set[str] = set()
    for section in view.flow.sections:
        for draft in section.drafts:
            yield from _of_draft(known, view.files[section.id], draft, draft.text in seen)
            seen.add(draft.text)
    yield from _idle(known)


# Formatters ------------------------------------------------------------------------------------------------------


def _formatters(known: _Known) -> Iterator[Fault]:
    before: set[str] = set()
    for section in known.view.flow.sections:
        for each in section.formatters:
            file, key = known.view.files[section.id], f"formatters.[{each.id}]"
            if each.id in before or each.id in known.view.known:
                yield Fault(file, key, "name_twice", {"name": each.id})
            for address, kinds in _mentioned(each):
                yield from _reference(known, file, f"{key}.of", address, kinds, before)
            if left_out := _left_out(known.view, each):
                yield Fault(file, f"{key}.of", "formatter_part", {"names": ", ".join(left_out)})
            if isinstance(each, Names):
                yield from _names(known.view, file, key, each)
            if isinstance(each, Phrase):
                yield from said_twice(file, f"{key}.wordings", each.wordings)
                for test in tests(each.settled_when):
                    yield from _test(known, file, f"{key}.settled_when", test)
            before.add(each.id)


def _mentioned(formatter: Formatter) -> Iterator[tuple[str, Set[str]]]:
    """The addresses that a formatter is made of, each with the kinds that fit there."""
    match formatter:
        case Sum():
            yield from ((address, NUMBERS) for address in formatter.of)
        case Listing():
            yield from ((entry.of, NUMBERS) for entry in formatter.of)
        case Only():
            yield formatter.of, frozenset({"listing"})
        case Phrase():
            return
        case Names():
            yield formatter.of, OF_OPTIONS
            yield from ((address, _MORE) for address in formatter.uncounted.values())
            yield from ((address, NUMBERS) for address in formatter.unless_none.values())


def _left_out(view: View, formatter: Formatter) -> list[str]:
    """The results that a sum or a listing passes over though it has more than one of their group, or of several groups.

    A row that is new in the form would be missing from what texts say, and nothing there would look wrong.
    """
    ledger = view.flow.ledger
    if ledger is None or not isinstance(formatter, Sum | Listing):
        return []
    addresses = {address for address, _ in _mentioned(formatter)}
    there = {row for address, (row, _) in ledger.places.items() if address in addresses}
    groups = {row.group for row in ledger.results if row.id in there}
    if groups == {None} or len(there) == 1:
        return []
    return [
        row.id for row in ledger.results if row.id not in there and (row.group in groups or len(groups) > 1)
    ]


def _reference(
    known: _Known, file: str, key: str, address: str, kinds: Set[str], before: Set[str]
) -> Iterator[Fault]:
    formatter = known.formatters.get(address)
    kind = known.kinds.get(address)
    is_listing = formatter is not None and formatter.kind == "listing"
    if kind is None:
        yield misnamed(file, key, "unknown", address, known.kinds)
    elif formatter is not None and address not in before:
        yield Fault(file, key, "formatter_order", {"name": address})
    elif kinds == {"listing"} and is_listing:
        return
    elif kind not in kinds or (formatter is not None and formatter.kind in {"listing", "names"}):
        yield Fault(
            file, key, "formatter_kind", {"name": address, "kind": formatter.kind if formatter else kind}
        )


def _names(view: View, file: str, key: str, formatter: Names) -> Iterator[Fault]:
    question = view.flow.questions.get(formatter.of)
    if question is None or question.kind not in OF_OPTIONS:
        return
    if not question.options_of_last and not any(option.prints for option in question.options):
        yield Fault(file, f"{key}.of", "names_nothing", {"name": formatter.of})
    for sort in ("uncounted", "unless_none"):
        for option in getattr(formatter, sort):
            if option not in view.options[formatter.of]:
                known = view.options[formatter.of]
                yield misnamed(file, f"{key}.{sort}", "no_option", option, known, of=formatter.of)


# Drafts ----------------------------------------------------------------------------------------------------------


def _of_draft(known: _Known, file: str, draft: Draft, again: bool) -> Iterator[Fault]:
    key = f"drafts.[{draft.text}]"
    texts = known.view.flow.texts
    if draft.text not in texts:
        yield misnamed(file, f"{key}.text", "draft_text", draft.text, texts)
    if again:
        yield Fault(file, f"{key}.text", "name_twice", {"name": draft.text})
    for id, count in Counter(each.id for each in draft.sentences).items():
        if count > 1:
            yield Fault(file, f"{key}.[{id}]", "name_twice", {"name": id})
    yield from _answering(known, file, key, draft)
    yield from said_twice(file, key, draft.known_wordings)
    for sentence in draft.sentences:
        others = [each for each in draft.sentences if each is not sentence]
        yield from _wordings(known, file, f"{key}.[{sentence.id}].wordings", sentence)
        yield from _applies(known, file, f"{key}.[{sentence.id}]", sentence, others)


def _answering(known: _Known, file: str, key: str, draft: Draft) -> Iterator[Fault]:
    """Every fault of a text whose items answer those of another."""
    other = known.view.flow.drafts.get(draft.answers or "")
    if draft.answers and other is None:
        yield misnamed(file, f"{key}.answers", "draft_text", draft.answers, known.view.flow.drafts)
    items = [each.id for each in other.sentences] if other else []
    for each in draft.sentences:
        if each.meets is not None and each.meets not in items:
            yield misnamed(file, f"{key}.[{each.id}].meets", "unknown", each.meets, items)


def _wordings(known: _Known, file: str, key: str, sentence: DraftSentence) -> Iterator[Fault]:
    for wording in sentence.wordings:
        found = set(PLACEHOLDER.findall(wording))
        for name in sorted(found & known.unprintable):
            yield Fault(file, key, "cannot_print", {"name": name, "kind": known.kinds[name]})
        yield from placeholders(file, key, wording, known.writable, set())
        if {"{", "}"} & set(PLACEHOLDER.sub("", wording)):
            yield Fault(file, key, "brace", {"text": wording[:20]})
    said = [_facts_in(known, wording) for wording in sentence.wordings]
    for names in [each ^ said[0] for each in said if each != said[0]][:1]:
        yield Fault(file, key, "wordings_differ", {"names": ", ".join(sorted(names))})


def _facts_in(known: _Known, wording: str) -> set[str]:
    """The figures and facts that a wording tells; how many there are tells that there are some, too."""
    told = known.made_of(PLACEHOLDER.findall(wording)) - known.free
    return told.union(*(known.gates.get(id, ()) for id in told)) - known.formatters.keys()


# Conditions of sentences -----------------------------------------------------------------------------------------


def _applies(
    known: _Known, file: str, key: str, sentence: DraftSentence, others: Iterable[DraftSentence]
) -> Iterator[Fault]:
    faults = [fault for test in tests(sentence.when) for fault in _test(known, file, f"{key}.when", test)]
    yield from faults
    if faults:
        return
    outcomes = set(_outcomes(known, sentence.when))
    if True not in outcomes:
        yield Fault(file, f"{key}.when", "sentence_never")
    elif outcomes == {True} and sentence.when is not None:
        yield Fault(file, f"{key}.when", "when_idle")
    elif outcomes == {True} and any(_about(known, each) == _about(known, sentence) for each in others):
        yield Fault(file, key, "sentence_always")
    if zeros := _zeros(known, sentence):
        yield Fault(file, f"{key}.when", "says_zero", {"names": ", ".join(zeros)})


def _about(known: _Known, sentence: DraftSentence) -> set[str]:
    return _facts_in(known, sentence.wordings[0])


def _test(known: _Known, file: str, key: str, test: Test) -> Iterator[Fault]:
    name = test.of.removeprefix("last.")
    kind = known.kinds.get(name)
    if kind is None:
        yield misnamed(file, key, "unknown", test.of, known.kinds)
    elif name != test.of and name not in known.view.figures:
        yield Fault(file, key, "last_not_figure", {"name": test.of})
    elif kind in {"only", "phrase"}:
        yield Fault(file, key, "wrong_test", {"name": test.of, "kind": kind, "test": "when"})
    else:
        yield from fitting(file, key, test, kind, known.view.options.get(name, ()))


def _outcomes(known: _Known, when: Condition | None) -> Iterator[bool | None]:
    """What a condition comes out as, over everything it can tell apart."""
    return (truth(when, facts.get) for facts in _combinations(known, when))


def _combinations(known: _Known, when: Condition | None) -> Iterator[Mapping[str, Fact | None]]:
    """Every combination of what a condition looks at, as far as it can make a difference."""
    looked_at = list(dict.fromkeys(mentions(when)))
    for facts in product(*(_domain(known, address, when) for address in looked_at)):
        yield dict(zip(looked_at, facts, strict=True))


def _zeros(known: _Known, sentence: DraftSentence) -> list[str]:
    """The numbers of a sentence, where all can be 0 when it is written: 「召开新闻发布会0场」 is nothing to tell.

    What a listing holds is not known here; a sentence that looks at one is left alone.
    """
    said = _about(known, sentence)
    numbers = sorted(each for each in said if known.kinds.get(each) in NUMBERS)
    if not numbers or known.formatters.keys() & set(mentions(sentence.when)):
        return []
    written = (facts for facts in _combinations(known, sentence.when) if truth(sentence.when, facts.get))
    return numbers if any(not any(facts.get(each) for each in numbers) for facts in written) else []


def _domain(known: _Known, address: str, when: Condition | None) -> list[Fact | None]:
    untold: list[Fact | None] = [None] if known.may_be_untold(address) else []
    if known.kinds[address.removeprefix("last.")] == "choices":
        stated = {test.includes for test in tests(when) if test.of == address and test.includes}
        return [*untold, *subsets(tuple(sorted(stated)))]
    return [*untold, *domain(known.kinds, known.view.options, address, [when])]


# What nothing uses -----------------------------------------------------------------------------------------------


def _idle(known: _Known) -> Iterator[Fault]:
    used = _used(known)
    for section in known.view.flow.sections:
        for each in section.formatters:
            if each.id not in used and not _of_figures(known, each):
                yield Fault(known.view.files[section.id], f"formatters.[{each.id}]", "formatter_idle")
    looked_at: dict[str, set[str | None]] = {}
    for test in (test for when in _conditions(known.view) for test in tests(when)):
        looked_at.setdefault(test.of, set()).add(test.includes)
    for file, _, question in known.view.questions():
        if question.serves is None:
            continue
        if question.id not in used and question.id not in looked_at:
            yield Fault(file, f"[{question.id}]", "fact_idle", {"name": question.id})
        elif question.kind == "choices":
            for value in _idle_options(known, question, used, looked_at.get(question.id, ())):
                yield Fault(file, f"[{question.id}].options.[{value}]", "fact_option_idle", {"name": value})


def _used(known: _Known) -> set[str]:
    """Everything that drafts say or look at, by themselves or through a formatter."""
    used: set[str] = set()
    for draft in known.view.flow.drafts.values():
        for sentence in draft.sentences:
            used |= {name for wording in sentence.wordings for name in PLACEHOLDER.findall(wording)}
            used |= set(mentions(sentence.when))
    return known.made_of(used)


def _of_figures(known: _Known, formatter: Formatter) -> bool:
    """Whether it adds up figures alone: last year's own text may say that sum, though no draft does."""
    return isinstance(formatter, Sum) and known.view.figures.issuperset(formatter.of)


def _conditions(view: View) -> Iterator[Condition | None]:
    for _, _, question in view.questions():
        yield question.when
        yield from (option.when for option in question.options)
    for draft in view.flow.drafts.values():
        yield from (sentence.when for sentence in draft.sentences)


def _idle_options(
    known: _Known, question: Question, used: Set[str], asked_for: Container[str | None]
) -> Iterator[str]:
    named = any(
        isinstance(each, Names) and each.of == question.id and each.id in used
        for each in known.formatters.values()
    )
    for option in question.options:
        if option.value not in asked_for and not (named and option.prints):
            yield option.value
