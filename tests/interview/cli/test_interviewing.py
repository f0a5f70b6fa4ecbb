"""Beginning, going on and stopping, in this process: keys through a pipe, the terminal taken for granted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.output import DummyOutput

from interview.cli import main
from interview.cli.interview import in_lines, start
from interview.engine.plan.book import Book
from interview.errors import WriteError
from interview.line import Prompts
from interview.session import AnswersFile, BegunText, Session, read
from interview.talk.prompt.field import Cursor
from tests.interview.cli.stories import OFFICE
from tests.interview.line.books import full
from tests.interview.reading.layouts import printed, sample

FILE = f"{OFFICE}-2025.nianbao.json"
CTRL_C, ENTER = "\x03", "\r"
YEAR = f"\x152025{ENTER}"


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[PipeInput]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(start, "_at_a_terminal", lambda _words: True)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


@pytest.fixture
def run(pipe: PipeInput, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Runs the command; one entry of keys is typed at each prompt, and Ctrl-C after the last."""

    def run(arguments: list[str], *keys: str) -> int:
        waiting = iter(keys)

        class Typist(Prompts):
            def _ask(self, default: str, cursor: Cursor, keys: KeyBindings, *, multiline: bool) -> str:
                pipe.send_text(next(waiting, CTRL_C))
                return super()._ask(default, cursor, keys, multiline=multiline)

        monkeypatch.setattr(in_lines, "Prompts", Typist)
        return main([*arguments, "--line"])

    return run


def keep(path: Path, place: str | None = "office.kind", draft: BegunText | None = None) -> None:
    with AnswersFile.create(path, Session("disclosure_2021", 1, full(), place, draft)):
        pass


def test_the_first_report_in_a_folder(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([], f"1{ENTER}", OFFICE + ENTER, YEAR, f"1{ENTER}") == 130
    said = capsys.readouterr()
    assert "一问一答" in said.out
    assert f"nianbao resume {FILE} --line" in said.err
    assert read(Path(FILE)).place == "office.address"


@pytest.mark.parametrize(("picked", "asked"), [("1", "本单位属于哪一类？"), ("2", "本单位的全称是什么？")])
def test_home_goes_on_with_a_report_or_begins_one(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str], picked: str, asked: str
) -> None:
    keep(Path(FILE))
    assert run([], f"x{ENTER}", f"\x15{picked}{ENTER}") == 130
    said = capsys.readouterr().out
    assert f"1 {FILE}（没写完）" in said
    assert asked in said


@pytest.mark.no_cover
@pytest.mark.parametrize(("picked", "year"), [("1", 2025), ("2", 2024)])
def test_home_begins_from_an_answers_file_or_a_published_report(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str], picked: str, year: int
) -> None:
    keep(Path(FILE))
    Path("2024年报.txt").write_text(printed(sample(1), "bars"), encoding="utf-8")
    assert run([], f"\x153{ENTER}", f"\x15{picked}{ENTER}", ENTER, ENTER) == 130
    said = capsys.readouterr().out
    assert "照哪一份来？" in said
    assert ("从「2024年报.txt」读到" in said) == (picked == "2")
    [last] = [last for path in Path().glob("*.nianbao.json") if (last := read(path).book.last)]
    assert last.year == year


def test_a_folder_with_nothing_but_a_published_report_offers_to_begin_from_it(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("2024年报.txt").write_text(printed(sample(1), "bars"), encoding="utf-8")
    assert run([], ENTER, ENTER, f"\x152025{ENTER}") == 130
    assert "1 照「2024年报.txt」写新一年的" in capsys.readouterr().out
    assert Path(f"{OFFICE}-2025.nianbao.json").exists()


def test_a_report_is_gone_on_with_and_finished(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    keep(Path(FILE), "other_matters")
    assert run(["resume", FILE], f"!{ENTER}", ENTER) == 0
    said = capsys.readouterr()
    assert "接着上次的" in said.out
    assert "报告写好了" in said.out
    assert said.err == ""
    assert Path(f"{OFFICE}-2025.docx").exists()
    assert read(Path(FILE)).finished_at is not None


def test_a_draft_has_a_name_of_its_own(run: Callable[..., int]) -> None:
    book = full()
    told = {id: answer for id, answer in book.answers.items() if id != "office.phone"}
    with AnswersFile.create(
        Path(FILE), Session("disclosure_2021", 1, type(book)(answers=told), "office.phone")
    ):
        pass
    assert run(["resume", FILE], f"!{ENTER}", f"b{ENTER}", f"c{ENTER}") == 0
    assert Path(f"{OFFICE}-2025-草稿.docx").exists()
    assert not Path(f"{OFFICE}-2025.docx").exists()


@pytest.mark.parametrize(("at", "stands"), [("office.kind", True), ("office.phone", False)])
def test_what_was_being_typed_stands_in_its_field_again(
    run: Callable[..., int], at: str, stands: bool
) -> None:
    keep(Path(FILE), "office.kind", BegunText(question=at, text="乡镇"))
    assert run(["resume", FILE], ENTER) == 130
    kind = read(Path(FILE)).book.answers["office.kind"].value.value
    assert kind == ("township" if stands else "department")


def test_a_name_with_blanks_or_a_folder_is_said_so_that_it_can_be_typed(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a b").mkdir()
    path = Path("a b") / FILE
    keep(path)
    assert run(["resume", str(path)]) == 130
    assert '"' in capsys.readouterr().err


def test_a_year_and_last_years_file_may_be_given(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    keep(Path("last.nianbao.json"))
    assert run(["new", "a.nianbao.json", "--last", "last.nianbao.json", "--year", "2026"], ENTER) == 130
    saved = read(Path("a.nianbao.json"))
    assert (saved.year, saved.office) == (2026, OFFICE)
    assert saved.book.answers["office.name"].origin == "confirmed"


@pytest.mark.parametrize("arguments", [["--year", "1900"], ["--year", "2020", "--flow", "disclosure_2021"]])
def test_a_year_without_a_form_is_told_at_once(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert run(["new", *arguments]) == 2
    assert "年" in capsys.readouterr().err


def test_answers_that_could_not_be_saved_are_not_called_saved(
    run: Callable[..., int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(Path(FILE))

    def full_disk(*_arguments: object, **_more: object) -> None:
        raise WriteError("disk_full", file=FILE)

    monkeypatch.setattr(AnswersFile, "save", full_disk)
    assert run(["resume", FILE], f"2{ENTER}") == 3
    said = capsys.readouterr()
    assert "磁盘满了" in said.out
    assert "没存上" in said.err
    assert "前面的回答都存好了" not in said.err


def test_a_disk_that_has_room_again_is_used_on_the_way_out(
    run: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(Path(FILE), "office.phone")
    save, failing = AnswersFile.save, iter([True])

    def once_full(file: AnswersFile, *arguments: object, **more: object) -> None:
        if next(failing, False):
            raise WriteError("disk_full", file=FILE)
        save(file, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(AnswersFile, "save", once_full)
    assert run(["resume", FILE], f"\x150795-2509876{ENTER}") == 130
    assert read(Path(FILE)).book.answers["office.phone"].value.value == "0795-2509876"


def test_a_report_that_was_changed_in_word_is_left_and_the_new_one_has_another_name(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    keep(Path(FILE), "other_matters")
    written = Path(f"{OFFICE}-2025.docx")
    written.write_bytes(b"as Word saved it")
    assert run(["resume", FILE], f"!{ENTER}", ENTER) == 0
    said = "".join(capsys.readouterr().out.split())  # the lines are folded
    assert f"{written.name}写出以后又改过（比如在Word里），没有动它；这一份写成了{OFFICE}-2025-2.docx" in said
    assert written.read_bytes() == b"as Word saved it"
    assert Path(f"{OFFICE}-2025-2.docx").exists()


@pytest.mark.no_cover
def test_a_draft_that_was_changed_is_left_too_and_an_unchanged_one_is_written_over(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    keep(Path(FILE), "other_matters")
    told = {id: answer for id, answer in full().answers.items() if id != "office.phone"}
    with AnswersFile.open(Path(FILE)) as file:
        file.save(Book(answers=told), "office.phone")
    drafted = [f"!{ENTER}", f"b{ENTER}", f"b{ENTER}", f"c{ENTER}"]
    assert run(["resume", FILE], *drafted) == 0
    draft = Path(f"{OFFICE}-2025-草稿.docx")
    assert [path.name for path in Path().glob("*.docx")] == [draft.name]
    draft.write_bytes(b"as Word saved it")
    assert run(["resume", FILE], *drafted) == 0
    assert f"{draft.name} 写出以后又改过" in capsys.readouterr().out
    assert draft.read_bytes() == b"as Word saved it"
    assert {path.name for path in Path().glob("*.docx")} == {draft.name, f"{OFFICE}-2025-草稿-2.docx"}
