"""`nianbao gather`: what it prints and costs, and that it leaves the folder alone."""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from pathlib import Path

import pytest
import xlsxwriter

from interview.cli import main
from tests.interview.cli.stories import story
from tests.support.county import YEAR, Made, county, made, names, text_of, with_row

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three reports that are all right, and a list of four."""
    monkeypatch.chdir(tmp_path)
    for unit in few():
        put(tmp_path, unit)
    (tmp_path / "list.toml").write_text(
        "".join(f'[[units]]\nname = "{name}"\n' for name in names(4)), encoding="utf-8"
    )
    return tmp_path


def few() -> list[Made]:
    return [made(name, seed, "bars") for seed, name in enumerate(names(3), start=4)]


def put(folder: Path, unit: Made, file: str = "") -> Path:
    path = folder / "reports" / (file or unit.file)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text_of(unit), encoding="utf-8")
    return path


def gather(*more: str) -> int:
    return main(["gather", "reports", "--year", str(YEAR), *more])


def told(captured: Captured) -> dict[str, dict[str, object]]:
    return {each["unit"]: each for each in json.loads(captured.readouterr().out)["units"]}


def seen(folder: Path) -> dict[Path, tuple[int, int, bytes]]:
    """Everything in a folder: modes, times of change, bytes; the folder's own too."""
    return {
        path: (path.stat().st_mode, path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in (folder, *folder.rglob("*"))
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ("gather", "reports", "--year", str(YEAR), "--to", "docx", "--to", "xlsx", "-o", "out", "--store", "kept.db"),
        ("gather", "reports", "--year", str(YEAR), "--roster", "made.toml", "--last", "reports"),
        ("sum", "reports", "--year", str(YEAR), "--roster", "list.toml", "-o", "sum.nianbao.json"),
        ("check", "reports", "--last", "reports", "--format", "csv"),
    ],
    ids=["gather", "gather with a new list", "sum", "check"],
)  # fmt: skip
def test_nothing_is_written_into_the_folder_that_is_read(
    folder: Path, capsys: Captured, arguments: tuple[str, ...]
) -> None:
    (folder / "story.toml").write_text(story(), encoding="utf-8")
    (folder / "reports" / "里面").mkdir()
    main(["story", "story.toml", "-o", "reports/里面/a.nianbao.json", "--to", "json"])
    (folder / "reports" / "坏的.docx").write_bytes(b"PK nothing")
    before = seen(folder / "reports")
    assert len(before) >= 6
    assert main(list(arguments)) in {0, 1}
    assert seen(folder / "reports") == before


def test_what_is_all_right_costs_nothing_and_the_folder_is_left_alone(folder: Path, capsys: Captured) -> None:
    before = {path: path.read_bytes() for path in (folder / "reports").rglob("*")}
    assert gather() == 0
    out = capsys.readouterr().out
    assert out.startswith("2025 年年报：收到 3 家，应交 3 家。\n")
    assert all(unit.name in out for unit in few())
    assert {path: path.read_bytes() for path in (folder / "reports").rglob("*")} == before
    assert sorted(path.name for path in folder.iterdir()) == ["list.toml", "reports"]


def test_who_is_missing_is_told_and_costs(folder: Path, capsys: Captured) -> None:
    assert gather("--roster", "list.toml") == 1
    assert f"还没交的：{names(4)[3]}。" in capsys.readouterr().out


def test_a_report_that_names_no_office_is_told_apart_from_one_of_an_office_that_is_not_listed(
    folder: Path, capsys: Captured
) -> None:
    unit = made("清河县水利局", 31, "bars")
    (folder / "reports" / "a.txt").write_text(text_of(unit).replace(unit.name, ""), encoding="utf-8")
    gather("--roster", "list.toml")
    out = capsys.readouterr().out
    assert "没写是谁家的（不是年报就挪开；是的，文件名带上单位的名称就认得出）：a.txt。" in out
    assert "名单上没有的" not in out


def test_every_way_of_not_having_handed_in_is_told_by_its_name(folder: Path, capsys: Captured) -> None:
    offices = names(9)
    reports = folder / "reports"
    old = text_of(made(offices[3], 30, "bars")).replace("2025年", "2023年")
    (reports / "old.txt").write_text(old, encoding="utf-8")
    (reports / f"{offices[4]}.docx").write_bytes(b"PK no document")
    (reports / "x.pdf").write_bytes(b"%PDF-1.4 nothing")
    put(folder, made("清河县水利局", 31, "bars"))
    put(folder, made("南江市云山县人民政府", 32, "bars"))
    put(folder, few()[0], "again.txt")
    lines = ['government = "云山县人民政府"', *(f'[[units]]\nname = "{name}"' for name in offices[:6])]
    lines += [f'[[units]]\nname = "{offices[6]}"\nmerged_into = "{offices[0]}"']
    lines += [f'[[units]]\nname = "{offices[7]}"\nexpected = false']
    (reports / "roster.toml").write_text("\n".join(lines), encoding="utf-8")
    assert gather() == 1
    out = capsys.readouterr().out
    for line in (
        "云山县人民政府 2025 年年报：收到 3 家，应交 6 家。", f"还没交的：{offices[5]}。", f"交的不是这一年的：{offices[3]}（old.txt）。",
        f"交了、读不出来的：{offices[4]}（{offices[4]}.docx）。", f"并到别家一起报的：{offices[6]}。", f"不用交的：{offices[7]}。",
        "名单上没有的：清河县水利局.txt（清河县水利局）。", "读不出来、也看不出是谁家的：x.pdf。",
        "本级政府自己的报告也在这里，不算一家：南江市云山县人民政府.txt（南江市云山县人民政府）。",
    ):  # fmt: skip
        assert line in out
    assert re.search(r"^  「x\.pdf」.+。$", out, re.MULTILINE)
    assert f"没有要改的 3 家：{'、'.join(sorted(unit.name for unit in few()))}。" in out.replace("，", "、")


def test_two_files_of_one_unit_are_one_where_their_figures_are_the_same_and_else_to_be_decided(
    folder: Path, capsys: Captured
) -> None:
    first = few()[0]
    put(folder, first, "again.txt")
    assert gather("--to", "json") == 0
    unit = told(capsys)[first.name]
    assert (unit["state"], unit["files"]) == ("handed_in", ["again.txt", first.file])
    other = county().units[0]
    put(folder, Made(first.name, other.sample, first.texts, first.phone, "bars"), "again.txt")
    assert gather("--to", "json") == 1
    assert told(capsys)[first.name]["state"] == "twice"
    roster = f'[[units]]\nname = "{first.name}"\nfile = "{first.file}"\n'
    (folder / "reports" / "roster.toml").write_text(roster, encoding="utf-8")
    assert gather("--to", "json") == 0
    assert told(capsys)[first.name]["counted"] == first.file


def test_a_form_of_another_year_is_told(folder: Path, capsys: Captured) -> None:
    heads = "信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n其他对外管理服务事项 | 3 | 0 | 5 |\n"
    old = text_of(made(names(4)[3], 30, "bars")).replace("三、收到", heads * 20 + "三、收到")
    (folder / "reports" / "old.txt").write_text(old, encoding="utf-8")
    assert gather() == 1
    assert f"用的不是这一年的表：{names(4)[3]}（old.txt）。" in capsys.readouterr().out


@pytest.mark.no_cover
def test_an_answers_file_is_gathered_like_a_report(folder: Path, capsys: Captured) -> None:
    (folder / "story.toml").write_text(story(), encoding="utf-8")
    main(["story", "story.toml", "-o", "reports/a.nianbao.json", "--to", "json"])
    capsys.readouterr()
    gather("--to", "json")
    assert told(capsys)["云山县水利局"]["counted"] == "a.nianbao.json"


def test_last_year_s_reports_tell_what_was_carried_and_who_is_expected(
    folder: Path, capsys: Captured
) -> None:
    (folder / "last").mkdir()
    units = [few()[0], made(names(8)[7], 77, "bars")]
    for unit in units:
        text = text_of(unit).replace("2025年", "2024年")
        (folder / "last" / unit.file).write_text(text, encoding="utf-8")
    unit = units[0]
    (folder / "reports" / unit.file).write_text(
        text_of(unit).replace("申请数量 | 0 |", "申请数量 | 3 |", 1), encoding="utf-8"
    )
    assert gather("--last", "last", "--to", "json") == 1
    found = told(capsys)
    assert found[units[1].name]["state"] == "missing"
    findings = found[unit.name]["findings"]
    assert isinstance(findings, list)
    assert "T13" in {each["rule"] for each in findings}


def test_a_roster_is_made_where_it_is_asked_for(folder: Path, capsys: Captured) -> None:
    assert gather("--roster", "new.toml") == 0
    assert "new.toml" in capsys.readouterr().err
    text = (folder / "new.toml").read_text(encoding="utf-8")
    assert all(f'name = "{unit.name}"' in text for unit in few())


def test_results_that_are_kept_stand_until_a_file_changes_and_can_be_asked_with_sql(
    folder: Path, capsys: Captured
) -> None:
    assert gather("--store", "kept.db", "--to", "json") == 0
    first = capsys.readouterr().out
    assert gather("--store", "kept.db", "--to", "json") == 0
    assert capsys.readouterr().out == first
    with sqlite3.connect("kept.db") as database:
        ((value,),) = database.execute(
            "SELECT value FROM figure WHERE office = ? AND address = 'documents.in_force'", (few()[0].name,)
        )
        assert value == few()[0].sample.truth["documents.in_force"]
        ((count,),) = database.execute("SELECT count(*) FROM text WHERE address = 'problems'")
        assert count == 3
        assert database.execute("SELECT rule, severity FROM finding").fetchall() is not None
    database.close()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("gather", "nowhere"), 2), (("gather", "empty"), 2), (("gather", "reports", "--to", "docx"), 2),
        (("gather", "reports", "--roster", "broken.toml"), 1), (("gather", "reports", "--store", "list.toml"), 3),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(
    folder: Path, capsys: Captured, arguments: tuple[str, ...], code: int
) -> None:
    (folder / "empty").mkdir()
    (folder / "broken.toml").write_text("[[units", encoding="utf-8")
    assert main(list(arguments)) == code
    assert capsys.readouterr().err


def sum_up(*more: str) -> int:
    return main(["sum", "reports", "--year", str(YEAR), *more])


def test_the_sum_is_an_answers_file_to_go_on_with_and_explains_itself_unit_by_unit(
    folder: Path, capsys: Captured
) -> None:
    assert sum_up("--roster", "list.toml", "-o", "sum.nianbao.json") == 0
    said = capsys.readouterr()
    assert f"加了 3 家。\n没有加进去的 1 家：{names(4)[3]}。" in said.out
    assert "nianbao resume sum.nianbao.json" in said.err
    assert main(["explain", "sum.nianbao.json", "documents.in_force"]) == 0
    out = capsys.readouterr().out
    told_by_units = [unit.sample.truth["documents.in_force"] for unit in few()]
    assert f"{sum(told_by_units)}（各单位加起来的）" in out
    assert all(f"{unit.name} {n}" in out for unit, n in zip(few(), told_by_units, strict=True))
    assert sum_up("-o", "sum.nianbao.json") == 3


def test_files_of_no_known_unit_are_said_not_to_be_in_the_sum(folder: Path, capsys: Captured) -> None:
    (folder / "reports" / "x.wps").write_bytes(b"PK nothing")
    put(folder, made("清河县水利局", 31, "bars"))
    assert sum_up("--roster", "list.toml", "-o", "sum.nianbao.json") == 0
    assert "认不出是哪一家的 2 个文件也没有加：清河县水利局.txt、x.wps。" in capsys.readouterr().out


def test_a_government_s_report_that_is_written_is_compared(folder: Path, capsys: Captured) -> None:
    sum_up("-o", "sum.nianbao.json")
    capsys.readouterr()
    assert sum_up("--upper", "sum.nianbao.json") == 0
    assert "每一格都和各单位加起来的一样" in capsys.readouterr().out
    new = made(names(4)[3], 9, "bars")
    put(folder, new)
    assert sum_up("--upper", "sum.nianbao.json") == 1
    out = capsys.readouterr().out
    assert f"差的每一格都正好是{new.name}的数：多半是漏加了。" in out
    put(folder, Made(new.name, county().units[0].sample, new.texts, new.phone, "bars"))
    assert sum_up("--upper", "sum.nianbao.json") == 1


def test_cells_that_are_not_certain_are_named_with_their_unit(folder: Path, capsys: Captured) -> None:
    unit = few()[0]
    text = text_of(unit).replace("行政许可 | ", "行政许可 | 三十左右 ", 1)
    (folder / "reports" / unit.file).write_text(text, encoding="utf-8")
    assert sum_up("-o", "sum.nianbao.json") == 0
    assert f"{unit.name} 拿不准，这一格空着" in capsys.readouterr().out
    main(["explain", "sum.nianbao.json", "licences.decisions"])
    assert f"拿不准的：{unit.name}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("folder_", "more", "code"), [("empty", (), 2), ("strange", (), 1), ("reports", (), 2)]
)
def test_what_cannot_be_summed_is_said(
    folder: Path, capsys: Captured, folder_: str, more: tuple[str, ...], code: int
) -> None:
    (folder / "empty").mkdir()
    (folder / "strange").mkdir()
    (folder / "strange" / "a.docx").write_bytes(b"PK nothing")
    assert main(["sum", folder_, "--year", str(YEAR), *more]) == code
    assert capsys.readouterr().err


def test_pages_go_where_they_are_told_to_and_are_named(folder: Path, capsys: Captured) -> None:
    assert gather("--roster", "list.toml", "--to", "text", "--to", "json", "-o", "out/back") == 1
    written = capsys.readouterr().out.split()
    assert written == [str(path) for path in map(Path, written) if path.exists()]
    assert Path("out/back/总览-2025.json") in map(Path, written)
    assert Path(f"out/back/{names(4)[3]}-退回.txt").read_text(encoding="utf-8").endswith("交在哪里。\n")
    assert sorted(path.name for path in folder.iterdir()) == ["list.toml", "out", "reports"]
    assert gather("--to", "json", "-o", "out/back") == 3
    assert gather("--to", "json", "-o", "out/back", "--force") == 0
    assert gather("--to", "json", "-o", "list.toml") == 3


@pytest.mark.no_cover
def test_pages_that_lie_in_the_folder_are_no_reports(folder: Path, capsys: Captured) -> None:
    gather("--roster", "list.toml", "--to", "text", "-o", "reports/back")
    capsys.readouterr()
    assert gather("--to", "text", "-o", "reports/back", "--force") == 0


def test_whoever_stops_it_is_told_what_is_kept(
    folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_paths: object, **_more: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("interview.cli.commands.gather.look_at_all", stop)
    assert gather() == 130
    assert "什么文件都没有动" in capsys.readouterr().err
    assert gather("--store", "kept.db") == 130
    assert "看过的记在 kept.db 里" in capsys.readouterr().err


def test_what_an_extra_brings_is_asked_for_by_name_where_it_is_not_there(
    folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("distributed", "pyarrow"):
        monkeypatch.setitem(sys.modules, module, None)
    assert gather("--scheduler", "tcp://127.0.0.1:1") == 1
    assert "nianbao[dask]" in capsys.readouterr().err
    assert gather("--to", "parquet", "-o", "out") == 3
    assert "nianbao[parquet]" in capsys.readouterr().err


def test_what_was_open_last_year_has_to_be_carried_in(folder: Path, capsys: Captured) -> None:
    (folder / "last").mkdir()
    unit = few()[0]
    before = with_row(with_row(unit.sample, "carried_out", 0, 3), "carried_out", 6, 3)
    before = with_row(with_row(before, "new", 0, 3), "new", 6, 3)
    text = text_of(Made(unit.name, before, unit.texts, unit.phone, "bars")).replace("2025年", "2024年")
    (folder / "last" / "a.txt").write_text(text, encoding="utf-8")
    gather("--last", "last", "--to", "json")
    findings = told(capsys)[unit.name]["findings"]
    assert isinstance(findings, list)
    assert "N07.natural" in {each["id"] for each in findings}


def test_a_sheet_in_the_folder_is_its_roster_and_no_report(folder: Path, capsys: Captured) -> None:
    with xlsxwriter.Workbook(folder / "reports" / "名单.xlsx") as book:
        sheet = book.add_worksheet()
        for at, cell in enumerate(["单位", *names(4)]):
            sheet.write_string(at, 0, cell)
    assert gather() == 1
    out = capsys.readouterr().out
    assert "收到 3 家，应交 4 家" in out
    assert "名单.xlsx" not in out
