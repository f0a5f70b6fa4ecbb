"""From the worksheet and the register to the report: written, filled in, read, asked about, published."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from interview.cli import main
from interview.desk.preferences import Preferences
from interview.desk.report_year import likely_year
from interview.desk.sheet import begun, report_of
from interview.desk.way_in.questions import told_before
from interview.export.worksheet import lines_on_page
from interview.flowfiles import load_flow
from interview.session import read
from interview.wording.catalog import words
from tests.interview.cli.stories import OFFICE, story
from tests.interview.cli.test_interviewing import CTRL_C, ENTER, pipe, run
from tests.support.interviews import PROFILE
from tests.support.offices import SIX as OF_SIX
from tests.support.workbooks import filled, workbook

__all__ = ["pipe", "run"]

SHEET = "年报提纲-2025.xlsx"
FILE = f"{OFFICE}-2025.nianbao.json"
KIND = next(
    option.label
    for option in load_flow("disclosure_2021").questions["office.kind"].options
    if option.value == "department"
)
KNOWN: dict[str, str | int | float] = {
    **{address: text for address, text in PROFILE.items() if address != "office.kind"},
    "office.kind": KIND, "documents.in_force": 3, "documents.issued": 1, "documents.repealed": 0,
    "licences.decisions": 12, "penalties.decisions": 0, "coercion.decisions": 0, "fees.amount": 2.02,
    "reconsideration.upheld": 1, "reconsideration.corrected": 0, "reconsideration.other": 0, "reconsideration.pending": 0,
    **{f"{group}.{part}": 0 for group in ("litigation_direct", "litigation_after_review")
       for part in ("upheld", "corrected", "other", "pending")},
    "processing_fee.notices": 0, "processing_fee.demanded": 0, "processing_fee.received": 0, "facts.proactive.wechat": 120,
}  # fmt: skip
SIX = [
    ["依1", "本年新收", "个人", "公开了（予以公开）"], ["依2", "本年新收", "个人", "查了，我们没有（本机关不掌握）"],
    ["依3", "本年新收", "企业", "给了一部分（部分公开）"], ["依4", "本年新收", "个人", "公开了（予以公开）"],
    ["依5", "本年新收", "律所", "其实是信访投诉（信访举报投诉类）"], ["依6", "上年转来", "个人", "公开了（予以公开）"],
]  # fmt: skip
CELLS = {  # of six applications: the row and the figures of its seven columns
    "一、本年新收政府信息公开申请数量": "3 1 0 0 1 0 5",
    "二、上年结转政府信息公开申请数量": "1 0 0 0 0 0 1",
    "（一）予以公开": "3 0 0 0 0 0 3",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "0 1 0 0 0 0 1",
    "1.本机关不掌握相关政府信息": "1 0 0 0 0 0 1",
    "1.信访举报投诉类申请": "0 0 0 0 1 0 1",
    "（七）总计": "4 1 0 0 1 0 6",
    "四、结转下年度继续办理": "0 0 0 0 0 0 0",
}


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.chdir(tmp_path)


def ledger_cells(path: str) -> dict[str, str]:
    """The figures of the printed ledger, by the label beside them."""
    rows = [[cell.text for cell in row.cells] for table in docx.Document(path).tables for row in table.rows]
    return {row[2]: " ".join(row[3:]) for row in rows if len(row) == 10 and row[2] in CELLS}


def test_it_is_written_to_print_and_to_fill_in(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["worksheet"]) == 0
    said = capsys.readouterr()
    written = said.out.split()
    assert [Path(each).suffix for each in written] == [".docx", ".xlsx"]
    assert all(Path(each).exists() for each in written)
    assert f"nianbao new --sheet {written[1]}" in said.err
    assert main(["worksheet"]) == 3
    assert main(["worksheet", "--force"]) == 0


def test_it_is_written_where_and_for_which_form_somebody_says(capsys: pytest.CaptureFixture[str]) -> None:
    Path("s.toml").write_text(
        story({"applications.new.natural": 4, "applications.granted.natural": 4}, year=2024), encoding="utf-8"
    )
    assert main(["story", "s.toml", "-o", "a.nianbao.json"]) in {0, 1}
    assert main(["worksheet", "--last", "a.nianbao.json", "-o", "x.XLSX"]) == 0
    assert main(["worksheet", "--flow", "disclosure_2019", "-o", "old.docx", "--lang", "en"]) == 0
    assert "2020" in docx.Document("old.docx").paragraphs[0].text
    capsys.readouterr()
    assert main(["worksheet", "-o", "x.pdf"]) == 2
    assert "提纲只能写成 .docx .xlsx" in capsys.readouterr().err
    assert (
        main(["worksheet", "--last", "a.nianbao.json", "-o", "a.nianbao.json", "--force"]) == 2
    )  # by its name it is no worksheet


@pytest.mark.no_cover
@pytest.mark.parametrize("office", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_a_filled_worksheet_is_an_interview_and_its_report_has_every_cell(
    office: bool, run: Callable[..., int], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["worksheet"]) == 0
    [written] = Path().glob("*.xlsx")
    Path(SHEET).write_bytes(filled(written.read_bytes(), {**KNOWN, "year": "2025"}, SIX))
    if office:
        _saved_by_libreoffice(Path(SHEET), tmp_path)
    assert run(["new", "--sheet", SHEET], CTRL_C) == 130
    said = capsys.readouterr().out
    assert f"从「{SHEET}」读到 {len(KNOWN) + 1} 样" in said
    assert "申请一件一行的有 6 件，其中上年转来 1 件。" in said
    kept = read(Path(FILE))
    assert len(kept.book.entries) == 6
    assert {answer.origin for answer in kept.book.answers.values()} == {"imported"}
    assert main(["export", FILE, "--to", "docx", "--draft"]) == 0
    assert ledger_cells(f"{OFFICE}-2025.docx") == CELLS


@pytest.mark.no_cover
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_worksheet_filled_in_as_a_page_says_what_a_workbook_does(lang: str) -> None:
    assert main(["worksheet", "-o", "提纲.docx", "--lang", lang]) == 0
    assert main(["worksheet", "-o", "提纲.xlsx", "--lang", lang]) == 0
    lines = lines_on_page(load_flow("disclosure_2021", lang), words(lang))
    addresses = {said: address for address, said in lines.items()}
    assert len(addresses) == len(lines)
    page = docx.Document("提纲.docx")
    things, register = page.tables
    for row in things.rows:
        if (address := addresses.get(row.cells[0].text)) in KNOWN:
            row.cells[2].text = str(KNOWN[address])
    for row, entry in zip(register.rows[1:], SIX, strict=False):
        for cell, text in zip(row.cells, entry, strict=True):
            cell.text = text
    page.save("提纲.docx")
    workbook = Path("提纲.xlsx")
    workbook.write_bytes(filled(workbook.read_bytes(), {**KNOWN, "year": str(likely_year())}, SIX))
    one, other = (
        begun(f"提纲.{to}", None, None, None, words(lang), told_before(())) for to in ("docx", "xlsx")
    )
    assert one.book == other.book
    assert (one.flow, len(one.book.entries)) == (other.flow, 6)


def test_a_register_in_a_word_file_is_read_and_another_word_file_is_none(run: Callable[..., int]) -> None:
    file = docx.Document()
    table = file.add_table(rows=0, cols=6)
    for row in REGISTER[1:]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text.replace("是谁", "申请人").replace("怎么办的", "办理结果")
    file.save("登记表.docx")
    assert run(["new", "a.nianbao.json", "--sheet", "登记表.docx", "--year", "2025"], OFFICE + ENTER) == 130
    assert [entry.label for entry in read(Path("a.nianbao.json")).book.entries] == ["1", "2", "3"]
    docx.Document().save("空的.docx")
    assert run(["new", "b.nianbao.json", "--sheet", "空的.docx"]) == 1


def _saved_by_libreoffice(path: Path, folder: Path) -> None:
    """Opens and saves it as a clerk with LibreOffice would."""
    if not shutil.which("soffice"):
        pytest.skip("needs LibreOffice")
    home = f"-env:UserInstallation=file://{folder}/office"
    there = folder / "saved"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", str(there), str(path)],
        check=False, capture_output=True, timeout=120,
    )  # fmt: skip
    if not (there / path.name).exists():
        pytest.skip("needs LibreOffice Calc, and here is Writer alone")
    shutil.copy(there / path.name, path)


REGISTER = [
    ["甲局 2025 年登记表"], ["编号", "收到日期", "是谁", "内容", "怎么办的", "答复日期"],
    ["1", "2025-1-8", "张三", "方案", "予以公开", "2025-1-20"], ["2", "2025-2-8", "甲公司", "标准", "说不清", "2025-2-20"],
    ["3", "2024-12-9", "李四", "标准", "信访", "2025-1-6"], ["4", "2024-3-9", "李四", "标准", "信访", "2024-4-6"],
]  # fmt: skip


def test_a_register_is_read_what_it_does_not_head_is_asked_once_and_remembered(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("登记表.xlsx").write_bytes(workbook([["封面"]], [REGISTER[1], REGISTER[5]], REGISTER))
    new = ["new", "--sheet", "登记表.xlsx", "--year", "2025"]
    assert run(new, f"\x151{ENTER}", f"\x151{ENTER}", OFFICE + ENTER) == 130
    said = capsys.readouterr().out
    assert "登记表里，哪一列写的是谁提出的？" in said
    assert "1 是谁（比如「张三」）" in said
    assert "从「登记表.xlsx」读到 2025 年的申请 3 件，其中上年转来 1 件。" in said
    assert "「怎么办的」是结果" in said
    assert "有 1 件看不准" in said
    assert "有 1 行不是 2025 年的，没有算进来。" in said
    assert Preferences().register["who"] == "是谁"
    entries = read(Path(FILE)).book.entries
    assert [entry.label for entry in entries] == ["1", "2", "3"]
    assert "张三" not in Path(FILE).read_text(encoding="utf-8")

    Path(FILE).unlink()
    assert run(new, OFFICE + ENTER) == 130
    assert "哪一列" not in capsys.readouterr().out
    assert read(Path(FILE)).book.entries == entries


def test_a_column_that_is_not_there_leaves_its_part_open(run: Callable[..., int]) -> None:
    Path("r.csv").write_bytes("编号,收到日期,申请人,内容,空\n1,2025-1-8,张三,方案,\n".encode("gb18030"))
    assert run(["new", "a.nianbao.json", "--sheet", "r.csv", "--year", "2025"], f"\x153{ENTER}") == 130
    [entry] = read(Path("a.nianbao.json")).book.entries
    assert (entry.column, entry.result) == ("natural", None)


@pytest.mark.no_cover
def test_last_year_s_report_and_a_register_go_together(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("s.toml").write_text(
        story({"applications.new.natural": 1, "applications.carried_out.natural": 1}, year=2024),
        encoding="utf-8",
    )
    main(["story", "s.toml", "-o", "last.nianbao.json"])
    Path("r.csv").write_text(
        "编号,申请人,结果,收到日期\n1,张三,予以公开,2025-1-8\n2,李四,公开,2024-12-30\n3,甲公司,不予公开,2025-3-1\n4,甲公司,公开并办理中,2025-3-1\n",
        encoding="utf-8",
    )
    capsys.readouterr()
    assert run(["new", "--sheet", "r.csv", "--last", "last.nianbao.json"], ENTER) == 130
    kept = read(Path(FILE))
    assert kept.book.last is not None
    assert len(kept.book.entries) == 4


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("x.csv", "甲,乙\n1,2\n".encode(), "没认出填好的提纲，也没认出登记表"),
        ("x.docx", b"%PDF", "不是 .xlsx、.docx 或者 .csv"),
        ("x.csv", ("申请人,结果\n" + "甲公司,公开\n" * 1001).encode(), "有 1001 件申请"),
    ],
)  # fmt: skip
def test_what_is_neither_is_refused_kindly(
    name: str, data: bytes, said: str, run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    Path(name).write_bytes(data)
    assert run(["new", "--sheet", name]) == 1
    assert said in capsys.readouterr().err
    assert not list(Path().glob("*.nianbao.json"))


def test_a_sheet_says_which_report_it_is_for_and_anything_else_is_for_the_usual_one() -> None:
    for family in ("website", "disclosure"):
        for suffix in ("xlsx", "docx"):
            assert main(["worksheet", "--flow", family, "-o", f"{family}.{suffix}"]) == 0
            assert report_of(Path(f"{family}.{suffix}"), words()).id == family
    Path("bad.xlsx").write_bytes(b"PK")
    Path("list.csv").write_text("申请人,办理结果\n张三,予以公开\n", encoding="utf-8")
    assert {report_of(Path(name), words()).id for name in ("bad.xlsx", "list.csv", "none.csv")} == {
        "disclosure"
    }


def test_a_worksheet_of_another_form_or_a_missing_one_is_told(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["worksheet", "-o", "x.xlsx"]) == 0
    Path("y.xlsx").write_bytes(
        filled(
            Path("x.xlsx").read_bytes(),
            {
                "penalties.decisions": "约3",
                "applications.count_new": 9,
                "office.kind": KIND,
                "rules.issued": 2,
                "facts.proactive.wechat": "百来条",
            },
            SIX,
        )
    )
    assert run(["new", "--sheet", "y.xlsx", "--year", "2020"]) == 1
    assert "和 2020 年不对应" in capsys.readouterr().err
    assert run(["new", "--sheet", "z.xlsx"]) == 2
    assert run(["new", "--sheet", "y.xlsx"], OFFICE + ENTER) == 130
    said = capsys.readouterr().out
    assert "「行政处罚，本年处理决定数量」写的是「约3」，没有填上，一会儿问。" in said
    assert "写的是「百来条」，没有填上；问到有哪些的时候选上它" in said
    assert "「规章，本年制发件数」写的是「2」，这类单位没有这一项，没有填上。" in said
    assert "一共新收：写的是 9，一件一行数下来是 5，一会儿对一对。" in said


def test_where_a_register_contradicts_itself_that_is_said(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("r.csv").write_text("申请人,结果,状态\n张三,予以公开,办理中\n", encoding="utf-8")
    assert run(["new", "--sheet", "r.csv"]) == 130
    assert "有 1 行既写了结果又写着没办完" in capsys.readouterr().out


def test_days_of_a_register_that_tell_too_little_are_said() -> None:
    heads = "登记号,收到日期,申请人,结果,答复日期"
    rows = ["1号,3月5日,张三,公开,邮寄", "2号,12月20日,李四,公开,1月8日", "3号,2025-5-5,王五,公开,2025-5-6"]
    Path("r.csv").write_text("\n".join([heads, *rows, rows[-1]]), encoding="utf-8")
    notices = begun("r.csv", None, 2025, None, words("zh"), told_before(())).notices
    told = {each.code: each.details for each in notices}
    assert {code: told[f"register_{code}"]["n"] for code in ("backwards", "yearless", "unread_days", "continued")} == {
        "backwards": 1, "yearless": 1, "unread_days": 1, "continued": 1,
    }  # fmt: skip
    assert told["register_unread_days"]["example"] == "邮寄"


def test_what_changed_is_written_beside_the_answers(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.toml").write_text(story({"documents.in_force": 3}, year=2024), encoding="utf-8")
    Path("b.toml").write_text(
        story({"documents.in_force": 4}, without=("overview.platform",)), encoding="utf-8"
    )
    main(["story", "a.toml", "-o", "a.nianbao.json"])
    main(["story", "b.toml", "-o", "b.nianbao.json", "--last", "a.nianbao.json"])
    capsys.readouterr()
    assert main(["changes", "b.nianbao.json"]) == 0
    assert capsys.readouterr().out.split() == ["b-和上一年比.docx", "b-和上一年比.html"]
    assert main(["changes", "b.nianbao.json"]) == 3
    assert main(["changes", "b.nianbao.json", "-o", "x.html", "--lang", "en"]) == 0
    assert main(["changes", "b.nianbao.json", "-o", "x.pdf"]) == 2
    assert "这一页只能写成 .docx .html" in capsys.readouterr().err
    assert main(["changes", "a.nianbao.json"]) == 3
    assert "把上一年的报告写在 --last 后面" in capsys.readouterr().err


def test_two_published_reports_stand_beside_each_other_in_the_words_of_the_form(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for year, figures in ((2024, {"documents.in_force": 3}), (2025, {"documents.in_force": 4, **OF_SIX})):
        Path(f"{year}.toml").write_text(story(figures, year=year), encoding="utf-8")
        main(["story", f"{year}.toml", "-o", f"{year}.nianbao.json", "--to", "docx"])
    capsys.readouterr()
    assert main(["changes", "2025.docx", "--last", "2024.docx", "-o", "x.html"]) == 0
    page = re.sub("<[^>]+>", "|", Path("x.html").read_text(encoding="utf-8"))
    assert "|行政规范性文件，现行有效件数|" in page
    assert "|申请，予以公开|" in page
    assert "公开了" not in page
    capsys.readouterr()
    before = Path("2024.docx").read_bytes()
    assert main(["changes", "2025.docx", "--last", "2024.docx", "-o", "2024.docx", "--force"]) == 3
    assert Path("2024.docx").read_bytes() == before
    capsys.readouterr()
    assert main(["changes", "2024.docx", "--last", "2025.docx", "-o", "y.html"]) == 1
    assert "「2025.docx」是 2025 年的，这一份是 2024 年的" in capsys.readouterr().err
    assert not Path("y.html").exists()


def test_a_file_that_says_nothing_of_a_report_has_no_changes(capsys: pytest.CaptureFixture[str]) -> None:
    Path("x.txt").write_text(
        "关于报送政府信息公开工作年度报告的通知\n请于1月20日前报送。\n", encoding="utf-8"
    )
    assert main(["changes", "x.txt", "--last", "x.txt"]) == 1
    assert "没有找到年度报告的表格和文字" in capsys.readouterr().err


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("written", "year"), [("2024年", 2024), ("二〇二四", 2024), ("", likely_year()), ("去年", None)]
)
def test_the_year_that_is_written_counts_and_one_that_is_none_is_asked(
    written: str, year: int | None, run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["worksheet", "-o", "x.xlsx"]) == 0
    told = {"year": written, "office.name": OFFICE} if written else {"office.name": OFFICE}
    Path("y.xlsx").write_bytes(filled(Path("x.xlsx").read_bytes(), told))
    assert run(["new", "y.nianbao.json", "--sheet", "y.xlsx"]) == 130
    assert read(Path("y.nianbao.json")).year == year
    assert ("写的是「去年」" in capsys.readouterr().out) == (year is None)


def test_last_year_s_report_is_one_from_before(
    capsys: pytest.CaptureFixture[str], run: Callable[..., int]
) -> None:
    Path("a.toml").write_text(story({"documents.in_force": 3}), encoding="utf-8")
    main(["story", "a.toml", "-o", "a.nianbao.json"])
    Path("r.csv").write_text("申请人,结果\n张三,公开\n", encoding="utf-8")
    assert run(["new", "--sheet", "r.csv", "--year", "2025", "--last", "a.nianbao.json"]) == 1
    assert "选的上一年报告是 2025 年的，不在它前面" in capsys.readouterr().err


def test_a_worksheet_is_no_last_year_s_report_and_a_report_no_worksheet(
    capsys: pytest.CaptureFixture[str], run: Callable[..., int]
) -> None:
    Path("a.toml").write_text(story({"documents.in_force": 3}, year=2024), encoding="utf-8")
    main(["story", "a.toml", "-o", "a.nianbao.json", "--to", "docx"])
    main(["worksheet", "--last", "a.nianbao.json", "-o", "提纲.docx"])
    assert "nianbao new --sheet 提纲.xlsx --last a.nianbao.json" in capsys.readouterr().err
    assert run(["new", "--last", "提纲.docx"]) == 1
    assert "用 nianbao new --sheet 读" in capsys.readouterr().err
    assert run(["new", "--sheet", "a.docx"]) == 1
    assert "用 nianbao new --last" in capsys.readouterr().err
    assert run(["new", "--sheet", "a.nianbao.json"]) == 1
    assert "是 nianbao 自己的回答文件" in capsys.readouterr().err
    Path("r.csv").write_text("申请人,办理结果\n张三,公开\n", encoding="utf-8")
    assert run(["new", "--last", "r.csv"]) == 1
    assert "用 nianbao new --sheet 读" in capsys.readouterr().err
    Path("r.xlsx").write_bytes(workbook([["申请人", "办理结果"], ["张三", "公开"]]))
    assert run(["resume", "r.xlsx"]) == 1
    assert "用 nianbao new --sheet 读" in capsys.readouterr().err


def test_which_were_carried_in_is_said_only_where_the_register_tells(
    capsys: pytest.CaptureFixture[str],
) -> None:
    heads, row = ["申请人", "办理结果", "收到日期"], ["公民", "予以公开"]
    for name, day in (("x.xlsx", "2024-12-30"), ("y.xlsx", "12月30日")):
        Path(name).write_bytes(workbook([heads, [*row, day], [*row, day]]))
    told = [
        begun(name, None, 2025, None, words("zh"), told_before(())).notices[0]
        for name in ("x.xlsx", "y.xlsx")
    ]
    assert [(each.code, each.details["n"]) for each in told] == [
        ("register_read", 2),
        ("register_read_undated", 2),
    ]
