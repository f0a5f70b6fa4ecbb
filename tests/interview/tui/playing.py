"""Interviews held on the full screen, without a terminal."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from textual.pilot import Pilot

from interview.desk import Desk, Opened
from interview.desk.interviews import publisher
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Book
from interview.engine.plan.walk import Asked
from interview.engine.step.machine import begin
from interview.engine.step.respondent import Facts, reply
from interview.engine.step.state import State
from interview.flowfiles import load_flow
from interview.session import AnswersFile, Session
from interview.tui.app import FullScreen
from interview.tui.screens.base import BaseScreen
from interview.tui.screens.conversation import ConversationScreen
from interview.wording.catalog import words
from tests.support.screens import SMALL, press, settled, shown, type_text
from tests.support.typing_answers import as_typed

FLOW = "disclosure_2021"


def opened(
    folder: Path, book: Book | None = None, at: str | None = None, *, id: str = FLOW, lang: str = "zh",
    typed: str = "", flow_for: Callable[[int], str] | None = None, form: Flow | None = None,
) -> Opened:  # fmt: skip
    """An interview: a new one, or with a book one that goes on at a question, its file open; of a form by name, or this one."""
    flow = form or load_flow(id, lang)
    state, turns = begin(flow, book, at)
    file = None
    if book is not None and book.answers:
        session = Session(flow.id, flow.version, state.book, state.place.question)
        file = AnswersFile.create(folder / "甲.nianbao.json", session)
    desk = Desk(folder, lambda other: flow if other == flow.id else load_flow(other, lang), file)

    return Opened(
        state, turns, desk, publisher(desk, words(lang)), flow_for, {"year": "2025"}, typed, resumed=book is not None and bool(book.answers)
    )  # fmt: skip


Front = TypeVar("Front", bound=BaseScreen[Any])


@dataclass
class Play:
    """A screen being driven."""

    app: FullScreen
    pilot: Pilot[int]
    asked: list[str] = field(default_factory=list)
    """Every question answered through `answer`, by id."""

    @property
    def state(self) -> State:
        return self.app.held.state

    @property
    def here(self) -> str | None:
        return self.state.place.question

    @property
    def shown(self) -> str:
        return shown(self.app)

    @property
    def field(self) -> str:
        """What stands in the field."""
        return self.conversation.composer.text

    @property
    def conversation(self) -> ConversationScreen:
        """The conversation, which is in front."""
        return self.front(ConversationScreen)

    def front(self, kind: type[Front]) -> Front:
        """The screen in front, which is of this kind."""
        assert isinstance(self.app.screen, kind)
        return self.app.screen

    def value(self, id: str) -> object:
        answer = self.state.book.answers.get(id)
        return answer.value.value if answer else None

    def origin(self, id: str) -> str | None:
        answer = self.state.book.answers.get(id)
        return answer.origin if answer else None

    async def type(self, text: str, *keys: str) -> None:
        await type_text(self.pilot, text, *keys)

    async def press(self, *keys: str) -> None:
        await press(self.pilot, *keys)

    async def answer(self, text: str) -> None:
        """Types an answer in place of what stands in the field and gives it."""
        asked = self.state.asked
        assert asked is not None
        self.asked.append(asked.id)
        if text and self.field:
            await self.press("ctrl+u") if asked.kind != "prose" else None
        await self.type(text, "ctrl+s" if asked.kind == "prose" else "enter")


@asynccontextmanager
async def playing(begun: Opened, size: tuple[int, int] = SMALL, lang: str = "zh") -> AsyncIterator[Play]:
    """The full screen with an interview on it."""
    app = FullScreen(begun, words(lang))
    app.animation_level = "none"
    try:
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            yield Play(app, pilot)
    finally:
        app.held.put_away()
        begun.desk.close()


def clerk(facts: Facts, here: Callable[[], Asked | None]) -> Iterator[str]:
    """What a truthful clerk types, question by question, until all is answered."""
    while (asked := here()) is not None:
        yield as_typed(asked, reply(facts, asked))


def without(book: Book, *ids: str) -> Book:
    """A book with some answers missing."""
    return replace(book, answers={id: told for id, told in book.answers.items() if id not in ids})
