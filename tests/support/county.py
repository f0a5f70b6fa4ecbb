"""A made county: invented offices, each with a report in one of the layouts that were met, and faults planted in some.

Figures balance, and every office writes sentences of its own; whatever is planted is known. Files are texts and pages, which
are made and read quickly, and where they are asked for Word, PDF and Excel files too.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import xlsxwriter

from renderers.docx import write_docx
from renderers.model import Block, Cell, Document, Heading, Paragraph
from renderers.model import Table as PrintedTable
from renderers.pdf import write_pdf
from tests.interview.reading.layouts import (
    COLUMNS,
    LAYOUTS,
    PARTS,
    Row,
    Sample,
    Table,
    rows_of_tables,
    sample,
    tables_as,
)

GOVERNMENT = "云山县人民政府"
YEAR = 2025
_BUREAUS = (
    "教育局", "民政局", "财政局", "水利局", "林业局", "交通运输局", "农业农村局", "卫生健康局", "文化广电和旅游局", "应急管理局", "审计局",
    "统计局", "医疗保障局", "商务局", "司法局", "科学技术局", "自然资源局", "住房和城乡建设局", "市场监督管理局", "退役军人事务局", "信访局",
    "生态环境局", "乡村振兴局", "城市管理局", "数据局", "公安局", "人力资源和社会保障局", "行政审批局", "体育局", "粮食和物资储备局",
)  # fmt: skip
_PLACES = (
    "清河", "临江", "东岭", "石桥", "白水", "南塘", "新安", "长平", "龙泉", "双溪", "马家", "柳林", "黄沙", "金山", "青石", "大洼", "三江",
    "高坪", "下湾", "老街", "麻园", "竹山", "铜鼓", "官渡", "平湖", "红旗", "桃源", "杨柳", "五里", "九龙",
)  # fmt: skip
_WHO = (
    "办公室",
    "政策股",
    "窗口",
    "信息中心",
    "值班组",
    "法制股",
    "宣传专班",
    "党政办",
    "服务站",
    "信息员",
    "业务科室",
    "网站小组",
)
_DID = ("逐月核对", "重新排了", "补发了", "张贴了", "汇编了", "翻译成白话写了", "录成短片讲了", "带到村里念了", "按季清理了", "当面答复了",
        "上墙公示了", "随文解读了")  # fmt: skip
_WHAT = ("灌溉收费标准", "补贴发放名册", "工程招标结果", "培训报名办法", "医保报销流程", "校车线路", "林地征占目录", "饮水检测结果",
         "食品抽检情况", "公交改线方案", "廉租房轮候表", "农机购置目录", "危房改造名单", "救灾物资去向", "招考面试安排", "扶持贷款条件")  # fmt: skip
_HOW = ("附了联系人", "写明了办理时限", "配了流程图", "留了意见箱", "标出了变动的地方", "请老人先试读", "同步发到了公告栏", "抄送了村组",
        "存了纸质一份", "回访了来电的人", "放在首页右侧", "按片区分开列")  # fmt: skip
_WEAK = ("老栏目翻起来慢", "图解做得少", "村里看不到网页", "新来的信息员不熟", "旧文件没有标废止", "答复用语太生硬", "分类目录有重复",
         "视频没有字幕", "留言转办要三天", "页面在手机上错行")  # fmt: skip
_MEND = ("春季前并掉空栏", "每季度做两期图解", "在祠堂口设公示板", "三月办一次培训", "逐件标注有效性", "改写一套答复用语", "合并重复目录",
         "给短片加上字幕", "留言当天转办", "换用自适应的版面")  # fmt: skip


@dataclass(frozen=True)
class Made:
    """One unit's report, and what is planted in it."""

    name: str
    sample: Sample
    texts: Mapping[str, str]
    phone: str
    layout: str
    title: str = ""
    more_contact: str = ""
    """What its opening says behind the telephone."""
    later: tuple[tuple[str, str], ...] = ()
    """What is replaced in the finished text."""

    @property
    def file(self) -> str:
        """What its file is called."""
        return f"{self.name}.{self.layout if self.layout in {'html', *FILES} else 'txt'}"


def names(count: int = 60) -> list[str]:
    """Offices of the county: as many bureaus as there are, then townships."""
    bureaus = [f"云山县{each}" for each in _BUREAUS]
    towns = [f"云山县{each}镇人民政府" for each in _PLACES]
    whole = [*bureaus, *towns]
    whole += [f"云山县{place}{bureau}" for place in _PLACES for bureau in _BUREAUS]
    more = (f"云山县{place}{other}{bureau}" for place in _PLACES for other in _PLACES for bureau in _BUREAUS)
    return [*whole, *(next(more) for _ in range(count - len(whole)))][:count]


def made(name: str, seed: int, layout: str) -> Made:
    """An office's report."""
    dice = random.Random(seed)
    report = quiet(seed)
    new, total = report.truth["applications.new.total"], report.truth["applications.total.total"]
    texts = {
        "proactive": "".join(_sentence(dice) for _ in range(5)),
        "on_request": (
            f"全年新收到政府信息公开申请{new}件，办结{total}件。" if new else "全年未收到政府信息公开申请。"
        )
        + _sentence(dice),
        "management": _sentence(dice) + _sentence(dice),
        "platform": _sentence(dice) + _sentence(dice),
        "supervision": _sentence(dice) + _sentence(dice),
        "problems": f"一是{dice.choice(_WEAK)}，{_sentence(dice)}二是{dice.choice(_WEAK)}，{_sentence(dice)}",
        "improvements": f"一是{dice.choice(_MEND)}，{_sentence(dice)}二是{dice.choice(_MEND)}，{_sentence(dice)}",
    }
    return Made(name, report, texts, f"0795-25{seed % 100_000:05}", layout)


def _sentence(dice: random.Random) -> str:
    return f"{dice.randrange(1, 13)}月，{dice.choice(_WHO)}{dice.choice(_DID)}{dice.choice(_WHAT)}，{dice.choice(_HOW)}。"


def quiet(seed: int) -> Sample:
    """Figures of a small office in which there is nothing to look at: nothing that only others have, or that is rare."""
    report = sample(seed, quiet=True)
    truth = dict(report.truth)
    rows = {id: [int(value) for value in values] for id, _, values in report.ledger.rows}
    for unusual, usual in (
        ("other_unpaid", "granted"),
        ("other_misc", "granted"),
        ("refused_petition", "granted"),
    ):
        rows[usual] = [one + other for one, other in zip(rows[usual], rows[unusual], strict=True)]
        rows[unusual] = [0] * len(COLUMNS)
    for id, counts in rows.items():
        truth.update(
            {f"applications.{id}.{column}": count for column, count in zip(COLUMNS, counts, strict=True)}
        )
    ledger = Table(
        report.ledger.heads, [(id, labels, [*map(str, rows[id])]) for id, labels, _ in report.ledger.rows]
    )
    truth.update({f"litigation_direct.{part}": 0 for part in PARTS})
    disputes = [*report.disputes[:5], *["0"] * 5, *report.disputes[10:]]
    proactive = []
    usually = {"rules": ["0", "0", "0"], "documents": ["1", "0", str(3 + seed % 40)], "fees": ["0"]}
    for heading, heads, shown in report.proactive:
        kept = [(id, label, usually.get(id, values)) for id, label, values in shown]
        for id, _, values in kept:
            names = (
                ("issued", "repealed", "in_force")
                if len(values) > 1
                else ("amount",)
                if id == "fees"
                else ("decisions",)
            )
            truth.update({f"{id}.{name}": int(value) for name, value in zip(names, values, strict=True)})
        proactive.append((heading, heads, kept))
    return replace(report, truth=truth, proactive=proactive, ledger=ledger, disputes=disputes)


def with_row(report: Sample, row: str, at: int, by: int) -> Sample:
    """The same with one printed figure of the table of applications changed; the truth knows it."""
    rows = [
        (id, labels, [str(int(value) + by) if id == row and place == at else value for place, value in enumerate(values)])
        for id, labels, values in report.ledger.rows
    ]  # fmt: skip
    address = f"applications.{row}.{[*COLUMNS][at]}"
    truth = {**report.truth, address: report.truth[address] + by}
    return replace(report, ledger=Table(report.ledger.heads, rows), truth=truth)


def text_of(unit: Made) -> str:
    """The report as its office publishes it, where that is a text or a page."""
    tables = iter(tables_as(unit.sample, unit.layout))
    parts = [next(tables) if isinstance(part, list) else part for part in _parts(unit)]
    if unit.layout == "html":
        parts = [
            part if part.startswith("<") else "".join(f"<p>{line}</p>" for line in part.split("\n"))
            for part in parts
        ]
        whole = f"<html><body>{''.join(parts)}</body></html>"
    else:
        whole = "\n".join(parts)
    for was, now in unit.later:
        assert was in whole, f"{unit.name}: nothing to replace"
        whole = whole.replace(was, now, 1)
    return whole


def _parts(unit: Made) -> list[str | list[Row]]:
    """The report from its title on: texts, and the rows of tables."""
    title = unit.title or f"{unit.name}{YEAR}年政府信息公开工作年度报告"
    opening = (
        f"本报告根据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
        f"（国办公开办函〔2021〕30号）编制。所列数据的统计期限为{YEAR}年1月1日至{YEAR}年12月31日。"
        f"如对本报告有疑问，请与{unit.name}联系（地址：云山县城关大道{unit.phone[-5:]}号，邮编：336400，电话：{unit.phone}{unit.more_contact}）。"
    )
    proactive, ledger, disputes = rows_of_tables(unit.sample)
    return [
        title, opening, "一、总体情况", "（一）主动公开", unit.texts["proactive"], "（二）依申请公开", unit.texts["on_request"],
        "（三）政府信息管理", unit.texts["management"], "（四）政府信息公开平台建设", unit.texts["platform"], "（五）监督保障",
        unit.texts["supervision"], "二、主动公开政府信息情况", proactive, "三、收到和处理政府信息公开申请情况", ledger,
        "四、政府信息公开行政复议、行政诉讼情况", disputes, "五、存在的主要问题及改进情况",
        f"（一）存在的主要问题\n{unit.texts['problems']}\n（二）改进情况\n{unit.texts['improvements']}", "六、其他需要报告的事项",
        "本年度没有收取信息处理费。没有其他需要报告的事项。",
    ]  # fmt: skip


def bytes_of(unit: Made) -> bytes:
    """The report's file, whatever it is."""
    if unit.layout not in FILES:
        return text_of(unit).encode()
    parts = _parts(unit)
    for was, now in unit.later:
        at = next(at for at, part in enumerate(parts) if isinstance(part, str) and was in part)
        parts[at] = str(parts[at]).replace(was, now, 1)
    return FILES[unit.layout](parts)


def _document(parts: list[str | list[Row]]) -> Document:
    blocks: list[Block] = []
    for part in parts[1:]:
        if isinstance(part, list):
            columns = sum(across for _, across in part[0])
            labels = columns % 5 and 3
            widths = tuple(_LABELS[at] if at < labels else 0.0 for at in range(columns))
            rest = (156 - sum(widths)) / (columns - labels)
            rows = tuple(tuple(Cell(text, across) for text, across in row) for row in part)
            blocks.append(
                PrintedTable("", tuple(width or rest for width in widths), rows, 1, dense=columns == 10)
            )
        else:
            blocks += [
                Heading(1, line) if re.match("[一二三四五六]、", line) else Heading(2, line)
                if re.match("（[一二三四五]）.{2,12}$", line) else Paragraph(line)
                for line in part.split("\n")
            ]  # fmt: skip
    return Document(str(parts[0]), "", YEAR, tuple(blocks))


def _workbook(parts: list[str | list[Row]]) -> bytes:
    """A sheet: a paragraph a row, tables with borders and merged cells; a blank under a head is one with it."""
    packed, down = io.BytesIO(), 0
    with xlsxwriter.Workbook(packed) as book:
        sheet, drawn = book.add_worksheet(), book.add_format({"border": 1})
        for part in parts:
            if isinstance(part, str):
                for line in part.split("\n"):
                    sheet.write(down, 0, line)
                    down += 1
                continue
            for top, left, bottom, right, text in _merged(part):
                if (top, left) == (bottom, right):
                    sheet.write(down + top, left, text, drawn)
                else:
                    sheet.merge_range(down + top, left, down + bottom, right, text, drawn)
            down += len(part)
    return packed.getvalue()


def _merged(rows: list[Row]) -> Iterable[tuple[int, int, int, int, str]]:
    """The cells of a table: top, left, bottom, right, text."""
    found: dict[tuple[int, int], tuple[int, int, int, int, str]] = {}
    above: dict[tuple[int, int], tuple[int, int]] = {}
    for at, row in enumerate(rows):
        left, here = 0, dict[tuple[int, int], tuple[int, int]]()
        for text, across in row:
            place = left, left + across - 1
            first = above[place] if not text and place in above else (at, left)
            top, _, _, _, said = found.get(first, (at, left, at, place[1], text))
            found[first] = top, left, at, place[1], said
            here[place] = first
            left += across
        above = here
    return found.values()


_LABELS = (12.0, 18.0, 40.0)
FILES: Mapping[str, Callable[[list[str | list[Row]]], bytes]] = {
    "docx": lambda parts: write_docx(_document(parts)),
    "pdf": lambda parts: write_pdf(_document(parts)),
    "xlsx": _workbook,
}
"""What a file is made with that is no text."""
_FILED = (3, 5, 40)
"""The units that hand in such files; in the first two something may be planted."""


@dataclass
class County:
    """All reports, and what is planted among them."""

    units: list[Made]
    missing: tuple[str, ...] = ()
    twice: str = ""
    planted: dict[str, str] = field(default_factory=dict)
    """The rule that has to find it, by unit."""
    copied: dict[str, str] = field(default_factory=dict)
    """Whose text it is, by unit."""

    @property
    def offices(self) -> list[str]:
        """Everybody of the roster."""
        return [*(unit.name for unit in self.units), *self.missing]

    def write(self, folder: Path) -> None:
        """Puts the files there."""
        folder.mkdir(parents=True, exist_ok=True)
        for unit in self.units:
            (folder / unit.file).write_bytes(bytes_of(unit))
        if self.twice:
            unit = next(each for each in self.units if each.name == self.twice)
            other = replace(unit, sample=with_row(unit.sample, "new", 0, 1))
            (folder / f"改过的{unit.file}").write_bytes(bytes_of(other))

    def write_roster(self, file: Path) -> None:
        """Puts the roster there."""
        lines = [f'government = "{GOVERNMENT}"']
        lines += [f'[[units]]\nname = "{name}"' for name in self.offices]
        file.write_text("\n".join(lines), encoding="utf-8")


def county(
    count: int = 60, *, faults: bool = True, without: frozenset[str] = frozenset(), files: bool = False
) -> County:
    """The county; without faults it is the same reports, all right. With files, one each is a Word, a PDF and an Excel file."""
    layouts = [each for each in LAYOUTS if each not in without]
    filed = dict(zip(_FILED, FILES, strict=True)) if files else {}
    everybody = [
        made(name, seed, filed.get(seed, layouts[seed % len(layouts)]))
        for seed, name in enumerate(names(count), start=1)
    ]
    if not faults:
        return County(everybody)
    units, found = everybody[:-2], County([])
    for at, (rule, plant) in enumerate(PLANTED.items()):
        units[2 * at] = plant(units[2 * at], units)
        found.planted[units[2 * at].name] = rule
    for at in (1, 3, 5):
        mine, whose = units[at], units[at + 20]
        units[at] = replace(mine, texts={**whose.texts, "on_request": mine.texts["on_request"]})
        found.copied[mine.name] = whose.name
    found.units = units
    found.missing = tuple(unit.name for unit in everybody[-2:])
    found.twice = units[-1].name
    return found


def _figure(row: str, at: int, by: int) -> Callable[[Made, list[Made]], Made]:
    return lambda unit, _: replace(unit, sample=with_row(unit.sample, row, at, by))


def _later(was: str, now: str) -> Callable[[Made, list[Made]], Made]:
    return lambda unit, _: replace(unit, later=((was, now),))


def _dispute(unit: Made, _: list[Made]) -> Made:
    disputes = [*unit.sample.disputes]
    disputes[4] = str(int(disputes[4]) + 1)
    truth = {**unit.sample.truth, "reconsideration.total": int(disputes[4])}
    return replace(unit, sample=replace(unit.sample, disputes=disputes, truth=truth))


def _rules(unit: Made, _: list[Made]) -> Made:
    heading, heads, rows = unit.sample.proactive[0]
    kept = [(id, label, ["2", "0", "2"] if id == "rules" else values) for id, label, values in rows]
    truth = {**unit.sample.truth, "rules.issued": 2, "rules.in_force": 2}
    return replace(
        unit,
        sample=replace(
            unit.sample, truth=truth, proactive=[(heading, heads, kept), *unit.sample.proactive[1:]]
        ),
    )


def _told(unit: Made, _: list[Made]) -> Made:
    return replace(unit, texts={**unit.texts, "on_request": "全年新收到政府信息公开申请77件。"})


def _same_figures(unit: Made, others: list[Made]) -> Made:
    busy = max(others[30:50], key=lambda each: sum(value > 1 for value in set(each.sample.truth.values())))
    text = {**unit.texts, "on_request": busy.texts["on_request"]}
    return replace(unit, sample=busy.sample, texts=text)


def _same_phone(unit: Made, others: list[Made]) -> Made:
    return replace(unit, phone=others[40].phone)


def _mobile(unit: Made, _: list[Made]) -> Made:
    return replace(
        unit, texts={**unit.texts, "platform": unit.texts["platform"] + "申请人王小明，手机13907951234。"}
    )


def _leftover(unit: Made, _: list[Made]) -> Made:
    return replace(unit, texts={**unit.texts, "management": unit.texts["management"] + "共清理文件XX件。"})


PLANTED: Mapping[str, Callable[[Made, list[Made]], Made]] = {
    "I1": _figure("carried_out", 0, 1),
    "I3": _figure("granted", 6, 1),
    "I4.reconsideration": _dispute,
    "N09": _rules,
    "X1": _told,
    "P02": _later(f"{YEAR}年12月31日", f"{YEAR}年11月30日"),
    "T18": _mobile,
    "T19": _leftover,
    "county.figures": _same_figures,
    "county.contact": _same_phone,
    "T02": _later("政府信息公开工作年度报告", "政府信息公开工作总结"),
    "T05": _later("国办公开办函〔2021〕30号", "国办公开办函〔2019〕60号"),
}
"""The rule that finds it, and what plants it."""
