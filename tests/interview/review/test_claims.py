"""Numbers that a text says: all of them found, held against the tables, and left alone where they speak of something else."""

from __future__ import annotations

from decimal import Decimal

import pytest

from interview.review.claimed.against_tables import bounds, numbers, statements
from interview.review.claimed.claims import claims_in
from interview.review.messages import message
from interview.review.model import Span
from interview.review.text.folded import folded
from interview.wording.catalog import words
from tests.interview.review.reports import APPLICATIONS, DISPUTES, DOCUMENTS, published, report, said

ALL = (APPLICATIONS, DISPUTES, DOCUMENTS, {"licences.decisions": 12, "fees.amount": Decimal("3.5")})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到1,204件、１２ 件和两件", [1204, 12, 2]),
        ("共3.5万元，另有2亿元", [35000, 200_000_000]),
        ("占42.86%，第3条，2025年，十九届二中全会，一是", [Decimal("42.86")]),
        ("2020—2022件", []),
        ("三四件", []),
    ],
)
def test_numbers_are_found_in_every_spelling(text: str, found: list[object]) -> None:
    assert [each.value for each in folded("x", text).amounts] == found


@pytest.mark.parametrize(
    ("text", "rounded"), [("近20件", True), ("20余件", True), ("达20件", False), ("20件", False)]
)
def test_round_numbers_are_known_as_such(text: str, rounded: bool) -> None:
    assert [each.rounded for each in folded("x", text).amounts] == [rounded]


RIGHT = [
    "全年新收政府信息公开申请95件，上年结转8件，办结98件，结转下年度继续办理5件。",
    "全年共收到政府信息公开申请 103 件（含上年度结转 8 件），答复申请 98 件，另有 5 件顺延到下年度答复。",
    "全年受理申请95件，其中自然人申请90件，法人或其他组织申请5件。",
    "全年办理依申请公开九十八件，其中予以公开42件、部分公开6件、不予公开5件、无法提供35件、不予处理7件、其他处理3件。",
    "受理的申请中，予以公开及部分公开48件，占49%。有5件结转下年度办理。",
    "信息公开类行政复议7件，行政诉讼4件。其中直接起诉1件，复议后起诉3件。",
    "因政府信息公开引发行政复议、行政诉讼共11件。有7件涉及信息公开的行政复议。",
    "全年制发行政规范性文件3件，废止1件，现行有效32件。",
    "作出行政许可决定12件，收取行政事业性收费3.5万元。",
    "收取行政事业性收费35000元。",
]
RIGHT += [
    "全年新收申请95件，2024年新收申请120件，予以公开42件、部分公开6件。予以公开48件，其余均按规定答复。",
    "落实备案审查制度，全年制发行政规范性文件3件，审核县政府规范性文件20件。",
    "全年受理答复政府信息公开申请95件，其中5件结转下年度。",
    "全年受理并答复政府信息公开申请98件。",
    "受理公民、法人和其他组织提出的政府信息公开申请95件，已答复98件，尚有5件正在办理中，结转至下一年度。",
    "涉及政府信息公开的行政复议案件7件，其中维持5件，尚未审结2件；行政诉讼4件，其中维持3件，尚未审结1件。",
    "现行有效的行政规范性文件32件，2025年新制发3件，废止1件。",
]
ELSEWHERE = [
    "去年同期收到申请120件，申请比上年增加12件。",
    "通过网站收到申请3件，当面收到申请2件。",
    "通过网络收到申请91件，占96%，通过来信收到申请件4件，占4%。",
    "县教育局受理留言30件，办结30件。",
    "收到申请约100件，答复近100件。",
    "2024年收到申请120件，2025年收到申请95件。",
    "努力做到申请“办结一件、解决一个问题”。",
    "第3季度收到申请20件。",
    "全年受理不动产登记信息查询申请1500件，协助市政府办理公开申请4件。",
    "全年共收到行政复议申请120件，受理行政复议110件。",
    "参与起草政府规范性文件2件，清理规范性文件10件。",
    "公示行政许可信息300条。",
    "向社会公开信息86条，组织培训1次、26人参加。",
]


@pytest.mark.parametrize("text", RIGHT + ELSEWHERE)
def test_what_is_right_or_speaks_of_something_else_is_left_alone(text: str) -> None:
    assert [said(each) for each in numbers(report(text, *ALL))] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年公文标注主动公开57件、依申请公开12件、不予公开3件。", 0),
        ("印发文件72件，其中主动公开类57件，依申请公开类12件，不予公开3件。", 0),
        ("收到依申请公开95件，其中予以公开42件，不予公开8件。", 1),
        ("依申请公开工作扎实，予以公开42件，不予公开8件。", 1),
    ],
)
def test_how_papers_are_marked_is_no_result_of_an_application(text: str, found: int) -> None:
    assert len(list(numbers(report(text, *ALL, at="overview.management")))) == found


WRONG = [
    ("全年新收政府信息公开申请96件。", "X1", "new", 96, 95, "error"),
    ("区政府办代表区政府受理政府信息公开申请17件。", "X1", "new", 17, 95, "warning"),
    ("全年新收申请103件，上年结转8件。", "X1", "new", 103, 95, "warning"),
    ("申请中予以公开48件、部分公开6件。", "T07", "granted", 48, 42, "warning"),
    ("落实备案审查制度，制发行政规范性文件5件。", "X7", "documents_issued", 5, 3, "error"),
    ("全年受理答复政府信息公开申请90件。", "X1", "new", 90, 95, "warning"),
    ("受理17件政府信息公开申请。", "X1", "new", 17, 95, "warning"),
    ("全年申请总数为90件。", "X1", "new", 90, 95, "warning"),
    ("各部门共收到公开申请45件。", "X1", "new", 45, 95, "warning"),
    ("公开规范性文件6件，解读6篇。", "X7", "documents_published", 6, 3, "warning"),
    ("清理规范性文件20件，其中废止3件。", "X7", "documents_repealed", 3, 1, "warning"),
    ("新收申请95件，上年结转18件。", "X2", "carried_in", 18, 8, "error"),
    ("2025年，新收申请95件，加上2024年结转的18件。", "X2", "carried_in", 18, 8, "error"),
    ("申请中另有72件按规定顺延到下年度答复。", "X2", "carried_out", 72, 5, "error"),
    ("本年申请结转下年度继续办理3件。", "X2", "carried_out", 3, 5, "error"),
    ("全年答复申请89件。", "X3", "done", 89, 98, "error"),
    ("全年答复申请95件。", "X3", "done", 95, 98, "warning"),
    ("申请中予以公开及部分公开40件。", "T07", "granted_or_partial", 40, 48, "warning"),
    ("申请中予以公开四十一件。", "T07", "granted", 41, 42, "error"),
    ("有11件申请予以公开。", "T07", "granted", 11, 42, "error"),
    ("申请中因本机关不掌握等原因无法提供33件。", "T07", "unable", 33, 35, "warning"),
    ("信息公开类行政复议5件。", "X5", "reconsideration", 5, 7, "warning"),
    ("全年信息公开类行政复议9件。", "X5", "reconsideration", 9, 7, "error"),
    ("全年因信息公开发生行政诉讼3件。", "X5", "litigation", 3, 4, "warning"),
    ("全年制发行政规范性文件30件。", "X7", "documents_issued", 30, 3, "error"),
    ("制发规范性文件3件，废止2件。", "X7", "documents_repealed", 2, 1, "error"),
    ("收取行政事业性收费350元。", "T07", "fees", Decimal("0.035"), Decimal("3.5"), "error"),
]


@pytest.mark.parametrize(("text", "rule", "claim", "left", "right", "severity"), WRONG)
def test_what_the_tables_deny_is_found(
    text: str, rule: str, claim: str, left: object, right: object, severity: str
) -> None:
    (found,) = numbers(report(text, *ALL))
    assert (found.id, found.rule) == (f"{rule}.overview.on_request.{claim}", rule)
    assert (found.left, found.right, found.severity) == (left, right, severity)


def test_all_numbers_are_found_not_the_first_alone() -> None:
    found = list(numbers(report("全年新收申请96件。全年新收申请97件，答复申请1件。", *ALL)))
    assert [each.id for each in found] == [
        "X1.overview.on_request.new", "X1.overview.on_request.new.2", "X3.overview.on_request.done",
    ]  # fmt: skip


def test_a_finding_shows_the_piece_of_text_and_the_figures() -> None:
    text = "按时办理。 全年新收 申请 96 件，均已答复。"
    (found,) = numbers(report(text, *ALL))
    span = found.where[0]
    assert isinstance(span, Span)
    assert text[span.start : span.end] == "全年新收 申请 96 件"
    assert found.where[1:] == ("applications.new.total",)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "text", ["全年新收申请96件。", "予以公开及部分公开40件。", "信息公开类行政复议5件。", "未收到公开申请。"]
)
def test_every_finding_can_be_said(lang: str, text: str) -> None:
    subject = report(text, *ALL)
    (found,) = [*numbers(subject), *statements(subject)]
    told = message(found, subject.flow, words(lang))
    assert "{" not in told


def test_the_figure_it_may_come_from_is_named() -> None:
    subject = report("信息公开类行政复议5件。予以公开及部分公开40件。", *ALL)
    told = [message(each, subject.flow, words()) for each in numbers(subject)]
    assert "没算「行政复议·年底还没审结」" in told[0]
    assert "是「公开了·个人」的数" in told[1]


def test_unknown_figures_are_no_contradiction() -> None:
    assert (
        list(
            numbers(
                report(
                    "全年新收申请96件。", {"applications.new.total": None, "applications.new.natural": None}
                )
            )
        )
        == []
    )


def test_a_published_total_left_blank_is_what_its_parts_come_to() -> None:
    subject = published(
        {"overview.on_request": "全年新收申请96件。"},
        APPLICATIONS,
        {"applications.new.total": None, "applications.new.legal": None},
    )
    assert [said(each) for each in numbers(subject)] == ["X1.overview.on_request.new 96/95"]


def test_the_old_form_counts_items_where_the_text_does() -> None:
    items = {"licences.items": 12, "licences.change": -2}
    for text in ("行政许可12项", "行政许可10项"):
        assert list(numbers(report(text, items, form="disclosure_2019"))) == []
    (found,) = numbers(report("行政许可30项", items, form="disclosure_2019"))
    assert found.id == "T07.overview.on_request.licences_items"
    assert list(numbers(report("行政许可30项", {}))) == []


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("全年未收到政府信息公开申请。", "X6.overview.on_request.none_received"),
        ("2024年我局无依申请公开事项。", "X6.overview.on_request.none_received"),
        ("2024年未发生依申请公开情况。", "X6.overview.on_request.none_received"),
        ("所有申请均已按要求办理完成。", "X3.overview.on_request.all_done"),
        ("信息公开类行政复议7件，诉讼4件，均获维持。", "X5.overview.on_request.all_upheld"),
        ("行政复议7件均被维持。", "X5.overview.on_request.reconsideration_upheld"),
        ("没有发生因信息公开引起的行政复议。", "X5.overview.on_request.no_reconsideration"),
        ("未发生因信息公开提起的行政诉讼。", "X5.overview.on_request.no_litigation"),
    ],
)
def test_what_is_said_without_a_number_is_held_against_the_tables_too(text: str, id: str) -> None:
    assert [each.id for each in statements(report(text, *ALL))] == [id]
    assert list(statements(report(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "未收到网上公开申请。",
        "来信均已办结。",
        "办理热线47件，涉及申请，已全部办结。",
        "未被复议机关纠正，也没有因复议被纠正。",
    ],
)
def test_what_denies_something_else_is_left_alone(text: str) -> None:
    assert list(statements(report(text, *ALL))) == []


def test_statements_outside_the_part_on_applications_must_speak_of_them() -> None:
    assert list(statements(report("各项工作均已办结。", *ALL, at="overview.platform"))) == []
    assert len(list(statements(report("公开申请均已办结。", *ALL, at="overview.platform")))) == 1


def test_a_blank_beside_figures_means_none() -> None:
    told = {"overview.on_request": "信息公开类行政复议7件，诉讼4件，均获维持。"}
    subject = published(told, *ALL, {"reconsideration.other": None})
    assert [said(each) for each in statements(subject)] == [
        "X5.overview.on_request.all_upheld 复议7件，诉讼4件，均获维持/3"
    ]


@pytest.mark.parametrize(
    ("text", "year", "given", "found"),
    [
        ("收取信息处理费400元。", 2025, {"fees.amount": Decimal("0.04")}, []),
        ("收取信息处理费400元。", 2025, {"fees.amount": Decimal("0.03")}, ["X9.overview.on_request"]),
        ("收取信息处理费400元。", 2020, {}, ["X10.overview.on_request"]),
        ("收取信息处理费0元。", 2020, {}, []),
        ("发出收费通知3件。", 2025, {"applications.other_unpaid.total": 5}, ["X8.overview.on_request"]),
        ("发出收费通知3件。", 2025, {"applications.other_unpaid.total": 2}, []),
    ],
)
def test_fees_keep_within_what_the_tables_allow(
    text: str, year: int, given: dict[str, object], found: list[str]
) -> None:
    unknown = {"processing_fee.notices": None, "processing_fee.received": None}
    form = "disclosure_2019" if year == 2020 else "disclosure_2021"
    told = given if form == "disclosure_2021" else {}
    assert [each.id for each in bounds(report(text, unknown, told, year=year, form=form))] == found


def test_the_words_of_a_claim_begin_behind_the_mark_that_parts_it_from_the_one_before() -> None:
    text = folded("overview.on_request", "申请中予以公开42件、部分公开7件，予以公开、部分公开48件。")
    assert [each.words for each in claims_in(text, 2025)] == [
        "申请中予以公开42件",
        "部分公开7件",
        "予以公开、部分公开48件",
    ]
