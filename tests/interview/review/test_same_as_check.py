"""`check` of the document that an interview wrote says nothing that the interview did not, and nothing more severely."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from interview.engine.answers.kinds import Prose
from interview.engine.step.machine import begin
from interview.engine.step.state import State
from interview.export import render
from interview.flowfiles import available
from interview.reading.report import read_report
from interview.review.checking import review
from interview.review.model import Finding
from interview.review.of_interview import findings
from interview.review.of_report import of_report
from tests.golden.test_golden import CASES, held
from tests.support.prefilled import with_texts

SEED = 2026
PASTED = (
    "\n一、其他工作开展情况\n做了不少。", "\n（二）依申请公开\n共收到申请9件，办结7件。", "\n2026年2月10日", "\n2026年4月10日",
    "本局公開文件徵集意見12條，複議3件。", "经办人电话13800138000。", "结果维护3件，复议结果维护2件。", "2024年，我局收到申请5件。",
    "\n（三）政府信息管理\n", "根据国办公开办函〔2019〕60号要求。", "\n附件：台账", "各位领导：\n现将情况报告如下。", "收取信息处理费3.5万元。",
    "\n五、存在的问题\n没有问题。", "全市共收到依申请公开12件。", "公开信息373条，通过网站93条、通过公众号323条。", "XX年", "   ",
    "统计期限为2025年1月1日至11月30日。", "\n\n\n多余空行\n\n", "其中公开5件，占33.9%。", "国务院令第492号", "我镇认真落实。",
    "[b]粗[/b]", "  8 件", "共收到申请１２件。", "共收到申请十二件。", "未收到申请，没有引起复议和诉讼。",
    "主动公开信息××条。", "收取信息处理费9.9亿元。", "（此处填写）", "共受理申请9件，全部办结。",
)  # fmt: skip
"""What clerks paste into a text, each with something to be said of it, or nothing."""


def key(finding: Finding) -> tuple[str, ...]:
    return (finding.rule, finding.code, finding.severity, str(finding.left), str(finding.right))


def checked(state: State, file: Path) -> tuple[Finding, ...]:
    """What `check` says of the document, beside the same last year."""
    file.write_bytes(render(state.plan, file.suffix[1:]))
    report = read_report(file, available())
    flow = next(each for each in available() if each.id == report.flow)
    return review(replace(of_report(report, flow), last=state.plan.book.last))


def said_of_the_document_alone(state: State, file: Path) -> list[tuple[str, ...]]:
    """What is found in the document and not by the interview, or more severely.

    A paragraph that looks like another heading is read under that: the finding is the same at another address. A line
    that is run into the one before is a shorter list of the same.
    """
    told = findings(state.plan)
    same = {key(each) for each in told} | {(each.id, each.severity) for each in told}
    return [key(each) for each in checked(state, file) if not {key(each), (each.id, each.severity)} & same]


def texts_of(state: State) -> dict[str, str]:
    return {
        id: answer.value.value for id, answer in state.book.answers.items() if isinstance(answer.value, Prose)
    }


def changed(count: int, seed: int = SEED) -> Iterator[tuple[str, dict[str, str]]]:
    """Golden texts with a number changed, a piece lost, or one of a few pieces pasted in."""
    dice = random.Random(seed)
    written = [case for case in CASES if texts_of(held(case).state)]
    for number in range(count):
        case = written[number % len(written)]
        texts = texts_of(held(case).state)
        for id in dice.sample(sorted(texts), 2):
            texts[id] = _changed(texts[id], dice, PASTED[number % len(PASTED)])
        yield case, texts


def _changed(text: str, dice: random.Random, piece: str) -> str:
    numbers = list(re.finditer(r"\d+", text))
    if numbers and dice.random() < 0.4:
        at = dice.choice(numbers)
        return text[: at.start()] + str(int(at[0]) + dice.choice([1, -1, 10, 3000])) + text[at.end() :]
    if dice.random() < 0.2:
        return text[: dice.randrange(1, len(text) + 1)]
    place = dice.choice([0, len(text), dice.randrange(len(text) + 1)])
    return text[:place] + piece + text[place:]


@pytest.mark.no_cover
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("to", ["docx", "html", "md"])
def test_check_of_a_golden_document_says_what_the_interview_said(case: str, to: str, tmp_path: Path) -> None:
    state = held(case).state
    assert said_of_the_document_alone(state, tmp_path / f"a.{to}") == []
    assert {key(each) for each in checked(state, tmp_path / f"b.{to}")} == {
        key(each) for each in findings(state.plan)
    }


@pytest.mark.no_cover
def test_check_of_a_changed_document_says_nothing_that_the_interview_did_not(tmp_path: Path) -> None:
    errors = 0
    for number, (case, texts) in enumerate(changed(len(PASTED))):
        state = held(case).state
        state = begin(state.flow, with_texts(state.book, texts))[0]
        errors += any(each.severity == "error" for each in findings(state.plan))
        to = ("docx", "html", "md")[number % 3]
        assert said_of_the_document_alone(state, tmp_path / f"{number}.{to}") == [], (case, texts)
    assert errors > len(PASTED) // 4, "there was something to be said"
