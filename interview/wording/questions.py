"""A question as it is asked: its words, what is to be known beside it, its help, and an answer to it said back.

Never what is asked, nor what may be typed: that is the plan's, and `hints`'.
"""

from __future__ import annotations

import re
from typing import assert_never

from interview.engine.answers.kinds import (
    Choice,
    Choices,
    Count,
    Counts,
    Money,
    Prose,
    Signed,
    Text,
    Value,
    Year,
    YesNo,
    plain,
)
from interview.engine.answers.templates import spoken
from interview.engine.flow.address import subject_of
from interview.engine.flow.ledger_form import Column
from interview.engine.flow.part import Help
from interview.engine.plan.drafting.last_texts import GAP
from interview.engine.plan.last_year.lists.model import list_of
from interview.engine.plan.last_year.roll_forward import MovedOn
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.step.state import State
from interview.wording.catalog import Words
from interview.wording.lists import joined
from interview.wording.names import row_name, which

HELP = ("why", "counts", "excludes", "example", "law")


_OF_ANYTHING = frozenset({"", "件"})


_WHETHER_THERE_IS = re.compile("[有过]")
"""What a question in Chinese has in it that is answered with 有 or 没有."""


def unit_of(question: str, unit: str, words: Words) -> str:
    """The unit that a question counts in, by what is counted where the language has a word for it: documents are no cases."""
    thing = subject_of(question)
    return thing if unit in _OF_ANYTHING and words.has(f"unit.{thing}") else unit or "件"


def told(asked: Asked, value: Value, words: Words) -> str:
    """An answer as the program says it back: 有, 6 件, 个人、企业."""
    match value:
        case YesNo():
            return yes_or_no(asked, value.value, words)
        case Count() | Money() if asked.kind == "yes_no":
            return words.say(
                "reply.gate_count", n=plain(value.value), unit=unit_of(asked.id, asked.unit, words)
            )
        case Count() | Signed():
            return words.say("reply.count", n=value.value, unit=unit_of(asked.id, asked.unit, words))
        case Counts():
            left = words.say("reply.untold")
            return joined([f"{name} {left if n is None else n}" for name, n in value.named], words)
        case Money():
            return words.say("reply.money", n=plain(value.value), unit=asked.unit or "万元")
        case Choice() | Choices():
            picked = [value.value] if isinstance(value, Choice) else value.value
            labels = {option.value: spoken(option.label) for option in asked.options}
            names = [labels.get(each, each) for each in picked]
            return joined(names, words) or words.say("reply.none")
        case Year() | Text() | Prose():
            return str(value.value)
    assert_never(value)


def yes_or_no(asked: Asked, yes: bool, words: Words) -> str:
    """A yes or a no in the words of the question: whether there is something, or whether something is so."""
    if asked.question is not None and not _WHETHER_THERE_IS.search(asked.text):
        return words.say("reply.so" if yes else "reply.not_so")
    return words.say("reply.yes" if yes else "reply.no")


def question(asked: Asked, words: Words) -> str:
    """The question's line; where the balance names the value, about that; of an application, with which it is."""
    if isinstance(asked.offer, Count):
        row = asked.share is not None and asked.share.control is None
        key, key_none = ("ask.rest_result", "ask.rest_result_none") if row else ("ask.rest", "ask.rest_none")
        if asked.likewise:
            key_none = "ask.rest_none_of_several"
        n, parts = asked.offer.value, [asked.part, *(each.name for each in asked.likewise)]
        return words.say(
            key if n else key_none, part=joined(parts, words), n=n, unit=unit_of(asked.id, asked.unit, words)
        )
    if asked.several or list_of(asked.id):
        return _of_a_list(asked, words)
    if asked.entry is not None:
        return words.say("ask.entry", which=capitalised(which(asked.params, words)), question=asked.text)
    return asked.text


def _of_a_list(asked: Asked, words: Words) -> str:
    """The question about several counts at once, or about one figure of a list by unit."""
    if not asked.several:
        return words.say("ask.listed", name=asked.text, unit=unit_of(asked.id, asked.unit, words))
    if asked.last is None:  # else their names stand in the field
        return words.say("ask.several_named", names=_each_asked(asked, words))
    if "lead" not in asked.params:
        return words.say("ask.several", n=len(asked.several))
    lead = str(asked.params["lead"])
    plain = "ask.list_sorts" if asked.params["sorts"] else "ask.list"
    return words.say("ask.list_led" if lead else plain, lead=lead, unit=_unit_of_all(asked, words))


def _unit_of_all(asked: Asked, words: Words) -> str:
    """The unit of several counts; nothing where they differ. Two lists of one sentence may differ in it alone: 1件，收取420元."""
    units = {unit_of(each.id, each.unit, words) for each in asked.several}
    return words.say("ask.several_unit", unit=units.pop()) if len(units) == 1 else ""


def _each_asked(asked: Asked, words: Words) -> str:
    """What is counted, each with its unit."""
    each = (
        words.say("ask.several_name", name=member.name, unit=unit_of(member.id, member.unit, words))
        for member in asked.several
    )
    return joined([*each], words)


def capitalised(name: str) -> str:
    """A name at the beginning of a sentence."""
    return name[:1].upper() + name[1:]


def remark(asked: Asked, words: Words) -> str:
    """What stands beside a question: how much is left to place, last year's answer, that it is asked again."""
    parts = [_of_the_application(asked, words)] if asked.entry is not None else []
    if asked.unsettled and asked.share is not None and asked.left is not None and asked.answer is not None:
        parts.append(words.say("ask.again"))
    elif (
        asked.left is not None
        and asked.share is not None
        and asked.offer is None
        and asked.left != asked.share.whole
    ):
        over = asked.left < 0
        parts.append(
            words.say(
                "ask.over" if over else "ask.left",
                left=asked.left,
                over=-asked.left,
                unit=unit_of(asked.id, asked.unit, words),
            )
        )
    if isinstance(asked.last, Prose):
        if asked.answer is None and asked.offer is None:  # it stands in the field, whole
            parts.append(words.say("ask.last_prose"))
    elif asked.last is not None:
        key = "ask.last_text" if isinstance(asked.last, Text) else "ask.last"
        parts.append(words.say(key, value=told(asked, asked.last, words)))
    return (" · " if words.lang == "en" else "，").join(filter(None, parts))


def _of_the_application(asked: Asked, words: Words) -> str:
    """At the first of all how a word is noted on it; of one that was carried in who applied, since nobody was asked."""
    if asked.entry == 0 and asked.answer is None and asked.id.endswith(".who"):
        return words.say("ask.label")
    if "who" in asked.params and asked.id.endswith(".given"):
        return words.say("ask.applied", who=asked.params["who"])
    return ""


def to_look_at(asked: Asked, words: Words) -> list[str]:
    """What of last year's text, while it stands as it was, was moved on or wants a look: a line each."""
    offered = asked.answer is None and asked.offer is not None
    if offered or (asked.answer is not None and asked.answer.value != asked.last):
        return []
    changed = [each for each in asked.moved if each.was != each.now]
    left = [each for each in asked.moved if each.was == each.now and not _is_at_gaps(each.was, asked)]
    lines = []
    for key, found in (("ask.moved", changed), ("ask.look", left)):
        shown = [
            words.say(
                "ask.moved_times" if each.times > 1 else "ask.moved_once", change=_change(each), n=each.times
            )
            for each in found
        ]
        if shown:
            lines.append(words.say(key, list=joined(shown, words)))
    return lines


def _is_at_gaps(words: str, asked: Asked) -> bool:
    """Whether words stand before gaps alone, 排名第＿: whoever fills these in looks at them anyway."""
    text = asked.last.value if isinstance(asked.last, Prose) else ""
    return text.count(words) == text.count(words + GAP)


def _change(moved: MovedOn) -> str:
    return moved.was if moved.was == moved.now else f"{moved.was}→{moved.now}"


def where_from(asked: Asked, words: Words) -> str:
    """Where an answer comes from, as the review notes it; empty where it was simply typed."""
    answer = asked.answer
    if answer is None:
        return ""
    if asked.kind == "prose" and answer.origin == "inferred":
        return words.say("review.as_drafted")
    if answer.origin == "carried" and asked.question is not None and asked.question.steady:
        return words.say("origin.confirmed")  # 「上一年转来」 is said of applications and lawsuits
    if answer.origin != "typed":
        return words.say(f"origin.{answer.origin}")
    return words.say("review.follows", n=len(answer.bound)) if answer.bound else ""


def progress(state: State, words: Words) -> str:
    """About how many questions are left."""
    n = state.ahead
    return words.say(f"progress.{'left' if n > 1 else 'last' if n else 'done'}", n=n)


def help_lines(help: Help | None, words: Words) -> list[tuple[str, str]]:
    """The parts of a help text that are there, each with its heading, always in the same order."""
    texts = [(words.say(f"help.{part}"), str(getattr(help, part, ""))) for part in HELP]
    return [(head, text) for head, text in texts if text]


def row_line(plan: Plan, row: str, words: Words) -> tuple[str, str]:
    """What a row of the ledger is called, and who has how many in it, with the whole where several have some."""
    ledger = plan.flow.ledger
    assert ledger is not None  # noqa: S101 - it has a row

    def count(column: Column) -> str:
        n = plan.sheet[f"{ledger.id}.{row}.{column.id}"]
        return words.say("review.row_cell", column=spoken(column.says), n=n, unit=ledger.unit)

    some = [count(each) for each in ledger.columns if plan.sheet.get(f"{ledger.id}.{row}.{each.id}")]
    whole, told = plan.sheet.get(f"{ledger.id}.{row}.total"), joined(some, words)
    if len(some) > 1 and whole is not None:
        told = words.say("review.row_whole", cells=told, n=whole, unit=ledger.unit)
    return row_name(ledger, row, words), told
