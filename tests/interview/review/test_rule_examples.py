"""The example that `nianbao rules` gives of each rule, made: the rule finds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from interview.engine.plan.book import LastYear
from interview.flowfiles import DEFAULT, available, load_flow
from interview.flowfiles.families import family_of
from interview.reading.model import ReadFigure
from interview.review.checking import every_rule, review
from interview.review.subject import DATED, TITLE, ReportText, Subject
from tests.interview.review.reports import published, report
from tests.interview.review.test_put_together import whole

OLD, NEW = "disclosure_2019", "disclosure_2021"
ROW = "applications"


def told(
    figures: Mapping[str, Any], text: str = "好。", form: str = NEW, at: str = "overview.on_request"
) -> Subject:
    return report(text, figures, form=form, at=at, year=2025 if form == NEW else 2020)


def beside(now: Mapping[str, Any], last: Mapping[str, Any], form: str = NEW) -> Subject:
    subject = told(now, form=form)
    return replace(subject, last=LastYear((subject.year or 0) - 1, form, last))


def cell(figure: ReadFigure) -> Subject:
    subject = published({})
    return replace(subject, cells={**(subject.cells or {}), "penalties.decisions": figure})


def text(said: str, at: str = "overview.proactive", year: int = 2025) -> Subject:
    return published({at: said}, year=year, form=NEW if year > 2020 else OLD)


def titled(said: str) -> Subject:
    return published({TITLE: said})


def denying(figures: Mapping[str, int]) -> Subject:
    """A website that says 否 to new media, and has these figures all the same."""
    form = load_flow("website_2018")
    rows = form.section["media"].table.rows if form.section["media"].table else ()
    denied = {"是否有移动新媒体": next(cell.whether for row in rows for cell in row if cell.whether)}
    return Subject(form, "云山县水利局", "department", 2025, dict(figures), (), denied=denied)


def copied() -> Subject:
    said = "我局把公开工作摆在重要位置，逐件审核信息，按时回应群众关切，更新栏目内容，整理历史文件，组织业务学习，接受社会监督，没有发生泄密。"
    last = LastYear(2024, NEW, {}, {"overview.proactive": said})
    return replace(text(said), last=last)


UNPAID = {f"{ROW}.other_unpaid.natural": 2, f"{ROW}.other_unpaid.total": 2}
EXAMPLES: Mapping[str, Subject] = {
    "I1": told({f"{ROW}.new.natural": 6, f"{ROW}.granted.natural": 5, f"{ROW}.total.natural": 5}),
    "I2": told({f"{ROW}.granted.natural": 4, f"{ROW}.partial.natural": 1, f"{ROW}.total.natural": 6}),
    "I3": told({f"{ROW}.new.natural": 5, f"{ROW}.new.business": 1, f"{ROW}.new.total": 5}),
    "I4": told({"reconsideration.upheld": 2, "reconsideration.corrected": 1, "reconsideration.pending": 1, "reconsideration.total": 3}),
    "N05": published({}, {f"{ROW}.new.total": None}),
    "N06": cell(ReadFigure("doubtful", None, "-3", "negative")),
    "N07": beside({f"{ROW}.carried_in.natural": 1}, {f"{ROW}.carried_out.natural": 2}),
    "N08": beside({"documents.issued": 3, "documents.repealed": 1, "documents.in_force": 30}, {"documents.in_force": 32}),
    "N09": told({"rules.in_force": 2}),
    "N10": told({"documents.issued": 5, "documents.repealed": 1, "documents.in_force": 3}),
    "N11": told({"fees.amount": 36500}),
    "N12": beside({"fees.amount": 0}, {"fees.amount": Decimal("3.65")}),
    "N13": beside({"penalties.decisions": 0}, {"penalties.decisions": 40}),
    "N14": told({f"{ROW}.refused_repeat.{who}": 3 for who in ("natural", "business", "research", "charity", "legal", "other")}),
    "N15": told({f"{ROW}.total.total": 50, f"{ROW}.other_misc.total": 20}),
    "N16": told({f"{ROW}.new.total": 30, f"{ROW}.carried_out.total": 12}),
    "N18": published({}, form=OLD, year=2023),
    "N19": cell(ReadFigure("missing", reason="not_found")),
    "N20": denying({"weibo.published": 120}),
    "Y3": told({"rules.issued": 5, "rules.repealed": 1, "rules.in_force": 3}),
    "Y4": beside({"licences.items": 40}, {"licences.items": 40, "licences.change": -2}, OLD),
    "Y5": beside({"documents.published": 3, "documents.public": 30}, {"documents.public": 20}, OLD),
    "Y6": told({"documents.published": 12, "documents.public": 12}, form=OLD),
    "Y7": told({"documents.made": 45, "documents.published": 6}, form=OLD),
    "Y8": beside({"reconsideration.total": 1}, {"reconsideration.pending": 3}),
    "Y9": beside({"licences.decisions": 120}, {"licences.decisions": 900}),
    "X1": told({f"{ROW}.new.total": 6}, "全年收到申请8件。"),
    "X2": told({}, "结转下年度2件。"),
    "X3": told({f"{ROW}.new.total": 6, f"{ROW}.carried_out.total": 2}, "收到申请6件，均已办结。"),
    "X5": told({"reconsideration.total": 1}, "全年没有发生行政复议。"),
    "X6": told({f"{ROW}.new.total": 1}, "全年未收到公开申请。"),
    "X7": told({"documents.issued": 3}, "全年制发行政规范性文件4件。", at="overview.management"),
    "X8": published({"other_matters": "全年没有发出收费通知。"}, UNPAID),
    "X9": told({"processing_fee.received": 2000}),
    "X10": published({"other_matters": "全年收取信息处理费300元。"}, form=OLD, year=2020),
    "X11": told({"reconsideration.upheld": 2, "reconsideration.total": 2}),
    "X12": told({"litigation_direct.total": 6, "litigation_after_review.total": 1}),
    "K1": told({"licences.items": 100, "licences.change": 20, "licences.decisions": 120}, form=OLD),
    "K2": told({"licences.items": 40, "licences.change": 300}, form=OLD),
    "K3": told({f"{ROW}.new.total": 20, f"{ROW}.new.other": 18}),
    "T01": whole(named={5: "五、存在的问题", 6: None}),
    "T02": titled("云山县水利局2025年政务公开工作总结"),
    "T03": text("2024年，我局公开信息86条。"),
    "T04": text("本报告所列数据的统计期限为2024年1月1日至12月31日。", "opening"),
    "T05": text("按照国办公开办函〔2019〕60号编制。", "opening"),
    "T06": text("深入学习党的十九届六中全会精神。"),
    "T07": text("全年公开信息86条，其中网站60条、公众号40条。"),
    "T08": text("全年办结805件，其中予以公开258件，占33.9%。", "overview.on_request"),
    "T09": whole({1: ("（一）主动公开", "在网站公开信息86条，更新栏目，逐件审核，加强监督和培训，做好保障。" * 5)}),
    "T10": whole({1: ("主动公开、依申请公开、信息管理、平台建设、监督保障都认真做好。",)}),
    "T11": text("信息公开工作扎实推进，" * 160),
    "T12": whole({5: ("无",)}),
    "T13": copied(),
    "T14": text("围绕省委、省政府中心工作，抓好落实。"),
    "T15": whole({6: ("无",)}),
    "T17": replace(published({}), labels=frozenset({"结果维护"})),
    "T18": text("联系申请人王某，手机13907951234。"),
    "T19": text("全年公开信息XX条。"),
    "T20": whole({0: ("如有疑问，请与我局联系。邮编：33800。",)}),
    "T21": text("根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制。", "opening"),
    "T22": text("现报上，请审阅。", "other_matters"),
    "P01": replace(text("2026年2月9日", DATED), passages=(ReportText(DATED, "2026年2月9日"),)),
    "P02": text("本报告所列数据的统计期限为2025年1月1日至11月30日。", "opening"),
}  # fmt: skip


def test_every_rule_has_an_example() -> None:
    assert {*EXAMPLES} == {each.id for each in every_rule(map(load_flow, family_of(DEFAULT).forms))}


@pytest.mark.parametrize("id", EXAMPLES)
def test_the_example_of_a_rule_is_found_by_it_and_said_with_a_weight_it_declares(id: str) -> None:
    mine = [each for each in review(EXAMPLES[id]) if each.rule.partition(".")[0] == id]
    declared = next(each for each in every_rule(available()) if each.id == id).severities
    assert mine
    assert {each.severity for each in mine} <= {*declared}
