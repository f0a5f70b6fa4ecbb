"""Names in conditions and sentences: each must be something that is known when it is looked at.

Finds what is unknown, what comes too late, tests that do not fit what they look at, and placeholders that
nothing fills.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from interview.engine.answers.conditions import TESTS, Condition, Test, mentions, tests
from interview.engine.answers.kinds import NUMBERS
from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Item, Section
from interview.engine.flow.question import Question, Tally
from interview.engine.plan.outline.outline import texts_of
from interview.flowfiles.checks.index import View, asked_of
from interview.flowfiles.faults import Fault, misnamed

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_FITTING = {
    "includes": {"choices"},
    "one_of": {"choice", "text", "year", "count"},
    "ends": {"text"},
    "positive": NUMBERS,
    "zero": NUMBERS,
    "at_least": NUMBERS | {"year"},
    "at_most": NUMBERS | {"year"},
}
_OF_TALLY = {
    "ask": ({"year"}, set()),
    "ask_count": ({"year", "tally"}, set()),
    "ask_only": ({"year", "tally", "n"}, set()),
    "ask_part": ({"year", "tally", "n", "left", "row", "part"}, {"part"}),
}
"""What each question of a tally may mention, and must."""
_SHARED = {"year", "n", "left", "row", "column"}
_OF_LEDGER: dict[str, tuple[set[str], set[str]]] = {
    "who": ({"year", "n"}, set()),
    **dict.fromkeys(("new", "carried_in", "carried_out"), (_SHARED, {"column"})),
    **dict.fromkeys(("which", "only"), ({"year", "column", "n"}, {"column"})),
    "result": (_SHARED, {"column", "row"}),
    "why_carried_in": ({"year", "column", "was", "now"}, {"column", "was", "now"}),
    "subtotal": ({"year", "column", "group"}, {"column", "group"}),
    **dict.fromkeys(
        ("entry_who", "entry_who_carried_in", "entry_given", "entry_reason", "entry_article"),
        ({"year", "i"}, set()),
    ),
}
_PLAIN: tuple[set[str], set[str]] = ({"year"}, set())


def references(view: View) -> Iterator[Fault]:
    """Every fault of a name in a condition or a text."""
    earlier: set[str] = set()
    for file, _, item in view.items():
        if not isinstance(item, Ledger):
            yield from _condition_of(view, file, item, earlier)
        yield from _asks(file, item)
        earlier |= asked_of(item).keys()
    for section in view.flow.sections:
        yield from _outline(view.files[section.id], section)
    for file, key, when in _other_conditions(view):
        for test in tests(when):
            yield from _test(view, file, key, test, set(view.known))
    yield from _sentences(view)


def _outline(file: str, section: Section) -> Iterator[Fault]:
    """What the parts of an outline say of each other, and the question about one that an office adds."""
    texts = {text.id for text in texts_of(section)}
    for text in texts_of(section):
        if text.joins is not None and text.joins not in texts - {text.id}:
            yield misnamed(file, f"[{text.id}].joins", "unknown", text.joins, texts - {text.id})
    if section.own is not None:
        yield from placeholders(file, "own.ask", section.own.ask, {"year", "heading"}, {"heading"})


def _condition_of(view: View, file: str, item: Question | Tally, earlier: set[str]) -> Iterator[Fault]:
    for test in tests(item.when):
        key = f"[{item.id}].when"
        if test.of in asked_of(item) or test.of == item.id:
            yield Fault(file, key, "own_answer", {"name": test.of})
        elif test.of in view.totals:
            yield Fault(file, key, "too_late", {"name": test.of})
        elif test.of in view.known and test.of not in earlier and _leads_to(view, test.of, item.id):
            yield Fault(file, key, "circular", {"name": test.of})
        else:
            yield from _test(view, file, key, test, earlier)


def _leads_to(view: View, address: str, item: str) -> bool:
    """Whether what is asked at an address depends on an item, through conditions."""
    owner = {asked: each for _, _, each in view.items() for asked in asked_of(each)}
    waiting, seen = [address], set()
    while waiting:
        each = owner.get(waiting.pop())
        if each is None or each.id in seen:
            continue
        if each.id == item:
            return True
        seen.add(each.id)
        waiting += [] if isinstance(each, Ledger) else list(mentions(each.when))
    return False


def _test(view: View, file: str, key: str, test: Test, earlier: set[str]) -> Iterator[Fault]:
    name = test.of.removeprefix("last.")
    if name not in view.known:
        yield misnamed(file, key, "unknown", test.of, view.known)
    elif name != test.of:
        if name not in view.figures:
            yield Fault(file, key, "last_not_figure", {"name": test.of})
    elif name not in earlier:
        yield Fault(file, key, "forward", {"name": test.of})
    else:
        yield from fitting(file, key, test, view.known[test.of], view.options.get(test.of, ()))


def fitting(file: str, key: str, test: Test, kind: str, options: Sequence[str]) -> Iterator[Fault]:
    """Whether a test can be true of what it looks at: its kind, and the options there are."""
    stated = next(name for name in TESTS if getattr(test, "is_" if name == "is" else name) is not None)
    values = [v for v in (test.is_, test.is_not, test.includes, *(test.one_of or ())) if v is not None]
    if kind not in _FITTING.get(stated, {kind}) or (
        stated in {"is", "is_not"}
        and (isinstance(values[0], bool) != (kind == "yes_no") or kind == "choices")
    ):
        yield Fault(file, key, "wrong_test", {"name": test.of, "kind": kind, "test": stated})
        return
    for value in values if options else ():
        if value not in options:
            yield misnamed(file, key, "no_option", str(value), options, of=test.of)


def _other_conditions(view: View) -> Iterator[tuple[str, str, Condition | None]]:
    for file, _, text in view.relations():
        yield file, f"[{text.id}].when", text.when
    for section in view.flow.sections:
        for sentence in section.sentences:
            yield view.files[section.id], "sentences.when", sentence.when
        for cell in section.table.cells if section.table else ():
            yield view.files[section.id], "table.rows", cell.whether
    for sentence in view.flow.preamble:
        yield "flow.toml", "preamble.when", sentence.when


def _asks(file: str, item: Item) -> Iterator[Fault]:
    if isinstance(item, Question):
        yield from placeholders(file, f"[{item.id}].ask", item.ask, *_PLAIN)
    elif isinstance(item, Tally):
        for name, (may, must) in _OF_TALLY.items():
            yield from placeholders(file, f"[{item.id}].{name}", getattr(item, name), may, must)
    else:
        for name in type(item.asks).model_fields:
            text = getattr(item.asks, name).ask
            yield from placeholders(file, f"[{item.id}].asks.{name}", text, *_OF_LEDGER.get(name, _PLAIN))
        for step in item.walk:
            yield from placeholders(file, f"[{item.id}].walk", step.ask, {"year", "i"}, set())


def placeholders(file: str, key: str, text: str, may: set[str], must: set[str]) -> Iterator[Fault]:
    """What a text mentions that nothing fills, and what it must mention and does not."""
    found = set(PLACEHOLDER.findall(text))
    for name in sorted(found - may):
        yield misnamed(file, key, "placeholder", "{" + name + "}", may)
    for name in sorted(must - found) if text else ():
        yield Fault(file, key, "placeholder_missing", {"name": "{" + name + "}"})


def _sentences(view: View) -> Iterator[Fault]:
    known = set(view.facts)
    for section in view.flow.sections:
        for sentence in section.sentences:
            yield from placeholders(view.files[section.id], "sentences", sentence.text, known, set())
    for sentence in view.flow.preamble:
        yield from placeholders("flow.toml", "preamble", sentence.text, known, set())
    yield from placeholders("flow.toml", "title", view.flow.title, known, {"office", "year"})
