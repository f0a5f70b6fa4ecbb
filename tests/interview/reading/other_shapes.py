"""Shapes of tables that converters, editors of sites and people make of the form's, beside those in `conversions` and `layouts`.

Each takes a report and gives what a file of it holds. They were met, or made by hand, after the reader was written; every
cell of them can be known.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from html import escape
from io import BytesIO, StringIO
from zipfile import ZipFile

from renderers.model import Cell, Document, Table

Made = Callable[[Document], str | bytes]
PARTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
GROUPS = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼：复议后起诉")
_BOX = 8


def kind(table: Table) -> str:
    if table.dense:
        return "ledger"
    return "proactive" if len(table.rows[0]) == 1 else "disputes"


def squares(table: Table) -> list[list[Cell]]:
    """The cell at every place of the grid."""
    found: dict[tuple[int, int], Cell] = {}
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (row, column) in found:
                column += 1
            for down in range(cell.down):
                found |= {(row + down, column + beside): cell for beside in range(cell.across)}
            column += cell.across
    width = max(column for _, column in found) + 1
    return [[found[row, column] for column in range(width)] for row in range(len(table.rows))]


def once(table: Table) -> list[list[str]]:
    """Every square's text, a merged cell's in the first of its squares alone."""
    seen: set[int] = set()

    def text(cell: Cell) -> str:
        told = "" if id(cell) in seen else cell.text
        seen.add(id(cell))
        return told

    return [[text(cell) for cell in row] for row in squares(table)]


def page(document: Document, told: Callable[[Table], str], around: str = "{}") -> str:
    parts = [f"<h1>{document.title}</h1>"]
    parts += [
        told(each) if isinstance(each, Table) else f"<p>{escape(each.text)}</p>" for each in document.blocks
    ]
    return f"<html><body>{around.format(''.join(parts))}</body></html>"


def plain(document: Document, told: Callable[[Table], str]) -> str:
    blocks = [told(each) if isinstance(each, Table) else each.text for each in document.blocks]
    return "\n".join([document.title, *blocks]) + "\n"


def html(
    rows: Sequence[Sequence[Cell | str]], text: Callable[[Cell], str] = lambda cell: escape(cell.text)
) -> str:
    def cell(each: Cell | str) -> str:
        if isinstance(each, str):
            return f"<td>{escape(each)}</td>"
        return f"<td colspan={each.across} rowspan={each.down}>{text(each)}</td>"

    return "<table>" + "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in rows) + "</table>"


def of(wanted: str, made: Callable[[Table], str]) -> Made:
    """A page of which one table stands in another shape."""
    return lambda document: page(
        document, lambda table: made(table) if kind(table) == wanted else html(table.rows)
    )


def marked(document: Document) -> str:
    """Marks that lead to notes, raised or not, and a note in brackets."""
    marks = iter(("①", "<sup>1</sup>", "（其中网上申请1件）", "*", "<sup>[2]</sup>", "注1") * 200)

    def text(cell: Cell) -> str:
        return cell.text + (next(marks) if cell.role == "figure" and cell.text.strip("0.") else "")

    return page(document, lambda table: html(table.rows, text))


def beside(table: Table, head: str, told: Callable[[str], str]) -> str:
    """The ledger with a column more."""
    rows: list[list[Cell | str]] = [[*row] for row in table.rows]
    rows[0].append(Cell(head, 1, 3, "head"))
    for row in rows[3:]:
        last = row[-1]
        row.append(told(last.text if isinstance(last, Cell) else last))
    return html(rows)


def joined_labels(table: Table) -> str:
    rows: list[list[Cell | str]] = [[*row] for row in table.rows[:3]]
    for row in squares(table)[3:]:
        label = "-".join(dict.fromkeys(cell.text for cell in row[:3]))
        rows.append([Cell(label, 3), *(cell.text for cell in row[3:])])
    return html(rows)


def turned_ledger(table: Table) -> str:
    rows = squares(table)[3:]
    return html([
        ["申请人情况", *(row[2].text for row in rows)],
        *([head, *(row[3 + at].text for row in rows)] for at, head in enumerate(COLUMNS)),
    ])  # fmt: skip


def turned_blocks(table: Table) -> str:
    """Each article's rows as columns, in a table of its own."""
    told = ""
    for block in re.split(
        "(?=第二十条)", "\n".join("\t".join(cell.text for cell in row) for row in table.rows)
    ):
        rows = [line.split("\t") for line in block.strip().split("\n")]
        told += f"<p>{rows[0][0]}</p>" + html(list(zip(*rows[1:], strict=True))) if block else ""
    return told


def fives(table: Table) -> list[list[str]]:
    figures = [cell.text for cell in table.rows[-1]]
    return [figures[at : at + 5] for at in (0, 5, 10)]


def by_group(table: Table) -> str:
    return html([["", *PARTS], *([name, *row] for name, row in zip(GROUPS, fives(table), strict=True))])


def by_short_names(table: Table) -> str:
    """A row a group, called as charts call it."""
    names = ("行政复议", "行政诉讼（未经复议）", "行政诉讼（复议后）")
    return html([["项目", *PARTS], *([name, *row] for name, row in zip(names, fives(table), strict=True))])


def by_part(table: Table) -> str:
    columns = zip(PARTS, *fives(table), strict=True)
    above: list[list[Cell | str]] = [
        [Cell("", 1, 2), Cell(GROUPS[0], 1, 2), Cell("行政诉讼", 2)],
        ["未经复议直接起诉", "复议后起诉"],
    ]
    return html([*above, *columns])


def figure_by_figure(table: Table) -> str:
    rows: list[list[Cell | str]] = []
    for name, row in zip(GROUPS, fives(table), strict=True):
        rows += [[part, figure] for part, figure in zip(PARTS, row, strict=True)]
        rows[-5].insert(0, Cell(name, 1, 5))
    return html(rows)


def three_tables(table: Table) -> str:
    return "".join(
        f"<p>（{'一二三'[at]}）{name}</p>{html([PARTS, row])}"
        for at, (name, row) in enumerate(zip(GROUPS, fives(table), strict=True))
    )


def two_tables(table: Table) -> str:
    """The groups of lawsuits in a table of their own."""
    first, *others = fives(table)
    groups = [Cell("未经复议直接起诉", 5), Cell("复议后起诉", 5)]
    below: list[Sequence[Cell | str]] = [
        [Cell("行政诉讼", 10)],
        groups,
        [*PARTS, *PARTS],
        [*others[0], *others[1]],
    ]
    return html([[Cell("行政复议", 5)], PARTS, first]) + html(below)


def cut_ledger(table: Table) -> str:
    """The ledger cut between two columns, its second half below."""
    rows = [[cell.text for cell in row] for row in squares(table)]
    return html([row[:7] for row in rows]) + "<p>续表</p>" + html([[*row[:3], *row[7:]] for row in rows])


def columns_in_cells(table: Table) -> str:
    """The rows of the ledger taken for one: a cell for every column, its figures one below the other."""
    rows = [[row[2].text, *(cell.text for cell in row[3:])] for row in squares(table)[3:]]
    cells = "".join(f"<td>{'<br>'.join(map(escape, column))}</td>" for column in zip(*rows, strict=True))
    return html([["项目", *COLUMNS]]).replace("</table>", f"<tr>{cells}</tr></table>")


def three_stretches(table: Table) -> str:
    return html([
        line for name, row in zip(GROUPS, fives(table), strict=True) for line in ([Cell(name, 5)], PARTS, row)
    ])  # fmt: skip


def hidden_first(table: Table) -> str:
    """A template that no browser shows stands before every table."""
    template = html(table.rows, lambda cell: "99" if cell.role == "figure" else escape(cell.text))
    return template.replace("<table>", '<table style="display: none">') + html(table.rows)


def one_table(document: Document) -> str:
    rows = [f"<tr><td colspan=15>{document.title}</td></tr>"]
    rows += [
        html(each.rows)[7:-8] if isinstance(each, Table) else f"<tr><td colspan=15>{each.text}</td></tr>"
        for each in document.blocks
    ]
    return f"<html><body><table>{''.join(rows)}</table></body></html>"


def with_commas(document: Document) -> str:
    def told(table: Table) -> str:
        text = StringIO()
        csv.writer(text).writerows(once(table))
        return text.getvalue().strip()

    return "\ufeff" + plain(document, told)


def boxes(table: Table) -> str:
    lines = ["│".join(["", *(cell.ljust(_BOX) for cell in row), ""]) for row in once(table)]
    rule = "┼".join("─" * 4 for _ in once(table)[0])
    return "\n".join(
        [f"┌{rule.replace('┼', '┬')}┐", f"\n├{rule}┤\n".join(lines), f"└{rule.replace('┼', '┴')}┘"]
    )


def drawn(table: Table) -> str:
    """A grid of ASCII, every cell broken after a few letters, figures too."""
    rows = once(table)
    rule = "+" + "-----+" * len(rows[0])

    def lines(row: Sequence[str]) -> Iterator[str]:
        for at in range(0, max(1, *map(len, row)), 3):
            yield "|" + "|".join(f" {cell[at : at + 3]:<4}" for cell in row) + "|"

    return "\n".join([rule, *(f"{line}" for row in rows for line in [*lines(row), rule])])


def markdown(cell: Callable[[str, int], str]) -> Made:
    def told(table: Table) -> str:
        rows = [[cell(text, at) for text in row] for at, row in enumerate(once(table))]
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return "\n".join([lines[0], "|" + " :---: |" * len(rows[0]), *lines[1:]])

    return lambda document: plain(document, told)


def of_pandas(text: str, row: int) -> str:
    return f"{text}.0" if text.isdecimal() else text or ("NaN" if row else "Unnamed: 3")


def emphasised(text: str, _: int) -> str:
    if text.isdecimal():
        return f"**{text}**"
    return f"{text[:4]}<br>{text[4:]}" if len(text) > 8 else text or "&nbsp;"


def of_a_wiki(table: Table) -> str:
    """A table of MediaWiki, what is merged told by attributes."""

    def told(cell: Cell) -> str:
        spans = "".join(
            f'{way}span="{many}" ' for way, many in (("col", cell.across), ("row", cell.down)) if many > 1
        )
        return f"| {spans}{'| ' if spans else ''}{cell.text}"

    return "\n".join(
        ['{| class="wikitable"', *("\n".join(["|-", *map(told, row)]) for row in table.rows), "|}"]
    )


def of_latex(table: Table) -> str:
    """A table of LaTeX, with a blank cell for each below one over several rows."""
    rows = [" & ".join(row).replace("%", r"\%") + r" \\ \hline" for row in once(table)]
    return "\n".join([r"\begin{tabular}{|l|c|c|}", r"\hline", *rows, r"\end{tabular}"])


def of_a_forum(table: Table) -> str:
    """A table of BBCode."""

    def told(cell: Cell) -> str:
        spans = f"={cell.across},{cell.down}" if (cell.across, cell.down) != (1, 1) else ""
        return f"[td{spans}][align=center]{cell.text}[/align][/td]"

    return "\n".join(
        ["[table=98%]", *(f"[tr]{''.join(map(told, row))}[/tr]" for row in table.rows), "[/table]"]
    )


def of_typst(table: Table) -> str:
    """A table of Typst, its merged cells told by arguments."""

    def told(cell: Cell) -> str:
        spans = [f"{way}span: {many}" for way, many in (("col", cell.across), ("row", cell.down)) if many > 1]
        return f"table.cell({', '.join(spans)})[{cell.text}]" if spans else f"[{cell.text}]"

    rows = (f"  {', '.join(map(told, row))}," for row in table.rows)
    return "\n".join([f"#table(\n  columns: {len(squares(table)[0])},", *rows, ")"])


def of_asciidoc(table: Table) -> str:
    """A table of AsciiDoc, a cell a line."""
    rows = ("\n".join(f"|{text}" for text in row) for row in once(table))
    return "\n".join([f'[cols="{len(squares(table)[0])}*"]', "|===", *rows, "|==="])


_PLACES = ("", "十", "百", "千", "万")


def in_numerals(text: str) -> str:
    """A number as it is said: 零, 十二 as 一十二, 一百零三."""
    if not text.isdecimal() or not 0 < len(text) <= len(_PLACES):
        return text
    said = "".join(
        f"{'零一二三四五六七八九'[int(digit)]}{_PLACES[len(text) - 1 - at] if digit != '0' else ''}"
        for at, digit in enumerate(text)
    )
    return re.sub("零+", "零", said).rstrip("零") or "零"


def with_figures(document: Document, told: Callable[[str], str]) -> Document:
    """The report with its figures written otherwise."""

    def changed(table: Table) -> Table:
        rows = (
            tuple(replace(cell, text=told(cell.text)) if cell.role == "figure" else cell for cell in row)
            for row in table.rows
        )
        return replace(table, rows=tuple(rows))

    blocks = (changed(each) if isinstance(each, Table) else each for each in document.blocks)
    return replace(document, blocks=tuple(blocks))


def rows_a_line(table: Table) -> str:
    return "\n".join("\t".join(cell.text for cell in row) for row in table.rows)


def cells_a_line(table: Table) -> str:
    return "\n".join(cell.text for row in table.rows for cell in row if cell.text)


def behind_labels(table: Table) -> str:
    """A row a line, the first of several figures right behind the label."""

    def told(row: Sequence[Cell]) -> str:
        figures = sum(cell.role == "figure" for cell in row)
        text = " ".join(cell.text for cell in row if cell.text)
        return re.sub(r"(?<=\D) (?=\d)", "", text, count=1) if 1 < figures < len(row) else text

    return "\n".join(map(told, table.rows))


def leafed(document: Document) -> str:
    """A book that is leafed through: long labels broken, the name of their group beside the middle, a page's marks between."""

    def lines(row: Sequence[Cell]) -> list[str]:
        labels, figures = (
            [cell.text for cell in row if cell.role != "figure"],
            [cell.text for cell in row if cell.role == "figure"],
        )
        pieces = (
            [labels[-1][at : at + 12] for at in range(0, len(labels[-1]), 12)]
            if labels and figures
            else labels[-1:]
        )
        middle = len(pieces) // 2
        told = " ".join([*labels[:-1], *pieces[middle : middle + 1], *figures])
        return [*pieces[:middle], told, *pieces[middle + 1 :]]

    text = plain(document, lambda table: "\n".join(line for row in table.rows for line in lines(row))).split(
        "\n"
    )
    marks = {
        at: [f"P. {at // 20}", f"Page {at // 20 + 1} - {document.title}"] for at in range(20, len(text), 20)
    }
    return "\n".join(line for at, told in enumerate(text) for line in [*marks.get(at, []), told])


def said(document: Document) -> str:
    """A mirror in traditional characters, with how some are said."""
    pairs = (
        "開開(kāi)",
        "数數(shù)",
        "总總(zǒng)",
        "发發(fā)",
        "关關(guān)",
        "办辦",
        "务務(wù)",
        "请請(qǐng)",
        "结結(jié)",
    )
    text = plain(document, lambda table: "\n".join(map("\t".join, once(table)))).replace("开", "開")
    for pair in pairs:
        text = text.replace(pair[0], pair[1:])
    return text


def word(document: Document, body: Callable[[Table], str]) -> bytes:
    def paragraph(text: str) -> str:
        return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"

    parts = [paragraph(document.title)]
    parts += [body(each) if isinstance(each, Table) else paragraph(each.text) for each in document.blocks]
    made = BytesIO()
    with ZipFile(made, "w") as package:
        name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        package.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{name}"><w:body>{"".join(parts)}</w:body></w:document>',
        )
    return made.getvalue()


def tab_paragraphs(table: Table) -> str:
    """A table that is paragraphs with tabs, a note's number raised behind every total."""
    run = "<w:r>{}<w:t>{}</w:t></w:r>"
    raised = run.format('<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', "1")
    rows = (
        "<w:r><w:tab/></w:r>".join(run.format("", escape(cell.text)) for cell in row) for row in table.rows
    )
    return "".join(f"<w:p>{row}{raised if row.count('<w:tab/>') > _BOX else ''}</w:p>" for row in rows)


SHAPES: dict[str, tuple[str, Made]] = {
    "cells never merged": ("html", lambda document: page(document, lambda table: html(once(table)))),
    "cells taken apart": (
        "html",
        lambda document: page(document, lambda table: html([[cell.text for cell in row] for row in squares(table)])),
    ),
    "a column of shares": ("html", of("ledger", lambda table: beside(table, "占比", lambda _: "12.5%"))),
    "last year beside": ("html", of("ledger", lambda table: beside(table, "上年总计", lambda told: f"{told}1"))),
    "labels joined": ("html", of("ledger", joined_labels)),
    "marks of notes": ("html", marked),
    "the ledger turned": ("html", of("ledger", turned_ledger)),
    "articles turned": ("html", of("proactive", turned_blocks)),
    "disputes, a row a group": ("html", of("disputes", by_group)),
    "disputes, a row a group under short names": ("html", of("disputes", by_short_names)),
    "disputes, a row a part": ("html", of("disputes", by_part)),
    "disputes, a row a figure": ("html", of("disputes", figure_by_figure)),
    "disputes in three tables": ("html", of("disputes", three_tables)),
    "disputes in two tables": ("html", of("disputes", two_tables)),
    "columns in cells": ("html", of("ledger", columns_in_cells)),
    "the ledger cut in two": ("html", of("ledger", cut_ledger)),
    "disputes in three stretches": ("html", of("disputes", three_stretches)),
    "hidden templates": ("html", lambda document: page(document, hidden_first)),
    "hidden by a script": (
        "html", lambda document: page(document, lambda table: html(table.rows).replace("<table>", "<table style='display:none'>")),
    ),
    "a frame beside a menu": (
        "html", lambda document: page(document, lambda table: html(table.rows), "<table><tr><td><li>首页</li><li>2023</li></td><td>{}</td></tr></table>"),
    ),
    "one table": ("html", one_table),
    "rows of paragraphs": (
        "html",
        lambda document: page(document, lambda table: "".join(f"<div>{' '.join(cell.text for cell in row)}</div>" for row in table.rows)),
    ),
    "tables in markdown": ("md", lambda document: plain(document, lambda table: "\n" + html(table.rows).replace("</tr>", "</tr>\n"))),
    "markdown of pandas": ("md", markdown(of_pandas)),
    "markdown with emphasis": ("md", markdown(emphasised)),
    "commas": ("csv", with_commas),
    "semicolons": ("txt", lambda document: plain(document, lambda table: "\n".join(map(";".join, once(table))))),
    "half-width marks": (
        "txt", lambda document: plain(document, lambda table: "\n".join(map("\t".join, once(table)))).translate(str.maketrans("，：；（）", ",:;()")),
    ),
    "full-width bars": (
        "txt", lambda document: plain(document, lambda table: "\n".join("｜".join(cell.text for cell in row) for row in table.rows)),
    ),
    "boxes": ("txt", lambda document: plain(document, boxes)),
    "a drawn grid": ("txt", lambda document: plain(document, drawn)),
    "a wiki": ("txt", lambda document: plain(document, of_a_wiki)),
    "LaTeX": ("txt", lambda document: plain(document, of_latex)),
    "a forum": ("txt", lambda document: plain(document, of_a_forum)),
    "Typst": ("typ", lambda document: plain(document, of_typst)),
    "AsciiDoc": ("txt", lambda document: plain(document, of_asciidoc)),
    "numerals between tabs": ("txt", lambda document: plain(with_figures(document, in_numerals), rows_a_line)),
    "numerals in cells": ("html", lambda document: page(with_figures(document, in_numerals), lambda table: html(table.rows))),
    "figures typed as text": ("txt", lambda document: plain(with_figures(document, "'{}".format), rows_a_line)),
    "figures behind labels": ("txt", lambda document: plain(document, behind_labels)),
    "a leafed book": ("txt", leafed),
    "traditional, with how it is said": ("txt", said),
    "paragraphs with tabs": ("docx", lambda document: word(document, tab_paragraphs)),
}  # fmt: skip
