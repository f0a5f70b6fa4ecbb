"""The report as one HTML page, for publishing on the office's site: real tables, no script, nothing fetched.

Text is escaped, never taken for markup. The page carries its own small style, laid out after the printed report.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, assert_never

from renderers.grid import expand
from renderers.model import Cell, Document, Heading, Paragraph, Table
from renderers.text import clean

if TYPE_CHECKING:
    from renderers.model import Block

_STYLE = """
body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.9 FangSong, STFangsong, serif; }
h1 { font: 1.6rem/1.5 SimSun, STSong, serif; text-align: center; }
h2 { font: 1.05rem/1.9 SimHei, STHeiti, sans-serif; }
h3 { font: 1.05rem/1.9 KaiTi, STKaiti, serif; }
h2, h3, p { margin: 0; text-indent: 2em; }
table { width: 100%; margin: .6rem 0 1.2rem; table-layout: fixed; border-collapse: collapse;
  font-size: .8rem; line-height: 1.5; }
th, td { border: 1px solid; padding: .15rem .2rem; overflow-wrap: anywhere; font-weight: normal; text-align: center; }
th[scope=row], th[scope=rowgroup] { text-align: left; }
.draft { color: #b00; text-align: center; text-indent: 0; }
"""


def write_html(document: Document) -> str:
    """Write the whole report as a page of HTML 5, ending in a line break."""
    title = _text(document.title)
    body = [f"<h1>{title}</h1>"]
    if document.draft:
        body.append('<p class="draft">草稿</p>')
    body += [_block(block) for block in document.blocks]
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="zh-CN">',
            '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
            f"<title>{title}</title><style>{_STYLE}</style></head>",
            "<body>",
            *body,
            "</body>",
            "</html>",
            "",
        ]
    )


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level + 1}>{_text(block.text)}</h{block.level + 1}>"
        case Paragraph():
            return f"<p>{_text(block.text)}</p>"
        case Table():
            return _table(block)
        case _:
            assert_never(block)


def _table(table: Table) -> str:
    expand(table)  # a table whose spans do not tile is refused, as in every format
    rows = ["<tr>" + "".join(map(_cell, row)) + "</tr>" for row in table.rows]
    head, body = rows[: table.header_rows], rows[table.header_rows :]
    whole = sum(table.widths)
    columns = "".join(f'<col style="width: {100 * width / whole:.1f}%">' for width in table.widths)
    parts = [f'<table aria-label="{_text(table.name)}">', f"<colgroup>{columns}</colgroup>"]
    if head:
        parts += ["<thead>", *head, "</thead>"]
    return "\n".join([*parts, "<tbody>", *body, "</tbody>", "</table>"])


def _cell(cell: Cell) -> str:
    spans = (f' colspan="{cell.across}"' if cell.across > 1 else "") + (
        f' rowspan="{cell.down}"' if cell.down > 1 else ""
    )
    if cell.role == "figure":
        return f"<td{spans}>{_text(cell.text)}</td>"
    row, column = ("rowgroup", "colgroup") if spans else ("row", "col")
    return f'<th scope="{column if cell.role == "head" else row}"{spans}>{_text(cell.text)}</th>'


def _text(text: str) -> str:
    return escape(clean(text))
