"""Whole documents to render: the 2021 form, word for word, with any figures."""

from __future__ import annotations

from renderers.model import Block, Cell, Document, Heading, Paragraph, Table

APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
RESULTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("（一）予以公开", ()),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", ()),
    (
        "（三）不予公开",
        (
            "1.属于国家秘密",
            "2.其他法律行政法规禁止公开",
            "3.危及“三安全一稳定”",
            "4.保护第三方合法权益",
            "5.属于三类内部事务信息",
            "6.属于四类过程性信息",
            "7.属于行政执法案卷",
            "8.属于行政查询事项",
        ),
    ),
    (
        "（四）无法提供",
        ("1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"),
    ),
    (
        "（五）不予处理",
        (
            "1.信访举报投诉类申请",
            "2.重复申请",
            "3.要求提供公开出版物",
            "4.无正当理由大量反复申请",
            "5.要求行政机关确认或重新出具已获取信息",
        ),
    ),
    (
        "（六）其他处理",
        (
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "3.其他",
        ),
    ),
    ("（七）总计", ()),
)
PROSE = (
    "本单位坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻落实《中华人民共和国政府信息公开条例》（国务院令第711号），"
    "紧紧围绕企业和群众“急难愁盼”问题，持续深化政务公开工作。2023年，通过门户网站主动公开政府信息1284条，其中政策文件36件、"
    "解读材料24篇；政务新媒体发布信息3160条，举办政府开放日活动4场，参加群众260余人次。"
)


def head(text: str, across: int = 1, down: int = 1) -> Cell:
    return Cell(text, across, down, "head")


def label(text: str, across: int = 1, down: int = 1) -> Cell:
    return Cell(text, across, down, "label")


def figures(count: int, *values: str) -> tuple[Cell, ...]:
    """So many figures: the values given, then zeros."""
    return tuple(Cell(value) for value in (*values, *["0"] * count)[:count])


def proactive(*values: str) -> Table:
    """Section two: rules, decisions, fees."""
    left = iter((*values, *["0"] * 10))
    wide = [Cell(next(left), across=1) for _ in range(6)]
    decisions = [Cell(next(left), across=3) for _ in range(4)]
    return Table(
        name="主动公开政府信息情况",
        widths=(54, 34, 34, 34),
        rows=(
            (head("第二十条第（一）项", 4),),
            (head("信息内容"), head("本年制发件数"), head("本年废止件数"), head("现行有效件数")),
            (label("规章"), *wide[:3]),
            (label("行政规范性文件"), *wide[3:]),
            (head("第二十条第（五）项", 4),),
            (head("信息内容"), head("本年处理决定数量", 3)),
            (label("行政许可"), decisions[0]),
            (head("第二十条第（六）项", 4),),
            (head("信息内容"), head("本年处理决定数量", 3)),
            (label("行政处罚"), decisions[1]),
            (label("行政强制"), decisions[2]),
            (head("第二十条第（八）项", 4),),
            (head("信息内容"), head("本年收费金额（单位：万元）", 3)),
            (label("行政事业性收费"), decisions[3]),
        ),
        header_rows=0,
    )


def applications(*values: str) -> Table:
    """Section three; the values go to every row alike."""
    rows: list[tuple[Cell, ...]] = [
        (
            head("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
            head("申请人情况", 7),
        ),
        (head("自然人", 1, 2), head("法人或其他组织", 5), head("总计", 1, 2)),
        tuple(head(name) for name in APPLICANTS[1:]),
        (label("一、本年新收政府信息公开申请数量", 3), *figures(7, *values)),
        (label("二、上年结转政府信息公开申请数量", 3), *figures(7, *values)),
    ]
    first: tuple[Cell, ...] = (label("三、本年度办理结果", 1, 22),)
    for name, kinds in RESULTS:
        if not kinds:
            rows.append((*first, label(name, 2), *figures(7, *values)))
        for number, kind in enumerate(kinds):
            group = (label(name, 1, len(kinds)),) if number == 0 else ()
            rows.append((*group, label(kind), *figures(7, *values)))
        first = ()
    rows.append((label("四、结转下年度继续办理", 3), *figures(7, *values)))
    return Table(
        name="收到和处理政府信息公开申请情况",
        widths=(6, 15.5, 37.5, 10.5, 13, 13, 18, 15.5, 10.5, 16.5),
        rows=tuple(rows),
        header_rows=3,
        dense=True,
    )


def disputes(*values: str) -> Table:
    """Section four: reviews and lawsuits."""
    return Table(
        name="政府信息公开行政复议、行政诉讼情况",
        widths=(10.4,) * 15,
        rows=(
            (head("行政复议", 5), head("行政诉讼", 10)),
            (*(head(name, 1, 2) for name in OUTCOMES), head("未经复议直接起诉", 5), head("复议后起诉", 5)),
            tuple(head(name) for name in OUTCOMES * 2),
            figures(15, *values),
        ),
        header_rows=3,
    )


def report(kind: str = "quiet", *, draft: bool = False) -> Document:
    """A whole report: `quiet` is all zeros and little prose, `busy` and `huge` have large ones."""
    office = {"quiet": "上高县科学技术局", "busy": "北京市朝阳区人民政府办公室"}.get(
        kind, "新疆维吾尔自治区巴音郭楞蒙古自治州和硕县市场监督管理局"
    )
    long = 1 if kind == "quiet" else 2
    values = {
        "quiet": ((), (), ()),
        "busy": (
            ("12", "3", "136", "25", "8", "316441", "13612", "4185", "96", "2.02"),
            ("13069", "560", "12", "4", "107", "58", "13810"),
            ("185", "23", "10", "4", "222"),
        ),
    }.get(
        kind,
        (
            ("1", "2", "3", "4", "5", "6", "11398889", "4185", "316441", "1139888.95"),
            ("11398889", "316441", "4185", "13612", "4185", "13612", "11751754"),
            ("13612", "4185", "316441", "0", "334238", *["4185"] * 10),
        ),
    )
    texts = tuple(Paragraph(PROSE) for _ in range(long))
    overview: list[Block] = []
    for name in ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"):
        overview.append(Heading(2, f"（{'一二三四五'[len(overview) // (long + 1)]}）{name}"))
        overview.extend(texts)
    return Document(
        title=f"{office}2023年政府信息公开工作年度报告",
        office=office,
        year=2023,
        blocks=(
            Paragraph(
                "根据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开"
                "工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）要求编制本报告。所列数据的统计期限为2023年1月1日至12月31日。"
                "联系地址：敖阳街道和平路1号，电话：0795-2512345，邮编：336400。"
            ),
            Heading(1, "一、总体情况"),
            *overview,
            Heading(1, "二、主动公开政府信息情况"),
            proactive(*values[0]),
            Heading(1, "三、收到和处理政府信息公开申请情况"),
            applications(*values[1]),
            Heading(1, "四、政府信息公开行政复议、行政诉讼情况"),
            disputes(*values[2]),
            Heading(1, "五、存在的主要问题及改进情况"),
            *texts,
            Heading(1, "六、其他需要报告的事项"),
            Paragraph("本年度未收取信息处理费。"),
        ),
        draft=draft,
    )
