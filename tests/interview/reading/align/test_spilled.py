"""The end of the ledger and of the table of disputes, read behind the next heading or behind all text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.model import ReadFigure
from interview.reading.report import report_of_lines
from tests.interview.reading.layouts import COLUMNS, PARTS, Sample, printed, sample

HEADING = "三、收到和处理政府信息公开申请情况"
DISPUTES = "四、政府信息公开行政复议、行政诉讼情况"
HEADS = list(PARTS.values())


def ledger(told: Sample, whole: int, border: int) -> Iterator[str]:
    """The rows of the ledger, a figure a line; of the last ones what stands left of a border alone."""
    for at, (_, labels, figures) in enumerate(told.ledger.rows):
        yield from labels
        yield from figures if at < whole else figures[:border]


def right_of(told: Sample, whole: int, border: int) -> list[str]:
    """What is left of these rows, column by column."""
    rows = [figures for _, _, figures in told.ledger.rows[whole:]]
    return [row[column] for column in range(border, len(COLUMNS)) for row in rows]


def report(told: Sample, disputes: Sequence[str], behind: Sequence[str], whole: int = 22) -> str:
    before = printed(told, "cell a line").split(HEADING, 1)[0]
    heads = ["申请人情况", "法人或其他组织", "  ".join(COLUMNS.values())]
    return "\n".join([
        before + HEADING, *heads, *ledger(told, whole, 2), DISPUTES, *disputes, "五、存在的主要问题及改进情况", "一是栏目更新慢。",
        "六、其他需要报告的事项", "无。", "云山县水利局", "2025年1月20日", *behind,
    ])  # fmt: skip


def read(text: str) -> dict[str, ReadFigure]:
    return dict(report_of_lines(lines_of_text(text), available()).figures)


def open_ones(told: Sample, text: str, begin: str) -> list[str]:
    """The cells that are not read; none may be wrong."""
    figures = read(text)
    cells = [address for address in told.truth if address.startswith(begin)]
    assert all(figures[cell].value == told.truth[cell] for cell in cells if figures[cell].state == "read")
    return [cell for cell in cells if figures[cell].state != "read"]


@pytest.mark.parametrize("seed", range(3))
def test_right_hand_blocks_behind_the_signature_are_put_back(seed: int) -> None:
    told = sample(seed)
    begun = [
        "行政复议",
        "行政诉讼",
        "未经复议直接起诉",
        " ".join([*HEADS, *HEADS, HEADS[0]]),
        *told.disputes[:11],
    ]
    rest = right_of(told, 22, 2)
    behind = [
        *rest[:3],
        "结果纠正",
        told.disputes[11],
        "复议后起诉",
        "其他结果",
        told.disputes[12],
        *rest[3:],
        "尚未审结 总计",
        *told.disputes[13:],
    ]
    assert open_ones(told, report(told, begun, behind), "") == []


def test_torn_heads_of_disputes_have_their_figures_behind_them() -> None:
    told = sample(3)
    torn = ["结果 结果 其他", "维持 纠正 结果"]
    one, two, three = (told.disputes[at : at + 5] for at in (0, 5, 10))
    begun = ["行政复议", *torn, *one[:3], "尚未", "审结", one[3], "总计", one[4]]
    behind = [
        "行政诉讼", "未经复议直接起诉", *torn, *two[:3], "尚未审结 总计", *two[3:], "复议后起诉", *HEADS, *three, *right_of(told, 22, 2)
    ]  # fmt: skip
    assert open_ones(told, report(told, begun, behind), "") == []


def test_heads_that_lack_a_letter_are_none() -> None:
    told = sample(3)
    begun = [
        "行政复议",
        "行政诉讼",
        "未经复议直接起诉",
        " ".join([*HEADS, *HEADS, HEADS[0]]),
        *told.disputes[:11],
    ]
    behind = [*right_of(told, 22, 2), "结纠", *told.disputes[11:]]
    found = open_ones(told, report(told, begun, behind), "")
    assert {"applications.total.total", "litigation_after_review.total", "reconsideration.upheld"} <= set(
        found
    )


def test_figures_more_than_are_lacking_are_put_nowhere() -> None:
    told = sample(4)
    begun = [
        "行政复议",
        "行政诉讼",
        "未经复议直接起诉",
        "复议后起诉",
        " ".join([*HEADS, *HEADS, *HEADS]),
        *told.disputes,
    ]
    text = report(told, begun, [*right_of(told, 22, 2), "7"])
    assert "applications.total.total" in open_ones(told, text, "applications.")


def test_without_the_heading_of_disputes_nothing_is_looked_for() -> None:
    told = sample(4)
    text = report(told, ["行政复议"], right_of(told, 22, 2)).replace(DISPUTES, "")
    assert "applications.total.total" in open_ones(told, text, "applications.")


def test_labels_at_the_edge_of_a_page_may_come_before_those_of_the_rows_above() -> None:
    told = sample(5)
    rows = told.ledger.rows
    lines = [line for _, labels, figures in rows[:21] for line in (*labels, *figures)]
    names = [label for _, labels, _ in (*rows[-2:], *rows[21:-2]) for label in labels]
    figures = [figure for _, _, told_ones in rows[21:] for figure in told_ones]
    heads = ["申请人情况", "法人或其他组织", "  ".join(COLUMNS.values())]
    before, behind = printed(told, "cell a line").split(HEADING, 1)
    text = "\n".join(
        [before + HEADING, *heads, *lines, *names, *figures, DISPUTES + behind.split(DISPUTES, 1)[1]]
    )
    assert open_ones(told, text, "applications.") == []
    swapped = text.replace("（七）总计\n四、结转下年度继续办理\n", "四、结转下年度继续办理\n（七）总计\n")
    assert swapped != text
    assert "applications.total.total" in open_ones(told, swapped, "applications.")
