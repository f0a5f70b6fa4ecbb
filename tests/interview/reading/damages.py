"""Random damages of reports in every layout, one over another, with what a page puts around them.

Everything follows from a number, so that one that is read wrong can be made again: `damaged(seed)`.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tests.interview.reading import damaged_samples
from tests.interview.reading.damaged_samples import DAMAGES
from tests.interview.reading.layouts import COLUMNS, LATER, LAYOUTS, Sample, Table, printed, sample

Damage = Callable[[Sample, random.Random], Sample]
OTHER_HEADS = {
    "本年制发件数": "本年新制作数量", "本年废止件数": "本年新公开数量", "现行有效件数": "对外公开总数量",
    "本年处理决定数量": "上一年项目数量", "本年收费金额（单位：万元）": "上一年项目数量",
}  # fmt: skip


@dataclass(frozen=True)
class Damaged:
    """A report as somebody has it, and what it said when it was whole."""

    text: str
    layout: str
    truth: dict[str, int]
    told: tuple[str, ...]
    """The damages, for whoever looks for the cause."""


RECORDED = tuple(each for each in LAYOUTS if each not in LATER)
"""The layouts of which seeds were written down."""


def first_number() -> int:
    """The number that a run of random damages begins with: NIANBAO_SEED, else one that no run had before."""
    return int(os.environ.get("NIANBAO_SEED") or random.SystemRandom().randrange(10**9))


def damaged(seed: int, among: Sequence[str] = RECORDED) -> Damaged:
    """A report with one to three damages in one of some layouts, and perhaps furniture around it."""
    dice = random.Random(seed)
    report = sample(dice.randrange(10_000), quiet=dice.random() < 0.5)
    truth, layout = report.truth, dice.choice(among)
    chosen: Sequence[Damage] = [dice.choice(ARRANGED)] * (dice.random() < 0.2) + dice.sample(
        ALL, dice.choice([1, 1, 2, 2, 3])
    )
    if dice.random() < 0.15:
        chosen = [*chosen, damaged_samples.blank_zeros]
    if alone := [each for each in chosen if each in EXTRA]:
        chosen = alone[:1]
    if short_labels in chosen:
        chosen = [each for each in chosen if each not in ROWS_LOST]
    # The one that tears heads comes last: others look for them.
    for damage in sorted(chosen, key=lambda each: each is heads_torn):
        report = damage(report, dice)
    text = printed(report, layout)
    if layout != "html":
        text = (
            torn(text, dice, rows=layout in A_ROW_A_LINE)
            if dice.random() < 0.15 and WHOLE_ROWS.isdisjoint(chosen)
            else text
        )
        text = furnished(text, dice) if dice.random() < 0.5 else text
    return Damaged(text, layout, truth, tuple(each.__name__ for each in chosen))


def _rows(report: Sample) -> list[tuple[str, list[str], list[str]]]:
    return [(row, list(labels), list(values)) for row, labels, values in report.ledger.rows]


def _with_rows(report: Sample, rows: list[tuple[str, list[str], list[str]]]) -> Sample:
    return replace(report, ledger=Table(report.ledger.heads, rows))


def lost_cells(report: Sample, dice: random.Random) -> Sample:
    """A row has lost some of its cells, nobody knows which."""
    rows = _rows(report)
    _, _, values = rows[dice.randrange(len(rows))]
    for _ in range(dice.randrange(1, 5)):
        if values:
            del values[dice.randrange(len(values))]
    return _with_rows(report, rows)


def lost_figures(report: Sample, dice: random.Random) -> Sample:
    """A row has kept its label and lost all its figures."""
    rows = _rows(report)
    rows[dice.randrange(len(rows))][2].clear()
    return _with_rows(report, rows)


def cells_lost_here_and_there(report: Sample, dice: random.Random) -> Sample:
    """Many rows have lost a cell each."""
    rows = _rows(report)
    for _, _, values in dice.sample(rows, dice.randrange(2, 12)):
        if values:
            del values[dice.randrange(len(values))]
    return _with_rows(report, rows)


def column_without_figures(report: Sample, dice: random.Random) -> Sample:
    """A column has kept its head and lost its figures."""
    at, rows = dice.randrange(7), _rows(report)
    for _, _, values in rows:
        del values[at : at + 1]
    return _with_rows(report, rows)


def lost_column(report: Sample, dice: random.Random) -> Sample:
    """A column is gone with its head."""
    order = _order(report)
    gone = dice.choice([*order, "总计", "总计"])
    return _without_head(column_gone(report, order.index(gone)), gone) if gone in order else report


def _order(report: Sample) -> list[str]:
    """The heads of the figures as printed."""
    if not report.ledger.heads:
        return list(COLUMNS.values())
    own = set(COLUMNS.values())
    organisations = [text for text, _ in report.ledger.heads[2] if text in own]
    beside = [text for text, _ in report.ledger.heads[1] if text in own or text == "法人或其他组织"]
    at = beside.index("法人或其他组织")
    return [*beside[:at], *organisations, *beside[at + 1 :]]


def column_gone(report: Sample, at: int) -> Sample:
    """The figures of one column gone from every row."""
    return _with_rows(
        report, [(row, labels, values[:at] + values[at + 1 :]) for row, labels, values in report.ledger.rows]
    )


def _without_head(report: Sample, head: str) -> Sample:
    heads = [[cell for cell in row if cell[0] != head] for row in report.ledger.heads]
    return replace(report, ledger=Table(heads, report.ledger.rows))


def lost_head(report: Sample, dice: random.Random) -> Sample:
    """A head is gone, in some layouts its place too; not the one by which two columns that changed places are known."""
    head = dice.choice(list(COLUMNS.values()))
    with_its_place = dice.random() < 0.5
    if _hides_an_exchange(report, head):
        return report
    if with_its_place:
        return _without_head(report, head)
    heads = [[("" if text == head else text, across) for text, across in row] for row in report.ledger.heads]
    return replace(report, ledger=Table(heads, report.ledger.rows))


def _hides_an_exchange(report: Sample, head: str) -> bool:
    """Whether without this head of an organisation the others stand in the form's order, though their columns do not."""
    told, ours = _order(report), list(COLUMNS.values())
    left = [[each for each in order if each != head] for order in (told, ours)]
    return head in ours[1:-1] and told != ours and left[0] == left[1]


def exchanged_heads(report: Sample, dice: random.Random) -> Sample:
    """Two columns of organisations stand in each other's place, with their heads."""
    one, other = sorted(dice.sample(range(5), 2))
    heads = [list(row) for row in report.ledger.heads]
    heads[2][2 + one], heads[2][2 + other] = heads[2][2 + other], heads[2][2 + one]
    rows = _rows(report)
    for _, _, values in rows:
        values[1 + one], values[1 + other] = values[1 + other], values[1 + one]
    return replace(report, ledger=Table(heads, rows))


def heads_of_the_other_form(report: Sample, dice: random.Random) -> Sample:
    """The heads of the form before stand over some blocks of table two."""
    blocks = list(report.proactive)
    for at in dice.sample(range(len(blocks)), dice.randrange(1, len(blocks) + 1)):
        heading, heads, rows = blocks[at]
        blocks[at] = (heading, [OTHER_HEADS.get(head, head) for head in heads], rows)
    return replace(report, proactive=blocks)


def blanks_before_figures(report: Sample, dice: random.Random) -> Sample:
    """The empty rest of a merged label pushes some rows to the right."""
    rows = _rows(report)
    for _, _, values in dice.sample(rows, dice.randrange(1, 6)):
        values.insert(0, "")
    return _with_rows(report, rows)


def blank_cells(report: Sample, dice: random.Random) -> Sample:
    """Some cells are blank, whatever stood in them."""
    rows = _rows(report)
    for _, _, values in dice.sample(rows, dice.randrange(1, 8)):
        if values:
            values[dice.randrange(len(values))] = ""
    return _with_rows(report, rows)


def blank_total_column(report: Sample, dice: random.Random) -> Sample:
    """The last column is empty in every row."""
    rows = _rows(report)
    for _, _, values in rows:
        values[-1:] = [""]
    return _with_rows(report, rows)


def row_over_two_lines(report: Sample, dice: random.Random) -> Sample:
    """The figures of a row go on in a row of their own."""
    rows = _rows(report)
    at = dice.randrange(len(rows))
    cut = dice.randrange(1, 6)
    row, labels, values = rows[at]
    rows[at : at + 1] = [(row, labels, values[:cut]), ("", [], values[cut:])]
    return _with_rows(report, rows)


def labels_behind(report: Sample, dice: random.Random) -> Sample:
    """Some or all labels stand behind their figures."""
    every = range(len(report.ledger.rows))
    return replace(
        report, behind=frozenset(every if dice.random() < 0.5 else dice.sample(every, dice.randrange(1, 6)))
    )


def lost_first_label(report: Sample, dice: random.Random) -> Sample:
    """One of the first rows has lost its label."""
    rows = _rows(report)
    rows[dice.randrange(3)][1].clear()
    return _with_rows(report, rows)


def short_labels(report: Sample, dice: random.Random) -> Sample:
    """A label is nothing but what several rows have in common."""
    rows = _rows(report)
    labels = rows[dice.randrange(3, len(rows) - 2)][1]
    labels[-1:] = [dice.choice(["其他", "申请", "公开", "3.其他", "（六）其他处理"])]
    return _with_rows(report, rows)


def block_lost(report: Sample, dice: random.Random) -> Sample:
    """A block of table two has lost its heads, its label or its figures."""
    blocks = list(report.proactive)
    at = dice.randrange(len(blocks))
    heading, heads, rows = blocks[at]
    way, first = dice.randrange(4), rows[0]
    blocks[at] = [
        (heading, [heads[0]], rows), (heading, heads, [("", "", first[2]), *rows[1:]]),
        (heading, heads, [(first[0], first[1], []), *rows[1:]]), (heading, heads[:-1], [(*row[:2], row[2][:-1] or row[2]) for row in rows]),
    ][way]  # fmt: skip
    return replace(report, proactive=blocks)


def disputes_torn(report: Sample, dice: random.Random) -> Sample:
    """The row of the last table has lost some figures, or some are blank."""
    figures = list(report.disputes)
    for _ in range(dice.randrange(1, 5)):
        at = dice.randrange(len(figures))
        figures[at : at + 1] = [""] if dice.random() < 0.5 else []
    return replace(report, disputes=figures)


def column_numbers(report: Sample, dice: random.Random) -> Sample:
    """A row below the heads numbers the columns."""
    label = ["栏次"] * dice.randrange(2)
    return _with_rows(report, [("", label, [str(at) for at in range(1, 8)]), *_rows(report)])


def ends_lost(report: Sample, dice: random.Random) -> Sample:
    """Many rows have lost their first cells, or their last."""
    rows, many, first = _rows(report), dice.randrange(1, 4), dice.random() < 0.5
    for _, _, values in dice.sample(rows, dice.randrange(1, len(rows))):
        values[:] = values[many:] if first else values[:-many]
    return _with_rows(report, rows)


def row_of_another_kind(report: Sample, dice: random.Random) -> Sample:
    """A row that counts something else: 占比, 小计, or nothing that is told."""
    rows, label = _rows(report), dice.choice([[], ["占比"], ["小计"], ["其中：网上申请"]])
    values = ["0"] * 7 if dice.random() < 0.5 else [str(dice.randrange(50)) for _ in range(7)]
    at = dice.randrange(len(rows))
    if not label and at and not rows[at - 1][2]:
        label = ["小计"]  # without one it would be the figures that the row above it lost
    rows.insert(at, ("", label, values))
    return _with_rows(report, rows)


def figures_in_one_cell(report: Sample, dice: random.Random) -> Sample:
    """Two figures stand in one cell, with a gap between them or without."""
    rows = _rows(report)
    _, _, values = rows[dice.randrange(len(rows))]
    at = dice.randrange(6)
    if len(values) > at + 1:
        values[at : at + 2] = [values[at] + dice.choice(["", " "]) + values[at + 1]]
    return _with_rows(report, rows)


def all_labels_lost(report: Sample, _: random.Random) -> Sample:
    """The ledger has no labels."""
    return _with_rows(report, [(row, [], values) for row, _, values in report.ledger.rows])


def foreign_column_of_table_two(report: Sample, dice: random.Random) -> Sample:
    """A column of table two that the form does not have, with a head or without."""
    heading, heads, rows = report.proactive[0]
    at = dice.randrange(1, 4)
    more = dice.choice(["上年数", "同比", "备注", ""])
    block = (
        heading,
        [*heads[:at], more, *heads[at:]],
        [(id, label, [*v[: at - 1], str(dice.randrange(99)), *v[at - 1 :]]) for id, label, v in rows],
    )
    return replace(report, proactive=[block, *report.proactive[1:]])


def figures_of_another_year(report: Sample, dice: random.Random) -> Sample:
    """A row of table two that has one figure has two."""
    blocks = list(report.proactive)
    at = dice.randrange(1, len(blocks))
    heading, heads, rows = blocks[at]
    blocks[at] = (
        heading,
        heads,
        [(id, label, [str(dice.randrange(99)), *values]) for id, label, values in rows],
    )
    return replace(report, proactive=blocks)


def heads_torn(report: Sample, dice: random.Random) -> Sample:
    """The first or the last row of heads is gone."""
    heads = report.ledger.heads
    return replace(report, ledger=Table(heads[1:] if dice.random() < 0.5 else heads[:-1], report.ledger.rows))


def part_of_the_disputes(report: Sample, dice: random.Random) -> Sample:
    """Only some of the last table's figures are there."""
    figures = report.disputes
    return replace(report, disputes=figures[:5] if dice.random() < 0.5 else figures[5:])


ARRANGED: Sequence[Damage] = (
    damaged_samples.swapped_columns, damaged_samples.total_first, damaged_samples.proactive_swapped, exchanged_heads
)  # fmt: skip
"""What needs the table whole, and comes first."""
EXTRA = frozenset([damaged_samples.extra_figure, figures_of_another_year, foreign_column_of_table_two])
"""Beside a figure that is gone they would make a row whole, and nobody could tell."""
ROWS_LOST = (damaged_samples.lost_row, damaged_samples.lost_label_and_row)
WHOLE_ROWS = EXTRA | {short_labels}
"""Nor where a row has the label of another, and that one is gone: rows are not lost beside these."""
ALL: Sequence[Damage] = (
    *(each for each in DAMAGES if each not in ARRANGED), lost_cells, lost_cells, lost_figures, cells_lost_here_and_there, column_without_figures,
    lost_column, lost_column, lost_head, heads_of_the_other_form, blanks_before_figures, blank_cells, blank_total_column, row_over_two_lines,
    labels_behind, lost_first_label, short_labels, block_lost, disputes_torn, column_numbers, ends_lost, row_of_another_kind,
    figures_in_one_cell, all_labels_lost, foreign_column_of_table_two, figures_of_another_year, heads_torn, part_of_the_disputes,
)  # fmt: skip

A_ROW_A_LINE = frozenset(["bars", "leading bars", "markdown", "aligned", "spreadsheet", "browser"])


def torn(text: str, dice: random.Random, *, rows: bool) -> str:
    """Some lines are lost; whole rows are doubled too, or change places: of two figures that did nobody could tell."""
    lines = text.split("\n")
    for _ in range(dice.randrange(1, 5)):
        at = dice.randrange(4, len(lines) - 1)
        way = dice.randrange(3) if rows else 0
        if way == 0:
            del lines[at]
        elif way == 1:
            lines[at], lines[at + 1] = lines[at + 1], lines[at]
        else:
            lines.insert(at, lines[at])
    return "\n".join(lines)


BEFORE = (
    "首页", "政务公开", "政府信息公开", "政府信息公开年报", "依申请公开", "您现在的位置：首页 > 政务公开 > 政府信息公开年报 > 正文", "当前位置：首页>>年报",
    "发布日期：2025-01-12", "发布时间：2026年1月22日 10:12　浏览次数：1234次 【字体：大 中 小】", "索引号：014208937/2026-00012 分类：年报", "来源：云山县人民政府办公室",
    "2026-01-22 10:12:33 来源：县政府办 点击：12", "发文日期： 2026-01-22", "字号：[大] [中] [小] 打印 关闭", "url: https://www.example.gov.cn/art/2026/1/22/art_1.html", "title: 政府信息公开",
    "date: 2026-01-22", "抓取时间：2026-03-01 08:00", "---", "信息名称：云山县人民政府办公室文件", "首页 | 新闻中心 | 政务公开 | 互动交流", "云山县人民政府门户网站", "今天是2026年3月1日 星期日",
    "文号：无", "主题分类：综合政务", "[ 2026-01-22 ]", "朗读 分享到：", "无障碍阅读", "2026年1月22日",
)  # fmt: skip
AFTER = (
    "扫一扫在手机打开当前页", "上一篇：关于2026年1月统计数据 12", "下一篇：没有了", "主办：云山县人民政府办公室 备案号：苏ICP备05012345号", "网站标识码3213220001 联系电话：0527-83553000",
    "苏公网安备 32132202000123号", "【打印本页】 【关闭窗口】", "分享到：微信 微博", "版权所有：云山县人民政府", "责任编辑：张三", "网站地图 | 联系我们 | 返回顶部", "承办：云山县大数据局", "Copyright © 2026 All Rights Reserved",
)  # fmt: skip


def furnished(text: str, dice: random.Random) -> str:
    """With lines of a page before the report, between its title and its text, and after it."""
    title, rest = text.split("\n", 1)
    before = dice.sample(BEFORE, dice.randrange(0, 7))
    between = [line for line in dice.sample(BEFORE, dice.randrange(0, 3)) if line != "云山县人民政府门户网站"]
    after = dice.sample(AFTER, dice.randrange(0, 5))
    return "\n".join([*before, title, *between, rest, *after])
