"""Tables in the markup of wikis and LaTeX: what is merged, broken over lines, or no table at all."""

from __future__ import annotations

import pytest

from interview.reading.extract.marked_up import unmarked


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
        ("\\begin{document}\n公开信息 5\\% 以上", ["document", "公开信息 5% 以上"]),
    ],
)
def test_a_table_of_latex_is_rows_with_bars(text: str, rows: list[str]) -> None:
    assert told(text) == rows


def test_a_text_without_markup_is_left_alone() -> None:
    lines = ["一、总体情况", "{今年}公开信息 \\ 5 条", "| 甲 | 1 |"]
    assert unmarked(lines) is lines
