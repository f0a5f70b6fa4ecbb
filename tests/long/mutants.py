"""Answers files that are not what we wrote: sound ones of random interviews, changed in random places.

A mutant is told by its seed alone. Most stay JSON: a part becomes something else, goes, is doubled or changes places; values
and origins of answers, entries, last year's figures and reasons are made up; some are torn as bytes.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import Any

from interview.engine.step.machine import step
from interview.engine.step.state import State
from interview.session.contents import BegunText
from interview.session.encoder import Encoder
from interview.session.model import Session, to_file
from tests.interview.session.books import NOON
from tests.support.edits import Office, edits, meant, office

SEEDS = 60
"""So many interviews the mutants are made of."""
Json = dict[str, Any]
Operator = Callable[[Random, Json], None]

_ODD: tuple[object, ...] = (
    None, True, False, 0, -1, 1, 2, 10**12, 10**12 + 1, 10**30, -(10**30), 1.5, 1e308, "", "0", "-1", " ", "x" * 5000, "\x00",
    "\x1b[31m红\x1b[0m", "\u202e反", "\ud800", "[bold]x[/bold]", "<script>alert(1)</script>", "=cmd|/c", "\n\n", "𠀀👨‍👩‍👧", [],
    [1], ["a", "a"], {}, {"a": 1}, {"kind": "count", "value": 5}, {"kind": "prose", "value": "一段"},
    "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00",
)  # fmt: skip
_ORIGINS = ("typed", "confirmed", "carried", "inferred", "imported", "summed", "beside", "zero", "computed")
_COLUMNS = ("natural", "business", "research", "charity", "legal", "other")
_NOWHERE = (
    "no.such",
    "",
    "applications.new.total",
    "a" * 3000,
    "\x1b]0;x\x07",
    "office.name ",
    "year.year",
    "lists",
)
_FORMS = (
    "disclosure_2019", "disclosure_2021", "common", "../disclosure_2021", "/etc", "", "DISCLOSURE_2021", "disclosure_2021\0x", ".",
)  # fmt: skip


@cache
def interview(seed: int) -> tuple[Office, State]:
    """A random interview stopped anywhere: one by one, by result or as a table, with last year's report or without."""
    seed %= SEEDS
    there, rng = office(seed), Random(seed)
    state = there.start
    for edit in edits(rng, 60):
        state, _ = step(state, meant(there.facts, state, edit))
    return there, state


@cache
def sound(seed: int) -> bytes:
    """The answers file of such an interview."""
    there, state = interview(seed)
    here = state.place.question
    draft = BegunText(question=here, text="半句") if here and seed % 3 == 0 else None
    first = to_file(Session(state.flow.id, state.flow.version, there.start.book), NOON)
    session = Session(state.flow.id, state.flow.version, state.book, here, draft)
    return Encoder().bytes_of(to_file(session, NOON, first))


def mutant(seed: int) -> bytes:
    """The bytes of one mutant."""
    rng = Random(f"answers {seed}")
    whole = sound(rng.randrange(SEEDS))
    if rng.random() < 0.1:
        return _torn(rng, whole)
    data = json.loads(whole)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 5, 8))):
        rng.choice(_OPERATORS)(rng, data)
    text = json.dumps(data, ensure_ascii=rng.random() < 0.5)
    if rng.random() < 0.08:
        text = _odd_text(rng, text)
    return text.encode("utf-8", "surrogatepass" if rng.random() < 0.5 else "replace")


# Parts that stay JSON ---------------------------------------------------------------------------------------------------


def _value(rng: Random) -> Json:
    options = (
        *_COLUMNS,
        "granted",
        "partial",
        "issued",
        "department",
        "township",
        "by_result",
        "one_by_one",
        "table",
        "zzz",
        "unsure",
    )
    return rng.choice(
        (
            {"kind": "yes_no", "value": rng.random() < 0.5},
            {"kind": "count", "value": rng.choice((0, 1, 2, 5, 999, 10**6, 10**9, 10**11, 10**12))},
            {"kind": "signed", "value": rng.choice((-5, 0, 7, -(10**9)))},
            {"kind": "money", "value": rng.choice(("0", "2.5", "0.000001", "99999999", "1E+3", "-1", "NaN", "1e-7", "1_000"))},
            {"kind": "choice", "value": rng.choice(options)},
            {"kind": "choices", "value": rng.sample(options, rng.randrange(5))},
            {"kind": "text", "value": rng.choice(("某局", "a/../b", "=1+1", "[red]x", "\u200b零", "a" * 200, "..", "乙" * 9000))},
            {"kind": "prose", "value": rng.choice(("一段话。", "2024年收到申请5件。", "一\n二", "x" * 20000, "1、" * 3000, "2024年" * 2000))},
            {"kind": "year", "value": rng.choice((2000, 2019, 2020, 2021, 2022, 2025, 2026, 2100))},
        )
    )  # fmt: skip


def _answer(rng: Random) -> Json:
    return {"value": _value(rng), "origin": rng.choice(_ORIGINS), "at": "2025-01-01T00:00:00Z"}


def _places(data: object, so_far: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every part."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for name, part in inner:
        yield (*so_far, name)
        yield from _places(part, (*so_far, name))


def _at(rng: Random, data: Json) -> tuple[Any, Any]:
    """Some part, as what holds it and its name there."""
    *way, name = rng.choice([*_places(data)])
    holder: Any = data
    for each in way:
        holder = holder[each]
    return holder, name


def _shelf(data: Json, name: str) -> Json:
    """A shelf of answers, as far as it still is one."""
    shelf = data.get(name)
    return (
        {id: each for id, each in shelf.items() if isinstance(each, dict)} if isinstance(shelf, dict) else {}
    )


def _becomes_odd(rng: Random, data: Json) -> None:
    holder, name = _at(rng, data)
    holder[name] = copy.deepcopy(rng.choice(_ODD))


def _goes(rng: Random, data: Json) -> None:
    holder, name = _at(rng, data)
    del holder[name]


def _says_something_else(rng: Random, data: Json) -> None:
    if answers := _shelf(data, rng.choice(("answers", "answers", "aside"))):
        answer = answers[rng.choice([*answers])]
        kind = was.get("kind") if isinstance(was := answer.get("value"), dict) else None
        of_its_kind = [each for each in (_value(rng) for _ in range(40)) if each["kind"] == kind]
        answer["value"] = (of_its_kind or [_value(rng)])[0] if rng.random() < 0.8 else _value(rng)


def _comes_from_elsewhere(rng: Random, data: Json) -> None:
    if answers := _shelf(data, "answers"):
        answers[rng.choice([*answers])]["origin"] = rng.choice(_ORIGINS)


def _changes_places(rng: Random, data: Json) -> None:
    if len(answers := _shelf(data, "answers")) > 1:
        one, other = rng.sample([*answers], 2)
        answers[one]["value"], answers[other]["value"] = (
            answers[other].get("value"),
            answers[one].get("value"),
        )


def _is_answered_too(rng: Random, data: Json) -> None:
    asked = [*json.loads(sound(rng.randrange(SEEDS)))["answers"]]
    shelf = data.get(rng.choice(("answers", "aside")))
    if isinstance(shelf, dict):
        shelf[rng.choice(asked)] = _answer(rng)


def _is_answered_nowhere(rng: Random, data: Json) -> None:
    if isinstance(answers := data.get("answers"), dict):
        answers[rng.choice(_NOWHERE)] = _answer(rng)


def _is_set_aside(rng: Random, data: Json) -> None:
    answers, aside = data.get("answers"), data.setdefault("aside", {})
    if isinstance(answers, dict) and answers and isinstance(aside, dict):
        id = rng.choice([*answers])
        aside[id] = answers[id] if rng.random() < 0.3 else answers.pop(id)


def _forgets(rng: Random, data: Json) -> None:
    if isinstance(answers := data.get("answers"), dict):
        for id in rng.sample([*answers], rng.randrange(min(len(answers), 15) + 1)):
            del answers[id]


def _is_of_another_form(rng: Random, data: Json) -> None:
    data["flow"] = rng.choice(_FORMS)


def _is_of_another_version(rng: Random, data: Json) -> None:
    data["flow_version"] = rng.choice((0, -1, 2, 999, 2**70))


def _stops_elsewhere(rng: Random, data: Json) -> None:
    data["place"] = rng.choice((*(_shelf(data, "answers")), *_NOWHERE, None, "applications", "problems"))


def _was_being_typed(rng: Random, data: Json) -> None:
    text = rng.choice(("x", "\x1b[2J", "a\nb", "x" * 100_000, "\x00", ""))
    data["draft"] = {"question": rng.choice((*(_shelf(data, "answers")), *_NOWHERE)), "text": text}


def _lists_others(rng: Random, data: Json) -> None:
    def entry() -> Json:
        return {
            "carried": rng.random() < 0.4,
            "column": rng.choice((None, *_COLUMNS, "unsure", *odd)),
            "result": rng.choice((None, "granted", "partial", "denied_law", "unsure", "carried_out", *odd)),
            "given": rng.choice((None, None, "full", "part", "not", "otherwise", "open", "unsure", *odd)),
            "step": rng.choice((None, None, 0, 1, 5, 99, 10**9, *(-1 for _ in odd))),
        }  # fmt: skip

    odd = ("zzz", "", "total", "new") if rng.random() < 0.2 else ()
    entries = data.get("entries")
    listed = entries if isinstance(entries, list) and rng.random() < 0.7 else []
    rng.shuffle(listed)
    data["entries"] = [*listed, *(entry() for _ in range(rng.choice((0, 1, 3, 12, 60))))]


def _accepts_others(rng: Random, data: Json) -> None:
    findings = ("I1", "N1", "x", "", "T1.overview.proactive", "I1.applications.natural", "N07.natural")
    reasons = ("因为", "因为", "" if rng.random() < 0.3 else "y", "x" * 9999, "\x1b[0m", "=1")
    data["accepted"] = {
        rng.choice(findings): {"reason": rng.choice(reasons), "at": "2025-01-01T00:00:00Z"} for _ in range(3)
    }


def _remembers_others(rng: Random, data: Json) -> None:
    cells = (
        "applications.carried_out.natural", "applications.carried_out.total", "documents.in_force", "fees.amount", "zzz",
        "applications.new.natural", "rules.in_force", "penalties.decisions", "licences.change",
    )  # fmt: skip
    odd = (-3, 10**14, "2.5", "1E+40", "NaN", 10**59) if rng.random() < 0.3 else ()
    numbers = (0, 1, 5, None, "-0", 10**9, "7", *odd)
    texts = ("上年2023年的话。", "", "x" * 30000, "[b]", "\x1b[31m", "2023年" * 500, "一\n\n二")
    data["last"] = {
        "year": rng.choice((2023, 2024, 2025, 2019, 2018, *((0, -5, 10**9) if odd else ()))),
        "flow": rng.choice(_FORMS if odd else _FORMS[:2]),
        "figures": {cell: rng.choice(numbers) for cell in rng.sample(cells, 5)},
        "texts": {id: rng.choice(texts) for id in ("problems", "overview.proactive", "zzz")},
        "profile": {
            id: rng.choice(("x", *texts)) for id in ("office.name", "office.phone", "office.kind", "zz")
        },
    }


def _takes_from_another(rng: Random, data: Json) -> None:
    part = rng.choice(("answers", "aside", "entries", "accepted", "last", "log"))
    data[part] = json.loads(sound(rng.randrange(SEEDS)))[part]


_OPERATORS: tuple[Operator, ...] = (
    _becomes_odd, _becomes_odd, _becomes_odd, _goes, _says_something_else, _says_something_else, _says_something_else,
    _comes_from_elsewhere, _changes_places, _is_answered_too, _is_answered_nowhere, _is_set_aside, _forgets, _is_of_another_form,
    _is_of_another_version, _stops_elsewhere, _was_being_typed, _lists_others, _lists_others, _accepts_others,
    _remembers_others, _takes_from_another,
)  # fmt: skip


# Text and bytes ---------------------------------------------------------------------------------------------------------


def _odd_text(rng: Random, text: str) -> str:
    """Numbers that JSON has no room for, and names that stand twice."""
    match rng.randrange(3):
        case 0:
            odd = rng.choice(("NaN", "-Infinity", "1e999", "1" * 5000, "1e5", "1E400", "-0", "01", "0x1"))
            return re.sub(r'("value": ?)\d+', rf"\g<1>{odd}", text, count=1)
        case 1:
            return text.replace('"answers"', '"answers": {}, "answers"', 1)
        case _:
            return text.replace("{", '{"flow": "disclosure_2019",', 1)


def _torn(rng: Random, whole: bytes) -> bytes:
    """Bytes turned, left out, put in, doubled, cut off, or spliced with another file."""
    data = bytearray(whole)
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(len(data)) if data else 0
        match rng.randrange(6):
            case 0 if data:
                data[at] ^= 1 << rng.randrange(8)
            case 1:
                del data[at : at + rng.randrange(1, 60)]
            case 2:
                data[at:at] = bytes(rng.choices(b'{}[]",:0123456789eE-+.\\u\xff\x00', k=rng.randrange(1, 9)))
            case 3:
                data[at:at] = data[at : at + rng.randrange(1, 300)]
            case 4:
                del data[at:]
            case _:
                data[at:] = sound(rng.randrange(SEEDS))[at:]
    return bytes(data)
