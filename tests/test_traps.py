"""The traps that other interview tools fell into, one test each; the number is the trap's in `anchors.md` 5.

Each goes through what a clerk has: line mode, the answers file, the command. The rooms' own tests look closer.

Trap 12, a check of prose that looks only at the first number it finds, is with the claims: `tests/interview/review/test_claims.py`.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from interview.cli import main
from interview.engine.answers.kinds import Count, Text
from interview.engine.plan.book import Answer, Book
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.errors import LockedError
from interview.export import render
from interview.flowfiles import load_folder
from interview.session import AnswersFile, Session, read
from tests.interview.cli.terminal import Window, environment, window
from tests.interview.line.talking import CTRL_C, CTRL_D, Keys, MemoryDesk, talk
from tests.interview.line.talking import hold as held_in_lines
from tests.support.interviews import facts_of, finished, flow, hold, steps, told
from tests.support.offices import SIX

FLOWS_FOLDER = Path(__file__).parents[1] / "flows"
FLOW = "disclosure_2021"
FILE = "a.nianbao.json"
DOCUMENTS = {"documents.in_force": 3}
DIFFERENT = {"documents.in_force": 1, "documents.issued": 3}
"""More issued than are in force: worth a look, no hindrance."""


def interviewed(figures: dict[str, int] | None = None) -> State:
    return hold(facts_of(FLOW, figures or {})).state


def written(folder: Path, state: State) -> Path:
    """An answers file that holds what this state holds, closed again."""
    path = folder / FILE
    AnswersFile.create(
        path, Session(state.flow.id, state.flow.version, state.book, state.place.question)
    ).close()
    return path


def resumed(path: Path) -> State:
    """The state that somebody finds who goes on with a file."""
    session = read(path)
    return begin(flow(session.flow), session.book, session.place)[0]


def values(state: State) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads(render(state.plan, "json"))
    return found


# 1 ---------------------------------------------------------------------------------------------------------------


def test_going_back_loses_no_later_answer_and_no_half_typed_one_is_in_its_way(tmp_path: Path) -> None:
    book = interviewed(DOCUMENTS).book
    gone = talk(tmp_path, ["很多", "<", "<", "<"], book=book, at="documents.in_force")
    ids = [asked.id for asked in gone.state.plan.asked]
    assert gone.here == ids[ids.index("documents.in_force") - 3]
    assert gone.book == book


# 2 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_plain_terminal_asks_nothing_hidden_and_takes_no_end_of_input_for_an_answer(tmp_path: Path) -> None:
    later = flow(FLOW).questions["documents.in_force"]
    known = interviewed(DOCUMENTS).book.answers
    book = Book(answers={id: known[id] for id in known if id.partition(".")[0] in {"office", "year"}})
    path = written(tmp_path, begin(flow(FLOW), book, "documents.any_in_force")[0])
    with window(tmp_path, "resume", FILE, env=environment(TERM="dumb")) as at:
        at.type("没有")
        at.prompt()
        at.child.send(CTRL_D)
        assert at.ended() == 130
    assert later.ask not in at.text
    assert read(path).book.answers.keys() - book.answers.keys() == {"documents.any_in_force"}


# 3 ---------------------------------------------------------------------------------------------------------------


def test_a_number_that_a_balance_offered_does_not_outlive_the_numbers_it_was_made_of(tmp_path: Path) -> None:
    before = interviewed(SIX)
    last = "applications.unable_not_held.natural"
    assert before.book.answers[last] == Answer(Count(value=1), "inferred")
    path = written(tmp_path, before)
    after = told(resumed(path), {"applications.granted.natural": "3"}, insist=True)
    again = after.plan.get(last)
    assert last not in after.book.answers
    assert again is not None
    assert again.offer == Count(value=2)
    assert not finished(after)


# 4 ---------------------------------------------------------------------------------------------------------------


def test_what_a_closed_branch_holds_is_neither_published_nor_lost(tmp_path: Path) -> None:
    shut = told(interviewed({"documents.in_force": 7319}), {"documents.any_in_force": "没有"}, insist=True)
    again = resumed(written(tmp_path, shut))
    for to in ("json", "md", "html"):
        assert b"7319" not in render(again.plan, to)
    assert values(again)["figures"]["documents.in_force"] == 0
    assert again.book.aside["documents.in_force"] == Answer(Count(value=7319))
    back = told(again, {"documents.any_in_force": "有"}, insist=True)
    assert back.book.answers["documents.in_force"] == Answer(Count(value=7319))


# 5 ---------------------------------------------------------------------------------------------------------------


def test_a_zero_is_an_answer_and_what_is_optional_is_not_missing(tmp_path: Path) -> None:
    known = dict(interviewed(DOCUMENTS | {"documents.issued": 2}).book.answers)
    assert known["documents.repealed"] == Answer(Count(value=0))
    del known["office.website"]
    again = resumed(written(tmp_path, begin(flow(FLOW), Book(answers=known))[0]))
    assert again.book.answers["documents.repealed"] == Answer(Count(value=0))
    assert "office.website" in {asked.id for asked in again.plan.asked}
    assert finished(again)
    figures = values(again)["figures"]
    assert None not in figures.values()
    assert (figures["documents.repealed"], figures["reconsideration.total"]) == (0, 0)


# 6 ---------------------------------------------------------------------------------------------------------------


def test_a_circle_of_conditions_is_found_before_anybody_fills_in_the_form_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(FLOWS_FOLDER, tmp_path / "flows")) / FLOW
    file = folder / "proactive.toml"
    text = file.read_text("utf-8")
    gate = 'id = "documents.any_in_force"\n'
    assert text.count(gate) == 1
    circle = gate + 'when = { of = "documents.in_force", positive = true }\n'
    file.write_text(text.replace(gate, circle), encoding="utf-8")
    assert main(["flows", "check", str(folder)]) == 1
    found = [line for line in capsys.readouterr().out.splitlines() if "绕成了圈" in line]
    assert any("documents.any_in_force" in line and "documents.in_force" in line for line in found)


# 7 ---------------------------------------------------------------------------------------------------------------


def test_a_question_that_a_flow_gains_stands_in_the_review_without_anybody_writing_it_there(
    tmp_path: Path,
) -> None:
    folder = Path(shutil.copytree(FLOWS_FOLDER, tmp_path / "flows")) / FLOW
    with (folder / "proactive.toml").open("a", encoding="utf-8") as file:
        file.write(
            '\n[[items]]\nid = "visitors"\nkind = "count"\nunit = "人"\nask = "来了几位？"\nsays = "来访的人"\n'
        )
    known = interviewed().book
    state = told(begin(load_folder(folder), known)[0], {"visitors": "12"})
    desk = MemoryDesk(tmp_path, lambda _: state.flow)
    at_the_review, turns = step(state, do.Jump(None))
    shown = held_in_lines(desk, at_the_review, turns, [])
    numbered = [line for line in shown.lines if line[:3].strip().isdecimal()][: len(state.plan.asked)]
    assert any("来访的人" in line and "12 人" in line for line in numbered)


# 8 ---------------------------------------------------------------------------------------------------------------


def test_a_finding_accepted_with_a_reason_stays_so_however_often_it_is_judged_again(tmp_path: Path) -> None:
    state = interviewed(DIFFERENT)
    (finding,) = state.plan.findings
    state = steps(state, do.Accept(finding.id, "清单漏了两件"))
    path = written(tmp_path, state)
    for phone in ("0795-2500001", "0795-2500002"):
        again = told(resumed(path), {"office.phone": phone})
        with AnswersFile.open(path) as file:
            file.save(again.book, None)
    assert main(["export", str(path), "--to", "md"]) == 0
    assert [each.accepted for each in resumed(path).plan.findings] == ["清单漏了两件"]


# 9 ---------------------------------------------------------------------------------------------------------------


def test_the_log_tells_what_was_taken_and_nothing_else(tmp_path: Path) -> None:
    said = talk(tmp_path, ["甲局", "2025", "6 楼那个局", "部门", "撤销", Keys("\x03")], path=tmp_path / FILE)
    kept = read(tmp_path / FILE)
    assert "6 楼那个局" in said.said or "6 楼那个局" in said.fields
    assert not any("6 楼那个局" in str((line.was, line.now)) for line in kept.log)
    assert [line.what for line in kept.log][-2:] == ["answered", "taken_back"]
    replayed: dict[str, object] = {"office.name": "甲局"}
    for line in kept.log:
        if line.question and line.now is not None:
            replayed[line.question] = line.now
        elif line.question:
            replayed.pop(line.question, None)
    assert replayed == {id: each.value.value for id, each in kept.book.answers.items()}


def test_a_finished_report_is_not_altered_by_being_looked_at(tmp_path: Path) -> None:
    path = written(tmp_path, interviewed(SIX))
    with AnswersFile.open(path) as file:
        file.save(file.session.book, None, finished=True)
    before = path.read_bytes()
    assert main(["export", str(path), "--to", "docx", "--to", "json"]) == 0
    assert main(["explain", str(path), "applications.new.total"]) == 0
    with AnswersFile.open(path) as file:
        file.save(file.session.book, None)
    assert path.read_bytes() == before


# 10 --------------------------------------------------------------------------------------------------------------


def test_two_sessions_of_one_report_never_write_the_same_file(tmp_path: Path) -> None:
    path = written(tmp_path, interviewed(SIX))
    with AnswersFile.open(path) as first:
        with pytest.raises(LockedError) as refused:
            AnswersFile.open(path, wait=0)
        assert refused.value.details["pid"] == os.getpid()
        first.save(told(resumed(path), {"office.phone": "0795-2500001"}).book, None)
    for address in ("东街 1 号", "西街 2 号"):  # the same office and year, begun twice
        talk(tmp_path, ["甲局", "2025", "部门", address])
    offices = [read(tmp_path / f"甲局-2025{more}.nianbao.json").book for more in ("", "-2")]
    assert [book.answers["office.address"].value for book in offices] == [
        Text(value="东街 1 号"), Text(value="西街 2 号"),
    ]  # fmt: skip


# 11 --------------------------------------------------------------------------------------------------------------


def test_a_file_of_an_earlier_flow_opens_although_its_rules_have_changed(tmp_path: Path) -> None:
    known = dict(interviewed(DOCUMENTS).book.answers)
    known["documents.in_force"] = Answer(Text(value="三件左右"))  # this was free text once
    known["office.phone"] = Answer(Text(value="总机转 8"))  # and this had no pattern
    known["documents.shelved"] = Answer(Count(value=2))  # and this is asked no more
    path = tmp_path / FILE
    AnswersFile.create(path, Session(FLOW, 1, Book(answers=known), "office.name")).close()
    state = resumed(path)
    assert state.book.answers["office.phone"].value.value == "总机转 8"
    assert set(state.book.aside) == {"documents.in_force", "documents.shelved"}
    assert [asked.id for asked in state.plan.open] == ["documents.in_force"]
    assert main(["export", str(path), "--to", "md", "--draft"]) == 0


# 13 --------------------------------------------------------------------------------------------------------------


LISTING = """
import sys
opened = []
sys.addaudithook(lambda event, given: event == "open" and opened.append(str(given[0])))
from interview.cli import main
main(["--line"])
print("OPENED", *(name for name in opened if ".nianbao.json" in name), "END")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_the_list_of_reports_opens_each_of_them_once_and_nothing_beside_them(tmp_path: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    path = written(tmp_path, interviewed(SIX))
    with AnswersFile.open(path) as file:
        file.save(interviewed().book, None)  # now there is a backup too
    names = [FILE, *(f"b{number}.nianbao.json" for number in range(9))]
    for name in names[1:]:
        shutil.copy(path, tmp_path / name)
    at = Window(
        pexpect.spawn(
            sys.executable, ["-c", LISTING], cwd=str(tmp_path), env=environment(), encoding="utf-8",
            dimensions=(24, 500), timeout=30,
        )
    )  # fmt: skip
    at.type("", end=CTRL_C)
    at.wait_for("END")
    at.child.close(force=True)
    assert sorted(at.text.partition("OPENED")[2].split()[:-1]) == names


# 14 --------------------------------------------------------------------------------------------------------------


def test_no_lock_is_broken_by_its_age_while_its_holder_lives(tmp_path: Path) -> None:
    path = written(tmp_path, interviewed())
    years_later = datetime(2035, 1, 1, tzinfo=UTC)
    with AnswersFile.open(path) as holder:
        lock = path.with_name(f"{path.name}.lock")
        os.utime(lock, (0, 0))
        waited: list[float] = []
        with pytest.raises(LockedError):
            AnswersFile.open(path, now=lambda: years_later, sleep=waited.append, wait=60)
        assert sum(waited) == pytest.approx(60)
        holder.save(interviewed(SIX).book, None)
    assert read(path).book == interviewed(SIX).book
