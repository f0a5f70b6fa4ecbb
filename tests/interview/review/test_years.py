"""Years, periods, dates, notices and words of other years."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pytest

from interview.review.model import Finding
from interview.review.subject import Subject
from interview.review.words import dated_words as dated
from interview.review.words import notices, years
from tests.interview.review.reports import published, report


def of(subject: Subject) -> Iterator[Finding]:
    """What the rules on time say."""
    rules = (
        years.period, years.issued, years.other_years, years.days_of_the_year_before, years.named_of_another_year, years.still_to_come, notices.cited, notices.named, notices.law,
        notices.wrong,
        dated.words, dated.points_of_work,
    )  # fmt: skip
    return chain.from_iterable(rule(subject) for rule in rules)


def codes(text: str, year: int | None = 2021, kind: str = "department") -> list[str]:
    subject = published({"opening": text}, year=year, kind=kind)
    return [each.code or each.rule for each in of(subject)]


NOTICE_2021 = "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）"
NOTICE_2019 = "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）"

RIGHT = [
    "本报告所列数据的统计期限为2021年1月1日至12月31日。",
    "本年度报告中所列数据的统计期限自 2021 年 1 月 1 日起至 2021 年 12 月 31 日止。",
    "统计时限自2021年1月1日起，截止2021年12月31日。",
    "统计期限见上。",
    "《条例》（2007年4月5日国务院令第492号公布，2019年4月3日国务院令第711号修订）",
    "国办公开办函〔2021〕30号",
    f"根据{NOTICE_2021}和《中华人民共和国政府信息公开条例》（国务院令第711号）编制。",
    "发布日期：2022-01-20\n2022年1月20日",
    "2021年1月31日公布的办法",
    "2021年，我局公开信息86条，比2020年增加12条。",
    "2020年，同比增长5%。2022年，我们将继续做好。",
    "2008年1月起，我街道开始公开信息。2020年部门决算已经公开。",
    "按照2021年政务公开工作要点，落实2020年政务公开工作要点的后续任务。",
    "深入学习党的十九届六中全会精神，开展党史学习教育。",
    "在20个工作日内答复。国办发〔2016〕80号",
    "2022年我局将继续加强培训。",
    "2021年13月45日",
    "2021年，我局将政务公开纳入重点工作，反复研究。",
    "根据《关于编制2020年政府信息公开工作年度报告的通知》，现公布水利局2021年政府信息公开工作年度报告。",
    "按照做好公布2020年政府信息公开年度报告编制发布工作的要求",
    "2019年政府信息公开工作年度报告\n2020年市政府信息公开工作年度报告",
]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "2021年3月15日，我局召开座谈会。", "2019年3月15日，新的《条例》公布。", "2020年5月1日起，统一由政务公开办受理。",
        "2020年5月1日至2021年4月30日，开展专项行动。", "2020年12月31日前收到的1件，已经答复。", "2020年3月15日印发的《办法》继续有效。",
        "2020年12月20日收到的申请，结转到今年办理。", "2020年5月以来，公开信息86条。", "2020年12月启动的清理，今年完成。",
        "该件于2020年12月20日收到。", "2020年1月15日", "2020年11月，我局首次举办开放日，今年又办了一次。",
    ],
)  # fmt: skip
def test_days_of_the_year_before_that_may_well_be_meant_are_left_alone(text: str) -> None:
    assert not {"T03", "T03_day"} & {*codes(text, 2021)}


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_of_the_year_is_left_alone(text: str) -> None:
    assert codes(text) == []


WRONG = [
    ("统计期限自2020年1月1日起至2020年12月31日止。", 2021, "T04_year"),
    ("本报告统计数据自2021年1月1日起，至2021年11月30日止。", 2021, "P02_period"),
    ("统计期限自2020年1月1日起至2021年12月31日止。", None, "T04_year"),
    ("统计期限自2021年2月1日起至2021年12月31日止。", 2021, "T04_year"),
    ("统计期限为2021年1月1日至2021年11月30日。", 2021, "P02_period"),
    ("统计期限自20201月1日起至202012月31日止", 2020, "T04_garbled"),
    ("统计期限自202111日起至20211231日止。", 2021, "T04_garbled"),
    ("统计期限自2020年1月1日起至202020年12月31日止", 2020, "T04_garbled"),
    ("政府信息公开2021年度报告 （2021年1月25日）", 2021, "P02"),
    ("发布日期：2022-04-16", 2021, "P01"),
    ("（三）政府信息管理情况 2022年，政府办公室共制定规范性文件0件。", 2023, "T03"),
    ("2022年度，我局公开信息86条。", 2023, "T03"),
    ("我镇认真编制了《小关镇2020年政府信息公开工作年度报告》。", 2021, "T03_named"),
    ("现公布云山县水利局2022年度政府信息公开年度报告。", 2023, "T03_named"),
    ("统计期限自2020年1月1日起至20年12月31日止。", 2020, "T04_garbled"),
    ("2020年3月15日，我局召开座谈会。", 2021, "T03_day"),
    ("公开信息86条。2020年5月组织培训3次。", 2021, "T03_day"),
    ("（一）主动公开情况 2020年12月上旬，开展了自查。", 2021, "T03_day"),
    ("2021年，我局将进一步加强培训。", 2021, "T03_plan"),
    ("在2021年的工作中，我们将继续丰富公开内容。", 2021, "T03_plan"),
    ("加强培训，力争2021年内实现全覆盖。", 2021, "T03_plan"),
    ("栏目不全，计划于2021年6月前完成整改。", 2021, "T03_plan"),
    ("争取在2021年上半年建成新栏目。", 2021, "T03_plan"),
    (NOTICE_2019, 2022, "T05"),
    (NOTICE_2021, 2020, "T05"),
    ("国办公开办函〔2019〕30号", 2019, "T05_unknown"),
    ("国办公开〔2019〕60号", 2019, "T05_unknown"),
    ("国办公开办函〔2019〕30号", None, "T05_unknown_any"),
    ("国办公开办函〔2016〕201号", 2021, "T05"),
    ("国办公开办函（2021）30号", 2021, "T05_brackets"),
    ("过半公开办函〔2021〕30号", 2021, "T05_unknown"),
    (NOTICE_2019.replace("〔2019〕60", "〔2021〕30"), 2022, "T05_title"),
    ("根据《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》编制。", 2024, "T05"),
    ("按照国务院办公厅关于政府信息公开工作年度报告有关事项的通知要求", 2021, "T05"),
    ("根据条例和《关于政府信息公开工作年度报告有关事项的通知》", 2025, "T05"),
    ("国务院办公厅印发的《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》", 2020, "T05"),
    ("《政府信息公开工作年度报告格式（试行）》", 2021, "T05_trial"),
    ("根据国务院办公室发布的格式", 2021, "T05_issuer"),
    ("《政府信息公开工作年度报告格式》（以下简称《条例》）", 2021, "T05_form_called_law"),
    ("《政府信息公开条例》（国务院令第492号）", 2018, "T21_law"),
    ("贯彻十九届四中全会精神", 2023, "T06"),
    ("学习党的二十大精神", 2021, "T06"),
    ("在15个工作日内答复", 2021, "T06_law"),
    ("落实2019年政务公开工作要点", 2021, "T06_points"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "year", "code"), WRONG)
def test_what_is_of_another_year_is_found(text: str, year: int | None, code: str) -> None:
    assert codes(text, year) == [code]


def plans(text: str) -> list[str]:
    told = years.still_to_come(published({"problems": text}, year=2021))
    return [said.left for said in told if isinstance(said.left, str)]


@pytest.mark.parametrize(
    ("measures", "said"),
    [
        ("2021年我局加大培训力度。", "2021年我局加大"),
        ("一是加强培训；二是2021年底前完成栏目整改。", "2021年底前完成"),
        ("2021年，进一步规范流程，提高质量。", "2021年，进一步"),
    ],
)
def test_measures_dated_in_the_year_of_the_report_are_plans_of_the_next(measures: str, said: str) -> None:
    assert plans(f"一是内容不够丰富。下一步，我局抓好改进。{measures}") == [said]
    assert plans(f"上年的问题都有改进。{measures}") == []


@pytest.mark.parametrize(
    "measures",
    [
        "2021年，我局完善了制度。", "2021年共组织培训3次。", "2022年我局加大培训力度。", "针对2021年存在的问题加强培训。",
        "2021年，持续推进中存在的问题要抓紧解决。",
    ],
)  # fmt: skip
def test_what_was_done_in_the_year_of_the_report_is_no_plan(measures: str) -> None:
    assert plans(f"一是内容不够丰富。下一步，我局抓好改进。{measures}") == []


def test_the_damaged_date_of_a_period_is_quoted_and_not_a_good_one_beside_it() -> None:
    def quoted(text: str) -> object:
        return next(years.period(report(text, year=2020))).left

    assert quoted("统计期限自2020年1月1日起至202020年12月31日止") == "202020年12月31日"
    assert quoted("统计期限自2020年1月1日起至20年12月31日止") == "2020年1月1日起至20年12月31日止"


def test_a_report_may_be_late_by_its_kind_of_office() -> None:
    assert codes("发布日期：2022-03-20", kind="county_government") == []
    assert codes("发布日期：2022-04-20", kind="county_government") == ["P01"]
    assert codes("发布日期：2022-04-20", kind="township") == []
    assert codes("发布日期：2022-03-20", kind="") == []
    assert codes("发布日期：2019-04-20") == []


def test_an_interview_has_no_date_of_issue() -> None:
    assert list(years.issued(report("2022年4月20日"))) == []


def test_an_unknown_year_is_no_other_year() -> None:
    assert codes("2022年，我局公开信息86条，学习二十大精神，落实2019年政务公开工作要点。", None) == []


def test_plans_of_a_later_year_belong_to_the_parts_on_what_is_to_come() -> None:
    told = {"overview.proactive": "2026年，我局公开信息86条。", "problems": "2026年，我局着力培训。"}
    assert [each.id for each in of(published(told))] == ["T03.overview.proactive.other_year"]


def test_a_notice_cited_twice_is_told_once() -> None:
    assert codes("国办公开办函〔2019〕60号。国办公开办函〔2019〕60号。") == ["T05"]


def test_the_name_of_a_notice_that_is_none_of_ours_is_left_alone() -> None:
    assert codes("《关于别的事情的通知》（国办公开办函〔2021〕30号）") == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》", 2020),
        ("《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》", 2018),
        ("《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》", None),
        ("国办《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》", 2024),
        ("国办《关于印发〈中华人民共和国政府信息公开工作年度报告格式（试行）〉的通知》", 2019),
        ("省政府办公厅《关于政府信息公开工作年度报告有关事项的通知》", 2024),
        ("《江西省人民政府办公厅关于政府信息公开工作年度报告有关事项的通知》", 2024),
        ("《关于做好2024年政府信息公开工作年度报告有关事项的通知》", 2024),
    ],
)
def test_a_notice_of_the_year_or_of_another_office_may_be_named(text: str, year: int | None) -> None:
    assert codes(text, year) == []


def test_a_notice_named_with_its_number_is_told_once() -> None:
    assert codes(
        f"《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（{NOTICE_2019[NOTICE_2019.rindex('国办') :]}",
        2022,
    ) == ["T05"]
