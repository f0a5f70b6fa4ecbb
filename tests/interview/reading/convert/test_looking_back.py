"""A published report as the year before: what is certain goes along, what is doubtful is unknown."""

from __future__ import annotations

import random

import pytest

from interview.flowfiles import available
from interview.reading.convert.to_last_year import as_last_year
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.model import ReadFigure, Report
from interview.reading.report import report_of_lines
from tests.interview.reading import damaged_samples, layouts
from tests.interview.reading.layouts import printed, sample


def read(told: layouts.Sample, layout: str = "bars") -> Report:
    return report_of_lines(lines_of_text(printed(told, layout)), available())


@pytest.mark.parametrize("seed", range(3))
def test_a_whole_report_gives_every_figure_and_whose_it_is(seed: int) -> None:
    told = sample(seed)
    last = as_last_year(read(told))
    assert last is not None
    assert (last.year, last.flow) == (2024, "disclosure_2021")
    assert {address: last.figures[address] for address in told.truth} == told.truth
    assert last.profile["office.name"] == "云山县水利局"
    assert last.profile["office.kind"] == "department"


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(20))
def test_a_doubtful_figure_is_unknown_and_none_is_wrong(seed: int) -> None:
    dice = random.Random(seed)
    damage = dice.choice(
        [
            damaged_samples.lost_figure,
            damaged_samples.unreadable_cell,
            damaged_samples.proactive_short,
            damaged_samples.no_heads,
        ]
    )
    told = sample(seed)
    truth = dict(told.truth)
    report = read(damage(told, dice), "cell a line")
    last = as_last_year(report)
    assert last is not None
    assert all(last.figures[address] in {None, truth[address]} for address in truth)
    doubtful = {a: figure for a, figure in report.figures.items() if figure.state == "doubtful"}
    # What certain cells leave one number for is known though its cell is gone; nothing else doubtful is.
    assert all(last.figures[a] is None for a, figure in doubtful.items() if not figure.settled_by)


def test_a_blank_that_the_sums_decide_is_known() -> None:
    figures = {
        "documents.issued": ReadFigure("doubtful", reason="blank", candidates=(0,), settled_by=("I3",)),
        "documents.in_force": ReadFigure("doubtful", reason="blank", candidates=(0, 1), settled_by=("I3",)),
        "documents.repealed": ReadFigure("missing"),
    }
    last = as_last_year(Report("disclosure_2021", figures, year=2024))
    assert last is not None
    assert last.figures == {"documents.issued": 0, "documents.in_force": None, "documents.repealed": None}
    assert last.profile == {}


def test_a_report_that_does_not_say_its_year_is_nobody_s_last_year() -> None:
    assert as_last_year(Report("disclosure_2021", {})) is None


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("无其他事项。\n云山县水利局\n2025年1月19日", {"other_matters": "无其他事项。"}),
        ("无\n2025 年 1 月 19 日 ", {"other_matters": "无"}),
        ("云山县水利局\n（2025年1月19日）", {}),
        (
            "公开9条。\n图1 公开情况表\n图 2：各渠道情况\n其余见表。",
            {"other_matters": "公开9条。\n其余见表。"},
        ),
        ("公开9条。\n图1 公开情况表", {"other_matters": "公开9条。"}),
        ("图文3条，\n图解2条", {"other_matters": "图文3条，\n图解2条"}),
        ("报告已公布，时间为\n2025年1月", {"other_matters": "报告已公布，时间为\n2025年1月"}),
    ],
)
def test_who_signed_and_when_and_what_pictures_are_called_is_no_text_of_next_year(
    text: str, kept: dict[str, str]
) -> None:
    last = as_last_year(Report("disclosure_2021", {}, year=2024, texts={"other_matters": text}))
    assert last is not None
    assert last.texts == kept
