"""Tables whose cells ran together into text: told as such, and read as no sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from interview.export import render
from interview.flowfiles import available
from interview.reading.model import Report
from interview.reading.report import read_report
from interview.review.checking import review
from interview.review.of_report import of_report
from interview.review.places import printed_places
from interview.review.text.folded import folded, without
from interview.review.text.running_text import labels_in, labels_of, shows, stretches
from tests.golden.test_golden import CASES, held
from tests.support.interviews import flow

FORM = flow("disclosure_2021")
LABELS = labels_of(FORM)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in stretches(text, LABELS)]


@pytest.mark.parametrize(
    ("text", "tables"),
    [
        (
            "收到和处理情况一、本年新收政府信息公开申请数量15130000154二、上年结转政府信息公开申请数量0000000",
            1,
        ),
        ("第二十条第(一)项信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件3112", 1),
        ("行政事业性收费2.5", 1),
        ("结果维持结果纠正其他结果尚未审结总计结果维持结果纠正其他结果尚未审结总计", 1),
        ("办结申请19件,其中予以公开9件,部分公开1件。", 0),
        ("作出行政许可45件、行政处罚128件、行政强制6件。", 0),
        ("收取行政事业性收费2.5万元", 0),
        ("公布规章、行政规范性文件", 0),
    ],
)
def test_labels_with_figures_right_after_them_are_a_table(text: str, tables: int) -> None:
    assert len(cut(text)) == tables


def test_what_is_cut_out_leaves_everything_else_in_its_place() -> None:
    told = folded("opening", "公开 信息。行政许可45 行政处罚12 电话：0795")
    left = without(told, stretches(told.text, LABELS))
    assert left.text == "公开信息。\n电话:0795"
    assert left.said(left.text.index("电"), len(left.text)) == "电话：0795"
    plain = folded("opening", "行政许可45电话")
    assert without(plain, stretches(plain.text, LABELS)).span(1, 3).start == 6
    assert without(plain, []) is plain


def test_the_words_of_a_table_show_in_running_text_or_as_pieces() -> None:
    disputes = labels_in(FORM)["disputes"]
    assert shows(disputes, "", frozenset({"结果维持", "结果纠正", "尚未审结"}))
    assert shows(disputes, "尚未审结2", frozenset())
    assert not shows(disputes, "复议1件,结果维持1件", frozenset({"结果维持"}))


def without_cells(page: str) -> str:
    return page.replace(" | ", "").replace("|", "")


def without_lines(page: str) -> str:
    return without_cells(page).replace("\n", "")


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("damage", [without_cells, without_lines])
def test_a_page_that_became_running_text_is_said_to_be_one_and_nothing_else_is_wrong_with_its_words(
    case: str, damage: Callable[[str], str], tmp_path: Path
) -> None:
    report = read_damaged(case, damage, tmp_path)
    findings = review(of_report(report, flow(report.flow)))
    lost = any(report.figures[each].state == "missing" for each in printed_places(flow(report.flow)))
    assert ("N19_unread" in {each.code for each in findings}) is lost
    assert not {each.code for each in findings} & {"N19_no_tables", "N19_gone", "N19_no_rows"}, (
        "tables called pictures"
    )
    assert [each.id for each in findings if each.rule in {"T18", "T19", "T21", "T22", "T07"}] == []


def read_damaged(case: str, damage: Callable[[str], str], folder: Path) -> Report:
    page = render(held(case).state.plan, "md").decode("utf-8")
    file = folder / "report.txt"
    file.write_text(damage(page), "utf-8")
    return read_report(file, available())
