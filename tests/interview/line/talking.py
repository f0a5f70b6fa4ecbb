"""Holding whole conversations in line mode: keys go through a pipe, what is said is read back line by line."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from prompt_toolkit.application import application
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from interview.desk import Desk, Opened
from interview.desk.open_interview import Publish
from interview.engine.answers.kinds import Value
from interview.engine.plan.book import Book
from interview.engine.plan.walk import Asked
from interview.engine.step.machine import begin
from interview.engine.step.respondent import Facts, reply
from interview.engine.step.state import State
from interview.engine.step.turns import Turn
from interview.export import Written
from interview.flowfiles import load_flow
from interview.line import Conversation, Prompts
from interview.line.presenter import without_grid
from interview.line.screen import Screen
from interview.talk.prompt.field import Cursor, Standing
from interview.wording.catalog import words
from tests.support.interviews import TEXTS
from tests.support.typing_answers import as_typed

# Every field loads the same thousand keys of prompt_toolkit's own anew, half of what asking takes; what they do never changes.
application.load_key_bindings = cache(application.load_key_bindings)  # type: ignore[attr-defined]
ENTER, CTRL_C, CTRL_D, F1, BACKSPACE, LEFT = "\r", "\x03", "\x04", "\x1bOP", "\x7f", "\x1b[D"
CTRL_Q, CTRL_R, CTRL_S, CTRL_U, CTRL_Z = "\x11", "\x12", "\x13", "\x15", "\x1a"
NO_REPORT = Written(Path("nowhere.docx"))


class Keys(str):
    """Keys as they are pressed, no Enter of their own."""

    __slots__ = ()


def paste(text: str) -> str:
    """A block that the terminal brackets."""
    return f"\x1b[200~{text}\x1b[201~"


class MemoryDesk(Desk):
    """A desk that also remembers every state it was given."""

    state: State

    def keep(self, state: State, *, finished: bool = False, draft: str = "") -> bool:
        self.state = state
        return super().keep(state, finished=finished, draft=draft)


class Typist(Prompts):
    """Types one entry of a script at every prompt, and Ctrl-C when nothing is left."""

    def __init__(self, pipe: PipeInput, script: Iterator[str]) -> None:
        super().__init__(input=pipe, output=DummyOutput())
        self.pipe, self.script = pipe, script
        self.fields: list[str] = []
        """What stood in the field at each prompt."""
        self.stood: list[Standing] = []
        """The same with where the cursor was."""

    def line(self, default: str = "", cursor: Cursor = "selected") -> str:
        self.stood.append(Standing(default, cursor))
        self._type(default, ENTER)
        return super().line(default, cursor)

    def paragraphs(self, default: str = "", cursor: Cursor = "end") -> str:
        self.stood.append(Standing(default, cursor))
        self._type(default, ENTER + ENTER)
        return super().paragraphs(default, cursor)

    def _type(self, default: str, end: str) -> None:
        self.fields.append(default)
        entry = next(self.script, Keys(CTRL_C))
        if isinstance(entry, Keys):
            self.pipe.send_text(entry)
        elif entry in {"?", "？", "<", "《", ">", "》", "!", "！", "撤销"}:
            self.pipe.send_text(entry + ENTER)
        else:
            self.pipe.send_text(entry + end)


@dataclass
class Talk:
    """A conversation that was held."""

    desk: MemoryDesk
    out: io.StringIO
    fields: list[str]
    stood: list[Standing]
    ended: type[BaseException] | None
    begun: State
    """Where it began."""
    published: list[tuple[bool, bool]] = field(default_factory=list)
    """(draft, over an earlier one) of every report written."""

    @property
    def said(self) -> str:
        return self.out.getvalue()

    @property
    def lines(self) -> list[str]:
        return self.said.splitlines()

    @property
    def state(self) -> State:
        return getattr(self.desk, "state", self.begun)

    @property
    def book(self) -> Book:
        return self.state.book

    @property
    def here(self) -> str | None:
        return self.state.place.question

    def value(self, id: str) -> object:
        answer = self.book.answers.get(id)
        return answer.value.value if answer else None

    def origin(self, id: str) -> str | None:
        answer = self.book.answers.get(id)
        return answer.origin if answer else None


Script = Iterable[str] | Callable[[Callable[[], Asked | None]], Iterator[str]]


def talk(
    folder: Path, script: Script, *, flow: str = "disclosure_2021", lang: str = "zh", book: Book | None = None,
    at: str | None = None, cells: int = 80, path: Path | None = None, desk: MemoryDesk | None = None,
    flow_for: Callable[[int], str] | None = None, publish: Publish | None = None,
    suggest: Mapping[str, str] | None = None, typed: str = "", this_year: int = 0,
) -> Talk:  # fmt: skip
    """Holds a conversation; it ends with the script, at the latest."""
    if desk is None:
        desk = MemoryDesk(folder, lambda id: load_flow(id, lang), path=path)
    state, turns = begin(load_flow(flow, lang), book, at)
    return hold(
        desk,
        state,
        turns,
        script,
        lang=lang,
        cells=cells,
        flow_for=flow_for,
        publish=publish,
        suggest=suggest,
        typed=typed,
        this_year=this_year,
    )


def hold(
    desk: MemoryDesk, state: State, turns: tuple[Turn, ...], script: Script, *, lang: str = "zh", cells: int = 80,
    flow_for: Callable[[int], str] | None = None, publish: Publish | None = None,
    suggest: Mapping[str, str] | None = None, typed: str = "", this_year: int = 0,
) -> Talk:  # fmt: skip
    """Holds a conversation at a desk."""
    out = io.StringIO()
    held = Talk(desk, out, [], [], None, state)
    desk.state = state

    def note(_state: State, *, draft: bool, over: bool) -> Written:
        held.published.append((draft, over))
        return NO_REPORT

    entries = script(lambda: desk.state.asked) if callable(script) else iter(script)
    with create_pipe_input() as pipe:
        typist = Typist(pipe, entries)
        opened = Opened(
            state, turns, desk, publish or note, flow_for, suggest or {}, typed, this_year=this_year
        )
        conversation = Conversation(opened, words(lang), typist, Screen(out, cells))
        held.fields, held.stood = typist.fields, typist.stood
        try:
            conversation.run()
        except (KeyboardInterrupt, EOFError) as ending:
            held.ended = type(ending)
            conversation.put_away()
        finally:
            desk.close()
    return held


def typed(asked: Asked, value: str | Value | None) -> str:
    """A value as somebody would type it here, where no grid can be chosen."""
    return as_typed(without_grid(asked), value)


def clerk(facts: Facts, at_the_review: str = "") -> Callable[[Callable[[], Asked | None]], Iterator[str]]:
    """A truthful clerk answers whatever is asked; at the review, Enter writes the report, or it is left unfinished."""

    def script(asked: Callable[[], Asked | None]) -> Iterator[str]:
        while (here := asked()) is not None:
            yield typed(here, reply(facts, here))
        yield at_the_review

    return script


def enters(asked: Callable[[], Asked | None]) -> Iterator[str]:
    """Enter at every question, as when it is held down; in paragraphs the second one ends them."""
    while True:
        here = asked()
        yield Keys(ENTER + ENTER if here is not None and here.kind == "prose" else ENTER)


def first(*entries: str, then: Script) -> Callable[[Callable[[], Asked | None]], Iterator[str]]:
    """These entries, and then another script."""

    def script(asked: Callable[[], Asked | None]) -> Iterator[str]:
        yield from entries
        yield from then(asked) if callable(then) else then

    return script


def profiled(year: int = 2025, **more: str) -> list[str]:
    """The answers of the first section, as they are typed."""
    return [
        TEXTS["office.name"], str(year), more.get("kind", "1"), TEXTS["office.address"], TEXTS["office.phone"],
        TEXTS["office.postcode"], TEXTS["office.website"],
    ]  # fmt: skip
