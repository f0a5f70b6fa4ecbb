"""What a page, a crawler or a print puts around a report is never its title, its office, its year or its text."""

from __future__ import annotations

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.model import Report
from interview.reading.report import report_of_lines
from tests.interview.reading.layouts import printed, sample

TITLE = "云山县水利局2024年政府信息公开工作年度报告"
BODY = printed(sample(5), "spreadsheet").partition("\n")[2]
PARTS = (
    "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况", "六、其他需要报告的事项",
)  # fmt: skip
BEFORE = (
    ["发布时间：2026-01-30 09:15", "信息来源：石桥镇人民政府"],
    ["发布日期: 2023/03/04", "浏览量：56", "字号： 大 中 小"],
    ["索引号：11330000/2022-10333", "公开日期：2022-06-01", "发布机构：石桥镇人民政府"],
    ["当前位置：首页 > 法定主动公开内容 > 政府信息公开年度报告 > 2019年"],
    ["首页 » 政府信息公开 » 年报 » 正文"],
    ["网站首页", "政务公开", "政府信息公开年报", "【打印】【关闭】"],
    ["title: 2019年报", "url: http://www.sq.gov.cn/a/2019/1.html", "date: 2019-02-03", "---"],
    ["抓取时间：2020-05-06 07:08:09", "来源网址：http://www.sq.gov.cn/col/2020/"],
    ["发文机关：石桥镇人民政府", "成文日期：2021年12月30日", "有效性：有效"],
    ["朗读", "分享到", "[ 2020-11-05 ]"],
    ["责任科室：党政办", "今日访问：23", "保护视力色：", "T大 T小", "适老化", "繁體"],
    [
        "![logo](http://www.sq.gov.cn/2019.png)",
        "[首页](http://www.sq.gov.cn/) > [年报](http://www.sq.gov.cn/nb/2019)",
    ],
)
AFTER = (
    ["主办：石桥镇人民政府", "承办：石桥镇党政办", "浙ICP备12345678号", "网站标识码：3300000001"],
    ["浙公网安备 33000002000001号"],
    ["上一篇：2023年度部门决算", "下一篇：没有了"],
    ["【打印本页】【关闭窗口】", "扫一扫在手机打开当前页"],
    ["版权所有：石桥镇人民政府 地址：石桥镇大街1号 电话：0571-00000000"],
    ["相关链接", "石桥镇2019年政府信息公开工作年度报告"],
    ["责任编辑：李四", "分享到：微信 微博"],
    ["附件1：2019年年报表格.xls", "PDF下载"],
    ["地址：石桥镇大街1号 邮编：311100", "政务服务热线：12345"],
    ["您访问的链接即将离开本站", "Produced By 某网络 某发布系统"],
    ["阅读 1523", "点赞 8 在看 3"],
    ["[1] [2] 下一页"],
    ["往年年报", "石桥镇2019年政府信息公开工作年度报告"],
    ["内容由AI生成，请核对"],
    ["---", "[^1]: 含上年结转3件", "{3}------------------------------------------------"],
)


def read(*lines: str) -> Report:
    return report_of_lines(lines_of_text("\n".join(lines)), available())


def holds_its_own(report: Report) -> None:
    plain = read(TITLE, BODY)
    assert (report.title, report.office, report.year) == (TITLE, "云山县水利局", 2024)
    assert report.spans == plain.spans
    assert (report.texts, report.profile, report.figures) == (plain.texts, plain.profile, plain.figures)


@pytest.mark.parametrize("lines", BEFORE)
def test_what_stands_above_the_title_is_no_part_of_the_report(lines: list[str]) -> None:
    holds_its_own(read(*lines, TITLE, BODY))


@pytest.mark.parametrize("lines", BEFORE)
def test_what_stands_between_the_title_and_the_text_is_no_part_of_the_report(lines: list[str]) -> None:
    holds_its_own(read(f"首页 > 政府信息公开 > {TITLE}", *lines, TITLE, *lines, BODY))


@pytest.mark.parametrize("lines", AFTER)
def test_what_stands_below_the_report_is_no_part_of_its_last_section(lines: list[str]) -> None:
    holds_its_own(read(TITLE, BODY, *lines))


def test_where_a_page_keeps_a_picture_is_said_nowhere_in_a_report() -> None:
    told = BODY.replace("一、总体情况\n", "一、总体情况\n/resources/public/20250129/697aca50306.png\n", 1)
    assert told != BODY
    holds_its_own(read(TITLE, told))


@pytest.mark.parametrize(
    "listed",
    [
        ["目录", *PARTS],
        ["目　录", *(f"{part}………………{page}" for page, part in enumerate(PARTS, 1))],
        [f"{part}  {page}" for page, part in enumerate(PARTS, 1)],
        ["目 录", PARTS[0], "（一）主动公开", "（二）依申请公开", *PARTS[1:]],
        [part.partition("、")[2] for part in PARTS],
        list(PARTS[:4]),
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_a_table_of_contents_is_neither_a_heading_nor_a_text(listed: list[str], *, above: bool) -> None:
    holds_its_own(read(*listed, TITLE, BODY) if above else read(TITLE, *listed, BODY))


def test_headings_with_nothing_under_them_are_headings_where_they_do_not_come_again() -> None:
    report = read(TITLE, *PARTS, "无。")
    assert [span.part for span in report.spans] == [1, 2, 3, 4, 5, 6]
    assert report.spans[-1].paragraphs == ("无。",)
