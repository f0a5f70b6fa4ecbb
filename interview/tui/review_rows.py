"""The review as rows: what is open, what does not come out, what to mend, what to look at, what was kept, every answer.

Made from the plan, never by hand. What choosing a row does is data too; `screens/review.py` carries it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Literal

from interview.dataclass import dataclass
from interview.engine.plan.book import Passed
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.engine.step.state import State
from interview.review.mending.remedies import mending_of, places_of
from interview.review.messages import mending_line, one_line
from interview.review.model import Finding, Span
from interview.review.of_interview import findings, ways_to_mend
from interview.talk.prompt.drafts import marks_of
from interview.talk.report.changes import change_heading, change_rows
from interview.talk.report.figures import figure_rows
from interview.talk.report.finish import to_mend, unfinished
from interview.tui.widgets.rows import ListRow
from interview.wording.catalog import Words
from interview.wording.display_width import cut
from interview.wording.names import name_of, section_name, title_of
from interview.wording.questions import row_line, told, where_from
from interview.wording.refusals import mend_line, refused
from interview.wording.wrap import Marks

_LONGEST = 44
"""So many cells of a long answer are shown."""

_Group = Literal["broken", "mend", "look"]


@dataclass(frozen=True, slots=True)
class Explain:
    """The clerk wants to say why a finding is published as it is."""

    finding: str


@dataclass(frozen=True, slots=True)
class MendIt:
    """The clerk wants a finding mended at once."""

    finding: str


@dataclass(frozen=True, slots=True)
class Look:
    """The clerk wants to see the first row of a part of this review."""

    part: str


@dataclass(frozen=True, slots=True)
class WriteDraft:
    """The clerk wants a draft."""


@dataclass(frozen=True, slots=True)
class ReviewPlace:
    """A row that leads to where something was told; the same place may stand in several parts of the review."""

    part: str
    """`open`, `kept`, `all`, `changed`, `figures`, or the id of a finding."""
    question: str
    """A question, or a cell of the ledger where that is told as a table."""
    text: Span | None = None
    """Which characters of the answer it is about."""


def about(means: object) -> str:
    """The finding or the part of the review that a row belongs to; empty where it is one of neither."""
    match means:
        case ReviewPlace(part):
            return part
        case Explain(finding) | MendIt(finding):
            return finding
        case _:
            return ""


def review_rows(state: State, words: Words) -> list[ListRow]:
    """Everything there is to see before a report is written."""
    plan = state.plan
    rows = [*_endings(plan, words)]
    for part, of_part in (
        ("open", _open(plan, words)), ("broken", _findings(plan, words, "broken")), ("mend", _findings(plan, words, "mend")),
        ("kept", _kept(plan, words)), ("look", _findings(plan, words, "look")),
    ):  # fmt: skip
        mine = list(of_part)
        if mine:
            rows += [ListRow(""), ListRow(words.say(f"screen.review_{part}"), kind="heading"), *mine]
    if changed := [*_changed(plan, words)]:
        rows += [ListRow(""), ListRow(change_heading(plan, words), kind="heading"), *changed]
    for section in sorted(state.flow.sections, key=lambda each: each.part):
        figures = [*_figures(plan, words)] if state.flow.ledger in section.items else []
        passed = state.place.passed
        asked = [each for each in plan.in_section(section.id) if _is_listed(plan, each, passed)]
        if asked:
            rows += [ListRow(""), ListRow(section_name(section, words), kind="heading"), *figures]
            rows += [_answer("all", each, plan, words) for each in asked]
    return rows


def _is_listed(plan: Plan, asked: Asked, passed: Mapping[str, Passed]) -> bool:
    """Whether a question has a line of its own: its answer, or that it need not have one and was passed over.

    That the table is filled in is seen by its figures.
    """
    ledger = plan.flow.ledger
    is_table = ledger is not None and asked.id == LedgerIds(ledger).table
    if asked.answer is None:
        return asked.optional and asked.id in passed
    return asked.unsettled or not is_table


def _endings(plan: Plan, words: Words) -> Iterator[ListRow]:
    """How the report can be ended from here, the likeliest first; nothing here does more than Enter held down should."""
    problem = unfinished(plan)
    if problem is None:
        yield ListRow(words.say("screen.review_ready"), kind="warm")
        yield ListRow(words.say("line.finish"), means=do.Finish())
        return
    yield ListRow(refused(plan.flow, problem, words), kind="warm")
    following = plan.next_after(None)
    if following is not None:
        yield ListRow(words.say("line.go_on"), means=do.Jump(following.id))
    elif plan.broken or to_mend(plan):
        yield ListRow(words.say("review.first_mend"), means=Look("broken" if plan.broken else "mend"))
    elif plan.unreviewed:
        yield ListRow(words.say("review.first_kept"), means=Look("kept"))
    yield ListRow(words.say("line.finish_draft"), means=WriteDraft())


def _open(plan: Plan, words: Words) -> Iterator[ListRow]:
    return (_answer("open", each, plan, words) for each in plan.open)


def _kept(plan: Plan, words: Words) -> Iterator[ListRow]:
    """What stands as it stood last year, among what changes every year; at its end, that all of it is right."""
    yield from (_answer("kept", asked, plan, words) for asked in plan.kept)
    if plan.unreviewed:
        left = tuple(asked.id for asked in plan.unreviewed)
        yield ListRow(words.say("review.kept_all", n=len(left)), means=do.Confirm(left), indent=2)


def _changed(plan: Plan, words: Words) -> Iterator[ListRow]:
    """The figures that are others than last year; each leads to where it was told."""
    for row in change_rows(plan, words):
        means = ReviewPlace("changed", row.spot) if row.spot else None
        yield ListRow(row.name, row.says, means=means, indent=2)


def _figures(plan: Plan, words: Words) -> Iterator[ListRow]:
    """The ledger's rows that are not 0; each leads to where its first figure was told."""
    for row in figure_rows(plan):
        label, counts = row_line(plan, row.row, words)
        means = ReviewPlace("figures", row.spots[0]) if row.spots else None
        yield ListRow(label, counts, means=means, strong=True, indent=2)


def _answer(part: str, asked: Asked, plan: Plan, words: Words) -> ListRow:
    value, strong = words.say("review.empty"), asked.answer is not None
    marks: Marks = ()
    if asked.answer is not None:
        value = cut(told(asked, asked.answer.value, words).replace("\n", " "), _LONGEST)
        notes = [] if part == "kept" else [where_from(asked, words)]
        notes += [words.say("ask.again")] if asked.unsettled else []
        if part == "kept" and asked.answer.reviewed:
            notes, strong = [words.say("review.kept_right")], False
        marks = marks_of(asked.answer.bound, value)
        value = " · ".join(filter(None, [value, *notes]))
    return ListRow(
        title_of(plan.flow, asked, words), value, means=ReviewPlace(part, asked.id), strong=strong, indent=2, marks=marks
    )  # fmt: skip


# Findings ----------------------------------------------------------------------------------------------------------


def _findings(plan: Plan, words: Words, group: _Group) -> Iterator[ListRow]:
    for finding in findings(plan):
        if _group_of(finding) == group:
            yield from _finding(plan, finding, words)


def _group_of(finding: Finding) -> _Group:
    if finding.stops:
        return "broken"
    return "mend" if finding.severity == "error" and finding.accepted is None else "look"


def _finding(plan: Plan, finding: Finding, words: Words) -> Iterator[ListRow]:
    """What is found, and what can be done about it; the first row only leads somewhere, whatever key is held down."""
    mended = mend_line(plan.flow, ways_to_mend(plan, finding), words)
    yield ListRow(one_line(finding, plan.flow, words), below=mended, indent=2)
    places = iter(_places(plan, finding, words))
    yield from islice(places, 1)
    if mending := mending_of(plan, finding):
        yield ListRow(mending_line(mending, plan.flow, words), means=MendIt(finding.id), indent=4)
    yield from places
    if finding.stops:
        return
    key = "explain_again" if finding.accepted else "explain"
    yield ListRow(words.say(f"review.{key}"), means=Explain(finding.id), indent=4)
    if finding.accepted:
        yield ListRow(words.say("screen.review_unsay"), means=do.Accept(finding.id, ""), indent=4)


def _places(plan: Plan, finding: Finding, words: Words) -> Iterator[ListRow]:
    for spot in places_of(plan, finding):
        key = "review.go_text" if spot.text else "line.change_it"
        said = words.say(key, name=name_of(plan.flow, spot.id, words))
        yield ListRow(said, means=ReviewPlace(finding.id, spot.id, spot.text), indent=4)
