"""A new face imports `talk` and draws: the small one holds an interview as the others do, and stays small."""

from __future__ import annotations

import ast
import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview.engine.step.respondent import Facts, reply
from interview.talk.interview import Held
from interview.wording.catalog import words
from tests.interview.talk import small_face
from tests.interview.talk.small_face import SmallFace
from tests.interview.tui.playing import opened, without
from tests.support.interviews import facts_of, hold
from tests.support.offices import SMALL
from tests.support.typing_answers import as_typed

FLOW = "disclosure_2021"
SOURCE = Path(small_face.__file__).read_text(encoding="utf-8")


def shown_by_the_small_face(folder: Path, facts: Facts, *slips: str) -> tuple[Held, list[str]]:
    """What it holds and shows, where all but what it can ask was told before."""
    told = hold(facts).state
    kinds = {asked.id for asked in told.plan.asked if asked.kind in {"yes_no", "count"}}
    begun = opened(folder, without(told.book, *kinds))
    held, lines = Held(begun, words("zh")), list[str]()

    def answers() -> Iterator[str]:
        yield from slips
        while (asked := held.state.asked) is not None:
            yield as_typed(asked, reply(facts, asked))

    read = answers()
    asyncio.run(SmallFace(held, lambda: next(read), lines.append).run())
    held.put_away()
    begun.desk.close()
    return held, lines


def test_it_imports_talk_alone_and_is_short() -> None:
    imported = {node.module or "" for node in ast.walk(ast.parse(SOURCE)) if isinstance(node, ast.ImportFrom)}
    ours = {
        name for name in imported if name.partition(".")[0] in {"interview", "renderers", "flows", "tests"}
    }
    assert ours
    assert all(name.startswith("interview.talk.") for name in ours)
    assert not any(isinstance(node, ast.Import) for node in ast.walk(ast.parse(SOURCE)))
    assert len(SOURCE.splitlines()) <= 150


@pytest.mark.no_cover
def test_it_holds_an_interview_as_the_other_faces_do(tmp_path: Path) -> None:
    facts = facts_of(FLOW, SMALL)
    held, lines = shown_by_the_small_face(tmp_path, facts)
    told = hold(facts).state
    assert {id: figure.value for id, figure in held.plan.figures.items()} == {
        id: figure.value for id, figure in told.plan.figures.items()
    }
    assert held.desk.path is not None
    assert lines


def test_it_says_why_not_goes_back_and_ends_where_that_is_wanted(tmp_path: Path) -> None:
    facts = facts_of(FLOW, SMALL)
    held, lines = shown_by_the_small_face(tmp_path, facts, "也许", "有", "<", "#", "？", "!")
    assert any("这里" in line for line in lines)
    assert held.state.asked is not None
    assert "报告还没写完" in lines[-1] or "还有" in lines[-1]
