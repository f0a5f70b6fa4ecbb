"""Shapes in which only names say whose a figure is, figures dressed in what says nothing, and headings as other papers have them.

Beside those in `other_shapes`; every cell of them can be known.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from renderers.model import Document, Heading, Table
from tests.interview.reading.other_shapes import (
    COLUMNS,
    GROUPS,
    PARTS,
    Made,
    cells_a_line,
    fives,
    html,
    of,
    page,
    plain,
    rows_a_line,
    squares,
    with_figures,
)

_LONG = 8
"""Characters of a label that stands on one line."""
MIDDLE = 50
"""Where a browser of text sets the middle of its lines."""


def rows_of(table: Table) -> list[tuple[str, list[str]]]:
    """The label and the figures of every row of the ledger."""
    return [(row[2].text, [cell.text for cell in row[3:]]) for row in squares(table)[3:]]


def turned_round(table: Table) -> str:
    return html([["项目", *COLUMNS], *([label, *figures] for label, figures in reversed(rows_of(table)))])


def total_first(table: Table) -> str:
    rows = rows_of(table)
    return html(
        [["项目", *COLUMNS], *([label, *figures] for label, figures in [rows[-2], *rows[:-2], rows[-1]])]
    )


def a_table_a_kind(table: Table) -> str:
    """Each kind of applicant has a table of its own, under its name."""
    return "".join(
        f"<p>{'一二三四五六七'[at]}、{kind}</p>"
        + html([["办理情况", "件数"], *([label, figures[at]] for label, figures in rows_of(table))])
        for at, kind in enumerate(COLUMNS)
    )


def a_list_a_kind(table: Table) -> str:
    return "".join(
        f"<p>{kind}</p>" + "".join(f"<p>{label}：{figures[at]}件</p>" for label, figures in rows_of(table))
        for at, kind in enumerate(COLUMNS)
    )


def a_row_a_figure(table: Table) -> str:
    rows = (
        [label, kind, figures[at]] for label, figures in rows_of(table) for at, kind in enumerate(COLUMNS)
    )
    return html([["事项", "申请人", "件数"], *rows])


def organisations_summed(table: Table) -> str:
    """A column more between the form's own."""
    rows = (
        [label, figures[0], str(sum(map(int, figures[1:6]))), *figures[1:]]
        for label, figures in rows_of(table)
    )
    return html([["项目", COLUMNS[0], "法人或其他组织小计", *COLUMNS[1:]], *rows])


def counted_disputes(table: Table) -> str:
    """What is counted is said before the one row."""
    first, *others = fives(table)
    figures = [*first, *others[0], *others[1]]
    return html([["", *(name for name in GROUPS for _ in PARTS)], ["类别", *PARTS * 3], ["件数", *figures]])


def in_the_middle(document: Document) -> str:
    """Every cell in the middle of a line of its own, as a browser of text prints cells that hold a paragraph."""
    text = plain(document, cells_a_line).split("\n")
    return "\n\n".join(line if "。" in line else " " * (MIDDLE - len(line) // 2) + line for line in text)


def of_textile(table: Table) -> str:
    """A table of Textile, its merged cells told by marks."""

    def told(text: str, wide: int, high: int) -> str:
        marks = f"\\{wide}" * (wide > 1) + f"/{high}" * (high > 1)
        return f"{marks}. {text}" if marks else text

    return "\n".join(
        "|" + "|".join(told(cell.text, cell.across, cell.down) for cell in row) + "|" for row in table.rows
    )


def of_boxes_in_latex(table: Table) -> str:
    """A table of LaTeX whose longer cells are boxes with lines of their own."""

    def cell(text: str) -> str:
        begins, ends = r"\begin{minipage}[t]{\linewidth}\raggedright", r"\strut" + "\n" + r"\end{minipage}"
        return f"{begins}\n{text[:6]}\\\\\n{text[6:]}{ends}" if len(text) > _LONG else text

    rows = (" & ".join(cell(each.text) for each in row) for row in squares(table))
    return "\n".join([r"\begin{longtable}{l}", *(f"{row} \\\\" for row in rows), r"\end{longtable}"])


def with_tags(document: Document) -> str:
    """Markdown in which a converter left the tags that it had no mark for."""

    def told(table: Table) -> str:
        rows = [[cell.text for cell in row] for row in squares(table)]
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return "\n".join(
            ["<div align='center'>", "单位：件", "</div>", lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]
        )

    return plain(document, told)


def headed(told: Callable[[int, str], str]) -> Made:
    """A text whose parts are numbered otherwise."""

    def made(document: Document) -> str:
        numbers = iter(range(1, 7))
        blocks = (
            replace(each, text=told(next(numbers), each.text[2:]))
            if isinstance(each, Heading) and re.match("[一二三四五六]、", each.text)
            else each
            for each in document.blocks
        )
        return plain(replace(document, blocks=tuple(blocks)), rows_a_line)

    return made


def numbered(form: str, at: int, text: str) -> str:
    return form.format("一二三四五六"[at - 1], at) + text


def dressed(form: str) -> Made:
    """A page whose figures stand in what says nothing of them."""
    return lambda document: page(
        with_figures(document, lambda text: form.format(text) if text.isdecimal() else text),
        lambda table: html(table.rows),
    )


NAMED: dict[str, tuple[str, Made]] = {
    "the ledger turned round": ("html", of("ledger", turned_round)),
    "the row of totals first": ("html", of("ledger", total_first)),
    "a table a kind of applicant": ("html", of("ledger", a_table_a_kind)),
    "a list a kind of applicant": ("html", of("ledger", a_list_a_kind)),
    "a row a figure": ("html", of("ledger", a_row_a_figure)),
    "organisations summed": ("html", of("ledger", organisations_summed)),
    "disputes counted": ("html", of("disputes", counted_disputes)),
    "cells in the middle": ("txt", in_the_middle),
    "Textile": ("txt", lambda document: plain(document, of_textile)),
    "boxes in LaTeX": ("tex", lambda document: plain(document, of_boxes_in_latex)),
    "tags left in Markdown": ("md", with_tags),
    **{
        f"parts numbered {form.format('三', 3)}": ("txt", headed(partial(numbered, form)))
        for form in ("第{0}部分 ", "第{0}章、", "（{0}）", "{1}.", "h2. ")
    },
    "parts numbered 叁": ("txt", headed(lambda at, text: f"{'壹贰叁肆伍陆'[at - 1]}、{text}")),
    "parts numbered Ⅲ": ("txt", headed(lambda at, text: f"{'ⅠⅡⅢⅣⅤⅥ'[at - 1]}、{text}")),
    "parts between signs": ("txt", headed(lambda at, text: f"== {'一二三四五六'[at - 1]}、{text} ==")),
    "parts framed": ("txt", headed(lambda at, text: f"【{'一二三四五六'[at - 1]}、{text}】")),
    **{f"figures as {form}": ("html", dressed(form)) for form in ("“{}”", "**{}**", "*{}*", "：{}", "共{}件", "{}例。", "{}¹", "\u00ad{}")},
}  # fmt: skip
