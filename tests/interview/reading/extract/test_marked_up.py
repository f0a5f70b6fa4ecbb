"""Tables in the markup of wikis, forums, manuals and typesetters: what is merged, broken over lines, or no table at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.reading.extract.files import contents
from interview.reading.extract.marked_up import unmarked
from interview.reading.extract.markup.rows import MarkupCell, flowed


def told(text: str) -> list[str]:
    return list(unmarked(text.split("\n")))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("{|\n|-\n| 甲 || 1\n|}", ["| 甲 | 1 |"]),
        ("{|\n|+ 表二\n! 名称 !! 数\n|-\n| 甲\n| 1\n|}", ["| 名称 | 数 |", "| 甲 | 1 |"]),
        (
            '{|\n| colspan="2" | 甲\n| rowspan=2 style="color:red" | 乙\n|-\n| 1 || 2\n|}',
            ["| 甲 |  | 乙 |", "| 1 | 2 |  |"],
        ),
        ("{|\n| 逾期不\n补正\n| '''3'''\n|}", ["| 逾期不补正 | 3 |"]),
        ("== 一、总体情况 ==\n{|\n|}", ["一、总体情况"]),
        ("{|\n| 没有写完\n| 1", ["| 没有写完", "| 1"]),
    ],
)
def test_a_table_of_a_wiki_is_rows_with_bars(text: str, rows: list[str]) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            r"""\section{一、总体情况}
\begin{tabular}{|p{3cm}|c|}\hline 甲 & 1 \\ \hline
乙\& 丙 & 2 \\[2pt]
\end{tabular}""",
            ["一、总体情况", "| 甲 | 1 |", "| 乙& 丙 | 2 |"],
        ),
        (
            r"""\begin{longtable}{l}
\multicolumn{3}{|c|}{\textbf{第二十条}} & \multirow{2}{*}{总计} \\
\end{longtable}""",
            ["| 第二十条 |  |  | 总计 |"],
        ),
        ("\\begin{document}\n公开信息 5\\% 以上", ["", "公开信息 5% 以上"]),
    ],
)
def test_a_table_of_latex_is_rows_with_bars(text: str, rows: list[str]) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "[b]一、总体情况[/b]\n[table=98%]\n[tr][td]甲[/td][td][b]1[/b][/td][/tr]\n[/table]\n完",
            ["一、总体情况", "", "| 甲 | 1 |", "", "完"],
        ),
        (
            "[table][tr=red][td=2,1]甲[/td][td=1,2]乙\n丙[/td][/tr][tr][td]1[/td][td=40%]2[/td][/tr]",
            ["", "| 甲 |  | 乙 丙 |", "| 1 | 2 |  |"],
        ),
    ],
)
def test_a_table_of_a_forum_is_rows_with_bars(text: str, rows: list[str]) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            '#set page(width: 20cm)\n= 一、总体情况\n#table(\n columns: 2,\n table.header([甲], [“乙”]),\n "丙", 3,\n [*丁*], "",\n)\n完',
            ["", "一、总体情况", "", "| 甲 | “乙” |", "| 丙 | 3 |", "| 丁 |  |", "", "完"],
        ),
        (
            "#figure(table(columns: (auto, 1fr, 1fr), align: center, table.cell(colspan: 2)[甲], table.cell(rowspan: 2)[乙],\n[1], [2]))",
            ["", "| 甲 |  | 乙 |", "| 1 | 2 |  |", ""],
        ),
        (
            '#table(columns: (1fr,) * 2, table.hline(), [甲], [#text(red)[1]], [a) "b], [2])',
            ["", "| 甲 | 1 |", '| a) "b | 2 |', ""],
        ),
        ("#table(columns: 2, [甲], [1", ["", "| 甲 |", ""]),
        ("#table([甲], [1])", ["", "| 甲 | 1 |", ""]),
    ],
)
def test_a_table_of_typst_is_rows_with_bars(text: str, rows: list[str]) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "== 一、总体情况\n|===\n|甲 |1\n\n|乙\n|2\n|===\n完",
            ["一、总体情况", "| 甲 | 1 |", "| 乙 | 2 |", "完"],
        ),
        (
            '[cols="1,1,2"]\n|===\n2+|甲 .2+|乙\n|1 |2\n|===\n[cols="2*"]\n|===\n|丙\n|3\n|===',
            ["| 甲 |  | 乙 |", "| 1 | 2 |  |", "| 丙 | 3 |"],
        ),
        ("|===\n没有\n|甲", ["没有", "|甲"]),
        ("|===\n|===", []),
    ],
)
def test_a_table_of_asciidoc_is_rows_with_bars(text: str, rows: list[str]) -> None:
    assert told(text) == rows


def test_cells_that_reach_down_past_a_whole_row_end_where_they_do() -> None:
    rows = list(
        flowed([MarkupCell("甲", 1, 3), MarkupCell("乙", 1, 2), MarkupCell("丙"), MarkupCell("丁")], 2)
    )
    assert rows == [
        [MarkupCell("甲", 1, 3), MarkupCell("乙", 1, 2)],
        [],
        [MarkupCell("丙")],
        [MarkupCell("丁")],
    ]


def test_a_text_without_markup_is_left_alone() -> None:
    lines = ["一、总体情况", "{今年}公开信息 \\ 5 条", "| 甲 | 1 |"]
    assert unmarked(lines) is lines


def test_a_cell_of_latex_that_is_a_box_of_lines_is_one() -> None:
    box = "\\begin{minipage}[t]{\\linewidth}\\raggedright\n第二十条\\\\\n第（一）项\\strut\n\\end{minipage}"
    assert told(f"\\begin{{longtable}}{{l}}\n{box} & 1 \\\\\n\\end{{longtable}}") == [
        "| 第二十条第（一）项 | 1 |"
    ]


def test_a_line_that_is_strong_as_a_whole_and_blanks_of_html_are_read_without_their_marks() -> None:
    told = ["**云山县水利局**", "__一、总体情况__  ", "&emsp;&emsp;公开86条。", "**公开**86条**。**", "&lt;"]
    assert unmarked(told) == ["云山县水利局", "一、总体情况", "公开86条。", *told[3:]]


def test_what_textile_says_of_cells_and_headings_is_left_out() -> None:
    assert told("h2(#a). 一、总体情况\n|_. 名称|\\3. 数|/2. 甲|1. 乙|\n=== 二、公开 ===\nhelp") == [
        "一、总体情况", "|名称|数|甲|1. 乙|", "二、公开", "help",
    ]  # fmt: skip
    assert told("h2. {anchor:a}一、总体情况") == ["一、总体情况"]


def test_a_text_with_bars_in_which_a_few_tags_were_left_is_no_page(tmp_path: Path) -> None:
    rows = "\n".join(["", "| 名称 | 数 |", "|---|---|", *(f"| 甲{at} | {at} |" for at in range(6))])
    file = tmp_path / "report.md"
    file.write_text(f"<div align='center'>\n一、总体情况<br />\n</div>\n{rows}\n", "utf-8")
    assert [[piece.text for piece in line.pieces] for line in contents(file).lines][:3] == [
        ["一、总体情况"], ["名称", "数"], ["甲0", "0"],
    ]  # fmt: skip
    file.write_text(f"<p>一、总体情况</p><table><tr><td>甲<td>1</table>{rows}", "utf-8")
    assert contents(file).lines[1].kind == "grid"


def test_a_line_that_ends_between_digits_makes_no_longer_figure(tmp_path: Path) -> None:
    file = tmp_path / "年报.md"
    rows = ["|---|---|", "|总<br>计|24<br>7|", *("|规章|1|" for _ in range(6))]
    file.write_text("<div>一<br>二</div>\n" + "\n".join(rows), "utf-8")
    told = [[piece.text for piece in line.pieces] for line in contents(file).lines]
    assert told[:2] == [["一二"], ["总计", "24 7"]]
