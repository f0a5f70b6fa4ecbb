"""The one gate before a finished report: open questions, sums, errors of the texts, what was kept."""

from __future__ import annotations

from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from interview.engine.step.state import State
from interview.engine.step.turns import Finished, Refuse
from interview.review.of_interview import findings
from interview.talk.report.finish import finish, to_mend, unfinished
from interview.wording.catalog import words
from interview.wording.refusals import refused
from tests.support.interviews import facts_of, flow, hold, steps, told
from tests.support.offices import SIX
from tests.support.prefilled import WRONG, with_texts
from tests.support.prefilled import kept as kept_as_last_year

FLOW = flow("disclosure_2021")
ERROR = "X1.overview.on_request.new"
REASON = "上级要求把撤回的两件也写进来。"


def whole(**texts: str) -> State:
    state = hold(facts_of("disclosure_2021", SIX)).state
    book = with_texts(state.book, {id.replace("__", "."): text for id, text in texts.items()})
    return begin(FLOW, book)[0]


def wrong() -> State:
    return begin(FLOW, with_texts(whole().book, WRONG))[0]


def why(state: State) -> str:
    problem = unfinished(state.plan)
    return refused(FLOW, problem, words("zh")) if problem else ""


def test_nothing_stops_a_report_whose_texts_say_what_its_tables_say() -> None:
    assert unfinished(whole().plan) is None
    assert any(isinstance(turn, Finished) for turn in finish(whole())[1])


def test_an_error_stops_until_it_is_mended() -> None:
    state = wrong()
    assert [each.id for each in to_mend(state.plan)] == [ERROR]
    assert why(state) == "还不能写完：有 1 处要改，还没改，也没写为什么不改。"
    after, turns = finish(state)
    assert after is state
    assert any(isinstance(turn, Refuse) for turn in turns)
    mended = told(state, {"overview.on_request": "全年共收到政府信息公开申请6件。"})
    assert unfinished(mended.plan) is None


def test_an_error_stops_until_a_reason_is_given_and_again_where_that_is_taken_back() -> None:
    accepted = steps(wrong(), do.Accept(ERROR, REASON))
    assert unfinished(accepted.plan) is None
    assert unfinished(steps(accepted, do.Accept(ERROR, "")).plan) is not None


def test_a_warning_and_a_notice_stop_nothing() -> None:
    odd = told(whole(), {"documents.any_changed": "有", "documents.issued": "3", "documents.repealed": "0"})
    kinds = {each.severity for each in findings(odd.plan)}
    assert kinds == {"warning", "notice"}
    assert unfinished(odd.plan) is None


def test_everything_that_stops_is_said_at_once() -> None:
    book = with_texts(kept_as_last_year().book, WRONG)
    answers = {id: answer for id, answer in book.answers.items() if id != "fees.any"}
    state = begin(FLOW, type(book)(answers, last=book.last))[0]
    kept = len(state.plan.unreviewed)
    assert why(state) == (
        "还不能写完：还有 1 题没答，先看「有没有行政事业性收费」。有 1 处要改，还没改，也没写为什么不改。"
        f"有 {kept} 处照上一年的还没过一遍，先看「行政规范性文件，现行有效件数」。"
    )
