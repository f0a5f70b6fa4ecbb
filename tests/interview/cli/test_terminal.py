"""The installed command at a terminal: begun, stopped in every way, gone on with."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import sleep

import pytest

from interview.export import render
from interview.session import AnswersFile, Session, read
from tests.interview.cli.stories import OFFICE, story
from tests.interview.cli.terminal import COMMAND, Window, environment, nianbao, window
from tests.interview.line.books import full
from tests.interview.line.talking import typed
from tests.support.interviews import facts_of, flow

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

FILE = f"{OFFICE}-2025.nianbao.json"


def begun(at: Window) -> None:
    """Office and year are told; the file is there."""
    at.type(OFFICE)
    at.type("", end="\x15\x0b2025\r")
    at.wait_for("本单位属于哪一类？")


@pytest.mark.no_cover
def test_a_whole_interview_at_a_terminal(tmp_path: Path) -> None:
    from interview.engine.step import commands as do
    from interview.engine.step.machine import begin, step
    from interview.engine.step.respondent import reply

    facts = facts_of("disclosure_2021")
    state = begin(flow("disclosure_2021"))[0]
    with window(tmp_path, "new", "--line") as at:
        while (asked := state.asked) is not None:
            answer = reply(facts, asked)
            text = typed(asked, answer)
            end = "\r\r" if asked.kind == "prose" else "\r"
            at.type("" if asked.id == "year" else text, end="\x152025\r" if asked.id == "year" else end)
            state, _ = step(state, do.Answer(asked.id, answer if answer is not None else ""))
        at.type("")
        assert at.ended() == 0
    assert "写好了" in at.text
    saved = read(tmp_path / FILE)
    assert saved.book == state.book
    assert (tmp_path / f"{OFFICE}-2025.docx").read_bytes() == render(state.plan, "docx")
    assert {path.name for path in tmp_path.iterdir()} == {FILE, f"{FILE}.bak", f"{OFFICE}-2025.docx"}


def test_a_folder_that_is_deleted_under_an_interview_loses_no_answer(tmp_path: Path) -> None:
    folder, home = tmp_path / "folder", tmp_path / "home"
    folder.mkdir()
    home.mkdir()
    with window(folder, "new", "--line", env=environment(HOME=str(home))) as at:
        begun(at)
        at.prompt()
        shutil.rmtree(folder)
        at.child.send("1\r")
        at.wait_for("全部回答先放在这里")
        at.type("", end="\x03")
        assert at.ended() == 3
    kept = home / FILE
    assert "文件夹找不到了" in at.text.replace("\n  ", "")
    assert f"nianbao resume {kept} --line" in at.text.replace("\n  ", "")
    assert {"office.name", "year", "office.kind"} <= read(kept).book.answers.keys()
    with window(tmp_path, "resume", kept, "--line") as at:
        at.wait_for("接着上次的")


@pytest.mark.no_cover
def test_ctrl_c_says_how_to_go_on_and_going_on_asks_the_same_question(tmp_path: Path) -> None:
    with window(tmp_path, "new", "--line") as at:
        begun(at)
        at.type("", end="\x03")
        assert at.ended() == 130
        assert f"nianbao resume {FILE} --line" in at.text
        assert "前面的回答都存好了" in at.text
    with window(tmp_path, "resume", FILE, "--line") as at:
        at.wait_for("本单位属于哪一类？")
        at.type("部门")
        at.wait_for("办公地址是哪里？")
        at.type("", end="\x03")
        assert at.ended() == 130
    assert read(tmp_path / FILE).book.answers["office.kind"].value.value == "department"


def test_what_was_being_typed_stands_in_the_field_again(tmp_path: Path) -> None:
    with window(tmp_path, "new", "--line") as at:
        begun(at)
        at.type("政府的部", end="\x03")
        assert at.ended() == 130
    with window(tmp_path, "resume", FILE, "--line") as at:
        at.wait_for("政府的部")
        at.child.send("\r")
        at.wait_for("办公地址是哪里？")


def test_a_half_typed_text_that_was_taken_out_again_does_not_come_back(tmp_path: Path) -> None:
    with window(tmp_path, "new", "--line") as at:
        begun(at)
        at.type("写到一半", end="\x03")
        assert at.ended() == 130
    with window(tmp_path, "resume", FILE, "--line") as at:
        at.wait_for("写到一半")
        at.child.send("\x15\x03")
        assert at.ended() == 130
    assert read(tmp_path / FILE).draft is None


def test_ctrl_c_before_anything_was_told_leaves_nothing(tmp_path: Path) -> None:
    with window(tmp_path, "new", "--line") as at:
        at.type("", end="\x03")
        assert at.ended() == 130
        assert "没有存东西" in at.text
    assert list(tmp_path.iterdir()) == []


def test_ctrl_d_ends_like_ctrl_c(tmp_path: Path) -> None:
    with window(tmp_path, "new", "--line") as at:
        begun(at)
        at.type("", end="\x04")
        assert at.ended() == 130


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
def test_a_signal_ends_it_in_order(tmp_path: Path, name: str, code: int) -> None:
    with window(tmp_path, "new", "--line") as at:
        begun(at)
        at.prompt()
        os.kill(at.child.pid, getattr(signal, name))
        assert at.ended() == code
        assert f"nianbao resume {FILE} --line" in at.text
    assert read(tmp_path / FILE).office == OFFICE
    with AnswersFile.open(tmp_path / FILE, wait=0) as file:
        assert file.session.place == "office.kind"


@pytest.mark.parametrize("text", ["", "政府的"])
def test_a_closed_window_ends_it_in_order_and_keeps_what_was_begun(tmp_path: Path, text: str) -> None:
    with window(tmp_path, "new", "--line") as at:
        begun(at)
        at.type(text, end="")
        if text:
            at.wait_for(text)
        assert at.close() == 129
    saved = read(tmp_path / FILE)
    assert saved.place == "office.kind"
    assert (saved.draft.text if saved.draft else "") == text
    assert not (tmp_path / f"{FILE}.lock").exists()


def test_the_terminal_is_as_it_was_after_a_signal(tmp_path: Path) -> None:
    import termios

    with window(tmp_path, "new", "--line") as at:
        before = termios.tcgetattr(at.child.child_fd)
        at.prompt()
        os.kill(at.child.pid, signal.SIGTERM)
        at.wait_for("停在这儿了")
        after = termios.tcgetattr(at.child.child_fd)
        assert before[3] & (termios.ECHO | termios.ICANON) == after[3] & (termios.ECHO | termios.ICANON)


# Beginning -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments", [("--line",), ("new",), ("new", "a.nianbao.json"), ("resume", FILE, "--line")]
)
def test_without_a_terminal_it_says_so(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    with AnswersFile.create(tmp_path / FILE, Session("disclosure_2021", 1, full(), "office.name")):
        pass
    before = (tmp_path / FILE).read_bytes()
    done = nianbao(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "这里没有终端" in done.stderr
    assert (tmp_path / FILE).read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {FILE}


def test_without_a_terminal_a_pipe_is_no_answer(tmp_path: Path) -> None:
    done = subprocess.run(
        COMMAND, cwd=tmp_path, env=environment(), input="甲局\n2025\n",
        capture_output=True, text=True, encoding="utf-8", timeout=30, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "env", [{"TERM": "dumb"}, {"NO_COLOR": "1"}, {"TERM": ""}, {"LANG": "C", "LC_ALL": "C"}]
)
def test_plain_terminals_will_do(tmp_path: Path, env: dict[str, str]) -> None:
    with window(tmp_path, "new", "--line", env=environment(**env)) as at:
        begun(at)
        at.type("1")
        at.wait_for("办公地址是哪里？")
        at.prompt()
        sleep(1)  # a dumb terminal shows its prompt before keys are read one by one
        at.child.send("\x03")
        assert at.ended() == 130
    assert "\x1b[3" not in at.shown.replace("\x1b[39", "")


@pytest.mark.parametrize("term", ["dumb", "xterm"])
def test_ctrl_c_is_heard_where_the_shell_left_it_ignored(tmp_path: Path, term: str) -> None:
    with window(tmp_path, "new", "--line", env=environment(TERM=term), ignored=[signal.SIGINT]) as at:
        begun(at)
        at.prompt()
        sleep(1)
        at.child.send("\x03")
        assert at.ended() == 130
    assert read(tmp_path / FILE).office == OFFICE


def test_home_offers_the_reports_in_the_folder(tmp_path: Path) -> None:
    for office in ("甲局", "乙局"):
        with AnswersFile.create(
            tmp_path / f"{office}-2025.nianbao.json", Session("disclosure_2021", 1, full(), None)
        ):
            pass
    (tmp_path / "坏的.nianbao.json").write_text("{", encoding="utf-8")
    with window(tmp_path, "--line") as at:
        at.wait_for("4 起一份新的")
        assert "乙局-2025.nianbao.json（没写完）" in at.text
        assert "坏的.nianbao.json" in at.text
        at.type("", end="\x159\r")
        at.wait_for("打前面的号，或者")
        at.type("", end="\x151\r")
        at.wait_for("接着上次的")
        at.prompt()
        at.child.send("\x03")
        assert at.ended() == 130
    with window(tmp_path, "--line") as at:
        at.type("", end="\x154\r")
        at.wait_for("本单位的全称是什么？")


@pytest.mark.parametrize("damage", ["{", "", "[]", '{"schema": 99}'])
def test_home_with_a_damaged_report_says_what_is_wrong_with_it(tmp_path: Path, damage: str) -> None:
    (tmp_path / FILE).write_text(damage, encoding="utf-8")
    with window(tmp_path, "--line") as at:
        at.type("")
        assert at.ended() == 1
        assert "nianbao：" in at.text
        assert "Traceback" not in at.text
    assert (tmp_path / FILE).read_text(encoding="utf-8") == damage


def test_a_report_that_somebody_has_open_names_them(tmp_path: Path) -> None:
    with AnswersFile.create(tmp_path / FILE, Session("disclosure_2021", 1, full(), "office.name")):
        with window(tmp_path, "resume", FILE, "--line") as at:
            code = at.ended()
        assert code == 3
        assert "正开着" in at.text
        assert os.uname().nodename in at.text.replace("\n", "")
    with window(tmp_path, "resume", FILE, "--line") as at:
        at.wait_for("本单位的全称是什么？")


@pytest.mark.no_cover
def test_a_new_report_starts_from_last_year(tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_text(
        story({"applications.new.natural": 1, "applications.carried_out.natural": 1}, year=2024),
        encoding="utf-8",
    )
    assert nianbao(tmp_path, "story", "story.toml", "-o", "last.nianbao.json").returncode == 0
    with window(tmp_path, "new", "--last", "last.nianbao.json", "--line") as at:
        at.wait_for(f"上一份报告：{OFFICE}")
        at.type("")
        at.wait_for("要写哪一年的报告？")
        at.type("\x152025")
        at.wait_for("存在")
        at.type("", end="\x03")
        assert at.ended() == 130
    saved = read(tmp_path / FILE)
    assert saved.book.answers["office.name"].origin == "confirmed"
    assert saved.year == 2025
    assert saved.book.last is not None
    assert saved.book.last.figures["applications.carried_out.natural"] == 1


def test_a_new_report_may_have_a_name_a_year_and_a_form(tmp_path: Path) -> None:
    with window(tmp_path, "new", "我的.nianbao.json", "--year", "2020", "--line") as at:
        at.type(OFFICE)
        at.wait_for("本单位属于哪一类？")
        at.type("", end="\x03")
        assert at.ended() == 130
    saved = read(tmp_path / "我的.nianbao.json")
    assert (saved.flow, saved.year, saved.office) == ("disclosure_2019", 2020, OFFICE)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("new", "--flow", "nothing"), 2, "没有叫「nothing」的表"),
        (("new", "--year", "1900"), 2, "年"),
        (("new", "--year", "99999"), 2, "年"),
        (("new", "--year", "2020", "--flow", "disclosure_2021"), 2, "不用这张表"),
        (("new", "--last", "nowhere.nianbao.json"), 2, "没找到"),
        (("new", FILE), 3, "这里已经有"),
        (("resume", "nowhere.nianbao.json"), 2, "没找到"),
    ],
)
def test_what_cannot_be_begun_is_told(
    tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    (tmp_path / FILE).write_text("mine", encoding="utf-8")
    with window(tmp_path, *arguments, "--line") as at:
        assert at.ended() == code
        assert said in at.text
        assert "Traceback" not in at.text
    assert (tmp_path / FILE).read_text(encoding="utf-8") == "mine"


def test_stopping_at_the_review_says_how_to_go_on(tmp_path: Path) -> None:
    with AnswersFile.create(tmp_path / FILE, Session("disclosure_2021", 1, full(), "other_matters")):
        pass
    with window(tmp_path, "resume", FILE, "--line") as at:
        at.type("!")
        at.type("b")
        assert at.ended() == 0
        assert f"nianbao resume {FILE} --line" in at.text


def test_english_all_the_way(tmp_path: Path) -> None:
    with window(tmp_path, "new", "--line", "--lang", "en") as at:
        at.type(OFFICE)
        at.type("", end="\x152025\r")
        at.wait_for("Your answers are kept in")
        at.type("", end="\x03")
        assert at.ended() == 130
        assert "To go on:" in at.text


@pytest.mark.parametrize("terminal", ["xterm", "dumb"])
@pytest.mark.parametrize("sent", ["云山县水利局".encode("gbk"), b"\xe1", b"abc\xffdef", "云".encode()[:2]])
def test_what_is_no_text_is_told_of_and_never_an_answer(tmp_path: Path, terminal: str, sent: bytes) -> None:
    with window(tmp_path, "new", "--line", env=environment(TERM=terminal)) as at:
        at.prompt()
        os.write(at.child.child_fd, sent + b"\r")
        at.wait_for("不是 UTF-8")
        at.prompt()
        at.child.send("\x15\x0b" * (terminal == "xterm") + OFFICE + "\r")
        at.wait_for("哪一年的报告")
        at.type("", end="\x03")
        assert at.ended() == 130


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
def test_a_terminal_that_can_only_print_ends_in_order_too(tmp_path: Path, name: str, code: int) -> None:
    with window(tmp_path, "new", "--line", env=environment(TERM="dumb")) as at:
        begun(at)
        at.prompt()
        os.kill(at.child.pid, getattr(signal, name))
        # Between its prompt and its wait for a key, Python's `input` hears of a signal with the next key only.
        with suppress(OSError):  # it is gone already
            at.child.send("\r")
        assert at.ended() == code
        assert f"nianbao resume {FILE} --line" in at.text


def test_a_signal_at_the_list_of_reports_ends_in_order(tmp_path: Path) -> None:
    with AnswersFile.create(tmp_path / FILE, Session("disclosure_2021", 1, full())):
        pass
    with window(tmp_path, "new", "--line") as at:
        at.prompt()
        os.kill(at.child.pid, signal.SIGTERM)
        assert at.ended() == 143
