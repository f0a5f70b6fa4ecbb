"""Tables laid against the form as a whole: what is told of them, and what stays open."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from interview.flowfiles import available
from interview.reading.align.evidence import Token, Torn, section_of, without_numbers
from interview.reading.align.heads import heads_in_groups
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.match.form import forms_of
from interview.reading.model import Report
from interview.reading.report import report_of_lines
from tests.interview.reading.conversions import reading_order
from tests.interview.reading.layouts import Table, printed, sample
from tests.interview.reading.rebuilt import Rebuilt, invented

PARTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


@pytest.fixture(scope="module")
def report() -> Rebuilt:
    return invented(1, 200)


@pytest.fixture(scope="module")
def text(report: Rebuilt) -> str:
    return reading_order(report.document)


def read(text: str) -> Report:
    return report_of_lines(lines_of_text(text), available())


def wrong(report: Rebuilt, told: Report) -> dict[str, object]:
    return {
        address: figure.value
        for address, true in report.truth.items()
        if (figure := told.figures[address]).state == "read" and figure.value != true
    }


def ledger(told: Report) -> list[str]:
    return [
        address
        for address, figure in told.figures.items()
        if address.startswith("applications.") and figure.state == "read"
    ]


@pytest.mark.no_cover
def test_a_ledger_whose_totals_stand_by_themselves_is_read_and_says_by_which_sums(
    report: Rebuilt, text: str
) -> None:
    told = read(text)
    assert len(ledger(told)) == 175
    assert wrong(report, told) == {}
    assert told.figures["applications.granted.natural"].settled_by == ("I2.natural", "I3.granted")


def test_what_was_read_there_of_the_table_before_is_none_of_the_ledger_s(report: Rebuilt, text: str) -> None:
    heading = "三、收到和处理政府信息公开申请情况\n"
    corner = "（本列数据的勾稽关系为：第一项加第二项之和，"
    label = "2.重复申请\n"
    assert heading in text
    assert label in text
    others = f"本年处理决定数量\n7\n8\n12.5\n{corner}\n"
    told = read(text.replace(heading, heading + others).replace(label, f"{label}现行有效件数\n37\n202\n"))
    assert len(ledger(told)) == 175
    assert wrong(report, told) == {}
    strange = read(
        text.replace(heading, heading + others).replace(label, f"{label}现行有效件数\n37\n202\n5\n")
    )
    assert wrong(report, strange) == {}
    assert len(ledger(strange)) < 175


def test_the_title_at_the_top_of_a_page_is_no_stranger_in_the_ledger(report: Rebuilt, text: str) -> None:
    label, title = "2.重复申请\n", f"{report.document.office}2024年政府信息公开工作年度报告\n"
    assert label in text
    told = read(text.replace(label, title + label))
    assert len(ledger(told)) == 175
    assert wrong(report, told) == {}


def test_heads_that_stand_before_the_ledger_s_corner_are_its_own(report: Rebuilt, text: str) -> None:
    corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\n"
    heads = "申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n"
    assert corner + heads in text
    told = read(text.replace(corner + heads, heads + corner))
    assert len(ledger(told)) == 175
    assert wrong(report, told) == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1.属于国家秘密", "1.属于商业机密和工作秘密的事项"),  # a row that the form does not have
        ("社会公益组织\n法律服务机构", "法律服务机构\n社会公益组织"),  # columns in another order
        ("3.危及“三安全一稳定”", ""),  # a row without its label
        ("总计\n5400", "总计\n1O"),  # no number
    ],
)
def test_where_labels_heads_or_figures_are_others_nothing_is_laid(
    report: Rebuilt, text: str, old: str, new: str
) -> None:
    changed = text.replace(old, new) if old in text else text.replace("总计\n", "总计\n1O\n")
    told = read(changed)
    assert wrong(report, told) == {}
    assert len(ledger(told)) < 175


def test_a_figure_that_changed_leaves_what_its_sums_speak_of_open(report: Rebuilt, text: str) -> None:
    true = int(Decimal(report.truth["applications.total.natural"]))
    told = read(text.replace(f"\n{true}\n", f"\n{true + 1}\n"))
    assert told.figures["applications.total.natural"].state != "read"
    assert wrong(report, told) == {}


def test_a_row_that_numbers_the_columns_is_no_row_of_figures() -> None:
    tokens = [Token(count, str(count), is_alone=True) for count in (1, 2, 3, 7, 0, 7)]
    assert [token.count for token in without_numbers(tokens, 3)] == [7, 0, 7]


def test_figures_in_one_cell_are_parted_and_numbers_of_labels_are_none() -> None:
    section = section_of(lines_of_text("| 3440 75 | 0 |\n2.\n重复申请\n3/4"))
    assert section is not None
    assert [token.count for token in section.tokens] == [3440, 75, 0]
    assert section_of(lines_of_text("一 | 1O | 0")) is None


def test_a_letter_of_a_torn_label_is_no_cell_that_says_there_is_nothing() -> None:
    lines = lines_of_text("（四）\n无\n法提供\n0\n无\n5")
    torn = section_of(lines, ["（四）无法提供"])
    assert torn is None  # the other one is a cell
    letters = section_of(lines_of_text("（四）\n无\n法提供\n0\n5"), ["（四）无法提供"])
    assert letters is not None
    assert [token.count for token in letters.tokens] == [0, 5]
    assert section_of(lines_of_text("（四）\n无\n法提供\n0\n5")) is None


def test_figures_that_overlapped_are_two() -> None:
    section = section_of(lines_of_text("一 | 00 | 058 | 0"))
    assert section is not None
    assert [token.count for token in section.tokens] == [0, 0, 0, 58, 0]


def test_where_all_figures_are_one_their_order_says_nothing(text: str) -> None:
    quiet = re.sub(r"(?m)^[\d ]+$", lambda line: re.sub(r"\d+", "0", line[0]), text)
    label, last = "5.属于三类内部事务信息\n", "（七）总计\n"
    assert label in quiet
    told = read(quiet.replace(label, "").replace(last, last + label))
    assert {told.figures[address].value for address in ledger(told)} == {0}
    assert len(ledger(told)) == 175


def test_heads_that_a_narrow_column_broke_are_put_together_from_two_lines_or_more() -> None:
    columns = next(row.columns for row in forms_of(available())[0].rows if not row.labels)
    zipped = [Torn(("结果", "结果", "其他", "尚未", "总计"), 0), Torn(("维持", "纠正", "结果", "审结"), 5)]
    assert heads_in_groups(columns, [], [Torn(("行政复议", "行政诉讼"), 0), *zipped * 3])
    below = [
        *(Torn(("结果维", "结果纠"), 0), Torn(("持",), 0), Torn(("正",), 2)),
        *(Torn(("其他结", "尚未审", "总"), 0), Torn(("果", "结"), 0), Torn(("计",), 3)),
    ]
    assert heads_in_groups(columns, [], below * 3)
    assert not heads_in_groups(columns, [], below)
    letters = [Torn(("结", "结"), 0), Torn(("果", "果"), 0), Torn(("维", "纠"), 0), Torn(("持", "正"), 2)]
    assert heads_in_groups(columns, [], [*letters, Torn(PARTS[2:], 3)] * 3)
    exchanged = [zipped[0], Torn(("纠正", "维持", "结果", "审结"), 5)]
    assert not heads_in_groups(columns, [], exchanged * 3)
    # Two stretches of heads without figures between: which of the five stands below which, nobody can say.
    together = [each._replace(figures=0) for each in below[:-1]] + [below[-1]._replace(figures=5)]
    assert not heads_in_groups(columns, [], together * 3)


@pytest.mark.parametrize(
    ("words", "in_order"),
    [
        (list(PARTS) * 3, True),  # a cell a line
        (["结果维|结果纠|其他结|尚未审|总", "结果维|结果纠|其他结|尚未审|总|结果维|结果纠|其他结|尚未审|总"], True),  # torn, on one line
        ([*PARTS, *PARTS[:4], "总结果", "计维持", *PARTS[1:]], False),  # a letter of the next group between
        ([PARTS[1], PARTS[0], *PARTS[2:]] * 3, False),
    ],
)  # fmt: skip
def test_the_heads_of_table_four_say_whether_figures_on_many_lines_are_in_order(
    words: list[str], *, in_order: bool
) -> None:
    columns = next(row.columns for row in forms_of(available())[0].rows if not row.labels)
    assert heads_in_groups(columns, words) is in_order


@pytest.mark.parametrize("more", ["", "1\n"])
def test_the_end_of_a_ledger_that_was_read_behind_the_next_heading_is_its_own(
    report: Rebuilt, text: str, more: str
) -> None:
    begin, end = text.index("总计\n", text.index("七）总计") + 5), text.index("四、政府信息公开行政复议")
    totals, heading, rest = text[begin:end], *text[end:].split("\n", 1)
    told = read(f"{text[:begin]}{heading}\n{totals}{more}{rest}")
    assert wrong(report, told) == {}
    assert len(ledger(told)) == (0 if more else 175)


def moved(row: tuple[str, list[str], list[str]]) -> tuple[str, list[str], list[str]]:
    """A row of which the last two organisations stand in each other's place."""
    id, labels, values = row
    return id, labels, [*values[:4], values[5], values[4], values[6]]


@pytest.mark.parametrize("layout", ["browser", "figures first"])
def test_a_head_at_the_place_of_a_lost_one_says_that_the_order_is_another(layout: str) -> None:
    told = sample(3)
    heads = [list(row) for row in told.ledger.heads]
    if layout == "browser":
        heads[2][5:7] = [("其他", 1), ("", 1)]
    else:
        heads[1][1] = ("", 1)
        heads[2][5:7] = [("其他", 1), ("法律服务机构", 1)]
    report = read(printed(replace(told, ledger=Table(heads, list(map(moved, told.ledger.rows)))), layout))
    assert report.figures["applications.new.legal"].state != "read"


def test_rows_that_are_whole_on_their_lines_lend_no_digit_to_one_that_has_no_figures() -> None:
    rows = ["甲 | 1 | 2 | 3 |", "乙 | 4 | 5 | 9 |", "丙 |", "丁 | 33 | 0 | 33 |"]
    whole = section_of(lines_of_text("\n".join(rows)))
    glued = section_of(lines_of_text("\n".join([*rows, "戊 | 10 | 1 |"])))
    assert [each.has_rows(3) for each in (whole, glued) if each is not None] == [True, False]


def test_a_ledger_of_noughts_that_lost_labels_is_read_where_it_has_a_figure_for_every_cell() -> None:
    none = replace(sample(1), truth={})
    rows = [(address, labels, ["0"] * 7) for address, labels, _ in none.ledger.rows]
    page = printed(replace(none, ledger=Table(none.ledger.heads, rows)), "cell a line")
    lost = page.replace("2.重复申请\n", "").replace("7.属于行政执法案卷\n", "")
    figures = read(lost).figures
    assert {figures[f"applications.{row}.natural"].value for row, *_ in rows} == {0}
    fewer = read(lost.replace("四、结转下年度继续办理\n\n0\n", "四、结转下年度继续办理\n")).figures
    assert {
        figures[f"applications.{row}.natural"].state for row in ("refused_repeat", "denied_case_file")
    } == {"read"}
    assert fewer["applications.refused_repeat.natural"].state != "read"


@pytest.mark.parametrize(
    "pushed",
    [["（一）予以公开", "3.要求提供公开出版物", "（七）总计"], ["（一）予以公开", "8.属于行政查询事项"]],
)
def test_labels_behind_all_figures_say_nothing_where_the_others_stand_before_their_own(
    pushed: list[str],
) -> None:
    told = sample(3)
    before, behind = printed(told, "cell a line").split("四、政府信息公开行政复议", 1)
    text = before
    for label in pushed:
        assert f"\n{label}\n" in text
        text = text.replace(f"\n{label}\n", "\n")
    whole = read("\n".join([text, *pushed, "四、政府信息公开行政复议" + behind]))
    assert {address: whole.figures[address].value for address in ledger(whole)} == {
        address: value for address, value in told.truth.items() if address.startswith("applications.")
    }
    # With one of the others behind its figures, any may be.
    first = "2.其他法律行政法规禁止公开\n"
    at = text.index(first)
    end = at + len("\n".join(text[at:].split("\n")[:8])) + 1
    turned = text[:at] + text[at + len(first) : end] + first + text[end:]
    assert len(ledger(read("\n".join([turned, *pushed, "四、政府信息公开行政复议" + behind])))) < 175
