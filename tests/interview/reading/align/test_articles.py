"""The table of what is made public where only the order of its figures is left."""

from __future__ import annotations

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.model import ReadFigure
from interview.reading.report import report_of_lines

FIVE, SIX, EIGHT = (
    "第二十条第（五）项\n本年处理决定数量\n1808595",
    "第二十条第（六）项\n本年处理决定数量\n2822652\n20163",
    "第二十条第（八）项\n本年收费金额（单位：万元）\n59237.2449",
)
LABELS = "信息内容\n规章\n行政规范性文件\n行政许可\n行政处罚\n行政强制\n行政事业性收费"


def figures(one: str, *others: str, labels: str = LABELS) -> dict[str, ReadFigure]:
    text = "\n".join(
        [
            "云山县水利局2024年政府信息公开工作年度报告",
            "一、总体情况",
            "好。",
            "二、主动公开政府信息情况",
            labels,
            one,
            *others,
        ]
    )
    read = report_of_lines(
        lines_of_text(text + "\n三、收到和处理政府信息公开申请情况\n四、其他"), available()
    ).figures
    return {
        address: read[address]
        for address in read
        if address.partition(".")[0] in ONE_COLUMN | {"rules", "documents"}
    }


ONE_COLUMN = {"licences", "penalties", "coercion", "fees"}
HEADS = "第二十条第（一）项\n本年制发件数\n本年废止件数\n现行有效件数\n"


def states(found: dict[str, ReadFigure], *names: str) -> set[str]:
    return {figure.state for address, figure in found.items() if address.partition(".")[0] in names}


def test_a_column_is_read_from_top_to_bottom_between_two_articles() -> None:
    found = figures(HEADS + "2\n0\n11\n109\n489\n597", FIVE, SIX, EIGHT)
    assert [str(found[address].value) for address in ("licences.decisions", "penalties.decisions", "coercion.decisions", "fees.amount")] == [
        "1808595", "2822652", "20163", "59237.2449",
    ]  # fmt: skip
    assert "read" not in states(found, "rules", "documents")  # row by row or column by column


@pytest.mark.parametrize(
    "heads", [HEADS, "第二十条第（一）项\n本\n年\n制 本年废止件数 现行有效件数\n发\n件\n数\n"]
)
def test_figures_that_are_all_the_same_need_no_order(heads: str) -> None:
    found = figures(heads + "0\n0\n0\n0\n0\n0", FIVE, SIX, EIGHT)
    assert states(found, "rules", "documents") == {"read"}


DOWNWARDS = "第二十条第（一）项\n本\n信 年\n息 制 本年废止件数 现行有效件数\n内 发\n容 件\n数\n"
"""Heads in columns one letter wide, those beside each other in turns."""
AMID = "规 2\n0\n11\n章\n行\n政\n规\n范 109\n489\n597\n性\n文\n件"
ONES = LABELS.replace("信息内容\n规章\n行政规范性文件\n", "")


def test_figures_amid_the_letters_of_their_label_are_that_rows_from_left_to_right() -> None:
    found = figures(DOWNWARDS + AMID, FIVE, SIX, EIGHT, labels=ONES)
    names = ("issued", "repealed", "in_force")
    assert [found[f"rules.{name}"].value for name in names] == [2, 0, 11]
    assert [found[f"documents.{name}"].value for name in names] == [109, 489, 597]


@pytest.mark.parametrize(
    "amid",
    [
        AMID.replace("规 2\n0", "2\n规 0"), AMID.replace("范 109\n489\n597", "109\n489\n范 597"), AMID.replace("\n0\n", "\n"),
        AMID.replace("11\n章", "章").replace("性\n", "11\n性\n"), AMID.replace("规 2\n0\n11\n章", "2\n0\n11\n规\n章"),
        AMID.replace("范 109\n489\n597\n性\n文\n件", "范\n性\n文\n件\n109\n489\n597").replace("规 2\n0\n11\n章", "规\n章\n2\n0\n11"),
        AMID.replace("性\n", ""),
    ],
)  # fmt: skip
def test_figures_that_may_be_of_another_row_or_order_are_not_read(amid: str) -> None:
    found = figures(DOWNWARDS + amid, FIVE, SIX, EIGHT, labels=ONES)
    assert all(figure.state != "read" or figure.value == right for address, right in {
        "rules.issued": 2, "rules.repealed": 0, "rules.in_force": 11, "documents.issued": 109, "documents.repealed": 489,
    }.items() for figure in [found[address]])  # fmt: skip
    assert found["documents.repealed"].state != "read"


@pytest.mark.parametrize("torn", [DOWNWARDS.replace("息 制", "息"), DOWNWARDS.replace("内 发", "发 内 项")])
def test_heads_that_are_not_whole_letter_by_letter_tell_nothing(torn: str) -> None:
    found = figures(torn + AMID, FIVE, SIX, EIGHT, labels=ONES)
    assert "read" not in states(found, "rules", "documents")


@pytest.mark.parametrize(
    "one",
    [
        "第二十条第（一）项\n本年废止件数\n本年制发件数\n现行有效件数\n0\n0\n0\n0\n0\n0",
        HEADS.replace("现行有效件数\n", "") + "0\n0\n0\n0\n0\n0", HEADS + "0\n0\n0\n0\n0",
    ],
)  # fmt: skip
def test_other_heads_or_fewer_figures_tell_nothing(one: str) -> None:
    assert "read" not in states(figures(one, FIVE, SIX, EIGHT), "rules", "documents")


def test_articles_that_are_not_all_there_in_order_tell_nothing() -> None:
    one = HEADS + "2\n0\n11\n109\n489\n597"
    assert "read" not in states(figures(one, SIX, FIVE, EIGHT), *ONE_COLUMN)
    assert "read" not in states(figures(one, FIVE, SIX), *ONE_COLUMN)


def test_a_row_whose_label_is_gone_may_be_another() -> None:
    found = figures(
        HEADS + "2\n0\n11\n109\n489\n597", FIVE, SIX, EIGHT, labels=LABELS.replace("行政强制\n", "")
    )
    assert "read" not in states(found, "penalties", "coercion")
    assert states(found, "licences") == {"read"}


def test_a_figure_beside_another_label_than_its_order_says_is_not_read() -> None:
    one = HEADS + "2\n0\n11\n109\n489\n597"
    six = "第二十条第（六）项\n本年处理决定数量\n行政强制  2822652\n20163"
    found = figures(one, FIVE, six, EIGHT, labels=LABELS.replace("行政强制\n", ""))
    assert "read" not in states(found, "penalties", "coercion")


def test_what_was_read_row_by_row_speaks_against_another_order() -> None:
    six = "第二十条第（六）项\n本年处理决定数量\n20163\n2822652"
    found = figures(
        HEADS + "2\n0\n11\n109\n489\n597", FIVE, six, EIGHT + "\n行政处罚 | 2822652 |", labels=LABELS
    )
    assert found["coercion.decisions"].state != "read"


def test_a_figure_beside_the_label_of_another_article_is_not_this_ones() -> None:
    eight = "第二十条第（八）项\n行政强制 | 20163 | |\n本年收费金额（单位：万元） | |\n行政事业性收费 |"
    found = figures(HEADS + "2\n0\n11\n109\n489\n597", FIVE, SIX, eight)
    assert "read" not in states(found, "fees")


WHOLE = "规\n章\n2 0 11\n行\n政\n规\n范\n性\n文\n件\n109 489 597"


def test_figures_on_one_line_right_behind_the_letters_of_their_label_are_that_rows() -> None:
    found = figures(DOWNWARDS + WHOLE, FIVE, SIX, EIGHT, labels=ONES)
    names = ("issued", "repealed", "in_force")
    assert [found[f"rules.{name}"].value for name in names] == [2, 0, 11]
    assert [found[f"documents.{name}"].value for name in names] == [109, 489, 597]


@pytest.mark.parametrize(
    ("told", "rows"),
    [
        ("0\n0\n0\n规章\n7\n0\n5\n行政规范性文件", {"rules"}),  # behind each row its label; 7, 0 and 5 may stand in any order
        ("0\n0\n0\n规章\n7 0 5\n行政规范性文件", {"rules", "documents"}),
        ("0\n0\n规章\n0\n7 0 5\n行政规范性文件", set()),
        ("0\n0\n0\n规章\n行政规范性文件\n7 0 5", set()),
    ],
)  # fmt: skip
def test_a_row_of_the_same_figures_or_of_one_line_is_read_where_labels_part_the_rows(
    told: str, rows: set[str]
) -> None:
    found = figures(HEADS + told, FIVE, SIX, EIGHT, labels=ONES)
    read = {address.partition(".")[0] for address, figure in found.items() if figure.state == "read"}
    assert read & {"rules", "documents"} == rows


@pytest.mark.parametrize("second", ["规章", "规\n章"])
def test_rows_that_changed_places_are_never_read_in_the_form_s_order(second: str) -> None:
    found = figures(HEADS + f"行政规范性文件\n6 5 7\n{second}\n1 2 4", FIVE, SIX, EIGHT, labels=ONES)
    assert {figure.value for address, figure in found.items() if address.startswith("rules.")} <= {
        1,
        2,
        4,
        None,
    }
    assert {figure.value for address, figure in found.items() if address.startswith("documents.")} <= {
        6,
        5,
        7,
        None,
    }
