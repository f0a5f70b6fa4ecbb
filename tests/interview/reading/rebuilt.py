"""Whole reports rebuilt from their figures, and the three kinds of page that they are met on.

Ten are published ones (where `../shared/reports` is there), two are invented: one busy, one quiet. What a page looks like is
what browsers, editors of sites and Word make; every figure of it is known.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from html import escape

from interview.assemble import assemble
from interview.engine.plan.plan import Plan
from interview.engine.sums.relations import Number
from interview.flowfiles import load_flow
from interview.story import tell_story
from renderers.html import write_html
from renderers.model import Cell, Document, Heading, Paragraph
from tests.golden.published import WHOLE, Published, available, read, story_text, told

OFFICE = "云山市测试办公室"
FLOW = "disclosure_2021"


@dataclass(frozen=True)
class Rebuilt:
    """A report of which everything is known."""

    id: str
    plan: Plan

    @property
    def document(self) -> Document:
        """As it is printed."""
        return assemble(self.plan)

    @property
    def truth(self) -> dict[str, Number]:
        """Every figure that it prints, by address."""
        return {
            address: figure.value for address, figure in self.plan.figures.items() if figure.value is not None
        }


@cache
def rebuilt() -> tuple[Rebuilt, ...]:
    """All reports there are."""
    published = [Rebuilt(id, told(id).state.plan) for id in WHOLE] if available() else []
    return (invented(1, 200), *published, invented(2, 9))


@cache
def invented(seed: int, most: int) -> Rebuilt:
    """A report with figures below `most`, whose sums come out."""
    dice, flow = random.Random(seed), load_flow(FLOW)
    computed = {relation.target for relation in flow.relations if relation.computes}
    figures: dict[str, Number | None] = {
        address: 0 if dice.random() < 0.6 or address.startswith("rules.") else dice.randrange(most)
        for address in flow.cells
        if address not in computed
    }
    assert flow.ledger is not None
    for column in (each.id for each in flow.ledger.columns):
        done = sum(int(figures[f"applications.{row.id}.{column}"] or 0) for row in flow.ledger.results)
        left = dice.randrange(5)
        before = min(dice.randrange(4), done + left)
        figures |= {
            f"applications.carried_out.{column}": left, f"applications.carried_in.{column}": before,
            f"applications.new.{column}": done + left - before,
        }  # fmt: skip
    story = story_text(Published(f"invented {seed}", 2024, FLOW, figures))
    return Rebuilt(f"invented {seed}", tell_story(read(story)).state.plan)


def clean(document: Document) -> str:
    """The page that this program writes."""
    return write_html(document)


def of_a_site(document: Document) -> str:
    """A page of a site, with all that stands around a report there."""
    title = escape(document.title)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}_政府信息公开年报_云山市人民政府门户网站</title>
<style>body{{width:900px}} td{{font-size:13px;border:1px solid}}</style></head><body>
<div><ul><li><a href="#">首页</a></li><li><a href="#">政务公开</a></li><li><a href="#">政务服务</a></li></ul></div>
<div>您现在的位置：<a href="#">首页</a> &gt; <a href="#">政务公开</a> &gt; 政府信息公开年报</div>
<table><tr><td>索引号</td><td>014208937/2026-00012</td><td>发布机构</td><td>{OFFICE}</td></tr>
<tr><td>发文日期</td><td>2026-01-22</td><td>主题分类</td><td>综合政务</td></tr></table>
<h1>{title}</h1><div>发布日期：2026-01-22 10:12　来源：{OFFICE}　浏览次数：<span>1234</span>次　字体：[ 大 中 小 ]</div>
<div>{_body(document, "&nbsp;&nbsp;&nbsp;&nbsp;{}", "{}", "")}</div>
<div><a href="#">打印本页</a> <a href="#">关闭窗口</a></div><div>上一篇：关于2026年1月统计数据</div>
<div>主办：云山市人民政府办公室 苏ICP备05012345号 网站标识码3213220001</div></body></html>"""


def of_word(document: Document, charset: str = "utf-8") -> str:
    """A page pasted from Word, or saved by it: a paragraph in every cell, conditions, a row that holds nothing."""
    blank = (
        "<p class=MsoNormal><span lang=EN-US><![if !supportEmptyParas]>&nbsp;<![endif]><o:p></o:p></span></p>"
    )
    nothing = f"<![if !supportMisalignedColumns]><tr height=0><td width=10>{blank}</td><td width=10></td></tr><![endif]>"
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta http-equiv=Content-Type content="text/html; charset={charset}"><meta name=Generator content="Microsoft Word 15">
<title>{escape(document.title)}</title><!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {{margin:0cm;font-size:10.5pt}} --></style></head><body lang=ZH-CN><div class=WordSection1>
<p class=MsoNormal align=center><b><span style='font-size:22.0pt'>{escape(document.title)}</span></b></p>
{_body(document, "<span style='font-family:仿宋_GB2312'>{}<span lang=EN-US><o:p></o:p></span></span>", "<p class=MsoNormal align=center><span>{}</span></p>", nothing, blank)}
</div></body></html>"""


def _body(document: Document, paragraph: str, told: str, behind: str, blank: str = "") -> str:
    def cell(each: Cell) -> str:
        spans = "".join(
            f' {name}="{many}"'
            for name, many in (("colspan", each.across), ("rowspan", each.down))
            if many > 1
        )
        text = told.format(escape(each.text)) if each.text else blank
        return f"<td{spans} style='border:solid windowtext 1.0pt;padding:0cm 5.4pt'>{text}</td>"

    parts = []
    for block in document.blocks:
        if isinstance(block, Heading):
            parts.append(f"<p><strong>{escape(block.text)}</strong></p>")
        elif isinstance(block, Paragraph):
            parts.append(f"<p>{paragraph.format(escape(block.text))}</p>")
        else:
            rows = "\n".join("<tr>" + "\n".join(map(cell, row)) + "</tr>" for row in block.rows)
            parts.append(
                f"<table border=1 cellspacing=0 style='border-collapse:collapse'>{rows}{behind}</table>"
            )
    return "\n".join(parts)
