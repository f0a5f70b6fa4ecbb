"""Reports as editors, listings, databases, services and other languages of markup give them: what is odd is the file, not its tables.

Beside the shapes in `other_shapes` and `named_shapes`; every cell of them can be known.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from html import escape
from io import StringIO

from renderers.model import Cell, Document, Table
from tests.interview.reading.named_shapes import rows_of
from tests.interview.reading.other_shapes import (
    COLUMNS,
    GROUPS,
    PARTS,
    Made,
    fives,
    html,
    kind,
    of,
    once,
    page,
    plain,
    squares,
)

_LONGEST = 4
"""Characters of a label in a narrow column."""


def with_tabs(table: Table) -> str:
    return "\n".join("\t".join(cell.text for cell in row) for row in table.rows)


def numbered(document: Document) -> str:
    lines = plain(document, with_tabs).split("\n")
    return "\n".join(f"{at:6}\t{line}" for at, line in enumerate(lines, 1))


def in_xml(document: Document, row: str, cell: str, spans: Callable[[Cell], str]) -> str:
    """A report in another vocabulary of XML."""
    parts = [f"<title>{document.title}</title>"]
    for each in document.blocks:
        if isinstance(each, Table):
            rows = "".join(
                f"<{row}>{''.join(f'<{cell} {spans(one)}>{escape(one.text)}</{cell}>' for one in cells)}</{row}>"
                for cells in each.rows
            )
            parts.append(f"<informaltable><tgroup>{rows}</tgroup></informaltable>")
        else:
            parts.append(f"<para>{escape(each.text)}</para>")
    return "<?xml version='1.0'?>\n<article>" + "\n".join(parts) + "</article>"


def of_docbook(cell: Cell) -> str:
    down = f'morerows="{cell.down - 1}"' if cell.down > 1 else ""
    return f'{down} namest="c1" nameend="c{cell.across}"' if cell.across > 1 else down


def listed(table: Table) -> str:
    rows = ["   * - " + "\n     - ".join(row) for row in once(table)]
    return "\n".join([".. list-table::", "   :widths: auto", "", *rows])


def read_aloud(table: Table) -> str:
    """Cell after cell with its place, as a program for the blind reads them."""
    seen: set[int] = set()
    told = [f"表格，{len(table.rows)}行，{len(squares(table)[0])}列"]
    for row, cells in enumerate(squares(table), 1):
        for column, cell in enumerate(cells, 1):
            if id(cell) not in seen:
                seen.add(id(cell))
                across = f"，跨{cell.across}列" if cell.across > 1 else ""
                told.append(f"第{row}行 第{column}列{across}：{cell.text or '空白'}")
    return "\n".join([*told, "表格结束"])


def of_mysql(table: Table) -> str:
    """Rows as `\\G` prints them, a name and a value a line."""
    if kind(table) == "proactive":
        return with_tabs(table)
    names, columns = ("办理情况", COLUMNS) if kind(table) == "ledger" else ("类别", PARTS)
    rows = rows_of(table) if kind(table) == "ledger" else list(zip(GROUPS, fives_of(table), strict=True))
    return "\n".join(
        f"*************************** {at}. row ***************************\n"
        + "\n".join(
            f"{name:>12}: {value}" for name, value in [(names, label), *zip(columns, figures, strict=True)]
        )
        for at, (label, figures) in enumerate(rows, 1)
    )


def fives_of(table: Table) -> Iterator[list[str]]:
    yield from map(list, fives(table))


def cut_short(table: Table) -> str:
    def text(cell: Cell) -> str:
        return escape(
            cell.text
            if cell.role == "figure" or len(cell.text) <= _LONGEST + 1
            else f"{cell.text[:_LONGEST]}…"
        )

    return html(table.rows, text)


def a_group_a_row(table: Table) -> str:
    """The rows of a group kept in one, a paragraph each."""
    rows: list[list[Cell | str]] = [[*row] for row in table.rows[:3]]
    groups: dict[str, list[list[str]]] = {}
    for row in squares(table)[3:]:
        groups.setdefault(row[1].text, []).append([cell.text for cell in row[2:]])
    for name, told in groups.items():
        rows.append(
            [name, name, *map("\n".join, zip(*told, strict=True))]
            if len(told) > 1
            else [name, name, *told[0]]
        )
    return html(rows, lambda cell: escape(cell.text)).replace("\n", "<br>")


def long_rows(document: Document) -> Iterator[list[str]]:
    """Every figure with the names of all that it is of."""
    for table in document.blocks:
        if not isinstance(table, Table):
            continue
        if kind(table) == "ledger":
            part = "三、收到和处理政府信息公开申请情况"
            yield from (
                [part, label, column, each]
                for label, figures in rows_of(table)
                for column, each in zip(COLUMNS, figures, strict=True)
            )
        elif kind(table) == "disputes":
            part = "四、政府信息公开行政复议、行政诉讼情况"
            yield from (
                [part, label, column, each]
                for label, figures in zip(GROUPS, fives_of(table), strict=True)
                for column, each in zip(PARTS, figures, strict=True)
            )
        else:
            heads: list[str] = []
            for row in table.rows:
                name, *told = (cell.text for cell in row)
                if name == "信息内容":
                    heads = told
                else:
                    yield from (
                        ["二、主动公开政府信息情况", name, head, each]
                        for head, each in zip(heads, told, strict=False)
                    )


def of_a_database(document: Document) -> str:
    made = StringIO()
    rows = csv.writer(made)
    rows.writerow(["报告", "表", "项目", "列", "数值"])
    rows.writerows([document.title, *row] for row in long_rows(document))
    return made.getvalue()


def by_paths(document: Document) -> str:
    figures = {
        "/".join(row[:-1]): int(row[-1]) if row[-1].isdecimal() else row[-1] for row in long_rows(document)
    }
    return json.dumps({"标题": document.title, **figures}, ensure_ascii=False)


def recognised(document: Document) -> str:
    """As a service for tables in pictures answers."""
    found: list[object] = [{"type": "title", "words": document.title, "raw": document.title}]
    for each in document.blocks:
        if not isinstance(each, Table):
            found.append({"type": "text", "words": each.text})
            continue
        seen: set[int] = set()
        cells: list[object] = []
        for row, line in enumerate(squares(each)):
            for column, cell in enumerate(line):
                if id(cell) not in seen:
                    seen.add(id(cell))
                    cells.append(
                        {
                            "row_start": row,
                            "row_end": row + cell.down,
                            "col_start": column,
                            "words": cell.text,
                        }
                    )
        found.append({"type": "table", "body": cells})
    return json.dumps({"results": found}, ensure_ascii=False)


def with_heads_once(document: Document) -> str:
    """As an interface of a site answers: the heads, and every row as its name and its values."""
    told: dict[str, object] = {"title": document.title}
    for at, each in enumerate(document.blocks):
        if isinstance(each, Table) and kind(each) == "ledger":
            rows = [
                {
                    "name": row[2].text,
                    "parent": row[1].text if row[1] is not row[2] else None,
                    "values": [cell.text for cell in row[3:]],
                }
                for row in squares(each)[3:]
            ]
            told["table3"] = {"heads": COLUMNS, "note": "单位：件", "rows": rows}
        elif isinstance(each, Table):
            told[kind(each)] = once(each)
        else:
            told[f"text{at}"] = each.text
    return json.dumps(told, ensure_ascii=False)


def in_a_script(document: Document) -> str:
    tables = [once(each) for each in document.blocks if isinstance(each, Table)]
    told = "".join(
        f"var table{at} = {json.dumps(rows, ensure_ascii=False)};" for at, rows in enumerate(tables)
    )
    return page(document, lambda table: "<div class='table'></div>").replace(
        "</body>", f"<script>{told}</script></body>"
    )


def with_hints(table: Table, how: str) -> str:
    """A number that no browser shows behind every figure."""
    return html(table.rows, lambda cell: escape(cell.text) + (how if cell.role == "figure" else ""))


def in_latex(table: Table) -> str:
    rows = [
        " & ".join(f"\\makecell{{{each[:5]}\\\\{each[5:]}}}" if len(each) > 5 else each for each in row)
        for row in once(table)
    ]
    body = " \\\\ \\hline\n".join(row.replace("%", "\\%") for row in rows)
    return f"\\begin{{tabular}}{{|c|}}\n{body} \\\\\n\\end{{tabular}}"


def in_a_frame(document: Document) -> str:
    """Markdown with pages for its tables."""
    return plain(document, lambda table: f"\n<html><body>{html(table.rows)}</body></html>\n")


def in_two_languages(table: Table) -> str:
    return html(table.rows, lambda cell: escape(cell.text) + ("<br>" if cell.role != "figure" and cell.text in {"行政许可", "规章", "自然人"} else " ")
                + ("In English" if cell.role != "figure" and cell.text else ""))  # fmt: skip


def bullets(table: Table) -> str:
    rows = [
        f"{at}. {label}\n"
        + "\n".join(f"\t* {column} — {each}" for column, each in zip(COLUMNS, figures, strict=True))
        for at, (label, figures) in enumerate(rows_of(table), 1)
    ]
    return "\n".join(rows) if kind(table) == "ledger" else with_tabs(table)


def columns_apart(table: Table) -> str:
    """The labels of the ledger one below the other, then every column with its figures."""
    rows = rows_of(table)
    told = [label for label, _ in rows]
    for at, column in enumerate(COLUMNS):
        told += [column, *(figures[at] for _, figures in rows)]
    return "\n".join(told)


def between_bars(table: Table) -> str:
    rows = [[""] * len(squares(table)[0]), *once(table)]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])


def quoted_boxes(table: Table) -> str:
    return "\n".join(["> [!info] 表格", *(f"> {line}" for line in between_bars(table).split("\n")), ""])


def only(wanted: str, made: Callable[[Table], str]) -> Callable[[Table], str]:
    return lambda table: made(table) if kind(table) == wanted else between_bars(table)


DOORS: dict[str, tuple[str, Made]] = {
    "lines with numbers": ("txt", numbered),
    "docbook": ("xml", lambda document: in_xml(document, "row", "entry", of_docbook)),
    "tei": ("xml", lambda document: in_xml(document, "row", "cell", lambda cell: f'cols="{cell.across}" rows="{cell.down}"').replace("informaltable", "table")),
    "lists of reStructuredText": ("rst", lambda document: plain(document, listed)),
    "read aloud": ("txt", lambda document: plain(document, read_aloud)),
    "records of a database": ("txt", lambda document: plain(document, of_mysql)),
    "cut short": ("html", of("ledger", cut_short)),
    "a group a row": ("html", of("ledger", a_group_a_row)),
    "recognised": ("json", recognised),
    "heads once": ("json", with_heads_once),
    "variables of a script": ("html", in_a_script),
    "hidden hints": ("html", lambda document: page(document, lambda table: with_hints(table, "<i style='display:none'>7</i>"))),
    "hints hidden by the sheet": (
        "html",
        lambda document: page(document, lambda table: with_hints(table, "<i class='a tip'>7</i>"), "<style>/* . */ @media print{{.b{{display:none}}}} i.tip, .c{{ display : none }}</style>{}"),
    ),
    "cells of LaTeX in two lines": ("tex", lambda document: plain(document, in_latex)),
    "pages in markdown": ("md", in_a_frame),
    "two languages": ("html", lambda document: page(document, in_two_languages)),
    "bullets with dashes": ("md", lambda document: plain(document, only("ledger", bullets))),
    "columns one below the other": ("txt", lambda document: plain(document, only("ledger", columns_apart))),
    "boxes of notes": ("md", lambda document: plain(document, quoted_boxes)),
}  # fmt: skip
