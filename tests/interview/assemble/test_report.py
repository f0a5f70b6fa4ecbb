"""The report as a tree: what is printed, in which order, and what is left out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from interview.assemble import assemble, printed
from interview.assemble.report import fill
from interview.engine.answers.conditions import Test
from interview.engine.answers.kinds import Choice, Prose, Text, Value, Year, YesNo
from interview.engine.flow.layout import Sentence
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Answer, Book
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.plan import Plan
from interview.engine.sums.relations import Number
from interview.flowfiles import load_flow
from interview.flowfiles.families import family_of
from interview.flowfiles.loading import DEFAULT
from renderers.model import Document, Heading, Paragraph, Table
from tests.flows.forms import PARTS
from tests.flows.holding import PROFILE, PROSE, changed, hold

NEW = load_flow("disclosure_2021")


def paragraphs(document: Document, part: int) -> list[str]:
    """The running text of a part, its sub-headings in brackets; part 0 is what stands before the first."""
    now, found = 0, []
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            now = PARTS.index(block.text) + 1
        elif now == part and not isinstance(block, Table):
            found.append(f"[{block.text}]" if isinstance(block, Heading) else block.text)
    return found


def of(**told: Value) -> Document:
    answers = {id.replace("__", "."): Answer(value) for id, value in told.items()}
    return assemble(Plan(NEW, Book(answers)))


def cells(document: Document, table: int) -> list[str]:
    found = [block for block in document.blocks if isinstance(block, Table)][table - 2]
    return [cell.text for row in found.rows for cell in row if cell.role == "figure"]


@pytest.mark.parametrize(
    ("value", "signed", "unit", "text"),
    [
        (None, False, "", ""), (0, False, "", "0"), (0, False, "万元", "0"), (7, False, "", "7"), (1204, False, "", "1204"),
        (-8, True, "", "−8"), (8, True, "", "8"), (0, True, "", "0"), (Decimal("2.50"), False, "", "2.5"),
        (Decimal("25.1"), False, "万元", "25.1万元"), (Decimal("0.00"), False, "万元", "0"), (Decimal("1E+3"), False, "", "1000"),
        (11398889, False, "", "11398889"),
    ],
)  # fmt: skip
def test_a_figure_is_printed_as_the_form_wants_it(
    value: Number | None, signed: bool, unit: str, text: str
) -> None:
    assert printed(value, signed=signed, unit=unit) == text


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{year}年", "2025年"), ("{year}年{office}", ""), ("没有空", "没有空"), ("{a.b}{a.b}", "11"), ("{Year}", "{Year}"),
    ],
)  # fmt: skip
def test_a_sentence_is_filled_or_left_out_whole(template: str, text: str) -> None:
    assert fill(template, {"year": "2025", "a.b": "1"}) == text


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("云山县水利局", "云山县水利局"),
        ("云山县", "本机关"),
        ("白石镇", "本机关"),
        ("白石镇人民政府", "白石镇人民政府"),
    ],
)
def test_a_bare_place_is_nobody_to_ask(name: str, asked: str) -> None:
    told = {
        "office.name": name,
        "office.address": "长街1号",
        "office.phone": "0795-2501234",
        "office.postcode": "336400",
    }
    (front,) = paragraphs(of(**{id: Text(value=each) for id, each in told.items()}), 0)
    assert f"请与{asked}联系（地址：长街1号；" in front


def test_what_was_typed_is_never_filled_in_again() -> None:
    document = of(office__name=Text(value="{year}局{office.phone}"), year=Year(value=2025))
    assert document.title == "{year}局{office.phone}2025年政府信息公开工作年度报告"


@pytest.mark.parametrize("id", family_of(DEFAULT).forms)
def test_an_empty_report_has_every_heading_and_blank_cells(id: str) -> None:
    document = assemble(Plan(load_flow(id), Book()), draft=True)
    assert document.draft
    assert (document.office, document.year) == ("", 0)
    assert [b.text for b in document.blocks if isinstance(b, Heading) and b.level == 1] == list(PARTS)
    for table in (2, 3, 4):
        assert set(cells(document, table)) == {""}


def test_title_office_and_year_come_from_the_profile() -> None:
    document = of(office__name=Text(value="云山县水利局"), year=Year(value=2025))
    assert document.title == "云山县水利局2025年政府信息公开工作年度报告"
    assert (document.office, document.year, document.draft) == ("云山县水利局", 2025, False)


def test_a_sentence_of_the_preamble_needs_everything_it_names() -> None:
    whole = paragraphs(hold_quiet(NEW), 0)[0]
    assert "所列数据的统计期限为2021年1月1日至12月31日。" in whole
    assert "www.example.gov.cn查阅和下载" in whole
    assert "（地址：测试路 1 号；电话：010-12345678；邮编：100000）" in whole
    assert "〔2021〕30号" in whole
    lacking = paragraphs(of(office__name=Text(value="甲局"), year=Year(value=2025)), 0)[0]
    assert "下载" not in lacking
    assert "地址" not in lacking
    assert lacking.endswith("统计期限为2025年1月1日至12月31日。")
    assert paragraphs(of(office__kind=Choice(value="township")), 0) == [
        "本报告由总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，政府信息公开行政复议、行政诉讼情况，"
        "存在的主要问题及改进情况，其他需要报告的事项六个部分组成。"
    ]


def hold_quiet(flow: Flow, figures: dict[str, Number] | None = None) -> Document:
    held = hold(flow, figures or {}, kind="township")
    assert held.finished
    return assemble(held.state.plan)


def test_the_notice_that_is_named_fits_the_form() -> None:
    assert "〔2019〕60号" in paragraphs(hold_quiet(load_flow("disclosure_2019")), 0)[0]


def test_texts_stand_under_their_headings_and_each_line_is_a_paragraph() -> None:
    document = of(
        overview__proactive=Prose(value="第一段。\n第二段。"), overview__platform=Prose(value="平台。"),
        problems=Prose(value="不足。"),
    )  # fmt: skip
    assert paragraphs(document, 1) == [
        "[（一）主动公开]",
        "第一段。",
        "第二段。",
        "[（四）政府信息公开平台建设]",
        "平台。",
    ]
    assert paragraphs(document, 5) == ["[（一）存在的主要问题]", "不足。"]


def test_without_other_matters_the_last_part_says_so() -> None:
    assert paragraphs(of(), 6) == ["无其他需要报告的事项。"]
    assert paragraphs(of(other_matters=Prose(value="更正一处。")), 6) == ["更正一处。"]


def test_where_the_fee_is_told_the_last_part_does_not_also_say_that_there_is_nothing() -> None:
    fee: dict[str, Value] = {"year": Year(value=2025), "processing_fee__any": YesNo(value=False)}
    assert paragraphs(of(**fee), 6) == [
        "依据《政府信息公开信息处理费管理办法》，2025年本机关未发出信息处理费收费通知，实际收取信息处理费0元。"
    ]


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        ({}, "2021年本机关未发出信息处理费收费通知，实际收取信息处理费0元。"),
        (
            {"processing_fee.notices": 3, "processing_fee.demanded": Decimal("1300.50"), "processing_fee.received": 400},
            "2021年本机关发出信息处理费收费通知3件，总金额1300.5元，实际收取信息处理费400元。",
        ),
        (
            {"processing_fee.received": 400},
            "2021年本机关发出信息处理费收费通知0件，总金额0元，实际收取信息处理费400元。",
        ),
    ],
)  # fmt: skip
def test_the_fee_is_told_in_one_sentence(figures: dict[str, Number], sentence: str) -> None:
    told = paragraphs(hold_quiet(NEW, figures), 6)
    assert told == [f"依据《政府信息公开信息处理费管理办法》，{sentence}", PROSE["other_matters"]]


def test_the_old_form_says_nothing_of_the_fee() -> None:
    assert paragraphs(hold_quiet(load_flow("disclosure_2019")), 6) == [PROSE["other_matters"]]


def test_tables_of_a_quiet_office_hold_zeros_only() -> None:
    document = hold_quiet(NEW)
    assert [len(cells(document, table)) for table in (2, 3, 4)] == [10, 175, 15]
    assert {text for table in (2, 3, 4) for text in cells(document, table)} == {"0"}


def test_a_decrease_and_an_amount_are_printed_with_sign_and_unit() -> None:
    document = hold_quiet(load_flow("disclosure_2019"), {
        "licences.items": 12, "licences.change": -8, "procurement.projects": 1, "procurement.amount": Decimal("25.10"),
    })  # fmt: skip
    assert cells(document, 2)[6:9] == ["12", "−8", "0"]
    assert cells(document, 2)[-2:] == ["1", "25.1万元"]
    assert [len(cells(document, table)) for table in (2, 3, 4)] == [22, 161, 15]


def test_an_answer_set_aside_is_not_printed() -> None:
    held = hold(NEW, {"documents.in_force": 9}, kind="township")
    answers = dict(held.state.book.answers)
    answers["documents.any_in_force"] = hold(NEW, {}, kind="township").state.book.answers[
        "documents.any_in_force"
    ]
    document = assemble(Plan(NEW, Book(answers)))
    assert cells(document, 2)[5] == "0"


def test_a_ledger_with_other_columns_still_fills_the_page() -> None:
    ledger = NEW.ledger
    assert ledger is not None
    fewer = ledger.model_copy(update={"columns": ledger.columns[:2]})
    was = NEW.section["applications"]
    section = type(was).model_validate({**was.model_dump(exclude={"items"}), "items": (fewer,)})
    flow = changed(NEW, sections=(section,))
    table = next(block for block in assemble(Plan(flow, Book())).blocks if isinstance(block, Table))
    assert len(table.widths) == 3 + 3
    assert sum(table.widths) == pytest.approx(156)
    assert LedgerIds(fewer).columns == ("natural", "business")


def test_the_title_of_a_draft_leaves_room_for_what_is_not_known() -> None:
    assert of().title == "＿＿＿＿年政府信息公开工作年度报告"
    assert of(year=Year(value=2025)).title == "＿＿2025年政府信息公开工作年度报告"


def test_a_sentence_may_depend_on_an_answer() -> None:
    condition = Test.model_validate({"of": "office.kind", "is": "township"})
    section = NEW.section["problems"].model_copy(
        update={"sentences": (Sentence(text="乡镇。", when=condition),)}
    )
    flow = changed(NEW, sections=(NEW.section["profile"], section), preamble=())

    def texts(kind: str | None) -> list[str]:
        answers = {"office.kind": Answer(Choice(value=kind))} if kind else {}
        document = assemble(Plan(flow, Book(answers)))
        return [block.text for block in document.blocks if isinstance(block, Paragraph)]

    assert texts("township") == ["乡镇。"]
    assert texts("department") == []
    assert texts(None) == []


def test_profile_answers_are_not_a_part_of_the_report() -> None:
    texts = [b.text for b in hold_quiet(NEW).blocks if isinstance(b, Paragraph | Heading)]
    assert not [text for text in texts if text == PROFILE["office.address"]]
