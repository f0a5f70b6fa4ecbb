"""Random keys as a terminal sends them, the states that a life at the keyboard begins in, and what is counted.

A key is what one press gives: a letter, a word of an input method, a sequence, a paste, the mouse, rubbish. Words that
carry a mark (`第12号`) show in whose answer they ended.
"""

from __future__ import annotations

import os
import re
import shutil
import traceback
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir
from dataclasses import dataclass, field, replace
from itertools import cycle
from pathlib import Path
from random import Random

from interview.engine.plan.book import Book
from interview.engine.plan.plan import Plan
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.respondent import Facts, reply
from interview.engine.step.state import Here, State
from interview.export import render
from interview.session import AnswersFile, BegunText, Session
from interview.session.renames import last_year
from tests.support.interviews import FLOWS, facts_of, flow, hold
from tests.support.offices import SITE, SIX, six_with_carried_in

SCALE = float(os.environ.get("NIANBAO_LONG") or 1 / 50)
SEED = int(os.environ.get("NIANBAO_SEED", "2026"))
A_LIFE = 120
"""So many keys at most, then an end is asked for."""
FLOW = "disclosure_2021"
ENOUGH = 20
"""After so many faults nobody needs more."""
ESC = "\x1b"

# Keys ------------------------------------------------------------------------------------------------------------

_NAMED = (
    *["\r"] * 14, *[ESC] * 5, *["\t"] * 3, f"{ESC}[Z",
    *[f"{ESC}[{end}" for end in "AABBCCDDHF"], f"{ESC}[5~", f"{ESC}[6~", f"{ESC}[3~", f"{ESC}[2~", "\x7f", "\x7f", "\x08",
    *[f"{ESC}O{end}" for end in "PQQRRS"], *[f"{ESC}[{number}~" for number in (15, 17, 18, 24)],
)  # fmt: skip
"""Enter, Esc, Tab, arrows, F1 to F7 and F12, and what deletes; what a clerk presses more often stands more often."""
_LEAVING = "\x03\x04\x11"
"""Ctrl+C, Ctrl+D, Ctrl+Q: what ends a life is asked for when it is over."""
_CTRL = (
    *(chr(each) for each in range(1, 27) if chr(each) not in f"{_LEAVING}\r\t"), "\x13", "\x13", "\x10", "\x10",
    *["\x1a"] * 4,
)  # fmt: skip
_WORDS = (
    "有", "没有", "y", "n", "1", "2", "0", "3", "12", "不确定", "<", ">", "!", "?", "撤销", "云山县水利局", "2025", "2020", "2024",
    "公开了", "个人", "企业", "一段话。", "，", "。", "[bold]", "[/]", "[@click=app.bell]x[/]", "\u200b", "\ufeff", "👨‍👩‍👧", "e\u0301",
    "ﷺ", "\u202e", "𠀀", "a", "b", "c", " ", "\u3000", ".", "-", "+", "=1+1", "3.5万元", "1,204", "大概三四件", "99999999999999",
    "9" * 13, "1000000000000", "1e9", "½", "５", "五",
)  # fmt: skip
_PASTES = (
    "1\t2\t3\t4\t5\t6\n" * 25, "x" * 10_000, "\x1b[31m红\x07\x00", "一\r\n二\r\n\r\n三", "9" * 30 + "\t1",
    "合计\t1\t2\n新收\t1\t0\t0\t0\t0\t0\t1", "1000000000000\t" * 7, "\t\t\t\n\n\t", "规章 1 2 3\n行政规范性文件 4 5 6",
    "👍" * 3000, "\ufeff3", "", "一行。\n" * 12,
)  # fmt: skip
_RUBBISH = (
    f"{ESC}[I", f"{ESC}[O", f"{ESC}[?1;2c", f"{ESC}[12;40R", f"{ESC}[27u", f"{ESC}[97;5u", f"{ESC}[57399;1u", f"{ESC}[1;5C",
    f"{ESC}[1;2A", f"{ESC}b", f"{ESC}f", f"{ESC}d", f"{ESC}\x7f", f"{ESC}[", f"{ESC}]0;x\x07", f"{ESC}P1$r{ESC}\\", f"{ESC}[M   ",
    f"{ESC}[999;999H", f"{ESC}[<0;99999;99999M", f"{ESC}[<0;0;0M", f"{ESC}[201~",
)  # fmt: skip
_REPEATED = (1,) * 12 + (2, 2, 3, 6)


def press(chance: Random) -> list[str]:
    """A key, mostly pressed once, now and then as often as an impatient finger presses it."""
    return [_key(chance)] * chance.choice(_REPEATED)


def _key(chance: Random) -> str:
    kind = chance.random()
    if kind < 0.42:
        return chance.choice(_NAMED)
    if kind < 0.52:
        return chance.choice(_CTRL)
    if kind < 0.86:
        return chance.choice(_WORDS)
    if kind < 0.94:
        button, end = chance.choice((0, 0, 0, 1, 2, 32, 35, 64, 65, 0, 8, 16)), chance.choice("Mm")
        return f"{ESC}[<{button};{chance.randrange(1, 130)};{chance.randrange(1, 40)}{end}"
    if kind < 0.97:
        return f"{ESC}[200~{chance.choice(_PASTES)}{ESC}[201~"
    return chance.choice(_RUBBISH)


# Where lives begin -------------------------------------------------------------------------------------------------

CARRIED = {**six_with_carried_in(2), "documents.in_force": 1, "documents.issued": 3}
"""Applications carried in, and more issued than is in force, which is worth a look."""
OFFICE = "云山县水利局-2025"
WAYS = ("one_by_one", "by_result", "table")


@dataclass(frozen=True)
class Start:
    """How the command is begun in the folder."""

    file: str | None = None
    """The answers file that it goes on with."""
    last: str | None = None
    """Last year's."""
    home: bool = False
    """Whether it shows what is in the folder first."""


def truth(state: State, way: str) -> Facts:
    """What a truthful clerk knows, who tells applications one way or another."""
    return facts_of(state.flow.id, {FLOW: CARRIED, "website_2018": SITE}.get(state.flow.id, SIX), way=way)


def _keep(folder: Path, name: str, state: State, draft: str = "", *, finished: bool = False) -> str:
    """An answers file as it was left at a question, maybe with a text half typed; gives its name."""
    here, file = state.place.question, f"{name}.nianbao.json"
    session = Session(
        state.flow.id, state.flow.version, state.book, here,
        BegunText(question=here, text=draft) if draft and here else None,
    )  # fmt: skip
    with AnswersFile.create(folder / file, session) as kept:
        if finished:
            kept.save(state.book, None, finished=True)
    return file


def _told(facts: Facts, answers: int, book: Book | None = None) -> State:
    """An interview in which a truthful clerk has given so many answers."""
    state = begin(facts.flow, book)[0]
    for _ in range(answers):
        if state.asked is not None:
            state = step(state, do.Answer(state.asked.id, reply(facts, state.asked) or "都写好了。"))[0]
    return state


def _way(way: str) -> Callable[[Path, Random], Start]:
    def make(folder: Path, chance: Random) -> Start:
        return Start(
            _keep(folder, OFFICE, _told(facts_of(FLOW, CARRIED, way=way), 16 + chance.randrange(18)))
        )

    return make


def _folder(folder: Path, chance: Random) -> Start:
    _finished(folder, chance)
    _keep(folder, "云山县教育局-2025", _told(facts_of(FLOW, SIX), chance.randrange(40)), "写到一半")
    (folder / "坏.nianbao.json").write_text("{", encoding="utf-8")
    shutil.copy(folder / f"{OFFICE}.docx", folder / "政府信息公开年度报告2024.docx")
    return Start(home=True)


def _review(folder: Path, chance: Random) -> Start:
    state = hold(facts_of(FLOW, CARRIED)).state
    missing = chance.sample(sorted(state.book.answers), chance.randrange(3))
    answers = {id: answer for id, answer in state.book.answers.items() if id not in missing}
    state = begin(state.flow, replace(state.book, answers=answers))[0]
    return Start(_keep(folder, OFFICE, replace(state, place=Here())))


def _resumed(folder: Path, chance: Random) -> Start:
    return Start(_keep(folder, OFFICE, _told(facts_of(FLOW, SIX), 2 + chance.randrange(30)), "写到一半"))


def _long_text(folder: Path, chance: Random) -> Start:
    """At a text that is half written already, of more lines than there is room for."""
    facts = facts_of(FLOW, SIX)
    texts = [each.id for each in hold(facts).state.plan.asked if each.kind == "prose"]
    at, lines = chance.choice(texts), "写了一行，还要再写。\n" * chance.randrange(1, 30)
    state = step(_told(facts, 60), do.Jump(at))[0]
    return Start(_keep(folder, OFFICE, state, lines))


def _with_last(folder: Path, chance: Random) -> Start:
    state = hold(facts_of(FLOW, CARRIED)).state
    if chance.random() < 0.5:
        return Start(last=_keep(folder, "去年", state))
    known = last_year(Session(FLOW, state.flow.version, state.book), state.flow)
    return Start(_keep(folder, OFFICE, _told(facts_of(FLOW, SIX), chance.randrange(20), Book(last=known))))


def _finished(folder: Path, _chance: Random) -> Start:
    state = hold(facts_of(FLOW, SIX)).state
    (folder / f"{OFFICE}.docx").write_bytes(render(Plan(state.flow, state.book), "docx"))
    return Start(_keep(folder, OFFICE, state, finished=True))


STATES: Mapping[str, Callable[[Path, Random], Start]] = {
    "an empty folder": lambda _folder, _chance: Start(),
    "a folder with files": _folder,
    "a new one, its file named": lambda folder, _chance: Start(_keep(folder, "新", begin(flow(FLOW))[0])),
    "one by one": _way("one_by_one"),
    "by result": _way("by_result"),
    "the table open": _way("table"),
    "the review": _review,
    "resumed with half a text": _resumed,
    "a long text half written": _long_text,
    "with last year's": _with_last,
    "finished": _finished,
    "the earlier form": lambda folder, chance: Start(
        _keep(folder, OFFICE, _told(facts_of("disclosure_2019", SIX), chance.randrange(60)))
    ),
    "a website's form": lambda folder, chance: Start(
        _keep(folder, f"{OFFICE}-网站报表", _told(facts_of("website_2018", SITE), chance.randrange(60)))
    ),
}
"""Each makes what it needs in an empty folder."""


# What is seen ------------------------------------------------------------------------------------------------------

_MARK = re.compile(r"第(\d+)号")
_SHOWN = 60


@dataclass
class Seen:
    """What was seen, counted; a fault does not end the search."""

    keys: int = 0
    lives: Counter[str] = field(default_factory=Counter)
    """By the state they began in."""
    ends: Counter[str] = field(default_factory=Counter)
    """How lives ended: by so many Ctrl+Q, or by a way out that the keys found."""
    compared: int = 0
    """How often file and screen were."""
    marks: int = 0
    faults: list[str] = field(default_factory=list)
    recent: deque[str] = field(default_factory=lambda: deque(maxlen=25))
    """The last keys of the life that is lived."""

    def note(self, sent: str) -> None:
        """Remembers what was sent, for whoever has to find a fault."""
        self.recent.append(sent if len(sent) <= _SHOWN else f"{sent[:_SHOWN]}…")

    def lived(self, most: int, folder: Path, live: Callable[[Start, Random, int], None]) -> None:
        """Lives one life after another, from one state after another, until so many keys were pressed."""
        states, seeds = cycle(STATES), Random(SEED)
        while self.keys < most and len(self.faults) < ENOUGH:
            name, seed = next(states), seeds.randrange(10**6)
            here = folder / str(self.lives.total())
            here.mkdir()
            self.lives[name] += 1
            self.recent.clear()
            chance = Random(seed)
            try:
                with chdir(here):
                    live(STATES[name](here, chance), chance, min(A_LIFE, most - self.keys))
            except Exception as fault:  # noqa: BLE001 - whatever it is, it is what is looked for
                told = "".join(traceback.format_exception(fault)[-8:])
                self.faults.append(f"seed {seed}, from {name}, after {[*self.recent]}:\n{told}")
        print(self)

    def __str__(self) -> str:
        of = f"seed {SEED}: {self.keys} keys in {self.lives.total()} lives from {len(self.lives)} states"
        return f"{of}; {dict(self.ends)}; {self.compared} comparisons, {self.marks} marks; {len(self.faults)} faults"


@dataclass
class Marks:
    """Where each marked text of a life was typed."""

    seen: Seen
    typed: dict[int, tuple[int, str] | None] = field(default_factory=dict)
    """The interview and the question, None where no question was asked."""

    def text(self, interview: object, question: str | None) -> str:
        """A text that is told from all others, to be typed now."""
        self.seen.marks += 1
        self.typed[self.seen.marks] = None if question is None else (id(interview), question)
        return f"建设路第{self.seen.marks}号"

    def forget(self, text: str) -> None:
        """Nobody knows at which question it will be typed."""
        for found in _MARK.findall(text):
            del self.typed[int(found)]

    def astray(self, interview: object, state: State) -> Iterator[str]:
        """The marked texts that stand in an answer to another question than the one they were typed at."""
        for question, answer in state.book.answers.items():
            if answer.origin != "typed" or not isinstance(answer.value.value, str):
                continue
            for number in map(int, _MARK.findall(answer.value.value)):
                at = self.typed.get(number, (id(interview), question))
                if at != (id(interview), question):
                    yield f"mark {number}, typed at {at}, stands in {question}"


__all__ = ["FLOWS", "SCALE", "SEED", "Marks", "Seen", "Start", "press", "truth"]
