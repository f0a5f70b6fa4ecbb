"""Single tables: where each figure goes, and why one is not taken."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from interview.errors import ReportFileError
from interview.flowfiles import available
from interview.reading.extract.formats.office.word import lines_of_word
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.formats.web import lines_of_page
from interview.reading.model import Report
from interview.reading.report import read_report, report_of_lines
from renderers.model import Table as Printed
from tests.interview.reading.layouts import Table, printed, sample
from tests.interview.reading.measuring import judge
from tests.interview.reading.other_shapes import plain
from tests.interview.reading.rebuilt import invented
from tests.interview.reading.words import tbl, tc, tr, word

HEADS = "<tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数"
COLUMNS = ("natural", "business", "research", "charity", "legal", "other", "total")
OLD = "信息内容 | 采购项目数量 | 采购总金额 |\n政府集中采购 | 8 | {} |\n第二十条第（九）项 | 本年新制作数量 |"
ROW = "<tr><td>一、本年新收政府信息公开申请数量"
LEDGER = "<tr><td>申请人<td>自然人<td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他<td>总计"


def page(rows: str) -> Report:
    return report_of_lines(lines_of_page(f"<table>{rows}</table>"), available())


def text(lines: str) -> Report:
    return report_of_lines(lines_of_text(lines), available())


def noughts_blank(table: Printed) -> str:
    """A cell a line that ends with a bar, a bar alone for a blank and for what a merged cell covers; all but a total of 0 is blank."""
    lines: list[str] = []
    for row in table.rows:
        blank = [cell.text == "0" and cell is not row[-1] and table.dense for cell in row]
        lines += [
            "|" if is_blank or not cell.text else f"{cell.text} |"
            for cell, is_blank in zip(row, blank, strict=True)
        ]
        lines += ["|" * covered] if (covered := sum(cell.across - 1 for cell in row)) else []
    return "\n".join(lines)


def told(report: Report, address: str) -> tuple[str, object, str]:
    figure = report.figures[address]
    return figure.state, figure.value, figure.reason


def test_a_cell_over_two_columns_is_doubtful() -> None:
    report = page(HEADS + "<tr><td>规章<td colspan=2>5<td>7")
    assert told(report, "rules.issued") == ("doubtful", None, "merged")
    assert report.figures["rules.repealed"].candidates == (5, 7)


def test_a_cell_over_two_rows_is_doubtful_in_both() -> None:
    report = page(HEADS + "<tr><td>规章<td rowspan=2>5<td>6<td>7<tr><td>行政规范性文件<td>8<td>9")
    assert told(report, "rules.issued") == told(report, "documents.issued") == ("doubtful", None, "merged")
    assert told(report, "documents.repealed") == ("read", 8, "")


def test_a_merged_label_in_word_belongs_to_every_row() -> None:
    rows = [
        tr(
            tc("组"),
            tc("自然人"),
            tc("商业企业"),
            tc("科研机构"),
            tc("社会公益组织"),
            tc("法律服务机构"),
            tc("其他"),
            tc("总计"),
        ),
        tr(tc("一、本年新收政府信息公开申请数量"), *(tc(str(n)) for n in (1, 2, 3, 4, 5, 6, 21))),
    ]
    report = report_of_lines(lines_of_word(word(tbl(*rows))), available())
    assert told(report, "applications.new.legal") == ("read", 5, "")


def test_a_short_row_of_a_page_is_never_counted_from_the_left() -> None:
    report = page(HEADS + "<tr><td>规章<td>5<td>7")
    assert told(report, "rules.issued")[0] == "doubtful"
    assert told(report, "rules.in_force")[0] == "doubtful"
    assert told(page(HEADS + "<tr><td>规章<td>5<td>6<td>7<td>8"), "rules.issued")[2] == "more_cells"


def test_two_heads_that_read_alike_go_by_place() -> None:
    report = text(
        "信息内容 | 本年新 | 本年新 | 对外公开总数量 |\n规章 | 1 | 2 | 3 |\n规范性文件 | 4 | 5 | 6 |"
    )
    assert [report.figures[f"rules.{each}"].value for each in ("made", "published", "public")] == [1, 2, 3]


def test_heads_in_another_order_are_followed() -> None:
    report = text("信息内容 | 现行有效件数 | 本年制发件数 | 本年废止件数 |\n规章 | 1 | 2 | 3 |")
    assert [report.figures[f"rules.{each}"].value for each in ("issued", "repealed", "in_force")] == [2, 3, 1]


def test_without_heads_nothing_is_placed() -> None:
    assert told(text("规章 | 1 | 2 | 3 |\n行政许可 | 4 |\n本年处理决定数量 |"), "rules.issued") == (
        "doubtful",
        None,
        "heads",
    )


@pytest.mark.parametrize(
    ("cell", "state", "value", "reason"),
    [
        ("251000元", "read", Decimal("25.1"), ""), ("1.5亿元", "read", 15000, ""), ("17.27万元", "read", Decimal("17.27"), ""),
        ("0", "read", 0, ""), ("28177", "doubtful", None, "unit"), ("-3万元", "doubtful", None, "negative"),
    ],
)  # fmt: skip
def test_an_amount_needs_its_unit(cell: str, state: str, value: object, reason: str) -> None:
    assert told(text(OLD.format(cell)), "procurement.amount") == (state, value, reason)


def test_the_unit_may_stand_in_the_head() -> None:
    report = text(OLD.format("477.35").replace("采购总金额", "采购总金额(万元)"))
    assert told(report, "procurement.amount") == ("read", Decimal("477.35"), "")


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("-2", "negative"),
        ("2.5", "broken_number"),
        ("3元", "unreadable"),
        ("/", "filler"),
        ("1O", "unreadable"),
    ],
)
def test_a_count_is_a_whole_number_of_things(cell: str, reason: str) -> None:
    assert told(page(f"{HEADS}<tr><td>规章<td>{cell}<td>0<td>0"), "rules.issued") == (
        "doubtful",
        None,
        reason,
    )


def test_thousands_parted_by_blanks_are_what_a_cell_may_be() -> None:
    report = page(f"{HEADS}<tr><td>规章<td>1 237<td>1 23<td>0")
    assert [report.figures[f"rules.{each}"].candidates for each in ("issued", "repealed")] == [(1237,), ()]


def test_a_change_may_be_negative() -> None:
    report = text(
        "信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n行政许可 | 716 | -417 | 298 |\n政府集中采购 |"
    )
    assert report.figures["licences.change"].value == -417


def test_a_note_in_the_cell_is_kept() -> None:
    figure = page(HEADS + "<tr><td>规章<td>22（其中修订 16 件）<td>0<td>0").figures["rules.issued"]
    assert (figure.value, figure.note) == (22, "其中修订 16 件")


def test_three_rows_in_the_old_form_are_added_up() -> None:
    rows = "".join(
        f"<tr><td>{label}" + f"<td>{n}" * 6 + f"<td>{6 * n}"
        for label, n in (
            ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", 1),
            ("2.逾期未缴费", 2),
            ("3.其他", 3),
        )
    )
    old = "<tr><td>信息内容<td>本年新制作数量<td>本年新公开数量<td>对外公开总数量<tr><td>规章<td>0<td>0<td>0"
    report = page(old + LEDGER + rows)
    assert report.flow == "disclosure_2019"
    assert told(report, "applications.other.natural") == ("read", 6, "")
    assert report.figures["applications.other.natural"].settled_by


def test_one_row_that_is_not_0_is_open_in_the_new_form() -> None:
    report = page(
        HEADS
        + "<tr><td>规章<td>0<td>0<td>0"
        + LEDGER
        + "<tr><td>（六）其他处理<td>5<td>0<td>0<td>0<td>0<td>0<td>5"
    )
    assert told(report, "applications.other_misc.natural") == ("doubtful", None, "one_row_for_many")
    assert told(report, "applications.other_misc.business") == ("read", 0, "")


def test_a_row_without_a_label_is_found_by_its_place_and_doubted_where_the_sums_break() -> None:
    def rows(second: int) -> str:
        cells = [("（一）予以公开", 4), ("", second), ("1.属于国家秘密", 2)]
        return "\n".join(
            f"| {label} |" + f" {n} |" * 6 + f" {6 * n if n != 9 else 50} |" for label, n in cells
        )

    heads = "| 项 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n"
    assert told(text(heads + rows(3)), "applications.partial.natural") == ("read", 3, "")
    broken = text(heads + rows(9))
    assert told(broken, "applications.partial.natural") == ("doubtful", None, "by_place")
    assert broken.figures["applications.partial.natural"].candidates == (9,)


LOST = "项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n"


def rows(**figures: tuple[int, ...]) -> str:
    labels = {"new": "一、本年新收政府信息公开申请数量", "carried_in": "二、上年结转政府信息公开申请数量", "granted": "（一）予以公开",
              "total": "（七）总计", "carried_out": "四、结转下年度继续办理"}  # fmt: skip
    return LOST + "\n".join(
        f"{labels[row]} | " + " | ".join(map(str, told)) + " |" for row, told in figures.items()
    )


@pytest.mark.parametrize("torn", [(4, 3, 7), (0, 0, 0), (5,), (0,) * 6])
def test_lost_cells_are_not_put_where_the_rows_sum_would_come_out(torn: tuple[int, ...]) -> None:
    report = text(rows(new=(5, 0, 0, 0, 0, 0, 5), carried_in=torn))
    assert {report.figures[f"applications.carried_in.{column}"].value for column in COLUMNS} == {None}


def test_lost_cells_are_read_where_certain_cells_leave_one_number_only() -> None:
    whole = {"new": (4, 3, 0, 0, 0, 0, 7), "total": (5, 3, 0, 0, 0, 0, 8), "carried_out": (0,) * 7}
    report = text(rows(**{**whole, "carried_in": (1, 0, 1)}))
    assert [report.figures[f"applications.carried_in.{column}"].value for column in COLUMNS] == [
        1,
        0,
        0,
        0,
        0,
        0,
        1,
    ]
    assert report.figures["applications.carried_in.research"].settled_by == ("I1.research", "I3.carried_in")


def test_a_figure_that_may_be_two_run_together_forces_nothing() -> None:
    whole = {
        "new": (20, 3, 0, 0, 0, 0, 23),
        "granted": (1, 2, 0, 0, 0, 0, 3),
        "carried_out": (1, 34, 0, 0, 0, 0, 35),
    }
    report = text(rows(**{**whole, "carried_in": (134, 0, 0, 135)}))
    states = {report.figures[f"applications.carried_in.{column}"].state for column in COLUMNS}
    assert states == {"doubtful"}


def test_a_row_shorter_than_any_whole_one_is_not_read_from_its_label_on() -> None:
    labels = ["（一）予以公开", "1.属于国家秘密", "2.其他法律行政法规禁止公开", "7.属于行政执法案卷"]
    barred = [f"| {label} | 1 | 2 | 3 | 0 | 0 | 0 | 6 |||" for label in labels[:3]]
    lost = f"| {labels[3]} | 0 | 0 | 0 | 0 | 0 |||"
    without_label = "| 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
    report = text("| " + LOST + "\n".join([barred[0], without_label, *barred[1:], lost]))
    assert {report.figures[f"applications.denied_case_file.{column}"].value for column in COLUMNS} == {None}


def test_what_stands_under_a_strange_head_is_not_of_the_column_whose_head_is_gone() -> None:
    heads = LEDGER.replace("<td>自然人", "<td>") + "<td>备注"
    cells = "".join(f"<td>{n}" for n in ("", 16, 20, 10, 15, 14, 104, 8))
    report = page(
        f"{HEADS}<tr><td>规章<td>0<td>0<td>0</table><table>{heads}<tr><td>7.属于行政执法案卷{cells}"
    )
    assert report.figures["applications.denied_case_file.natural"].value is None


@pytest.mark.parametrize("label", ["占比", "小计", "同比"])
def test_a_row_of_another_kind_takes_no_place(label: str) -> None:
    told = [
        ("（一）予以公开", "4 | 0 | 0 | 0 | 0 | 0 | 4"),
        (label, "0 | 0 | 0 | 0 | 0 | 0 | 0"),
        ("1.属于国家秘密", "2 | 0 | 0 | 0 | 0 | 0 | 2"),
    ]
    report = text(LOST + "\n".join(f"{name} | {figures} |" for name, figures in told))
    assert report.figures["applications.granted.total"].value == 4
    assert report.figures["applications.partial.total"].state == "missing"


def test_a_blank_in_a_table_that_lost_cells_elsewhere_is_no_sure_place() -> None:
    labels = [
        "（一）予以公开",
        "1.属于国家秘密",
        "2.其他法律行政法规禁止公开",
        "3.危及“三安全一稳定”",
        "4.保护第三方合法权益",
    ]
    torn = [f"{label} | 1 | 2 | 3 | 4 | 5 | 6 |||" for label in labels[:3]]
    moved = f"{labels[3]} |  | 33 | 35 | 7 | 20 | 24 | 39 |||"
    whole = f"{labels[4]} | 37 | 26 | 17 | 38 | 4 | 21 | 143 |||"
    report = text(LOST + "\n".join([*torn, moved, whole]))
    assert report.figures["applications.denied_safety.business"].value is None


def test_a_rule_that_the_report_breaks_itself_proves_nothing() -> None:
    broken = {"new": (4, 3, 0, 0, 0, 0, 7), "total": (5, 3, 0, 0, 0, 0, 9), "carried_out": (0,) * 7}
    report = text(rows(**{**broken, "carried_in": (1, 0, 1)}))
    assert report.figures["applications.carried_in.total"].state == "doubtful"


def test_what_only_speaks_of_the_report_is_one_without_figures() -> None:
    report = text("某局2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n（表格见附件）")
    assert report.year == 2024
    assert {figure.state for figure in report.figures.values()} == {"missing"}
    assert text("某局2020年政府信息公开工作年度报告\n主动公开信息。").flow == "disclosure_2019"


def test_a_form_can_be_named(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "信息公开年度报告\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 1 | 2 | 3 |",
        encoding="utf-8",
    )
    assert read_report(file, available()).flow == "disclosure_2021"
    assert read_report(file, available(), "disclosure_2019").flow == "disclosure_2019"


def test_another_programs_figures_are_read_by_their_names(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(
        '{"year": 2023, "sections": [{"activeDisclosureData": {"regulations": {"made": 3, "valid": null}}},'
        ' {"tableData": {"naturalPerson": {"newReceived": 5, "results": {"granted": "4?"}}}}]}',
        encoding="utf-8",
    )
    report = read_report(file, available())
    assert (report.year, told(report, "rules.issued"), told(report, "rules.in_force")) == (
        2023,
        ("read", 3, ""),
        ("missing", None, "blank"),
    )
    assert told(report, "applications.granted.natural") == ("doubtful", None, "unreadable")
    assert report.sheet["applications.new.natural"] == 5


@pytest.mark.parametrize("content", ['{"a": ', '{"a": {"b": 1}}', "[1]", '{"a": ' * 5000])
def test_other_json_is_no_report(tmp_path: Path, content: str) -> None:
    file = tmp_path / "a.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ReportFileError) as refusal:
        read_report(file, available())
    assert (refusal.value.code, refusal.value.details["file"]) == ("no_report", "a.json")


def test_a_row_of_the_forms_with_rows_under_it_is_not_the_first_of_them() -> None:
    lines = [
        "信息内容",
        "上一年项目数量",
        "本年增/减",
        "处理决定数量",
        "其他对外管理服务事项",
        "行政检查",
        "4",
        "5",
        "6",
    ]
    report = text("\n".join(f"{line} |" for line in [*lines, *lines[:4], "行政处罚", "7", "8", "9"]))
    assert told(report, "services.items") == ("missing", None, "not_found")
    assert told(report, "penalties.items") == ("read", 7, "")


def test_a_label_may_be_torn_by_the_name_of_its_group() -> None:
    lines = [
        "项目  自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计", "本年制发件数",
        "（六）", "2.申请人逾期未按收费通知要", "其他处理", "求缴纳费用、行政机关不再处   2  0  0  1  0  0  3", "理其政府信息公开申请",
    ]  # fmt: skip
    assert told(text("\n".join(lines)), "applications.other_unpaid.natural") == ("read", 2, "")


def test_a_label_of_several_rows_alone_among_rows_without_labels_is_none_of_them() -> None:
    made = sample(3)
    rows = [(id, ["其他"] if at == 13 else [], values) for at, (id, _, values) in enumerate(made.ledger.rows)]
    lines = printed(replace(made, ledger=Table(made.ledger.heads, rows)), "spreadsheet")
    report = report_of_lines(lines_of_text(lines), available())
    assert report.figures["applications.other_misc.natural"].state != "read"


def test_blanks_of_a_table_copied_from_a_browser_are_blanks_and_the_rest_is_read() -> None:
    def copied(table: Printed) -> str:
        rows = (
            [cell.text if cell.text != "0" or not table.dense else "" for cell in row] for row in table.rows
        )
        return "\n".join(map("\t".join, rows))

    report = invented(1, 200)
    read = text(plain(report.document, copied))
    judged = {address: judge(true, read.figures[address]) for address, true in report.truth.items()}
    assert {judged[address] for address, true in report.truth.items() if true} == {"right"}
    assert "wrong" not in judged.values()


def test_a_row_that_is_none_of_the_forms_ends_no_heads_of_a_grid() -> None:
    figures = "".join(f"<td>{figure}" for figure in (1, 2, 3, 0, 0, 0, 6))
    report = page(f"{LEDGER}<tr><td>来信办理数量{figures}<tr><td>二、上年结转政府信息公开申请数量{figures}")
    assert told(report, "applications.carried_in.research") == ("read", 3, "")
    assert told(report, "applications.new.research") == ("missing", None, "not_found")


def test_blanks_between_bars_leave_the_other_figures_in_their_places_where_all_sums_come_out() -> None:
    report = invented(1, 200)
    read = text(plain(report.document, noughts_blank))
    judged = {address: judge(true, read.figures[address]) for address, true in report.truth.items()}
    assert {judged[address] for address, true in report.truth.items() if true} == {"right"}
    assert "wrong" not in judged.values()


def test_a_row_that_is_there_twice_is_doubtful_also_where_a_blank_cell_stands_in_one_of_them() -> None:
    told = sample(5)
    text = printed(told, "bars")
    line = next(line for line in text.splitlines() if "3.其他" in line)
    other = "|其他|" + "|".join("9" for _ in range(6)) + "|54|"
    shifted = line.replace("3.其他", "3.其他|", 1)
    report = report_of_lines(lines_of_text(text.replace(line, f"{other}\n{shifted}")), available())
    assert all(
        report.figures[f"applications.other_misc.{each}"].state != "read" for each in ("natural", "total")
    )


def test_noughts_for_every_column_are_read_whatever_became_of_the_heads() -> None:
    heads = "未经复议直接起诉 复议后起诉\n结 结 其 尚\n果 果 他 未\n总计 果 果 他 未 总\n维 纠 结 审\n持 正 果 结\n"
    told = "四、政府信息公开行政复议、行政诉讼情况\n2020 年，没有复议、诉讼。\n行政复议 行政诉讼\n{}{}\n五、存在的主要问题及改进情况\n"
    none = report_of_lines(lines_of_text(told.format(heads, "0 " * 15)), available()).figures
    some = report_of_lines(lines_of_text(told.format(heads, "0 " * 13 + "1 1")), available()).figures
    assert {none[each].value for each in none if each.startswith("reconsideration.")} == {0}
    assert {some[each].state for each in some if each.startswith("reconsideration.")} == {"doubtful"}


def test_a_head_with_blanks_between_its_letters_is_no_row() -> None:
    heads = "自然 人 | 法人或其他组织 | 总 计 | |||||||\n商业企业 | 科研机构 | 社会 公益组织 | 法律 服务机构 | 其他 | |||||\n"
    told = f"三、收到和处理政府信息公开申请情况\n申请人情况 | |||||||||\n{heads}一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | ||\n"
    figures = report_of_lines(lines_of_text(told), available()).figures
    assert figures["applications.new.natural"].value == 1
    assert figures["applications.total.total"].reason == "not_found"
