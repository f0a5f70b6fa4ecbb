"""Two pages beside each other on one sheet are read one after the other; one page with a gap is one."""

from __future__ import annotations

from collections.abc import Sequence

from interview.reading.extract.bounds import Meter
from interview.reading.extract.formats.fixed_layout.pages import DrawnText, PageDrawn, lines_of_pages
from interview.reading.extract.formats.fixed_layout.ruled import RuledLine

RUNNING = "根据《中华人民共和国政府信息公开条例》要求，现公布本局年度报告。"


def run(x: float, y: float, text: str) -> DrawnText:
    return DrawnText(x, y, 10, text)


def table(x: float, y: float) -> tuple[list[DrawnText], list[RuledLine]]:
    """Two rows of two columns, each 150 points wide."""
    texts = [
        run(x + 5 + 150 * column, y + 45 - 20 * row, f"{x:.0f}格{row}{column}") for row in range(2) for column in range(2)
    ]  # fmt: skip
    rules = [RuledLine(x, y + 20 * at, x + 300, y + 20 * at) for at in range(1, 4)]
    return texts, rules + [RuledLine(x + 150 * at, y + 20, x + 150 * at, y + 60) for at in range(3)]


def told(runs: Sequence[DrawnText], rules: Sequence[RuledLine]) -> list[str]:
    return [line.text for line in lines_of_pages([PageDrawn(list(runs), list(rules))], Meter())]


def test_the_left_page_comes_first() -> None:
    (left, left_rules), (right, right_rules) = table(0, 300), table(400, 360)
    texts = [*left, *right, run(0, 500, RUNNING), run(400, 280, RUNNING.replace("年度", "右页"))]
    found = told(texts, [*left_rules, *right_rules])
    assert found == [
        RUNNING, "0格00 0格01", "0格10 0格11", "400格00 400格01", "400格10 400格11", RUNNING.replace("年度", "右页"),
    ]  # fmt: skip


def test_a_page_of_running_text_stands_beside_one_of_a_table() -> None:
    left, rules = table(0, 300)
    further = "一是公开内容的时效性有待加强，二是解读形式还比较单一。"
    found = told([*left, run(400, 345, RUNNING), run(400, 325, further)], rules)
    assert found == ["0格00 0格01", "0格10 0格11", RUNNING, further]


def test_figures_beside_a_table_are_no_page() -> None:
    left, rules = table(0, 300)
    notes = [run(560, 345 - 20 * at, str(at)) for at in range(2)]
    more = [run(0, 500, RUNNING)]
    assert told([*left, *notes, *more], rules) == [RUNNING, "0格00 0格01", "0格10 0格11", "0", "1"]


def test_a_title_across_the_middle_makes_it_one_page() -> None:
    (left, left_rules), (right, right_rules) = table(0, 300), table(400, 360)
    across = run(150, 500, RUNNING * 2)
    assert told([*left, *right, across], [*left_rules, *right_rules])[:2] == [RUNNING * 2, "400格00 400格01"]
