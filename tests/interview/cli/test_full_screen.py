"""The installed command on a terminal of its own: Chinese text, pastes, and every way it may end."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from interview.session import AnswersFile, Session, read
from tests.interview.cli.terminal import COMMAND, FROZEN, Window, environment, window
from tests.interview.line.books import full
from tests.interview.tui.playing import without

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal")

OFFICE = "云山县水利局"
FILE = f"{OFFICE}-2025.nianbao.json"


def begun(at: Window) -> None:
    """Office and year are told; the file is there, and the kind of office is asked."""
    at.wait_for("全称是什么")
    at.child.send(OFFICE + "\r")
    at.wait_for("哪一年的报告")
    at.child.send("\x152025\r")
    at.wait_for("属于哪一类")


def paused() -> None:
    """Longer than the pace at which what is being typed is kept."""
    time.sleep(1.6)


def test_ctrl_q_keeps_everything_the_half_typed_text_too(tmp_path: Path) -> None:
    with window(tmp_path, "new") as at:
        begun(at)
        at.child.send("3\r")
        at.wait_for("办公地址")
        at.child.send("建设路“1”号，（东）")
        at.wait_for("（东）")
        at.child.send("\x11")
        assert at.ended() == 0
        assert f"nianbao resume {FILE}" in at.text
        assert "--line" not in at.text
    saved = read(tmp_path / FILE)
    assert saved.place == "office.address"
    assert saved.draft is not None
    assert saved.draft.text == "建设路“1”号，（东）"
    assert not (tmp_path / f"{FILE}.lock").exists()


def test_it_goes_on_at_the_same_question_with_what_was_typed(tmp_path: Path) -> None:
    with window(tmp_path, "new") as at:
        begun(at)
        at.child.send("\x1b[200~县\x1b[201~")
        at.wait_for("县")
        at.child.send("\x11")
        assert at.ended() == 0
    with window(tmp_path, "resume", FILE) as at:
        at.wait_for("属于哪一类")
        at.child.send("级政府\r")
        at.wait_for("办公地址")
        at.child.send("\x11")
        at.ended()
    assert read(tmp_path / FILE).book.answers["office.kind"].value.value == "county_government"


def test_ctrl_c_twice_ends_it_in_order(tmp_path: Path) -> None:
    with window(tmp_path, "new") as at:
        begun(at)
        at.child.send("\x03")
        at.wait_for("再按一次")
        at.child.send("\x03")
        assert at.ended() == 0
    assert read(tmp_path / FILE).place == "office.kind"


@pytest.mark.parametrize(("number", "code"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
def test_a_signal_ends_it_in_order_and_keeps_what_was_begun(tmp_path: Path, number: str, code: int) -> None:
    with window(tmp_path, "new") as at:
        begun(at)
        at.child.send("鑫")
        at.wait_for("鑫")
        os.kill(at.child.pid, getattr(signal, number))
        assert at.ended() == code
        assert "停在这儿了" in at.text
    saved = read(tmp_path / FILE)
    assert saved.draft is not None
    assert saved.draft.text == "鑫"
    assert not (tmp_path / f"{FILE}.lock").exists()


def test_a_closed_window_ends_it_in_order_and_keeps_what_was_begun(tmp_path: Path) -> None:
    with window(tmp_path, "new") as at:
        begun(at)
        at.child.send("鑫")
        at.wait_for("鑫")
        assert at.close() == 129
    saved = read(tmp_path / FILE)
    assert saved.draft is not None
    assert saved.draft.text == "鑫"
    assert not (tmp_path / f"{FILE}.lock").exists()


@pytest.mark.parametrize(
    ("key", "there"), [("OQ", "全部回答"), ("OS", "报告现在的样子"), ("[19~", "各部分的标题")]
)
def test_a_window_closed_over_another_screen_ends_it_in_order_too(
    tmp_path: Path, key: str, there: str
) -> None:
    with window(tmp_path, "new") as at:
        begun(at)
        at.child.send(f"\x1b{key}")
        at.wait_for(there)
        assert at.close() == 129
    assert read(tmp_path / FILE).place == "office.kind"
    assert not (tmp_path / f"{FILE}.lock").exists()


def test_a_kill_loses_at_most_the_last_second_of_typing(tmp_path: Path) -> None:
    with window(tmp_path, "new") as at:
        begun(at)
        at.child.send("鑫")
        at.wait_for("鑫")
        paused()
        at.child.kill(signal.SIGKILL)
    saved = read(tmp_path / FILE)
    assert saved.place == "office.kind"
    assert saved.draft is not None
    assert saved.draft.text == "鑫"


def test_two_thousand_characters_are_pasted_whole(tmp_path: Path) -> None:
    with AnswersFile.create(tmp_path / FILE, Session("disclosure_2021", 1, full(), "problems")):
        pass
    text = "公开目录还不够细，“更新”也不够及时；" * 111
    with window(tmp_path, "resume", FILE) as at:
        at.wait_for("问题")
        at.child.send(f"\x1b[200~{text[:1000]}\r\n{text[1000:]}\x1b[201~")
        at.wait_for("及时")
        at.child.send("\x13")
        paused()
        at.child.send("\x11")
        at.ended()
    assert (
        read(tmp_path / FILE).book.answers["problems"].value.value
        == f"都写好了。{text[:1000]}\n{text[1000:]}"
    )


def test_answers_sent_faster_than_they_are_asked_are_all_taken(tmp_path: Path) -> None:
    with window(tmp_path, "new") as at:
        at.wait_for("全称是什么")
        at.child.send(f"{OFFICE}\r\x152025\r1\r建设路1号\r0795-2503321\r336000\r")
        at.wait_for("哪个网站")
        at.child.send("\x11")
        at.ended()
    answers = read(tmp_path / FILE).book.answers
    assert answers["office.kind"].value.value == "department"
    assert answers["office.postcode"].value.value == "336000"


def test_english_from_the_first_line_to_the_last(tmp_path: Path) -> None:
    with window(tmp_path, "new", "--lang", "en") as at:
        at.wait_for("full name")
        at.child.send("\x11")
        assert at.ended() == 0
        assert "We stop here" in at.text


def test_without_colour_it_says_the_same(tmp_path: Path) -> None:
    from tests.interview.cli.terminal import environment

    with window(tmp_path, "new", env=environment(NO_COLOR="1")) as at:
        begun(at)
        at.child.send("\x11")
        assert at.ended() == 0


def test_a_long_text_sent_all_at_once_is_taken_in_the_order_it_was_typed(tmp_path: Path) -> None:
    book = without(full(), "problems", "improvements")
    with AnswersFile.create(tmp_path / FILE, Session("disclosure_2021", 1, book, "problems")):
        pass
    with window(tmp_path, "resume", FILE) as at:
        at.wait_for("有哪些不足")
        at.child.send("\x15目录不细。\x13")
        at.wait_for("打算怎么做")
        at.child.send("\x11")
        assert at.ended() == 0
    assert read(tmp_path / FILE).book.answers["problems"].value.value == "目录不细。"


def test_a_crash_names_the_file_and_loses_nothing(tmp_path: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    sabotage = (
        "from interview.tui.screens.conversation import ConversationScreen as C; C.action_why = lambda self: 1 / 0\n"
        "from interview.cli import main; raise SystemExit(main(['new']))"
    )
    child = pexpect.spawn(
        sys.executable, ["-c", sabotage], cwd=str(tmp_path), env=environment(), dimensions=(24, 80), encoding="utf-8",
        timeout=30,
    )  # fmt: skip
    at = Window(child)
    begun(at)
    at.child.send("鑫")
    at.wait_for("鑫")
    at.child.send("\x1bOP")
    assert at.ended() == 1
    said = at.text
    assert "程序出了意外" in said
    assert f"nianbao resume {FILE}" in said
    saved = read(tmp_path / FILE)
    assert saved.place == "office.kind"
    assert saved.draft is not None
    assert saved.draft.text == "鑫"


def test_from_the_folder_to_the_report_and_out(tmp_path: Path) -> None:
    for name in ("甲局", "乙局"):
        with AnswersFile.create(tmp_path / f"{name}.nianbao.json", Session("disclosure_2021", 1, full())):
            pass
    (tmp_path / "坏.nianbao.json").write_text("{", encoding="utf-8")
    with window(tmp_path) as at:
        at.wait_for("都答完了，还没写出报告")
        at.wait_for("只剩前半截")
        at.child.send("\r")
        at.wait_for("往下看一遍")
        at.child.send("\r")
        at.wait_for("在这个文件夹里")
        at.child.send("\x11")
        assert at.ended() == 0
        assert "nianbao resume" not in at.text
    assert len(list(tmp_path.glob("*.docx"))) == 1
    assert not list(tmp_path.glob("*.lock"))


BREAKING = """
from pathlib import Path
from interview.cli.interview import on_screen
from interview.desk.way_in.door import Door
from interview.wording.catalog import words

class Broken(Door):
    def reports(self):
        typed = "甲局的回答"
        raise RuntimeError("the folder is gone")

raise SystemExit(on_screen.hold(None, words("zh"), Broken(Path("FOLDER"), words("zh"))))
"""


def test_a_fault_of_the_program_is_told_in_a_sentence_and_kept_in_a_file_without_what_was_typed(
    tmp_path: Path,
) -> None:
    pexpect = pytest.importorskip("pexpect")
    script = BREAKING.replace("FOLDER", str(tmp_path))
    child = pexpect.spawn(
        sys.executable, ["-c", script], cwd=str(tmp_path), env=environment(), dimensions=(24, 80), encoding="utf-8", timeout=30
    )  # fmt: skip
    at = Window(child)
    assert at.ended() == 1
    assert "程序出了意外" in at.text
    assert "nianbao-trouble.txt" in at.text
    assert "Traceback" not in at.text
    kept = (tmp_path / "nianbao-trouble.txt").read_text(encoding="utf-8")
    assert "RuntimeError: the folder is gone" in kept
    assert "甲局" not in kept.replace('typed = "甲局的回答"', "")


def test_where_the_folder_takes_no_file_the_fault_goes_elsewhere(tmp_path: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    script = BREAKING.replace("FOLDER", str(tmp_path / "not there"))
    env = environment(TMPDIR=str(tmp_path))
    child = pexpect.spawn(
        sys.executable,
        ["-c", script],
        cwd=str(tmp_path),
        env=env,
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=30,
    )
    assert Window(child).ended() == 1
    assert (tmp_path / "nianbao-trouble.txt").is_file()


NO_TEXT = {
    "GBK": "云山县水利局".encode("gbk"),
    "a letter with the eighth bit, as Alt once sent it": b"\xe1",
    "the old way of telling where the mouse is": b"\x1b[M " + bytes([32 + 150, 40]),
    "a paste with a byte that is none": b"\x1b[200~abc\xffdef\x1b[201~",
    "half a letter": "云".encode()[:2],
    "a key whose number is no character's": b"\x1b[1114112u",
    "a sequence without end": b"\x1b[" + b"9" * 5000,
}


@pytest.mark.parametrize("sent", NO_TEXT)
def test_bytes_that_are_no_text_are_left_out_and_what_follows_is_read(tmp_path: Path, sent: str) -> None:
    with window(tmp_path, "new") as at:
        begun(at)
        at.child.send("3\r")
        at.wait_for("办公地址")
        os.write(at.child.child_fd, NO_TEXT[sent])
        time.sleep(0.3)
        at.child.send("\x15" * 2 + "建设路1号\r")
        at.wait_for("联系电话")
        at.child.send("\x11")
        assert at.ended() == 0
    assert read(tmp_path / FILE).book.answers["office.address"].value.value == "建设路1号"


def test_a_window_that_does_not_send_utf_8_is_told_of(tmp_path: Path) -> None:
    with window(tmp_path, "new") as at:
        at.wait_for("全称是什么")
        os.write(at.child.child_fd, OFFICE.encode("gbk"))
        at.wait_for("不是")
        at.wait_for("UTF-8")
        at.child.send("\x11")
        assert at.ended() == 0


@pytest.mark.skipif(
    bool(FROZEN), reason="the frozen program goes by the locale, and hears of no PYTHONIOENCODING"
)
def test_a_terminal_that_speaks_gbk_is_spoken_to_and_read_in_gbk(tmp_path: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    child = pexpect.spawn(
        COMMAND[0], [*COMMAND[1:], "new"], cwd=str(tmp_path), env=environment(PYTHONIOENCODING="gbk"), dimensions=(24, 80), timeout=30
    )  # fmt: skip
    child.expect_exact("全称是什么".encode("gbk"))
    child.send(f"{OFFICE}\r".encode("gbk"))
    child.expect_exact("哪一年的报告".encode("gbk"))
    child.send(b"\x152025\r")
    child.expect_exact("属于哪一类".encode("gbk"))
    child.send(b"\x11")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert read(tmp_path / FILE).office == OFFICE
