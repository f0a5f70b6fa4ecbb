"""`nianbao import`: what it writes, says and costs."""

from __future__ import annotations

import json
import random
from decimal import Decimal
from pathlib import Path

import pytest

from interview.cli import main
from interview.desk.reports import read_sound
from interview.session import read
from tests.interview.cli.stories import story
from tests.interview.reading import damaged_samples
from tests.interview.reading.layouts import printed, sample

OUT = "out.nianbao.json"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(folder: Path, text: str, name: str = "报告.txt") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return name


def test_a_report_becomes_an_answers_file_that_exports_the_same_figures(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = sample(1)
    assert main(["import", report(folder, printed(told, "bars")), "-o", OUT]) == 0
    said = capsys.readouterr()
    assert "拿不准的 0 格" in said.out
    assert "云山县水利局" in said.out
    assert f"nianbao resume {OUT}" in said.err
    session = read(folder / OUT)
    assert {answer.origin for answer in session.book.answers.values()} == {"imported"}
    assert (session.office, session.year) == ("云山县水利局", 2024)
    assert main(["export", OUT, "--to", "json", "--draft"]) == 0
    figures = json.loads((folder / "out.json").read_text("utf-8"))["figures"]
    assert {address: figures[address] for address in told.truth} == told.truth


def test_blanks_around_what_is_told_in_our_own_json_are_no_part_of_it(folder: Path) -> None:
    (folder / "story.toml").write_text(story(year=2024), encoding="utf-8")
    assert main(["story", "story.toml", "-o", "a.nianbao.json"]) == 0
    assert main(["export", "a.nianbao.json", "--to", "json"]) == 0
    told = json.loads((folder / "a.json").read_text("utf-8"))
    for part in ("office", "texts"):
        told[part] = {id: f"\u3000 {text} \u3000" for id, text in told[part].items()}
    for each in told["outline"]:
        each["heading"] = f"\u3000{each['heading'] or ''} "
    assert main(["import", report(folder, json.dumps(told), "b.json"), "-o", OUT]) == 0
    assert main(["import", "a.json", "-o", "c.nianbao.json"]) == 0
    assert read_sound(folder / OUT).book == read_sound(folder / "c.nianbao.json").book


def test_a_year_that_title_and_text_do_not_agree_on_is_doubtful_and_will_be_asked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = printed(sample(1), "bars").replace(
        "一、总体情况", "一、总体情况\n\n2023年，公开 6 条。2023年，解读 3 次。"
    )
    name = report(folder, f"{text}\n\n云山县林业局\n\n2024年1月12日")
    assert main(["import", name, "--format", "json"]) == 0
    values = json.loads(capsys.readouterr().out)
    assert (values["office"], values["year"]) == (None, None)
    assert values["whose"] == {
        "office": {"state": "doubtful", "value": None, "candidates": ["云山县水利局", "云山县林业局"]},
        "year": {"state": "doubtful", "value": None, "candidates": [2024, 2023]},
    }
    assert main(["import", name, "-o", OUT]) == 0
    assert "年份说不准：题目、正文、落款、文件名写的不一样，有 2024 / 2023。" in capsys.readouterr().out
    assert (read(folder / OUT).office, read(folder / OUT).year) == (None, None)
    main(["check", name, "--format", "json"])
    (checked,) = json.loads(capsys.readouterr().out)
    told = {each["id"]: each["severity"] for each in checked["findings"] if each["rule"] == "T02"}
    assert told == {"T02.which_year": "warning", "T02.which_office": "warning"}


HEADED = """

## 一、总体情况

全年平稳。

（一）突出重点，深化主动公开

公开86条。

（二）围绕关切，做好解读回应

解读3次。

（三）规范依申请公开。没有新收。
"""


def test_a_report_is_told_as_json_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = sample(1)
    text = printed(told, "bars").replace("一、总体情况", "")
    title, _, rest = text.partition("\n")
    assert main(["import", report(folder, f"{title}\n{HEADED}\n{rest}"), "--format", "json"]) == 0
    said = capsys.readouterr()
    values = json.loads(said.out, parse_float=Decimal)
    assert list(values) == ["file", "office", "year", "flow", "cells", "texts", "outline", "whose"]
    assert (values["office"], values["year"], values["flow"]) == ("云山县水利局", 2024, "disclosure_2021")
    assert values["whose"]["year"] == {"state": "read", "value": 2024, "candidates": []}
    assert {address: values["cells"][address]["value"] for address in told.truth} == told.truth
    assert values["cells"]["rules.issued"] == {
        "state": "read", "value": told.truth["rules.issued"], "reason": None, "candidates": [], "settled_by": None,
    }  # fmt: skip
    overview = [part for part in values["outline"] if part["section"] == "overview"]
    assert [(part["address"], part["number"], part["heading"]) for part in overview] == [
        ("overview.opening", "", ""),
        ("overview.proactive", "（一）", "突出重点，深化主动公开"),
        ("overview.own_1", "（二）", "围绕关切，做好解读回应"),
        ("overview.on_request", "（三）", "规范依申请公开"),
    ]
    assert values["texts"]["overview.own_1"] == "解读3次。"
    assert [file.name for file in folder.iterdir()] == ["报告.txt"]


def test_json_with_a_file_writes_it_too_and_a_report_names_its_own_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = report(folder, printed(sample(1), "bars"))
    assert main(["import", name, "--format", "json", "-o", OUT]) == 0
    assert json.loads(capsys.readouterr().out)["year"] == 2024
    assert (folder / OUT).is_file()
    assert main(["import", name]) == 0
    assert (folder / "云山县水利局-2024.nianbao.json").is_file()
    nameless = report(
        folder, "主动公开\n" + printed(sample(1), "bars").partition("\n")[2].replace("2024", ""), "摘录.txt"
    )
    capsys.readouterr()
    assert main(["import", nameless]) == 0
    assert (folder / "摘录.nianbao.json").is_file()


def test_doubtful_cells_are_told_and_cost_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = damaged_samples.proactive_short(sample(1), random.Random(1))
    assert main(["import", report(folder, printed(told, "cell a line")), "-o", OUT]) == 0
    out = capsys.readouterr().out
    assert "拿不准的，先空着" in out
    assert "少了几格" in out


def test_settled_missing_and_differing_cells_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = damaged_samples.blank_zeros(
        damaged_samples.lost_row(sample(1), random.Random(3)), random.Random(1)
    )
    told.disputes[4] = "999"
    told.proactive[0][2][0][2][0] = "7（其中修订 2 件）"
    assert main(["import", report(folder, printed(told, "markdown")), "-o", OUT]) == 0
    out = capsys.readouterr().out
    for part in ("由勾稽关系定下来的", "另有", "报告写 999", "没有这一格", "其中修订 2 件"):
        assert part in out


def test_a_form_that_does_not_go_with_the_year_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = printed(sample(1), "bars").replace("2024", "2020")
    assert main(["import", report(folder, text), "-o", OUT, "--flow", "disclosure_2021", "--lang", "en"]) == 0
    assert "does not go with 2020" in capsys.readouterr().out


def test_an_excerpt_says_what_it_lacks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "二、主动公开政府信息情况\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 0 | 0 | 0 |\n"
    assert main(["import", report(folder, text), "-o", OUT]) == 0
    out = capsys.readouterr().out
    assert "没写明" in out
    assert "还有" not in out or "格" in out
    assert "新收" in out


def test_the_whole_account_is_read_where_nothing_is_open(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from interview.export import render
    from tests.golden.test_golden import held

    (folder / "报告.docx").write_bytes(render(held("disclosure_2019/000").state.plan, "docx"))
    assert main(["import", "报告.docx", "-o", OUT]) == 0
    assert "都读全了" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "data", "code", "part"),
    [("a.txt", "买菜做饭".encode(), 1, "没有找到年度报告"), ("b.txt", "主动公开信息86条。".encode(), 1, "没有找到年度报告"), ("a.json", b'{"a": 1}', 1, "没有找到年度报告"),
     ("a.docx", b"PK\x03\x04", 1, "坏了"), ("a.pdf", b"%PDF-1.4", 1, "PDF")],
)  # fmt: skip
def test_what_is_no_report_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, code: int, part: str
) -> None:
    (folder / name).write_bytes(data)
    assert main(["import", name, "-o", OUT]) == code
    assert part in capsys.readouterr().err
    assert not (folder / OUT).exists()


def test_a_missing_report_is_usage_and_a_taken_name_is_not_written_over(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "none.docx", "-o", OUT]) == 2
    (folder / OUT).write_text("{}", encoding="utf-8")
    assert main(["import", report(folder, printed(sample(1), "bars")), "-o", OUT]) == 3
    assert (folder / OUT).read_text("utf-8") == "{}"
    assert capsys.readouterr().err


def test_the_fee_that_a_report_tells_in_words_is_taken_over(folder: Path) -> None:
    text = (
        printed(sample(1), "bars")
        + "\n六、其他需要报告的事项\n发出收费通知3件，总金额900元，实际收取信息处理费600元。\n"
    )
    assert main(["import", report(folder, text), "-o", OUT]) == 0
    told = {
        id: answer.value.value
        for id, answer in read(folder / OUT).book.answers.items()
        if id.startswith("processing_fee.")
    }
    assert {id: str(value) for id, value in told.items()} == {
        "processing_fee.any": "True", "processing_fee.notices": "3", "processing_fee.demanded": "900", "processing_fee.received": "600",
    }  # fmt: skip


def test_a_fee_told_twice_is_doubtful_and_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        printed(sample(1), "bars")
        + "\n六、其他需要报告的事项\n实际收取信息处理费600元。全年收取信息处理费60元。\n"
    )
    assert main(["import", report(folder, text), "-o", OUT]) == 0
    assert "实际收取信息处理费600元 / 全年收取信息处理费60元" in capsys.readouterr().out
    assert "processing_fee.received" not in read(folder / OUT).book.answers
