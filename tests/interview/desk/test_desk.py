"""The answers file in line mode: made at the second answer, kept after each, never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.engine.step.machine import begin
from interview.errors import WriteError
from interview.flowfiles import load_flow
from interview.session import AnswersFile, read
from tests.interview.line.talking import CTRL_C, Keys, MemoryDesk, clerk, hold, profiled, talk
from tests.support.interviews import facts_of, flow
from tests.support.systems import removes_open_files

NAME = "云山县水利局-2025.nianbao.json"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_nothing_is_written_before_office_and_year_are_told(tmp_path: Path) -> None:
    assert talk(tmp_path, ["云山县水利局"]).desk.path is None
    assert names(tmp_path) == set()


def test_the_file_is_made_at_the_second_answer_and_named(tmp_path: Path) -> None:
    told = talk(tmp_path, ["云山县水利局", "2025"])
    assert names(tmp_path) == {NAME}
    assert f"这份回答存在 {NAME}，随时可以停。" in told.said
    assert told.said.count(NAME) == 1


def test_a_name_in_use_gets_a_two(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("mine", encoding="utf-8")
    told = talk(tmp_path, ["云山县水利局", "2025"])
    assert told.desk.path == tmp_path / "云山县水利局-2025-2.nianbao.json"
    assert (tmp_path / NAME).read_text(encoding="utf-8") == "mine"


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("甲/乙局", "甲_乙局-2025"),
        ("../../etc/x", "_"),
        ("CON", "_ON-2025"),
        ("~", "_-2025"),
        ("局 ", "局-2025"),
    ],
)
def test_an_office_is_a_name_never_a_path(tmp_path: Path, office: str, name: str) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    told = talk(folder, [office, "2025"])
    assert told.desk.path is not None
    assert told.desk.path.parent == folder
    assert told.desk.path.name.startswith(name)
    assert names(tmp_path) == {"here"}


def test_the_file_follows_the_office_and_the_year_while_nothing_else_was_written(tmp_path: Path) -> None:
    told = talk(tmp_path, ["甲局", "2025", "<", "<", "乙局", "<", "2024"])
    assert names(tmp_path) == {"乙局-2024.nianbao.json", "乙局-2024.nianbao.json.bak"}
    assert told.desk.path is not None
    assert (read(told.desk.path).office, read(told.desk.path).year) == ("乙局", 2024)
    said = "".join(told.said.split())
    assert said.count("乙局-2025.nianbao.json」（原来叫「甲局-2025.nianbao.json」）") == 1
    assert said.count("乙局-2024.nianbao.json」（原来叫「乙局-2025.nianbao.json」）") == 1


@pytest.mark.no_cover
def test_it_follows_in_a_later_session_too_and_back_by_undo(tmp_path: Path) -> None:
    path = talk(tmp_path, ["甲局", "2025"]).desk.path
    assert path is not None
    resumed(path, ["乙局", "撤销"])
    assert names(tmp_path) == {"甲局-2025.nianbao.json", "甲局-2025.nianbao.json.bak"}
    resumed(path, ["乙局"])
    assert names(tmp_path) == {"乙局-2025.nianbao.json", "乙局-2025.nianbao.json.bak"}


def resumed(path: Path, script: list[str]) -> None:
    """Goes on at the name of the office."""
    file = AnswersFile.open(path)
    desk = MemoryDesk(path.parent, flow, file)
    hold(desk, *begin(flow("disclosure_2021"), file.session.book, "office.name"), script)
    desk.close()


def test_a_name_in_use_gets_a_number_and_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "乙局-2025.nianbao.json").write_text("theirs", encoding="utf-8")
    talk(tmp_path, ["甲局", "2025", "<", "<", "乙局"])
    assert (tmp_path / "乙局-2025.nianbao.json").read_text("utf-8") == "theirs"
    assert read(tmp_path / "乙局-2025-2.nianbao.json").office == "乙局"


@pytest.mark.no_cover
@pytest.mark.parametrize("document", ["甲局-2025.docx", "甲局-2025-草稿.docx", "甲局-2025.json"])
def test_the_name_stays_once_a_document_has_it(tmp_path: Path, document: str) -> None:
    (tmp_path / document).touch()
    told = talk(tmp_path, ["甲局", "2025", "<", "<", "乙局"])
    assert names(tmp_path) == {"甲局-2025.nianbao.json", "甲局-2025.nianbao.json.bak", document}
    assert "原来叫" not in told.said


@pytest.mark.no_cover
def test_a_name_that_somebody_chose_stays(tmp_path: Path) -> None:
    file = tmp_path / "我的年报.nianbao.json"
    talk(tmp_path, ["甲局", "2025", "<", "<", "乙局"], path=file)
    assert names(tmp_path) == {file.name, f"{file.name}.bak"}


@pytest.mark.no_cover
def test_every_answer_is_on_disk_at_once(tmp_path: Path) -> None:
    seen: list[tuple[int, str | None]] = []

    def script(asked: object) -> object:
        for entry in profiled():
            yield entry
            if (tmp_path / NAME).exists():
                session = read(tmp_path / NAME)
                seen.append((len(session.book.answers), session.place))

    talk(tmp_path, script)  # type: ignore[arg-type]
    assert [count for count, _ in seen] == [2, 3, 4, 5, 6, 7]
    assert seen[-1][1] == "documents.any_in_force"


class Full(MemoryDesk):
    """A desk on a full disk, for some keepings."""

    def __init__(self, folder: Path, failing: range) -> None:
        super().__init__(folder, load_flow)
        self.failing, self.kept = failing, 0

    def keep(self, state, *, finished=False, draft=""):  # type: ignore[no-untyped-def]
        self.state = state
        self.kept += 1
        if self.kept in self.failing:
            self.unsaved = True
            raise WriteError("disk_full", file=NAME)
        return super().keep(state, finished=finished, draft=draft)


@pytest.mark.no_cover
@pytest.mark.parametrize("failing", [range(2, 5), range(4, 9)], ids=["while it is made", "later"])
def test_a_save_that_fails_is_told_and_made_up_for(tmp_path: Path, failing: range) -> None:
    desk = Full(tmp_path, failing)
    told = talk(tmp_path, clerk(facts_of("disclosure_2021")), desk=desk)
    assert told.ended is None
    assert told.said.count("磁盘满了") == len(failing)
    assert desk.path is not None
    assert read(desk.path).book == told.book
    assert not desk.unsaved


@removes_open_files
def test_a_file_whose_folder_went_away_is_told_and_the_talk_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "u"
    folder.mkdir()

    def script(asked: object) -> object:
        yield from ["甲局", "2025"]
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
        yield "1"
        folder.mkdir()
        yield "云山县人民路 12 号"

    told = talk(folder, script)  # type: ignore[arg-type]
    assert "没存上" in told.said
    assert told.desk.path is not None
    assert read(told.desk.path).book == told.book


def test_a_file_made_meanwhile_under_the_wanted_name_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.nianbao.json"
    desk = MemoryDesk(tmp_path, load_flow, path=path)
    path.write_text("theirs", encoding="utf-8")
    told = talk(tmp_path, ["甲局"], desk=desk)
    assert "这里已经有" in told.said
    assert path.read_text(encoding="utf-8") == "theirs"
    assert desk.unsaved


def test_closing_lets_the_next_one_in(tmp_path: Path) -> None:
    told = talk(tmp_path, ["甲局", "2025"])
    assert told.desk.path is not None
    AnswersFile.open(told.desk.path, wait=0).close()
    told.desk.close()
    MemoryDesk(tmp_path, load_flow).close()


def test_what_was_being_typed_is_kept_on_the_way_out(tmp_path: Path) -> None:
    told = talk(tmp_path, ["甲局", "2025", Keys("半句" + CTRL_C)])
    assert told.desk.path is not None
    draft = read(told.desk.path).draft
    assert draft is not None
    assert (draft.question, draft.text) == ("office.kind", "半句")
