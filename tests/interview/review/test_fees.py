"""The processing fee, told in words alone: read alike by check and by import, and asked for where tables ask (X8)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.flowfiles import available
from interview.reading.model import ProsePart, Report
from interview.review.checking import review
from interview.review.claimed import fees
from interview.review.claimed.in_words import completed, read_whole
from interview.review.subject import Subject
from tests.interview.review.anomalies import RAW
from tests.interview.review.reports import published, report
from tests.support.interviews import flow

FORM = flow("disclosure_2021")
FEES = {"fees.amount": 5}
UNPAID = {"applications.other_unpaid.natural": 3, "applications.other_unpaid.total": 3}
SIX = (ProsePart(6, "六、其他需要报告的事项", ("……",)),)

TOLD = [
    ("2025年全市实际收取信息处理费共计400元。", {"received": 400}),
    ("全年收取政府信息公开信息处理费 0 元。", {"received": 0}),
    ("对25件申请案件收取了信息处理费2950元。其中，甲县1件，收取880元；乙局6件，收取600元。", {"received": 2950}),
    ("发出信息处理费收费通知3件，总金额1200元，实际收取总金额400元。", {"notices": 3, "demanded": 1200, "received": 400}),
    ("发出收费通知书5份，通知收取信息处理费共计500元，实收300元。", {"notices": 5, "demanded": 500, "received": 300}),
    ("下达2件收费通知，应收信息处理费900元。", {"notices": 2, "demanded": 900}),
    ("信息处理费收取总金额为0.02万元。", {"received": 200}),
    ("本年度未收取信息处理费。", {"received": 0}),
    ("无收取信息处理费情况。", {"received": 0}),
    ("本机关未发生政府信息公开收费事项。", {"received": 0}),
    ("未发出信息处理费收费通知，实际收取信息处理费0元。", {"notices": 0, "received": 0}),
    ("没有收取任何费用。", {"received": 0}),
    ("无其他需要报告的事项。", {}),
    ("行政事业性收费5万元。", {}),
    ("未收取复印、邮寄等费用。", {}),
    ("按每件100元的标准收取信息处理费。", {}),
    ("未发现违规收费情况。", {}),
]  # fmt: skip


def read(text: str) -> Report:
    return completed(Report("disclosure_2021", {}, texts={"other_matters": text}, year=2025), FORM)


@pytest.mark.parametrize(("text", "figures"), TOLD)
def test_what_a_sentence_says_of_the_fee_is_read(text: str, figures: dict[str, int]) -> None:
    assert read(text).sheet == {f"processing_fee.{each}": value for each, value in figures.items()}


@pytest.mark.parametrize(("text", "figures"), TOLD)
def test_an_interview_that_answered_so_agrees_with_its_text_and_one_that_did_not_does_not(
    text: str, figures: dict[str, int]
) -> None:
    right = {f"processing_fee.{each}": value for each, value in figures.items()}
    assert of_fees(report(text, right, FEES, at="other_matters")) == []
    for address, value in right.items():
        assert of_fees(report(text, right | {address: value + 7}, FEES, at="other_matters")) != []


def of_fees(subject: Subject) -> list[str]:
    return [each.id for each in review(subject) if each.rule == "T07"]


def test_a_fee_told_twice_differently_is_doubtful() -> None:
    figure = read("实际收取信息处理费400元。全年收取信息处理费300元。").figures["processing_fee.received"]
    assert (figure.state, figure.reason, figure.candidates) == ("doubtful", "twice", (400, 300))


def test_what_the_reader_read_stays() -> None:
    told = read("实际收取信息处理费400元。")
    known = replace(told, texts={"other_matters": "实际收取信息处理费300元。"})
    assert completed(known, FORM) is known


@pytest.mark.skipif(
    not RAW.is_dir(), reason="the published reports (../shared/reports) are not on this machine"
)
@pytest.mark.parametrize(
    ("name", "received"), [("002", 400), ("004", 0), ("006", 0), ("008", 2950), ("009", 2230)]
)
def test_published_reports_tell_their_fee(name: str, received: int) -> None:
    told = read_whole(next(RAW.glob(f"{name}-*")), available())
    assert told.sheet["processing_fee.received"] == received


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("本年度无收取信息处理费情况。", "X8_denied"), ("未发出收费通知。", "X8_denied"), ("实际收取信息处理费400元。", "X8_untold"),
        ("发出收费通知3件，收取信息处理费400元。", ""), ("发出收费通知1件。", ""),
    ],
)  # fmt: skip
def test_fees_not_paid_ask_for_their_notices(text: str, code: str) -> None:
    subject = without_notices(text, UNPAID)
    assert [each.code for each in fees.untold(subject)] == ([code] if code else [])


def without_notices(text: str, figures: dict[str, int], year: int = 2025) -> Subject:
    made = published({"other_matters": text}, figures, spans=SIX, year=year)
    return replace(made, sheet={**made.sheet, "processing_fee.notices": None})


def test_where_nothing_is_unpaid_or_nobody_tells_of_fees_no_notices_are_asked_for() -> None:
    assert list(fees.untold(without_notices("无收取信息处理费情况。", {}))) == []
    excerpt = replace(without_notices("……", UNPAID), spans=())
    assert list(fees.untold(excerpt)) == []
    assert list(fees.untold(report("无收取信息处理费情况。", UNPAID, at="other_matters"))) == []


def test_fewer_notices_than_fees_not_paid_are_found() -> None:
    subject = without_notices("发出收费通知1件。", UNPAID)
    assert [each.id for each in review(subject) if each.rule == "X8"] == ["X8.other_matters"]
