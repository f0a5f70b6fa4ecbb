"""Columns that a converter put into one cell between bars, and rows whose labels it put beside their groups."""

from __future__ import annotations

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.model import ReadFigure
from interview.reading.report import report_of_lines
from tests.interview.reading.layouts import COLUMNS, printed, sample

TITLE = "云山县水利局2024年政府信息公开工作年度报告"


def read(text: str) -> dict[str, ReadFigure]:
    return dict(report_of_lines(lines_of_text(f"{TITLE}\n\n{text}\n"), available()).figures)


def told(figures: dict[str, ReadFigure], *cells: str) -> list[object]:
    return [figures[cell].value for cell in cells]


RULES = ["rules.issued", "rules.repealed", "rules.in_force", "documents.issued", "documents.in_force"]


TABLES: list[tuple[str, list[object]]] = [
    ("|信息内容|本年制发件数<br>本年废止件数|现行有效件数|\n|---|---|---|\n|规章|2 1|37|\n|行政规范性文件|30 15|288|", [2, 1, 37, 30, 288]),
    ("|信息内容|本年制发件数|本年废止件数<br>现行有效件数|\n|---|---|---|\n|规章|2|1 37|\n|行政规范性文件|30|15 288|", [2, 1, 37, 30, 288]),
    ("|信息内容|本年制发件数<br>本年废止件数|现行有效件数|\n|---|---|---|\n|规章||37|\n|行政规范性文件|30 15|288|", [None, None, 37, 30, 288]),
    ("|信息内容|本年制发件数<br>本年废止件数|现行有效件数|\n|---|---|---|\n|规章|2|37|\n|行政规范性文件|30 15|288|", [None, None, None, None, None]),
    ("|信息内容|本年制发件数|本年废止件数|现行有效件数|\n|---|---|---|---|\n|规章|2 1|37||\n|行政规范性文件|30|15|288|", [None, None, None, 30, 288]),
]  # fmt: skip


def test_figures_of_a_cell_stand_under_the_heads_of_a_cell() -> None:
    assert [told(read(text), *RULES) for text, _ in TABLES] == [values for _, values in TABLES]


HEADS = "|申请人情况|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|\n|---|---|---|---|---|---|---|---|\n"


@pytest.mark.parametrize(
    ("label", "cell"),
    [
        ("（三）不<br>予公开<br>1.属于国<br>家秘密", "applications.denied_secret"),
        ("三、本年（一）予以公开", "applications.granted"),
        ("度办理结果（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "applications.partial"),
        ("某某情况1.属于国家秘密", ""),
    ],
)
def test_a_label_is_known_behind_the_name_of_its_group_or_a_piece_of_it(label: str, cell: str) -> None:
    figures = read(f"{HEADS}|{label}|1|2|3|4|5|6|21|")
    rows = [address for address, figure in figures.items() if figure.value == 21]
    assert rows == ([f"{cell}.total"] if cell else [])


def test_a_label_goes_on_behind_the_end_of_a_page() -> None:
    row = "|2.其他法律行政法|1|2|3|4|5|6|21|\n"
    rest = "|规禁止公开||||||||\n"
    figures = read(f"{HEADS}{row}\n{rest}|---|---|---|---|---|---|---|---|\n|2.重复申请|0|0|0|0|0|0|0|")
    assert told(figures, "applications.denied_law.total", "applications.refused_repeat.total") == [21, 0]


@pytest.mark.parametrize(("cells", "values"), [("42||15万元", [42, 15]), ("42|7万元|15万元", [None, None])])
def test_a_head_reaches_over_the_blank_cells_behind_it(cells: str, values: list[object]) -> None:
    title = TITLE.replace("2024", "2019")
    text = f"{title}\n\n|信息内容|采购项目数量|采购总金额||\n|---|---|---|---|\n|政府集中采购|{cells}|"
    figures = dict(report_of_lines(lines_of_text(text), available()).figures)
    assert told(figures, "procurement.projects", "procurement.amount") == values


GROUPS = ["reconsideration", "litigation_direct", "litigation_after_review"]


@pytest.mark.parametrize(
    ("row", "totals"),
    [
        ("|0<br>21<br>85|0<br>106|0<br>0<br>91|0|91|30|0<br>0|0<br>30|", [106, 91, 30]),
        ("|0<br>21<br>85|0<br>106|0<br>0<br>91|0|90|30|0<br>0|0<br>30|", [None, None, None]),
        ("|0<br>21|0<br>106|0<br>0<br>91|0|91|30|0<br>0|0<br>30|", [None, None, None]),
    ],
)
def test_a_row_of_several_sums_in_few_cells_is_read_where_all_come_out(
    row: str, totals: list[object]
) -> None:
    parts = "结果<br>维持|结果<br>纠正|其他<br>结果|尚未<br>审结|总<br>计"
    heads = f"|行政复议|||||行政诉讼||||||||||\n{'|---' * 15}|\n||||||未经复议直接起诉|||||复议后起诉|||||\n|{parts}|{parts}|{parts}|"
    assert told(read(f"{heads}\n\n{row}"), *(f"{group}.total" for group in GROUPS)) == totals


def test_heads_torn_over_rows_between_bars_are_read_cell_by_cell() -> None:
    tops, ends, blank = "|结果维|结果纠|其他结|尚未审|总", "|持|正|果|结|计", "|||||"
    above = f"|行政复议|||||行政诉讼||\n{'|---' * 7}|\n{tops}|未经复议直接起诉|复议后起诉|\n{ends}|||"
    below = f"{blank}{tops * 2}|\n{blank}{ends * 2}|\n|1|0|0|0|1|2|0|0|0|2|3|0|0|0|3|"
    heading = "四、政府信息公开行政复议、行政诉讼情况"
    assert told(read(f"{heading}\n\n{above}\n{below}"), *(f"{group}.total" for group in GROUPS)) == [1, 2, 3]


def test_a_label_whose_cell_was_cut_in_two_is_known_by_its_letters() -> None:
    cut = "|三、本年度办理结果（二）部分公开的，只计这一情情形）|（区分处理形，不计其他|1|2|3|4|5|6|21|"
    heads = HEADS.replace("|申请人情况|", "|申请人情况||").replace("|---|", "|---|---|", 1)
    assert told(read(heads + cut), "applications.partial.total") == [21]
    other = cut.replace("不计其他", "不计别的")
    assert told(read(heads + other), "applications.partial.total") == [None]


def test_the_rest_of_a_label_stands_below_it_beside_that_of_its_group() -> None:
    row = "|（三）不|1.属于国|1|2|3|4|5|6|21|\n|予公开|家秘密||||||||\n|（四）无法提供|2.没有现成信息需要另行制作|0|0|0|0|0|0|0|"
    heads = HEADS.replace("|申请人情况|", "|申请人情况||").replace("|---|", "|---|---|", 1)
    cells = ["applications.denied_secret.total", "applications.unable_create.total"]
    assert told(read(heads + row), *cells) == [21, 0]


@pytest.mark.parametrize(("more", "is_read"), [(0, True), (1, False)])
def test_a_row_of_all_figures_is_one_whatever_blanks_stand_between_where_all_sums_come_out(
    more: int, is_read: bool
) -> None:
    report = sample(7)
    row = [report.truth[f"applications.refused_repeat.{column}"] for column in COLUMNS]
    row[1] += more
    lines = printed(report, "bars").split("\n")
    at = next(at for at, line in enumerate(lines) if line.startswith("2.重复申请"))
    lines[at] = "2.重复申请 | " + " | ".join(
        f"{figure} |" if place % 2 else str(figure) for place, figure in enumerate(row)
    )
    figures = dict(report_of_lines(lines_of_text("\n".join(lines)), available()).figures)
    found = [figures[f"applications.refused_repeat.{column}"] for column in COLUMNS]
    assert [figure.state == "read" for figure in found] == [is_read] * len(COLUMNS)
    assert all(figure.value == true for figure, true in zip(found, row, strict=True) if is_read)
