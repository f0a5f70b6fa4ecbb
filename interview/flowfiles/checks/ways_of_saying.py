"""How a fact is said, as a number or in words: every way can be read, stands where it has an effect, and means one fact alone."""

from __future__ import annotations

from collections.abc import Iterator

from interview.engine.flow.question import Question
from interview.engine.prose.ways_of_saying import NUMBER, UnreadWayError, WayOfSaying, example, phrase, way
from interview.flowfiles.checks.index import View
from interview.flowfiles.faults import Fault, misnamed

_Known = list[tuple[str, Question, str, WayOfSaying]]
"""Every way that can be read, with its file, its question and as it is written."""


def ways(view: View) -> Iterator[Fault]:
    """Every fault of what is `said_as`."""
    known: _Known = []
    office = view.flow.questions.get("office.kind")
    kinds = {option.value for option in office.options} if office else set()
    for file, _, question in view.questions():
        key = f"[{question.id}].said_as"
        if question.every_way and not (question.kind == "count" and question.serves):
            yield Fault(file, key, "way_idle")
            continue
        if question.if_told and not question.serves:
            yield Fault(file, f"[{question.id}].if_told", "if_told_idle")
        for name in (kind for by in question.said_by for kind in by.kinds if kind not in kinds):
            yield Fault(file, f"[{question.id}].said_by", "way_kind", {"name": name})
        for notation in question.every_way:
            try:
                known.append((file, question, notation, way(notation)))
            except UnreadWayError as fault:
                yield Fault(file, key, fault.code, {"name": notation, "n": NUMBER, **fault.details})
        yield from _told_by(file, question)
    yield from _meaning_two(known)


def _told_by(file: str, question: Question) -> Iterator[Fault]:
    """Every fault of the words that tell an answer."""
    key = f"[{question.id}].told_by"
    values = ("yes", "no") if question.kind == "yes_no" else tuple(each.value for each in question.options)
    if question.told_by and not (question.kind in {"yes_no", "choice"} and question.serves):
        yield Fault(file, key, "told_by_idle")
        return
    for by in question.told_by:
        if by.value not in values:
            yield misnamed(file, key, "no_option", by.value, values, of=question.id)
        for notation in by.ways:
            try:
                phrase(notation)
            except UnreadWayError as fault:
                yield Fault(file, key, fault.code, {"name": notation, "n": NUMBER, **fault.details})


def _meaning_two(known: _Known) -> Iterator[Fault]:
    """Ways whose own example says another fact too: neither would ever be told so."""
    units = {said.after: said for *_, said in known}  # a few end them all
    ending: dict[str, list[tuple[Question, WayOfSaying]]] = {}
    for file, question, notation, _ in known:
        left, right = example(notation)
        if right not in ending:
            fitting = {after for after, said in units.items() if said.ends(right) is not None}
            ending[right] = [(other, said) for _, other, _, said in known if said.after in fitting]
        for other, said in ending[right]:
            if other.id != question.id and said.starts(left) is not None:
                yield Fault(
                    file,
                    f"[{question.id}].said_as",
                    "way_means_two",
                    {"name": notation, "other": other.id},
                )
                break
