"""What the turns of a step say, for every face that shows text: what was understood, what is noted, that a section is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never, cast

from interview.engine.answers.templates import spoken
from interview.engine.flow.model import Flow
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.meaning import OfEntry
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.step.turns import Note, Reply, SectionDone
from interview.engine.sums.relations import Number
from interview.wording.catalog import Words
from interview.wording.display_width import cut
from interview.wording.lists import joined, listed
from interview.wording.names import name_of, title_of, which
from interview.wording.questions import capitalised, told
from interview.wording.refusals import repairs_line

_OF_AN_APPLICATION = frozenset({"placed", "removed", "labelled", "unlabelled"})
"""Notes about one application, which say which."""
_LONGEST_QUOTED = 40
"""So many cells of an answer are quoted in a sentence about it."""


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
        details["repairs_line"] = repairs_line(plan.flow, details, str(details["here"]), words)
    if turn.code in _OF_AN_APPLICATION:
        details["which"] = capitalised(which(details, words))
    if turn.code == "unsure":
        details["hint"] = plan.flow.ledger.unsure_hint if plan.flow.ledger else ""
    if turn.code == "kept_over":
        details["answers"] = _kept_over(plan, cast(Iterable[str], details["questions"]), words)
    if turn.code == "carried_over":
        details["columns_line"] = _columns(plan, cast(Mapping[str, int], details["columns"]), words)
    return words.say(f"note.{turn.code}", **details, **_of_texts(plan.flow, details, words))


def _of_texts(flow: Flow, details: Mapping[str, object], words: Words) -> dict[str, object]:
    """The names of the facts, the question or the texts that a note is about."""
    if "facts" in details:
        names = [name_of(flow, each, words) for each in cast(Iterable[str], details["facts"])]
        return {"name": joined(names, words)}
    if "asked" in details:
        return {"name": title_of(flow, cast(Asked, details["asked"]), words)}
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
