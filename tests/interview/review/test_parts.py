"""A text against itself: parts and wholes, percentages, results, the balance, one thing told twice."""

from __future__ import annotations

from decimal import Decimal

import pytest

from interview.engine.sums.relations import Number
from interview.review.claimed.breakdowns import of_a_whole
from interview.review.claimed.percentages import percentages
from interview.review.claimed.powers_of_ten import of_another_power
from interview.review.claimed.told_balance import balance, results
from interview.review.claimed.told_twice import twice
from tests.interview.review.reports import APPLICATIONS, published, report

RIGHT = [
    "主动公开信息380条，其中文件30条，动态94条，机关信息104条，业务信息152条。",
    "共收办申请360件（市政府34件、市各部门93件、甲县233件），其中自然人申请349件，法人申请11件；予以公开119件、部分公开33件。",
    "发布信息393件，其中包括：规范性文件13件；计划2件。",
    "公开信息共429条，通过网站93条、通过公众号323条、其他方式13条。",
    "收取25件申请的处理费2950元。其中，甲局1件，收取420元；乙局2件，收取290元；丙局22件，收取2240元。",
    "收到申请34件，上年结转2件，其中自然人32件。",
    "收到申请34件，上年结转2件，其中自然人30件，单位6件。",
    "答复805件（含上年度结转18件，另有72件顺延，另有2件撤回）。",
    "全年公开200余条，其中网站120条，公众号90条。",
    "其中网站120条。",
    "通过门户网站公开信息120条，其中工作动态80条；通过公众号公开信息60条，其中转载30条。",
    "公开信息1200条，同比增长20%，其中重点领域占35%。",
    "召开会议2次，其中1次由局长主持，听取汇报3次。",
    "编发文章16篇，其中原创9篇。",
    "现有417项，其中许可12项，…处罚331项、…强制34项。",
    "公开信息86条，组织培训3次。",
    "发布动态信息1464条，其中文件15条，解读10条，预决算2条。",
    "公开信息86条（其中网站50条，公众号36条），发布解读103条。",
    "公开信息86条（网站50条、公众号20条、公示栏等16条以上）。",
    "公开信息86条（网站50条、公众号30余条、公示栏9条）。",
    "公开信息共380条，通过网站93条。",
    "公开信息共计6312条，其中，局官网发布信息764条，微信公众号2841条，微博2465条，快手号242条。",
    "公开信息共计6312条，其中，局里发布信息764条，微信公众号2841条，微博2465条，快手号242条。",
    "公开信息共380条，通过网站93条，通过公众号3篇。",
    "公开信息380条。其中包括50条动态、20条公告、10条解读。",
    "公开信息50条。其中机构类20条，内有领导成员10条、机构职能4条、机构概况1条、直属单位5条；工作类11条，其中动态3条、通知8条；政策类4条；民生类8条；财政类7条，其中预决算2条、专项5条。",
    "引发行政争议11件，其中，行政复议7件，结果维持6件，尚未审结1件；行政诉讼4件，结果维持2件，尚未审结2件。",
    "公开信息115条，其中文件1条，提案50条，网站48条，微信\n6条，其他10条。",
    "公开信息61条。其中，通知公告43条，预决算1条，征地2条，公共资源配置15条。",
    "收到申请20件，其中网络15件；公开信息300件，其中网站200件。",
    "收到申请20件，其中网络15件、当面5件（其中代办1件）。",
    "新媒体公开信息280条，其中公众号120条、微博约1300条（其中转载30条）、头条18条。",
    "公开信息39条，其中网站26条、公众号11条、公示栏2条。回应关切5次。决定的数量列在表中，其中处罚2件。",
    # A part of another unit, one without, parts of a part, a list that goes on: what was counted is not all of it.
    "公开信息90条，其中：规范性文件20件，疫情信息5条，法治报告1条，其他64条。",
    "公开信息90条，其中网站公开信息数60条，公众号公开信息数20，其他方式9条，规范性文件数1条。",
    "发布信息90条，其中，通过频道公开60条，含文件8条，其他文件52条。围绕就业，公众号推文30篇。",
    "发布信息90条；其中公开公告20条；动态30条，概况6条；丰富解读形式，全年解读9条。",
    "网站公开信息90条，其中：通知公告50条、义务教育35条、一公开监管信息5条；通过服务网公布事项25条，通过平台公示许可信息306条。",
    # Parts of parts in brackets; ways behind a semicolon are those of another whole.
    "公开信息90条，其中动态60条（工作动态40条，专题15条，通知5条），政务公开20条，互动4条，综合6条。",
    "公开信息100条，其中动态60条，目录35条，新开专栏6个，发布解读12条。",
    "发布信息3000条次，比上年增加5条。其中部门动态800条，通知20条。",
    "发布信息800条，同比增加5条，其中部门动态600条。",
    "开设7个专栏，发布解读信息8条；通过公众号发布30条；通过微博发布20条。",
]  # fmt: skip
WRONG = [
    (
        "网站公开信息共计3437条，包括：人事12条，动态1740条，解读及回应信息共计310条，其他1827条。",
        "parts_over",
        3889,
        3437,
    ),
    ("发布信息800条，比上年多5条，其中部门动态900条。", "part_over", 900, 800),
    ("新媒体公开信息2808条，其中公众号1205条、微博12984条、头条1118条。", "part_over", 15307, 2808),
    ("新媒体公开信息280条，其中公众号120条、微博1298条（其中转载30条）、头条18条。", "part_over", 1418, 280),
    ("网站发布信息2139条，其中动态1744条，政务393条，解读21条，回应2条。", "parts_over", 2160, 2139),
    ("网站发布信息2139条，其中动态1744条，政务393条，专栏6个，专题3个，解读21条。", "parts_over", 2158, 2139),
    ("网站发布信息2139条，其中动态1744条，政务403条，专栏6个，解读21条。", "parts_over", 2168, 2139),
    ("公开信息644条，其中动态300条，公告100条，其他56条。", "parts_under", 456, 644),
    ("共收办申请360件（市政府34件、市各部门93件、甲县200件）。", "parts_listed", 327, 360),
    (
        "2024年我局主动公开信息共373条，通过网站93条、通过公众号323条、其他方式公开13条。",
        "parts_by_ways",
        429,
        373,
    ),
    (
        "处理费5949元。其中，甲局1件，收取520元；乙局2件，收取290元；丙局22件，收取2240元。",
        "parts_under",
        3050,
        5949,
    ),
    (
        "处理费2949元。其中，甲局1件，收取420元；乙局2件，收取290元；丙局22件，收取2240元。",
        "parts_over",
        2950,
        2949,
    ),
]


@pytest.mark.parametrize("text", RIGHT)
def test_parts_that_come_to_their_whole_or_are_not_all_are_left_alone(text: str) -> None:
    assert list(of_a_whole(report(text))) == []


@pytest.mark.parametrize(("text", "code", "left", "right"), WRONG)
def test_parts_that_do_not_come_to_their_whole_are_found(text: str, code: str, left: int, right: int) -> None:
    (found,) = of_a_whole(report(text))
    assert (found.code, found.left, found.right, found.severity) == (code, left, right, "warning")


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        ("网站发布信息75656条，新媒体发布98113条，全年共发布173769万条。", 173769, 1737690000),
        ("网站发布信息75656条。新媒体发布98113条。全年共发布17376.9条。", 173769, Decimal("17376.9")),
        ("公开173769万条，其中网站75656条，公众号98113条，栏目0条。", 173769, 1737690000),
        ("共公开13160条，网站公开1200条，公众号公开116条。", 1316, 13160),
    ],
)
def test_numbers_that_come_to_another_one_but_for_a_power_of_ten_are_found(
    text: str, left: int, right: Number
) -> None:
    (found,) = of_another_power(report(text))
    assert (found.code, found.left, found.right) == ("parts_power", left, right)


@pytest.mark.parametrize(
    "text",
    [
        "网站发布信息75656条，新媒体发布98113条，全年共发布173769条。",
        "网站发布信息200条，公众号发布160条，全年共发布3600条。",  # two digits are alike by chance
        "网站发布信息75656条，新媒体发布98113篇，全年共发布173769万条。",
        "网站发布信息75656条，新媒体发布98113条。培训3次。解读5篇。全年共发布173769万条。",
        "网站发布信息75656条，公众号0条，全年共发布75656万条。",
        "网站发布信息75656条，新媒体发布98113条，全年发布约173769万条。",
    ],
)
def test_numbers_that_are_alike_by_chance_are_left_alone(text: str) -> None:
    assert list(of_another_power(report(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "答复申请98件，其中予以公开42件，占42.86%；部分公开6件，占6.1%。",
        "申请中不予公开5件，占5%。",
        "公开信息200条，其中动态50条，占25%。",
        "公开信息200条，约占全县的30%。",
        "合格率100%。公开信息30条，占比近三成。",
        "申请中予以公开约40件，占50%。",
        "公开信息9条，占30%。",
        "受理政府信息公开事项29例，其中网上25件，占86%，来信4件，占14%。",
        "公开动态300条、公告200条、解读50条，占30%。",
        "共办理申请90件，其中予以公开占60%、不予公开占10%。",
    ],
)  # fmt: skip
def test_percentages_that_come_out_or_whose_whole_is_not_told_are_left_alone(text: str) -> None:
    assert list(percentages(report(text, APPLICATIONS))) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("申请中予以公开42件，占52.86%。", "42.86%"),
        ("申请中予以公开42件，占53%。", "43%"),
        ("公开信息200条，其中动态50条，占35.0%。", "25%"),
    ],
)
def test_percentages_that_do_not_come_out_are_found(text: str, right: str) -> None:
    (found,) = percentages(report(text, APPLICATIONS))
    assert (found.rule, found.right, found.severity) == ("T08", right, "warning")


RESULTS = "答复申请{done}件。予以公开42件，部分公开6件，不予公开5件，无法提供35件，不予处理7件，其他处理3件。"


def test_results_that_come_to_what_was_done_are_left_alone() -> None:
    assert list(results(report(RESULTS.format(done=98)))) == []
    assert list(results(report(RESULTS.format(done=103) + "转下年度办理5件。"))) == []
    assert list(results(report("答复申请98件，予以公开42件。"))) == []
    received = "收到申请100件，上年结转申请3件。" + RESULTS.partition("。")[2] + "转下年度办理5件。"
    nowhere = {"applications.total.total": None}
    assert list(results(report(received, nowhere))) == []
    assert [
        each.code for each in results(report(received.replace("结转申请3件", "结转申请4件"), nowhere))
    ] == ["results"]
    assert list(results(report("予以公开42件，不予公开5件，无法提供35件，不予处理7件，其他处理3件。"))) == []
    assert list(results(report("答复申请98件，不予公开5件，无法提供35件，不予处理7件，其他处理3件。"))) == []


def test_results_of_which_one_has_no_unit_or_some_were_carried_over_are_left_alone() -> None:
    nowhere = {"applications.total.total": None}
    whole = "收到申请100件，上年结转申请3件。" + RESULTS.partition("。")[2]
    assert [each.code for each in results(report(whole.replace("结转", "收回"), nowhere))] == ["results"]
    assert list(results(report(whole, nowhere))) == []
    bare = whole.replace("结转", "收回").replace("部分公开6件", "部分公开67")
    assert list(results(report(bare, nowhere))) == []


@pytest.mark.parametrize("given", ["予以公开42件，部分公开6件", "予以公开及部分公开48件", "予以公开48件"])
def test_results_that_do_not_are_found(given: str) -> None:
    text = RESULTS.format(done=105).replace("予以公开42件，部分公开6件", given)
    (found,) = results(report(text, {"applications.total.total": None}))
    assert (found.id, found.left, found.right) == ("T07.overview.on_request.results", 98, 105)


BALANCE = "全年收申请464件，结转上年度申请3件，本年度办结{done}件，剩余26件结转下年度办理。"


def test_the_balance_is_held_where_no_table_tells() -> None:
    unknown = {"applications.total.total": None, "applications.total.natural": None}
    assert list(balance(report(BALANCE.format(done=441), unknown))) == []
    (found,) = balance(report(BALANCE.format(done=440), unknown))
    assert (found.left, found.right, len(found.where)) == (467, 466, 4)
    assert list(balance(report(BALANCE.format(done=440)))) == []
    assert list(balance(report("全年收申请464件。", unknown))) == []


def test_one_way_told_twice_is_found() -> None:
    first, second = "我局通过示范区网站审计信息栏目公开信息20条。", "全年通过审计信息专栏公开政府信息{n}条。"
    (found,) = twice(published({"overview.proactive": first, "overview.platform": second.format(n=16)}))
    assert (found.left, found.right, found.severity) == (16, 20, "warning")
    assert list(twice(report(first + second.format(n=20)))) == []
    assert list(twice(report(first + "通过公众号“云山审计”公开信息30条，公开文件3件。"))) == []
    assert list(twice(report(first + "通过审计信息专栏公开信息近16条。"))) == []
