"""Reports of random offices through every format and back: each figure, heading and paragraph. 100 with NIANBAO_LONG=1, a fiftieth otherwise.

NIANBAO_SEED sets the seed.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from interview.assemble import assemble
from interview.engine.answers.characters import clean_paragraphs
from interview.engine.answers.kinds import Prose
from interview.engine.plan.book import Answer
from interview.engine.plan.plan import Plan
from interview.export import SUFFIXES, render
from interview.flowfiles import available
from interview.reading.report import read_report
from renderers.model import Table
from tests.support.drafted import NAMES, drafts_of, held, random_facts, with_facts
from tests.support.fonts import needs_chinese_font
from tests.support.interviews import FLOWS, KINDS
from tests.support.systems import needs_libreoffice

HOW_MANY = 100 if os.environ.get("NIANBAO_LONG") == "1" else 2
SEED = int(os.environ.get("NIANBAO_SEED", "2026"))
OWN = (
    "全年共办理“一件事”12件、信访3件；办结率100%，群众满意度98.5%。", "（注：上述数据截至12月31日）",
    "一是公开不够及时。二是解读形式单一。三是人员变动频繁，业务不熟。", "《条例》第二十条第（八）项规定的收费，本年度为3.25万元",
    "全文见 https://www.example.gov.cn/zwgk/2025/index.html?id=12&type=3", "1.加强学习。", "（1）完善制度；（2）压实责任。",
    "咨询电话0795-2501234，传真0795－2501235，邮箱 xx_gk@example.gov.cn。", "第一，抓重点；第二，补短板——确保实效……",
)  # fmt: skip
"""What clerks write besides the draft, with all that converters lose: blanks, marks, numbers at the end of a line."""


def a_report(seed: int) -> Plan:
    """The report of some office; its texts are drafts, sentences of its own, or both."""
    dice = Random(seed)
    state = held(dice.choice(FLOWS), dice.choice(KINDS), seed % 40)
    plan = with_facts(state.flow, state.book, random_facts(state.flow, dice), dice.choice(NAMES))
    drafts = drafts_of(plan)
    texts = {}
    for id, question in state.flow.questions.items():
        if question.kind == "prose" and not question.serves:
            draft = drafts.get(id, "") if dice.random() < 0.6 else ""
            own = dice.sample(OWN, dice.choice((0, 1, 2, 3)) if draft else dice.choice((1, 2, 3)))
            texts[id] = Answer(Prose(value=clean_paragraphs("\n".join([*([draft] if draft else []), *own]))))
    return Plan(state.flow, replace(plan.book, answers={**plan.book.answers, **texts}))


def lost(plan: Plan, file: Path) -> list[str]:
    """What of a report does not come back from a file."""
    document, report = assemble(plan), read_report(file, available())
    figures = {address: plan.figures[address].value for address in plan.flow.cells}
    gone = [id for id, value in figures.items() if report.figures[id].value != value]
    gone += [id for id in figures if report.figures[id].state != "read"]
    words = [block.text for block in document.blocks if not isinstance(block, Table)]
    read = [text for span in report.spans for text in (span.heading, *span.paragraphs) if text]
    texts = [] if read == words else sorted({*words} ^ {*read}) or ["the order of the paragraphs"]
    return gone + texts + [document.title] * (report.title != document.title)


def reports() -> Iterator[tuple[int, Plan]]:
    for seed in range(SEED * 1000, SEED * 1000 + HOW_MANY):
        yield seed, a_report(seed)


@needs_chinese_font
def test_every_format_comes_back_whole(tmp_path: Path) -> None:
    for seed, plan in reports():
        for to in ("docx", "pdf", "html", "fragment", "md"):
            file = tmp_path / f"{seed}{SUFFIXES[to]}"
            file.write_bytes(render(plan, to))
            assert lost(plan, file) == [], (seed, to)


@needs_libreoffice
def test_a_word_file_that_libreoffice_saved_comes_back_whole(tmp_path: Path) -> None:
    plans = dict(reports())
    for seed, plan in plans.items():
        (tmp_path / f"{seed}.docx").write_bytes(render(plan, "docx"))
    again = tmp_path / "again"
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    files = [str(tmp_path / f"{seed}.docx") for seed in plans]
    subprocess.run(
        [*command, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(again), *files],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    for seed, plan in plans.items():
        assert lost(plan, again / f"{seed}.docx") == [], seed
