"""Sub-headings of published reports: as the office wrote them, in its order, and nothing under one that was not above it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.engine.plan.book import Book
from interview.engine.plan.outline.outline import outline_of
from interview.engine.plan.plan import Plan
from interview.export import render
from interview.flowfiles import available, load_flow
from interview.reading.convert.to_book import imported
from interview.reading.convert.to_last_year import as_last_year
from interview.reading.model import Report
from interview.reading.report import read_report
from interview.reading.subheadings import subdivided
from tests.interview.reading.measuring import REPORTS

FORM = load_flow("disclosure_2021")
OVERVIEW, PROBLEMS, CLOSING = (FORM.section[id] for id in ("overview", "problems", "closing"))
OFFICES = {
    "（一）突出重点，深化主动公开": "proactive",
    "（二）围绕关切，做好解读回应": "own_1",
    "（三）完善流程，规范依申请公开": "on_request",
    "（四）健全机制，强化政府信息管理": "management",
    "（五）加强运行，推进平台建设": "platform",
    "（六）抓好落实，夯实监督保障": "supervision",
}


def told(section: object, *paragraphs: str) -> list[tuple[str, str, str]]:
    found = subdivided(section, paragraphs)  # type: ignore[arg-type]
    return [
        (part.id.partition(".")[2] or part.id, part.heading, found.texts.get(part.id, ""))
        for part in found.outline
    ]


def test_an_office_s_six_headings_stay_its_own_in_its_order() -> None:
    paragraphs = ["全年平稳。", *(line for heading in OFFICES for line in (heading, f"{heading[3:]}的话。"))]
    found = told(OVERVIEW, *paragraphs)
    assert found[0] == ("opening", "", "全年平稳。")
    assert found[1:] == [(id, heading[3:], f"{heading[3:]}的话。") for heading, id in OFFICES.items()]


@pytest.mark.parametrize(
    ("paragraphs", "parts"),
    [
        (["（一）主动公开情况。公开86条。", "又公开2条。"], [("proactive", "主动公开情况", "公开86条。\n又公开2条。")]),
        (["（一）主动公开：86条", "（二）依申请公开：6件"], [("proactive", "主动公开", "86条"), ("on_request", "依申请公开", "6件")]),
        (["二、工作机制保障", "机制。", "三、主动公开工作情况", "公开。"],
         [("supervision", "工作机制保障", "机制。"), ("proactive", "主动公开工作情况", "公开。")]),
        (["1.主动公开", "公开。", "2.监督保障", "监督。"], [("proactive", "主动公开", "公开。"), ("supervision", "监督保障", "监督。")]),
        (["主动公开情况", "公开。", "监督保障", "监督。"], [("proactive", "主动公开情况", "公开。"), ("supervision", "监督保障", "监督。")]),
        (["（一）主动公开", "（二）主动公开情况", "公开。"], [("proactive", "主动公开", ""), ("own_1", "主动公开情况", "公开。")]),
        (["（一）解读", "解读。", "（二）回应", "回应。"], [("own_1", "解读", "解读。"), ("own_2", "回应", "回应。")]),
        (["（一）解读。做了3次。", "（二）回应。做了2次。"], [("own_1", "解读", "做了3次。"), ("own_2", "回应", "做了2次。")]),
        (["（十）主动公开", "公开。", "（十一）平台", "平台。"], [("proactive", "主动公开", "公开。"), ("platform", "平台", "平台。")]),
    ],
)  # fmt: skip
def test_every_way_of_writing_them(paragraphs: list[str], parts: list[tuple[str, str, str]]) -> None:
    assert told(OVERVIEW, *paragraphs) == parts


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["一是主动公开86条；二是依申请公开6件。"],
        ["公开如下：", "（一）网站：86条；", "（二）公众号：40条。"],
        ["1.网站发布86条。", "2.主动公开目录更新1次。"],
        ["（二）培训了三次。"],
        ["主动公开情况"],
        [f"（一）{'主动公开，' * 12}。"],
        ["（一）（二）"],
    ],
)
def test_what_numbers_no_heading_stays_one_text(paragraphs: list[str]) -> None:
    assert told(OVERVIEW, *paragraphs) == [("opening", "", "\n".join(paragraphs))]


def test_a_list_within_a_text_stays_there() -> None:
    found = told(OVERVIEW, "（一）主动公开", "分两类：", "（一）文件。3件。", "（二）依申请公开", "没有。")
    assert found == [
        ("proactive", "主动公开", "分两类：\n（一）文件。3件。"),
        ("on_request", "依申请公开", "没有。"),
    ]


@pytest.mark.parametrize(
    ("paragraphs", "parts"),
    [
        (["（一）主要问题", "慢。", "（二）改进措施", "快。"], [("problems", "主要问题", "慢。"), ("improvements", "改进措施", "快。")]),
        (["还有不足。", "（一）存在问题", "慢。", "（二）下一步打算", "快。"],
         [("own_1", "", "还有不足。"), ("problems", "存在问题", "慢。"), ("improvements", "下一步打算", "快。")]),
        (["一是慢。二是少。"], [("problems", "", "一是慢。二是少。")]),
        (["不足如下。", "（一）坚持标准化。做了。", "（二）坚持规范化。做了。"],
         [("problems", "", "不足如下。\n（一）坚持标准化。做了。\n（二）坚持规范化。做了。")]),
        (["（一）更新慢", "慢。", "（二）解读少", "少。"], [("problems", "", "（一）更新慢\n慢。\n（二）解读少\n少。")]),
        (["有不足。", "（一）更新慢", "慢。", "（二）解读少", "少。"],
         [("problems", "", "有不足。"), ("own_1", "更新慢", "慢。"), ("own_2", "解读少", "少。")]),
    ],
)  # fmt: skip
def test_part_five_is_two_texts_or_one(paragraphs: list[str], parts: list[tuple[str, str, str]]) -> None:
    assert told(PROBLEMS, *paragraphs) == parts


def test_part_six_may_have_headings() -> None:
    assert told(CLOSING, "（一）建议提案", "3件。") == [("own_1", "建议提案", "3件。")]
    assert told(CLOSING, "没有。", "（一）建议提案", "3件。")[0] == ("other_matters", "", "没有。")
    assert told(CLOSING) == []


def test_hundreds_of_headings_are_a_list() -> None:
    numbers = "一二三四五六七八九"
    counted = [
        *numbers,
        "十",
        *(f"十{n}" for n in numbers),
        *(f"{t}十{n}" for t in "二三四" for n in ("", *numbers)),
    ]
    lines = [f"（{n}）主动公开第{n}项" for n in counted]
    assert told(OVERVIEW, *lines) == [("opening", "", "\n".join(lines))]


LINES = st.sampled_from([
    *OFFICES, "公开86条。", "（一）网站", "（二）依申请公开。办了6件。", "一、情况", "1.主动公开", "监督保障", "一是快；二是好。", "（九）",
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([OVERVIEW, PROBLEMS, CLOSING]), st.lists(LINES, max_size=9))
def test_nothing_is_lost_or_moved_whatever_stands_there(section: object, paragraphs: list[str]) -> None:
    found = told(section, *paragraphs)
    said = "".join(heading + text for _, heading, text in found).replace("\n", "")
    bare = "".join(paragraphs)
    at = 0
    for (
        character
    ) in said:  # what was said stands there in its order; only numbers and stops of headings are gone
        at = bare.index(character, at) + 1
    assert len([id for id, _, _ in found]) == len({id for id, _, _ in found})
    assert all(heading for _, heading, _ in found[1:])


# Whole reports ---------------------------------------------------------------------------------------------------


WHOLE = sorted((REPORTS / "raw").glob("00*")) if REPORTS.is_dir() else []
whole = pytest.mark.skipif(
    not WHOLE, reason="the published reports (../shared/reports) are not on this machine"
)


def shape(report: Report) -> dict[str, list[tuple[str, list[str]]]]:
    """Headings and paragraphs in order, section by section; a heading that nothing stands under is printed nowhere."""
    return {
        section: [
            (part.heading, report.texts[part.id].split("\n")) for part in parts if part.id in report.texts
        ]
        for section, parts in report.outline.items()
    }


@pytest.mark.no_cover
@whole
@pytest.mark.parametrize("file", WHOLE, ids=lambda file: file.stem[:3])
@pytest.mark.parametrize("to", ["docx", "md", "html"])
def test_a_whole_report_goes_in_and_out_with_its_headings_order_and_paragraphs(
    file: Path, to: str, tmp_path: Path
) -> None:
    report = read_report(file, available())
    form = load_flow(report.flow)
    out = tmp_path / f"report.{to}"
    out.write_bytes(render(imported(report, form).plan, to, draft=True))
    assert shape(read_report(out, available())) == shape(report)
    last = as_last_year(report)
    assert last is not None
    plan = Plan(form, Book(last=last))
    for section, parts in report.outline.items():
        wanted = outline_of(form.section[section], plan.book)
        assert [part for part in wanted if part in parts] == list(parts)


@whole
def test_the_report_that_this_project_starts_from_has_its_own_six_headings_and_its_opening() -> None:
    report = read_report(WHOLE[0], available())
    parts = report.outline["overview"]
    assert [part.id.partition(".")[2] for part in parts] == ["opening", *OFFICES.values()]
    assert parts[2].heading == "围绕公众关切，做好解读回应"
    assert [part.id for part in report.outline["problems"]] == ["problems"]
