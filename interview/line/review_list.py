"""The review list: every answer with where it comes from, every finding; made from the plan, never by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from interview.dataclass import dataclass
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.step.state import State
from interview.line.screen import Screen
from interview.review.messages import one_line
from interview.review.model import Finding
from interview.review.of_interview import findings, ways_to_mend
from interview.talk.report.changes import change_heading, change_rows
from interview.talk.report.figures import FigureRow, figure_rows
from interview.wording.catalog import Words
from interview.wording.display_width import cut
from interview.wording.names import section_name, title_of
from interview.wording.questions import row_line, told, where_from
from interview.wording.refusals import mend_line

_LONGEST = 44


Line = Asked | FigureRow | Finding
"""What a number of the review stands for."""


@dataclass(frozen=True, slots=True)
class ReviewList:
    """The lines of a review by their numbers."""

    lines: tuple[Line, ...]

    def at(self, number: int) -> Line | None:
        """What a number stands for."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else None

    def number(self, finding: str) -> int | None:
        """The number of a finding; None where there is no such finding."""
        ids = [each.id if isinstance(each, Finding) else None for each in self.lines]
        return ids.index(finding) + 1 if finding in ids else None


def review(state: State, screen: Screen, words: Words) -> ReviewList:
    """Shows everything that was answered, the ledger's figures, everything to mend or look at, what was kept."""
    plan = state.plan
    lines: list[Line] = []
    for section in sorted(state.flow.sections, key=lambda each: each.part):
        mine = [asked for asked in plan.in_section(section.id) if _is_listed(plan, asked)]
        if mine:
            rows = [(title_of(state.flow, asked, words), _value(asked, words)) for asked in mine]
            _numbered(screen, section_name(section, words), rows, len(lines))
            lines += mine
    if figures := [*figure_rows(plan)]:
        rows = [row_line(plan, row.row, words) for row in figures]
        _numbered(screen, words.say("line.figures"), rows, len(lines))
        lines += figures
    screen.line()
    for number, finding in enumerate(findings(plan), start=len(lines) + 1):
        _tell(plan, number, finding, screen, words)
        lines.append(finding)
    _kept(
        plan,
        {each.id: at for at, each in enumerate(lines, start=1) if isinstance(each, Asked)},
        screen,
        words,
    )
    if changed := [(row.name, row.says) for row in change_rows(plan, words)]:
        screen.line()
        screen.line(change_heading(plan, words))
        screen.rows(changed)
    return ReviewList(tuple(lines))


def _is_listed(plan: Plan, asked: Asked) -> bool:
    """Whether a question has a line; that the table is filled in is seen by its figures."""
    ledger = plan.flow.ledger
    if ledger is not None and asked.id == LedgerIds(ledger).table:
        return asked.open
    return bool(asked.answer) or not asked.subtotal_of


def _numbered(screen: Screen, heading: str, rows: Sequence[tuple[str, str]], before: int) -> None:
    screen.line()
    screen.line(heading)
    screen.rows(
        [(f"{at:>3} {left}", right) for at, (left, right) in enumerate(rows, start=before + 1)], margin=0
    )


def _tell(plan: Plan, number: int, finding: Finding, screen: Screen, words: Words) -> None:
    screen.rows([(f"{number:>3}", one_line(finding, plan.flow, words))], margin=0)
    if mended := mend_line(plan.flow, ways_to_mend(plan, finding), words):
        screen.say(mended, margin=5)


def _kept(plan: Plan, numbers: Mapping[str, int], screen: Screen, words: Words) -> None:
    """What stands as it stood last year, and which of it was gone through."""
    if not plan.kept:
        return
    screen.line()
    screen.line(words.say("screen.review_kept"))
    rows = [(f"{numbers[a.id]:>3} {title_of(plan.flow, a, words)}", _looked_at(a, words)) for a in plan.kept]
    screen.rows(rows, margin=0)


def _looked_at(asked: Asked, words: Words) -> str:
    seen = asked.answer is not None and asked.answer.reviewed
    return _answer_on_a_line(asked, words) + (f"（{words.say('review.kept_right')}）" if seen else "")


def _answer_on_a_line(asked: Asked, words: Words) -> str:
    """The answer of an answered question, cut to a line."""
    assert asked.answer is not None  # noqa: S101 - only ever of an answered one
    return cut(told(asked, asked.answer.value, words).replace("\n", " "), _LONGEST)


def _value(asked: Asked, words: Words) -> str:
    if asked.answer is None:
        return words.say("review.empty")
    text = _answer_on_a_line(asked, words)
    origin = where_from(asked, words)
    mark = f"（{origin}）" if origin else ""
    return text + mark + (f"（{words.say('ask.again')}）" if asked.unsettled else "")
