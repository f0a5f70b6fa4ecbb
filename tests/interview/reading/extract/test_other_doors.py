"""Files that are odd themselves, whatever their tables are: listings, records, other languages, what services and scripts hold."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from interview.reading.extract.cells.bilingual import without_translations
from interview.reading.extract.cells.repeated_columns import told_above
from interview.reading.extract.cells.stacked import unstacked
from interview.reading.extract.drawn import undrawn
from interview.reading.extract.formats.style_sheet import hidden_classes
from interview.reading.extract.formats.text.line_numbers import without_line_numbers
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.formats.text.records import without_records
from interview.reading.extract.formats.web import lines_of_page
from interview.reading.extract.lines import Kind, Line, Piece, paragraph
from interview.reading.extract.marked_up import unmarked
from interview.reading.extract.trees.crawled import lines_kept, lines_of_tree
from interview.reading.extract.trees.recognised import rows_of_cells
from interview.reading.extract.xml_names import as_page, is_of_another_language, without_tags
from interview.reading.numbers import value_of


def row(*texts: str, kind: Kind = "grid") -> Line:
    return Line(tuple(Piece(text, at, at + 1) for at, text in enumerate(texts)), kind, 1)


def texts(lines: object) -> list[list[str]]:
    assert isinstance(lines, list)
    return [[piece.text for piece in line.pieces] for line in lines]


def test_numbers_before_every_line_of_a_text_are_none_of_it() -> None:
    lines = [f"第{at}句" if at % 3 else "" for at in range(1, 31)]
    assert list(without_line_numbers([f"{at:4}\t{line}" for at, line in enumerate(lines, 1)] + [""])) == [
        *lines,
        "",
    ]


@pytest.mark.parametrize(
    "raw",
    [
        [f"{at}. 句" for at in range(1, 10)],  # too few to tell
        [f"{at}、句" for at in (1, 2, 3, 4, 6, *range(7, 30))],
        [f"{at}\t句" for at in range(5, 40)],
        ["标题", *(f"{at}\t句" for at in range(1, 40))],
        [f"{at}{'、' if at % 2 else ':'}句" for at in range(1, 40)],
    ],
)
def test_what_does_not_number_every_line_the_same_way_stays(raw: list[str]) -> None:
    assert without_line_numbers(raw) is raw


def test_records_of_a_database_are_names_and_values() -> None:
    record = "-[ RECORD {} ]----+------\n项目 | 规章\n件数 | {}\n"
    told = without_records(
        [*"".join(record.format(at, at) for at in range(1, 4)).split("\n"), "(3 rows)", "完"]
    )
    assert told == [*(each for at in range(1, 4) for each in ("规章", f"件数：{at}")), "", "(3 rows)", "完"]
    assert list(without_records(["*", "- 甲"])) == ["*", "- 甲"]


def test_a_list_of_restructuredtext_is_rows() -> None:
    raw = [
        ".. list-table:: 表一",
        "   :widths: auto",
        "",
        "   * - 项目",
        "     - 数",
        "   * - 规章及",
        "       其他",
        "     -",
        "",
        "后文",
    ]
    assert list(unmarked(raw)) == ["| 项目 | 数 |", "| 规章及其他 |  |", "后文"]


def test_a_list_that_ends_the_text_keeps_its_last_row() -> None:
    assert list(unmarked([".. list-table::", "", "   * - 规章", "     - 1|2"])) == ["| 规章 | 1 2 |"]
    assert list(unmarked([".. list-table::", "句"])) == ["句"]


def test_cells_read_aloud_with_their_places_are_rows() -> None:
    raw = [
        "表格，2行，2列",
        "第1行 第1列，跨2列：甲",
        "第2行 第1列：乙",
        "第2行 第2列：空白",
        "第1行 第1列：丙",
        "第1行第2列 3",
        "表格结束",
    ]
    assert list(unmarked(raw)) == ["| 甲 |  |", "| 乙 |  |", "| 丙 | 3 |"]
    assert list(unmarked(raw[:2])) == ["| 甲 |"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("*一、总体情况*", "一、总体情况"),
        ("# **一、总体情况**", "# 一、总体情况"),
        ("# 一、总体情况", "# 一、总体情况"),
        ('= 年度报告 {{id name="年度报告" /}}=', "年度报告"),
        ("电话0795&#45;1", "电话0795-1"),
    ],
)
def test_marks_around_a_line_are_none_of_it(line: str, told: str) -> None:
    assert list(unmarked([line])) == [told]


def test_strong_headings_beside_a_table_of_asciidoc_lose_their_marks() -> None:
    assert next(iter(unmarked(["*一、总体情况*", "|===", "|甲 |1", "|==="]))) == "一、总体情况"


def test_quotation_marks_and_remarks_of_latex() -> None:
    raw = [
        "\\begin{document}",
        "\\hypertarget{a}{% 说明",
        "``一老一小''和50\\%}",
        "\\begin{tabular}{|c|}",
        "\\makecell[c]{行政\\\\许可} & 3 \\\\",
        "\\end{tabular}",
    ]
    assert list(unmarked(raw)) == ["", "", "“一老一小”和50%", "| 行政许可 | 3 |"]


def test_rows_in_a_box_of_notes_are_rows() -> None:
    assert undrawn(["> | 甲 | 1 |", "> 引文", "后文", "再后"]) == ["| 甲 | 1 |", "> 引文", "后文", "再后"]


def test_a_file_with_a_figure_a_row_is_parted_at_its_commas() -> None:
    rows = ["报告,项目,列,数值", *(f"某报告,项目{at % 4},列,{at}" for at in range(30))]
    assert undrawn(rows)[1] == "| 某报告 | 项目0 | 列 | 0 |"
    thousands = [f"项目{at}  1,234,567" for at in range(30)]
    assert undrawn(thousands) == thousands


def test_cells_that_marks_of_chinese_part_are_cells() -> None:
    rows = [f"第{at}行：（一）项目（含其他，不计）{at}，{at}，0" for at in range(1, 25)]
    prose = ["项目，本年，上年", "全年办结3件，公开5条。", "又，", "甲；1；2", "一年来，我局做了这些："]
    told = undrawn([*prose, *rows])
    assert told[:6] == ["| 项目 | 本年 | 上年 |", *prose[1:], "| （一）项目（含其他，不计）1 | 1 | 0 |"]
    thousands = [f"项目\t1，{at}" for at in range(300, 330)]
    assert undrawn(thousands) == thousands


def test_docbook_and_tei_are_read_as_pages() -> None:
    docbook = (
        '<informaltable><row><entry morerows="1" namest="c1" nameend="c2">甲</entry></row></informaltable>'
    )
    assert as_page(docbook) == '<table><tr><td rowspan="2" colspan="2">甲</td></tr></table>'
    assert (
        as_page('<table><row><cell cols="2">甲</cell></row></table>')
        == '<table><tr><td colspan="2">甲</td></tr></table>'
    )
    assert as_page("<p>a <row></p>") == "<p>a <row></p>"
    assert is_of_another_language("\n<?xml version='1.0'?><a>甲</a>")
    assert not is_of_another_language("甲 <?xml?>")
    assert without_tags("<a>甲</a><b>乙</b>").split() == ["甲", "乙"]


def test_a_style_sheet_says_what_is_hidden_on_every_screen() -> None:
    sheet = "<style>/* .x{display:none} */ @media print { .p { display: none } } i.tip, .a { color: red; display:none } .b .c{display:none} .d{x:y}</style>"
    assert hidden_classes(sheet) == {"tip", "a"}
    assert hidden_classes("<p>甲</p>") == frozenset()


def test_a_hint_that_a_style_sheet_hides_is_no_part_of_a_figure() -> None:
    style = "<style>.tip{display:none}</style>"
    cell = "<table><tr><td>规章</td><td>12{}</td></tr></table>"
    assert texts(lines_of_page(style + cell.format("<i class='tip big'>7</i>")))[0] == ["规章", "12"]
    assert texts(lines_of_page(style + cell.format("<i class='big'></i><b></b>")))[0] == ["规章", "12"]


def test_a_translation_is_no_part_of_a_cell() -> None:
    lines = [
        row("行政许可\nAdministrative licences", "3"),
        row("规章 Rules (all)", "A"),
        row("见 GB/T 9704", "B"),
        paragraph("许可 Licence"),
    ]
    assert texts(list(without_translations(lines))) == [
        ["行政许可", "3"],
        ["规章", "A"],
        ["见 GB/T 9704", "B"],
        ["许可 Licence"],
    ]


def cell(at: int, beside: int, text: object, **more: object) -> dict[str, object]:
    return {"row_start": at, "col_start": beside, "words": text, **more}


def test_cells_of_a_service_are_rows() -> None:
    cells = [cell(0, 0, "甲", col_end=2), cell(1, 0, "乙"), cell(1, 1, "3 "), cell(2, 1, "5")]
    assert rows_of_cells(cells) == [["甲", ""], ["乙", "3"], ["", "5"]]
    assert texts(lines_of_tree({"body": cells})) == [["甲", ""], ["乙", "3"], ["", "5"]]
    assert rows_of_cells([*cells, cells[0]]) == []
    assert rows_of_cells([*cells, "丙"]) == []


@pytest.mark.parametrize(
    "cells",
    [
        [cell(0, 0, "甲")],
        [cell(0, at, "甲") for at in (0, 1, 1, 2)],
        [cell(at, 0, "甲") for at in range(4)],
        [*(cell(0, at, "甲") for at in range(4)), "乙"],
        [cell(0, 0, 3), *(cell(0, at, "甲") for at in range(1, 4))],
        [*(cell(0, at, "甲") for at in range(4)), {"row_start": "x", "col_start": 4, "words": "乙"}],
        [*(cell(0, at, "甲") for at in range(4)), cell(900, 0, "乙")],
        [*(cell(0, at, "甲") for at in range(4)), {"words": "乙"}],
    ],
)
def test_what_is_no_list_of_cells_gives_no_rows(cells: list[object]) -> None:
    assert rows_of_cells(cells) == []


def test_heads_that_are_told_once_stand_over_the_values_of_every_row() -> None:
    rows = [
        {"name": "规章", "parent": None, "values": [1, 2]},
        {"name": "许可", "parent": "甲", "values": [3, 4]},
    ]
    told = texts(lines_of_tree({"note": "单位：件", "heads": ["制发", "废止"], "rows": rows}))
    assert told == [["单位：件"], ["", "", "制发", "废止"], ["", "规章", "1", "2"], ["甲", "许可", "3", "4"]]


@pytest.mark.parametrize(
    "rows",
    [
        [{"name": "规章", "values": [1]}],
        [{"name": "规章", "values": [1, 2]}, {"name": "许可", "parent": "甲", "values": [3, 4]}],
        [{"name": "规章", "values": [1, 2], "more": {"a": 1}}],
        [{"name": "规章", "values": [1, 2], "more": [1, 2]}],
    ],
)
def test_rows_that_have_not_a_value_for_each_head_are_no_such_table(rows: list[object]) -> None:
    assert ["制发", "废止"] not in [
        told[-2:] for told in texts(lines_of_tree({"heads": ["制发", "废止"], "rows": rows}))
    ]


def test_figures_with_their_whole_paths_are_lines_with_names() -> None:
    tree: dict[str, object] = {"标题": "某局年度报告", **{f"主动公开/项目{at}/件数": at for at in range(20)}}
    assert texts(lines_of_tree(json.loads(json.dumps(tree))))[:3] == [
        ["某局年度报告"],
        ["主动公开"],
        ["项目0/件数", "0"],
    ]


def test_what_an_object_says_twice_is_told_once() -> None:
    assert texts(lines_of_tree({"text": "一、总体情况", "orig": "一、总体情况", "n": "1", "m": "1"})) == [
        ["一、总体情况"]
    ]


def test_parts_of_a_document_that_have_one_text_each_are_no_rows() -> None:
    parts = [
        {"type": "text", "text": "一、总体情况", "page_idx": 0},
        {"type": "text", "text": "办结3件。", "page_idx": 1},
    ]
    assert texts(lines_of_tree(parts)) == [["一、总体情况"], ["办结3件。"]]
    rows = [{"content": "规章", "value": 3}, {"content": "许可", "value": 5}]
    assert texts(lines_of_tree(rows))[1:] == [["规章", "3"], ["许可", "5"]]


def test_tables_in_variables_of_a_script_are_kept() -> None:
    script = "<script>var a = [[1,2],[3,4]]; var b = [ ['x'] ]; var t = {};</script>"
    assert texts(lines_kept(script)) == []
    told = script.replace("{}", '[["规章", "1"], ["许可", 2]]')
    assert texts(lines_kept(told)) == [["规章", "1"], ["许可", "2"]]


def long_table(*more: Line) -> list[Line]:
    return [
        row("报告", "项目", "列", "数值"),
        *(row("某局年度报告", f"项目{at // 2}", "上年" if at % 2 else "本年", str(at)) for at in range(24)),
        *more,
    ]


def test_what_every_row_of_a_long_table_says_is_said_once() -> None:
    told = list(told_above(long_table()))
    short = [replace(each, pieces=each.pieces[1:]) for each in long_table()]
    others = [row("甲", "乙", "丙", "丁"), *(row(f"项{at}", "某", "列", str(at)) for at in range(24))]
    assert [list(told_above(lines)) for lines in (short, others)] == [short, others]
    assert texts(told[:3]) == [["某局年度报告"], ["项目/列", "数值"], ["项目0/本年", "0"]]


def test_the_name_of_a_part_stands_over_its_rows() -> None:
    lines = [
        row("表", "项目", "列", "数值"),
        *(
            row(
                "一、甲表" if at < 12 else "二、乙表", f"项目{at // 2}", "上年" if at % 2 else "本年", str(at)
            )
            for at in range(24)
        ),
    ]
    assert [line.text for line in told_above(lines) if line.kind == "text"] == ["一、甲表", "二、乙表"]


@pytest.mark.parametrize(
    "lines",
    [
        long_table(row("合计", "", "", "无数")),
        [row("报告", "项目", "列", "1"), *long_table()[1:]],
        [replace(each, pieces=each.pieces[1:]) for each in long_table()],
        [
            row("报告", "项目", "列", "数值"),
            *(row("某局年度报告", f"项目{at}", f"列{at}", str(at)) for at in range(24)),
        ],
        [row("报告", "项目", "列", "数值"), *(row("某局年度报告", "3", "列", str(at)) for at in range(24))],
        [row("甲", "乙", "丙", "丁"), *(row(f"项{at}", "某", "列", str(at)) for at in range(24))],
    ],
)
def test_any_other_table_stays(lines: list[Line]) -> None:
    assert list(told_above(lines)) == lines


def test_the_names_of_groups_beside_rows_in_one_go_over_them() -> None:
    held = replace(
        row("三、办理结果", "（三）不予公开", "1.甲\n2.乙", "3\n4"),
        pieces=(
            Piece("三、办理结果", 0, 1, shared=True),
            Piece("（三）不予公开", 1, 2),
            Piece("1.甲\n2.乙", 2, 3),
            Piece("3\n4", 3, 4),
        ),
    )
    one, other = unstacked([held])
    assert texts([one, other]) == [
        ["三、办理结果", "（三）不予公开", "1.甲", "3"],
        ["三、办理结果", "（三）不予公开", "2.乙", "4"],
    ]
    assert [(piece.above, piece.shared) for piece in one.pieces[:2]] == [(False, True), (False, True)]
    assert [(piece.above, piece.shared) for piece in other.pieces[:2]] == [(True, True), (True, False)]


def test_a_thin_blank_between_thousands_parts_nothing() -> None:
    assert value_of("1\u202f234\u2009567").number == 1234567
    assert value_of("12'34").number is None


def test_texts_of_xml_that_nobody_knows_are_lines() -> None:
    assert texts(lines_of_text(without_tags("<a><b>一、总体情况</b><c>办结3件。</c></a>"))) == [
        ["一、总体情况"],
        ["办结3件。"],
    ]
