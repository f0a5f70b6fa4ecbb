"""Reports as text in every layout that was met, with figures of our own; `damaged_samples` damages them the way real ones are.

A table is rows of cells (text, columns covered); a layout prints it; a damage changes it before. Whoever reads it back
is judged by one thing above all: no figure may be wrong without being flagged.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from textwrap import wrap

Cell = tuple[str, int]
Row = list[Cell]

RESULTS = {
    "granted": "（一）予以公开", "partial": "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "denied_secret": "1.属于国家秘密",
    "denied_law": "2.其他法律行政法规禁止公开", "denied_safety": "3.危及“三安全一稳定”", "denied_third_party": "4.保护第三方合法权益",
    "denied_internal": "5.属于三类内部事务信息", "denied_process": "6.属于四类过程性信息", "denied_case_file": "7.属于行政执法案卷",
    "denied_query": "8.属于行政查询事项", "unable_not_held": "1.本机关不掌握相关政府信息", "unable_create": "2.没有现成信息需要另行制作",
    "unable_unclear": "3.补正后申请内容仍不明确", "refused_petition": "1.信访举报投诉类申请", "refused_repeat": "2.重复申请",
    "refused_publication": "3.要求提供公开出版物", "refused_mass": "4.无正当理由大量反复申请",
    "refused_confirm": "5.要求行政机关确认或重新出具已获取信息",
    "other_no_correction": "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "other_unpaid": "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "other_misc": "3.其他",
}  # fmt: skip

GROUPS = {
    "denied": "（三）不予公开",
    "unable": "（四）无法提供",
    "refused": "（五）不予处理",
    "other": "（六）其他处理",
}

COLUMNS = {
    "natural": "自然人", "business": "商业企业", "research": "科研机构", "charity": "社会公益组织", "legal": "法律服务机构",
    "other": "其他", "total": "总计",
}  # fmt: skip

PARTS = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    "total": "总计",
}

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


@dataclass
class Table:
    """A table about to be printed: heads, then rows of (address prefix, labels, figures by column)."""

    heads: list[Row]
    rows: list[tuple[str, list[str], list[str]]] = field(default_factory=list)


@dataclass
class Sample:
    """A report's three tables and the truth about them."""

    truth: dict[str, int]
    proactive: list[tuple[str, list[str], list[tuple[str, str, list[str]]]]]
    """(heading, heads, rows as (id, label, figures))."""
    ledger: Table
    disputes: list[str]
    behind: frozenset[int] = frozenset()
    """Rows of the ledger whose labels stand behind their figures."""


def sample(seed: int, *, quiet: bool = False) -> Sample:
    """A report whose sums come out; a busy one has hardly two figures alike."""
    dice = random.Random(seed)

    def some(most: int) -> int:
        return 0 if quiet and dice.random() < 0.85 else dice.randrange(most)

    truth: dict[str, int] = {}
    kinds = ["issued", "repealed", "in_force"]
    proactive: list[tuple[str, list[str], list[tuple[str, str, list[str]]]]] = []

    def block(heading: str, heads: list[str], rows: list[tuple[str, str, list[str]]]) -> None:
        made = []
        for id, label, names in rows:
            figures = [some(900) for _ in names]
            truth.update({f"{id}.{name}": figure for name, figure in zip(names, figures, strict=True)})
            made.append((id, label, [str(figure) for figure in figures]))
        proactive.append((heading, ["信息内容", *heads], made))

    block(
        "第二十条第（一）项",
        ["本年制发件数", "本年废止件数", "现行有效件数"],
        [("rules", "规章", kinds), ("documents", "行政规范性文件", kinds)],
    )
    block("第二十条第（五）项", ["本年处理决定数量"], [("licences", "行政许可", ["decisions"])])
    block(
        "第二十条第（六）项",
        ["本年处理决定数量"],
        [("penalties", "行政处罚", ["decisions"]), ("coercion", "行政强制", ["decisions"])],
    )
    block("第二十条第（八）项", ["本年收费金额（单位：万元）"], [("fees", "行政事业性收费", ["amount"])])
    cells: dict[str, list[int]] = {row: [some(40) for _ in range(6)] for row in RESULTS}
    cells["total"] = [sum(cells[row][at] for row in RESULTS) for at in range(6)]
    cells["carried_out"] = [some(9) for _ in range(6)]
    cells["carried_in"] = [
        min(some(9), total + out) for total, out in zip(cells["total"], cells["carried_out"], strict=True)
    ]
    cells["new"] = [
        total + out - carried
        for total, out, carried in zip(cells["total"], cells["carried_out"], cells["carried_in"], strict=True)
    ]
    ledger = Table([
        [(CORNER, 3), ("申请人情况", 7)],
        [("", 3), ("自然人", 1), ("法人或其他组织", 5), ("总计", 1)],
        [("", 3), ("", 1), *((COLUMNS[each], 1) for each in ("business", "research", "charity", "legal", "other")), ("", 1)],
    ])  # fmt: skip
    rows = [
        ("new", ["一、本年新收政府信息公开申请数量"]),
        ("carried_in", ["二、上年结转政府信息公开申请数量"]),
    ]
    seen: set[str] = set()
    for row, label in RESULTS.items():
        group = row.partition("_")[0]
        labels = ["三、本年度办理结果"] if row == "granted" else []
        if group in GROUPS and group not in seen:
            seen.add(group)
            labels.append(GROUPS[group])
        rows.append((row, [*labels, label]))
    rows += [("total", ["（七）总计"]), ("carried_out", ["四、结转下年度继续办理"])]
    for row, labels in rows:
        figures = [*cells[row], sum(cells[row])]
        truth |= {
            f"applications.{row}.{column}": figure for column, figure in zip(COLUMNS, figures, strict=True)
        }
        ledger.rows.append((row, labels, [str(figure) for figure in figures]))
    disputes: list[str] = []
    for tally in ("reconsideration", "litigation_direct", "litigation_after_review"):
        parts = [some(30) for _ in range(4)]
        for name, figure in zip(PARTS, [*parts, sum(parts)], strict=True):
            truth[f"{tally}.{name}"] = figure
            disputes.append(str(figure))
    return Sample(truth, proactive, ledger, disputes)


def printed(report: Sample, layout: str) -> str:
    """The report as text or HTML."""
    return "\n".join(
        [
            "云山县水利局2024年政府信息公开工作年度报告", "一、总体情况", "全年公开信息86条。", "二、主动公开政府信息情况",
            LAYOUTS[layout](_proactive(report)), "三、收到和处理政府信息公开申请情况", LAYOUTS[layout](_ledger(report)),
            "四、政府信息公开行政复议、行政诉讼情况", LAYOUTS[layout](_disputes(report)),
            "五、存在的主要问题及改进情况", "一是栏目更新慢。", "六、其他需要报告的事项", "无。",
        ]
    ) if layout != "html" else _page(report)  # fmt: skip


def tables_as(report: Sample, layout: str) -> tuple[str, str, str]:
    """The three tables alone."""
    proactive, ledger, disputes = (LAYOUTS[layout](rows) for rows in rows_of_tables(report))
    return proactive, ledger, disputes


def rows_of_tables(report: Sample) -> tuple[list[Row], list[Row], list[Row]]:
    """The rows of the three tables: each cell's text, and how many columns it covers."""
    return _proactive(report), _ledger(report), _disputes(report)


def _page(report: Sample) -> str:
    tables = [_html(rows) for rows in (_proactive(report), _ledger(report), _disputes(report))]
    heads = [
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
    ]
    parts = "".join(f"<p>{head}</p>{table}" for head, table in zip(heads, tables, strict=True))
    return f"<html><body><h1>云山县水利局2024年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>全年公开信息86条。</p>{parts}</body></html>"


def _proactive(report: Sample) -> list[Row]:
    rows: list[Row] = []
    for heading, heads, figures in report.proactive:
        rows += [
            [(heading, 4)],
            [(heads[0], 1), *((head, 3 if len(heads) == 2 else 1) for head in heads[1:])],
        ]
        rows += [
            [(label, 1), *((value, 3 if len(values) == 1 else 1) for value in values)]
            for _, label, values in figures
        ]
    return rows


def _ledger(report: Sample) -> list[Row]:
    rows = [list(row) for row in report.ledger.heads]
    for at, (_, labels, values) in enumerate(report.ledger.rows):
        spans = [1] * (len(labels) - 1) + [4 - len(labels)] if labels else []
        beside, figures = list(zip(labels, spans, strict=True)), [(value, 1) for value in values]
        rows.append([*figures, *beside] if at in report.behind else [*beside, *figures])
    return rows


def _disputes(report: Sample) -> list[Row]:
    parts = [(part, 1) for part in PARTS.values()]
    return [
        [("行政复议", 5), ("行政诉讼", 10)],
        [*parts, ("未经复议直接起诉", 5), ("复议后起诉", 5)],
        [*[("", 1)] * 5, *parts, *parts],
        [(value, 1) for value in report.disputes],
    ]


def _lines(rows: list[Row]) -> str:
    return "\n\n".join(text for row in rows for text, _ in row if text)


def _ending(rows: list[Row]) -> str:
    return "\n".join(f"{text} |" if text else "|" for row in rows for text, _ in row)


def _between(rows: list[Row]) -> str:
    return "\n|\n".join(text for row in rows for text, _ in row if text)


def _barred(rows: list[Row]) -> str:
    return "\n".join(
        " | ".join(text for text, _ in row) + " |" + "|" * sum(across - 1 for _, across in row)
        for row in rows
    )


def _leading(rows: list[Row]) -> str:
    return "\n".join(f"| {line}" for line in _barred(rows).split("\n"))


def _markdown(rows: list[Row]) -> str:
    def line(row: Row) -> str:
        return "| " + " | ".join(cell for text, across in row for cell in [text, *[""] * (across - 1)]) + " |"

    return "\n".join([line(rows[0]), "|---" * 4 + "|", *map(line, rows[1:])])


def _tabs(rows: list[Row]) -> str:
    return "\n\n".join("\n".join(f"\t{text}" for text, _ in row) for row in rows)


def _sheet(rows: list[Row]) -> str:
    """Copied out of a spreadsheet: a row a line, merged cells empty but for the first."""
    return "\n".join(
        "\t".join(cell for text, across in row for cell in [text, *[""] * (across - 1)]) for row in rows
    )


def _browser(rows: list[Row]) -> str:
    """Copied out of a browser: a row a line, a merged cell stands once."""
    return "\n".join("\t".join(text for text, _ in row) for row in rows)


def _tabs_between(rows: list[Row]) -> str:
    """Copied out of a browser that finds paragraphs in the cells: a line with a tab alone between two of them."""
    return "\n\n\n\n\n".join("\n\n\t\n\n".join(text for text, _ in row) for row in rows)


def _figures_first(rows: list[Row]) -> str:
    """In the reading order of a PDF: what stands in the middle of its cell comes after the figures beside it."""
    lines = []
    for row in rows:
        figures = [text for text, _ in row if _is_figure(text)]
        lines += [*figures, *(text for text, _ in row if text and text not in figures)]
    return "\n".join(lines)


def _is_figure(text: str) -> bool:
    return text.strip()[:1].isdigit() and "." not in text


def _aligned(rows: list[Row]) -> str:
    """As a PDF's text: labels to the left, every figure right-aligned in its column; blanks vanish."""
    lines = []
    for row in rows:
        ledger = len(row) > 6 and any(_is_figure(text) for text, across in row if across == 1)
        figures = [
            text
            for text, across in row
            if ledger and across == 1 and len(text) < 9 and "." not in text and "（" not in text
        ]
        labels = "  ".join(text for text, _ in row if text and text not in figures)
        printed = "".join(figure.rjust(8) for figure in figures)
        behind = figures and row[0][0] == figures[0]
        lines.append(f"{printed}  {labels}" if behind else labels.ljust(50) + printed)
    return "\n".join(lines)


def _html(rows: list[Row]) -> str:
    def cell(text: str, across: int) -> str:
        return f"<td colspan={across}>{text}</td>" if across > 1 else f"<td>{text}</td>"

    return (
        "<table>"
        + "".join("<tr>" + "".join(cell(*each) for each in row) + "</tr>" for row in rows)
        + "</table>"
    )


def _on_one_line(gap: str) -> Callable[[list[Row]], str]:
    return lambda rows: gap.join(text for row in rows for text, _ in row if text)


def _wrapped(rows: list[Row]) -> str:
    return "\n".join(wrap(_on_one_line(" ")(rows), 70, break_long_words=False))


def _filled_up(rows: list[Row]) -> str:
    """A cell a line; what merged cells covered stands as bars at the end of the row."""
    wide = max(sum(across for _, across in row) for row in rows)
    return "\n".join(
        "\n".join(f"{text} |" if text else "|" for text, _ in row) + "|" * (wide - len(row)) for row in rows
    )


LATER: dict[str, Callable[[list[Row]], str]] = {
    "one line": _on_one_line(" "), "one line of tabs": _on_one_line("\t"), "one line of bars": _on_one_line("|"), "wrapped": _wrapped,
    "filled up": _filled_up,
}  # fmt: skip
"""Layouts that were met later: seeds that were written down mean the others."""

LAYOUTS: dict[str, Callable[[list[Row]], str]] = {
    "cell a line": _lines, "ending bars": _ending, "bars between": _between, "bars": _barred, "leading bars": _leading,
    "markdown": _markdown, "tabs": _tabs, "aligned": _aligned, "html": _html,
    "spreadsheet": _sheet, "browser": _browser, "tabs between": _tabs_between, "figures first": _figures_first,
    **LATER,
}  # fmt: skip
