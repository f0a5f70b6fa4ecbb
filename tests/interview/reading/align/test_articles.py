"""The table of what is made public where only the order of its figures is left."""

from __future__ import annotations

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.plain import lines_of_text
from interview.reading.model import Figure
from interview.reading.report import report_of_lines

FIVE, SIX, EIGHT = (
    "第二十条第（五）项\n本年处理决定数量\n1808595",
    "第二十条第（六）项\n本年处理决定数量\n2822652\n20163",
    "第二十条第（八）项\n本年收费金额（单位：万元）\n59237.2449",
)
LABELS = "信息内容\n规章\n行政规范性文件\n行政许可\n行政处罚\n行政强制\n行政事业性收费"


def figures(one: str, *others: str, labels: str = LABELS) -> dict[str, Figure]:
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


def states(found: dict[str, Figure], *names: str) -> set[str]:
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
