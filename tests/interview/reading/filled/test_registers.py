"""Ten registers as offices keep them, the same six applications in each: every one comes out, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from subprocess import run

import pytest

from interview.engine.plan.book import Entry
from interview.flowfiles import load_flow
from interview.reading.filled.columns import Columns, columns_of
from interview.reading.filled.meanings import Meanings
from interview.reading.filled.register import Listed, listed
from interview.reading.filled.tables import Table, tables_of
from interview.reading.filled.ticked import ticked
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


def read(tables: Sequence[Table]) -> Listed:
    told = [ticked(table, MEANS) for table in tables]
    parts = [(table, columns) for table in told if (columns := columns_of(table, MEANS, {}))]
    return listed(parts, MEANS, 2025)


def said(told: Listed) -> tuple[tuple[bool, str | None, str | None], ...]:
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


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
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
