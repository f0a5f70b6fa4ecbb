"""Tables told figure by figure: in words, as cards, as lists, an applicant a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.formats.web import lines_of_page
from interview.reading.extract.lines import paragraph
from interview.reading.match.form import form_of
from interview.reading.match.lines.one_by_one import put_together
from interview.reading.model import Report
from interview.reading.report import report_of_lines
from renderers.model import Document, Table
from tests.interview.reading.other_shapes import (
    COLUMNS,
    GROUPS,
    PARTS,
    fives,
    html,
    kind,
    page,
    plain,
    squares,
)
from tests.interview.reading.rebuilt import invented

Told = Callable[[str, Sequence[tuple[str, str]]], str]


def rows_of(table: Table) -> list[tuple[str, list[tuple[str, str]]]]:
    """The rows of a table, each with its label and its figures by their heads; names of articles have none."""
    if kind(table) == "disputes":
        return [
            (name, list(zip(PARTS, row, strict=True))) for name, row in zip(GROUPS, fives(table), strict=True)
        ]
    if kind(table) == "ledger":
        return [
            (row[2].text, list(zip(COLUMNS, (cell.text for cell in row[3:]), strict=True)))
            for row in squares(table)[3:]
        ]
    rows, heads = [], list[str]()
    for row in table.rows:
        texts = [cell.text for cell in row]
        heads = texts[1:] if texts[0] == "信息内容" else heads
        if texts[0] != "信息内容":
            rows.append((texts[0], list(zip(heads, texts[1:], strict=False))))
    return rows


def words(label: str, pairs: Sequence[tuple[str, str]]) -> str:
    return f"{label}：{'，'.join(f'{head}{figure}件' for head, figure in pairs)}。" if pairs else label


def cards(label: str, pairs: Sequence[tuple[str, str]]) -> str:
    return "\n".join([f"【{label}】", *(f"{head}：{figure}" for head, figure in pairs), ""])


def listed(label: str, pairs: Sequence[tuple[str, str]]) -> str:
    return "\n".join([f"  - 项目: {label}", *(f"    {head}: {figure}" for head, figure in pairs)])


def terms(label: str, pairs: Sequence[tuple[str, str]]) -> str:
    """As the text of a list of terms: a name, below it what it is."""
    return "\n".join([label, *(line for pair in pairs for line in pair)])


def row_a_line(label: str, pairs: Sequence[tuple[str, str]]) -> str:
    return " ".join([label, *(f"{head} {figure}" for head, figure in pairs)])


def whole_first(label: str, pairs: Sequence[tuple[str, str]]) -> str:
    """The total before its parts: …数量 18 件，其中自然人 3 件、…."""
    if len(pairs) < len(PARTS):
        return words(label, pairs)
    *parts, (_, total) = pairs
    return f"{label}{total}件，其中{'、'.join(f'{head}{figure}件' for head, figure in parts)}。"


def told_as(document: Document, told: Told) -> str:
    return plain(document, lambda table: "\n".join(told(*row) for row in rows_of(table)))


def applicants(table: Table) -> str:
    if kind(table) != "ledger":
        return html(table.rows)
    return "".join(
        f"<p>申请人：{head}</p>"
        + html([["项目", "数量"], *([label, pairs[at][1]] for label, pairs in rows_of(table))])
        for at, head in enumerate(COLUMNS)
    )


def read(text: str) -> Report:
    return report_of_lines((lines_of_page if "<html>" in text else lines_of_text)(text), available())


def wrong(report: Report) -> list[str]:
    return [cell for cell, true in invented(1, 200).truth.items() if report.figures[cell].value != true]


@pytest.mark.parametrize(
    "told", [words, cards, listed, terms, row_a_line, whole_first], ids=lambda each: each.__name__
)
def test_a_report_told_figure_by_figure_is_read_whole(told: Told) -> None:
    assert wrong(read(told_as(invented(1, 200).document, told))) == []


def test_a_ledger_with_a_table_for_every_applicant_is_read_whole() -> None:
    assert wrong(read(page(invented(1, 200).document, applicants))) == []


def test_a_whole_that_is_not_the_sum_of_its_parts_is_not_taken() -> None:
    text = told_as(invented(1, 200).document, whole_first)
    at = text.index("（一）予以公开")
    report = read(text[:at] + text[at:].replace("0件，其中", "7件，其中", 1))
    assert {figure.state for cell, figure in report.figures.items() if ".granted." in cell} == {"missing"}


@pytest.mark.parametrize(
    ("before", "after"),
    [("自然人0件，", ""), ("自然人0件，", "自然人0件，自然人0件，"), ("自然人0件", "自然人若干件"), ("（一）予以公开：", "其中：")],
)  # fmt: skip
def test_a_row_that_lacks_a_figure_or_tells_one_twice_stays_open(before: str, after: str) -> None:
    text = told_as(invented(1, 200).document, words)
    at = text.index("（一）予以公开：")
    report = read(text[:at] + text[at:].replace(before, after, 1))
    assert {figure.state for cell, figure in report.figures.items() if ".granted." in cell} == {"missing"}
    assert report.figures["applications.total.natural"].state == "read"


def test_a_column_of_figures_below_its_head_is_none_of_the_row_above() -> None:
    told = ["四、结转下年度继续办理", *(text for head in COLUMNS for text in (head, "4013", "2839"))]
    report = report_of_lines([paragraph(text) for text in ("一、总体情况", "办结3件。", *told)], available())
    assert {report.figures[f"applications.carried_out.{each}"].state for each in ("natural", "total")} <= {
        "missing",
        "doubtful",
    }


def test_a_label_behind_the_article_over_it_is_that_label() -> None:
    lines = lines_of_text(
        "三、\n第二十条第（五）项/行政许可/本年处理决定数量\t5\n第二十条第（六）项/行政处罚/本年处理决定数量\t7\n"
    )
    report = report_of_lines(lines, available())
    assert [report.figures[f"{each}.decisions"].value for each in ("licences", "penalties")] == [5, 7]


def test_heads_one_below_the_other_have_the_figures_behind_them_in_whatever_order() -> None:
    lines = lines_of_text("政府集中采购\n本年增/减\n采购项目数量\n42\n采购总金额\n4\n18.2万元\n")
    form = form_of(next(flow for flow in available() if flow.id == "disclosure_2019"))
    assert put_together(form, lines) == lines
