"""The register of an office: under any heads, in any words, each row an entry; what is not certain stays open, and no name is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from interview.engine.flow.ledger_form import Ledger
from interview.engine.plan.book import Entry
from interview.errors import ReportFileError
from interview.flowfiles import load_flow
from interview.reading.filled.columns import Columns, columns_of
from interview.reading.filled.meanings import Meanings
from interview.reading.filled.register import FromRegister, listed
from interview.reading.filled.tables import tables_of
from tests.support.workbooks import workbook


def ledger(id: str = "disclosure_2021", lang: str = "zh") -> Ledger:
    found = load_flow(id, lang).ledger
    assert found is not None
    return found


MEANS = Meanings([ledger()])
HEADS = ["序号", "登记编号", "收到日期", "申请人姓名", "申请人类型", "申请内容", "办理结果", "答复日期"]
ROWS = [
    ["1", "依1号", "2025-01-08", "张三", "公民", "征地批文", "予以公开", "2025-01-20"],
    ["2", "依2号", "2025/2/3", "李四", "公民", "会议纪要", "经查,本机关不掌握该信息", "2025.2.20"],
    ["3", "依3号", "2025年3月9日", "某公司", "法人或其他组织-商业企业", "标准", "部分公开", "20250320"],
    ["4", "依4号", "45786", "王五", "自然人", "标准", "不予公开", "2025-5-20"],
    ["5", "依5号", "2024-12-20", "赵六", "自然人", "标准", "公开", "2025-1-5"],
    ["6", "依6号", "2025-12-25", "钱七", "自然人", "标准", "", "2026-1-9"],
]


def found(table: Sequence[Sequence[str]], remembered: Mapping[str, str] | None = None) -> Columns:
    columns = columns_of(table, MEANS, remembered or {})
    assert columns is not None
    return columns


def read(table: Sequence[Sequence[str]], year: int = 2025) -> FromRegister:
    return listed([(table, found(table))], MEANS, year)


def test_six_rows_are_six_entries() -> None:
    table = [["2025 年依申请公开登记表"], HEADS, *ROWS, ["合计", "6"]]
    assert found(table).named == {
        "who": "申请人类型", "result": "办理结果", "received": "收到日期", "answered": "答复日期", "number": "登记编号",
    }  # fmt: skip
    assert read(table) == FromRegister(
        (
            Entry(False, "natural", "granted", label="依1号"),
            Entry(False, "natural", "unable_not_held", label="依2号"),
            Entry(False, "business", "partial", label="依3号"),
            Entry(False, "natural", None, "not", label="依4号"),
            Entry(True, "natural", "granted", label="依5号"),
            Entry(False, "natural", "carried_out", label="依6号"),
        ),
        tells_carried=True,
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";", "，"])
def test_a_text_of_any_encoding_and_separator_is_a_register(encoding: str, mark: str, tmp_path: Path) -> None:
    lines = [HEADS, *([cell.replace(",", "") for cell in row] for row in ROWS)]
    path = tmp_path / "登记表.csv"
    path.write_bytes("\r\n".join(mark.join(line) for line in lines).encode(encoding))
    assert len(read(tables_of(path)[0]).entries) == 6


def test_a_workbook_is_one_table_a_sheet_and_its_days_are_numbers(tmp_path: Path) -> None:
    path = tmp_path / "登记表.xlsx"
    path.write_bytes(
        workbook([["说明"]], [HEADS, ["1", "依1号", 45665, "张三", "公民", "", "予以公开", 45677]])
    )
    first, second = tables_of(path)
    assert first == [["说明"]]
    assert columns_of(first, MEANS, {}) is None
    assert read(second).entries == (Entry(False, "natural", "granted", label="依1号"),)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("自然人", "natural"), ("公民", "natural"), ("张三", "natural"), ("李某某", "natural"), ("王**", "natural"),
        ("法人或其他组织（商业企业）", "business"), ("乐山水泥有限公司", "business"), ("利民合作社", "business"),
        ("省农科研究所", "research"), ("县慈善基金会", "charity"), ("某某律师事务所", "legal"), ("河东村委会", "other"),
        ("其他", "other"), ("法人或其他组织", None), ("单位", None), ("不详", None), ("Zhang San", None), ("张", None),
        ("三年级二班全体家长", None), ("欧阳某", "natural"), ("业主大会", "other"), ("银行", "business"), ("村民小组", None), ("赵×", "natural"),
        ("张三等5人", "natural"), ("张三、李四", "natural"), ("张三（代理人：王律师）", "natural"), ("张三、某单位", None),
        ("居民个人", "natural"), ("个体工商户", "business"),
    ],
)  # fmt: skip
def test_who_applied_is_known_by_the_form_s_words_or_by_what_a_name_ends_in(
    text: str, column: str | None
) -> None:
    assert MEANS.who(text) == column


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("予以公开", "granted"), ("（一）予以公开", "granted"), ("主动公开，告知网址", "granted"), ("部分公开", "partial"),
        ("予以部分公开", "partial"), ("本机关不掌握相关政府信息", "unable_not_held"), ("信访", "refused_petition"),
        ("属于信访举报投诉类申请", "refused_petition"), ("申请人撤回申请", "other_misc"), ("办理中", "carried_out"),
        ("结转下年度继续办理", "carried_out"), ("不予公开", None), ("不予处理", None), ("不同意公开", None), ("没有主动公开", None),
        ("予以公开，其中个人隐私不予公开", None), ("已寄出", None),
        ("部分公开，涉及第三方信息不予公开", "partial"), ("征求第三方意见中", "carried_out"), ("第三方已同意，拟公开", None),
        ("申请内容不明确，要求补正", None), ("公开（涉及执法案卷的除外）", None), ("第三方不同意公开", "denied_third_party"),
        ("经检索未查找到", "unable_not_held"), ("转信访办处理", "refused_petition"), ("申请人自愿撤回", "other_misc"),
        ("已答复", None), ("移送市局", None), ("属于咨询事项", None), ("不予受理", None), ("", None),
    ],
)  # fmt: skip
def test_a_result_is_known_where_a_text_names_one_row_and_no_other(text: str, row: str | None) -> None:
    assert MEANS.result(text) == row


def test_of_a_group_the_first_step_is_known() -> None:
    assert [MEANS.given(text) for text in ("不予公开", "（四）无法提供", "其他处理", "予以公开", "不公开")] == [
        "not", "not", "otherwise", None, "not",
    ]  # fmt: skip
    assert Meanings([ledger("disclosure_2019")]).result("其他处理") == "other"


def test_an_english_worksheet_is_read_by_its_own_words() -> None:
    both = Meanings([ledger(), ledger(lang="en")])
    row = ledger(lang="en").row["granted"]
    assert both.result(row.says) == "granted"
    assert both.who(ledger(lang="en").column["business"].says) == "business"


@pytest.mark.parametrize(
    ("heads", "row", "entry"),
    [
        (["申请人", "办理情况", "是否办结"], ["甲公司", "", "否"], Entry(False, "business", "carried_out")),
        (["申请人", "处理结果", "是否上年结转"], ["甲公司", "公开", "是"], Entry(True, "business", "granted")),
        (["申请人", "处理结果", "是否上年结转"], ["甲公司", "公开", "否"], Entry(False, "business", "granted")),
        (["申请人", "答复结果", "状态"], ["", "公开", "已办结"], Entry(False, None, "granted")),
        (["申请人", "结果", "编号"], ["甲公司", "公开", "号" * 60], Entry(False, "business", "granted")),
    ],
)  # fmt: skip
def test_other_offices_have_other_columns(heads: list[str], row: list[str], entry: Entry) -> None:
    assert read([heads, row]).entries == (entry,)


def test_what_says_a_result_and_that_it_is_open_has_neither() -> None:
    told = read([["申请人", "结果", "状态"], ["甲公司", "公开", "办理中"], ["乙公司", "不予公开", "办理中"]])
    assert told.contradicting == 1
    assert told.entries == (Entry(False, "business"), Entry(False, "business", "carried_out"))


def test_rows_of_other_years_are_left_out_and_blank_ones_are_none() -> None:
    heads = ["序号", "申请人", "结果", "收到日期", "答复日期"]
    later = ["1", "甲公司", "公开", "2026-1-4", ""]
    before = ["2", "甲公司", "公开", "2024-3-4", "2024-3-20"]
    told = read([heads, later, before, ["3"], ["4", "", "", "", ""], ["小计"], []])
    assert (told.entries, told.left_out, told.tells_carried) == ((), 2, True)


def test_without_days_or_a_column_for_it_nobody_knows_what_was_carried_in() -> None:
    told = read([["申请人", "结果"], ["甲公司", "公开"]])
    assert told.entries == (Entry(False, "business", "granted"),)
    assert not told.tells_carried


def test_days_that_are_none_are_not_known() -> None:
    heads = ["申请人", "结果", "收到日期"]
    told = read(
        [heads, ["甲公司", "公开", "2025-3-1"], ["甲公司", "公开", "2025-13-1"], ["甲公司", "公开", "99999"]]
    )
    assert len(told.entries) == 3
    assert not told.tells_carried


def test_when_it_was_due_is_not_when_it_was_answered() -> None:
    assert found([["申请人", "结果", "答复期限"], ["甲公司", "公开", "2025-3-1"]]).named == {
        "who": "申请人", "result": "结果",
    }  # fmt: skip


def test_a_column_of_other_things_is_not_taken_for_its_head() -> None:
    table = [["申请人", "结果", "来源"], ["甲公司", "公开", "网上"], ["乙公司", "公开", "信函"]]
    assert found(table).named == {"who": "申请人", "result": "结果"}
    assert (
        found([["申请人", "答复方式", "处理意见"], ["甲公司", "邮寄", "公开"]]).named["result"] == "处理意见"
    )


def test_beside_names_the_column_that_says_what_they_are_is_meant() -> None:
    kinds = ["公民", "个人", "企业", "自然人", "法人", "律师事务所"]
    names = ["张三", "李四", "某公司", "王五", "赵六", "钱七"]
    table = [["申请人", "身份", "答复"], *([n, k, "予以公开"] for n, k in zip(names, kinds, strict=True))]
    assert found(table).named["who"] == "身份"
    assert [entry.column for entry in read(table).entries] == [
        "natural", "natural", "business", "natural", None, "legal",
    ]  # fmt: skip


def test_what_was_matched_before_comes_first() -> None:
    table = [["备注一", "备注二", "结果"], ["甲公司", "部分公开", "公开"]]
    assert columns_of(table, MEANS, {}) is None
    known = found(table, {"who": "备注一", "result": "备注二"})
    assert known.named == {"who": "备注一", "result": "备注二"}
    assert known.missing == ()


def test_a_column_can_be_said_to_be_something_or_not_to_be_there() -> None:
    columns = found([["登记编号", "收到日期", "谁", "甲"], ["1", "2025-1-1", "甲公司", "公开"]])
    assert columns.missing == ("who", "result")
    more = columns.with_("who", 2).with_("result", None)
    assert (more.named["who"], more.missing) == ("谁", ("result",))
    assert more.with_("result", 2).named == {"received": "收到日期", "number": "登记编号", "result": "谁"}


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html><p>x</p></html>"])
def test_what_is_no_table_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(data)
    with pytest.raises(ReportFileError) as refusal:
        tables_of(path)
    assert (refusal.value.code, refusal.value.details["file"]) == ("not_sheet", "x.csv")


def test_a_missing_file_an_empty_one_and_one_without_end_are_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.docx").write_bytes(b" \n")
    with pytest.raises(ReportFileError, match="empty_report"):
        tables_of(tmp_path / "empty.docx")
    with pytest.raises(ReportFileError, match="no_such_file"):
        tables_of(tmp_path / "x.csv")
    (tmp_path / "x.csv").write_text("," * 500_000)
    with pytest.raises(ReportFileError, match="report_too_long"):
        tables_of(tmp_path / "x.csv")
    (tmp_path / "x.csv").write_text(f"a,{'b' * 200_000}\nc")
    with pytest.raises(ReportFileError, match="not_sheet"):
        tables_of(tmp_path / "x.csv")
