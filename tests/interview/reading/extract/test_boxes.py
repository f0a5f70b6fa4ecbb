"""Pieces of text with the places of their boxes, as programs that read pictures tell them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.fixed_layout.boxes import boxes_of_text, boxes_of_tree
from interview.reading.report import read_report
from tests.interview.reading.extract.test_positioned import Place, places
from tests.interview.reading.rebuilt import invented

SIZE = 10
HEADS = "level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
Made = Callable[[Sequence[Place]], str]


def width(text: str) -> int:
    return SIZE * len(text) // (2 if text.isascii() else 1)


def table(told: Sequence[Place]) -> str:
    rows = [
        f"5\t1\t1\t1\t1\t1\t{left}\t{top}\t{width(text)}\t{SIZE}\t96.5\t{text}" for left, top, text in told
    ]
    page = "1\t1\t0\t0\t0\t0\t0\t0\t600\t900\t-1\t"
    return "\n".join([HEADS, page, "5\tone\t1", *rows, "5\t1\t1\t1\t1\t1\tfar\t1\t1\t1\t9\tnothing"])


def points(left: int, top: int, text: str) -> list[list[float]]:
    right, bottom = left + width(text), top + SIZE
    return [[float(left), float(top)], [float(right), float(top)], [float(right), float(bottom)], [float(left), float(bottom)]]  # fmt: skip


def printed(told: Sequence[Place]) -> str:
    return "\n".join(f"[{points(*each)}, ('{each[2]}', 0.9987)]" for each in told)


def logged(told: Sequence[Place]) -> str:
    return "\n".join(
        f"[2024/02/01 09:10:11] ppocr INFO: [{points(*each)}, ('{each[2]}', 0.9987)]" for each in told
    )


def umi(told: Sequence[Place]) -> str:
    return json.dumps({"code": 100, "data": [{"text": each[2], "box": points(*each)} for each in told]})


def baidu(told: Sequence[Place]) -> str:
    words = [
        {"words": text, "location": {"left": left, "top": top, "width": width(text), "height": SIZE}}
        for left, top, text in told
    ]
    return json.dumps({"words_result_num": len(words), "words_result": words})


def tencent(told: Sequence[Place]) -> str:
    found = [
        {"DetectedText": each[2], "Polygon": [{"X": x, "Y": y} for x, y in points(*each)]} for each in told
    ]
    return json.dumps({"Response": {"TextDetections": found}})


def corners(told: Sequence[Place]) -> str:
    return json.dumps([{"text": each[2], "bbox": [*points(*each)[0], *points(*each)[2]]} for each in told])


WAYS: list[Made] = [table, printed, logged, umi, baidu, tencent, corners]


def test_a_report_read_from_a_picture_is_read_by_where_its_pieces_stand(tmp_path: Path) -> None:
    report = invented(3, 200)
    for made in WAYS:
        file = tmp_path / f"{made.__name__}.txt"
        file.write_text(made(list(places(report.document))), encoding="utf-8")
        read = read_report(file, available())
        assert {address: read.figures[address].value for address in report.truth} == report.truth, made


def test_a_second_page_begins_where_boxes_begin_at_the_top_again(tmp_path: Path) -> None:
    report = invented(3, 200)
    told = list(places(report.document))
    half = max(top for _, top, _ in told) // 2
    file = tmp_path / "a.txt"
    file.write_text(
        printed([(left, top - half * (top > half), text) for left, top, text in told]), encoding="utf-8"
    )
    read = read_report(file, available())
    assert {address: read.figures[address].value for address in report.truth} == report.truth


def test_figures_of_two_boxes_stay_two_however_close_they_are(tmp_path: Path) -> None:
    told = list(places(invented(3, 200).document))
    left, top, text = next(each for each in told if each[2].isdecimal() and len(each[2]) > 1)
    split = [*told]
    split[told.index((left, top, text))] = (left, top, text[0])
    split.insert(told.index((left, top, text)) + 1, (left + 6, top, text[1:]))
    file = tmp_path / "a.txt"
    file.write_text(printed(split), encoding="utf-8")
    assert int(text) not in {
        figure.value for figure in read_report(file, available()).figures.values() if figure.text == text
    }


@pytest.mark.parametrize(
    "text", ["", "[1, 2]", "[[[1.0, 2.0], [3.0, 2.0], [3.0, 4.0], [1.0, 4.0]], ('一', 0.99)]", HEADS]
)
def test_a_text_with_few_boxes_is_none(text: str) -> None:
    assert boxes_of_text(text) == []


FEW: list[list[object]] = [
    [{"text": "一", "box": [1, 2, 3, 4]}] * 39,
    [{"text": "一", "box": "1,2,3,4"}] * 60,
    [{"text": "一", "box": [[1, 2], [3]]}] * 60,
    [{"text": "一", "location": {"left": 1}}] * 60,
    [[[[[[[[{"text": "一", "box": [1, 2, 3, 4]}] * 60]]]]]]],
    [{"text": ["一"]}],
]


def test_a_tree_with_few_boxes_is_none() -> None:
    assert [boxes_of_tree(tree) for tree in FEW] == [[]] * len(FEW)


@pytest.mark.parametrize("far", [1e12, float("nan"), float("inf"), 10**400])
def test_a_box_that_stands_on_no_page_is_none(far: float) -> None:
    location = {"left": 1, "top": far, "width": 10, "height": 1}
    assert boxes_of_tree([{"words": "3", "location": location}] * 50) == []
