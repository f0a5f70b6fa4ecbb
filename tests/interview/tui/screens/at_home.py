"""Home on the full screen, as its tests come to it: answers files in a folder, the screen over them, the row that is marked."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from interview.desk.way_in.door import Door
from interview.engine.answers.kinds import Text, Year
from interview.engine.plan.book import Answer, Book
from interview.session import AnswersFile, Session
from interview.tui.app import FullScreen
from interview.wording.catalog import words
from tests.interview.line.books import full
from tests.interview.tui.playing import Play
from tests.support.screens import SMALL, settled

AT = 1_767_225_600


def about(office: str, year: int, *without: str) -> Book:
    told = {id: answer for id, answer in full().answers.items() if id not in without}
    told |= {"office.name": Answer(Text(value=office)), "year": Answer(Year(value=year))}
    return replace(full(), answers=told)


def keep(name: str, book: Book, *, finished: bool = False, age: int = 0) -> Path:
    """An answers file; of two, the one of less age was changed later."""
    path = Path(f"{name}.nianbao.json")
    with AnswersFile.create(path, Session("disclosure_2021", 1, book)) as file:
        if finished:
            file.save(book, None, finished=True)
    os.utime(path, (AT - age, AT - age))
    return path


@asynccontextmanager
async def at_home(
    door: Door | None = None, size: tuple[int, int] = SMALL, lang: str = "zh"
) -> AsyncIterator[Play]:
    app = FullScreen(None, words(lang), door or Door(Path(), words(lang)))
    app.animation_level = "none"
    try:
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            yield Play(app, pilot)
    finally:
        if app.holding is not None:
            app.holding.put_away()
            app.holding.desk.close()


def marked(play: Play) -> str:
    return next(line for line in play.shown.split("\n") if line.startswith(" > "))[3:]
