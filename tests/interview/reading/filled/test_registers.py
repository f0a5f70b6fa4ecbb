"""Ten registers as offices keep them, the same six applications in each: every one comes out, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from subprocess import run

import pytest
import xlsxwriter

from interview.engine.plan.book import Entry
from interview.flowfiles import load_flow
from interview.reading.filled.columns import Columns, columns_of
from interview.reading.filled.days import with_whole_days
from interview.reading.filled.meanings import Meanings
from interview.reading.filled.register import FromRegister, listed
from interview.reading.filled.tables import Table, tables_of
from interview.reading.filled.ticked import ticked
from tests.support.systems import needs_libreoffice
from tests.support.workbooks import workbook

LEDGER = load_flow("disclosure_2021").ledger
assert LEDGER is not None
MEANS = Meanings([LEDGER])
SIX = (
    ("张三", "公民", "2025-1-8", "予以公开", "2025-1-20"),
    ("李四", "公民", "2025-2-3", "本机关不掌握相关政府信息", "2025-2-20"),
    ("宏达建材有限公司", "法人", "2025-3-9", "部分公开", "2025-3-20"),
    ("王五", "公民", "2025-5-6", "重复申请", "2025-5-20"),
    ("赵六", "公民", "2024-12-20", "予以公开", "2025-1-5"),
    ("正义律师事务所", "法人", "2025-12-25", "办理中", ""),
)
SAID = (
    (False, "natural", "granted"), (False, "natural", "unable_not_held"), (False, "business", "partial"),
    (False, "natural", "refused_repeat"), (True, "natural", "granted"), (False, "legal", "carried_out"),
)  # fmt: skip
PAGE = ["登记号", "登记日期", "申请人", "身份", "答复结果", "备注"]


def rows(*order: int, start: Sequence[str] = ()) -> list[list[str]]:
    """The six, their cells in an order; `start` stands in front."""
    return [[*start, *(case[at] for at in order)] for case in SIX]


def month(number: int) -> Table:
    """The sheet of a month, with its sum."""
    of_month = [case for case in SIX if case[2].startswith(f"2025-{number}-")]
    told = [["", case[2], case[0], case[3]] for case in of_month]
    return [[f"{number}月申请情况"], ["编号", "日期", "申请人", "结果"], *told, ["小计", str(len(told))]]


def pages() -> Table:
    """Sheets printed one after the other, heads on each, notes at the end."""
    told = [
        [f"依〔2025〕{at}号", day, who, kind, result, ""]
        for at, (who, kind, day, result, _) in enumerate(SIX)
    ]
    note = ["填表人：刘某", "", "审核人：陈某", "", "2025年12月31日"]
    return [PAGE, *told[:2], ["三月"], PAGE, *told[2:], [], note, ["", "", "共6件"], ["注：只登记书面申请。"]]


WHO = [["√" if kind == "公民" else "" for _, kind, *_ in SIX], ["√" if "公司" in who else "" for who, *_ in SIX],
       ["√" if "律师" in who else "" for who, *_ in SIX]]  # fmt: skip
REGISTERS: Mapping[str, Sequence[Table]] = {
    "a title over it, sums below": [
        [["申请登记台账"], ["（2025年度）", "", "填报人：刘某"], ["收件时间", "申请人", "申请人类别", "处理结果", "答复时间"],
         *rows(2, 0, 1, 3, 4), ["合计", "", "", "6件"]],
    ],
    "heads of two rows, the lower one says more": [
        [["序号", "申请信息", "", "", "办理情况"], ["", "申请日期", "姓名/名称", "申请人类型", "答复类型", "答复日期"],
         *rows(2, 0, 1, 3, 4, start=["7"])],
    ],
    "heads of two rows, the upper one says more": [
        [["序号", "申请时间", "申请人", "", "办理结果", "答复时间"], ["", "", "姓名", "类型"], *rows(2, 0, 1, 3, 4, start=["7"])],
    ],
    "printed in pages": [pages()],
    "other words for what came of it": [
        [["受理时间", "姓名或单位", "所属类别", "办结方式", "办结时间"], *rows(2, 0, 1, 3, 4)],
    ],
    "figures of months beside it": [
        [["月份", "申请件数", "答复件数"], ["1月", "3", "3"], ["合计", "3", "3"]],
        [["流水号", "接收日期", "申请人", "主体类型", "答复类别", "经办人"], *rows(2, 0, 1, 3, start=["9"])],
    ],
    "a tick for each kind of applicant": [
        [["收到日期", "申请人情况", "", "", "结果"], ["", "自然人", "商业企业", "法律服务机构"],
         *([case[2], *ticks, case[3]] for case, *ticks in zip(SIX, *WHO, strict=True))],
    ],
}  # fmt: skip


def read(tables: Sequence[Table]) -> FromRegister:
    told = [ticked(with_whole_days(table), MEANS) for table in tables]
    parts = [(table, columns) for table in told if (columns := columns_of(table, MEANS, {}))]
    return listed(parts, MEANS, 2025)


def said(told: FromRegister) -> tuple[tuple[bool, str | None, str | None], ...]:
    return tuple((entry.carried, entry.column, entry.result) for entry in told.entries)


@pytest.mark.parametrize("name", REGISTERS)
def test_the_six_come_out_and_nothing_else(name: str) -> None:
    assert said(read(REGISTERS[name])) == SAID


def test_a_sheet_a_month_is_one_register() -> None:
    told = read([month(number) for number in range(1, 13)])
    assert said(told) == tuple(each for each in SAID if not each[0])


def test_what_stands_in_two_sheets_is_counted_once_where_it_says_enough_to_be_known() -> None:
    whole = [["编号", "日期", "申请人", "结果"], *rows(2, 0, 3, start=[""])]
    told = read([month(1), month(3), whole])
    assert (len(told.entries), told.repeated) == (6, 2)
    bare = [["序号", "申请人", "结果"], ["1", "张三", "予以公开"]]
    assert (len(read([bare, bare]).entries), read([bare, bare]).repeated) == (2, 0)


def test_heads_that_nobody_knows_are_found_by_what_stands_below_and_say_nothing_yet() -> None:
    table = [["2025年台账"], ["单号", "来件", "谁来要的", "最后怎么回的"], *rows(2, 0, 3, start=["B"])]
    columns = columns_of(table, MEANS, {})
    assert columns == Columns(1, ("单号", "来件", "谁来要的", "最后怎么回的"), {})
    assert (columns.likely("who", table, MEANS)[0], columns.likely("result", table, MEANS)[0]) == (2, 3)
    whole = columns.with_("who", 2).with_("result", 3)
    assert [entry.result for entry in listed([(table, whole)], MEANS, 2025).entries] == [
        row for _, _, row in SAID
    ]
    assert columns_of([["单号", "来件", "谁来要的"], *rows(2, 0, start=["B"])], MEANS, {}) is None
    assert columns_of([["甲"], ["乙", "丙"]], MEANS, {}) is None


@pytest.mark.parametrize("row", [["", "一月"], ["", "合计6件"], ["说明：略", "张三"], ["", "姓名"]])
def test_a_line_that_is_no_application_is_none(row: list[str]) -> None:
    assert read([[["日期", "申请人", "结果"], ["2025-1-8", "张三", "公开"], row]]).entries == (
        Entry(False, "natural", "granted"),
    )


def test_where_those_carried_in_are_marked_the_others_are_new() -> None:
    heads = ["申请人", "结果", "怎么来的"]
    assert read([[heads, ["张三", "公开", "上年转来"], ["李四", "公开"]]]).tells_carried
    assert not read([[heads, ["张三", "公开"], ["李四", "公开", "本年新收"]]]).tells_carried


def test_an_application_of_which_only_the_applicant_is_known_stays() -> None:
    assert read([[["日期", "申请人", "结果"], ["", "张三"]]]).entries == (Entry(False, "natural"),)


def test_ticks_are_words_only_where_most_rows_have_exactly_one() -> None:
    heads = ["申请人", "予以公开", "部分公开", "不予公开"]
    figures = [heads, ["张三", "1", "0", "0"], ["李四", "0", "2", "0"]]
    assert ticked(figures, MEANS) == figures
    two = [["台账"], heads, ["张三", "√", "√"], ["李四", "", "√"], ["王五", "", "", "√"]]
    assert [row[-1] for row in ticked(two, MEANS)] == [
        "",
        "办理结果（打勾的几列）",
        "",
        "部分公开",
        "不予公开",
    ]


OWN = ["登记号", "收到日期", "申请人", "办理结果", "答复日期"]
MARCH = ["1号", "3月5日", "张三", "公开", "3月20日"]
OVER_THE_TURN = ["2号", "12月20日", "李四", "公开", "1月8日"]


@pytest.mark.parametrize(
    ("received", "answered", "entry"),
    [
        ("25.3.5", "25.3.20", Entry(False, "natural", "granted")),
        ("24年12月20日", "25年1月5日", Entry(True, "natural", "granted")),
        ("12月20日", "2025-1-5", Entry(True, "natural", "granted")),
        ("2025.12.20", "1月5日", Entry(False, "natural", "carried_out")),
        ("12/20/2024", "1/5/25", Entry(True, "natural", "granted")),
        ("三月五日", "三月二十日", Entry(False, "natural", "granted")),
        ("3.5", "3.2", Entry(False, "natural", "granted")),  # a spreadsheet keeps 3.20 so
        ("2025年3月", "", Entry(False, "natural", "granted")),
        ("12月20日", "1月8日", Entry(False, "natural")),
        ("2026-2-3", "2025-2-20", Entry(False, "natural")),  # a spreadsheet puts this year where none is typed
    ],
)  # fmt: skip
def test_days_are_told_as_people_write_them(received: str, answered: str, entry: Entry) -> None:
    assert read([[OWN[1:], [received, "张三", "公开", answered]]]).entries == (entry,)


def test_what_is_finished_by_a_day_of_two_figures_is_of_another_year() -> None:
    told = read(
        [[OWN, ["1", "24-3-5", "张三", "公开", "24-3-20"], ["2", "24.12.5", "李四", "公开", "25.1.5"]]]
    )
    assert (len(told.entries), told.left_out, told.tells_carried) == (1, 1, True)


def test_a_day_without_a_year_is_of_the_year_that_stands_over_the_table() -> None:
    titled = read([[["2025年登记表"], OWN, MARCH]])
    assert (titled.tells_carried, titled.yearless) == (True, 0)
    untitled = read([[OWN, MARCH]])
    assert (untitled.tells_carried, untitled.yearless, untitled.entries) == (False, 1, titled.entries)
    earlier = read([[["2024年登记表"], OWN, MARCH, OVER_THE_TURN]])
    assert (len(earlier.entries), earlier.left_out, earlier.backwards) == (1, 1, 1)


def test_a_sheet_is_of_the_year_that_it_is_named_for(tmp_path: Path) -> None:
    packed = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(packed) as book:
        for name in ("2024年", "2025年"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, OWN)
            sheet.write_row(1, 0, [f"{name}1号", *MARCH[1:]])
    told = read(tables_of(packed))
    assert ([entry.label for entry in told.entries], told.left_out) == (["2025年1号"], 1)


def test_what_stands_for_a_day_and_is_none_is_told() -> None:
    told = read([[OWN, MARCH, ["2号", "2025-13-5", "李四", "公开", "邮寄"]]])
    assert told.unread == ("2025-13-5", "邮寄")
    assert not told.tells_carried


def test_days_in_three_columns_are_days() -> None:
    heads = [
        ["序号", "收件时间", "", "", "申请人", "答复", ""],
        ["", "年", "月", "日", "姓名", "日期", "内容"],
    ]
    told = read(
        [
            [
                *heads,
                ["1", "2025", "1", "8", "张三", "1月20日", "予以公开"],
                ["2", "2024", "12", "8", "李四", "1月5日", "部分公开"],
                ["合计"],
            ]
        ]
    )
    assert said(told) == ((False, "natural", "granted"), (True, "natural", "partial"))
    assert with_whole_days([["年", "月", "日"], ["2025", "3", "5"], []]) == [
        ["日期", "", ""],
        ["2025-3-5", "", ""],
        [],
    ]


def test_a_name_over_several_rows_is_of_each_and_a_number_over_several_is_of_one(tmp_path: Path) -> None:
    packed = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(packed) as book:
        sheet = book.add_worksheet()
        rows = [
            OWN,
            ["1号", "2025-3-5", "张三", "公开"],
            ["2号", "2025-4-5", "", "公开"],
            ["3号", "2025-5-5", "李四", "部分公开"],
            ["", "", "", "不予公开"],
        ]
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
        sheet.merge_range("C2:C3", "张三")
        for place, text in (("A4:A5", "3号"), ("B4:B5", "2025-5-5"), ("C4:C5", "李四")):
            sheet.merge_range(place, text)
    told = read(tables_of(packed))
    assert [(entry.label, entry.column, entry.result) for entry in told.entries] == [
        ("1号", "natural", "granted"), ("2号", "natural", "granted"), ("3号", "natural", "partial"),
    ]  # fmt: skip
    assert told.continued == 1


def test_numbers_that_begin_anew_on_each_sheet_name_nothing() -> None:
    assert [
        entry.label for entry in read([[OWN, ["1", *MARCH[1:]]], [OWN, ["1", "5月5日", *MARCH[2:]]]]).entries
    ] == ["", ""]


@pytest.mark.slow
@needs_libreoffice
def test_a_workbook_of_old_excel_is_read_by_way_of_libreoffice(tmp_path: Path) -> None:
    made = tmp_path / "登记表.xlsx"
    made.write_bytes(workbook([["收件时间", "申请人", "处理结果"], *rows(2, 0, 3)]))
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    run(
        [*command, "--convert-to", "xls", "--outdir", str(tmp_path), str(made)],
        check=True,
        capture_output=True,
    )
    assert said(read(tables_of(tmp_path / "登记表.xls"))) == SAID
