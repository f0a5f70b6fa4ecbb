"""Gates and options: a no closes and never opens, every gate opens what bears its name, every option is one of several.

Conditions are judged by trying every combination of what they look at; the values that matter of a number are
those around the bounds the conditions state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, combinations, product
from typing import assert_never

from interview.engine.answers.conditions import All, Any_, Condition, Fact, Not, Test, mentions, tests, truth
from interview.engine.answers.kinds import NUMBERS, OF_OPTIONS, TEXTS
from interview.engine.answers.vocabulary import ANSWERS
from interview.engine.flow.address import names_in, subject_of
from interview.engine.flow.layout import Sentence
from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Section
from interview.engine.flow.question import Question, Sibling, Tally
from interview.flowfiles.checks.index import Facts, View
from interview.flowfiles.families import FAMILIES
from interview.flowfiles.faults import Fault, misnamed
from interview.flowfiles.loading import load_flow

_TAKEN = frozenset({"count", "money"})
"""What may be told in place of yes."""
_TAKEN_OVER = frozenset({"text", "choice"})
"""What last year's profile can say of a question."""

_MOST_SUBSETS = 8
"""Of more options than this, only the subsets of none, one, two and all are tried."""


def gates(view: View) -> Iterator[Fault]:
    """Every fault of a gate, of what it opens, and of options."""
    for file, _, question in view.questions():
        yield from _options(file, question)
        yield from _takes_count(view, file, question)
    for file, ledger in view.ledgers():
        yield from _options_of_ledger(file, ledger)
    for file, section, item in view.items():
        if isinstance(item, Question | Tally):
            yield from _gated(view, file, section, item)
            yield from _opened(view, file, item)
    for section in view.flow.sections:
        yield from _alternatives(view, view.files[section.id], section)


# Options -------------------------------------------------------------------------------------------------------


def _options(file: str, question: Question) -> Iterator[Fault]:
    key = f"[{question.id}].options"
    values = [option.value for option in question.options]
    if question.kind not in OF_OPTIONS or question.options_of_last:
        if values:
            yield Fault(file, key, "options_idle")
        return
    if len(values) < 2:  # noqa: PLR2004 - a choice is between two
        yield Fault(file, key, "one_option" if values else "no_options")
    for value in sorted({value for value in values if values.count(value) > 1}):
        yield Fault(file, key, "option_twice", {"name": value})
    said = [name for option in question.options for name in {option.label, *option.also}]
    for name in sorted({name for name in said if said.count(name) > 1}):
        yield Fault(file, key, "label_twice", {"name": name})
    yield from _answers_of_their_own(file, key, said)


def _options_of_ledger(file: str, ledger: Ledger) -> Iterator[Fault]:
    for name, options in (("ways", ledger.ways), ("given", ledger.given), ("unsure", (ledger.unsure,))):
        said = [each for option in options for each in (option.label, *option.also)]
        yield from _answers_of_their_own(file, f"[{ledger.id}].{name}", said)
    for column in ledger.columns:
        key = f"[{ledger.id}].columns.[{column.id}].also"
        yield from _answers_of_their_own(file, key, (column.says, *column.also))


def _answers_of_their_own(file: str, key: str, said: Iterable[str]) -> Iterator[Fault]:
    """Names that answer any question by themselves: a clerk who types one did not mean the option."""
    for name in sorted(set(said) & ANSWERS):
        yield Fault(file, key, "name_answers", {"name": name})


# What a gate opens ---------------------------------------------------------------------------------------------


def _takes_count(view: View, file: str, question: Question) -> Iterator[Fault]:
    counts = [id for id in view.opened.get(question.id, ()) if view.flow.questions[id].kind in _TAKEN]
    target = question.takes_count_of
    if target is None:
        if question.kind == "yes_no" and len(counts) == 1:
            yield Fault(file, f"[{question.id}].takes_count_of", "no_count_of", {"name": counts[0]})
    elif question.kind != "yes_no" or view.asked.get(target) not in _TAKEN:
        yield Fault(file, f"[{question.id}].takes_count_of", "count_of", {"name": target})
    elif target not in counts:
        yield Fault(file, f"[{question.id}].takes_count_of", "count_of_gate", {"name": target})


def _may_be_taken_over(item: Question) -> bool:
    """Whether a clerk can always say that there is none of it any more: of a count that a text tells, 0 says so."""
    return item.kind == "count" if item.serves else item.kind in _TAKEN_OVER and not item.optional


def _gated(view: View, file: str, section: Section, item: Question | Tally) -> Iterator[Fault]:
    if isinstance(item, Tally):
        if item.when is None and not item.ask:
            yield Fault(file, f"[{item.id}].ask", "no_gate")
        return
    if item.kind in NUMBERS and item.optional and not item.serves:
        yield Fault(file, f"[{item.id}].optional", "optional_figure")
    if item.steady and not _may_be_taken_over(item):
        yield Fault(file, f"[{item.id}].steady", "steady")
    if item.some and not (item.kind == "choices" and _says_some(view, item.when)):
        yield Fault(file, f"[{item.id}].some", "some")
    if item.sibling is not None:
        yield from _sibling(view, file, item, item.sibling)
    if item.names is not None and view.asked.get(item.names) != "text":
        yield Fault(file, f"[{item.id}].names", "names", {"name": item.names})
    ungated = item.kind in NUMBERS and item.when is None and section.part and not item.serves
    if ungated and not _is_waited_for(view, item):
        yield Fault(file, f"[{item.id}].when", "no_gate")


def _says_some(view: View, when: Condition | None) -> bool:
    """Whether a condition, wherever it holds, says that there is something: a yes, a number, one of several."""
    true = (facts for facts in _assignments(view, mentions(when), [when]) if truth(when, facts.get) is True)
    return all(any(fact and not isinstance(fact, str) for fact in facts.values()) for facts in true)


def _sibling(view: View, file: str, item: Question, sibling: Sibling) -> Iterator[Fault]:
    """Another report's count that a count of this one is the same as: every form of that report has it."""
    key = f"[{item.id}].sibling"
    others = {family.id: family.forms for family in FAMILIES if family.id != view.flow.family}
    if item.kind != "count":
        yield Fault(file, key, "sibling_kind")
    if sibling.family not in others:
        yield misnamed(file, key, "sibling", sibling.family, others)
        return
    for form in others[sibling.family]:
        counts = {id for id, question in load_flow(form).questions.items() if question.kind == "count"}
        if sibling.at not in counts:
            yield misnamed(file, key, "sibling", sibling.at, counts)
            return


def _is_waited_for(view: View, item: Question) -> bool:
    """Whether other questions look at a figure: it is the gate itself, and nobody need be asked first whether there is any."""
    return item.id in view.opened


def _opened(view: View, file: str, item: Question | Tally) -> Iterator[Fault]:
    key = f"[{item.id}].when"
    for test in tests(item.when):
        kind = view.asked.get(test.of)
        if kind not in {"yes_no", "choices"}:
            continue
        if _opens_without(view, item.when, test.of, test.includes):
            yield Fault(file, key, "no_opens", {"name": test.includes or test.of})
        fact = isinstance(item, Question) and item.serves
        if not fact and not _bears_its_name(item.id, test.of, test.includes):
            yield Fault(file, key, "gate_name", {"name": test.includes or subject_of(test.of)})


def _opens_without(view: View, when: Condition | None, gate: str, option: str | None) -> bool:
    """Whether a branch is open where a gate says no, and closed where it says yes, all else the same."""
    if _only_opens(when, gate):
        return False
    for facts in _assignments(view, mentions(when), [when]):
        here = facts[gate]
        less, more = _without_and_with(here, option)
        closed = truth(when, {**facts, gate: less}.get)
        opened = truth(when, {**facts, gate: more}.get)
        if closed and not opened:
            return True
    return False


def _only_opens(when: Condition | None, gate: str) -> bool:
    """Whether it shows by the tests alone, without a combination, that what is added to a gate's answer closes nothing."""
    match when:
        case None:
            return True
        case Test():
            return when.of != gate or when.is_ is True or when.includes is not None
        case All():
            return all(_only_opens(part, gate) for part in when.all)
        case Any_():
            return all(_only_opens(part, gate) for part in when.any)
        case Not():
            return gate not in mentions(when)
    assert_never(when)


def _without_and_with(fact: Fact | None, option: str | None) -> tuple[Fact, Fact]:
    if not isinstance(fact, tuple):
        return False, True
    rest = tuple(each for each in fact if each != option)
    return rest, (*rest, option or "")


def _bears_its_name(item: str, gate: str, option: str | None) -> bool:
    """Whether a figure belongs to what opens it, by name; so references that were swapped are noticed."""
    if option is None:
        return subject_of(item) == subject_of(gate)
    return option in names_in(item) or item.endswith(f"_{option}")


# Sentences that are alternatives -------------------------------------------------------------------------------


def _alternatives(view: View, file: str, section: Section) -> Iterator[Fault]:
    """Sentences that look at the same facts: exactly one of them is printed, whatever was answered."""
    groups: dict[frozenset[str], list[Sentence]] = {}
    for sentence in section.sentences:
        if looked_at := frozenset(mentions(sentence.when)):
            groups.setdefault(looked_at, []).append(sentence)
    for looked_at, sentences in groups.items():
        whens = [sentence.when for sentence in sentences]
        printed = {
            sum(truth(when, facts.get) is True for when in whens)
            for facts in _assignments(view, looked_at, whens)
        }
        names = {"names": ", ".join(sorted(looked_at))}
        if max(printed, default=1) > 1:
            yield Fault(file, "sentences", "sentences_both", names)
        if min(printed, default=1) < 1:
            yield Fault(file, "sentences", "sentences_none", names)
    if section.part and not section.if_empty and not _prints_something(section):
        yield Fault(file, "if_empty", "may_be_empty")


def _prints_something(section: Section) -> bool:
    certain = (
        isinstance(i, Question) and i.kind == "prose" and not i.optional and i.when is None
        for i in section.items
    )
    tables = section.table is not None or any(item.kind == "ledger" for item in section.items)
    return tables or any(certain)


# Every combination ---------------------------------------------------------------------------------------------


def _assignments(
    view: View, addresses: Iterable[str], whens: Iterable[Condition | None]
) -> Iterator[Mapping[str, Fact]]:
    """Every combination of what these conditions look at, as far as it can make a difference to them."""
    looked_at = list(dict.fromkeys(addresses))
    stated = list(whens)
    domains = [domain(view.known, view.options, address, stated) for address in looked_at]
    return (dict(zip(looked_at, facts, strict=True)) for facts in product(*domains))


def domain(
    kinds: Facts, options: Mapping[str, tuple[str, ...]], address: str, whens: Iterable[Condition | None]
) -> list[Fact]:
    """The values of one fact that conditions can tell apart."""
    kind = kinds.get(address.removeprefix("last."), "text")
    if kind == "yes_no":
        return [False, True]
    if kind == "choice":
        return list(options[address])
    if kind == "choices":
        return list(subsets(options[address]))
    constants = constants_of(address, whens)
    if kind in TEXTS:
        return ["·", *sorted(str(each) for each in constants)]
    return list(around(constants, negative=kind == "signed"))


def subsets(values: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every subset of a few options; of many, those of none, one, two and all."""
    few = len(values) <= _MOST_SUBSETS
    sizes = range(len(values) + 1) if few else (0, 1, 2, len(values))
    return chain.from_iterable(combinations(values, size) for size in sizes)


def constants_of(address: str, whens: Iterable[Condition | None]) -> set[int | str]:
    """What conditions compare a fact with."""
    found: set[int | str] = set()
    for test in (each for when in whens for each in tests(when) if each.of == address):
        ends = (f"·{each}" for each in test.ends or ())
        stated = (test.is_, test.is_not, test.at_least, test.at_most, *(test.one_of or ()), *ends)
        found |= {each for each in stated if each is not None}
    return found


def around(constants: Iterable[int | str], *, negative: bool = False) -> list[int]:
    """The numbers at and beside each bound, and 0 and 1."""
    bounds = [each for each in constants if isinstance(each, int)]
    near = {bound + step for bound in bounds for step in (-1, 0, 1)} | {0, 1} | ({-1} if negative else set())
    return sorted(each for each in near if negative or each >= 0)
