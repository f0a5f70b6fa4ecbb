"""Reports as an assistant hands them back: JSON by the form's names, JSON and values in blocks of code between its words."""

from __future__ import annotations

import json
from pathlib import Path

from interview.errors import ReportFileError
from interview.flowfiles import available
from interview.reading.extract.drawn import undrawn
from interview.reading.extract.trees.tree import tree_of
from interview.reading.model import ReadFigure
from interview.reading.report import read_report

TITLE = "云山县水利局2024年政府信息公开工作年度报告"
COLUMNS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
PARTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def row(names: list[str], *figures: int) -> dict[str, int]:
    return dict(zip(names, figures, strict=True))


TREE = {
    "标题": TITLE,
    "二、主动公开政府信息情况": {
        "第二十条第（一）项": {"规章": {"本年制发件数": 2, "本年废止件数": 1, "现行有效件数": 37}},
        "第二十条第（五）项": {"行政许可": {"本年处理决定数量": 12}},
    },
    "三、收到和处理政府信息公开申请情况": {
        "一、本年新收政府信息公开申请数量": row(COLUMNS, 1, 2, 3, 4, 5, 6, 21),
        "三、本年度办理结果": {
            "（一）予以公开": row(COLUMNS, 1, 0, 3, 0, 5, 0, 9),
            "（三）不予公开": {
                "1.属于国家秘密": row(COLUMNS, 0, 0, 0, 0, 0, 0, 0),
                "2.其他法律行政法规禁止公开": row(COLUMNS, 0, 2, 0, 0, 0, 0, 2),
            },
        },
    },
    "四、政府信息公开行政复议、行政诉讼情况": {
        "行政复议": row(PARTS, 1, 0, 0, 2, 3),
        "行政诉讼": {"未经复议直接起诉": row(PARTS, 0, 1, 0, 0, 1), "复议后起诉": row(PARTS, 0, 0, 0, 0, 0)},
    },
}
TRUTH = {
    "rules.in_force": 37, "licences.decisions": 12, "applications.new.total": 21, "applications.granted.legal": 5,
    "applications.denied_secret.other": 0, "applications.denied_law.business": 2, "reconsideration.total": 3,
    "litigation_direct.corrected": 1, "litigation_after_review.total": 0,
}  # fmt: skip


def read(folder: Path, name: str, text: str) -> dict[str, ReadFigure]:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return dict(read_report(file, available()).figures)


def test_objects_of_figures_are_rows_behind_their_names(tmp_path: Path) -> None:
    figures = read(tmp_path, "a.json", json.dumps(TREE, ensure_ascii=False, indent=2))
    assert {cell: figures[cell].value for cell in TRUTH} == TRUTH


def test_what_an_assistant_says_around_a_block_of_code_is_none_of_it(tmp_path: Path) -> None:
    block = json.dumps(TREE, ensure_ascii=False, indent=2)
    figures = read(tmp_path, "a.md", f"以下为提取结果：\n\n```json\n{block}\n```\n\n如需其他格式请告诉我。\n")
    assert {cell: figures[cell].value for cell in TRUTH} == TRUTH


def test_a_block_of_code_that_is_little_of_a_text_is_not_all_of_it() -> None:
    assert tree_of(f"{TITLE}\n\n```json\n[1, 2]\n```\n") is None
    assert tree_of("```json\n[1, 2\n```\n") is None


def test_values_with_commas_in_a_block_that_says_so_are_rows() -> None:
    lines = [
        "一，二，三",
        "```csv",
        "项目,数量,单位",
        '"规章，办法",3,件',
        "无",
        "```",
        "a,b,c",
        "```",
        "a,b,c",
        "```",
    ]
    told = undrawn(lines)
    assert told[2:5] == ["| 项目 | 数量 | 单位 |", "| 规章，办法 | 3 | 件 |", "无"]
    assert told[6:] == lines[6:]


def test_an_object_of_blanks_is_no_row(tmp_path: Path) -> None:
    tree = {"标题": TITLE, "行政许可": {"本年处理决定数量": ""}, "行政处罚": {}, "x": {"y": 1}}
    try:
        figures = read(tmp_path, "a.json", json.dumps(tree, ensure_ascii=False))
    except ReportFileError:
        return
    assert figures["licences.decisions"].value is None


ROWS = [
    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ["规章", "2", "1", "37"],
    ["行政规范性文件", "30", "15", "288"],
]


def tagged(table: str, row: str, cell: str) -> str:
    rows = ("".join(f"\n  <{cell}>\n{text}\n</{cell}>" for text in texts) for texts in ROWS)
    return f'<{table} rows="3">\n' + "".join(f"<{row}>{each}</{row}>\n" for each in rows) + f"</{table}>"


def test_rows_and_cells_of_feishu_and_of_xml_are_those_of_a_page(tmp_path: Path) -> None:
    ways = (("lark-table", "lark-tr", "lark-td"), ("table", "row", "cell"), ("table", "row", "entry"))
    for way in ways:
        figures = read(tmp_path, "a.md", f"{TITLE}\n\n第二十条第（一）项\n\n{tagged(*way)}\n")
        assert [figures[cell].value for cell in ("rules.in_force", "documents.repealed")] == [37, 15]


def test_dashes_below_every_column_are_no_row_and_those_of_a_cell_are(tmp_path: Path) -> None:
    dashes = "--------  ----  --  ----"
    text = "\n".join([TITLE, "", dashes, *("   ".join(row) for row in ROWS), dashes])
    figures = read(tmp_path, "a.txt", text)
    assert [figures[cell].value for cell in ("rules.issued", "documents.in_force")] == [2, 288]
    fillers = read(tmp_path, "b.txt", text.replace("   2   1   37", "   --   --   --"))
    assert fillers["rules.issued"].state == "doubtful"
