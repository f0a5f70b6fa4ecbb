"""`nianbao check`: what it finds, prints and costs, for one file or a folder, with last year's beside it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from interview.cli import main
from interview.cli.commands.check_output import RunningCount, as_csv, as_json, as_text
from interview.desk.check.files import files_in
from interview.desk.check.last_years import LastYears
from interview.desk.check.one import Checked, PrintedFinding, printed_finding
from interview.review.model import Finding, Span
from interview.session import AnswersFile, read
from interview.wording.catalog import words
from tests.interview.cli.checked_files import entries, made, put, rules, wrong_total
from tests.interview.cli.stories import story
from tests.support.interviews import flow

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


# What is said ---------------------------------------------------------------------------------------------------


def test_a_sum_that_does_not_hold_is_told_with_what_would_mend_it(folder: Path, capsys: Captured) -> None:
    put(folder, "报告.txt", made(wrong_total))
    assert main(["check", "报告.txt"]) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "报告.txt（云山县水利局 · 2024）"
    assert out[1].startswith("  要改：行政复议的总计")
    assert "「行政复议·总计」是" in out[2]
    assert not [line for line in out if line.startswith("共 1 份")], "one file needs no sum"


def test_what_one_change_would_mend_is_told_together_and_the_change_once() -> None:
    mending = "如果「予以公开·自然人」是 3 而不是 4，就平了。"
    found = (
        PrintedFinding("I2", "I2", "error", "这一列合不上", mending=mending),
        PrintedFinding("I4", "I4", "error", "另一张表合不上", mending="别的改法。"),
        PrintedFinding("I3", "I3", "error", "这一行合不上", mending=mending),
    )
    lines = as_text([Checked("a.txt", findings=found)], RunningCount(1, words()), words())
    assert [line.strip() for line in lines][1:] == [
        "要改：这一列合不上", "要改：这一行合不上", f"这 2 处是一回事：{mending}", "要改：另一张表合不上", "别的改法。",
    ]  # fmt: skip


def test_the_worst_comes_first_in_each_file(folder: Path, capsys: Captured) -> None:
    put(folder, "报告.txt", made(wrong_total))
    main(["check", "报告.txt", "--format", "json", "--lang", "en"])
    (entry,) = entries(capsys)
    severities = [each["severity"] for each in entry["findings"]]
    assert severities == sorted(severities, key=["error", "warning", "notice"].index)


def test_json_is_the_contract(folder: Path, capsys: Captured) -> None:
    put(folder, "a.txt", made(wrong_total))
    put(folder, "b.txt", made(seed=2))
    assert main(["check", "b.txt", "a.txt", "--format", "json"]) == 1
    captured = capsys.readouterr()
    first, second = json.loads(captured.out)
    assert [first["file"], second["file"]] == ["b.txt", "a.txt"]
    assert (second["office"], second["year"], second["flow"]) == ("云山县水利局", 2024, "disclosure_2021")
    finding = next(each for each in second["findings"] if each["rule"] == "I4.reconsideration")
    keys = {"id", "rule", "severity", "message", "where", "left", "right", "repairs", "accepted"}
    assert finding.keys() == keys
    assert finding["left"] == finding["right"] + 1
    assert {"cell": "reconsideration.total", "from": finding["left"], "to": finding["right"]} in finding[
        "repairs"
    ]
    assert captured.err.startswith("共 2 份")


def test_json_holds_exact_digits_and_places_in_texts() -> None:
    figure = PrintedFinding(
        "N11",
        "N11",
        "warning",
        "收费",
        ("fees.amount",),
        Decimal("20000.50"),
        repairs=(("fees.amount", Decimal("2.50"), 1),),
    )
    place = printed_finding(
        Finding("N12", "T1", (Span("problems", 3, 5),), "5", 6, details={"name": "x"}, rule="T1", severity="notice"),
        flow("disclosure_2021"), "zh",
    )  # fmt: skip
    lines = "\n".join(as_json([Checked("x\x7f", findings=(figure, place))], RunningCount(1, words())))
    assert "20000.5," in lines
    assert '"from": 2.5,' in lines
    (entry,) = json.loads(lines)
    assert entry["file"] == "x\x7f"
    assert entry["findings"][1]["where"] == [{"text": "problems", "start": 3, "end": 5}]
    assert json.loads("\n".join(as_json([], RunningCount(0, words())))) == []
    (_, row) = as_csv([Checked("x", findings=(place,))], RunningCount(1, words()))
    assert "problems:3-5" in row


def test_csv_opens_in_excel_and_calculates_nothing(folder: Path, capsys: Captured) -> None:
    put(folder, "=cmd.txt", made(wrong_total))
    assert main(["check", "=cmd.txt", "--format", "csv"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("\ufefffile,office,year,flow,severity,rule,id,message")
    found = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert found[0]["file"] == "'=cmd.txt"
    assert found[0]["left"].isdecimal()
    minus = PrintedFinding("x", "x", "notice", "-1 件", left=-8, right=None)
    (_, row) = as_csv([Checked("x", findings=(minus,))], RunningCount(1, words()))
    assert ",-8," in row
    assert ",'-1 件," in row


def test_a_file_name_does_nothing_to_the_terminal() -> None:
    lines = as_text([Checked("\x1b[31mred.txt")], RunningCount(1, words()), words())
    assert "\x1b" not in next(iter(lines))


def test_a_report_with_nothing_to_mend_costs_nothing(folder: Path, capsys: Captured) -> None:
    put(folder, "报告.txt", made())
    assert main(["check", "报告.txt"]) == 0
    clean = next(as_text([Checked("a.txt", "甲局", 2024)], RunningCount(1, words("en")), words("en")))
    assert clean == "a.txt (甲局 · 2024): nothing to mend."
    assert "要改" not in capsys.readouterr().out


# Answers files --------------------------------------------------------------------------------------------------


def answers(folder: Path, name: str = "a.nianbao.json", **more: Any) -> Path:
    put(folder, "story.toml", story(**more))
    main(["story", "story.toml", "-o", name])
    return folder / name


def test_our_own_documents_have_no_error(folder: Path, capsys: Captured) -> None:
    answers(
        folder,
        figures={"licences.decisions": 5, "applications.new.natural": 2, "applications.granted.natural": 2},
    )
    main(["export", "a.nianbao.json", "--to", "html", "--to", "md"])
    capsys.readouterr()
    assert main(["check", "."]) == 0
    assert "共 4 份" in capsys.readouterr().out


def test_open_questions_of_an_answers_file_are_an_error(folder: Path, capsys: Captured) -> None:
    answers(folder, without=("problems",))
    capsys.readouterr()
    assert main(["check", "a.nianbao.json", "--format", "json"]) == 1
    (entry,) = entries(capsys)
    finding = next(each for each in entry["findings"] if each["rule"] == "unfinished")
    assert (finding["severity"], finding["where"]) == ("error", ["problems"])


def test_a_finished_answers_file_is_checked_without_changing_it(folder: Path, capsys: Captured) -> None:
    path = answers(folder)
    before = path.read_bytes(), sorted(folder.iterdir())
    assert main(["check", "a.nianbao.json"]) == 0
    assert (path.read_bytes(), sorted(folder.iterdir())) == before
    assert main(["check", str(path.rename(folder / "renamed.json"))]) == 0
    assert "云山县水利局" in capsys.readouterr().out


def test_a_reason_given_in_the_answers_file_is_respected(folder: Path, capsys: Captured) -> None:
    put(folder, "last.txt", made())
    path = answers(folder, figures={"documents.in_force": 4})
    with AnswersFile.open(path) as file:
        session = read(path)
        file.save(replace(session.book, accepted={"N08.documents": "清理过"}), None, finished=True)
    capsys.readouterr()
    main(["check", path.name, "--last", "last.txt"])
    assert "已说明：清理过" in capsys.readouterr().out


def test_an_error_with_a_reason_costs_nothing() -> None:
    tally = RunningCount(1, words())
    tally.seen(
        Checked("a", findings=(PrintedFinding("N07", "N07", "error", "…", accepted="上一年的报告写错了"),))
    )
    assert not tally.failed
    assert "要改 0 处" in tally.summary()


# Last year ------------------------------------------------------------------------------------------------------


def year_before(report: str, year: int = 2023) -> str:
    return report.replace("2024", str(year))


def test_last_year_is_found_by_office_and_year_among_many(folder: Path, capsys: Captured) -> None:
    put(folder, "now/云山.txt", made())
    put(folder, "then/a.txt", year_before(made(seed=2)))
    put(folder, "then/b.txt", year_before(made(seed=3), 2022))
    put(folder, "then/c.txt", year_before(made(seed=4)).replace("云山县水利局", "河口县水利局"))
    put(folder, "then/d.txt", "不是报告")
    main(["check", "now", "--last", "then", "--format", "json"])
    captured = capsys.readouterr()
    (entry,) = json.loads(captured.out)
    assert "N07" in rules(entry)
    assert "没有对上上一年" not in captured.err
    main(["check", "now", "--last", "then/b.txt", "--format", "json"])
    captured = capsys.readouterr()
    assert "N07" not in rules(json.loads(captured.out)[0])
    assert "有 1 份没有对上上一年的报告" in captured.err


def test_a_name_with_its_city_and_a_file_without_a_name_are_matched_too(
    folder: Path, capsys: Captured
) -> None:
    put(folder, "now.txt", made())
    put(folder, "then.txt", year_before(made(seed=2)).replace("云山县水利局", "甲市云山县水利局"))
    main(["check", "now.txt", "--last", "then.txt", "--format", "json"])
    assert "N07" in rules(entries(capsys)[0])
    bare = "\n".join(made().splitlines()[3:])
    put(folder, "水利2024.txt", bare.replace("2024", ""))
    put(folder, "then/水利2023.txt", "\n".join(made(seed=2).splitlines()[3:]))
    main(["check", "水利2024.txt", "--last", "then", "--format", "json"])
    assert "N07" in rules(entries(capsys)[0])


def test_only_the_same_report_of_the_year_before_is_last_years(folder: Path, capsys: Captured) -> None:
    site = (Path(__file__).parents[2] / "golden" / "website_2018" / "busy" / "story.toml").read_text("utf-8")
    put(folder, "site.toml", site.replace("临江市人民政府办公室", "云山县水利局").replace("2024", "2023"))
    (folder / "then").mkdir()
    assert main(["story", "site.toml", "-o", "then/a.nianbao.json"]) == 0
    put(folder, "now.txt", made())
    capsys.readouterr()
    main(["check", "now.txt", "--last", "then", "--format", "json"])
    assert "有 1 份没有对上上一年的报告" in capsys.readouterr().err
    put(folder, "then/b.txt", year_before(made(seed=2)))
    main(["check", "now.txt", "--last", "then", "--format", "json"])
    assert "N07" in rules(entries(capsys)[0])


def test_last_year_may_be_an_answers_file(folder: Path, capsys: Captured) -> None:
    answers(folder, "then.nianbao.json", year=2023)
    put(folder, "now.txt", made())
    capsys.readouterr()
    main(["check", "now.txt", "--last", "then.nianbao.json", "--format", "json"])
    assert "N07" in rules(entries(capsys)[0])


def test_two_that_may_be_last_years_are_none() -> None:
    assert LastYears().of(Path("a"), "disclosure_2021", "甲局", None) is None


# Which files ----------------------------------------------------------------------------------------------------


def test_a_folder_is_taken_apart_in_order_and_only_what_may_be_a_report(folder: Path) -> None:
    for name in (
        "b.txt",
        "a.docx",
        "c.xlsx",
        ".d.txt",
        "~$e.docx",
        "sub/f.html",
        ".git/g.txt",
        "h.nianbao.json",
        "i.json",
        "j.pptx",
    ):
        put(folder, name, "x")
    assert [str(each) for each in files_in([".", "i.json", "a.docx", "none.txt"])] == [
        "a.docx", "b.txt", "c.xlsx", "h.nianbao.json", str(Path("sub/f.html")), "i.json", "none.txt",
    ]  # fmt: skip


def test_a_file_that_is_not_there_is_told_and_the_others_are_checked(folder: Path, capsys: Captured) -> None:
    put(folder, "报告.txt", made())
    assert main(["check", "none.txt", "报告.txt", "none.nianbao.json"]) == 2
    out = capsys.readouterr().out
    assert out.count("none") >= 2
    assert "云山县水利局" in out


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_a_worksheet_is_told_to_be_one(folder: Path, capsys: Captured, suffix: str) -> None:
    assert main(["worksheet", "-o", f"sheet.{suffix}"]) == 0
    assert main(["check", f"sheet.{suffix}"]) == 1
    assert words("zh").say("error.is_worksheet", file=f"sheet.{suffix}") in capsys.readouterr().out


def test_nothing_to_check_and_no_last_year_are_told(folder: Path, capsys: Captured) -> None:
    (folder / "empty").mkdir()
    assert main(["check", "empty"]) == 2
    assert "没有能查的文件" in capsys.readouterr().err
    put(folder, "报告.txt", made())
    assert main(["check", "报告.txt", "--last", "nowhere"]) == 2
    assert "nowhere" in capsys.readouterr().err
