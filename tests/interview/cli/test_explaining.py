from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from interview.cli import main
from interview.cli.exits import Exit
from interview.session import AnswersFile, Session
from tests.interview.cli.stories import story as told
from tests.support.interviews import facts_of, hold


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("explained")
    story = folder / "story.toml"
    figures = {"applications.new.natural": 1, "applications.granted.natural": 1}
    story.write_text(told(figures), encoding="utf-8")
    file = folder / "a.nianbao.json"
    assert main(["story", str(story), "-o", str(file), "--to", "json"]) == Exit.DONE
    return str(file)


def explained(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["explain", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_figure_names_its_origin_its_relations_and_what_it_feeds(
    answers: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = explained(capsys, answers, "applications.new.natural")
    assert code == Exit.DONE
    assert "新收·个人：1（填的）" in out
    assert "问过：第 1 件：谁提出的？" in out
    assert "个人" in out.partition("谁提出的？")[2]
    assert "怎么问" not in out
    assert "I1.natural 平" in out
    assert "牵动：新收·总计" in out


def test_a_total_names_its_parts(answers: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = explained(capsys, answers, "applications.new.total")
    assert "加出来的：新收·个人、新收·企业" in out


COLUMN = {
    "applications.new.natural": 20, "applications.granted.natural": 12, "applications.unable_not_held.natural": 8,
}  # fmt: skip


@pytest.mark.parametrize(
    ("without", "address", "said"),
    [
        ((), "applications.granted.natural", "只能是 12"),
        ((), "applications.count_new", "只能是 20"),
        (("applications.granted",), "applications.granted.natural", "只能是 12"),
        (("applications.granted", "applications.unable"), "applications.granted.natural", "可以是 0 到 20"),
        (("applications.unable",), "applications.count_new", "最少是 12"),
    ],
)
def test_what_a_count_can_be_beside_the_others_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], without: tuple[str, ...], address: str, said: str
) -> None:
    state = hold(facts_of("disclosure_2021", COLUMN)).state
    answers = {id: told for id, told in state.book.answers.items() if not id.startswith(without or "-")}
    path = tmp_path / "a.nianbao.json"
    book = replace(state.book, answers=answers)
    AnswersFile.create(path, Session("disclosure_2021", state.flow.version, book, None)).close()
    assert said in explained(capsys, str(path), address)[1]


def test_a_question_that_is_no_figure_is_explained_too(
    answers: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = explained(capsys, answers, "office.kind", "--lang", "en")
    assert "asked: " in out


def test_an_unknown_address_is_met_with_the_nearest_one(
    answers: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = explained(capsys, answers, "applications.grant.natural")
    assert (code, out) == (Exit.USAGE, "")
    assert "是不是「applications.granted.natural」" in err
    code, _, err = explained(capsys, answers, "月亮")
    assert code == Exit.USAGE
    assert "是不是" not in err


def test_what_is_not_known_yet_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = tmp_path / "story.toml"
    story.write_text("[profile]\nyear = 2025\n[figures]\n", encoding="utf-8")
    file = tmp_path / "a.nianbao.json"
    assert main(["story", str(story), "-o", str(file)]) == Exit.FINDINGS
    _, out, _ = explained(capsys, str(file), "rules.issued")
    assert "还不知道" in out
    _, out, _ = explained(capsys, str(file), "office.name")
    assert "空着" in out
