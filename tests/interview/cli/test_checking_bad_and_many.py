"""`nianbao check` over files that are bad, and over many: each is told by what it is, none stops the others, whatever ends it leaves nothing behind."""

from __future__ import annotations

import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview.cli import main
from interview.cli.commands.check_output import RunningCount
from interview.desk.check.last_years import LastYears
from interview.desk.check.many import each_of
from interview.desk.check.one import Checked, checked
from interview.wording.catalog import words
from tests.interview.cli.checked_files import entries, made, put, wrong_total
from tests.interview.cli.dying import dies_of_bad_ones, hears_ctrl_c, mourned
from tests.interview.cli.terminal import COMMAND, environment, nianbao
from tests.interview.reading.pdfs import pdf
from tests.interview.reading.words import p, t, word

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


# Bad input ------------------------------------------------------------------------------------------------------


def encrypted() -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([(50.0, 700.0, "政府信息公开" * 20)]))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "图片.pdf": (lambda: pdf([(1.0, 1.0, "章")]), "扫描的图片"),
    "加密.pdf": (encrypted, "密码"),
    "老的.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "老格式"),
    "炸弹.docx": (lambda: word("<w:p/>" * 7_000_000), "大得不正常"),
    "幻灯片.docx": (lambda: word("", "ppt/presentation.xml"), "演示文稿"),
    "表格.docx": (lambda: word("", "xl/workbook.xml"), "没有找到"),
    "图.docx": (lambda: b"\x89PNG\r\n\x1a\n0000", "图片"),
    "别的.docx": (lambda: b"\x7fELF\0\0" * 20, "程序"),
    "空的.html": (lambda: b"", "空的"),
    "通知.txt": ("关于放假的通知".encode, "没有找到"),
    "坏的.nianbao.json": (lambda: b"{", ""),
    "嵌套.html": (lambda: b"<html>" + b"<div>" * 1_000_000 + "放假".encode(), ""),
    "嵌套表.html": (lambda: b"<html>" + b"<table><tr><td>" * 333_000 + "放假".encode(), ""),
}  # fmt: skip


@pytest.mark.no_cover
@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told_by_what_it_is_and_stops_nothing(
    folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    content, says = BAD[name]
    put(folder, name, content())
    put(folder, "报告.txt", made())
    before = sorted(folder.iterdir())
    monkeypatch.setenv("PATH", str(folder))  # no LibreOffice
    assert main(["check", name, "报告.txt", "--format", "json"]) == 1
    bad, good = entries(capsys)
    assert [each["rule"] for each in bad["findings"]] == ["unreadable"]
    assert name in bad["findings"][0]["message"]
    assert says in bad["findings"][0]["message"]
    assert (bad["office"], bad["year"], bad["flow"]) == (None, None, None)
    assert good["office"] == "云山县水利局"
    assert sorted(folder.iterdir()) == before


def test_a_huge_file_is_refused_unread(folder: Path, capsys: Captured) -> None:
    for name in ("大.docx", "大.nianbao.json"):
        with (folder / name).open("wb") as file:
            file.truncate(200_000_000)
    assert main(["check", "."]) == 1
    assert capsys.readouterr().out.count("要改：「大.") == 2


def test_links_of_a_document_are_not_fetched(
    folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    def nobody(*_: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", nobody)
    link = f"<w:hyperlink r:id='x' xmlns:r='r'>{t('政府信息公开年度报告')}</w:hyperlink>"
    put(
        folder,
        "报告.docx",
        word(
            p(link)
            + "<w:p><w:r><w:pict><v:imagedata xmlns:v='v' src='http://example.com/a.png'/></w:pict></w:r></w:p>"
        ),
    )
    page = "<html><link href='http://example.com/a.css'><img src='http://example.com/a.png'><p>政府信息公开年度报告</p>"
    put(folder, "报告.html", page)
    assert main(["check", "."]) in {0, 1}
    assert "unforeseen" not in capsys.readouterr().out


def test_what_nobody_foresaw_is_one_files_trouble(folder: Path) -> None:
    class Broken(LastYears):
        def of(self, *_: object) -> None:
            raise ZeroDivisionError

    found = checked(put(folder, "报告.txt", made()), "zh", Broken())
    assert [each.id for each in found.findings] == ["unreadable.unforeseen"]
    assert "ZeroDivisionError" in found.findings[0].message


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(max_size=400),
        st.tuples(st.sampled_from([b"PK\x03\x04", b"%PDF-1.4\n", b"<html>", b"{", b'{"format": "nianbao-answers"', b"\xff\xfe", b"\x89PNG"]), st.binary(max_size=400)).map(b"".join),
        st.text(alphabet="一二三、（）政府信息公开申请0129.|\t\n -—/件万元<>td规章总计", max_size=400).map(str.encode),
    ),
    st.sampled_from(["a.docx", "a.pdf", "a.html", "a.txt", "a.md", "a.nianbao.json", "a.json", "a"]),
)  # fmt: skip
def test_any_bytes_are_told_and_never_end_in_a_traceback(tmp_path: Path, data: bytes, name: str) -> None:
    found = checked(put(tmp_path, name, data), "zh", LastYears())
    assert "unreadable.unforeseen" not in {each.id for each in found.findings}
    assert found.file.endswith(name)


def test_a_report_damaged_anywhere_is_checked_or_told(tmp_path: Path) -> None:
    dice = random.Random(2026)
    whole = made().encode()
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(dice.randrange(1, 40)):
            at = dice.randrange(len(data))
            data[at : at + dice.randrange(9)] = dice.randbytes(dice.randrange(5))
        found = checked(put(tmp_path, "a.txt", bytes(data)), "zh", LastYears())
        assert "unreadable.unforeseen" not in {each.id for each in found.findings}


# Many -----------------------------------------------------------------------------------------------------------


def test_many_files_are_told_in_order_by_many_processes_as_by_one(folder: Path) -> None:
    for at in range(30):
        put(folder, f"r/{at:02}.txt", made(wrong_total if at % 3 else lambda _: None, seed=at))
    put(folder, "r/15x.docx", b"PK\x03\x04")
    done = nianbao(folder, "check", "r", "--last", "r", "--format", "json")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    found = json.loads(done.stdout)
    assert [each["file"] for each in found] == sorted(each["file"] for each in found)
    alone = [
        json.loads(nianbao(folder, "check", found[at]["file"], "--format", "json").stdout)[0]
        for at in (0, 16)
    ]
    assert [found[0], found[16]] == alone


def test_at_the_end_those_to_mend_are_named_once_more(folder: Path, capsys: Captured) -> None:
    put(folder, "好.txt", made())
    for number in range(22):
        put(folder, f"{number:02}.txt", made(wrong_total))
    main(["check", "."])
    lines = capsys.readouterr().out.splitlines()
    told, first, *others, more, summary = lines[lines.index("有要改的，22 份：") :]
    assert (told, first) == ("有要改的，22 份：", "  00.txt，1 处")
    assert len(others) == 19
    assert more.startswith("  …还有 2 份")
    assert summary.startswith("共 23 份")
    assert "要改 22 处" in summary


def test_a_file_that_kills_a_process_is_told_and_the_others_are_done() -> None:
    paths = [Path(f"{'bad' if at == 20 else 'good'}{at}") for at in range(26)]
    told_ = list(each_of(paths, dies_of_bad_ones, mourned, most=2))
    assert told_ == [f"died of {path.name}" if path.name.startswith("bad") else path.name for path in paths]


def test_few_files_need_no_other_process() -> None:
    paths = [Path("good1"), Path("good2")]
    assert list(each_of(paths, dies_of_bad_ones, mourned)) == ["good1", "good2"]


def test_long_work_says_how_far_it_is(capsys: Captured) -> None:
    tally = RunningCount(2000, words())
    tally._said -= 60
    tally.seen(Checked("a"))
    tally.seen(Checked("b"))
    assert capsys.readouterr().err == "查了 1 份，共 2000 份。\n"


def a_process_died(_path: Path) -> bool:
    raise AssertionError


@pytest.mark.skipif(sys.platform == "win32", reason="signals cannot be held back there")
def test_a_process_never_hears_ctrl_c_not_even_while_it_begins() -> None:
    paths = [Path(f"good{at}") for at in range(26)]
    assert not any(each_of(paths, hears_ctrl_c, a_process_died, most=2))
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


@pytest.mark.skipif(
    sys.platform == "win32", reason="Ctrl-C reaches another process by a terminal alone there"
)
def test_ctrl_c_ends_in_order_and_leaves_no_process(folder: Path) -> None:
    text = made()
    for at in range(600):
        put(folder, f"r/{at:03}.txt", text)
    child = subprocess.Popen(
        [*COMMAND, "check", "r"], cwd=folder, env=environment(PYTHONUNBUFFERED="1"), stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    assert child.stdout is not None
    child.stdout.readline()
    os.killpg(child.pid, signal.SIGINT)
    _, err = child.communicate(timeout=30)
    assert child.returncode == 130
    assert b"Traceback" not in err
    assert "停在这儿了" in err.decode()
    deadline = time.monotonic() + 20
    while _is_anybody(child.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _is_anybody(child.pid)


def _is_anybody(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
