"""Turns to lines of text, for every face that shows text: what is asked, understood, refused, noted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import assert_never, cast

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
from interview.engine.answers.problems import Flaw, Problem
from interview.engine.answers.templates import spoken
from interview.engine.flow.address import subject_of
from interview.engine.flow.ledger_form import Column
from interview.engine.flow.model import Flow
from interview.engine.flow.part import Help
from interview.engine.plan.last_year.lists import list_of
from interview.engine.plan.last_year.roll_forward import MovedOn
from interview.engine.plan.ledger_ids import LedgerIds
from interview.engine.plan.meaning import OfEntry
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.step.impact import Foresight
from interview.engine.step.state import State
from interview.engine.step.turns import Note, Reply, SectionDone
from interview.engine.sums.error_localisation import Change, Mend
from interview.engine.sums.relations import Number, Relation
from interview.wording.catalog import Words
from interview.wording.cells import cut
from interview.wording.names import name_of, row_name, rule_name, sides, title_of, which

HELP = ("why", "counts", "excludes", "example", "law")
_MANY = 4
_OF_ANYTHING = frozenset({"", "件"})
_WHETHER_THERE_IS = re.compile("[有过]")
"""What a question in Chinese has in it that is answered with 有 or 没有."""
_OF_AN_APPLICATION = frozenset({"placed", "removed", "labelled", "unlabelled"})
"""Notes about one application, which say which."""
_SPELT_OUT = 2
_LONGEST_QUOTED = 40
"""So many cells of an answer are quoted in a sentence about it."""


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


def joined(names: Sequence[str], words: Words) -> str:
    """Names in a row; set off more strongly where one of them has a comma of its own."""
    if words.lang == "zh":
        return ("；" if any("，" in name or "、" in name for name in names) else "、").join(names)
    return ("; " if any("," in name for name in names) else ", ").join(names)


def question(asked: Asked, words: Words) -> str:
    """The question's line; where the balance names the value, about that; of an application, with which it is."""
    if isinstance(asked.offer, Count):
        row = asked.share is not None and asked.share.control is None
        key, key_none = ("ask.rest_result", "ask.rest_result_none") if row else ("ask.rest", "ask.rest_none")
        n = asked.offer.value
        return words.say(
            key if n else key_none, part=asked.part, n=n, unit=unit_of(asked.id, asked.unit, words)
        )
    if asked.several or list_of(asked.id):
        return _of_a_list(asked, words)
    if asked.entry is not None:
        return words.say("ask.entry", which=_begun(which(asked.params, words)), question=asked.text)
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
    return words.say("ask.list_led" if lead else "ask.list", lead=lead)


def _each_asked(asked: Asked, words: Words) -> str:
    """What is counted, each with its unit."""
    each = (
        words.say("ask.several_name", name=member.name, unit=unit_of(member.id, member.unit, words))
        for member in asked.several
    )
    return joined([*each], words)


def _begun(name: str) -> str:
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
    left = [each for each in asked.moved if each.was == each.now]
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


def _change(moved: MovedOn) -> str:
    return moved.was if moved.was == moved.now else f"{moved.was}→{moved.now}"


def where_from(asked: Asked, words: Words) -> str:
    """Where an answer comes from, as the review notes it; empty where it was simply typed."""
    answer = asked.answer
    if answer is None:
        return ""
    if asked.kind == "prose" and answer.origin == "inferred":
        return words.say("review.as_drafted")
    if answer.origin != "typed":
        return words.say(f"origin.{answer.origin}")
    return words.say("review.follows", n=len(answer.bound)) if answer.bound else ""


def progress(state: State, words: Words) -> str:
    """About how many questions are left."""
    n = state.ahead
    return words.say(f"progress.{'left' if n > 1 else 'last' if n else 'done'}", n=n)


def uneven(flow: Flow, relation: Relation, left: str, right: str, words: Words) -> str:
    """What a relation says, and what its sides come to at present."""
    name_left, name_right = sides(flow, relation, words)
    return words.say(
        "review.message", says=rule_name(flow, relation, words),
        name_left=name_left, left=left, name_right=name_right, right=right,
    )  # fmt: skip


def help_lines(help: Help | None, words: Words) -> list[tuple[str, str]]:
    """The parts of a help text that are there, each with its heading, always in the same order."""
    texts = [(words.say(f"help.{part}"), str(getattr(help, part, ""))) for part in HELP]
    return [(head, text) for head, text in texts if text]


def refused(flow: Flow, problem: Problem, words: Words) -> str:
    """Why an answer was not taken, and what to do."""
    details = dict(problem.details)
    if "unit" in details:
        details["unit"] = unit_of(problem.question or "", str(details["unit"]), words)
        problem = replace(problem, details={**details})
    if "placed" in details:
        key = "total_over" if details["over"] else "total_under"
        added_up = details["placed"] != details["count"] or problem.insistable
        details["total_line"] = words.say(f"problem.{key}", **details) if added_up else ""
        details["repairs_line"] = _repairs(flow, details, str(problem.question), words)
    if isinstance(change := details.get("foresight"), Foresight):
        details |= _foreseen(flow, change, words)
    if "because" in details:
        details["name"] = name_of(flow, str(details["cell"]), words)
        details["count"] = plain(cast(Number, details.get("count", 0)))
        details["reason"] = name_of(flow, str(details["because"]), words)
    if problem.code == "not_kept":
        details["name"] = name_of(flow, str(problem.question), words)
    if problem.code == "not_finished":
        details["reasons"] = _unfinished(flow, details, words)
    return _off(problem, words) + words.say(f"problem.{problem.code}", **details)


def _off(problem: Problem, words: Words) -> str:
    """What is off in this very text, before what is wanted; empty where the sentence itself says it."""
    off = problem.off or Flaw(problem.code)
    return (
        words.say(f"off.{off.why}", **problem.details, **off.details) if words.has(f"off.{off.why}") else ""
    )


def _foreseen(flow: Flow, change: Foresight, words: Words) -> dict[str, object]:
    """What would be set aside, and what would come back for it."""
    back = listed(flow, (moved.question for moved in change.returns), words)
    returns_line = words.say("problem.sets_back", answers=back) if change.returns else ""
    return {"answers": listed(flow, change.loses, words), "returns_line": returns_line}


def _unfinished(flow: Flow, details: dict[str, object], words: Words) -> str:
    still, first = cast(Sequence[str], details["open"]), cast(Asked | None, details.get("first"))
    broken = cast(Sequence[str], details["broken"])
    errors, kept = cast(int, details.get("errors", 0)), cast(Sequence[str], details.get("kept", ()))
    reasons = []
    if still:
        name = title_of(flow, first, words) if first is not None else name_of(flow, still[0], words)
        reasons.append(words.say("problem.still_to_answer", n=len(still), name=name))
    if broken:
        said = next(rule_name(flow, each, words) for each in flow.relations if each.id == broken[0])
        reasons.append(words.say("problem.still_broken", n=len(broken), name=said))
    if errors:
        reasons.append(words.say("problem.still_to_mend", n=errors))
    if kept:
        reasons.append(words.say("problem.still_kept", n=len(kept), name=name_of(flow, kept[0], words)))
    return "".join(reasons)


def _repairs(flow: Flow, details: Mapping[str, object], here: str, words: Words) -> str:
    repairs, tied = cast(Sequence[Change], details["repairs"]), cast(int, details["tied"])

    def one(repair: Change) -> str:
        key = "repair_here" if repair.cell == here else "repair_other"
        name = name_of(flow, repair.cell, words)
        return words.say(
            f"problem.{key}", name=name, was=plain(repair.was), should_be=plain(repair.should_be)
        )

    if not repairs:
        return ""
    shown = [each for at, each in enumerate(repairs) if at < _SPELT_OUT or each.cell == here]
    named = words.say("problem.repair_or").join(one(each) for each in shown)
    return words.say(
        "problem.likely_many" if tied > len(shown) else "problem.likely", repairs=named, tied=tied
    )


def listed(flow: Flow, ids: Iterable[str], words: Words) -> str:
    """The names of several questions; of many the first few, and how many they are."""
    return few([name_of(flow, id, words) for id in ids], words)


def few(names: Sequence[str], words: Words, many: str = "list.of_many") -> str:
    """Names in a row; of many the first few, and how many they are."""
    first = joined(names[:_MANY], words)
    return first if len(names) <= _MANY else words.say(many, names=first, n=len(names))


def said(plan: Plan, turn: Reply | Note | SectionDone, words: Words) -> str:
    """What is said in passing; empty where silence is better."""
    match turn:
        case Reply():
            return _reply(plan, turn, words)
        case Note():
            return _note(plan, turn, words)
        case SectionDone():
            section = plan.flow.section[turn.section]
            if turn.all_zero and section.closing_zero:
                return section.closing_zero
            return _balanced(plan, turn.section, words)
    assert_never(turn)


def _reply(plan: Plan, turn: Reply, words: Words) -> str:
    if turn.heard:
        return words.say(f"heard.{turn.heard}", **turn.details)
    ledger, part = plan.flow.ledger, turn.asked.meaning
    if ledger is None or not isinstance(part, OfEntry) or part.at >= len(plan.book.entries):
        return ""
    entry = plan.book.entries[part.at]
    if part.step == "who" or entry.result not in {*ledger.row}:
        return ""
    if entry.result == LedgerIds(ledger).out:
        return words.say("reply.still_open")
    return words.say("reply.placed", label=ledger.row[str(entry.result)].label)


def _note(plan: Plan, turn: Note, words: Words) -> str:
    details = dict(turn.details)
    if turn.code == "review":
        return words.say("note.review_open", **details) if details.get("open") else words.say("note.review")
    if turn.code == "confirmed" and not details["left"]:
        return words.say("note.confirmed_all")
    if turn.code == "returned":
        details["answers"] = listed(plan.flow, cast(Iterable[str], details["answers"]), words)
    if turn.code == "undone":
        return _undone(plan.flow, details, words)
    if turn.code == "likely":
        details["repairs_line"] = _repairs(plan.flow, details, str(details["here"]), words)
    if turn.code in _OF_AN_APPLICATION:
        details["which"] = _begun(which(details, words))
    if turn.code == "unsure":
        details["hint"] = plan.flow.ledger.unsure_hint if plan.flow.ledger else ""
    if turn.code == "kept_over":
        details["answers"] = _kept_over(plan, cast(Iterable[str], details["questions"]), words)
    if turn.code == "carried_over":
        details["columns_line"] = _columns(plan, cast(Mapping[str, int], details["columns"]), words)
    return words.say(f"note.{turn.code}", **details, **_of_texts(plan.flow, details, words))


def _of_texts(flow: Flow, details: Mapping[str, object], words: Words) -> dict[str, object]:
    """The names of the facts or the texts that a note is about."""
    if "facts" in details:
        names = [name_of(flow, each, words) for each in cast(Iterable[str], details["facts"])]
        return {"name": joined(names, words)}
    if "texts" in details:
        return {"names": _quoted(flow, cast(Sequence[str], details["texts"]), words)}
    return {}


def _quoted(flow: Flow, texts: Sequence[str], words: Words) -> str:
    names = [words.say("note.texts_follow_name", name=name_of(flow, each, words)) for each in texts]
    return joined(names, words)


def _kept_over(plan: Plan, questions: Iterable[str], words: Words) -> str:
    """What was taken over, each with its name."""
    asked = [each for each in map(plan.get, questions) if each is not None and each.answer is not None]
    return words.say("note.kept_and").join(
        words.say(
            "note.kept_one",
            name=name_of(plan.flow, each.id, words),
            value=told(each, each.answer.value, words),
        )
        for each in asked
        if each.answer is not None
    )


def _columns(plan: Plan, columns: Mapping[str, int], words: Words) -> str:
    """How many of those carried in each kind of applicant has; empty where that is not known."""
    ledger = plan.flow.ledger
    if ledger is None or not columns:
        return ""
    said = [
        words.say("note.carried_column", column=spoken(ledger.column[id].says), n=n)
        for id, n in columns.items()
    ]
    return words.say("note.carried_columns", columns=joined(said, words))


def _undone(flow: Flow, details: Mapping[str, object], words: Words) -> str:
    """What an undo took back, or where it took nothing back what stands again."""
    taken_back, again = (cast(Sequence[Asked], details[key]) for key in ("taken_back", "again"))
    told_of = taken_back or again
    if not told_of:
        return words.say("note.undone")
    if len(told_of) > 1:
        names = listed(flow, (asked.id for asked in told_of), words)
        return words.say("note.undone_some" if taken_back else "note.undone_again_some", names=names)
    (asked,) = told_of
    assert asked.answer is not None  # noqa: S101 - only ever of an answered one
    value = cut(told(asked, asked.answer.value, words).replace("\n", " "), _LONGEST_QUOTED)
    key = "note.undone_one" if taken_back else "note.undone_again"
    return words.say(key, name=name_of(flow, asked.id, words), value=value)


def _balanced(plan: Plan, section: str, words: Words) -> str:
    ledger = plan.flow.ledger
    if ledger is None or ledger not in plan.flow.section[section].items or plan.broken:
        return ""
    ids = LedgerIds(ledger)
    total: dict[str, Number | None] = {
        row: plan.figures[ids.cell(row, "total")].value for row in ids.ledger.row
    }
    inflow = int(total["new"] or 0) + int(total["carried_in"] or 0)
    key = "section.balanced_open" if total[ids.out] else "section.balanced"
    return words.say(key, inflow=inflow, total=total[ids.total], out=total[ids.out])


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


def mend_line(flow: Flow, mends: Sequence[Mend], words: Words) -> str:
    """What would mend a finding, in plain words; of several equally likely ways the first, and how many there are."""
    if not mends:
        return ""
    changes = [
        words.say(
            "mend.change", name=name_of(flow, each.cell, words), was=plain(each.was), should_be=plain(each.should_be)
        )
        for each in mends[0].changes
    ]  # fmt: skip
    tied = sum(mend.unlikelihood == mends[0].unlikelihood for mend in mends)
    key = "mend.only" if tied == 1 else "mend.one_of"
    return words.say(key, changes=words.say("mend.and").join(changes), n=tied)
