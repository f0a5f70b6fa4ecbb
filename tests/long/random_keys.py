"""Random keys as a terminal sends them, and the ten states that a life at the keyboard begins in.

A key is what one read of a terminal gives: a letter, a word of an input method, a sequence, a paste, the mouse, rubbish.
Words that carry a mark (`第12号`) let a test see whose answer they ended in.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from interview.engine import commands as do
from interview.engine.book import Book
from interview.engine.machine import State, begin, step
from interview.engine.plan import Plan
from interview.engine.respondent import Facts, reply
from interview.export import render
from interview.session import AnswersFile, Draft, Session, stem
from interview.session.carrying import last_year
from tests.support.interviews import facts_of, flow, hold
from tests.support.offices import SIX, six_with_carried_in

FLOW = "disclosure_2021"
ESC = "\x1b"

# Keys ------------------------------------------------------------------------------------------------------------

_NAMED = (
    *["\r"] * 14, *[ESC] * 5, *["\t"] * 3, f"{ESC}[Z",
    *[f"{ESC}[{end}" for end in "AABBCCDDHF"], f"{ESC}[5~", f"{ESC}[6~", f"{ESC}[3~", f"{ESC}[2~", "\x7f", "\x7f", "\x08",
    *[f"{ESC}O{end}" for end in "PQQRRS"], *[f"{ESC}[{number}~" for number in (15, 17, 18, 24)],
)  # fmt: skip
"""Enter, Esc, Tab, arrows, F1 to F7 and F12, and what deletes; those a clerk presses more often stand more often."""
_LEAVING = "\x03\x11"
"""Ctrl+C, which ends everything when it comes twice, and Ctrl+Q."""
_CTRL = (
    *(chr(each) for each in range(1, 27) if chr(each) not in f"{_LEAVING}\r\t"),
    "\x13",
    "\x13",
    "\x10",
    "\x10",
)
_WORDS = (
    "有", "没有", "y", "n", "1", "2", "0", "3", "12", "不确定", "<", ">", "!", "?", "撤销", "云山县水利局", "2025", "2020", "2024",
    "公开了", "个人", "企业", "一段话。", "，", "。", "[bold]", "[/]", "[@click=app.bell]x[/]", "\u200b", "\ufeff", "👨‍👩‍👧", "e\u0301",
    "ﷺ", "\u202e", "𠀀", "a", "b", "c", " ", "\u3000", ".", "-", "+", "=1+1", "3.5万元", "1,204", "大概三四件", "99999999999999",
    "9" * 13, "1e9", "½", "５", "五",
)  # fmt: skip
_PASTES = (
    "1\t2\t3\t4\t5\t6\n" * 25, "x" * 10_000, "\x1b[31m红\x07\x00", "一\r\n二\r\n\r\n三", "9" * 30 + "\t1",
    "合计\t1\t2\n新收\t1\t0\t0\t0\t0\t0\t1", "\t\t\t\n\n\t", "规章 1 2 3\n行政规范性文件 4 5 6", "👍" * 3000, "\ufeff3", "",
)  # fmt: skip
_RUBBISH = (
    f"{ESC}[I", f"{ESC}[O", f"{ESC}[?1;2c", f"{ESC}[12;40R", f"{ESC}[27u", f"{ESC}[97;5u", f"{ESC}[57399;1u", f"{ESC}[1;5C",
    f"{ESC}[1;2A", f"{ESC}b", f"{ESC}f", f"{ESC}d", f"{ESC}\x7f", f"{ESC}[", f"{ESC}]0;x\x07", f"{ESC}P1$r{ESC}\\", f"{ESC}[M   ",
    f"{ESC}[999;999H", f"{ESC}[<0;99999;99999M", f"{ESC}[<0;0;0M", f"{ESC}[201~",
)  # fmt: skip


def key(chance: Random) -> str:
    """What one key press, paste or move of the mouse sends."""
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


_MARK = re.compile(r"第(\d+)号")


def marked(number: int) -> str:
    """A text that is told from all others."""
    return f"建设路第{number}号"


def marks_in(text: str) -> list[int]:
    """The numbers of the marked texts in an answer."""
    return [int(number) for number in _MARK.findall(text)]


# Where lives begin -------------------------------------------------------------------------------------------------

CARRIED = {**six_with_carried_in(2), "documents.in_force": 1, "documents.issued": 3}
FEW = {**SIX, "reconsideration.upheld": 1}
OFFICE = "云山县水利局-2025"


@dataclass(frozen=True)
class Start:
    """How the command is begun in the folder."""

    file: str | None = None
    """The answers file that it goes on with."""
    last: str | None = None
    """Last year's."""
    home: bool = False
    """Whether it shows what is in the folder first."""


def keep(folder: Path, name: str, state: State, draft: str = "", *, finished: bool = False) -> str:
    """An answers file as it was left at a question, maybe with a text half typed; gives its name."""
    here, book = state.place.question, state.book
    begun = Draft(question=here, text=draft) if draft and here else None
    file = f"{name}.nianbao.json"
    with AnswersFile.create(
        folder / file, Session(state.flow.id, state.flow.version, book, here, begun)
    ) as kept:
        if finished:
            kept.save(book, None, finished=True)
    return file


def told(facts: Facts, answers: int, book: Book | None = None) -> State:
    """An interview in which a truthful clerk has given so many answers."""
    state = begin(facts.flow, book)[0]
    for _ in range(answers):
        if state.asked is None:
            break
        state = step(state, do.Answer(state.asked.id, reply(facts, state.asked) or "都写好了。"))[0]
    return state


def _way(way: str) -> Callable[[Path, Random], Start]:
    def make(folder: Path, chance: Random) -> Start:
        return Start(keep(folder, OFFICE, told(facts_of(FLOW, CARRIED, way=way), 16 + chance.randrange(18))))

    return make


def _full_folder(folder: Path, chance: Random) -> Start:
    _finished(folder, chance)
    keep(folder, "云山县教育局-2025", told(facts_of(FLOW, FEW), chance.randrange(40)), "写到一半")
    (folder / "坏.nianbao.json").write_text("{", encoding="utf-8")
    shutil.copy(folder / f"{OFFICE}.docx", folder / "政府信息公开年度报告2024.docx")
    return Start(home=True)


def _review(folder: Path, chance: Random) -> Start:
    state = hold(facts_of(FLOW, CARRIED)).state
    for each in chance.sample(sorted(state.book.answers), chance.randrange(3)):
        answers = {id: answer for id, answer in state.book.answers.items() if id != each}
        state = begin(state.flow, replace(state.book, answers=answers))[0]
    return Start(keep(folder, OFFICE, replace(state, place=type(state.place)())))


def _resumed(folder: Path, chance: Random) -> Start:
    return Start(keep(folder, OFFICE, told(facts_of(FLOW, FEW), 2 + chance.randrange(30)), "写到一半"))


def _with_last(folder: Path, chance: Random) -> Start:
    state = hold(facts_of(FLOW, CARRIED)).state
    book = replace(state.book, answers={**state.book.answers})
    session = Session(FLOW, state.flow.version, book)
    if chance.random() < 0.5:
        return Start(last=keep(folder, "去年", state))
    known = last_year(replace(session), state.flow)
    return Start(keep(folder, OFFICE, told(facts_of(FLOW, FEW), chance.randrange(20), Book(last=known))))


def _finished(folder: Path, chance: Random) -> Start:
    state = hold(facts_of(FLOW, SIX)).state
    (folder / f"{OFFICE}.docx").write_bytes(render(Plan(state.flow, state.book), "docx"))
    return Start(keep(folder, OFFICE, state, finished=True))


STATES: Mapping[str, Callable[[Path, Random], Start]] = {
    "an empty folder": lambda _folder, _chance: Start(),
    "a folder with files": _full_folder,
    "a new one, its file named": lambda folder, _: Start(keep(folder, "新", begin(flow(FLOW))[0])),
    "one by one": _way("one_by_one"),
    "by result": _way("by_result"),
    "the table open": _way("table"),
    "the review": _review,
    "resumed with half a text": _resumed,
    "with last year's": _with_last,
    "finished": _finished,
}
"""Ten starting states; each makes what it needs in an empty folder."""
