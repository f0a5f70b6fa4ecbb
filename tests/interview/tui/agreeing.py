"""One script through full screen, line and story, and what must come out alike."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

from interview.engine.plan.plan import Plan
from interview.engine.step.respondent import Facts
from interview.engine.sums.relations import Number
from interview.export import render
from interview.session import Session, read
from interview.story import read_story, tell_story
from tests.interview.line.talking import clerk as line_clerk
from tests.interview.line.talking import talk
from tests.interview.line.test_whole_interviews import as_story
from tests.interview.tui.playing import Play, clerk, opened, playing
from tests.support.interviews import FLOWS, facts_of, flow


def all_three(
    folder: Path, id: str, way: str, figures: Mapping[str, Number], kind: str = "department"
) -> None:
    """Holds the interview three times; the same questions, inputs, answers file and documents."""
    figures = {address: n for address, n in figures.items() if address in flow(id).cells}
    if "fees.amount" in figures and id == FLOWS[0]:
        figures |= {"fees.items": 1}
    facts = facts_of(id, figures, way=way, kind=kind)
    for face in ("screen", "line"):
        (folder / face).mkdir()
    play = asyncio.run(held_on_screen(folder / "screen", facts))
    book, plan, on_screen = play.state.book, play.state.plan, play.app.held.desk.path
    in_lines = talk(folder / "line", line_clerk(facts), flow=id)
    tale = tell_story(
        read_story(as_story(id, way, figures, kind), "story.toml", lambda _name, _year: flow(id))
    )
    assert book == in_lines.book == tale.state.book
    settled = {each.id for each in plan.asked if each.entry is None and each.id not in book.answers}
    assert settled <= {f"{plan.flow.ledger.id}.way" if plan.flow.ledger else ""}, (
        "many are told by result unasked"
    )
    # Facts were passed over: the texts are told whole.
    # An answer that is doubted is asked for once more, right away; a story gives it both times at once.
    told = [id for id, _ in groupby(play.asked) if not is_fact(plan, id)]
    assert told == [each.id for each in plan.asked if each.id not in settled]
    at_the_review = (
        1 if in_lines.ended is None else 2
    )  # figures that a finding keeps from being published: Enter, then away
    assert len(play.asked) == len(in_lines.fields) - at_the_review
    assert len(told) == tale.answers
    assert on_screen is not None
    assert in_lines.desk.path is not None
    assert same_file(read(on_screen), read(in_lines.desk.path))
    for to in ("docx", "json"):
        assert render(plan, to) == render(in_lines.state.plan, to) == render(tale.state.plan, to)


def is_fact(plan: Plan, id: str) -> bool:
    """Whether a question is one that only a draft needs."""
    return id in plan.flow.questions and plan.flow.questions[id].serves is not None


def same_file(one: Session, other: Session) -> bool:
    """Equal apart from times, log and what is set aside."""
    return (one.flow, one.flow_version, one.place, one.draft) == (
        other.flow, other.flow_version, other.place, other.draft,
    ) and (one.book.answers, one.book.entries, one.book.accepted) == (
        other.book.answers, other.book.entries, other.book.accepted,
    )  # fmt: skip


async def held_on_screen(folder: Path, facts: Facts) -> Play:
    """A truthful clerk on the full screen, to the end."""
    async with playing(opened(folder, id=facts.flow.id)) as play:
        for text in clerk(facts, lambda: play.state.asked):
            await play.answer(text)
        return play
