"""Why something is refused, or does not come out, and what would mend it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from interview.engine.answers.kinds import plain
from interview.engine.answers.problems import Flaw, Problem
from interview.engine.answers.templates import spoken
from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Flow
from interview.engine.plan.walk import Asked
from interview.engine.step.impact import Foresight
from interview.engine.sums.error_localisation import Change, Mend
from interview.engine.sums.relations import Number, Relation
from interview.wording.catalog import Words
from interview.wording.lists import joined, listed
from interview.wording.names import name_of, rule_name, sides, title_of
from interview.wording.questions import unit_of

_SPELT_OUT = 2


def uneven(flow: Flow, relation: Relation, left: str, right: str, words: Words) -> str:
    """What a relation says, and what its sides come to at present."""
    name_left, name_right = sides(flow, relation, words)
    return words.say(
        "review.message", says=rule_name(flow, relation, words),
        name_left=name_left, left=left, name_right=name_right, right=right,
    )  # fmt: skip


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
        details["repairs_line"] = repairs_line(flow, details, str(problem.question), words)
    if isinstance(change := details.get("foresight"), Foresight):
        details |= _foreseen(flow, change, words)
    if "because" in details:
        details["name"] = name_of(flow, str(details["cell"]), words)
        details["count"] = plain(cast(Number, details.get("count", 0)))
        details["reason"] = name_of(flow, str(details["because"]), words)
    if problem.code == "carried_in_left_out":
        details["names"] = _carried_in(flow, cast(Mapping[str, int], details["columns"]), words)
    if problem.code == "not_kept":
        details["name"] = name_of(flow, str(problem.question), words)
    if problem.code == "not_finished":
        details["reasons"] = _unfinished(flow, details, words)
    return _off(problem, words) + words.say(f"problem.{problem.code}", **details)


def _carried_in(flow: Flow, columns: Mapping[str, int], words: Words) -> str:
    """How many last year left open of each kind of applicant."""
    ledger = cast(Ledger, flow.ledger)
    said = (
        words.say("note.carried_column", column=spoken(ledger.column[id].says), n=n)
        for id, n in columns.items()
    )
    return joined(list(said), words)


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


def repairs_line(flow: Flow, details: Mapping[str, object], here: str, words: Words) -> str:
    """The changes that would make it come out, the one of the question at hand named as such; empty where there are none."""
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
