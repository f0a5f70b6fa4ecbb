"""Answers files that are not what we wrote: 5,000 mutants with NIANBAO_LONG=1, a fiftieth of that otherwise.

Each is refused by name, with nothing touched, or accepted: then every command that reads it, next year's report and a resumed
interview live with all that it says, and nothing of it is lost. NIANBAO_SEED is the number of the first mutant; `pytest -s`
prints what came of them.
"""

from __future__ import annotations

import io
import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from time import process_time
from traceback import extract_tb

import pytest

from interview.cli import main
from interview.desk import Opened
from interview.desk.interviews import fresh, resumed
from interview.desk.reports import read_sound
from interview.engine.plan.book import Book
from interview.engine.step.machine import begin
from interview.engine.step.turns import Refuse
from interview.errors import InterviewError
from interview.export import Written
from interview.flowfiles import load_flow
from interview.line import Conversation, Prompts
from interview.line.screen import Screen
from interview.talk.prompt.field import Cursor
from interview.wording.catalog import words
from tests.interview.cli.stories import story
from tests.long.mutants import interview, mutant
from tests.support.edits import Run, edits, meant, one
from tests.support.offices import SIX
from tests.support.walks import TEXTS, command

LONG = os.environ.get("NIANBAO_LONG") == "1"
HOW_MANY = 5_000 if LONG else 100
FIRST = int(os.environ.get("NIANBAO_SEED", "0"))
SECONDS = 5.0
"""Of this process, for each thing that is done with a file."""

NAME = "云山县水利局-2025.nianbao.json"
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
KEYS = (
    *(text for text in TEXTS if text.isprintable()),
    "<",
    ">",
    "!",
    "撤销",
    "?",
    "5",
    "b",
    "a",
    "c",
    "q",
    "一段话。",
    "2024年5件",
)
ZH = words("zh")


class Typed(Prompts):
    """Gives what is typed at each prompt, and Ctrl-C after the last, without a terminal: most of the time would go there."""

    def __init__(self, rng: Random) -> None:
        super().__init__()
        self.entries = iter(["云山县水利局", "2025", *(rng.choice(KEYS) for _ in range(rng.randrange(1, 9)))])

    def line(self, default: str = "", cursor: Cursor = "selected") -> str:
        entry = next(self.entries, None)
        if entry is None:
            raise KeyboardInterrupt
        return entry or default

    def paragraphs(self, default: str = "", cursor: Cursor = "end") -> str:
        return self.line(default, cursor)


@dataclass
class Life:
    """What is done with one mutant, and how long it takes."""

    number: int
    folder: Path
    slowest: float = 0.0
    trouble: list[str] = field(default_factory=list)

    @property
    def path(self) -> Path:
        return self.folder / NAME

    @property
    def rng(self) -> Random:
        return Random(f"life {self.number}")

    @contextmanager
    def doing(self, what: str) -> Iterator[None]:
        """While inside, nothing may be raised, and it may not take long."""
        since = process_time()
        try:
            yield
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is what we look for
            at = extract_tb(fault.__traceback__)[-1]
            self.trouble.append(
                f"{what}: {type(fault).__name__} {str(fault)[:120]!r} in {Path(at.filename).name}:{at.lineno}"
            )
        took = process_time() - since
        self.slowest = max(self.slowest, took)
        if took > SECONDS:
            self.trouble.append(f"{what} took {took:.1f} s")

    def run(self, *arguments: str) -> str:
        """Runs a command to its end; gives its stdout."""
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err), suppress(SystemExit):
            assert main([*arguments]) in {0, 1, 2, 3}, "the exit code"
        assert not OBEYED.search(out.getvalue().removeprefix("\ufeff") + err.getvalue()), (
            "nothing a terminal obeys"
        )
        return out.getvalue()


def lived(number: int, folder: Path) -> tuple[str, Life]:
    """What came of a mutant."""
    life = Life(number, folder)
    data = mutant(number)
    life.path.write_bytes(data)
    with life.doing("check"):
        _checked(life)
    code = ""
    with life.doing("read"):
        code = _code(life.path)
    _commands(life)
    assert life.path.read_bytes() == data, "whoever only looks changes nothing"
    if code != "accepted":
        with life.doing("resume what was refused"), pytest.raises(InterviewError):
            resumed(life.path, ZH)
        assert life.path.read_bytes() == data, "what is refused is not touched"
    else:
        with life.doing("resume"):
            _resumed(life)
        life.path.write_bytes(data)
        with life.doing("resume in line mode"):
            _in_lines(life)
    return code, life


def _code(path: Path) -> str:
    """What a file is refused by, in a whole sentence; else `accepted`."""
    try:
        read_sound(path)
    except InterviewError as refusal:
        said, code = ZH.error(refusal), refusal.code
    else:
        return "accepted"
    assert NAME in said, said
    return code


def _checked(life: Life) -> None:
    form = life.rng.choice(("text", "json", "csv"))
    said = life.run("check", NAME, "--format", form)
    assert "unforeseen" not in said, said
    assert "出了意外" not in said, said
    if form == "json":
        json.loads(said)


def _commands(life: Life) -> None:
    rng = life.rng
    with life.doing("export"):
        life.run("export", NAME, "--draft", "--force", "-o", "out.x", *_formats("docx", "html", "md", "json"))
        if (values := life.folder / "out.json").exists():
            json.loads(values.read_text(encoding="utf-8"), parse_constant=pytest.fail)
    with life.doing("explain"):
        for address in rng.sample(
            ("applications.new.total", "fees.amount", "year", "overview.proactive", "zzz", ""), 2
        ):
            life.run("explain", NAME, address)
    with life.doing("next year"):
        _next_year(life)
    if rng.random() < 0.2:
        with life.doing("a story after it"):
            life.run("story", "story.toml", "-o", "s.nianbao.json", "--last", NAME, "--force")
            if (told := life.folder / "s.nianbao.json").exists():
                read_sound(told)
                told.unlink()


def _formats(*names: str) -> Iterator[str]:
    for name in names:
        yield from ("--to", name)


def _next_year(life: Life) -> None:
    with suppress(InterviewError):
        opened = fresh(ZH, year=life.rng.choice((None, 2025, 2020)), last_file=NAME)
        if not any(isinstance(turn, Refuse) for turn in opened.turns):
            opened.desk.folder = life.folder / "next"
            _talk(opened, life.rng)


def _talk(opened: Opened, rng: Random) -> None:
    """Holds an interview in line mode until nothing more is typed; all that was said is kept then."""
    said = io.StringIO()
    talk = Conversation(
        replace(opened, publish=lambda *_, **_how: Written(Path("nowhere.docx"))),
        ZH,
        Typed(rng),
        Screen(said, 80),
    )
    with suppress(KeyboardInterrupt):
        talk.run()
    talk.put_away()
    assert not OBEYED.search(said.getvalue()), "nothing a terminal obeys"
    if opened.desk.file is not None:
        kept = opened.desk.file.session
        state, _ = begin(load_flow(kept.flow), kept.book)
        assert talk._state is not None
        assert state.book == talk._state.book, "the file keeps the book"
    opened.desk.close()


def _resumed(life: Life) -> None:
    """Goes on, as the promises of `tests.support.edits` have it; in the end all is on disk."""
    before = read_sound(life.path).book
    opened = resumed(life.path, ZH)
    try:
        _all_there(before, opened.state.book)
        there, _ = interview(life.number)
        run = Run(there, life.folder, opened.state)
        mine = opened.state.flow.id == there.facts.flow.id
        for edit in edits(life.rng, 14):
            meaning = meant(there.facts, run.state, edit) if mine else command(run.state, edit[1])
            one(run, meaning, closely=False)
        opened.desk.keep(run.state)
        kept = opened.desk.path or life.path  # it may follow another name of the office
        assert begin(run.state.flow, read_sound(kept).book)[0].book == run.state.book, (
            "the file keeps the book"
        )
    finally:
        opened.desk.close()


def _all_there(told: Book, now: Book) -> None:
    """Everything that the file says is in the book, live or set aside; what is not told by anybody is worked out anew."""
    kept = {**now.aside, **now.answers}
    for id, answer in {**told.aside, **told.answers}.items():
        assert answer.origin == "carried" or kept.get(id) == answer, f"{id} was lost on the way in"
    assert (now.entries, now.accepted, now.last) == (told.entries, told.accepted, told.last)


def _in_lines(life: Life) -> None:
    _talk(resumed(life.path, ZH), life.rng)


def test_a_mutant_is_refused_by_name_or_lived_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "next").mkdir()
    (tmp_path / "story.toml").write_text(story(SIX), encoding="utf-8")
    came: Counter[str] = Counter()
    found: list[str] = []
    slowest = 0.0
    for number in range(FIRST, FIRST + HOW_MANY):
        code, life = lived(number, tmp_path)
        came[code] += 1
        found += [f"mutant {number}: {each}" for each in life.trouble]
        slowest = max(slowest, life.slowest)
        _swept(tmp_path)
    with capsys.disabled():
        print(
            f"\nmutants {FIRST} to {FIRST + HOW_MANY - 1}: {dict(came)}; the slowest step took {slowest:.1f} s"
        )
    assert not found, "\n".join(found[:40])


def _swept(folder: Path) -> None:
    for each in [*folder.glob("*.*"), *(folder / "next").iterdir()]:
        if each.name != "story.toml":
            each.unlink()
