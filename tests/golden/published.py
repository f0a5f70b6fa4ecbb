"""Published reports as stories: their figures without the totals, an invented profile and invented prose.

The figures lie outside the repository (`../shared/reports`); where they are absent, what needs them is skipped.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from interview.assemble import assemble
from interview.engine.answers.kinds import plain
from interview.engine.sums.relations import Number
from interview.export import render
from interview.flowfiles import load_flow
from interview.story import Story, ToldStory, read_story, tell_story

SHARED = Path(__file__).parents[3] / "shared"
FIGURES = SHARED / "reports" / "figures"
WHOLE = ("000", "001", "002", "004", "006", "007", "008", "009", "010", "011")
MISREAD = {
    "006": {"reconsideration.total", "litigation_after_review.total"},
    "010": {"litigation_direct.total"},
}
"""Totals that were published as 0 although their parts are not; the program gives the sum."""

TEXTS = """\
[texts]
"overview.proactive" = "全年在门户网站公开信息四十余条，重要政策都配了解读。"
"overview.on_request" = "收到的申请都登记在册，按期答复。"
"overview.management" = "公开前逐件审查，过期的及时清理。"
"overview.platform" = "信息统一发在门户网站的公开栏目。"
"overview.supervision" = "有专人负责，全年培训一次。"
problems = "一是个别栏目更新慢；二是解读形式单一。"
improvements = "一是每月核对一次栏目；二是解读都配上图。"
"""


@dataclass(frozen=True)
class Published:
    """The figures of one published report."""

    id: str
    year: int
    flow: str
    figures: dict[str, Number | None]
    """By the address they have in our flow; None where published blank."""


def available() -> bool:
    return FIGURES.is_dir()


@cache
def published(id: str) -> Published:
    file = next(FIGURES.glob(f"{id}-*.json"))
    raw = json.loads(file.read_text("utf-8"), parse_float=Decimal)
    flow = f"disclosure_{raw['format']}"
    figures = {_address(flow, address): _number(value) for address, value in raw["figures"].items()}
    return Published(id, raw["year"], flow, figures)


def _address(flow: str, address: str) -> str:
    """A single row 其他处理 in the form of 2021 stands for its last line."""
    if flow == "disclosure_2021":
        return address.replace("applications.other.", "applications.other_misc.")
    return address


def _number(value: object) -> Number | None:
    if isinstance(value, str):
        amount = value.removesuffix("元")
        return Decimal(amount).scaleb(-4).normalize() if amount != value else Decimal(amount)
    assert value is None or isinstance(value, int | Decimal)
    return value


def story_text(report: Published) -> str:
    """The story that tells a report; figures that are 0, blank or computed are left out."""
    flow = load_flow(report.flow)
    computed = {relation.target for relation in flow.relations if relation.computes}
    makes_rules = any(
        report.figures.get(f"rules.{each}") for each in ("made", "public", "issued", "in_force")
    )
    lines = [
        "[profile]", f"year = {report.year}", 'name = "云山市测试办公室"',
        f'kind = "{"city_government" if makes_rules else "department"}"', 'address = "云山市人民路 12 号"',
        'phone = "0795-2501234"', 'postcode = "336400"', 'website = "www.example.gov.cn"', "", "[figures]",
    ]  # fmt: skip
    lines += [
        f'"{address}" = {plain(value)}'
        for address in flow.cells
        if address not in computed and (value := report.figures.get(address))
    ]
    return "\n".join(lines) + "\n\n" + TEXTS


def read(text: str) -> Story:
    return read_story(text, "story.toml", lambda flow, year: load_flow(str(flow or _flow_of(year))))


def _flow_of(year: int | None) -> str:
    return "disclosure_2019" if year in {2019, 2020} else "disclosure_2021"


@cache
def told(id: str) -> ToldStory:
    """A published report, told as a story."""
    return tell_story(read(story_text(published(id))))


@cache
def word(id: str) -> bytes:
    return render(told(id).state.plan, "docx")


__all__ = [
    "MISREAD",
    "SHARED",
    "WHOLE",
    "assemble",
    "available",
    "published",
    "read",
    "story_text",
    "told",
    "word",
]
