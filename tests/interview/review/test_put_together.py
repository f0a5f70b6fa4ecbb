"""How a published report is put together: title, headings, labels, topics, fees, whom to ask, leftovers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import pytest

from interview.reading.model import ProsePart
from interview.review.figures import labels
from interview.review.model import Finding
from interview.review.subject import TITLE, Subject
from interview.review.words import authorship as scope
from interview.review.words import contents, headings, leftovers, titles
from tests.interview.review.reports import published, report

Rule = Callable[[Subject], Iterator[Finding]]

HEADINGS = (
    "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况", "六、其他需要报告的事项",
)  # fmt: skip
OVERVIEW = (
    "（一）主动公开", "全年在网站公开信息86条，其中工作动态50条，按时更新，群众查阅方便，反映良好，没有发生泄密的事情。",
    "（二）依申请公开", "收到公开申请6件，办结6件，都在法定期限内答复，没有引起复议和诉讼，申请人对答复都没有意见。",
    "（三）政府信息管理。公开前逐件做保密审查。", "（四）平台建设。信息发在网站的栏目，专栏有人管，每天看一遍。",
    "（五）监督保障。专人2名，组织培训1次，年度考核为良好，没有发生追责。",
)  # fmt: skip
PROBLEMS = (
    "一是部分栏目更新不及时，二是解读形式单一，还不够生动。下一步每月核对一次栏目，今后的解读都配上图，并且请群众来提意见。",
)
OTHER = ("2025年没有收取信息处理费。",)


def whole(
    given: Mapping[int, Sequence[str]] | None = None, named: Mapping[int, str | None] | None = None
) -> Subject:
    """A report with all six parts, but for these."""
    parts: dict[int, Sequence[str]] = {1: OVERVIEW, 5: PROBLEMS, 6: OTHER, **(given or {})}
    names = {**dict(enumerate(HEADINGS, 1)), **(named or {})}
    spans = [ProsePart(0, "", tuple(parts.get(0, ())))]
    spans += [
        ProsePart(part, name, tuple(parts.get(part, ()))) for part, name in names.items() if name is not None
    ]
    told = {"opening": "\n".join(parts.get(0, ())), "overview.proactive": "\n".join(parts[1])}
    return published(told, spans=tuple(spans))


def codes(rule: Rule, subject: Subject) -> list[str]:
    return [each.code or each.rule for each in rule(subject)]


def test_a_whole_report_without_part_one_is_not_blamed_for_what_stands_in_it() -> None:
    without = whole(named={1: None})
    assert without.whole
    assert codes(contents.overview, without) == []


def test_a_report_as_the_form_wants_it_gives_no_alarm() -> None:
    for rule in (headings.headings, contents.overview, contents.problems, contents.other_matters):
        assert codes(rule, whole()) == []


@pytest.mark.parametrize(
    "named",
    [
        {4: "四、政府信息公开行政复议和行政诉讼情况"}, {4: "四、政府信息公开行政复议行政诉讼情况"},
        {5: "五、政府信息公开工作存在的主要问题及改进情况"}, {1: "一、总体情况 (重复率: 40%)"}, {2: "二、主動公開政府信息情況"},
        {2: "（一）主动公开情况"},
    ],
)  # fmt: skip
def test_headings_that_are_as_good_are_left_alone(named: dict[int, str | None]) -> None:
    assert codes(headings.headings, whole(named=named)) == []


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ({5: "五、存在问题及改进情况"}, "T01"), ({2: "二、行政机关主动公开政府信息情况"}, "T01"),
        ({3: "三、收到和处理政府信息公开申请"}, "T01"), ({1: "一、总体情况、"}, "T01"),
        ({5: None}, "T01_missing"), ({2: "一、主动公开政府信息情况"}, "T01_numbers"),
    ],
)  # fmt: skip
def test_headings_that_are_not_the_forms_are_found(named: dict[int, str | None], code: str) -> None:
    assert codes(headings.headings, whole(named=named)) == [code]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("六、其他需要报告的事项", ["T01_order"]),  # above the fifth: the reader takes it for none
        ("五、其他需要报告的事项", ["T01_order"]),
        ("六、其他需要报告的事项：无。", []),  # goes on in the same line
        ("六、其他应报告的内容", ["T01"]),
        ("六、政务公开工作计划", ["T01_missing"]),
        ("其他需要报告的事项", ["T01_missing"]),
        ("四、结转下年度继续办理", ["T01_missing"]),
    ],
)
def test_a_heading_that_is_there_and_was_not_taken_is_not_missing(line: str, found: list[str]) -> None:
    subject = replace(whole(named={6: None}), labels=frozenset({line, "一、本年新收政府信息公开申请数量"}))
    assert codes(headings.headings, subject) == found


def test_headings_that_come_before_an_earlier_one_are_told() -> None:
    subject = whole()
    spans = (*subject.spans[:5], subject.spans[6], subject.spans[5])
    (order,) = headings.headings(replace(subject, spans=spans))
    assert (order.code, order.left) == ("T01_order", HEADINGS[4])


def test_marks_of_emphasis_and_a_list_of_contents_are_no_other_headings() -> None:
    assert codes(headings.headings, whole(named={1: "**一、总体情况**"})) == []
    assert codes(headings.headings, whole({1: (*HEADINGS, *OVERVIEW)})) == []


HINT = "（文字描述，收取信息处理费情况在此处报告。）"


def test_the_forms_hints_are_found_and_say_nothing() -> None:
    assert codes(contents.other_matters, whole({6: (HINT,)})) == ["T15"]
    assert codes(contents.other_matters, whole({6: (HINT, "2025年没有收取信息处理费。")})) == []
    assert codes(contents.problems, whole({5: ("（文字描述）",)})) == ["T12_empty"]
    assert codes(contents.overview, whole({1: ("文字描述，约一千字。",)})) == ["T10_stub"]
    headed = whole({6: ()}, named={6: f"六、其他需要报告的事项{HINT}"})
    assert codes(contents.other_matters, headed) == ["T15"]
    assert [each.id for each in leftovers.leftovers(headed)] == ["T19.part.6.hint"]


def test_the_fee_is_missed_in_an_excerpt_that_has_part_six() -> None:
    six = (ProsePart(6, HEADINGS[5], (HINT,)),)
    assert codes(contents.other_matters, published({"other_matters": HINT}, spans=six)) == ["T15"]
    assert codes(contents.other_matters, published({}, spans=(ProsePart(6, HEADINGS[5], ()),))) == []


@pytest.mark.parametrize(
    ("one", "six", "found"),
    [
        ("公开行政事业性收费目录2条。", "无其他需要报告的事项。", ["T15"]), ("免费开放政务公开专区。", "无。", ["T15"]),
        ("依申请公开没有收取费用。", "无。", []), ("发出收费通知0件。", "无。", []), ("公开86条。", "没有收取费用。", []), ("公开86条。", "全部免费提供。", []),
    ],
)  # fmt: skip
def test_what_counts_as_a_sentence_on_the_fee(one: str, six: str, found: list[str]) -> None:
    assert codes(contents.other_matters, whole({1: (*OVERVIEW, one), 6: (six,)})) == found


def long(**lengths: int) -> dict[str, str]:
    return {f"overview.{topic}": "公" * count for topic, count in lengths.items()}


def test_part_one_in_principle_stays_within_a_thousand_characters() -> None:
    (found,) = contents.length(published(long(proactive=300, management=900)))
    assert (found.severity, found.left, found.code) == ("notice", 1200, "T11_topic")
    assert (found.details["over"], found.details["topic"], found.details["n"]) == (200, "政府信息管理", 900)
    assert codes(contents.length, published(long(proactive=1001))) == ["T11"]
    assert codes(contents.length, published(long(proactive=600, own_1=601))) == ["T11"]
    assert codes(contents.length, report("公" * 1001, at="overview.proactive")) == ["T11"]
    assert codes(contents.length, published({"part.1": "公 \n" * 1000, "problems": "公" * 900})) == []
    assert codes(contents.length, published(long(proactive=2000), year=2020, form="disclosure_2019")) == []
    assert codes(contents.length, replace(published(long(proactive=2000)), year=None)) == []


def test_headings_that_are_not_the_forms_are_found_by_words_of_their_own() -> None:
    assert codes(headings.headings, whole(named={4: "四、行政复议情况"})) == ["T01"]


def test_headings_that_the_form_does_not_have_are_found() -> None:
    assert codes(headings.headings, whole({6: (*OTHER, "七、2025年工作思路")})) == ["T01_extra"]
    assert codes(headings.headings, whole({1: (*OVERVIEW, "一、我们按时、认真地做。")})) == []


def test_an_excerpt_is_not_blamed_for_what_it_leaves_out() -> None:
    excerpt = published({}, spans=(ProsePart(2, HEADINGS[1], ()), ProsePart(3, HEADINGS[2], ())))
    rules = (headings.headings, contents.overview, contents.problems, contents.other_matters, scope.contact)
    assert [code for rule in rules for code in codes(rule, excerpt)] == []


def test_a_heading_at_which_the_text_breaks_off_is_not_another_heading() -> None:
    cut = published(
        {}, spans=(ProsePart(2, HEADINGS[1], ()), ProsePart(3, "三、收到和处理政府信息公开申", ()))
    )
    assert codes(headings.headings, cut) == []
    assert codes(headings.headings, replace(cut, labels=frozenset({"一、本年新收政府信息公开申请数量"}))) == [
        "T01"
    ]
    goes_on = published({}, spans=(ProsePart(2, "二、主动公开政府信", ()), ProsePart(3, HEADINGS[2], ())))
    assert codes(headings.headings, goes_on) == ["T01"]


def titled(title: str, office: str = "云山县水利局", opening: str = "") -> Subject:
    return published({TITLE: title, "opening": opening}, office=office)


@pytest.mark.parametrize(
    ("title", "office", "found"),
    [
        ("云山县水利局2025年政府信息公开工作年度报告", "云山县水利局", []),
        ("云山县水利局政府信息公开2025年度报告", "云山县水利局", []),
        ("", "", []),
        ("武汉市公安局2024年政府信息公开工作报告", "武汉市公安局", ["T02_name", "T02_other_year"]),
        ("云山县水利局2024年政府信息公开工作年度报告", "云山县水利局", ["T02_other_year"]),
        ("河包镇政府信息公开工作年度报告", "河包镇", ["T02_year"]),
        ("甲局2025年政府信息公开2025年度报告", "甲局", ["T02_years"]),
        ("2025年政府信息公开工作年度报告", "", ["T02_office"]),
        ("甲镇2025年政府信息公开 工作告年度报", "甲镇", ["T02_garbled"]),
        ("雲山縣水利局2025年政府信息公開工作年度報告", "云山县水利局", []),
        ("云山县水利局2025年政务公开工作年度报告", "云山县水利局", ["T02_paper"]),
        ("云山县水利局关于2025年政府信息公开工作年度报告的函", "云山县水利局", ["T02_paper"]),
    ],
)
def test_titles(title: str, office: str, found: list[str]) -> None:
    assert codes(titles.title, titled(title, office)) == found


def test_a_title_is_held_against_no_year_and_no_office_that_are_doubtful() -> None:
    subject = replace(
        titled("2024年政府信息公开工作年度报告", office=""),
        year=None,
        years=(2024, 2025),
        offices=("云山县水利局", "云山县林业局"),
    )
    assert codes(titles.title, subject) == []
    assert codes(titles.doubtful, subject) == ["T02_which_year", "T02_which_office"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("2025年度云山县水利局信息公开工作报告", ["T02_name"]), ("云山县水利局2025年政务公开工作总结", ["T02_name"]),
        ("云山县水利局2025年工作总结", ["T02_name"]), ("关于报送2025年政府信息公开工作年度报告的函", ["T02_paper"]),
        ("云山县水利局政务公开工作汇报", ["T02_name"]), ("云山县水利局2025年政务公开工作年度报告", ["T02_paper"]),
        ("云山县水利局2025年信息公开工作年度报告", []), ("政府信息公开年报", []), ("首页>政务公开>2025年工作总结", []),
        ("2025年，我局认真做好政务公开工作报告", []), ("来源：云山县政府办公室", []), ("云山县2025年法治政府建设工作报告", []),
    ],
)  # fmt: skip
def test_the_title_of_another_paper_is_found_where_no_title_was(line: str, found: list[str]) -> None:
    assert codes(titles.title, titled("", opening=f"发布日期：2026-01-12\n{line}\n根据条例编制。")) == found
    assert codes(titles.title, titled("", opening="根据条例编制。\n" * 9 + line)) == []


def test_an_excerpt_without_a_preface_has_no_other_title() -> None:
    assert codes(titles.title, published({"problems": "云山县水利局2025年工作总结"})) == []


def test_a_garbled_title_is_found_where_it_was_taken_for_text() -> None:
    assert codes(titles.title, titled("", opening="甲镇2025年政府信息公开 工作告年度报")) == ["T02_garbled"]
    assert codes(titles.title, report("工作告年度报")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("由总体情况，主动公开政府信息情况，收到和处理申请情况，行政复议、行政诉讼情况，存在的主要问题，其他报告的事项六个部分组成。", []),
        ("包括:总体情况、主动公开政府信息情况、存在的问题及改进情况、其他需要报告的事项等6个部分内容", ["T01_outline"]),
        ("由总体情况和主动公开等两部分组成", ["T01_outline_six"]),
        ("本报告由总体情况、主动公开、依申请公开、复议诉讼和存在的问题五个部分组成。", ["T01_outline_six"]),
        ("全文共分5部分", ["T01_outline_six"]), ("本報告由五個部分組成。", ["T01_outline_six"]), ("报告共七个部分。", ["T01_outline_six"]),
        ("报告由总体情况、主动公开政府信息情况、收到和处理申请情况、行政复议、行政诉讼情况、存在主要问题、其它需要报告事项等六部分组成。", []),
        ("由总体情况、主动公开、依申请公开、收费情况、行政复议、提起诉讼情况、存在的问题等6部分组成。", []),
        ("由总体情况、主动公开、依申请公开、复议、诉讼、存在的问题、工作思路、其他需要报告的事项等七个部分组成。", ["T01_outline_six"]),
        ("全文分为六大部分。", []),
        ("全年工作分为四个部分。", []),
        ("没有说", []),
    ],
)  # fmt: skip
def test_outlines(text: str, found: list[str]) -> None:
    assert codes(headings.outline, published({"opening": text})) == found


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        (("我们认真做好公开工作。",), ["T10_stub"]),
        (("全年公开信息86条。",), []),
        ((*(each.translate(str.maketrans("", "", "0123456789")) for each in OVERVIEW), "写得长一些也没有数。"), ["T10"]),
        ((OVERVIEW[1] * 4,), ["T09"]),
        (("（一）主动公开", "（1）网站。" + OVERVIEW[1], *OVERVIEW[2:]), []),
        (("依申请公开、保密审查" + OVERVIEW[1] * 4,), ["T09"]),
        ((*OVERVIEW[:3], *OVERVIEW[3:], "（六）政策解读"), ["T09_empty"]),
        ((*OVERVIEW, "（六）政策解读", "没有。"), ["T09_empty"]),
        ((*OVERVIEW, "（六）政策解读", "没有需要解读的政策文件。"), []),
    ],
)  # fmt: skip
def test_part_one(paragraphs: tuple[str, ...], found: list[str]) -> None:
    assert codes(contents.overview, whole({1: paragraphs})) == found


def test_to_say_nothing_of_applications_weighs_most() -> None:
    (without,) = contents.overview(whole({1: (OVERVIEW[1] * 4,)}))
    (among,) = contents.overview(whole({1: ("依申请公开" + OVERVIEW[1] * 4,)}))
    assert (without.severity, among.severity) == ("error", "warning")
    assert str(without.details["topics"]).startswith("依申请公开、政府信息管理")


@pytest.mark.parametrize(
    ("told", "found"), [(("无。",), ["T12_empty"]), ((), ["T12_empty"]), (("更新慢。",), ["T12_short"])]
)
def test_part_five(told: tuple[str, ...], found: list[str]) -> None:
    assert codes(contents.problems, whole({5: told})) == found


def test_headings_of_part_five_say_nothing_of_their_own() -> None:
    told = ("（一）存在的主要问题", "更新慢。", "（二）改进情况", "每月核对。")
    (short,) = contents.problems(whole({5: told}))
    assert (short.code, short.left) == ("T12_short", len("更新慢。每月核对。"))
    (empty,) = contents.problems(whole({5: (told[0], "无。", told[2])}))
    assert empty.code == "T12_empty"


def test_problems_want_measures() -> None:
    texts = {"problems": "一是慢，二是少，三是单一。", "improvements": "一是每月核对。"}
    subject = replace(published(texts), spans=whole().spans)
    assert codes(contents.problems, subject) == ["T12_measures"]


def test_an_interview_is_asked_for_problems_that_are_none() -> None:
    assert codes(contents.problems, report("无", at="problems")) == ["T12_empty"]
    assert codes(contents.problems, report("栏目更新慢", at="problems")) == []


def test_part_six() -> None:
    assert codes(contents.other_matters, whole({6: ("无。",)})) == ["T15"]
    before = replace(whole({6: ()}), year=2020)
    assert codes(contents.other_matters, before) == ["T15_empty"]
    assert codes(contents.other_matters, replace(whole({6: ("无",)}), year=2020)) == []


def test_part_six_that_says_part_five_again() -> None:
    problems = (
        "公开的内容还不够全面，更新不够及时，一些股室报送信息不主动。",
        "下一步加强学习培训，完善公开制度，及时更新公开内容，明确专人负责。",
    )
    fee = "本年度没有收取信息处理费。"
    assert codes(contents.other_matters, whole({5: problems, 6: problems})) == ["T15_again", "T15"]
    assert codes(contents.other_matters, whole({5: problems, 6: (*problems, fee)})) == []
    assert codes(contents.other_matters, whole({5: ("无。",), 6: ("无。",)})) == ["T15"]


def test_sentences_of_another_level_or_office_are_found() -> None:
    county = published({"overview.proactive": "紧紧围绕省委、省政府中心工作。"})
    assert codes(scope.foreign, county) == ["T14_level"]
    assert codes(scope.foreign, replace(county, office="甲省水利厅")) == []
    street = published({"overview.on_request": "受理公民向市政府及市政府办公室提出的政府信息公开申请5件。"})
    assert codes(scope.foreign, street) == ["T14_copied"]
    assert codes(scope.foreign, replace(street, kind="city_government")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("如有疑问，请与云山县水利局办公室联系。", []),
        ("如有疑问，请与我局办公室联系。", []),
        ("本报告由水利局办公室编制。", []),
        ("请与政务公开科联系。", []),
        ("请与青石市政务公开暨政务服务工作领导小组办公室联系。", []),
        ("请与云山县水利局信息公开领导小组办公室联系。", []),
        ("本报告由县水利水电局编制。", []),
        ("如有疑问，请与青石镇人民政府联系。", ["T14_name"]),
        ("本报告由清河区教育局编制。", ["T14_name"]),
        ("请与云山县教育局办公室联系。", ["T14_name"]),
        ("请与云山县水务局联系。", []),
    ],
)
def test_another_offices_name_in_the_preface_is_found(text: str, found: list[str]) -> None:
    assert codes(scope.another_name, published({"opening": text, "problems": text})) == found


def test_a_street_may_call_itself_by_its_district_and_without_its_government() -> None:
    told = {"opening": "如有疑问，请与云山市清河区青石街道办事处综合信息室联系。"}
    assert codes(scope.another_name, published(told, office="云山市清河区人民政府青石街道办事处")) == []
    (found,) = codes(scope.another_name, published(told, office="清河区人民政府"))
    assert found == "T14_name"


def test_an_interview_and_a_report_of_nobody_have_no_other_name() -> None:
    assert codes(scope.another_name, report("请与青石镇人民政府联系。", at="opening")) == []
    assert codes(scope.another_name, published({"opening": "请与青石镇人民政府联系。"}, office="")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("（电话：0795-2501234，邮编：336400）", []), ("电话：(0795)2501234", []),
        ("电话：2501234转801", []),
        ("电话：\n0795-2501234，邮编：\n336400", []), ("电话：0795\u20112501234，邮编：336400", []),
        ("电话：\n一、总体情况", ["T20_phone"]), ("电话：见网站，邮编：336400", ["T20_phone"]), ("电话：0795-2501234，邮编：33640", ["T20_postcode"]), ("没有写", ["T20"]),
    ],
)  # fmt: skip
def test_contacts(text: str, found: list[str]) -> None:
    assert codes(scope.contact, whole({0: (text,)})) == found


def test_a_report_without_a_preface_names_nobody() -> None:
    subject = whole()
    without = replace(subject, passages=())
    assert codes(scope.contact, without) == ["T20"]
    assert codes(scope.contact, replace(without, profile={"office.phone": "0795-2501234"})) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[bookmark: _GoBack]本报告", "word"), ("错误！未找到引用源。", "word"),
        ("年度报告格式>永安镇", "path"), ("公开信息XX条", "to_fill"), ("联系人：待补", "to_fill"), ("此处填写数字", "to_fill"),
        ("（此处填写数字）", "hint"), ("（文字描述，收取信息处理费情况在此处报告。）", "hint"), ("文字描述", "hint"), ("（此处统计不含乡镇）", ""),
        ("收取信息处理费的情况，在此处专门报告", "hint"), ("用图表和文字描述相结合的方式解读", ""), ("该部分以表格形式报告。表格如下:", "instruction"),
        ("因政府信息公开被申请行政复议、因政府信息公开被申请行政复议", "repeated"), ("见 www.a.gov.cn/zwgk/zfxxgk/zfxxgkzn", ""), ("我县县委高度重视", ""), ("我县县认真落实", "doubled"),
        ("202020年，我局公开信息", "year"), ("2025年2025年公开信息", "year"), ("统计期限自202020年1月1日起", ""), ("投入20250元", ""),
        ("（具体网址）", "to_fill"), ("收到政府信息公开申请4其中网络1件", "unit_lost"), ("收到政府信息公开申请4件，其中网络1件", ""),
        ("移动APP公开政府信息0。", "unit_lost"), ("公开政府信息253主要包括", "unit_lost"), ("公开政府信息2.5万条", ""),
        ("做好保密审核审核工作", "twice"), ("进一步进一步加强", "twice"), ("政府信息公开公开", "twice"), ("2025年度年度报告", "twice"),
        ("县政府政府信息公开专栏", ""), ("政府采购采购合同", ""), ("一件一件办理", ""), ("二零二零年", ""), ("主动公开 公开信息86条", ""),
        ("人人负责，方方面面，一一答复，常常检查，大大提高，层层落实，实实在在", ""), ("认真完成。。", "marks"), ("更新，，解读", "marks"),
        ("更新、，解读", "marks"), ("更新；。", "marks"), ("等等。。。。。。", ""), ("公开的的内容", "doubled"), ("由于于此", "doubled"), ("做好公公开工作", "doubled"), ("进进一步加强", "doubled"),
        ("推进进一步公开，政务公开开展得好，承办公公开，职工工作，诚信信息，办完完成了，更加加强", ""),
        ("和和谐谐，参与与会，位于于都县，以及及时，实实在在在线，为了了解，现有有效，成都都江堰", ""), ("——————————————", "no_words"),
        ("关于印发<年度报告格式>的通知", ""), ("首页>政务公开>年报", ""), ("现在在做，为了了解目的的不同", ""),
        ("我市市场监管局", ""), ("的的出台", "doubled"), ("在“1+X”新闻发布会", ""), ("全年公开信息86条，A>B", ""),
    ],
)  # fmt: skip
def test_leftovers(text: str, kind: str) -> None:
    kinds = [each.id.rpartition(".")[2] for each in leftovers.leftovers(report(text))]
    found = [each for each in kinds if each != "unfinished"]  # they are no whole texts
    assert found == ([kind] if kind else [])


def test_what_is_left_in_the_same_words_in_several_parts_is_said_once() -> None:
    told = published(
        {
            "opening": "该部分以表格形式报告。",
            "problems": "该部分以表格形式报告。",
            "other_matters": "共XX件。",
        }
    )
    once, often = leftovers.leftovers(told)
    assert (often.code, len(often.where), often.details["n"], once.code) == (
        "left_instruction_often",
        2,
        2,
        "left_to_fill",
    )


@pytest.mark.parametrize(
    ("told", "found"), [("1 2 30\nn", True), ("。", True), ("见附件1", False), ("", False)]
)
def test_a_text_without_a_word_is_told_of_an_interview(told: str, found: bool) -> None:
    assert codes(leftovers.leftovers, report(told)) == ["left_no_words"] * found
    assert codes(leftovers.leftovers, published({"overview.proactive": told})) == []


OLD = "disclosure_2019"


def labelled(*told: str, form: str = "disclosure_2021", year: int | None = 0) -> Subject:
    at = (2020 if form == OLD else 2025) if year == 0 else year
    return replace(published({}, form=form, year=at), labels=frozenset(told))


@pytest.mark.parametrize(
    ("subject", "found"),
    [
        (labelled("结果维护", "合计"), ["结果维持", "总计"]), (labelled("合计数", "结果维持"), []), (labelled(), []),
        (labelled("规范性文件"), ["行政规范性文件"]), (labelled("规范性文件", form="disclosure_2019"), []),
        (labelled("本年新", form=OLD), ["本年新制作数量"]), (labelled("本年新", "制作数量", form=OLD), []),
        (labelled("本年新制作数量", "本年新", form=OLD), ["本年新公开数量"]), (labelled("本年新製作數量", "本年新", "公開數量", form=OLD), []),
        (labelled("本年新"), []), (labelled("本年新", "本年增/", form=OLD, year=2021), []), (labelled("现行有效件", form=OLD), []),
        (labelled("现行有效件"), ["现行有效件数"]), (labelled("本年增/", form=OLD, year=None), ["本年增/减"]),
        (labelled("（二）部分公开（区分处理的，只记这一情形，不记其他情形）"), ["只计这一情形"]),
    ],
)  # fmt: skip
def test_labels(subject: Subject, found: list[str]) -> None:
    assert [each.right for each in labels.misprinted(subject)] == found


def test_labels_in_words() -> None:
    text = "全年共收到行政复议1件，维持结果1件，尚未办结0件"
    assert [each.right for each in labels.misspoken(published({"opening": text}))] == ["结果维持", "尚未审结"]
    assert list(labels.misspoken(report(text))) == []


@pytest.mark.parametrize(
    ("told", "ends"),
    [
        ("街道明确专人负责，日常工作由街道", "责，日常工作由街道"), ("公开信息86条。2 5 8\n", "公开信息86条。2 5 8"), ("一是更新慢，", "一是更新慢，"),
        ("全年公开信息86条，都按时更新。", ""), ("无", ""), ("没有需要报告的事项", ""), ("公开信息86条，其中：\n（一）公告30条；", ""),
        ("特此报告。\n云山县水利局\n2025年12月31日", ""), ("详见附件，（见下表）", ""),
    ],
)  # fmt: skip
def test_a_text_that_ends_in_the_middle_of_a_sentence_is_told_of_an_interview(told: str, ends: str) -> None:
    found = [*leftovers.leftovers(report(told))]
    assert [each.code for each in found] == ["left_unfinished"] * bool(ends)
    assert all(str(each.left).endswith(ends[-12:]) and len(str(each.left)) <= 12 for each in found)
    assert codes(leftovers.leftovers, published({"overview.proactive": told})) == []
