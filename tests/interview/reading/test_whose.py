"""Whose a report is and of which year: a vote in which no single voice that may be last year's decides."""

from __future__ import annotations

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.model import Report
from interview.reading.report import report_of_lines
from interview.reading.title import Title, read_title, title_of
from interview.reading.whose import Vote, office_of, year_of

TITLES = available()[0].titles
TITLE = Title("云山县水利局2024年政府信息公开工作年度报告", "云山县水利局", 2024)
TEXT = "2024年，我局主动公开信息 120 条。2024年，收到申请 3 件。"
OLD_TEXT = TEXT.replace("2024", "2023")
OLD_PERIOD = "统计期限自2023年1月1日至2023年12月31日。"


def year(title: int | None = None, *paragraphs: str, dated: str = "", file: str = "") -> Vote[int]:
    return year_of(Title(year=title), paragraphs, [dated], file)


@pytest.mark.parametrize(
    ("told", "right"),
    [
        (year(2024), 2024),
        (year(2024, TEXT, OLD_PERIOD), 2024),  # the period was left as it stood
        (year(2024, TEXT, file="水利局2023年年报"), 2024),  # the file was written over
        (year(2023, TEXT, TEXT.replace("120", "9"), OLD_PERIOD.replace("2023", "2024"), file="2024年"), 2024),
        (year(2024, "与2023年相比，公开的信息多了。"), 2024),
        (year(2024, dated="发布日期:2025-01-20"), 2024),
        (year(2021, dated="2021年1月25日"), 2021),
        (year(2024, "2025年6月30日"), 2024),
        (year(2024, "按《2023年政务公开工作要点》办。按《2023年政务公开工作要点》办。"), 2024),
        (year(None, TEXT), 2024),
        (year(None, "2024年，我局收到申请 3 件。"), 2024),
        (year(None, OLD_PERIOD), 2023),
        (year(None, "云山县水利局", "2025年1月20日", "维持", "纠正", "总计", "3"), None),
        (year(None, "截至2023年12月31日，我局公开信息 9 条。"), 2023),
        (year(None, "2022年，共制定文件 0 件。", file="西柳镇-2023"), 2023),
        (year(None, file="水利局2022年年报"), 2022),
        (year(None, "2024年，收到 3 件。", "2025年1月20日"), 2024),
    ],
)
def test_the_year_is_what_leads_clearly(told: Vote[int], right: int) -> None:
    assert told == Vote(right)


@pytest.mark.parametrize(
    ("told", "candidates"),
    [
        (year(2024, OLD_TEXT), (2024, 2023)),
        (year(2024, file="水利局2023年年报"), (2024, 2023)),
        (year(2024, OLD_PERIOD, "云山县水利局", "2024年1月20日"), (2024, 2023)),
        (year(2024, OLD_PERIOD, dated="2024-01-20"), (2024, 2023)),
        (year(2023, TEXT, file="2024年"), (2024, 2023)),
        (year(None, TEXT, OLD_PERIOD), (2024, 2023)),
        (year(None, "云山县水利局2025年1月10日"), (2024,)),
    ],
)
def test_a_year_that_is_told_twice_differently_is_doubtful(
    told: Vote[int], candidates: tuple[int, ...]
) -> None:
    assert told == Vote(None, candidates)


@pytest.mark.parametrize(
    "told", [year(), year(None, "2023年和2024年。"), year(file="20220115"), year(file="2021年和2022年")]
)
def test_what_nobody_tells_has_no_candidates(told: Vote[int]) -> None:
    assert told == Vote()


def test_names_of_one_office_agree_and_the_text_calls_it() -> None:
    title = Title(office="云山市科委")
    assert office_of(title, "云山市科学技术委员会", (), "", TITLES) == Vote("云山市科学技术委员会")
    assert office_of(title, "", ("……", "云山市科委", "2025年1月10日"), "", TITLES) == Vote("云山市科委")
    assert office_of(Title(), "", ("云山县水利局2025年1月10日",), "", TITLES) == Vote("云山县水利局")
    assert office_of(Title(), "", ("水利局", "2025年1月10日"), "", TITLES) == Vote[str]()
    assert office_of(Title(), "", (), "云山县水利局 2024年政府信息公开工作年度报告", TITLES) == Vote(
        "云山县水利局"
    )


def test_a_report_without_a_title_says_whose_it_is_where_it_is_announced() -> None:
    def office(text: str) -> Vote[str]:
        return office_of(Title(), "", (text, "一是更新慢。", "无。"), "", TITLES)

    nobody: Vote[str] = Vote()
    announced = "根据《条例》规定，现公布云山县统计局2023年政府信息公开工作年度报告。"
    assert office(announced) == Vote("云山县统计局")
    assert office("现特向社会公开杨庄街道办事处2023年政府信息公开年度报告") == Vote("杨庄街道办事处")
    assert office("现公布我局2023年政府信息公开工作年度报告。") == nobody
    assert office("按《云山县人民政府办公室关于编制2023年政府信息公开工作年度报告的通知》") == nobody
    assert office(announced + announced.replace("统计", "水利")) == nobody
    assert office("特向社会公布2023年度云山县公安局城北分局政府信息公开工作年度报告。") == Vote(
        "云山县公安局城北分局"
    )
    assert office("特向社会公布城关街道2023年度信息公开年度报告。") == Vote("城关街道")
    assert office("现编制形成了《城关镇人民政府2023年政府信息公开工作年度报告》。") == Vote("城关镇人民政府")
    assert office("本报告由云山县公安局根据《条例》规定编制。") == Vote("云山县公安局")
    assert office("根据《条例》，云山县水利局编制完成本报告。") == Vote("云山县水利局")
    assert office("本报告由云山县人民政府办公室根据《条例》编制。") == nobody
    assert office("本报告由我局办公室按照要求编制。") == nobody


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("2024年云山市政府信息公开工作年度报告根据《条例》编制并向社会公布。", "云山市"),
        ("结合2024年云山市公安局政府信息公开工作编制而成。", "云山市公安局"),
        ("汇总2024年度小关镇人民政府的政务公开年度报告编制而成。", "小关镇人民政府"),
        ("结合市公安局政府信息公开工作编制。", ""),
        ("如有疑问,请与云山县水利局联系。(地址:长街1号)", "云山县水利局"),
        ("如有疑问，请联系云山县城关街道办事处（地址：长街1号）。", "云山县城关街道办事处"),
        ("如有疑问，请与城关街道办事处政府信息公开领导小组办公室联系。", "城关街道办事处"),
        ("可与小关镇人民政府党政办公室联系。", "小关镇人民政府"),
        ("請與云山縣交通運輸局辦公室聯系。", "云山县交通运输局"),
        ("如有疑问，请与云山县人民政府办公室联系。", ""),  # a government's, or its office's own
        ("请与我局办公室联系。", ""),
        ("请与云山县水利局联系，也可与云山县林业局联系。", ""),
        ("密切联系云山县林业局，公开信息。", ""),
        ("2024年，云山县水利局坚持以公开为常态。", "云山县水利局"),
        ("2024年，县水利局坚持以公开为常态。", ""),
        ("收到申请 3 件。2024年，云山县水利局坚持公开。", ""),
        ("请与云山县清溪街道综合办公室联系（地址：长街1号）。", "云山县清溪街道"),
        ("2024年，在县政务公开办的指导下，清溪街道办事处严格依照要求公开。", "清溪街道办事处"),
        ("2024年，在县委的领导下，我局坚持公开。", ""),
        ("2024年，云山县房屋征收管理办公室认真公开。", "云山县房屋征收管理办公室"),
        ("2024年，云山县人民政府办公室认真公开。", ""),
        ("2024年，在市委的领导下，云山市水利局结合工作实际，做好公开。", "云山市水利局"),
        ("2024年，云山县认真贯彻落实《条例》。", "云山县"),
        ("2024年，全县认真贯彻落实《条例》。", ""),
        ("按照要求，云山市人民政府根据全市2024年度工作开展情况，编制本报告。", "云山市人民政府"),
        (
            "结合国家税务总局云山市税务局（以下简称“市税务局”）政府信息公开统计数据撰写。",
            "国家税务总局云山市税务局",
        ),
        (
            "现向社会公布国家税务总局云山市税务局（以下简称“市局”）2024年政府信息公开工作年度报告。",
            "国家税务总局云山市税务局",
        ),
        ("现向社会公布2024年度清溪街政府信息公开工作年度报告。", "清溪街"),
        ("根据要求，编制发布云山市体育局2024年政府信息公开工作年度报告。", "云山市体育局"),
        ("本报告依据《条例》要求，由云山市供销联社结合有关统计数据编制。", "云山市供销联社"),
        ("本报告根据《条例》规定，由云山县供销合作总社编制而成。", "云山县供销合作总社"),
    ],
)
def test_a_report_without_a_title_says_whose_it_is_by_whom_to_ask_or_who_did_it(
    text: str, office: str
) -> None:
    told = office_of(Title(), "", (text, "一是更新慢。", "以后改进。", "无。"), "", TITLES)
    assert told == Vote(office or None)


def test_an_office_that_signs_another_ones_report_is_doubtful() -> None:
    told = office_of(TITLE, "", ("云山县林业局", "2025年1月10日"), "", TITLES)
    assert told == Vote(None, ("云山县水利局", "云山县林业局"))


def test_what_stands_above_a_date_and_is_no_office_signs_nothing() -> None:
    assert office_of(TITLE, "", ("以上情况特此报告", "2025年1月10日"), "", TITLES) == Vote("云山县水利局")


@pytest.mark.parametrize(
    ("told", "office"),
    [
        ("云山县小关乡人民政府2022年信息公开工作年度报告", "云山县小关乡人民政府"),
        ("2022年小关乡人民政府信息公开工作年度报告", "小关乡人民政府"),
        ("标题云山区杨梅乡2022年政府信息公开工作年度报告", "云山区杨梅乡"),
        ("开发区管委会2022年度信息公开工作年度报告", "开发区管委会"),
        ("云山区环保局政府信息公开工作年度报告(2019年)", "云山区环保局"),
        ("云山区环保局2024年上半年政府信息公开工作报告", "云山区环保局"),
        ("云山区环保局2024年第三季度政府信息公开工作报告", "云山区环保局"),
        ("云山区环保局2023—2024年政府信息公开工作年度报告", "云山区环保局"),
        ("乡镇信息公开年度报告", ""),
        ("2022年信息公开年度报告", ""),
    ],
)
def test_a_title_names_the_office_before_its_subject(told: str, office: str) -> None:
    title = read_title(told, TITLES)
    assert title is not None
    assert title.office == office


def test_a_year_behind_a_title_is_its_own_and_a_date_there_is_not() -> None:
    title = read_title("云山县水利局政府信息公开工作年度报告（2024年）", TITLES)
    assert title is not None
    assert (title.year, title.text[-7:]) == (2024, "（2024年）")


def test_a_title_of_two_years_is_of_the_later_one() -> None:
    title = read_title("2023年至2024年云山县水利局政府信息公开工作年度报告", TITLES)
    assert title is not None
    assert (title.year, title.office) == (2024, "云山县水利局")
    dated = read_title("云山县水利局政府信息公开工作年度报告（2025年1月12日）", TITLES)
    assert dated is not None
    assert dated.year is None


def test_a_line_that_is_no_title_names_nobody() -> None:
    assert read_title("工作总结", TITLES) is None


def read(text: str, file: str = "") -> Report:
    return report_of_lines(lines_of_text(text), available(), file=file)


def test_a_doubtful_year_and_office_come_with_what_they_may_be() -> None:
    told = read(
        f"{TITLE.text}\n\n一、总体情况\n\n{OLD_TEXT}\n\n六、其他\n\n无。\n\n云山县林业局\n\n2024年1月12日"
    )
    assert (told.year, told.years) == (None, (2024, 2023))
    assert (told.office, told.offices) == ("", ("云山县水利局", "云山县林业局"))


def test_the_name_of_a_file_tells_the_year_where_the_text_does_not() -> None:
    assert read("一、总体情况\n\n依申请公开政府信息 3 件。", "水利局2022年年报").year == 2022


FRONTS = [
    "云山县水利局二〇二四年度政府信息公开工作年度报告", "云山县水利局贰零贰肆年政府信息公开工作年度报告", "云山县水利局2O24年政府信息公开工作年度报告",
    "云山县水利局2024—2025年度政府信息公开工作年度报告", "云山县水利局2023年政府信息公开工作年度报告（2024年度）", "【年报】云山县水利局2024年政府信息公开工作年度报告", "云山县水利局2024年政府信息公开工作年度报告?\n?",
    "Page 8 - 云山县水利局2024年政府信息公开工作年度报告",
    "附件2\n云山县水利局2024年政府信息公开工作年度报告", "云山县人民政府\n云山县水利局2024年政府信息公开工作年度报告", "2024年政府信息公开工作年度报告\n（云山县水利局）",
    "云山县人民政府关于发布云山县水利局2024年政府信息公开工作年度报告的通知\n云山县水利局2024年政府信息公开工作年度报告",
    "云山县水利局政府信息公开工作年度报告\n（2024年度）", "发布机构：云山县人民政府办公室　发布日期：2025-01-22\n云山县水利局2024年政府信息公开工作年度报告",
    "云水发〔2025〕3号\n云山县水利局关于报送2024年政府信息公开工作年度报告的函", "云山县水利局\n2024年\n政府信息公开工作\n年度报告",
    "首页 > 政务公开 > 2023年政府信息公开年报\n云山县水利局2024年政府信息公开工作年度报告", "来源：云山县水利局\n2024年政府信息公开工作年度报告",
    "云山县水利局2024年法治政府建设年度报告\n云山县水利局2024年政府信息公开工作年度报告", "关于2024年度政府信息公开工作情况的报告",
]  # fmt: skip


@pytest.mark.parametrize("signed", ["", "云山县水利局\n2025年1月20日", "云山县农业农村局\n2025年1月20日"])
@pytest.mark.parametrize("front", FRONTS)
def test_an_odd_front_is_read_right_or_doubtful(front: str, signed: str) -> None:
    told = f"{front}\n一、总体情况\n{TEXT}\n五、存在的主要问题及改进情况\n一是更新慢。\n六、其他需要报告的事项\n无。\n{signed}"
    report = report_of_lines(lines_of_text(told), available())
    assert report.year in {None, 2024}
    assert report.office in {"", "云山县水利局"} or report.office in signed


def test_a_name_keeps_its_brackets() -> None:
    title = read_title("云山县水利局（云山县河长制办公室）2024年政府信息公开工作年度报告", TITLES)
    assert title is not None
    assert title.office == "云山县水利局（云山县河长制办公室）"


def test_a_date_beside_or_above_a_title_is_no_year_of_it() -> None:
    name = "云山县水利局政府信息公开工作年度报告"
    for front in (
        ["发文日期 2025-01-22 有效性 有效", name, "（2024年度）"],
        [f"2025年1月22日 {name}（2024年）"],
    ):
        assert title_of(front, front, TITLES).year == 2024


def test_a_title_whose_last_letter_a_page_broke_off_is_whole() -> None:
    told = ["2021年云山县融媒体中心政府信息公开工作年度报", "告", "发布日期：2022-01-25"]
    assert title_of(told, told, TITLES).text == "2021年云山县融媒体中心政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("page", "report", "office"),
    [
        ("滨河街道", "青山区滨河街道办事处", "青山区滨河街道办事处"),
        ("青山区滨河街道办事处", "滨河街道", "青山区滨河街道办事处"),
        ("水利局", "云山县水利局", "云山县水利局"),
        ("滨河街道", "我们的滨河街道", "滨河街道"),
        ("云山县水利局", "云山县财政局", "云山县水利局"),
    ],
)
def test_of_two_titles_of_one_report_the_one_with_the_fuller_name_is_it(
    page: str, report: str, office: str
) -> None:
    told = [f"{name}2024年政府信息公开工作年度报告" for name in (page, report)]
    title = title_of(told, told, TITLES)
    assert title.office == office
    assert title.end == (2 if office != page or office.endswith(report) else 1)
