"""The form of a website: what stops it, what does not, what it prints, and how it is read back."""

from __future__ import annotations

import pytest

from interview.assemble.report import boxes
from interview.cli.commands.rules import by_form
from interview.engine.answers.kinds import Choices
from interview.engine.plan.plan import Plan
from interview.flowfiles import load_flow
from interview.flowfiles.families import FAMILIES
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.match.answers import marked_in, told_in
from interview.reading.report import report_of_lines
from interview.review.checking import review
from interview.review.of_interview import findings
from interview.review.of_report import of_report
from interview.wording.catalog import words
from interview.wording.names import name_of
from interview.wording.tables import recap
from renderers.titles import balanced
from tests.flows.holding import hold
from tests.golden.test_golden import held

FORM = load_flow("website_2018")
BREAKING = {
    "W1": {"visits.users": 9, "visits.total": 8},
    "W2": {"published.total": 20, "published.overview": 7, "published.news": 7, "published.catalogue": 7},
    "W3": {"topics.kept": 1, "topics.opened": 2},
    "W4": {"explained.total": 2, "explained.materials": 1, "explained.products": 1, "explained.articles": 1},
    "W5": {"services.items": 3, "services.online_items": 4},
    "W7": {"messages.received": 3, "messages.closed": 4},
    "W8": {"messages.received": 9, "messages.closed": 3, "messages.public": 4},
    "W9": {"messages.received": 9, "messages.days": 8},
    "W10": {"surveys.held": 1, "surveys.published": 2},
    "W11": {"interviews.held": 1, "interviews.questions": 1, "interviews.answered": 2},
    "W12": {"security.checks": 1, "security.problems": 1, "security.fixed": 2},
}


@pytest.mark.parametrize("rule", BREAKING)
def test_what_does_not_come_out_is_found_and_nothing_else(rule: str) -> None:
    state = hold(FORM, BREAKING[rule]).state
    severity = next(each.severity for each in FORM.relations if each.rule == rule)
    assert [(each.rule, each.severity) for each in findings(state.plan)] == [(rule, severity)]


def test_every_relation_but_the_computed_one_is_broken_here() -> None:
    assert {each.rule for each in FORM.relations if not each.computes} == {*BREAKING}


@pytest.mark.parametrize("case", ["website_2018/busy", "website_2018/quiet"])
def test_a_form_as_published_has_nothing_to_mend(case: str) -> None:
    """21,813 items against parts of 10,821 as published: other columns publish too."""
    assert findings(held(case).state.plan) == ()


def test_a_busy_site_is_done_in_sixty_answers_and_a_quiet_one_in_twenty() -> None:
    """Everything that is met is counted, also what is passed over."""
    asked = {case: len(held(f"website_2018/{case}").state.plan.asked) for case in ("busy", "quiet")}
    assert asked["busy"] <= 60
    assert asked["quiet"] <= 20


def test_a_box_is_full_where_it_was_chosen() -> None:
    assert boxes([("是", True), ("否", False)]) == "■是　□否"


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("■是　□否", ("是",)), ("□ 是  ☑ 否", ("否",)), ("是☑否□", ("是",)), ("√是 □否", ("是",)), ("是", ("是",)),
        ("□是 □否", ()), ("■是 ■否", ("是", "否")), ("□是", None), ("是 否", None), ("", None), ("■是□否□", None),
    ],
)  # fmt: skip
def test_boxes_are_read_where_every_option_has_its_mark(text: str, marked: tuple[str, ...] | None) -> None:
    assert marked_in(text, ("是", "否")) == marked


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("网站名称：云山县水利局", {"site.name": "云山县水利局"}),
        ("| 首页网址 | www.example.gov.cn | | |", {"site.url": "www.example.gov.cn"}),
        ("| ICP备案号 | 公安机关备案号 | 赣公网安备1号 |", {"site.police": "赣公网安备1号"}),
        ("| 网站类型 | □政府门户网站 ■部门网站 □专项网站 |", {"site.kind": ("department",)}),
        ("| 网站类型 | □政府门户网站 □部门网站 □专项网站 |", {}),
        ("| 是否使用统一平台 | ■是 □否 |", {"interaction.which": ("platform",)}),
        ("| 是否使用统一平台 | ■是 ■否 |", {}),
        ("| 是否有移动新媒体 | ■是 □否 |", {}),
        ("| 是否有移动新媒体 | □是 ■否 |", {}),
        ("| 创新发展 | ■搜索即服务 □多语言版本 ■无障碍浏览 □千人千网 □其他 |", {"innovation.which": ("search", "accessible")}),
        ("网站名称" + "：" + "长" * 300, {}),
    ],
)  # fmt: skip
def test_cells_beside_figures_are_read_behind_their_labels(line: str, told: dict[str, object]) -> None:
    assert told_in(FORM, lines_of_text(line)) == told


@pytest.mark.parametrize(
    ("weibo", "figures"),
    [
        (("", "", ""), (0, 0)), (("云山水利", "", ""), (None, None)), (("", "3", ""), (3, None)), (("云山水利", "3", "5"), (3, 5)),
    ],
)  # fmt: skip
def test_what_the_form_leaves_empty_is_none_as_long_as_nothing_of_it_is_told(
    weibo: tuple[str, str, str], figures: tuple[int | None, int | None]
) -> None:
    labels = ("名称", "信息发布量（单位：条）", "关注量（单位：个）")
    lines = [f"| 移动新媒体 | 微博 | {label} | {told} |" for label, told in zip(labels, weibo, strict=True)]
    text = "\n".join(["| 移动新媒体 | 是否有移动新媒体 | | ■是 □否 |", *lines, "| 政府网站标识码 | |"])
    report = report_of_lines(lines_of_text(text), [FORM])
    assert (report.figures["weibo.published"].value, report.figures["weibo.followers"].value) == figures


@pytest.mark.parametrize(
    ("box", "posts", "found"),
    [
        ("□是 ■否", 12, [("N20", ("weibo.published",))]),
        ("否", 12, [("N20", ("weibo.published",))]),
        ("■是 □否", 12, []),
        ("□是 ■否", 0, []),
        ("□是 □否", 12, []),
    ],
)
def test_figures_behind_a_no_are_found(box: str, posts: int, found: list[object]) -> None:
    """国办函〔2018〕12号: an account that is not there has published nothing."""
    text = f"| 移动新媒体 | 是否有移动新媒体 | | {box} |\n| | 微博 | 信息发布量（单位：条） | {posts} |\n| 政府网站标识码 | |"
    subject = of_report(report_of_lines(lines_of_text(text), [FORM]), FORM)
    assert [(each.rule, each.where) for each in review(subject) if each.rule == "N20"] == found


def test_a_no_denies_only_the_figures_that_wait_for_it() -> None:
    text = "| 互动交流 | 是否使用统一平台 | | 否 |\n| | 收到留言数量 | | 9 |\n| 政府网站标识码 | |"
    report = report_of_lines(lines_of_text(text), [FORM])
    assert [*report.denied] == ["是否使用统一平台"]
    assert "N20" not in {each.rule for each in review(of_report(report, FORM))}


def test_what_stands_beside_rows_of_one_name_says_whose_they_are() -> None:
    """The form has 微博 before 微信; who turns them round, or leaves one out, means what the rows say."""
    wechat = "| | 微信 | 名称 | 云山水利 |\n| | 微信 | 信息发布量（单位：条） | 15 |"
    weibo = "| | 微博 | 名称 | 水利云山 |\n| | 微博 | 信息发布量（单位：条） | 12 |"
    foot = "| 政府网站标识码 | |"
    for rows in (f"{wechat}\n{weibo}", f"{weibo}\n{wechat}"):
        report = report_of_lines(lines_of_text(f"{rows}\n{foot}"), [FORM])
        assert [report.figures[f"{each}.published"].value for each in ("weibo", "wechat")] == [12, 15]
        assert [report.profile[f"{each}.name"] for each in ("weibo", "wechat")] == ["水利云山", "云山水利"]
    alone = report_of_lines(lines_of_text(f"{wechat}\n{foot}"), [FORM])
    assert (alone.figures["wechat.published"].value, alone.figures["weibo.published"].value) == (15, None)
    assert "weibo.name" not in alone.profile


def test_an_annual_report_has_no_such_cells() -> None:
    assert told_in(load_flow("disclosure_2021"), lines_of_text("| 是否 | 是 |")) == {}


def test_titles_name_the_office_and_the_year() -> None:
    for title in ("云山县水利局政府网站工作年度报表（2023年度）", "云山县水利局2023年政府网站年度工作报表"):
        text = f"{title}\n| 信息发布 | 概况类信息更新量 | 3 |"
        report = report_of_lines(lines_of_text(text), [load_flow("disclosure_2021"), FORM])
        assert (report.flow, report.office, report.year) == ("website_2018", "云山县水利局", 2023)


def test_a_long_title_breaks_before_what_it_is() -> None:
    lines = balanced("临江市人民政府办公室政府网站工作年度报表（2024年度）", 17)
    assert lines == ["临江市人民政府办公室", "政府网站工作年度报表（2024年度）"]


def test_a_rule_that_only_this_form_has_is_told_in_its_words() -> None:
    stated = by_form("W2", "en")
    assert stated is not None
    assert stated.says.startswith("The total")
    assert by_form("N10", "zh") is None


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_report_says_in_both_languages_what_it_is(lang: str) -> None:
    assert len({family.named(lang) for family in FAMILIES} | {family.said(lang) for family in FAMILIES}) == 4


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_a_section_came_to_is_told_row_by_row_each_by_a_name_of_its_own(lang: str) -> None:
    form = load_flow("website_2018", lang)
    plan = Plan(form, held("website_2018/busy").state.book)
    for section in form.sections:
        rows = recap(plan, section, words(lang))
        told = [(head, *cells) for head, *cells in rows if head]
        cells = (
            [cell.cell for row in section.table.rows for cell in row if cell.cell] if section.table else []
        )
        assert len(told) == len(cells)
        assert lang == "en" or len({label for label, *_ in told}) == len(told)
    assert name_of(form, "cases.total", words(lang)) == "办件量（单位：件），总数"
    media = recap(plan, form.section["media"], words("zh"))
    assert media[0][0] == "微博，信息发布量（单位：条）"


def test_last_years_boxes_are_remembered() -> None:
    plan = held("website_2018/quiet").state.plan
    assert plan.value("security.which") == Choices(value=("person",))
