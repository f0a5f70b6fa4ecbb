"""How many answers and keys a report takes: the promise of few, held by a whole report in line mode and by a story."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interview.desk.last_year import last_year_of
from interview.engine.plan.book import Book
from interview.engine.plan.walk import Asked
from interview.export import render
from interview.flowfiles import load_flow
from interview.story import ToldStory, read_story, tell_story
from tests.interview.line.talking import CTRL_S, ENTER, Keys, talk

FACTS = """
[facts]
"facts.proactive.where" = ["government_site", "wechat"]
"facts.proactive.government_site" = 86
"facts.proactive.wechat" = 40
"facts.proactive.done" = ["interpretations"]
"facts.proactive.interpretations" = 3
"facts.proactive.forms" = ["text"]
"facts.proactive.worth" = "把惠农补贴的发放名单公示到了每个村组"
"facts.management.done" = ["review", "cleared"]
"facts.management.cleared" = 12
"facts.platform.has" = ["column", "accounts"]
"facts.platform.columns" = 2
"facts.platform.accounts" = 1
"facts.supervision.done" = ["people", "trainings"]
"facts.supervision.people" = 2
"facts.supervision.trainings" = 1
"facts.supervision.trained" = 26
"facts.supervision.accountable" = false
"facts.problems.which" = ["slow", "plain"]
"""
PROFILE = """
flow = "disclosure_2021"
[profile]
year = 2024
name = "云山县水利局"
kind = "department"
address = "云山县人民路12号"
phone = "0795-2501234"
postcode = "336400"
website = "www.yunshan.gov.cn"
"""


@pytest.fixture(scope="module")
def quiet() -> ToldStory:
    """A bureau of which the tables count nothing, 18 facts told, from nothing."""
    told = tell_story(read_story(PROFILE + FACTS, "story.toml", lambda id, _year: load_flow(str(id))))
    assert told.finished
    return told


def test_from_nothing_it_takes_45_answers_at_most(quiet: ToldStory) -> None:
    assert quiet.answers <= 45


TYPED = {
    "several.facts.proactive.government_site": "90 42 4",
    "facts.management.cleared": "15",
    "several.facts.supervision.trainings": "2 30",
    "facts.problems.which": "1",
    "facts.problems.mended": "2",
}


def test_from_last_years_published_file_it_takes_30_answers_and_75_keys_at_most(
    quiet: ToldStory, tmp_path: Path
) -> None:
    report = tmp_path / "2024.docx"
    report.write_bytes(render(quiet.state.plan, "docx"))
    keys: list[int] = []

    def script(asked: Callable[[], Asked | None]) -> Iterator[str]:
        review = iter(["a", "f", "a"])
        while True:
            if (here := asked()) is None:
                keys.append(2)
                yield next(review)
                continue
            given = TYPED.get(here.id, "n" if here.kind in {"yes_no", "choices"} else "")
            keys.append(len(given) + 1)
            yield Keys(given + (CTRL_S if here.kind == "prose" else ENTER))

    last = last_year_of(str(report), "zh").last
    assert last is not None
    told = talk(tmp_path, script, book=Book(last=last), suggest={"year": "2025"})
    assert told.published == [(False, False)], told.said[-2000:]
    assert len(keys) <= 30, "the answers and what is typed at the review"
    assert sum(keys) <= 75
